"""The annex of what changed tasks in the periodic report: there when something did, old beside new."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.plan import Amendment
from cchc.reports.official import progress
from cchc.reports.official.change_annex import NAME
from cchc.reports.official.official_document import OfficialDocument
from cchc.task import AmendedField, Stop
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


def test_it_writes_days_as_the_report_does_but_titles_as_they_are() -> None:
    head = make_plan().head._replace(amendments=(Amendment("75/KH-UBND", date(2026, 7, 1), None),))
    fields = (("due", make_task(due="5/06/2026").due), ("title", "Việc ngày 5/06/2026"))
    changed = tuple(AmendedField("75/KH-UBND", date(2026, 7, 1), field, before) for field, before in fields)
    task = make_task(8, title="Việc ngày 5/09/2026", due="30/09/2026", amendments=changed)
    rows = progress.build(make_plan(task, head=head), DAY).more_annexes[NAME].table.rows
    assert [row[2:4] for row in rows] == [
        ("Thời hạn: 05/6/2026", "Thời hạn: 30/9/2026"),
        ("Nội dung: Việc ngày 5/06/2026", "Nội dung: Việc ngày 5/09/2026"),
    ]


def test_an_office_whose_tasks_were_all_added_has_not_grown_from_nothing() -> None:
    added = make_task(8, assigned_on=date(2026, 6, 25), basis="Công văn số 1234/UBND-HCC ngày 5/6/2026")
    assert "tổng số nhiệm vụ tăng" not in said(progress.build(make_plan(added), DAY))
    grown = said(progress.build(make_plan(make_task(1), added), DAY))
    assert "tổng số nhiệm vụ tăng từ 01 lên 02" in grown
    assert "- Công văn số 1234/UBND-HCC ngày 05/6/2026: bổ sung 01 nhiệm vụ (số 8)." in grown


def test_what_a_task_is_given_with_ends_without_a_mark() -> None:
    added = make_task(8, assigned_on=date(2026, 6, 25), basis="75/KH-UBND", condition="sau khi có kế hoạch.")
    row = progress.build(make_plan(added), DAY).more_annexes[NAME].table.rows[0]
    assert row[3].endswith("; điều kiện: sau khi có kế hoạch; thời hạn: Quý II/2026")
