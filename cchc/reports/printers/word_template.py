"""The default Word forms, made by code: what an official document looks like (Decree 30/2020/NĐ-CP).

A form is a Word file with Jinja in it, which `cchc template init word` writes for an office to
restyle in Word: every kind of line has a style of its own. Sizes, margins and what is bold are the
decree's, appendix I. What the words are is `cchc.reports.official.official_document`'s business.

Read next: `cchc.reports.printers.word` (who fills a form in).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc.reports.official import assignment, plan_document, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph


FONT = "Times New Roman"
_CENTER, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_LEFT = WD_ALIGN_PARAGRAPH.LEFT

RULE_AS_LONG = "Đường kẻ bằng dòng chữ"
RULE_SHORT = "Đường kẻ ngắn"


class Look(NamedTuple):
    """How a kind of line looks; sizes and spaces in points, `first` is the first line's indent in mm."""

    name: str
    size: float
    align: Any
    bold: bool = False
    italic: bool = False
    first: float = 0
    after: float = 0
    before: float = 0


LOOKS = (
    Look("Lưu ý", 13, _CENTER, bold=True, after=6),
    Look("Cơ quan chủ quản", 12, _CENTER),
    Look("Cơ quan ban hành", 12, _CENTER, bold=True),
    Look("Quốc hiệu", 12, _CENTER, bold=True),
    Look("Tiêu ngữ", 13, _CENTER, bold=True),
    Look(RULE_AS_LONG, 2, _CENTER),
    Look(RULE_SHORT, 2, _CENTER),
    Look("Số, ký hiệu", 13, _CENTER, before=4),
    Look("Địa danh, ngày tháng", 13, _CENTER, italic=True, before=4),
    Look("Tên loại", 14, _CENTER, bold=True, before=14),
    Look("Trích yếu", 14, _CENTER, bold=True),
    Look("Kính gửi", 14, _CENTER, before=12, after=6),
    Look("Căn cứ", 14, _JUSTIFY, italic=True, first=12.7, after=6),
    Look("Nội dung", 14, _JUSTIFY, first=12.7, after=6),
    Look("Phần", 14, _JUSTIFY, bold=True, first=12.7, after=6),
    Look("Mục", 14, _JUSTIFY, bold=True, first=12.7, after=6),
    Look("Gạch đầu dòng", 14, _JUSTIFY, first=12.7, after=6),
    Look("Chỗ điền", 14, _JUSTIFY, italic=True, first=12.7, after=6),
    Look("Chức vụ ký", 14, _CENTER, bold=True),
    Look("Họ tên người ký", 14, _CENTER, bold=True, before=70),
    Look("Nơi nhận", 12, _LEFT, bold=True, italic=True),
    Look("Danh sách nơi nhận", 11, _LEFT),
    Look("Phụ lục", 14, _CENTER, bold=True),
    Look("Tên phụ lục", 14, _CENTER, bold=True),
    Look("Kèm theo", 14, _CENTER, italic=True),
    Look("Đầu bảng", 12, _CENTER, bold=True),
    Look("Trong bảng", 12, _LEFT),
    Look("Giữa bảng", 12, _CENTER),
    Look("Cuối bảng", 1, _LEFT),
)

# Widths of columns in millimetres; they fill the width of the text.
_WIDTHS: dict[str, tuple[float, ...]] = {
    "plan": (15, 107, 45, 45, 40),
    "progress": (12, 72, 40, 35, 35, 18, 40),
    "assignment": (10, 58, 25, 26, 36),
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "plan": plan_document.COLUMNS,
    "progress": progress.COLUMNS,
    "assignment": assignment.COLUMNS,
}
_CENTRED = {"Số TT", "TT", "NV", "Tiến độ"}
_HEAD = (66.0, 89.0)  # who issues, and the nation's name on one line at 12 points
_FOOT = (70.0, 85.0)


def form(kind: str) -> bytes:
    """Give the default form of a kind of document."""
    columns = COLUMNS[kind]
    document = docx.Document()
    _add_looks(document)
    _lay_out_upright(document)
    _tag(document, "{%p if report.banner %}")
    _add(document, "Lưu ý", "{{ report.banner }}")
    _tag(document, "{%p endif %}")
    _add_head(document)
    _add(document, "Tên loại", "{{ report.type }}")
    _add(document, "Trích yếu", "{{ report.subject }}")
    _add(document, RULE_SHORT, "")
    _tag(document, "{%p for line in report.addressees %}")
    _add(document, "Kính gửi", "{{ line }}")
    _tag(document, "{%p endfor %}")
    _add_lines(document, "report.lines")
    if kind == "assignment":
        _tag(document, "{%p if report.table %}")
        _add_table(document, "report.table", kind, columns)
        _add(document, "Nội dung", "")
        _tag(document, "{%p endif %}")
    _add_lines(document, "report.closing")
    _add_foot(document)
    if kind == "assignment":
        _add_after_table(document)
    else:
        _add_annex(document, kind, columns)
    document.core_properties.category = kind  # so that one kind's form is not taken for another's
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add_looks(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1
    for look in LOOKS:
        style: Any = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
        spacing = style.paragraph_format
        spacing.alignment = look.align
        spacing.first_line_indent = Mm(look.first)
        spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
        if look.name in {RULE_AS_LONG, RULE_SHORT}:
            spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(5)
            _add_rule(style.element.get_or_add_pPr())
        if look.name in {"Phần", "Mục"}:
            spacing.keep_with_next = True


def _add_rule(properties: Any) -> None:  # noqa: ANN401  lxml's elements have no types
    """Draw a line over a paragraph, as wide as its indents leave it."""
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _lay_out_upright(document: Document) -> None:
    """A4 upright, margins 25/20/20/35 mm (top, right, bottom, left), page number from the second page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.left_margin, section.right_margin = Mm(35), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTER
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
    """Put a tag of the form's language on a line of its own, which goes away when it is filled in."""
    _add(where, "Normal", tag)


def _add(where: Document | _Cell, style: str, text: str) -> Paragraph:
    return where.add_paragraph(text, style=style)


def _grid(document: Document, widths: Sequence[float], *, ruled: bool) -> Table:
    """Give a table with one row and fixed columns: both the grid and the cells say how wide."""
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


def _add_head(document: Document) -> None:
    """Who issues it and its number at the left; the nation, place and day at the right."""
    table = _grid(document, _HEAD, ruled=False)
    left, right = table.rows[0].cells
    _begin(left, "Normal", "{%p for line in report.superior %}")
    _add(left, "Cơ quan chủ quản", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _tag(left, "{%p for line in report.issuer %}")
    _add(left, "Cơ quan ban hành", "{{ line }}")
    _tag(left, "{%p endfor %}")
    _add(left, RULE_SHORT, "")
    _add(left, "Số, ký hiệu", "{{ report.number }}")
    _begin(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    _add(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    _add(right, RULE_AS_LONG, "")
    _add(right, "Địa danh, ngày tháng", "{{ report.place_day }}")


_STYLE_OF_LINE = (
    ("basis", "Căn cứ"),
    ("part", "Phần"),
    ("article", "Mục"),
    ("item", "Gạch đầu dòng"),
    ("blank", "Chỗ điền"),
)


def _add_lines(document: Document, name: str) -> None:
    """Give each line of a list the style of its kind."""
    _tag(document, f"{{%p for line in {name} %}}")
    for number, (kind, style) in enumerate(_STYLE_OF_LINE):
        _tag(document, f'{{%p {"el" if number else ""}if line.style == "{kind}" %}}')
        _add(document, style, "{{ line.text }}")
    _tag(document, "{%p else %}")
    _add(document, "Nội dung", "{{ line.text }}")
    _tag(document, "{%p endif %}")
    _tag(document, "{%p endfor %}")


def _add_table(document: Document, name: str, kind: str, columns: Sequence[str]) -> None:
    """Add a table whose head is repeated on every page, and whose rows are not cut."""
    widths = _WIDTHS[kind]
    table = _grid(document, widths, ruled=True)
    for place, cell in enumerate(table.rows[0].cells):
        _begin(cell, "Đầu bảng", f"{{{{ {name}.columns[{place}] }}}}")
    _mark(table.rows[0], "w:tblHeader")
    for tag in (f"{{%tr for row in {name}.rows %}}", "", "{%tr endfor %}"):
        row: Any = table.add_row()  # type: ignore[no-untyped-call]
        if tag:
            row.cells[0].paragraphs[0].text = tag
            continue
        _mark(row, "w:cantSplit")
        for index, (cell, title) in enumerate(zip(row.cells, columns, strict=True)):
            _begin(cell, "Giữa bảng" if title in _CENTRED else "Trong bảng", f"{{{{ row[{index}] }}}}")
    _size(table, widths)


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  python-docx has no such property


def _add_foot(document: Document) -> None:
    """Whom it goes to at the left, who signs at the right; kept on one page."""
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


def _add_annex(document: Document, kind: str, columns: Sequence[str]) -> None:
    """A4 lying, margins 20/15/20/30 mm."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = False
    _add(document, "Phụ lục", "{{ report.annex.label }}")
    _add(document, "Tên phụ lục", "{{ report.annex.title }}")
    _add(document, "Kèm theo", "{{ report.annex.caption }}")
    _add(document, RULE_SHORT, "")
    _add_table(document, "report.annex.table", kind, columns)
    _add_after_table(document)


def _add_after_table(document: Document) -> None:
    """Word calls a body that ends in a table damaged."""
    _add(document, "Cuối bảng", "")
