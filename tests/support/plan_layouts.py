"""How a plan is laid out on paper, whatever the form of the file, and what must be read from it.

Knows neither chance nor files. Read next: `tests.support.random_plans`, `tests.support.layout_writers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Line(NamedTuple):
    """A paragraph."""

    text: str
    is_bold: bool = False


class Sides(NamedTuple):
    """Two columns of lines in a table without borders, as a head and a foot have."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    is_right_first: bool = False  # where a file has no columns


class Box(NamedTuple):
    """A cell that covers `across` columns and `down` rows of a grid.

    `number` is the text's number that Word counts in its list `counted`; elsewhere it stands before the
    text. `day` is a date that Excel keeps as one; `text` is how it is shown.
    """

    text: str = ""
    across: int = 1
    down: int = 1
    number: str = ""
    counted: int = 0
    day: date | None = None


class Grid(NamedTuple):
    """A table: rows of the boxes that begin in them, from the left. `hidden` rows are only in Excel.

    `caption` are the words over it, `name` the sheet that it would have of its own.
    """

    rows: tuple[tuple[Box, ...], ...]
    header: int = 1
    hidden: frozenset[int] = frozenset()
    caption: str = ""
    name: str = ""

    @property
    def width(self) -> int:
        """How many columns the grid has."""
        return sum(box.across for box in self.rows[0])

    def positions(self) -> list[list[tuple[int, Box]]]:
        """Return the boxes of each row with the column in which each begins."""
        covered: set[tuple[int, int]] = set()
        found = []
        for index, row in enumerate(self.rows):
            column, placed = 0, []
            for box in row:
                while (index, column) in covered:
                    column += 1
                placed.append((column, box))
                covered |= {
                    (index + down, column + across)
                    for down in range(box.down)
                    for across in range(box.across)
                }
            found.append(placed)
        return found


Block = Line | Sides | Grid


class ExpectedTask(NamedTuple):
    """A task as it must be read; `parent` is the number of its lead-in, and empty is what isn't there."""

    number: str
    title: str
    owners: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    due: str = ""
    group: str = ""
    parent: str = ""
    deliverable: str = ""
    note: str = ""


class ExpectedBody(NamedTuple):
    """The items of the body as they must be read."""

    legal_bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    areas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    duties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    recipients: tuple[str, ...] = ()
    position: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A plan on paper; `seed` is for what a writer may choose."""

    body: tuple[Block, ...]
    caption: tuple[Line, ...]
    annex: tuple[Grid, ...]
    tasks: tuple[ExpectedTask, ...]
    head: dict[str, str]
    expected_body: ExpectedBody
    seed: int = 0

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices of the annex in their order."""
        named = (name for task in self.tasks for name in (*task.owners, *task.coordinators))
        return tuple(dict.fromkeys(named))
