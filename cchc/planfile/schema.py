"""The shape of a plan file, version 1: which fields a record has and what each may hold.

One pydantic model per record; a field's name is its YAML key, and the order here is the order in
the file. Rules that need more than one field are in `cchc.planfile.checks`. Read next:
`cchc.planfile.record_types` (what all records share), `cchc.planfile.reporting_schema` (the record of
`reporting`), `cchc.planfile.validation` (an item against its record).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from cchc.owners import OwnerKind  # noqa: TC001  pydantic reads the annotations
from cchc.planfile import values
from cchc.planfile.record_types import Day, Flag, Percent, Record, Slug, Text, Whole, Year, no_items
from cchc.task import Status  # noqa: TC001  pydantic reads the annotations


class SignatoryRecord(Record):
    """The lines above the signature."""

    authority: Text | None = None
    deputizing: Text | None = None
    position: Text | None = None
    name: Text | None = None


class AnnexRecord(Record):
    """The annex's own caption."""

    title: Text | None = None
    caption: Text | None = None
    date: Day | None = None
    mention: Text | None = None


class AmendmentRecord(Record):
    """A document that changed the plan after it was signed."""

    document: Text
    date: Day
    summary: Text | None = None


class HeadRecord(Record):
    """`plan:`, what the document says of itself; before it is signed it has no number and no day."""

    number: Text | None = None
    date: Day | None = None
    year: Year
    title: Text
    notice: Text | None = None
    issuer: Text
    place: Text | None = None
    legal_bases: list[Text] = no_items()
    opening: Text | None = None
    purposes: list[Text] = no_items()
    requirements: list[Text] = no_items()
    closing: Text | None = None
    signatory: SignatoryRecord = SignatoryRecord()
    recipients: list[Text] = no_items()
    annex: AnnexRecord = AnnexRecord()
    amendments: list[AmendmentRecord] = no_items()


class OwnerRecord(Record):
    """An item of `owners:`."""

    id: Slug
    name: Text
    short: Text | None = None
    aliases: list[Text] = no_items()
    kind: Annotated[OwnerKind, BeforeValidator(values.owner_kind)] = "agency"


class DutyRecord(Record):
    """An item of `duties:`."""

    owners: list[Text]
    items: list[Text]


class AreaRecord(Record):
    """An item of `areas:`."""

    id: Slug
    title: Text
    short: Text | None = None
    printed: Flag = True
    measures: list[Text] = no_items()


class TargetRecord(Record):
    """A quantity that a task promises."""

    quantity: Whole
    unit: Text
    achieved: Whole | None = None
    achieved_on: Day | None = None


class StopRecord(Record):
    """Why and by what document a task stopped."""

    date: Day | None = None
    document: Text | None = None
    reason: Text | None = None
    before: Annotated[Status, BeforeValidator(values.status)] | None = None


class ClosedStopRecord(Record):
    """A pause or a cancellation that ended."""

    status: Annotated[Status, BeforeValidator(values.status)]
    date: Day | None = None
    document: Text | None = None
    reason: Text | None = None
    until: Day


class ReopeningRecord(Record):
    """A completion that was taken back."""

    done_on: Day
    date: Day
    reason: Text | None = None


class SubmissionRecord(Record):
    """When the work was handed in for approval."""

    date: Day
    document: Text | None = None


class ClosedSubmissionRecord(Record):
    """A submission after which the work was given back."""

    date: Day | None = None
    document: Text | None = None
    until: Day


class ResultRecord(Record):
    """A document that a task brought about."""

    document: Text | None = None
    date: Day | None = None
    summary: Text | None = None
    link: Text | None = None
    recorded_on: Day | None = None


class NoteRecord(Record):
    """A line of a task's diary."""

    date: Day | None = None
    text: Text


class ExtensionRecord(Record):
    """A later deadline, proposed or approved."""

    due: Text
    date: Day
    document: Text | None = None
    reason: Text | None = None
    approved: Flag = False
    approved_on: Day | None = None
    withdrawn_on: Day | None = None


class AmendedFieldRecord(Record):
    """A field that an amendment changed; without `before` there was nothing in it."""

    document: Text
    field: Text
    before: Text | None = None


class TaskRecord(Record):
    """An item of `tasks:`."""

    id: Whole
    title: Text
    area: Text
    condition: Text | None = None
    target: TargetRecord | None = None
    assignee: Text | None = None
    lead: Text | None = None
    approver: Text | None = None
    deliverable: Text | None = None
    basis: Text | None = None
    assigned_on: Day | None = None
    status: Annotated[Status, BeforeValidator(values.status)] = "not_started"
    progress: Percent | None = None
    progress_on: Day | None = None
    started_on: Day | None = None
    condition_met_on: Day | None = None
    submitted: SubmissionRecord | None = None
    submissions: list[ClosedSubmissionRecord] = no_items()
    done_on: Day | None = None
    reopenings: list[ReopeningRecord] = no_items()
    stopped: StopRecord | None = None
    stops: list[ClosedStopRecord] = no_items()
    results: list[ResultRecord] = no_items()
    notes: list[NoteRecord] = no_items()
    extensions: list[ExtensionRecord] = no_items()
    amendments: list[AmendedFieldRecord] = no_items()
    owner: Text
    coordinators: list[Text] = no_items()
    due: Text
