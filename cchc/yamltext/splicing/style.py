"""The style of a document, learned from itself: every edit is written in it.

How far maps and lists are indented, what stands behind a dash, where folded lines break, which
quotes are used, whether entries are kept apart by a blank line. Only where a document shows
nothing are there defaults: two columns, a hundred to a line.

Read next: `cchc.yamltext.splicing.style_counts` (what is counted), `cchc.yamltext.splicing.fragments`
(new entries in this style).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc.yamltext.nodes import Mapping
from cchc.yamltext.splicing.style_counts import count_styles, gaps, keys_of

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Path, Sequence
    from cchc.yamltext.splicing.layout import Layout
    from cchc.yamltext.splicing.style_counts import StyleCounts

DEFAULT_WIDTH = 100
_DEFAULT_STEP = 2
_NARROW = 60  # lines that are all shorter than this were broken for another reason than their length


class DocumentStyle:
    """What a document does wherever it could do otherwise.

    `counts` are those of the whole document that the text of `layout` is cut from, if it is.
    """

    def __init__(self, layout: Layout, counts: StyleCounts | None = None) -> None:
        self.layout = layout
        self._counts = counts

    @cached_property
    def counts(self) -> StyleCounts:
        """What is done, and how often; counted when it is first asked for."""
        return count_styles(self.layout) if self._counts is None else self._counts

    def is_spaced(self, node: Sequence | Mapping) -> bool | None:
        """Whether most entries of a block are kept apart by blank lines; None of a single entry."""
        blanks = gaps(self.layout, node)
        return None if not blanks else sum(blanks) * 2 > len(blanks)

    def is_kind_spaced(self, path: Path, node: Sequence) -> bool:
        """Whether lists such as the one at a path are mostly kept apart by blank lines.

        Such lists have the same keys before them; a list of maps may also go by any at its depth.
        """
        spaced = self._ways("spaced")
        alike = [(is_apart, count) for (keys, _, _, is_apart), count in spaced if keys == keys_of(path)]
        if not alike and isinstance(node.items[-1], Mapping):
            alike = [
                (is_apart, count)
                for (_, depth, of_maps, is_apart), count in spaced
                if of_maps and depth == len(path)
            ]
        return sum(count if is_apart else -count for is_apart, count in alike) > 0

    @cached_property
    def step(self) -> int:
        """How much deeper a map stands than the key that it is the value of, in columns."""
        return int(self._most_frequent("step", _DEFAULT_STEP))

    @cached_property
    def dash_offset(self) -> int:
        """How much deeper the dashes of a list stand than its key: 0 in lists without indentation."""
        return int(self._most_frequent("dash", self.step))

    @cached_property
    def dash_gap(self) -> int:
        """How many columns behind its dash an item begins."""
        return int(self._most_frequent("gap", _DEFAULT_STEP))

    def is_too_long(self, columns: int) -> bool:
        """Whether a line would be longer than those of the document."""
        return columns > _NARROW and columns > self.width  # no width is less, and it need not be counted

    @cached_property
    def width(self) -> int:
        """The columns of the longest line among those that the document breaks."""
        longest = max((length for (length,), _ in self._ways("line")), default=0)
        return longest if longest >= _NARROW else DEFAULT_WIDTH

    @cached_property
    def quote(self) -> str:
        """The quotes that the document prefers."""
        return str(self._most_frequent("quote", '"'))

    @cached_property
    def value_quote(self) -> str:
        """The quotes that all values have, as in JSON; none, when some have others."""
        return self._only_way("value")

    @cached_property
    def key_quote(self) -> str:
        """The quotes that all keys have; none, when some have others."""
        return self._only_way("key")

    def _ways(self, subject: str) -> list[tuple[tuple[Any, ...], int]]:
        """Return the ways in which something is done, each with how often."""
        return [(key[1:], count) for key, count in self.counts.items() if key[0] == subject]

    def _most_frequent(self, subject: str, default: str | int) -> str | int:
        """Return the most frequent way; of equally frequent ones the least, so that no order decides."""
        by_count = sorted(self._ways(subject), key=lambda way: (-way[1], way[0]))
        return by_count[0][0][0] if by_count else default

    def _only_way(self, subject: str) -> str:
        ways = [str(way) for (way,), _ in self._ways(subject)]
        return ways[0] if len(ways) == 1 else ""
