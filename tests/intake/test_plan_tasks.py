"""The tasks of a plan while the rows of a sheet go by, and how often all of them are looked through."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.intake import sheets
from cchc.intake.plan_tasks import PlanTasks
from cchc.intake.rows import Row
from cchc.reports.sheet_columns import NOTE, NUMBER, TITLE
from cchc.updates import task_records
from cchc.workbook.cells import Cell

if TYPE_CHECKING:
    import pytest

    from cchc.changes import PlainRecord
    from cchc.intake.sheets import Taken


def plan(count: int) -> PlainRecord:
    return {"tasks": [{"id": str(number), "title": f"Việc {number}"} for number in range(1, count + 1)]}


def row(number: int, note: str) -> Row:
    words: dict[str, Any] = {NUMBER: number, TITLE: f"Việc {number}", NOTE: note}
    return Row({title: Cell(value, f"A{number}") for title, value in words.items()}, f"A{number}")


def test_tasks_of_one_title_are_all_found_in_the_order_of_the_file() -> None:
    data: PlainRecord = {
        "tasks": [
            {"id": "9", "title": "Mở  lớp"},
            {"id": "2", "title": "Họp"},
            {"id": "3", "title": "mở lớp"},
        ]
    }
    tasks = PlanTasks.of(data)
    assert tasks.with_keys({"molop", "hop", "khac"}) == [9, 2, 3]
    assert tasks.titles == {9: "Mở lớp", 2: "Họp", 3: "mở lớp"}


def test_a_changed_record_leaves_the_tasks_before_as_they_were() -> None:
    before = PlanTasks.of(plan(3))
    after = before.with_record(2, {"id": "2", "title": "Việc 2", "status": "done"})
    assert after.record(2)["status"] == "done"
    assert after.data["tasks"] == [before.record(1), after.record(2), before.record(3)]
    assert before.data == plan(3)


def test_a_sheet_looks_through_all_tasks_once_and_not_for_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def tasks_of(data: PlainRecord, whole: Any = task_records.tasks_of) -> Any:
        looked.append(data)
        return whole(data)

    monkeypatch.setattr(task_records, "tasks_of", tasks_of)
    rows = [row(number, "Đã họp") for number in range(1, 31)]
    taken = sheets.apply_rows(plan(30), rows, today=date(2026, 7, 1), first_error=lambda _: "")
    assert len(looked) == 1, "for the index of the tasks"
    assert all("notes" in record for record in PlanTasks.of(taken.data).records)


def wrong_task(data: PlainRecord) -> str:
    """Return what is wrong with a plan: notes that say so."""
    return next(
        (f"NV {task['id']} sai" for task in PlanTasks.of(data).records if "sai" in str(task.get("notes"))), ""
    )


def taken(wrong: set[int], looks: list[str]) -> Taken:
    """Return what becomes of thirty-two rows of which some make the plan wrong; notes each look at it."""

    def look(data: PlainRecord) -> str:
        looks.append(wrong_task(data))
        return looks[-1]

    rows = [row(number, "sai" if number in wrong else "đúng") for number in range(1, 33)]
    return sheets.apply_rows(plan(32), rows, today=date(2026, 7, 1), first_error=look)


@settings(max_examples=30)
@given(st.sets(st.integers(1, 32)))
def test_the_rows_that_make_the_plan_wrong_are_rejected_and_the_others_taken(wrong: set[int]) -> None:
    found = taken(wrong, [])
    assert [(one.place, one.message) for one in found.rejected] == [
        (f"A{n}", f"NV {n} sai") for n in sorted(wrong)
    ]
    noted = {int(str(task["id"])) for task in PlanTasks.of(found.data).records if "notes" in task}
    assert noted == set(range(1, 33)) - wrong


def test_one_wrong_row_costs_few_looks_at_the_plan() -> None:
    for wrong, most in ((set[int](), 1), ({1}, 11), ({20}, 11), ({32}, 11)):
        looks: list[str] = []
        taken(wrong, looks)
        assert len(looks) <= most, wrong
