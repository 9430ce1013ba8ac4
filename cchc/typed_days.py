"""Days as people type them at a command line: 30/6, 30/6/26, 2026/06/30, "30 tháng 6 năm 2026", hôm qua.

The day stands before the month, as everywhere in Vietnam. What a file may hold is stricter, since it is read
for years: `cchc.date_words`. Never reads the clock; marks don't matter.
Read next: `cchc.cli.options` (who asks, and what is said of a day that can't be read).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from cchc import names, periods

_RELATIVE = {  # days from today
    **{
        f"{said}hom {word}": days
        for said in ("", "ngay ")
        for word, days in (("nay", 0), ("qua", -1), ("kia", -2))
    },
    "ngay mai": 1,
}
_FORMS = (
    r"(?:ngay )?(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?:(?:(?P=mark)| nam )(?P<y>[1-9]\d{3}|\d\d))?",
    r"(?:ngay )?(?P<d>\d{1,2}) ?thang ?(?P<m>\d{1,2})(?:(?:[/ ]| ?nam )(?P<y>[1-9]\d{3}|\d\d))?",
    r"(?P<y>[1-9]\d{3})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})",
)
_FEW = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_DAYS = {"ngay": 1, "tuan": 7}
_AHEAD = rf"(?:trong )?(?:vong )?(\d{{1,3}}|{'|'.join(_FEW)}) ({'|'.join(_DAYS)})(?: toi| nua)?"
NEAR = 3  # years, our choice: two digits mean a year about now
_FAR = 10  # years, our choice: no plan looks so far ahead or back


class TypedDay(NamedTuple):
    """A day as it was typed, be there such a day or not; `year` is None, two digits or four."""

    day: int
    month: int
    year: int | None

    def readings(self, year: int) -> list[date]:
        """Return the days that it can mean, the usual one first; `year` counts where it names none.

        >>> TypedDay(30, 6, None).readings(2026), TypedDay(31, 2, 2026).readings(2026)
        ([datetime.date(2026, 6, 30)], [])
        >>> TypedDay(26, 6, 30).readings(2026)
        [datetime.date(2030, 6, 26), datetime.date(2026, 6, 30)]
        >>> TypedDay(26, 11, 29).readings(2026)
        [datetime.date(2029, 11, 26), datetime.date(2026, 11, 29)]
        """
        if self.year is None or self.year > 99:  # noqa: PLR2004  two digits
            return _days((self.year or year, self.month, self.day))
        usual = _days((2000 + self.year, self.month, self.day))
        other = _days((2000 + self.day, self.month, self.year)) if usual else []
        near = [day for day in usual + other if abs(day.year - year) <= NEAR]
        likely = min(near, key=lambda day: abs(day.year - year), default=None)
        return usual + other if likely and likely != usual[0] else usual

    def is_far(self, year: int) -> bool:
        """Whether two digits name a year that is nowhere near, so that it was hardly meant.

        >>> TypedDay(30, 6, 62).is_far(2026), TypedDay(30, 6, 2062).is_far(2026)
        (True, False)
        """
        return self.year is not None and self.year <= 99 and abs(2000 + self.year - year) > _FAR  # noqa: PLR2004


def read(text: str) -> TypedDay | None:
    """Return the day that a text is written as, None for a text that is no day, and for "hôm nay".

    >>> read("ngày 30 tháng 6 năm 2026"), read("30/6/2026/1")
    (TypedDay(day=30, month=6, year=2026), None)
    """
    plain = _plain(text)
    for form in _FORMS:
        if found := re.fullmatch(form, plain):
            return TypedDay(int(found["d"]), int(found["m"]), int(found["y"]) if found["y"] else None)
    return None


def from_today(text: str, today: date) -> date | None:
    """Return the day that "hôm nay", "hôm qua", "ngày hôm kia" or "ngày mai" is, None for other texts."""
    days = _RELATIVE.get(_plain(text))
    return None if days is None else today + timedelta(days)


def with_year(text: str) -> date | None:
    """Return the day of a text that names its year, the day before the month; None for any other text.

    For what is read on another day than it was typed, such as a sheet that comes back.

    >>> with_year("30/6/26"), with_year("ngày 30 tháng 6 năm 2026"), with_year("30/6"), with_year("31/6/26")
    (datetime.date(2026, 6, 30), datetime.date(2026, 6, 30), None, None)
    """
    typed = read(text)
    if typed is None or typed.year is None:
        return None
    readings = typed.readings(typed.year if typed.year > 99 else 2000 + typed.year)  # noqa: PLR2004
    return readings[0] if readings and readings[0].year in periods.YEARS else None


def is_relative(text: str) -> bool:
    """Whether a text says a day from today on: hôm qua."""
    return _plain(text) in _RELATIVE


def lacks_year(text: str) -> bool:
    """Whether a text is a day whose year somebody has to know."""
    typed = read(text)
    return typed is not None and typed.year is None


def plain(text: str) -> str:
    """Return text in small letters without marks and with one space between words; strokes stay.

    >>> plain(" Quý  Ba/2026 ")
    'quy ba/2026'
    """
    words = " ".join(names.nfc(text).split())
    return re.sub(r"[^\W\d_]+", lambda word: names.fold(word[0]), words)


def _plain(text: str) -> str:
    """Return text in small letters without marks, one space between words and none around strokes."""
    return re.sub(r" ?([/.-]) ?", r"\1", plain(text.rstrip(" .,;")))


def _days(*parts: tuple[int, int, int]) -> list[date]:
    """Return the days that there are, of years, months and days."""
    found = []
    for year, month, day in parts:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def ahead(text: str) -> int | None:
    """Return how many days a span from today on has, None for other words.

    >>> ahead("trong 10 ngày tới"), ahead("hai tuần"), ahead("30/6")
    (10, 14, None)
    """
    found = re.fullmatch(_AHEAD, plain(text))
    if found is None:
        return None
    count = _FEW.index(found[1]) + 1 if found[1] in _FEW else int(found[1])
    return count * _DAYS[found[2]]
