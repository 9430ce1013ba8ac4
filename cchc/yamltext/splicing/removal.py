"""Keys and items taken out with all that they say, and nothing else.

The comment on a removed line goes with it, and so do comment lines between the first and the last
line of what is removed. Comment lines above and below stay: whether they speak of it, only a
person can tell. Of two blank lines that would meet, one goes.

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
    from cchc.yamltext.splicing.targets import Target


def remove(layout: Layout, place: Target, steps: set[str | int], *, refilled: bool) -> Iterator[Splice]:
    """Give the splices that take keys or items out of what stands at a place.

    What is left without any becomes `{}` or `[]`, unless it is `refilled` by other edits. Raises
    EditError in a style that can't be kept.
    """
    node = place.node
    if isinstance(node, Scalar):
        return
    names: list[str | int] = [*node.values] if isinstance(node, Mapping) else [*range(len(node.items))]
    gone = {index for index, name in enumerate(names) if name in steps}
    if isinstance(node, Mapping):
        check_keys(layout, node)
        check_brackets(layout, node)
    if node.flow:
        if not (refilled and len(gone) == len(names)):
            yield from brackets.remove(layout, brackets.spans(node), gone)
        return
    entries = list(layout.entries(node))
    if len(gone) == len(entries) and not refilled:
        yield from _empty(layout, place, entries)
        return
    taken: set[int] = set()
    if 0 in gone and not layout.is_first_on_line(entries[0][0]):
        splice, taken = _behind_dash(layout, entries, gone)
        yield splice
    for index in sorted(gone - taken):
        yield _lines(layout, entries, gone, index)


def _behind_dash(layout: Layout, entries: list[Entry], gone: set[int]) -> tuple[Splice, set[int]]:
    """Take out what stands behind a dash: the next entry moves there, unless a comment is between.

    Gives the entries that are taken out with it, too.
    """
    stays = next((index for index in range(len(entries)) if index not in gone), 0)
    start = entries[0][0]
    gaps = [(layout.content_end(entries[i][1]), entries[i + 1][0]) for i in range(stays)]
    if stays and not any("#" in layout.text[layout.next_line(end) : after] for end, after in gaps):
        return Splice(start, entries[stays][0], ""), set(range(stays))
    end = layout.line_end(layout.content_end(entries[0][1]))
    return Splice(len(layout.text[:start].rstrip(" ")), end, ""), {0}


def _lines(layout: Layout, entries: list[Entry], gone: set[int], index: int) -> Splice:
    """Take out the lines of an entry, with one of two blank lines that would meet."""
    at, value = entries[index]
    start, end = layout.line_start(at), layout.next_line(layout.content_end(value))
    above = layout.text[layout.line_start(start - 1) : start] if start else ""
    below = layout.text[end : layout.next_line(end)]
    if all(earlier in gone for earlier in range(index)):
        if not below.strip() and len(gone) < len(entries) and not above.lstrip(" \t").startswith("#"):
            end = layout.next_line(end)
    elif above and not above.strip() and not below.strip():
        blank = layout.line_start(start - 1)
        if blank > layout.content_end(entries[index - 1][1]):
            start = blank
    return Splice(start, end, "", whole_lines=True)


def _empty(layout: Layout, place: Target, entries: list[Entry]) -> Iterator[Splice]:
    """Take out everything: `{}` or `[]` comes behind the key or, without one, to the first entry."""
    written = "{}" if isinstance(place.node, Mapping) else "[]"
    first, value = entries[0]
    if place.key is not None and layout.is_first_on_line(first):
        colon = layout.text.index(":", place.key.end) + 1
        yield Splice(colon, colon, " " + written)
    else:
        yield Splice(first, layout.line_end(layout.content_end(value)), written)
        entries = entries[1:]
    for at, node in entries:
        start, end = layout.line_start(at), layout.next_line(layout.content_end(node))
        yield Splice(start, end, "", whole_lines=True)
