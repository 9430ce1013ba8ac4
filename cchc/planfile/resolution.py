"""From the records of a file to the plan they mean: names looked up, deadlines parsed.

A name that nobody goes by, an owner named twice or an area that isn't there is a finding; there is a
plan only when there are no findings, so that nothing is ever skipped. Rules of other kinds are in
`cchc.planfile.checks`.

Read next: `cchc.plan` (what comes out), `cchc.planfile.document` (who calls this).
"""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from cchc import names, owners, plan
from cchc.deadlines.parsing import parse_deadline
from cchc.errors import Finding
from cchc.planfile import reporting_resolution, values
from cchc.planfile.records import MAX_FINDINGS
from cchc.task import (
    AMENDABLE,
    AmendedField,
    Area,
    ClosedStop,
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
    from collections.abc import Iterator, Sequence

    from cchc.planfile import schema
    from cchc.planfile.records import Records
    from cchc.yamltext.nodes import Path, Plain

_BETWEEN_NAMES = r"[;,；，、\n]| và | - "
_MAX_PARTS = 100  # of a name that may be several
_MAX_COMPARED = 200_000  # names, in search of those that are nearly the same; 2 s at most
_MAX_LISTED = 50  # ids that a hint repeats


class Resolver:
    """Looks up the owners and areas that the records of one file name, and collects what is not found.

    No more than `room` findings are looked for.
    """

    def __init__(self, records: Records, room: int) -> None:
        self.records = records
        self.room = room
        self.findings: list[Finding] = []
        self.year = records.head.year if records.head else 0
        self.owners = {index: _owner(record) for index, record in records.owners.items()}
        self.areas = {index: _area(record) for index, record in records.areas.items()}
        self.register = owners.Register(self.owners.values())
        self.area_by_id = {names.key(area.id): area for area in self.areas.values()}
        self.amendments = {one.document: one.date for one in records.head.amendments} if records.head else {}
        self.half_read = {
            section: {names.key(name) for item in items.values() for name in _texts(item)}
            for section, items in records.broken.items()
        }
        self._areas_by_title: dict[str, list[str]] = {}
        for area in self.areas.values():
            for name in dict.fromkeys((names.key(area.title), names.key(area.short))):
                self._areas_by_title.setdefault(name, []).append(area.id)
        self._spellings = sum(len(owner.spellings) for owner in self.owners.values())
        self._left_to_compare = _MAX_COMPARED

    @property
    def is_full(self) -> bool:
        """Whether there are as many findings as are looked for."""
        return len(self.findings) >= self.room

    def is_explained(self, section: str, name: str) -> bool:
        """Whether a missing name needs no finding, such as when its own record has one."""
        is_known = section in self.records.unread or names.key(name) in self.half_read.get(section, ())
        return is_known or self.is_full

    def _may_compare(self, known: int) -> bool:
        """Whether a name may still be compared with so many others, in search of what was meant."""
        self._left_to_compare -= known
        return self._left_to_compare >= 0

    def owner(self, name: str, at: Path) -> owners.Owner | None:
        """Return the owner that goes by a name; a finding when none does."""
        found = self.register.exact(name)
        if not found and not self.is_explained("owners", name):
            message = f'cơ quan "{values.shown(name)}" chưa có trong danh mục'
            self.findings.append(Finding(at, "unknown-owner", message, self._owner_hint(name, at)))
        return found[0] if found else None

    def _owner_hint(self, name: str, at: Path) -> str:
        parts = [part for part in re.split(_BETWEEN_NAMES, name, maxsplit=_MAX_PARTS) if part.strip()]
        if len(parts) > 1 and any(self.register.exact(part) for part in parts):
            if at[-1] == "owner":
                return "`owner` chỉ ghi một cơ quan chủ trì; các cơ quan khác ghi vào `coordinators`"
            return "mỗi cơ quan một dòng, bắt đầu bằng dấu gạch ngang: `- …`"
        near = self.register.nearest(name) if self._may_compare(self._spellings) else []
        if not near:
            return "sửa dòng này hoặc thêm cơ quan vào `owners`"
        owner = self.register.exact(near[0])[0]
        return f'gần giống "{near[0]}" ({owner.id}); sửa dòng này hoặc thêm bí danh vào `owners`'

    def owners_of(self, listed: Sequence[str], at: Path) -> tuple[owners.Owner, ...]:
        """Return the owners of a list of names; naming one twice is a finding."""
        found: dict[owners.Owner, None] = {}
        for index, name in enumerate(listed):
            if self.is_full:
                break
            owner = self.owner(name, (*at, index))
            if owner in found:
                message = f'cơ quan "{values.shown(name)}" ghi hai lần trong một danh sách'
                self.findings.append(Finding((*at, index), "duplicate-owner", message, "xóa một dòng"))
            elif owner:
                found[owner] = None
        return tuple(found)

    def area(self, name: str, at: Path) -> Area | None:
        """Return the area with an id; a finding when there is none."""
        found = self.area_by_id.get(names.key(name))
        if found is None and not self.is_explained("areas", name):
            message = f'lĩnh vực "{values.shown(name)}" chưa có trong `areas`'
            self.findings.append(Finding(at, "unknown-area", message, self._area_hint(name)))
        return found

    def _area_hint(self, name: str) -> str:
        ids = [area.id for area in self.areas.values()]
        near = self._areas_by_title.get(names.key(name), [])
        if not near and self._may_compare(len(ids)):
            near = names.nearest(name, ids, limit=1)
        if near:
            return f"có phải là `{near[0]}`?"
        known = ", ".join(ids[:_MAX_LISTED]) + (", …" if len(ids) > _MAX_LISTED else "")
        return f"ghi mã của một lĩnh vực: {known}" if known else "thêm lĩnh vực này vào `areas`"

    def names_in(self, item: Plain, at: Path) -> None:
        """Look up what a record names that has the wrong shape elsewhere."""
        if not isinstance(item, dict):
            return
        for key, look_up in (("owner", self.owner), ("area", self.area)):
            name = item.get(key)
            if isinstance(name, str) and name.strip():
                look_up(name.strip(), (*at, key))
        for key in ("owners", "coordinators"):
            listed = item.get(key)
            if isinstance(listed, list) and all(isinstance(name, str) and name.strip() for name in listed):
                self.owners_of([str(name).strip() for name in listed], (*at, key))

    def task(self, record: schema.TaskRecord, at: Path) -> Task | None:
        """Return the task that a record means, None when a name in it is unknown."""
        owner = self.owner(record.owner, (*at, "owner"))
        area = self.area(record.area, (*at, "area"))
        coordinators = self.owners_of(record.coordinators, (*at, "coordinators"))
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
            elif (signed_on := self.amendments.get(record.document)) is None:
                message = f'văn bản điều chỉnh "{values.shown(record.document)}" chưa có trong kế hoạch'
                hint = "thêm văn bản này (document, date) vào `amendments` của phần `plan`"
                self.findings.append(Finding((*path, "document"), "unknown-amendment", message, hint))
            else:
                before = self.value_of(record.field, record.before, (*path, "before"))
                amended.append(AmendedField(record.document, signed_on, record.field, before))
        return tuple(amended)

    def value_of(self, field: str, words: str | None, at: Path) -> object:
        """Return what the words of a task's field mean."""
        match field:
            case "owner":
                return self.owner(words or "", at)
            case "area":
                return self.area(words or "", at)
            case "due":
                return parse_deadline(words or "", self.year)
            case "coordinators":
                return tuple(owner for name in names.listed(words or "") if (owner := self.owner(name, at)))
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
        return plan.Duty(self.owners_of(record.owners, (*at, "owners")), tuple(record.items))


def resolve(records: Records, room: int = MAX_FINDINGS) -> tuple[plan.Plan | None, list[Finding]]:
    """Return the plan that the records mean, or what keeps them from meaning one: `room` findings at most."""
    resolver = Resolver(records, room)
    unless_full = partial(takewhile, lambda _: not resolver.is_full)
    tasks = [resolver.task(record, ("tasks", index)) for index, record in unless_full(records.tasks.items())]
    duties = [
        resolver.duty(record, ("duties", index)) for index, record in unless_full(records.duties.items())
    ]
    for section in ("tasks", "duties"):
        for index, item in unless_full(records.broken.get(section, {}).items()):
            resolver.names_in(item, (section, index))
    if resolver.findings or records.findings or records.head is None:
        return None, resolver.findings
    whole = plan.Plan(
        head=_head(records.head),
        owners=tuple(resolver.owners.values()),
        areas=tuple(resolver.areas.values()),
        tasks=tuple(task for task in tasks if task is not None),
        duties=tuple(duties),
        reporting=reporting_resolution.reporting(records.reporting, tuple(resolver.areas.values())),
    )
    return whole, []


def _texts(item: Plain) -> Iterator[str]:
    """Return every text in an item, whatever it stands for."""
    if isinstance(item, str):
        yield item
    else:
        for inside in item.values() if isinstance(item, dict) else item:
            yield from _texts(inside)


def _owner(record: schema.OwnerRecord) -> owners.Owner:
    return owners.Owner(
        **dict(record) | {"short": record.short or record.name, "aliases": tuple(record.aliases)}
    )


def _area(record: schema.AreaRecord) -> Area:
    return Area(**dict(record) | {"short": record.short or record.title, "measures": tuple(record.measures)})


def _head(record: schema.HeadRecord) -> plan.Head:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record
    }
    fields["signatory"] = plan.Signatory(**dict(record.signatory))
    fields["annex"] = plan.Annex(**dict(record.annex))
    fields["amendments"] = tuple(plan.Amendment(**dict(amendment)) for amendment in record.amendments)
    return plan.Head(**fields)
