"""What both sides of a merge recorded of one task, and of which only one can hold; each alone is right.

Two new deadlines, of which the later document would hold without a word; a time in which the task
would rest, be finished or handed in twice. Works on plain data, as `cchc.merging` does.
Read next: `cchc.joint_fields` (who asks), `cchc.task_times`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import task_facts, task_times
from cchc.changes import are_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain

ENDED = ("submissions", "stops", "reopenings")  # times that are over, an item each


def are_two_deadlines(base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether each side gave a task a new deadline, one at least by an extension, and not the same."""
    own = [list(_granted(base, side)) for side in (ours, theirs)]
    if not any(own):
        return False
    if not are_same(ours.get("due", ""), theirs.get("due", "")):
        for deadlines, side in zip(own, (ours, theirs), strict=True):
            if not are_same(base.get("due", ""), side.get("due", "")):
                deadlines.append(side.get("due", ""))
    return any(not are_same(one, other) for one in own[0] for other in own[1])


def are_two_extensions(base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether each side granted a task an extension, so that both may be kept."""
    return all(any(_granted(base, side)) for side in (ours, theirs))


def _granted(base: PlainRecord, side: PlainRecord) -> Iterator[Plain]:
    """Yield the deadlines of the extensions that a side approved."""
    known = _approved(base)
    yield from (one["due"] for one in _approved(side) if one not in known and one.get("due"))


def _approved(task: PlainRecord) -> list[PlainRecord]:
    items = (one for one in task_facts.items(task, "extensions") if isinstance(one, dict))
    return [one for one in items if task_facts.is_true(one.get("approved"))]


def overlap(
    base: PlainRecord, ours: PlainRecord, theirs: PlainRecord, current: Iterable[PlainRecord]
) -> bool:
    """Whether times of both sides overlap that overlap on neither.

    `current` are the states, with their stops and days, one of which the merged task comes to be in.
    """
    if all(are_same(ours.get(field, ""), theirs.get(field, "")) for field in ENDED):
        return False
    ended = {
        field: _of_both(*(task_facts.items(one, field) for one in (base, ours, theirs))) for field in ENDED
    }
    known = {*_overlaps(ours), *_overlaps(theirs)}
    return any(not known.issuperset(_overlaps({**one, **ended})) for one in current)


def _of_both(base: list[Plain], ours: list[Plain], theirs: list[Plain]) -> list[Plain]:
    """Return the items that a list has with the changes of both sides."""
    kept = [item for item in ours if item in theirs or item not in base]
    return [*kept, *(item for item in theirs if item not in ours and item not in base)]


def _overlaps(task: PlainRecord) -> Iterator[tuple[tuple[date, date, str], ...]]:
    """Yield pairs of times that overlap, wherever they stand."""
    for pair in task_times.overlaps(task):
        yield tuple(sorted(time[1:] for time in pair))
