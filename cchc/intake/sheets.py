"""A sheet that offices filled in, taken over into a plan's data: all rows that hold, the others rejected.

Several offices can send back the same sheet, late ones too: a row asks only for what somebody
changed in it. A row that can't be believed is rejected with its cell; the others hold. Rows without a
number are new tasks where these are asked for.

Knows rows and plain data, not files. Read next: `cchc.intake.workbooks` (where rows come from),
`cchc.intake.row_updates` (what one row asks for), `cchc.intake.untaken` (cells that nothing takes over).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.intake import likeness, new_tasks
from cchc.intake.row_updates import update_record
from cchc.intake.rows import RejectedCellError, Rejections, parse_whole_number
from cchc.reports.sheet_columns import FILLED_IN, NUMBER, TITLE
from cchc.updates import task_fields, task_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.new_tasks import Additions
    from cchc.intake.rows import Row
    from cchc.workbook.cells import Cell

_MARK = re.compile(r"^(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s*|[-+•]\s+)")  # "1.2.", "a)" before a title
_MAX_LINES = 50  # of rejected rows
_ADD = "việc mới thì thêm --add"


class RejectedRow(NamedTuple):
    """A row that is not taken over: the cell, and why; `others` are more cells of it that are wrong."""

    place: str
    message: str
    others: tuple[RejectedRow, ...] = ()

    @classmethod
    def of(cls, error: RejectedCellError) -> RejectedRow:
        """Return the row whose cells are rejected."""
        return cls(error.place, str(error), tuple(map(cls.of, error.others)))


class _Sheet:
    """The rows of a sheet on their way into a plan's data."""

    def __init__(
        self, today: date, first_error: Callable[[PlainRecord], str], additions: Additions | None
    ) -> None:
        self._today = today
        self._first_error = first_error
        self._additions = additions
        self._seen: dict[int, str] = {}  # the places of the rows by their tasks' numbers

    def apply(self, data: PlainRecord, row: Row) -> PlainRecord:
        """Return a plan's data as a row asks for; RejectedCellError when it can't be taken over."""
        rejections = Rejections()
        for cell in row.cells.values():
            rejections.attempt(_check_reliable, cell)
        rejections.refuse()
        task = self._task(data, row)
        if task is None:
            updated = new_tasks.add(data, row, self._today, self._additions)
        else:
            updated = self._updated(data, task, row)
        if updated is data:
            return data
        if error := self._first_error(updated):  # which of its cells is wrong isn't known: all are named
            cells = [row.edited_cell(title) for title in FILLED_IN]
            raise RejectedCellError(", ".join(cell.place for cell in cells if cell) or row.place, error)
        return updated

    def _task(self, data: PlainRecord, row: Row) -> int | None:
        """Return the number of a row's task, which no row before it has; None for a new task."""
        task = self._own_number(data, row) if row.has_own_number else self._by_title(data, row)
        if task is None:
            return None
        place = row.cells[NUMBER].place if NUMBER in row.cells else row.place
        if task in self._seen:
            raise RejectedCellError(place, f"nhiệm vụ {task} đã có ở ô {self._seen[task]}")
        self._seen[task] = place
        return task

    def _own_number(self, data: PlainRecord, row: Row) -> int | None:
        """Return the number that stands in a row; what has none is new, or was added by this row before."""
        number = row.text(NUMBER)
        if not number:
            same = _with_title(data, row)
            if self._additions is not None:
                return same[0] if len(same) == 1 else None
            what = f"đây là nội dung của nhiệm vụ {same[0]}: ghi số đó vào cột {NUMBER}" if same else _ADD
            raise RejectedCellError(row.place, f"dòng này không có số thứ tự nhiệm vụ; {what}")
        task = parse_whole_number(number)
        if task is None:
            cell = row.cells[NUMBER]
            raise RejectedCellError(cell.place, f"{cell.quoted} không phải là số thứ tự nhiệm vụ")
        return task

    def _by_title(self, data: PlainRecord, row: Row) -> int | None:
        """Return the number of the task that has a row's title, in a sheet whose rows have other numbers."""
        same = _with_title(data, row)
        number = parse_whole_number(row.text(NUMBER))
        if len(same) == 1 or number in same:
            return number if number in same else same[0]
        if same:
            listed = ", ".join(map(str, same))
            raise RejectedCellError(
                row.place, f"các nhiệm vụ {listed} cùng nội dung này; ghi số ở cột {NUMBER}"
            )
        if self._additions is None:
            titles = ((_number(each), str(each.get("title"))) for each in task_records.tasks_of(data))
            near = likeness.most_alike(row.text(TITLE), titles)
            like = f" (gần giống nhiệm vụ {near})" if near else ""
            raise RejectedCellError(row.place, f"không có nhiệm vụ nào có nội dung này{like}; {_ADD}")
        return None

    def _updated(self, data: PlainRecord, task: int, row: Row) -> PlainRecord:
        place = row.cells[NUMBER].place if NUMBER in row.cells else row.place
        try:
            record = task_fields.find_task(data, task)
        except StopIteration:
            raise RejectedCellError(place, f"kế hoạch không có nhiệm vụ {task}") from None
        if row.has_own_number and names.key(row.text(TITLE)) != names.key(str(record.get("title", ""))):
            message = f"nội dung không phải của nhiệm vụ {task} trong kế hoạch"
            raise RejectedCellError(row.cells[TITLE].place if TITLE in row.cells else place, message)
        updated = update_record(record, row, self._today)
        return data if updated == record else task_fields.update_tasks(data, [task], lambda _: updated)


def apply_rows(
    data: PlainRecord,
    rows: Iterable[Row],
    *,
    today: date,
    first_error: Callable[[PlainRecord], str],
    additions: Additions | None = None,
) -> tuple[PlainRecord, tuple[RejectedRow, ...]]:
    """Return a plan's data as the rows ask for, and the rows that are rejected; nothing else changes.

    `first_error` returns what keeps data from being a plan, empty when they are one. `additions` is what
    new tasks need to know of the plan; without it there are none.
    """
    rows = [row for row in rows if _asks(row)]
    updated, rejected = _apply_each(data, rows, _Sheet(today, lambda _: "", additions))
    if first_error(updated):  # one row or more is wrong; only then is the plan checked after each
        updated, rejected = _apply_each(data, rows, _Sheet(today, first_error, additions))
    return updated, rejected


def _asks(row: Row) -> bool:
    """Whether a row may ask for something: in a sheet of another office, groups and notes don't."""
    if row.has_own_number:
        return bool(row.cells)
    return TITLE in row.cells and any(title in row.cells for title in FILLED_IN)


def _apply_each(
    data: PlainRecord, rows: Iterable[Row], sheet: _Sheet
) -> tuple[PlainRecord, tuple[RejectedRow, ...]]:
    rejected: list[RejectedRow] = []
    for row in rows:
        try:
            data = sheet.apply(data, row)
        except RejectedCellError as error:
            rejected.append(RejectedRow.of(error))
    return data, tuple(rejected)


def _check_reliable(cell: Cell) -> None:
    if cell.error:  # whatever it was when the sheet was made
        raise RejectedCellError(cell.place, cell.error)


def _number(record: PlainRecord) -> int:
    return int(str(record.get("id")))


def _with_title(data: PlainRecord, row: Row) -> list[int]:
    """Return the numbers of the tasks that have a row's title, with or without a mark before it."""
    text = row.text(TITLE)
    wanted = {names.key(text), names.key(_MARK.sub("", text))} - {""}
    return [
        _number(record)
        for record in task_records.tasks_of(data)
        if names.key(str(record.get("title", ""))) in wanted
    ]


def rejection_lines(rejected: Sequence[RejectedRow]) -> Iterator[str]:
    """Yield a sentence for each wrong cell: "ô I7: …"; of at most the first fifty rows, and how many more."""
    for row in rejected[:_MAX_LINES]:
        for cell in (row, *row.others):
            yield f"ô {cell.place}: {cell.message}; không cập nhật dòng này"
    if len(rejected) > _MAX_LINES:
        yield f"và {len(rejected) - _MAX_LINES} dòng khác cũng không cập nhật"
