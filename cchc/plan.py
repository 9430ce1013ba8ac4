"""The plan as a commune means it: frozen values, references resolved, deadlines parsed.

What a plan *file* says is `planfile.schema`; here an owner is an `Owner` and a deadline a
`Deadline`. What holds on a date is derived. Read next: `cchc.states` (a task on a date).

The values are named tuples: a module of dataclasses takes five times as long to import, and every
command does (bench/startup.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from cchc import names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from datetime import date

    from cchc.deadlines.deadline import Deadline

Status = Literal["not_started", "in_progress", "submitted", "done", "paused", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)

OwnerKind = Literal["agency", "collective"]
OWNER_KINDS: tuple[OwnerKind, ...] = get_args(OwnerKind)


class Owner(NamedTuple):
    """An agency that leads or coordinates; a collective stands for several unnamed ones."""

    id: str
    name: str
    short: str
    aliases: tuple[str, ...] = ()
    kind: OwnerKind = "agency"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that the owner is called by, its id first."""
        return (self.id, self.name, self.short, *self.aliases)


class Register:
    """The owners of one plan, found by any of their names."""

    def __init__(self, owners: Iterable[Owner]) -> None:
        self._index = names.NameIndex((owner, owner.spellings) for owner in owners)

    def exact(self, name: str) -> list[Owner]:
        """Return the owners that go by exactly this name, spelling differences aside."""
        return self._index.exact(name)

    def search(self, name: str) -> list[Owner]:
        """Return the owners that go by this name, else those with it among the words of a name.

        A collective is found by its own names only: "các phòng" must not stand for everybody.
        """
        return self.exact(name) or [owner for owner in self._index.with_words(name) if owner.kind == "agency"]

    def nearest(self, name: str) -> list[str]:
        """Return the short names of the owners with a name most like `name`, the best first."""
        return [owner.short for owner in self._index.nearest(name)]


class Area(NamedTuple):
    """A field of reform work; one that is not printed has no heading in section II."""

    id: str
    title: str
    short: str
    printed: bool = True
    measures: tuple[str, ...] = ()


class Duty(NamedTuple):
    """What section III asks of one agency, or of several together."""

    owners: tuple[Owner, ...]
    items: tuple[str, ...]


class Target(NamedTuple):
    """A quantity that a task promises, with what was reached so far, and since which day."""

    quantity: int
    unit: str
    achieved: int | None = None
    achieved_on: date | None = None


class Stop(NamedTuple):
    """Why a task was paused or cancelled, and by which document.

    `before` is `not_started` when the work hadn't begun; else it had.
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
    stops: tuple[ClosedStop, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    amendments: tuple[AmendedField, ...] = ()


# Fields of a task that are a text and no more: whatever shows a task in full shows each of them.
TEXT_FIELDS = ("assignee", "lead", "approver", "deliverable", "basis")
# Those that name a person: they can be left out of what is printed.
PEOPLE_FIELDS = ("assignee", "lead", "approver")
# Fields of a task that an amendment of the plan may change.
AMENDABLE = ("title", "area", "owner", "coordinators", "due", "condition", *TEXT_FIELDS)


def words_of(value: Any) -> str | None:  # noqa: ANN401  whatever a field holds
    """Return the words that stand for the value of an amended field; None when there was nothing in it."""
    if value is None or value == ():
        return None
    if isinstance(value, Owner | Area):
        return value.short
    if isinstance(value, str):
        return value
    # A deadline has its words, coordinators are several owners.
    return str(value.text) if hasattr(value, "text") else "; ".join(owner.short for owner in value)


class Signatory(NamedTuple):
    """Who signs, in the words that stand above the signature."""

    authority: str | None = None
    deputizing: str | None = None
    position: str | None = None
    name: str | None = None


class Amendment(NamedTuple):
    """A document that changed the plan after it was signed."""

    document: str
    date: date
    summary: str | None = None


class Annex(NamedTuple):
    """The list of tasks as the plan names it; `date` is the one that its caption states."""

    title: str | None = None
    caption: str | None = None
    date: date | None = None
    mention: str | None = None


class Head(NamedTuple):
    """What the plan document says of itself."""

    number: str
    date: date
    year: int
    title: str
    issuer: str
    notice: str | None = None  # what every report on the plan says at its top: a draft, a sample
    place: str | None = None
    legal_bases: tuple[str, ...] = ()
    opening: str | None = None
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    closing: str | None = None
    signatory: Signatory = Signatory()
    recipients: tuple[str, ...] = ()
    annex: Annex = Annex()
    amendments: tuple[Amendment, ...] = ()


class ReportingPeriod(NamedTuple):
    """A span that a report speaks of; both days are included."""

    id: str
    title: str
    start: date
    end: date
    submit_by: date | None = None

    def as_of(self, today: date) -> tuple[date, bool]:
        """Return the day of the figures, and whether they are provisional.

        The day is the period's last one once that is past, else today.
        """
        return (self.end, False) if self.end < today else (today, True)


class ScaleStep(NamedTuple):
    """From so many percent of completion on, so many points."""

    start: int
    points: float


class CompletionScale(NamedTuple):
    """How a province scores completion, and in which document it says so."""

    document: str
    steps: tuple[ScaleStep, ...]


class Reporting(NamedTuple):
    """What the province asks for; offices differ, so it is configuration and has no defaults."""

    periods: tuple[ReportingPeriod, ...] = ()
    completion_scale: CompletionScale | None = None


@dataclass(frozen=True)
class Plan:
    """A whole plan. Areas, owners, duties and tasks keep the order of the file."""

    head: Head
    owners: tuple[Owner, ...]
    areas: tuple[Area, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...] = ()
    reporting: Reporting = field(default_factory=Reporting)

    @cached_property
    def register(self) -> Register:
        """The owners, to be found by any of their names."""
        return Register(self.owners)
