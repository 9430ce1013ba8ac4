"""Days and times as an Excel file stores them: numbers of days since an epoch, or ISO 8601.

Source: ECMA-376, part 1, 18.17.4. Knows no cells. Read next: `cchc.workbook.parts` (who asks),
`cchc.workbook.formats` (which numbers are days).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001  Excel knows no time zones
_DAY_0_OF_1904 = datetime(1904, 1, 1)  # noqa: DTZ001  of files from Excel for Macs
_DAY_THAT_NEVER_WAS = 60  # 29/2/1900 to Excel: the numbers before it are a day behind
_MILLISECONDS = 24 * 60 * 60 * 1000  # of a day
_ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)?T?(?P<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)?")
_DURATION = re.compile(r"PT(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?")


def of_number(number: float, *, from_1904: bool, is_duration: bool) -> datetime | time | timedelta:
    """Return what a number means under a date's format; a part of a day alone is a time of day.

    Raises OverflowError for a day beyond the calendar.

    >>> [of_number(number, from_1904=False, is_duration=False) for number in (46203, 0.5)]
    [datetime.datetime(2026, 6, 30, 0, 0), datetime.time(12, 0)]
    """
    if is_duration:
        return timedelta(milliseconds=round(number * _MILLISECONDS))
    days, part = divmod(number, 1)
    clock = timedelta(milliseconds=round(part * _MILLISECONDS))
    if days == 0 and clock < timedelta(days=1):
        return (_DAY_0 + clock).time()
    if from_1904:
        return _DAY_0_OF_1904 + timedelta(days=days) + clock
    return _DAY_0 + timedelta(days=days + (0 < number < _DAY_THAT_NEVER_WAS)) + clock


def of_iso(text: str) -> date | time | timedelta:
    """Return what a cell of days says in ISO 8601, or a duration; what stands behind it is not looked at.

    Raises ValueError when it says neither.

    >>> of_iso("2026-06-30"), of_iso("07:30:00Z"), of_iso("PT1H30M")
    (datetime.date(2026, 6, 30), datetime.time(7, 30), datetime.timedelta(seconds=5400))
    """
    found = _ISO.match(text)
    day, clock = found.groups() if found else (None, None)
    if day and clock:
        return datetime.fromisoformat(f"{day}T{clock}")
    if day:
        return date.fromisoformat(day)
    if clock:
        return time.fromisoformat(clock)
    lasting = _DURATION.match(text)
    if lasting is None or not any(lasting.groups()):
        raise ValueError(text)
    return timedelta(**{unit: float(count) for unit, count in lasting.groupdict("0").items()})
