"""The tables of a document: which hold tasks, which name offices, and which are not read and why.

An annex is a table whose header has a title and at least one of owner and deadline. Targets, empty forms
and budgets are not read and are named; head and foot are tables that only lay out text. A table without a
header that follows an annex of the same width goes on with it. Read next: `cchc.drafts.annexes.columns`
(headers), `cchc.drafts.annexes.task_rows` (the rows of an annex).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts.annexes import columns, grid, header_rows, unread_tables
from cchc.drafts.offices import kinds
from cchc.drafts.offices.register import RegisterRow
from cchc.drafts.reading import Skipped
from cchc.sources.document import Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.drafts.annexes.columns import Columns
    from cchc.sources.document import SourceDocument
    from cchc.sources.doubts import Doubt


_MAX_LINES_OVER = 3  # lines over a table that may be its title


class Annex(NamedTuple):
    """A part of a table that holds tasks under one header.

    `block` is its table's place among the document's blocks, `above` the rows over its header; `goes_on`:
    it continues the annex before.
    """

    table: Table
    block: int
    columns: Columns
    rows: tuple[Row, ...]
    goes_on: bool = False
    above: tuple[Row, ...] = ()


class Tables(NamedTuple):
    """What the tables of a document are."""

    annexes: tuple[Annex, ...] = ()
    registers: tuple[RegisterRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def of_tasks(self) -> tuple[Table, ...]:
        """The tables that hold tasks, each once."""
        return tuple(dict.fromkeys(annex.table for annex in self.annexes))


class _Part(NamedTuple):
    """Rows of a table: those above a header, and those under it; `over` are words that may be its title."""

    above: tuple[Row, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    columns: Columns | None
    over: tuple[str, ...] = ()


def find(document: SourceDocument) -> Tables:
    """Return which tables of a document hold tasks or offices; each other is in `skipped` with its reason."""
    found = Tables()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            found = _joined(found, _read(document, index, block, found.annexes))
    return found


def _joined(first: Tables, second: Tables) -> Tables:
    return Tables(
        first.annexes + second.annexes,
        first.registers + second.registers,
        first.doubts + second.doubts,
        first.skipped + second.skipped,
    )


def _read(document: SourceDocument, index: int, table: Table, before: tuple[Annex, ...]) -> Tables:
    over = _over(document, index)
    last = before[-1] if before else None
    parts = [] if table.is_hidden else [part._replace(over=over) for part in _parts(table)]
    goes_on = bool(parts and last and _is_near(document, last, index) and _is_alike(last, parts[0]))
    if goes_on:
        parts[0] = _with_rows_above(parts[0])
    read = [part for part in parts if _is_annex(part) or _is_register(part)]
    if not read:
        if last and not table.is_hidden and _follows(document, last, index, table, parts):
            return Tables((Annex(table, index, last.columns, table.rows, goes_on=True),))
        return Tables((), (), *unread_tables.whole(table, parts[0].columns if parts else None))
    found = Tables()
    for part in parts:
        is_rest = part is not read[0] or (goes_on and part is parts[0])
        found = _joined(found, _read_part(table, index, part, goes_on=is_rest))
    return found


def _with_rows_above(part: _Part) -> _Part:
    """Return the rest of an annex with the rows over its header, which comes again further down.

    Only a title of the table's own, such as "Phụ lục II", stays over it.
    """
    firsts = (text for row in part.above for text in grid.own_texts(row)[:1])
    if any(map(unread_tables.is_title, firsts)):
        return part
    return part._replace(above=(), rows=part.above + part.rows)


def _read_part(table: Table, index: int, part: _Part, *, goes_on: bool) -> Tables:
    above = tuple(_skipped(row, "phía trên bảng") for row in part.above)
    header = tuple(_skipped(row, "tiêu đề cột") for row in part.header)
    if part.columns is not None and _is_annex(part):
        annex = Annex(table, index, part.columns, part.rows, goes_on, part.above)
        return Tables((annex,), (), unread_tables.column_doubts(part.columns, part.header[0], part.rows),
                      above + header)  # fmt: skip
    if part.columns is not None and _is_register(part):
        rows = tuple(_skipped(row, "danh mục đơn vị") for row in part.rows)
        return Tables((), tuple(_register_rows(part)), (), above + header + rows)
    doubts, _ = unread_tables.whole(table._replace(rows=part.header + part.rows), part.columns)
    rows = tuple(_skipped(row, "bảng không đọc") for row in part.rows)
    return Tables((), (), doubts, above + header + rows)


def _parts(table: Table) -> Iterator[_Part]:
    """Yield the parts of a table: a header of other columns in its middle begins another one."""
    rows = tuple(map(grid.with_merges, table.rows))
    found = header_rows.find(rows, hidden=table.hidden_columns)
    if found is None:
        yield _Part(rows, (), (), None)
        return
    start = 0
    while found is not None:
        end, following = len(rows), None
        for index in range(found.header_rows[-1] + 1, len(rows)):
            following = header_rows.begins_another(rows, index, found, table.hidden_columns)
            if following is not None:
                end = index
                break
        first, last = found.header_rows[0], found.header_rows[-1]
        below = rows[last + 1 : end]
        yield _Part(rows[start:first], rows[first : last + 1], below, columns.with_numbers(found, below))
        start, found = end, following


def _is_annex(part: _Part) -> bool:
    found = part.columns
    if found is None or not found.are_of_tasks:
        return False
    title = found.chosen["title"]
    is_filled = any(
        re.search(r"[^\W\d_]", row.cells[place].text)  # numbers are no tasks, but point to some
        for row in part.rows
        for place in title.places
        if not row.is_hidden
    )
    if found.has_due:
        return is_filled
    titles = (*part.over, *(text for row in part.above for text in grid.own_texts(row)))
    return is_filled and not unread_tables.counts(found) and not any(map(unread_tables.names_others, titles))


def _over(document: SourceDocument, index: int) -> tuple[str, ...]:
    """Return the last lines over a table, and the name of its sheet."""
    table = document.blocks[index]
    lines: list[str] = [table.name] if isinstance(table, Table) else []
    for block in reversed(document.blocks[:index]):
        if not isinstance(block, Paragraph) or len(lines) > _MAX_LINES_OVER:
            break
        lines += [line for line in block.text.split("\n") if re.search(r"\w", line)]
    return tuple(lines)


def _is_register(part: _Part) -> bool:
    return part.columns is not None and {"name", "short"} <= part.columns.chosen.keys()


def _register_rows(part: _Part) -> Iterator[RegisterRow]:
    assert part.columns is not None  # noqa: S101  _is_register
    name, short = (part.columns.chosen[field].places[0] for field in ("name", "short"))
    says_office = bool(re.search(r"don vi|co quan|phong", names.fold(part.columns.chosen["name"].header)))
    for row in part.rows:
        words = " ".join(row.cells[name].text.split())
        is_office = says_office or kinds.begins_as_office(words)  # a list of abbreviations has others
        if words and is_office and not row.is_hidden:
            yield RegisterRow(words, " ".join(row.cells[short].text.split()))


def _follows(document: SourceDocument, last: Annex, index: int, table: Table, parts: list[_Part]) -> bool:
    """Whether a table without a header is the rest of the annex before it: as wide, and nothing between."""
    if any(part.columns for part in parts) or not table.rows or table.place.sheet != last.table.place.sheet:
        return False
    is_as_wide = len(table.rows[0].cells) == len(last.table.rows[0].cells)
    return is_as_wide and _is_near(document, last, index) and not unread_tables.lays_out(table)


def _is_near(document: SourceDocument, last: Annex, index: int) -> bool:
    """Whether no words stand between an annex and the table at a place, of the same sheet if of any."""
    between = document.blocks[last.block + 1 : index]
    if document.blocks[index].place.sheet != last.table.place.sheet:
        return False
    return all(isinstance(block, Paragraph) and not re.search(r"[^\W\d]", block.text) for block in between)


def _is_alike(last: Annex, part: _Part) -> bool:
    return part.columns is not None and part.columns.order == last.columns.order


def _skipped(row: Row, reason: str) -> Skipped:
    return Skipped(row.place, reason, unread_tables.row_words(row))
