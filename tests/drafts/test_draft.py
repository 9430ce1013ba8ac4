"""Drafts: every case's passes the check, and with a person's answers the real plan comes out of its papers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cchc.drafts import reader
from cchc.drafts.reading import Body, Office, PlanHead, Reading, Signatory, SourceArea, SourceDuty, SourceTask
from cchc.drafts.writing import answers_file, draft, draft_tasks, questions
from cchc.drafts.writing.answers import KEEP, TURN, Answers
from cchc.errors import RequestError
from cchc.owners import Owner
from cchc.placeholders import NOBODY
from cchc.plan import Plan
from cchc.planfile import document
from cchc.sources import reading as sources
from cchc.sources.document import Place
from cchc.sources.doubts import Doubt
from tests.support import annexes, intake_cases
from tests.support.plans import REAL_PLAN

FILES = [name for case in intake_cases.load().values() if case["tasks"] for name in case["files"]]
ANSWERED = ("seed.docx", "seed.doc", "seed.pdf", "seed.html", "seed.md", "seed.txt", "seed.xlsx")


def read(name: str) -> Reading:
    return reader.read(sources.read(intake_cases.FOLDER / name))


def parsed(text: str) -> Plan:
    return document.parse(text.encode(), "nháp").plan


def real_plan() -> Plan:
    return document.parse(REAL_PLAN.read_bytes(), "plan").plan


@pytest.mark.parametrize("name", [name for name in FILES if name != "cells.txt"])
def test_a_draft_passes_the_check(name: str) -> None:
    reading = read(name)
    made = draft.build(reading, Answers(), source=name, year=2026)
    plan = parsed(made.text)
    assert [task.title for task in plan.tasks] == [task.title for task in reading.tasks]
    assert all(f"nguồn: {task.place.words}" in made.text for task in reading.tasks)


def test_without_answers_nothing_is_joined_or_filled_in() -> None:
    plan = parsed(draft.build(read("seed.docx"), Answers(), source="seed.docx", year=2026).text)
    assert {task.owner.name for task in plan.tasks} >= {"Phòng VHXXH", "Trung tâm PVHCC"}
    assert not any(owner.aliases for owner in plan.owners)
    assert {task.area.id for task in plan.tasks} == {"chua-xep"}


def answers_of_a_person() -> Answers:
    """Return what somebody who knows the commune answers: the register and the areas of plans/2026.yaml."""
    plan = real_plan()
    offices = {
        wording: owner.name
        for owner in plan.owners
        for wording in (owner.short, *owner.aliases)
        if wording != owner.name
    }
    return Answers(offices=offices, areas={str(task.id): task.area.title for task in plan.tasks})


@pytest.mark.parametrize("name", ANSWERED)
def test_with_a_persons_answers_the_real_plan_comes_out(name: str) -> None:
    answers, real = answers_of_a_person(), real_plan()
    plan = parsed(draft.build(read(name), answers, source=name, year=2026).text)

    def told(plan_: Plan) -> list[tuple[object, ...]]:
        def ids(*owners: Owner) -> list[str]:
            return [real.register.exact(owner.name)[0].id for owner in owners]

        return [
            (task.id, task.title, task.area.title, ids(task.owner), ids(*task.coordinators), task.due.text)
            for task in plan_.tasks
        ]

    assert told(plan) == told(real)
    if name == "seed.xlsx":
        return
    head, real_head = plan.head, real.head
    for part in (
        "number",
        "date",
        "year",
        "title",
        "issuer",
        "place",
        "purposes",
        "requirements",
        "recipients",
    ):
        assert getattr(head, part) == getattr(real_head, part), part
    assert head.legal_bases == real_head.legal_bases
    assert head.signatory == real_head.signatory
    measures = {area.title: area.measures for area in real.areas if area.measures}
    assert {area.title: area.measures for area in plan.areas if area.measures} == measures
    assert [duty.items for duty in plan.duties] == [duty.items for duty in real.duties]


def test_answered_questions_are_not_asked_again() -> None:
    reading = read("seed.docx")
    asked = list(questions.open_questions(reading, Answers()))
    assert {question.section for question in asked} == {"offices", "areas"}
    answers = Answers()
    while open_ := next(questions.open_questions(reading, answers), None):
        value = open_.choices[0].value if open_.choices else "2026"
        answers = answers.with_answer(open_.section, open_.key, value)
    kept = answers_file.parse(answers_file.text(answers).encode(), "trả lời")
    assert kept == answers
    assert not list(questions.open_questions(reading, kept))


def made_up(*tasks: SourceTask, **changes: object) -> Reading:
    parts: dict[str, object] = {
        "plan": PlanHead(year="2026", issuer="Ủy ban nhân dân xã A"),
        "body": Body(),
        "owners": (),
        "tasks": tasks,
        "doubts": (),
        "skipped": (),
    }
    return Reading(**(parts | changes))  # type: ignore[arg-type]


def task(number: str = "1", title: str = "Rà soát", **changes: Any) -> SourceTask:
    return SourceTask(number, title, Place(table=1, row=int(number) + 1), **changes)


def test_what_nobody_said_is_marked() -> None:
    text = draft.build(made_up(task()), Answers(), source="a.docx", year=2026).text
    plan = parsed(text)
    assert plan.tasks[0].owner.name == NOBODY
    assert plan.tasks[0].due.kind == "unknown"
    assert plan.tasks[0].area.id == "chua-xep"
    assert "Chưa ghi số, ký hiệu và ngày ban hành" in text


def test_several_leads_become_one_and_the_others_coordinate() -> None:
    reading = made_up(task(owners=("Phòng Kinh tế", "Công an xã"), coordinators=("Trạm Y tế", "Công an xã")))
    first = parsed(draft.build(reading, Answers(), source="a", year=2026).text).tasks[0]
    assert first.owner.name == "Phòng Kinh tế"
    assert [owner.name for owner in first.coordinators] == ["Công an xã", "Trạm Y tế"]
    answers = Answers(owners={"1": "Công an xã"})
    second = parsed(draft.build(reading, answers, source="a", year=2026).text).tasks[0]
    assert second.owner.name == "Công an xã"
    assert [owner.name for owner in second.coordinators] == ["Phòng Kinh tế", "Trạm Y tế"]


def test_two_wordings_of_one_office_stand_once_in_a_list() -> None:
    reading = made_up(
        task(owners=("Phòng VHXH",), coordinators=("Phòng Văn hóa - Xã hội", "Trạm Y tế")),
        owners=(Office("Phòng Văn hóa - Xã hội", ("Phòng VHXH",)),),
    )
    answers = Answers(offices={"Phòng VHXH": "Phòng Văn hóa - Xã hội"})
    only = parsed(draft.build(reading, answers, source="a", year=2026).text).tasks[0]
    assert only.owner.name == "Phòng Văn hóa - Xã hội"
    assert [owner.name for owner in only.coordinators] == ["Trạm Y tế"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), [1, 2, 3]),
        (("01.", "2)", "7"), [1, 2, 7]),
        (("1", "2", "1"), [1, 2, 3]),
        (("1.1", "1.2", ""), [1, 2, 3]),
        (("I.1", "a", "³"), [1, 2, 3]),
    ],
)
def test_numbers_are_the_sources_own_where_they_can_be(numbers: tuple[str, ...], expected: list[int]) -> None:
    reading = made_up(*(SourceTask(number, "Rà soát", Place(row=at)) for at, number in enumerate(numbers)))
    made = draft.build(reading, Answers(), source="a", year=2026)
    assert [task_.id for task_ in parsed(made.text).tasks] == expected


def test_a_group_is_the_area_with_the_same_words() -> None:
    reading = made_up(
        task("1", group="I. CẢI CÁCH THỂ CHẾ"),
        task("2", group="Chính quyền số"),
        body=Body(areas=(SourceArea("Cải cách thể chế", ("Rà soát;",)),)),
    )
    plan = parsed(draft.build(reading, Answers(), source="a", year=2026).text)
    assert [task_.area.title for task_ in plan.tasks] == ["Cải cách thể chế", "Chính quyền số"]
    assert [area.printed for area in plan.areas] == [True, False]


def test_swapped_dates_are_turned_all_at_once_by_an_answer() -> None:
    doubts = (Doubt("dates-swapped", None, "Cột có thể bị đảo.", ("1", "2")),)
    reading = made_up(
        task("1", due="06/02/2026"), task("2", due="13/02/2026"), task("3", due="05/01/2026"), doubts=doubts
    )
    turned = draft_tasks.settle(reading, Answers(dates=TURN))
    assert [each.due for each in turned] == ["02/06/2026", "13/02/2026", "05/01/2026"]
    kept = draft_tasks.settle(reading, Answers(dates=KEEP))
    assert [each.due for each in kept] == ["06/02/2026", "13/02/2026", "05/01/2026"]


def test_a_doubt_stands_at_its_task_or_at_the_head() -> None:
    reading = made_up(
        task("1"),
        task("2"),
        doubts=(
            Doubt("due-unreadable", Place(table=1, row=3), "Thời hạn lạ."),
            Doubt("tracked-change", None, "Còn dấu vết sửa."),
        ),
    )
    text = draft.build(reading, Answers(), source="a.docx", year=2026).text
    head, tasks = text.split("\ncchc: 1\n")
    assert "- ? Còn dấu vết sửa." in head
    assert re.search(r"# \? Thời hạn lạ\.\n  - id: 2\n", tasks)


def test_duties_of_an_office_that_has_no_task_know_it() -> None:
    reading = made_up(task(owners=("Phòng A",)), body=Body(duties=(SourceDuty(("Phòng B",), ("Đôn đốc",)),)))
    plan = parsed(draft.build(reading, Answers(), source="a", year=2026).text)
    assert [duty.owners[0].name for duty in plan.duties] == ["Phòng B"]


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "answers: 2", "answers: 1\noffices: x", "answers: 1\nkhac: x", "a: [", "\x00"]
)
def test_a_file_that_holds_no_answers_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(RequestError, match="trả lời"):
        answers_file.parse(text.encode(), "trả lời.yaml")


def test_answers_are_added_beside_what_a_person_wrote() -> None:
    old = "# của tôi\nanswers: 1\noffices:\n  VP: Văn phòng  # chị Hoa nói\n"
    new = answers_file.updated_text(
        old, Answers(offices={"VP": "Văn phòng"}, dates="giữ", areas={"1": "Thể chế"})
    )
    assert new.startswith(old)
    assert answers_file.parse(new.encode(), "a") == Answers(
        offices={"VP": "Văn phòng"}, dates="giữ", areas={"1": "Thể chế"}
    )
    assert answers_file.updated_text(new, Answers(dates="đảo")).count("đảo") == 1


def test_what_a_form_leaves_open_is_no_part_of_a_draft() -> None:
    body = Body(
        legal_bases=("[căn cứ]", "Căn cứ Luật"),
        recipients=("[nơi nhận]",),
        signatory=Signatory(position="CHỦ TỊCH", name="[họ và tên]"),
    )
    head = PlanHead(
        year="2026",
        title="Kế hoạch [năm]",
        issuer="UBND xã A",
        place="[địa danh]",
        opening="[phần kết] [họ và tên]",
    )
    task = SourceTask("1", "[1] Rà soát", Place(line=1), ("Phòng A",))
    plan = parsed(
        draft.build(Reading(head, body, (), (task,), (), ()), Answers(), source="x", year=2026).text
    )
    assert (plan.head.place, plan.head.opening, plan.head.recipients, plan.head.signatory.name) == (
        None,
        None,
        (),
        None,
    )
    assert plan.head.legal_bases == ("Căn cứ Luật",)
    assert (plan.head.title, plan.tasks[0].title) == ("Kế hoạch [năm]", "[1] Rà soát")


@pytest.mark.parametrize("person", ["Người phụ trách", "Cán bộ đầu mối", "Công chức phụ trách"])
@pytest.mark.parametrize("office", ["Chủ trì", "Đơn vị thực hiện", "Phòng chủ trì, tham mưu"])
@pytest.mark.parametrize("is_person_first", [True, False])
def test_a_column_of_persons_beside_one_of_offices_says_who_does_the_work(
    person: str,
    office: str,
    is_person_first: bool,  # noqa: FBT001
) -> None:
    columns = [(office, "Văn phòng"), (person, "Bà Lan")]
    (first, one), (second, two) = reversed(columns) if is_person_first else columns
    drawn = f"TT | Nội dung | {first} | {second} | Thời hạn\n1 | Rà soát | {one} | {two} | Quý I/2026"
    reading = reader.read(annexes.document(annexes.table(drawn)))
    made = parsed(draft.build(reading, Answers(), source="kh.docx", year=2026).text)
    (task,) = made.tasks
    assert (task.owner.name, task.assignee, task.lead) == ("Văn phòng", "Bà Lan", None)


def test_a_column_of_persons_alone_says_who_leads() -> None:
    drawn = "TT | Nội dung | Người phụ trách | Thời hạn\n1 | Rà soát | Văn phòng | Quý I/2026"
    (task,) = reader.read(annexes.document(annexes.table(drawn))).tasks
    assert (task.owners, task.assignee) == (("Văn phòng",), "")


def test_a_name_that_may_be_anothers_is_marked_once_at_its_office_with_the_command() -> None:
    text = draft.build(read("groups.docx"), Answers(), source="a.docx", year=2026).text
    opening = text.partition("\ncchc: 1")[0]
    assert "“Phòng VH-XH” có thể là" not in opening
    assert "“VHXH” có thể là “Phòng Văn hóa - Xã hội”." in opening, "it has no place in the register"
    assert "  # cchc owner alias phong-van-hoa-xa-hoi phong-vh-xh\n  - id: phong-vh-xh\n" in text


def test_another_wording_of_several_offices_is_one_of_several_too() -> None:
    plan = parsed(draft.build(read("seed.docx"), Answers(), source="seed.docx", year=2026).text)
    schools = [owner for owner in plan.owners if "trường học" in owner.name]
    assert [owner.kind for owner in schools] == ["collective", "collective"]
