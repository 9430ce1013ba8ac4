r"""Tables that are drawn with `|` in a text: which lines are of one, and its cells as Markdown.

A line of dashes under the titles makes a table of lines, as on the web; lines that begin and end with
`|` are one without it too. Knows no marks inside cells. Read next: `cchc.sources.markdown.markdown_document`.

>>> cells(r"| 1. | Quý II \| 2026 | |")
['1.', 'Quý II \\| 2026', '']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = patterns.lazy(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_BAR = patterns.lazy(r"(?<!\\)((?:\\\\)*)\|")
_FRAMED = patterns.lazy(r"\s*\|.*\|\s*")
_RULE = patterns.lazy(r"\s*\+(?:[-=:]+\+)+\s*")
_LEAST_CELLS = 4  # of a line that only bars part: fewer may be words between bars
_CODE = patterns.lazy(r"(`+)[^`]*\1")


def cells(line: str) -> list[str]:
    """Return the cells of a line; a bar behind a backslash, or in code, is none of the table's."""
    line = _CODE.sub(
        lambda code: code[0].replace("|", r"\|") if r"\|" not in code[0] else code[0], line.strip()
    )
    pieces = _BAR.sub("\\1\n", line).split("\n")
    if line.startswith("|"):
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return [piece.strip() for piece in pieces]


def is_rule(line: str) -> bool:
    """Whether a line is the one of dashes under a table's titles."""
    return "-" in line and "|" in line and _DASHES.fullmatch(line) is not None


def begins(lines: Sequence[str], index: int) -> bool:
    """Whether a table begins at a line: bars in it, and dashes or more such lines under it."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else ""
    if not has_bar(line) or is_rule(line):
        return False
    return is_rule(following) or (is_framed(line) and is_framed(following))


def bare_lines(lines: Sequence[str], start: int) -> list[int]:
    """Return the lines of a table of bars alone that begins at a line, as programs write it; none: [].

    Nothing is drawn around it, empty lines may stand between its rows, and all have as many cells.
    """
    width = len(cells(lines[start])) if has_bar(lines[start]) else 0
    found: list[int] = []
    for index in range(start, len(lines) if width >= _LEAST_CELLS else start):
        if not lines[index].strip():
            continue
        if not has_bar(lines[index]) or len(cells(lines[index])) != width:
            break
        found.append(index)
    return found if len(found) > 1 else []


def has_bar(line: str) -> bool:
    """Whether a line may be one of a table that has begun."""
    return _BAR.search(line) is not None


def is_framed(line: str) -> bool:
    """Whether a line begins and ends with a bar, as only one of a table does."""
    return _FRAMED.fullmatch(line) is not None


def is_grid_rule(line: str) -> bool:
    """Whether a line is a rule of a table that is drawn with `+---+`, as pandoc does."""
    return _RULE.fullmatch(line) is not None


def grid_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table that is drawn with `+---+`: cells of several lines, joined by line feeds."""
    edges = sorted(
        {at for line in lines if is_grid_rule(line) for at, sign in enumerate(line) if sign == "+"}
    )
    rows: list[list[str]] = []
    current: list[list[str]] = []
    for line in lines:
        if is_grid_rule(line):
            if current:
                rows.append(["\n".join(filter(None, cell)) for cell in current])
            current = []
            continue
        current = current or [[] for _ in edges[1:]]
        for cell, start, end in zip(current, edges, edges[1:], strict=False):
            cell.append(line[start + 1 : end].strip())
    return rows + ([["\n".join(filter(None, cell)) for cell in current]] if current else [])
