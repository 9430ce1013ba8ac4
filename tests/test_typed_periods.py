"""Spans of a year as people say them: numbers in words become figures, where they can mean one thing."""

from __future__ import annotations

import unicodedata

import pytest

from cchc import option_values, typed_periods
from cchc.date_words import parse_month, parse_quarter
from cchc.errors import RequestError
from cchc.periods import month_period, quarter_period

QUARTERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
MONTHS = {
    **QUARTERS, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip


@pytest.mark.parametrize(("words", "number"), QUARTERS.items())
def test_a_quarter_in_words_is_read(words: str, number: int) -> None:
    for text in (f"quý {words}", f"Quý {words}/2027", f"QUÝ {words} năm 2027", f"Quý  {words}, 2027"):
        for spelling in (text, unicodedata.normalize("NFD", text)):
            figures = typed_periods.in_figures(spelling)
            assert parse_quarter(figures, 2027) == quarter_period(2027, number), figures


@pytest.mark.parametrize(("words", "number"), MONTHS.items())
def test_a_month_in_words_is_read(words: str, number: int) -> None:
    for text in (f"tháng {words}", f"Tháng {words}/2027", f"tháng {words} năm 2027"):
        assert parse_month(typed_periods.in_figures(text), 2027) == month_period(2027, number)


@pytest.mark.parametrize(
    "text",
    ["quý năm", "quý mười", "tháng năm 2026", "tháng giêng", "tháng chạp", "tháng ba tư", "ba", "Q3", "quý", "tháng",
     "quý ba và quý tư", "tháng một lần", "tháng mười ba", ""],
)  # fmt: skip
def test_what_means_nothing_or_two_things_stays_as_it_is(text: str) -> None:
    assert typed_periods.in_figures(text) == text


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6 tháng", 6), ("6 tháng đầu năm", 6), ("sáu tháng đầu năm 2026", 6), ("9 tháng", 9), ("chín tháng đầu năm", 9),
        ("ba tháng", 3), ("cả năm", 12), ("Toàn năm 2026", 12), ("mười hai tháng", 12),
        ("6 tháng đầu năm 2025", None), ("6 tháng cuối năm", None), ("tháng 6", None), ("năm", None), ("quý ba", None),
    ],
)  # fmt: skip
def test_months_are_counted_from_the_start_of_the_year(text: str, months: int | None) -> None:
    assert typed_periods.months_from_start(text, 2026) == months


def test_half_a_year_is_written_as_deadlines_are() -> None:
    assert typed_periods.in_figures("sáu tháng đầu năm 2026") == "6 tháng đầu năm 2026"
    assert typed_periods.in_figures("Ba tháng cuối năm") == "3 tháng cuối năm"


def test_years_of_two_digits_are_taken_for_quarters_and_months_as_for_days() -> None:
    assert option_values.read_quarter("Q2/26", 2026, "--quarter") == option_values.read_quarter(
        "Q2/2026", 2026, "--quarter"
    )
    assert option_values.read_month("3/26", 2026, "--month") == option_values.read_month(
        "3/2026", 2026, "--month"
    )
    with pytest.raises(RequestError):
        option_values.read_month("03/04", 2026, "--month")
