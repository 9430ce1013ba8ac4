"""Whether two wordings may be of one office: full and short names, with and without the commune.

"Phòng VH-XH" and "Phòng Văn hóa - Xã hội xã" may be; "Vụ GDTH" and "Vụ GDTrH" are two offices, however
much alike. So letters are compared with words, never a text with a text. Whoever asks proposes, and a
person agrees. Read next: `cchc.drafts.offices.register`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cchc import names, patterns

_KINDS = (
    "phong", "trung tam", "van phong", "tram", "ban", "so", "vu", "cuc", "chi cuc", "to", "doi", "truong",
    "cong an", "hoi", "doan", "uy ban", "cac truong", "cac", "ban chi huy", "bo phan", "kho bac",
    "doan thanh nien",
)  # fmt: skip
_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "vp": "van phong", "tt": "trung tam",
    "p": "phong", "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc", "ca": "cong an",
    "bch": "ban chi huy",
}  # fmt: skip
_LEVELS = (("dac", "khu"), ("thi", "tran"), ("xa",), ("phuong",))
_BELONGS = frozenset({"cua", "thuoc"})
_ABBREVIATION = patterns.lazy(r"(?=.*[A-ZĐ].*[A-ZĐ])(?:[A-ZĐ][a-zđ]{0,2})+")
_CHUNK = patterns.lazy(r"[A-ZĐ][a-zđ]*")
_MIN_SLIP = 4  # letters of an abbreviation in which one may be wrong
_MIN_WORDS = 4  # words of a name in which two letters of one word may have changed places


class Word(NamedTuple):
    """A word of a name, or a letter of an abbreviation, which stands for a word that begins so."""

    text: str
    is_letter: bool = False

    def agrees(self, other: Word) -> bool:
        """Whether both can be one word; two abbreviated ones must be written alike."""
        if self.is_letter == other.is_letter:
            return self.text == other.text
        letter, word = (self, other) if self.is_letter else (other, self)
        return word.text.startswith(letter.text)


class Name(NamedTuple):
    """A name in words: its kind ("phong"), what tells it from others, and of which commune it is."""

    kind: str
    words: tuple[Word, ...]
    commune: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the name has an abbreviation."""
        return any(word.is_letter for word in self.words)

    @property
    def letters(self) -> str:
        """The letters that its words begin with."""
        return "".join(word.text if word.is_letter else word.text[0] for word in self.words)


def same(one: str, other: str) -> bool:
    """Whether two wordings say one name, in full or with abbreviations.

    >>> same("Phòng VH-XH", "Phòng Văn hóa - Xã hội xã"), same("TT Phục vụ HCC", "Trung tâm PVHCC xã")
    (True, True)
    >>> same("Vụ GDTH", "Vụ GDTrH"), same("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị")
    (False, False)
    """
    first, second = parse(one), parse(other)
    if first.kind == second.kind and len(first.words) != len(second.words):
        return False  # most pairs
    if not _communes_agree(first, second):
        return False
    words, others = (first.words, second.words)
    if first.kind != second.kind:
        if first.kind and second.kind:
            return False
        # "TTPVHCC" has its kind among its letters.
        words, others = (tuple(_all_words(name)) for name in (first, second))
    return len(words) == len(others) and all(a.agrees(b) for a, b in zip(words, others, strict=True))


def slip(one: str, other: str) -> bool:
    """Whether two wordings differ by what looks like a slip of the keyboard.

    A letter of an abbreviation typed twice, or the letters of one small word in another order.

    >>> slip("Phòng VHXXH", "Phòng Văn hóa - Xã hội"), slip("Vụ GDTH", "Vụ GDTrH")
    (True, False)
    >>> slip("Các trường học trên đại bàn xã", "Các trường học trên địa bàn xã")
    True
    """
    first, second = parse(one), parse(other)
    if first.kind != second.kind or not _communes_agree(first, second):
        return False
    return any(_repeats(a, b) for a, b in ((first, second), (second, first))) or _letters_moved(one, other)


@lru_cache(maxsize=2048)
def parse(text: str) -> Name:
    """Return a name in words, with short forms of kinds and committees written out.

    >>> parse("Trung tâm PVHCC xã").letters, parse("VP HĐND&UBND").letters
    ('pvhcc', 'hdndubnd')
    """
    words: list[Word] = []
    for token in re.findall(r"\w+", names.nfc(text).replace("&", " và ")):
        folded = names.fold(token)
        if folded in _SHORT and token.isupper():
            words += [Word(word) for word in _SHORT[folded].split()]
        elif _ABBREVIATION.fullmatch(token):
            words += [Word(names.fold(chunk), is_letter=True) for chunk in _CHUNK.findall(token)]
        elif folded != "va":
            words.append(Word(folded))
    kind = _kind(words)
    rest, commune = _without_commune(words[len(kind.split()) :])
    return Name(kind, rest, commune)


def _kind(words: list[Word]) -> str:
    texts = ["" if word.is_letter else word.text for word in words]
    kinds = [kind for kind in _KINDS if texts[: len(kind.split())] == kind.split()]
    return max(kinds, key=len, default="")


def _without_commune(words: list[Word]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Return the words without "xã", "phường" at the end, and the commune's name if it follows."""
    texts = [word.text for word in words]
    belongs = next((i for i, text in enumerate(texts) if i and text in _BELONGS), len(texts))
    for level in _LEVELS:
        for at in reversed(range(len(texts) - len(level) + 1)):
            if tuple(texts[at : at + len(level)]) != level or texts[at + 1 : at + 2] == ["hoi"]:
                continue
            if at and texts[at - 1] == "tac":
                continue
            end = min(at, belongs)
            if texts[max(0, end - 3) : end] == ["tren", "dia", "ban"]:
                end -= 3
            return tuple(words[:end]), tuple(texts[at + len(level) :])
    return tuple(words), ()


def _all_words(name: Name) -> list[Word]:
    return [*(Word(word) for word in name.kind.split()), *name.words]


def _communes_agree(first: Name, second: Name) -> bool:
    return first.commune == second.commune or not first.commune or not second.commune


def _repeats(short: Name, other: Name) -> bool:
    """Whether an abbreviation with a letter twice side by side is one letter away from another name."""
    if len(short.words) < _MIN_SLIP or not all(word.is_letter for word in short.words):
        return False
    letters, wanted = short.letters, other.letters
    doubles = [at for at in range(1, len(letters)) if letters[at] == letters[at - 1]]
    # The second of the two is one too many, or stands for another letter.
    return letters != wanted and any(
        letters[:at] + letters[at + 1 :] in (wanted, wanted[:at] + wanted[at + 1 :]) for at in doubles
    )


def _letters_moved(one: str, other: str) -> bool:
    first, second = names.fold(one).split(), names.fold(other).split()
    if len(first) != len(second) or len(first) < _MIN_WORDS:
        return False
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(pairs) != 1 or sorted(pairs[0][0]) != sorted(pairs[0][1]):
        return False
    return all(_is_small(word, name) for word, name in zip(pairs[0], (one, other), strict=True))


def _is_small(folded: str, name: str) -> bool:
    """Whether a name has a word in small letters, no name of a place, that folds to this one."""
    return folded.isalpha() and any(
        word.islower() and names.fold(word) == folded for word in re.findall(r"\w+", names.nfc(name))
    )
