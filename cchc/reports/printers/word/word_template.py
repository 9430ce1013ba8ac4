"""The default Word templates, made by code: how an official document is laid out (Decree 30/2020/NĐ-CP).

A template is a Word file with Jinja in it, which `cchc template init word` writes for an office to
restyle in Word. Margins and the order of the parts are the decree's, appendix I. Knows no words of a
document: they are `cchc.reports.official.official_document`'s.

Read next: `cchc.reports.printers.word.word_styles` (each kind of line),
`cchc.reports.printers.word.word_document` (who fills a template in).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from cchc.reports.printers.word import word_pages, word_parts, word_styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from cchc.reports.document_kinds import DocumentKind, TableColumn


# Widths of columns in millimetres; they fill the width of the text, upright and lying.
_HEAD = (66.0, 89.0)  # who issues, and the nation's name on one line at 12 points
_FOOT = (70.0, 85.0)
_LYING = (116.0, 136.0)


def build(kind: DocumentKind) -> bytes:
    """Return the default template of a kind of document."""
    document = docx.Document()
    word_styles.add_to(document)
    names = (line.name for line in word_styles.LINE_STYLES)
    word_parts.strip(document, names, font=word_styles.FONT)
    word_pages.lay_out(document, lies=kind.lies)
    _tag(document, "{%p if report.banner %}")
    _add(document, "Lưu ý", "{{ report.banner }}")
    _tag(document, "{%p endif %}")
    _add_head(document, kind, _LYING if kind.lies else _HEAD)
    if not kind.is_letter:
        _add(document, "Tên loại", "{{ report.type }}")
        _add(document, "Trích yếu", "{{ report.subject }}")
        _add(document, word_styles.RULE_SHORT, "")
    _tag(document, "{%p for line in report.addressees %}")
    _add(document, "Kính gửi", "{{ line }}")
    _tag(document, "{%p endfor %}")
    _add_lines(document, "report.lines")
    if not kind.has_annex:
        _add_tables(document, kind.columns)
    _add_lines(document, "report.closing")
    if not kind.is_working_copy:
        _add_foot(document, _LYING if kind.lies else _FOOT)
    if kind.has_annex:
        _add_annex(document, "report.annex", kind.columns)
        for annex in kind.annexes:
            _tag(document, f'{{%p if "{annex.name}" in report.more_annexes %}}')
            _add_annex(document, f"report.more_annexes.{annex.name}", annex.columns)
            _tag(document, "{%p endif %}")
    else:
        _add_after_table(document)
    document.core_properties.category = kind.name  # so that it is not taken for another kind's template
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _tag(where: Document | _Cell, tag: str) -> None:
    """Put a tag of Jinja's on a line of its own, which goes away when it is filled in."""
    _add(where, "Normal", tag)


def _add(where: Document | _Cell, style: str, text: str) -> Paragraph:
    return where.add_paragraph(text, style=style)


def _grid(document: Document, widths: Sequence[float], *, ruled: bool) -> Table:
    """Return a new table with one row and fixed columns: both the grid and the cells say how wide."""
    table: Table = document.add_table(rows=1, cols=len(widths), style="Table Grid" if ruled else None)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _no_padding(table) if not ruled else None
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _size(table, widths)
    return table


def _size(table: Table, widths: Sequence[float]) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _no_padding(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), "0")
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    # Its place in the schema is before the look.
    properties = table._tbl.tblPr  # noqa: SLF001  python-docx has no such property
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)


def _begin(cell: _Cell, style: str, text: str) -> None:
    """Write a cell's first paragraph, which is there already."""
    first = cell.paragraphs[0]
    first.style = style
    first.text = text


def _add_head(document: Document, kind: DocumentKind, widths: Sequence[float]) -> None:
    """Add who issues it and its number at the left, the nation, place and day at the right.

    A working copy has neither number nor day; a letter's subject stands under its number.
    """
    table = _grid(document, widths, ruled=False)
    left, right = table.rows[0].cells
    _begin(left, "Normal", "{%p for line in report.superior %}")
    _add(left, "Cơ quan chủ quản", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _tag(left, "{%p for line in report.issuer %}")
    _add(left, "Cơ quan ban hành", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _add(left, word_styles.RULE_SHORT, "")
    _begin(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    _add(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    _add(right, word_styles.RULE_AS_LONG, "")
    if kind.is_working_copy:
        return
    left, right = table.add_row().cells  # type: ignore[no-untyped-call]  # on one line, whatever stands above
    _begin(left, "Số, ký hiệu", "{{ report.number }}")
    _begin(right, "Địa danh, ngày tháng", "{{ report.place_day }}")
    if kind.is_letter:
        _add(left, "Trích yếu công văn", "{{ report.subject }}")
    _size(table, widths)


_STYLE_OF_LINE = (
    ("basis", "Căn cứ"),
    ("part", "Phần"),
    ("article", "Mục"),
    ("centred", "Tên loại"),
    ("item", "Gạch đầu dòng"),
    ("blank", "Chỗ điền"),
)


def _add_lines(document: Document, name: str) -> None:
    """Add each line of a list in the style of its kind."""
    _tag(document, f"{{%p for line in {name} %}}")
    for number, (kind, style) in enumerate(_STYLE_OF_LINE):
        _tag(document, f'{{%p {"el" if number else ""}if line.style == "{kind}" %}}')
        _add(document, style, "{{ line.text }}")
    _tag(document, "{%p else %}")
    _add(document, "Nội dung", "{{ line.text }}")
    _tag(document, "{%p endif %}")
    _tag(document, "{%p endfor %}")


def _add_tables(document: Document, columns: Sequence[TableColumn]) -> None:
    """Add the table among the paragraphs, and those behind it with the lines above them."""
    _tag(document, "{%p if report.table %}")
    _add_table(document, "report.table", columns)
    _add(document, "Nội dung", "")
    _tag(document, "{%p endif %}")
    _tag(document, "{%p for more in report.more_tables %}")
    _add_lines(document, "more.lines")
    _add_table(document, "more.table", columns)
    _add(document, "Nội dung", "")
    _tag(document, "{%p endfor %}")


def _add_table(document: Document, name: str, columns: Sequence[TableColumn]) -> None:
    """Add a table whose head is repeated on every page, and whose rows are not cut."""
    widths = [column.width for column in columns]
    table = _grid(document, widths, ruled=True)
    for index, cell in enumerate(table.rows[0].cells):
        _begin(cell, "Đầu bảng", f"{{{{ {name}.columns[{index}] }}}}")
    _mark(table.rows[0], "w:tblHeader")
    for tag in (f"{{%tr for row in {name}.rows %}}", "", "{%tr endfor %}"):
        row: Any = table.add_row()  # type: ignore[no-untyped-call]
        if tag:
            row.cells[0].paragraphs[0].text = tag
            continue
        _mark(row, "w:cantSplit")
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
            _begin(cell, "Giữa bảng" if column.centred else "Trong bảng", f"{{{{ row[{index}] }}}}")
    _size(table, widths)


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  python-docx has no such property


def _add_foot(document: Document, widths: Sequence[float]) -> None:
    """Add whom it goes to at the left, who signs at the right; kept on one page."""
    table = _grid(document, widths, ruled=False)
    _mark(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    _begin(left, "Nơi nhận", "Nơi nhận:")
    _tag(left, "{%p for line in report.recipients %}")
    _add(left, "Danh sách nơi nhận", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _begin(right, "Normal", "{%p for line in report.signature.lines %}")
    _add(right, "Chức vụ ký", "{{ line }}")
    _tag(right, "{%p endfor %}")
    _add(right, "Họ tên người ký", "{{ report.signature.name }}")


def _add_annex(document: Document, name: str, columns: Sequence[TableColumn]) -> None:
    """Add an annex on pages of its own."""
    word_pages.begin_landscape(document)
    _add(document, "Phụ lục", f"{{{{ {name}.label }}}}")
    _add(document, "Tên phụ lục", f"{{{{ {name}.title }}}}")
    _add(document, "Kèm theo", f"{{{{ {name}.caption }}}}")
    _add(document, word_styles.RULE_SHORT, "")
    _add_table(document, f"{name}.table", columns)
    _add_after_table(document)


def _add_after_table(document: Document) -> None:
    """Add a last paragraph, since Word calls a body that ends in a table damaged."""
    _add(document, "Cuối bảng", "")
