"""Deadlines for a calendar, read back by icalendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from cchc import queries
from cchc.plan import Plan
from cchc.planfile import document
from cchc.reports.printers import calendar
from cchc.task import Stop
from tests.support.checkout import SAMPLE_PLAN
from tests.support.plans import make_extension, make_plan, make_task

DAY = date(2026, 9, 14)


def made(plan: Plan, day: date = DAY) -> bytes:
    return calendar.calendar(plan, queries.standings(plan, day), day)


def read(data: bytes) -> list[Any]:
    """Return the events of a calendar that it shows."""
    return [event for event in every(data) if event["STATUS"] == "CONFIRMED"]


def every(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_each_open_deadline_is_a_whole_day_with_a_reminder_a_week_before() -> None:
    plan = document.parse(SAMPLE_PLAN.read_bytes(), "x").plan
    found = read(made(plan))
    open_ends = {
        f"Nhiệm vụ số {item.task.id}: {item.task.title}": item.end
        for item in queries.standings(plan, DAY)
        if item.end and item.state not in {"done_on_time", "done_late", "paused", "cancelled", "ongoing"}
    }
    assert {str(event["DESCRIPTION"]).split("\n")[0]: event["DTSTART"].dt for event in found} == open_ends
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


def test_what_was_an_event_and_is_over_is_withdrawn() -> None:
    first, second = make_task(1, due="Quý IV/2026"), make_task(2, due="Quý IV/2026")
    before = {event["UID"]: event for event in every(made(make_plan(first, second)))}
    done = first._replace(status="done", done_on=DAY)
    given_up = second._replace(status="cancelled", stopped=Stop(DAY))
    after = {event["UID"]: event for event in every(made(make_plan(done, given_up)))}
    assert set(after) == set(before)
    for uid, event in after.items():
        assert (before[uid]["STATUS"], event["STATUS"]) == ("CONFIRMED", "CANCELLED")
        assert event["SEQUENCE"] > before[uid]["SEQUENCE"], "on the same day, too"
        assert event.walk("VALARM") == []


def test_an_extension_on_the_same_day_moves_the_event() -> None:
    task = make_task(1, due="30/9/2026")
    longer = task._replace(extensions=(make_extension("Quý IV/2026", DAY),))
    (before,), (after,) = (read(made(make_plan(one))) for one in (task, longer))
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert read(made(make_plan(longer)))[0]["SEQUENCE"] == after["SEQUENCE"], "the same plan, the same number"


def test_a_summary_is_short_and_ends_with_a_word() -> None:
    title = "Xây dựng và triển khai kế hoạch đánh giá, xác định Chỉ số cải cách hành chính của các phòng, ban"
    (event,) = read(made(make_plan(make_task(8, title=title, due="Quý IV/2026"))))
    summary = str(event["SUMMARY"])
    assert len(summary) <= 70
    assert title.startswith(summary.removeprefix("NV 8: ").removesuffix("…"))
    assert summary.endswith("…")
    assert title in str(event["DESCRIPTION"]).split("\n")[0]


@pytest.mark.parametrize(
    "text", ["a, b; c\\d", "A & B", "dài " * 200, "END:VEVENT", "x\r\nBEGIN:VALARM", "đ" * 75, "🙂" * 40]
)
def test_texts_come_back_whole_on_lines_of_75_octets(text: str) -> None:
    data = made(make_plan(make_task(1, title=text)))
    (event,) = read(data)
    assert str(event["DESCRIPTION"]).split("\n")[0] == "Nhiệm vụ số 1: " + " ".join(text.splitlines())
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n")), "no letter is cut"
