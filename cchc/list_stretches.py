"""Three versions of a list cut into stretches, to see which side rewrote what.

The cuts are the items that all three versions have in the same order. Between two cuts stands what
one side or both added, removed or rewrote. Knows lists of plain data only, neither tasks nor conflicts.

Read next: `cchc.merging` (which merges the values inside a stretch that both rewrote).
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.yamltext.nodes import Plain


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

    def is_in_place(self) -> bool:
        """Whether the items belong together index by index: none came, went or moved."""
        if not len(self.base) == len(self.ours) == len(self.theirs):
            return False
        return all(
            side[index] == item
            for side in (self.ours, self.theirs)
            for index, item in enumerate(self.base)
            if item in side
        )


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
