"""The past stays put: at the year's end the report of a day says what it said on that day."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.answers import Answer

CHECKED = [
    date(2026, month, day) for month, day in ((2, 1), (3, 14), (5, 2), (6, 14), (8, 1), (9, 14), (11, 1))
]


@pytest.fixture
def plan(office: Path) -> Path:
    """Return the real plan with targets for two more tasks."""
    path = office / "plans/2026.yaml"
    text = path.read_text("utf-8")
    for number in year.WITH_TARGET[:2]:
        text = text.replace(
            f"  - id: {number}\n", f"  - id: {number}\n    target:\n      quantity: 2\n      unit: hội nghị\n"
        )
    path.write_text(text, "utf-8")
    return path


def live(cchc: Callable[..., Answer], random: Random, commands: int) -> tuple[dict[date, Any], int]:
    """Run a year of commands; return what was reported on its days, and how many commands were taken."""
    reported: dict[date, Any] = {}
    taken, tasks, checked = 0, 20, list(CHECKED)
    for day in year.days(random, commands):
        while checked and checked[0] < day:
            asked = checked.pop(0)
            reported[asked] = year.report(cchc, asked)
        for command in year.commands(random, day, tasks):
            answer = cchc(*command)
            assert answer.code in {0, 2, 3}, answer.err  # 3: not as expected
            taken += answer.code == 0
            tasks += answer.out.startswith(f"{tasks + 1} · thêm")
    return reported, taken


def replay(cchc: Callable[..., Answer], reported: dict[date, Any]) -> list[str]:
    return [
        f"{day}: {difference}"
        for day, then in reported.items()
        for difference in year.differences(then, year.report(cchc, day))
    ]


@pytest.mark.parametrize("seed", range(10))
def test_the_report_of_a_day_is_the_same_at_the_years_end(
    seed: int, plan: Path, cchc: Callable[..., Answer], *, thorough: bool
) -> None:
    if seed > 1 and not thorough:
        return
    reported, taken = live(cchc, Random(seed), 120)
    assert taken > 60
    assert cchc("check", "--ignore", "6ro").code in {0, 1}
    assert replay(cchc, reported) == []


FIELDS = (
    "assigned_on",
    "started_on",
    "progress_on",
    "achieved_on",
    "condition_met_on",
    "stops",
    "reopenings",
    "before: not_started",
    "recorded_on",
)


def test_a_plan_without_any_of_the_days_is_found_out(plan: Path, cchc: Callable[..., Answer]) -> None:
    reported, _ = live(cchc, Random(4), 200)
    assert replay(cchc, reported) == []
    whole, found = plan.read_text("utf-8"), {}
    for field in FIELDS:
        year.without(plan, field)
        assert len(plan.read_text("utf-8")) < len(whole), field
        found[field] = bool(replay(cchc, reported))
        plan.write_text(whole, "utf-8")
    assert found == dict.fromkeys(FIELDS, True)


def test_a_plan_without_the_day_of_an_approval_is_found_out(plan: Path, cchc: Callable[..., Answer]) -> None:
    proposal = ("--to", "31/12/2026", "--proposed", "--as-of", "2026-01-05")
    assert cchc("extend", "4", *proposal).code == 0
    reported = {CHECKED[1]: year.report(cchc, CHECKED[1])}
    approval = ("--approve", "1", "--document", "99/UBND-VX", "--as-of", "2026-05-05")
    assert cchc("extend", "4", *approval).code == 0
    assert replay(cchc, reported) == []
    year.without(plan, "approved_on")
    assert replay(cchc, reported) != []
