"""Tables whose columns tabs part, as they are copied out of Word and Excel: which lines are of one row.

Word writes a cell of several paragraphs on several lines, Excel puts it in quotes; a cell over all columns
is a line without tabs. Read next: `cchc.sources.plain.plain_text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = patterns.lazy(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,5}|[a-zđA-ZĐ])[.)]?")
_GROUP = patterns.lazy(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,2})[.)]?\s+\S")
_LEAST_TABS = 2  # of a line that has a table's columns
_MAX_LINES = 60  # of a cell


class TabRow(NamedTuple):
    """A row: the index of its first line, its cells; `is_joined`: it took several lines."""

    line: int
    cells: tuple[str, ...]
    is_across: bool = False
    is_joined: bool = False


class TabTable(NamedTuple):
    """A table from its first line to the one before `end`."""

    start: int
    end: int
    rows: tuple[TabRow, ...]


def find(lines: Sequence[str], start: int) -> TabTable | None:
    """Return the table whose first line is at `start`, None when none begins there."""
    tabs = lines[start].strip().count("\t")
    titles = [cell for cell in lines[start].split("\t") if cell.strip()]
    if tabs < _LEAST_TABS or len(titles) <= _LEAST_TABS:  # tabs without words between only make a gap
        return None
    rows: list[TabRow] = []
    index = end = start
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            index += 1
            continue
        if "\t" in line:
            row, index = _row(lines, index, tabs)
            rows.append(row)
        elif index == end and rows and _is_rest(line):
            cells = rows[-1].cells
            rows[-1] = rows[-1]._replace(cells=(*cells[:-1], f"{cells[-1]}\n{line}"), is_joined=True)
            index += 1
        elif _has_more(lines, index + 1, tabs) and rows:
            rows.append(TabRow(index, (line,), is_across=True))
            index += 1
        else:
            break
        end = index
    return TabTable(start, end, tuple(rows)) if len(rows) > 1 else None


def _row(lines: Sequence[str], start: int, tabs: int) -> tuple[TabRow, int]:
    """Return the row that begins at a line, and the index of the line behind it."""
    text, end = _unquoted(lines, start)
    is_joined = end - start > 1
    count = text.count("\t")
    while end < len(lines) and count < tabs and end - start < _MAX_LINES:
        line = lines[end]
        more = line.count("\t")
        if not line.strip() or count + more > tabs or _NUMBER.fullmatch(line.split("\t")[0].strip()):
            break
        if not more and not _reaches(lines, end, tabs - count):
            break
        text, count, is_joined = f"{text}\n{line}", count + more, True
        end += 1
    return TabRow(start, tuple(cell.strip(" ") for cell in text.split("\t")), is_joined=is_joined), end


def _reaches(lines: Sequence[str], start: int, missing: int) -> bool:
    """Whether lines without a tab lead to one that has the tabs that a row lacks."""
    for line in lines[start : start + _MAX_LINES]:
        if not line.strip() or _NUMBER.fullmatch(line.split("\t")[0].strip()):
            return False
        if "\t" in line:
            return line.count("\t") <= missing
    return False


def _unquoted(lines: Sequence[str], start: int) -> tuple[str, int]:
    """Return a line, with those that a cell in quotes goes on in, and the index of the line behind it."""
    cells = lines[start].split("\t")
    end = start + 1
    if cells[-1].startswith('"') and cells[-1].count('"') % 2:
        text = lines[start]
        while end < len(lines) and end - start < _MAX_LINES:
            text = f"{text}\n{lines[end]}"
            end += 1
            if text.count('"') % 2 == 0:
                return "\t".join(_bare(cell) for cell in text.split("\t")), end
        end = start + 1
    return "\t".join(_bare(cell) for cell in cells), end


def _bare(cell: str) -> str:
    """Return a cell without the quotes that Excel puts around what has lines or quotes in it."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and ("\n" in cell or '""' in cell):
        return cell[1:-1].replace('""', '"')
    return cell


def _is_rest(line: str) -> bool:
    """Whether a line without tabs goes on in the last cell of the row above, and is no group's title."""
    text = line.strip()
    return not _GROUP.match(text) and not text[0].isupper() and not text[0].isdigit()


def _has_more(lines: Sequence[str], start: int, tabs: int) -> bool:
    """Whether the next line that isn't empty has the table's columns."""
    following = next((line for line in lines[start : start + 3] if line.strip()), "")
    return _LEAST_TABS <= following.count("\t") <= tabs
