"""What may be wrong with a line where it stands: a typo, its colon, a dash too much, the rest of a text.

Each is a guess, as all of `cchc.yamltext.remedies`, which asks. Knows neither a parser nor plans.

Read next: `cchc.yamltext.typos` (what can be told by a line alone).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cchc.yamltext import typos
from cchc.yamltext.block_lines import (
    Remedy,
    begins_text,
    following,
    indent,
    is_content,
    is_field,
    is_item,
    previous,
    text_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FAR, _MAX_TYPOS = 60, 4  # lines above that are looked at, and those that are tried
_NAME = re.compile(r"(?P<head> *(?:- +)?)(?P<name>[a-z][a-z_-]*)(?: *(?P<mark>[=;])(?= |$) *| +|$)")


def find(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield the ways in which a line may be set right where it stands, the likely ones first."""
    text = lines[line]
    if typo := typos.find(text):
        right = typos.without(text)
        start = (line, text_column(right))
        yield Remedy(line, (right,), start, typo.message, typo.hint, column=typo.index, width=1)
        return
    if is_item(text):
        yield from _without_dash(lines, line)
    if not is_field(text) and not begins_text(text):
        yield from _rest_of_text(lines, line)
    if not _is_word_alone(lines, line):
        yield from _colon(text, line)


def with_typos(lines: Sequence[str], at: int) -> Iterator[int]:
    """Yield the lines above with a typo, the nearest first: libyaml reads over it, and stumbles later."""
    above = range(at - 1, max(at - _FAR, 0), -1)
    found = (line for line in above if is_content(lines[line]) and typos.find(lines[line]))
    yield from islice(found, _MAX_TYPOS)


def _without_dash(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a field, or the rest of a text, without its dash, which took the room of two spaces or none."""
    now, column = indent(lines[line]), text_column(lines[line])
    body = lines[line].lstrip(" -")
    is_rest = not is_field(body) and body[:1].islower() and _is_of_text(lines[previous(lines, line)])
    for to, hint in (
        (column, f"viết {column - now} dấu cách thay cho `- ` ở đầu dòng này"),
        (now, "bỏ `- ` ở đầu dòng này"),
    ):
        if is_rest or is_field(body):
            message = f"thừa dấu gạch `- ` trước `{body.rstrip()}`"
            start = None if is_rest else (line, to)
            yield Remedy(line, (f"{' ' * to}{body}",), start, message, hint, column=now)


def _rest_of_text(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line in the column of the text that it goes on with, or what keeps it from going on."""
    above = previous(lines, line)
    if line == above or not _is_of_text(lines[above]):
        return
    below, beside = following(lines, line), above
    if begins_text(lines[above]):
        if below == line or not _is_of_text(lines[below]):
            return
        beside = below
    elif begins_text(lines[previous(lines, above)]) and indent(lines[above]) != indent(lines[below]):
        yield from _in_column(lines, above, line)  # what a text begins with sets its column
    if not is_item(lines[line]):
        yield from _in_column(lines, line, beside)
    yield from _remark(lines, above, line)


def _in_column(lines: Sequence[str], line: int, beside: int) -> Iterator[Remedy]:
    now, column = indent(lines[line]), indent(lines[beside])
    if column != now and not typos.find(lines[line]):
        what = f"{'thêm' if column > now else 'bớt'} {abs(column - now)} dấu cách ở đầu dòng này"
        yield Remedy(
            line,
            (f"{' ' * column}{lines[line].lstrip(' ')}",),
            None,
            "dòng này thuộc một nội dung nhiều dòng mà thụt vào không thẳng cột",
            f"{what}, cho thẳng cột với dòng {beside + 1}",
            column=now,
        )


def _remark(lines: Sequence[str], above: int, line: int) -> Iterator[Remedy]:
    """Yield a remark between two lines of a text as one of these: a text ends where a remark stands."""
    remark = line - 1
    if remark > above and lines[remark].strip():
        yield Remedy(
            remark,
            (f"{' ' * indent(lines[line])}{lines[remark].lstrip()}",),
            None,
            "dòng ghi chú này đứng giữa một nội dung nhiều dòng",
            "chuyển dòng này lên trên nội dung ấy; là nội dung thì bỏ dấu # và thụt vào cho thẳng cột"
            f" với dòng {line + 1}",
            column=indent(lines[remark]),
        )


def _is_of_text(line: str) -> bool:
    """Whether a line begins a text over several lines, or is one of them."""
    return begins_text(line) or not (is_field(line) or is_item(line))


def _is_word_alone(lines: Sequence[str], line: int) -> bool:
    """Whether a line is one word, with nothing below that a field of this name could hold."""
    below = lines[following(lines, line)]
    is_held = indent(below) + is_item(below) > text_column(lines[line])
    return len(lines[line].lstrip(" -").split()) == 1 and not is_held


def _colon(text: str, line: int) -> Iterator[Remedy]:
    """Yield a line with the colon behind its first word, where that may be the name of a field."""
    if not (found := _NAME.match(text)):
        return
    head, name, mark = found.group("head", "name", "mark")
    message, what = f"thiếu dấu hai chấm sau `{name}`", f"thêm dấu hai chấm sau `{name}`"
    if mark:
        message = f"sau `{name}` là dấu `{mark}`, không phải dấu hai chấm"
        what = f"viết dấu hai chấm thay cho dấu `{mark}` sau `{name}`"
    yield Remedy(
        line,
        (f"{head}{name}: {text[found.end() :]}".rstrip(),),
        (line, len(head)),
        message,
        f"{what}, có một dấu cách sau dấu hai chấm",
        column=len(head),
    )
