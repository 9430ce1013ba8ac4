"""The tables of a web page, or of Markdown: rows of cells on a grid, merged ones at each of their places.

Knows no page. Read next: `cchc.sources.web.page_text` (what stands in a cell), `cchc.sources.web.web_page`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.sources import bounds
from cchc.sources.document import Cell, Place, Row, Table
from cchc.sources.web import page_text
from cchc.sources.web.page_text import Findings, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.sources.web.page_text import Element

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_NO_BORDER = patterns.lazy(r"border\s*:\s*(none|0)", re.IGNORECASE)
_BORDER = patterns.lazy(
    r"border[\w-]*\s*:[^;]*\b(solid|dotted|dashed|double|inset|outset|ridge|groove)", re.IGNORECASE
)
_HALF = 0.5


class _Span(NamedTuple):
    """A cell that reaches into the rows below: its text, and how many of them are left."""

    text: str
    rows: int


def is_table(element: Element) -> bool:
    """Whether an element is a table of its own, not one that only lays out what holds other tables."""
    if element.tag != "table":
        return False
    nested = [each for each in element.iter("table") if each is not element]
    if not nested:
        return True
    inner = sum(len(page_text.plain(each)) for each in nested if _outer_table(each) is element)
    return inner < _HALF * len(page_text.plain(element))


def _outer_table(element: Element) -> Element | None:
    return next(element.iterancestors("table"), None)


def has_nested(element: Element) -> bool:
    """Whether a cell of a table holds another table."""
    return any(each is not element for each in element.iter("table"))


def read(element: Element, number: int, findings: Findings) -> Table:
    """Return a table of a page, the `number`-th of it. Raises FileError when it is too large."""
    rows: list[list[Cell]] = []
    spans: dict[int, _Span] = {}
    for line in _lines(element):
        rows.append(_row(line, spans, findings))
        bounds.check_table(len(rows), len(rows[-1]))
    width = max(map(len, rows), default=0)
    bounds.check_table(len(rows), width)
    filled = [cells + [Cell("")] * (width - len(cells)) for cells in rows]
    return Table(
        tuple(
            Row(tuple(cells), Place(table=number, row=index)) for index, cells in enumerate(filled, start=1)
        ),
        Place(table=number),
        has_borders=_has_borders(element),
    )


def _lines(element: Element) -> Iterator[Element]:
    """Yield the rows of a table, not those of tables in it."""
    for child in element:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from (each for each in child if each.tag == "tr")


def _row(line: Element, spans: dict[int, _Span], findings: Findings) -> list[Cell]:
    """Return the cells of a row; `spans` are the cells that reach into it by column, kept up to date."""
    cells: list[Cell] = []
    for element in line:
        if element.tag not in {"td", "th"}:
            continue
        _add_spans(cells, spans)
        text, number = _content(element, findings)
        width = min(_span(element, "colspan") or 1, bounds.MAX_COLUMNS)
        height = _span(element, "rowspan")
        for offset in range(width):
            if height != 1:
                spans[len(cells)] = _Span(text, height - 1 if height else bounds.MAX_ROWS)
            cells.append(Cell(text, "across" if offset else "", "" if offset else number))
        bounds.check_table(1, len(cells))
    _add_spans(cells, spans)
    return cells


def _add_spans(cells: list[Cell], spans: dict[int, _Span]) -> None:
    """Add the cells that reach down from above to where the next cell of its own begins."""
    while (span := spans.get(len(cells))) is not None:
        if span.rows > 1:
            spans[len(cells)] = span._replace(rows=span.rows - 1)
        else:
            del spans[len(cells)]
        cells.append(Cell(span.text, "down"))


def _span(element: Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 5 else 1  # noqa: PLR2004


def _content(element: Element, findings: Findings) -> tuple[str, str]:
    """Return the text of a cell, a line for each paragraph, and what is counted for its first one."""
    paragraphs = [
        each for each in page_text.texts(element, lambda _: False, findings) if isinstance(each, Text)
    ]
    lines = [
        f"{each.number} {each.text}" if each.number and index else each.text
        for index, each in enumerate(paragraphs)
    ]
    return "\n".join(lines), paragraphs[0].number if paragraphs else ""


def _has_borders(element: Element) -> bool:
    """Whether a table has rules, as far as the page itself says; a style of its own may say otherwise."""
    if element.get("role") == "presentation":
        return False
    cells = [cell for line in _lines(element) for cell in line if cell.tag in {"td", "th"}]
    styles = [cell.get("style", "") for cell in cells]
    if any(_BORDER.search(style) for style in styles):
        return True
    return not (styles and all(_NO_BORDER.search(style) for style in styles))
