"""How people write days, months, quarters and years, and what these words mean.

A date may leave out what its neighbours say ("tháng 4, 5/2017"). Knows neither plans nor the reporting
periods of the province, and never reads the clock. Read next: `cchc.periods` (the spans that words
mean), `cchc.deadlines.parsing`, which reads whole wordings ("chậm nhất 30/6/2026").
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cchc import characters, patterns
from cchc.periods import YEARS, Period, month_period, quarter_period, year_period

Unit = Literal["day", "month", "quarter", "year", "range"]
_DAY = r"\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d\d-\d\d"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# A pattern and the one spelling that the patterns below know; "năm" goes where a year follows.
_SPELLINGS = (
    (r"[‐‑‒–—―−]", "-"),
    (r"\bq(?:uí|úy|uy(?= ?(?:\d|[ivx]+\b)))", "quý"),
    (r"\bthang(?= ?\d)", "tháng"),
    (r"\bn[ăa]m ?(?=\d{3})", ""),
    (r"\bkì\b", "kỳ"),
    (r"\bhàng\b", "hằng"),
    (r" ?/[/ ]*", "/"),
    (r" ?- ?", "-"),
)
# How plain text names a date; the first match wins.
_YEAR = r"(?:(?:/|[-., ]+(?=\d{3}))(?P<y>\d{1,9}))?"
_MENTIONS: tuple[tuple[Unit | None, str], ...] = (
    ("day", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    ("quarter", r"(?P<y>\d{4})-q(?P<n>\d)"),
    ("month", r"(?P<y>\d{4})-(?P<n>\d\d)"),
    ("day", r"(?:ngày ?)?(?P<d>\d{1,2})(?P<mark>[-.])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{1,9})"),
    ("day", r"(?:ngày ?)?(?P<d>\d{1,2})(?:/| ?tháng ?)(?P<m>\d{1,2})(?!\d)" + _YEAR),
    # "Trước 15-7": a bound is one day, so the dash can't run from one number to the other.
    (
        "day",
        r"(?:(?<=trước )|(?<=nhất )|(?<=nhất là ))(?:ngày ?)?(?P<d>\d{1,2})[-.](?P<m>\d{1,2})(?![-./]?\d)",
    ),
    ("day", r"ngày ?(?P<d>\d{1,2})"),
    ("month", r"(?:tháng ?|t)(?P<n>\d{1,2})(?!\d)" + _YEAR),
    ("quarter", r"(?:quý ?|q\.? ?)(?P<n>[ivx]+|\d{1,2})(?!\w)" + _YEAR),
    ("range", r"(?:(?P<n>\d{1,2}) tháng|nửa) (?P<side>đầu|cuối)(?: năm)?" + _YEAR),
    ("year", r"(?P<y>\d{3,9})|năm"),
    (None, r"(?P<n>[ivx]+|\d{1,2})(?!\w)(?P<mark>(?=[-/.]))?" + _YEAR),
)


class Mention(NamedTuple):
    """A date as running text names it; what the words leave out is None.

    `number` is that of the day, month or quarter. In "6 tháng đầu năm" (unit "range") it counts
    months, negative ones from the end of the year. A number alone has no unit.
    """

    unit: Unit | None
    number: int
    month: int | None  # of a day
    year: int | None

    def completed_by(self, neighbour: Mention) -> Mention:
        """Return it with what it leaves out taken from a neighbour: "15" beside "20/7/2026"."""
        return self._replace(
            unit=self.unit or neighbour.unit,
            month=neighbour.month if self.month is None else self.month,
            year=neighbour.year if self.year is None else self.year,
        )

    def period(self, plan_year: int) -> Period:
        """Return its days, in the plan's year if it names none; raises ValueError without such days."""
        year = plan_year if self.year is None else self.year
        if self.unit == "quarter":
            return quarter_period(year, self.number)
        if self.unit == "month":
            return month_period(year, self.number)
        if self.unit == "day" and self.month is not None and year in YEARS:
            day = date(year, self.month, self.number)
            return Period(day, day)
        if self.unit == "range":
            first, last = (1, self.number) if self.number > 0 else (13 + self.number, 12)
            return Period(month_period(year, first).start, month_period(year, last).end)
        return year_period(year)


@lru_cache(maxsize=4096)  # one command asks for the same days again and again
def parse_date(text: str) -> date | None:
    """Parse a day: 30/6/2026, 30-6-2026, 30.6.2026 (day first) or 2026-06-30; None for any other text.

    >>> parse_date("30/6/2026"), parse_date("6/30/2026")
    (datetime.date(2026, 6, 30), None)
    """
    days = _parse_as("day", text, YEARS[0]) if re.fullmatch(_DAY, text.strip()) else None
    return days.start if days else None


def parse_quarter(text: str, year: int) -> Period | None:
    """Parse a quarter: Q2, 2, II, "Quý II", "quy 2/2026" or 2026-Q2; None for any other text.

    `year` counts where the text names none.
    """
    return _parse_as("quarter", text, year)


def parse_month(text: str, year: int) -> Period | None:
    """Parse a month: 3, 03, T3, "Tháng 3", "Tháng 03/2026", 3/2026 or 2026-03; None for any other text.

    `year` counts where the text names none.
    """
    return _parse_as("month", text, year)


def plain_text(text: str) -> str:
    """Return text as `find_mention` reads it: lower case, single spaces, one spelling of every word.

    >>> plain_text("Hàng  tháng, Quí II – IV/ năm 2026")
    'hằng tháng, quý ii-iv/2026'
    """
    plain = " ".join(unicodedata.normalize("NFC", text).lower().split())
    if not plain.isascii():
        plain = characters.INVISIBLE_PATTERN.sub("", plain).translate(characters.ROMAN_LOOK_ALIKES)
    for pattern, spelling in _SPELLINGS:
        plain = re.sub(pattern, spelling, plain)
    return plain


def find_mention(plain: str, at: int, before: Mention | None) -> tuple[Mention, int] | None:
    """Return the date at this place of a plain text and the place where it ends; None without a date.

    The mention before it decides what a number alone is: "tháng 3, 6", "quý 1, 2/2026".

    >>> find_mention("quý ii/2026, chậm nhất 15/6", 0, None)
    (Mention(unit='quarter', number=2, month=None, year=2026), 11)
    """
    for unit, pattern in _mention_patterns():
        if found := pattern.match(plain, at):
            return _mention(unit, found.groupdict(), before), found.end()
    return None


@cache
def _mention_patterns() -> tuple[tuple[Unit | None, re.Pattern[str]], ...]:
    # Compiled when first used: most commands take their deadlines from a cache.
    return tuple((unit, patterns.lazy(rf"(?:{pattern})(?!\w)")) for unit, pattern in _MENTIONS)


def _mention(unit: Unit | None, parts: dict[str, str | None], before: Mention | None) -> Mention:
    written = parts.get("n") or parts.get("d") or ""
    month, year = (int(part) if (part := parts.get(name)) else None for name in ("m", "y"))
    number = int(written) if written.isdecimal() else _ROMAN.get(written, 0)
    if unit == "range":
        number = (number if written else 6) * (-1 if parts["side"] == "cuối" else 1)
    if unit is None:
        if before and before.unit in {"month", "quarter"} and not (year and before.year):
            unit = before.unit
        elif (
            year is not None and parts.get("mark") is not None
        ):  # "5/2017", "II/2026"; "05 năm 2026" is a count
            unit = "month" if written.isdecimal() else "quarter"
    if unit == "month" and not written.isdecimal():
        number = 0  # months are not written in Roman numerals: no such month
    return Mention(unit, number, month, year)


def _parse_as(unit: Unit, text: str, year: int) -> Period | None:
    """Parse the whole text as one date of this unit; a number alone counts, too."""
    plain = plain_text(text)
    found = find_mention(plain, 0, Mention(unit, 0, None, None))
    if found is None or found[0].unit != unit or found[1] != len(plain):
        return None
    try:
        return found[0].period(year)
    except ValueError:
        return None
