"""When a task ended, how far its end is, how long it rested: the words for screens, pages and sheets.

Official documents have their own (`cchc.reports.wording`). Knows no tasks: states, days and dates come in.
Read next: `cchc.labels` (the names of states).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.state_table import STATES_BY_CODE

if TYPE_CHECKING:
    from datetime import date


def days_left(days: int) -> str:
    """Return how far an end is in words: "còn 16 ngày", "đến hạn trong ngày", "quá hạn 76 ngày"."""
    if days < 0:
        return f"quá hạn {-days} ngày"
    return f"còn {days} ngày" if days else "đến hạn trong ngày"


def timing(state: str, days: int | None, done_on: date | None) -> str:
    """Return when a task ended or how far its end is in words; nothing where no end counts."""
    group = STATES_BY_CODE[state].group
    if group == "done" and done_on:
        return f"hoàn thành {labels.day(done_on)}"
    if group in {"apart", "resting"} or days is None:
        return ""
    if state == "waiting":
        return "chờ điều kiện, đã qua thời hạn" if days < 0 else "chờ điều kiện"
    return days_left(days)


def state_now(state: str, days: int | None, done_on: date | None) -> str:
    """Return a state with the days or the day that belong to it: "Đang thực hiện, quá hạn 76 ngày"."""
    group = STATES_BY_CODE[state].group
    if group == "done" and done_on:
        return f"{labels.STATE[state]} ngày {labels.day(done_on)}"
    if group == "overdue" and days is not None:
        return f"{labels.STATE[state]} {-days} ngày"
    return labels.STATE[state]


def awaits_approval(status: str, submitted_on: date | None) -> str:
    """Return that a task was handed in and waits for approval, as screens say it; empty of any other status.

    >>> awaits_approval("submitted", None), awaits_approval("in_progress", None)
    ('đã trình, đang chờ phê duyệt', '')
    """
    if status != "submitted":
        return ""
    return f"đã trình{f' ngày {labels.day(submitted_on)}' if submitted_on else ''}, đang chờ phê duyệt"


def stop_span(start: date | None, until: date) -> str:
    """Return how long a task was stopped that goes on since a day; no day long when it stopped on that day.

    >>> from datetime import date
    >>> stop_span(date(2026, 6, 1), date(2026, 6, 15))
    'từ 01/06/2026 đến trước 15/06/2026'
    """
    if start == until:
        return f"ngày {labels.day(until)}, mở lại cùng ngày"
    return (
        f"từ {labels.day(start)} đến trước {labels.day(until)}" if start else f"đến trước {labels.day(until)}"
    )
