"""The calendar: days, months, quarters and years as spans of whole days.

Knows neither plans nor the reporting periods of the province, and never reads the clock. Read next:
`cchc.date_words` (how people write each), `cchc.deadlines.parsing` (whole wordings).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from typing import Literal, NamedTuple

# A fixed UTC+7 equals Asia/Ho_Chi_Minh for every day from 1976 to 2100 (no summer time) and
# needs no time zone database, which Windows lacks.
VIETNAM = timezone(timedelta(hours=7))

# A year outside is a typing error ("20/01/201").
YEARS = range(1900, 2200)

SpanUnit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from a first to a last one, both included; raises ValueError when it runs backwards."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse an end before the start."""
        if self.end < self.start:
            raise ValueError(self)

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the period, its first and last day included."""
        return self.start <= day <= self.end

    def touches(self, start: date | None, end: date | None) -> bool:
        """Whether what runs from `start` to `end` (included) runs on any day of this period.

        A start without an end runs on for ever. An end without a start ("chậm nhất 15/12")
        runs only in the period of its end, since nobody said when it begins.
        """
        if end is None:
            return start is not None and start <= self.end
        return (start or end) <= self.end and self.start <= end


class Span(NamedTuple):
    """A length of time that runs from the day a condition came true."""

    quantity: int
    unit: SpanUnit

    def after(self, day: date) -> date:
        """Return the last day of the span from a day; raises ValueError or OverflowError beyond year 9999."""
        if self.unit == "day":
            return day + timedelta(days=self.quantity)
        return add_months(day, self.quantity * (12 if self.unit == "year" else 1))


def year_period(year: int) -> Period:
    """Return 1/1 to 31/12; raises ValueError for a year outside 1900..2199."""
    return Period(month_period(year, 1).start, month_period(year, 12).end)


def quarter_period(year: int, quarter: int) -> Period:
    """Return the three months of a calendar quarter 1..4; raises ValueError for any other."""
    return Period(month_period(year, 3 * quarter - 2).start, month_period(year, 3 * quarter).end)


def month_period(year: int, month: int) -> Period:
    """Return the days of a month 1..12; raises ValueError for any other, or a year out of range."""
    if year not in YEARS:
        raise ValueError(year)
    return Period(date(year, month, 1), date(year, month, last_day(year, month)))


def last_day(year: int, month: int) -> int:
    """Return the number of the month's last day, 28 to 31; raises ValueError for no such month."""
    return calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day where there is no such day.

    Raises ValueError when the result lies beyond the calendar (years 1 to 9999).
    """
    years, months = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, months + 1
    return date(year, month, min(day.day, last_day(year, month)))
