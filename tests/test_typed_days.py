"""Days as people type them: every usual spelling, nothing that is no day, and two readings where there are two."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import option_values, typed_days
from cchc.errors import RequestError
from cchc.typed_days import TypedDay

JUNE_30 = date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2026",
        "30/06/2026",
        "30-6-2026",
        "30.6.2026",
        "30/6/26",
        "30-06-26",
        "30/6",
        "30-6",
        "30.6",
        "30 / 6 / 2026",
        "2026-06-30",
        "2026/06/30",
        "2026.6.30",
        "ngày 30/6",
        "Ngày 30/6/2026",
        "30/6 năm 2026",
        "30 tháng 6",
        "30 tháng 6 năm 2026",
        "ngày 30 tháng 06 năm 2026",
        "ngay 30 thang 6 nam 2026",
        "NGÀY 30 THÁNG 6/2026",
        "30/6/2026.",
        "30 tha\u0301ng 6",
    ],
)
def test_a_day_is_read_in_every_usual_spelling(text: str) -> None:
    typed = typed_days.read(text)
    assert typed is not None
    assert typed.readings(2026) == [JUNE_30]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "ngày 30",
        "tháng 6",
        "6/2026",
        "30/6-2026",
        "30,6",
        "30:6",
        "306",
        "20260630",
        "1/2/3/4",
        "1/6/026",
        "Quý II",
    ],
)
def test_what_is_no_day_stays_unread(text: str) -> None:
    assert typed_days.read(text) is None
    assert typed_days.from_today(text, JUNE_30) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("31/2", []),
        ("6/30/2026", []),
        ("29/2", []),
        ("29/2/28", [date(2028, 2, 29)]),
        ("5/6/26", [date(2026, 6, 5)]),
        ("26/6/30", [date(2030, 6, 26), JUNE_30]),
        ("26-11-29", [date(2029, 11, 26), date(2026, 11, 29)]),
        ("25/6/26", [date(2026, 6, 25)]),
        ("1/6/12", [date(2012, 6, 1)]),
    ],
)
def test_a_day_is_none_one_or_two_that_it_can_be(text: str, days: list[date]) -> None:
    typed = typed_days.read(text)
    assert typed is not None
    assert typed.readings(2026) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hôm nay", 30),
        ("Hom  nay", 30),
        ("hôm qua", 29),
        ("hôm kia", 28),
        ("Ngày hôm qua", 29),
        ("ngày mai", None),
    ],
)
def test_days_are_counted_from_today(text: str, day: int | None) -> None:
    assert typed_days.from_today(text, JUNE_30) == (date(2026, 7, 1) if day is None else date(2026, 6, day))


def test_a_year_is_missed_where_none_stands() -> None:
    assert typed_days.lacks_year("30/6")
    assert not typed_days.lacks_year("30/6/26")
    assert not typed_days.lacks_year("hôm nay")
    assert TypedDay(30, 6, None).readings(2027) == [date(2027, 6, 30)]


@pytest.mark.parametrize("text", ["31/6/26", "29/2/27", "30/2/26", "31/4/2026"])
def test_a_day_that_is_not_there_is_not_read_the_other_way_round(text: str) -> None:
    typed = typed_days.read(text)
    assert typed is not None
    assert typed.readings(2026) == []
    assert typed_days.with_year(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/26", date(2026, 6, 30)), ("30.6.2026", date(2026, 6, 30)), ("2026/6/30", date(2026, 6, 30)),
        ("30/6", None), ("hôm qua", None), ("1/1/1899", None), ("", None),
    ],
)  # fmt: skip
def test_what_is_read_on_another_day_names_its_year(text: str, day: date | None) -> None:
    assert typed_days.with_year(text) == day


@pytest.mark.parametrize("text", ["30/6/0026", "1/1/0000", "0026-6-30", "ngày 1 tháng 6 năm 0026"])
def test_four_digits_are_no_two(text: str) -> None:
    assert typed_days.read(text) is None


@pytest.mark.parametrize(
    ("text", "is_far"), [("30/6/62", True), ("01/02/03", True), ("30/6/27", False), ("30/6/2062", False)]
)
def test_two_digits_of_a_year_that_is_nowhere_near_are_told(text: str, *, is_far: bool) -> None:
    typed = typed_days.read(text)
    assert typed is not None
    assert typed.is_far(2026) == is_far
    if is_far:
        with pytest.raises(RequestError, match="không rõ là năm nào"):
            option_values.read_day(text, "--date", JUNE_30)
