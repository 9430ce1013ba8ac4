"""What commands make of a task's status: it begins, is handed in, finished, stopped and opened again.

Pure: from the task's plain record to the record as it should be, with the day of what happened, so
that an earlier day can still be told (`cchc.past`). What makes no sense is a RequestError.

Read next: `cchc.updates.task_fields` (the other fields), `cchc.state_table` (the statuses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes, date_words, labels, task_facts
from cchc.errors import RequestError
from cchc.state_table import STATUS_ROWS
from cchc.updates import submissions
from cchc.updates.status_refusals import (
    refusal_of_day,
    refuse_before,
    refuse_during_another,
    refuse_if,
    refuse_reopened,
    stop_words,
)
from cchc.updates.task_records import append, items_of, resumed_status, set_fields, status_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord

_ALL = 100  # percent
_COMMANDS = {row.code: row.command for row in STATUS_ROWS}


def set_status(record: PlainRecord, status: str, today: date) -> PlainRecord:
    """Declare another status of a task that is open, one that needs no document.

    What is handed in is so since today, or until today. Raises RequestError when a document is needed,
    and when the task must be reopened first.
    """
    if status == status_of(record):
        return record
    refuse_if(record, "done", *(() if status in {"paused", "cancelled"} else ("paused", "cancelled")))
    if command := _COMMANDS[status]:
        message = f"NV {record.get('id')}: trạng thái {labels.STATUS[status]} cần ghi thêm ngày hoặc văn bản"
        hint = f"dùng lệnh: cchc {command} {record.get('id')} --document SỐ-VĂN-BẢN"
        raise RequestError(message, hint=hint)
    if status == "submitted":
        return submit(record, {}, today=today)
    if status_of(record) == "submitted" and (status == "in_progress" or record.get("submitted")):
        record = submissions.give_back(record, today, "--as-of")
    return set_fields(record, {"status": status})


def begin(record: PlainRecord, day: date) -> PlainRecord:
    """Return the record of a task that is known to have begun by a day; as it is when it had before."""
    if status_of(record) != "not_started":
        return record
    started_on = record.get("started_on", day.isoformat())
    return set_fields(record, {"status": "in_progress", "started_on": started_on})


def start(record: PlainRecord, today: date, *, named: date | None = None) -> PlainRecord:
    """Begin the work: in progress since today, unless a start is recorded, or since the day that is named.

    Work that was handed in is given back on that day instead, or was on another day than is recorded.
    Raises RequestError for a day before it was handed in.
    """
    refuse_if(record, "done", "paused", "cancelled")
    if status_of(record) == "submitted":
        option = "--date" if named else "--as-of"
        return set_fields(submissions.give_back(record, named or today, option), {"status": "in_progress"})
    recorded = date_words.parse_date(str(record.get("started_on", "")))
    if named and recorded != named:
        if (returned := submissions.with_return(record, named)) is not None:
            return returned
        record = set_fields(record, {"started_on": named.isoformat()})
    return set_fields(begin(record, today), {"status": "in_progress"})


def submit(record: PlainRecord, given: PlainRecord, *, today: date) -> PlainRecord:
    """Hand the work in for approval, on a day and with a document; work that hadn't begun has by then.

    What lies there already is corrected by what is given: the day stays where none is named.
    """
    refuse_if(record, "done", "paused", "cancelled")
    given = submissions.with_day(record, given, today)
    day = date_words.parse_date(str(given["date"])) or today
    return submissions.hand_in(begin(record, day), given)


def finish(record: PlainRecord, done_on: date | None, result: PlainRecord, *, today: date) -> PlainRecord:
    """Finish the work on a day, with its document; a recorded progress becomes 100.

    Without a day it is the recorded one, else that of the document, else today. Raises RequestError
    for a day that has not come, or long ago.
    """
    refuse_if(record, "paused", "cancelled")
    if done_on is not None and (refusal := refusal_of_day(done_on, today)):
        raise RequestError(
            f"NV {record.get('id')}: ngày hoàn thành {refusal.removeprefix('ngày ')}",
            hint="ghi ngày đã hoàn thành thật, không muộn hơn ngày tính số liệu",
        )
    recorded = date_words.parse_date(str(record.get("done_on", ""))) if status_of(record) == "done" else None
    day = done_on or recorded or date_words.parse_date(str(result.get("date", ""))) or today
    if day != recorded or status_of(record) != "done":
        record = set_fields(begin(record, day), {"status": "done", "done_on": day.isoformat()})
    is_whole = recorded == day and task_facts.number(record.get("progress")) == _ALL
    if record.get("progress") and not is_whole:
        record = set_fields(record, {"progress": "100", "progress_on": day.isoformat()})
    return add_result(record, result, today) if result else record


def add_result(record: PlainRecord, result: PlainRecord, today: date) -> PlainRecord:
    """Append a result; one without a date says since when it is known, so that no earlier day has it."""
    for item in items_of(record, "results"):
        undated = (
            {name: text for name, text in item.items() if name != "recorded_on"}
            if isinstance(item, dict)
            else item
        )
        if changes.are_same(undated, result):
            return record
    dated = result if result.get("date") else {**result, "recorded_on": today.isoformat()}
    return append(record, "results", dated)


def reopen(
    record: PlainRecord, today: date, *, named: date | None = None, status: str = "", reason: str = ""
) -> PlainRecord:
    """Open a task again that was finished, paused or cancelled; until the day it was so, `named` or today.

    A task goes back to `status`, else to what it was before. Raises RequestError when that isn't known, or
    it has begun though it is said not to, when it ended only later, and for what would be lost.
    """
    before = status_of(record)
    if before not in {"done", "paused", "cancelled"}:
        refuse_reopened(record, named, reason)
        return record
    day, option = named or today, "--date" if named else "--as-of"
    if status == "not_started" and record.get("started_on"):
        raise RequestError(
            f"NV {record.get('id')} đã ghi ngày bắt đầu {_day_words(record.get('started_on'))}",
            hint=f'bỏ --status; nếu ngày đó ghi nhầm: cchc update {record.get("id")} --started-on ""',
        )
    if before == "done":
        return _retract(record, day, status, reason, option)
    if reason:
        raise RequestError(
            f"NV {record.get('id')} đang {stop_words(record)}: lần mở lại không ghi được lý do",
            hint=f'bỏ --reason; lý do ghi vào nhật ký: cchc note {record.get("id")} "…"',
        )
    return _resume(record, day, status, option)


def _retract(record: PlainRecord, day: date, status: str, reason: str, option: str) -> PlainRecord:
    """Return the record of a finished task open again, with the days on which it was finished."""
    opened = record if status == "submitted" else submissions.end(record, day)
    opened = set_fields(opened, {"status": status or "in_progress", "done_on": ""})
    if not (done_on := record.get("done_on", "")):
        return opened
    places = option, f"cchc update {record.get('id')} --done-on NGÀY"
    refuse_before(record, day, done_on, "hoàn thành", places)
    reopening: PlainRecord = {"done_on": done_on, "date": day.isoformat()}
    if reason:
        reopening["reason"] = reason
    return append(opened, "reopenings", reopening)


def _resume(record: PlainRecord, day: date, status: str, option: str) -> PlainRecord:
    """Go on with a task that was paused or cancelled."""
    stopped = record.get("stopped")
    stopped = stopped if isinstance(stopped, dict) else {}
    status = status or resumed_status(record)
    if not status:
        raise RequestError(
            f"NV {record.get('id')}: tệp không ghi nhiệm vụ đã bắt đầu hay chưa",
            hint="thêm --status in_progress (đang thực hiện) hoặc --status not_started (chưa thực hiện)",
        )
    opened = set_fields(_end_stop(record, day, option), {"status": status, "stopped": ""})
    if status != "submitted":
        opened = submissions.end(opened, day)
    # Work that had not begun when it stopped begins with this day, if it is said to run.
    is_new = status != "not_started" == stopped.get("before") and not record.get("started_on")
    return set_fields(opened, {"started_on": day.isoformat()}) if is_new else opened


def stop(record: PlainRecord, status: str, stopped: PlainRecord) -> PlainRecord:
    """Pause or cancel a task, by a document; a pause that runs ends with a cancellation.

    Raises RequestError when it is so already, or done, and for a day before the end of an earlier stop: a
    task is stopped once at a time.
    """
    before = status_of(record)
    refuse_if(record, status, "done")
    if before in {"paused", "cancelled"}:
        record = _end_stop(record, date_words.parse_date(str(stopped.get("date", ""))))
        recorded = record.get("stopped")
        before = str(recorded.get("before", "")) if isinstance(recorded, dict) else ""
    else:
        refuse_during_another(record, stopped)
    if before == "submitted" or (before == "not_started" and not record.get("started_on")):
        stopped = {**stopped, "before": before}
    return set_fields(record, {"status": status, "stopped": stopped})


def correct_stop(record: PlainRecord, right: PlainRecord) -> PlainRecord:
    """Set the day, document or reason of the stop that runs; a pause that it ended ends with it still.

    Raises RequestError for a day on which an earlier stop had not begun, or not ended.
    """
    recorded = record.get("stopped")
    recorded = recorded if isinstance(recorded, dict) else {}
    old, new = (date_words.parse_date(str(one.get("date", ""))) for one in (recorded, right))
    if new and new != old:
        record = _move_end(record, old, new)
    elif new:
        right = {name: text for name, text in right.items() if name != "date"}  # written otherwise
    return set_fields(record, {"stopped": {**recorded, **right}})


def _move_end(record: PlainRecord, old: date | None, new: date) -> PlainRecord:
    """Return a record whose pause ends with the cancellation of this day, as it did with that of the old."""
    *others, last = items_of(record, "stops") or [""]
    if not isinstance(last, dict):
        return record
    until = date_words.parse_date(str(last.get("until", "")))
    if until != old or last.get("status") == status_of(record):
        refuse_during_another(record, {"date": new.isoformat()})
        return record
    remedy = f"trong tệp, ở dòng mà cchc show {record.get('id')} ghi"
    refuse_before(record, new, last.get("date", ""), stop_words(last), ("--date", remedy))
    return {**record, "stops": [*others, {**last, "until": new.isoformat()}]}


def _end_stop(record: PlainRecord, day: date | None, option: str = "--date") -> PlainRecord:
    """Return a record whose pause or cancellation ended on a day, which `option` gave."""
    stopped = record.get("stopped")
    if not isinstance(stopped, dict) or day is None:
        return record
    remedy = f"cchc {_COMMANDS[status_of(record)]} {record.get('id')} --date NGÀY"
    refuse_before(record, day, stopped.get("date", ""), stop_words(record), (option, remedy))
    kept = {name: stopped[name] for name in ("date", "document", "reason") if stopped.get(name)}
    return append(record, "stops", {"status": status_of(record), **kept, "until": day.isoformat()})


def _day_words(text: object) -> str:
    day = date_words.parse_date(str(text))
    return labels.day(day) if day else str(text)
