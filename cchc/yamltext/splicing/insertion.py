r"""New keys and new items, each at the one place where it belongs and in its neighbours' style.

A new line comes behind the last line of what it follows and before the comments of what comes
next. What comes to the same place stands in the order of the fields, or of the edits.

>>> from cchc.yamltext.edits import Add, Append, apply
>>> order = ("id", "title", "owner", "due")
>>> print(apply('''\
... - id: "1"
...   # theo Quyết định 12
...   due: "Quý I"
...   notes:
...     - text: "Chờ tỉnh"
... ''', [
...     Add((0, "owner"), "VHXH", order),
...     Add((0, "title"), "Kế hoạch", order),
...     Append((0, "notes"), {"text": "Xong", "by": "VHXH"}),
... ]).text, end="")
- id: "1"
  title: "Kế hoạch"
  owner: "VHXH"
  # theo Quyết định 12
  due: "Quý I"
  notes:
    - text: "Chờ tỉnh"
    - text: "Xong"
      by: "VHXH"

Refused where something else than a map or a list stands, where a map has the key already, and in
an empty document, which shows no style:

>>> apply("# trống\n", [Add(("a",), "x")])
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: chỗ này chưa có nội dung, lệnh không biết viết theo kiểu nào

Read next: `cchc.yamltext.splicing.fragments` (how a new entry is written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar, Sequence, location_of
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
        return _fill(style, target, {key: value for key, value, _ in additions})
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
    line_break = layout.line_break(layout.content_end(value))
    spaced = bool(style.is_spaced(node)) and not layout.keeps_breaks(value)
    before = line_break * (1 + spaced) + " " * column
    entries = [fragments.key_lines(style, key, added, column, node) for key, added, _ in group]
    at = layout.insertion_behind(value, column)
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


def append_items(
    style: DocumentStyle, target: Target, values: list[Plain], removals: Collection[str | int]
) -> list[Splice]:
    """Return the splices that put new items at the end of a list; `removals` are items that go.

    Raises EditError when the target is no list, or in a style that can't be kept.
    """
    layout, node = style.layout, target.node
    if target.is_empty and not isinstance(node, Mapping):
        return _fill(style, target, values)
    if not isinstance(node, Sequence):
        message = "chỗ này không phải là danh sách nên không thêm mục vào được"
        raise EditError(
            "edit-not-list", location_of(layout.root, target.path), message, "chỉ rõ danh sách cần sửa"
        )
    remaining = [index for index in range(len(node.items)) if index not in removals]
    if node.flow:
        texts = [fragments.flow_text(style, value, _model(node, value)) for value in values]
        if not remaining:
            return brackets.replace(brackets.spans(node), texts)
        return brackets.insert(layout, brackets.spans(node), remaining[-1], texts, behind=True)
    dash, last = layout.column(node.start), node.items[remaining[-1] if remaining else -1]
    spaced = style.is_spaced(node)
    spaced = style.is_kind_spaced(target.path, node) if spaced is None else spaced
    line_break = layout.line_break(layout.content_end(last))
    before = line_break * (1 + (spaced and not layout.keeps_breaks(last))) + " " * dash
    items = [line_break.join(_item_lines(style, node, dash, value)) for value in values]
    at = layout.insertion_behind(last, dash, at_column=dash > target.column)
    return [Splice(at, at, "".join(before + item for item in items), len(target.path) + 1)]


def _item_lines(style: DocumentStyle, node: Sequence, dash: int, value: Plain) -> list[str]:
    """Return a new item, written as the last one of its kind is: in brackets, behind or below its dash."""
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


def _fill(style: DocumentStyle, target: Target, value: dict[str, Plain] | list[Plain]) -> list[Splice]:
    """Put entries where nothing stands yet: as a block below the key, else in brackets."""
    layout, node, depth = style.layout, target.node, len(target.path) + 1
    text = layout.text[node.start : node.end]
    if (target.parent is None and not text) or text[:1] in {"|", ">"}:
        message = "chỗ này chưa có nội dung, lệnh không biết viết theo kiểu nào"
        raise EditError("edit-nothing-there", node.location, message, "viết nội dung đầu tiên bằng tay")
    if target.key and not target.flow and "\n" not in text and not layout.is_first_on_line(node.start):
        start = len(layout.text[: node.start].rstrip(" \t"))
        at, line_break = layout.insertion_behind(node, target.column), layout.line_break(node.end)
        lines = fragments.lines_below(style, value, target.column)
        block = Splice(at, at, "".join(line_break + line for line in lines), depth)
        return [Splice(start, node.end, "", depth), block]
    line = fragments.flow_text(style, value)
    if text[:1] in {"[", "{"}:
        inner = "" if "\n" in text else text[1:-1]
        return [Splice(node.start + 1, node.start + 1 + len(inner), line[1:-1], depth)]
    before = "" if layout.text[node.start - 1] in " \t\n" else " "
    return [Splice(node.start, node.end, before + line, depth)]
