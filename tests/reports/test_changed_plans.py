"""The plan as it was signed, as it is now, and the draft of what changed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from cchc import citations, labels, past
from cchc.plan import Amendment, Plan, Signatory
from cchc.planfile import document
from cchc.reports.official import amendment_draft, plan_changes, plan_document, updated_plan
from cchc.task import AMENDABLE, TEXT_FIELDS, AmendedField, Stop, Target
from tests.support import amended_plans
from tests.support.amended_plans import AMENDMENT, CITED, LETTER
from tests.support.plans import REAL_PLAN, make_area, make_extension, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from cchc.reports.official.official_document import OfficialDocument
    from cchc.task import Task

DAY = date(2026, 9, 14)


@cache
def signed() -> Plan:
    return document.parse(REAL_PLAN.read_bytes(), "2026.yaml").plan


@cache
def changed() -> Plan:
    return amended_plans.amended(REAL_PLAN.read_bytes())


def rows(built: OfficialDocument) -> dict[str, tuple[str, ...]]:
    """Return the rows of the annex by their numbers; one without a number by its words."""
    assert built.annex is not None
    return {row[0] or row[1]: row for row in built.annex.table.rows}


def lines(built: OfficialDocument) -> list[str]:
    return [line.text for line in built.lines]


# As signed


def test_nothing_that_came_later_changes_the_plan_that_was_signed() -> None:
    assert plan_document.build(changed()) == plan_document.build(signed())


def test_a_task_that_was_not_given_later_is_in_the_signed_plan() -> None:
    """The control: what `add --signed` adds stood in the text."""
    more = make_plan(*signed().tasks, make_task(21), head=signed().head, owners=signed().owners)
    assert "21" in rows(plan_document.build(more))
    later = make_plan(*signed().tasks, make_task(21, assigned_on=DAY), head=signed().head)
    assert "21" not in rows(plan_document.build(later))


def test_offices_are_called_as_the_plan_calls_them() -> None:
    of = rows(plan_document.build(signed()))
    assert (of["2"][2], of["9"][2]) == ("Trung tâm PVHCC", "Văn phòng HĐND&UBND")


def test_what_binds_several_offices_is_a_paragraph_no_heading() -> None:
    shared = next(
        line for line in plan_document.build(signed()).lines if line.text.startswith("5. Trạm Y tế")
    )
    assert shared.style == "text"
    assert shared.text.endswith("trên địa bàn xã.")


def test_a_day_in_the_caption_is_written_as_documents_write_it() -> None:
    annex = plan_document.build(make_plan(make_task())).annex
    assert annex is not None
    assert (
        annex.caption == "(Kèm theo Kế hoạch số 02/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân xã Vĩnh Thông)"
    )


# The working copy


def test_the_working_copy_is_no_issued_document() -> None:
    built = updated_plan.build(changed(), DAY)
    assert (built.type, built.subject) == ("Bản tổng hợp nhiệm vụ", "(đã cập nhật đến ngày 14/9/2026)")
    assert (built.number, built.place_day, built.signature.name, built.recipients) == ("", "", "", ())


def test_its_first_lines_list_what_changed_it() -> None:
    told = lines(updated_plan.build(changed(), DAY))
    assert told[0].startswith("Bản này tổng hợp các nhiệm vụ của Kế hoạch số 02/KH-UBND ngày 02/01/2026 của ")
    assert told[1:] == [
        "Đến ngày 14/9/2026, danh mục nhiệm vụ được điều chỉnh, bổ sung theo:",
        "- Công văn số 41/UBND-VX ngày 20/6/2026: gia hạn 01 nhiệm vụ (số 5);",
        f"- {LETTER}: bổ sung 01 nhiệm vụ (số 21);",
        (
            f"- {CITED} về sửa đổi, bổ sung Kế hoạch CCHC năm 2026: bổ sung 01 nhiệm vụ (số 22), "
            "điều chỉnh 01 nhiệm vụ (số 8), không tiếp tục thực hiện 01 nhiệm vụ (số 16)."
        ),
    ]


def test_changed_cells_say_by_which_document() -> None:
    of = rows(updated_plan.build(changed(), DAY))
    assert of["8"][1].endswith(f"năm 2026 (bổ sung lãnh đạo phụ trách “Trần Thị B” theo {CITED})")
    assert of["8"][3:] == (
        f"Phòng Kinh tế (điều chỉnh theo {CITED})",
        f"Năm 2026 (điều chỉnh theo {CITED})",
    )
    assert of["5"][4] == "Quý IV/2026 (điều chỉnh theo Công văn số 41/UBND-VX ngày 20/6/2026)"
    assert of["16"][1].endswith(f"Khoa học và Công nghệ (không tiếp tục thực hiện theo {CITED})")
    as_signed = rows(plan_document.build(signed()))
    assert {number for number in as_signed if of[number] != as_signed[number]} == {"5", "8", "16"}


def test_added_tasks_stand_in_a_last_part() -> None:
    of = rows(updated_plan.build(changed(), DAY))
    assert list(of)[19:] == ["20", "Nhiệm vụ bổ sung", "21", "22"]
    assert of["Nhiệm vụ bổ sung"] == ("", "Nhiệm vụ bổ sung", "", "", "")
    assert of["21"][1] == f"Rà soát TTHC nội bộ (bổ sung theo {LETTER})"
    assert of["22"][1] == f"Sơ kết 6 tháng (bổ sung theo {CITED})"


def test_a_copy_of_an_earlier_day_knows_what_had_come_by_then() -> None:
    of = rows(updated_plan.build(changed(), date(2026, 7, 9)))
    assert "21" in of
    assert "22" not in of
    assert of["8"] == rows(plan_document.build(signed()))["8"]
    assert "không tiếp tục" not in of["16"][1]
    first = updated_plan.build(changed(), date(2026, 6, 1))
    assert rows(first) == rows(plan_document.build(signed()))
    assert lines(first)[-1] == "Đến ngày 01/6/2026, danh mục nhiệm vụ chưa có nội dung điều chỉnh, bổ sung."


def test_a_task_that_came_without_a_document_is_told() -> None:
    built = updated_plan.build(make_plan(make_task(1), make_task(2, assigned_on=date(2026, 7, 1))), DAY)
    assert rows(built)["2"][1].endswith("(bổ sung từ ngày 01/7/2026)")
    assert lines(built)[-1] == "Chưa ghi văn bản điều chỉnh, bổ sung đối với nhiệm vụ số 2."


def test_two_documents_that_changed_one_cell_are_both_told() -> None:
    amended = (
        AmendedField("45/KH-UBND", date(2026, 7, 10), "owner", make_owner("kinh-te")),
        AmendedField("60/KH-UBND", date(2026, 8, 1), "owner", make_owner("y-te")),
    )
    built = updated_plan.build(make_plan(make_task(1, amendments=amended)), DAY)
    assert rows(built)["1"][2] == (
        "Phòng VHXH (điều chỉnh theo Kế hoạch số 45/KH-UBND ngày 10/7/2026 "
        "và Kế hoạch số 60/KH-UBND ngày 01/8/2026)"
    )


def test_a_document_of_another_year_with_the_same_number_is_another() -> None:
    older = make_task(1, basis="Kế hoạch số 45/KH-UBND ngày 10/7/2025", assigned_on=date(2026, 7, 10))
    plan = make_plan(older)
    plan = make_plan(older, head=plan.head._replace(amendments=(AMENDMENT,)))
    assert [one.citation for one in plan_changes.until(plan, DAY)] == [CITED, older.basis]
    assert "Nhiệm vụ số 1" not in str(amendment_draft.build(plan, AMENDMENT))


# The words of every field that an amendment may change, before and after.
FIELDS: dict[str, tuple[Any, Any, str]] = {
    "title": ("Việc cũ", "Việc mới", "Việc mới (điều chỉnh {by})"),
    "area": (
        make_area("the-che"),
        make_area("bo-may"),
        "Tự kiểm tra, rà soát văn bản (điều chỉnh lĩnh vực thành “bo-may” {by})",
    ),
    "owner": (make_owner("kinh-te"), make_owner(), "Phòng VHXH (điều chỉnh {by})"),
    "coordinators": ((make_owner("kinh-te"),), (make_owner("y-te"),), "y-te (điều chỉnh {by})"),
    "target": (
        Target(2, "lớp"),
        Target(3, "lớp", achieved=1),
        "Tự kiểm tra, rà soát văn bản (điều chỉnh chỉ tiêu thành “03 lớp” {by})",
    ),
    "due": (make_task(due="Quý I/2026").due, make_task().due, "Quý II/2026 (điều chỉnh {by})"),
} | {
    field: (
        "cũ",
        "mới",
        f"Tự kiểm tra, rà soát văn bản (điều chỉnh {labels.FIELD[field]} thành “mới” {{by}})",
    )
    for field in ("condition", *TEXT_FIELDS)
}


def of_one(task: Task, **choices: bool) -> tuple[str, ...]:
    """Return a task's row in the working copy."""
    return rows(updated_plan.build(make_plan(task), DAY, **choices))["1"]


@pytest.mark.parametrize("field", AMENDABLE)
def test_whatever_an_amendment_changes_is_there_as_it_is_now_with_its_note(field: str) -> None:
    before, now, cell = FIELDS[field]
    amended = AmendedField("45/KH-UBND", AMENDMENT.date, field, before)
    task = make_task(1)._replace(**{field: now})
    assert cell.format(by=f"theo {CITED}") in of_one(task._replace(amendments=(amended,)))
    assert "điều chỉnh" not in str(of_one(task)), "the control"


def test_what_an_amendment_put_in_or_took_out_is_told_as_that() -> None:
    amended = AmendedField("45/KH-UBND", AMENDMENT.date, "deliverable")
    new = of_one(make_task(1, amendments=(amended,), deliverable="Báo cáo"))
    assert new[1].endswith(f"(bổ sung sản phẩm “Báo cáo” theo {CITED})")
    gone = of_one(make_task(1, amendments=(amended._replace(before="Báo cáo"),)))
    assert gone[1].endswith(f"(bỏ sản phẩm theo {CITED})")
    alone = amended._replace(field="coordinators", before=(make_owner("y-te"),))
    assert of_one(make_task(1, amendments=(alone,)))[3] == f"Không có (điều chỉnh theo {CITED})"


def test_a_field_changed_twice_is_told_once_as_it_is_now() -> None:
    amended = (
        AmendedField("45/KH-UBND", AMENDMENT.date, "deliverable", "Báo cáo"),
        AmendedField("60/KH-UBND", date(2026, 8, 1), "deliverable", "Đề án"),
    )
    assert of_one(make_task(1, amendments=amended, deliverable="Tờ trình"))[1].endswith(
        f"(điều chỉnh sản phẩm thành “Tờ trình” theo {CITED} và Kế hoạch số 60/KH-UBND ngày 01/8/2026)"
    )


def test_an_added_task_has_what_it_was_given_with_in_the_working_copy() -> None:
    task = make_task(
        1, assigned_on=date(2026, 6, 25), basis=LETTER, deliverable="Báo cáo", target=Target(3, "lớp"),
        condition="khi có hướng dẫn", lead="Trần Thị B", coordinators=(make_owner("y-te"),),
    )  # fmt: skip
    given = "; điều kiện: khi có hướng dẫn; chỉ tiêu: 03 lớp; sản phẩm: Báo cáo"
    assert of_one(task)[1].endswith(f"(bổ sung theo {LETTER}{given}; lãnh đạo phụ trách: Trần Thị B)")
    assert of_one(task, people=False)[1].endswith(f"(bổ sung theo {LETTER}{given})")


def test_the_list_of_the_working_copy_is_called_as_in_the_plan() -> None:
    head = signed().head
    for title, called in (
        (None, f"Nhiệm vụ kèm theo {head.title}"),
        ("Nhiệm vụ trọng tâm", "Nhiệm vụ trọng tâm"),
    ):
        plan = make_plan(make_task(1), head=head._replace(annex=head.annex._replace(title=title)))
        annex = updated_plan.build(plan, DAY).annex
        assert annex is not None
        assert annex.title == called


def test_names_of_people_are_left_out_of_the_working_copy() -> None:
    assert "Trần Thị B" in str(updated_plan.build(changed(), DAY)), "the control"
    assert "Trần Thị B" not in str(updated_plan.build(changed(), DAY, people=False))


# The draft


def test_the_draft_says_what_the_amendment_changes() -> None:
    built = amendment_draft.build(changed(), AMENDMENT)
    assert (built.type, built.number.split()) == ("KẾ HOẠCH", ["Số:", "/KH-UBND"])
    assert built.subject == (
        "Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân xã Vĩnh Thông "
        "về cải cách hành chính xã Vĩnh Thông năm 2026"
    )
    assert lines(built)[2:] == [
        "Ủy ban nhân dân xã Vĩnh Thông sửa đổi, bổ sung Kế hoạch số 02/KH-UBND như sau (chi tiết tại Phụ lục kèm theo):",
        "1. Bổ sung 01 nhiệm vụ vào Danh mục nhiệm vụ kèm theo Kế hoạch số 02/KH-UBND",
        "- Nhiệm vụ số 22: Sơ kết 6 tháng (Trung tâm PVHCC chủ trì; thời hạn: Quý IV/2026).",
        "2. Điều chỉnh nội dung 01 nhiệm vụ",
        "- Nhiệm vụ số 8: điều chỉnh cơ quan phối hợp từ “Các phòng, ban, đơn vị liên quan” thành “Phòng Kinh tế”;",
        "- Nhiệm vụ số 8: điều chỉnh thời hạn từ “Quý II/2026” thành “Năm 2026”;",
        "- Nhiệm vụ số 8: bổ sung lãnh đạo phụ trách “Trần Thị B”.",
        "3. Không tiếp tục thực hiện 01 nhiệm vụ",
        (
            "- Nhiệm vụ số 16: Thực hiện báo cáo ngày trên phần mềm Hệ thống báo cáo ngày của Sở Khoa học và Công nghệ; "
            "lý do: không còn phù hợp."
        ),
        "4. Các nội dung khác giữ nguyên theo Kế hoạch số 02/KH-UBND.",
    ]


def test_its_annex_has_the_old_beside_the_new() -> None:
    annex = amendment_draft.build(changed(), AMENDMENT).annex
    assert annex is not None
    assert annex.table.columns[2] == "Nội dung tại Kế hoạch số 02/KH-UBND"
    assert [(row[1], row[2], row[3]) for row in annex.table.rows if row[1] != "16"] == [
        ("22", "Không có", "Sơ kết 6 tháng; thời hạn: Quý IV/2026"),
        ("8", "Cơ quan phối hợp: Các phòng, ban, đơn vị liên quan", "Cơ quan phối hợp: Phòng Kinh tế"),
        ("8", "Thời hạn: Quý II/2026", "Thời hạn: Năm 2026"),
        ("8", "Lãnh đạo phụ trách: không có", "Lãnh đạo phụ trách: Trần Thị B"),
    ]
    assert annex.table.rows[-1][3:] == ("Không tiếp tục thực hiện", "Phòng VHXH", "không còn phù hợp")


def test_names_of_people_are_left_out_of_it() -> None:
    built = amendment_draft.build(changed(), AMENDMENT, people=False)
    assert "Trần Thị B" not in str(built)
    assert "Trần Thị B" in str(amendment_draft.build(changed(), AMENDMENT)), "the control"


def test_a_draft_knows_nothing_of_later_changes() -> None:
    task = next(task for task in changed().tasks if task.id == 8)
    later = AmendedField("60/KH-UBND", date(2026, 8, 1), "due", task.due)
    again = task._replace(due=make_task(due="Quý I/2027").due, amendments=(*task.amendments, later))
    others = (one for one in changed().tasks if one.id != 8)
    plan = make_plan(*others, again, head=changed().head, owners=changed().owners)
    assert "từ “Quý II/2026” thành “Năm 2026”" in str(amendment_draft.build(plan, AMENDMENT))


def test_an_extension_by_the_amendment_is_in_its_draft() -> None:
    granted = make_extension("Quý IV/2026", AMENDMENT.date, document="45/KH-UBND", reason="chờ tỉnh")
    plan = make_plan(make_task(1, extensions=(granted,)))
    plan = make_plan(*plan.tasks, head=plan.head._replace(amendments=(AMENDMENT,)))
    built = amendment_draft.build(plan, AMENDMENT)
    assert "- Nhiệm vụ số 1: điều chỉnh thời hạn từ “Quý II/2026” thành “Quý IV/2026”." in lines(built)
    assert rows(built)["1"][-1] == "chờ tỉnh"
    proposed = make_task(1, extensions=(granted._replace(approved=False),))
    assert plan_changes.until(make_plan(proposed), DAY) == ()


def test_a_reason_goes_on_in_its_sentence_and_one_that_nobody_recorded_is_a_blank() -> None:
    for reason, said in ((None, "[nêu lý do]"), ("Do trùng với nhiệm vụ số 9.", "trùng với nhiệm vụ số 9.")):
        stopped = make_task(1, status="cancelled", stopped=Stop(AMENDMENT.date, "45/KH-UBND", reason))
        plan = make_plan(stopped)
        plan = make_plan(stopped, head=plan.head._replace(amendments=(AMENDMENT,)))
        assert f"lý do: {said}" in str(amendment_draft.build(plan, AMENDMENT))


def test_a_task_that_is_added_is_told_without_a_bracket_in_a_bracket() -> None:
    added = make_task(
        1,
        due="5/09/2026 (khi tỉnh giao)",
        basis="45/KH-UBND",
        assigned_on=AMENDMENT.date,
        deliverable="Báo cáo (02 bản)",
    )
    plan = make_plan(added)
    plan = make_plan(added, head=plan.head._replace(amendments=(AMENDMENT,)))
    assert any(
        line.endswith("(Phòng VHXH chủ trì; sản phẩm: Báo cáo, 02 bản; thời hạn: 5/09/2026, khi tỉnh giao).")
        for line in lines(amendment_draft.build(plan, AMENDMENT))
    )
    annex = updated_plan.build(plan, DAY).annex
    assert annex is not None
    row = annex.table.rows[-1]
    assert row[1].endswith("; sản phẩm: Báo cáo, 02 bản)")
    assert row[4] == "05/9/2026 (khi tỉnh giao)"


def test_an_amendment_of_which_nothing_is_recorded_is_left_to_people() -> None:
    built = amendment_draft.build(signed(), AMENDMENT)
    assert lines(built)[3:5] == [
        "[nêu nội dung sửa đổi, bổ sung]",
        "1. Các nội dung khác giữ nguyên theo Kế hoạch số 02/KH-UBND.",
    ]


def test_a_decision_is_drafted_in_articles() -> None:
    decision = Amendment("77/QĐ-UBND", AMENDMENT.date)
    head = signed().head._replace(recipients=("Như trên", "Đảng ủy xã", "Lưu: VT"))
    built = amendment_draft.build(make_plan(head=head), decision)
    assert (built.type, built.number.split()) == ("QUYẾT ĐỊNH", ["Số:", "/QĐ-UBND"])
    assert built.subject.startswith("Về việc sửa đổi, bổ sung Kế hoạch số 02/KH-UBND")
    centred = [line.text for line in built.lines if line.style == "centred"]
    assert centred == ["ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG", "QUYẾT ĐỊNH:"]
    assert lines(built)[1] == "[căn cứ quy định thẩm quyền ban hành]"
    assert lines(built)[2].startswith("Căn cứ Kế hoạch số 02/KH-UBND")
    assert built.lines[0].text == centred[0], "who has the authority stands above the bases"
    assert [line.text for line in built.lines if line.text.startswith("Điều")] == [
        "Điều 1. Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND như sau (chi tiết tại Phụ lục kèm theo):"
    ]
    assert [line.text.partition(". ")[0] for line in built.closing] == ["Điều 2", "Điều 3"]
    assert built.closing[0].text == "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
    assert built.closing[1].text.endswith("chịu trách nhiệm thi hành Quyết định này./.")
    assert built.recipients == ("- Như Điều 3;", "- Đảng ủy xã;", "- Lưu: VT.")


def test_a_plan_that_a_decision_issued_is_changed_by_a_decision() -> None:
    head = signed().head._replace(number="10/QĐ-UBND", title="Kế hoạch CCHC năm 2026")
    plan = make_plan(head=head)
    for number in ("9/UBND-VX", "77/QĐ-UBND"):
        built = amendment_draft.build(plan, Amendment(number, AMENDMENT.date))
        assert (built.type, built.number.split()) == ("QUYẾT ĐỊNH", ["Số:", "/QĐ-UBND"])
    assert built.subject == (
        "Về việc sửa đổi, bổ sung Quyết định số 10/QĐ-UBND ngày 02/01/2026 của "
        "Ủy ban nhân dân xã Vĩnh Thông về việc ban hành Kế hoạch CCHC năm 2026"
    )
    assert built.annex is not None
    assert built.annex.table.columns[2] == "Nội dung tại Quyết định số 10/QĐ-UBND"
    plain = amendment_draft.build(signed(), AMENDMENT)
    assert not [line for line in plain.lines if line.style == "centred"], "a plan names no authority"
    assert "Như Điều 3" not in str(plain.recipients)


def test_every_row_of_the_annex_has_a_reason_or_a_blank_for_it() -> None:
    of = rows(amendment_draft.build(changed(), AMENDMENT))
    assert {number: row[-1] for number, row in of.items()} == {
        "1": "[nêu căn cứ, lý do]",
        "2": "[nêu căn cứ, lý do]",
        "3": "[nêu căn cứ, lý do]",
        "4": "[nêu căn cứ, lý do]",
        "5": "không còn phù hợp",
    }


@pytest.mark.parametrize("task", changed().tasks, ids=lambda task: str(task.id))
def test_a_task_as_signed_differs_only_where_it_was_amended(task) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    was = past.as_signed(task)
    fields = {name for name in was._fields if getattr(was, name) != getattr(task, name)}
    assert fields == {one.field for one in task.amendments}


# What changed, document by document


def test_every_amendment_of_a_field_goes_from_what_it_found_to_what_the_next_one_found() -> None:
    found = ("Ông A", date(2026, 7, 10)), ("Ông B", date(2026, 8, 1)), ("Ông C", date(2026, 9, 1))
    amended = tuple(AmendedField(f"{day.month}/KH-UBND", day, "lead", name) for name, day in found)
    plan = make_plan(make_task(1, lead="Ông D", amendments=amended))
    told = [change for one in plan_changes.until(plan, DAY) for change in one.changes]
    assert [(one.before, one.after) for one in told] == [
        ("Ông A", "Ông B"),
        ("Ông B", "Ông C"),
        ("Ông C", "Ông D"),
    ]


def test_every_extension_goes_from_the_deadline_that_it_moved() -> None:
    granted = (
        make_extension("Quý III/2026", date(2026, 6, 1), document="1/UBND-VX"),
        make_extension("Quý IV/2026", date(2026, 8, 1), document="2/UBND-VX"),
        make_extension("31/12/2026", date(2026, 9, 1), document="3/UBND-VX"),
    )
    plan = make_plan(make_task(1, extensions=granted))
    told = [change for one in plan_changes.until(plan, DAY) for change in one.changes]
    assert [(one.before, one.after) for one in told] == [
        ("Quý II/2026", "Quý III/2026"),
        ("Quý III/2026", "Quý IV/2026"),
        ("Quý IV/2026", "31/12/2026"),
    ]


def test_what_has_no_document_is_of_none() -> None:
    assert plan_changes.until(make_plan(make_task(1, assigned_on=date(2026, 7, 1))), DAY) == ()


def test_each_cell_names_its_own_documents_only() -> None:
    amended = (
        AmendedField("45/KH-UBND", date(2026, 7, 10), "owner", make_owner("kinh-te")),
        AmendedField("60/KH-UBND", date(2026, 8, 1), "due", make_task(due="Quý I/2026").due),
    )
    of = rows(updated_plan.build(make_plan(make_task(1, amendments=amended)), DAY))["1"]
    assert of[2] == "Phòng VHXH (điều chỉnh theo Kế hoạch số 45/KH-UBND ngày 10/7/2026)"
    assert of[4] == "Quý II/2026 (điều chỉnh theo Kế hoạch số 60/KH-UBND ngày 01/8/2026)"


def test_the_notice_the_recipients_and_the_symbol_are_those_of_the_plan() -> None:
    head = signed().head._replace(notice="Dự thảo")
    plan = make_plan(*signed().tasks, head=head, owners=signed().owners)
    draft = amendment_draft.build(plan, AMENDMENT)
    assert (draft.banner, updated_plan.build(plan, DAY).banner) == ("Dự thảo", "Dự thảo")
    *others, filed = plan_document.build(plan).recipients
    assert draft.recipients == (*others, "- Lưu: VT, Phòng VHXH.")
    assert filed == "- Lưu: VT, VHXX.", "the signed plan keeps its slip"
    assert amendment_draft.build(signed(), AMENDMENT).banner == ""
    other = amendment_draft.build(signed(), Amendment("7/KH-HĐND", AMENDMENT.date))
    assert other.number.endswith("/KH-HĐND"), "its own symbol, when it is a plan or a decision"
    letter = amendment_draft.build(signed(), Amendment("9/UBND-VX", AMENDMENT.date))
    assert (letter.type, letter.number.split()[-1]) == ("KẾ HOẠCH", "/KH-UBND"), "a letter amends no plan"


def test_a_field_that_the_amendment_takes_out_is_said_to_go() -> None:
    gone = AmendedField("45/KH-UBND", AMENDMENT.date, "deliverable", "Đề án")
    head = signed().head._replace(amendments=(AMENDMENT,))
    built = amendment_draft.build(make_plan(make_task(1, amendments=(gone,)), head=head), AMENDMENT)
    assert "- Nhiệm vụ số 1: bỏ sản phẩm “Đề án”." in lines(built)


def test_a_second_amendment_changes_the_plan_as_the_first_one_left_it() -> None:
    second = Amendment("60/KH-UBND", date(2026, 9, 10))
    head = changed().head._replace(amendments=(*changed().head.amendments, second))
    built = amendment_draft.build(make_plan(*changed().tasks, head=head, owners=changed().owners), second)
    first = citations.cite(AMENDMENT.document)
    assert any(line.startswith(f"Căn cứ {first} ngày ") for line in lines(built))
    assert lines(built)[0].startswith("Căn cứ Kế hoạch số 02/KH-UBND ngày 02 tháng 01 năm 2026 của "), (
        "in words"
    )
    assert any(line.endswith(f"giữ nguyên theo Kế hoạch số 02/KH-UBND và {first}.") for line in lines(built))
    assert built.annex is not None
    assert "Nội dung hiện hành" in built.annex.table.columns


def test_a_draft_says_all_that_a_new_task_is_given_with() -> None:
    new = make_task(
        21, assigned_on=AMENDMENT.date, basis=AMENDMENT.document, deliverable="Báo cáo",
        target=Target(3, "lớp"), coordinators=(make_owner("y-te"),),
        condition="khi có kinh phí", assignee="Nguyễn Văn A",
    )  # fmt: skip
    head = signed().head._replace(amendments=(AMENDMENT,))
    built = amendment_draft.build(make_plan(*signed().tasks, new, head=head), AMENDMENT)
    told = next(line for line in lines(built) if "Nhiệm vụ số 21" in line)
    given = "; cơ quan phối hợp: y-te; điều kiện: khi có kinh phí; chỉ tiêu: 03 lớp; sản phẩm: Báo cáo"
    assert f"{given}; đầu mối: Nguyễn Văn A; thời hạn: " in told
    assert f"{given}; đầu mối: Nguyễn Văn A; thời hạn: " in rows(built)["1"][3]
    nameless = amendment_draft.build(make_plan(*signed().tasks, new, head=head), AMENDMENT, people=False)
    assert f"{given}; thời hạn: " in rows(nameless)["1"][3]
    assert "Nguyễn Văn A" not in str(nameless)


def test_a_draft_is_signed_as_the_plan_is_and_not_as_its_reports_are() -> None:
    signed_by = Signatory("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Nguyễn Văn B")
    other = Signatory(None, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị C")
    plan = changed()
    plan = replace(
        plan,
        head=plan.head._replace(signatory=signed_by),
        reporting=plan.reporting._replace(signatory=other),
    )
    assert amendment_draft.build(plan, AMENDMENT).signature == (
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Nguyễn Văn B",
    )
    unnamed = amendment_draft.build(plan, AMENDMENT, people=False).signature
    assert unnamed.name == "[họ và tên]"


def test_what_stays_is_a_sentence_and_the_annex_is_named_with_what_changes() -> None:
    built = amendment_draft.build(changed(), AMENDMENT)
    stays = next(line for line in built.lines if "giữ nguyên" in line.text)
    assert stays.style == "text"
    assert next(line.text for line in built.lines if "Phụ lục" in line.text).endswith("kèm theo):")
