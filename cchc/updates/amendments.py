"""What a document that changes the plan does to a task: it keeps what stood there before.

Pure, as `cchc.updates.task_fields` is. So the plan can be printed as it was signed, and its changes
old beside new. A deadline that is granted to one task is an extension, no amendment.

Read next: `cchc.updates.amendment_list` (the documents), `cchc.past` (a task before its amendments),
`cchc.citations` (what documents are called).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes, citations, date_words, labels, names, quantities
from cchc.errors import RequestError
from cchc.task import AMENDABLE
from cchc.updates.task_records import set_fields

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Amendment, Head, Plan
    from cchc.yamltext.nodes import Plain


def find(head: Head, text: str) -> Amendment:
    """Return the amendment of the plan that a text names; RequestError when there is none."""
    cited = {citations.cite(amendment.document, amendment.date): amendment for amendment in head.amendments}
    for citation, amendment in cited.items():
        if citations.is_same(citation, text):
            return amendment
    number, known = citations.number_of(text), ", ".join(cited)
    raise RequestError(
        f'kế hoạch chưa có văn bản điều chỉnh "{text}"',
        hint=f"ghi văn bản trước: cchc amend --document {number} --date NGÀY"
        + (f"; đã có: {known}" if known else ""),
    )


def refuse_another_day(head: Head, document: str, day: date) -> None:
    """Raise RequestError when a document is one that amended the plan, of this year but another day."""
    for amendment in head.amendments:
        is_that = citations.is_same(citations.number_of(document), citations.number_of(amendment.document))
        if is_that and day != amendment.date and day.year == amendment.date.year:
            raise RequestError(
                f"--date: văn bản điều chỉnh {amendment.document} ghi ngày {labels.day(amendment.date)}, "
                f"không phải {labels.day(day)}",
                hint=f"ghi --date {citations.day(amendment.date)}; là văn bản khác thì xem lại --document",
            )


def keep_before(
    before: PlainRecord, after: PlainRecord, plan: Plan, amendment: Amendment, *, is_step: bool = False
) -> PlainRecord:
    """Return a task's record after an update that an amendment orders, with what stood there before.

    The first words that the amendment found stay; a field that is as it was has none. A field that a
    later amendment has changed stays as that one left it, which then found what this one ordered;
    `is_step` says that coordinators came or went, which only means something where the list is now.
    Raises RequestError for that, for a task that came later, and for the deadline of one that was extended.
    """
    changed = [
        field for field in AMENDABLE if not _are_same(plan, field, before.get(field), after.get(field))
    ]
    if not changed:
        return after
    if _is_given_by(before, amendment):
        return after  # the task came with this document: nothing of it was there before
    if "due" in changed:
        _refuse_extended(before, plan, amendment)
    for field in changed:
        found = before.get(field)
        if later := _later_change(before, plan, amendment, field):
            if is_step and field == "coordinators":
                _refuse_step(before, later, plan)
            after = _found_later(after, before, later)
            found = later.get("before", "")
        after = _with_entry(after, plan, field, amendment, found)
    return after


def in_order(record: PlainRecord, head: Head, corrected: Amendment, day: date) -> PlainRecord:
    """Return a task's record with what each amendment found, once a document of the list is of another day.

    Where two changed one field, the later one orders what stands in the plan now, the earlier one found
    what was signed. One that orders what it found keeps its entry: the day may be corrected again.
    """
    entries = _entries(record)
    listed = [find(head, str(entry.get("document"))) for entry in entries]
    then, now = [one.date for one in listed], [day if one == corrected else one.date for one in listed]
    fields: PlainRecord = {}
    for field in dict.fromkeys(str(entry.get("field")) for entry in entries):
        places = [place for place, entry in enumerate(entries) if entry.get("field") == field]
        old, new = (sorted(places, key=days.__getitem__) for days in (then, now))
        if old == new:
            continue
        found = [field_words(entries[place].get("before")) for place in old]
        ordered = dict(zip(old, [*found[1:], field_words(record.get(field))], strict=True))
        befores = [found[0], *(ordered[place] for place in new[:-1])]
        for place, before in zip(new, befores, strict=True):
            entries[place] = set_fields(entries[place], {"before": before})
        fields[field] = field_value(record, field, ordered[new[-1]])
    if not fields:
        return record
    in_turn = sorted(range(len(entries)), key=now.__getitem__)
    return set_fields(record, {**fields, "amendments": [entries[place] for place in in_turn]})


def field_value(record: PlainRecord, field: str, words: str) -> Plain:
    """Return the value of a field that words mean, as `field_words` has it; what a target reached stays."""
    if field == "coordinators":
        return [*names.listed(words)]
    if field == "target" and words:
        quantity, unit = quantities.parted(words)
        reached = record.get(field)
        return {**(reached if isinstance(reached, dict) else {}), "quantity": quantity, "unit": unit}
    return words


def _with_entry(
    record: PlainRecord, plan: Plan, field: str, amendment: Amendment, found: Plain | None
) -> PlainRecord:
    """Return a record in which an amendment changed a field that it `found` so, or changed nothing of it."""
    entries = _entries(record)
    later = _later_change(record, plan, amendment, field)
    now = field_words(later.get("before") if later else record.get(field))
    own = next((entry for entry in entries if _is_of(entry, field, amendment)), None)
    if own is None:
        entry = {"document": amendment.document, "field": field, "before": field_words(found)}
        own = {name: words for name, words in entry.items() if words}
        days = [find(plan.head, str(one.get("document"))).date for one in entries]
        place = next((place for place, day in enumerate(days) if day > amendment.date), len(entries))
        entries.insert(place, own)
    if _are_same(plan, field, now, field_words(own.get("before"))):
        entries.remove(own)
    return set_fields(record, {"amendments": list(entries)})


def _later_change(record: PlainRecord, plan: Plan, amendment: Amendment, field: str) -> PlainRecord | None:
    """Return the first change of a field by an amendment that came later than this one; None without one."""
    later = [
        (find(plan.head, str(entry.get("document"))).date, place, entry)
        for place, entry in enumerate(_entries(record))
        if entry.get("field") == field
    ]
    later = [one for one in later if one[0] > amendment.date]
    return min(later, key=lambda one: one[:2])[2] if later else None


def _found_later(after: PlainRecord, before: PlainRecord, later: PlainRecord) -> PlainRecord:
    """Return a record whose field is as it was, and whose later change found what is now ordered for it."""
    field = str(later.get("field"))
    found = set_fields(later, {"before": field_words(after.get(field))})
    entries = [found if entry == later else entry for entry in _entries(after)]
    now, asked = before.get(field, ""), after.get(field)
    if field == "target" and isinstance(now, dict) and isinstance(asked, dict):
        now = {**asked, **{name: now[name] for name in ("quantity", "unit") if name in now}}  # reached since
    return set_fields(after, {field: now, "amendments": list(entries)})


def _entries(record: PlainRecord) -> list[PlainRecord]:
    listed = record.get("amendments")
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def _is_of(entry: PlainRecord, field: str, amendment: Amendment) -> bool:
    return entry.get("field") == field and citations.is_same(str(entry.get("document")), amendment.document)


def field_words(value: Plain | None) -> str:
    """Return what a field says as one text: coordinators are apart by ";", a target is what it promises."""
    if isinstance(value, dict):
        return quantities.with_unit(value.get("quantity", ""), str(value.get("unit", "")))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _are_same(plan: Plan, field: str, one: Plain | None, other: Plain | None) -> bool:
    """Whether two values of a field mean the same: an office by whatever name, a target by its promise."""
    if field == "target":
        return field_words(one).lstrip("0") == field_words(other).lstrip("0")
    if field not in {"owner", "coordinators"}:
        return changes.are_same(one or "", other or "")
    return _owner_ids(plan, one) == _owner_ids(plan, other)


def _owner_ids(plan: Plan, value: Plain | None) -> list[str]:
    listed = map(str, value) if isinstance(value, list) else names.listed(field_words(value))
    found = [(name, plan.register.exact(name)) for name in map(str.strip, listed) if name]
    return [owners[0].id if owners else name for name, owners in found]


def _is_given_by(record: PlainRecord, amendment: Amendment) -> bool:
    """Whether a task was given by an amendment; RequestError when it was given later."""
    given = date_words.parse_date(str(record.get("assigned_on", "")))
    if given is None or given < amendment.date:
        return False
    cited = citations.cite(amendment.document, amendment.date)
    if citations.is_same(str(record.get("basis", "")), cited):
        return True
    if given == amendment.date:
        return False
    raise RequestError(
        f"NV {record.get('id')} giao ngày {labels.day(given)}, sau văn bản điều chỉnh {amendment.document} "
        f"ngày {labels.day(amendment.date)}",
        hint="bỏ --amendment, hoặc ghi văn bản điều chỉnh ban hành sau khi giao nhiệm vụ",
    )


def _refuse_step(record: PlainRecord, later: PlainRecord, plan: Plan) -> None:
    """Raise RequestError: who else coordinates was decided later, so that the list of then must be given."""
    other = find(plan.head, str(later.get("document")))
    raise RequestError(
        f"NV {record.get('id')}: {labels.FIELD['coordinators']} đã được điều chỉnh sau đó, "
        f"theo {other.document} ngày {labels.day(other.date)}",
        hint='ghi cả danh sách mà văn bản cũ hơn quy định: --coordinator "…" cho từng cơ quan',
    )


def _refuse_extended(record: PlainRecord, plan: Plan, amendment: Amendment) -> None:
    """Raise RequestError when a task's deadline is an extension's: another `due` would move nothing."""
    number = str(record.get("id"))
    task = next(task for task in plan.tasks if task.id == int(number))
    if any(extension.approved for extension in task.extensions):
        raise RequestError(
            f"NV {task.id} đã được gia hạn nên thời hạn tính theo lần gia hạn",
            hint=f'dùng: cchc extend {task.id} --to "…" --document {amendment.document} '
            f"--date {citations.day(amendment.date)}",
        )
