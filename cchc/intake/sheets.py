"""A sheet that offices filled in, taken over into a plan's data: all rows that hold, the others rejected.

Several offices can send back the same sheet, late ones too: a row asks only for what somebody
changed in it. A row that can't be believed is rejected with its cell; the others hold. Rows without a
number are new tasks where these are asked for.

Knows rows and plain data, not files. Read next: `cchc.intake.workbooks` (where rows come from),
`cchc.intake.row_tasks` (which task a row means), `cchc.intake.row_updates` (what one row asks for),
`cchc.intake.untaken` (cells that nothing takes over).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.intake import assumed_days, new_tasks, row_tasks
from cchc.intake.plan_tasks import PlanTasks
from cchc.intake.row_updates import refused_stop, update_record
from cchc.intake.rows import RejectedCellError, Rejections
from cchc.reports.sheet_columns import FILLED_IN, NUMBER, STATUS, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.assumed_days import AssumedDay
    from cchc.intake.new_tasks import Additions
    from cchc.intake.rows import Row
    from cchc.workbook.cells import Cell

_MAX_LINES = 50  # of rejected rows


class RejectedRow(NamedTuple):
    """A row that is not taken over: the cell, and why; `others` are more cells of it that are wrong.

    `row` is the place of the row itself. `is_rest_taken`: only that cell of it isn't taken over.
    """

    place: str
    message: str
    others: tuple[RejectedRow, ...] = ()
    row: str = ""
    is_rest_taken: bool = False

    @classmethod
    def of(cls, error: RejectedCellError) -> RejectedRow:
        """Return the row whose cells are rejected."""
        return cls(error.place, str(error), tuple(map(cls.of, error.others)))


class Taken(NamedTuple):
    """What rows make of a plan's data, those that are rejected, and the days that no row says."""

    data: PlainRecord
    rejected: tuple[RejectedRow, ...]
    assumed: tuple[AssumedDay, ...]


class _Sheet:
    """The rows of a sheet on their way into a plan's data; `assumed` are the days that they don't say.

    `rejected` are those that aren't taken over, in their order.
    """

    def __init__(
        self, today: date, first_error: Callable[[PlainRecord], str], additions: Additions | None
    ) -> None:
        self._today = today
        self._first_error = first_error
        self._additions = additions
        self._seen: dict[int, str] = {}  # the places of the rows by their tasks' numbers
        self.assumed: list[AssumedDay] = []
        self.rejected: list[RejectedRow] = []

    def apply_each(self, tasks: PlanTasks, rows: Iterable[Row], *, is_checked: bool = False) -> PlanTasks:
        """Return a plan's tasks as rows ask for; `is_checked` looks at the plan after each."""
        for row in rows:
            try:
                tasks = self._apply(tasks, row, is_checked=is_checked)
            except RejectedCellError as error:
                self.rejected.append(RejectedRow.of(error)._replace(row=row.place))
        return tasks

    def apply_checked(self, tasks: PlanTasks, rows: Sequence[Row]) -> PlanTasks:
        """Return a plan's tasks as those rows ask for that leave it a plan.

        A look at the plan takes longer than all else: rows that hold together are taken together, others by
        halves, so that one wrong row of a thousand costs two dozen looks.
        """
        if len(rows) <= 1:
            return self.apply_each(tasks, rows, is_checked=True)
        seen, assumed, rejected = dict(self._seen), len(self.assumed), len(self.rejected)
        together = self.apply_each(tasks, rows)
        if not self._first_error(together.data):
            return together
        self._seen = seen
        del self.assumed[assumed:], self.rejected[rejected:]
        half = len(rows) // 2
        return self.apply_checked(self.apply_checked(tasks, rows[:half]), rows[half:])

    def _apply(self, tasks: PlanTasks, row: Row, *, is_checked: bool) -> PlanTasks:
        """Return a plan's tasks as a row asks for; RejectedCellError when it can't be taken over."""
        rejections = Rejections()
        for cell in row.cells.values():
            rejections.attempt(_check_reliable, cell)
        rejections.refuse()
        task = self._task(tasks, row)
        stop = None if task is None else refused_stop(tasks.record(task), row)
        try:
            updated, before, after = self._taken(tasks, task, row.without(STATUS) if stop else row)
        except RejectedCellError as wrong:
            if stop is None:
                raise
            stop.others = (wrong, *wrong.others)
            raise stop from None
        if stop and before == after:
            raise stop
        if before == after:
            return tasks
        if is_checked and (error := self._first_error(updated.data)):  # which cell is wrong isn't known
            cells = [row.edited_cell(title) for title in FILLED_IN]
            raise RejectedCellError(", ".join(cell.place for cell in cells if cell) or row.place, error)
        self.assumed.extend(assumed_days.of_row(before, after, row, self._today))
        if stop:
            self.rejected.append(RejectedRow.of(stop)._replace(row=row.place, is_rest_taken=True))
        return updated

    def _taken(
        self, tasks: PlanTasks, task: int | None, row: Row
    ) -> tuple[PlanTasks, PlainRecord, PlainRecord]:
        """Return a plan's tasks with a row taken over, and its task's record before and after."""
        if task is not None:
            before = tasks.record(task)
            after = update_record(before, row, self._today)
            return tasks.with_record(task, after), before, after
        if self._additions is None:
            return tasks, {}, {}
        updated = PlanTasks.of(new_tasks.add(tasks.data, row, self._today, self._additions))
        return updated, {}, updated.records[-1]

    def _task(self, tasks: PlanTasks, row: Row) -> int | None:
        """Return the number of a row's task, which no row before it has; None for a new task."""
        find = row_tasks.numbered if row.has_own_number else row_tasks.by_title
        task = find(tasks, row, can_add=self._additions is not None)
        if task is None:
            return None
        place = row.cells[NUMBER].place if NUMBER in row.cells else row.place
        if task in self._seen:
            raise RejectedCellError(place, f"nhiệm vụ {task} đã có ở ô {self._seen[task]}")
        self._seen[task] = place
        return task


def apply_rows(
    data: PlainRecord,
    rows: Iterable[Row],
    *,
    today: date,
    first_error: Callable[[PlainRecord], str],
    additions: Additions | None = None,
) -> Taken:
    """Return a plan's data as the rows ask for, and the rows that are rejected; nothing else changes.

    `first_error` returns what keeps data from being a plan, empty when they are one. `additions` is what
    new tasks need to know of the plan; without it there are none.
    """
    sheet = _Sheet(today, first_error, additions)
    taken = sheet.apply_checked(PlanTasks.of(data), [row for row in rows if _asks(row)])
    return Taken(taken.data, tuple(sheet.rejected), tuple(sheet.assumed))


def _asks(row: Row) -> bool:
    """Whether a row may ask for something: groups don't, and in a sheet of another office notes don't."""
    if row.has_own_number:
        return bool(row.cells) and not row_tasks.is_group(row)
    return TITLE in row.cells and any(title in row.cells for title in FILLED_IN)


def _check_reliable(cell: Cell) -> None:
    if cell.error:  # whatever it was when the sheet was made
        raise RejectedCellError(cell.place, cell.error)


def rejection_lines(rejected: Sequence[RejectedRow]) -> Iterator[str]:
    """Yield a sentence for each wrong cell: "ô I7: …"; of at most the first fifty rows, and how many more."""
    for row in rejected[:_MAX_LINES]:
        for cell in (row, *row.others):
            rest = "các ô khác của dòng vẫn được nhập" if row.is_rest_taken else "không cập nhật dòng này"
            yield f"ô {cell.place}: {cell.message}; {rest}"
    if len(rejected) > _MAX_LINES:
        yield f"và {len(rejected) - _MAX_LINES} dòng khác cũng không cập nhật"
