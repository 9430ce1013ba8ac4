"""An Excel file as rows: the one table of tasks in it, and what was written there when it was made.

Read next: `cchc.workbook.parts` (what stands in a cell), `cchc.intake.tables` (which cells are meant),
`cchc.intake.sheets` (what becomes of the rows).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.errors import RequestError
from cchc.intake.tables import MAX_ROWS, Table, TableReader, Written, no_table, task_key, too_many_rows
from cchc.office_files import EXCEL, sentences
from cchc.reports.sheet_columns import KEPT, NUMBER, PlanIdentity
from cchc.workbook.parts import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.workbook.cells import Cell


def parse(data: bytes) -> Table:
    """Return the table of the one sheet that has the columns.

    Raises SurroundingsError when it is no workbook, RequestError when no sheet has the columns, or
    when several have: nobody knows which is meant.
    """
    with sentences(EXCEL):
        return _parse(Workbook(data))


def _parse(book: Workbook) -> Table:
    hidden = next((sheet for sheet in book.sheets if sheet.title == KEPT), None)
    written = _written(book, hidden) if hidden is not None else None
    visible = [sheet for sheet in book.sheets if sheet.title != KEPT and sheet.is_visible]
    tables = {sheet.title: table for sheet in visible if (table := _table(book, sheet, written)) is not None}
    if not tables:
        raise no_table()
    if len(tables) > 1:
        listed = ", ".join(f'"{title}"' for title in tables)
        raise RequestError(f"có nhiều trang có bảng nhiệm vụ: {listed}", hint="để lại một trang rồi lưu lại")
    return next(iter(tables.values()))


def _table(book: Workbook, sheet: Sheet, written: Written | None) -> Table | None:
    """Return a sheet's table, None when it has none."""
    reader = TableReader(sheet.title, written)
    book.read(sheet, reader.take)
    return reader.table()


def _written(book: Workbook, sheet: Sheet) -> Written:
    lines: list[dict[int, str]] = []

    def take(_: int, cells: Mapping[int, Cell]) -> None:
        lines.append({index: cell.words for index, cell in cells.items()})
        if len(lines) > MAX_ROWS:
            raise too_many_rows(sheet.title)

    book.read(sheet, take)
    if not lines:
        return Written({}, None)
    titles, *rows = lines
    number = next((index for index, title in titles.items() if title == NUMBER), 0)
    cells = {
        task_key(row[number]): {title: row.get(index, "") for index, title in titles.items()}
        for row in rows
        if row.get(number)
    }
    first = {title: rows[0].get(index, "") for index, title in titles.items()} if rows else {}
    return Written(cells, PlanIdentity.from_cells(first))
