"""What a task is on a given day: its deadline then, its state, the days left.

A state is derived, never stored: whatever is dated after the day did not happen yet on it. The
rules are the project's reading of how offices report (finished or not, in time or late; regular
work and cancelled work apart), first rule that holds wins. Finishing *on* the last day is in time.
Days are Vietnamese calendar days; this module never asks what today is.

Read next: `cchc.queries` (counting states), `cchc.clarity` (the 6 rõ).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cchc.state_table import STATES_BY_CODE

if TYPE_CHECKING:
    from cchc.deadlines.deadline import Deadline
    from cchc.plan import Extension, Task
    from cchc.state_table import Group

State = Literal[
    "done_on_time",
    "done_late",
    "in_progress",
    "not_started",
    "in_progress_overdue",
    "not_started_overdue",
    "waiting",
    "ongoing",
    "paused",
    "no_deadline",
    "cancelled",
]
STATES: tuple[State, ...] = get_args(State)


def _group(name: Group) -> frozenset[State]:
    return frozenset(state for state in STATES if STATES_BY_CODE[state].group == name)


DONE = _group("done")
OVERDUE = _group("overdue")
# Still to be done by an end that has not passed; one that waits for its condition comes, too.
COMING = _group("coming")
# Not part of what a completion percentage is taken of: regular work never ends, cancelled work left.
APART = _group("apart")

SOON_DAYS = 7  # "sắp đến hạn", a flag on a task
COMING_DAYS = 30  # "đến hạn trong 30 ngày tới", the list of what comes next


class Standing(NamedTuple):
    """Where a task stands on `day`.

    `due` is the deadline that holds then (the latest approved extension's, else the plan's),
    `end` its last day when there is a usable one, `days_left` is negative once that has passed.
    """

    task: Task
    day: date
    state: State
    due: Deadline
    end: date | None
    extension: Extension | None

    @property
    def start(self) -> date | None:
        """First day of the work, if the words name one: an extension moves the end alone."""
        named = [due.start for due in (self.task.due, self.due) if due.start]
        start = min(named, default=None)
        return None if start and self.end and start > self.end else start

    @property
    def days_left(self) -> int | None:
        """Days from the day to the end of the deadline; None without an end."""
        return None if self.end is None else (self.end - self.day).days

    @property
    def progress(self) -> int | None:
        """Percent of the work done: 100 of a finished task, None of one finished only after the day."""
        if self.state in DONE:
            return 100
        return None if self.task.status == "done" else self.task.progress

    @property
    def latest_note(self) -> str:
        """The last line of the diary that had been written by the day; undated ones come first.

        Of several lines of one day it is the one that stands last in the file.
        """
        written = [note for note in self.task.notes if note.date is None or note.date <= self.day]
        last = max(enumerate(written), key=lambda pair: (pair[1].date or date.min, pair[0]), default=None)
        return last[1].text if last else ""

    @property
    def is_soon(self) -> bool:
        """Whether the task is open and its last day is at most seven days away."""
        left = self.days_left
        return self.state in COMING and left is not None and 0 <= left <= SOON_DAYS


def standing_on(task: Task, day: date) -> Standing:
    """Return where a task stands on a day."""
    extension = _extension_on(task, day)
    due = extension.due if extension else task.due
    end = _usable_end(task, due, day)
    return Standing(task, day, _state(task, due, end, day), due, end, extension)


def next_turn(standing: Standing) -> date | None:
    """Return the next day on which the state may change without an edit; None when it stays for good.

    A state changes on the day of something recorded, and on the day after the end of the deadline
    that holds until then.
    """
    task = standing.task
    extended = [extension.date for extension in task.extensions]
    turns = [day for day in (task.started_on, task.done_on, task.condition_met_on, *extended) if day]
    if task.stopped and task.stopped.date:
        turns.append(task.stopped.date)
    if standing.end and standing.end < date.max:
        turns.append(standing.end + timedelta(days=1))
    return min((turn for turn in turns if turn > standing.day), default=None)


def has_happened(day: date | None, on: date) -> bool:
    """Whether something dated `day` had happened on `on`; undated things had not."""
    return day is not None and day <= on


def _extension_on(task: Task, day: date) -> Extension | None:
    """Return the approved extension with the latest date not after the day; the later entry wins."""
    if not task.extensions:
        return None
    approved = [extension for extension in task.extensions if extension.approved and extension.date <= day]
    return max(reversed(approved), key=lambda extension: extension.date) if approved else None


def _usable_end(task: Task, due: Deadline, day: date) -> date | None:
    """Return the last day of the deadline that counts on `day`.

    A span ("20 ngày sau khi …") runs from the day its condition came true, a date beside it
    ("…, chậm nhất 30/6") bounds it. A condition that came true only after the end it belongs to
    leaves no usable end until an extension sets one.
    """
    met_on = task.condition_met_on if has_happened(task.condition_met_on, day) else None
    if met_on is None or not _is_conditional(task, due):
        return due.end
    if due.end and met_on > due.end:
        return None
    ends = [end for end in (due.span and due.span.after(met_on), due.end) if end]
    return min(ends, default=None)


def _is_conditional(task: Task, due: Deadline) -> bool:
    """Whether the work waits for a condition, in the words of the deadline that holds or apart."""
    return due.condition is not None or task.condition is not None


def _state(task: Task, due: Deadline, end: date | None, day: date) -> State:  # noqa: PLR0911  a rule a line
    """Return the state by the first rule that holds."""
    stop = task.stopped.date if task.stopped else None
    if task.status == "cancelled" and (stop is None or stop <= day):
        return "cancelled"
    if task.status == "paused" and (stop is None or stop <= day):
        return "paused"
    if task.status == "done" and task.done_on and task.done_on <= day:
        return "done_late" if end and task.done_on > end else "done_on_time"
    if due.kind in {"ongoing", "periodic"}:
        return "ongoing"
    if _is_conditional(task, due) and not has_happened(task.condition_met_on, day):
        return "waiting"
    if end is None:
        return "no_deadline"
    return _open_state(started=_started(task, day), overdue=day > end)


def _open_state(*, started: bool, overdue: bool) -> State:
    if started:
        return "in_progress_overdue" if overdue else "in_progress"
    return "not_started_overdue" if overdue else "not_started"


def _started(task: Task, day: date) -> bool:
    """Whether work had begun: a status past not_started counts unless its start came later.

    A done, paused or cancelled task gets here only when that happened after the day.
    """
    return task.status != "not_started" and (task.started_on is None or task.started_on <= day)
