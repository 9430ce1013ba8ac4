"""The styles of cells of an Excel file: what each makes of a number, and its font.

Source of the number formats: ECMA-376, part 1, 18.8.30 and 18.8.31. Knows no cells. Read next:
`cchc.workbook.parts`, `cchc.workbook.moments` (which day a number is).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc.office_files import OfficeFile

_BESIDE = re.compile(r'"[^"]*"?|[\\_*].|\[[^\]]*\]', re.DOTALL)  # of a number format: text, gaps, colours
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)  # hours that go on beyond 24
CODES = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip  # that no file writes out; of money (5 to 8, 37 to 44) a number is the same


class Format(NamedTuple):
    """What a cell's number format, written as `code`, makes of its number, and what its font is.

    `is_struck`: the font strikes the text through.
    """

    code: str = ""
    is_date: bool = False
    is_duration: bool = False
    is_percent: bool = False
    font: str = ""
    is_struck: bool = False


def load(file: OfficeFile, part: str) -> list[Format]:
    """Return what each style of cells makes of a number, by the style's number."""
    codes: dict[int, str] = {}
    formats: list[tuple[int, int]] = []
    fonts: list[str] = []
    struck: set[int] = set()
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(tag)
        if path[1:] == ["numFmts", "numFmt"]:
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif path[1:] == ["fonts", "font"]:
            fonts.append("")
        elif path[1:] == ["fonts", "font", "name"]:
            fonts[-1] = attributes.get("val", "")
        elif path[1:] == ["fonts", "font", "strike"] and attributes.get("val", "1") not in {"0", "false"}:
            struck.add(len(fonts) - 1)
        elif path[1:] == ["cellXfs", "xf"]:
            formats.append((int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))))

    def end(_: str) -> None:
        path.pop()

    file.read(part, start=start, end=end)
    codes_in_use = {number: codes.get(number) or CODES.get(number, "") for number, _ in formats}
    looks = {number: look(code) for number, code in codes_in_use.items()}
    return [
        looks[number]._replace(font=fonts[font] if font < len(fonts) else "", is_struck=font in struck)
        for number, font in formats
    ]


def look(code: str) -> Format:
    r"""Return what a number format makes of a number, by its part for positive ones.

    A % that is only shown scales nothing.

    >>> look('0"%"').is_percent, look("0.0%").is_percent, look(r"0\%").is_percent
    (False, True, False)
    >>> look("[$-42A]d/m/yyyy;@").is_date, look('0" ngày"').is_date, look("[h]:mm").is_duration
    (True, False, True)
    """
    bare, of_positive = _BESIDE.sub("", code), code.partition(";")[0]
    is_duration = _DURATION.search(of_positive) is not None
    is_date = is_duration or not set("dmyhs").isdisjoint(bare.partition(";")[0].lower())
    return Format(code, is_date, is_duration, "%" in bare)
