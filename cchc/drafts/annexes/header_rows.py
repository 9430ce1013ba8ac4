"""Where the header of a table stands: its one to three rows, the row "(1) (2) (3)", and headers again.

Knows no tasks. Read next: `cchc.drafts.annexes.columns` (what the columns under a header hold).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cchc import column_words, names, patterns
from cchc.drafts.annexes import columns, grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.annexes.columns import Columns
    from cchc.sources.document import Row

_MAX_HEADER_ROWS = 3
_MAX_LINES_ABOVE = 100  # rows of captions over the header of a sheet
_MIN_WORDS = 2  # header words in a row of them: one cell alone is a caption
_MIN_WORDS_OF_ANOTHER = 3  # header words in a row among the rows of tasks
_MIN_COUNTED = 3  # columns that a row counts
_LETTERS = ("ABCDEFGHIKLMN", "ABCDĐEGHIKLMN")
AGAIN = "tiêu đề cột lặp lại"  # why such a row is left out
_COLUMN_NUMBER = patterns.lazy(r"\(?\s*(\d{1,2}|[A-Za-zĐđ])\s*\)?(?:\s*=.*)?")


def find(rows: Sequence[Row], start: int = 0, *, hidden: Sequence[int] = ()) -> Columns | None:
    """Return the columns of the first header at or below a row, None where there is no header.

    `hidden` are places of columns that nobody sees. `header_rows` of the answer are its
    rows, with the row "(1) (2) (3)" that may follow.
    """
    for index in range(start, min(len(rows), start + _MAX_LINES_ABOVE)):
        if begins_header(rows[index]):
            return _read(rows, _top(rows, index, start), frozenset(hidden))
    return None


def _top(rows: Sequence[Row], index: int, start: int) -> int:
    """Return the row where the cells of a header begin that go down into the row that was found.

    "Nội dung | Trách nhiệm" over "Chủ trì | Phối hợp": the lower row alone looks like a header.
    """
    top = index
    while top > max(start, index - _MAX_HEADER_ROWS + 1) and any(
        cell.merged == "down" and column_words.is_header_word(cell.text) for cell in rows[top].cells
    ):
        top -= 1
    return top


def begins_header(row: Row) -> bool:
    """Whether at least two cells of a row are headers, one of them word for word, and half of all."""
    own = {names.fold(text): text for text in grid.own_texts(row) if not column_words.period(text)}
    known = [text for text in own.values() if column_words.meaning(text)]
    return (
        len(known) >= _MIN_WORDS
        and any(map(column_words.is_header_word, known))
        and _MIN_WORDS * len(known) >= len(own)
    )


def is_header_again(row: Row, found: Columns) -> bool:
    """Whether a row repeats the header: two cells of it at least, and nothing that the header hasn't.

    A header may come again in other words: "Thời gian" where "Thời gian hoàn thành" stood before.
    """
    texts = grid.own_texts(row)
    if (
        all(names.fold(text) in found.folded for text in texts)
        and len(set(map(names.fold, texts))) >= _MIN_WORDS
    ):
        return True
    return _count_header_words(row) >= _MIN_WORDS_OF_ANOTHER and begins_header(row)


def begins_another(rows: Sequence[Row], index: int, found: Columns, hidden: Sequence[int]) -> Columns | None:
    """Return the columns of a header among the rows under another one, None where none of others begins.

    The same fields in the same order are the same header again.
    """
    row = rows[index]
    if _count_header_words(row) < _MIN_WORDS_OF_ANOTHER or not begins_header(row):
        return None
    other = _read(rows, index, frozenset(hidden))
    return None if other.order == found.order else other


def numbers_columns(row: Row) -> bool:
    """Whether a row counts the columns: "(1) (2) (3)", "A B 1 2", "A B C D"."""
    own = grid.own_texts(row)
    found = [match[1] for text in own if (match := _COLUMN_NUMBER.fullmatch(text.strip()))]
    if not len(found) == len(own) >= _MIN_COUNTED:
        return False
    digits = [int(text) for text in found if text.isdigit()]
    if found == own and not (row.cells[0].text.strip() or row.cells[0].merged):
        return False  # months under a header that isn't merged
    if not digits:
        return "".join(found).upper() in {letters[: len(found)] for letters in _LETTERS}
    return len(digits) >= _MIN_WORDS and all(after == before + 1 for before, after in pairwise(digits))


def _count_header_words(row: Row) -> int:
    return sum(map(column_words.is_header_word, grid.own_texts(row)))


def _read(rows: Sequence[Row], first: int, hidden: frozenset[int]) -> Columns:
    last = first
    while last + 1 < len(rows) and last + 1 < first + _MAX_HEADER_ROWS and _goes_on(rows, first, last + 1):
        last += 1
    header = [*range(first, last + 1)]
    stacks = [_stack(rows, header, place) for place in range(len(rows[first].cells))]
    found = columns.under(rows, stacks)
    folded = frozenset(names.fold(text) for index in header for text in grid.own_texts(rows[index]))
    if last + 1 < len(rows) and numbers_columns(rows[last + 1]):
        header.append(last + 1)
    return columns.choose(found, tuple(header), folded, hidden)


def _goes_on(rows: Sequence[Row], first: int, index: int) -> bool:
    """Whether a row is a further row of the header above it."""
    row, above = rows[index], rows[index - 1]
    own = [place for place, cell in enumerate(row.cells) if not cell.merged and cell.text.strip()]
    are_parts = all(grid.width(above, place) > 1 for place in own)  # months under "Tháng"
    if not own or (numbers_columns(row) and not are_parts):
        return False
    if any(cell.merged == "down" for cell in row.cells):
        return all(grid.width(above, place) > 1 or row.cells[place].merged for place in own) or all(
            column_words.is_header_word(row.cells[place].text) for place in own
        )
    words = [row.cells[place].text for place in own]
    return all(column_words.is_header_word(text) or column_words.period(text) for text in words) and not (
        {names.fold(text) for text in words} <= {names.fold(text) for text in grid.own_texts(rows[first])}
    )


def _stack(rows: Sequence[Row], header: list[int], place: int) -> tuple[tuple[int, int], ...]:
    """Return the cells over a column from above: the row of each and the place where it begins."""
    cells = ((index, grid.origin(rows[index], place)) for index in header)
    return tuple(
        (index, origin)
        for index, origin in cells
        if rows[index].cells[origin].merged != "down" and rows[index].cells[origin].text.strip()
    )
