"""Edits of a YAML text that people own: only the lines of what changed are touched.

The git diff of a plan is its audit trail, so an edit keeps every comment, quote and line ending
elsewhere, and writes in the document's own style. A style that it can't keep is refused by name.
Behind every edit stands a net: the new text is read again, and must say what the old one said
with the same edits made to the plain data; else nothing is written.

Knows YAML, not plans: what is edited, and in which order fields stand, is said by the caller.

Read next, in `cchc.planfile.splicing`: `rewriting`, `insertion`, `removal` (the operations) and
`splices` (how they are put in).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import TextError
from cchc.yamltext import decoding, nodes, parsing
from cchc.yamltext.splicing import scalars
from cchc.yamltext.splicing.insertion import Addition, add_keys, append_items
from cchc.yamltext.splicing.layout import Layout
from cchc.yamltext.splicing.removal import remove
from cchc.yamltext.splicing.replacement import rewrite
from cchc.yamltext.splicing.splices import EditError, Splice, join, overlap
from cchc.yamltext.splicing.style import DocumentStyle
from cchc.yamltext.splicing.targets import no_place, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc.yamltext.nodes import Node, Path, Plain
    from cchc.yamltext.splicing.style_counts import StyleCounts

__all__ = ["Add", "Append", "Edit", "EditError", "EditedText", "Remove", "Set", "applied", "apply"]


@dataclass(frozen=True, slots=True)
class Set:
    """The text at a path becomes another; an empty value such as `lead:` is a text, too."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class Add:
    """A new key, the last step of the path, comes into the map at the steps before.

    It stands behind the nearest key before it in `order` that the map has, else before the first
    that follows, else at the end.
    """

    path: Path
    value: Plain
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Append:
    """A new last item comes into the list at a path, which may be empty."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    """A key with its value, or an item of a list, goes.

    Comments on its lines and between them go with it, comment lines above and below stay.
    """

    path: Path


Edit = Set | Add | Append | Remove


class EditedText(NamedTuple):
    """A text after its edits, and its data, which were read from it."""

    text: str
    data: Plain


def apply(
    text: str,
    edits: Sequence[Edit],
    customs: StyleCounts | None = None,
    *,
    data: Plain | None = None,
    tree: Node | None = None,
) -> EditedText:
    """Make edits to a text; all paths are those before the first edit.

    `customs` are those of the document that the text is cut from, if it is; `data` and `tree` are
    those of the text, if it was read before.

    Raises EditError when an edit can't be made without touching or guessing more than it says, and
    TextError when the text itself can't be read.
    """
    data = parsing.parse_plain(text) if data is None else data
    if not edits:
        return EditedText(text, data)
    layout = Layout(text, parsing.parse_nodes(text) if tree is None else tree)
    _check(layout, edits)
    new = join(text, _splices(DocumentStyle(layout, customs), edits))
    new_data = _read_back(new, applied(data, edits))
    if new_data is None:
        raise EditError(
            "edit-unsafe",
            nodes.find(layout.root, edits[0].path),
            "không sửa được chỗ này mà vẫn giữ nguyên phần còn lại của tệp, nên tệp chưa được ghi",
            "sửa tay bằng trình soạn thảo rồi chạy `cchc check`",
        )
    return EditedText(new, new_data)


def _read_back(text: str, expected: Plain) -> Plain | None:
    """Return the data of a text, read as strictly as any file; None when it doesn't say what is expected."""
    try:
        decoded, _ = decoding.decode(text.encode())
        data = parsing.parse_plain(decoded)
    except TextError:
        return None
    return data if data == expected else None


def applied(data: Plain, edits: Sequence[Edit]) -> Plain:
    """Make edits to plain data, given back as a copy; all paths are those before the first edit.

    Raises LookupError or TypeError for a path that isn't there.

    >>> applied({"a": ["1", "2"]}, [Remove(("a", 0)), Append(("a",), "3"), Add(("b",), "4")])
    {'a': ['2', '3'], 'b': '4'}
    """
    for edit in edits:
        if isinstance(edit, Set):
            data = _changed(data, edit.path, _always(edit.value))
        elif isinstance(edit, Append):
            data = _changed(data, edit.path, _longer(edit.value))
        elif isinstance(edit, Add):
            data = _changed(data, edit.path[:-1], _wider(edit.path[-1], edit.value))
    removals = (edit.path for edit in edits if isinstance(edit, Remove))
    for path in sorted(removals, key=_sortable, reverse=True):
        data = _changed(data, path[:-1], _without(path[-1]))
    return data


def _changed(data: Plain, path: Path, change: Callable[[Plain], Plain]) -> Plain:
    """Give data with what stands at a path changed; the rest is shared, nothing is overwritten."""
    if not path:
        return change(data)
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: _changed(data[step], rest, change)}
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _changed(data[step], rest, change), *data[step + 1 :]]
    raise LookupError(step)


def _always(value: Plain) -> Callable[[Plain], Plain]:
    return lambda _: value


def _longer(item: Plain) -> Callable[[Plain], Plain]:
    def change(old: Plain) -> Plain:
        if old and not isinstance(old, list):
            raise TypeError(old)
        return [*old, item]

    return change


def _wider(key: str | int, value: Plain) -> Callable[[Plain], Plain]:
    def change(old: Plain) -> Plain:
        if old and not isinstance(old, dict):
            raise TypeError(old)
        return {**(old if isinstance(old, dict) else {}), str(key): value}

    return change


def _without(step: str | int) -> Callable[[Plain], Plain]:
    def change(old: Plain) -> Plain:
        if isinstance(old, dict):
            return {key: value for key, value in old.items() if key != step}
        return [item for index, item in enumerate(old) if index != step]

    return change


def _check(layout: Layout, edits: Sequence[Edit]) -> None:
    """Refuse values that no file can hold, and two edits of one place."""
    for edit in edits:
        if not edit.path and not isinstance(edit, Append):
            raise no_place(layout, edit.path)
        if not isinstance(edit, Remove) and not all(map(scalars.is_writable, _texts(edit.value))):
            message = "nội dung có ký tự không ghi được vào tệp"
            place = nodes.find(layout.root, edit.path)
            raise EditError("edit-bad-character", place, message, "xóa ký tự lạ rồi nhập lại")
    for one, other in pairwise(sorted(edits, key=lambda edit: _sortable(edit.path))):
        is_within = other.path[: len(one.path)] == one.path
        goes_on = len(other.path) > len(one.path) or isinstance(other, Append)
        if is_within and not (isinstance(one, Append) and goes_on):
            raise overlap(nodes.find(layout.root, other.path))


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _sortable(path: Path) -> tuple[tuple[int, str], ...]:
    """Give a path that can be compared with others: what stands within another follows it."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _splices(habits: DocumentStyle, edits: Sequence[Edit]) -> list[Splice]:
    """Find the place of every edit; what goes to one list or map is put in together."""
    layout = habits.layout
    splices: list[Splice] = []
    keys: dict[Path, list[Addition]] = {}
    items: dict[Path, list[Plain]] = {}
    gone: dict[Path, set[str | int]] = {}
    for edit in edits:
        if isinstance(edit, Set):
            splices += rewrite(habits, resolve(layout, edit.path), edit.value)
        elif isinstance(edit, Add):
            keys.setdefault(edit.path[:-1], []).append((str(edit.path[-1]), edit.value, edit.order))
        elif isinstance(edit, Append):
            items.setdefault(edit.path, []).append(edit.value)
        else:
            gone.setdefault(resolve(layout, edit.path).path[:-1], set()).add(edit.path[-1])
    for path, additions in keys.items():
        splices += add_keys(habits, resolve(layout, path), additions, gone.get(path, ()))
    for path, values in items.items():
        splices += append_items(habits, resolve(layout, path), values, gone.get(path, ()))
    for path, steps in gone.items():
        splices += remove(layout, resolve(layout, path), steps, refilled=path in keys or path in items)
    return splices
