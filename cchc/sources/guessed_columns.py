"""Columns that nothing but white space parts: where they are, and which lines are of one row.

Places are numbers: characters of a line of text, or points on a page. A column is where words of several
lines stand over each other; a wide gap in every line parts two. What comes out is a guess, and whoever
asks says so. Knows no format. Read next: `cchc.sources.plain.plain_text`, `cchc.sources.pdf.flow`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST = 3  # columns of a table; two are a head or a foot


class Field(NamedTuple):
    """Words of a line that no wide gap parts, and where they begin and end."""

    start: float
    end: float
    text: str


class GuessedRow(NamedTuple):
    """A row: the index of its first line, the words of each column, or (`is_across`) one text over all."""

    line: int
    cells: tuple[str, ...]
    is_across: bool = False


class GuessedTable(NamedTuple):
    """A table from its first line to the one before `end`; where each column begins and ends."""

    start: int
    end: int
    columns: tuple[tuple[float, float], ...]
    rows: tuple[GuessedRow, ...]


class Way(NamedTuple):
    """How wide a column of numbers is at most, and how two lines of a cell are joined."""

    narrow: float
    join: Callable[[str, str], str]


def tables(lines: Sequence[Sequence[Field]], way: Way) -> list[GuessedTable]:
    """Return the tables in lines that are given as their fields."""
    found, index = [], 0
    while index < len(lines):
        table = _table(lines, index, way) if len(lines[index]) >= _LEAST else None
        if table is not None:
            found.append(table)
        index = table.end if table else index + 1
    return found


def _table(lines: Sequence[Sequence[Field]], start: int, way: Way) -> GuessedTable | None:
    """Return the table that begins at a line, None when it has no second line of as many columns."""
    columns: list[tuple[float, float]] = []
    across: set[int] = set()
    wide = 0
    end = start
    for index in range(start, len(lines)):
        fields = lines[index]
        if not fields:
            continue
        merged = _merged(columns, fields)
        if columns and len(fields) < _LEAST and (len(merged) < len(columns) or _is_beside(columns, fields)):
            if len(fields) > 1 or not _goes_on(lines, index + 1, columns):
                break
            across.add(index)
        elif len(merged) < _LEAST:
            break
        else:
            columns = merged
            wide += len(fields) >= _LEAST
        end = index + 1
    if wide < 2:  # noqa: PLR2004  titles and a row
        return None
    rows = _rows(lines[start:end], columns, {index - start for index in across}, way)
    return GuessedTable(
        start, end, tuple(columns), tuple(row._replace(line=row.line + start) for row in rows)
    )


def _merged(columns: Sequence[tuple[float, float]], fields: Sequence[Field]) -> list[tuple[float, float]]:
    """Return the columns when fields are added to them: what overlaps is one."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted([*columns, *((field.start, field.end) for field in fields)]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_beside(columns: Sequence[tuple[float, float]], fields: Sequence[Field]) -> bool:
    """Whether one of few fields stands where no column is."""
    return any(all(field.end <= start or end <= field.start for start, end in columns) for field in fields)


def _goes_on(lines: Sequence[Sequence[Field]], index: int, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the next line that isn't empty is one of the table again."""
    following = next((fields for fields in lines[index : index + 4] if fields), ())
    return len(following) >= _LEAST and len(_merged(columns, following)) >= _LEAST


def _rows(
    lines: Sequence[Sequence[Field]], columns: Sequence[tuple[float, float]], across: set[int], way: Way
) -> tuple[GuessedRow, ...]:
    """Return the rows of a table's lines, those of `across` with one text."""
    rows: list[GuessedRow] = []
    has_numbers = columns[0][1] - columns[0][0] <= way.narrow
    is_open = False
    for index, fields in enumerate(lines):
        if index in across:
            rows.append(GuessedRow(index, (fields[0].text,) * len(columns), is_across=True))
        elif fields:
            cells = _cells(fields, columns, way)
            begins = bool(cells[0]) if has_numbers else len(fields) > 1
            if is_open and not begins:
                joined = tuple(
                    way.join(above, below) for above, below in zip(rows[-1].cells, cells, strict=True)
                )
                rows[-1] = rows[-1]._replace(cells=joined)
            else:
                rows.append(GuessedRow(index, cells))
        is_open = bool(fields) and index not in across and not _is_title_again(rows)
    return tuple(rows)


def _is_title_again(rows: Sequence[GuessedRow]) -> bool:
    """Whether the last row is the titles once more, as a page begins with them: nothing belongs to it."""
    return len(rows) > 1 and rows[-1].cells == rows[0].cells


def _cells(fields: Sequence[Field], columns: Sequence[tuple[float, float]], way: Way) -> tuple[str, ...]:
    """Return the words of a line by column."""
    cells = [""] * len(columns)
    for field in fields:
        at = next(index for index, (start, end) in enumerate(columns) if start <= field.start < end)
        cells[at] = way.join(cells[at], field.text)
    return tuple(cells)
