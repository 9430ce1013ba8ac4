r"""New keys, each at the one place where it belongs and in its neighbours' style.

A new line comes behind the last line of what it follows and before the comments of what comes
next. What comes to the same place stands in the order of the fields, or of the edits.

>>> from cchc.yamltext.edits import Add, apply
>>> order = ("id", "title", "owner", "due")
>>> print(apply('''\
... - id: "1"
...   # theo Quyết định 12
...   due: "Quý I"
... ''', [
...     Add((0, "owner"), "VHXH", order),
...     Add((0, "title"), "Kế hoạch", order),
... ]).text, end="")
- id: "1"
  title: "Kế hoạch"
  owner: "VHXH"
  # theo Quyết định 12
  due: "Quý I"

Refused where something else than a map stands, where a map has the key already, and in
an empty document, which shows no style:

>>> apply("# trống\n", [Add(("a",), "x")])
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: chỗ này chưa có nội dung, lệnh không biết viết theo kiểu nào

Read next: `cchc.yamltext.splicing.item_insertion` (new items of lists),
`cchc.yamltext.splicing.fragments` (how a new entry is written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Sequence, location_of
from cchc.yamltext.splicing import brackets, fragments
from cchc.yamltext.splicing.splices import EditError, Splice
from cchc.yamltext.splicing.targets import check_brackets, check_keys

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc.yamltext.nodes import Plain
    from cchc.yamltext.splicing.layout import Layout
    from cchc.yamltext.splicing.style import DocumentStyle
    from cchc.yamltext.splicing.targets import Target

Addition = tuple[str, "Plain", tuple[str, ...]]  # a key, its value, and the order of the fields around


def add_keys(
    style: DocumentStyle, target: Target, additions: list[Addition], removals: Collection[str | int]
) -> list[Splice]:
    """Return the splices that put new keys into a map; `removals` are keys that go.

    Raises EditError when the target is no map, when it has the key, or in a style that can't be kept.
    """
    layout, node = style.layout, target.node
    additions = sorted(additions, key=_rank)
    if target.is_empty and not isinstance(node, Sequence):
        return fill(style, target, {key: value for key, value, _ in additions})
    _check_map(layout, target, [key for key, _, _ in additions])
    if not isinstance(node, Mapping):
        return []
    remaining = [name for name in node.keys if name not in removals]
    if node.flow and not remaining:
        return brackets.replace(
            brackets.spans(node), [_flow_entry(style, node, addition) for addition in additions]
        )
    groups: dict[tuple[str, bool], list[Addition]] = {}
    for addition in additions:
        groups.setdefault(_neighbour(remaining or list(node.keys), addition), []).append(addition)
    splices: list[Splice] = []
    for (name, follows), group in groups.items():
        if node.flow:
            texts = [_flow_entry(style, node, addition) for addition in group]
            index = list(node.keys).index(name)
            splices += brackets.insert(layout, brackets.spans(node), index, texts, behind=follows)
        else:
            insert = _behind_key if follows else _before_key
            splices.append(insert(style, target, node, name, group))
    return splices


def _check_map(layout: Layout, target: Target, keys: list[str]) -> None:
    """Refuse a target that takes no new keys, or not these."""
    node = target.node
    if not isinstance(node, Mapping):
        message = "chỗ này không phải là nhóm trường nên không thêm trường vào được"
        raise EditError(
            "edit-not-map", location_of(layout.root, target.path), message, "chỉ rõ nhóm trường cần sửa"
        )
    check_keys(layout, node)
    check_brackets(layout, node)
    for key in keys:
        if key in node.values:
            message = f"trường `{key}` đã có trong mục này"
            hint = "sửa trường đang có thay vì thêm trường mới"
            raise EditError("edit-exists", node.keys[key].location, message, hint)


def _rank(addition: Addition) -> int:
    """Return the place of a new key among the fields; a key without one comes last."""
    key, _, order = addition
    return order.index(key) if key in order else len(order)


def _neighbour(present: list[str], addition: Addition) -> tuple[str, bool]:
    """Return the key that a new one comes next to, and whether it comes behind that."""
    key, _, order = addition
    if key in order:
        rank = order.index(key)
        if before := [name for name in present if name in order[:rank]]:
            return max(before, key=order.index), True
        if after := [name for name in present if name in order[rank:]]:
            return after[0], False
    return present[-1], True


def _flow_entry(style: DocumentStyle, node: Mapping, addition: Addition) -> str:
    key, value, _ = addition
    return fragments.flow_entry(style, key, value, node if isinstance(value, str) else None)


def _behind_key(
    style: DocumentStyle, target: Target, node: Mapping, name: str, group: list[Addition]
) -> Splice:
    layout = style.layout
    column, value = layout.column(node.start), node.values[name]
    at = layout.insertion_behind(value, column)
    line_break = layout.line_break(at)  # its own: the line keeps it, and what comes behind ends alike
    spaced = bool(style.is_spaced(node)) and not layout.keeps_breaks(value)
    before = line_break * (1 + spaced) + " " * column
    entries = [fragments.key_lines(style, key, added, column, node) for key, added, _ in group]
    return Splice(at, at, "".join(before + line_break.join(lines) for lines in entries), len(target.path) + 1)


def _before_key(
    style: DocumentStyle, target: Target, node: Mapping, name: str, group: list[Addition]
) -> Splice:
    """Put new keys before another and its comments; behind a dash they come between the two."""
    layout = style.layout
    start, column = node.keys[name].start, layout.column(node.start)
    index = list(node.keys).index(name)
    previous = list(node.values.values())[index - 1] if index else None
    floor = layout.content_end(previous) if previous else target.key.start if target.key else -1
    at, line_break, indent = layout.insertion_above(start, floor), layout.line_break(start), " " * column
    after = line_break * (1 + bool(style.is_spaced(node)))
    entries = [fragments.key_lines(style, key, value, column, node) for key, value, _ in group]
    texts = (line_break.join(lines) for lines in entries)
    text = "".join(text + after + indent if at == start else indent + text + after for text in texts)
    return Splice(at, at, text, len(target.path) + 1)


def fill(style: DocumentStyle, target: Target, value: dict[str, Plain] | list[Plain]) -> list[Splice]:
    """Put entries where nothing stands yet: as a block below the key, else in brackets."""
    layout, node, depth = style.layout, target.node, len(target.path) + 1
    text = layout.text[node.start : node.end]
    if (target.parent is None and not text) or text[:1] in {"|", ">"}:
        message = "chỗ này chưa có nội dung, lệnh không biết viết theo kiểu nào"
        raise EditError("edit-nothing-there", node.location, message, "viết nội dung đầu tiên bằng tay")
    if target.key and not target.flow and "\n" not in text and not layout.is_first_on_line(node.start):
        start = len(layout.text[: node.start].rstrip(" \t"))
        at = layout.insertion_behind(node, target.column)
        line_break = layout.line_break(at)
        lines = fragments.lines_below(style, value, target.column)
        block = Splice(at, at, "".join(line_break + line for line in lines), depth)
        return [Splice(start, node.end, "", depth), block]
    line = fragments.flow_text(style, value)
    if text[:1] in {"[", "{"}:
        inner = "" if "\n" in text else text[1:-1]
        return [Splice(node.start + 1, node.start + 1 + len(inner), line[1:-1], depth)]
    before = "" if layout.text[node.start - 1] in " \t\n" else " "
    return [Splice(node.start, node.end, before + line, depth)]
