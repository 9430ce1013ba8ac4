"""What may be wrong with one line of a text that can't be read: each way to set it right, with its words.

A line stands in a wrong column, lost its dash or its colon, lost the line above that names what it
belongs to, or is two lines in one. Each remedy is a guess; whoever knows what the text should say tries
it. Knows the lines of YAML in blocks, and neither a parser nor plans. Lines and columns count from 0 here.

Read next: `cchc.yamltext.line_slips` (what is wrong with a line by itself), `cchc.yamltext.block_lines`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc.yamltext import line_slips, typos
from cchc.yamltext.block_lines import (
    Remedy,
    indent,
    is_content,
    is_empty_opener,
    is_field,
    is_item,
    is_opener,
    previous,
    text_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEAR = 100  # lines above and below whose columns a line may belong to
_MAX_COLUMNS = 5
_MAX_PARENTS = 2  # columns in which a lost line above may have begun
_STEP = 2  # columns that a list or a record is further in than its key, where no other shows it
_JOINT = re.compile(r"(?<=[^\s-])(?:  +(?=- \S)| +(?=[a-z_]+:(?: |$)))")


class _Column(NamedTuple):
    """A column where a line could begin, and a line that does, if there is one."""

    column: int
    line: int | None
    is_behind_dash: bool = False

    @property
    def beside(self) -> str:
        """Which line it is in line with, in words."""
        if self.line is not None:
            what = "chữ sau dấu gạch ở " if self.is_behind_dash else ""
            return f", cho thẳng cột với {what}dòng {self.line + 1}"
        return "" if self.column else ", cho sát lề trái"


def of_line(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield the ways in which a line may be set right by itself, the likely ones first."""
    if not is_content(lines[line]):
        return
    yield from line_slips.find(lines, line)
    if typos.find(lines[line]):  # what is wrong with it is known
        return
    yield from _other_columns(lines, line)
    if not is_item(lines[line]):
        yield from _dashes(lines, line)
    yield from _two_lines(lines, line)


def lines_above(
    lines: Sequence[str], line: int, names: Sequence[str], column: int | None
) -> Iterator[Remedy]:
    """Yield the remedies of a line that lost the one above it, which was one of these.

    That began in a column, None for each in which a field above begins.
    """
    text, above_it = lines[line], lines[previous(lines, line)]
    columns = [_Column(column, None)] if column is not None else []
    if column is None:
        above = _columns(lines[:line], line, items=False)
        left = [place for place in above if place.column < indent(text) + is_item(text)]
        columns = left[:_MAX_PARENTS]
    for place in columns:
        if is_empty_opener(above_it) and place.column <= text_column(above_it):
            continue  # it would be left with nothing
        beside = place.beside.removeprefix(", cho")
        for name in names:
            is_text = name.endswith(">-")  # begins with its mark, in the line that is added
            yield Remedy(
                line,
                (f"{' ' * place.column}{name}", text),
                (line, place.column) if is_text else (line + 1, text_column(text)),
                f"thiếu dòng `{name}` ở trên dòng này",
                f"thêm ngay trên dòng này dòng `{name}`{beside}",
                "missing",
                column=indent(text),
            )


def _other_columns(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line in other columns, where others like it begin."""
    text = lines[line]
    if not is_item(text) and not (is_field(text) and _holds_something(lines, line)):
        return
    body, now = text.lstrip(" "), indent(text)
    message = "dòng này thụt vào không thẳng cột với các trường cùng mục"
    if is_item(text):
        message = "dấu gạch ngang này không thẳng cột với các mục khác của danh sách"
    for place in _columns(lines, line, items=is_item(text)):
        moved = place.column - now
        if moved:
            what = "thêm" if moved > 0 else "bớt"
            yield Remedy(
                line,
                (f"{' ' * place.column}{body}",),
                (line, place.column + text_column(text) - now),
                message,
                f"{what} {abs(moved)} dấu cách ở đầu dòng này{place.beside}",
                column=now,
            )


def _dashes(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line as an item, its dash in a column where others of its list may have theirs."""
    body, now = lines[line].lstrip(" "), indent(lines[line])
    places = [place for place in _columns(lines, line, items=True) if abs(place.column - now) <= _STEP]
    known = {place.column for place in places}
    places += [_Column(own, None) for own in (now, now - _STEP) if own >= 0 and own not in known]
    for place in places:
        what = "thêm `- ` ở đầu dòng này"
        if place.column < now:
            what = f"viết `- ` thay cho {now - place.column} dấu cách ngay trước chữ đầu dòng này"
        elif place.column > now:
            what = f"thêm {place.column - now} dấu cách và `- ` ở đầu dòng này"
        what += place.beside if place.line is not None else ""
        if not is_opener(body) and not is_empty_opener(lines[previous(lines, line)]):
            what = f"mục mới thì {what}; viết tiếp mục ở trên thì thụt vào sâu hơn"
        yield Remedy(
            line,
            (f"{' ' * place.column}- {body}",),
            (line, place.column + 2),
            f"thiếu dấu gạch `- ` trước `{body.rstrip()}`",
            what,
            "missing-dash",
            now,
        )


def _two_lines(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line as two, parted where an item or a field could begin."""
    text = lines[line]
    for joint in list(_JOINT.finditer(text))[:_MAX_COLUMNS]:
        first, second = text[: joint.start()], text[joint.end() :]
        lines_now = [*lines[:line], first, second, *lines[line + 1 :]]
        shown = second.split(" ")[0] if is_field(second) and not is_item(second) else second
        for place in _columns(lines_now, line + 1, items=is_item(second)):
            number = place.line if place.line is None or place.line <= line else place.line - 1
            beside = place._replace(line=number).beside
            yield Remedy(
                line,
                (first, f"{' ' * place.column}{second}"),
                (line + 1, place.column + text_column(second)),
                f"hai dòng dính vào một, từ `{second.rstrip()}`",
                f"xuống dòng trước `{shown}`{beside or f', thụt vào {place.column} dấu cách'}",
                column=joint.end(),
            )


def _columns(lines: Sequence[str], line: int, *, items: bool) -> list[_Column]:
    """Return the columns where items or fields near a line begin, those of the nearest lines first."""
    found: dict[int, int | None] = {}
    above = next((lines[at] for at in range(line - 1, -1, -1) if is_content(lines[at])), "")
    if above.rstrip().endswith(":"):
        found[text_column(above) + _STEP] = None
    for distance in range(1, _NEAR + 1):
        for at in (line - distance, line + distance):
            other = lines[at] if 0 <= at < len(lines) else ""
            if is_content(other) and (is_item(other) if items else is_field(other)):
                column = indent(other) if items else text_column(other)
                found[column] = at if found.get(column) is None else found[column]
    if not items:
        found.setdefault(0, None)
    known = (_Column(at, by, not items and by is not None and is_item(lines[by])) for at, by in found.items())
    return list(islice(known, _MAX_COLUMNS))


def _holds_something(lines: Sequence[str], line: int) -> bool:
    """Whether a field has something beside it or below it; a text may end in a word and a colon."""
    below = next((other for other in lines[line + 1 :] if is_content(other)), "")
    return not lines[line].rstrip().endswith(":") or indent(below) + is_item(below) > 0
