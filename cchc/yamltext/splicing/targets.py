"""From the path of an edit to its place in a document, or the reason why it can't be edited there.

Read next: `rewriting`, `insertion` and `removal` beside this module (what happens at a place).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext.nodes import Mapping, Scalar, Sequence, find
from cchc.yamltext.splicing.splices import EditError

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Node, Path
    from cchc.yamltext.splicing.layout import Layout


class Target(NamedTuple):
    """A node of a document with what stands around it.

    `flow` says that it stands in brackets; `column` is that of the keys or dashes around it, -1
    around the whole document.
    """

    path: Path
    node: Node
    around: Mapping | Sequence | None
    flow: bool
    column: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands there, as in `lead:` or `results: []`."""
        if isinstance(self.node, Scalar):
            return not self.node.value
        return not (self.node.items if isinstance(self.node, Sequence) else self.node.values)

    @property
    def key(self) -> Scalar | None:
        """The key before the place, if it is the value of one."""
        return self.around.keys[str(self.path[-1])] if isinstance(self.around, Mapping) else None


def resolve(layout: Layout, path: Path) -> Target:
    """Find the place of a path.

    Raises EditError when there is none, or when a key on the way is written with `? `.
    """
    node, around, flow, column = layout.root, None, False, -1
    for step in path:
        around = node if isinstance(node, Mapping | Sequence) else None
        child = _child(node, step)
        if around is None or child is None:
            raise no_place(layout, path)
        if isinstance(around, Mapping):
            check_keys(layout, around)
        flow = flow or around.flow
        column = layout.column(around.start)
        node = child
    return Target(path, node, around, flow, column)


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


def no_place(layout: Layout, path: Path) -> EditError:
    """Give the error for a path that leads nowhere."""
    message = f"không có `{shown(path)}` trong tệp"
    return EditError(
        "edit-no-place", find(layout.root, path), message, "xem lại tên trường và thứ tự của mục"
    )


def shown(path: Path) -> str:
    """Give a path as a reader would say it, items counted from 1: `tasks.3.owner`."""
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
