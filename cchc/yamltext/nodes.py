"""A text as nodes that know their place, and how to find one of them by its path.

Begin and end count characters, so that a text is cut exactly there. Knows no parser:
`cchc.yamltext.parsing` makes the nodes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from cchc.errors import Location

# What a text says, without places: every scalar as it is written.
Plain = str | list["Plain"] | dict[str, "Plain"]
# The keys and indexes that lead to a value.
Path = tuple[str | int, ...]


class Scalar(NamedTuple):
    """A text value; `start` and `end` count characters from the head of the text.

    `style` is `''` for a plain scalar, else one of `'`, `"`, `|`, `>`.
    """

    value: str
    start: int
    end: int
    location: Location
    style: str


class Sequence(NamedTuple):
    """A list; the end of a block list runs past comments: use the end of its last leaf."""

    items: list[Node]
    start: int
    end: int
    location: Location
    flow: bool


class Mapping(NamedTuple):
    """A map; `keys` and `values` share their keys, in the order of the text."""

    keys: dict[str, Scalar]
    values: dict[str, Node]
    start: int
    end: int
    location: Location
    flow: bool


Node = Scalar | Sequence | Mapping


def location_of(node: Node, path: Path, *, on_key: bool = False) -> Location:
    """Return where a value stands, or the key before it; the nearest thing around, if it is absent."""
    location = node.location
    for step in path:
        inside = child(node, step)
        if inside is None:
            break
        if isinstance(node, Mapping):
            is_key = on_key or not isinstance(inside, Scalar) or not inside.value
            location = node.keys[str(step)].location if is_key else inside.location
        else:
            location = _head(inside)
        node = inside
    return location


def location_of_words(node: Node, path: Path, text: str, words: str) -> Location:
    """Return where words stand within a value, composed or not; the value, if they aren't there."""
    location = location_of(node, path)
    for step in path:
        inside = child(node, step)
        if inside is None:
            return location
        node = inside
    for spelling in (unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)):
        pattern = re.compile(r"\s+".join(map(re.escape, spelling.split())))
        if match := pattern.search(text, node.start, node.end):
            return _location_behind(node, text, match)
    return location


def _location_behind(node: Node, text: str, match: re.Match[str]) -> Location:
    """Return the location of what was found in a node; lines are counted from the node's own on."""
    width = len(match.group().split("\n")[0].rstrip())
    line = node.location.line + text.count("\n", node.start, match.start())
    return Location(line, match.start() - text.rfind("\n", 0, match.start()), width)


def child(node: Node, step: str | int) -> Node | None:
    """Return the node that one step leads to, None where there is none."""
    if isinstance(node, Mapping):
        return node.values.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _head(node: Node) -> Location:
    """Return where to point for a list item: at its text, or at its first key."""
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).location
    return node.location
