"""Where in a text its lines, its values and their comments begin and end.

The tree knows where a value begins, but the end of a block there runs past comments and blank
lines: here it is found. A place is a number of characters from the head of the text (`at`), columns
count from 0. Changes nothing and judges no style.

Read next: `cchc.yamltext.splicing.style` (the document's own style).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    """A text with its tree, and where things stand in it.

    `goes_along` says whether comment lines right above an entry are its own.
    """

    def __init__(self, text: str, root: Node, goes_along: Callable[[list[str]], bool] | None = None) -> None:
        self.text = text
        self.root = root
        self._goes_along = goes_along

    def line_start(self, at: int) -> int:
        """Return the head of the line of a place."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return the end of the line of a place, before its line break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def next_line_start(self, at: int) -> int:
        """Return the head of the next line, or the end of the text."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def line_break(self, at: int) -> str:
        """Return the line break of the line of a place; of the line before, when it has none."""
        end = self.text.find("\n", at)
        end = self.text.rfind("\n") if end < 0 else end
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def column(self, at: int) -> int:
        """Return how many characters stand before a place on its line."""
        return at - self.line_start(at)

    def is_first_on_line(self, at: int) -> bool:
        """Whether only blanks stand before a place on its line."""
        return not self.text[self.line_start(at) : at].strip(" \t")

    def is_last_on_line(self, at: int) -> bool:
        """Whether only blanks or a comment stand behind a place on its line."""
        rest = self.text[at : self.line_end(at)]
        return not rest.strip(" \t") or rest.lstrip(" \t").startswith("#")

    def is_commented(self, at: int) -> bool:
        """Whether a place stands on a comment line, behind its mark."""
        return self.text[self.line_start(at) : at].lstrip(" \t").startswith("#")

    def is_explicit(self, mapping: Mapping, key: Scalar) -> bool:
        """Whether a key is written with `? `."""
        before = self.text[self.line_start(key.start) : key.start].rstrip(" \t")
        return before.endswith("?") or not (mapping.flow or self.has_colon(key))

    def has_colon(self, key: Scalar) -> bool:
        """Whether a colon follows a key on its line: `{a, b}` has keys without."""
        return self.text[key.end : self.line_end(key.end)].lstrip(" \t").startswith(":")

    def has_blank_line(self, start: int, end: int) -> bool:
        """Whether an empty line stands between two places."""
        lines = self.text[self.next_line_start(start) : end].split("\n")[:-1]
        return any(not line.strip() for line in lines)

    def block(self, scalar: Scalar) -> Block:
        """Return the parts of a `|` or `>` scalar."""
        header = _HEADER.match(self.text, scalar.start)
        explicit, keeps = (header[1] or header[3], header[2] == "+") if header else ("", False)
        header_end = header.end() if header else scalar.start
        start = min(self.next_line_start(header_end), scalar.end)
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
            content = "\n".join(lines)
            end = start + len(content) - (content.endswith("\r"))
        if end <= start:
            end = self.line_end(header_end)
        return Block(header_end, explicit, keeps, start, end, indent)

    def content_end(self, node: Node) -> int:
        """Return the end of what a node says, without the comments and blank lines behind it."""
        if isinstance(node, Scalar):
            return self.block(node).end if node.style in {"|", ">"} else node.end
        if node.flow:
            return node.end
        last = node.items[-1:] if isinstance(node, Sequence) else list(node.values.values())[-1:]
        return self.content_end(last[0]) if last else node.start

    def entries(self, node: Mapping | Sequence) -> Iterator[Entry]:
        """Yield the entries of a block, each with the place of its key or dash."""
        if isinstance(node, Mapping):
            yield from ((node.keys[name].start, value) for name, value in node.values.items())
            return
        column, at = self.column(node.start), node.start
        for item in node.items:
            while self.text[at : at + 1] != "-" or self.is_commented(at):
                at = self.next_line_start(at - column) + column
            yield at, item
            at = self.next_line_start(self.content_end(item)) + column

    def text_end(self, node: Node) -> int:
        """Return the end of the last line of a node that is not blank, be blank lines part of it or not."""
        end = self.content_end(node)
        while end > node.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def insertion_behind(self, node: Node, column: int, *, at_column: bool = False) -> int:
        """Return the end of the last line that belongs to a node, whose list or map stands at a column.

        Comments that are indented deeper belong to it, even behind a blank line; with `at_column`
        those at the column do, too, when they follow at once.
        """
        end = here = self.line_end(self.content_end(node))
        is_apart = False
        while (here := self.next_line_start(here)) < len(self.text):
            line = self.text[here : self.line_end(here)]
            if not line.strip():
                is_apart = True
            elif not line.lstrip(" \t").startswith("#"):
                break
            elif _blanks(line) > column or (_blanks(line) == column and at_column and not is_apart):
                end = self.line_end(here)
            else:
                break
        return end

    def insertion_above(self, start: int, floor: int) -> int:
        """Return where to insert before an entry: above its comments, but not above the `floor`.

        That is the entry itself when it doesn't stand first on its line; comments at the very head
        of a text are the text's own.
        """
        if not self.is_first_on_line(start):
            return start
        line = self.line_start(start)
        while line > 0:
            above = self.line_start(line - 1)
            if above <= floor or not self.text[above:line].lstrip(" \t").startswith("#"):
                return line
            line = above
        return self.line_start(start)

    def own_start(self, start: int, floor: int) -> int:
        """Return where the lines of an entry begin, with the comments above it that are its own."""
        line, first = self.line_start(start), self.insertion_above(start, floor)
        above = self.text[first:line].splitlines()
        return first if above and self._goes_along and self._goes_along(above) else line

    def keeps_breaks(self, node: Node) -> bool:
        """Whether the blank lines behind a node are part of what it says (`|+`)."""
        while not isinstance(node, Scalar) and not node.flow:
            children = node.items if isinstance(node, Sequence) else list(node.values.values())
            if not children:
                return False
            node = children[-1]
        return isinstance(node, Scalar) and node.style in {"|", ">"} and self.block(node).keeps


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
