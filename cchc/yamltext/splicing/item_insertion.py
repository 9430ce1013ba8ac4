r"""New items of lists, at the end or before others, in their neighbours' style.

A new item comes behind the last line of the item before it, before the comments of the next one; at
the head of a list it comes above the first item and that one's comments.

>>> from cchc.yamltext.edits import Append, Insert, apply
>>> print(apply('''\
... notes:
...   # đầu năm
...   - text: "Chờ tỉnh"
...
...   - text: "Xong"
... ''', [
...     Insert(("notes", 0), {"text": "Họp", "by": "VHXH"}),
...     Append(("notes",), {"text": "Gửi"}),
... ]).text, end="")
notes:
  - text: "Họp"
    by: "VHXH"
<BLANKLINE>
  # đầu năm
  - text: "Chờ tỉnh"
<BLANKLINE>
  - text: "Xong"
<BLANKLINE>
  - text: "Gửi"

Read next: `cchc.yamltext.splicing.fragments` (how a new item is written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar, Sequence, location_of
from cchc.yamltext.splicing import brackets, fragments
from cchc.yamltext.splicing.insertion import fill
from cchc.yamltext.splicing.moves import OwnLines
from cchc.yamltext.splicing.splices import EditError, Splice
from cchc.yamltext.splicing.targets import no_target_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cchc.yamltext.nodes import Plain
    from cchc.yamltext.splicing.moves import NewItem
    from cchc.yamltext.splicing.style import DocumentStyle
    from cchc.yamltext.splicing.targets import Target


def insert_items(
    style: DocumentStyle, target: Target, new: list[NewItem], removals: Collection[str | int]
) -> Iterator[Splice]:
    """Yield the splices that put new items into a list; `removals` are the indexes of items that go.

    Raises EditError when the target is no list, when it has no such index, or in a style that can't be
    kept.
    """
    layout, node = style.layout, target.node
    items = node.items if isinstance(node, Sequence) else []
    if not isinstance(node, Sequence) and (isinstance(node, Mapping) or not target.is_empty):
        message = "chỗ này không phải là danh sách nên không thêm mục vào được"
        raise EditError(
            "edit-not-list", location_of(layout.root, target.path), message, "chỉ rõ danh sách cần sửa"
        )
    for before, _ in new:
        if before is not None and not 0 <= before <= len(items):
            raise no_target_error(layout, (*target.path, before))
    groups: dict[tuple[int, bool] | None, list[Plain | OwnLines]] = {}
    remaining = [index for index in range(len(items)) if index not in removals]
    in_order = sorted((item for item in new if item[0] is not None), key=lambda item: item[0] or 0)
    for index, value in (*in_order, *(item for item in new if item[0] is None)):
        groups.setdefault(_neighbour(remaining, index), []).append(value)
    for neighbour, values in groups.items():
        plain = [value for value in values if not isinstance(value, OwnLines)]
        if target.is_empty or not isinstance(node, Sequence):
            yield from fill(style, target, plain)
        elif node.flow:
            texts = [fragments.flow_text(style, value, _model(node, value)) for value in plain]
            places = brackets.spans(node)
            if neighbour is None:
                yield from brackets.replace(places, texts)
            else:
                yield from brackets.insert(layout, places, neighbour[0], texts, behind=neighbour[1])
        elif neighbour is None or neighbour[1]:
            yield _behind_item(style, target, node, neighbour[0] if neighbour else len(items) - 1, values)
        else:
            yield _above_item(style, target, node, neighbour[0], values)


def _neighbour(remaining: list[int], index: int | None) -> tuple[int, bool] | None:
    """Return the item that a new one comes next to, and whether it comes behind that; None if all go."""
    before = [stays for stays in remaining if index is None or stays < index]
    return (before[-1], True) if before else (remaining[0], False) if remaining else None


def _behind_item(
    style: DocumentStyle, target: Target, node: Sequence, index: int, values: list[Plain | OwnLines]
) -> Splice:
    layout, dash, item = style.layout, style.layout.column(node.start), node.items[index]
    # What is indented as the dashes are belongs to the last item, else to the one below.
    is_last = index == len(node.items) - 1
    at = layout.insertion_behind(item, dash, at_column=is_last and dash > target.column)
    line_break = layout.line_break(at)  # its own: the line keeps it, and what comes behind ends alike
    is_apart = _is_spaced(style, target, node) and not layout.keeps_breaks(item)
    before = line_break * (1 + is_apart) + " " * dash
    entries = [line_break.join(_item_lines(style, node, dash, value)) for value in values]
    return Splice(at, at, "".join(before + entry for entry in entries), len(target.path) + 1)


def _above_item(
    style: DocumentStyle, target: Target, node: Sequence, index: int, values: list[Plain | OwnLines]
) -> Splice:
    """Put new items before another and its comments; behind a dash or a key they come between the two."""
    layout, dash = style.layout, style.layout.column(node.start)
    entries = list(layout.entries(node))
    start, floor = entries[index][0], target.key.start if target.key else -1
    floor = layout.insertion_behind(entries[index - 1][1], dash) if index else floor
    at, line_break, indent = layout.insertion_above(start, floor), layout.line_break(start), " " * dash
    after = line_break * (1 + _is_spaced(style, target, node))
    texts = (line_break.join(_item_lines(style, node, dash, value)) for value in values)
    text = "".join(text + after + indent if at == start else indent + text + after for text in texts)
    return Splice(at, at, text, len(target.path) + 1)


def _is_spaced(style: DocumentStyle, target: Target, node: Sequence) -> bool:
    """Whether items are kept apart by a blank line: those of the list, or of lists like it."""
    spaced = style.is_spaced(node)
    return style.is_kind_spaced(target.path, node) if spaced is None else spaced


def _item_lines(style: DocumentStyle, node: Sequence, dash: int, value: Plain | OwnLines) -> list[str]:
    """Return a new item, written as the last one of its kind is: in brackets, behind or below its dash."""
    if isinstance(value, OwnLines):
        return [value.text]
    layout, model = style.layout, _model(node, value)
    sibling = node.items[-1] if model is node else model
    if not isinstance(sibling, Scalar) and sibling is model and sibling.flow and value:
        line = f"- {fragments.flow_text(style, value, model)}"
        if not style.is_too_long(dash + len(line)):
            return [line]
    column = layout.column(sibling.start)
    is_below = layout.is_first_on_line(sibling.start)
    if is_below and sibling is model and value and column > dash:
        first, *more = fragments.block_lines(style, value, dash, column, model)
        return ["-", " " * column + first, *more]
    if is_below or sibling.start == sibling.end:
        column = dash + style.dash_gap
    return fragments.item_lines(style, value, dash, column, model)


def _model(node: Sequence, value: Plain) -> Mapping | Sequence:
    """Return the last item of the same kind as a new one; for a text, the list as a whole."""
    kind = Mapping if isinstance(value, dict) else Sequence
    alike = (item for item in reversed(node.items) if isinstance(item, kind))
    return node if isinstance(value, str) else next(alike, node)
