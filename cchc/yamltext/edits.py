r"""Edits of a YAML text that people own: only the lines of what changed are touched.

The git diff of a plan is its audit trail, so an edit keeps every comment, quote and line ending
elsewhere, and writes in the document's own style. A style that it can't keep is refused by name.

An edit takes five steps, each in a module of its own:

1. `parsing.parse_nodes` makes of the text a tree of `nodes` that know where they begin and end;
   `splicing.layout` finds the ends of lines, comments and block scalars around them.
2. `splicing.targets` finds the node that a path leads to, or refuses the edit.
3. `splicing.style` learns the document's style from itself: indentation, quotes, width, blank lines.
4. `splicing.replacement`, `insertion`, `item_insertion` and `removal` turn an edit into `splices`:
   pieces of text to take out, and what comes there instead. All places are those of the text as it
   was read; the splices are put in together, from the beginning to the end, so that none moves another.
   Items that only change places keep their own lines (`moves`).
5. The net: the new text is read again, as strictly as any file, and must say what the old one said
   with the same edits made to the bare data (`data_edits.apply_to_data`); else the edit is refused.

>>> before = '''\
... tasks:
... - id: 1
...   title: 'Kế hoạch tuyên truyền'  # theo Công văn 15
...   notes: [Chờ tỉnh]
... '''
>>> after = apply(before, [
...     Set(("tasks", 0, "title"), "Kế hoạch tuyên truyền năm 2026"),
...     Append(("tasks", 0, "notes"), "Tỉnh đã trả lời"),
...     Append(("tasks",), {"id": "2", "title": "Báo cáo quý"}),
... ])
>>> print(after.text, end="")
tasks:
- id: 1
  title: 'Kế hoạch tuyên truyền năm 2026'  # theo Công văn 15
  notes: [Chờ tỉnh, Tỉnh đã trả lời]
- id: 2
  title: 'Báo cáo quý'

Knows YAML, not plans: what is edited, and in which order fields stand, the caller decides.

Read next: `cchc.yamltext.operations` (the five edits by example), then the modules of the steps.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import TextError
from cchc.yamltext import damage, decoding, nodes, parsing
from cchc.yamltext.data_edits import apply_to_data, sort_key
from cchc.yamltext.operations import Add, Append, Edit, Insert, Remove, Set
from cchc.yamltext.splicing import moves, scalars
from cchc.yamltext.splicing.insertion import Addition, add_keys
from cchc.yamltext.splicing.item_insertion import insert_items
from cchc.yamltext.splicing.layout import Layout
from cchc.yamltext.splicing.removal import remove
from cchc.yamltext.splicing.replacement import replace_value
from cchc.yamltext.splicing.splices import EditError, Splice, join, overlap_error
from cchc.yamltext.splicing.style import DocumentStyle
from cchc.yamltext.splicing.targets import find_target, no_target_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc.yamltext.nodes import Node, Path, Plain
    from cchc.yamltext.splicing.style_counts import StyleCounts

__all__ = ["Add", "Append", "Edit", "EditError", "EditedText", "Insert", "Remove", "Set", "apply"]


class EditedText(NamedTuple):
    """A text after its edits, and its data, which were read from it."""

    text: str
    data: Plain


def apply(  # noqa: PLR0913  what was read before, and what only the caller knows
    text: str,
    edits: Sequence[Edit],
    style_counts: StyleCounts | None = None,
    *,
    data: Plain | None = None,
    tree: Node | None = None,
    goes_along: Callable[[list[str]], bool] | None = None,
) -> EditedText:
    r"""Return a text with edits made; all paths are those before the first edit.

    `style_counts` are those of the document that the text is cut from, if it is; `data` and `tree`
    are those of the text, if it was read before. `goes_along` says whether the comment lines right above
    an item of a list are taken out with it; without it they stay.

    Raises EditError when an edit can't be made without touching or guessing more than was asked for,
    and TextError when the text itself can't be read.

    >>> apply("a: 1\n", [Set(("a",), "2"), Remove(("a",))])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: hai thay đổi cùng chạm vào một chỗ trong tệp
    """
    data = parsing.parse_plain(text) if data is None else data
    if not edits:
        return EditedText(text, data)
    layout = Layout(text, parsing.parse_nodes(text) if tree is None else tree, goes_along)
    _check_edits(layout, edits)
    new = join(text, _splices(DocumentStyle(layout, style_counts), edits))
    new_data = _read_back(new, apply_to_data(data, edits))
    if new_data is None:
        raise EditError(
            "edit-unsafe",
            nodes.location_of(layout.root, edits[0].path),
            "không sửa được chỗ này mà vẫn giữ nguyên phần còn lại của tệp, nên tệp chưa được ghi",
            "sửa tay bằng trình soạn thảo rồi chạy `cchc check`",
        )
    return EditedText(new, new_data)


def _read_back(text: str, expected: Plain) -> Plain | None:
    """Return the data of a text, read as strictly as any file; None when they aren't what is expected."""
    try:
        decoded, _ = decoding.decode(text.encode())
        data = parsing.parse_plain(decoded)
    except TextError:
        return None
    return data if data == expected else None


def _check_edits(layout: Layout, edits: Sequence[Edit]) -> None:
    """Refuse values that no file can hold, and two edits of one place."""
    for edit in edits:
        if not edit.path and not isinstance(edit, Append):
            raise no_target_error(layout, edit.path)
        if not isinstance(edit, Remove) and not all(map(_is_writable, _texts(edit.value))):
            message = "nội dung có ký tự không ghi được vào tệp"
            location = nodes.location_of(layout.root, edit.path)
            raise EditError("edit-bad-character", location, message, "xóa ký tự lạ rồi nhập lại")
    for edit, following in pairwise(sorted(edits, key=lambda edit: sort_key(_changed_path(edit)))):
        path, changed = _changed_path(edit), _changed_path(following)
        goes_on = len(changed) > len(path) or isinstance(following, Append | Insert)
        if changed[: len(path)] == path and not (isinstance(edit, Append | Insert) and goes_on):
            raise overlap_error(nodes.location_of(layout.root, following.path))


def _changed_path(edit: Edit) -> Path:
    """Return the path of what an edit changes: of an inserted item, that of its list."""
    return edit.path[:-1] if isinstance(edit, Insert) else edit.path


def _is_writable(text: str) -> bool:
    """Whether a file may hold a text: all characters can be written, no letter is destroyed."""
    if not scalars.is_writable(text):
        return False
    return text.isascii() or damage.find(text) is None


def _texts(value: Plain) -> Iterator[str]:
    """Yield every key and every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _splices(style: DocumentStyle, edits: Sequence[Edit]) -> list[Splice]:
    """Return the splices of all edits; what goes to one list or map is put in together."""
    layout = style.layout
    splices: list[Splice] = []
    additions: dict[Path, list[Addition]] = {}
    items: dict[Path, list[moves.NewItem]] = {}
    moved: dict[Path, dict[int, moves.Span]] = {}
    removals: dict[Path, set[str | int]] = {}
    for edit in edits:
        if isinstance(edit, Set):
            splices += replace_value(style, find_target(layout, edit.path), edit.value)
        elif isinstance(edit, Add):
            addition = (str(edit.path[-1]), edit.value, edit.order)
            additions.setdefault(edit.path[:-1], []).append(addition)
        elif isinstance(edit, Append):
            items.setdefault(edit.path, []).append((None, edit.value))
        elif isinstance(edit, Insert):
            items.setdefault(edit.path[:-1], []).append((int(edit.path[-1]), edit.value))
        else:
            removals.setdefault(find_target(layout, edit.path).path[:-1], set()).add(edit.path[-1])
    for path, keys in additions.items():
        splices += add_keys(style, find_target(layout, path), keys, removals.get(path, ()))
    for path, new in items.items():
        target, gone = find_target(layout, path), removals.get(path, ())
        as_written, moved[path] = moves.find(layout, target, new, gone)
        splices += insert_items(style, target, as_written, gone)
    for path, steps in removals.items():
        is_refilled = path in additions or path in items
        target, own = find_target(layout, path), moved.get(path, {})
        splices += remove(layout, target, steps, is_refilled=is_refilled, moved=own)
    return splices
