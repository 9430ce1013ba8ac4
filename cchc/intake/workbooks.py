"""An Excel file as rows: the one table of tasks in it, and what was written there when it was made.

The columns that an office fills in are found by their titles, in whatever order they stand. The
only module that imports openpyxl. Read next: `cchc.intake.rows`, `cchc.intake.sheets` (what becomes of them).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from cchc import names
from cchc.errors import RequestError, SurroundingsError
from cchc.intake.rows import Cell, Row
from cchc.reports.sheet_columns import FILLED_IN, KEPT, NEEDED, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAX_TITLE_ROW = 20  # the titles stand near the top
_MAX_ROWS = 20_000
# What openpyxl raises at files that are none, or not whole.
_BROKEN = (zipfile.BadZipFile, InvalidFileException, ParseError, LookupError, ValueError, TypeError, OSError,
           EOFError, AttributeError)  # fmt: skip


def parse(data: bytes) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows of the one sheet that has the columns, and the titles to be filled in that it lacks.

    Raises SurroundingsError when it is no workbook, RequestError when no sheet has the columns, or
    when several have: nobody knows which is meant.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bars and lists, which say nothing of the values
            return _parse(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True))
    except _BROKEN as error:
        hint = "mở bằng Excel rồi lưu lại với dạng .xlsx"
        raise SurroundingsError("tệp này không phải là tệp Excel (.xlsx) đọc được", hint) from error


def _parse(book: Any) -> tuple[tuple[Row, ...], tuple[str, ...]]:  # noqa: ANN401  openpyxl has no types
    written = _written_cells(book[KEPT]) if KEPT in book.sheetnames else None
    visible = [sheet for sheet in book.worksheets if sheet.title != KEPT and sheet.sheet_state == "visible"]
    tables = {sheet.title: table for sheet in visible if (table := _table(sheet, written)) is not None}
    if not tables:
        hint = f"cần có các cột: {', '.join(NEEDED)}; lập bảng bằng: cchc report --format xlsx"
        raise RequestError("không có trang nào có bảng nhiệm vụ", hint)
    if len(tables) > 1:
        listed = ", ".join(f'"{title}"' for title in tables)
        raise RequestError(f"có nhiều trang có bảng nhiệm vụ: {listed}", hint="để lại một trang rồi lưu lại")
    return next(iter(tables.values()))


def _table(
    sheet: Any,  # noqa: ANN401
    written: Mapping[str, Mapping[str, str]] | None,
) -> tuple[tuple[Row, ...], tuple[str, ...]] | None:
    """Return a sheet's table, None when it has none."""
    lines = _lines(sheet)
    titles: dict[int, str] = {}
    for number, cells in lines:
        titles = _column_titles(sheet.title, cells)
        if titles or number >= _MAX_TITLE_ROW:
            break
    if not titles:
        return None
    rows = tuple(row for _, cells in lines if (row := _row(cells, titles, written)) is not None)
    return rows, tuple(title for title in FILLED_IN if title not in titles.values())


def _lines(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401
    sheet.reset_dimensions()  # some programs write them wrong, and cells beyond would be lost
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > _MAX_ROWS:
            hint = "xóa các dòng trống ở cuối bảng rồi lưu lại"
            raise RequestError(f'trang "{sheet.title}" có quá {_MAX_ROWS} dòng', hint)
        yield number, cells


def _column_titles(sheet: str, cells: tuple[Any, ...]) -> dict[int, str]:
    """Return the known titles by the indexes of their columns, none when the row isn't that of the titles."""
    known = {names.key(title): title for title in (*NEEDED, *FILLED_IN)}
    texts = ((index, cell.value) for index, cell in enumerate(cells) if isinstance(cell.value, str))
    titles = {index: known[key] for index, text in texts if (key := names.key(text)) in known}
    distinct = set(titles.values())
    if not distinct.issuperset(NEEDED):
        return {}
    if len(distinct) < len(titles):
        twice = next(title for title in titles.values() if list(titles.values()).count(title) > 1)
        raise RequestError(f'trang "{sheet}" có hai cột "{twice}"', hint="để lại một cột rồi lưu lại")
    return titles


def _row(
    cells: tuple[Any, ...], titles: dict[int, str], written: Mapping[str, Mapping[str, str]] | None
) -> Row | None:
    known = {
        titles[index]: Cell(cell.value, cell.coordinate, "%" in str(cell.number_format))
        for index, cell in enumerate(cells)
        if index in titles and cell.value is not None
    }
    filled = {title: cell for title, cell in known.items() if cell.words}
    if not filled:
        return None
    task = filled[NUMBER].words if NUMBER in filled else ""
    place = next(iter(filled.values())).place
    return Row(filled, place, None if written is None else written.get(task, {}))


def _written_cells(sheet: Any) -> dict[str, dict[str, str]]:  # noqa: ANN401
    """Return what was written into each task's cells, by its number."""
    lines = [[str(cell.value or "") for cell in cells] for _, cells in _lines(sheet)]
    if not lines:
        return {}
    titles, *rows = lines
    return {row[0]: dict(zip(titles, row, strict=False)) for row in rows if row and row[0]}
