"""What a source document says of a plan: its head, its body, its offices and its tasks, with the doubts.

Words are the source's own (white space folded); nothing here was agreed by a person yet. Every row of
the annexes is a task or stands in `skipped` with its reason. Read next: `cchc.drafts.reader` (who makes
it), `cchc.drafts.writing.draft` (the YAML of it).

The values are named tuples: as dataclasses three of them took 3 ms to import (bench/importing.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.deadlines import parsing

if TYPE_CHECKING:
    from cchc.sources.document import Place
    from cchc.sources.doubts import Doubt


class SourceTask(NamedTuple):
    """A task as the source words it; empty is what isn't there. `parent` is the number of its lead-in.

    `assignee` is the person who does the work, where a column of persons stands beside one of offices.
    """

    number: str
    title: str
    place: Place
    owners: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    due: str = ""
    group: str = ""
    parent: str = ""
    deliverable: str = ""
    lead: str = ""
    note: str = ""
    assignee: str = ""

    @property
    def area(self) -> str:
        """The group, unless its name only says who leads or until when."""
        is_none = self.group in self.owners or parsing.is_period(self.group)
        return "" if is_none else self.group


class Skipped(NamedTuple):
    """A row, a table or a sheet that was not taken, why, and how its words begin."""

    place: Place
    reason: str
    text: str = ""


class SourceArea(NamedTuple):
    """A part of section II: its title and measures."""

    title: str
    measures: tuple[str, ...] = ()


class SourceDuty(NamedTuple):
    """A part of section III: offices as its heading words them, and their duties."""

    owners: tuple[str, ...]
    items: tuple[str, ...]


class Signatory(NamedTuple):
    """Who signs, in the words above and under the signature; empty is what isn't there."""

    authority: str = ""
    deputizing: str = ""
    position: str = ""
    name: str = ""


class Office(NamedTuple):
    """An office as it is worded first, other wordings that may be the same, and its abbreviation.

    `aliases` are proposals: a person agrees to each. `is_collective`: a common name of several offices.
    """

    name: str
    aliases: tuple[str, ...] = ()
    short: str = ""
    is_collective: bool = False


class PlanHead(NamedTuple):
    """What the head and the captions of the annexes say; empty is what isn't there. Days are ISO."""

    number: str = ""
    date: str = ""
    year: str = ""
    title: str = ""
    issuer: str = ""
    place: str = ""
    opening: str = ""
    closing: str = ""
    annex_title: str = ""
    annex_caption: str = ""
    annex_date: str = ""
    annex_mention: str = ""


class Body(NamedTuple):
    """The items of the document's parts, each in its order."""

    legal_bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    areas: tuple[SourceArea, ...] = ()
    duties: tuple[SourceDuty, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory = Signatory()


class Reading(NamedTuple):
    """All that was read of one source."""

    plan: PlanHead
    body: Body
    owners: tuple[Office, ...]
    tasks: tuple[SourceTask, ...]
    doubts: tuple[Doubt, ...]
    skipped: tuple[Skipped, ...]
