"""A table of Word → its grid: where each cell begins, which cells it covers, whether it has lines.

A cell spans columns (`gridSpan`, the older `hMerge`) and goes on from the row above (`vMerge`); a row may
begin or end inside the table. Source: ECMA-376, part 1, 17.4. Knows no text: a cell's is read by whoever
asks. Read next: `cchc.sources.word.story` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import FileError
from cchc.sources.document import Cell, Place, Row
from cchc.sources.word.contents import DELETIONS, within
from cchc.sources.word.parts import W, child, number, switch, value
from cchc.sources.word.runs import stored_text
from cchc.sources.word.styles import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.sources.word.parts import Element
    from cchc.sources.word.remarks import Remarks
    from cchc.sources.word.styles import Styles

MAX_COLUMNS = 63  # that a table of Word has
_NARROW = 170  # twentieths of a point, 3 mm: no cell with a word in it is as narrow
MAX_CELLS = 400_000  # of a table's grid: 20,000 rows of 20 columns

ROWS = frozenset({"tr"})
CELLS = frozenset({"tc"})
_SIDES_OF_A_CELL = 2


class _Start(NamedTuple):
    """A cell of the row above: how many columns it has, and what it says."""

    span: int
    cell: Cell


def read_rows(
    table: Element,
    place: Place,
    read_cell: Callable[[Element], Cell],
    remarks: Remarks,
) -> tuple[Row, ...]:
    """Return the rows of a table, each as wide as the table; rows that were deleted are left out and named.

    Raises FileError when they are too many.
    """
    grid = _Grid(read_cell, remarks)
    rows: list[tuple[list[Cell], Place, bool]] = []
    cells = 0
    for index, row in enumerate(within(table, ROWS), start=1):
        properties = child(row, "trPr")
        where = place._replace(row=index) if place.table is not None else place
        if any(child(properties, name) is not None for name in DELETIONS):
            remarks.add_deleted_row(stored_text(row))
        else:
            rows.append((grid.row(row), where, bool(switch(properties, "hidden"))))
            cells += len(rows[-1][0])
            if child(properties, "ins") is not None:
                remarks.add_inserted_row()
        if place.table is not None:
            remarks.settle(where)
        if cells > MAX_CELLS:
            raise FileError("tệp này quá lớn: một bảng có quá nhiều ô", "tách bảng thành nhiều tệp nhỏ hơn")
    return _even(rows, _narrow_columns(table))


def _even(rows: list[tuple[list[Cell], Place, bool]], narrow: list[int]) -> tuple[Row, ...]:
    """Return rows of the same width, without the columns in which no cell of any row begins."""
    width = max((len(cells) for cells, _, _ in rows), default=0)
    grid = [cells for cells, _, _ in rows]
    for cells in grid:
        cells.extend([_MISSING] * (width - len(cells)))
    for column in narrow:
        _join(grid, column)
    begun = {
        column
        for cells in grid
        for column, cell in enumerate(cells)
        if cell is not _MISSING and cell.merged != "across"
    }
    return tuple(
        Row(tuple(cells[column] for column in sorted(begun)), place, is_hidden)
        for cells, place, is_hidden in rows
    )


def _narrow_columns(table: Element) -> list[int]:
    """Return the columns of a table, last first, that are there only because edges don't quite meet."""
    grid = child(table, "tblGrid")
    widths = (
        [] if grid is None else [number(column.get(f"{W}w")) for column in grid.iterchildren(f"{W}gridCol")]
    )
    narrow = [column for column, width in enumerate(widths[:MAX_COLUMNS]) if 0 < width <= _NARROW]
    return narrow[::-1]


def _join(grid: list[list[Cell]], column: int) -> None:
    """Make one column of a narrow one and its neighbour, unless some row has text of its own in both."""
    if not grid or len(grid[0]) - 1 < max(column, 1):
        return
    first = min(column, len(grid[0]) - 2)
    pairs = [(cells[first], cells[first + 1]) for cells in grid]
    if any(all(cell.merged != "across" and (cell.text or cell.number) for cell in pair) for pair in pairs):
        return
    for cells, (left, right) in zip(grid, pairs, strict=True):
        begun = [cell for cell in (left, right) if cell.merged != "across" and cell is not _MISSING]
        with_text = [cell for cell in begun if cell.text or cell.number]
        cells[first : first + 2] = [*with_text, *begun, left][:1]


_MISSING = Cell("")  # where a row has no cell


class _Grid:
    """The cells of a table, row by row."""

    def __init__(self, read_cell: Callable[[Element], Cell], remarks: Remarks) -> None:
        self._read_cell = read_cell
        self._remarks = remarks
        self._above: dict[int, _Start] = {}

    def row(self, row: Element) -> list[Cell]:
        """Return the cells of the next row, a merged one at each of its columns."""
        properties = child(row, "trPr")
        cells = [_MISSING] * number(value(properties, "gridBefore"), most=MAX_COLUMNS)
        starts: dict[int, _Start] = {}
        for element in within(row, CELLS):
            if len(cells) >= MAX_COLUMNS:
                break
            self._cell(element, cells, starts)
        after = number(value(properties, "gridAfter"), most=MAX_COLUMNS)
        cells += [_MISSING] * min(after, MAX_COLUMNS - len(cells))
        self._above = starts
        return cells

    def _cell(self, element: Element, cells: list[Cell], starts: dict[int, _Start]) -> None:
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            self._remarks.deleted(stored_text(element))
            return
        column = len(cells)
        span = min(max(number(value(properties, "gridSpan"), default=1), 1), MAX_COLUMNS - column)
        if _goes_on(properties, "hMerge") and starts:
            first = max(starts)
            self._remarks.hidden(stored_text(element))
            starts[first] = _Start(starts[first].span + span, starts[first].cell)
            cells += [starts[first].cell._replace(merged=starts[first].cell.merged or "across")] * span
            return
        above = self._above.get(column)
        if _goes_on(properties, "vMerge") and above is not None:
            self._remarks.hidden(stored_text(element))
            cell = above.cell._replace(merged="down")
            cells += [cell] * span
        else:
            cell = self._read_cell(element)
            cells += [cell, *[cell._replace(merged="across")] * (span - 1)]
        starts[column] = _Start(span, cell)


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on from the one above or to the left, as it or a tracked change of it says."""
    merge = child(properties, name)
    if merge is not None:
        return bool(merge.get(f"{W}val", "continue") != "restart")
    tracked = child(properties, "cellMerge") if name == "vMerge" else None
    return tracked is not None and tracked.get(f"{W}vMerge") == "cont"


def is_frame(table: Element) -> bool:
    """Whether a table is one cell around another table: then it only lays that out."""
    rows = list(within(table, ROWS))
    cells = list(within(rows[0], CELLS)) if len(rows) == 1 else []
    return len(cells) == 1 and next(within(cells[0], frozenset({"tbl"})), None) is not None


def has_borders(table: Element, styles: Styles) -> bool:
    """Whether lines are drawn in a table: by itself, by its style, or by most of its cells."""
    borders = [child(cell, "tcPr/tcBorders") for row in within(table, ROWS) for cell in within(row, CELLS)]
    drawn = sum(lines(border) >= _SIDES_OF_A_CELL for border in borders)
    if styles.has_borders(child(table, "tblPr")):
        return not borders or drawn > 0 or any(border is None or not _hides(border) for border in borders)
    return drawn * 2 > len(borders)


def _hides(borders: Element) -> bool:
    """Whether a cell has none of the lines that its table has."""
    sides = {side.tag for side in borders}
    return lines(borders) == 0 and len(sides) > _SIDES_OF_A_CELL
