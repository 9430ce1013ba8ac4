"""Fields of a task that make no sense apart: a status with its dates, a number with its day.

A merge decides them together, so that nothing comes out done at 40 %, or with the day of a progress that
it hasn't. Works on plain data. Read next: `cchc.merging`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import are_same

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

TOGETHER = ("status", "progress", "progress_on", "started_on", "submitted", "done_on", "stopped")
DAY_OF = {"progress_on": "progress", "achieved_on": "achieved"}  # the day that a number was recorded for


def decided_together(task: PlainRecord) -> PlainRecord:
    """Return the fields of a task that are decided together."""
    return {name: task[name] for name in TOGETHER if task.get(name)}


def goes_with_number(key: str, ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether a field is the day of a number that the sides don't agree on: it is taken with that."""
    number = DAY_OF.get(key, "")
    return bool(number) and not are_same(ours.get(number, ""), theirs.get(number, ""))


def is_one_field_apart(ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether two parts that are decided together differ in one field at most, in no status and no stop.

    A pause by our document on their day would be one that nobody ordered.
    """
    apart = {
        DAY_OF.get(name, name) for name in TOGETHER if not are_same(ours.get(name, ""), theirs.get(name, ""))
    }
    return len(apart) <= 1 and not {"status", "stopped"} & apart


def decided_alone(task: PlainRecord) -> PlainRecord:
    """Return the fields of a task that are each decided alone."""
    return {name: value for name, value in task.items() if name not in TOGETHER}
