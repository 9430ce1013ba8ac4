"""The report of an office that leads nothing: which tasks it helps with, who leads them, how they stand."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import reporting
from cchc.plan import Plan
from cchc.reports.official import progress
from cchc.reports.official.official_document import OfficialDocument
from cchc.reports.printers import pages
from cchc.reports.printers.word import word_document
from cchc.task import Stop, Task
from tests.support import made_plans, prose, prose_faults
from tests.support.plans import make_owner, make_plan, make_task

DAY = made_plans.DAY
HELPER = made_plans.HELPER
LEADER = make_owner()


def report_of_helper(plan: Plan) -> OfficialDocument:
    return progress.build(plan, DAY, owner=HELPER, period=reporting.find(plan, "q3"))


def texts(document: OfficialDocument) -> list[str]:
    return [line.text for line in document.lines]


def helped(*tasks: Task) -> OfficialDocument:
    return report_of_helper(make_plan(*tasks, owners=(LEADER, HELPER)))


def test_one_task_that_an_office_helps_with_is_told_in_one_sentence() -> None:
    said = texts(helped(make_task(8, coordinators=(HELPER,))))
    assert (
        "Trạm Y tế xã phối hợp thực hiện 01 nhiệm vụ là nhiệm vụ số 8: Tự kiểm tra, rà soát văn bản (Phòng VHXH chủ "
        "trì; thời hạn quý II/2026; chưa thực hiện, quá hạn 76 ngày)."
    ) in said
    assert "Không có nhiệm vụ quá hạn." not in said
    assert any(line.startswith("Có 01 nhiệm vụ phối hợp quá hạn, chưa hoàn thành, là ") for line in said)
    assert any(line.startswith("Phối hợp hoàn thành 01 nhiệm vụ quá hạn là ") for line in said)


def test_several_tasks_are_listed_each_with_who_leads_it_and_stand_in_the_annex() -> None:
    built = report_of_helper(made_plans.helped_plan())
    said = texts(built)
    assert any(line.startswith("Trạm Y tế xã phối hợp thực hiện 13 nhiệm vụ; trong đó ") for line in said)
    at = said.index("Các nhiệm vụ phối hợp (chi tiết tại Phụ lục kèm theo) gồm:")
    assert all(" chủ trì; " in line for line in said[at + 1 : at + 14])
    assert said[at + 3] == (
        "- Nhiệm vụ số 3: Việc thứ 3 (2 phần) (Phòng Kinh tế chủ trì; thời hạn quý III/2026; chưa thực hiện, "
        "trong hạn);"
    )
    assert built.annex is not None
    assert built.annex.table is not None
    assert sum(row[1].startswith("Số ") for row in built.annex.table.rows) == 13
    assert built.annex.title.startswith("TIẾN ĐỘ THỰC HIỆN CÁC NHIỆM VỤ PHỐI HỢP ")


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (make_task(8, status="done", done_on=date(2026, 6, 18)), "hoàn thành ngày 18/6/2026, đúng hạn"),
        (make_task(8, status="done", done_on=date(2026, 7, 5)), "hoàn thành ngày 05/7/2026, quá hạn 05 ngày"),
        (
            make_task(8, status="paused", stopped=Stop(date(2026, 5, 4), "88/UBND-VX", "Chờ hướng dẫn.")),
            "tạm dừng từ ngày 04/5/2026 theo Công văn số 88/UBND-VX, do chờ hướng dẫn",
        ),
    ],
)
def test_a_task_that_is_over_or_rests_is_told_with_its_day_and_its_document(task: Task, said: str) -> None:
    lines = texts(helped(task._replace(coordinators=(HELPER,))))
    assert any(line.endswith(f"; thời hạn quý II/2026; {said}).") for line in lines)


def test_what_the_leading_office_reports_on_is_not_asked_of_one_that_helps() -> None:
    built = report_of_helper(made_plans.helped_plan())
    assert not any(blank.name.startswith(("minh-chung.", "dung.")) for blank in built.blanks)
    assert not any(line.text.startswith("- Đề nghị ") for line in built.lines)


@pytest.mark.parametrize("due", ["Thường xuyên", "Quý IV/2026"])
def test_what_comes_is_to_be_helped_with(due: str) -> None:
    said = "\n".join(texts(helped(make_task(8, due=due, coordinators=(HELPER,)))))
    wanted = "Phối hợp duy trì" if due == "Thường xuyên" else "Có 01 nhiệm vụ phối hợp có thời hạn"
    assert wanted in said
    assert "Không có nhiệm vụ quá hạn." in said


def test_an_office_that_leads_a_task_reports_on_what_it_leads_alone() -> None:
    said = "\n".join(texts(helped(make_task(1, owner=HELPER), make_task(8, coordinators=(HELPER,)))))
    assert "Kế hoạch giao Trạm Y tế xã chủ trì 01 nhiệm vụ." in said
    assert "số 8" not in said


def test_word_page_and_markdown_say_the_same_of_what_is_helped_with() -> None:
    built = report_of_helper(made_plans.helped_plan())._replace(
        superior=()
    )  # a line of its own but in Markdown
    texts = prose.of_markdown(pages.render(built, "md").decode())
    assert prose_faults.differences(texts, prose.of_word(word_document.render(built, DAY))) == []
    assert prose_faults.differences(texts, prose.of_page(pages.render(built, "html").decode())) == []


@pytest.mark.parametrize(
    ("name", "above", "own"),
    [
        ("Công an xã", ("[cơ quan, tổ chức chủ quản]",), ("CÔNG AN", "XÃ VĨNH THÔNG")),
        (
            "Ủy ban MTTQ Việt Nam xã",
            ("[cơ quan, tổ chức chủ quản]",),
            ("ỦY BAN MTTQ VIỆT NAM", "XÃ VĨNH THÔNG"),
        ),
        ("Văn phòng Đảng ủy", ("[cơ quan, tổ chức chủ quản]",), ("VĂN PHÒNG ĐẢNG ỦY",)),
        ("Trạm Y tế xã", ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG"), ("TRẠM Y TẾ",)),
    ],
)
def test_no_committee_stands_above_who_is_not_below_it(
    name: str, above: tuple[str, ...], own: tuple[str, ...]
) -> None:
    helper = make_owner("ho-tro", name=name, short=name)
    plan = make_plan(make_task(8, coordinators=(helper,)), owners=(LEADER, helper))
    plan = made_plans.plan_with(plan, head=plan.head._replace(issuer="Ủy ban nhân dân xã Vĩnh Thông"))
    built = progress.build(plan, DAY, owner=helper)
    assert (built.superior, built.issuer) == (above, own)
    assert "co-quan-chu-quan" in [blank.name for blank in built.blanks]


def test_a_task_given_later_is_not_helped_with_yet() -> None:
    later = make_task(9, coordinators=(HELPER,), assigned_on=date(2026, 9, 15))
    said = "\n".join(texts(helped(make_task(8, coordinators=(HELPER,)), later)))
    assert "phối hợp thực hiện 01 nhiệm vụ" in said
