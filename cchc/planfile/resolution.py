"""From the records of a file to the plan they mean: names looked up, deadlines parsed.

There is a plan only when there are no findings, so that nothing is ever skipped. Rules of other kinds
are in `cchc.planfile.checks`.

Read next: `cchc.planfile.name_lookup` (the names), `cchc.plan` (what comes out), `cchc.planfile.document`
(who calls this).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from cchc import names, plan
from cchc.deadlines.parsing import parse_deadline
from cchc.errors import Finding
from cchc.planfile import reporting_resolution, values
from cchc.planfile.name_lookup import NameLookup
from cchc.planfile.records import MAX_FINDINGS
from cchc.task import (
    AMENDABLE,
    AmendedField,
    ClosedStop,
    ClosedSubmission,
    Extension,
    Note,
    Reopening,
    Result,
    Stop,
    Submission,
    Target,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.planfile import schema
    from cchc.planfile.records import Records
    from cchc.yamltext.nodes import Path


class Resolver:
    """Makes the values that the records of one file mean; what keeps it from that is in `findings`."""

    def __init__(self, records: Records, lookup: NameLookup) -> None:
        self.lookup = lookup
        self.findings = lookup.findings
        self.year = records.head.year if records.head else 0
        # What the head lists isn't known where the head is wrong, which is told already.
        self.has_head = records.head is not None
        self.amendments = {one.document: one.date for one in records.head.amendments} if records.head else {}

    def task(self, record: schema.TaskRecord, at: Path) -> Task | None:
        """Return the task that a record means, None when a name in it is unknown."""
        owner = self.lookup.owner(record.owner, (*at, "owner"))
        area = self.lookup.area(record.area, (*at, "area"))
        coordinators = self.lookup.owners_of(record.coordinators, (*at, "coordinators"))
        if owner is None or area is None:
            return None
        # Fields of the same name mean the same; only those are named here that mean more than they say.
        fields = dict(record) | {
            "area": area,
            "owner": owner,
            "coordinators": coordinators,
            "due": parse_deadline(record.due, self.year),
            "target": Target(**dict(record.target)) if record.target else None,
            "submitted": Submission(**dict(record.submitted)) if record.submitted else None,
            "stopped": Stop(**dict(record.stopped)) if record.stopped else None,
            "submissions": tuple(ClosedSubmission(**dict(one)) for one in record.submissions),
            "stops": tuple(ClosedStop(**dict(stop)) for stop in record.stops),
            "reopenings": tuple(Reopening(**dict(reopening)) for reopening in record.reopenings),
            "results": tuple(Result(**dict(result)) for result in record.results),
            "notes": tuple(Note(**dict(note)) for note in record.notes),
            "extensions": tuple(self.extension(extension) for extension in record.extensions),
            "amendments": self.amended_fields(record.amendments, (*at, "amendments")),
        }
        return Task(**fields)

    def amended_fields(
        self, records: Sequence[schema.AmendedFieldRecord], at: Path
    ) -> tuple[AmendedField, ...]:
        """Return what amendments changed in a task; a document that the plan doesn't list is a finding."""
        amended = []
        for index, record in enumerate(records):
            path = (*at, index)
            if record.field not in AMENDABLE:
                message = f"văn bản điều chỉnh không đổi được trường `{values.shown(record.field)}`"
                hint = f"các trường điều chỉnh được: {', '.join(AMENDABLE)}"
                self.findings.append(Finding((*path, "field"), "unknown-field", message, hint))
            elif (signed_on := self.amendments.get(record.document)) is not None:
                before = self.value_of(record.field, record.before, (*path, "before"))
                amended.append(AmendedField(record.document, signed_on, record.field, before))
            elif self.has_head:
                message = f'văn bản điều chỉnh "{values.shown(record.document)}" chưa có trong kế hoạch'
                hint = "thêm văn bản này (document, date) vào `amendments` của phần `plan`"
                self.findings.append(Finding((*path, "document"), "unknown-amendment", message, hint))
        return tuple(amended)

    def value_of(self, field: str, words: str | None, at: Path) -> object:
        """Return what the words of a task's field mean."""
        match field:
            case "owner":
                return self.lookup.owner(words or "", at)
            case "area":
                return self.lookup.area(words or "", at)
            case "due":
                return parse_deadline(words or "", self.year)
            case "coordinators":
                return tuple(
                    owner for name in names.listed(words or "") if (owner := self.lookup.owner(name, at))
                )
            case "target":
                return self.promise(words, at) if words else None
            case _:
                return words

    def promise(self, words: str, at: Path) -> Target | None:
        """Return the target that words such as "2 hội nghị" mean; anything else is a finding."""
        try:
            return Target(*values.promise(words))
        except values.InvalidValue as wrong:
            self.findings.append(Finding(at, wrong.code, wrong.message, wrong.hint))
            return None

    def extension(self, record: schema.ExtensionRecord) -> Extension:
        """Return the extension that a record means."""
        return Extension(**dict(record) | {"due": parse_deadline(record.due, self.year)})

    def duty(self, record: schema.DutyRecord, at: Path) -> plan.Duty:
        """Return the duties that a record means."""
        return plan.Duty(self.lookup.owners_of(record.owners, (*at, "owners")), tuple(record.items))


def resolve(records: Records, room: int = MAX_FINDINGS) -> tuple[plan.Plan | None, list[Finding]]:
    """Return the plan that the records mean, or what keeps them from meaning one: `room` findings at most."""
    lookup = NameLookup(records, room)
    resolver = Resolver(records, lookup)
    unless_full = partial(takewhile, lambda _: not lookup.is_full)
    tasks = [resolver.task(record, ("tasks", index)) for index, record in unless_full(records.tasks.items())]
    duties = [
        resolver.duty(record, ("duties", index)) for index, record in unless_full(records.duties.items())
    ]
    for section in ("tasks", "duties"):
        for index, item in unless_full(records.broken.get(section, {}).items()):
            lookup.names_in(item, (section, index))
    if records.head is None:
        return None, lookup.findings
    whole = plan.Plan(
        head=_head(records.head),
        owners=tuple(lookup.owners.values()),
        areas=tuple(lookup.areas.values()),
        tasks=tuple(task for task in tasks if task is not None),
        duties=tuple(duties),
        reporting=reporting_resolution.reporting(records.reporting, tuple(lookup.areas.values())),
    )
    if records.views:
        return _with_views(whole, records, lookup.findings, room)
    return (None if lookup.findings or records.findings else whole), lookup.findings


def _with_views(
    whole: plan.Plan, records: Records, findings: list[Finding], room: int
) -> tuple[plan.Plan | None, list[Finding]]:
    """Return the plan with its views, or what keeps it from being one; names in these are of its offices."""
    from cchc.planfile import view_resolution  # noqa: PLC0415  few plans have views

    are_whole = not {"owners", "areas"} & (records.unread | records.broken.keys())
    views, wrong = view_resolution.resolve(records.views, whole, with_names=are_whole)
    findings = [*findings, *wrong][:room]
    return (None if findings or records.findings else replace(whole, views=views)), findings


def _head(record: schema.HeadRecord) -> plan.Head:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record
    }
    fields["signatory"] = plan.Signatory(**dict(record.signatory))
    fields["annex"] = plan.Annex(**dict(record.annex))
    fields["amendments"] = tuple(plan.Amendment(**dict(amendment)) for amendment in record.amendments)
    return plan.Head(**fields)
