"""An Excel file → a source document: each sheet is a table of its rows that have something in them.

What stands above and below the table of a sheet (title, notes, signature) are rows of it too, for
nobody but a reader of headers knows where it begins. Real dates are words, day first. Read next:
`cchc.workbook.parts` (what stands in a cell).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.office_files import EXCEL, sentences
from cchc.sources import bounds, old_fonts
from cchc.sources.document import Cell, Place, Row, SourceDocument, Table
from cchc.sources.doubts import Doubt, struck_words
from cchc.sources.lines import folded
from cchc.workbook.parts import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.sources.document import Merge
    from cchc.workbook import cells
    from cchc.workbook.parts import Sheet
    from cchc.workbook.sheet_reader import Layout, MergedRange

_TOLD = 5  # cells of a sheet that are named in a doubt
_LITERAL = patterns.lazy(r'"[^"]*"?|\\.|\[[^\]]*\]|AM/PM|A/P', re.IGNORECASE)  # of a number format
_ZEROS = patterns.lazy("0{2,9}")


class _Shown(NamedTuple):
    """A cell that has something in it, and the words that it shows."""

    cell: cells.Cell
    words: str


class _Sheet(NamedTuple):
    """A sheet as it was read: its rows by number, from 1, their cells by column, from 0."""

    title: str
    is_visible: bool
    rows: Mapping[int, Mapping[int, _Shown]]
    layout: Layout


def read(data: bytes) -> SourceDocument:
    """Return the sheets of an Excel file, in its order.

    Raises FileError when it can't be read, has a password or is too large.
    """
    with sentences(EXCEL):
        book = Workbook(data)
        tables: list[Table] = []
        doubts: list[Doubt] = []
        count = 0
        for each in book.sheets:
            sheet = _read_sheet(book, each)
            if not sheet.rows:
                continue
            tables.append(_table(sheet))
            count += len(tables[-1].rows) * len(tables[-1].rows[0].cells)
            bounds.check_cells(count)
            doubts += _doubts(sheet)
        return SourceDocument(tuple(tables), tuple(doubts))


def _read_sheet(book: Workbook, sheet: Sheet) -> _Sheet:
    rows: dict[int, dict[int, _Shown]] = {}

    def take(number: int, row: Mapping[int, cells.Cell]) -> None:
        shown = ((column, _Shown(cell, _words(cell))) for column, cell in row.items())
        if kept := {column: each for column, each in shown if each.cell.error or each.words}:
            rows[number] = kept
            bounds.check_table(len(rows), 1)

    layout = book.read(sheet, take)
    return _Sheet(sheet.title, sheet.is_visible, rows, layout)


def _table(sheet: _Sheet) -> Table:
    """Return a sheet as a table as wide as its last column that has something in it."""
    width = max(max(row) for row in sheet.rows.values()) + 1
    bounds.check_table(len(sheet.rows), width)
    merged = _merged_cells(sheet, width)
    rows = [
        Row(
            tuple(_cell(row.get(column), merged.get((number, column))) for column in range(width)),
            Place(sheet=sheet.title, row=number),
            is_hidden=number in sheet.layout.hidden_rows,
        )
        for number, row in sorted(sheet.rows.items())
    ]
    hidden = [
        column
        for first, last in sheet.layout.hidden_columns
        for column in range(first, min(last + 1, width))
        if any(column in row for row in sheet.rows.values())
    ]
    return Table(
        tuple(rows),
        Place(sheet=sheet.title),
        name=sheet.title,
        hidden_columns=tuple(sorted(set(hidden))),
        is_hidden=not sheet.is_visible,
    )


class _Origin(NamedTuple):
    """The cell that a place of a merged one is shown as, and where that one began from there."""

    shown: _Shown | None
    merged: Merge


def _merged_cells(sheet: _Sheet, width: int) -> dict[tuple[int, int], _Origin]:
    """Return the places that merged cells cover, but for those where they begin."""
    covered: dict[tuple[int, int], _Origin] = {}
    count = 0
    numbers = sorted(sheet.rows)
    for merge in sheet.layout.merges:
        origin = sheet.rows.get(merge.first_row, {}).get(merge.first_column)
        reached = _within(numbers, merge)
        count += len(reached) * (min(merge.last_column + 1, width) - merge.first_column)
        bounds.check_cells(count)
        for number in reached:
            for column in range(merge.first_column, min(merge.last_column + 1, width)):
                if (number, column) == (merge.first_row, merge.first_column):
                    continue
                covered[number, column] = _Origin(origin, "down" if number > merge.first_row else "across")
    return covered


def _within(numbers: Sequence[int], merge: MergedRange) -> Sequence[int]:
    """Return those of the rows' numbers, which are sorted, that a merged cell reaches over."""
    return numbers[bisect_left(numbers, merge.first_row) : bisect_right(numbers, merge.last_row)]


def _cell(own: _Shown | None, origin: _Origin | None) -> Cell:
    shown = origin.shown if origin else own
    merged: Merge = origin.merged if origin else ""
    if shown is None or shown.cell.error:
        return Cell("", merged)
    value = shown.cell.value
    is_day = isinstance(value, date) and _shows(shown.cell.code)[0]
    day = (value.date() if isinstance(value, datetime) else value) if is_day else None
    return Cell(shown.words, merged, day=day)


def _words(cell: cells.Cell) -> str:
    """Return what a cell shows: text as lines, a day as people write it, a whole number without a point."""
    value = cell.value
    if isinstance(value, str):
        return folded(
            old_fonts.unicode_text(value, old_fonts.encoding(cell.font)) if _is_old(cell) else value
        )
    if isinstance(value, date):
        return _day_words(value, cell.code)
    if cell.is_percent:
        return f"{cell.words}%"
    if isinstance(value, int) and not isinstance(value, bool) and _ZEROS.fullmatch(cell.code):
        return f"{value:0{len(cell.code)}}"
    return cell.words


def _is_old(cell: cells.Cell) -> bool:
    """Whether a text is written in an old font, and says something else in Unicode."""
    value = cell.value
    if (
        not isinstance(value, str)
        or not (old := old_fonts.encoding(cell.font))
        or old_fonts.is_unicode(value)
    ):
        return False
    return old_fonts.unicode_text(value, old) != value


def _day_words(day: date, code: str) -> str:
    """Return a day in the words of its number format, but always day first.

    >>> _day_words(date(2026, 9, 5), "m/d/yyyy"), _day_words(date(2026, 9, 1), "mmm-yy")
    ('05/09/2026', '09/2026')
    """
    shows_day, shows_month = _shows(code)
    if shows_day or not (shows_month or "y" in code.lower()):
        return f"{day:%d/%m}/{day.year}"
    return f"{day:%m}/{day.year}" if shows_month else str(day.year)


@lru_cache(maxsize=256)
def _shows(code: str) -> tuple[bool, bool]:
    """Whether a number format shows the day, and the month: an "m" beside hours or seconds is minutes."""
    letters = _LITERAL.sub("", code.lower())
    shows_day = "d" in letters or not letters
    return shows_day, "m" in re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", letters)


def _doubts(sheet: _Sheet) -> list[Doubt]:
    """Return the doubts about what a sheet holds and no row of its table says."""
    doubts = []
    place = Place(sheet=sheet.title)
    found = [shown.cell for _, row in sorted(sheet.rows.items()) for _, shown in sorted(row.items())]
    unread = [cell for cell in found if cell.error]
    if unread:
        listed = "; ".join(f"ô {cell.place}: {cell.error}" for cell in unread[:_TOLD])
        more = f"; và {len(unread) - _TOLD} ô khác" if len(unread) > _TOLD else ""
        doubts.append(Doubt("cell-unread", place, f"Có ô không đọc được: {listed}{more}."))
    fonts = {cell.font for cell in found if _is_old(cell)}
    doubts += [old_fonts.doubt(font, place) for font in sorted(fonts)]
    doubts += [
        Doubt("struck-text", Place(sheet=sheet.title, row=number), struck_words(texts))
        for number, row in sorted(sheet.rows.items())
        if (
            texts := [shown.words for _, shown in sorted(row.items()) if shown.cell.is_struck and shown.words]
        )
    ]
    if sheet.layout.has_remarks:
        doubts.append(Doubt("comment", place, "Có lời bình bên cạnh ô, không đọc vào nội dung."))
    return doubts
