"""The blocks of a text in Markdown as they are found: paragraphs and tables with their places, and its notes.

Knows no lines. Read next: `cchc.sources.markdown.markdown_document` (who finds them),
`cchc.sources.markdown.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.sources import bounds
from cchc.sources.document import Block, Cell, Paragraph, Place, Row, SourceDocument, Table
from cchc.sources.doubts import Doubt
from cchc.sources.lines import shortened
from cchc.sources.markdown.text import Shown, shown, shown_in_web_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTED = 120  # characters of a note, in a doubt


class Blocks:
    """What was found of a text so far, in its order."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._paragraphs = self._tables = self._cells = 0
        self._notes: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._doubts: list[Doubt] = []

    def document(self) -> SourceDocument:
        """Return all that was found, and what is doubtful of it."""
        names = dict.fromkeys([*self._places, *self._notes])
        notes = tuple(Doubt("footnote", self._places.get(name), self._note_words(name)) for name in names)
        return SourceDocument(tuple(self._blocks), (*self._doubts, *notes))

    def add_paragraph(
        self, text: str, number: str = "", *, is_heading: bool = False, is_plain: bool = False
    ) -> bool:
        """Add a paragraph; return whether anything of it is seen. `is_plain`: marks are letters."""
        place = Place(paragraph=self._paragraphs + 1)
        seen = Shown(text) if is_plain else self._seen(text, place)
        if not seen.text:
            return False
        self._paragraphs += 1
        self._blocks.append(Paragraph(seen.text, place, number, is_heading or seen.is_bold))
        return True

    def add_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table of cells in Markdown. Raises FileError when it is too large."""
        self._tables += 1
        self._blocks.append(self._table(rows, self._tables, 0))

    def extend_table(self, rows: Sequence[Sequence[str]]) -> bool:
        """Add rows to the table that was added last, if they are as wide; return whether they were."""
        last = self._blocks[-1] if self._blocks else None
        if (
            not isinstance(last, Table)
            or not last.rows
            or any(len(row) != len(last.rows[0].cells) for row in rows)
        ):
            return False
        more = self._table(rows, self._tables, len(last.rows))
        self._blocks[-1] = last._replace(rows=last.rows + more.rows)
        return True

    def _table(self, rows: Sequence[Sequence[str]], number: int, rows_before: int) -> Table:
        width = max(map(len, rows))
        bounds.check_table(rows_before + len(rows), width)
        self._count_cells(len(rows) * width)
        made = []
        for index, row in enumerate(rows, start=rows_before + 1):
            place = Place(table=number, row=index)
            cells = [Cell(self._seen(cell, place).text) for cell in row]
            made.append(Row((*cells, *[Cell("")] * (width - len(cells))), place))
        return Table(tuple(made), Place(table=number))

    def add_web_page(self, html: str) -> None:
        """Add the tables and paragraphs of a piece of HTML."""
        from cchc.sources.web import web_page  # noqa: PLC0415  most texts have none, and lxml is large

        piece = web_page.read_text(html)
        for block in piece.blocks:
            if isinstance(block, Paragraph):
                self.add_paragraph(block.text, block.number, is_heading=block.is_bold, is_plain=True)
                continue
            self._tables += 1
            self._count_cells(sum(len(row.cells) for row in block.rows))
            self._blocks.append(self._placed(block, self._tables))
        self._doubts += piece.doubts

    def _placed(self, table: Table, number: int) -> Table:
        """Return a table of a piece of HTML as one of the whole text, its notes noted."""
        rows = []
        for row in table.rows:
            place = row.place._replace(table=number)
            cells = tuple(
                cell._replace(text=self._noted(shown_in_web_table(cell.text), place).text)
                for cell in row.cells
            )
            rows.append(row._replace(cells=cells, place=place))
        return table._replace(rows=tuple(rows), place=Place(table=number))

    def _count_cells(self, count: int) -> None:
        self._cells += count
        bounds.check_cells(self._cells)

    def add_note(self, name: str, text: str) -> None:
        """Add what a note at the foot says."""
        self._notes.setdefault(name, shown(text).text)

    def _seen(self, text: str, place: Place) -> Shown:
        """Return what is seen of a text that stands at a place, its notes noted."""
        return self._noted(shown(text), place)

    def _noted(self, seen: Shown, place: Place) -> Shown:
        for name in seen.notes:
            self._places.setdefault(name, place)
        return seen

    def _note_words(self, name: str) -> str:
        text = " ".join(self._notes.get(name, "").split())
        if not text:
            return f"Có dấu chú thích {name}, không có nội dung chú thích."
        return f"Chú thích {name}, không đọc vào nội dung: “{shortened(text, _QUOTED)}”."
