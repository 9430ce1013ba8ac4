"""Tables of a PDF that no rules draw: columns are where every line has a wide gap; rules are set there.

They go over pages as other tables do. Read next: `cchc.sources.guessed_columns` (how columns are found),
`cchc.sources.pdf.tables` (what becomes of the rules).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.sources import guessed_columns
from cchc.sources.guessed_columns import Field, Way
from cchc.sources.pdf import tables, text_lines
from cchc.sources.pdf.tables import Box, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.guessed_columns import GuessedTable
    from cchc.sources.pdf.page_contents import Page
    from cchc.sources.pdf.text_lines import Line

_LEAST = 3  # stretches of a line that may be one of a table
_NARROW = 45.0  # points of a column of numbers at most
_ROOM = 2.0  # points around the words of a table
_BREAK = (Field(-1e6, 1e6, ""),)  # what no table goes over


class _Placed(NamedTuple):
    """A line and the index of its page; no line where no table goes on."""

    page: int
    line: Line | None


def with_guesses(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with frames for the tables that no rules draw."""
    found = list(pages)
    placed = [each for index, page in enumerate(pages) for each in _placed(index, page)]
    if sum(each.line is not None and len(each.line.stretches) >= _LEAST for each in placed) < 2:  # noqa: PLR2004
        return found
    fields = [_fields(each.line) for each in placed]
    for table in guessed_columns.tables(fields, Way(_NARROW, text_lines.joined)):
        edges = _edges(table)
        for number in sorted({each.page for each in placed[table.start : table.end]}):
            tops, bottom = _tops(table, placed, number)
            found[number] = _with_frame(found[number], edges, tops, bottom)
    return found


def _placed(index: int, page: Page) -> list[_Placed]:
    """Return the lines of a page outside its tables, parted at narrower gaps than those of a text."""
    if page.is_picture or page.frames:
        return [_Placed(index, None)]
    lines = text_lines.lines(page.letters, tables.COLUMN_GAP)
    return [
        _Placed(index, line)
        for line in lines
        if any(kept.top < line.bottom and line.top < kept.bottom for kept in page.lines)
    ]


def _fields(line: Line | None) -> tuple[Field, ...]:
    return tuple(Field(each.x0, each.x1, each.text) for each in line.stretches) if line else _BREAK


def _edges(table: GuessedTable) -> list[float]:
    """Return where rules would stand between the columns of a table and at its sides."""
    between = [(left[1] + right[0]) / 2 for left, right in pairwise(table.columns)]
    return [table.columns[0][0] - _ROOM, *between, table.columns[-1][1] + _ROOM]


class _Top(NamedTuple):
    """Where a row begins, and whether it is one text over all columns."""

    y: float
    is_across: bool


def _tops(table: GuessedTable, placed: Sequence[_Placed], page: int) -> tuple[list[_Top], float]:
    """Return where the rows of a table begin on a page, and where the last ends; the first may be a rest."""
    across = {row.line: row.is_across for row in table.rows}
    tops: list[_Top] = []
    bottom = 0.0
    for index in range(table.start, table.end):
        line = placed[index].line
        if placed[index].page != page or line is None:
            continue
        if index in across or not tops:
            tops.append(_Top(line.top - _ROOM / 2, across.get(index, False)))
        bottom = line.bottom + _ROOM
    return tops, bottom


def _with_frame(page: Page, edges: Sequence[float], tops: Sequence[_Top], bottom: float) -> Page:
    """Return a page with a frame where a table was found; its words stand there alone."""
    boxes = []
    for top, end in zip(tops, [*(each.y for each in tops[1:]), bottom], strict=True):
        sides = [(edges[0], edges[-1])] if top.is_across else pairwise(edges)
        boxes += [Box(left, top.y, right, end) for left, right in sides]
    whole = Box(edges[0], tops[0].y, edges[-1], bottom)
    inside = tuple(glyph for glyph in page.letters if tables.is_in(glyph, whole))
    frame = Frame(whole, tuple(boxes), inside, is_guessed=True)
    return page._replace(
        frames=tuple(sorted([*page.frames, frame], key=lambda each: each.box.top)),
        lines=tuple(line for line in page.lines if not _is_in(line, whole)),
    )


def _is_in(line: Line, box: Box) -> bool:
    return box.top <= (line.top + line.bottom) / 2 <= box.bottom
