"""The texts of three versions of a plan with the numbers that their tasks have in the merged one.

So git's merge of the lines has each task's lines, and the comments above them, beside those of the same
task. Knows nothing of why a task has another number.

Read next: `cchc.renumbering` (which numbers), `cchc.history.resolving` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import id_of
from cchc.errors import PlanError
from cchc.planfile import document
from cchc.yamltext import nodes
from cchc.yamltext.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.history.conflicts import Sides
    from cchc.renumbering import Numbers


def of(sides: Sides, numbers: Numbers) -> Sides:
    """Return three versions with other numbers in their texts; a base that is no plan stays as it is."""
    try:
        base = with_numbers(sides.base, numbers.base)
    except PlanError:
        base = sides.base
    return sides._replace(
        base=base,
        ours=with_numbers(sides.ours, numbers.ours),
        theirs=with_numbers(sides.theirs, numbers.theirs),
    )


def with_numbers(data: bytes, numbers: Mapping[str, str]) -> bytes:
    """Return a plan's bytes with other numbers of tasks: old → new. Raises PlanError when it is none."""
    if not numbers:
        return data
    opened = document.parse(data, "")
    bom = data[: len(data) - len(opened.text.encode())]
    text, tasks = opened.text, opened.plain.get("tasks")
    for index, task in reversed([*enumerate(tasks if isinstance(tasks, list) else ())]):
        new = numbers.get(id_of(task))
        number = _number_node(opened.tree, index)
        if new and isinstance(number, Scalar):
            written = text[number.start : number.end].replace(number.value, new, 1)
            text = text[: number.start] + written + text[number.end :]
    return bom + text.encode()


def _number_node(tree: nodes.Node, index: int) -> nodes.Node | None:
    node: nodes.Node | None = tree
    for step in ("tasks", index, "id"):
        node = nodes.child(node, step) if node else None
    return node
