"""A task's row in a sheet: what stands in its cells, and which of them somebody changed.

The sheet that `cchc report --format xlsx` makes keeps, hidden, what was written into it: only a cell
that says something else now asks for an update. An empty cell asks for nothing.

Knows cells, neither files of Excel nor plans. Read next: `cchc.intake.row_updates` (what a row asks for).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

from cchc import names, typed_days
from cchc.intake import status_words
from cchc.reports.sheet_columns import ACHIEVED, MAIN, PROGRESS, STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc.workbook.cells import Cell

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
AGAIN = "muốn theo ô này thì lập bảng mới rồi điền lại"  # where both have changed
UNTITLED = "#"  # before the letters of a column without a title
_MAX_DIGITS = 9  # of a number; more is a typo


class Row(NamedTuple):
    """The cells of one task's row, by their columns' titles.

    `written` is what was written into them when the sheet was made, None when nobody knows; `others`
    are the cells of columns that aren't taken over. `has_own_number`: its number is that of a task of
    the plan, else its title says which task is meant.
    """

    cells: Mapping[str, Cell]
    place: str
    written: Mapping[str, str] | None = None
    others: Mapping[str, Cell] = MappingProxyType({})
    has_own_number: bool = True

    def text(self, title: str) -> str:
        """Return a cell as text, empty when nothing stands in it."""
        cell = self.cells.get(title)
        return cell.words if cell else ""

    def edited_cell(self, title: str) -> Cell | None:
        """Return a cell that somebody filled in, None when it is empty or as it was written."""
        cell = self.cells.get(title)
        if cell is None or not cell.words:
            return None
        if self.remembers(title) and say_the_same(cell.words, self.written_text(title), title):
            return None
        return cell

    def without(self, title: str) -> Row:
        """Return the row as if nothing stood in a column."""
        return self._replace(cells={key: cell for key, cell in self.cells.items() if key != title})

    def remembers(self, title: str) -> bool:
        """Whether what was written into a cell is known; older sheets keep fewer columns."""
        return self.written is not None and (title in self.written or title in MAIN)

    def written_text(self, title: str) -> str:
        """Return what was written into a cell, empty when nothing was or nobody knows."""
        return names.nfc((self.written or {}).get(title, "").strip())


class RejectedCellError(Exception):
    """A cell that can't be taken over, which rejects its row; says why, `others` of more cells of the row."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.others: tuple[RejectedCellError, ...] = ()


class Rejections:
    """The rejected cells of a row: all of them, so that who filled it in mends them in one go."""

    def __init__(self) -> None:
        self._by_place: dict[str, RejectedCellError] = {}

    def attempt(self, step: Callable[Asked, Made], *asked: Asked.args, **named: Asked.kwargs) -> Made | None:
        """Return what a step makes, None when it rejects a cell."""
        try:
            return step(*asked, **named)
        except RejectedCellError as error:
            for each in (error, *error.others):
                self._by_place.setdefault(each.place, each)
            return None

    @property
    def found(self) -> tuple[RejectedCellError, ...]:
        """The rejected cells so far, each once."""
        return tuple(self._by_place.values())

    def refuse(self) -> None:
        """Raise RejectedCellError for the first cell, with the others, when there is one."""
        if self._by_place:
            first, *others = self._by_place.values()
            first.others = tuple(others)
            raise first


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
        status = status_words.parse(first)
        return names.key(first) == names.key(second) or (
            status is not None and status == status_words.parse(second)
        )
    if title in {PROGRESS, ACHIEVED} and (percent := parse_percent(first)) is not None:
        return percent == parse_percent(second)
    return first == second or (
        (day := typed_days.with_year(first)) is not None and day == typed_days.with_year(second)
    )
