"""A sheet's part of an Excel file → its rows, and what it shows of them.

Told of the elements as they come, so that no part is whole in memory. Read next: `cchc.workbook.parts`
(who tells, and what makes a cell of what stands there).
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cchc.workbook.cells import Cell

TakeRow = Callable[[int, Mapping[int, Cell]], None]


class MergedRange(NamedTuple):
    """Cells that are shown as one: its first and last row, from 1, its first and last column, from 0."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Layout(NamedTuple):
    """What a sheet shows of its rows and columns, and which cells it shows as one.

    `hidden_columns` are the first and the last of each stretch of hidden columns, counted from 0.
    """

    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]
    merges: tuple[MergedRange, ...]
    has_remarks: bool


class SheetReader:
    """The rows of a sheet, from the elements as they come."""

    def __init__(self, take_row: TakeRow, make_cell: Callable[..., Cell | None]) -> None:
        self._take_row = take_row
        self._make_cell = make_cell
        self._row = 0
        self._column = -1
        self._cells: dict[int, Cell] = {}
        self._attributes: dict[str, str] = {}
        self._texts: list[str] = []
        self._has_formula = False
        self._is_text = False
        self._in_phonetic = False
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merges: list[MergedRange] = []

    def layout(self, *, has_remarks: bool) -> Layout:
        """Return what the sheet that was read shows of its rows and columns."""
        return Layout(
            frozenset(self._hidden_rows), tuple(self._hidden_columns), tuple(self._merges), has_remarks
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element of the sheet's part."""
        self._is_text = tag == "v" or (tag == "t" and not self._in_phonetic)
        if self._is_text:  # what there is most of comes first
            return
        if tag == "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._attributes, self._texts, self._has_formula = attributes, [], False
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._cells = -1, {}
            if _is_hidden(attributes, "ht"):
                self._hidden_rows.add(self._row)
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._in_phonetic = True
        elif tag == "col" and _is_hidden(attributes, "width"):
            self._hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif tag == "mergeCell":
            self._merges.append(_merge(attributes["ref"]))

    def text(self, text: str) -> None:
        """Take a piece of text between elements."""
        if self._is_text:
            self._texts.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element of the sheet's part."""
        self._is_text = False
        if tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._in_phonetic = False
        elif tag == "row" and self._cells:
            self._take_row(self._row, self._cells)

    def _end_cell(self) -> None:
        if not self._texts and not self._has_formula:  # a frame around nothing, as most cells are
            return
        place = f"{letters_of(self._column)}{self._row}"
        text = "".join(self._texts)
        kind, style = self._attributes.get("t", "n"), int(self._attributes.get("s", "0"))
        cell = self._make_cell(place, kind, style, text, has_formula=self._has_formula)
        if cell is not None:
            self._cells[self._column] = cell


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, by a filter too, or drawn together until nobody sees it.

    >>> _is_hidden({"hidden": "1"}, "ht"), _is_hidden({"ht": "0.0"}, "ht"), _is_hidden({"ht": "15"}, "ht")
    (True, True, False)
    """
    return attributes.get("hidden") in {"1", "true"} or float(attributes.get(size, "1")) == 0


def _merge(reference: str) -> MergedRange:
    """Return the merged cells that a reference names.

    >>> _merge("B5:C7")
    MergedRange(first_row=5, last_row=7, first_column=1, last_column=2)
    """
    first, _, last = reference.partition(":")
    last = last or first
    return MergedRange(_row(first), _row(last), _column(first), _column(last))


def _row(place: str) -> int:
    return int(place.lstrip(string.ascii_letters))


def _column(place: str) -> int:
    """Return the index of a cell's column, counted from 0.

    >>> _column("J6"), _column("AA1")
    (9, 26)
    """
    return _index_of(place.rstrip(string.digits))


@lru_cache(maxsize=1024)
def _index_of(letters: str) -> int:
    if not re.fullmatch("[A-Za-z]{1,3}", letters):
        raise ValueError("no place of a cell")
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


@lru_cache(maxsize=1024)
def letters_of(index: int) -> str:
    """Return what Excel calls the column at an index.

    >>> letters_of(9), letters_of(26)
    ('J', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
