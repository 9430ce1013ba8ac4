"""A source document: what an office wrote in Word, Excel, PDF or text, as paragraphs and tables.

Every format is read into these values, so that whoever looks for tasks need not know which it was.
White space inside a line is one space, letters are composed (NFC). Knows no plan. Read next:
`cchc.sources.reading` (a file → a document), `cchc.drafts.reading` (a document → what a plan says).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from cchc.sources.doubts import Doubt

# Where a cell's text comes from: its own, or a merged cell that began further left or further up.
Merge = Literal["", "across", "down"]


class Place(NamedTuple):
    """Where something stands in a source, counted from 1 as a person counts; None where not known.

    Word, Markdown and HTML: `table` and `row`, or `paragraph`; Excel: `sheet` and `row`; PDF: `page`,
    and in it `table` and `row`; plain text: `line`.
    """

    sheet: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    paragraph: int | None = None

    @property
    def words(self) -> str:
        """The place in words.

        >>> Place(page=6, table=1, row=4).words
        'trang 6, bảng 1, dòng 4'
        >>> Place(sheet="Nhiệm vụ", row=7).words
        'trang tính “Nhiệm vụ”, dòng 7'
        """
        known = {
            "trang tính": f"“{self.sheet}”" if self.sheet is not None else None,
            "trang": self.page,
            "bảng": self.table,
            "dòng": self.row if self.row is not None else self.line,
            "đoạn": self.paragraph,
        }
        return ", ".join(f"{name} {value}" for name, value in known.items() if value is not None)

    def to_dict(self) -> dict[str, str | int]:
        """Return the known parts of the place, as `--format json` prints them."""
        return {name: value for name, value in self._asdict().items() if value is not None}


class Paragraph(NamedTuple):
    """A paragraph outside tables. `number` is what a program counts for it ("II.", "a)", "-"), not in `text`.

    A line break that a person made inside it is a line feed; where lines only wrap (PDF) there is none.
    """

    text: str
    place: Place
    number: str = ""
    is_bold: bool = False


class Cell(NamedTuple):
    """A cell of a table's grid. A merged cell stands at each of its places, with the same text.

    `number` is what a program counts for its first paragraph, not in `text`. `day` is set where the cell
    holds a real date of Excel (`text` is then its words, day first).
    """

    text: str
    merged: Merge = ""
    number: str = ""
    day: date | None = None


class Row(NamedTuple):
    """A row of a table; `begins_page`: the first one on a page that is not the table's first."""

    cells: tuple[Cell, ...]
    place: Place
    is_hidden: bool = False
    begins_page: bool = False


class Table(NamedTuple):
    """A table: rows of as many cells each as it is wide. `name` is a sheet's.

    `can_wrap`: a line end inside a cell may be a wrap of one word group (PDF), so the reader joined lines.
    `has_borders` is False for the tables that only lay out a head or a foot, where that is known.
    """

    rows: tuple[Row, ...]
    place: Place
    name: str = ""
    hidden_columns: tuple[int, ...] = ()
    is_hidden: bool = False
    has_borders: bool = True
    can_wrap: bool = False


Block = Paragraph | Table


class SourceDocument(NamedTuple):
    """What stands in a file, in its order, and what its reader was not sure of.

    `asides` are the paragraphs of text boxes, which stand beside the text and not in it.
    """

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()
    asides: tuple[Paragraph, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def without_rows_of(self, tables: Collection[Table]) -> SourceDocument:
        """Return the document with some tables emptied, for who reads the words around them."""
        blocks = (
            block._replace(rows=(), has_borders=True)
            if isinstance(block, Table) and block in tables
            else block
            for block in self.blocks
        )
        return self._replace(blocks=tuple(blocks))
