"""The cells of an Excel file: what stands in each, as Excel understands its number format.

Escapes of the format (`_x000D_`) are the characters they stand for, letters are composed (NFC), and a
cell that says nothing to be relied on (an error, a formula that nobody computed) says why. What is
beside the sheets, such as who made the file and when, is not looked at. openpyxl only tells which
number formats are dates, and which day a number is.

Read next: `cchc.office_files` (the zip and its bounds), `cchc.intake.workbooks` (which cells are meant).
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from cchc import names
from cchc.intake.rows import Cell
from cchc.office_files import EXCEL, OfficeFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    TakeRow = Callable[[int, Mapping[int, Cell]], None]

NOT_COMPUTED = "công thức chưa có kết quả; mở bằng Excel rồi lưu lại, hoặc ghi thẳng giá trị"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_SCALING = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL
)  # of a number format: text, gaps, colours
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MAX_DIGITS = 15  # of a number that Excel keeps


class _Format(NamedTuple):
    """What a cell's number format makes of its number."""

    is_date: bool = False
    is_duration: bool = False
    is_percent: bool = False


class Sheet(NamedTuple):
    """A sheet by its title, and the name of the part that it is in."""

    title: str
    is_visible: bool
    part: str


class Workbook:
    """The sheets of an Excel file; only those that are asked for are read.

    Raises what `OfficeFile` raises, and anything else when a part is not as Excel writes it.
    """

    def __init__(self, data: bytes) -> None:
        self._file = OfficeFile(data, EXCEL)
        self._epoch = WINDOWS_EPOCH
        self.sheets: list[Sheet] = []
        main = self._file.main_part()
        related = self._file.related(main)
        self._read_sheets(main, related)
        parts = dict(related.values())
        self._strings = _strings(self._file, parts["sharedStrings"]) if "sharedStrings" in parts else []
        self._formats = _formats(self._file, parts["styles"]) if "styles" in parts else []

    def _read_sheets(self, main: str, related: Mapping[str, tuple[str, str]]) -> None:
        roots: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            roots.append(tag) if not roots else None
            if tag == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
                self._epoch = MAC_EPOCH
            elif tag == "sheet":
                kind, part = related[attributes["id"]]
                if kind == "worksheet":
                    visible = attributes.get("state", "visible") == "visible"
                    self.sheets.append(Sheet(attributes["name"], visible, part))

        self._file.read(main, start=start)
        if roots != ["workbook"]:
            raise ValueError("no workbook")

    def read(self, sheet: Sheet, take_row: TakeRow) -> None:
        """Read a sheet: its rows that have something in them, by their numbers; cells by column, from 0."""
        reader = _SheetReader(take_row, self._cell)
        self._file.read(sheet.part, start=reader.start, text=reader.text, end=reader.end)

    def _cell(self, place: str, kind: str, style: int, text: str, *, has_formula: bool) -> Cell | None:
        """Return the cell of what stands in a sheet's part, None when it is empty."""
        if not text:
            return Cell("", place, error=NOT_COMPUTED) if has_formula and kind != "str" else None
        if kind in {"s", "str", "inlineStr"}:
            return Cell(self._strings[int(text)] if kind == "s" else _decode(text), place)
        if kind == "e":
            return Cell(_decode(text), place, error=f"công thức cho lỗi {_decode(text)}")
        if kind in {"b", "d"}:
            return Cell(text.strip() in {"1", "true"} if kind == "b" else from_ISO8601(text), place)
        return self._number_cell(place, style, text)

    def _number_cell(self, place: str, style: int, text: str) -> Cell:
        number = float(text)
        if not math.isfinite(number):
            return Cell(text, place, error=f"{text[:_MAX_DIGITS]} không phải là số dùng được")
        look = self._formats[style] if style < len(self._formats) else _Format()
        if not look.is_date:
            return Cell(int(number) if number.is_integer() else number, place, look.is_percent)
        try:
            value = from_excel(number, self._epoch, timedelta=look.is_duration)
        except (OverflowError, ValueError):
            return Cell(text, place, error=f"{text[:_MAX_DIGITS]} không phải là ngày dùng được")
        return Cell(value if isinstance(value, date | datetime | time | timedelta) else str(value), place)


class _SheetReader:
    """The rows of a sheet, from the elements as they come."""

    def __init__(self, take_row: TakeRow, make_cell: Callable[..., Cell | None]) -> None:
        self._take_row = take_row
        self._make_cell = make_cell
        self._row = 0
        self._column = -1
        self._cells: dict[int, Cell] = {}
        self._attributes: dict[str, str] = {}
        self._texts: list[str] = []
        self._has_formula = False
        self._is_text = False
        self._in_phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._cells = -1, {}
        elif tag == "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._attributes, self._texts, self._has_formula = attributes, [], False
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._in_phonetic = True
        self._is_text = tag == "v" or (tag == "t" and not self._in_phonetic)

    def text(self, text: str) -> None:
        if self._is_text:
            self._texts.append(text)

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "rPh":
            self._in_phonetic = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self._cells:
            self._take_row(self._row, self._cells)

    def _end_cell(self) -> None:
        place = f"{_letters(self._column)}{self._row}"
        text = "".join(self._texts)
        kind, style = self._attributes.get("t", "n"), int(self._attributes.get("s", "0"))
        cell = self._make_cell(place, kind, style, text, has_formula=self._has_formula)
        if cell is not None:
            self._cells[self._column] = cell


def _strings(file: OfficeFile, part: str) -> list[str]:
    """Return the texts that cells refer to by number; how a word is pronounced is no part of it."""
    strings: list[str] = []
    pieces: list[str] = []
    path: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        path.append(tag)
        if tag == "si":
            pieces.clear()

    def text(piece: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            pieces.append(piece)

    def end(tag: str) -> None:
        path.pop()
        if tag == "si":
            strings.append(_decode("".join(pieces)))

    file.read(part, start=start, text=text, end=end)
    return strings


def _formats(file: OfficeFile, part: str) -> list[_Format]:
    """Return what each style of cells makes of a number, by the style's number."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(tag)
        if path[1:] == ["numFmts", "numFmt"]:
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif path[1:] == ["cellXfs", "xf"]:
            formats.append(int(attributes.get("numFmtId", "0")))

    def end(_: str) -> None:
        path.pop()

    file.read(part, start=start, end=end)
    looks = {number: _look(codes.get(number) or builtin_format_code(number) or "") for number in set(formats)}
    return [looks[number] for number in formats]


def _look(code: str) -> _Format:
    r"""Return what a number format makes of a number; a % that is only shown scales nothing.

    >>> _look('0"%"').is_percent, _look("0.0%").is_percent, _look(r"0\%").is_percent
    (False, True, False)
    """
    is_date = is_date_format(code)
    return _Format(is_date, is_date and is_timedelta_format(code), "%" in _NOT_SCALING.sub("", code))


def _decode(text: str) -> str:
    r"""Return a cell's text with the characters that its escapes stand for, its letters composed.

    >>> _decode("a_x000D_b"), _decode("_x005F_x0041_")
    ('a\rb', '_x0041_')
    """
    if "_x" in text:
        units = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
        text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return names.nfc(text)


def _column(place: str) -> int:
    """Return the index of a cell's column, counted from 0.

    >>> _column("J6"), _column("AA1")
    (9, 26)
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ValueError("no place of a cell")
    index = 0
    for letter in match[1].upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _letters(index: int) -> str:
    """Return what Excel calls the column at an index.

    >>> _letters(9), _letters(26)
    ('J', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
