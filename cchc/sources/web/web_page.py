"""A web page, saved from a browser or from Word → a source document.

Nothing that a page refers to is fetched, and nothing in it is run. Tables that only lay out a page are
entered. Read next: `cchc.sources.web.page_text`, `cchc.sources.web.cell_tables`.
"""

from __future__ import annotations

import re

from cchc import patterns
from cchc.errors import FileError
from cchc.sources import bounds, old_fonts
from cchc.sources.document import Block, Paragraph, Place, SourceDocument
from cchc.sources.doubts import Doubt, struck_words
from cchc.sources.encodings import decoded
from cchc.sources.lines import shortened
from cchc.sources.web import cell_tables, page_text

_HEAD = 4096  # bytes in which a page says its encoding
_CHARSET = patterns.lazy(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_QUOTED = 60  # characters of what was left out, in a doubt


def read(data: bytes) -> SourceDocument:
    """Return what stands in a web page.

    Raises FileError when it can't be read or is too large.
    """
    charset = _CHARSET.search(data[:_HEAD])
    return read_text(decoded(data, charset[1].decode("ascii") if charset else ""))


def read_text(html: str) -> SourceDocument:
    """Return what stands in a page, or a piece of one. Raises as `read` does."""
    bounds.check_text(len(html))
    root = page_text.parse(html)
    if root is None:
        raise FileError(
            "tệp này không phải là trang web đọc được",
            "mở bằng trình duyệt, chép sang Word rồi lưu lại thành .docx",
        )
    return _document(root)


def _document(root: page_text.Element) -> SourceDocument:
    findings = page_text.Findings(" ".join(each.text or "" for each in root.iter("style")))
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    paragraphs = tables = cells = 0
    for each in page_text.texts(root, cell_tables.is_table, findings):
        if isinstance(each, page_text.Text):
            paragraphs += 1
            blocks.append(Paragraph(each.text, Place(paragraph=paragraphs), each.number, each.is_bold))
            continue
        tables += 1
        table = cell_tables.read(each, tables, findings)
        blocks.append(table)
        cells += sum(len(row.cells) for row in table.rows)
        bounds.check_cells(cells)
        if cell_tables.has_nested(each):
            doubts.append(nested_doubt(Place(table=tables)))
    return SourceDocument(tuple(blocks), (*doubts, *finding_doubts(findings)))


def nested_doubt(place: Place) -> Doubt:
    """Return the doubt that a table stands in a cell of another."""
    return Doubt("nested-table", place, "Trong ô có một bảng khác; chữ của bảng đó được đọc như chữ của ô.")


def finding_doubts(findings: page_text.Findings) -> tuple[Doubt, ...]:
    """Return the doubts about what was left out of a page."""
    doubts = []
    if findings.hidden:
        doubts.append(Doubt("hidden-text", None, f"Có chữ bị ẩn, không đọc: {_quoted(findings.hidden)}."))
    if findings.deleted:
        doubts.append(
            Doubt("tracked-change", None, f"Có chữ đã gạch bỏ, không đọc: {_quoted(findings.deleted)}.")
        )
    if findings.struck:
        doubts.append(Doubt("struck-text", None, struck_words(findings.struck)))
    if findings.has_notes:
        doubts.append(
            Doubt("footnote", None, "Văn bản có chú thích; dấu chú thích không được đọc vào nội dung.")
        )
    doubts += [old_fonts.doubt(old, None) for old in sorted(findings.old)]
    return tuple(doubts)


def _quoted(texts: list[str]) -> str:
    listed = "; ".join(f"“{shortened(text, _QUOTED)}”" for text in texts[:3])
    return listed + ("; …" if len(texts) > 3 else "")  # noqa: PLR2004
