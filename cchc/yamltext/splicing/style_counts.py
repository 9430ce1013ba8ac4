"""What a document does wherever it could do otherwise, counted: how deep, how long, in which quotes.

Counts can be added and taken away, so that a part of a document can be edited in the style of the
whole: the whole's counts, less the part's old ones, plus its new ones. Counts only; what follows
from them is known in `cchc.yamltext.splicing.style`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar, Sequence
from cchc.yamltext.splicing import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Node, Path
    from cchc.yamltext.splicing.layout import Layout

# What is counted, and how it is done:
# - "step", "dash": the columns that a map or a list stands deeper than its key
# - "gap": the columns from a dash to what stands behind it
# - "line": the columns of a line that goes on on the next one
# - "quote", "value", "key": the quotes wherever there are some, or of what could do without, "" for none
# - "spaced": a list's keys and depth, whether its items are maps, whether a blank line is between two
StyleCount = tuple[str | int | bool, ...]
StyleCounts = Counter[StyleCount]
Visit = tuple["Path", "Node | None", "Node"]  # a node with its path and its parent


def count_styles(layout: Layout, *, section: str | None = None) -> StyleCounts:
    """Count what a document does, or what one of the sections does that its root has."""
    start: Visit = ((), None, layout.root)
    if section is not None and isinstance(layout.root, Mapping):
        start = ((section,), layout.root, layout.root.values[section])
    return Counter(key for visit in _walk(start) for key in _styles_of(layout, *visit))


def with_part(whole: StyleCounts, old: StyleCounts, new: StyleCounts) -> StyleCounts:
    """Return the counts of a whole of which a part has become another."""
    counts = whole.copy()
    counts.subtract(old)
    counts.update(new)
    return Counter({key: count for key, count in counts.items() if count})


def keys_of(path: Path) -> str:
    """Return the keys of a path without the numbers of the items: lists of one kind have the same.

    >>> keys_of(("tasks", 3, "notes"))
    'tasks/notes'
    """
    return "/".join(step for step in path if isinstance(step, str))


def gaps(layout: Layout, node: Mapping | Sequence) -> list[bool]:
    """Return for each two neighbours in a block whether a blank line keeps them apart."""
    values = node.items if isinstance(node, Sequence) else list(node.values.values())
    heads = node.items if isinstance(node, Sequence) else list(node.keys.values())
    ends = map(layout.text_end, values)
    return [layout.has_blank_line(end, head.start) for end, head in zip(ends, heads[1:], strict=False)]


def _styles_of(layout: Layout, path: Path, parent: Node | None, node: Node) -> Iterator[StyleCount]:
    """Yield what a node shows of its document's style."""
    if isinstance(node, Scalar):
        yield from (("line", length) for length in _broken_lines(layout, node))
        if node.style in {"'", '"'}:
            yield "quote", node.style
        if scalars.is_free(node.value, node.style):
            yield "value", node.style
        return
    if isinstance(node, Mapping):
        yield from (("key", key.style) for key in node.keys.values())
    if node.flow:
        return
    if isinstance(parent, Mapping):
        kind = "step" if isinstance(node, Mapping) else "dash"
        yield kind, layout.column(node.start) - layout.column(parent.start)
    if isinstance(node, Sequence) and node.items:
        gap = node.items[0].start - node.start
        if gap > 1 and not layout.text[node.start + 1 : node.items[0].start].strip(" "):
            yield "gap", gap
        subject = ("spaced", keys_of(path), len(path), isinstance(node.items[-1], Mapping))
        yield from ((*subject, is_apart) for is_apart in gaps(layout, node))


def _broken_lines(layout: Layout, scalar: Scalar) -> list[int]:
    """Return the columns of the lines of a scalar that go on on the next one, `|` excepted."""
    if scalar.style == "|":
        return []
    start = layout.block(scalar).start if scalar.style == ">" else layout.line_start(scalar.start)
    lines = layout.text[start : layout.content_end(scalar)].split("\n")
    return [scalars.columns(line.rstrip()) for line in lines[:-1] if line.strip()]


def _walk(start: Visit) -> Iterator[Visit]:
    """Yield a node and every one inside it."""
    waiting = [start]
    while waiting:
        path, parent, node = waiting.pop()
        yield path, parent, node
        if isinstance(node, Sequence):
            waiting.extend(((*path, index), node, child) for index, child in enumerate(node.items))
        elif isinstance(node, Mapping):
            waiting.extend(((*path, name), node, child) for name, child in node.values.items())
