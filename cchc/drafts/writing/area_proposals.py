"""Which area a task may belong to, by the words that it shares with one area and no other.

A proposal for a person, never an answer: annexes seldom say a task's area, and words are a weak sign.
Knows no document. Read next: `cchc.drafts.writing.questions` (who asks).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.writing.draft_areas import DraftArea

_TITLE_COUNTS = 3  # times as much as a measure: it is what the area is about


class Proposals:
    """The pairs of words of each area, and how many areas have each pair."""

    def __init__(self, areas: Sequence[DraftArea]) -> None:
        self._pairs = [(_pairs([area.title]), _pairs(area.measures)) for area in areas]
        self._areas_with = Counter(pair for title, rest in self._pairs for pair in title | rest)

    def best(self, title: str) -> int | None:
        """Return the place of the area that shares most with a title; None where two share as much."""
        wanted = _pairs([title])
        own_pairs = {
            pair for pair in wanted if self._areas_with[pair] == 1
        }  # a pair of several tells nothing
        scores = [
            _TITLE_COUNTS * len(own_pairs & own) + len((own_pairs & rest) - own) for own, rest in self._pairs
        ]
        best = max(scores, default=0)
        return scores.index(best) if best > 0 and scores.count(best) == 1 else None


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words: single syllables of Vietnamese say little."""
    found = set()
    for text in texts:
        words = names.fold(text).split()
        found |= set(pairwise(words))
    return found
