"""Which numbers of an Excel file are days and times, and which: told as openpyxl tells it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from cchc.workbook import formats, moments

CODES = (
    *BUILTIN_FORMATS.values(),
    *("dd/mm/yyyy", "[$-42A]d/m/yyyy;@", "[$-1010000]d/m/yyyy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"),
    *("[$-409]mmm\\-yy;@", '"ngày "dd" tháng "mm', "[Red][h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "d;@", "yy/mm/dd@"),
    *('0" ngày"', "[Red]0", "0\\d", "_d0", '#,##0\\ "đồng"', "#,##0\\ [$₫-42A]", "0.0%", '0"%"', "0;d", '[Blue]0;"d"'),
)  # fmt: skip


def told(tell: Any, *asked: Any, **named: Any) -> Any:
    """Return what a function tells, or that it refuses."""
    try:
        return tell(*asked, **named)
    except (ValueError, OverflowError) as error:
        return type(error)


@pytest.mark.parametrize("code", CODES)
def test_a_number_format_is_one_of_days_or_of_hours(code: str) -> None:
    look = formats.look(code)
    assert (look.is_date, look.is_duration) == (
        is_date_format(code),
        is_date_format(code) and is_timedelta_format(code),
    )


def test_a_format_by_its_number_alone_is_the_one_of_the_standard() -> None:
    for number, code in formats.CODES.items():
        assert code == BUILTIN_FORMATS[number]
    left_out = BUILTIN_FORMATS.keys() - formats.CODES.keys()
    plain = formats.look("")
    assert all(formats.look(BUILTIN_FORMATS[number])._replace(code="") == plain for number in left_out)


@given(
    st.floats(-10, 80_000) | st.integers(-10, 3_000_000) | st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)
def test_a_number_means_the_day_that_excel_shows(number: float, from_1904: bool) -> None:  # noqa: FBT001
    known = told(from_excel, number, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    assert told(moments.of_number, number, from_1904=from_1904, is_duration=False) == known


@given(st.floats(-1_000, 1_000))
def test_a_number_means_a_duration_to_the_millisecond(number: float) -> None:
    lasting = moments.of_number(number, from_1904=False, is_duration=True)
    assert isinstance(lasting, timedelta)
    assert abs(lasting - from_excel(number, timedelta=True)) <= timedelta(milliseconds=1)


def test_the_days_around_the_one_that_never_was() -> None:
    days = {
        1: date(1900, 1, 1),
        59: date(1900, 2, 28),
        60: date(1900, 2, 28),
        61: date(1900, 3, 1),
        46203: date(2026, 6, 30),
    }
    for number, day in days.items():
        assert moments.of_number(number, from_1904=False, is_duration=False) == datetime.combine(day, time())
    assert moments.of_number(44741, from_1904=True, is_duration=False) == datetime(2026, 6, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        *("2026-06-30", "2026-06-30T07:30", "2026-06-30T07:30:05.5Z", "07:30", "T07:30:05.123Z", "PT8H30M", "PT1.5S"),
        *("x", "PT", "2026-13-01", "1900-02-29", "2026-06-30T25:00:00", "2026-06-30T00:00:00+07:00"),
    ],
)  # fmt: skip
def test_a_day_written_in_iso_8601_is_read(text: str) -> None:
    assert told(moments.of_iso, text) == told(from_ISO8601, text)
