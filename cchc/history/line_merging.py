"""Three versions of a text merged line by line, where the two sides changed different lines.

Knows lines, neither plans nor git, which needn't be there: whoever merges sees whether the result says
what it must. Read next: `cchc.history.undoing`.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

_MAX_LINES = 20_000  # between the first and the last changed line; more take too long to compare


class _Hunk(NamedTuple):
    """Lines `start` to `end` of the base, and what a side has instead."""

    start: int
    end: int
    lines: list[bytes]


def merge(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    r"""Return what both sides made of a text; None when they changed the same lines.

    >>> merge(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\n")
    b'A\nb\n'
    """
    lines = base.splitlines(keepends=True)
    sides = [_hunks(lines, side.splitlines(keepends=True)) for side in (ours, theirs)]
    if any(hunks is None for hunks in sides):
        return None
    merged: list[bytes] = []
    at = 0
    for hunk in sorted(hunk for hunks in sides for hunk in hunks or ()):
        if hunk.start < at:
            return None
        merged += lines[at : hunk.start] + hunk.lines
        at = hunk.end
    return b"".join(merged + lines[at:])


def _hunks(base: list[bytes], side: list[bytes]) -> list[_Hunk] | None:
    """Return where a side differs, in order; None when that is too much to look at."""
    head, least = 0, min(len(base), len(side))
    while head < least and base[head] == side[head]:
        head += 1
    tail = 0
    while tail < least - head and base[-1 - tail] == side[-1 - tail]:
        tail += 1
    old, new = base[head : len(base) - tail], side[head : len(side) - tail]
    if len(old) + len(new) > _MAX_LINES:
        return None
    return [
        _Hunk(head + start, head + end, new[new_start:new_end])
        for what, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes()
        if what != "equal"
    ]


def comments_taken(before: bytes, after: bytes) -> list[str]:
    """Return the comments that a changed text has no more; only the lines that differ are read for that."""
    head = before.rfind(b"\n", 0, _alike(before, after)) + 1
    old, new = before[head:], after[head:]
    alike = _alike(old[::-1], new[::-1])
    end = old.find(b"\n", len(old) - alike) + 1 if alike else 0
    tail = len(old) - end if end else 0
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    return lost_comments(old, old, old, new)


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def lost_comments(base: bytes, ours: bytes, theirs: bytes, result: bytes) -> list[str]:
    """Return the comments that a side had added, or both had left, and the result of a merge lacks."""
    old, our, their, new = (Counter(_comments(data)) for data in (base, ours, theirs, result))
    expected = ((our - old) | (their - old)) + (old & our & their)
    return list(expected - new)


def with_comments_of_both(marked: bytes) -> bytes:
    r"""Return a merge of lines without git's marks: our lines, and both sides' comments if all else is alike.

    >>> with_comments_of_both(b"<<<<<<< a\n# x\nb: 1\n=======\n# y\nb: 1\n>>>>>>> c\nd: 3\n")
    b'# x\n# y\nb: 1\nd: 3\n'
    >>> with_comments_of_both(b"<<<<<<< a\nb: 1\n=======\n# of 2\nb: 2\n>>>>>>> c\n")
    b'b: 1\n'
    """
    merged: list[bytes] = []
    ours: list[bytes] = []
    side = merged
    for line in marked.splitlines(keepends=True):
        if line.startswith(b"<<<<<<< "):
            side = ours = []
        elif side is ours and line.rstrip() == b"=======":
            side = []
        elif line.startswith(b">>>>>>> ") and side is not merged:
            head = next((at for at, one in enumerate(ours) if not _is_comment(one)), len(ours))
            is_alike = [one for one in ours if not _is_comment(one)] == [
                one for one in side if not _is_comment(one)
            ]
            theirs = [one for one in side if is_alike and _is_comment(one) and one not in ours]
            merged += ours[:head] + theirs + ours[head:]
            side = merged
        else:
            side.append(line)
    return b"".join(merged)


def _is_comment(line: bytes) -> bool:
    return line.lstrip().startswith(b"#")


# A text in quotation marks, or a comment, whichever comes first.
_COMMENT = re.compile(
    r"""(?:^|(?<=[\s\[{,]))(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?P<comment>(?:^|(?<=\s))\#.*)"""
)


def _comments(data: bytes) -> list[str]:
    r"""Return what stands behind a `#`, on lines of its own and at the end of others.

    Text of several lines with such a mark is taken for one, too: people hear of it only if it got lost as
    well.

    >>> _comments(b'- ["no: #1", a] # two \'#\' here\n# three\nfour: #5\n')
    ["# two '#' here", '# three', '#5']
    """
    comments: list[str] = []
    for line in data.decode("utf-8", "replace").splitlines():
        found = (match["comment"] for match in _COMMENT.finditer(line) if match["comment"])
        comments += [comment.rstrip() for comment in found] if "#" in line else []
    return comments
