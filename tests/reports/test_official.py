"""Documents that leave the office: what the plan knows stands in them, what people know is left to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from cchc import lookups, reporting
from cchc.periods import quarter_period
from cchc.plan import Amendment, Duty, Head, Plan, Reporting, Signatory
from cchc.planfile import document
from cchc.reports import document_kinds
from cchc.reports.official import (
    assignment,
    correspondence,
    official_document,
    plan_document,
    progress,
    updated_plan,
)
from cchc.reports.official.official_document import OfficialDocument
from cchc.reports.overview import report
from cchc.task import AmendedField, Note, Result, Stop, Submission, Target
from cchc.yamltext import parsing
from tests.support import word_people
from tests.support.answers import Cchc
from tests.support.checkout import CHECKOUT, SAMPLE_PLAN
from tests.support.plans import make_area, make_extension, make_owner, make_plan, make_task
from tests.test_the_real_plan import office_names, source_paragraphs, source_rows

REAL = CHECKOUT / "plans" / "2026.yaml"
DAY = date(2026, 9, 14)


@pytest.fixture(scope="module")
def sample() -> Plan:
    return document.parse(SAMPLE_PLAN.read_bytes(), "2026.yaml").plan


@pytest.fixture(scope="module")
def real() -> Plan:
    return document.parse(REAL.read_bytes(), "2026.yaml").plan


def texts(document_: OfficialDocument) -> list[str]:
    return [line.text for line in (*document_.lines, *document_.closing)]


# The plan itself


@pytest.mark.parametrize("build", [plan_document.build, lambda plan: updated_plan.build(plan, DAY)])
def test_the_word_danh_muc_stands_once_above_a_list(build: Callable[[Plan], OfficialDocument]) -> None:
    plan = make_plan(make_task(1))
    for called, title in (("Danh mục nhiệm vụ năm 2026", "Nhiệm vụ năm 2026"), ("Việc", "Việc")):
        titled = plan.head._replace(annex=plan.head.annex._replace(title=called))
        annex = build(make_plan(make_task(1), head=titled)).annex
        assert annex is not None
        assert (annex.label, annex.title) == ("DANH MỤC", title)


def test_the_subject_of_a_plan_begins_with_a_capital_below_its_type() -> None:
    head = make_plan().head._replace(title="Kế hoạch cải cách hành chính năm 2026")
    assert plan_document.build(make_plan(head=head)).subject == "Cải cách hành chính năm 2026"
    said = texts(progress.build(make_plan(head=head), DAY))[0]
    assert " về cải cách hành chính năm 2026, " in said, "inside a sentence it is small"


def as_paragraphs(built: OfficialDocument) -> list[str]:
    """Return the document's paragraphs as the issued one has them."""
    assert built.annex is not None
    number = built.number.replace("/", " /", 1)
    head = [number, built.place_day, built.type, built.subject]
    foot = ["Nơi nhận:", *built.recipients, *built.signature.lines, built.signature.name]
    annex = [built.annex.label, built.annex.title, built.annex.caption]
    return [*head, *texts(built), *foot, *annex]


def as_issued(paragraphs: list[str]) -> list[str]:
    """Return the issued document's paragraphs with the mark that the decree sets behind the last basis."""
    last = max(place for place, text in enumerate(paragraphs) if text.startswith("Căn cứ "))
    return [text[:-1] + "." if place == last else text for place, text in enumerate(paragraphs)]


def test_the_plan_document_says_what_the_issued_one_says_paragraph_by_paragraph(real: Plan) -> None:
    assert as_paragraphs(plan_document.build(real)) == as_issued(source_paragraphs())


def test_its_annex_has_the_rows_of_the_issued_one(real: Plan) -> None:
    data = parsing.parse_plain(REAL.read_text("utf-8"))
    assert isinstance(data, dict)
    annex = plan_document.build(real).annex
    assert annex is not None
    shorts = {owner.name: owner.short for owner in real.owners}
    issued = [
        [number, title, shorts[owner], shorts[coordinator], due]
        for number, title, owner, coordinator, due in source_rows(data)
    ]
    assert [list(row) for row in annex.table.rows] == issued
    assert annex.table.columns == document_kinds.PLAN.titles
    assert office_names(data)


def test_a_plan_without_some_parts_numbers_those_it_has() -> None:
    head = Head(
        "1/KH-UBND", date(2026, 1, 2), 2026, "Kế hoạch CCHC", "Ủy ban nhân dân xã A", purposes=("a.",)
    )
    built = plan_document.build(make_plan(make_task(1), head=head))
    assert texts(built)[:3] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "- a."]
    assert built.place_day.startswith("[địa danh], ")
    assert built.signature.name == "[họ và tên]", "what the plan lacks is left to people"
    assert built.recipients == ("- [nơi nhận];", "- Lưu: VT.")


# The periodic report


def test_no_heading_of_a_plan_stands_without_words() -> None:
    areas = (make_area("tthc", measures=("Rà soát.",)), make_area("the-che", title="Cải cách thể chế"))
    built = plan_document.build(make_plan(areas=areas))
    assert [line.text for line in built.lines][-2:] == ["2. Cải cách thể chế", "[nhiệm vụ, giải pháp]"]
    none = make_plan(areas=areas[1:])
    said = "[nội dung kế hoạch, dẫn danh mục nhiệm vụ kèm theo]"
    assert [line.text for line in plan_document.build(none).lines][-1] == said
    told = replace(none, head=none.head._replace(annex=none.head.annex._replace(mention="(Có Phụ lục)")))
    assert [line.text for line in plan_document.build(told).lines][-2:] == [
        "I. NỘI DUNG KẾ HOẠCH",
        "(Có Phụ lục)",
    ]


def test_the_report_follows_the_outline(sample: Plan) -> None:
    built = progress.build(sample, DAY, period=reporting.find(sample, "q3"))
    assert [line.text for line in built.lines if line.style == "part"] == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ THỰC HIỆN THEO TỪNG LĨNH VỰC",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    articles = [line.text for line in built.lines if line.style == "article"]
    assert articles[4:11] == [
        f"{number}. {area.title}"
        for number, area in enumerate((area for area in sample.areas if area.printed), start=1)
    ]
    assert built.subject == "Kết quả thực hiện công tác cải cách hành chính quý III/2026"
    assert built.number.startswith("Số:")
    assert built.number.endswith("/BC-UBND")


def test_the_report_says_what_the_plan_knows(sample: Plan) -> None:
    said = texts(progress.build(sample, DAY, period=reporting.find(sample, "q3")))
    assert any(
        text.startswith(
            "Đến ngày 14/9/2026, UBND xã đã hoàn thành 04/20 nhiệm vụ có thời hạn, đạt tỷ lệ 20%."
        )
        for text in said
    )
    assert "- Đang thực hiện, quá hạn: 02 nhiệm vụ;" in said
    assert any("tại Kế hoạch số 15/KH-UBND ngày 16/3/2026 về " in text for text in said)
    assert "Có 02 nhiệm vụ quá hạn, chưa hoàn thành, gồm:" in said
    assert any(text.startswith("- Nhiệm vụ số 8: ") and "quá hạn 76 ngày" in text for text in said)
    paused = ", từ ngày 01/9/2026 theo Công văn số 88/UBND-VX, do chờ tỉnh thống nhất nền tảng."
    assert any(paused in text for text in said)
    moved = "được gia hạn tại Công văn số 92/UBND-VX ngày 05/9/2026, thời hạn ban đầu quý III/2026)"
    assert any(moved in text for text in said)
    assert "Tập trung hoàn thành 02 nhiệm vụ quá hạn, gồm:" in said
    assert any(
        text.startswith("Có 13 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2026 (") for text in said
    )


def test_an_area_that_is_not_printed_is_reported_under_directing_and_has_no_heading_of_its_own() -> None:
    law, quiet = make_area(), make_area("chi-dao", title="Chỉ đạo", short="Chỉ đạo", printed=False)
    built = progress.build(make_plan(make_task(1, area=law), make_task(2, area=quiet)), DAY)
    said = [line.text for line in built.lines]
    own_part = said.index("II. KẾT QUẢ THỰC HIỆN THEO TỪNG LĨNH VỰC")
    of_law, of_quiet = (
        f"Lĩnh vực {area.short} có 01 nhiệm vụ, quá hạn, chưa hoàn thành." for area in (law, quiet)
    )
    assert of_quiet in said[:own_part]
    assert of_quiet not in said[own_part:]
    assert of_law in said[own_part:]
    assert of_law not in said[:own_part]
    assert "1. Cải cách thể chế" in said
    assert "2. Chỉ đạo" not in said


def test_the_work_of_an_area_is_listed_by_what_became_of_it() -> None:
    plan = make_plan(
        make_task(1, title="Việc xong", status="done", done_on=date(2026, 6, 30)),
        make_task(2, title="Việc chạy", due="Quý III/2026", status="in_progress", progress=0),
        make_task(3, title="Việc đều", due="Thường xuyên"),
        make_task(4, title="Việc chờ", due="Khi có yêu cầu"),
    )
    said = texts(progress.build(plan, DAY))
    assert (
        "- Đã hoàn thành nhiệm vụ số 1 ngày 30/6/2026, đúng thời hạn: Việc xong, tại [văn bản minh chứng nhiệm vụ số 1];"
        in said
    )
    assert "- Đang thực hiện nhiệm vụ số 2: Việc chạy (thời hạn quý III/2026);" in said
    assert "- Duy trì thực hiện nhiệm vụ số 3: Việc đều;" in said
    assert "Không có nhiệm vụ quá hạn." in said


def test_every_state_counted_is_a_task_of_the_annex(sample: Plan) -> None:
    built = progress.build(sample, DAY)
    counted = re.compile(r"- \D+: (\d+) nhiệm vụ[;.]")
    counts = [int(found.group(1)) for text in texts(built) if (found := counted.fullmatch(text))]
    assert built.annex is not None
    assert sum(counts) == len(rows_of(built)) == 20


def test_what_only_people_know_is_a_blank(sample: Plan) -> None:
    built = progress.build(sample, DAY)
    blanks = [line.text for line in built.lines if line.style == "blank"]
    assert len(blanks) == 3 + 7 + 4 + 1
    assert all(text.startswith("[") and text.endswith("]") for text in blanks)
    assert built.addressees == ("Kính gửi: [cơ quan nhận báo cáo]",)
    assert built.recipients == ("- Như trên;", "- Lưu: VT, [đơn vị soạn thảo].")
    assert not [text for text in texts(plan_document.build(sample)) if text.startswith("[")]


def test_the_signer_is_the_plans_unless_reporting_names_another() -> None:
    planned = Signatory("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Người Ký Kế Hoạch")
    plan = make_plan(make_task(1), head=make_plan().head._replace(signatory=planned))
    assert progress.build(plan, DAY).signature == (planned[:3], "Người Ký Kế Hoạch")
    chairman = Signatory("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Người Ký Báo Cáo")
    asked = Reporting(
        addressees=("Sở Nội vụ",), recipients=("Như trên", "Đảng ủy xã", "Lưu: VT"), signatory=chairman
    )
    built = progress.build(replace(plan, reporting=asked), DAY)
    assert built.signature == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Người Ký Báo Cáo")
    assert built.addressees == ("Kính gửi: Sở Nội vụ",)
    assert built.recipients == ("- Như trên;", "- Đảng ủy xã;", "- Lưu: VT.")
    unnamed = correspondence.without_signatories(replace(plan, reporting=asked))
    assert progress.build(unnamed, DAY).signature.name == "[họ và tên]"


def test_an_offices_own_report_has_its_symbol_and_signature_to_fill() -> None:
    office = make_owner()
    plan = make_plan(make_task(1), owners=(office,))
    built = progress.build(plan, DAY, owner=office)
    assert built.number.endswith("/BC-[viết tắt tên cơ quan]")
    assert built.signature.name == "[họ và tên]"
    assert built.addressees == ("Kính gửi: [cơ quan nhận báo cáo]",)


def test_a_finished_task_without_a_document_leaves_room_for_it() -> None:
    plan = make_plan(make_task(1, status="done", done_on=date(2026, 6, 1), title="Việc xong."))
    assert (
        "- Đã hoàn thành nhiệm vụ số 1 ngày 01/6/2026, đúng thời hạn: Việc xong, tại [văn bản minh chứng nhiệm vụ số 1]."
        in texts(progress.build(plan, DAY))
    )


def test_an_area_without_tasks_says_so_and_so_does_a_plan_without_any() -> None:
    plan = make_plan(areas=(make_area(),))
    said = texts(progress.build(plan, DAY))
    assert "Kế hoạch không giao nhiệm vụ riêng về lĩnh vực này." in said
    assert "Không có nhiệm vụ quá hạn." in said
    assert "Trong quý IV/2026 không có nhiệm vụ đến hạn." in said


def test_what_came_after_the_day_is_not_in_the_report() -> None:
    later = date(2026, 10, 1)
    task = make_task(
        1,
        due="Quý IV/2026",
        status="done",
        done_on=later,
        results=(Result("9/BC", later),),
        notes=(Note(later, "ghi sau"),),
    )
    built = progress.build(make_plan(task), DAY)
    assert built.annex is not None
    assert not [text for text in (*texts(built), *rows_of(built)["1"]) if "9/BC" in text or "ghi sau" in text]


def test_regular_work_is_not_said_to_be_under_way_before_it_began() -> None:
    plan = make_plan(make_task(1, due="Thường xuyên", title="Trực một cửa"))
    assert "- Duy trì thực hiện nhiệm vụ số 1: Trực một cửa." in texts(progress.build(plan, DAY))


def test_a_task_finished_after_the_day_is_not_said_to_stand_at_100_percent() -> None:
    task = make_task(
        1, due="Quý IV/2026", status="done", done_on=date(2026, 10, 1), progress=100, title="Việc"
    )
    built = progress.build(make_plan(task), DAY)
    assert "- Đang thực hiện nhiệm vụ số 1: Việc (thời hạn quý IV/2026)." in texts(built)
    assert built.annex is not None
    assert rows_of(built)["1"][5] == ""


def test_figures_are_said_to_be_of_the_whole_year_and_provisional_ones_so(sample: Plan) -> None:
    third = reporting.find(sample, "q3")
    opening = texts(progress.build(sample, DAY, period=third))[0]
    assert "quý III/2026 (số liệu lũy kế từ đầu năm 2026 đến ngày 14/9/2026) như sau:" in opening
    early = progress.build(sample, date(2026, 9, 1), period=third, provisional=True)
    assert "(số liệu tạm tính lũy kế" in texts(early)[0]
    without = texts(progress.build(sample, DAY))[0]
    assert without.endswith("đến ngày 14/9/2026 (số liệu lũy kế từ đầu năm 2026) như sau:")


def test_the_report_of_offices_with_a_common_name_is_a_frame_for_each_and_not_the_communes(
    sample: Plan,
) -> None:
    reporting_ = sample.reporting._replace(addressees=("Sở Nội vụ",), recipients=("Sở Nội vụ",))
    plan = replace(sample, reporting=reporting_)
    built = progress.build(plan, DAY, owner=lookups.find_owner(plan, "truong-hoc"))
    assert built.superior == ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")
    assert built.issuer == ("[tên cơ quan, đơn vị]",)
    assert built.number.endswith("/BC-[viết tắt tên cơ quan]")
    assert "của Ủy ban nhân dân xã Vĩnh Thông về cải cách hành chính" in texts(built)[0]
    assert ", đơn vị báo cáo kết quả" in texts(built)[0]
    assert texts(built)[-1].endswith("của đơn vị./.")
    assert "Sở Nội vụ" not in str(built)
    assert built.signature == official_document.UNSIGNED
    whole = progress.build(plan, DAY)
    assert "Kính gửi: Sở Nội vụ" in whole.addressees, "the control: the commune's own"
    assert whole.number.endswith("/BC-UBND")


def test_an_office_without_work_in_the_areas_is_said_to_have_none(sample: Plan) -> None:
    built = progress.build(sample, DAY, owner=lookups.find_owner(sample, "tram-y-te"))
    part_two = texts(built)[texts(built).index("II. KẾT QUẢ THỰC HIỆN THEO TỪNG LĨNH VỰC") :]
    assert part_two[1:4] == [
        "Kế hoạch không giao Trạm Y tế xã chủ trì nhiệm vụ riêng theo lĩnh vực.",
        "[bổ sung kết quả, số liệu theo lĩnh vực trong kỳ]",
        "III. ĐÁNH GIÁ CHUNG",
    ]
    assert "linh-vuc" in {blank.name for blank in built.blanks}
    whole = texts(progress.build(sample, DAY))
    assert not any("riêng theo lĩnh vực" in words for words in whole), "the control"


def test_offices_with_a_common_name_are_written_small_inside_every_sentence() -> None:
    schools = make_owner("truong", name="Các trường học", short="Các trường học", kind="collective")
    other = make_owner("khac", name="Các cơ quan khác", short="Các cơ quan khác", kind="collective")
    plan = make_plan(make_task(1, owner=schools), make_task(2, owner=schools), owners=(schools, other))
    led = progress.build(plan, DAY, owner=schools)
    assert "Kế hoạch giao các trường học chủ trì 02 nhiệm vụ" in "\n".join(texts(led))
    nothing = progress.build(plan, DAY, owner=other)
    assert "Kế hoạch không giao nhiệm vụ cho các cơ quan khác chủ trì." in texts(nothing)
    assert "Kế hoạch không giao các cơ quan khác chủ trì nhiệm vụ riêng theo lĩnh vực." in texts(nothing)
    for built in (led, nothing):
        assert not re.search(r"\w Các (?:trường|cơ quan)", "\n".join(texts(built)))
    page = report.build(plan, DAY, source="plans/2026.yaml", owner=schools)
    assert page.heading.scope == "Các nhiệm vụ do các trường học chủ trì"


def test_what_lies_with_who_approves_it_is_followed_up_and_not_to_be_finished() -> None:
    handed: dict[str, Any] = {
        "status": "submitted",
        "started_on": DAY,
        "submitted": Submission(date(2026, 6, 20)),
    }
    plan = make_plan(make_task(1), make_task(2), make_task(3, **handed))
    said = texts(progress.build(plan, DAY))
    following = said[next(i for i, words in enumerate(said) if words.startswith("Tập trung")) :]
    assert following[0] == "Tập trung hoàn thành 02 nhiệm vụ quá hạn, gồm:"
    (approval,) = (words for words in following if words.startswith("Theo dõi, đôn đốc phê duyệt"))
    assert approval.startswith(
        "Theo dõi, đôn đốc phê duyệt 01 nhiệm vụ đã trình, đã qua thời hạn, là nhiệm vụ số 3: "
    )
    assert "đã trình ngày 20/6/2026" in approval
    alone = texts(progress.build(make_plan(make_task(3, **handed)), DAY))
    assert not any(words.startswith("Tập trung hoàn thành") for words in alone)
    assert any("quá hạn, chưa hoàn thành" in words for words in alone), "the facts stay as they are"


def test_a_school_writes_its_name_into_the_frame_once(office: Path, cchc: Cchc) -> None:
    asked = ("report", "--format", "docx", "--period", "q3", "--as-of", "2026-09-14", "--owner", "truong-hoc")
    path = office / cchc(*asked).out.strip()
    core = docx.Document(str(path)).core_properties
    assert core.author == "[tên cơ quan, đơn vị]"
    path.write_bytes(word_people.type_into(path.read_bytes(), "ten-co-quan", "TRƯỜNG TIỂU HỌC VĨNH THÔNG"))
    assert "đã lấy 1 chỗ điền" in cchc(*asked).err
    again = docx.Document(str(path))
    assert again.core_properties.author == "TRƯỜNG TIỂU HỌC VĨNH THÔNG"
    assert (
        "**ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG - TRƯỜNG TIỂU HỌC VĨNH THÔNG**"
        in cchc("report", "--kind", "progress", "--format", "md", *asked[3:], "-o", "-").out
    )


def test_who_stands_above_the_police_is_written_into_its_report_once(office: Path, cchc: Cchc) -> None:
    assert cchc("owner", "add", "Công an xã").code == 0
    assert cchc("update", "17", "--coordinator", "Công an xã").code == 0
    asked = ("report", "--format", "docx", "--period", "q3", "--as-of", "2026-09-14", "--owner", "Công an xã")
    path = office / cchc(*asked).out.strip()
    path.write_bytes(word_people.type_into(path.read_bytes(), "co-quan-chu-quan", "CÔNG AN TỈNH THÁI NGUYÊN"))
    assert "đã lấy 1 chỗ điền" in cchc(*asked).err
    assert (
        "**CÔNG AN TỈNH THÁI NGUYÊN - CÔNG AN XÃ VĨNH THÔNG**"
        in cchc("report", "--kind", "progress", "--format", "md", *asked[3:], "-o", "-").out
    )


def test_an_acronym_keeps_its_capitals_inside_a_sentence() -> None:
    owners = (make_owner("a", name="Trạm Y tế"), make_owner("b", name="UBND thôn"))
    plan = make_plan(owners=owners, duties=(Duty(owners, ("Làm việc.",)),))
    assert "1. Trạm Y tế, UBND thôn: Làm việc." in texts(plan_document.build(plan))


def test_an_offices_report_has_the_commune_above_it(sample: Plan) -> None:
    owner = lookups.find_owner(sample, "vhxh")
    built = progress.build(sample, DAY, owner=owner)
    assert built.superior == ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")
    assert built.issuer == ("PHÒNG VĂN HÓA - XÃ HỘI",)
    assert built.annex is not None
    assert len(rows_of(built)) == 11
    assert progress.build(sample, DAY).superior == ()


def test_a_report_is_compared_with_no_period_to_come(sample: Plan) -> None:
    third = reporting.find(sample, "q3")
    compared = {
        day: [line for line in texts(progress.build(sample, day, period=third)) if line.startswith("So với")]
        for day in (date(2026, 1, 20), date(2026, 4, 20), DAY)
    }
    assert compared[date(2026, 1, 20)] == []
    assert compared[date(2026, 4, 20)][0].startswith("So với quý I/2026, ")
    assert compared[DAY][0].startswith("So với 6 tháng đầu năm 2026, ")


@pytest.mark.parametrize(
    ("period", "cut_off"),
    [("q1", (2025, 12, 14)), ("6t", (2026, 3, 14)), ("q3", (2026, 6, 14)), ("nam", (2026, 9, 14))],
)
def test_the_last_report_ended_with_the_period_before(
    sample: Plan, period: str, cut_off: tuple[int, int, int]
) -> None:
    day = date(2026, 12, 14)
    assert reporting.cut_off(sample, day, reporting.find(sample, period)) == date(*cut_off)


def test_without_a_period_the_last_one_past_counts(sample: Plan) -> None:
    assert reporting.cut_off(sample, date(2026, 9, 14), None) == date(2026, 6, 14)
    assert reporting.cut_off(sample, date(2026, 9, 15), None) == date(2026, 9, 14)
    assert reporting.cut_off(sample, date(2026, 2, 1), None) == date(2025, 12, 14)
    quarter = reporting.calendar_quarter(quarter_period(2026, 2))
    assert reporting.cut_off(sample, DAY, quarter) == date(2026, 3, 31)


def rows_of(built: OfficialDocument) -> dict[str, tuple[str, ...]]:
    """Return the rows of the annex by the tasks' numbers, which stand before the titles there."""
    assert built.annex is not None
    named = ((re.match(r"Số (\d+): ", row[1]), row) for row in built.annex.table.rows)
    return {found[1]: (row[0], row[1][found.end() :], *row[2:]) for found, row in named if found}


def test_the_report_names_the_documents_of_pauses_and_cancellations() -> None:
    stop = Stop(date(2026, 5, 1), "45/UBND-VX", "chờ hướng dẫn.")
    plan = make_plan(
        make_task(1, status="paused", stopped=stop),
        make_task(2, status="cancelled", stopped=stop),
        make_task(3, status="cancelled"),
        make_task(4, status="in_progress", started_on=date(2026, 5, 1)),
    )
    built = progress.build(plan, DAY)
    name, by = (
        "Tự kiểm tra, rà soát văn bản",
        "từ ngày 01/5/2026 theo Công văn số 45/UBND-VX, do chờ hướng dẫn",
    )
    told = texts(built)
    assert f"- Tạm dừng thực hiện nhiệm vụ số 1: {name}, {by}." in told
    assert f"Có 01 nhiệm vụ tạm dừng là nhiệm vụ số 1: {name}, {by}." in told
    first = told.index("Có 02 nhiệm vụ không tiếp tục thực hiện, không tính vào tỷ lệ hoàn thành, gồm:")
    assert told[first + 1 : first + 3] == [
        f"- Nhiệm vụ số 2: {name}, {by};",
        f"- Nhiệm vụ số 3: {name}, theo [văn bản, lý do dừng nhiệm vụ số 3].",
    ]
    cells = [row[-2] for row in rows_of(built).values()]
    assert cells[:3] == [f"Tạm dừng {by}", f"Không tiếp tục thực hiện {by}", ""]
    judged = [row[-1] for row in rows_of(built).values()]
    assert judged[:3] == ["Tạm dừng", "Không tiếp tục thực hiện", "Không tiếp tục thực hiện"]
    assert "theo" not in cells[3], "the control"
    without = progress.build(make_plan(make_task(4)), DAY)
    assert "không tiếp tục thực hiện" not in str(without)


def test_the_report_marks_what_is_not_as_it_was_signed() -> None:
    july = date(2026, 7, 10)
    found = {"due": make_task(due="Quý I/2026").due, "deliverable": "Đề án", "lead": "Ông A"}
    amended = tuple(AmendedField("45/KH-UBND", july, field, before) for field, before in found.items())
    plan = make_plan(
        make_task(1),
        make_task(2, amendments=amended, deliverable="Báo cáo", lead="Bà B"),
        make_task(3, assigned_on=date(2026, 6, 25), basis="Công văn số 1234/UBND-HCC ngày 25/6/2026"),
        make_task(4, extensions=(make_extension("Quý IV/2026", date(2026, 6, 1), document="41/UBND-VX"),)),
    )
    plan = make_plan(*plan.tasks, head=plan.head._replace(amendments=(Amendment("45/KH-UBND", july),)))
    of, name = rows_of(progress.build(plan, DAY)), "Tự kiểm tra, rà soát văn bản"
    assert of["1"][1] == name
    by = "theo Kế hoạch số 45/KH-UBND ngày 10/7/2026"
    assert of["2"][1] == f"{name} (điều chỉnh thời hạn, sản phẩm {by})"
    assert of["3"][1] == f"{name} (bổ sung theo Công văn số 1234/UBND-HCC ngày 25/6/2026)"
    assert of["4"][1] == name, "the deadline says it"
    assert "được gia hạn tại Công văn số 41/UBND-VX ngày 01/6/2026" in of["4"][4]
    assert rows_of(progress.build(plan, date(2026, 7, 9)))["2"][1] == name, "not yet"


def test_the_annex_heads_its_tasks_by_areas_and_counts_them_through() -> None:
    of_part_one = make_area("chi-dao", title="Chỉ đạo, điều hành", printed=False)
    of_part_two = make_area("the-che")
    plan = make_plan(
        make_task(1, area=of_part_two, title="Rà soát", due="Quý I/2026"),
        make_task(
            2,
            area=of_part_one,
            title="Họp",
            status="done",
            done_on=date(2026, 7, 5),
            results=(Result("9/BC", date(2026, 7, 5)),),
        ),
        make_task(
            3,
            area=of_part_two,
            title="Công bố",
            deliverable="Quyết định",
            progress=40,
            status="in_progress",
            due="Năm 2026",
            notes=(Note(date(2026, 9, 1), "Đã lấy ý kiến."),),
        ),
        areas=(of_part_two, of_part_one),
    )
    built = progress.build(plan, DAY)
    assert built.annex is not None
    assert built.annex.table.columns == (
        "TT",
        "Nhiệm vụ",
        "Sản phẩm",
        "Cơ quan chủ trì",
        "Thời hạn",
        "Kết quả (văn bản, ngày, ghi chú)",
        "Đánh giá",
    )
    assert [row[:2] for row in built.annex.table.rows] == [
        ("I", of_part_one.title),
        ("1", "Số 2: Họp"),
        ("II", of_part_two.title),
        ("2", "Số 1: Rà soát"),
        ("3", "Số 3: Công bố"),
    ]
    assert "".join(built.annex.table.rows[0][2:]) == ""
    of = rows_of(built)
    assert of["2"][5:] == (
        "Hoàn thành ngày 05/7/2026; Báo cáo số 9/BC ngày 05/7/2026",
        "Hoàn thành quá hạn 05 ngày",
    )
    assert of["3"][2:] == (
        "Quyết định",
        "Phòng VHXH",
        "Năm 2026",
        "Đạt 40%; đã lấy ý kiến",
        "Đang thực hiện, trong hạn",
    )
    assert of["1"][5:] == ("", "Chưa thực hiện, quá hạn 167 ngày")
    empty = progress.build(make_plan(areas=(of_part_one,)), DAY).annex
    assert empty is not None
    assert [[cell for cell in row if cell] for row in empty.table.rows] == [["Kế hoạch chưa có nhiệm vụ"]]


@pytest.mark.parametrize("build", [plan_document.build, lambda plan: updated_plan.build(plan, DAY)])
def test_a_list_without_tasks_says_so(build: Callable[[Plan], OfficialDocument]) -> None:
    annex = build(make_plan()).annex
    assert annex is not None
    assert [list(filter(None, row)) for row in annex.table.rows] == [["Kế hoạch chưa có nhiệm vụ"]]
    listed = build(make_plan(make_task(1))).annex
    assert listed is not None
    assert [row[0] for row in listed.table.rows] == ["1"]


def test_the_annex_of_an_office_without_tasks_does_not_say_that_the_plan_is_empty() -> None:
    police = make_owner("cong-an", name="Công an xã", short="Công an xã")
    plan = make_plan(make_task(1), owners=(make_owner(), police))
    annex = progress.build(plan, DAY, owner=police).annex
    assert annex is not None
    told = [list(filter(None, row)) for row in annex.table.rows]
    assert told == [["Kế hoạch không giao nhiệm vụ cho Công an xã chủ trì"]]


def test_the_annex_writes_the_days_of_deadlines_as_the_sentences_do() -> None:
    moved = make_extension("05/07/2026", date(2026, 6, 20), document="45/UBND-VX")
    annex = progress.build(make_plan(make_task(1, due="30/06/2026", extensions=(moved,))), DAY).annex
    assert annex is not None
    assert annex.table.rows[1][4] == (
        "05/7/2026 (được gia hạn tại Công văn số 45/UBND-VX ngày 20/6/2026; thời hạn ban đầu: 30/6/2026)"
    )


def test_a_bracket_in_a_deadline_or_a_condition_stands_in_no_other_bracket() -> None:
    moved = make_extension("31/12/2026", date(2026, 6, 20), document="45/UBND-VX")
    plan = make_plan(
        make_task(1, due="Quý II/2026 (sau khi tỉnh có kế hoạch)", extensions=(moved,)),
        make_task(2, due="Quý IV/2026", condition="sau khi có kế hoạch của tỉnh (nếu có)"),
    )
    built = progress.build(plan, DAY)
    assert built.annex is not None
    assert built.annex.table.rows[1][4].endswith("; thời hạn ban đầu: Quý II/2026, sau khi tỉnh có kế hoạch)")
    assert any(
        "(thời hạn quý IV/2026; điều kiện: sau khi có kế hoạch của tỉnh, nếu có)" in one
        for one in texts(built)
    )


def test_an_offices_own_report_does_not_name_it_at_each_task() -> None:
    plan = make_plan(
        make_task(1, due="Quý I/2026", title="Muộn"), make_task(2, due="Năm 2026", title="Sắp tới")
    )
    office = plan.tasks[0].owner
    named, own = (texts(progress.build(plan, DAY, owner=owner)) for owner in (None, office))
    assert (
        "- Chưa hoàn thành nhiệm vụ số 1: Muộn (Phòng VHXH; thời hạn quý I/2026; quá hạn 167 ngày)." in named
    )
    assert "- Chưa hoàn thành nhiệm vụ số 1: Muộn (thời hạn quý I/2026; quá hạn 167 ngày)." in own
    assert "Tập trung hoàn thành 01 nhiệm vụ quá hạn là nhiệm vụ số 1: Muộn." in own
    assert not [text for text in own if "(Phòng VHXH" in text]
    assert len([text for text in named if "(Phòng VHXH" in text]) == 4, "the control"


def test_the_report_says_how_much_of_a_target_was_reached() -> None:
    half = Target(2, "hội nghị", 1)
    begun = make_task(due="Năm 2026", status="in_progress", started_on=date(2026, 5, 1), target=half)
    built = progress.build(make_plan(begun), DAY)
    assert rows_of(built)["1"][-2] == "Đã thực hiện 01/02 hội nghị"
    assert any(", đã thực hiện 01/02 hội nghị (thời hạn" in text for text in texts(built))
    unknown = progress.build(make_plan(begun._replace(target=Target(2, "hội nghị"))), DAY)
    assert "đã thực hiện" not in str(unknown)


def test_a_share_of_a_target_is_not_said_twice() -> None:
    def result(progress_: int) -> str:
        task = make_task(
            due="Năm 2026", status="in_progress", progress=progress_, target=Target(24, "tin", 18)
        )
        return rows_of(progress.build(make_plan(task), DAY))["1"][-2]

    assert result(75) == "Đã thực hiện 18/24 tin, đạt tỷ lệ 75%"
    assert result(40) == "Đạt 40%; đã thực hiện 18/24 tin, đạt tỷ lệ 75%", "the control"


def test_what_is_left_of_the_year_is_not_said_to_end_with_the_next_one() -> None:
    """The next period of a year's report is the next year; the plan's tasks end before."""
    december = date(2026, 12, 14)
    plan = make_plan(make_task(1, due="Năm 2026"))
    year = reporting.find(plan, "nam")
    said = texts(progress.build(plan, december, period=year))
    assert any(
        text.startswith("Có 01 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2026 là") for text in said
    )
    longer = make_plan(*plan.tasks, make_task(2, due="30/6/2027"))
    said = texts(progress.build(longer, december, period=year))
    assert "Có 02 nhiệm vụ có thời hạn hoàn thành đến ngày 30/6/2027, gồm:" in said, "the control"
    none = texts(progress.build(make_plan(make_task(1)), december, period=year))
    assert "Trong năm 2027 không có nhiệm vụ đến hạn." in none


# The assignment sheet


def test_an_added_task_is_given_by_its_own_document() -> None:
    plan = make_plan(
        make_task(1),
        make_task(2, assigned_on=date(2026, 6, 25), basis="1234/UBND-HCC ngày 25/6/2026"),
        make_task(3, assigned_on=date(2026, 7, 1)),
    )
    built = assignment.build(plan, DAY, make_owner())
    assert built.table is not None
    name, of = "Tự kiểm tra, rà soát văn bản", {row[0]: row for row in built.table.rows}
    assert of["1"][1] == name
    assert of["2"][1] == f"{name} (bổ sung theo Công văn số 1234/UBND-HCC ngày 25/6/2026)"
    assert of["3"][1] == f"{name} (bổ sung từ ngày 01/7/2026; [văn bản giao])"
    assert "về CCHC và các văn bản giao nhiệm vụ (ghi tại từng nhiệm vụ), Chủ tịch" in texts(built)[0]
    signed = assignment.build(make_plan(make_task(1)), DAY, make_owner())
    assert "bổ sung" not in str(signed), "the control"


def test_an_assignment_lists_what_is_left_by_its_last_day(sample: Plan) -> None:
    built = assignment.build(sample, DAY, lookups.find_owner(sample, "vhxh"))
    assert built.table is not None
    assert [row[0] for row in built.table.rows] == ["4", "8", "3", "7", "13", "15", "16", "18", "19", "20"]
    assert built.addressees == ("Kính gửi: Phòng Văn hóa - Xã hội xã",)
    assert "chủ trì thực hiện 10 nhiệm vụ tại mục I, trong đó có 02 nhiệm vụ quá hạn" in texts(built)[0]
    assert "Đến ngày 14/9/2026, Phòng Văn hóa - Xã hội xã đã hoàn thành 01 nhiệm vụ (số 1)." in texts(built)
    assert built.table.rows[0][-1].endswith(". Khẩn trương hoàn thành, báo cáo rõ nguyên nhân chậm")
    assert "đầu mối: Công chức đầu mối" in built.table.rows[0][4]
    unnamed = assignment.build(sample, DAY, lookups.find_owner(sample, "vhxh"), people=False)
    assert unnamed.table is not None
    assert "đầu mối" not in str(unnamed.table.rows)


def test_an_office_with_nothing_left_is_told_so() -> None:
    plan = make_plan(make_task(1, status="done", done_on=date(2026, 5, 1)))
    built = assignment.build(plan, DAY, make_owner())
    assert built.table is None
    assert "không còn nhiệm vụ phải thực hiện." in texts(built)[0]


def test_a_paused_task_rests_and_a_cancelled_one_is_gone() -> None:
    plan = make_plan(
        make_task(1, status="paused", stopped=Stop(date(2026, 5, 1), "1/CV")),
        make_task(2, status="cancelled", stopped=Stop(date(2026, 5, 1), "2/CV")),
    )
    built = assignment.build(plan, DAY, make_owner())
    assert built.table is not None
    assert [row[0] for row in built.table.rows] == ["1"]


def test_lists_end_as_the_decree_wants() -> None:
    assert official_document.with_list_marks(["a", "b", "c"]) == ["a;", "b;", "c."]
    assert official_document.with_list_marks([]) == []
    assert official_document.with_list_marks(["a;", "b."]) == ["a;", "b."], (
        "marks that are there already are not doubled"
    )
    assert all(one.endswith(";") for one, _ in pairwise(plan_document.recipients(("a", "b"))))
