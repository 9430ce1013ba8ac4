"""Days of documents that contradict a task's others: told of the plan's `Task` and of the record alike."""

from __future__ import annotations

from typing import Any

import pytest

from cchc import document_days
from cchc.planfile import document
from tests.support.error_catalogue import FOLDER

PLAN = document.parse((FOLDER / "deadline-before-document.yaml").read_bytes(), "a.yaml").plan
RECORD = {"id": "4", "title": "Việc", "due": "Quý II/2026", "status": "in_progress"}
GRANTED = {"due": "Quý III/2026", "date": "2026-06-01", "document": "41/UBND-VX", "approved": "true"}


def told(**changes: Any) -> list[tuple[str | int, ...]]:
    return [found.path for found in document_days.find(RECORD | changes, PLAN.head)]


def test_a_task_whose_documents_fit_is_left_alone() -> None:
    assert told() == []
    assert told(basis="Công văn số 12/UBND-VX ngày 20/12/2025") == []  # before the plan was signed
    assert told(basis="Công văn số 12/UBND-VX ngày 1/6/2026", assigned_on="2026-06-01") == []
    assert told(basis="Công văn số 12/UBND-VX ngày 1/6/2026", assigned_on="2026-06-30") == []
    assert told(extensions=[GRANTED, GRANTED | {"due": "Quý IV/2026", "date": "2026-09-30"}]) == []
    assert told(results=[{"document": "45/KH-UBND", "date": "2026-07-10"}]) == []
    assert told(results=[{"document": "45/KH-UBND", "date": "2025-07-11"}]) == []  # numbers begin anew


def test_a_deadline_before_its_document_is_told() -> None:
    assert told(assigned_on="2026-07-01") == [("due",)]
    assert told(assigned_on="2026-06-30") == []
    amended = [{"document": "45/KH-UBND", "field": "due", "before": "Quý I/2026"}]
    assert told(amendments=amended) == [("due",)]
    assert told(amendments=amended, due="10/7/2026") == []
    assert told(amendments=[amended[0] | {"field": "title"}]) == []
    late = GRANTED | {"date": "2026-10-01"}
    assert told(extensions=[late]) == [("extensions", 0, "due")]
    assert told(extensions=[late | {"approved": "false", "withdrawn_on": "2026-10-02"}]) == []


def test_a_document_that_gives_what_the_plan_had_is_told() -> None:
    basis = "Công văn số 12/UBND-VX ngày 25/6/2026"
    assert told(basis=basis) == [("basis",)]
    assert told(basis=basis, assigned_on="2026-06-24") == [("assigned_on",)]
    assert told(basis=basis, amendments=[{"document": "45/KH-UBND", "field": "basis"}]) == []


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"extensions": [GRANTED | {"document": "45/kh-ubnd"}]}, ("extensions", 0, "date")),
        ({"results": [{"document": "45/KH-UBND", "date": "2026-07-11"}]}, ("results", 0, "date")),
        (
            {"basis": "Kế hoạch số 45/KH-UBND ngày 9/7/2026", "assigned_on": "2026-07-09", "due": "Quý IV"},
            ("basis",),
        ),
        ({"stopped": {"document": "45/KH-UBND", "date": "2026-07-09"}}, ("stopped", "date")),
    ],
)
def test_an_amendment_cited_with_another_day_is_told(
    changes: dict[str, Any], at: tuple[str | int, ...]
) -> None:
    assert told(**changes) == [at]


def test_what_stops_later_than_its_document_and_what_it_approved_are_left_alone() -> None:
    assert told(stopped={"document": "45/KH-UBND", "date": "2026-07-20"}) == []
    approved = GRANTED | {"document": "45/KH-UBND", "approved_on": "2026-07-10"}
    assert told(extensions=[approved]) == []


def test_an_approved_extension_no_later_than_the_one_before_is_told() -> None:
    later = GRANTED | {"due": "Quý IV/2026", "date": "2026-05-01"}
    assert told(extensions=[GRANTED, later]) == [("extensions", 0, "due")]  # in force since 1 June
    assert told(extensions=[GRANTED | {"approved": "false"}, later]) == []
    assert told(extensions=[GRANTED | {"due": "Tháng 6/2026"}]) == [("extensions", 0, "due")]
    waiting = {"due": "20 ngày sau khi có văn bản của tỉnh, chậm nhất 30/9/2026"}
    assert told(**waiting, extensions=[GRANTED]) == []  # its last day is that of the condition


def test_an_extension_older_than_the_one_in_force_is_said_to_change_nothing() -> None:
    newest = {**RECORD, "extensions": [GRANTED | {"date": "2026-06-20", "due": "Quý IV/2026"}]}
    older = {**newest, "extensions": [*newest["extensions"], GRANTED]}
    words = 'vẫn là "Quý IV/2026" theo 41/UBND-VX ngày 20/06/2026'
    assert words in document_days.extension_behind(newest, older)
    assert document_days.extension_behind(RECORD, newest) == ""
    assert document_days.extension_behind(older, older) == ""
    assert document_days.extension_behind({**RECORD, "extensions": [GRANTED]}, older) == ""


def test_a_proposal_left_beside_the_extension_that_grants_it_is_told_with_how_to_approve_it() -> None:
    asked = {"due": "30/9/2026", "date": "2026-05-01", "approved": "false"}
    before = {**RECORD, "extensions": [asked]}

    def told(extension: dict[str, str], **changes: str) -> list[tuple[str, str]]:
        after = {**RECORD, "extensions": [asked | changes, extension]}
        return list(document_days.proposals_left(before, after, 2026))

    ((message, hint),) = told(GRANTED)
    assert message == (
        'NV 4: đề xuất gia hạn số 1 (đến "30/9/2026") không còn chờ duyệt, vì thời hạn mới không sớm hơn'
    )
    assert hint.endswith("cchc extend 4 --approve 1 --document 41/UBND-VX --date 01/06/2026")
    assert told(GRANTED | {"due": "31/8/2026"}) == [
        (
            'NV 4: đề xuất gia hạn số 1 (đến "30/9/2026") vẫn chờ duyệt',
            "không được duyệt thì ghi: cchc extend 4 --withdraw 1",
        )
    ]
    assert told(GRANTED, withdrawn_on="2026-05-20") == []
    assert told(GRANTED | {"approved": "false"}) == []
    assert told(GRANTED | {"date": "2026-04-01"}) == []  # it was asked for more after that


def test_an_approval_of_another_proposal_only_tells_of_what_asks_for_more() -> None:
    asked = [{"due": due, "date": "2026-05-01"} for due in ("30/9/2026", "31/8/2026", "31/12/2026")]
    approved = asked[0] | {"approved": "true", "approved_on": "2026-05-20", "document": "7/UB"}
    before, after = ({**RECORD, "extensions": [first, *asked[1:]]} for first in (asked[0], approved))
    assert [message for message, _ in document_days.proposals_left(before, after, 2026)] == [
        'NV 4: đề xuất gia hạn số 3 (đến "31/12/2026") vẫn chờ duyệt'
    ]
