"""Deadlines for a calendar (RFC 5545): an all-day event for each unfinished task, a reminder a week before.

Its identity stays the same from one export to the next, so that a calendar that takes it again
moves the event instead of doubling it; its stamp is the day of the figures, not the clock's.

Read next: `cchc.queries` (which tasks are open).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc import labels, names
from cchc.characters import one_line
from cchc.states import COMING, OVERDUE, SOON_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.plan import Plan
    from cchc.states import Standing

_MAX_OCTETS = 75  # of a line, before it goes on in the next


def calendar(plan: Plan, standings: Sequence[Standing], day: date) -> bytes:
    """Return the open deadlines as an iCalendar file."""
    head = plan.head
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cchc//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'Kế hoạch cải cách hành chính năm {head.year}')}",
    ]
    for standing in standings:
        if standing.state in OVERDUE | COMING and standing.end is not None:
            lines += _event(plan, standing, standing.end, day)
    return "".join(_folded([*lines, "END:VCALENDAR"])).encode()


def _event(plan: Plan, standing: Standing, end: date, day: date) -> Iterator[str]:
    task = standing.task
    state = labels.state_now(standing.state, standing.days_left, task.done_on)
    details = (
        f"Cơ quan chủ trì: {task.owner.name}",
        f"Thời hạn: {standing.due.text}",
        f"Tình trạng ngày {labels.day(day)}: {state}",
    )
    yield "BEGIN:VEVENT"
    plan_id = f"{plan.head.year}.{names.key(plan.head.number or '')}.{names.key(plan.head.issuer)}"
    yield f"UID:nv-{task.id}-{plan_id}@cchc"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"LAST-MODIFIED:{day:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{max((day - date(plan.head.year, 1, 1)).days, 0)}"  # grows with each day's file
    yield f"DTSTART;VALUE=DATE:{end:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'NV {task.id}: {task.title}')}"
    yield "DESCRIPTION:" + "\\n".join(map(_escaped, details))
    yield "TRANSP:TRANSPARENT"
    if end - timedelta(days=SOON_DAYS) >= day:  # a reminder of the past is shown when the file is imported
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(f'Còn {SOON_DAYS} ngày đến hạn NV {task.id}: {task.title}')}"
        yield f"TRIGGER:-P{SOON_DAYS}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    r"""Return a text as a calendar's value.

    >>> print(_escaped("a, b; c"))
    a\, b\; c
    """
    clean = one_line(text)
    for char in "\\;,":
        clean = clean.replace(char, f"\\{char}")
    return clean


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines broken after so many octets, never inside a letter."""
    for line in lines:
        rest = line
        room = _MAX_OCTETS
        while len(rest.encode()) > room:
            cut = len(rest.encode()[:room].decode("utf-8", "ignore"))
            yield f"{rest[:cut]}\r\n "
            rest, room = rest[cut:], _MAX_OCTETS - 1
        yield f"{rest}\r\n"
