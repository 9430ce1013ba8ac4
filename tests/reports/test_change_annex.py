"""The annex of what changed tasks in the periodic report: there when something did, old beside new."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.reports.official import progress
from cchc.reports.official.change_annex import NAME
from cchc.reports.official.official_document import OfficialDocument
from cchc.task import Stop
from tests.support import made_plans
from tests.support.plans import make_plan, make_task

DAY = date(2026, 9, 14)


def said(built: OfficialDocument) -> str:
    return "\n".join(line.text for line in built.lines)


def test_a_plan_that_nobody_changed_has_one_annex_without_a_number() -> None:
    built = progress.build(make_plan(make_task(1)), DAY)
    assert built.more_annexes == {}
    assert built.annex is not None
    assert built.annex.label == "Phụ lục"
    assert "Phụ lục I" not in said(built)


def test_each_change_stands_old_beside_new_with_what_ordered_it() -> None:
    built = progress.build(made_plans.made_year(), DAY)
    annex = built.more_annexes[NAME]
    assert [one.label for one in built.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert annex.table.columns[2] == "Nội dung tại Kế hoạch số 02/KH-UBND"
    assert [(row[1], row[2], row[5]) for row in annex.table.rows][:2] == [
        ("21", "Không có", "Công văn số 1234/UBND-HCC ngày 25/6/2026"),
        ("13", "Thời hạn: Quý IV/2026", "Kế hoạch số 75/KH-UBND ngày 01/8/2026"),
    ]
    assert "(chi tiết tại Phụ lục II kèm theo):" in said(built)


def test_changes_of_later_days_and_of_other_offices_are_left_out() -> None:
    plan = made_plans.made_year()
    assert NAME not in progress.build(plan, date(2026, 6, 14)).more_annexes
    for office in plan.owners:
        annex = progress.build(plan, DAY, owner=office).more_annexes.get(NAME)
        assert {row[4] for row in annex.table.rows} == {office.short} if annex else True


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (
            Stop(DAY, "61/QĐ-UBND", "Trùng với nhiệm vụ số 9."),
            "Quyết định số 61/QĐ-UBND; trùng với nhiệm vụ số 9",
        ),
        (Stop(DAY, "61/QĐ-UBND", "Do Sở Nội vụ làm"), "Quyết định số 61/QĐ-UBND; Sở Nội vụ làm"),
    ],
)
def test_a_reason_goes_on_small_behind_its_document(stop: Stop, said: str) -> None:
    plan = make_plan(make_task(8, status="cancelled", stopped=stop))
    assert progress.build(plan, DAY).more_annexes[NAME].table.rows[0][5] == said
