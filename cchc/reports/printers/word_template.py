"""The default Word templates, made by code: how an official document is laid out (Decree 30/2020/NĐ-CP).

A template is a Word file with Jinja in it, which `cchc template init word` writes for an office to
restyle in Word. Margins and the order of the parts are the decree's, appendix I. Knows no words of a
document: they are `cchc.reports.official.official_document`'s.

Read next: `cchc.reports.printers.word_styles` (each kind of line), `cchc.reports.printers.word` (who
fills a template in).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc.reports.printers import word_styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from cchc.reports.document_kinds import DocumentKind, TableColumn


# Widths of columns in millimetres; they fill the width of the text.
_HEAD = (66.0, 89.0)  # who issues, and the nation's name on one line at 12 points
_FOOT = (70.0, 85.0)


def build(kind: DocumentKind) -> bytes:
    """Return the default template of a kind of document."""
    document = docx.Document()
    word_styles.add_to(document)
    _lay_out_portrait(document)
    _tag(document, "{%p if report.banner %}")
    _add(document, "Lưu ý", "{{ report.banner }}")
    _tag(document, "{%p endif %}")
    _add_head(document, is_working_copy=kind.is_working_copy)
    _add(document, "Tên loại", "{{ report.type }}")
    _add(document, "Trích yếu", "{{ report.subject }}")
    _add(document, word_styles.RULE_SHORT, "")
    _tag(document, "{%p for line in report.addressees %}")
    _add(document, "Kính gửi", "{{ line }}")
    _tag(document, "{%p endfor %}")
    _add_lines(document, "report.lines")
    if not kind.has_annex:
        _tag(document, "{%p if report.table %}")
        _add_table(document, "report.table", kind.columns)
        _add(document, "Nội dung", "")
        _tag(document, "{%p endif %}")
    _add_lines(document, "report.closing")
    if not kind.is_working_copy:
        _add_foot(document)
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


def _lay_out_portrait(document: Document) -> None:
    """Lay pages out as A4 portrait, margins 25/20/20/35 mm, with a number from the second page on.

    Margins are top, right, bottom, left.
    """
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.left_margin, section.right_margin = Mm(35), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = word_styles.CENTER
    run = number.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if text:
            element = OxmlElement("w:instrText")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001  python-docx has no fields of its own


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


def _add_head(document: Document, *, is_working_copy: bool) -> None:
    """Add who issues it and its number at the left, the nation, place and day at the right.

    A working copy has neither number nor day.
    """
    table = _grid(document, _HEAD, ruled=False)
    left, right = table.rows[0].cells
    _begin(left, "Normal", "{%p for line in report.superior %}")
    _add(left, "Cơ quan chủ quản", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _tag(left, "{%p for line in report.issuer %}")
    _add(left, "Cơ quan ban hành", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _add(left, word_styles.RULE_SHORT, "")
    if not is_working_copy:
        _add(left, "Số, ký hiệu", "{{ report.number }}")
    _begin(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    _add(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    _add(right, word_styles.RULE_AS_LONG, "")
    if not is_working_copy:
        _add(right, "Địa danh, ngày tháng", "{{ report.place_day }}")


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


def _add_foot(document: Document) -> None:
    """Add whom it goes to at the left, who signs at the right; kept on one page."""
    table = _grid(document, _FOOT, ruled=False)
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
    """Add an annex in A4 landscape, margins 20/15/20/30 mm, its pages numbered anew.

    Margins are top, right, bottom, left.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The break ends the section before: hardly a line, or an empty page would follow a full one.
    document.paragraphs[-1].style = "Cuối bảng"
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _number_anew(section)
    _add(document, "Phụ lục", f"{{{{ {name}.label }}}}")
    _add(document, "Tên phụ lục", f"{{{{ {name}.title }}}}")
    _add(document, "Kèm theo", f"{{{{ {name}.caption }}}}")
    _add(document, word_styles.RULE_SHORT, "")
    _add_table(document, f"{name}.table", columns)
    _add_after_table(document)


def _number_anew(section: Section) -> None:
    """Begin the page numbers of a section at 1."""
    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001  python-docx has no page numbers
        section._sectPr.remove(old)  # noqa: SLF001
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(start)  # noqa: SLF001


def _add_after_table(document: Document) -> None:
    """Add a last paragraph, since Word calls a body that ends in a table damaged."""
    _add(document, "Cuối bảng", "")
