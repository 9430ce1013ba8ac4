"""Fields of a task that make no sense apart: a status with its dates, a number with its day.

A merge decides them together, so that nothing comes out done at 40 %, or with the day of a progress that
it hasn't. Works on plain data. Read next: `cchc.rival_entries`, `cchc.merging`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import rival_entries, task_facts
from cchc.changes import are_same, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.changes import PlainRecord

TOGETHER = ("status", "progress", "progress_on", "started_on", "submitted", "done_on", "stopped")
DAY_OF = {"progress_on": "progress", "achieved_on": "achieved"}  # the day that a number was recorded for


class Decision(NamedTuple):
    """Fields of a task of which one side's hold, all at once, under the name of the first.

    `shown` are those that tell them from each other; where `may_be_two` is true both sides' may hold.
    """

    fields: tuple[str, ...]
    shown: tuple[str, ...]
    may_be_two: bool = False


def decisions(
    base: PlainRecord, ours: PlainRecord, theirs: PlainRecord, *, by_two: bool
) -> Iterator[Decision]:
    """Yield what must be decided at once: what both sides changed differently, of what stands together.

    Where one field of it differs, that field is merged alone: all the rest is what both sides say; so are
    the percent and the start of what both sides have in progress. Of two people, too, what they recorded
    without knowing of each other (`cchc.rival_entries`).
    """
    if base in (ours, theirs):
        return
    base_part, our_part, their_part = (only(one, TOGETHER) for one in (base, ours, theirs))
    changed = [part for part in (our_part, their_part) if not are_same(base_part, part)]
    if by_two and rival_entries.overlap(base, ours, theirs, changed or [our_part]):
        yield Decision((*TOGETHER, *rival_entries.ENDED), (*TOGETHER, *rival_entries.ENDED))
    elif len(changed) > 1 and not (
        _is_one_field_apart(base_part, our_part, their_part) or _is_progress_apart(our_part, their_part)
    ):
        yield Decision(TOGETHER, TOGETHER)
    if by_two and rival_entries.are_two_deadlines(base, ours, theirs):
        may_be_two = rival_entries.are_two_extensions(base, ours, theirs)
        due = () if are_same(ours.get("due", ""), theirs.get("due", "")) else ("due",)
        yield Decision(("extensions",), (*due, "extensions"), may_be_two)


def only(task: PlainRecord, fields: tuple[str, ...]) -> PlainRecord:
    """Return some fields of a task, of those that it has."""
    return {name: task[name] for name in fields if task.get(name)}


def without(task: PlainRecord, fields: tuple[str, ...]) -> PlainRecord:
    """Return a task without some fields."""
    return {name: value for name, value in task.items() if name not in fields}


def goes_with_number(key: str, ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether a field is the day of a number that the sides don't agree on: it is taken with that."""
    number = DAY_OF.get(key, "")
    return bool(number) and not are_same(ours.get(number, ""), theirs.get(number, ""))


def _is_one_field_apart(base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether two parts that are decided together differ in one field at most, in no status and no stop.

    A pause by our document on their day would be one that nobody ordered; so would a submission that
    each side recorded.
    """
    apart = {
        DAY_OF.get(name, name) for name in TOGETHER if not are_same(ours.get(name, ""), theirs.get(name, ""))
    }
    was, here, there = (task.get("submitted") for task in (base, ours, theirs))
    are_two = not was and isinstance(here, dict) and isinstance(there, dict) and len(compare(here, there)) > 1
    return len(apart) <= 1 and not {"status", "stopped"} & apart and not are_two


def _is_progress_apart(ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether two parts of what is in progress differ in percent and start alone, whichever of these hold.

    No percent may come out as of a day before the start.
    """
    sides = (ours, theirs)
    others = [without(one, ("progress", "progress_on", "started_on")) for one in sides]
    if not others[0] == others[1] == {"status": "in_progress"}:
        return False
    starts = [task_facts.day(one["started_on"]) for one in sides if "started_on" in one]
    days = [task_facts.day(one["progress_on"]) for one in sides if "progress_on" in one]
    return all(start and day and start <= day for start in starts for day in days)
