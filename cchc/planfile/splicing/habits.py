"""The style of a document, learned from itself: every edit is written in it.

How far maps and lists are indented, what stands behind a dash, where folded lines break, which
quotes are used, whether entries are kept apart by a blank line. Only where a document says
nothing are there defaults: two columns, a hundred to a line.

Read next: `cchc.planfile.splicing.fragments` (new entries in this style).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cchc.planfile.splicing import scalars
from cchc.planfile.yamltext import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.planfile.splicing.layout import Layout
    from cchc.planfile.yamltext import Node, Path

DEFAULT_WIDTH = 100
_DEFAULT_STEP = 2
_NARROW = 60  # lines that are all shorter than this were broken for another reason than their length

Anything = TypeVar("Anything")


class Habits:
    """What a document does wherever it could do otherwise."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def is_spaced(self, node: Sequence | Mapping) -> bool | None:
        """Tell whether most entries of a block are kept apart by blank lines; None of one entry."""
        values = node.items if isinstance(node, Sequence) else list(node.values.values())
        heads = node.items if isinstance(node, Sequence) else list(node.keys.values())
        ends = map(self.layout.last_letter, values)
        gaps = [
            self.layout.has_blank_line(end, head.start) for end, head in zip(ends, heads[1:], strict=False)
        ]
        return None if not gaps else sum(gaps) * 2 > len(gaps)

    def is_kind_spaced(self, path: Path) -> bool:
        """Tell whether lists such as the one at a path are kept apart by blank lines mostly.

        Such lists have the same keys before them; a list of maps may also go by any at its depth.
        """
        lists = [(at, node) for at, _, node in self._nodes if isinstance(node, Sequence) and not node.flow]
        like = [node for at, node in lists if _keys(at) == _keys(path)]
        if all(self.is_spaced(node) is None for node in like) and isinstance(like[0].items[-1], Mapping):
            like = [
                node for at, node in lists if len(at) == len(path) and isinstance(node.items[-1], Mapping)
            ]
        votes = [self.is_spaced(node) for node in like]
        return votes.count(True) > votes.count(False)

    @cached_property
    def step(self) -> int:
        """How much deeper a map stands than the key that it is the value of."""
        return _commonest(self._offsets(Mapping), _DEFAULT_STEP)

    @cached_property
    def dash_offset(self) -> int:
        """How much deeper the dashes of a list stand than its key: 0 in lists without indentation."""
        return _commonest(self._offsets(Sequence), self.step)

    @cached_property
    def dash_gap(self) -> int:
        """How far behind its dash an item begins."""
        lists = (node for _, _, node in self._nodes if isinstance(node, Sequence) and not node.flow)
        firsts = ((node.start, node.items[0].start) for node in lists if node.items)
        gaps = (item - dash for dash, item in firsts if not self.layout.text[dash + 1 : item].strip(" "))
        return _commonest((gap for gap in gaps if gap > 1), _DEFAULT_STEP)

    def is_too_long(self, columns: int) -> bool:
        """Tell whether a line would be longer than those of the document."""
        return columns > _NARROW and columns > self.width

    @cached_property
    def width(self) -> int:
        """The longest line among those that the document breaks."""
        longest = max((length for node in self._scalars() for length in self._broken(node)), default=0)
        return longest if longest >= _NARROW else DEFAULT_WIDTH

    def _broken(self, scalar: Scalar) -> list[int]:
        """Give the lengths of the lines of a scalar that go on on the next one, `|` excepted."""
        if scalar.style == "|":
            return []
        layout = self.layout
        start = layout.block(scalar).start if scalar.style == ">" else layout.line_start(scalar.start)
        lines = layout.text[start : layout.content_end(scalar)].split("\n")
        return [scalars.columns(line.rstrip()) for line in lines[:-1] if line.strip()]

    @cached_property
    def quote(self) -> str:
        """The quotes that the document prefers."""
        return _commonest((node.style for node in self._scalars() if node.style in {"'", '"'}), '"')

    @cached_property
    def value_quote(self) -> str:
        """The quotes that all values have, as in JSON; none, when some have others."""
        free = {node.style for node in self._scalars() if scalars.is_free(node.value, node.style)}
        return free.pop() if len(free) == 1 else ""

    @cached_property
    def key_quote(self) -> str:
        """The quotes that all keys have."""
        maps = (node for _, _, node in self._nodes if isinstance(node, Mapping))
        styles = {key.style for node in maps for key in node.keys.values()}
        return styles.pop() if len(styles) == 1 else ""

    def _scalars(self) -> Iterator[Scalar]:
        return (node for _, _, node in self._nodes if isinstance(node, Scalar))

    def _offsets(self, kind: type[Node]) -> Iterator[int]:
        for _, around, node in self._nodes:
            is_block = not isinstance(node, Scalar) and not node.flow
            if isinstance(around, Mapping) and isinstance(node, kind) and is_block:
                yield self.layout.column(node.start) - self.layout.column(around.start)

    @cached_property
    def _nodes(self) -> list[tuple[Path, Node | None, Node]]:
        """Every node with its path and what stands around it."""
        found: list[tuple[Path, Node | None, Node]] = []
        waiting: list[tuple[Path, Node | None, Node]] = [((), None, self.layout.root)]
        while waiting:
            path, around, node = waiting.pop()
            found.append((path, around, node))
            if isinstance(node, Sequence):
                waiting.extend(((*path, index), node, child) for index, child in enumerate(node.items))
            elif isinstance(node, Mapping):
                waiting.extend(((*path, name), node, child) for name, child in node.values.items())
        return found


def _keys(path: Path) -> list[str]:
    """Give the keys of a path without the numbers of the items."""
    return [step for step in path if isinstance(step, str)]


def _commonest(found: Iterable[Anything], default: Anything) -> Anything:
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else default
