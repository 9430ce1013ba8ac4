"""The cells of a row as they stand: each merged cell once, with the places that it goes over.

Knows no headers. Read next: `cchc.drafts.annexes.header_rows`, `cchc.drafts.annexes.row_entries`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cchc.sources.document import Row

_MAX_MARK = 8  # letters of what may stand in neighbouring cells by itself: "x", "100%"


def own_texts(row: Row) -> list[str]:
    """Return the texts of a row's own cells, each merged cell once."""
    return [one_line(cell.text) for cell in row.cells if cell.text and not cell.merged and cell.text.strip()]


def only_text_outside(row: Row, places: Container[int]) -> str:
    """Return the one text that stands outside of some places, "" where there is none or more."""
    texts = [
        one_line(cell.text) for place, cell in enumerate(row.cells) if place not in places and not cell.merged
    ]
    found = list(filter(None, texts))
    return found[0] if len(found) == 1 else ""


def origin(row: Row, place: int) -> int:
    """Return the place where the cell at a place begins."""
    while place > 0 and row.cells[place].merged == "across":
        place -= 1
    return place


def width(row: Row, place: int) -> int:
    """Return over how many places the cell at a place goes."""
    begin = origin(row, place)
    end = place + 1
    while end < len(row.cells) and row.cells[end].merged == "across":
        end += 1
    return end - begin


def spans(row: Row) -> Iterator[tuple[int, int]]:
    """Yield the place where each cell of a row begins and the place after its end."""
    start = 0
    for place in range(1, len(row.cells) + 1):
        if place == len(row.cells) or row.cells[place].merged != "across":
            yield start, place
            start = place


def with_merges(row: Row) -> Row:
    """Return a row whose words that stand in three neighbouring cells or more are one merged cell.

    Programs that take tables out of Word write a merged cell again for each of its columns.
    """
    texts = [cell.text for cell in row.cells]
    repeated = {
        place
        for index in range(2, len(texts))
        if texts[index] == texts[index - 1] == texts[index - 2] and len(texts[index]) > _MAX_MARK
        for place in (index - 1, index)
    }
    if all(row.cells[place].merged for place in repeated):
        return row
    cells = (
        cell._replace(merged="across") if place in repeated and not cell.merged else cell
        for place, cell in enumerate(row.cells)
    )
    return row._replace(cells=tuple(cells))


def one_line(text: str) -> str:
    """Return a cell's text with its lines joined; inside a line white space is one space already."""
    return " ".join(text.split()) if "\n" in text else text.strip()
