"""A task's row in a sheet: what stands in its cells, and which of them somebody changed.

The sheet that `cchc report --format xlsx` makes keeps, hidden, what was written into it: only a cell
that says something else now asks for an update. An empty cell asks for nothing.

Knows cells, neither files of Excel nor plans. Read next: `cchc.intake.row_updates` (what a row asks for).
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import names, periods
from cchc.characters import one_line
from cchc.reports.sheet_columns import PROGRESS, STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL = 100  # percent
_MAX_DIGITS = 9  # of a number; more is a typo
_MAX_WHOLE = 10**15  # that Excel keeps exactly
_MAX_QUOTED = 40  # characters of a cell in a message


class Cell(NamedTuple):
    """What stands in a cell, and where: "I7"; `is_percent` says that it is shown times a hundred.

    `error` says why what stands there can't be relied on, empty when it can.
    """

    value: Any
    place: str
    is_percent: bool = False
    error: str = ""

    @property
    def words(self) -> str:
        """What is in the cell, in the way of the sheet that was written: whole numbers, ISO days, a line."""
        value = self.value
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, datetime | date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        if isinstance(value, time | timedelta):
            return _clock(value)
        if isinstance(value, int | float):
            return _number(round(value * FULL, 6) if self.is_percent else value)
        return names.nfc(one_line(str(value)).strip())

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


class Row(NamedTuple):
    """The cells of one task's row, by their columns' titles.

    `written` is what was written into them when the sheet was made, None when nobody knows; `others`
    are the cells of columns that aren't taken over.
    """

    cells: Mapping[str, Cell]
    place: str
    written: Mapping[str, str] | None = None
    others: Mapping[str, Cell] = MappingProxyType({})

    def text(self, title: str) -> str:
        """Return a cell as text, empty when nothing stands in it."""
        cell = self.cells.get(title)
        return cell.words if cell else ""

    def edited_cell(self, title: str) -> Cell | None:
        """Return a cell that somebody filled in, None when it is empty or as it was written."""
        cell = self.cells.get(title)
        if cell is None or not cell.words:
            return None
        if self.written is not None and say_the_same(cell.words, self.written_text(title), title):
            return None
        return cell

    def written_text(self, title: str) -> str:
        """Return what was written into a cell, empty when nothing was or nobody knows."""
        return names.nfc((self.written or {}).get(title, "").strip())


class RejectedCellError(Exception):
    """A cell that can't be taken over; says why."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


def parse_whole_number(text: str) -> int | None:
    """Return the number that a cell's text writes in digits, None when it is none.

    >>> parse_whole_number("007"), parse_whole_number("1.5")
    (7, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS else None


def parse_percent(text: str) -> int | None:
    """Return the whole number of percent that a cell's text writes, None when it is none.

    >>> parse_percent("70 %"), parse_percent("03"), parse_percent("1.5")
    (70, 3, None)
    """
    return parse_whole_number(text.removesuffix("%").strip())


def say_the_same(first: str, second: str, title: str = "") -> bool:
    """Whether two texts of cells of a column say the same, however dates, figures, statuses are written."""
    if title == STATUS:
        return names.key(first) == names.key(second)
    if title == PROGRESS and (percent := parse_percent(first)) is not None:
        return percent == parse_percent(second)
    day = periods.parse_date(first)
    return first == second or (day is not None and day == periods.parse_date(second))


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
