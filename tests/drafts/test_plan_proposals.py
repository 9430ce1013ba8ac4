"""What one change of a document means for a plan: a proposal, something known, or a doubt with its sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.drafts.changes.source_changes import ChangesReading, IssuedDocument, SourceChange
from cchc.drafts.proposals import plan_matches, plan_proposals, proposal_updates, replaced_lists
from cchc.drafts.proposals.proposal_ground import ground_of
from cchc.drafts.reading import SourceTask
from cchc.sources.document import Place
from cchc.task import AmendedField, Stop
from tests.support.plans import make_area, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.drafts.proposals.plan_proposals import Proposals
    from cchc.plan import Plan

DAY = date(2026, 8, 1)
ISSUER = "Ủy ban nhân dân xã Vĩnh Thông"
AMENDMENT = IssuedDocument("75/KH-UBND", "2026-08-01", ISSUER, "Sửa đổi", ("02/KH-UBND",))
LETTER = IssuedDocument("88/UBND-VX", "2026-08-01", ISSUER, is_letter=True)
PROVINCE = IssuedDocument("12/KH-UBND", "2026-08-01", "Ủy ban nhân dân tỉnh An Giang")
HERE = Place(table=1, row=2)
VHXH, KT, PVHCC = make_owner(), make_owner("Phòng KT"), make_owner("Trung tâm PVHCC")
SURVEY = "Khảo sát sự hài lòng của người dân"
PLAN = make_plan(
    make_task(1, coordinators=(KT,), deliverable="Báo cáo"),
    make_task(2, title=SURVEY, due="Quý III/2026"),
    make_task(3, title="Sơ kết công tác", status="cancelled", stopped=Stop(DAY, "9/UBND")),
    owners=(VHXH, KT, PVHCC),
)


def change(what: Any, number: str = "1", **words: Any) -> SourceChange:
    return SourceChange(what, HERE, number, **words)


def row(title: str, **words: Any) -> SourceTask:
    return SourceTask("", title, HERE, **words)


def meaning(
    *changes: SourceChange, issued: IssuedDocument = AMENDMENT, plan: Plan = PLAN, taken: tuple[int, ...] = ()
) -> Proposals:
    """Return what a document with these changes means for a plan."""
    reading = ChangesReading(issued, changes)
    return plan_proposals.propose(reading, ground_of(plan, reading, DAY, taken))


def fields_of(found: Proposals) -> list[dict[str, Any]]:
    assert not found.doubts, found.doubts
    return [dict(one.fields) for one in found.proposals]


def doubt_of(found: Proposals) -> tuple[str, str]:
    assert not found.proposals, found.proposals
    (doubt,) = found.doubts
    return doubt.code, doubt.text


@pytest.mark.parametrize(
    ("wanted", "fields"),
    [
        (change("grow", field="coordinators", after="Trung tâm PVHCC"), {"coordinators": ["Phòng KT", "Trung tâm PVHCC"]}),
        (change("shrink", field="coordinators", after="Phòng KT"), {"coordinators": []}),
        (change("grow", "2", field="deliverable", after="Báo cáo"), {"deliverable": "Báo cáo"}),
        (change("shrink", field="deliverable", after="báo cáo"), {"deliverable": ""}),
        (change("replace", before="Báo cáo", after="Kế hoạch"), {"deliverable": "Kế hoạch"}),
        (change("replace", before="rà soát", after="đánh giá"), {"title": "Tự kiểm tra, đánh giá văn bản"}),
        (change("set", field="area", after="Thể chế số"), {"area": "so"}),
        (change("set", field="target", after="tối thiểu 02 hội nghị"), {"target": {"quantity": "2", "unit": "hội nghị"}}),
    ],
)  # fmt: skip
def test_a_change_is_proposed_as_the_plan_would_have_it(wanted: SourceChange, fields: dict[str, Any]) -> None:
    plan = make_plan(
        *PLAN.tasks, owners=PLAN.owners, areas=(make_area(), make_area("so", title="Thể chế số"))
    )
    assert fields_of(meaning(wanted, plan=plan)) == [fields]


@pytest.mark.parametrize(
    ("wanted", "code", "words"),
    [
        (change("grow", field="deliverable", after="Tờ trình"), "before-differs", "trong kế hoạch là “Báo cáo”, văn bản ghi là bổ sung"),
        (change("shrink", field="deliverable", after="Tờ trình"), "before-differs", "văn bản ghi nội dung cũ là “Tờ trình”"),
        (change("set", field="title"), "value-refused", "Văn bản không ghi nội dung mới."),
        (change("set", field="owner", after="Phòng KT; Trung tâm PVHCC"), "owner-several", "nhiều cơ quan chủ trì"),
        (change("set", field="area", after="Lĩnh vực lạ"), "value-refused", "Kế hoạch không có lĩnh vực “Lĩnh vực lạ”."),
        (change("set", field="target", after="nhiều hội nghị"), "value-refused", "không ghi rõ số lượng và đơn vị"),
        (change("set", field="due", after="31/2/2026"), "value-refused", "ngày không có thật"),
        (change("set", "3", field="lead", after="Phó Chủ tịch"), "value-refused", "Nhiệm vụ số 3 đã hủy."),
        (change("stop", "3"), "value-refused", "Nhiệm vụ số 3 đã hủy theo"),
        (change("stop", ""), "task-unclear", "Văn bản không ghi số, không ghi tên nhiệm vụ."),
        (change("stop", "", title="Việc không có"), "task-unclear", "Kế hoạch không có nhiệm vụ “Việc không có”."),
        (change("add", "", task=row("Việc mới", due="31/2/2026")), "value-refused", "“31/2/2026” có ngày không có thật"),
        (change("add", ""), "change-unread", "không đọc được nội dung"),
        (change("add", "", task=row("Việc mới", owners=("Phòng KT",))), "due-missing", "không ghi thời hạn"),
        (change("add", "", task=row("Việc mới", owners=("Phòng KT", "Trung tâm PVHCC"), due="Quý IV/2026")), "owner-several", "nhiều cơ quan chủ trì: Phòng KT; Trung tâm PVHCC"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_a_doubt_with_its_reason(wanted: SourceChange, code: str, words: str) -> None:
    found_code, text = doubt_of(meaning(wanted))
    assert found_code == code
    assert words in text


def test_a_letter_changes_no_text_of_the_plan() -> None:
    code, text = doubt_of(meaning(change("set", field="lead", after="Phó Chủ tịch"), issued=LETTER))
    assert code == "form-differs"
    assert "cchc amend" in text


def test_a_later_end_by_a_letter_has_its_reason() -> None:
    wanted = change("set", "2", field="due", after="Quý IV/2026", reason="chờ kinh phí")
    (fields,) = fields_of(meaning(wanted, issued=LETTER))
    assert (fields["due"], fields["document"], fields["reason"]) == (
        "Quý IV/2026",
        "88/UBND-VX",
        "chờ kinh phí",
    )


def test_a_title_that_the_document_has_changed_is_known() -> None:
    recorded = (AmendedField("75/KH-UBND", DAY, "title", "Tự kiểm tra văn bản"),)
    plan = make_plan(make_task(amendments=recorded), owners=PLAN.owners)
    found = meaning(change("replace", before="Tự kiểm tra văn bản", after="rà soát"), plan=plan)
    assert [known.task for known in found.known] == [1]
    assert not found.proposals
    assert not found.doubts


def test_a_row_of_a_task_that_the_document_gave_is_known() -> None:
    plan = make_plan(make_task(basis="Kế hoạch số 75/KH-UBND ngày 01/8/2026"), owners=PLAN.owners)
    given = row("Tự kiểm tra, rà soát văn bản", owners=("Phòng KT",))
    found = meaning(change("either", "", task=given), plan=plan)
    assert ([known.task for known in found.known], found.proposals) == ([1], ())


@pytest.mark.parametrize("title", [f"{SURVEY} năm 2026", "Khảo sát sự hài lòng"])
def test_a_row_whose_title_is_nearly_a_tasks_is_that_task(title: str) -> None:
    found = meaning(change("either", "2", task=row(title, due="Quý IV/2026"), title=title))
    assert [(one.task, dict(one.fields)) for one in found.proposals] == [
        (2, {"due": "Quý IV/2026"}),
        (2, {"title": title}),
    ]


def test_a_row_that_is_no_task_of_the_plan_is_a_new_one() -> None:
    given = row("Tập huấn kỹ năng số", owners=("Phòng KT",), due="Quý IV/2026", group="Thể chế")
    (proposal,) = meaning(change("either", "", task=given)).proposals
    assert (proposal.code, proposal.task, proposal.fields["owner"]) == ("task-added", None, "Phòng KT")


def test_a_vague_target_of_a_new_task_is_told_and_left() -> None:
    given = row("Tập huấn", owners=("UBND các xã, phường",), due="Quý IV/2026")
    found = meaning(change("add", "", task=given, target="nhiều lớp"), issued=PROVINCE)
    assert [doubt.code for doubt in found.doubts] == ["cell-unread"]
    assert "target" not in found.proposals[0].fields


def test_new_tasks_get_the_numbers_that_no_task_ever_had() -> None:
    given = row("Tập huấn", owners=("Phòng KT",), due="Quý IV/2026")
    assert [one.claim for one in meaning(change("add", "6", task=given), taken=(4, 5)).proposals] == [6]
    code, text = doubt_of(meaning(change("add", "4", task=given), taken=(4, 5)))
    assert code == "number-unclear"
    assert "số tiếp theo của kế hoạch là 6" in text


@pytest.mark.parametrize(
    ("title", "other", "alike"),
    [
        (SURVEY, f"{SURVEY} năm 2026", True),
        (SURVEY, SURVEY.replace("của", "cho"), True),
        ("Khảo sát", "Khảo sát sự hài lòng của người dân", False),
        (SURVEY, "Tập huấn kỹ năng số cho cán bộ", False),
    ],
)
def test_titles_are_alike_that_begin_alike_or_hardly_differ(title: str, other: str, *, alike: bool) -> None:
    assert plan_matches.are_alike(title, other) is alike


def test_an_area_that_the_plan_has_not_is_none() -> None:
    assert plan_matches.area_of(PLAN, "Cải cách thể chế") == "the-che"
    assert plan_matches.area_of(PLAN, "Lĩnh vực lạ") == ""


def test_a_new_list_that_has_all_tasks_leaves_nothing_out() -> None:
    changes = tuple(change("row", "", task=row(task.title)) for task in PLAN.tasks)
    reading = ChangesReading(AMENDMENT, changes, new_list=HERE)
    assert list(replaced_lists.doubts(reading, ground_of(PLAN, reading, DAY))) == []
    shorter = reading._replace(changes=changes[:1])
    (doubt,) = replaced_lists.doubts(shorter, ground_of(PLAN, shorter, DAY))
    assert "nhiệm vụ số 2:" in doubt.text


@pytest.mark.parametrize(
    ("before", "after", "deliverable"),
    [("Báo cáo", "Kế hoạch", "Kế hoạch của xã"), ("Báo cáo của xã", "Kế hoạch", "Kế hoạch")],
    ids=["a part of the words", "all words"],
)
def test_words_of_a_field_give_way_to_the_new_ones(before: str, after: str, deliverable: str) -> None:
    plan = make_plan(make_task(deliverable="Báo cáo của xã"))
    record: PlainRecord = {"id": "1", "title": plan.tasks[0].title, "deliverable": "Báo cáo của xã"}
    reading = ChangesReading(AMENDMENT, (change("replace", before=before, after=after),))
    ground = ground_of(plan, reading, DAY)
    found = plan_proposals.propose(reading, ground)
    data: Any = proposal_updates.apply(
        {"plan": {"number": "02/KH-UBND"}, "tasks": [record]}, found.proposals, ground, today=DAY
    )
    assert data["tasks"][0]["deliverable"] == deliverable
