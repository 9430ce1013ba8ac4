"""The line styles of the default Word templates: what each kind of line looks like on paper.

Sizes, indents and what is bold are those of Decree 30/2020/NĐ-CP, appendix I. An office restyles its
documents in Word by these names, so they never change. Read next: `cchc.reports.printers.word.word_template`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Times New Roman"
CENTER, LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

RULE_AS_LONG = "Đường kẻ bằng dòng chữ"
RULE_SHORT = "Đường kẻ ngắn"
ADDRESSEES = "Kính gửi"
HEAD = "Đầu bảng"
CELLS = frozenset(
    {"Trong bảng", "Giữa bảng"}
)  # a whole one may be a blank; brackets inside are its own words


class LineStyle(NamedTuple):
    """How a kind of line looks; sizes and spaces in points, `first` is the first line's indent in mm.

    `may_be_blank`: people may have to fill in what stands there.
    """

    name: str
    size: float
    align: Any
    bold: bool = False
    italic: bool = False
    first: float = 0
    after: float = 0
    before: float = 0
    may_be_blank: bool = False


LINE_STYLES = (
    LineStyle("Lưu ý", 13, CENTER, bold=True, after=6),
    LineStyle("Cơ quan chủ quản", 12, CENTER),
    LineStyle("Cơ quan ban hành", 12, CENTER, bold=True),
    LineStyle("Quốc hiệu", 12, CENTER, bold=True),
    LineStyle("Tiêu ngữ", 13, CENTER, bold=True),
    LineStyle(RULE_AS_LONG, 2, CENTER, before=2),
    LineStyle(RULE_SHORT, 2, CENTER, before=3),
    LineStyle("Số, ký hiệu", 13, CENTER, before=4, may_be_blank=True),
    LineStyle("Trích yếu công văn", 12, CENTER, before=6),
    LineStyle("Địa danh, ngày tháng", 13, CENTER, italic=True, before=4, may_be_blank=True),
    LineStyle("Tên loại", 14, CENTER, bold=True, before=14),
    LineStyle("Trích yếu", 14, CENTER, bold=True),
    LineStyle(ADDRESSEES, 14, CENTER, before=12, after=6, may_be_blank=True),
    LineStyle("Căn cứ", 14, _JUSTIFY, italic=True, first=12.7, after=6),
    LineStyle("Nội dung", 14, _JUSTIFY, first=12.7, after=6, may_be_blank=True),
    LineStyle("Phần", 14, _JUSTIFY, bold=True, first=12.7, after=6),
    LineStyle("Mục", 14, _JUSTIFY, bold=True, first=12.7, after=6),
    LineStyle("Gạch đầu dòng", 14, _JUSTIFY, first=12.7, after=6, may_be_blank=True),
    LineStyle("Chỗ điền", 14, _JUSTIFY, italic=True, first=12.7, after=6, may_be_blank=True),
    LineStyle("Chức vụ ký", 14, CENTER, bold=True, may_be_blank=True),
    LineStyle("Họ tên người ký", 14, CENTER, bold=True, before=70, may_be_blank=True),
    LineStyle("Nơi nhận", 12, LEFT, bold=True, italic=True),
    LineStyle("Danh sách nơi nhận", 11, LEFT, may_be_blank=True),
    LineStyle("Phụ lục", 14, CENTER, bold=True),
    LineStyle("Tên phụ lục", 14, CENTER, bold=True),
    LineStyle("Kèm theo", 14, CENTER, italic=True),
    LineStyle(HEAD, 12, CENTER, bold=True),
    LineStyle("Trong bảng", 12, LEFT),
    LineStyle("Giữa bảng", 12, CENTER),
    LineStyle("Cuối bảng", 1, LEFT),
)


def add_to(document: Document) -> None:
    """Add the styles to a new document, above its normal one."""
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
    for line in LINE_STYLES:
        style: Any = document.styles.add_style(line.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.italic = Pt(line.size), line.bold, line.italic
        spacing = style.paragraph_format
        spacing.alignment = line.align
        spacing.first_line_indent = Mm(line.first)
        spacing.space_before, spacing.space_after = Pt(line.before), Pt(line.after)
        if line.name in {RULE_AS_LONG, RULE_SHORT}:
            spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(5)
            _add_rule(style.element.get_or_add_pPr())
        if line.name in {"Phần", "Mục", "Đầu bảng", "Phụ lục", "Tên phụ lục", "Kèm theo"}:
            spacing.keep_with_next = True


def _add_rule(properties: Any) -> None:  # noqa: ANN401  lxml's elements have no types
    """Draw a line over a paragraph, as wide as its indents leave it."""
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
