"""Vietnamese names: comparing, sorting, finding near ones.

People write the same office as "Phòng VH-XH", "phòng VHXH" and "Phong VHXH", and both "hoá" and
"hòa" occur in one document. Folding is for comparing only: a name is never rewritten.
This module knows nothing of plans or owners.

Read next: `cchc.plan` (`Register`, owners by their names).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from cchc.characters import TONES

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = TypeVar("Named")

_MARKS = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[\W_]+")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS, start=100)}


def nfc(text: str) -> str:
    """Give the composed form, in which names are compared and lengths are counted."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the words of a text without case, marks or punctuation, `&` read as `và`.

    >>> fold("Phòng Văn hoá - Xã hội")
    'phong van hoa xa hoi'
    >>> fold("Văn phòng HĐND&UBND") == fold("văn phòng HĐND và UBND")
    True
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return _NOT_WORD.sub(" ", bare.replace("đ", "d").replace("&", " va ")).strip()


def key(name: str) -> str:
    """Give what two spellings of one name have in common: folded, without spaces.

    >>> key("Phòng VH-XH") == key("phòng vhxh")
    True
    """
    return fold(name).replace(" ", "")


def contains_words(text: str, words: str) -> bool:
    """Tell whether folded `words` occur in `text` as whole words, side by side."""
    needle = fold(words)
    return bool(needle) and f" {needle} " in f" {fold(text)} "


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Give a key for the Vietnamese alphabet (a ă â b c d đ …), tones deciding second.

    >>> sorted(["đa", "da", "ba", "bà", "bă"], key=sort_key)
    ['ba', 'bà', 'bă', 'da', 'đa']
    """
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
        place = TONES.index(tone) + 1 if tone else 0
        if letter:
            letters.append(_RANK.get(letter, ord(letter[0]) if letter < "a" else 1000 + ord(letter[0])))
            tones.append(place)
        elif tones:  # a tone that no letter composes with, as in Nùng and Tày names ("m̀")
            tones[-1] = place
    return tuple(letters), tuple(tones), text


def nearest(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Give the known names most like `name`, the best first, at most `limit`, perhaps none."""
    import difflib  # noqa: PLC0415  only wanted once something is already wrong

    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(key(candidate), candidate)
    return [by_key[k] for k in difflib.get_close_matches(key(name), by_key, n=limit, cutoff=0.6)]


class NameIndex(Generic[Named]):
    """Things to be found by any of the names that they go by."""

    def __init__(self, spelled: Iterable[tuple[Named, Iterable[str]]]) -> None:
        self._spelled = [(thing, tuple(dict.fromkeys(spellings))) for thing, spellings in spelled]
        self._by_key: dict[str, list[Named]] = {}
        for thing, spellings in self._spelled:
            for spelling in dict.fromkeys(map(key, spellings)):
                self._by_key.setdefault(spelling, []).append(thing)

    def exact(self, name: str) -> list[Named]:
        """Give the things that go by exactly this name, spelling differences aside."""
        return list(self._by_key.get(key(name), ()))

    def with_words(self, words: str) -> list[Named]:
        """Give the things with these words, side by side, in one of their names."""
        return [
            thing
            for thing, spellings in self._spelled
            if any(contains_words(spelling, words) for spelling in spellings)
        ]

    def nearest(self, name: str, limit: int = 3) -> list[Named]:
        """Give the things that have a name most like `name`, each once, the best first."""
        best: list[Named] = []
        # One thing may go by all of the nearest names, so that more of these are looked at.
        for spelling in nearest(name, (s for _, spellings in self._spelled for s in spellings), 4 * limit):
            best += [thing for thing in self.exact(spelling) if thing not in best]
        return best[:limit]
