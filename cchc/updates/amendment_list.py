"""What commands do to the list of documents that amend the plan: one comes, is corrected, or goes.

Pure: from the plan's plain data to the data as they should be. The list stays in the order of its days,
also when an older document is recorded late. What makes no sense is a RequestError.

Read next: `cchc.updates.amendments` (what such a document changes), `cchc.cli.commands.amend`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, date_words, document_days, labels, typed_lines
from cchc.errors import RequestError
from cchc.plan import Amendment
from cchc.task import AMENDABLE
from cchc.updates import amendments, corrected_days
from cchc.updates.corrected_days import is_given_by, is_of
from cchc.updates.task_records import items_of, set_fields, tasks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Head
    from cchc.yamltext.nodes import Plain


def place_of(head: Head, document: str) -> int | None:
    """Return where a document stands in the list, from 0; None when it isn't there."""
    same = (
        place
        for place, one in enumerate(head.amendments)
        if citations.is_same(citations.cite(one.document, one.date), document)
    )
    return next(same, None)


def listed(data: PlainRecord) -> tuple[Amendment, ...]:
    """Return the documents of the list in a plan's data, those whose day can be read."""
    records = (one for one in _records(data) if isinstance(one, dict))
    dated = ((one, date_words.parse_date(str(one.get("date", "")))) for one in records)
    return tuple(
        Amendment(str(one.get("document", "")), day, str(one.get("summary", "")) or None)
        for one, day in dated
        if day
    )


def record(
    data: PlainRecord, head: Head, document: str, *, day: date | None, summary: str | None
) -> PlainRecord:
    """Return the plan's data with a document that amends it, or with another day or summary of one.

    What isn't given stays; an empty summary takes it away. Where documents change places by it, the later
    one holds in every task that both changed. Raises RequestError for a new document
    without a day, for the plan's own number, for a day before the plan's, and for a plan that isn't issued.
    """
    _check_amends(head, document, day)
    place, records = place_of(head, document), _records(data)
    if place is None:
        if day is None:
            line = typed_lines.line(["cchc amend", "--document", document])
            raise RequestError("còn thiếu: --date", hint=f"cả lệnh: {line} --date NGÀY")
        new: PlainRecord = {"document": document, "date": day.isoformat()}
        return _with_list(data, _put(records, {**new, "summary": summary} if summary else new))
    recorded = records[place]
    before = head.amendments[place]
    fields: PlainRecord = {} if summary is None else {"summary": summary}
    if day and day != before.date:
        fields["date"] = day.isoformat()
        data = _with_tasks_in_order(data, head, before, day)
    corrected = set_fields(recorded if isinstance(recorded, dict) else {}, fields)
    if corrected == recorded:
        return data
    stays = [*records[:place], corrected, *records[place + 1 :]]
    if _is_in_order(records) and not _is_in_order(stays):
        stays = _put([*records[:place], *records[place + 1 :]], corrected)
    return _with_list(data, stays)


def _check_amends(head: Head, document: str, day: date | None) -> None:
    """Check that a document can amend a plan; RequestError when it can't."""
    if head.number is None or head.date is None:
        raise RequestError(
            "kế hoạch chưa ghi số, ngày ban hành nên chưa có gì để điều chỉnh",
            hint="còn dự thảo thì sửa thẳng trong tệp; đã ban hành thì ghi plan.number, plan.date trước",
        )
    if citations.is_same(document, head.number):
        raise RequestError(
            f"{head.number} là số của chính kế hoạch này",
            hint="ghi số của văn bản điều chỉnh: --document SỐ-VĂN-BẢN",
        )
    if day and day < head.date:
        raise RequestError(
            f"văn bản điều chỉnh ngày {labels.day(day)} trước ngày của kế hoạch ({labels.day(head.date)})",
            hint="xem lại --date",
        )


def _with_tasks_in_order(data: PlainRecord, head: Head, corrected: Amendment, day: date) -> PlainRecord:
    """Return the plan's data with what each task was before its amendments, in the order of their days.

    What the document itself gave is of its new day.
    """
    tasks = [
        amendments.in_order(corrected_days.moved(task, corrected, day), head, corrected, day)
        if isinstance(task, dict)
        else task
        for task in items_of(data, "tasks")
    ]
    return {**data, "tasks": tasks}


def not_listed(head: Head, document: str, none: str) -> RequestError:
    """Return the error for a document not listed; the hint has those that are, else it is `none`."""
    known = ", ".join(citations.cite(one.document, one.date) for one in head.amendments)
    hint = f"đã có: {known}" if known else none
    return RequestError(f'kế hoạch chưa có văn bản điều chỉnh "{document}"', hint=hint)


def remove(data: PlainRecord, head: Head, document: str) -> PlainRecord:
    """Return the plan's data without a document of the list; RequestError while tasks cite it."""
    place = place_of(head, document)
    if place is None:
        none = "kế hoạch chưa ghi văn bản điều chỉnh nào nên không có gì để sửa, bỏ"
        raise not_listed(head, document, none)
    amendment = head.amendments[place]
    _refuse_cited(data, amendment)
    records = _records(data)
    return _with_list(data, [*records[:place], *records[place + 1 :]])


def with_other_order(
    before: PlainRecord, after: PlainRecord, corrected: Amendment, day: date
) -> Iterator[str]:
    """Yield which fields of tasks are others now, since documents that changed them have changed places."""
    for task, new in zip(tasks_of(before), tasks_of(after), strict=True):
        old = corrected_days.moved(task, corrected, day)
        if changed := [labels.FIELD[name] for name in AMENDABLE if old.get(name) != new.get(name)]:
            yield (
                f"NV {new.get('id')}: {', '.join(changed)} nay theo văn bản điều chỉnh ban hành sau cùng, "
                "vì thứ tự các văn bản đã đổi"
            )


def with_other_day(data: PlainRecord, amendment: Amendment) -> Iterator[str]:
    """Yield what is left to be typed where tasks cite a document by another day than its own.

    The fields that it changed follow the list by themselves; a task that it gave or cancelled has a day.
    """
    document, day = amendment.document, labels.day(amendment.date)
    for task in tasks_of(data):
        number, named = task.get("id"), citations.days_in(str(task.get("basis", "")))
        if named and amendment.date not in named and is_given_by(str(task.get("basis", "")), amendment):
            given = date_words.parse_date(str(task.get("assigned_on", "")))
            option = f" --assigned-on {citations.day(amendment.date)}" if given in named else ""
            yield (
                f"NV {number}: văn bản giao ghi ngày khác {day}; sửa bằng: cchc update {number} "
                f'--basis "{citations.cite(document, amendment.date)}"{option}'
            )
        stopped = task.get("stopped")
        is_cancelled = task.get("status") == "cancelled" and is_of(stopped, document)
        if is_cancelled and _day(stopped) != amendment.date.isoformat():
            yield f"NV {number}: ngày hủy khác {day}; sửa bằng: cchc cancel {number} --amendment {document}"


def not_moved(before: PlainRecord, after: PlainRecord, head: Head, amendment: Amendment) -> Iterator[str]:
    """Yield what else cites a document by another day than its own, in tasks where nothing has moved."""
    of_document = head._replace(amendments=(amendment,))
    for old, new in zip(tasks_of(before), tasks_of(after), strict=True):
        for found in document_days.amendments_on_another_day(new, of_document) if old == new else ():
            if found.path[0] in {"stops", "extensions", "results"}:
                yield f"{found.message}; {found.hint}"


def _refuse_cited(data: PlainRecord, amendment: Amendment) -> None:
    """Raise RequestError, with what to type, when tasks say what a document ordered.

    An extension, a result or a stop that ended may cite any document, listed here or not.
    """
    document = amendment.document
    kinds: tuple[tuple[Callable[[PlainRecord], bool], str], ...] = (
        (
            lambda task: any(is_of(entry, document) for entry in items_of(task, "amendments")),
            f"trả nội dung về như trước khi điều chỉnh: cchc update {{0}} --amendment {document} …",
        ),
        (
            lambda task: is_given_by(str(task.get("basis", "")), amendment),
            'ghi văn bản giao khác: cchc update {0} --basis "…"',
        ),
        (
            lambda task: is_of(task.get("stopped"), document),
            "ghi văn bản dừng, hủy khác: cchc cancel {0} --document SỐ-VĂN-BẢN (tạm dừng: cchc pause)",
        ),
    )
    numbers: set[int] = set()
    hints = []
    for is_citing, hint in kinds:
        found = [str(task.get("id")) for task in tasks_of(data) if is_citing(task)]
        numbers.update(map(int, found))
        hints += [hint.format(",".join(found))] if found else []
    if numbers:
        listed = ", ".join(map(str, sorted(numbers)))
        hints.append(f"số tạm, số ghi nhầm thì đổi: cchc amend --document {document} --number SỐ")
        raise RequestError(f"chưa bỏ được {document}: còn được ghi ở NV {listed}", hint="; ".join(hints))


def _records(data: PlainRecord) -> list[Plain]:
    plan = data.get("plan")
    return items_of(plan, "amendments") if isinstance(plan, dict) else []


def _with_list(data: PlainRecord, records: list[Plain]) -> PlainRecord:
    plan = data.get("plan")
    return {**data, "plan": set_fields(plan if isinstance(plan, dict) else {}, {"amendments": records})}


def _put(records: list[Plain], new: PlainRecord) -> list[Plain]:
    """Return the list with a document before the first one of a later day."""
    day = _day(new)
    place = next((place for place, one in enumerate(records) if _day(one) > day), len(records))
    return [*records[:place], new, *records[place:]]


def _is_in_order(records: list[Plain]) -> bool:
    days = [_day(one) for one in records]
    return days == sorted(days)


def _day(listed: Plain | None) -> str:
    """Return the day of a record, in letters that sort as days do."""
    day = date_words.parse_date(str(listed.get("date"))) if isinstance(listed, dict) else None
    return day.isoformat() if day else ""
