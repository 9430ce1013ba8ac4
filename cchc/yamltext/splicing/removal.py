r"""Keys and items taken out with all that they say, and nothing else.

The comment on a removed line goes with it, and so do comment lines between the first and the last
line of what is removed. Comment lines above and below stay: whether they speak of it, only a
person can tell, or whoever wrote them (`Layout.own_start`). Of two blank lines that would meet, one goes.

>>> from cchc.yamltext.edits import Remove, apply
>>> print(apply('''\
... notes:
...   # đầu năm
...   - Chờ tỉnh  # 3/2026
...
...   # giữa năm
...   - Tỉnh đã trả lời
... owner: VHXH
... ''', [Remove(("notes", 0)), Remove(("notes", 1))]).text, end="")
notes: []
  # đầu năm
<BLANKLINE>
  # giữa năm
owner: VHXH

Refused in maps with keys written with `? `, and of a pair right in a list's brackets:

>>> apply("? a\n: 1\n", [Remove(("a",))])
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: tên trường `a` viết theo kiểu `? `, lệnh không sửa được mục này
>>> apply("l: [a: 1]\n", [Remove(("l", 0, "a"))])  # doctest: +ELLIPSIS
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: cặp `tên: nội dung` nằm thẳng trong ngoặc vuông, ...

Read next: `cchc.yamltext.splicing.brackets` (entries in brackets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.yamltext.nodes import Mapping, Scalar
from cchc.yamltext.splicing import brackets
from cchc.yamltext.splicing.splices import Splice
from cchc.yamltext.splicing.targets import check_brackets, check_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.splicing.layout import Entry, Layout
    from cchc.yamltext.splicing.moves import Span
    from cchc.yamltext.splicing.targets import Target


def remove(
    layout: Layout,
    target: Target,
    steps: set[str | int],
    *,
    is_refilled: bool,
    moved: dict[int, Span],
) -> Iterator[Splice]:
    """Yield the splices that take keys or items out of a map or list.

    What is left without any becomes `{}` or `[]`, unless other edits refill it. `moved` are the
    lines of items that go elsewhere. Raises EditError in a style that can't be kept.
    """
    node = target.node
    if isinstance(node, Scalar):
        return
    names: list[str | int] = [*node.values] if isinstance(node, Mapping) else [*range(len(node.items))]
    removals = {index for index, name in enumerate(names) if name in steps}
    if isinstance(node, Mapping):
        check_keys(layout, node)
        check_brackets(layout, node)
    if node.flow:
        if not (is_refilled and len(removals) == len(names)):
            yield from brackets.remove(layout, brackets.spans(node), removals)
        return
    entries = list(layout.entries(node))
    if len(removals) == len(entries) and not is_refilled:
        yield from _remove_all(layout, target, entries)
        return
    behind_dash: set[int] = set()
    if 0 in removals and not layout.is_first_on_line(entries[0][0]):
        splice, behind_dash = _remove_behind_dash(layout, entries, removals)
        yield splice
    for index in sorted(removals - behind_dash):
        splice = _remove_lines(layout, entries, removals, index)
        if index in moved:
            start, end = moved[index]
            splice = splice._replace(
                start=min(splice.start, start), end=max(splice.end, layout.next_line_start(end))
            )
        yield splice


def _remove_behind_dash(layout: Layout, entries: list[Entry], removals: set[int]) -> tuple[Splice, set[int]]:
    """Take out what stands behind a dash: the next entry moves there, unless a comment is between.

    Returns the entries that are taken out with it, too.
    """
    remaining = next((index for index in range(len(entries)) if index not in removals), 0)
    start = entries[0][0]
    gaps = [(layout.content_end(entries[i][1]), entries[i + 1][0]) for i in range(remaining)]
    if remaining and not any("#" in layout.text[layout.next_line_start(end) : after] for end, after in gaps):
        return Splice(start, entries[remaining][0], ""), set(range(remaining))
    end = layout.line_end(layout.content_end(entries[0][1]))
    return Splice(len(layout.text[:start].rstrip(" ")), end, ""), {0}


def _remove_lines(layout: Layout, entries: list[Entry], removals: set[int], index: int) -> Splice:
    """Take out the lines of an entry, with one of two blank lines that would meet."""
    head, value = entries[index]
    floor = layout.content_end(entries[index - 1][1]) if index else -1
    start, end = layout.own_start(head, floor), layout.next_line_start(layout.content_end(value))
    above = layout.text[layout.line_start(start - 1) : start] if start else ""
    below = layout.text[end : layout.next_line_start(end)]
    if all(earlier in removals for earlier in range(index)):
        if not below.strip() and len(removals) < len(entries) and not above.lstrip(" \t").startswith("#"):
            end = layout.next_line_start(end)
    elif above and not above.strip() and not below.strip():
        blank = layout.line_start(start - 1)
        if blank > layout.content_end(entries[index - 1][1]):
            start = blank
    return Splice(start, end, "", whole_lines=True)


def _remove_all(layout: Layout, target: Target, entries: list[Entry]) -> Iterator[Splice]:
    """Take out everything: `{}` or `[]` comes behind the key or, without one, to the first entry."""
    empty = "{}" if isinstance(target.node, Mapping) else "[]"
    first, value = entries[0]
    if target.key is not None and layout.is_first_on_line(first):
        colon = layout.text.index(":", target.key.end) + 1
        yield Splice(colon, colon, " " + empty)
    else:
        yield Splice(first, layout.line_end(layout.content_end(value)), empty)
        entries = entries[1:]
    floor = -1
    for head, node in entries:
        start, floor = layout.own_start(head, floor), layout.content_end(node)
        yield Splice(start, layout.next_line_start(floor), "", whole_lines=True)
