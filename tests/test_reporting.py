"""Which period a report is on, and up to which day its figures go."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import reporting
from cchc.errors import RequestError
from cchc.periods import quarter_period
from cchc.plan import Plan, Reporting, ReportingPeriod
from tests.support.plans import make_plan


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


def test_a_period_is_found_by_its_id_or_title_however_it_is_written() -> None:
    assert reporting.find(make_plan(), "Q1").id == "q1"
    assert reporting.find(make_plan(), "quý III/2026").id == "q3"


@pytest.mark.parametrize(
    ("words", "period_id"),
    [
        ("quý một", "q1"), ("Quý ba", "q3"), ("quy III", "q3"), ("Q.3", "q3"), ("quý 3", "q3"), ("3 tháng đầu năm", "q1"),
        ("6 tháng", "6t"), ("6 tháng đầu năm", "6t"), ("sáu tháng đầu năm", "6t"), ("9 tháng", "q3"),
        ("9 tháng đầu năm 2026", "q3"), ("năm", "nam"), ("năm 2026", "nam"), ("cả năm", "nam"), ("12 tháng", "nam"),
    ],
)  # fmt: skip
def test_a_period_is_found_by_words_that_mean_one(words: str, period_id: str) -> None:
    assert reporting.find(make_plan(), words).id == period_id


@pytest.mark.parametrize(
    "words", ["quý hai", "quý tư", "6 tháng cuối năm", "9 tháng 2025", "cả năm 2025", "tháng 6", ""]
)
def test_words_of_no_period_bring_the_known_ones(words: str) -> None:
    with pytest.raises(RequestError) as raised:
        reporting.find(make_plan(), words)
    assert str(raised.value.hint).startswith("các kỳ báo cáo: q1 (Quý I/2026)")


@pytest.mark.parametrize("words", ["Quý II", "q2", "quý 2/2026", "QUÝ II/2026"])
def test_one_quarter_is_not_the_beginning_of_another(words: str) -> None:
    with pytest.raises(RequestError, match="không có kỳ báo cáo"):
        reporting.find(make_plan(), words)


def test_a_quarter_that_is_no_period_is_asked_for_by_the_calendar() -> None:
    for option, told in (("--period", "--quarter Q2"), ("KỲ", "quy-2")):
        with pytest.raises(RequestError) as raised:
            reporting.find(make_plan(), "quý hai", option)
        assert str(raised.value.hint).endswith(f"quý theo lịch: {told}")


def test_months_are_those_of_the_provinces_own_dates() -> None:
    half = ReportingPeriod("giua-nam", "Sơ kết", date(2025, 12, 1), date(2026, 5, 31), None)
    year = ReportingPeriod("cuoi-nam", "Tổng kết", date(2025, 12, 1), date(2026, 11, 30), None)
    plan = plan_with(half, year)
    assert reporting.find(plan, "6 tháng đầu năm").id == "6t", "a title goes before a length"
    assert reporting.find(plan, "cả năm").id == "cuoi-nam"


# The figures reported before, and the end of the period to come


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 3, 14), date(2025, 12, 14)),
        (date(2026, 3, 15), date(2026, 3, 14)),
        (date(2026, 9, 14), date(2026, 6, 14)),
        (date(2026, 12, 31), date(2026, 12, 14)),
    ],
)
def test_without_a_period_the_last_one_that_is_past_on_the_day_was_reported_before(
    day: date, before: date
) -> None:
    assert reporting.cut_off(make_plan(), day, None) == before


@pytest.mark.parametrize(
    ("period_id", "before"),
    [("q1", date(2025, 12, 14)), ("6t", date(2026, 3, 14)), ("nam", date(2026, 9, 14))],
)
def test_before_a_period_the_one_that_ended_before_it_was_reported(period_id: str, before: date) -> None:
    plan = make_plan()
    assert reporting.cut_off(plan, date(2026, 12, 31), reporting.find(plan, period_id)) == before


@pytest.mark.parametrize(
    ("period_id", "day", "before"),
    [
        ("q3", date(2026, 1, 20), None),
        ("nam", date(2026, 1, 11), None),
        ("q3", date(2026, 4, 1), "q1"),
        ("q3", date(2026, 6, 14), "q1"),  # the six months end today
        ("q3", date(2026, 6, 15), "6t"),
        ("q3", date(2027, 1, 1), "6t"),
        ("q1", date(2026, 12, 31), None),
    ],
)
def test_nothing_is_compared_with_a_period_that_isnt_over(
    period_id: str, day: date, before: str | None
) -> None:
    plan = make_plan()
    period = reporting.find(plan, period_id)
    found = reporting.before(plan, period, day)
    assert (found and found.id) == before
    assert reporting.cut_off(plan, day, period) == (found.end if found else date(2025, 12, 14))


def test_a_calendar_quarter_that_hasnt_begun_has_the_last_one_past_before_it() -> None:
    plan, third = make_plan(), reporting.calendar_quarter(quarter_period(2026, 3))
    assert reporting.before(plan, third, date(2026, 1, 20)) is None
    assert reporting.cut_off(plan, date(2026, 1, 20), third) == date(2025, 12, 31)
    assert reporting.cut_off(plan, date(2026, 4, 20), third) == date(2026, 3, 31)


def test_before_the_first_period_of_all_the_figures_end_the_day_before_it_starts() -> None:
    early = ReportingPeriod("q1", "Quý I", date(2025, 12, 1), date(2026, 3, 5))
    assert reporting.cut_off(plan_with(early), date(2026, 1, 1), None) == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("quarter", "before", "end"),
    [
        (1, date(2025, 12, 31), date(2026, 6, 30)),
        (2, date(2026, 3, 31), date(2026, 9, 30)),
        (3, date(2026, 6, 30), date(2026, 12, 31)),
        (4, date(2026, 9, 30), date(2027, 3, 31)),
    ],
)
def test_a_calendar_quarter_stands_between_its_neighbours(quarter: int, before: date, end: date) -> None:
    plan, period = make_plan(), reporting.calendar_quarter(quarter_period(2026, quarter))
    assert reporting.cut_off(plan, date(2026, 12, 31), period) == before
    assert reporting.next_period(plan, date(2026, 5, 4), period).end == end
    assert period.id == f"quy-{quarter}"
    assert period.title == f"Quý {'I' * quarter if quarter < 4 else 'IV'}/2026"


@pytest.mark.parametrize(
    ("day", "title", "end"),
    [
        (date(2025, 12, 29), "quý I/2026", date(2026, 3, 31)),
        (date(2026, 3, 13), "quý I/2026", date(2026, 3, 31)),
        (date(2026, 3, 14), "quý II/2026", date(2026, 6, 30)),
        (date(2026, 6, 14), "6 tháng cuối năm 2026", date(2026, 12, 31)),
        (date(2026, 9, 13), "6 tháng cuối năm 2026", date(2026, 12, 31)),
        (date(2026, 9, 14), "quý IV/2026", date(2026, 12, 31)),
        (date(2026, 12, 20), "năm 2027", date(2027, 12, 31)),
        (date(2027, 1, 5), "năm 2027", date(2027, 12, 31)),
    ],
)
def test_without_a_period_what_comes_after_the_last_one_past_is_the_next(
    day: date, title: str, end: date
) -> None:
    assert reporting.next_period(make_plan(), day, None) == (title, end)


@pytest.mark.parametrize(
    ("period_id", "title", "end"),
    [
        ("q1", "quý II/2026", date(2026, 6, 30)),  # not the day of the figures: deadlines end with quarters
        ("6t", "6 tháng cuối năm 2026", date(2026, 12, 31)),
        ("q3", "quý IV/2026", date(2026, 12, 31)),
        ("nam", "năm 2027", date(2027, 12, 31)),
    ],
)
def test_after_a_period_comes_the_whole_of_the_next_one(period_id: str, title: str, end: date) -> None:
    plan = make_plan()
    period = reporting.find(plan, period_id)
    assert reporting.next_period(plan, date(2026, 1, 5), period) == (title, end)
