r"""Items of a list that go to another place: their own lines go there, comments and all.

An item moves when it is removed and the same item is put in elsewhere. The comment on its lines goes
along, so do comments above it and those that are indented deeper below it.

>>> from cchc.yamltext.edits import Append, Remove, apply
>>> print(apply('''\
... coordinators:
...   # chính
...   - 'Trạm Y tế' # đã gọi
...   # phụ
...   - Công an xã
... ''', [Remove(("coordinators", 0)), Append(("coordinators",), "Trạm Y tế")]).text, end="")
coordinators:
  # phụ
  - Công an xã
  # chính
  - 'Trạm Y tế' # đã gọi

A comment above the first item alone is about the list, and stays. Lists in brackets are refused when
they have comments.

Read next: `cchc.yamltext.splicing.item_insertion` and `cchc.yamltext.splicing.removal` (who use it).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext.nodes import Mapping, Scalar, Sequence, location_of
from cchc.yamltext.splicing.splices import EditError

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc.yamltext.nodes import Node, Plain
    from cchc.yamltext.splicing.layout import Layout
    from cchc.yamltext.splicing.targets import Target

Span = tuple[int, int]  # the places before the first and behind the last character


class OwnLines(NamedTuple):
    """An item as it is written in the text, from its first comment or its dash to the end of a line."""

    text: str


NewItem = tuple[int | None, "Plain | OwnLines"]  # the index that it comes before, None for the end


def find(
    layout: Layout, target: Target, new: list[NewItem], removals: Collection[str | int]
) -> tuple[list[NewItem], dict[int, Span]]:
    """Return the new items, those that move as their own lines, and which lines these are, by index.

    Raises EditError for a list in brackets that has comments.
    """
    node = target.node
    if not isinstance(node, Sequence) or not removals:
        return new, {}
    free = {index: _plain(node.items[index]) for index in sorted(map(int, removals))}
    found: list[tuple[int, int]] = []  # which of the new items, and its index so far
    for position, (_, value) in enumerate(new):
        index = next((index for index, old in free.items() if old == value), None)
        if index is not None:
            del free[index]
            found.append((position, index))
    if found and node.flow:
        _check_brackets(layout, target, node)
        return new, {}
    spans = _own_spans(layout, target, node) if found else []
    moved = list(new)
    for position, index in found:
        start, end = spans[index]
        moved[position] = new[position][0], OwnLines(layout.text[start:end].lstrip(" "))
    return moved, {index: spans[index] for _, index in found}


def _own_spans(layout: Layout, target: Target, node: Sequence) -> list[Span]:
    """Return where the lines of each item begin, with the comments above it, and end."""
    entries, dash = list(layout.entries(node)), layout.column(node.start)
    ends = [layout.insertion_behind(item, dash) for _, item in entries]
    floors = [target.key.start if target.key else -1, *ends]
    starts = [layout.insertion_above(head, floor) for (head, _), floor in zip(entries, floors, strict=False)]
    heads = [
        head if start == head else layout.line_start(head)
        for start, (head, _) in zip(starts, entries, strict=True)
    ]
    if starts[1:] == heads[1:]:  # no other item has comments above
        starts[0] = heads[0]
    return list(zip(starts, ends, strict=True))


def _check_brackets(layout: Layout, target: Target, node: Sequence) -> None:
    """Refuse to move items of a list in brackets that has comments: they can't be told apart."""
    places = [node.start, *(place for item in node.items for place in (item.start, item.end)), node.end]
    between = list(pairwise(places))[::2]
    if any("#" in layout.text[start:end] for start, end in between):
        message = "danh sách trong ngoặc vuông có ghi chú nên không chuyển chỗ các mục được"
        hint = "sửa tay bằng trình soạn thảo rồi chạy `cchc check`"
        raise EditError("edit-unsafe", location_of(layout.root, target.path), message, hint)


def _plain(node: Node) -> Plain:
    """Return what a node says."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {name: _plain(value) for name, value in node.values.items()}
    return [_plain(item) for item in node.items]
