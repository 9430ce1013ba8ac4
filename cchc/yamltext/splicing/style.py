"""The style of a document, learned from itself: every edit is written in it.

How far maps and lists are indented, what stands behind a dash, where folded lines break, which
quotes are used, whether entries are kept apart by a blank line. Only where a document says
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

    `customs` are those of the whole document that the text of `layout` is cut from, if it is.
    """

    def __init__(self, layout: Layout, customs: StyleCounts | None = None) -> None:
        self.layout = layout
        self._given = customs

    @cached_property
    def customs(self) -> StyleCounts:
        """What is done, and how often; counted when it is first asked for."""
        return count_styles(self.layout) if self._given is None else self._given

    def is_spaced(self, node: Sequence | Mapping) -> bool | None:
        """Tell whether most entries of a block are kept apart by blank lines; None of one entry."""
        found = gaps(self.layout, node)
        return None if not found else sum(found) * 2 > len(found)

    def is_kind_spaced(self, path: Path, node: Sequence) -> bool:
        """Tell whether lists such as the one at a path are kept apart by blank lines mostly.

        Such lists have the same keys before them; a list of maps may also go by any at its depth.
        """
        spaced = self._of("spaced")
        like = [(apart, count) for (keys, _, _, apart), count in spaced if keys == keys_of(path)]
        if not like and isinstance(node.items[-1], Mapping):
            like = [
                (apart, count)
                for (_, depth, of_maps, apart), count in spaced
                if of_maps and depth == len(path)
            ]
        return sum(count if apart else -count for apart, count in like) > 0

    @cached_property
    def step(self) -> int:
        """How much deeper a map stands than the key that it is the value of."""
        return int(self._commonest("step", _DEFAULT_STEP))

    @cached_property
    def dash_offset(self) -> int:
        """How much deeper the dashes of a list stand than its key: 0 in lists without indentation."""
        return int(self._commonest("dash", self.step))

    @cached_property
    def dash_gap(self) -> int:
        """How far behind its dash an item begins."""
        return int(self._commonest("gap", _DEFAULT_STEP))

    def is_too_long(self, columns: int) -> bool:
        """Tell whether a line would be longer than those of the document."""
        return columns > _NARROW and columns > self.width

    @cached_property
    def width(self) -> int:
        """The longest line among those that the document breaks."""
        longest = max((length for (length,), _ in self._of("line")), default=0)
        return longest if longest >= _NARROW else DEFAULT_WIDTH

    @cached_property
    def quote(self) -> str:
        """The quotes that the document prefers."""
        return str(self._commonest("quote", '"'))

    @cached_property
    def value_quote(self) -> str:
        """The quotes that all values have, as in JSON; none, when some have others."""
        return self._only("value")

    @cached_property
    def key_quote(self) -> str:
        """The quotes that all keys have."""
        return self._only("key")

    def _of(self, what: str) -> list[tuple[tuple[Any, ...], int]]:
        """Give how something is done, and how often."""
        return [(custom[1:], count) for custom, count in self.customs.items() if custom[0] == what]

    def _commonest(self, what: str, default: str | int) -> str | int:
        """Give what is done most; of what is done as often the least, so that no order decides."""
        found: list[str | int] = [
            how for (how,), _ in sorted(self._of(what), key=lambda one: (-one[1], one[0]))
        ]
        return found[0] if found else default

    def _only(self, what: str) -> str:
        styles = [str(style) for (style,), _ in self._of(what)]
        return styles[0] if len(styles) == 1 else ""
