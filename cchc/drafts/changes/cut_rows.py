"""The rows of a table of changes that the end of a page cut in two (PDF) → whole rows; both parts are named.

The header comes again on each page. Read next: `cchc.drafts.changes.change_tables`,
`cchc.drafts.annexes.cut_rows` (the same for lists of tasks).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.drafts.annexes import cut_rows, grid, header_rows, unread_tables
from cchc.drafts.reading import Skipped

if TYPE_CHECKING:
    from cchc.drafts.changes.change_columns import ChangeColumns
    from cchc.sources.document import Row, Table
    from cchc.sources.doubts import Doubt


@dataclass(slots=True)
class Rows:
    """The whole rows under a header, the headers that came again, and which rows were joined."""

    whole: list[Row] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def joined(table: Table, columns: ChangeColumns) -> Rows:
    """Return the rows under the header of a table, those that a page cut joined."""
    found = Rows()
    headers = [grid.own_texts(row) for row in table.rows[: columns.rows]]
    is_page_new = False
    for row in table.rows[columns.rows :]:
        is_page_new = is_page_new or row.begins_page
        if is_page_new and grid.own_texts(row) in headers:
            found.skipped.append(Skipped(row.place, header_rows.AGAIN, unread_tables.row_words(row)))
            continue
        if table.can_wrap and is_page_new and found.whole and _goes_on(found.whole[-1], row, columns):
            above = found.whole[-1]
            found.doubts.append(cut_rows.doubt_of(row, unread_tables.row_words(above)))
            found.skipped.append(Skipped(row.place, cut_rows.REST, unread_tables.row_words(row)))
            found.whole[-1] = _with(above, row)
        else:
            found.whole.append(row)
        is_page_new = False
    return found


def _goes_on(above: Row, row: Row, columns: ChangeColumns) -> bool:
    """Whether a row has no number where the one above has one: it is the rest of that."""
    places = [at for at in (columns.running, columns.number) if at >= 0] or [0]
    numbered = [bool(above.cells[at].text.strip()) for at in places if at < len(above.cells)]
    return any(numbered) and not any(row.cells[at].text.strip() for at in places if at < len(row.cells))


def _with(above: Row, rest: Row) -> Row:
    cells = tuple(
        cell._replace(text=f"{cell.text} {more.text}".strip()) if more.text and not more.merged else cell
        for cell, more in zip(above.cells, rest.cells, strict=False)
    )
    return above._replace(cells=cells)
