"""Dates, quarters and months as people type them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.date_words import Mention, Unit, find_mention, parse_date, parse_month, parse_quarter, plain_text
from cchc.periods import YEARS, Period, month_period, quarter_period, year_period

SECOND_QUARTER = Period(date(2026, 4, 1), date(2026, 6, 30))
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))

days = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


@pytest.mark.parametrize(
    "text", ["30/6/2026", "30/06/2026", "30-6-2026", "30.6.2026", "2026-06-30", "  30/6/2026 "]
)
def test_a_day_is_read_day_first_or_as_iso(text: str) -> None:
    assert parse_date(text) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "", "6/30/2026", "31/02/2026", "2026-02-30", "2026-W01-1", "20260630", "30/6/26", "30/6",
        "30/6-2026", "2026-6-30", "2026/06/30", "30/6/20261", "20/01/201", "1/1/1899", "1/1/2200",
        "ngày 30/6/2026", "30/6/2026 sáng", "30 tháng 6 năm 2026", "0/6/2026", "-30/6/2026",
    ],
)  # fmt: skip
def test_anything_else_is_no_day(text: str) -> None:
    assert parse_date(text) is None


@given(days)
def test_a_day_reads_back_as_it_was_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    "text",
    [
        "Q2", "q2", "2", "II", "ii", "Quý II", "quy 2", "QUÝ II", "quý 2", "Quí II", "Qúy II",
        "Q2/2026", "Quý II/2026", "Quý II / 2026", "Quý II năm 2026", "Quý II, năm 2026",
        "quy II nam 2026", "2026-Q2", "2026-q2", "  Quý   II ", "Quý\u00a0II", "Quý II-2026",
    ],
)  # fmt: skip
def test_a_quarter_is_read_in_every_usual_form(text: str) -> None:
    assert parse_quarter(text, 2026) == SECOND_QUARTER
    assert parse_quarter(unicodedata.normalize("NFD", text), 2026) == SECOND_QUARTER


@pytest.mark.parametrize("numeral", [("I", 1), ("II", 2), ("III", 3), ("IV", 4)])
def test_roman_and_arabic_quarters_are_the_same(numeral: tuple[str, int]) -> None:
    roman, number = numeral
    assert parse_quarter(f"Quý {roman}", 2026) == quarter_period(2026, number)
    assert parse_quarter(str(number), 2026) == quarter_period(2026, number)


@pytest.mark.parametrize(
    "text",
    ["", "0", "5", "V", "Q5", "Quý", "Quý IIII", "tháng 2", "Q2/20", "Q2/1800", "2026", "Quý II xã",
     "30/6/2026", "2026-06", "Q2/" + "9" * 5000],
)  # fmt: skip
def test_anything_else_is_no_quarter(text: str) -> None:
    assert parse_quarter(text, 2026) is None


@pytest.mark.parametrize(
    "text",
    ["3", "03", "Tháng 3", "thang 3", "THÁNG 3", "T3", "t3", "3/2026", "03/2026", "Tháng 03/2026",
     "Tháng 3 năm 2026", "2026-03", " Tháng  3/ 2026", "Tháng 3-2026"],
)  # fmt: skip
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    assert parse_month(text, 2026) == MARCH
    assert parse_month(unicodedata.normalize("NFD", text), 2026) == MARCH


@pytest.mark.parametrize(
    "text",
    ["", "0", "13", "Tháng 13", "2026-13", "III", "Tháng III", "Quý 3", "Q3", "2026", "3/20",
     "3/2026/1", "15/3", "tháng", "3/1800"],
)  # fmt: skip
def test_anything_else_is_no_month(text: str) -> None:
    assert parse_month(text, 2026) is None


def mentioned(text: str, before: Mention | None = None) -> Mention | None:
    """Return the date that a whole text is, None when it is none or says more."""
    plain = plain_text(text)
    found = find_mention(plain, 0, before)
    return found[0] if found and found[1] == len(plain) else None


@pytest.mark.parametrize(
    ("mention", "whole"),
    [
        (Mention(None, 15, None, None), Mention("day", 15, 7, 2026)),
        (Mention("day", 15, 6, None), Mention("day", 15, 6, 2026)),
        (Mention("quarter", 2, None, None), Mention("quarter", 2, 7, 2026)),
        (Mention("month", 3, None, 2025), Mention("month", 3, 7, 2025)),
    ],
)
def test_what_a_date_leaves_out_is_taken_from_its_neighbour_and_nothing_else(
    mention: Mention, whole: Mention
) -> None:
    assert mention.completed_by(Mention("day", 20, 7, 2026)) == whole


@pytest.mark.parametrize(
    ("text", "number", "days"),
    [
        ("6 tháng đầu năm 2026", 6, Period(date(2026, 1, 1), date(2026, 6, 30))),
        ("9 tháng đầu năm 2026", 9, Period(date(2026, 1, 1), date(2026, 9, 30))),
        ("1 tháng đầu năm 2026", 1, Period(date(2026, 1, 1), date(2026, 1, 31))),
        ("1 tháng cuối năm 2026", -1, Period(date(2026, 12, 1), date(2026, 12, 31))),
        ("3 tháng cuối năm 2026", -3, Period(date(2026, 10, 1), date(2026, 12, 31))),
        ("nửa đầu năm 2026", 6, Period(date(2026, 1, 1), date(2026, 6, 30))),
        ("nửa cuối năm 2026", -6, Period(date(2026, 7, 1), date(2026, 12, 31))),
    ],
)
def test_months_are_counted_from_either_end_of_the_year(text: str, number: int, days: Period) -> None:
    assert (found := mentioned(text)) == Mention("range", number, None, 2026)
    assert found.period(2025) == days
    assert found._replace(year=None).period(2026) == days


def test_a_year_is_all_its_days_and_a_day_is_one() -> None:
    assert Mention("year", 0, None, None).period(2026) == year_period(2026)
    assert Mention("day", 30, 6, None).period(2026) == Period(date(2026, 6, 30), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "before", "unit"),
    [
        ("5/2017", None, "month"),
        ("II/2026", None, "quarter"),
        ("5", None, None),
        ("6", Mention("month", 3, None, None), "month"),
        ("6/2026", Mention("month", 3, None, None), "month"),
        ("2/2026", Mention("quarter", 1, None, None), "quarter"),
        ("2", Mention("quarter", 1, None, 2026), "quarter"),
        ("5/2026", Mention("quarter", 1, None, 2026), "month"),
        ("20", Mention("day", 15, 6, None), None),
        ("5/2026", Mention("day", 15, 6, None), "month"),
    ],
)  # fmt: skip
def test_a_number_alone_is_what_was_named_before_it_else_what_its_year_makes_of_it(
    text: str, before: Mention | None, unit: Unit | None
) -> None:
    found = mentioned(text, before)
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "before"), [("Quý V", None), ("quý iiii/2026", None), ("III", Mention("month", 3, None, None))]
)
def test_a_numeral_that_there_is_none_of_is_the_number_nought(text: str, before: Mention | None) -> None:
    found = mentioned(text, before)
    assert found is not None
    assert found.number == 0


@pytest.mark.parametrize(
    "text", ["Quý Ⅱ/2026", "Quý \u0406\u0406/2026", "Quý\u200b II/2026", "Quý II/20\u00ad26"]
)
def test_letters_that_look_like_numerals_and_those_that_nobody_sees_do_no_harm(text: str) -> None:
    assert parse_quarter(text, 2025) == SECOND_QUARTER


def test_a_year_in_the_words_wins_over_the_given_year() -> None:
    assert parse_quarter("Q2/2025", 2026) == quarter_period(2025, 2)
    assert parse_month("3/2025", 2026) == month_period(2025, 3)
