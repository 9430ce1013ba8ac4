"""Three versions of a plan made into one, record by record and field by field.

What only one side changed is taken, what both changed alike, too; what they changed differently is
a conflict that somebody must decide. Lists that both sides added to keep the items of both. Two
tasks added under one number are two tasks: the incoming one gets the next number. What stands
together in a task (its status with progress and dates) is decided together, so that nothing comes
out done at 40 %.

Works on the files' plain data, like `cchc.changes`, and knows neither YAML text nor git.

Read next: `cchc.history.resolving` (where the versions come from, and how the result is written).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cchc import change_words, list_stretches, names
from cchc.changes import KINDS, are_same, by_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Path, Plain

Side = Literal["ours", "theirs"]

_MAX_DIGITS = 9  # of a task's number; a longer one is a slip
TOGETHER = ("status", "progress", "started_on", "done_on", "stopped")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One value that both sides changed differently; an empty one was removed or never there.

    `record` and `path` are as in `Change`. Where fields are decided together the values are maps of
    them, under the path of the status.
    """

    record: str
    path: Path
    base: Plain
    ours: Plain
    theirs: Plain

    @property
    def key(self) -> str:
        """What a conflict is called by in a command: "4.progress", "owner:vhxh.short", "4"."""
        return ".".join((self.record.removeprefix("task:"), *map(str, self.path)))


@dataclass(slots=True)
class Merged:
    """The data of the merged plan; with `undecided` conflicts it has our side of them."""

    data: PlainRecord
    undecided: list[Conflict] = field(default_factory=list)
    renumbered: dict[str, str] = field(default_factory=dict)


def merge(
    base: PlainRecord, ours: PlainRecord, theirs: PlainRecord, decide: Callable[[Conflict], Side | None]
) -> Merged:
    """Merge two versions that came from one; `decide` returns which side of a conflict holds, or None."""
    merger = _Merger(decide)
    for section in dict.fromkeys((*ours, *theirs)):
        values = base.get(section, ""), ours.get(section, ""), theirs.get(section, "")
        kind = KINDS.get(section)
        value = merger.records(kind, *values) if kind else merger.value(section, (), *values)
        if value:
            merger.merged.data[section] = value
    return merger.merged


class _Merger:
    """The merge as it goes."""

    def __init__(self, decide: Callable[[Conflict], Side | None]) -> None:
        self._decide = decide
        self.merged = Merged({})

    def records(self, kind: str, base: Plain, ours: Plain, theirs: Plain) -> list[Plain]:
        """Merge a list of records that have ids: ours in their order, then what came in."""
        base_by_id, ours_by_id, theirs_by_id = by_id(base), by_id(ours), by_id(theirs)
        merged: dict[str, Plain] = {}
        two_tasks = []
        for number in dict.fromkeys((*ours_by_id, *theirs_by_id)):
            is_added_by_both = number not in base_by_id and number in ours_by_id and number in theirs_by_id
            our_record, their_record = ours_by_id.get(number, ""), theirs_by_id.get(number, "")
            if kind == "task" and is_added_by_both and _title_key(our_record) != _title_key(their_record):
                merged[number] = our_record
                two_tasks.append(number)
            else:
                base_record = base_by_id.get(number, "")
                merged[number] = self._record(f"{kind}:{number}", base_record, our_record, their_record)
        for number in two_tasks:
            record, free = theirs_by_id[number], _free_number((*merged, *theirs_by_id))
            merged[free] = {**record, "id": free} if isinstance(record, dict) else record
            self.merged.renumbered[number] = free
        return [record for record in merged.values() if record]

    def _record(self, record: str, base: Plain, ours: Plain, theirs: Plain) -> Plain:
        if record.startswith("task:") and isinstance(ours, dict) and isinstance(theirs, dict):
            return self._task(record, base if isinstance(base, dict) else {}, ours, theirs)
        return self.value(record, (), base, ours, theirs)

    def _task(self, record: str, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> Plain:
        """Merge a task, deciding at once what stands together when both sides changed it differently.

        Where one field of it differs, that field is merged alone: all the rest is what both sides say.
        """
        base_part, our_part, their_part = map(_decided_together, (base, ours, theirs))
        is_one_field = _is_one_field_apart(our_part, their_part)
        if is_one_field or are_same(base_part, our_part) or are_same(base_part, their_part):
            return self.value(record, (), base, ours, theirs)
        merged = self.value(record, (), *map(_decided_alone, (base, ours, theirs)))
        chosen = self._choose(Conflict(record, ("status",), base_part, our_part, their_part))
        return {**merged, **chosen} if isinstance(merged, dict) and isinstance(chosen, dict) else merged

    def value(self, record: str, path: Path, base: Plain, ours: Plain, theirs: Plain) -> Plain:
        """Merge one value, whatever it is."""
        if are_same(ours, theirs) or are_same(base, theirs):
            return ours
        if are_same(base, ours):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._map(record, path, base if isinstance(base, dict) else {}, ours, theirs)
        if lists := _as_lists(base, ours, theirs):
            merged = self._list(record, path, *lists)
            if merged is not None:
                return merged
        return self._choose(Conflict(record, path, base, ours, theirs))

    def _map(
        self, record: str, path: Path, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord
    ) -> PlainRecord:
        """Merge maps key by key: ours in their order, then what came in; without what ends up empty."""
        merged = {
            key: self.value(record, (*path, key), base.get(key, ""), ours.get(key, ""), theirs.get(key, ""))
            for key in dict.fromkeys((*ours, *theirs))
        }
        return {key: value for key, value in merged.items() if value}

    def _list(
        self, record: str, path: Path, base: list[Plain], ours: list[Plain], theirs: list[Plain]
    ) -> list[Plain] | None:
        """Merge lists by what each side did to the items of the base; None when that can't be told apart.

        A text that both sides added, wherever, is there once, at our place.
        """
        merged: list[Plain] = []
        stretches = [(stretch, stretch.merged()) for stretch in list_stretches.cut(base, ours, theirs)]
        if _is_doubled([item for _, items in stretches for item in items or ()], ours, theirs):
            added = _keys(ours) - _keys(base)
            theirs = [item for item in theirs if names.key(str(item)) not in added]
            stretches = [(stretch, stretch.merged()) for stretch in list_stretches.cut(base, ours, theirs)]
        if any(items is None and not stretch.is_in_place() for stretch, items in stretches):
            return None
        for stretch, items in stretches:
            if items is None:
                for index, values in enumerate(zip(*stretch, strict=True), start=len(merged)):
                    merged.append(self.value(record, (*path, index), *values))
            else:
                merged += items
        return None if _is_doubled(merged, ours, theirs) else merged

    def _choose(self, conflict: Conflict) -> Plain:
        side = self._decide(conflict)
        if side is None:
            self.merged.undecided.append(conflict)
        return conflict.theirs if side == "theirs" else conflict.ours


def _as_lists(base: Plain, ours: Plain, theirs: Plain) -> list[list[Plain]]:
    """Return three versions of a list, one that isn't there as an empty one; nothing when they are none.

    A side that took the last item away has no list any more; what the other one added stays.
    """
    versions = (base, ours, theirs)
    if not any(isinstance(version, list) for version in (ours, theirs)):
        return []
    if any(version and not isinstance(version, list) for version in (ours, theirs)):
        return []
    return [version if isinstance(version, list) else [] for version in versions]


def _is_doubled(merged: list[Plain], ours: list[Plain], theirs: list[Plain]) -> bool:
    """Whether a list of texts has one more often than either side has it."""
    if not all(isinstance(item, str) for item in merged):
        return False
    counts, *sides = (Counter(names.key(str(item)) for item in items) for items in (merged, ours, theirs))
    return any(count > max(side[key] for side in sides) for key, count in counts.items())


def _keys(items: list[Plain]) -> set[str]:
    return {names.key(str(item)) for item in items}


def _title_key(record: Plain) -> str:
    return names.key(str(record.get("title", "")) if isinstance(record, dict) else "")


def _free_number(taken: Iterable[str]) -> str:
    """Return the number after the highest one that is taken."""
    numbers = (number for number in taken if number.isascii() and number.isdigit())
    return str(1 + max((int(number) for number in numbers if len(number) <= _MAX_DIGITS), default=0))


def _decided_together(task: PlainRecord) -> PlainRecord:
    return {name: task[name] for name in TOGETHER if task.get(name)}


def _is_one_field_apart(ours: PlainRecord, theirs: PlainRecord) -> bool:
    """Whether two parts that are decided together differ in one field at most, in no status and no stop.

    A pause by our document on their day would be one that nobody ordered.
    """
    apart = [name for name in TOGETHER if not are_same(ours.get(name, ""), theirs.get(name, ""))]
    return len(apart) <= 1 and not {"status", "stopped"} & set(apart)


def _decided_alone(task: PlainRecord) -> PlainRecord:
    return {name: value for name, value in task.items() if name not in TOGETHER}


def words(conflict: Conflict) -> tuple[str, str, str, str]:
    """Return a conflict in words: what it is about, then the value before, ours and theirs."""
    about = filter(None, (change_words.subject(conflict.record), change_words.field_label(conflict.path)))
    base, ours, theirs = (
        _value_words(conflict.path, value) for value in (conflict.base, conflict.ours, conflict.theirs)
    )
    return " · ".join(about), base, ours, theirs


def _value_words(path: Path, value: Plain) -> str:
    if not path:
        return f"giữ: {change_words.value_label('title', value)}" if value else "xóa"
    return change_words.value_label(path[-1], value) if value else "(để trống)"


def unknown_keys(keys: Iterable[str], conflicts: Iterable[Conflict]) -> list[str]:
    """Return the keys that no conflict is called by."""
    known = {conflict.key for conflict in conflicts}
    return [key for key in keys if key not in known]
