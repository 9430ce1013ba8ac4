"""The rules of a page and the letters between them → tables on a grid of columns and rows.

A cell is what rules close in; where fewer are drawn it reaches over several columns or rows. Rules drawn
twice are one. The grid is that of all pages over which a table goes on. Read next:
`cchc.sources.pdf.text_lines`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.sources import bounds
from cchc.sources.document import Cell
from cchc.sources.pdf.text_lines import BULLETS, joined, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.sources.document import Merge
    from cchc.sources.pdf.text_lines import Glyph

_NARROW = 6.0  # points: two rules that are nearer are one drawn twice, or not quite straight
COLUMN_GAP = 9.0  # points between two columns at least: both cells keep free 4 to 5
_WHOLE = 0.9  # of the table's width


class Box(NamedTuple):
    """What rules close in: left, top, right and bottom, in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Frame(NamedTuple):
    """The cells of a table on one page as boxes, the letters in it; `is_guessed`: no rules draw it."""

    box: Box
    cells: tuple[Box, ...]
    letters: tuple[Glyph, ...]
    is_guessed: bool = False


def frames(boxes: Iterable[Sequence[Sequence[float]]], letters: Sequence[Glyph]) -> list[Frame]:
    """Return the tables of a page from the boxes of their cells; what has one column is none."""
    found = []
    for each in boxes:
        cells = tuple(
            box
            for box in (Box(*cell) for cell in each)
            if box.x1 - box.x0 > _NARROW and box.bottom - box.top > _NARROW
        )
        if len(_edges(x for box in cells for x in (box.x0, box.x1))) < 3:  # noqa: PLR2004  two columns
            continue
        whole = Box(
            min(box.x0 for box in cells),
            min(box.top for box in cells),
            max(box.x1 for box in cells),
            max(box.bottom for box in cells),
        )
        inside = tuple(glyph for glyph in letters if is_in(glyph, whole))
        if any(glyph.text.strip() for glyph in inside) and not _lacks_rules(cells, whole, inside):
            found.append(Frame(whole, cells, inside))
    return sorted(found, key=lambda frame: frame.box.top)


def _lacks_rules(cells: Sequence[Box], whole: Box, letters: Sequence[Glyph]) -> bool:
    """Whether rules are drawn only between rows: a cell as wide as the table has words in columns."""
    for box in cells:
        if box.x1 - box.x0 > _WHOLE * (whole.x1 - whole.x0):
            inside = [glyph for glyph in letters if is_in(glyph, box)]
            if any(len(line.stretches) >= 3 for line in lines(inside, COLUMN_GAP)):  # noqa: PLR2004  no group's title
                return True
    return False


def is_in(glyph: Glyph, box: Box) -> bool:
    """Whether the middle of a letter is in a box."""
    middle = (glyph.x0 + glyph.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= glyph.middle <= box.bottom


def goes_on(above: Frame, below: Frame) -> bool:
    """Whether a table may be the rest of another: it is as wide, and stands at the same place."""
    off = max(abs(above.box.x0 - below.box.x0), abs(above.box.x1 - below.box.x1))
    return off < 2 * _NARROW and above.is_guessed == below.is_guessed


def grids(parts: Sequence[Frame]) -> list[list[list[Cell]]]:
    """Return the rows of a table for each page over which it goes, all of as many cells."""
    columns = _edges(x for part in parts for box in part.cells for x in (box.x0, box.x1))
    columns = _used(columns, parts)
    return [_grid(part, columns) for part in parts]


def _edges(values: Iterable[float]) -> list[float]:
    """Return where rules are, those that are nearly at one place once: at the first of them.

    >>> _edges([100.0, 10.0, 102.5, 11.0])
    [10.0, 100.0]
    """
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NARROW:
            edges.append(value)
    return edges


def _used(columns: list[float], parts: Sequence[Frame]) -> list[float]:
    """Return the edges of columns but for those at which nothing is written: slips of the pen."""
    starts = {0, len(columns) - 1}
    for part in parts:
        for box in part.cells:
            first, last = _slot(columns, box.x0), _slot(columns, box.x1)
            inside = (
                any(glyph.text.strip() and is_in(glyph, box) for glyph in part.letters)
                if last - first
                else False
            )
            if inside:
                starts |= {first, last}
    return [edge for index, edge in enumerate(columns) if index in starts]


def _slot(edges: Sequence[float], value: float) -> int:
    """Return which of the edges a value is at: the last one that isn't clearly behind it."""
    return max(0, bisect_right(edges, value + _NARROW / 2) - 1)


def _grid(part: Frame, columns: list[float]) -> list[list[Cell]]:
    rows = _edges(y for box in part.cells for y in (box.top, box.bottom))
    width, height = len(columns) - 1, len(rows) - 1
    bounds.check_table(height, width)
    grid = [[Cell("")] * width for _ in range(height)]
    is_taken = [[False] * width for _ in range(height)]
    for box in sorted(part.cells, key=lambda box: (box.top, box.x0)):
        left, right = _slot(columns, box.x0), max(_slot(columns, box.x1), _slot(columns, box.x0) + 1)
        top, bottom = _slot(rows, box.top), max(_slot(rows, box.bottom), _slot(rows, box.top) + 1)
        if left >= width or top >= height or is_taken[top][left]:
            continue
        text = _text([glyph for glyph in part.letters if is_in(glyph, box)])
        for row in range(top, min(bottom, height)):
            for column in range(left, min(right, width)):
                merged: Merge = "down" if row > top else "across" if column > left else ""
                grid[row][column] = Cell(text, merged)
                is_taken[row][column] = True
    return grid


def _text(letters: Sequence[Glyph]) -> str:
    """Return the words of a cell on one line, for its lines only wrap; but items of a list end lines."""
    found = [line.whole.text for line in lines(letters)]
    has_items = bool(found) and found[0].startswith(BULLETS)
    text = ""
    for line in found:
        text = f"{text}\n{line}" if text and has_items and line.startswith(BULLETS) else joined(text, line)
    return text


def cell_boxes(page: Any) -> list[list[Sequence[float]]]:  # noqa: ANN401  of pdfplumber
    """Return the boxes of the cells of each table that rules draw on a page."""
    return [list(table.cells) for table in page.find_tables()]
