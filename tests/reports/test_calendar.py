"""Deadlines for a calendar, read back by icalendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from cchc import queries
from cchc.plan import Plan
from cchc.planfile import document
from cchc.reports.printers import calendar
from cchc.task import Stop
from tests.support.plans import make_plan, make_task

DAY = date(2026, 9, 14)
SAMPLE = Path(__file__).parents[2] / "docs/sample/plans/2026.yaml"


def made(plan: Plan, day: date = DAY) -> bytes:
    return calendar.calendar(plan, queries.standings(plan, day), day)


def read(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_each_open_deadline_is_a_whole_day_with_a_reminder_a_week_before() -> None:
    plan = document.parse(SAMPLE.read_bytes(), "x").plan
    found = read(made(plan))
    open_ends = {
        f"NV {item.task.id}: {item.task.title}": item.end
        for item in queries.standings(plan, DAY)
        if item.end and item.state not in {"done_on_time", "done_late", "paused", "cancelled", "ongoing"}
    }
    assert {str(event["SUMMARY"]): event["DTSTART"].dt for event in found} == open_ends
    assert len(open_ends) == 15
    for event in found:
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["DTSTAMP"].dt.date() == DAY
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] in ([], [timedelta(days=-7)])


@pytest.mark.parametrize(("days", "reminders"), [(8, 1), (7, 1), (6, 0), (0, 0), (-76, 0)])
def test_no_reminder_is_of_a_day_that_is_past(days: int, reminders: int) -> None:
    end = DAY + timedelta(days=days)
    (event,) = read(made(make_plan(make_task(1, due=f"{end:%d/%m/%Y}"))))
    assert event["DTSTART"].dt == end
    assert len(event.walk("VALARM")) == reminders


def test_of_two_files_the_later_one_says_so() -> None:
    plan = make_plan(make_task(1, due="Quý IV/2026"))
    first, second = (read(made(plan, day))[0] for day in (date(2026, 5, 1), date(2026, 5, 2)))
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert first["LAST-MODIFIED"].dt < second["LAST-MODIFIED"].dt


def test_an_event_keeps_its_identity_whatever_becomes_of_it() -> None:
    before = read(made(make_plan(make_task(4, title="Việc"))))
    after = read(made(make_plan(make_task(4, title="Việc khác", due="Quý III/2026")), date(2026, 5, 1)))
    assert before[0]["UID"] == after[0]["UID"]
    assert before[0]["UID"] != read(made(make_plan(make_task(5))))[0]["UID"]


def test_what_is_over_or_rests_is_no_event() -> None:
    plan = make_plan(
        make_task(1, status="done", done_on=date(2026, 5, 1)),
        make_task(2, status="cancelled", stopped=Stop(date(2026, 5, 1))),
        make_task(3, status="paused", stopped=Stop(date(2026, 5, 1))),
        make_task(4, due="Thường xuyên"),
        make_task(5, due="Chưa xác định"),
    )
    assert read(made(plan)) == []


@pytest.mark.parametrize(
    "text", ["a, b; c\\d", "A & B", "dài " * 200, "END:VEVENT", "x\r\nBEGIN:VALARM", "đ" * 75, "🙂" * 40]
)
def test_texts_come_back_whole_on_lines_of_75_octets(text: str) -> None:
    data = made(make_plan(make_task(1, title=text)))
    (event,) = read(data)
    assert str(event["SUMMARY"]) == "NV 1: " + " ".join(text.splitlines())
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n")), "no letter is cut"
