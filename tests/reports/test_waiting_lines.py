"""Tasks that wait for somebody: what the periodic report says of them, and of whom it asks what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.plan import Amendment, Head
from cchc.reports.official import progress
from cchc.task import Submission
from tests.support.plans import make_extension, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from cchc.plan import Plan
    from cchc.task import Task

DAY = date(2026, 9, 14)
CONDITION = "sau khi có văn bản triển khai của UBND tỉnh"


def section(plan: Plan, name: str, day: date = DAY, *, of_office: bool = False) -> str:
    owner = plan.owners[0] if of_office else None
    return "\n".join(line.text for line in progress.build(plan, day, owner=owner).sections[name])


def area(task: Task, day: date = DAY) -> str:
    return section(make_plan(task), f"areas.{task.area.id}", day)


def test_a_task_whose_condition_did_not_come_in_time_is_told_as_one_that_could_not_be_done() -> None:
    late = make_task(7, title="Việc chờ", condition=CONDITION)
    assert (
        "Chưa thực hiện được nhiệm vụ số 7: Việc chờ, do chưa có văn bản triển khai của UBND tỉnh; "
        "đã qua thời hạn quý II/2026."
    ) in area(late)
    assert "Chưa đến thời điểm" not in area(late)
    in_time = area(late, date(2026, 6, 30))
    assert "Chưa đến thời điểm thực hiện nhiệm vụ số 7" in in_time
    assert "đã qua thời hạn" not in in_time


def test_a_condition_inside_the_deadline_is_not_said_twice_and_what_moved_it_is() -> None:
    within = make_task(7, due="Quý II (sau khi tỉnh có kế hoạch)", title="Việc chờ")
    assert "do tỉnh chưa có kế hoạch; đã qua thời hạn quý II." in area(within)
    moved = make_extension("31/7/2026", date(2026, 6, 1), document="45/UBND-VX")
    said = area(make_task(7, condition=CONDITION, extensions=(moved,)))
    assert (
        "đã qua thời hạn ngày 31/7/2026, được gia hạn tại Công văn số 45/UBND-VX ngày 01/6/2026, thời hạn "
        "ban đầu quý II/2026."
    ) in said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("Khi có hướng dẫn của tỉnh", ", do chưa có hướng dẫn của tỉnh."),
        ("theo yêu cầu của cấp trên", " (thời hạn: theo yêu cầu của cấp trên)."),
        (
            "Quý IV/2026 (sau khi tỉnh có kế hoạch)",
            " (thời hạn quý IV/2026, sau khi tỉnh có kế hoạch).",
        ),
    ],
)
def test_a_condition_in_the_place_of_a_deadline_is_why_its_time_has_not_come(due: str, said: str) -> None:
    expected = f"Chưa đến thời điểm thực hiện nhiệm vụ số 7: Việc chờ{said}"
    assert expected in area(make_task(7, due=due, title="Việc chờ"))


def test_a_deadline_that_names_no_day_begins_its_cell_large_and_is_none_that_a_rate_is_taken_of() -> None:
    plan = make_plan(make_task(1), make_task(7, due="theo yêu cầu của cấp trên"))
    built = progress.build(plan, DAY)
    assert built.annex is not None
    assert built.annex.table is not None
    assert built.annex.table.rows[-1][4] == "Theo yêu cầu của cấp trên"
    assert built.sections["plan"][0].text == "Kế hoạch có tổng số 02 nhiệm vụ phải hoàn thành."


def test_a_condition_that_the_title_says_is_not_said_again() -> None:
    title = f"Đánh giá, xếp loại ({CONDITION})"
    assert "điều kiện:" not in area(make_task(7, title=title, due="Quý IV/2026", condition=CONDITION))
    assert f"điều kiện: {CONDITION}" in area(make_task(7, due="Quý IV/2026", condition=CONDITION))


def test_what_could_not_be_done_stands_under_shortfalls_next_and_proposals() -> None:
    plan = make_plan(make_task(7, title="Việc chờ", condition=CONDITION))
    assert (
        "Có 01 nhiệm vụ chưa thực hiện được do chưa đủ điều kiện, đã qua thời hạn, là nhiệm vụ số 7: Việc chờ "
        "(Phòng VHXH; thời hạn quý II/2026; chưa có văn bản triển khai của UBND tỉnh)."
    ) in section(plan, "shortfalls")
    assert (
        "Thực hiện ngay khi đủ điều kiện 01 nhiệm vụ đã qua thời hạn là nhiệm vụ số 7: Việc chờ "
        f"(Phòng VHXH; điều kiện: {CONDITION})."
    ) in section(plan, "next")
    asked = "sớm ban hành văn bản triển khai để có căn cứ thực hiện nhiệm vụ số 7: Việc chờ."
    assert f"- Đề nghị UBND tỉnh {asked}" in section(plan, "proposals")
    assert f"- Đề nghị UBND xã kiến nghị UBND tỉnh {asked}" in section(plan, "proposals", of_office=True)


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("sau khi cơ quan có thẩm quyền của tỉnh quyết định", "Đề nghị cấp có thẩm quyền sớm giải quyết"),
        ("sau khi bố trí được kinh phí của xã", ""),
        ("khi bộ phận một cửa hoạt động", ""),
    ],
)
def test_nobody_is_asked_by_name_for_what_is_not_clearly_his(condition: str, asked: str) -> None:
    said = section(make_plan(make_task(7, condition=condition)), "proposals")
    assert asked in said
    assert ("Đề nghị" in said) == bool(asked)


def test_a_superior_is_not_asked_long_before_the_deadline() -> None:
    plan = make_plan(make_task(7, due="Quý IV/2026", condition=CONDITION))
    assert "Đề nghị" not in section(plan, "proposals")
    assert "Đề nghị UBND tỉnh" in section(plan, "proposals", date(2026, 12, 14))


def test_the_commune_decides_on_the_deadlines_of_its_own_plan() -> None:
    asked = make_extension("Quý IV/2026", date(2026, 9, 1), approved=False, reason="chờ duyệt")
    plan = make_plan(
        make_task(3, title="Việc của xã", due="Quý III/2026", extensions=(asked,)), make_task(4, due="sẽ báo")
    )
    assert (
        "Xem xét, quyết định đề xuất điều chỉnh thời hạn của 01 nhiệm vụ, là nhiệm vụ số 3: Việc của xã, từ quý "
        "III/2026 sang quý IV/2026 do chờ duyệt."
    ) in section(plan, "next")
    assert "Xác định thời hạn hoàn thành của nhiệm vụ số 4." in section(plan, "next")
    assert "Đề nghị" not in section(plan, "proposals")
    of_office = section(plan, "proposals", of_office=True)
    assert (
        "- Đề nghị điều chỉnh thời hạn nhiệm vụ số 3: Việc của xã, từ quý III/2026 sang quý IV/2026"
        in of_office
    )
    assert "- Đề nghị bổ sung thời hạn của nhiệm vụ số 4." in of_office
    assert "Xem xét" not in section(plan, "next", of_office=True)


@pytest.mark.parametrize(
    ("basis", "is_above"),
    [
        ("Công văn số 1234/UBND-HCC ngày 20/8/2026", True),
        ("Công văn số 12/SNV-CCHC ngày 20/8/2026 của Sở Nội vụ", True),
        ("Kế hoạch số 75/KH-UBND ngày 10/7/2026", False),
        ("Công văn số 61/UBND-VX ngày 20/8/2026 của UBND xã", False),
        (None, False),
    ],
)
def test_a_deadline_that_a_superior_set_is_asked_of_him(basis: str | None, *, is_above: bool) -> None:
    asked = make_extension("Quý IV/2026", date(2026, 9, 1), approved=False)
    task = make_task(3, due="Quý III/2026", extensions=(asked,), basis=basis, assigned_on=date(2026, 8, 20))
    amendment = Amendment("75/KH-UBND", date(2026, 7, 10))
    head = Head(
        "02/KH-UBND", date(2026, 1, 2), 2026, "Kế hoạch", "UBND xã Vĩnh Thông", amendments=(amendment,)
    )
    plan = make_plan(task, head=head)
    assert ("Đề nghị điều chỉnh thời hạn" in section(plan, "proposals")) is is_above
    assert ("Xem xét, quyết định" in section(plan, "next")) is not is_above


def test_an_overdue_task_that_was_handed_in_is_said_to_wait_wherever_it_is_named() -> None:
    handed = Submission(date(2026, 6, 20), "33/TTr-VHXH")
    plan = make_plan(make_task(3, status="submitted", submitted=handed), make_task(5, status="in_progress"))
    words = "đã trình ngày 20/6/2026 tại Tờ trình số 33/TTr-VHXH, đang chờ phê duyệt"
    for name in ("areas.the-che", "shortfalls", "next"):
        lines = section(plan, name).split("\n")
        assert any("số 3:" in line and words in line for line in lines), name
        assert not any("số 5:" in line and "trình" in line for line in lines), name
    annex = progress.build(plan, DAY).annex
    assert annex
    assert [row for row in annex.table.rows if any(words[1:] in cell for cell in row)]


def test_a_task_begun_after_its_deadline_is_told_in_its_area_with_when_its_condition_came() -> None:
    begun = make_task(
        4,
        title="Việc muộn",
        due="Quý II (sau khi tỉnh có kế hoạch)",
        condition_met_on=date(2026, 7, 25),
        status="in_progress",
        started_on=date(2026, 8, 1),
        progress=55,
    )
    words = "(đủ điều kiện từ ngày 25/7/2026, sau thời hạn quý II; chưa xác định thời hạn mới)"
    assert f"- Đang thực hiện nhiệm vụ số 4: Việc muộn, đạt 55% {words}." in area(begun)
    handed = area(begun._replace(status="submitted", submitted=Submission(date(2026, 9, 1))))
    assert f"đã trình cấp có thẩm quyền ngày 01/9/2026, đang chờ phê duyệt {words}." in handed
    idle = begun._replace(status="not_started", started_on=None, progress=None)
    assert "Việc muộn" not in area(idle)
    assert "chưa xác định thời hạn" in area(idle)


def test_what_comes_is_said_to_end_no_later_than_it_does() -> None:
    plan = make_plan(
        make_task(3, due="Năm 2026"), make_task(4, due="30/11/2026", owner=make_owner("kinh-te"))
    )
    assert "Có 01 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2026 là" in section(
        plan, "next", date(2026, 12, 14)
    )
    assert "Có 02 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2026, gồm:" in section(plan, "next")
