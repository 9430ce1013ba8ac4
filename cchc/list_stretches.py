"""Three versions of a list cut into stretches, to see which side rewrote what.

The cuts are the items that all three versions have in the same order. Between two cuts stands what
one side or both added, removed or rewrote. Knows lists of plain data only, neither tasks nor conflicts.

Read next: `cchc.merging` (which merges the values inside a stretch that both rewrote).
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.yamltext.nodes import Plain


class Item(NamedTuple):
    """What three versions have of an item; None where it isn't there."""

    base: Plain | None
    ours: Plain | None
    theirs: Plain | None


class Stretch(NamedTuple):
    """What three versions of a list have between two items that all of them have, or such an item."""

    base: list[Plain]
    ours: list[Plain]
    theirs: list[Plain]

    def merged(self) -> list[Plain] | None:
        """Return the items when one side rewrote them, whatever the other put behind; None when both did."""
        base, ours, theirs = self
        if theirs in (ours, base):
            return ours
        if base == ours:
            return theirs
        if not base:  # both added, at one place: ours first, the same item once
            return ours + [item for item in theirs if item not in ours]
        for longer, rewritten in ((ours, theirs), (theirs, ours)):
            if longer[: len(base)] == base:
                return rewritten + [item for item in longer[len(base) :] if item not in rewritten]
        return None

    def _is_in_place(self) -> bool:
        """Whether the items belong together index by index: none came, went or moved."""
        if not len(self.base) == len(self.ours) == len(self.theirs):
            return False
        return all(
            side[index] == item
            for side in (self.ours, self.theirs)
            for index, item in enumerate(self.base)
            if item in side
        )

    def items(self) -> list[Item] | None:
        """Return what each version has of every item, and what a side added, ours first; None when unclear.

        It is where an item is gone on both sides and something came: that may be what somebody made of it.
        """
        base, ours, theirs = self
        merged = self.merged()
        if merged is not None:
            return [Item(None, item, item) for item in merged]
        if self._is_in_place():
            return [Item(*versions) for versions in zip(*self, strict=True)]
        found = [_followed(base, side) for side in (ours, theirs)]
        gone_on_both = any(all(index not in one for one in found) for index in range(len(base)))
        added = [_added(side, one, len(base)) for side, one in zip((ours, theirs), found, strict=True)]
        if gone_on_both and any(added):
            return None
        ours_added = [item for items in added[0].values() for item in items]
        items: list[Item] = []
        for index in range(len(base) + 1):
            items += (Item(None, item, item) for item in added[0].get(index, ()))
            items += (Item(None, item, item) for item in added[1].get(index, ()) if item not in ours_added)
            if index < len(base):
                in_sides = (
                    side[one[index]] if index in one else None
                    for side, one in zip((ours, theirs), found, strict=True)
                )
                items.append(Item(base[index], *in_sides))
        return items


def cut(base: list[Plain], ours: list[Plain], theirs: list[Plain]) -> Iterator[Stretch]:
    """Yield the stretches of three lists, in order; together they are the whole lists."""
    our_indexes, their_indexes = _indexes_in(ours, base), _indexes_in(theirs, base)
    base_start = our_start = their_start = 0
    for index, item in enumerate(base):
        if index not in our_indexes or index not in their_indexes:
            continue
        our_index, their_index = our_indexes[index], their_indexes[index]
        yield Stretch(base[base_start:index], ours[our_start:our_index], theirs[their_start:their_index])
        yield Stretch([item], [ours[our_index]], [theirs[their_index]])
        base_start, our_start, their_start = index + 1, our_index + 1, their_index + 1
    yield Stretch(base[base_start:], ours[our_start:], theirs[their_start:])


def _indexes_in(side: list[Plain], base: list[Plain]) -> dict[int, int]:
    """Return the index in a side of each item of the base that it still has, by index in the base."""
    old, new = [repr(item) for item in base], [repr(item) for item in side]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _followed(base: list[Plain], side: list[Plain]) -> dict[int, int]:
    """Return the index in a side of each item of the base, also of one that it rewrote, by index in the base.

    A record is known by a field that stayed, one that both sides of a pair have most of; a text by nothing.
    """
    found = _indexes_in(side, base)
    edges = [(-1, -1), *sorted(found.items()), (len(base), len(side))]
    for (base_start, side_start), (base_end, side_end) in pairwise(edges):
        pairs: dict[int, int] = {}
        candidates = (
            (_likeness(base[old], side[new]), old, new)
            for old in range(base_start + 1, base_end)
            for new in range(side_start + 1, side_end)
        )
        for likeness, old, new in sorted(candidates, key=lambda one: -one[0]):
            in_order = all(new != other and (old < one) == (new < other) for one, other in pairs.items())
            if likeness and old not in pairs and in_order:
                pairs[old] = new
        found |= pairs
    return found


def _likeness(one: Plain, other: Plain) -> float:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0
    if not any(other.get(field) == value for field, value in one.items()):
        return 0
    return SequenceMatcher(None, repr(one), repr(other), autojunk=False).ratio()


def _added(side: list[Plain], found: dict[int, int], end: int) -> dict[int, list[Plain]]:
    """Return what a side added, by the index in the base that it stands before."""
    added: dict[int, list[Plain]] = {}
    for place, item in enumerate(side):
        if place not in found.values():
            before = min((index for index, new in found.items() if new > place), default=end)
            added.setdefault(before, []).append(item)
    return added


def as_lists(base: Plain, ours: Plain, theirs: Plain) -> list[list[Plain]]:
    """Return three versions of a list, one that isn't there as an empty one; nothing when they are none.

    A side that took the last item away has no list any more; what the other one added stays.
    """
    versions = (base, ours, theirs)
    if not any(isinstance(version, list) for version in (ours, theirs)):
        return []
    if any(version and not isinstance(version, list) for version in (ours, theirs)):
        return []
    return [version if isinstance(version, list) else [] for version in versions]


def is_doubled(
    key: Callable[[str], str], merged: list[Plain], ours: list[Plain], theirs: list[Plain]
) -> bool:
    """Whether a list of texts has one, by its key, more often than either side has it."""
    if not all(isinstance(item, str) for item in merged):
        return False
    counts, *sides = (Counter(key(str(item)) for item in items) for items in (merged, ours, theirs))
    return any(count > max(side[one] for side in sides) for one, count in counts.items())
