"""At which lines of a plan's text the items of its tasks' lists stand, for what is mended there by hand.

Read next: `cchc.yamltext.places` (a few nodes of a text), `cchc.cli.commands.show` (who says the lines).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext import decoding, nodes, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.plan import Plan
    from cchc.task import Task


def lines(data: bytes, plan: Plan, tasks: Sequence[Task], field: str) -> dict[int, list[int]]:
    """Return the line of each item of a list of some tasks, by task number; lines count from 1.

    The bytes are those that the plan was read from, so that tasks stand in its order.
    """
    indexes = {task.id: index for index, task in enumerate(plan.tasks)}
    paths = {
        task.id: [("tasks", indexes[task.id], field, item) for item in range(len(getattr(task, field)))]
        for task in tasks
    }
    if not any(paths.values()):
        return {}
    text, _ = decoding.decode(data)
    known = places.parse_places(text, [path for of_task in paths.values() for path in of_task])
    return {
        number: [nodes.location_of(known, path).line for path in of_task] for number, of_task in paths.items()
    }
