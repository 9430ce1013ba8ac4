"""The tasks of a plan as rows of plain values under fixed columns, for programs that ask many plans.

The columns are a promise, as the JSON is: only ever added to. Read next: `cchc.rollup.parquet`.
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
    "as_of": ("day", lambda item: item.day),
    "task": ("whole", lambda item: item.task.id),
    "title": ("text", lambda item: item.task.title),
    "area": ("text", lambda item: item.task.area.title),
    "owner": ("text", lambda item: item.task.owner.name),
    "coordinators": ("texts", lambda item: [one.name for one in item.task.coordinators]),
    "status": ("text", lambda item: item.task.status),
    "state": ("text", lambda item: item.state),
    "due": ("text", lambda item: item.due.text),
    "due_kind": ("text", lambda item: item.due.kind),
    "due_start": ("day", lambda item: item.start),
    "due_end": ("day", lambda item: item.end),
    "days_left": ("whole", lambda item: item.days_left),
    "progress": ("whole", lambda item: item.progress),
    "started_on": ("day", lambda item: item.task.started_on),
    "condition_met_on": ("day", lambda item: item.task.condition_met_on),
    "done_on": ("day", lambda item: item.task.done_on),
}
COLUMNS: Mapping[str, Kind] = {
    "path": "text",
    **{name: kind for name, (kind, _) in _OF_PLAN.items()},
    **{name: kind for name, (kind, _) in _OF_TASK.items()},
}


def rows(path: str, plan: Plan, day: date) -> list[TaskRow]:
    """Give a row a task, as it stands on a day."""
    of_plan = [value(plan) for _, value in _OF_PLAN.values()]
    return [
        (path, *of_plan, *(value(item) for _, value in _OF_TASK.values()))
        for item in queries.standings(plan, day)
    ]
