"""Deadlines for a calendar (RFC 5545): an all-day event for each unfinished task, a reminder a week before.

Its identity stays the same from one export to the next, so that a calendar that takes it again
moves the event instead of doubling it; its stamp is the day of the figures, not the clock's. A task that
is finished, stopped or goes on without an end is withdrawn: its event comes as a cancelled one, since a
calendar keeps what isn't in the next file.

Read next: `cchc.queries` (which tasks are open).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc import labels, names, timings
from cchc.characters import one_line
from cchc.state_table import SOON_DAYS
from cchc.states import COMING, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.plan import Plan
    from cchc.states import Standing

_MAX_OCTETS = 75  # of a line, before it goes on in the next
_MAX_SUMMARY = 60  # letters of a task that a month's page of a calendar has room for
_FACTS_OF_A_DAY = 1000  # more than are recorded of a task in a year


def calendar(plan: Plan, standings: Sequence[Standing], day: date) -> bytes:
    """Return the deadlines as an iCalendar file: the open ones, and those that are to be taken out again."""
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
        if standing.end is not None:
            lines += _event(plan, standing, standing.end, day)
    return "".join(_folded([*lines, "END:VCALENDAR"])).encode()


def _event(plan: Plan, standing: Standing, end: date, day: date) -> Iterator[str]:
    task, is_open = standing.task, standing.state in OVERDUE | COMING
    handed = timings.awaits_approval(task.status, task.submitted.date if task.submitted else None)
    state = timings.state_now(standing.state, standing.days_left, task.done_on)
    state += f"; {handed}" if handed else ""
    short = f"NV {task.id}: {_shortened(task.title)}"
    details = (
        f"Nhiệm vụ số {task.id}: {task.title}",
        f"Cơ quan chủ trì: {task.owner.name}",
        f"Thời hạn: {standing.due.text}",
        f"Tình trạng ngày {labels.day(day)}: {state}",
    )
    yield "BEGIN:VEVENT"
    plan_id = f"{plan.head.year}.{names.key(plan.head.number or '')}.{names.key(plan.head.issuer)}"
    yield f"UID:nv-{task.id}-{plan_id}@cchc"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"LAST-MODIFIED:{day:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{_sequence(plan, standing, day)}"
    yield f"STATUS:{'CONFIRMED' if is_open else 'CANCELLED'}"
    yield f"DTSTART;VALUE=DATE:{end:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(short)}"
    yield "DESCRIPTION:" + "\\n".join(map(_escaped, details))
    yield "TRANSP:TRANSPARENT"
    if (
        is_open and end - timedelta(days=SOON_DAYS) >= day
    ):  # a reminder of the past is shown when the file is imported
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(f'Còn {SOON_DAYS} ngày đến hạn {short}')}"
        yield f"TRIGGER:-P{SOON_DAYS}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _sequence(plan: Plan, standing: Standing, day: date) -> int:
    """Return a number that grows with each day's file, and within a day with what was known of the task then.

    No clock and no history are asked: the same day gives the same number, also when it is asked for later.
    What ended counts twice: that it began was known before.
    """
    task = standing.task
    ended = (task.submissions, task.stops, task.reopenings)
    listed = (task.extensions, task.notes, task.results, task.amendments, *ended, *ended)
    once = (task.started_on, task.submitted, task.done_on, task.stopped, task.condition_met_on)
    facts = sum(map(len, listed)) + sum(fact is not None for fact in once)
    days = max((day - date(plan.head.year, 1, 1)).days, 0)
    return days * _FACTS_OF_A_DAY + min(facts, _FACTS_OF_A_DAY - 1)


def _shortened(title: str) -> str:
    """Return a title cut behind a word; "…" shows that it was cut.

    >>> _shortened("Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ")
    'Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về…'
    """
    clean = one_line(title)
    if len(clean) <= _MAX_SUMMARY:
        return clean
    room = clean[:_MAX_SUMMARY]
    whole = room[: room.rindex(" ")] if " " in room else room[:-1]
    return f"{whole.rstrip(' ,;:-–(')}…"


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
