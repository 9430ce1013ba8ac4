"""A plan that speaks of another year than its own, and the nearest ones that don't."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc import plan_year
from cchc.plan import Reporting, ReportingPeriod
from tests.support.plans import make_plan, make_task, read_real_plan

if TYPE_CHECKING:
    from cchc.plan import Plan


def told(plan: Plan, **head: Any) -> list[str | int]:
    changed = make_plan(*plan.tasks, head=plan.head._replace(**head), reporting=plan.reporting)
    return [doubt.path[-1] for doubt in plan_year.doubts(changed)]


def test_the_real_plan_is_of_its_year_and_its_copy_for_the_next_is_not() -> None:
    plan = read_real_plan()
    assert told(plan) == []
    assert told(plan, year=2027) == ["date", "title", "year"]


@pytest.mark.parametrize(
    ("signed", "is_told"),
    [
        (date(2025, 12, 15), False),
        (date(2025, 7, 1), False),
        (date(2025, 6, 30), True),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
    ],
)
def test_a_plan_is_signed_in_its_year_or_shortly_before(signed: date, is_told: bool) -> None:  # noqa: FBT001
    assert told(make_plan(make_task()), date=signed, year=2026, title="Kế hoạch") == ["date"] * is_told


@pytest.mark.parametrize(
    ("field", "words", "is_told"),
    [
        ("number", "02/2024/KH-UBND", True),
        ("number", "02/2026/KH-UBND", False),
        ("number", "2/KH-UBND", False),
        ("title", "Kế hoạch CCHC năm 2025", True),
        ("title", "Kế hoạch CCHC năm 2026", False),
        ("title", "Kế hoạch thực hiện Nghị quyết năm 2025 trong năm 2026", False),
        ("title", "Kế hoạch CCHC giai đoạn 2021-2025", False),
    ],
)
def test_number_and_title_name_no_other_year(field: str, words: str, is_told: bool) -> None:  # noqa: FBT001
    head: dict[str, Any] = {"date": date(2026, 1, 2), "year": 2026, "title": "Kế hoạch", field: words}
    assert told(make_plan(make_task()), **head) == [field] * is_told


@pytest.mark.parametrize(("others", "is_told"), [(1, False), (2, False), (3, True)])
def test_most_deadlines_are_in_the_plans_year(others: int, is_told: bool) -> None:  # noqa: FBT001
    dues = ["Quý II/2025"] * others + ["Quý II/2026"] * (4 - others) + ["Thường xuyên"] * 5
    plan = make_plan(*(make_task(number, due=due) for number, due in enumerate(dues, 1)))
    assert told(plan, date=date(2026, 1, 2), year=2026, title="Kế hoạch") == ["year"] * is_told


def test_reporting_periods_touch_the_plans_year() -> None:
    def period(start: date, end: date) -> ReportingPeriod:
        return ReportingPeriod("q1", "Quý I", start, end)

    head = {"date": date(2026, 1, 2), "year": 2026, "title": "Kế hoạch"}
    for start, end, is_told in (
        (date(2025, 12, 15), date(2026, 3, 14), False),
        (date(2024, 12, 15), date(2025, 3, 14), True),
    ):
        plan = make_plan(make_task(), reporting=Reporting((period(start, end),)))
        assert told(plan, **head) == ["to"] * is_told
