"""The figures of a period in the report: an annex beside that of the tasks, and sentences in their areas."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import docx

from cchc import figures
from cchc.figures import PeriodFigures
from cchc.plan import FIGURE_SECTIONS, Figure
from cchc.reports.official import outline, progress
from cchc.reports.official.official_document import OfficialDocument
from cchc.reports.printers import json_forms, pages
from cchc.reports.printers.word import word_document
from tests.support import prose, prose_faults
from tests.support.plans import make_area, make_plan, make_task

DAY = date(2026, 9, 14)
TTHC = make_area("tthc", title="Cải cách thủ tục hành chính", short="Thủ tục hành chính")
HIDDEN = make_area("chi-dao", title="Chỉ đạo", short="Chỉ đạo", printed=False)
ASKED = (
    Figure("tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ", "tthc", sum=("truc-tuyen", "truc-tiep")),
    Figure("truc-tuyen", "Hồ sơ trực tuyến", "hồ sơ", "tthc"),
    Figure("truc-tiep", "Hồ sơ trực tiếp", "hồ sơ", "tthc"),
    Figure("ty-le", "Tỷ lệ hồ sơ trực tuyến", "%", "tthc", share=("truc-tuyen",), of=("tiep-nhan",)),
    Figure("tin-bai", "Tin, bài", "tin, bài"),
    Figure("hop", "Cuộc họp của Ban Chỉ đạo", "cuộc", "chi-dao"),
)


def found(before: dict[str, int] | None = None, **given: str) -> PeriodFigures:
    now = {name.replace("_", "-"): Decimal(number) for name, number in given.items()}
    earlier = {name.replace("_", "-"): Decimal(number) for name, number in (before or {}).items()}
    rows = figures.compare(ASKED, now, earlier, {"tin-bai": "theo Trang thông tin điện tử xã"})
    return PeriodFigures("quý III/2026", rows, "quý II/2026" if before else "")


def build(of: PeriodFigures | None) -> OfficialDocument:
    tasks = make_task(1, area=TTHC), make_task(2, area=HIDDEN)
    return progress.build(make_plan(*tasks), DAY, figures=of)


def texts(built: OfficialDocument, section: str) -> list[str]:
    return [line.text for line in built.sections[section]]


def test_figures_stand_in_an_annex_of_their_own_beside_the_period_before() -> None:
    built = build(found({"truc_tuyen": 400, "truc_tiep": 100, "tin_bai": 7}, truc_tuyen="420", tin_bai="0"))
    annex = built.more_annexes["figures"]
    assert (annex.label, annex.title) == (
        "Phụ lục II",
        "SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ III/2026",
    )
    assert annex.caption.startswith("(Kèm theo Báo cáo số")
    assert annex.table.rows == (
        ("1", "Hồ sơ tiếp nhận", "hồ sơ", "500", "", "", ""),
        ("2", "Hồ sơ trực tuyến", "hồ sơ", "400", "420", "Tăng 20", ""),
        ("3", "Hồ sơ trực tiếp", "hồ sơ", "100", "", "", ""),
        ("4", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "", "", ""),
        ("5", "Tin, bài", "tin, bài", "7", "0", "Giảm 7", "theo Trang thông tin điện tử xã"),
        ("6", "Cuộc họp của Ban Chỉ đạo", "cuộc", "", "", "", ""),
    )


def test_a_figure_of_a_section_stands_there_and_is_not_asked_for_twice() -> None:
    asked = (
        Figure("kt", "Cuộc kiểm tra CCHC", "cuộc", section="kiem-tra"),
        Figure("bai", "Tin, bài", "tin, bài", section="tuyen-truyen"),
        Figure("hop", "Hội nghị", "hội nghị", section="tuyen-truyen"),
    )
    rows = figures.compare(asked, {"kt": Decimal(2), "bai": Decimal(45)}, {}, {})
    built = build(PeriodFigures("quý III/2026", rows))
    assert texts(built, "inspections") == [
        "Cuộc kiểm tra CCHC: 02 cuộc.",
        "[nêu cơ quan được kiểm tra, kết quả và việc khắc phục]",
    ]
    assert texts(built, "communication") == [
        "Số liệu trong quý III/2026:",
        "- Tin, bài: 45 tin, bài;",
        "- Hội nghị: [nêu số liệu “Hội nghị”, đơn vị tính: hội nghị].",
        "[nêu hình thức, nội dung tuyên truyền trong kỳ]",
    ]
    assert {"kiem-tra", "tuyen-truyen", "so-lieu.hop"} <= {blank.name for blank in built.blanks}
    assert texts(build(found()), "inspections") == [
        "[nêu số cuộc kiểm tra, cơ quan được kiểm tra, kết quả và việc khắc phục]"
    ]


def test_each_section_that_a_figure_may_name_is_one_of_the_outline_with_a_blank_of_its_own() -> None:
    for name in FIGURE_SECTIONS:
        [section] = [
            one for one in outline.sections_of(outline.PROGRESS_OUTLINE) if f"figures.{name}" in one.contents
        ]
        assert section.blank
        assert section.blank.name == name
        assert section.beside_figures


def test_the_body_leads_to_both_annexes_and_to_one_where_no_figures_are_asked_for() -> None:
    for of, first in ((found(), "Phụ lục I"), (None, "Phụ lục")):
        built = build(of)
        body = " ".join(line.text for line in built.lines)
        assert built.annex is not None
        assert built.annex.label == first
        assert f"(chi tiết tại {first} kèm theo)" in body
        assert ("(chi tiết tại Phụ lục II kèm theo)" in body) == (of is not None)
        assert len(built.annexes) == (2 if of else 1)


def test_an_area_tells_its_figures_and_asks_for_those_that_are_missing() -> None:
    built = build(found({"truc_tuyen": 400, "truc_tiep": 100}, tiep_nhan="585", truc_tuyen="420"))
    assert texts(built, "areas.tthc")[-6:-1] == [
        "Số liệu của lĩnh vực trong quý III/2026:",
        "- Hồ sơ tiếp nhận: 585 hồ sơ, tăng 85 hồ sơ so với quý II/2026;",
        "- Hồ sơ trực tuyến: 420 hồ sơ, tăng 20 hồ sơ so với quý II/2026;",
        "- Hồ sơ trực tiếp: [nêu số liệu “Hồ sơ trực tiếp”, đơn vị tính: hồ sơ; quý II/2026: 100 hồ sơ];",
        "- Tỷ lệ hồ sơ trực tuyến: 420/585 hồ sơ, đạt 71,79%, giảm 8,21 điểm phần trăm so với quý II/2026.",
    ]
    # An area without a section of its own tells its figures where its tasks are told.
    assert "Cuộc họp của Ban Chỉ đạo: [nêu số liệu" in " ".join(texts(built, "plan"))


def test_nothing_of_nothing_is_no_share_and_no_blank() -> None:
    told = texts(build(found(truc_tuyen="0", truc_tiep="0")), "areas.tthc")
    assert "- Hồ sơ tiếp nhận: không phát sinh;" in told
    assert not [line for line in told if "Tỷ lệ" in line]


def test_a_share_that_is_not_known_asks_for_nothing_since_its_counts_do() -> None:
    built = build(found(truc_tiep="3"))
    told = texts(built, "areas.tthc")
    assert not [line for line in told if line.startswith("- Tỷ lệ")]
    asked = [blank for blank in built.blanks if blank.name.startswith("so-lieu.")]
    assert [blank.name for blank in asked] == ["so-lieu.tiep-nhan", "so-lieu.truc-tuyen", "so-lieu.hop"]
    assert all(blank.mark in " ".join(line.text for line in built.lines) for blank in asked)


def test_sentences_of_figures_are_as_chairmen_want_them() -> None:
    built = build(found({"truc_tuyen": 9, "truc_tiep": 0}, truc_tuyen="3", truc_tiep="1", hop="2"))
    assert prose_faults.find(prose.of_markdown(pages.render(built, "md").decode())) == []


def test_every_form_has_the_same_figures() -> None:
    built = build(found({"tin_bai": 7}, tin_bai="18", hop="2"))
    row = ["7", "18", "Tăng 11"]
    read = docx.Document(io.BytesIO(word_document.render(built, DAY)))
    assert [cell.text for cell in read.tables[-1].rows[5].cells][3:6] == row
    said = [paragraph.text for paragraph in read.paragraphs]
    assert {"Phụ lục II", "Cuộc họp của Ban Chỉ đạo: 02 cuộc."} < set(said)
    data = json.loads(json_forms.report(built))
    assert data["more_annexes"]["figures"]["table"]["rows"][4][3:6] == row
    for page in (pages.render(built, "md").decode(), pages.render(built, "html").decode()):
        assert "SỐ LIỆU CÔNG TÁC" in page
        assert "Tăng 11" in page
        assert "Cuộc họp của Ban Chỉ đạo: 02 cuộc." in page
