"""Whether two wordings are one: the old words of a document and the plan's, the old words and the new.

Old words are found again however they are written ("02 hội nghị" and "2 Hội nghị"); new words that
differ by a mark or a capital are new ("Công" → "Cổng"). Knows no plan. Read next:
`cchc.drafts.proposals.same_values` (fields that mean the same).
"""

from __future__ import annotations

import re
import unicodedata

from cchc import characters, names, patterns

_DIGITS_APART = patterns.lazy(r"(?<=\d)[. \u00a0\u202f](?=\d{3}(?!\d))")  # 1.000, 1 000
_ZEROS = patterns.lazy(r"(?<![\d.,/-])0+(?=\d)|(?<=[/-])0+(?=\d)")
_NUMBER = r"(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt|trăm|nghìn|linh|lẻ)"
_IN_WORDS = patterns.lazy(rf"(?<=\d)\s*\(\s*{_NUMBER}(?:\s+{_NUMBER})*\s*\)", re.IGNORECASE)
_TOKEN = patterns.lazy(r"[^\W_]+")
_ENDS = " .;,"


def mean_same(one: str, other: str) -> bool:
    """Whether two wordings are one, whatever their case, marks, dashes, spaces, and zeros before figures.

    >>> mean_same("02 (hai) hội nghị", "2 Hội nghị"), mean_same("1.000 hồ sơ", "1000 hồ sơ")
    (True, True)
    >>> mean_same("20 hội nghị", "2 hội nghị"), mean_same("95%", "95 người"), mean_same("9,5%", "95%")
    (False, False, False)
    """
    return _folded(one) == _folded(other)


def are_alike_in_any_case(one: str, other: str) -> bool:
    """Whether two wordings are spelled alike but for capitals: "năm 2026" and "Năm 2026"."""
    return are_spelled_alike(one.casefold(), other.casefold())


def are_spelled_alike(one: str, other: str) -> bool:
    """Whether two wordings differ by nothing that a reader sees: spaces, dashes, quotes, the last full stop.

    >>> are_spelled_alike("năm 2026 – 2030.", "năm  2026 - 2030"), are_spelled_alike("Công", "Cổng")
    (True, False)
    """
    return _shown(one) == _shown(other)


def find(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return where a text holds the words of a phrase side by side: begin, end.

    Case, dashes, spaces, the place of a tone and zeros before figures don't matter; marks do.

    >>> text = "giai đoạn 2026 – 2030 của tỉnh"
    >>> [text[begin:end] for begin, end in find(text, "Giai đoạn 2026-2030")], find(text, "tinh")
    (['giai đoạn 2026 – 2030'], [])
    """
    if not phrase or not (phrase[0].isalnum() and phrase[-1].isalnum()):
        return (
            [(match.start(), match.end()) for match in re.finditer(re.escape(phrase), text)] if phrase else []
        )
    tokens = [(match.start(), match.end(), _token(match[0])) for match in _TOKEN.finditer(text)]
    wanted = [_token(match[0]) for match in _TOKEN.finditer(phrase)]
    count = len(wanted)
    return [
        (tokens[at][0], tokens[at + count - 1][1])
        for at in range(len(tokens) - count + 1)
        if [token for _, _, token in tokens[at : at + count]] == wanted
    ]


def plain_figures(text: str) -> str:
    """Return a text whose figures are bare: no zeros before them, no marks in thousands or words beside them.

    >>> plain_figures("02 (hai) hội nghị, 1.000 lượt")
    '2 hội nghị, 1000 lượt'
    """
    return _ZEROS.sub("", _DIGITS_APART.sub("", _IN_WORDS.sub("", names.nfc(text))))


def _token(word: str) -> str:
    return word.lstrip("0") if word.isdigit() else _tone_behind(word.casefold())


def _tone_behind(word: str) -> str:
    """Return a word with its tone behind its letters, wherever it was typed: "hoá" and "hóa" are one."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in characters.TONES)
    return "".join(letter for letter in letters if letter not in characters.TONES) + tones


def _folded(text: str) -> str:
    text = plain_figures(text).replace("%", " phần trăm ")
    return names.fold(re.sub(r"(?<=\d)[.,](?=\d)", "p", text))


def _shown(text: str) -> str:
    """Return a text as it looks: composed, with one kind of spaces, dashes and quotes."""
    text = characters.INVISIBLE_PATTERN.sub("", names.nfc(text)).translate(characters.DASHES)
    text = re.sub(r"[“”„«»‟]", '"', text)
    spaced = " ".join(re.sub(r"\s*-\s*", " - ", text).split())
    return re.sub(r"[^\W\d_]+", lambda match: _tone_behind(match[0]), spaced).strip(_ENDS)
