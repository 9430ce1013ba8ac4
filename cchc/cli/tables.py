"""Listings on stdout: a table for a person, as wide as the terminal; else one of the plain formats.

What stands in the cells is text, never markup. rich is imported only when a table is drawn.

Read next: `cchc.reports.listing` (listings, and their plain formats).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cchc.cli import console
from cchc.reports import listing
from cchc.reports.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROW = 64  # columns; below that a table's cells would be taller than wide
WIDE = 110  # columns; below that a task's title would get less room than its office and deadline
_STACK_WIDTH = 30


def is_table(format_: str | None) -> bool:
    """Whether a format of `write_listing` is the table: it is what somebody who looks gets unasked."""
    return format_ == "table" or (format_ is None and console.is_terminal(sys.stdout))


def write_listing(rows: Listing, format_: str | None, *, heading: bool = False) -> None:
    """Write rows as `table`, `plain`, `csv` or `md`; with None as a table if somebody looks, else plain.

    `heading` puts the columns' titles above plain rows, for when several listings follow.
    """
    match "table" if is_table(format_) else format_:
        case "table":
            write_table(rows)
        case "csv":
            console.write_document(listing.comma_separated(rows))
        case "md":
            console.write_document(listing.markdown(rows))
        case _:
            console.write(listing.plain(rows, heading=heading))


def write_table(rows: Listing) -> None:
    """Draw a listing for a person; on a narrow terminal as a card a row."""
    width = console.width()
    if width < NARROW:
        console.write("".join(_card(rows, row) for row in rows.rows))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = rows if width >= WIDE else _stack_columns(rows)
    max_stacking = max(width // 7, 18) if shown is rows else _STACK_WIDTH
    number_widths = {
        index: _unbroken_width(shown, index) for index, column in enumerate(shown.columns) if column.numeric
    }
    is_tight = len(number_widths) > 1 and _whole_width(shown) > width  # titles of numbers break first
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, column in enumerate(shown.columns):
        number_width = number_widths.get(index)
        table.add_column(
            Text(column.title),
            justify="right" if column.numeric else "left",
            min_width=number_width,
            overflow="fold",
            max_width=number_width if is_tight else max_stacking if column.stacks else None,
        )
    for row, style in zip(shown.rows, shown.styles or [""] * len(shown.rows), strict=True):
        table.add_row(*(Text(_clean_lines(cell)) for cell in row), style=style)
    Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False).print(table)


def _unbroken_width(rows: Listing, index: int) -> int:
    """Return the width that keeps every number of a column, and every word of its title, in one piece."""
    words = (*rows.columns[index].title.split(), *(word for row in rows.rows for word in row[index].split()))
    return max(map(len, words), default=0)


def _whole_width(rows: Listing) -> int:
    """Return the width of a table in which nothing breaks."""
    widths = (
        max(len(cell) for cell in (column.title, *(row[index] for row in rows.rows)))
        for index, column in enumerate(rows.columns)
    )
    return sum(width + 2 for width in widths)


def _stack_columns(rows: Listing) -> Listing:
    """Put the columns that may share a cell into one, at the right."""
    stacking = [column.stacks for column in rows.columns]
    if sum(stacking) < 2:  # noqa: PLR2004  one alone has nothing to share
        return rows
    single = [column for column in rows.columns if not column.stacks]
    shared = Column(", ".join(column.title for column in rows.columns if column.stacks), stacks=True)
    cells = tuple(
        (
            *(cell for cell, stacks in zip(row, stacking, strict=True) if not stacks),
            "\n".join(cell.replace("\n", " ") for cell, stacks in zip(row, stacking, strict=True) if stacks),
        )
        for row in rows.rows
    )
    return Listing((*single, shared), cells, rows.styles)


def _card(rows: Listing, row: Iterable[str]) -> str:
    cells = zip(rows.columns, row, strict=True)
    return "\n".join(f"{column.title}: {_clean_lines(cell)}" for column, cell in cells if cell) + "\n\n"


def _clean_lines(cell: str) -> str:
    return "\n".join(map(console.clean, cell.split("\n")))
