"""Spans of whole days: months, quarters, years, and what lies in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.periods import (
    VIETNAM,
    YEARS,
    Period,
    Span,
    add_months,
    last_day,
    month_period,
    quarter_period,
    year_period,
)

SECOND_QUARTER = Period(date(2026, 4, 1), date(2026, 6, 30))

days = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


@given(days)
def test_every_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    assert day in month_period(day.year, day.month)
    assert day in quarter_period(day.year, (day.month + 2) // 3)
    assert day in year_period(day.year)


@pytest.mark.parametrize("year", [1899, 2200, 0, -1, 99999])
def test_a_year_out_of_range_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        year_period(year)
    with pytest.raises(ValueError, match=str(year)):
        month_period(year, 1)


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_a_fifth_quarter_is_refused(quarter: int) -> None:
    with pytest.raises(ValueError, match="month"):
        quarter_period(2026, quarter)


def test_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        Period(date(2026, 6, 30), date(2026, 6, 1))


def test_a_period_includes_both_its_ends() -> None:
    assert date(2026, 4, 1) in SECOND_QUARTER
    assert date(2026, 6, 30) in SECOND_QUARTER
    assert date(2026, 3, 31) not in SECOND_QUARTER
    assert date(2026, 7, 1) not in SECOND_QUARTER


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (date(2026, 6, 30), date(2026, 9, 30), True),
        (date(2026, 1, 1), date(2026, 4, 1), True),
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2026, 7, 1), date(2026, 9, 30), False),
        (date(2026, 1, 1), date(2026, 3, 31), False),
        (None, date(2026, 6, 30), True),
        (None, date(2026, 7, 1), False),  # it may begin in June, but nobody said so
        (None, date(2026, 3, 31), False),
        (date(2025, 1, 1), None, True),
        (date(2026, 6, 30), None, True),
        (date(2026, 7, 1), None, False),
        (None, None, False),
    ],
)
def test_what_runs_in_a_period_touches_it(start: date | None, end: date | None, *, touches: bool) -> None:
    assert SECOND_QUARTER.touches(start, end) is touches


def test_february_has_its_leap_day() -> None:
    assert [last_day(year, 2) for year in (2026, 2028, 2100)] == [28, 29, 28]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_are_added_up_to_the_end_of_the_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_a_span_ends_so_many_days_months_or_years_after_a_day() -> None:
    day = date(2028, 2, 29)
    assert Span(20, "day").after(day) == date(2028, 3, 20)
    assert Span(6, "month").after(day) == date(2028, 8, 29)
    assert Span(1, "year").after(day) == date(2029, 2, 28)


def test_vietnam_is_seven_hours_ahead_of_utc() -> None:
    late = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)
    assert late.astimezone(VIETNAM).date() == date(2026, 7, 1)
    assert VIETNAM.utcoffset(None) == timedelta(hours=7)
