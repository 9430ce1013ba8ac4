"""A CSV file as rows: its one table of tasks, as we write it or as Excel saves it again.

Excel parts the cells by ";" where numbers have a decimal comma, as here, and by tabs in "Unicode Text".
A CSV keeps nothing hidden: what was written when it was made isn't known. Cells are named as Excel does.
Read next: `cchc.intake.tables`.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import FileError, RequestError
from cchc.intake.tables import Table, TableReader
from cchc.reports.sheet_columns import COLUMNS
from cchc.sources.encodings import decoded
from cchc.workbook.cells import Cell
from cchc.workbook.sheet_reader import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    # A row's number, the cells that have something in them, how many cells it has.
    Rows = Iterator[tuple[int, dict[int, Cell], int]]

ENDINGS = {".csv", ".tsv", ".txt"}
_MARKS = (",", ";", "\t")
_FORMULA = re.compile(r"\A'(?=\s*[=+\-@\t\r])")  # before what a spreadsheet would take for a formula
_SEPARATOR_LINE = re.compile(r"sep=.\r?\n")  # by which Excel is told the mark
_UNTOLD = ("utf-16-le", "utf-16-be", "cp1258")
_TITLES = tuple(column.title for column in COLUMNS if not column.title.isascii())
_LEAST_TITLES = 3  # with all their marks, that prove an encoding
_MAX_COLUMNS = 500
_MAX_CELL = 1_000_000  # characters
_HAND = "dấu ngoặc kép chưa đóng, hoặc ô có dấu phân cách mà không đặt trong ngoặc kép"
_HINT = "mở bằng Excel rồi lưu lại với dạng “CSV UTF-8” hoặc .xlsx"


def parse(data: bytes) -> Table:
    """Return the table of tasks.

    Raises FileError when the letters can't be told, RequestError when it has no table of tasks.
    """
    refusals: list[tuple[int, RequestError]] = []
    for mark, rows in readings(data):
        reader = TableReader("CSV", None)
        width = 0
        for number, cells, count in rows:
            reader.take(number, _in_doubt(cells, count, width, mark) if width else cells)
            width = width or (count if reader.has_titles else 0)
        if (table := reader.table()) is not None:
            return table
        refusals.append(reader.refusal())
    raise max(refusals, key=lambda refusal: refusal[0])[1]


def readings(data: bytes) -> Iterator[tuple[str, Rows]]:
    """Yield each mark with the rows as it would part their cells.

    Raises FileError when the letters can't be told or the file is damaged.
    """
    text = characters_of(data)
    text = _SEPARATOR_LINE.sub("", text, count=1) if text.lower().startswith("sep=") else text
    for mark in _MARKS:
        yield mark, _rows(text, mark)


def characters_of(data: bytes) -> str:
    """Return the characters of a CSV; one that doesn't tell its encoding must have titles of ours in it.

    Excel saves "CSV" in the code page of Windows, some programs UTF-16 without its mark. Raises
    FileError when the letters can't be told.
    """
    try:
        return decoded(data)
    except FileError as error:
        for encoding in _UNTOLD:
            try:
                text = names.nfc(data.decode(encoding))
            except UnicodeError:
                continue
            if sum(title in text for title in _TITLES) >= _LEAST_TITLES:
                return text
        raise FileError(error.message, _HINT) from None


def _in_doubt(cells: dict[int, Cell], count: int, width: int, mark: str) -> dict[int, Cell]:
    """Return a row's cells; the first alone, as not to be relied on, where they miss their titles.

    Programs write each row as wide as that of the titles. One that is wider was typed by hand: a mark, or a
    quote that is never closed, in a cell; so was a cell that holds whole rows.
    """
    lines = (line for cell in cells.values() for line in cell.value.splitlines()[1:])
    if count <= width and not any(line.count(mark) >= width - 1 for line in lines):
        return cells
    error = f"dòng có {count} ô, dòng tiêu đề có {width} ô" if count > width else "có ô chứa cả dòng khác"
    first = min(cells)
    return {first: cells[first]._replace(error=f"{error}: {_HAND}; sửa trong Excel rồi lưu lại")}


def _rows(text: str, mark: str) -> Rows:
    """Yield the rows with something in them, by their numbers, and how many cells each has."""
    csv.field_size_limit(_MAX_CELL)
    try:
        for number, texts in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1):
            cells = {
                index: Cell(_FORMULA.sub("", words, count=1), f"{letters_of(index)}{number}")
                for index, words in enumerate(texts[:_MAX_COLUMNS])
                if words.strip()
            }
            if cells:
                yield number, cells, len(texts)
    except csv.Error:
        raise FileError("tệp CSV này hỏng: có ô dài quá mức hoặc dấu ngoặc kép không đóng", _HINT) from None
