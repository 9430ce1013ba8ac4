"""The head and the foot of a letter in plain text: two texts side by side, with spaces or a tab between.

Read next: `cchc.sources.plain.plain_text`; `cchc.sources.pdf.side_columns` does the same on a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.guessed_columns import Field

_GAP = 3  # spaces between the sides at least
_LEAST_START = 12  # characters before the right side at least
_OFF = 3  # characters by which the middle of a line of a side may differ
_EMPTY = 6  # empty lines in which a signature stands


class TextSides(NamedTuple):
    """Two texts side by side, and the index of the line behind them."""

    left: str
    right: str
    end: int


def read(lines: Sequence[Sequence[Field]], start: int) -> TextSides | None:
    """Return the two sides that begin at a line, None when it is an ordinary one."""
    if not is_parted(lines[start]):
        return None
    left, right = [lines[start][0]], [lines[start][1]]
    parted, end, empty = 1, start + 1, 0
    for index in range(start + 1, len(lines)):
        fields = lines[index]
        if not fields:
            empty += 1
            if empty > _EMPTY:
                break
            continue
        if is_parted(fields):
            left.append(fields[0])
            right.append(fields[1])
            parted += 1
        elif len(fields) == 1 and _is_right(fields[0], left, right):
            right.append(fields[0])
        elif len(fields) == 1 and not empty and _is_left(fields[0], left, right):
            left.append(fields[0])
        else:
            break
        end, empty = index + 1, 0
    if parted < 2:  # noqa: PLR2004  one line with a gap is no head
        return None
    return TextSides(_text(left), _text(right), end)


def is_parted(fields: Sequence[Field]) -> bool:
    """Whether a line has two texts with a wide gap between."""
    if len(fields) != 2:  # noqa: PLR2004
        return False
    return fields[1].start - fields[0].end >= _GAP and fields[1].start >= _LEAST_START


def _is_of(field: Field, side: Sequence[Field]) -> bool:
    """Whether words have their middle, or their beginning, where a side has it."""
    middle = (field.start + field.end) / 2
    return any(
        field.start == each.start or abs((each.start + each.end) / 2 - middle) <= _OFF for each in side
    )


def _is_right(field: Field, left: Sequence[Field], right: Sequence[Field]) -> bool:
    return _is_of(field, right) and field.start > max(each.end for each in left)


def _is_left(field: Field, left: Sequence[Field], right: Sequence[Field]) -> bool:
    return _is_of(field, left) and field.end < min(each.start for each in right)


def _text(side: Sequence[Field]) -> str:
    return "\n".join(each.text for each in side)
