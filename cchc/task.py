"""A task of a plan with everything that was recorded of it, as frozen values; what it is on a day is derived.

References are resolved (an owner is an `Owner`), deadlines parsed. The values are named tuples: a
module of dataclasses takes five times as long to import, and every command does (bench/startup.py).

Read next: `cchc.past` (a task as it stood on a day), `cchc.plan` (the whole plan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from cchc.owners import Owner
from cchc.quantities import with_unit

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date

    from cchc.deadlines.deadline import Deadline


Status = Literal["not_started", "in_progress", "submitted", "done", "paused", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Area(NamedTuple):
    """A field of reform work; one that is not printed has no heading in section II."""

    id: str
    title: str
    short: str
    printed: bool = True
    measures: tuple[str, ...] = ()


class Target(NamedTuple):
    """A quantity that a task promises, with what was reached so far, and since which day."""

    quantity: int
    unit: str
    achieved: int | None = None
    achieved_on: date | None = None

    @property
    def promise(self) -> str:
        """What it promises: "2 hội nghị"."""
        return with_unit(self.quantity, self.unit)


class Stop(NamedTuple):
    """Why a task was paused or cancelled, and by which document.

    `before` is `not_started` when the work hadn't begun, `submitted` when it was handed in; else it ran.
    """

    date: date | None = None
    document: str | None = None
    reason: str | None = None
    before: Status | None = None


class ClosedStop(NamedTuple):
    """A pause or a cancellation that ended: on the day `until` the task is open again."""

    status: Status
    until: date
    date: date | None = None
    document: str | None = None
    reason: str | None = None


class Reopening(NamedTuple):
    """A completion that was taken back: the task was finished from `done_on`, and not any more on `date`."""

    done_on: date
    date: date
    reason: str | None = None


class Submission(NamedTuple):
    """When and with which document the work was handed in for approval."""

    date: date
    document: str | None = None


class ClosedSubmission(NamedTuple):
    """A submission that ended without a completion that holds: on the day `until` the work was given back."""

    until: date
    date: date | None = None
    document: str | None = None


class Result(NamedTuple):
    """A document that shows what a task brought about; one without a date says since when it is known."""

    document: str | None = None
    date: date | None = None
    summary: str | None = None
    link: str | None = None
    recorded_on: dt.date | None = None


class Note(NamedTuple):
    """A line of a task's diary."""

    date: date | None
    text: str


class Extension(NamedTuple):
    """A later deadline: proposed, or approved by the document that is named.

    `approved_on` is there when it was a proposal first; it counts from then on.
    """

    due: Deadline
    date: date
    document: str | None = None
    reason: str | None = None
    approved: bool = False
    approved_on: dt.date | None = None
    withdrawn_on: dt.date | None = None


class AmendedField(NamedTuple):
    """A field that an amendment of the plan changed, and what stood there before (None: nothing)."""

    document: str
    date: date
    field: str
    before: Any = None


class Task(NamedTuple):
    """One row of the plan's annex with everything that was recorded of it since."""

    id: int
    title: str
    area: Area
    owner: Owner
    due: Deadline
    coordinators: tuple[Owner, ...] = ()
    condition: str | None = None
    target: Target | None = None
    assignee: str | None = None
    lead: str | None = None
    approver: str | None = None
    deliverable: str | None = None
    basis: str | None = None
    status: Status = "not_started"
    progress: int | None = None
    started_on: date | None = None
    condition_met_on: date | None = None
    done_on: date | None = None
    stopped: Stop | None = None
    results: tuple[Result, ...] = ()
    notes: tuple[Note, ...] = ()
    extensions: tuple[Extension, ...] = ()
    assigned_on: date | None = None
    progress_on: date | None = None
    submitted: Submission | None = None
    submissions: tuple[ClosedSubmission, ...] = ()
    stops: tuple[ClosedStop, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    amendments: tuple[AmendedField, ...] = ()


# Fields of a task that are a text and no more: whatever shows a task in full shows each of them.
TEXT_FIELDS = ("assignee", "lead", "approver", "deliverable", "basis")
# Fields of a task that an amendment of the plan may change.
AMENDABLE = ("title", "area", "owner", "coordinators", "due", "condition", "target", *TEXT_FIELDS)


def words_of(value: Any) -> str | None:  # noqa: ANN401  whatever a field holds
    """Return the words that stand for the value of an amended field; None when there was nothing in it."""
    if value is None or value == ():
        return None
    if isinstance(value, Owner | Area):
        return value.short
    if isinstance(value, str):
        return value
    if isinstance(value, Target):
        return value.promise
    # A deadline has its words, coordinators are several owners.
    return str(value.text) if hasattr(value, "text") else "; ".join(owner.short for owner in value)
