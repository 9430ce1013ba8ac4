"""Which period a report is on, and up to which day its figures go."""

from __future__ import annotations

from datetime import date

import pytest
from plans_in_memory import make_plan

from cchc import reporting
from cchc.errors import RequestError
from cchc.periods import quarter_period
from cchc.plan import Plan, Reporting, ReportingPeriod


def plan_with(*periods: ReportingPeriod) -> Plan:
    plain = make_plan()
    return Plan(plain.head, plain.owners, plain.areas, plain.tasks, plain.duties, Reporting(periods))


@pytest.mark.parametrize(
    ("period_id", "title", "end", "submit_by"),
    [
        ("q1", "Quý I/2026", date(2026, 3, 14), date(2026, 3, 20)),
        ("6t", "6 tháng đầu năm 2026", date(2026, 6, 14), date(2026, 6, 20)),
        ("q3", "Quý III/2026", date(2026, 9, 14), date(2026, 9, 20)),
        ("nam", "Năm 2026", date(2026, 12, 14), date(2026, 12, 20)),
    ],
)
def test_the_ministrys_periods_are_the_defaults(
    period_id: str, title: str, end: date, submit_by: date
) -> None:
    period = reporting.find(make_plan(), period_id)
    assert period == ReportingPeriod(period_id, title, date(2025, 12, 15), end, submit_by)


def test_the_provinces_own_dates_win_and_leave_the_others() -> None:
    own = ReportingPeriod("q3", "9 tháng", date(2025, 12, 1), date(2026, 8, 31), date(2026, 9, 5))
    plan = plan_with(own)
    assert reporting.find(plan, "q3").end == date(2026, 8, 31)
    assert reporting.find(plan, "9 thang").title == "9 tháng"
    assert reporting.find(plan, "q1").end == date(2026, 3, 14)


def test_a_period_that_is_past_has_its_last_day_as_the_day_of_the_figures() -> None:
    period = reporting.find(make_plan(), "q3")
    assert period.as_of(date(2026, 9, 15)) == (date(2026, 9, 14), False)


@pytest.mark.parametrize("today", [date(2026, 9, 14), date(2026, 7, 1)])
def test_until_it_is_over_the_figures_are_todays_and_provisional(today: date) -> None:
    assert reporting.find(make_plan(), "q3").as_of(today) == (today, True)


def test_a_calendar_quarter_is_a_period_too() -> None:
    found = reporting.calendar_quarter(quarter_period(2026, 2))
    assert found == ReportingPeriod("quy-2", "Quý II/2026", date(2026, 4, 1), date(2026, 6, 30))


def test_an_unknown_period_brings_the_known_ones() -> None:
    with pytest.raises(RequestError) as raised:
        reporting.find(make_plan(), "q2")
    assert raised.value.hint.startswith("các kỳ báo cáo: q1 (Quý I/2026), 6t (6 tháng đầu năm 2026)")
