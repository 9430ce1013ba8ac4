"""What a task is on a given day: its deadline then, its state, the days left.

A state is derived, never stored: from the task as it stood on the day (`cchc.past`). The rules are
the project's reading of how offices report (finished or not, in time or late; regular work and
cancelled work apart), first rule that holds wins. Finishing *on* the last day is in time. Days are
Vietnamese calendar days; this module never asks what today is.

Read next: `cchc.queries` (counting states), `cchc.clarity` (the 6 rõ).
"""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cchc import past
from cchc.state_table import SOON_DAYS, STATES_BY_CODE

if TYPE_CHECKING:
    from cchc.deadlines.deadline import Deadline
    from cchc.state_table import Group
    from cchc.task import Extension, Task

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


class Standing(NamedTuple):
    """Where a task stands on `day`.

    `task` is the task as it stood on the day, `recorded` has all that the file says of it. `due` is
    the deadline that holds then (the latest approved extension's, else the plan's), `end` its last
    day when there is a usable one, `days_left` is negative once that has passed.
    """

    task: Task
    day: date
    state: State
    due: Deadline
    end: date | None
    extension: Extension | None
    recorded: Task

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
        """Percent of the work done, None when the day's is not known; 100 of a finished task."""
        return 100 if self.state in DONE else self.task.progress

    @property
    def latest_note(self) -> str:
        """The last line of the diary that had been written by the day; undated ones come first.

        Of several lines of one day it is the one that stands last in the file. What was written
        before a task was finished is no news of it.
        """
        last = max(
            enumerate(self.task.notes), key=lambda pair: (pair[1].date or date.min, pair[0]), default=None
        )
        if last is None:
            return ""
        is_old = self.state in DONE and (last[1].date or date.min) < (self.task.done_on or date.min)
        return "" if is_old else last[1].text

    @property
    def is_held_up(self) -> bool:
        """Whether the last day is over and what the work waits for hasn't come: neither late nor to come."""
        return self.state == "waiting" and self.end is not None and self.day > self.end

    @property
    def is_submitted(self) -> bool:
        """Whether the work was handed in and lies with who approves it: nobody is pressed for it."""
        return self.task.status == "submitted" and self.state in OVERDUE | {"in_progress"}

    @property
    def open_proposals(self) -> list[Extension]:
        """The deadlines that are proposed for a task which isn't over, and wait for a decision on the day."""
        if self.state in DONE | {"cancelled"}:
            return []
        proposals = [one for one in self.task.extensions if not (one.approved or one.withdrawn_on)]
        return [one for one in proposals if not self.granted_by(one)]

    def granted_by(self, proposal: Extension) -> str | None:
        """Return the other document that gave a task as much time as a proposal asks for; None when none did.

        Most people record the letter that grants a proposal as an extension of its own.
        """
        given = [(one.date, one.document) for one in self.task.amendments if one.field == "due"]
        if self.extension:
            given.append((past.approval(self.extension), str(self.extension.document)))
        since, document = max(given, key=itemgetter(0), default=(date.min, ""))
        asked = proposal.due.end
        is_enough = asked is not None and self.end is not None and asked <= self.end
        return document if proposal.date <= since and is_enough else None

    @property
    def is_soon(self) -> bool:
        """Whether the task is open and its last day is at most seven days away."""
        left = self.days_left
        return self.state in COMING and left is not None and 0 <= left <= SOON_DAYS


def standing_on(task: Task, day: date) -> Standing:
    """Return where a task stands on a day."""
    recorded, task = task, past.task_on(task, day)
    extension = _extension(task)
    due = extension.due if extension else task.due
    end = _usable_end(task, due)
    return Standing(task, day, _state(task, due, end, day), due, end, extension, recorded)


def next_turn(standing: Standing) -> date | None:
    """Return the next day on which the state may change without an edit; None when it stays for good.

    A state changes on the day of something recorded, and on the day after the end of the deadline
    that holds until then.
    """
    turns = list(past.dates(standing.recorded))
    if standing.end and standing.end < date.max:
        turns.append(standing.end + timedelta(days=1))
    return min((turn for turn in turns if turn > standing.day), default=None)


def _extension(task: Task) -> Extension | None:
    """Return the approved extension that counts since the latest day; of one day, the later entry."""
    approved = [extension for extension in task.extensions if extension.approved]
    return max(reversed(approved), key=past.approval) if approved else None


def _usable_end(task: Task, due: Deadline) -> date | None:
    """Return the last day of the deadline that counts.

    A span ("20 ngày sau khi …") runs from the day its condition came true, a date beside it
    ("…, chậm nhất 30/6") bounds it. A condition that came true only after the end it belongs to
    leaves no usable end until an extension sets one.
    """
    met_on = task.condition_met_on
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
    """Return the state of a task as it stood on a day by the first rule that holds."""
    if task.status == "cancelled":
        return "cancelled"
    if task.status == "paused":
        return "paused"
    if task.status == "done" and task.done_on:
        return "done_late" if end and task.done_on > end else "done_on_time"
    if due.kind in {"ongoing", "periodic"}:
        return "ongoing"
    if _is_conditional(task, due) and not task.condition_met_on:
        return "waiting"
    if end is None:
        return "no_deadline"
    return _open_state(started=task.status != "not_started", overdue=day > end)


def _open_state(*, started: bool, overdue: bool) -> State:
    if started:
        return "in_progress_overdue" if overdue else "in_progress"
    return "not_started_overdue" if overdue else "not_started"
