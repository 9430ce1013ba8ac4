"""The day and the year that words of a head name: "ngày 02 tháng 01 năm 2026", "Kế hoạch … năm 2026".

Read next: `cchc.drafts.paragraphs.head`.
"""

from __future__ import annotations

import re
from datetime import date

from cchc import patterns, periods

_DAY = patterns.lazy(
    r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})|ngày\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
_YEAR = patterns.lazy(r"\bnăm\s+(\d{4})\b(?!\s*[-–])", re.IGNORECASE)


def iso_day(text: str) -> str:
    """Return the first day in a text, ISO; "" where there is none or it isn't real.

    >>> iso_day("ngày 02 tháng 01 năm 2026"), iso_day("ngày 07/01/2026"), iso_day("ngày 31/02/2026")
    ('2026-01-02', '2026-01-07', '')
    """
    match = _DAY.search(text)
    if match is None:
        return ""
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day).isoformat() if year in periods.YEARS else ""
    except ValueError:
        return ""


def named_year(text: str) -> str:
    """Return the year that a text names; the day of a document that it cites tells none."""
    years = (int(match[1]) for match in _YEAR.finditer(_DAY.sub(" ", text)))
    return next((str(year) for year in years if year in periods.YEARS), "")
