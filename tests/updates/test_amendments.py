"""What a document that changes the plan does to the plan's data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.plan import Amendment, Head, Plan
from cchc.updates import amendments
from tests.support.plans import make_extension, make_owner, make_plan, make_task

JULY_10 = Amendment("45/KH-UBND", date(2026, 7, 10), "Bổ sung nhiệm vụ")
AUGUST_1 = Amendment("60/KH-UBND", date(2026, 8, 1))


def plan(**task: Any) -> Plan:
    offices = (make_owner(aliases=("Phòng VH-XH",)), make_owner("kinh-te"), make_owner("y-te"))
    made = make_plan(make_task(4, **task), owners=offices)
    return make_plan(*made.tasks, owners=offices, head=made.head._replace(amendments=(JULY_10, AUGUST_1)))


def record(**fields: Any) -> PlainRecord:
    return {"id": "4", "title": "Việc", "owner": "Phòng VHXH", "due": "Quý II/2026", **fields}


def amended(before: PlainRecord, by: Amendment = JULY_10, **fields: Any) -> PlainRecord:
    return amendments.keep_before(before, {**before, **fields}, plan(), by)


def head() -> Head:
    return plan().head


def test_a_changed_field_keeps_what_stood_there() -> None:
    changed = amended(record(), title="Việc khác", lead="Bà A")
    assert changed["amendments"] == [
        {"document": "45/KH-UBND", "field": "title", "before": "Việc"},
        {"document": "45/KH-UBND", "field": "lead"},
    ]
    assert changed["title"] == "Việc khác"


def test_coordinators_are_kept_in_one_text() -> None:
    changed = amended(record(coordinators=["kinh-te", "y-te"]), coordinators=["y-te"])
    assert changed["amendments"] == [
        {"document": "45/KH-UBND", "field": "coordinators", "before": "kinh-te; y-te"}
    ]
    assert "amendments" not in amended(changed, coordinators=["kinh-te", "y-te"])


def test_a_target_is_kept_as_what_it_promised() -> None:
    before = record(target={"quantity": "02", "unit": "hội nghị", "achieved": "1"})
    changed = amended(before, target={"quantity": "3", "unit": "hội nghị", "achieved": "1"})
    kept = [{"document": "45/KH-UBND", "field": "target", "before": "02 hội nghị"}]
    assert changed["amendments"] == kept
    assert "amendments" not in amended(changed, target={"quantity": "2", "unit": "hội nghị"})
    assert "amendments" not in amended(before, target={"quantity": "2", "unit": "hội nghị", "achieved": "2"})
    assert amended(record(), target={"quantity": "3", "unit": "lớp"})["amendments"] == [
        {"document": "45/KH-UBND", "field": "target"}
    ]


def test_a_target_that_a_later_amendment_changed_keeps_what_was_reached() -> None:
    later = amended(
        record(target={"quantity": "2", "unit": "x"}), AUGUST_1, target={"quantity": "4", "unit": "x"}
    )
    both = amended(later, target={"quantity": "3", "unit": "x", "achieved": "1"})
    assert both["target"] == {"quantity": "4", "unit": "x", "achieved": "1"}
    assert both["amendments"] == [
        {"document": "45/KH-UBND", "field": "target", "before": "2 x"},
        {"document": "60/KH-UBND", "field": "target", "before": "3 x"},
    ]


def test_the_first_words_that_an_amendment_found_stay() -> None:
    first = amended(record(lead="Ông A"), lead="Ông B")
    assert amended(first, lead="Ông C")["amendments"] == first["amendments"]


def test_a_field_that_is_as_it_was_is_not_amended() -> None:
    changed = amended(record(lead="Ông A"), lead="Ông B", title="Việc khác")
    back = amended(changed, lead="Ông A")
    assert back["amendments"] == [{"document": "45/KH-UBND", "field": "title", "before": "Việc"}]
    assert "amendments" not in amended(back, title="Việc")
    assert "amendments" not in amended(amended(record(), lead="Ông B"), lead="")


def test_two_amendments_keep_each_what_they_found() -> None:
    twice = amended(amended(record(lead="A"), lead="B"), AUGUST_1, lead="C")
    found = [{"document": "45/KH-UBND", "field": "lead", "before": "A"}]
    assert twice["amendments"] == [*found, {"document": "60/KH-UBND", "field": "lead", "before": "B"}]
    assert amended(twice, AUGUST_1, lead="B")["amendments"] == found


def test_an_older_amendment_that_is_recorded_late_stands_before_the_later_one() -> None:
    """What stands in the plan now is the later one's; it found what the older one had left."""
    later = amended(record(lead="A"), AUGUST_1, lead="C")
    late = amended(later, JULY_10, lead="B")
    in_order = amended(amended(record(lead="A"), JULY_10, lead="B"), AUGUST_1, lead="C")
    assert late == in_order
    assert amended(late, JULY_10, lead="D")["amendments"] == [
        {"document": "45/KH-UBND", "field": "lead", "before": "A"},
        {"document": "60/KH-UBND", "field": "lead", "before": "D"},
    ]
    assert amended(late, JULY_10, lead="A") == later
    emptied = amended(later, JULY_10, lead="")
    assert emptied["amendments"] == [
        {"document": "45/KH-UBND", "field": "lead", "before": "A"},
        {"document": "60/KH-UBND", "field": "lead"},
    ]
    assert amended(later, JULY_10, title="Khác")["title"] == "Khác"  # another field has no later change


def test_who_coordinates_is_recorded_late_as_a_whole_list() -> None:
    later = amended(record(coordinators=["kinh-te"]), AUGUST_1, coordinators=["y-te"])
    late = amended(later, JULY_10, coordinators=["kinh-te", "y-te"])
    assert late["coordinators"] == ["y-te"]
    assert late["amendments"] == [
        {"document": "45/KH-UBND", "field": "coordinators", "before": "kinh-te"},
        {"document": "60/KH-UBND", "field": "coordinators", "before": "kinh-te; y-te"},
    ]
    with pytest.raises(RequestError, match="đã được điều chỉnh sau đó, theo 60/KH-UBND") as refused:
        amendments.keep_before(
            later, {**later, "coordinators": ["y-te", "kinh-te"]}, plan(), JULY_10, is_step=True
        )
    assert "--coordinator" in refused.value.hint


def test_the_same_office_by_another_name_is_no_change() -> None:
    assert "amendments" not in amended(record(owner="Phòng VH-XH"), owner="Phòng VHXH")
    assert "amendments" not in amended(record(), status="in_progress", progress="20")
    assert "amendments" not in amended(record(coordinators=["Phòng VH-XH"]), coordinators=["Phòng VHXH"])
    assert amended(record(), owner="kinh-te")["amendments"]  # the control


def test_what_an_amendment_gave_itself_had_nothing_before() -> None:
    given = record(basis="Kế hoạch số 45/KH-UBND ngày 10/7/2026", assigned_on="2026-07-10")
    assert "amendments" not in amended(given, title="Việc khác")
    by_another = given | {"basis": "Công văn số 12/UBND-VX"}
    assert amended(by_another, title="Việc khác")["amendments"]


def test_a_task_that_came_later_is_not_amended() -> None:
    with pytest.raises(RequestError, match="giao ngày 11/07/2026, sau văn bản điều chỉnh 45/KH-UBND"):
        amended(record(assigned_on="2026-07-11"), title="Việc khác")
    assert amended(record(assigned_on="2026-07-11"), AUGUST_1, title="Việc khác")["amendments"]
    assert amended(record(assigned_on="2026-07-11"), progress="20")["progress"] == "20"  # nothing is amended


def test_the_deadline_of_an_extended_task_is_extended_again() -> None:
    extended = plan(extensions=(make_extension("Quý III/2026", date(2026, 6, 1)),))
    with pytest.raises(RequestError, match="đã được gia hạn") as refused:
        amendments.keep_before(record(), record(due="Quý IV/2026"), extended, JULY_10)
    assert refused.value.hint.endswith("--document 45/KH-UBND --date 10/7/2026")
    another = make_task(5, extensions=extended.tasks[0].extensions)
    both = make_plan(another, *plan().tasks, head=head(), owners=plan().owners)
    assert amendments.keep_before(record(), record(due="Quý IV/2026"), both, JULY_10)["amendments"]
    proposed = plan(extensions=(make_extension("Quý III/2026", date(2026, 6, 1), approved=False),))
    assert amendments.keep_before(record(), record(due="Quý IV/2026"), proposed, JULY_10)["amendments"]


def test_an_amendment_is_found_however_it_is_cited() -> None:
    for text in (
        "45/KH-UBND",
        "45/kh-ubnd",
        "Kế hoạch số 45/KH-UBND",
        "Kế hoạch số 45/KH-UBND ngày 10/7/2026",
    ):
        assert amendments.find(head(), text) == JULY_10
    with pytest.raises(RequestError, match='chưa có văn bản điều chỉnh "45/KH-UBND ngày 10/7/2025"'):
        amendments.find(head(), "45/KH-UBND ngày 10/7/2025")
    with pytest.raises(RequestError, match='chưa có văn bản điều chỉnh "5/KH-UBND"') as refused:
        amendments.find(head(), "5/KH-UBND")
    assert (
        "cchc amend --document 5/KH-UBND --date NGÀY; đã có: Kế hoạch số 45/KH-UBND ngày 10/7/2026, Kế"
        in refused.value.hint
    )
