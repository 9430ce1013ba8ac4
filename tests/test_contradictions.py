"""Facts of one task that don't fit: told of the plan's `Task` and of the plain record alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import contradictions
from cchc.task import Extension, Result, Submission, Target
from tests.support.plans import make_extension, make_task

TODAY = date(2026, 11, 28)
RECORD = {"id": "4", "title": "Việc", "due": "Quý II/2026", "status": "in_progress"}


def told(**changes: Any) -> list[tuple[str | int, ...]]:
    return [found.path for found in contradictions.find(RECORD | changes, 2026, TODAY)]


def test_a_record_without_oddities_is_left_alone() -> None:
    assert told(started_on="2025-12-20", results=[{"document": "1/BC", "date": "2025-11-30"}]) == []
    assert (
        told(status="not_started", progress="0", target={"quantity": "2", "unit": "x", "achieved": "0"}) == []
    )


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2025-12-31", True), ("2026-01-01", False), ("31/12/2025", True), ("2024-03-01", True)],
)
def test_a_completion_before_the_plans_year_is_told(day: str, is_told: bool) -> None:  # noqa: FBT001
    assert told(status="done", done_on=day) == [("done_on",)] * is_told
    assert (
        told(reopenings=[{"done_on": day, "date": "2026-02-01"}])
        == [
            ("reopenings", 0, "done_on"),
        ]
        * is_told
    )


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"started_on": "2024-12-31"}, ("started_on",)),
        ({"assigned_on": "2016-06-25"}, ("assigned_on",)),
        ({"submitted": {"date": "2002-06-01"}}, ("submitted", "date")),
        ({"target": {"quantity": "2", "unit": "x", "achieved_on": "2020-01-01"}}, ("target", "achieved_on")),
        ({"notes": [{"text": "a"}, {"date": "2016-01-01", "text": "b"}]}, ("notes", 1, "date")),
        ({"results": [{"document": "1/BC", "date": "2006-03-15"}]}, ("results", 0, "date")),
        (
            {"extensions": [{"due": "Quý III/2026", "date": "2016-01-01"}]},
            ("extensions", 0, "date"),
        ),
    ],
)
def test_a_day_years_from_the_plans_is_told_wherever_it_stands(
    changes: dict[str, Any], at: tuple[str | int, ...]
) -> None:
    assert told(**changes) == [at]


def test_work_that_runs_for_years_may_end_in_them() -> None:
    today = date(2030, 6, 1)
    late = RECORD | {"status": "done", "done_on": "2029-05-01"}
    assert [one.path for one in contradictions.find(late, 2026, today)] == [("done_on",)]
    assert list(contradictions.find(late | {"due": "31/12/2028"}, 2026, today)) == []


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"due": "Quý II/2025"}, [("due",)]),
        ({"due": "30/6/2025"}, [("due",)]),
        ({"extensions": [{"due": "Quý IV/2025", "date": "2025-09-01"}]}, [("extensions", 0, "due")]),
        # control: work over years, work of an earlier year, an extension that was taken back
        ({"due": "2025-2027"}, []),
        ({"due": "30/6/2028"}, []),
        ({"due": "Quý III/2025", "assigned_on": "2025-01-10"}, []),
        ({"extensions": [{"due": "Quý IV/2025", "date": "2025-09-01", "withdrawn_on": "2026-01-03"}]}, []),
    ],
)
def test_a_deadline_before_the_plans_year_is_told(
    changes: dict[str, Any], at: list[tuple[str | int, ...]]
) -> None:
    assert told(**changes) == at


def test_what_has_not_happened_yet_is_told() -> None:
    assert told(status="done", done_on="2026-11-29") == [("done_on",)]
    assert told(status="done", done_on="2026-11-28") == []


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"condition": "khi tỉnh có kế hoạch"}, False),
        ({"due": "Quý II/2026 (sau khi tỉnh có kế hoạch)"}, False),
        ({"extensions": [{"due": "Quý III/2026 (nếu có)", "date": "2026-06-01"}]}, False),
    ],
)
def test_a_condition_met_is_one_that_the_task_has(changes: dict[str, Any], is_told: bool) -> None:  # noqa: FBT001
    assert told(condition_met_on="2026-03-01", **changes) == [("condition_met_on",)] * is_told


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"progress": "40"}, ("progress",)),
        ({"progress": "40%"}, ("progress",)),
        ({"target": {"quantity": "2", "unit": "hội nghị", "achieved": "1"}}, ("target", "achieved")),
        ({"started_on": "2026-02-01"}, ("started_on",)),
        ({"submitted": {"date": "2026-02-01"}}, ("submitted",)),
    ],
)
def test_work_that_has_begun_is_not_called_not_started(
    changes: dict[str, Any], at: tuple[str | int, ...]
) -> None:
    assert told(status="not_started", **changes) == [at]
    assert told(status="", **changes) == [at]
    assert told(status="in_progress", **changes) == []


def test_the_plans_task_is_judged_as_its_record_is() -> None:
    task = make_task(
        4,
        status="not_started",
        progress=40,
        target=Target(2, "hội nghị", 1, date(2020, 1, 1)),
        submitted=Submission(date(2027, 1, 2)),
        condition_met_on=date(2026, 3, 1),
        results=(Result("1/BC", date(2016, 3, 1)),),
        extensions=(make_extension("Quý III/2026", date(2016, 6, 1)),),
    )
    assert isinstance(task.extensions[0], Extension)
    assert [found.path for found in contradictions.find(task, 2026, TODAY)] == [
        ("target", "achieved_on"),
        ("results", 0, "date"),
        ("extensions", 0, "date"),
        ("submitted", "date"),
        ("condition_met_on",),
        ("progress",),
        ("target", "achieved"),
        ("submitted",),
    ]


@pytest.mark.parametrize("status", ["in_progress", "submitted", "done"])
@pytest.mark.parametrize(
    "waits", [{"condition": "sau khi tỉnh có kế hoạch"}, {"due": "Quý II (sau khi tỉnh có kế hoạch)"}]
)
def test_work_that_began_without_its_condition_is_told_until_the_day_is_recorded(
    waits: dict[str, Any], status: str
) -> None:
    assert told(status=status, **waits) == [("status",)]
    assert told(status=status, condition_met_on="2026-07-25", **waits) == []
    assert told(status="not_started", **waits) == []
    moved = [{"due": "30/9/2026", "approved_on": "2026-06-20"}]
    assert told(status=status, extensions=moved, **waits) == ([("status",)] if "condition" in waits else [])
