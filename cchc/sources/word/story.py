"""A story of a Word file (its body, a note, a text box) → paragraphs and tables in their order.

A paragraph whose end was deleted or hidden goes on in the next one. A table in a cell becomes lines of it,
a table that is one cell around another is left out of account. What stands in text boxes is put aside.
Knows no parts of the file. Read next: `cchc.sources.word.runs`, `cchc.sources.word.tables`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.sources.document import Block, Cell, Paragraph, Place, Table
from cchc.sources.lines import folded
from cchc.sources.word.contents import mark_whole_fields, within
from cchc.sources.word.parts import R, child
from cchc.sources.word.remarks import quoted
from cchc.sources.word.runs import RunReader, text_of
from cchc.sources.word.sides import sides
from cchc.sources.word.tables import has_borders, is_frame, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.sources.word.numbering import Numbering
    from cchc.sources.word.parts import Element
    from cchc.sources.word.remarks import Remarks
    from cchc.sources.word.runs import Piece
    from cchc.sources.word.styles import Styles

_BLOCKS = frozenset({"p", "tbl", "altChunk"})
_CODES = {"footnote": "footnote", "endnote": "footnote", "comment": "comment"}
_SENTENCES = {"footnote": "Chú thích cuối trang", "endnote": "Chú thích cuối văn bản", "comment": "Lời bình"}


class Line(NamedTuple):
    """A paragraph as it is read: what Word counts for it, its text, what stands on each side of its tabs."""

    number: str
    text: str
    is_bold: bool
    sides: tuple[str, str] | None = None


class Story:
    """Reads one story. `note` gives the text of a note or comment, `chunk` the blocks of a file put in."""

    def __init__(
        self,
        styles: Styles,
        remarks: Remarks,
        numbering: Numbering | None = None,
        note: Callable[[str, str], str] | None = None,
        chunk: Callable[[str], tuple[Block, ...]] | None = None,
    ) -> None:
        self.asides: list[Paragraph] = []
        self.sides: dict[int, tuple[str, str]] = {}
        self.tables = 0
        self.paragraphs = 0
        self._styles = styles
        self._remarks = remarks
        self._numbering = numbering
        self._note = note
        self._chunk = chunk
        self._runs = RunReader(styles, remarks)
        self._carried: tuple[str, tuple[Piece, ...]] = ("", ())

    @property
    def has_pictures(self) -> bool:
        """Whether there is a picture or a drawing in what was read."""
        return self._runs.has_pictures

    def blocks(self, container: Element) -> Iterator[Block]:
        """Yield the paragraphs that say something and the tables of a container, with their places."""
        mark_whole_fields(container)
        yield from self._blocks(container)

    def _blocks(self, container: Element) -> Iterator[Block]:
        for element in within(container, _BLOCKS):
            name = element.tag.rpartition("}")[2]
            if name == "p":
                yield from self._paragraph(self._line(element))
                continue
            yield from self._paragraph(self._rest())
            if name == "altChunk":
                yield from self._chunk_blocks(element)
            elif is_frame(element):
                yield from self._frame(element)
            else:
                self.tables += 1
                table = self._table(element, Place(table=self.tables))
                if table.rows:
                    yield table
        yield from self._paragraph(self._rest())

    def _chunk_blocks(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of a file that was put in, their places counted on from those before."""
        blocks = () if self._chunk is None else self._chunk(element.get(f"{R}id", ""))
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraphs += 1
                yield block._replace(place=Place(paragraph=self.paragraphs))
                continue
            self.tables += 1
            rows = [row._replace(place=row.place._replace(table=self.tables)) for row in block.rows]
            yield block._replace(rows=tuple(rows), place=Place(table=self.tables))

    def _frame(self, table: Element) -> Iterator[Block]:
        for row in within(table, frozenset({"tr"})):
            for cell in within(row, frozenset({"tc"})):
                yield from self._blocks(cell)

    def _paragraph(self, line: Line | None) -> Iterator[Paragraph]:
        if line is None or not line.text:
            self._settle(Place(paragraph=self.paragraphs) if self.paragraphs else None)
            return
        self.paragraphs += 1
        place = Place(paragraph=self.paragraphs)
        self._settle(place)
        if line.sides is not None:
            self.sides[self.paragraphs] = line.sides
        yield Paragraph(line.text, place, line.number, line.is_bold)

    def _settle(self, place: Place | None) -> None:
        self._remarks.settle(place)

    def _line(self, paragraph: Element) -> Line | None:
        """Return a paragraph that ends and says something, with what goes on in it from the one before."""
        words = self._runs.read(paragraph)
        self._put_aside()
        number, before = self._carried
        pieces = (*before, *words.pieces)
        if self._numbering is not None and words.has_number and not number:
            number = self._numbering.next(child(paragraph, "pPr"))
        if words.continues:
            self._carried = (number, pieces)
            return None
        self._carried = ("", ())
        return self._said(number, pieces)

    def _rest(self) -> Line | None:
        """Return what goes on from the last paragraph where none follows."""
        number, pieces = self._carried
        if not number and not pieces:
            return None
        self._carried = ("", ())
        return self._said(number, pieces)

    def _said(self, number: str, pieces: tuple[Piece, ...]) -> Line | None:
        stored = text_of(pieces, self._remarks)
        text = folded(stored)
        seen = [piece for piece in pieces if piece.text.strip()]
        is_bold = bool(seen) and all(piece.is_bold for piece in seen)
        return Line(number, text, is_bold, sides(stored)) if text or number else None

    def lines(self, container: Element) -> list[Line]:
        """Return the paragraphs of a cell, a note or a text box; a table in it as a line for each row."""
        found: list[Line | None] = []
        for element in within(container, _BLOCKS):
            if element.tag.endswith("}p"):
                found.append(self._line(element))
            elif element.tag.endswith("}tbl"):
                found += [self._rest(), *self._rows_as_lines(element)]
        found.append(self._rest())
        return [line for line in found if line is not None]

    def _rows_as_lines(self, table: Element) -> list[Line]:
        nested = self._table(table, Place())
        texts = [
            " ".join(
                _with_number(cell.number, cell.text) for cell in row.cells if not cell.merged and cell.text
            )
            for row in nested.rows
        ]
        lines = [Line("", text.replace("\n", " "), is_bold=False) for text in texts if text]
        if lines:
            said = quoted(" ".join(line.text for line in lines))
            self._remarks.add(
                "nested-table", f"Bảng nằm trong ô, đọc mỗi dòng của nó thành một dòng chữ: {said}."
            )
        return lines

    def _table(self, table: Element, place: Place) -> Table:
        rows = read_rows(table, place, self._cell, self._remarks)
        return Table(rows, place, has_borders=has_borders(table, self._styles))

    def _cell(self, cell: Element) -> Cell:
        lines = self.lines(cell)
        if not lines:
            return Cell("")
        first, *others = lines
        texts = [first.text, *(_with_number(line.number, line.text) for line in others if line.text)]
        return Cell("\n".join(filter(None, texts)), number=first.number)

    def _put_aside(self) -> None:
        """Read the text boxes and name the notes and comments of the last paragraph."""
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            story = Story(self._styles, self._remarks, note=self._note)
            mark_whole_fields(box)
            self.asides += [
                Paragraph(line.text, Place(), is_bold=line.is_bold) for line in story.lines(box) if line.text
            ]
            self.asides += story.asides
        letterings, self._runs.letterings = self._runs.letterings, []
        self.asides += [Paragraph(text, Place()) for text in letterings if text.strip()]
        references, self._runs.references = self._runs.references, []
        for kind, identifier in references:
            text = self._note(kind, identifier) if self._note is not None else ""
            self._remarks.add(_CODES[kind], f"{_SENTENCES[kind]}: {quoted(text)}.")


def _with_number(number: str, text: str) -> str:
    return f"{number} {text}" if number else text
