"""A task's row in a sheet: what stands in its cells, and which of them somebody changed.

The sheet that `cchc report --format xlsx` makes keeps, hidden, what was written into it: only a cell
that says something else now asks for an update. An empty cell asks for nothing.

Knows cells, neither files of Excel nor plans. Read next: `cchc.intake.row_updates` (what a row asks for).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import periods
from cchc.reports.listing import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL = 100  # percent
_MAX_DIGITS = 9  # of a number; more is a typo
_MAX_QUOTED = 40  # characters of a cell in a message


class Cell(NamedTuple):
    """What stands in a cell, and where: "I7"; `is_percent` says that it is shown times a hundred."""

    value: Any
    place: str
    is_percent: bool = False

    @property
    def words(self) -> str:
        """What is in the cell, in the way of the sheet that was written: whole numbers, ISO days, a line."""
        value = self.value
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, datetime | date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        if isinstance(value, int | float):
            number = round(value * FULL, 6) if self.is_percent else value
            return str(int(number)) if number == int(number) else str(number)
        return one_line(str(value)).strip()

    @property
    def quoted(self) -> str:
        """The beginning of what is in the cell, for a message."""
        return f'"{self.words[:_MAX_QUOTED]}"'


class Row(NamedTuple):
    """The cells of one task's row, by their columns' titles.

    `written` is what was written into them when the sheet was made, None when nobody knows.
    """

    cells: Mapping[str, Cell]
    place: str
    written: Mapping[str, str] | None = None

    def text(self, title: str) -> str:
        """Return a cell as text, empty when nothing stands in it."""
        cell = self.cells.get(title)
        return cell.words if cell else ""

    def edited_cell(self, title: str) -> Cell | None:
        """Return a cell that somebody filled in, None when it is empty or as it was written."""
        cell = self.cells.get(title)
        if cell is None or not cell.words:
            return None
        return (
            None if self.written is not None and say_the_same(cell.words, self.written_text(title)) else cell
        )

    def written_text(self, title: str) -> str:
        """Return what was written into a cell, empty when nothing was or nobody knows."""
        return (self.written or {}).get(title, "").strip()


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


def say_the_same(first: str, second: str) -> bool:
    """Whether two texts of cells say the same: a date is a date, however it is written."""
    day = periods.parse_date(first)
    return first == second or (day is not None and day == periods.parse_date(second))
