"""What an edit did to a text, seen by other eyes than those of the code under test.

Data is read by PyYAML's base loader, comments are what stands between its tokens, and lines are
compared by difflib.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.support.checkout import TESTS

MESSY = sorted((TESTS / "messy").glob("*.yaml"))

_COMMENT = re.compile(r"#[^\r\n]*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def text_of(path: Path) -> str:
    """Return the text of a file with the line endings that it has."""
    return path.read_bytes().decode()


def data_of(text: str) -> Any:
    """Read a text as plain strings, lists and dicts."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their endings."""
    return _LINE.findall(text)


@lru_cache(maxsize=4)  # one text is edited in many ways
def comments_of(text: str) -> list[tuple[int, str]]:
    """Return the comments of a text, each with the number of its line from 0 on."""
    heads = [0, *(found.end() for found in re.finditer("\n", text))]
    found, at = [], 0
    spans = [(len(text), len(text))]
    for token in yaml.scan(text, Loader=yaml.CLoader):
        start, end = token.start_mark.index, token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            spans.append((start, start + 1))  # a comment may stand behind its header
            start = min(text.find("\n", start) % (len(text) + 1), end)
        spans.append((start, end))
    for start, end in sorted(spans):
        found += [
            (here.start(), here.group().rstrip()) for here in _COMMENT.finditer(text, at, max(start, at))
        ]
        at = max(at, end)
    return [(bisect_right(heads, place) - 1, comment) for place, comment in found]


def lost_comments(old: str, new: str, gone: range = range(0)) -> list[str]:
    """Return the comments that an edit lost, but for those on lines that were removed on purpose."""
    before = Counter(comment for line, comment in comments_of(old) if line not in gone)
    return list((before - Counter(comment for _, comment in comments_of(new))).elements())


def changed_lines(old: str, new: str) -> tuple[list[int], list[str]]:
    """Return the old lines that went, by number, and the new ones that came.

    The line break that a last line gets when others follow it is no change.
    """
    ours, theirs = lines_of(old), lines_of(new)
    if ours and not ours[-1].endswith("\n"):
        ours[-1] += "\r\n" if "\r\n" in old else "\n"
        theirs[-1] += "" if theirs[-1].endswith("\n") else ours[-1][len(ours[-1].rstrip("\r\n")) :]
    went: list[int] = []
    came: list[str] = []
    for what, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            went += range(start, end)
            came += theirs[first:last]
    return went, came


def has_foreign_line_ends(old: str, new: str) -> bool:
    """Whether an edit brought a line ending that the text has nowhere."""
    kinds = [{line[len(line.rstrip("\r\n")) :] for line in lines_of(text)} - {""} for text in (old, new)]
    return not kinds[1] <= kinds[0]


@lru_cache(maxsize=4)  # here, too
def _tree_of(text: str) -> yaml.Node:
    return yaml.compose(text, Loader=yaml.CLoader)


def own_lines(text: str, path: tuple[str | int, ...]) -> range:
    """Return the lines of what stands at a path, from its key or dash to the end of its last value."""
    node = head = _tree_of(text)
    dash = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            head, node = next((key, value) for key, value in node.value if key.value == step)
            dash = None
        else:
            dash = None if node.flow_style else node.start_mark.column
            head = node = node.value[step]
    first = head.start_mark.line
    lines = lines_of(text)
    if dash is not None:
        while lines[first][dash : dash + 1] != "-" and not lines[first][: dash + 1].strip():
            first -= 1  # the dash stands on a line of its own
    return range(first, _last_line(node, text, lines) + 1)


def _last_line(node: yaml.Node, text: str, lines: list[str]) -> int:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    end = node.end_mark
    last: int = end.line - (end.column == 0 and end.index > node.start_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        keeps = "+" in lines[node.start_mark.line][node.start_mark.column :].split("#")[0]
        while not keeps and not lines[last].strip():
            last -= 1
    return min(last, text.count("\n"))
