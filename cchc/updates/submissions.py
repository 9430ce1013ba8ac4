"""Work that is handed in for approval and given back: which days it lay with who approves it.

Pure, over a task's plain record. `submitted` is the submission that is open, or that the completion
rests on; one that ended otherwise stands in `submissions`, `until` the day since which the work is its
office's again. Knows no statuses but that one.

Read next: `cchc.updates.task_status` (who asks), `cchc.past` (what an earlier day makes of it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, date_words, labels
from cchc.errors import RequestError
from cchc.updates.status_refusals import refuse_before
from cchc.updates.task_records import append, items_of, set_fields, status_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain


def with_day(record: PlainRecord, given: PlainRecord, today: date) -> PlainRecord:
    """Return what is given of a submission with its day: the recorded one while it is open, else today."""
    recorded = _open(record)
    return {"date": recorded.get("date") or today.isoformat(), **given}


def hand_in(record: PlainRecord, given: PlainRecord) -> PlainRecord:
    """Return a record that is handed in on the day that is given; what lies there already is corrected.

    Raises RequestError for a day before the last submission was given back.
    """
    recorded = _open(record)
    day = _day(given, "date")
    if day and day == _day(recorded, "date"):
        given = {**given, "date": recorded["date"]}  # however written
    for earlier in items_of(record, "submissions"):
        until = _day(earlier, "until")
        if day and until and day < until:
            number, last = record.get("id"), labels.day(until)
            remedy = f"cchc start {number} --date NGÀY"
            if recorded:
                remedy = f"`until` trong tệp, ở dòng mà cchc show {number} ghi"
            raise RequestError(
                f"NV {number}: ngày {labels.day(day)} ở trước ngày lần trình trước bị trả lại ({last})",
                hint=f"ghi --date từ ngày {last} trở đi; ngày trả lại ghi nhầm thì sửa: {remedy}",
            )
    return set_fields(record, {"status": "submitted", "submitted": {**recorded, **given}})


def give_back(record: PlainRecord, day: date, option: str) -> PlainRecord:
    """Return a record whose submission ended on a day, which `option` gave.

    Raises RequestError for a day before that of the submission.
    """
    remedy = f"cchc submit {record.get('id')} --date NGÀY"
    if option == "--date":
        remedy += f"; ngày bắt đầu thì ghi: cchc update {record.get('id')} --started-on {citations.day(day)}"
    refuse_before(record, day, recorded_of(record).get("date", ""), "trình", (option, remedy))
    return end(record, day)


def end(record: PlainRecord, day: date) -> PlainRecord:
    """Return a record whose submission, if there is one, ended by a day, not before its own.

    One of an older file, in which the status alone says it, has no day on which it began.
    """
    recorded = recorded_of(record)
    if not recorded and status_of(record) != "submitted":
        return record
    until = max(day, _day(recorded, "date") or day)
    kept = {name: recorded[name] for name in ("date", "document") if recorded.get(name)}
    return append(set_fields(record, {"submitted": ""}), "submissions", {**kept, "until": until.isoformat()})


def with_return(record: PlainRecord, day: date) -> PlainRecord | None:
    """Return a record of open work that was given back on a day; None if it hadn't been handed in by then.

    It is the submission that a file has without such a day, else the last one, whose day was another.
    """
    if recorded := recorded_of(record):
        since = _day(recorded, "date")
        return end(record, day) if since and since <= day else None
    *others, last = items_of(record, "submissions") or [""]
    since = _day(last, "date")
    if not isinstance(last, dict) or since is None or day < since:
        return None
    if _day(last, "until") == day:
        return record
    return {**record, "submissions": [*others, {**last, "until": day.isoformat()}]}


def recorded_of(record: PlainRecord) -> PlainRecord:
    """Return the submission that a record has; an empty one when it has none."""
    recorded = record.get("submitted")
    return recorded if isinstance(recorded, dict) else {}


def _open(record: PlainRecord) -> PlainRecord:
    """Return the submission that lies with who approves it, an empty one when there is none."""
    return recorded_of(record) if status_of(record) == "submitted" else {}


def _day(record: Plain, field: str) -> date | None:
    return date_words.parse_date(str(record.get(field, ""))) if isinstance(record, dict) else None
