"""Which tasks have another number in one text of a plan than in an earlier one, and what has theirs now.

Read next: `cchc.renumbering` (how a task is known again), `cchc.history.file_updates` (who asks).
"""

from __future__ import annotations

from typing import NamedTuple

from cchc import renumbering, task_likeness
from cchc.changes import by_id
from cchc.errors import TextError
from cchc.planfile.fast import door


class MovedTask(NamedTuple):
    """A task with another number; `holder` is the title of what has its old one, empty where nothing has."""

    old: str
    new: str
    title: str
    holder: str


def between(before: bytes, after: bytes) -> tuple[MovedTask, ...]:
    """Return the tasks that were numbered anew between two texts; none where one can't be read."""
    reader = door.version_reader()
    try:
        old, new = reader.read(before), reader.read(after)
    except TextError:
        return ()
    if not isinstance(old, dict) or not isinstance(new, dict):
        return ()
    titles = {number: task_likeness.title(task) for number, task in by_id(new.get("tasks", "")).items()}
    moves = renumbering.since(old, new).ours
    return tuple(
        MovedTask(number, now, titles.get(now, ""), titles.get(number, "")) for number, now in moves.items()
    )
