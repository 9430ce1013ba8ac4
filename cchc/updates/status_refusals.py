"""Why a task's status forbids what is asked of it: it must be opened again, or the day can't be.

Pure, over a task's plain record. A refusal names the command that helps, with what that one needs.

Read next: `cchc.updates.task_status` (who asks), `cchc.state_table` (the statuses' words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import date_words, labels, names
from cchc.errors import RequestError
from cchc.state_table import STATUS_ROWS
from cchc.updates.task_records import items_of, resumed_status, status_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord

_REFUSALS = {row.code: row.refusal for row in STATUS_ROWS}
_FIRST_YEAR = 2000  # a day of work before it is a slip of the finger


def refuse_if(record: PlainRecord, *statuses: str) -> None:
    """Raise RequestError when a task has one of these statuses: it must be opened again first."""
    status = status_of(record)
    if status in statuses:
        hint = f"mở lại trước: cchc reopen {record.get('id')}"
        if status != "done" and not resumed_status(record):
            hint += " --status in_progress; khi dừng chưa bắt đầu thì ghi --status not_started"
        raise RequestError(f"NV {record.get('id')} {_REFUSALS[status]}", hint=hint)


def refuse_reopened(record: PlainRecord, day: date | None, reason: str) -> None:
    """Raise RequestError when reopening a task that is open would drop its day or its reason.

    The same command may be run again: what the last reopening says already is no loss.
    """
    number, now = record.get("id"), status_of(record)
    name = f"NV {number} {labels.STATUS[now].lower()}, không có gì để mở lại"
    ended = [*items_of(record, "reopenings"), *items_of(record, "stops")]
    facts = [one for one in ended if isinstance(one, dict)]
    days = {date_words.parse_date(str(one.get("date" if "done_on" in one else "until", ""))) for one in facts}
    reasons = {names.nfc(str(one.get("reason", ""))) for one in facts if "done_on" in one}
    hints = []
    if reason and names.nfc(reason) not in reasons:
        hints.append(f'lý do ghi vào nhật ký: cchc note {number} "…"')
    if day and day not in days:
        what = "đã bị trả lại thì ghi ngày đó" if now == "submitted" else "ngày bắt đầu ghi"
        hints.append(f"{what} bằng: cchc start {number} --date NGÀY")
    if hints and facts:
        hints.append(f"lần mở lại đã ghi thì sửa trong tệp, ở dòng mà cchc show {number} ghi")
    if hints:
        raise RequestError(name, hint="; ".join(hints))


def instead_of_removing(record: PlainRecord) -> str:
    """Return what to do with a task that must stay in the plan, in words that name the command."""
    match status_of(record):
        case "done":
            return (
                f"đã hoàn thành thì giữ lại; hoàn thành ghi nhầm thì mở lại: cchc reopen {record.get('id')}"
            )
        case "cancelled":
            return "nhiệm vụ đã hủy thì giữ lại, báo cáo không tính nữa"
        case _:
            return f"không làm nữa thì hủy: cchc cancel {record.get('id')} --document SỐ-VĂN-BẢN"


def refusal_of_day(day: date, today: date) -> str:
    """Return why a day can't be one on which something happened, in words; empty when it can."""
    if day > today:
        return f"ngày {labels.day(day)} chưa đến"
    if day.year < _FIRST_YEAR:
        return f"ngày {labels.day(day)} trước năm {_FIRST_YEAR}"
    return ""


def refuse_during_another(record: PlainRecord, stopped: PlainRecord) -> None:
    """Raise RequestError for a stop that would begin before an earlier one ended."""
    since = date_words.parse_date(str(stopped.get("date", "")))
    for earlier in items_of(record, "stops"):
        until = date_words.parse_date(str(earlier.get("until", ""))) if isinstance(earlier, dict) else None
        if since and until and since < until and isinstance(earlier, dict):
            what = labels.STATUS.get(status_of(earlier), "Dừng").lower()
            raise RequestError(
                f"NV {record.get('id')}: ngày {labels.day(since)} ở trước ngày hết lần {what} đã ghi "
                f"({labels.day(until)})",
                hint=f"ghi --date từ ngày {labels.day(until)} trở đi; ngày mở lại ghi nhầm thì sửa `until` "
                f"trong tệp, ở dòng mà cchc show {record.get('id')} ghi",
            )


def stop_words(record: PlainRecord) -> str:
    """Return what a stop is called in running text: "tạm dừng", "hủy"."""
    return labels.STATUS.get(status_of(record), "dừng").removeprefix("đã ")


def refuse_before(record: PlainRecord, day: date, since: object, what: str, places: tuple[str, str]) -> None:
    """Raise RequestError for a day before another; `places` are where this one and that one are written."""
    since = date_words.parse_date(str(since))
    if since and day < since:
        raise RequestError(
            f"NV {record.get('id')}: ngày {labels.day(day)} trước ngày {what} ({labels.day(since)})",
            hint=f"ghi {places[0]} bằng ngày đó hoặc muộn hơn; "
            f"ngày {what} đã ghi sai thì sửa trước: {places[1]}",
        )
