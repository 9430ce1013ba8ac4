"""What a Word template can't say of its tables, done after it is filled in.

Rows that head others are bold, span the columns and stay with them; a form from before a table's columns
were others gets their widths, else what is long now stands where a figure stood. Widths that an office
chose stay.

Read next: `cchc.reports.printers.word.word_layout` (the same for lines), `cchc.reports.document_kinds`
(columns).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from cchc.reports.printers.word import word_styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document

    from cchc.reports.document_kinds import DocumentKind

_HEAD = re.compile(r"[IVX]*")  # how a row that heads others is numbered, if it is
_SAID = 3  # its number and its words stand in the first columns alone
_CENTRED, _PLAIN = "Giữa bảng", "Trong bảng"


def lay_out(document: Document, kind: DocumentKind) -> None:
    """Do what a template can't say."""
    for table in document.tables:
        rows = table._tbl.tr_lst  # noqa: SLF001  python-docx goes through the whole table for each cell
        said = [_text(cell) for cell in rows[0].tc_lst] if rows else []
        if tuple(said) == kind.titles and _widths(table._tbl) == kind.earlier_widths:  # noqa: SLF001
            _fit(document, table._tbl, kind)  # noqa: SLF001
        if len(said) > _SAID:
            for row in rows[1:]:
                _mark_head(row, document)


def _text(element: Any) -> str:  # noqa: ANN401  lxml's elements have no types
    return "".join(text.text or "" for text in element.iter(qn("w:t"))).strip()


def _widths(table: Any) -> tuple[float, ...]:  # noqa: ANN401
    """Return the widths of a table's columns in whole millimetres."""
    return tuple(round(Length(column.w or 0).mm) for column in table.tblGrid.gridCol_lst)


def _fit(document: Document, table: Any, kind: DocumentKind) -> None:  # noqa: ANN401
    """Give a table's columns the widths that they have now, and their cells the style."""
    for column, now in zip(table.tblGrid.gridCol_lst, kind.columns, strict=True):
        column.w = Mm(now.width)
    for place, row in enumerate(table.tr_lst):
        for cell, now in zip(row.tc_lst, kind.columns, strict=False):
            cell.width = Mm(now.width)
            for paragraph in _paragraphs(cell, document) if place else ():
                if paragraph.style is not None and paragraph.style.name in {_CENTRED, _PLAIN}:
                    paragraph.style = document.styles[_CENTRED if now.centred else _PLAIN]


def _mark_head(row: Any, document: Document) -> None:  # noqa: ANN401
    """Give a row that heads others the style of a table's head, let it span, and keep it with the next one.

    By a style, since a program that saves the file may write runs that were made bold in another way: that
    would be taken for somebody's change.
    """
    number, *words = [_text(cell) for cell in row.tc_lst]
    if _HEAD.fullmatch(number) and any(words) and not any(words[_SAID - 1 :]):
        is_known = word_styles.HEAD in {style.name for style in document.styles}
        for place, cell in enumerate(row.tc_lst):
            for paragraph in _paragraphs(cell, document):
                paragraph.style = document.styles[word_styles.HEAD] if is_known else paragraph.style
                paragraph.paragraph_format.alignment = word_styles.LEFT if place else word_styles.CENTER
                paragraph.paragraph_format.keep_with_next = True
        _span(row.tc_lst[1:])


def _span(cells: Sequence[Any]) -> None:
    """Make one cell of those beside each other of which a single one says something."""
    said = next(cell for cell in cells if _text(cell))
    said.width = Length(sum(cell.width or 0 for cell in cells))
    said.grid_span = sum(cell.grid_span for cell in cells)
    for cell in cells:
        if cell is not said:
            cell.getparent().remove(cell)


def _paragraphs(cell: Any, document: Document) -> Iterator[Paragraph]:  # noqa: ANN401
    return (Paragraph(one, document) for one in cell.iter(qn("w:p")))
