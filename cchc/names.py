"""Vietnamese names: comparing them, sorting them, finding those that are nearly the same.

People write the same office as "Phòng VH-XH", "phòng VHXH" and "Phong VHXH", and both "hoá" and
"hóa" occur in one document. Names are folded to be compared, never to be rewritten. This module
knows neither plans nor owners. Read next: `cchc.plan` (`Register`, owners by their names).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from cchc.characters import DASHES, INVISIBLE_PATTERN, LOOK_ALIKES, QUOTE_PAIRS, TONES, in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = TypeVar("Named")

_MAX_NEAREST = 200  # letters of a name that others are compared with: the time goes with the square

_MARKS = re.compile("[\u0300-\u036f]")
_BETWEEN = re.compile(r"[;\n]")
_NOT_WORD = re.compile(r"[\W_]+")

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS, start=100)}


def nfc(text: str) -> str:
    """Return the composed form (NFC), in which names are compared and lengths are counted."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the words of a text without case, marks and punctuation; `&` counts as "và".

    Letters that look like others count as those (Ð U+00D0 for Đ), letters that nobody sees not at all.

    >>> fold("Phòng Văn hoá - Xã hội")
    'phong van hoa xa hoi'
    >>> fold("Văn phòng HĐND&UBND") == fold("văn phòng HĐND và UBND")
    True
    >>> fold("Văn phòng H\u00d0ND") == fold("Văn phòng HĐND")
    True
    """
    text = text.casefold()
    if not text.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFD", INVISIBLE_PATTERN.sub("", text)))
        text = bare.translate(LOOK_ALIKES).replace("đ", "d")
    return _NOT_WORD.sub(" ", text.replace("&", " va ")).strip()


def key(name: str) -> str:
    """Return what all spellings of one name share: its folded letters and digits without spaces.

    >>> key("Phòng VH-XH") == key("phòng vhxh")
    True
    """
    return fold(name).replace(" ", "")


def listed(text: str) -> list[str]:
    """Return the names that a text lists, with a semicolon or a line's end between them.

    >>> listed("Phòng VHXH; Công an xã;")
    ['Phòng VHXH', 'Công an xã']
    """
    return [name.strip() for name in _BETWEEN.split(text) if name.strip()]


def typed(text: str) -> str:
    """Return a number, a date or a name as it was meant: what Word makes of it while it is typed taken back.

    That is quotes around it, dashes, no-break spaces, characters that nobody sees, blanks at its ends. For
    short values only: in prose all of these are right as they are.
    """
    return unquoted(text).translate(DASHES)


def unquoted(text: str) -> str:
    """Return a short value without the quotes around it, blanks, and characters that nobody sees.

    Letters and strokes that only look like those of Vietnamese are written as these.
    """
    meant = " ".join(INVISIBLE_PATTERN.sub("", nfc(text)).split())
    meant = in_latin(meant)
    if len(meant) > 1 and f"{meant[0]}{meant[-1]}" in QUOTE_PAIRS:
        meant = meant[1:-1].strip()
    return meant


def contains_words(text: str, words: str) -> bool:
    """Whether the words occur in the text whole and side by side, both folded."""
    needle = fold(words)
    return bool(needle) and f" {needle} " in f" {fold(text)} "


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a key that sorts by the Vietnamese alphabet (a ă â b c d đ …), then by tones.

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
            code = ord(letter[0])
            letters.append(_RANK.get(letter, code if letter < "a" else 1000 + code))
            tones.append(place)
        elif tones:  # a tone that no letter composes with, as in Nùng and Tày names ("m̀")
            tones[-1] = place
    return tuple(letters), tuple(tones), text


def nearest(name: str, known: Iterable[str], limit: int = 3, *, likeness: float = 0.6) -> list[str]:
    """Return the known names most like this one, the most like first, at most `limit` and perhaps none.

    `likeness`, from 0 to 1, is the least that they must have in common.
    """
    import difflib  # noqa: PLC0415  needed only where something is wrong already

    wanted = key(name)
    if len(wanted) > _MAX_NEAREST:
        return []
    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(key(candidate), candidate)
    matches = difflib.get_close_matches(wanted, by_key, n=limit, cutoff=likeness)
    return [by_key[match] for match in matches]


class NameIndex(Generic[Named]):
    """Finds things by any of their names, in any spelling."""

    def __init__(self, named: Iterable[tuple[Named, Iterable[str]]]) -> None:
        self._named = [(thing, tuple(dict.fromkeys(spellings))) for thing, spellings in named]
        self._by_key: dict[str, list[Named]] = {}
        for thing, spellings in self._named:
            for name_key in dict.fromkeys(map(key, spellings)):
                self._by_key.setdefault(name_key, []).append(thing)

    def exact(self, name: str) -> list[Named]:
        """Return the things that have this name, however it is spelled."""
        return list(self._by_key.get(key(name), ()))

    def with_words(self, words: str) -> list[Named]:
        """Return the things that have these words side by side in one of their names."""
        return [
            thing
            for thing, spellings in self._named
            if any(contains_words(spelling, words) for spelling in spellings)
        ]

    def nearest(self, name: str, limit: int = 3) -> list[Named]:
        """Return the things that have a name most like this one, each once, the most like first."""
        best: list[Named] = []
        # One thing may have all of the nearest names, so more names are looked at than things wanted.
        known = (spelling for _, spellings in self._named for spelling in spellings)
        for spelling in nearest(name, known, 4 * limit):
            best += [thing for thing in self.exact(spelling) if thing not in best]
        return best[:limit]
