"""Lines of YAML in blocks: what one begins, in which column, which stand around it, and one set right.

Knows neither a parser nor plans. Lines and columns count from 0 here.

Read next: `cchc.yamltext.remedies` (what may be wrong with one).
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_ITEM = 60  # lines
JUST_ABOVE = 2  # lines that are near whatever they say
_KEY = re.compile(r"(?:- +)*[\w-]+:(?: |$)")
_OPEN_KEY = re.compile(r" *(?:- +)*[\w-]+: *(?:#.*)?$")
_MARK = re.compile(r"(?:^|\s)[|>][+-]? *(?:#.*)?$")


class Remedy(NamedTuple):
    """Lines that stand instead of one, and what is said of it.

    `start` is where in them the value begins; None for the rest of a text, which begins nothing.
    """

    line: int
    instead: tuple[str, ...]
    start: tuple[int, int] | None
    message: str
    hint: str
    code: str = "yaml"
    column: int = 0  # of the line as it is, where it is shown to be wrong
    width: int = 0  # of what is shown; 0 for all up to the end of the line

    def apply(self, lines: Sequence[str]) -> str:
        """Return the text with these lines."""
        return "\n".join([*lines[: self.line], *self.instead, *lines[self.line + 1 :]])


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def text_column(line: str) -> int:
    """Return the column in which the text of a line begins, behind its dashes."""
    return len(line) - len(line.lstrip(" -")) if is_item(line) else indent(line)


def is_content(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return line.lstrip(" ").startswith("- ")


def is_field(line: str) -> bool:
    """Whether a line begins with the name of a field, or an item that does."""
    return _KEY.match(line.lstrip(" ")) is not None


def is_opener(line: str) -> bool:
    """Whether lines below may belong to a line: a field, an item, or what is left of one that held a text."""
    return is_field(line) or is_item(line) or begins_text(line)


def begins_text(line: str) -> bool:
    """Whether a line ends in the mark of a text over the lines below."""
    return _MARK.search(line) is not None


def is_empty_opener(line: str) -> bool:
    """Whether a line says nothing without lines below: a field with nothing beside it, or a text's mark."""
    return _OPEN_KEY.match(line) is not None or begins_text(line)


def is_taken_in(lines: Sequence[str], line: int) -> bool:
    """Whether an item stands so far in that it is read as the rest of the text in the line above.

    >>> is_taken_in(["  - Sở Nội vụ", "    - Trạm Y tế"], 1)
    True
    >>> is_taken_in(["  - Sở Nội vụ", "  - Trạm Y tế"], 1)
    False
    """
    above = lines[previous(lines, line)]
    if not is_item(lines[line]) or not (is_field(above) or is_item(above)) or is_empty_opener(above):
        return False
    return indent(lines[line]) > (text_column(above) if is_field(above) else indent(above))


def content_at(lines: Sequence[str], line: int) -> int:
    """Return a line, or the nearest above that is no blank one and no comment; else the first."""
    return line if line < len(lines) and is_content(lines[line]) else previous(lines, line)


def previous(lines: Sequence[str], line: int) -> int:
    """Return the nearest line above that is no blank one and no comment; the first if there is none."""
    above = range(min(line, len(lines)) - 1, -1, -1)
    return next((at for at in above if is_content(lines[at])), 0)


def following(lines: Sequence[str], line: int) -> int:
    """Return the next line that is no blank one and no comment; the line itself if there is none."""
    return next((at for at in range(line + 1, len(lines)) if is_content(lines[at])), line)


def head_of_item(lines: Sequence[str], line: int) -> int:
    """Return the line that begins the item in which a line stands; the line itself where it is in none."""
    if is_item(lines[line]):
        return line
    above = range(line - 1, -1, -1)
    heads = (at for at in above if is_item(lines[at]) and indent(lines[at]) < indent(lines[line]))
    return next(heads, line)


def lines_near(lines: Sequence[str], at: int) -> list[int]:
    """Return the lines just above, an opener above, the one that a line stands below, and the next line."""
    near: list[int] = []
    depth, wanted = indent(lines[at]), 0
    for line in range(at - 1, -1, -1):
        if not is_content(lines[line]):
            continue
        opens = is_opener(lines[line])
        if len(near) < JUST_ABOVE:
            near.append(line)
        elif opens and wanted == 0:
            near.append(line)
            wanted = 1
        elif opens and indent(lines[line]) < depth:
            near.append(line)
            break
    return [*near, following(lines, at)]


def is_said_above(lines: Sequence[str], line: int) -> bool:
    """Whether a line says what one above in its record, or in its item, says."""
    column, words = text_column(lines[line]), lines[line].strip()
    above = (lines[at] for at in range(line - 1, -1, -1) if is_content(lines[at]))
    beside = takewhile(lambda one: text_column(one) >= column, above)
    return any(one.lstrip(" -").rstrip() == words for one in beside)


def lines_naming(lines: Sequence[str], head: int, name: str) -> Iterator[int]:
    """Yield the lines of an item that name a field, where they are read as a text."""
    for line in range(head, min(head + LONGEST_ITEM, len(lines))):
        if line > head and is_item(lines[line]) and indent(lines[line]) <= indent(lines[head]):
            return
        if re.search(rf"(?:^|\s){name}:(?: |$)", lines[line]):
            yield line
