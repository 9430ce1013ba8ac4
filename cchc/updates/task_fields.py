"""What commands do to a task: from the task's plain record to the record as it should be.

Pure: nothing is read, nothing is written, no clock. A record is what the file says (text, lists,
maps); each function returns a new one, in which the fields that belong together fit together, or the
same one when there is nothing to do. What makes no sense is a RequestError; whether the result is a
valid plan is checked when the edited text is read again.

Read next: `cchc.changes` (what differs), `cchc.planfile.document_edits` (how it gets into the text).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cchc import changes, citations, task_facts
from cchc.changes import PlainRecord
from cchc.deadlines.parsing import parse_deadline
from cchc.errors import RequestError
from cchc.updates.status_refusals import refuse_if
from cchc.updates.task_lists import refuse_no_later
from cchc.updates.task_records import append, items_of, set_fields, status_of, tasks_of
from cchc.updates.task_status import begin, finish, set_status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cchc.deadlines.deadline import Deadline
    from cchc.owners import Owner, Register
    from cchc.yamltext.nodes import Plain

TaskUpdate = Callable[[PlainRecord], PlainRecord]

_DUE_EXAMPLES = 'ví dụ: "Quý III/2026", 30/9/2026, "Tháng 10/2026"'


def ask_for(record: PlainRecord, fields: Mapping[str, Plain], *, today: date) -> PlainRecord:
    """Set fields that a person asks for in one go, each by its rule; RequestError where one forbids it."""
    asked = dict(fields)
    status, progress = asked.pop("status", None), asked.pop("progress", None)
    if status == "done" and asked.get("done_on") and status_of(record) != "done":
        record = finish(record, date.fromisoformat(str(asked["done_on"])), {}, today=today)
    elif status is not None:
        record = set_status(record, str(status), today)
    if asked.get("done_on") and status_of(record) != "done":
        day = citations.day(date.fromisoformat(str(asked["done_on"])))
        message = f"NV {record.get('id')}: chưa hoàn thành nên không có ngày hoàn thành"
        raise RequestError(message, hint=f"dùng lệnh: cchc done {record.get('id')} --done-on {day}")
    is_other_day = status_of(record) == "done" and asked.get("done_on") and record.get("progress_on")
    record = set_fields(record, asked)
    if is_other_day:  # the whole progress is of the day that the work was finished on
        record = set_fields(record, {"progress_on": record["done_on"]})
    if progress is None:
        return record
    if status == "not_started" and str(progress).strip("0"):
        message = f"NV {record.get('id')}: trạng thái chưa thực hiện thì không có tiến độ {progress}%"
        raise RequestError(message, hint="bỏ --status, hoặc ghi --status in_progress")
    return set_progress(record, str(progress), today)


def set_progress(record: PlainRecord, percent: str, day: date) -> PlainRecord:
    """Record how far the work is, and on which day; nothing for an empty text.

    Work that is on its way has begun. RequestError for work that is paused or cancelled, and for a figure
    other than 100 of finished work.
    """
    percent = _bare_number(percent)
    if percent == _bare_number(str(record.get("progress", "")).removesuffix("%").rstrip()):
        return record
    if status_of(record) == "done" and percent.isdecimal() and percent != "100":
        raise RequestError(
            f"NV {record.get('id')}: nhiệm vụ hoàn thành thì tiến độ là 100, không phải {percent}",
            hint=f"chưa xong thì mở lại trước: cchc reopen {record.get('id')}",
        )
    if percent:  # a figure that shouldn't be there may always be taken away
        refuse_if(record, "paused", "cancelled")
    record = begin(record, day) if percent.strip("0") else record
    return set_fields(record, {"progress": percent, "progress_on": day.isoformat() if percent else ""})


def _bare_number(text: str) -> str:
    """Return a whole number without zeros before it, any other text as it is.

    >>> _bare_number("05"), _bare_number("00"), _bare_number("0.5")
    ('5', '0', '0.5')
    """
    return text.lstrip("0") or "0" if text.isascii() and text.isdigit() else text


def extend(
    record: PlainRecord,
    extension: PlainRecord,
    *,
    plan_year: int,
    holding: Deadline | None = None,
    is_dated: bool = True,
) -> PlainRecord:
    """Append a later deadline; `due` keeps the first one.

    A command may be run again, one that names no day (`is_dated`) on a later one: what is there stays.
    `holding` is the deadline that holds on the extension's day, the plan's first one without it. Raises
    RequestError when the words name no last day, or none later than that one's.
    """
    refuse_if(record, "done", "cancelled")
    words = str(extension.get("due", ""))
    later = parse_deadline(words, plan_year)
    if later.end is None and later.span is None:
        raise RequestError(f'--to: không đọc được ngày cuối của thời hạn "{words}"', hint=_DUE_EXAMPLES)
    if any(_is_extension(one, extension, is_dated=is_dated) for one in items_of(record, "extensions")):
        return record
    holding = holding or parse_deadline(str(record.get("due", "")), plan_year)
    refuse_no_later(record, later, holding, "--to")
    return append(record, "extensions", extension)


def _is_extension(item: Plain, extension: PlainRecord, *, is_dated: bool) -> bool:
    """Whether an item says what an extension does, however written; one that was withdrawn says nothing."""
    if not isinstance(item, dict) or item.get("withdrawn_on"):
        return False
    if task_facts.is_true(item.get("approved")) != task_facts.is_true(extension.get("approved")):
        return False
    fields = ("due", "document", "reason", *(["date"] if is_dated else []))
    return all(changes.are_same(item.get(name) or "", extension.get(name) or "") for name in fields)


def readable_due(words: str, plan_year: int) -> str:
    """Return the words of a deadline as they are; raises RequestError for a date that no calendar has."""
    if parse_deadline(words, plan_year).kind == "invalid":
        raise RequestError(f'--due: không đọc được thời hạn từ "{words}"', hint=_DUE_EXAMPLES)
    return words


def due_without_end(words: str, plan_year: int) -> str:
    """Return what is understood of a deadline that names no last day, as a sentence; empty when it does."""
    due = parse_deadline(words, plan_year)
    if due.end or due.span or due.kind in {"ongoing", "periodic", "invalid"}:
        return ""
    understood = f"chờ điều kiện “{due.condition}”" if due.condition else "chưa xác định thời hạn"
    return (
        f'--due: không đọc được ngày cuối từ "{words}"; giữ nguyên lời văn, hiểu là {understood} nên '
        f"nhiệm vụ không bao giờ quá hạn; có ngày cuối thì ghi, {_DUE_EXAMPLES}"
    )


def achieve(record: PlainRecord, quantity: str, day: date) -> PlainRecord:
    """Record how much of its target a task has reached, and on which day; what is reached has begun.

    An empty text takes the figure away. Raises RequestError when the task has no target, and when it is
    paused or cancelled.
    """
    target, quantity = record.get("target"), _bare_number(quantity.strip())
    if not isinstance(target, dict):
        message = f"NV {record.get('id')} không có chỉ tiêu"
        hint = f'ghi chỉ tiêu: cchc update {record.get("id")} --target "SỐ-LƯỢNG ĐƠN-VỊ"'
        raise RequestError(message, hint=hint)
    if quantity == _bare_number(str(target.get("achieved", ""))):
        return record
    if not quantity:
        return {**record, "target": set_fields(target, {"achieved": "", "achieved_on": ""})}
    refuse_if(record, "paused", "cancelled")
    record = begin(record, day) if quantity.strip("0") else record
    return {**record, "target": {**target, "achieved": quantity, "achieved_on": day.isoformat()}}


def set_target(record: PlainRecord, target: PlainRecord) -> PlainRecord:
    """Set how many of what a task promises; what was reached stays. Without a target all of it goes."""
    before = record.get("target")
    if not target or not isinstance(before, dict):
        return set_fields(record, {"target": target})
    if str(before.get("quantity", "")).lstrip("0") == target["quantity"]:  # "02" says 2 as well
        target = {**target, "quantity": before["quantity"]}
    return {**record, "target": {**before, **target}}


def coordinate(
    record: PlainRecord, register: Register, added: Sequence[Owner], removed: Sequence[Owner]
) -> PlainRecord:
    """Add coordinators, and take others away, by whatever name they stand there."""
    names = items_of(record, "coordinators")
    kept = [name for name in names if not set(register.exact(str(name))).intersection(removed)]
    there = {owner for name in kept for owner in register.exact(str(name))}
    new: list[Plain] = [owner.short for owner in dict.fromkeys(added) if owner not in there]
    return set_fields(record, {"coordinators": [*kept, *new]}) if new or kept != names else record


def note(record: PlainRecord, day: date, text: str) -> PlainRecord:
    """Append a line to the task's diary."""
    return append(record, "notes", {"date": day.isoformat(), "text": text})


def add_task(data: PlainRecord, fields: PlainRecord, taken: Collection[int] = ()) -> PlainRecord:
    """Return the plan's data with a new task at the end, under the next number that isn't taken."""
    tasks = tasks_of(data)
    number = max(map(_number, tasks), default=0) + 1
    while number in taken:
        number += 1
    return {**data, "tasks": [*tasks, {"id": str(number), **fields}]}


def why_kept(record: PlainRecord) -> str:
    """Return why a task is no slip that may be removed from the plan, in words; empty when it may be."""
    if status_of(record) == "done":
        return "đã hoàn thành"
    if record.get("reopenings"):
        return "đã có lần hoàn thành"
    return "đã có văn bản, minh chứng" if record.get("results") else ""


def remove_tasks(data: PlainRecord, ids: list[int]) -> PlainRecord:
    """Return the plan's data without the tasks of these numbers."""
    unwanted = set(ids)
    tasks = [task for task in tasks_of(data) if _number(task) not in unwanted]
    return {**data, "tasks": list(tasks)}


def update_tasks(data: PlainRecord, ids: list[int], update: TaskUpdate) -> PlainRecord:
    """Return the plan's data with an update made to the tasks of these numbers."""
    wanted = set(ids)
    tasks = [update(task) if _number(task) in wanted else task for task in tasks_of(data)]
    return {**data, "tasks": list(tasks)}


def find_task(data: PlainRecord, number: int) -> PlainRecord:
    """Return the record of the task of a number; the caller knows that it is there."""
    return next(task for task in tasks_of(data) if _number(task) == number)


def _number(task: PlainRecord) -> int:
    return int(str(task.get("id")))
