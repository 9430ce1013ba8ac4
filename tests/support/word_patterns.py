"""Patterns of words that people spell as they like: in any case, with marks or without, with blanks or hyphens.

As `cchc.names.key` folds them, for the schemas of editors. Read next: `tests.support.make_plan_schema`.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = r"[\s_.\u0300-\u036f-]*"  # blanks, hyphens, marks that stand behind their letter
_LAST = 0x1EF9  # ỹ, the last of Vietnamese letters


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of words, each by what all its spellings share."""
    commas = {names.key(word): "," in word for word in words}
    found = (
        _word(key, _BETWEEN.replace("_", "_,") if has_comma else _BETWEEN)
        for key, has_comma in commas.items()
    )
    return "|".join(sorted(found, key=len, reverse=True))


def _word(key: str, between: str) -> str:
    return "".join(f"[{_letters().get(base, base)}]{between}" for base in key)


@cache
def _letters() -> dict[str, str]:
    """Return the letters of Vietnamese by the one that they are folded to."""
    found: dict[str, str] = {}
    for char in map(chr, range(ord("0"), min(_LAST, sys.maxunicode) + 1)):
        bare = unicodedata.normalize("NFD", char)
        is_ours = char.isascii() or char in "đĐ" or (bare != char and bare[0] in "aeiouyAEIOUY")
        folded = names.key(char) if char.isalnum() and is_ours else ""
        if len(folded) == 1:
            found[folded] = found.get(folded, "") + char
    return found
