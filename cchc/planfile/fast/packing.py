"""A plan as a JSON value, and back: small, and quick to unpack, since that is what a cached plan is for.

Owners, areas and deadlines stand once in a table each and are named by their position in it; a task
is a row that ends with its last field that isn't the default. Other values are lists that begin with
the name of their type. What comes from a file that somebody else wrote may raise any of
`cchc.cache_files.BROKEN`.

Knows no files. Read next: `cchc.planfile.fast.cache` (where packed plans are kept).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import cchc.owners
import cchc.plan
import cchc.task
from cchc.deadlines.deadline import Deadline
from cchc.periods import Span
from cchc.plan import Head, Plan, Reporting
from cchc.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: dict[str, Any] = {
    name: kind
    for module in (cchc.owners, cchc.plan, cchc.task)
    for name, kind in vars(module).items()
    if hasattr(kind, "_fields")
}
_KINDS |= {"Deadline": Deadline, "Span": Span}
_IN_TABLES = (
    Task._fields.index("coordinators") + 1
)  # the first fields of a task stand in its row by themselves
_DEFAULTS = tuple(Task._field_defaults.get(name) for name in Task._fields)


# What stands in a table, by its type: values to their positions when packing, positions to values after.
_Tables = dict[str, dict[Any, Any]]


def pack(plan: Plan) -> dict[str, Any]:
    """Return a plan as a JSON value."""
    tables: _Tables = {"Owner": _numbered(plan.owners), "Area": _numbered(plan.areas), "Deadline": {}}
    tasks = [_row(task, tables) for task in plan.tasks]
    rest = [_packed(part, tables) for part in (plan.head, plan.duties, plan.reporting, plan.views)]
    return {
        "tables": {kind: [_packed(value, None) for value in table] for kind, table in tables.items()},
        "owners": len(plan.owners),
        "areas": len(plan.areas),
        "tasks": tasks,
        "rest": rest,
    }


def unpack(packed: dict[str, Any]) -> Plan:
    """Return the plan that `pack` packed; raises one of BROKEN when it is no such value."""
    whole = {kind: [_unpacked(one, None) for one in table] for kind, table in packed["tables"].items()}
    tables: _Tables = {kind: dict(enumerate(values)) for kind, values in whole.items()}
    head, duties, reporting, views = (_unpacked(part, tables) for part in packed["rest"])
    if not isinstance(head, Head) or not isinstance(reporting, Reporting):
        raise TypeError(packed)
    return Plan(
        head=head,
        owners=tuple(whole["Owner"][: packed["owners"]]),
        areas=tuple(whole["Area"][: packed["areas"]]),
        tasks=_tasks(packed["tasks"], tables),
        duties=duties,
        reporting=reporting,
        views=views,
    )


def _tasks(rows: list[Any], tables: _Tables) -> tuple[Task, ...]:
    """Return tasks made of their rows, in one go: with 20,000 each further call a task is felt."""
    owners, areas, deadlines = tables["Owner"], tables["Area"], tables["Deadline"]
    return tuple(
        [
            Task(
                number,
                title,
                areas[area],
                owners[owner],
                deadlines[due],
                tuple([owners[one] for one in coordinators]),
                *[_unpacked(value, tables) if value.__class__ is list else value for value in more],
            )
            for number, title, area, owner, due, coordinators, *more in rows
        ]
    )


def pack_task(task: Task) -> list[Any]:
    """Return a task alone as a JSON value, with all that it names."""
    packed: list[Any] = _packed(task, None)
    return packed


def unpack_task(packed: list[Any]) -> Task:
    """Return the task that `pack_task` packed; raises one of BROKEN when it is no such value."""
    task = _unpacked(packed, None)
    if not isinstance(task, Task):
        raise TypeError(packed)
    return task


def _row(task: Task, tables: _Tables) -> list[Any]:
    """Return a task's row, without the fields at its end that have their default."""
    owner, *coordinators = (_place(tables["Owner"], one) for one in (task.owner, *task.coordinators))
    last = max((at for at, value in enumerate(task) if value != _DEFAULTS[at]), default=0)
    return [
        task.id,
        task.title,
        _place(tables["Area"], task.area),
        owner,
        _place(tables["Deadline"], task.due),
        coordinators,
        *(_packed(value, tables) for value in task[_IN_TABLES : last + 1]),
    ]


def _numbered(values: Iterable[Any]) -> dict[Any, int]:
    return {value: place for place, value in enumerate(values)}


def _place(table: dict[Any, int], value: tuple[Any, ...]) -> int:
    return table.setdefault(value, len(table))


def _packed(value: Any, tables: _Tables | None) -> Any:  # noqa: ANN401  any part of a plan
    """Return a value as a JSON value; what has a table by its position there."""
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if not isinstance(value, tuple):
        return value
    kind = type(value).__name__ if hasattr(value, "_fields") else ""
    if tables and kind in tables:
        return [kind, _place(tables[kind], value)]
    return [kind, *(_packed(part, tables) for part in value)]


def _unpacked(value: Any, tables: _Tables | None) -> Any:  # noqa: ANN401  any part of a plan
    """Return the value that `_packed` packed."""
    if not isinstance(value, list):
        return value
    kind, *parts = value
    if kind == "date":
        return date.fromisoformat(parts[0])
    if tables and kind in tables:
        return tables[kind][parts[0]]
    built = [_unpacked(part, tables) for part in parts]
    return _KINDS[kind](*built) if kind else tuple(built)
