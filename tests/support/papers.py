"""Source documents made in memory from lines: what a reader of Word or PDF would have made of a page.

A line is a paragraph. "{I.} Mục đích" is one whose number Word counts, "*Mục đích*" is bold, and
"left || right" are the two cells of a table without borders, each with its lines parted by " / ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc.drafts.paragraphs import body, head, parts
from cchc.drafts.paragraphs.body import BodyReading
from cchc.drafts.paragraphs.head import HeadReading
from cchc.sources.document import Cell, Paragraph, Place, Row, SourceDocument, Table

ANNEX = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def make_paper(text: str, *tables: Table) -> SourceDocument:
    """Make a document of the lines of a text, with tables behind them."""
    blocks = [_block(line.strip(), index) for index, line in enumerate(text.split("\n"), 1) if line.strip()]
    return SourceDocument((*blocks, *tables))


def make_table(*rows: tuple[str, ...], number: int = 9) -> Table:
    """Make a table with borders, such as an annex."""
    return Table(
        tuple(Row(tuple(map(Cell, row)), Place(table=number, row=i)) for i, row in enumerate(rows, 1)),
        Place(table=number),
    )


def _block(line: str, index: int) -> Paragraph | Table:
    if "||" in line:
        cells = tuple(Cell(part.strip().replace(" / ", "\n")) for part in line.split("||"))
        return Table((Row(cells, Place(table=index, row=1)),), Place(table=index))
    number, text = "", line
    if match := re.match(r"\{([^}]*)\}\s*", line):
        number, text = match[1], line[match.end() :]
    is_bold = text.startswith("*") and text.endswith("*")
    return Paragraph(text.strip("*") if is_bold else text, Place(paragraph=index), number, is_bold)


def read_head(document: SourceDocument, annexes: Sequence[Table] = ()) -> HeadReading:
    """Return what the head of a document says; `annexes` are its tables that hold tasks."""
    return head.read(document, parts.read(document.without_rows_of(annexes)), annexes)


def read_body(document: SourceDocument) -> BodyReading:
    """Return what the body of a document says."""
    return body.read(parts.read(document))
