"""Which task of a plan has nearly the words of a title: perhaps the same work, never taken for it.

Read next: `cchc.intake.sheets`, `cchc.intake.new_tasks` (who tell of it).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 0.75  # of the words of both that they have in common


def most_alike(title: str, tasks: Iterable[tuple[int, str]]) -> int | None:
    """Return the number of the task whose title has most words in common with another, None without one.

    >>> most_alike("Rà soát thủ tục hành chính", [(1, "Rà soát các thủ tục hành chính"), (2, "Mở lớp")])
    1
    """
    wanted = _words(title)
    shares = [
        (len(wanted & _words(words)) / max(len(wanted | _words(words)), 1), number) for number, words in tasks
    ]
    share, number = max(shares, default=(0.0, 0))
    return number if share >= _LEAST else None


@lru_cache(maxsize=1024)
def _words(title: str) -> frozenset[str]:
    return frozenset(names.fold(title).split())
