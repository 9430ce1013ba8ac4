"""What became of tasks between two days, checked against what was made to happen in between."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import period_changes
from cchc.period_changes import PeriodChanges
from cchc.task import AmendedField, ClosedStop, Reopening, Stop
from tests.support.plans import make_extension, make_owner, make_plan, make_task

SINCE, DAY = date(2026, 6, 14), date(2026, 9, 14)
NOTHING = PeriodChanges((), (), (), (), (), (), (), (), 1, 1, 0, 0)


def became(**task: object) -> PeriodChanges:
    """Return what became of one task, due in the fourth quarter unless said otherwise."""
    given: dict[str, Any] = {"due": "Quý IV/2026", **task}
    return period_changes.between(make_plan(make_task(1, **given)), SINCE, DAY)


def test_nothing_became_of_a_task_that_stands_as_it_stood() -> None:
    assert became() == NOTHING
    before = became(status="done", done_on=date(2026, 6, 14))
    assert before == NOTHING._replace(done_before=1, done_now=1)
    assert became(due="Quý I/2026") == NOTHING  # overdue on both days
    assert became(status="done", done_on=date(2026, 9, 15)) == NOTHING  # after the span


@pytest.mark.parametrize(
    ("task", "changed"),
    [
        ({"status": "done", "done_on": date(2026, 6, 15)}, {"done": (1,), "done_now": 1}),
        ({"status": "done", "done_on": date(2026, 9, 14)}, {"done": (1,), "done_now": 1}),
        ({"due": "30/6/2026"}, {"late": (1,)}),
        ({"amendments": (AmendedField("75/KH-UBND", date(2026, 7, 10), "title", "Cũ"),)}, {"adjusted": (1,)}),
        ({"amendments": (AmendedField("75/KH-UBND", date(2026, 6, 14), "title", "Cũ"),)}, {}),
        ({"amendments": (AmendedField("75/KH-UBND", date(2026, 9, 15), "title", "Cũ"),)}, {}),
        ({"status": "paused", "stopped": Stop(date(2026, 8, 1))}, {"paused": (1,)}),
        ({"status": "cancelled", "stopped": Stop(date(2026, 8, 1))}, {"cancelled": (1,)}),
        (
            {"stops": (ClosedStop("paused", date(2026, 8, 1), date(2026, 6, 1)),)},
            {"resumed": (1,)},
        ),
        (
            {"reopenings": (Reopening(date(2026, 6, 1), date(2026, 8, 1)),)},
            {"reopened": (1,), "done_before": 1},
        ),
        ({"assigned_on": date(2026, 7, 1)}, {"added": (1,), "total_before": 0}),
    ],
)
def test_each_kind_of_change_is_of_its_own_kind_alone(
    task: dict[str, object], changed: dict[str, object]
) -> None:
    assert became(**task) == NOTHING._replace(**changed)  # type: ignore[arg-type]


def test_an_extension_counts_from_its_approval() -> None:
    moved = make_extension("Quý I/2027", date(2026, 6, 1), approved_on=date(2026, 7, 1))
    assert became(extensions=(moved,)) == NOTHING._replace(extended=(1,))
    assert became(extensions=(moved._replace(approved_on=date(2026, 6, 2)),)) == NOTHING
    assert became(extensions=(moved._replace(approved_on=date(2026, 10, 1)),)) == NOTHING


def test_of_an_office_only_its_own_tasks_count() -> None:
    own, other = make_owner("vhxh"), make_owner("kinh-te")
    done: dict[str, Any] = {"status": "done", "done_on": date(2026, 7, 1)}
    plan = make_plan(make_task(1, owner=own, **done), make_task(2, owner=other, **done), owners=(own, other))
    assert period_changes.between(plan, SINCE, DAY, own).done == (1,)
    assert period_changes.between(plan, SINCE, DAY).done == (1, 2)
