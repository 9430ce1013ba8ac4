"""From the path of an edit to the node that it is about, or the reason why it can't be edited there.

Read next: `replacement`, `insertion` and `removal` beside this module (what happens to a target).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext.nodes import Mapping, Scalar, Sequence, location_of
from cchc.yamltext.splicing.splices import EditError

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Node, Path
    from cchc.yamltext.splicing.layout import Layout


class Target(NamedTuple):
    """A node of a document with the list or map that it stands in.

    `flow` means that it stands in brackets; `column` is that of the keys or dashes of its parent, -1
    for the whole document.
    """

    path: Path
    node: Node
    parent: Mapping | Sequence | None
    flow: bool
    column: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there, as in `lead:` or `results: []`."""
        if isinstance(self.node, Scalar):
            return not self.node.value
        return not (self.node.items if isinstance(self.node, Sequence) else self.node.values)

    @property
    def key(self) -> Scalar | None:
        """The key that the node is the value of, if it is one."""
        return self.parent.keys[str(self.path[-1])] if isinstance(self.parent, Mapping) else None


def find_target(layout: Layout, path: Path) -> Target:
    """Return what a path leads to.

    Raises EditError when there is nothing, or when a key on the way is written with `? `.
    """
    node, parent, flow, column = layout.root, None, False, -1
    for step in path:
        parent = node if isinstance(node, Mapping | Sequence) else None
        child = _child(node, step)
        if parent is None or child is None:
            raise no_target_error(layout, path)
        if isinstance(parent, Mapping):
            check_keys(layout, parent)
        flow = flow or parent.flow
        column = layout.column(parent.start)
        node = child
    return Target(path, node, parent, flow, column)


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.values.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def check_keys(layout: Layout, mapping: Mapping) -> None:
    """Refuse a map with a key written with `? `, whose lines follow other rules.

    Raises EditError with the line of the key.
    """
    for key in mapping.keys.values():
        if layout.is_explicit(mapping, key):
            message = f"tên trường `{key.value}` viết theo kiểu `? `, lệnh không sửa được mục này"
            raise EditError("edit-complex-key", key.location, message, "viết lại theo dạng `tên: nội dung`")


def check_brackets(layout: Layout, mapping: Mapping) -> None:
    """Refuse a map in brackets that has none of its own, as in `[quantity: 2]`.

    Raises EditError with the line of the map.
    """
    if mapping.flow and not layout.text.startswith("{", mapping.start):
        message = "cặp `tên: nội dung` nằm thẳng trong ngoặc vuông, lệnh không thêm bớt trường ở đây được"
        hint = "đặt cặp này trong ngoặc nhọn, ví dụ [{quantity: 2}]"
        raise EditError("edit-pair-in-list", mapping.location, message, hint)


def no_target_error(layout: Layout, path: Path) -> EditError:
    """Return the error for a path that leads nowhere."""
    message = f"không có `{path_text(path)}` trong tệp"
    hint = "xem lại tên trường và thứ tự của mục"
    return EditError("edit-no-place", location_of(layout.root, path), message, hint)


def path_text(path: Path) -> str:
    """Return a path as a reader would say it, items counted from 1.

    >>> path_text(("tasks", 2, "owner"))
    'tasks.3.owner'
    """
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
