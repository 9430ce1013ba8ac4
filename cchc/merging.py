"""Three versions of a plan made into one, record by record and field by field.

What only one side changed is taken, what both changed alike, too; what they changed differently is
a conflict that somebody must decide. Lists that both sides added to keep the items of both. Two
tasks added under one number are two tasks: the incoming one gets the next number. What stands
together in a task (its status with progress and dates) is decided together, so that nothing comes
out done at 40 %.

Works on the files' plain data, like `cchc.changes`, and knows neither YAML nor git.

Read next: `cchc.history.resolving` (where the versions come from, and how the result is written).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from cchc import changes, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc.changes import Plain

Side = Literal["ours", "theirs"]
Path = tuple[str | int, ...]
PlainRecord = dict[str, "Plain"]

_DIGITS = 9  # of a task's number; a longer one is a slip
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
    """Merge two versions that came from one; `decide` says which side of a conflict holds, or None."""
    merger = _Merger(decide)
    for section in dict.fromkeys((*ours, *theirs)):
        three = tuple(version.get(section, "") for version in (base, ours, theirs))
        kind = changes.KINDS.get(section)
        value = merger.records(kind, *three) if kind else merger.value(section, (), *three)
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
        old, one, other = map(changes.by_id, (base, ours, theirs))
        found = {
            number: self._record(kind, number, old, one, other) for number in dict.fromkeys((*one, *other))
        }
        apart = [number for number in found if _are_two_tasks(kind, number, old, one, other)]
        for number in apart:
            record = other[number]
            taken = (one for one in (*found, *other) if one.isascii() and one.isdigit())
            new = str(1 + max((int(one) for one in taken if len(one) <= _DIGITS), default=0))
            found[new] = {**record, "id": new} if isinstance(record, dict) else record
            self.merged.renumbered[number] = new
        return [record for record in found.values() if record]

    def _record(
        self,
        kind: str,
        number: str,
        old: Mapping[str, Plain],
        one: Mapping[str, Plain],
        other: Mapping[str, Plain],
    ) -> Plain:
        if _are_two_tasks(kind, number, old, one, other):
            return one[number]
        record, (base, ours, theirs) = f"{kind}:{number}", (of.get(number, "") for of in (old, one, other))
        if isinstance(ours, dict) and isinstance(theirs, dict) and kind == "task":
            before = base if isinstance(base, dict) else {}
            return self._task(record, before, ours, theirs)
        return self.value(record, (), base, ours, theirs)

    def _task(self, record: str, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> Plain:
        """Merge a task, deciding at once what stands together when its statuses went apart."""
        old, one, other = ({f: of[f] for f in TOGETHER if of.get(f)} for of in (base, ours, theirs))
        apart = not changes.same(one.get("status", ""), other.get("status", ""))
        if not (apart and _differ(old, one) and _differ(old, other)):
            return self.value(record, (), base, ours, theirs)
        rest = ({k: v for k, v in of.items() if k not in TOGETHER} for of in (base, ours, theirs))
        merged = self.value(record, (), *rest)
        chosen = self._choose(Conflict(record, ("status",), old, one, other))
        return {**merged, **chosen} if isinstance(merged, dict) and isinstance(chosen, dict) else merged

    def value(self, record: str, path: Path, base: Plain, ours: Plain, theirs: Plain) -> Plain:
        """Merge one value, whatever it is."""
        if changes.same(ours, theirs) or changes.same(base, theirs):
            return ours
        if changes.same(base, ours):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict):
            old = base if isinstance(base, dict) else {}
            return {
                key: value
                for key in dict.fromkeys((*ours, *theirs))
                if (
                    value := self.value(
                        record, (*path, key), *(of.get(key, "") for of in (old, ours, theirs))
                    )
                )
            }
        if isinstance(ours, list) and isinstance(theirs, list):
            merged = self._list(record, path, base if isinstance(base, list) else [], ours, theirs)
            if merged is not None:
                return merged
        return self._choose(Conflict(record, path, base, ours, theirs))

    def _list(
        self, record: str, path: Path, base: list[Plain], ours: list[Plain], theirs: list[Plain]
    ) -> list[Plain] | None:
        """Merge lists by what each side did to the items of the base; None when that can't be told apart."""
        merged: list[Plain] = []
        stretches = [(three, _one_sided(*three)) for three in _stretches(base, ours, theirs)]
        if any(part is None and not _are_in_their_places(*three) for three, part in stretches):
            return None
        for three, part in stretches:
            here = enumerate(zip(*three, strict=True), start=len(merged)) if part is None else ()
            merged += part or [self.value(record, (*path, place), *values) for place, values in here]
        return merged

    def _choose(self, conflict: Conflict) -> Plain:
        side = self._decide(conflict)
        if side is None:
            self.merged.undecided.append(conflict)
        return conflict.theirs if side == "theirs" else conflict.ours


def _stretches(
    base: list[Plain], ours: list[Plain], theirs: list[Plain]
) -> Iterator[tuple[list[Plain], list[Plain], list[Plain]]]:
    """Cut three lists where an item of the base is in both others: what lies between belongs together."""
    ours_at, theirs_at = _kept(base, ours), _kept(base, theirs)
    start = (0, 0, 0)
    for place in [place for place in range(len(base)) if place in ours_at and place in theirs_at]:
        one, other = ours_at[place], theirs_at[place]
        yield base[start[0] : place], ours[start[1] : one], theirs[start[2] : other]
        yield [base[place]], [ours[one]], [theirs[other]]
        start = (place + 1, one + 1, other + 1)
    yield base[start[0] :], ours[start[1] :], theirs[start[2] :]


def _kept(base: list[Plain], side: list[Plain]) -> dict[int, int]:
    """Give which items of the base a side still has, in their order: place there to place here."""
    old, new = ([repr(item) for item in items] for items in (base, side))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _are_in_their_places(old: list[Plain], one: list[Plain], other: list[Plain]) -> bool:
    """Tell whether the items of three lists belong together place by place: none came, went or moved."""
    if not len(old) == len(one) == len(other):
        return False
    return all(side[place] == item for side in (one, other) for place, item in enumerate(old) if item in side)


def _one_sided(old: list[Plain], one: list[Plain], other: list[Plain]) -> list[Plain] | None:
    """Merge a stretch that only one side rewrote, whatever the other put behind it; None for others."""
    if other in (one, old):
        return one
    if old == one:
        return other
    if not old:  # both added, at one place: ours first, the same item once
        return one + [item for item in other if item not in one]
    for side, rest in ((one, other), (other, one)):
        if side[: len(old)] == old:
            return rest + [item for item in side[len(old) :] if item not in rest]
    return None


def _differ(one: PlainRecord, other: PlainRecord) -> bool:
    return not changes.same(one, other)


def _are_two_tasks(
    kind: str, number: str, old: Mapping[str, Plain], one: Mapping[str, Plain], other: Mapping[str, Plain]
) -> bool:
    """Tell whether both sides added a task under one number: their titles are not alike."""
    if kind != "task" or number in old or number not in one or number not in other:
        return False
    titles = [str(of.get("title", "")) if isinstance(of, dict) else "" for of in (one[number], other[number])]
    return names.key(titles[0]) != names.key(titles[1])


def words(conflict: Conflict) -> tuple[str, str, str, str]:
    """Say a conflict: what it is about, then the value before, ours and theirs."""
    subject = changes.record_label(conflict.record)
    subject = f"NV {subject}" if conflict.record.startswith("task:") else subject
    field_name = changes.field_label(conflict.path)
    said = [_said(conflict.path, value) for value in (conflict.base, conflict.ours, conflict.theirs)]
    return " · ".join(filter(None, (subject, field_name))), said[0], said[1], said[2]


def _said(path: Path, value: Plain) -> str:
    if not path:
        return f"giữ: {changes.value_label('title', value)}" if value else "xóa"
    return changes.value_label(path[-1], value) if value else "(để trống)"


def unknown_keys(keys: Iterable[str], conflicts: Iterable[Conflict]) -> list[str]:
    """Give the keys that no conflict is called by."""
    known = {conflict.key for conflict in conflicts}
    return [key for key in keys if key not in known]
