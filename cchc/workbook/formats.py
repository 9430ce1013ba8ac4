"""The styles of cells of an Excel file: what each makes of a number, and its font.

openpyxl only tells which of them are dates. Knows no cells. Read next: `cchc.workbook.parts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format

if TYPE_CHECKING:
    from cchc.office_files import OfficeFile

_NOT_SCALING = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL
)  # of a number format: text, gaps, colours


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
    codes_in_use = {number: codes.get(number) or builtin_format_code(number) or "" for number, _ in formats}
    looks = {number: _look(code) for number, code in codes_in_use.items()}
    return [
        looks[number]._replace(font=fonts[font] if font < len(fonts) else "", is_struck=font in struck)
        for number, font in formats
    ]


def _look(code: str) -> Format:
    r"""Return what a number format makes of a number; a % that is only shown scales nothing.

    >>> _look('0"%"').is_percent, _look("0.0%").is_percent, _look(r"0\%").is_percent
    (False, True, False)
    """
    is_date = is_date_format(code)
    return Format(code, is_date, is_date and is_timedelta_format(code), "%" in _NOT_SCALING.sub("", code))
