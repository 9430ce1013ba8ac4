"""A sheet that offices filled in, taken over into a plan's data: all rows that hold, the others rejected.

Several offices can send back the same sheet, late ones too: a row asks only for what somebody
changed in it. A row that can't be believed is rejected with its cell; the others hold.

Knows rows and plain data, not files. Read next: `cchc.intake.workbooks` (where rows come from),
`cchc.intake.row_updates` (what one row asks for).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.intake.row_updates import update_record
from cchc.intake.rows import RejectedCellError, parse_whole_number, say_the_same
from cchc.reports.sheet_columns import FILLED_IN, NUMBER, REMEDIES, TITLE
from cchc.updates import task_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row

_MAX_LINES = 50  # of rejected rows, and of cells that aren't taken
_MAX_TITLE = 40  # characters of a column's title in a message
_COLUMNS = {names.key(title): title for title in REMEDIES}


class RejectedRow(NamedTuple):
    """A row that is not taken over: the cell, and why."""

    place: str
    message: str


def apply_rows(
    data: PlainRecord, rows: Iterable[Row], *, today: date, first_error: Callable[[PlainRecord], str]
) -> tuple[PlainRecord, tuple[RejectedRow, ...]]:
    """Return a plan's data as the rows ask for, and the rows that are rejected; nothing else changes.

    `first_error` returns what keeps data from being a plan, empty when they are one.
    """
    rows = list(rows)
    updated, rejected = _apply_each(data, rows, today, lambda _: "")
    if first_error(updated):  # one row or more is wrong; only then is the plan checked after each
        updated, rejected = _apply_each(data, rows, today, first_error)
    return updated, rejected


def _apply_each(
    data: PlainRecord, rows: Iterable[Row], today: date, first_error: Callable[[PlainRecord], str]
) -> tuple[PlainRecord, tuple[RejectedRow, ...]]:
    rejected: list[RejectedRow] = []
    seen: dict[int, str] = {}
    for row in rows:
        try:
            _check_readable(row)
            updated = _apply(data, _task_number(row, seen), row, today)
            _check(row, first_error(updated) if updated is not data else "")
            data = updated
        except RejectedCellError as error:
            rejected.append(RejectedRow(error.place, str(error)))
    return data, tuple(rejected)


def _check_readable(row: Row) -> None:
    """Reject a row with a cell that can't be relied on, whatever it was when the sheet was made."""
    for cell in row.cells.values():
        if cell.error:
            raise RejectedCellError(cell.place, cell.error)


def _check(row: Row, error: str) -> None:
    """Reject a row that makes the plan wrong; which of its cells does isn't known, so all are named."""
    if error:
        places = [cell.place for title in FILLED_IN if (cell := row.edited_cell(title)) is not None]
        raise RejectedCellError(", ".join(places), error)


def _task_number(row: Row, seen: dict[int, str]) -> int:
    """Return the number of a row's task, which no row before it has: `seen` are their places by number."""
    number = row.text(NUMBER)
    if not number:
        raise RejectedCellError(row.place, "dòng này không có số thứ tự nhiệm vụ")
    cell = row.cells[NUMBER]
    task = parse_whole_number(number)
    if task is None:
        raise RejectedCellError(cell.place, f"{cell.quoted} không phải là số thứ tự nhiệm vụ")
    if task in seen:
        raise RejectedCellError(cell.place, f"nhiệm vụ {task} đã có ở ô {seen[task]}")
    seen[task] = cell.place
    return task


def _apply(data: PlainRecord, task: int, row: Row, today: date) -> PlainRecord:
    try:
        record = task_fields.find_task(data, task)
    except StopIteration:
        raise RejectedCellError(row.cells[NUMBER].place, f"kế hoạch không có nhiệm vụ {task}") from None
    if names.key(row.text(TITLE)) != names.key(str(record.get("title", ""))):
        place = row.cells.get(TITLE, row.cells[NUMBER]).place
        raise RejectedCellError(place, f"nội dung không phải của nhiệm vụ {task} trong kế hoạch")
    updated = update_record(record, row, today)
    return data if updated == record else task_fields.update_tasks(data, [task], lambda _: updated)


def rejection_lines(rejected: Sequence[RejectedRow]) -> Iterator[str]:
    """Yield a sentence for each rejected row: "ô I7: …"; at most the first fifty, and how many more."""
    for row in rejected[:_MAX_LINES]:
        yield f"ô {row.place}: {row.message}; không cập nhật dòng này"
    if len(rejected) > _MAX_LINES:
        yield f"và {len(rejected) - _MAX_LINES} dòng khác cũng không cập nhật"


def untaken_lines(rows: Iterable[Row], shown: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield a sentence for each cell that somebody filled in and that no update takes over.

    `shown` is what a sheet made now would have in each task's cells, for sheets that don't keep what
    was written into these. At most fifty, and how many more.
    """
    lines = list(_untaken(rows, shown))
    yield from lines[:_MAX_LINES]
    if len(lines) > _MAX_LINES:
        yield f"và {len(lines) - _MAX_LINES} ô khác cũng không được nhập"


def _untaken(rows: Iterable[Row], shown: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    named: set[str] = set()
    for row in rows:
        number = parse_whole_number(row.text(NUMBER))
        task = row.text(NUMBER) if number is None else str(number)
        if names.key(row.text(TITLE)) != names.key(shown.get(task, {}).get(TITLE, "")):
            continue  # of another task: the row is rejected
        for title, cell in row.others.items():
            column = _COLUMNS.get(names.key(title))
            if column is None:
                if row.written is not None and title not in named:
                    yield f'ô {cell.place}: cột "{title[:_MAX_TITLE]}" không được nhập, cả các ô dưới đó'
                    named.add(title)
                continue
            written = (
                row.written if row.written is not None and column in row.written else shown.get(task, {})
            )
            if cell.error or not say_the_same(cell.words, names.nfc(written.get(column, cell.words).strip())):
                remedy = REMEDIES[column].format(*[task] * 2)
                yield f"ô {cell.place}: cột {column} không được nhập; {remedy}"
