"""The outline of the periodic report as data, and what a template may do with its sections."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx

from cchc.reports.official import outline, progress
from cchc.reports.official.official_document import text
from cchc.reports.official.outline import AREAS, PROGRESS_OUTLINE, Section
from cchc.reports.printers.word import word_document
from tests.support.plans import make_area, make_owner, make_plan, make_task

DAY = date(2026, 9, 14)


def test_no_two_sections_and_no_two_blanks_have_one_name() -> None:
    whole = outline.with_areas(PROGRESS_OUTLINE, [("the-che", "Cải cách thể chế"), ("bo-may", "Bộ máy")])
    sections = list(outline.sections_of(whole))
    names = [section.name for section in sections]
    blanks = [section.blank.name for section in sections if section.blank]
    assert len(names) == len(set(names))
    assert len(blanks) == len(set(blanks))
    assert {"areas.the-che", "areas.bo-may"} < set(names)
    assert {"linh-vuc.the-che", "linh-vuc.bo-may"} < set(blanks)
    assert AREAS not in sections


def test_headings_are_numbered_by_their_order() -> None:
    part = Section("a", "MỘT", sections=(Section("b", "Hai", contents=("x",)), Section("c", "Ba")))
    other = Section("d", "BỐN", contents=("y",))
    for order, headings in (
        ((part, other), ["I. MỘT", "1. Hai", "2. Ba", "II. BỐN"]),
        ((other, part), ["I. BỐN", "II. MỘT", "1. Hai", "2. Ba"]),
    ):
        lines, under = outline.lay_out(order, lambda name: [text(name)])
        assert [line.text for line in lines if line.style in {"part", "article"}] == headings
        assert under["b"] == (text("x"),)
        assert under["c"] == ()


def test_every_content_of_the_outline_is_known() -> None:
    plan = make_plan(make_task(1), areas=(make_area(),))
    built = progress.build(plan, DAY)
    whole = outline.with_areas(PROGRESS_OUTLINE, [(area.id, area.title) for area in plan.areas])
    assert set(built.sections) == {section.name for section in outline.sections_of(whole)}
    assert [line for lines in built.sections.values() for line in lines if line.blank] == [
        line for line in built.lines if line.blank
    ]


def test_the_form_of_a_province_puts_sections_under_headings_of_its_own(tmp_path: Path) -> None:
    form = docx.Document()
    form.add_paragraph("A. Kiến nghị trước")
    form.add_paragraph("{%p for line in report.sections.proposals %}")
    form.add_paragraph("{{ line.text }}")
    form.add_paragraph("{%p endfor %}")
    form.add_paragraph("B. Lĩnh vực thứ nhất")
    form.add_paragraph("{%p for line in report.sections['areas.thong-tin'] %}")
    form.add_paragraph("{{ line.text }}")
    form.add_paragraph("{%p endfor %}")
    form.save(str(tmp_path / "bao-cao.docx"))
    plan = make_plan(make_task(1), areas=(make_area("thong-tin"),))
    built = progress.build(plan, DAY)
    made = docx.Document(io.BytesIO(word_document.render(built, DAY, office=tmp_path)))
    proposals, area = (
        [line.text for line in built.sections[name]] for name in ("proposals", "areas.thong-tin")
    )
    assert [paragraph.text for paragraph in made.paragraphs] == [
        "A. Kiến nghị trước",
        *proposals,
        "B. Lĩnh vực thứ nhất",
        *area,
    ]


def test_a_form_with_every_area_serves_an_office_that_leads_nothing_in_some_of_them() -> None:
    office, other = make_owner(), make_owner("kinh-te", name="Phòng Kinh tế")
    areas = (make_area(), make_area("bo-may"), make_area("chi-dao", printed=False))
    plan = make_plan(make_task(1), owners=(office, other), areas=areas)
    sections = progress.build(plan, DAY, owner=office).sections
    said = "Kế hoạch không giao Phòng Văn hóa - Xã hội xã chủ trì nhiệm vụ riêng về lĩnh vực này."
    assert [line.text for line in sections["areas.bo-may"]] == [said]
    assert said not in [line.text for line in sections["areas.the-che"]]
    assert "areas.chi-dao" not in sections, "its tasks are told with the plan"
    assert {"areas.the-che", "areas.bo-may"} <= set(progress.build(plan, DAY, owner=other).sections)
    assert said not in [line.text for line in progress.build(plan, DAY, owner=office).lines]
