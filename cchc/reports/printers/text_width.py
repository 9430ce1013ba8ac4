"""How wide a line of bold Times is, so that a rule can be as long as the text, or a part of it.

Widths are thousandths of the type size, of Times New Roman Bold (the fonts made to its measure have
the same); Vietnamese marks add nothing to a letter. Knows no documents.

Read next: `cchc.reports.printers.word.word_document` (whose rules are measured).
"""

from __future__ import annotations

import unicodedata

from cchc import characters

_WIDTHS = {
    250: " .,",
    278: "il/",
    333: "fjt-;:()",
    389: "sI",
    444: "cerz",
    500: "agovxyJ0123456789",
    554: "ơ",
    556: "bdhknpquSđ",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "wACDNRUVXYĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "m",
    944: "M",
    1000: "W",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL = 500
_SHAPES = "\u0302\u0306"  # of â, ê, ô and ă


def width(text: str, size: float) -> float:
    """Return the width of bold text in the unit of its size.

    >>> round(width("Độc lập - Tự do - Hạnh phúc", 13), 1)
    159.1
    """
    return sum(_WIDTH.get(letter, _USUAL) for letter in _letters(text)) * size / 1000


def _letters(text: str) -> str:
    """Return the letters that take room, without their marks; ơ and ư are letters of their own."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c not in characters.TONES + _SHAPES)
    return unicodedata.normalize("NFC", bare)
