"""What a document that changes the plan does to its data: it is listed, tasks keep what stood there before.

Pure, as `cchc.updates.task_fields` is. So the plan can be printed as it was signed, and its changes
old beside new. A deadline that is granted to one task is an extension, no amendment.

Read next: `cchc.past` (a task before its amendments), `cchc.citations` (what documents are called).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes, citations, labels, periods
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


def add(data: PlainRecord, head: Head, amendment: Amendment) -> PlainRecord:
    """Return the plan's data with a document that amends it; as they are when it is there with all of this.

    Raises RequestError when it is there with another day or summary, is the plan itself, or is older.
    """
    if citations.is_same(amendment.document, head.number):
        raise RequestError(
            f"{head.number} là số của chính kế hoạch này",
            hint="ghi số của văn bản điều chỉnh, ví dụ: --document 45/KH-UBND",
        )
    if amendment.date < head.date:
        raise RequestError(
            f"văn bản điều chỉnh ngày {labels.day(amendment.date)} trước ngày của kế hoạch "
            f"({labels.day(head.date)})",
            hint="xem lại --date",
        )
    plan = data.get("plan")
    listed = plan.get("amendments") if isinstance(plan, dict) else None
    records: list[Plain] = list(listed) if isinstance(listed, list) else []
    new: PlainRecord = {"document": amendment.document, "date": amendment.date.isoformat()}
    if amendment.summary:
        new["summary"] = amendment.summary
    for index, there in enumerate(head.amendments):
        if citations.is_same(there.document, amendment.document):
            _refuse_other(there, amendment)
            if there.summary or not amendment.summary:
                return data
            recorded = records[index]
            records[index] = (recorded if isinstance(recorded, dict) else {}) | {"summary": amendment.summary}
            break
    else:
        records.append(new)
    return {**data, "plan": {**(plan if isinstance(plan, dict) else {}), "amendments": records}}


def _refuse_other(there: Amendment, new: Amendment) -> None:
    """Raise RequestError when a document is recorded with other words than these."""
    if there.date != new.date:
        what = f"ngày {labels.day(there.date)}, không phải ngày {labels.day(new.date)}"
    elif new.summary and there.summary and there.summary != new.summary:
        what = f'trích yếu "{there.summary}"'
    else:
        return
    raise RequestError(
        f"văn bản điều chỉnh {there.document} đã ghi {what}",
        hint="ghi nhầm thì sửa trong tệp: mục `amendments` của phần `plan`",
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


def keep_before(before: PlainRecord, after: PlainRecord, plan: Plan, amendment: Amendment) -> PlainRecord:
    """Return a task's record after an update that an amendment orders, with what stood there before.

    The first words that the amendment found stay; a field that is as it was has none. Raises
    RequestError for a task that came later, where a later amendment has changed the field, and for the
    deadline of a task that was extended.
    """
    changed = [
        field for field in AMENDABLE if not _are_same(plan, field, before.get(field), after.get(field))
    ]
    if not changed:
        return after
    if _is_given_by(before, amendment):
        return after  # the task came with this document: nothing of it was there before
    _refuse_later(before, plan, amendment, changed)
    if "due" in changed:
        _refuse_extended(before, plan, amendment)
    kept = [entry for entry in _entries(after) if not _is_undone(plan, entry, changed, after, amendment)]
    for field in changed:
        if not any(_is_of(entry, field, amendment) for entry in _entries(after)):
            entry = {"document": amendment.document, "field": field, "before": _words(before.get(field))}
            kept.append({name: words for name, words in entry.items() if words})
    return set_fields(after, {"amendments": list(kept)})


def _entries(record: PlainRecord) -> list[PlainRecord]:
    listed = record.get("amendments")
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def _is_of(entry: PlainRecord, field: str, amendment: Amendment) -> bool:
    return entry.get("field") == field and citations.is_same(str(entry.get("document")), amendment.document)


def _is_undone(
    plan: Plan, entry: PlainRecord, changed: list[str], after: PlainRecord, amendment: Amendment
) -> bool:
    """Whether an entry is of a field that is now as it was before this amendment."""
    field = str(entry.get("field"))
    now, words = _words(after.get(field)), str(entry.get("before", ""))
    return field in changed and _is_of(entry, field, amendment) and _are_same(plan, field, now, words)


def _words(value: Plain | None) -> str:
    """Return what a field says as one text; coordinators are apart by ";"."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _are_same(plan: Plan, field: str, one: Plain | None, other: Plain | None) -> bool:
    """Whether two values of a field mean the same: an office does by whatever name."""
    if field not in {"owner", "coordinators"}:
        return changes.are_same(one or "", other or "")
    return _owner_ids(plan, one) == _owner_ids(plan, other)


def _owner_ids(plan: Plan, value: Plain | None) -> list[str]:
    listed = value if isinstance(value, list) else _words(value).split(";")
    found = [(name, plan.register.exact(name)) for name in (str(name).strip() for name in listed) if name]
    return [owners[0].id if owners else name for name, owners in found]


def _is_given_by(record: PlainRecord, amendment: Amendment) -> bool:
    """Whether a task was given by an amendment; RequestError when it was given later."""
    given = periods.parse_date(str(record.get("assigned_on", "")))
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


def _refuse_later(record: PlainRecord, plan: Plan, amendment: Amendment, changed: list[str]) -> None:
    """Raise RequestError when a later amendment has changed one of these fields already."""
    for entry in _entries(record):
        other = find(plan.head, str(entry.get("document")))
        if entry.get("field") in changed and other.date > amendment.date:
            raise RequestError(
                f"NV {record.get('id')}: {labels.FIELD[str(entry.get('field'))]} đã được điều chỉnh sau đó, "
                f"theo {other.document} ngày {labels.day(other.date)}",
                hint="ghi điều chỉnh cũ vào tệp: mục `amendments` của nhiệm vụ",
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
