"""The tasks of a plan as rows of plain values under fixed columns, for programs that ask many plans.

The columns are a promise, as the JSON is: they are only ever added to. Read next: `cchc.rollup.parquet`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from cchc import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc.plan import Plan
    from cchc.states import Standing

Kind = Literal["text", "texts", "whole", "day"]
Value = str | int | None | list[str] | date
TaskRow = tuple[Value, ...]

# Of the plan that a task is in, then of the task.
_OF_PLAN: Mapping[str, tuple[Kind, Callable[[Plan], Value]]] = {
    "issuer": ("text", lambda plan: plan.head.issuer),
    "plan_number": ("text", lambda plan: plan.head.number),
    "year": ("whole", lambda plan: plan.head.year),
}
_OF_TASK: Mapping[str, tuple[Kind, Callable[[Standing], Value]]] = {
    "as_of": ("day", lambda standing: standing.day),
    "task": ("whole", lambda standing: standing.task.id),
    "title": ("text", lambda standing: standing.task.title),
    "area": ("text", lambda standing: standing.task.area.title),
    "owner": ("text", lambda standing: standing.task.owner.name),
    "coordinators": ("texts", lambda standing: [owner.name for owner in standing.task.coordinators]),
    "status": ("text", lambda standing: standing.task.status),
    "state": ("text", lambda standing: standing.state),
    "due": ("text", lambda standing: standing.due.text),
    "due_kind": ("text", lambda standing: standing.due.kind),
    "due_start": ("day", lambda standing: standing.start),
    "due_end": ("day", lambda standing: standing.end),
    "days_left": ("whole", lambda standing: standing.days_left),
    "progress": ("whole", lambda standing: standing.progress),
    "started_on": ("day", lambda standing: standing.task.started_on),
    "condition_met_on": ("day", lambda standing: standing.task.condition_met_on),
    "done_on": ("day", lambda standing: standing.task.done_on),
}
COLUMNS: Mapping[str, Kind] = {
    "path": "text",
    **{name: kind for name, (kind, _) in _OF_PLAN.items()},
    **{name: kind for name, (kind, _) in _OF_TASK.items()},
}


def build(path: str, plan: Plan, day: date) -> list[TaskRow]:
    """Return a row for each task of a plan, as it stands on a day."""
    name = path.encode("utf-8", "replace").decode()  # Parquet holds no file name that is no UTF-8
    of_plan = [value(plan) for _, value in _OF_PLAN.values()]
    return [
        (name, *of_plan, *(value(standing) for _, value in _OF_TASK.values()))
        for standing in queries.standings(plan, day)
    ]
