"""The cells of an Excel file: what stands in each, as Excel understands its number format.

Escapes of the format (`_x000D_`) are the characters they stand for, letters are composed (NFC), and a
cell that says nothing to be relied on (an error, a formula that nobody computed) says why. What is
beside the sheets, such as who made the file and when, is not looked at.

Read next: `cchc.office_files` (the zip and its bounds), `cchc.intake.workbooks` (which cells are meant),
`cchc.sources.excel` (whole sheets).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.office_files import EXCEL, OfficeFile
from cchc.workbook import formats, moments
from cchc.workbook.cells import Cell
from cchc.workbook.sheet_reader import SheetReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.workbook.sheet_reader import Layout, TakeRow

NOT_COMPUTED = "công thức chưa có kết quả; mở bằng Excel rồi lưu lại, hoặc ghi thẳng giá trị"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REMARKS = {"comments", "threadedComment"}
_MAX_DIGITS = 15  # of a number that Excel keeps


class Sheet(NamedTuple):
    """A sheet by its title, and the name of the part that it is in."""

    title: str
    is_visible: bool
    part: str


class _Text(NamedTuple):
    """A text that cells refer to, the font that all its parts name, if they name one.

    `is_struck`: one of its parts is struck through.
    """

    text: str
    font: str = ""
    is_struck: bool = False


class Workbook:
    """The sheets of an Excel file; only those that are asked for are read.

    Raises what `OfficeFile` raises, and anything else when a part is not as Excel writes it.
    """

    def __init__(self, data: bytes) -> None:
        self._file = OfficeFile(data, EXCEL)
        self._is_from_1904 = False
        self.sheets: list[Sheet] = []
        main = self._file.main_part()
        related = self._file.related(main)
        self._read_sheets(main, related)
        parts = dict(related.values())
        self._strings: list[_Text] = []
        if "sharedStrings" in parts:
            self._strings = _strings(self._file, parts["sharedStrings"])
        self._formats = formats.load(self._file, parts["styles"]) if "styles" in parts else []

    def _read_sheets(self, main: str, related: Mapping[str, tuple[str, str]]) -> None:
        roots: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            roots.append(tag) if not roots else None
            if tag == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
                self._is_from_1904 = True
            elif tag == "sheet":
                kind, part = related[attributes["id"]]
                if kind == "worksheet":
                    visible = attributes.get("state", "visible") == "visible"
                    self.sheets.append(Sheet(attributes["name"], visible, part))

        self._file.read(main, start=start)
        if roots != ["workbook"]:
            raise ValueError("no workbook")

    def read(self, sheet: Sheet, take_row: TakeRow) -> Layout:
        """Read a sheet: its rows that have something in them, by their numbers; cells by column, from 0."""
        reader = SheetReader(take_row, self._cell)
        self._file.read(sheet.part, start=reader.start, text=reader.text, end=reader.end)
        return reader.layout(has_remarks=self._has_remarks(sheet))

    def _has_remarks(self, sheet: Sheet) -> bool:
        """Whether somebody wrote a remark beside a cell, which no cell holds."""
        try:
            related = self._file.related(sheet.part)
        except KeyError:  # a sheet that refers to nothing
            return False
        return any(kind in _REMARKS for kind, _ in related.values())

    def _cell(self, place: str, kind: str, style: int, text: str, *, has_formula: bool) -> Cell | None:
        """Return the cell of what stands in a sheet's part, None when it is empty."""
        if not text:
            return Cell("", place, error=NOT_COMPUTED) if has_formula and kind != "str" else None
        if kind in {"s", "str", "inlineStr"}:
            shared = self._strings[int(text)] if kind == "s" else _Text(_decode(text))
            look = self._look(style)
            is_struck = shared.is_struck or look.is_struck
            return Cell(shared.text, place, font=shared.font or look.font, is_struck=is_struck)
        if kind == "e":
            return Cell(_decode(text), place, error=f"công thức cho lỗi {_decode(text)}")
        if kind in {"b", "d"}:
            return Cell(text.strip() in {"1", "true"} if kind == "b" else moments.of_iso(text), place)
        return self._number_cell(place, style, text)

    def _look(self, style: int) -> formats.Format:
        return self._formats[style] if style < len(self._formats) else formats.Format()

    def _number_cell(self, place: str, style: int, text: str) -> Cell:
        number = float(text)
        if not math.isfinite(number):
            return Cell(text, place, error=f"{text[:_MAX_DIGITS]} không phải là số dùng được")
        look = self._look(style)
        if not look.is_date:
            value = int(number) if number.is_integer() else number
            return Cell(value, place, look.is_percent, code=look.code, is_struck=look.is_struck)
        try:
            moment = moments.of_number(number, from_1904=self._is_from_1904, is_duration=look.is_duration)
        except OverflowError:
            return Cell(text, place, error=f"{text[:_MAX_DIGITS]} không phải là ngày dùng được")
        return Cell(moment, place, code=look.code, is_struck=look.is_struck)


def _strings(file: OfficeFile, part: str) -> list[_Text]:
    """Return the texts that cells refer to by number; how a word is pronounced is no part of it."""
    strings: list[_Text] = []
    pieces: list[str] = []
    fonts: set[str] = set()
    struck: set[bool] = set()
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(tag)
        if tag == "si":
            pieces.clear()
            fonts.clear()
            struck.clear()
        elif tag == "rFont":
            fonts.add(attributes.get("val", ""))
        elif tag == "strike":
            struck.add(attributes.get("val", "1") not in {"0", "false"})

    def text(piece: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            pieces.append(piece)

    def end(tag: str) -> None:
        path.pop()
        if tag == "si":
            font = fonts.pop() if len(fonts) == 1 else ""
            strings.append(_Text(_decode("".join(pieces)), font, is_struck=any(struck)))

    file.read(part, start=start, text=text, end=end)
    return strings


def _decode(text: str) -> str:
    r"""Return a cell's text with the characters that its escapes stand for, its letters composed.

    >>> _decode("a_x000D_b"), _decode("_x005F_x0041_")
    ('a\rb', '_x0041_')
    """
    if "_x" in text:
        units = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
        text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return names.nfc(text)
