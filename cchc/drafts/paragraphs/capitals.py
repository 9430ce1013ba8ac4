"""Titles and names in capitals → their usual spelling: "XÃ BÌNH MINH" → "Xã Bình Minh".

Which words are names is seen in the rest of the document; a name of a commune that stands nowhere else
is known by the word before it. Knows no plan. Read next: `cchc.drafts.paragraphs.head`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cchc import patterns
from cchc.drafts.paragraphs.lines import is_capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNITS = ("xã", "phường", "đặc khu", "thị trấn", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thôn")
_NO_NAMES = frozenset(
    {
        "hội", "năm", "giai", "về", "và", "trên", "của", "đến", "trong", "quý", "thực", "tháng", "cấp",
        "thuộc", "theo", "tại", "nhiệm", "tuyên",
    }
)  # fmt: skip
_BODIES = ("phòng", "sở", "trung tâm", "trạm", "ban", "chi cục", "hội", "văn phòng")
_SHORT = frozenset({"UBND", "HĐND", "UBMTTQ", "ATTT", "ATGT", "QPPL", "GDĐT", "OCOP", "ISO", "AI"})
_ROMAN = patterns.lazy(r"[IVX]+")
_WORD = patterns.lazy(r"\w+")
_Seen: TypeAlias = "dict[tuple[str, ...], Counter[tuple[str, ...]]]"
_LONGEST = 6  # words of a name that is looked for as one


class _Sentence(NamedTuple):
    """The words of a sentence, and the same in small letters."""

    words: list[str]
    low: list[str]


class Spelling:
    """How a document spells its words where it doesn't write them in capitals."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(dict.fromkeys(lines))  # the cells of a column say the same again and again

    def usual(self, text: str) -> str:
        """Return a text in capitals as it is usually spelled, with a capital at its start.

        >>> lines = ["Kế hoạch CCHC xã Vĩnh Thông", "Vĩnh Thông, ngày 02 tháng 01 năm 2026"]
        >>> Spelling(lines).usual("CCHC XÃ VĨNH THÔNG NĂM 2026")
        'CCHC xã Vĩnh Thông năm 2026'
        >>> Spelling([]).usual("ỦY BAN NHÂN DÂN XÃ BÌNH MINH TÂY")
        'Ủy ban nhân dân xã Bình Minh Tây'
        """
        if not is_capital(text):
            return text
        pieces = re.split(r"(\w+)", text)
        words = pieces[1::2]
        low = [word.lower() for word in words]
        seen = self._seen(frozenset(low))
        spelled = [
            word if self._stays(word) else _word_among(low, index, seen) for index, word in enumerate(words)
        ]
        for index in _named(words, pieces[2::2]):
            spelled[index] = spelled[index] if _is_known(low, index, seen) else words[index].capitalize()
        pieces[1::2] = spelled
        whole = "".join(pieces)
        return whole[:1].upper() + whole[1:]

    @cached_property
    def _sentences(self) -> list[_Sentence]:
        """The sentences that aren't in capitals, the first word without a capital of its own."""
        found: list[_Sentence] = []
        for line in self._lines:
            if _mostly_capital(line):
                continue
            for sentence in re.split(r"(?<=[.;:!?])\s+|[“”\"(]", line):
                words = _WORD.findall(sentence)
                if words and not words[0].isupper() and not (len(words) > 1 and words[1].istitle()):
                    words[0] = words[0].lower()  # a capital because a sentence begins
                found.append(_Sentence(words, [word.lower() for word in words]))
        return found

    @cached_property
    def _short(self) -> set[str]:
        """The words in capitals among others: abbreviations."""
        return {word for words, _ in self._sentences for word in words if len(word) > 1 and word.isupper()}

    def _seen(self, wanted: frozenset[str]) -> _Seen:
        """Return how pieces of wanted words are spelled, by the piece in small letters."""
        seen: _Seen = {}
        for words, low in self._sentences:
            if wanted.isdisjoint(low):
                continue
            run: list[str] = []
            for word, small in zip((*words, ""), (*low, ""), strict=True):
                if small in wanted:
                    run.append(word)
                elif run:
                    _count(run, seen)
                    run = []
        return seen

    def _stays(self, word: str) -> bool:
        return (
            word in self._short | _SHORT
            or bool(_ROMAN.fullmatch(word))
            or not re.search(r"[AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]", word)
        )


def _count(run: list[str], seen: _Seen) -> None:
    for length in range(2, _LONGEST + 1):
        for start in range(len(run) - length + 1):
            piece = tuple(run[start : start + length])
            seen.setdefault(tuple(map(str.lower, piece)), Counter())[piece] += 1


def _word_among(low: list[str], index: int, seen: _Seen) -> str:
    """Return a word as it is spelled among its neighbours: in the longest piece that was seen."""
    for length in range(min(_LONGEST, len(low)), 1, -1):
        for start in range(max(0, index - length + 1), min(index, len(low) - length) + 1):
            if pieces := seen.get(tuple(low[start : start + length])):
                return max(pieces, key=lambda piece: pieces[piece])[index - start]
    return low[index]


def _is_known(low: list[str], index: int, seen: _Seen) -> bool:
    """Whether the document spells a word beside its neighbours."""
    return any(
        tuple(low[start : start + 2]) in seen
        for start in (index - 1, index)
        if start >= 0 and start + 2 <= len(low)
    )


def _mostly_capital(line: str) -> bool:
    """Whether a line can't tell how words are spelled: most of its letters are capitals."""
    letters = "".join(filter(str.isalpha, line))
    return sum(map(str.isupper, letters)) * 2 > len(letters)


def _named(words: list[str], gaps: list[str]) -> Iterator[int]:
    """Yield which words begin with a capital by the word before them: names of units, kinds of offices."""
    low = [word.lower() for word in words]
    for index in range(len(low)):
        before = (low[index - 1] if index else "", " ".join(low[max(0, index - 2) : index]))
        is_society = low[index] == "hội" and before[0] == "xã"
        if any(unit in _UNITS for unit in before) and not is_society:
            end = index
            while end < len(low) and low[end] not in _NO_NAMES and end < index + 4:
                if end > index and gaps[end - 1].strip():
                    break
                yield end
                end += 1
        elif " ".join(low[:index]) in _BODIES or (
            index and gaps[index - 1].strip() == "-" and low[0] in _BODIES
        ):
            yield index
