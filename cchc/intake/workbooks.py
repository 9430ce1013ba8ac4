"""An Excel file as rows: the one table of tasks in it, and what was written there when it was made.

Read next: `cchc.workbook.parts` (what stands in a cell), `cchc.intake.tables` (which cells are meant),
`cchc.intake.sheets` (what becomes of the rows).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import RequestError
from cchc.intake import row_tasks
from cchc.intake.table_refusals import MAX_ROWS, no_table, too_many_rows
from cchc.intake.table_rows import HiddenSheet
from cchc.intake.tables import Table, TableReader
from cchc.office_files import EXCEL, sentences
from cchc.reports.sheet_columns import BY_TITLE, KEPT, NUMBER, TITLE, PlanIdentity
from cchc.workbook.parts import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc.workbook.cells import Cell


def parse(data: bytes) -> Table:
    """Return the table of the one sheet that has the columns.

    Raises FileError when it is no workbook, RequestError when no sheet has the columns, or
    when several have: nobody knows which is meant.
    """
    with sentences(EXCEL):
        return _parse(Workbook(data))


def _parse(book: Workbook) -> Table:
    kept = next((sheet for sheet in book.sheets if sheet.title == KEPT), None)
    hidden = _hidden(book, kept) if kept is not None else None
    visible = [sheet for sheet in book.sheets if sheet.title != KEPT and sheet.is_visible]
    readers = {sheet.title: _read(book, sheet, hidden) for sheet in visible}
    tables = {title: table for title, reader in readers.items() if (table := reader.table()) is not None}
    if not tables:
        refusals = [reader.refusal() for reader in readers.values()]
        raise max(refusals, key=lambda refusal: refusal[0])[1] if refusals else no_table()
    if len(tables) > 1:
        listed = ", ".join(f'"{title}"' for title in tables)
        raise RequestError(f"có nhiều trang có bảng nhiệm vụ: {listed}", hint="để lại một trang rồi lưu lại")
    return next(iter(tables.values()))


def _read(book: Workbook, sheet: Sheet, hidden: HiddenSheet | None) -> TableReader:
    reader = TableReader(sheet.title, hidden)
    book.read(sheet, reader.take)
    return reader


def _hidden(book: Workbook, sheet: Sheet) -> HiddenSheet:
    lines: list[dict[int, str]] = []

    def take(_: int, cells: Mapping[int, Cell]) -> None:
        lines.append({index: cell.words for index, cell in cells.items()})
        if len(lines) > MAX_ROWS:
            raise too_many_rows(sheet.title)

    book.read(sheet, take)
    if not lines:
        return HiddenSheet({}, None)
    titles, *rows = lines
    number = next((index for index, title in titles.items() if title == NUMBER), 0)
    cells = {
        row_tasks.key_of(row[number]): {title: row.get(index, "") for index, title in titles.items()}
        for row in rows
        if row.get(number)
    }
    first = {title: rows[0].get(index, "") for index, title in titles.items()} if rows else {}
    kept = frozenset(titles.values()) & BY_TITLE.keys()
    return HiddenSheet(cells, PlanIdentity.from_cells(first), kept, _by_title(cells.values()))


def _by_title(tasks: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Return the cells of the tasks by the keys of their titles, but for those that several have."""
    keyed = [(names.key(cells.get(TITLE, "")), cells) for cells in tasks]
    count = Counter(key for key, _ in keyed)
    return {key: cells for key, cells in keyed if key and count[key] == 1}
