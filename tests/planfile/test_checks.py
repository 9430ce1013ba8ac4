"""Rules between fields and records, and the doubts about a plan that reads well.

A rule is shown by twins: a plan that it speaks of, and the nearest plan that it leaves alone.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import clarity, placeholders
from cchc.errors import PlanError
from cchc.planfile import checks, document, records, resolution, warnings
from tests.planfile.test_schema import HEAD, TASK, plan
from tests.support.checkout import ISSUED_PLAN

if TYPE_CHECKING:
    from cchc.errors import Problem
    from cchc.yamltext.nodes import Plain

DAY = date(2026, 7, 1)
CLEAR: dict[str, Plain] = TASK | {
    "assignee": "Nguyễn Văn A",
    "lead": "Phó Chủ tịch UBND xã",
    "approver": "Chủ tịch UBND xã",
    "deliverable": "Báo cáo",
}


def errors(**sections: Plain) -> list[tuple[tuple[str | int, ...], str]]:
    return [(found.at, found.code) for found in checks.record_findings(records.load(plan(**sections)))]


def task_errors(**changes: Plain) -> list[tuple[tuple[str | int, ...], str]]:
    return [(at[2:], code) for at, code in errors(tasks=[TASK | changes])]


def warned_of(*ignored: str, **sections: Plain) -> list[tuple[tuple[str | int, ...], str]]:
    return told_of(sections, ignored=ignored)


def told_of(
    sections: dict[str, Plain], *, ignored: tuple[str, ...] = (), for_people: bool = True
) -> list[tuple[tuple[str | int, ...], str]]:
    given: dict[str, Plain] = {"tasks": [CLEAR], **sections}
    found, findings = resolution.resolve(records.load(plan(**given)))
    assert found is not None, findings
    told = warnings.plan_findings(found, DAY, ignored=ignored, for_people=for_people)
    return [(one.at, one.code) for one in told]


def task_warnings(*ignored: str, **changes: Plain) -> list[tuple[tuple[str | int, ...], str]]:
    return [(at[2:], code) for at, code in warned_of(*ignored, tasks=[CLEAR | changes])]


# Errors between the fields of a task


def test_a_number_of_five_thousand_digits_is_told_like_any_wrong_one() -> None:
    text = ISSUED_PLAN.read_text("utf-8").replace("- id: 4\n", f"- id: {'9' * 5_000}\n")
    with pytest.raises(PlanError) as caught:
        document.parse(text.encode(), "x.yaml")
    assert [problem.code for problem in caught.value.problems] == ["bad-number"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"status": "done"}, [(("status",), "done-without-date")]),
        ({"status": "done", "done_on": "1/6/2026"}, []),
        ({"done_on": "1/6/2026"}, [(("done_on",), "date-without-done")]),
        ({"status": "paused"}, [(("status",), "stop-without-document")]),
        ({"status": "cancelled", "stopped": {"reason": "x"}}, [(("stopped",), "stop-without-document")]),
        ({"status": "cancelled", "stopped": {"document": "4/UB"}}, []),
        ({"status": "in_progress", "stopped": {"document": "4/UB"}}, [(("stopped",), "stop-without-status")]),
        (
            {"status": "done", "started_on": "2/6/2026", "done_on": "1/6/2026"},
            [(("done_on",), "dates-out-of-order")],
        ),
        ({"status": "done", "started_on": "1/6/2026", "done_on": "1/6/2026"}, []),
        (
            {"extensions": [{"due": "Quý III", "date": "1/6/2026", "approved": "true"}]},
            [(("extensions", 0, "approved"), "extension-without-document")],
        ),
        ({"extensions": [{"due": "Quý III", "date": "1/6/2026"}]}, []),
        ({"extensions": [{"due": "Quý III", "date": "1/6/2026", "document": "4", "approved": "true"}]}, []),
        ({"progress": "0"}, []),
        ({"progress": "100", "status": "submitted"}, []),
    ],
)
def test_fields_of_a_task_belong_together(
    changes: dict[str, Plain], told: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert task_errors(**changes) == told


JUNE_1, JUNE_2 = "1/6/2026", "2/6/2026"


@pytest.mark.parametrize(
    ("field", "item", "at", "code"),
    [
        ("stops", {"status": "paused", "date": JUNE_1, "until": JUNE_1}, None, ""),
        ("stops", {"status": "cancelled", "until": JUNE_1}, None, ""),
        ("submissions", {"date": JUNE_1, "until": JUNE_1}, None, ""),
        ("submissions", {"until": JUNE_1}, None, ""),
        ("submissions", {"date": JUNE_2, "until": JUNE_1}, "until", "dates-out-of-order"),
        ("stops", {"status": "done", "until": JUNE_1}, "status", "stop-without-status"),
        ("stops", {"status": "paused", "date": JUNE_2, "until": JUNE_1}, "until", "dates-out-of-order"),
        ("reopenings", {"done_on": JUNE_1, "date": JUNE_1}, None, ""),
        ("reopenings", {"done_on": JUNE_2, "date": JUNE_1}, "date", "dates-out-of-order"),
        ("extensions", {"due": "Quý III", "date": JUNE_1, "approved_on": JUNE_1}, None, ""),
        ("extensions", {"due": "Quý III", "date": JUNE_2, "approved_on": JUNE_1}, "approved_on", "dates-out-of-order"),
        ("extensions", {"due": "Quý III", "date": JUNE_1, "withdrawn_on": JUNE_1}, None, ""),
        ("extensions", {"due": "Quý III", "date": JUNE_2, "withdrawn_on": JUNE_1}, "withdrawn_on", "dates-out-of-order"),
    ],
)  # fmt: skip
def test_what_is_past_was_what_it_says_and_ended_on_or_after_its_first_day(
    field: str, item: dict[str, Plain], at: str | None, code: str
) -> None:
    changes: dict[str, Plain] = {field: [item]}
    assert task_errors(**changes) == ([((field, 0, at), code)] if at else [])


def test_a_stop_that_the_status_does_not_tell_of_is_shown_at_its_name_and_not_at_what_it_says() -> None:
    stopped: dict[str, Plain] = {"document": "4/UB"}
    (found,) = checks.record_findings(records.load(plan(tasks=[TASK | {"stopped": stopped}])))
    assert (found.code, found.on_key) == ("stop-without-status", True)


def test_a_task_with_a_wrong_field_is_not_guessed_about() -> None:
    assert task_errors(status="done", done_on="31/2/2026") == []
    assert task_errors(status="done") != []


# Errors between records


def test_two_tasks_of_one_number_are_told_at_the_second() -> None:
    tasks: Plain = [TASK, TASK | {"id": "2"}, TASK | {"id": "01"}]
    assert errors(tasks=tasks) == [(("tasks", 2, "id"), "duplicate-id")]
    assert errors(tasks=[TASK, TASK | {"id": "10"}]) == []


def test_an_item_that_was_copied_twice_may_be_taken_away() -> None:
    (copied,) = checks.record_findings(records.load(plan(tasks=[TASK, TASK])))
    (other,) = checks.record_findings(records.load(plan(tasks=[TASK, TASK | {"title": "Khác"}])))
    assert copied.hint == f"hai mục giống hệt nhau, chép thừa thì xóa cả mục này; không thì {other.hint}"


def test_a_number_used_twice_is_told_even_when_the_record_is_wrong_elsewhere() -> None:
    assert errors(tasks=[TASK | {"progress": "?"}, TASK]) == [(("tasks", 1, "id"), "duplicate-id")]
    assert errors(tasks=[TASK | {"progress": "?", "id": ["1"]}, TASK]) == []


@pytest.mark.parametrize("second", ["the-che", "theche"])
def test_two_areas_that_go_by_one_id_are_told(second: str) -> None:
    areas: Plain = [{"id": "the-che", "title": "A"}, {"id": second, "title": "B"}]
    assert errors(areas=areas) == [(("areas", 1, "id"), "duplicate-id")]


def test_only_of_numbers_the_noughts_before_them_say_nothing() -> None:
    areas: Plain = [{"id": "the-che", "title": "A"}, {"id": "0the-che", "title": "B"}]
    assert errors(areas=areas) == []


def test_an_id_used_twice_is_not_called_a_shared_name_as_well() -> None:
    owners: Plain = [{"id": "vhxh", "name": "A"}, {"id": "vhxh", "name": "B"}]
    assert errors(owners=owners) == [(("owners", 1, "id"), "duplicate-id")]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"name": "phòng VH-XH"}, [(("owners", 1, "name"), "shared-name")]),
        ({"name": "B", "short": "VHXX"}, [(("owners", 1, "short"), "shared-name")]),
        ({"name": "B", "aliases": ["C", "a"]}, [(("owners", 1, "aliases", 1), "shared-name")]),
        ({"name": "B", "short": "B", "aliases": ["b"]}, []),
    ],
)
def test_a_name_is_of_one_owner_only(
    second: dict[str, Plain], told: list[tuple[tuple[str | int, ...], str]]
) -> None:
    owners: Plain = [{"id": "a", "name": "Phòng VHXH", "aliases": ["VHXX"]}, {"id": "khac", **second}]
    assert errors(owners=owners) == told


def test_a_period_ends_on_or_after_its_first_day() -> None:
    period: dict[str, Plain] = {"id": "q1", "title": "Quý I", "from": "2/1/2026", "to": "1/1/2026"}
    assert errors(reporting={"periods": [period]}) == [
        (("reporting", "periods", 0, "to"), "dates-out-of-order")
    ]
    assert errors(reporting={"periods": [period | {"to": "2/1/2026"}]}) == []


# Warnings


def test_a_plan_that_says_all_gives_no_warning() -> None:
    assert warned_of() == []


def test_two_dates_for_one_plan_are_told_at_the_annex() -> None:
    at = ("plan", "annex", "date")
    assert warned_of(plan=HEAD | {"annex": {"date": "7/1/2026"}}) == [(at, "two-dates")]
    assert warned_of(plan=HEAD | {"annex": {"date": "2/1/2026"}}) == []


def test_an_agency_without_a_task_is_told_and_a_collective_is_not() -> None:
    first: dict[str, Plain] = {"id": "vhxh", "name": "Phòng VHXH"}
    other: dict[str, Plain] = {"id": "kt", "name": "Phòng Kinh tế"}
    assert warned_of(owners=[first, other]) == [(("owners", 1, "name"), "owner-without-task")]
    assert warned_of(owners=[first, other | {"kind": "collective"}]) == []
    assert warned_of(owners=[first, {"id": "ai", "name": placeholders.NOBODY}]) == [], "nobody signed that"


def test_an_area_without_a_task_is_told() -> None:
    areas: Plain = [{"id": "the-che", "title": "Thể chế"}, {"id": "tcc", "title": "Tài chính công"}]
    assert warned_of(areas=areas) == [(("areas", 1, "title"), "area-without-task")]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Thi hành pháp luật trên địa bàn tỉnh.", True),
        ("Đối thoại giữa Lãnh đạo tỉnh với doanh nghiệp", True),
        ("Theo Chương trình của UBND tỉnh", False),
        ("Thi hành pháp luật trên địa bàn xã", False),
    ],
)
def test_the_province_as_the_place_of_a_measure_or_duty_is_told(text: str, is_told: bool) -> None:  # noqa: FBT001
    areas: Plain = [{"id": "the-che", "title": "Thể chế", "measures": ["Rà soát", text]}]
    duties: Plain = [{"owners": ["vhxh"], "items": [text]}]
    assert warned_of(areas=areas) == [(("areas", 0, "measures", 1), "province")] * is_told
    assert warned_of(duties=duties) == [(("duties", 0, "items", 0), "province")] * is_told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Phối hợp với sở Sở Khoa học", 1),
        ("của của các các xã", 2),
        ("Thực hiện\nhiện", 0),
        ("song song với việc rà soát, từng từng", 0),
        ("các xã, xã Vĩnh Thông", 0),
        ("năm năm 2026", 0),
        ("20 20", 0),
        ("hoàn hoàn thành", 1),
        ("So\u031b\u0309 so\u031b\u0309 Khoa học", 1),
    ],
)
def test_a_word_said_twice_is_told(text: str, count: int) -> None:
    assert task_warnings(title=text) == [(("title",), "doubled-word")] * count


@pytest.mark.parametrize(
    ("sections", "at"),
    [
        ({"plan": HEAD | {"title": "Kế hoạch hoạch"}}, ("plan", "title")),
        ({"plan": HEAD | {"closing": "Kế hoạch hoạch"}}, ("plan", "closing")),
        ({"plan": HEAD | {"purposes": ["a", "Kế hoạch hoạch"]}}, ("plan", "purposes", 1)),
        ({"plan": HEAD | {"legal_bases": ["Kế hoạch hoạch"]}}, ("plan", "legal_bases", 0)),
        ({"duties": [{"owners": ["vhxh"], "items": ["Kế hoạch hoạch"]}]}, ("duties", 0, "items", 0)),
        (
            {"areas": [{"id": "the-che", "title": "A", "measures": ["Kế hoạch hoạch"]}]},
            ("areas", 0, "measures", 0),
        ),
    ],
)
def test_a_word_said_twice_is_told_wherever_the_plan_has_prose(
    sections: dict[str, Plain], at: tuple[str | int, ...]
) -> None:
    assert warned_of(**sections) == [(at, "doubled-word")]


def test_a_deadline_without_a_year_is_told() -> None:
    assert task_warnings(due="Quý II") == [(("due",), "year-assumed")]
    assert task_warnings(due="Quý II/2026") == []


@pytest.mark.parametrize("due", ["31/2/2026", "Quý V/2026", "Tháng 13/2026", "abc", "6/30/2026"])
def test_a_deadline_from_which_nobody_can_tell_a_day_is_told_whatever_is_ignored_of_the_six(due: str) -> None:
    for ignored in ((), ("6ro",), ("6ro-thoi-gian",)):
        assert task_warnings(*ignored, due=due) == [(("due",), "unreadable-deadline")]


@pytest.mark.parametrize(
    "due", ["Chưa xác định", "Thường xuyên", "sau khi tỉnh có kế hoạch", "từ tháng 3/2026"]
)
def test_a_deadline_that_leaves_the_day_open_on_purpose_is_a_gap_in_the_six_alone(due: str) -> None:
    assert {code for _, code in task_warnings(due=due)} <= {"6ro-thoi-gian"}


UNREADABLE: dict[str, Plain] = {"due": "31/2/2026", "date": "1/3/2026", "document": "1/UBND"}


def test_a_deadline_that_gives_no_day_is_a_gap_in_the_six_where_nothing_else_tells_it() -> None:
    """Whoever ignores its warning had the gap told, and has it still; nor does one of a past day vanish."""
    gap = [(("due",), "6ro-thoi-gian")]
    assert task_warnings("unreadable-deadline", due="Quý V/2026")[1:] == gap, "the first is to be left out"
    counts: dict[str, Plain] = {**UNREADABLE, "approved": "true"}
    assert [code for _, code in task_warnings(extensions=[counts])] == ["unreadable-deadline"]
    until_august: dict[str, Plain] = {**counts, "withdrawn_on": "1/8/2026"}
    assert [code for _, code in task_warnings(extensions=[until_august])] == ["day-to-come", "6ro-thoi-gian"]
    waits: dict[str, Plain] = {**UNREADABLE, "approved": "false"}
    both = task_warnings(due="sau khi tỉnh có kế hoạch", extensions=[waits])
    assert [code for _, code in both] == ["unreadable-deadline", "6ro-thoi-gian"], "two deadlines, two faults"


def test_a_plan_without_a_task_is_told() -> None:
    assert (("tasks",), "no-tasks") in told_of({"tasks": []})


def test_an_office_that_leads_and_coordinates_is_told_once_at_its_name() -> None:
    changes: dict[str, Plain] = {"coordinators": ["vhxh"]}
    assert task_warnings(coordinators=["vhxh"]) == [(("coordinators", 0), "owner-coordinates")]
    gap = [(("coordinators",), "6ro-trach-nhiem")]
    assert task_warnings("owner-coordinates", coordinators=["vhxh"])[1:] == gap
    told = told_of({"tasks": [CLEAR | changes]}, for_people=False)
    assert [code for _, code in told] == ["owner-coordinates", "6ro-trach-nhiem"]


def test_an_office_that_nobody_named_is_told_once_and_not_as_a_group_of_offices() -> None:
    owners: list[Plain] = [
        {"id": "ai-do", "name": placeholders.NOBODY, "short": placeholders.NOBODY, "kind": "collective"},
        {"id": "nhom", "name": "Các cơ quan chuyên môn", "short": "Các CQCM", "kind": "collective"},
    ]
    tasks: list[Plain] = [CLEAR | {"id": id_, "title": f"Việc {id_}", "owner": "ai-do"} for id_ in "12"]
    told = warned_of(owners=owners, tasks=tasks)
    assert told == [(("owners", 0, "name"), "left-open")]
    gaps = [(("tasks", index, "owner"), "6ro-nguoi") for index in (0, 1)]
    assert warned_of("left-open", owners=owners, tasks=tasks)[1:] == gaps
    both = [(("owners", 0, "name"), "left-open"), *gaps]
    assert told_of({"owners": owners, "tasks": tasks}, for_people=False) == both, (
        "programs may count either code"
    )
    group: list[Plain] = [CLEAR | {"owner": "nhom"}]
    assert warned_of(owners=owners, tasks=group) == [(("tasks", 0, "owner"), "6ro-nguoi")], "the control"


def test_only_of_the_deadline_that_counts_it_is_said_that_the_task_is_never_late() -> None:
    extension: dict[str, Plain] = {"due": "Quý III/2026", "date": "1/3/2026", "document": "1/UBND"}
    for approved, is_said in (("true", False), ("false", True)):
        task = CLEAR | {"due": "31/2/2026", "extensions": [{**extension, "approved": approved}]}
        found, _ = resolution.resolve(records.load(plan(tasks=[task])))
        assert found is not None
        told = [one for one in warnings.plan_findings(found, DAY) if one.code == "unreadable-deadline"]
        assert ["không được tính" in one.message for one in told] == [is_said]


def test_an_extension_that_was_withdrawn_may_say_what_it_will() -> None:
    extension: dict[str, Plain] = {
        "due": "31/2/2026",
        "date": "1/3/2026",
        "document": "1/UBND",
        "approved": "true",
    }
    held, withdrawn = extension, {**extension, "approved": "false", "withdrawn_on": "2/3/2026"}
    told = [code for _, code in task_warnings(extensions=[held])]
    assert "unreadable-deadline" in told
    assert "unreadable-deadline" not in [code for _, code in task_warnings(extensions=[withdrawn])]


@pytest.mark.parametrize(("progress", "is_told"), [("40", True), ("40%", True), ("100", False), ("", False)])
def test_a_finished_task_that_is_not_at_a_hundred_is_told(progress: str, is_told: bool) -> None:  # noqa: FBT001
    done: dict[str, Plain] = {
        "status": "done",
        "done_on": "1/6/2026",
        "results": [{"document": "1/BC", "date": "1/6/2026"}],
    }
    assert task_warnings(**done, progress=progress) == [(("progress",), "done-below-100")] * is_told


@pytest.mark.parametrize(
    ("status", "progress", "is_told"),
    [
        ("in_progress", "100", True),
        ("not_started", "100%", True),
        ("submitted", "100", False),
        ("in_progress", "99", False),
    ],
)
def test_a_task_at_a_hundred_that_is_neither_finished_nor_submitted_is_told(
    status: str,
    progress: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    assert task_warnings(status=status, progress=progress) == [(("progress",), "open-at-100")] * is_told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"assignee": ""}, [(("assignee",), "6ro-nguoi")]),
        ({"title": "Thi đua trên địa bàn tỉnh Thái Nguyên"}, [(("title",), "6ro-viec")]),
        ({"due": "sau khi tỉnh có kế hoạch"}, [(("due",), "6ro-thoi-gian")]),
        ({"lead": ""}, [(("lead",), "6ro-trach-nhiem")]),
        ({"approver": ""}, [(("approver",), "6ro-tham-quyen")]),
        ({"deliverable": ""}, [(("deliverable",), "6ro-ket-qua")]),
        ({"status": "done", "done_on": "1/6/2026"}, [(("results",), "6ro-ket-qua")]),
    ],
)
def test_each_gap_in_the_six_is_told_with_its_own_code(
    changes: dict[str, Plain], told: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert task_warnings(**changes) == told


@pytest.mark.parametrize(
    ("ignored", "is_ignored"),
    [(["6ro"], True), (["6ro-nguoi"], True), (["6r"], False), (["6ro-viec"], False), ([], False)],
)
def test_a_code_is_ignored_by_its_name_or_its_family(ignored: list[str], is_ignored: bool) -> None:  # noqa: FBT001
    assert warnings.is_ignored("6ro-nguoi", ignored) == is_ignored


# The plan of 2026


@pytest.fixture(scope="module")
def real_warnings() -> tuple[Problem, ...]:
    return warnings.find(document.parse(ISSUED_PLAN.read_bytes(), "plans/2026.yaml"), DAY).problems


def pointed_at(problem: Problem) -> str:
    start = problem.location.column - 1
    return problem.source_line[start : start + problem.location.width]


def test_the_slips_of_the_plan_of_2026_are_told_on_their_lines(real_warnings: tuple[Problem, ...]) -> None:
    slips = [(p.code, p.location.line, pointed_at(p)) for p in real_warnings if not p.code.startswith("6ro")]
    assert slips == [
        ("two-dates", 118, "2026-01-07"),
        ("owner-without-task", 155, "Phòng Kinh tế xã"),
        ("owner-without-task", 172, "Trung tâm Dịch vụ tổng hợp xã"),
        ("province", 290, "lãnh đạo tỉnh"),
        ("province", 341, "trên địa bàn tỉnh"),
        ("area-without-task", 483, "Cải cách tài chính công"),
        ("doubled-word", 746, "sở Sở"),
    ]


def test_the_places_of_the_slips_are_those_of_the_source(real_warnings: tuple[Problem, ...]) -> None:
    lines = ISSUED_PLAN.read_text("utf-8").split("\n")
    above = {
        p.location.line: [line for line in lines[: p.location.line] if "# Mục" in line] for p in real_warnings
    }
    assert "Mục III.4." in above[290][-1]
    assert "Mục II.1." in above[341][-1]
    assert "id: 15" in [line for line in lines[:746] if "- id:" in line][-1]


def test_every_task_of_2026_lacks_four_of_the_six(real_warnings: tuple[Problem, ...]) -> None:
    whole = document.parse(ISSUED_PLAN.read_bytes(), "plans/2026.yaml").plan
    lacking = {"nguoi", "trach-nhiem", "tham-quyen", "ket-qua"}
    assert [task.id for task in whole.tasks if not clarity.unclear(task, DAY) >= lacking] == []
    told = [(p.code, p.message.split(" ")[1]) for p in real_warnings if p.code.startswith("6ro")]
    for task in whole.tasks:
        codes = {code for code, number in told if number == str(task.id)}
        assert codes == {f"6ro-{aspect}" for aspect in clarity.unclear(task, DAY)}


def test_the_work_of_2026_that_lies_outside_is_that_of_tasks_7_and_8(
    real_warnings: tuple[Problem, ...],
) -> None:
    outside = [(p.location.line, pointed_at(p)) for p in real_warnings if p.code == "6ro-viec"]
    assert [line for line, _ in outside] == [657, 670]
    assert all("tỉnh" in words for _, words in outside)
    collective = [p.location.line for p in real_warnings if "nhóm đơn vị" in p.message]
    assert collective == [640]


def test_every_other_gap_of_2026_is_told_at_the_first_line_of_its_task(
    real_warnings: tuple[Problem, ...],
) -> None:
    lines = ISSUED_PLAN.read_text("utf-8").split("\n")
    for problem in real_warnings:
        if problem.code.startswith("6ro") and problem.location.line not in {640, 657, 670}:
            number = problem.message.split(" ")[1]
            assert lines[problem.location.line - 1] == f"  - id: {number}"


def test_the_same_work_of_one_office_by_one_deadline_is_told_at_the_second() -> None:
    copied: dict[str, Plain] = CLEAR | {"id": "2", "title": str(CLEAR["title"]).upper()}
    assert warned_of(tasks=[CLEAR, copied]) == [(("tasks", 1, "title"), "repeated-task")]
    assert warned_of(tasks=[CLEAR, copied | {"due": "Quý IV/2026"}]) == []
    assert warned_of(tasks=[CLEAR, copied | {"title": "Khác"}]) == []
