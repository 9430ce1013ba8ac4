"""The tokens that words of a deadline are turned into, each with its meaning.

The words themselves are in `words`, what a sequence of tokens means is in `grammar`; neither knows
the other. Read next: `scanning` (text → tokens).
"""

from __future__ import annotations

from enum import Enum


class Token(Enum):
    """What one word or date does in a deadline."""

    DATE = "a day, month, quarter, year or range of months"
    UNTIL = "the next date is the end, its last day included"
    BEFORE = "the end is the day before the next date begins"
    FROM = "the next date is the start, its first day included"
    AFTER = "the start is the day after the next date ends"
    AND = "a list goes on"
    FILLER = "says nothing of the date; never reaches the grammar"

    def __repr__(self) -> str:
        return self.name
