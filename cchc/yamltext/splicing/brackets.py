r"""Entries of lists and maps in brackets, put in and taken out with their commas.

On one line, between the neighbours; where every entry has a line of its own, as such a line. An
entry is its place in the text, so that a list and a map are the same here.

>>> from cchc.yamltext.edits import Append, Remove, apply
>>> print(apply("l: [a, b]  # x\n", [Append(("l",), "c"), Remove(("l", 0))]).text, end="")
l: [b, c]  # x
>>> print(apply("l: [\n  a,  # x\n  b  # y\n]\n", [Append(("l",), "c"), Remove(("l", 0))]).text, end="")
l: [
  b,  # y
  c
]

Refused where a comma stands on another line than the entry that it would go with:

>>> apply("l: [\n  a\n  , b]\n", [Remove(("l", 0))])
Traceback (most recent call last):
    ...
cchc.yamltext.splicing.splices.EditError: dấu phẩy không đứng cùng dòng với mục cần bỏ

Read next: `cchc.yamltext.splicing.insertion`, `cchc.yamltext.splicing.removal` (who uses it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.yamltext.decoding import locate
from cchc.yamltext.nodes import Sequence
from cchc.yamltext.splicing.splices import EditError, Splice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cchc.yamltext.nodes import Mapping
    from cchc.yamltext.splicing.layout import Layout

Spans = list[tuple[int, int]]

_COMMA = re.compile(r"[ \t]*,")


def spans(node: Mapping | Sequence) -> Spans:
    """Return where the entries of a list or map in brackets begin and end."""
    if isinstance(node, Sequence):
        return [(item.start, item.end) for item in node.items]
    return [(node.keys[name].start, value.end) for name, value in node.values.items()]


def insert(layout: Layout, spans: Spans, index: int, texts: list[str], *, behind: bool) -> list[Splice]:
    """Return the splices that put new entries next to another."""
    start, end = spans[index]
    new_line = layout.line_break(start) + " " * layout.column(start)
    has_own_line = layout.is_first_on_line(start)
    if not behind:
        separator = "," + new_line if has_own_line else ", "
        return [Splice(start, start, "".join(text + separator for text in texts))]
    comma = _COMMA.match(layout.text, end)
    if not has_own_line or not (comma or index == len(spans) - 1):
        return [Splice(end, end, "".join(", " + text for text in texts))]
    line_end = layout.line_end(end)
    if comma and layout.is_last_on_line(comma.end()):
        new_line = layout.line_break(line_end) + " " * layout.column(start)
        return [Splice(line_end, line_end, "".join(f"{new_line}{text}," for text in texts))]
    if not comma and layout.is_last_on_line(end):
        new_line = layout.line_break(line_end) + " " * layout.column(start)
        lines = Splice(line_end, line_end, new_line + f",{new_line}".join(texts))
        return [Splice(end, end, ",", depth=1), lines]
    separator = "," + new_line if not comma else ", "
    return [Splice(end, end, "".join(separator + text for text in texts))]


def replace(spans: Spans, texts: list[str]) -> list[Splice]:
    """Return the splices that put new entries in the place of all there are."""
    return [Splice(spans[0][0], spans[-1][1], ", ".join(texts))]


def remove(layout: Layout, spans: Spans, removals: Collection[int]) -> Iterator[Splice]:
    """Yield the splices that take entries out.

    Raises EditError where a comma stands on another line than its entry.
    """
    if "\n" in layout.text[spans[0][0] : spans[-1][1]]:
        yield from (_remove_one(layout, spans, index) for index in sorted(removals))
        return
    first = 0
    while first < len(spans):
        last = first
        while last in removals:
            last += 1
        if last > first:
            yield _remove_run(layout, spans, first, last - 1)
        first = last + 1


def _remove_run(layout: Layout, spans: Spans, first: int, last: int) -> Splice:
    """Take out neighbours that stand on one line."""
    if last + 1 < len(spans):
        return Splice(spans[first][0], spans[last + 1][0], "")
    if first:
        return Splice(spans[first - 1][1], spans[last][1], "")
    comma = _COMMA.match(layout.text, spans[last][1])
    return Splice(spans[0][0], comma.end() if comma else spans[last][1], "")


def _remove_one(layout: Layout, spans: Spans, index: int) -> Splice:
    """Take out an entry of several lines: its lines, or what it takes of a line.

    A comma before the last entry may stay: YAML allows one at the end.
    """
    start, end = spans[index]
    comma = _COMMA.match(layout.text, end)
    is_last = index == len(spans) - 1
    if not comma and not is_last:
        message = "dấu phẩy không đứng cùng dòng với mục cần bỏ"
        hint = "đưa dấu phẩy về cuối mục đứng trước"
        raise EditError("edit-comma", locate(layout.text, start), message, hint)
    behind = comma.end() if comma else end
    if layout.is_first_on_line(start) and layout.is_last_on_line(behind):
        return Splice(layout.line_start(start), layout.next_line_start(behind), "", whole_lines=True)
    if not is_last and "\n" not in layout.text[behind : spans[index + 1][0]]:
        return Splice(start, spans[index + 1][0], "")
    before = start if layout.is_first_on_line(start) else len(layout.text[:start].rstrip(" \t"))
    return Splice(before, behind, "")
