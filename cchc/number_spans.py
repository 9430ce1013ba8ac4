"""Numbers in a row as people write them: `1-3, 5`.

Knows no tasks. Read next: `cchc.cli.task_numbers` (how such a text is read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_SPANS = 20  # that a message repeats
_LEAST_SPAN = 3  # numbers; fewer are written one by one


def written(numbers: Iterable[int]) -> str:
    """Return numbers in their order, those that follow each other as a span; of very many the first ones.

    >>> written([9, 1, 2, 3, 5, 6])
    '9, 1-3, 5, 6'
    """
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    words = [
        f"{span[0]}-{span[-1]}" if len(span) >= _LEAST_SPAN else ", ".join(map(str, span)) for span in spans
    ]
    return ", ".join([*words[:_MAX_SPANS], *(["…"] if len(words) > _MAX_SPANS else [])])


def around(missing: Iterable[int], known: Iterable[int]) -> str:
    """Return which numbers there are: each when one is missing among them, else the first and the last.

    >>> around([21], [1, 2, 3]), around([2], [1, 3, 4, 5])
    ('từ 1 đến 3', 'số 1, 3-5')
    """
    known = sorted(known)
    if any(known[0] < number < known[-1] for number in missing):
        return f"số {written(known)}"
    return f"từ {known[0]} đến {known[-1]}"
