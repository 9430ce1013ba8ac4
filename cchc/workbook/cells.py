"""What stands in a cell of an Excel file, and its words.

Knows neither files nor tables. Read next: `cchc.workbook.parts` (who makes cells).
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from cchc import names
from cchc.characters import one_line

FULL = 100  # percent
_MAX_WHOLE = 10**15  # that Excel keeps exactly
_MAX_QUOTED = 40  # characters of a cell in a message


class Cell(NamedTuple):
    """What stands in a cell, and where: "I7"; `is_percent` says that it is shown times a hundred.

    `error` says why what stands there can't be relied on, empty when it can. `code` is the number format
    of a number or a day, such as "dd/mm/yyyy", `font` is the one in which a text is written,
    `is_struck` whether some of it is struck through.
    """

    value: Any
    place: str
    is_percent: bool = False
    error: str = ""
    code: str = ""
    font: str = ""
    is_struck: bool = False

    @property
    def words(self) -> str:
        """What is in the cell, in the way of the sheet that was written: whole numbers, ISO days, a line."""
        value = self.value
        if isinstance(value, str):  # as most are
            return names.nfc(one_line(value).strip())
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, datetime | date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        if isinstance(value, time | timedelta):
            return _clock(value)
        return _number(round(value * FULL, 6) if self.is_percent else value)

    @property
    def lines(self) -> str:
        """What is in the cell with its line breaks, as the command line takes a text over."""
        if not isinstance(self.value, str):
            return self.words
        return names.nfc("\n".join(map(one_line, self.value.splitlines())).strip())

    @property
    def quoted(self) -> str:
        """The beginning of what is in the cell, for a message."""
        return f'"{self.words[:_MAX_QUOTED]}"'


def _number(value: float) -> str:
    """Return a number as a cell shows it, a whole one without a point."""
    if not math.isfinite(value):
        return str(value)
    return str(int(value)) if value == int(value) and abs(value) < _MAX_WHOLE else str(value)


def _clock(value: time | timedelta) -> str:
    """Return a time of day or a duration in hours and minutes, with seconds where there are any.

    >>> _clock(timedelta(days=3, hours=4)), _clock(time(7, 30, 5))
    ('76:00', '7:30:05')
    """
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    seconds = round(abs(value.total_seconds()))
    sign = "-" if value < timedelta(0) else ""
    minutes, rest = divmod(seconds, 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
