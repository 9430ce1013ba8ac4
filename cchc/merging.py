"""Three versions of a plan made into one, record by record and field by field.

What only one side changed is taken, what both changed alike, too; what they changed differently is
a conflict that somebody must decide. Lists that both sides added to keep the items of both, unless
only one of them can hold (`cchc.rival_entries`). Two tasks added under one number are two tasks: the
incoming one gets the next number; one that a side gave another number is followed there. What stands
together in a task (its status with progress and dates) is decided together, so that nothing comes out
done at 40 %.

Works on the files' plain data, like `cchc.changes`, and knows neither YAML text nor git.

Read next: `cchc.renumbering` (which task is which), `cchc.joint_fields` (what stands together),
`cchc.history.resolving` (where the versions come from, and how the result is written).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cchc import another_number, joint_fields, list_stretches, names, renumbering
from cchc.changes import KINDS, are_same, by_id
from cchc.office_spellings import Spellings, names_offices
from cchc.renumbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cchc.changes import PlainRecord
    from cchc.joint_fields import Decision
    from cchc.list_stretches import Item
    from cchc.yamltext.nodes import Path, Plain

Side = Literal["ours", "theirs"]
Choice = Literal[Side, "both"]
Place = tuple[str, "Path"]  # a record and a path in it, as in `Change`


@dataclass(frozen=True, slots=True)
class Conflict:
    """One value that both sides changed differently; an empty one was removed or never there.

    `record` and `path` are as in `Change`. Where fields are decided together the values are maps of
    them, under the path of the first. Where `may_be_two` is true both may be kept: two tasks under one
    number, the incoming one under another; or two extensions of one task, of which the later one counts.
    """

    record: str
    path: Path
    base: Plain
    ours: Plain
    theirs: Plain
    may_be_two: bool = False

    @property
    def key(self) -> str:
        """What a conflict is called by in a command: "4.progress", "owner:vhxh.short", "4"."""
        return ".".join((self.record.removeprefix("task:"), *map(str, self.path)))


@dataclass(slots=True)
class Merged:
    """The data of the merged plan; with `undecided` conflicts it has our side of them.

    `numbers` are those of tasks that have another one now, `remarks` sentences on what nobody is asked.
    """

    data: PlainRecord
    undecided: list[Conflict] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Numbers)
    remarks: list[str] = field(default_factory=list)

    @property
    def renumbered(self) -> dict[str, str]:
        """The incoming tasks that were added under a number that our side gave another one: old → new."""
        return {one.old: one.new for one in self.numbers.added}


def merge(  # noqa: PLR0913  what is merged, and how
    base: PlainRecord,
    ours: PlainRecord,
    theirs: PlainRecord,
    decide: Callable[[Conflict], Choice | None],
    whole: Collection[Place] = (),
    *,
    by_two: bool = False,
) -> Merged:
    """Merge two versions that came from one; `decide` returns which side of a conflict holds, both, or None.

    What stands at the places `whole` is not merged but decided, where the sides differ; so is what two people
    recorded (`by_two`) of which only one entry can hold.
    """
    merger = _Merger(decide, whole, Spellings(ours, theirs), by_two=by_two)
    numbers = renumbering.follow(base, ours, theirs)
    merger.merged.numbers = numbers
    base, ours, theirs = (
        renumbering.renumbered(version, new)
        for version, new in ((base, numbers.base), (ours, numbers.ours), (theirs, numbers.theirs))
    )
    for section in dict.fromkeys((*ours, *theirs)):
        values = base.get(section, ""), ours.get(section, ""), theirs.get(section, "")
        kind = KINDS.get(section)
        value = merger.records(kind, *values) if kind else merger.value(section, (), *values)
        if value:
            merger.merged.data[section] = value
    return merger.merged


class _Merger:
    """The merge as it goes."""

    def __init__(
        self,
        decide: Callable[[Conflict], Choice | None],
        whole: Collection[Place],
        spellings: Spellings,
        *,
        by_two: bool,
    ) -> None:
        self._decide, self._whole, self._spellings, self._by_two = decide, whole, spellings, by_two
        self.merged = Merged({})
        self._beside: list[PlainRecord] = []  # incoming tasks kept beside ours, which has their number

    def records(self, kind: str, base: Plain, ours: Plain, theirs: Plain) -> list[Plain]:
        """Merge a list of records that have ids: ours in their order, then what came in."""
        base_by_id, ours_by_id, theirs_by_id = by_id(base), by_id(ours), by_id(theirs)
        merged: dict[str, Plain] = {}
        numbers = dict.fromkeys((*ours_by_id, *theirs_by_id))
        anew = [number for number in self.merged.renumbered.values() if kind == "task"]
        for number in (*(number for number in numbers if number not in anew), *anew):
            versions = (by_number.get(number, "") for by_number in (base_by_id, ours_by_id, theirs_by_id))
            merged[number] = self._record(f"{kind}:{number}", *versions)
        beside = another_number.give(self._beside, merged, self.merged.numbers) if kind == "task" else []
        return [*(record for record in merged.values() if record), *beside]

    def _record(self, record: str, base: Plain, ours: Plain, theirs: Plain) -> Plain:
        if (record, ()) in self._whole:
            return self.value(record, (), base, ours, theirs)
        if self._may_be_another(record) and not any(
            are_same(*pair) for pair in ((base, ours), (base, theirs), (ours, theirs))
        ):
            titles = {str(one.get("title")) for one in (ours, theirs) if isinstance(one, dict)}
            return self._choose(Conflict(record, (), base, ours, theirs, may_be_two=len(titles) > 1))
        if record.startswith("task:") and isinstance(ours, dict) and isinstance(theirs, dict):
            return self._task(record, base if isinstance(base, dict) else {}, ours, theirs)
        return self.value(record, (), base, ours, theirs)

    def _may_be_another(self, record: str) -> bool:
        """Whether a task may stand under another number on one side, so that fields of two would be mixed."""
        kind, _, number = record.partition(":")
        return kind == "task" and number in self.merged.numbers.unsure

    def _task(self, record: str, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> Plain:
        """Merge a task, deciding at once what stands together when both sides changed it differently."""
        decisions = list(joint_fields.decisions(base, ours, theirs, by_two=self._by_two))
        together = tuple(field for one in decisions for field in one.fields)
        merged = self.value(
            record, (), *(joint_fields.without(one, together) for one in (base, ours, theirs))
        )
        if not isinstance(merged, dict):
            return merged
        for one in decisions:
            merged |= self._decided(record, one, base, ours, theirs)
        return merged

    def _decided(
        self, record: str, one: Decision, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord
    ) -> PlainRecord:
        """Return the fields of a decision as one side has them, or both."""
        name = one.fields[0]
        shown = [joint_fields.only(version, one.shown) for version in (base, ours, theirs)]
        is_alone = one.shown == (name,)
        was, our_part, their_part = (part.get(name, "") if is_alone else part for part in shown)
        side = self._ask(Conflict(record, (name,), was, our_part, their_part, one.may_be_two))
        if side == "both":
            return {
                name: self.value(
                    record, (name,), *(version.get(name, "") for version in (base, ours, theirs))
                )
            }
        return joint_fields.only(theirs if side == "theirs" else ours, one.fields)

    def value(self, record: str, path: Path, base: Plain, ours: Plain, theirs: Plain) -> Plain:
        """Merge one value, whatever it is."""
        if are_same(ours, theirs):
            return ours
        if (record, path) in self._whole:
            return self._choose(Conflict(record, path, base, ours, theirs))
        changed = self._changed_alone(record, path, base, ours, theirs)
        if changed is not None and not self._has_inside(record, path):
            return changed
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._map(record, path, base if isinstance(base, dict) else {}, ours, theirs)
        lists = list(self._list_versions(record, path, base, ours, theirs))
        for versions in lists:
            merged = self._list(record, path, *versions, may_ask=versions is lists[-1])
            if merged is not None:
                return merged
        return self._choose(Conflict(record, path, base, ours, theirs))

    def _has_inside(self, record: str, path: Path) -> bool:
        """Whether a place that is decided as a whole lies inside another."""
        return any(one == record and inside[: len(path)] == path for one, inside in self._whole)

    def _changed_alone(
        self, record: str, path: Path, base: Plain, ours: Plain, theirs: Plain
    ) -> Plain | None:
        """Return a value that only one side changed, in more than the name of an office; None of another."""
        if are_same(base, theirs):
            return ours
        if are_same(base, ours):
            return theirs
        if any(self._spellings.are_same(record, path, theirs, one) for one in (ours, base)):
            return ours
        return theirs if self._spellings.are_same(record, path, base, ours) else None

    def _map(
        self, record: str, path: Path, base: PlainRecord, ours: PlainRecord, theirs: PlainRecord
    ) -> PlainRecord:
        """Merge maps key by key: ours in their order, then what came in; without what ends up empty."""
        merged: PlainRecord = {}
        for key in dict.fromkeys((*ours, *theirs)):
            if not joint_fields.goes_with_number(key, ours, theirs):
                values = base.get(key, ""), ours.get(key, ""), theirs.get(key, "")
                merged[key] = self.value(record, (*path, key), *values)
        for key in (key for key in joint_fields.DAY_OF if joint_fields.goes_with_number(key, ours, theirs)):
            number = joint_fields.DAY_OF[key]
            is_ours = are_same(merged.get(number, ""), ours.get(number, ""))
            merged[key] = (ours if is_ours else theirs).get(key, "")
        return {key: value for key, value in merged.items() if value}

    def _list_versions(
        self, record: str, path: Path, *versions: Plain
    ) -> Iterator[tuple[list[Plain], list[Plain], list[Plain]]]:
        """Yield three versions of a list as they are, then offices as our side spells them."""
        lists = list_stretches.as_lists(*versions)
        if not lists:
            return
        base, ours, theirs = lists
        yield base, ours, theirs
        if names_offices(record, path):
            base, theirs = (self._spellings.respelled(items, ours) for items in (base, theirs))
            yield base, ours, self._spellings.respelled(theirs, base)

    def _list(  # noqa: PLR0913  three versions of what
        self,
        record: str,
        path: Path,
        base: list[Plain],
        ours: list[Plain],
        theirs: list[Plain],
        *,
        may_ask: bool,
    ) -> list[Plain] | None:
        """Merge lists by what each side did to the items of the base; None when that can't be told apart.

        A text that both sides added, wherever, is there once, at our place; an office is by any name. Where a
        stretch can't be told apart and that may be asked, all others are merged whatever is answered.
        """
        key = self._spellings.key if names_offices(record, path) else names.key
        stretches = list(list_stretches.cut(base, ours, theirs))
        certain = [item for stretch in stretches for item in stretch.merged() or ()]
        if list_stretches.is_doubled(key, certain, ours, theirs):
            added = {key(str(item)) for item in ours} - {key(str(item)) for item in base}
            theirs = [item for item in theirs if key(str(item)) not in added]
            stretches = list(list_stretches.cut(base, ours, theirs))
        parts = [(stretch, stretch.items()) for stretch in stretches]
        is_clear = all(items is not None for _, items in parts)
        if not is_clear and not may_ask:
            return None
        # With our side of what isn't clear, and with theirs.
        lists: tuple[list[Plain], list[Plain]] = ([], [])
        place = 0  # a number of its own for each item, also for one that is taken away
        for stretch, items in parts:
            merged = None if items is None else self._items(record, path, place, items)
            lists[0].extend(stretch.ours if merged is None else merged)
            lists[1].extend(stretch.theirs if merged is None else merged)
            place += len(stretch.ours if items is None else items)
        if any(list_stretches.is_doubled(key, one, ours, theirs) for one in lists):
            return None
        chosen = lists[0] if is_clear else self._choose(Conflict(record, path, base, *lists))
        return chosen if isinstance(chosen, list) else []

    def _items(self, record: str, path: Path, start: int, items: list[Item]) -> list[Plain]:
        """Merge a stretch item by item; one that a side took away and the other rewrote is asked."""
        merged = (
            ours if base is None else self.value(record, (*path, place), base, ours or "", theirs or "")
            for place, (base, ours, theirs) in enumerate(items, start=start)
        )
        return [item for item in merged if item]

    def _choose(self, conflict: Conflict) -> Plain:
        side = self._ask(conflict)
        if side == "both" and isinstance(conflict.theirs, dict):
            self._beside.append(conflict.theirs)
        return conflict.theirs if side == "theirs" else conflict.ours

    def _ask(self, conflict: Conflict) -> Choice | None:
        """Return what was decided; both only where both may be kept."""
        side = self._decide(conflict)
        if side is None:
            self.merged.undecided.append(conflict)
        return None if side == "both" and not conflict.may_be_two else side
