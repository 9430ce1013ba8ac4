"""What is done to a Word file after it is filled in: lines that stand together, and nothing left over."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from cchc import plan as plans
from cchc.planfile import document
from cchc.reports import document_kinds
from cchc.reports.official import correspondence, plan_document, progress
from cchc.reports.official.official_document import OfficialDocument
from cchc.reports.printers import text_width
from cchc.reports.printers.word import word_document, word_styles, word_template
from tests.support.checkout import SAMPLE_PLAN, TESTS
from tests.support.plans import make_owner, make_plan, make_task

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DAY = date(2026, 9, 14)


@cache
def built() -> OfficialDocument:
    return progress.build(document.parse(SAMPLE_PLAN.read_bytes(), SAMPLE_PLAN.name).plan, DAY)


def made(official: OfficialDocument) -> Document:
    return docx.Document(io.BytesIO(word_document.render(official, DAY)))


def styled(paragraphs: list[Paragraph], style: str) -> list[Paragraph]:
    return [one for one in paragraphs if one.style is not None and one.style.name == style]


def test_several_addressees_stand_below_the_colon() -> None:
    lines = correspondence.addressees(["Sở Nội vụ", "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh"])
    head, *others = styled(made(built()._replace(addressees=lines)).paragraphs, word_styles.ADDRESSEES)
    assert [one.text for one in others] == [
        "- Sở Nội vụ;",
        "- Sở Khoa học và Công nghệ;",
        "- Văn phòng UBND tỉnh.",
    ]
    colon = head.paragraph_format.left_indent.pt + text_width.width(head.text, 14)
    for one in others:
        looks = one.paragraph_format
        assert looks.left_indent.pt + looks.first_line_indent.pt == pytest.approx(colon, abs=0.2)
        assert looks.alignment == word_styles.LEFT
    assert styled(made(built()).paragraphs, word_styles.ADDRESSEES)[0].paragraph_format.alignment is None, (
        "the control: a single one stands in the middle, as its style says"
    )


def test_number_and_day_stand_on_one_line_whatever_stands_above() -> None:
    for superior in ((), ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")):
        head = made(built()._replace(superior=superior)).tables[0]
        number, day = head.rows[1].cells
        assert number.paragraphs[0].text.startswith("Số:")
        assert day.paragraphs[0].text.startswith("Vĩnh Thông, ngày")


def test_a_long_name_of_an_office_breaks_in_halves() -> None:
    for name, lines in (
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG"),
        ("PHÒNG KINH TẾ", "PHÒNG KINH TẾ"),
        ("A" * 60, "A" * 60),
    ):
        cell = made(built()._replace(issuer=(name,))).tables[0].rows[0].cells[0]
        (found,) = styled(cell.paragraphs, "Cơ quan ban hành")
        assert found.text == lines


@pytest.mark.parametrize(
    ("subject", "lines"),
    [("Cải cách hành chính năm 2026", 1), (f"{'Sửa đổi, bổ sung Kế hoạch ' * 2}xã Vĩnh Thông năm 2026", 2),
     (f"{'Sửa đổi, bổ sung Kế hoạch ' * 6}xã Vĩnh Thông năm 2026", 3)],
)  # fmt: skip
def test_the_lines_of_a_subject_come_out_equally_long(subject: str, lines: int) -> None:
    (line,) = styled(made(built()._replace(subject=subject)).paragraphs, "Trích yếu")
    indents = (line.paragraph_format.left_indent, line.paragraph_format.right_indent)
    room = 210 / 25.4 * 72 - (35 + 20) / 25.4 * 72
    if lines == 1:
        assert indents == (None, None)
        return
    assert indents[0] is not None
    assert indents[0] == indents[1]
    left = room - 2 * indents[0].pt
    assert text_width.width(subject, 14) / lines <= left <= room
    assert text_width.width(subject, 14) > (lines - 0.5) * left, "the last line is half full at least"
    (rule,) = styled(made(built()._replace(subject=subject)).paragraphs, word_styles.RULE_SHORT)[:1]
    drawn = room - rule.paragraph_format.left_indent.pt - rule.paragraph_format.right_indent.pt
    assert 1 / 3 <= drawn / left <= 1 / 2, "as long as the decree has it below what is seen"


def test_a_subject_that_an_office_moved_stays_where_it_is(tmp_path: Path) -> None:
    form = docx.Document(io.BytesIO(word_template.build(document_kinds.find(built().kind))))
    form.styles["Trích yếu"].paragraph_format.left_indent = Pt(20)
    form.save(str(tmp_path / "mau.docx"))
    official = built()._replace(subject="Sửa đổi, bổ sung Kế hoạch " * 3)
    file = word_document.render(official, date(2026, 9, 14), template=tmp_path / "mau.docx")
    (line,) = styled(docx.Document(io.BytesIO(file)).paragraphs, "Trích yếu")
    assert line.paragraph_format.left_indent is None


def test_an_annex_of_a_plan_is_called_as_the_plan_calls_it() -> None:
    plan = make_plan(make_task())
    for mention, label, title in (
        ("(Có Danh mục nhiệm vụ kèm theo)", "DANH MỤC", "Nhiệm vụ trọng tâm"),
        ("(Chi tiết tại Phụ lục kèm theo)", "Phụ lục", "NHIỆM VỤ TRỌNG TÂM"),
    ):
        head = plan.head._replace(annex=plans.Annex(title="Nhiệm vụ trọng tâm", mention=mention))
        annex = plan_document.build(replace(plan, head=head)).annex
        assert annex is not None
        assert (annex.label, annex.title) == (label, title)


@pytest.mark.parametrize("kind", document_kinds.OFFICIAL_KINDS, ids=lambda kind: kind.name)
def test_a_form_has_nothing_that_the_library_left_in_it(kind: document_kinds.DocumentKind) -> None:
    with zipfile.ZipFile(io.BytesIO(word_template.build(kind))) as form:
        parts = set(form.namelist())
        words = " ".join(form.read(name).decode() for name in parts)
        styles = set(re.findall(r'w:styleId="([^"]*)"', form.read("word/styles.xml").decode()))
        used = set(re.findall(r'<w:(?:p|tbl)Style w:val="([^"]*)"', words))
    assert not [name for name in parts if "customXml" in name or "thumbnail" in name or "Effects" in name]
    for left_over in ("python-docx", "Macintosh", "generated by", "APA", "minorHAnsi", "ja-JP"):
        assert left_over not in words
    assert used <= styles, "and nothing is gone that a line needs"
    assert len(styles) < 50


def test_a_filled_in_form_keeps_no_picture_and_no_program_of_who_made_it(tmp_path: Path) -> None:
    office = tmp_path / "bao-cao.docx"
    docx.Document().save(str(office))
    with zipfile.ZipFile(office) as form:
        assert "docProps/thumbnail.jpeg" in form.namelist(), "the control: the form has one"
    data = word_document.render(built(), DAY, template=office)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert "docProps/thumbnail.jpeg" not in file.namelist()
        assert b"Macintosh" not in file.read("docProps/app.xml")


def test_what_heads_a_table_stays_with_its_first_row() -> None:
    file = made(built())
    for style in ("Phụ lục", "Tên phụ lục", "Kèm theo", "Đầu bảng", "Phần", "Mục"):
        assert file.styles[style].paragraph_format.keep_with_next
    assert not file.styles["Trong bảng"].paragraph_format.keep_with_next


def test_rules_stand_clear_of_the_letters_above_them() -> None:
    file = made(built())
    for style in (word_styles.RULE_AS_LONG, word_styles.RULE_SHORT):
        spacing = file.styles[style].element.pPr.find(qn("w:spacing"))
        assert int(spacing.get(qn("w:before"))) >= 40, "two points"


def test_an_office_is_named_in_the_head_without_the_commune_again() -> None:
    office = make_owner("tram-y-te", name="Trạm Y tế xã", short="Trạm Y tế")
    report = progress.build(make_plan(make_task(1, owner=office)), DAY, owner=office)
    assert report.issuer == ("TRẠM Y TẾ",)


FORMS = TESTS / "data" / "office" / "forms"


@pytest.mark.parametrize("name", ["bao-cao-first", "bao-cao-second", "ke-hoach-first"])
def test_a_form_that_an_earlier_version_wrote_still_prints_all_of_a_document(name: str) -> None:
    """The forms are those of `template init word` before blanks were controls, and before annexes were several."""
    plan = document.parse(SAMPLE_PLAN.read_bytes(), SAMPLE_PLAN.name).plan
    official = plan_document.build(plan) if name.startswith("ke-hoach") else built()
    file = docx.Document(io.BytesIO(word_document.render(official, DAY, template=FORMS / f"{name}.docx")))
    said = " ".join("".join(text.itertext()) for text in file.element.body.iter(qn("w:p")))
    for line in (*official.lines, *official.closing):
        assert line.text in said
    for words in (official.number, official.place_day, *official.signature.lines, *official.recipients):
        assert words in said
    assert official.annex is not None
    assert official.annex.title in said
    assert len(file.tables[-1].rows) == 1 + len(official.annex.table.rows)
    assert "{{" not in said
    assert "{%" not in said
