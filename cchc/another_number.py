"""The number that an incoming task gets where it is kept beside the one of ours that has its number.

Works on plain data. Read next: `cchc.merging` (who keeps both), `cchc.renumbering` (what can be told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import renumbering
from cchc.changes import id_of
from cchc.renumbering import Renumbering
from cchc.task_likeness import title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.changes import PlainRecord
    from cchc.renumbering import Numbers


def give(incoming: Iterable[PlainRecord], taken: Iterable[str], numbers: Numbers) -> list[PlainRecord]:
    """Return incoming tasks with the next free numbers, noted in `numbers` as moves of their side."""
    taken = [*taken]
    tasks: list[PlainRecord] = []
    for task in incoming:
        number, new = id_of(task), renumbering.free_number(taken)
        taken.append(new)
        numbers.theirs[number] = new
        numbers.their_moves += (Renumbering(number, new, title(task)),)
        tasks.append({**task, "id": new})
    return tasks
