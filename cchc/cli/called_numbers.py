"""Numbers of tasks that stand behind what they are called, as answers write them: NV 4, nhiệm vụ số 4, NV4.

Read next: `cchc.cli.vietnamese` (who asks), `cchc.cli.task_numbers` (what is then read).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names
from cchc.cli import missing_quotes, value_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.missing_quotes import Grammar

_MAX_WORDS = 4  # nhiệm vụ số 4
_CALLED = re.compile(r"(?:nv|nhiem vu|so)(?: (?:nv|nhiem vu|so))*")
_NUMBERS = re.compile(r"(?i)(?:nv)?\d+(?:[-,;](?:nv)?\d+)*[,;]?")


def bare(words: Sequence[str], grammar: Grammar) -> list[str]:
    """Return words in which numbers of tasks stand alone, where a command takes any.

    Before a text that is the first word; behind an option's value it is no number that may be the value's.
    """
    numbers: list[str] = []
    arguments, at = tuple(grammar.arguments), 0
    may_begin = takes_more = arguments[:1] == ("ids",)
    while at < len(words) and words[at] != "--":
        count = _words_of_number(words[at : at + _MAX_WORDS]) if may_begin else 0
        at += max(count, 1)
        word = words[at - 1]
        numbers.append(re.sub("(?i)nv", "", word) if count else word)
        name, equals, value = word.partition("=")
        if name not in grammar.valued:
            takes_more = takes_more and (word.startswith("-") or arguments == ("ids",))
            may_begin = may_begin and takes_more
        elif getattr(grammar.valued[name], "offers", "") == value_kinds.TASKS.offers and not equals:
            may_begin = True
        else:
            value = value if equals else " ".join(words[at : at + 1])
            numbers += words[at : at + (not equals)]
            at += not equals
            may_begin = takes_more and not missing_quotes.may_go_on(value, grammar.valued[name])
    return [*numbers, *words[at:]]


def _words_of_number(words: Sequence[str]) -> int:
    """Return how many words are a number with what it is called; 0 when they begin with none."""
    count = next((count for count, word in enumerate(words, start=1) if _NUMBERS.fullmatch(word)), 0)
    return count if count == 1 or _CALLED.fullmatch(names.fold(" ".join(words[: count - 1]))) else 0
