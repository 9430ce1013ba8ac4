"""What a command wishes of a task: from the task's plain record to the record as it should be.

Pure: nothing is read, nothing is written, no clock. A record is what the file says (text, lists,
maps); each function gives a new one, in which the fields that belong together fit together, or the
same one when there is nothing to do. What makes no sense is a RequestError; whether the result is a
valid plan is checked when the edited text is read again.

Read next: `cchc.changes` (what differs), `cchc.planfile.document` (how it gets into the text).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cchc import deadlines, labels
from cchc.changes import Plain
from cchc.errors import RequestError
from cchc.state_table import STATUS_ROWS

if TYPE_CHECKING:
    from datetime import date

PlainRecord = dict[str, Plain]
TaskUpdate = Callable[[PlainRecord], PlainRecord]

_UNREADABLE = {"not_a_deadline", "invalid"}
_DUE_EXAMPLES = 'ví dụ: "Quý III/2026", 30/9/2026, "Tháng 10/2026"'


def set_fields(record: PlainRecord, fields: Mapping[str, Plain]) -> PlainRecord:
    """Set fields; an empty value takes the field away."""
    merged = {**record, **fields}
    return {name: value for name, value in merged.items() if value or name not in fields}


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

    A recorded progress becomes 100. Raises RequestError for a day that has not come.
    """
    _refuse_if(record, "paused", "cancelled")
    if done_on is not None and done_on > today:
        raise RequestError(
            f"NV {record.get('id')}: ngày hoàn thành {labels.day(done_on)} chưa đến",
            hint="ghi ngày đã hoàn thành thật, không muộn hơn ngày tính số liệu",
        )
    recorded = record.get("done_on", "") if status_of(record) == "done" else ""
    day = done_on.isoformat() if done_on else recorded or today.isoformat()
    finished = set_fields(record, {"status": "done", "done_on": day})
    if record.get("progress"):
        finished["progress"] = "100"
    return _appended(finished, "results", result) if result else finished


def reopen(record: PlainRecord, status: str | None = None) -> PlainRecord:
    """Take back that a task was finished, paused or cancelled.

    What a stopped task was before is told by its start, or by `status`; it is not guessed.
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
    """Pause or cancel a task, by a document; by another one only after it was reopened."""
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
    read, first = (deadlines.parse(str(w), plan_year) for w in (words, record.get("due", "")))
    if read.end is None and read.span is None:
        raise RequestError(f'--to: không đọc được ngày cuối của thời hạn "{words}"', hint=_DUE_EXAMPLES)
    if read.end and first.end and read.end <= first.end:
        message = f'--to: "{words}" không muộn hơn thời hạn trong kế hoạch ({record.get("due")})'
        raise RequestError(
            message, hint="xem thời hạn hiện nay bằng cchc show; sửa thời hạn ghi sai bằng cchc update --due"
        )
    return _appended(record, "extensions", extension)


def readable_due(words: str, plan_year: int) -> str:
    """Give the words of a deadline, if they are some; RequestError when nobody could read them."""
    if deadlines.parse(words, plan_year).kind in _UNREADABLE:
        raise RequestError(f'--due: không đọc được thời hạn từ "{words}"', hint=_DUE_EXAMPLES)
    return words


def achieve(record: PlainRecord, quantity: str) -> PlainRecord:
    """Record how much of its target a task has reached; RequestError when it has none."""
    target = record.get("target")
    if not isinstance(target, dict):
        message = f"NV {record.get('id')} không có chỉ tiêu"
        raise RequestError(message, hint="ghi chỉ tiêu vào tệp: `target:` với `quantity` và `unit`")
    return {**record, "target": {**target, "achieved": quantity.strip()}}


def note(record: PlainRecord, day: date, text: str) -> PlainRecord:
    """Append a line to the task's diary."""
    return _appended(record, "notes", {"date": day.isoformat(), "text": text})


def added(data: PlainRecord, fields: PlainRecord) -> PlainRecord:
    """Give the plan's data with a new task at the end, under the next number."""
    tasks = _records(data.get("tasks", ""))
    number = max((int(str(task.get("id"))) for task in tasks), default=0) + 1
    return {**data, "tasks": [*tasks, {"id": str(number), **fields}]}


def removed(data: PlainRecord, ids: list[int]) -> PlainRecord:
    """Give the plan's data without the tasks of these numbers."""
    kept = [task for task in _records(data.get("tasks", "")) if int(str(task.get("id"))) not in ids]
    return {**data, "tasks": list(kept)}


def apply(data: PlainRecord, ids: list[int], update: TaskUpdate) -> PlainRecord:
    """Give the plan's data with an update made to the tasks of these numbers."""
    wanted = set(ids)
    tasks = [
        update(task) if int(str(task.get("id"))) in wanted else task
        for task in _records(data.get("tasks", ""))
    ]
    return {**data, "tasks": list(tasks)}


def find(data: PlainRecord, number: int) -> PlainRecord:
    """Give the record of the task of a number; the caller knows that it is there."""
    return next(task for task in _records(data.get("tasks", "")) if int(str(task.get("id"))) == number)


def status_of(record: PlainRecord) -> str:
    """Give the declared status; none is not started."""
    return str(record.get("status") or "not_started")


def _records(tasks: Plain) -> list[PlainRecord]:
    return [task for task in tasks if isinstance(task, dict)] if isinstance(tasks, list) else []


def _appended(record: PlainRecord, field: str, item: Plain) -> PlainRecord:
    """Append an item, unless the list has the very same one: a command may be run again."""
    recorded = record.get(field)
    items = recorded if isinstance(recorded, list) else []
    return record if item in items else {**record, field: [*items, item]}


_REFUSALS = {row.code: row.refusal for row in STATUS_ROWS}


def _refuse_if(record: PlainRecord, *statuses: str) -> None:
    status = status_of(record)
    if status in statuses:
        raise RequestError(
            f"NV {record.get('id')} {_REFUSALS[status]}",
            hint=f"mở lại trước: cchc reopen {record.get('id')}",
        )
