"""The plan as a commune means it: frozen values, references resolved, deadlines parsed.

What a plan *file* says is `planfile.schema`; here an owner is an `Owner` and a deadline a
`Deadline`. What holds on a date is derived. Read next: `cchc.states` (a task on a date).

The values are named tuples: a module of dataclasses takes five times as long to import, and every
command does (bench/startup.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cchc.owners import Register

if TYPE_CHECKING:
    from datetime import date

    from cchc.owners import Owner
    from cchc.task import Area, Task


class Duty(NamedTuple):
    """What section III asks of one agency, or of several together."""

    owners: tuple[Owner, ...]
    items: tuple[str, ...]


# Those that name a person: they can be left out of what is printed.
PEOPLE_FIELDS = ("assignee", "lead", "approver")


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
    """What the plan document says of itself; `number` and `date` are None until it is signed."""

    number: str | None
    date: date | None
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


# Sections of the periodic report in which figures may stand, beside those of the areas.
FIGURE_SECTIONS = ("kiem-tra", "tuyen-truyen", "sang-kien")


class Figure(NamedTuple):
    """A figure that the province asks for in each period.

    `sum` are the figures that it is made of; `share` those that it counts, in percent of `of`. `area` is the
    id of the area whose results it belongs to, `section` the section of the report that it stands in instead.
    """

    id: str
    title: str
    unit: str | None = None
    area: str | None = None
    sum: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    section: str | None = None


class Reporting(NamedTuple):
    """What the province asks for, and who reports to whom; offices differ, so there are no defaults."""

    periods: tuple[ReportingPeriod, ...] = ()
    completion_scale: CompletionScale | None = None
    figures: tuple[Figure, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory = Signatory()


class View(NamedTuple):
    """A query that the plan gives a name: a command, and its options as they are typed, True for flags."""

    name: str
    command: str
    options: tuple[tuple[str, str | bool], ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan. Areas, owners, duties and tasks keep the order of the file."""

    head: Head
    owners: tuple[Owner, ...]
    areas: tuple[Area, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...] = ()
    reporting: Reporting = field(default_factory=Reporting)
    views: tuple[View, ...] = ()

    @cached_property
    def register(self) -> Register:
        """The owners, to be found by any of their names."""
        return Register(self.owners)
