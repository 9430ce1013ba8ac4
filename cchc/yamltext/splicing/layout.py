"""Where in a text its lines, its values and their comments begin and end.

The marks of the YAML reader say where a value begins; a block's end runs past comments and blank
lines, so that it is asked for here. Reads; writes nothing, and judges no style.

Read next: `cchc.yamltext.splicing.style` (the document's own style).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Node

Entry = tuple[int, "Node"]  # where a key or a dash stands, and the value
_HEADER = re.compile(r"[|>]([1-9]?)([+-]?)([1-9]?)")


class Block(NamedTuple):
    """The parts of a `|` or `>` scalar: its header, and its lines without line breaks.

    `indent` is None when no line has content; `end` is behind the last line that counts.
    """

    header_end: int
    explicit: str
    keeps: bool
    start: int
    end: int
    indent: int | None


class Layout:
    """A text with its tree, asked for places."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.root = root

    def line_start(self, at: int) -> int:
        """Give the head of the line of a place."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Give the end of the line of a place, before its line break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def next_line(self, at: int) -> int:
        """Give the head of the next line, or the end of the text."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def line_break(self, at: int) -> str:
        """Give the line break of the line of a place; of the line before, when it has none."""
        end = self.text.find("\n", at)
        end = self.text.rfind("\n") if end < 0 else end
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def column(self, at: int) -> int:
        """Count the characters before a place on its line."""
        return at - self.line_start(at)

    def is_first_on_line(self, at: int) -> bool:
        """Tell whether only blanks stand before a place on its line."""
        return not self.text[self.line_start(at) : at].strip(" \t")

    def is_last_on_line(self, at: int) -> bool:
        """Tell whether only blanks or a comment stand behind a place on its line."""
        rest = self.text[at : self.line_end(at)]
        return not rest.strip(" \t") or rest.lstrip(" \t").startswith("#")

    def is_commented(self, at: int) -> bool:
        """Tell whether a place stands on a comment line, behind its mark."""
        return self.text[self.line_start(at) : at].lstrip(" \t").startswith("#")

    def is_explicit(self, mapping: Mapping, key: Scalar) -> bool:
        """Tell whether a key is written with `? `."""
        before = self.text[self.line_start(key.start) : key.start].rstrip(" \t")
        return before.endswith("?") or not (mapping.flow or self.has_colon(key))

    def has_colon(self, key: Scalar) -> bool:
        """Tell whether a colon follows a key on its line: `{a, b}` has keys without."""
        return self.text[key.end : self.line_end(key.end)].lstrip(" \t").startswith(":")

    def has_blank_line(self, start: int, end: int) -> bool:
        """Tell whether an empty line stands between two places."""
        lines = self.text[self.next_line(start) : end].split("\n")[:-1]
        return any(not line.strip() for line in lines)

    def block(self, scalar: Scalar) -> Block:
        """Take a `|` or `>` scalar apart."""
        header = _HEADER.match(self.text, scalar.start)
        explicit, keeps = (header[1] or header[3], header[2] == "+") if header else ("", False)
        header_end = header.end() if header else scalar.start
        start = min(self.next_line(header_end), scalar.end)
        body = self.text[start : scalar.end]
        full = next((line for line in body.split("\n") if line.strip()), None)
        indent = None
        if full is not None:
            shown = next(line for line in scalar.value.split("\n") if line.strip())
            indent = _blanks(full) - _blanks(shown)
        if keeps:
            end = scalar.end - (2 if body.endswith("\r\n") else 1 if body.endswith("\n") else 0)
        else:
            lines = body.split("\n")
            while lines and not lines[-1].strip() and len(lines[-1].rstrip("\r")) <= (indent or len(body)):
                lines.pop()
            kept = "\n".join(lines)
            end = start + len(kept) - (kept.endswith("\r"))
        if end <= start:
            end = self.line_end(header_end)
        return Block(header_end, explicit, keeps, start, end, indent)

    def content_end(self, node: Node) -> int:
        """Give the end of what a node says, without the comments and blank lines behind it."""
        if isinstance(node, Scalar):
            return self.block(node).end if node.style in {"|", ">"} else node.end
        if node.flow:
            return node.end
        last = node.items[-1:] if isinstance(node, Sequence) else list(node.values.values())[-1:]
        return self.content_end(last[0]) if last else node.start

    def entries(self, node: Mapping | Sequence) -> Iterator[Entry]:
        """Give the entries of a block with the places of their keys or dashes."""
        if isinstance(node, Mapping):
            yield from ((node.keys[name].start, value) for name, value in node.values.items())
            return
        column, at = self.column(node.start), node.start
        for item in node.items:
            while self.text[at : at + 1] != "-" or self.is_commented(at):
                at = self.next_line(at - column) + column
            yield at, item
            at = self.next_line(self.content_end(item)) + column

    def last_letter(self, node: Node) -> int:
        """Give the end of what a node says, without blank lines that are part of it, too."""
        end = self.content_end(node)
        while end > node.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def behind(self, node: Node, column: int, *, at_column: bool = False) -> int:
        """Give the end of the last line that belongs to a node of a container at a column.

        Comments that are indented deeper belong to it, even behind a blank line; with `at_column`
        those at the column do, too, when they follow at once.
        """
        found = here = self.line_end(self.content_end(node))
        apart = False
        while (here := self.next_line(here)) < len(self.text):
            line = self.text[here : self.line_end(here)]
            if not line.strip():
                apart = True
            elif not line.lstrip(" \t").startswith("#"):
                break
            elif _blanks(line) > column or (_blanks(line) == column and at_column and not apart):
                found = self.line_end(here)
            else:
                break
        return found

    def above(self, start: int, floor: int) -> int:
        """Give where to insert before an entry: above its comments, but not above the `floor`.

        That is the entry itself when it doesn't stand first on its line; comments at the very head
        of a text are the text's own.
        """
        if not self.is_first_on_line(start):
            return start
        found = self.line_start(start)
        while found > 0:
            above = self.line_start(found - 1)
            if above <= floor or not self.text[above:found].lstrip(" \t").startswith("#"):
                return found
            found = above
        return self.line_start(start)

    def keeps_breaks(self, node: Node) -> bool:
        """Tell whether the blank lines behind a node are part of what it says (`|+`)."""
        while not isinstance(node, Scalar) and not node.flow:
            children = node.items if isinstance(node, Sequence) else list(node.values.values())
            if not children:
                return False
            node = children[-1]
        return isinstance(node, Scalar) and node.style in {"|", ">"} and self.block(node).keeps


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
