"""The pages of a Word template: their size, their margins and their numbers (Decree 30/2020, appendix I).

Knows nothing of what stands on them. Read next: `cchc.reports.printers.word.word_template`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc.reports.printers.word import word_styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section


def lay_out(document: Document, *, lies: bool) -> None:
    """Lay pages out as A4 portrait, margins 25/20/20/35 mm, with a number from the second page on.

    Margins are top, right, bottom, left. A document that lies is laid out as annexes are.
    """
    section = document.sections[0]
    if lies:
        _lay_down(section)
    else:
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


def begin_landscape(document: Document) -> None:
    """Begin pages that lie, numbered anew."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The break ends the section before: hardly a line, or an empty page would follow a full one.
    document.paragraphs[-1].style = "Cuối bảng"
    _lay_down(section)
    section.different_first_page_header_footer = True
    _number_anew(section)


def _lay_down(section: Section) -> None:
    """Turn a section's pages to A4 landscape, margins 20/15/20/30 mm (top, right, bottom, left)."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)


def _number_anew(section: Section) -> None:
    """Begin the page numbers of a section at 1."""
    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001  python-docx has no page numbers
        section._sectPr.remove(old)  # noqa: SLF001
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(start)  # noqa: SLF001
