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

from cchc import labels
from cchc.changes import PlainRecord
from cchc.deadlines.parsing import parse_deadline
from cchc.errors import RequestError
from cchc.state_table import STATUS_ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.yamltext.nodes import Plain

TaskUpdate = Callable[[PlainRecord], PlainRecord]

_UNREADABLE = {"not_a_deadline", "invalid"}
_DUE_EXAMPLES = 'ví dụ: "Quý III/2026", 30/9/2026, "Tháng 10/2026"'
_REFUSALS = {row.code: row.refusal for row in STATUS_ROWS}
_COMMANDS = {row.code: row.command for row in STATUS_ROWS}
_FIRST_YEAR = 2000  # a day of work before it is a slip of the finger


def set_fields(record: PlainRecord, fields: Mapping[str, Plain]) -> PlainRecord:
    """Set fields; an empty value removes the field."""
    merged = {**record, **fields}
    return {name: value for name, value in merged.items() if value or name not in fields}


def ask_for(record: PlainRecord, fields: Mapping[str, Plain], *, today: date) -> PlainRecord:
    """Set fields that a person asks for in one go, each by its rule; RequestError where one forbids it."""
    asked = dict(fields)
    status, progress = asked.pop("status", None), asked.pop("progress", None)
    if status == "done" and asked.get("done_on") and status_of(record) != "done":
        record = finish(record, date.fromisoformat(str(asked["done_on"])), {}, today=today)
    elif status is not None:
        record = set_status(record, str(status))
    record = set_fields(record, asked)
    return record if progress is None else set_progress(record, str(progress))


def set_status(record: PlainRecord, status: str) -> PlainRecord:
    """Declare another status of a task that is open, one that needs neither a day nor a document.

    Raises RequestError when it needs one, and when the task must be reopened first.
    """
    if status == status_of(record):
        return record
    if command := _COMMANDS[status]:
        message = f"NV {record.get('id')}: trạng thái {labels.STATUS[status]} cần ghi thêm ngày hoặc văn bản"
        raise RequestError(message, hint=f"dùng lệnh: cchc {command} {record.get('id')}")
    _refuse_if(record, "done", "paused", "cancelled")
    return set_fields(record, {"status": status})


def set_progress(record: PlainRecord, percent: str) -> PlainRecord:
    """Record how far the work is, nothing for an empty text; finished work is at 100, else RequestError."""
    is_other = percent.isdecimal() and percent.lstrip("0") != "100"
    if status_of(record) == "done" and is_other and percent != record.get("progress"):
        raise RequestError(
            f"NV {record.get('id')}: nhiệm vụ hoàn thành thì tiến độ là 100, không phải {percent}",
            hint=f"chưa xong thì mở lại trước: cchc reopen {record.get('id')}",
        )
    return set_fields(record, {"progress": percent})


def refusal_of_day(day: date, today: date) -> str:
    """Return why a day can't be one on which something happened, in words; empty when it can."""
    if day > today:
        return f"ngày {labels.day(day)} chưa đến"
    if day.year < _FIRST_YEAR:
        return f"ngày {labels.day(day)} trước năm {_FIRST_YEAR}"
    return ""


def start(record: PlainRecord, day: date) -> PlainRecord:
    """Begin the work: in progress since the day, unless an earlier start is recorded."""
    if status_of(record) == "in_progress":
        return record
    _refuse_if(record, "done", "paused", "cancelled")
    return set_fields(
        record, {"status": "in_progress", "started_on": record.get("started_on", day.isoformat())}
    )


def submit(record: PlainRecord) -> PlainRecord:
    """Hand the work in for approval."""
    _refuse_if(record, "done", "paused", "cancelled")
    return set_fields(record, {"status": "submitted"})


def finish(record: PlainRecord, done_on: date | None, result: PlainRecord, *, today: date) -> PlainRecord:
    """Finish the work on a day (today, if none is given and none recorded), with its document.

    A recorded progress becomes 100. Raises RequestError for a day that has not come, or long ago.
    """
    _refuse_if(record, "paused", "cancelled")
    if done_on is not None and (refusal := refusal_of_day(done_on, today)):
        raise RequestError(
            f"NV {record.get('id')}: ngày hoàn thành {refusal.removeprefix('ngày ')}",
            hint="ghi ngày đã hoàn thành thật, không muộn hơn ngày tính số liệu",
        )
    recorded = record.get("done_on", "") if status_of(record) == "done" else ""
    day = done_on.isoformat() if done_on else recorded or today.isoformat()
    finished = set_fields(record, {"status": "done", "done_on": day})
    if record.get("progress"):
        finished["progress"] = "100"
    return _append(finished, "results", result) if result else finished


def reopen(record: PlainRecord, status: str | None = None) -> PlainRecord:
    """Take back that a task was finished, paused or cancelled.

    A stopped task goes back to `status`, else to in progress if it has a start. Raises RequestError
    when it has neither: what it was before is not guessed.
    """
    before = status_of(record)
    if before == "done":
        return set_fields(record, {"status": status or "in_progress", "done_on": ""})
    if before not in {"paused", "cancelled"}:
        return record
    if status is None and not record.get("started_on"):
        raise RequestError(
            f"NV {record.get('id')}: tệp không ghi nhiệm vụ đã bắt đầu hay chưa",
            hint="thêm --status in_progress (đang thực hiện) hoặc --status not_started (chưa thực hiện)",
        )
    return set_fields(record, {"status": status or "in_progress", "stopped": ""})


def stop(record: PlainRecord, status: str, stopped: PlainRecord) -> PlainRecord:
    """Pause or cancel a task, by a document.

    Raises RequestError when it is so already by another document, or done.
    """
    if status_of(record) == status:
        recorded = record.get("stopped")
        if isinstance(recorded, dict) and recorded.get("document") == stopped.get("document"):
            return record
        _refuse_if(record, status)
    _refuse_if(record, "done")
    return set_fields(record, {"status": status, "stopped": stopped})


def extend(record: PlainRecord, extension: PlainRecord, *, plan_year: int) -> PlainRecord:
    """Append a later deadline; `due` keeps the first one.

    Raises RequestError when the words name no last day, or none later than the plan's.
    """
    _refuse_if(record, "done", "cancelled")
    words = str(extension.get("due", ""))
    later = parse_deadline(words, plan_year)
    first = parse_deadline(str(record.get("due", "")), plan_year)
    if later.end is None and later.span is None:
        raise RequestError(f'--to: không đọc được ngày cuối của thời hạn "{words}"', hint=_DUE_EXAMPLES)
    if later.end and first.end and later.end <= first.end:
        message = f'--to: "{words}" không muộn hơn thời hạn trong kế hoạch ({record.get("due")})'
        raise RequestError(
            message, hint="xem thời hạn hiện nay bằng cchc show; sửa thời hạn ghi sai bằng cchc update --due"
        )
    return _append(record, "extensions", extension)


def readable_due(words: str, plan_year: int) -> str:
    """Return the words of a deadline as they are; raises RequestError when they can't be read as one."""
    if parse_deadline(words, plan_year).kind in _UNREADABLE:
        raise RequestError(f'--due: không đọc được thời hạn từ "{words}"', hint=_DUE_EXAMPLES)
    return words


def achieve(record: PlainRecord, quantity: str) -> PlainRecord:
    """Record how much of its target a task has reached; raises RequestError when it has none."""
    target = record.get("target")
    if not isinstance(target, dict):
        message = f"NV {record.get('id')} không có chỉ tiêu"
        raise RequestError(message, hint="ghi chỉ tiêu vào tệp: `target:` với `quantity` và `unit`")
    return {**record, "target": {**target, "achieved": quantity.strip()}}


def note(record: PlainRecord, day: date, text: str) -> PlainRecord:
    """Append a line to the task's diary."""
    return _append(record, "notes", {"date": day.isoformat(), "text": text})


def add_task(data: PlainRecord, fields: PlainRecord) -> PlainRecord:
    """Return the plan's data with a new task at the end, under the next number."""
    tasks = _task_records(data)
    number = max(map(_number, tasks), default=0) + 1
    return {**data, "tasks": [*tasks, {"id": str(number), **fields}]}


def remove_tasks(data: PlainRecord, ids: list[int]) -> PlainRecord:
    """Return the plan's data without the tasks of these numbers."""
    tasks = [task for task in _task_records(data) if _number(task) not in ids]
    return {**data, "tasks": list(tasks)}


def update_tasks(data: PlainRecord, ids: list[int], update: TaskUpdate) -> PlainRecord:
    """Return the plan's data with an update made to the tasks of these numbers."""
    wanted = set(ids)
    tasks = [update(task) if _number(task) in wanted else task for task in _task_records(data)]
    return {**data, "tasks": list(tasks)}


def find_task(data: PlainRecord, number: int) -> PlainRecord:
    """Return the record of the task of a number; the caller knows that it is there."""
    return next(task for task in _task_records(data) if _number(task) == number)


def status_of(record: PlainRecord) -> str:
    """Return the declared status; a task without one is not started."""
    return str(record.get("status") or "not_started")


def _task_records(data: PlainRecord) -> list[PlainRecord]:
    tasks = data.get("tasks")
    return [task for task in tasks if isinstance(task, dict)] if isinstance(tasks, list) else []


def _number(task: PlainRecord) -> int:
    return int(str(task.get("id")))


def _append(record: PlainRecord, field: str, item: Plain) -> PlainRecord:
    """Append an item, unless the list has the very same one: a command may be run again."""
    written = record.get(field)
    items = written if isinstance(written, list) else []
    return record if item in items else {**record, field: [*items, item]}


def _refuse_if(record: PlainRecord, *statuses: str) -> None:
    status = status_of(record)
    if status in statuses:
        raise RequestError(
            f"NV {record.get('id')} {_REFUSALS[status]}",
            hint=f"mở lại trước: cchc reopen {record.get('id')}",
        )
