"""An Excel file as rows: the one table of tasks in it, and what was written there when it was made.

The columns that an office fills in are found by their titles, in whatever order they stand. Read next:
`cchc.workbook.parts` (what stands in a cell), `cchc.intake.rows`, `cchc.intake.sheets` (what
becomes of the rows).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.intake.rows import Row, parse_whole_number
from cchc.office_files import EXCEL, sentences
from cchc.reports.sheet_columns import FILLED_IN, KEPT, NEEDED, NUMBER, PlanIdentity
from cchc.workbook.parts import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.workbook.cells import Cell

_MAX_TITLE_ROW = 20  # the titles stand near the top
_MAX_ROWS = 20_000
_HEADING = re.compile(r"(?i)Kế hoạch số (?P<number>.+?); số liệu chốt ngày ")  # as excel.write_heading has it
_KNOWN = {names.key(title): title for title in (*NEEDED, *FILLED_IN)}


class Heading(NamedTuple):
    """What stands above a table on the plan that it is of; an empty text is gone."""

    title: str
    number: str


class Table(NamedTuple):
    """The table of tasks of a workbook.

    `missing` are the titles to be filled in that it lacks, `identity` is that of the plan that the
    workbook was made from, None when its hidden sheet is gone or doesn't say; `heading` is what people see.
    """

    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    identity: PlanIdentity | None = None
    heading: Heading | None = None


class _Written(NamedTuple):
    """What the hidden sheet keeps: the cells of each task by its number, and whose they are."""

    cells: Mapping[str, Mapping[str, str]]
    identity: PlanIdentity | None


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
        hint = f"cần có các cột: {', '.join(NEEDED)}; lập bảng bằng: cchc report --format xlsx"
        raise RequestError("không có trang nào có bảng nhiệm vụ", hint)
    if len(tables) > 1:
        listed = ", ".join(f'"{title}"' for title in tables)
        raise RequestError(f"có nhiều trang có bảng nhiệm vụ: {listed}", hint="để lại một trang rồi lưu lại")
    return next(iter(tables.values()))


def _table(book: Workbook, sheet: Sheet, written: _Written | None) -> Table | None:
    """Return a sheet's table, None when it has none."""
    titles: dict[int, str] = {}
    rows: list[Row] = []
    above: list[str] = []

    def take(number: int, cells: Mapping[int, Cell]) -> None:
        if not titles:
            if number <= _MAX_TITLE_ROW:
                titles.update(_column_titles(sheet.title, cells))
                above.extend(cell.words for cell in cells.values() if not titles)
        elif (row := _row(cells, titles, written)) is not None:
            rows.append(row)
            if len(rows) > _MAX_ROWS:
                raise _too_many_rows(sheet)

    book.read(sheet, take)
    if not titles:
        return None
    missing = tuple(title for title in FILLED_IN if title not in titles.values())
    return Table(tuple(rows), missing, written.identity if written else None, _heading(above))


def _heading(above: Sequence[str]) -> Heading | None:
    """Return what the texts above a table say of its plan; None when they no longer say its number."""
    for index, text in enumerate(above):
        if found := _HEADING.match(names.nfc(text)):
            return Heading(above[index - 1] if index else "", found["number"])
    return None


def _too_many_rows(sheet: Sheet) -> RequestError:
    hint = "xóa các dòng trống ở cuối bảng rồi lưu lại"
    return RequestError(f'trang "{sheet.title}" có quá {_MAX_ROWS} dòng', hint)


def _column_titles(sheet: str, cells: Mapping[int, Cell]) -> dict[int, str]:
    """Return the titles by the indexes of their columns, none when the row isn't that of the titles."""
    texts = {index: cell.words for index, cell in cells.items() if isinstance(cell.value, str)}
    titles = {index: _KNOWN[key] for index, text in texts.items() if (key := names.key(text)) in _KNOWN}
    distinct = set(titles.values())
    if not distinct.issuperset(NEEDED):
        return {}
    if len(distinct) < len(titles):
        twice = next(title for title in titles.values() if list(titles.values()).count(title) > 1)
        raise RequestError(f'trang "{sheet}" có hai cột "{twice}"', hint="để lại một cột rồi lưu lại")
    return texts | titles


def _row(cells: Mapping[int, Cell], titles: Mapping[int, str], written: _Written | None) -> Row | None:
    named = {
        titles[index]: cell for index, cell in cells.items() if index in titles and (cell.words or cell.error)
    }
    filled = {title: cell for title, cell in named.items() if title in _KNOWN.values()}
    if not filled:
        return None
    place = next(iter(filled.values())).place
    others = {title: cell for title, cell in named.items() if title not in filled}
    task = _task(filled[NUMBER].words) if NUMBER in filled else ""
    return Row(filled, place, None if written is None else written.cells.get(task, {}), others)


def _task(number: str) -> str:
    """Return a task's number as the hidden sheet writes it: "03" is 3."""
    parsed = parse_whole_number(number)
    return number if parsed is None else str(parsed)


def _written(book: Workbook, sheet: Sheet) -> _Written:
    lines: list[dict[int, str]] = []

    def take(_: int, cells: Mapping[int, Cell]) -> None:
        lines.append({index: cell.words for index, cell in cells.items()})
        if len(lines) > _MAX_ROWS:
            raise _too_many_rows(sheet)

    book.read(sheet, take)
    if not lines:
        return _Written({}, None)
    titles, *rows = lines
    number = next((index for index, title in titles.items() if title == NUMBER), 0)
    cells = {
        _task(row[number]): {title: row.get(index, "") for index, title in titles.items()}
        for row in rows
        if row.get(number)
    }
    first = {title: rows[0].get(index, "") for index, title in titles.items()} if rows else {}
    return _Written(cells, PlanIdentity.from_cells(first))
