"""How Word writes a number of a list: 4 → 4, 04, IV, iv, D, d, ④, (4), bốn.

Source: ST_NumberFormat (ECMA-376, part 1, 17.18.59). Formats of scripts that no Vietnamese document
uses count as decimal. Knows no document. Read next: `cchc.sources.word.numbering` (who counts).

>>> [in_format(4, name) for name in ("decimalZero", "upperRoman", "lowerLetter", "vietnameseCounting")]
['04', 'IV', 'd', 'bốn']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_LETTERS = 780  # Word goes on to 30 letters, aaa… ; more says nothing any more
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MAX_ROMAN = 32_767
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MAX_IN_WORDS = 100
_CHICAGO = "*†‡§"
_ENCLOSED = {  # the character of 1, and how many there are
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
}
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"


def in_format(number: int, name: str) -> str:
    """Return a number as a format writes it; "none" and "bullet" write nothing."""
    write = _FORMATS.get(name)
    if write is not None:
        return write(number)
    if name in _ENCLOSED:
        first, count = _ENCLOSED[name]
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    text = ""
    for each, letters in _ROMAN:
        count, number = divmod(number, each)
        text += letters * count
    return text


def _letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """Return a, b, …, z, aa, bb, …: Word repeats the letter and doesn't count on as columns do."""
    if not 0 < number <= _MAX_LETTERS:
        return str(number)
    again, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (again + 1)


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def in_words(number: int) -> str:
    """Return a number below 100 in Vietnamese words, others in digits.

    >>> [in_words(number) for number in (10, 15, 21, 24, 55)]
    ['mười', 'mười lăm', 'hai mươi mốt', 'hai mươi bốn', 'năm mươi lăm']
    """
    if not 0 <= number < _MAX_IN_WORDS:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    one = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else f'{_DIGITS[tens]} mươi'} {one}".rstrip()


def _chicago(number: int) -> str:
    return _letters(number, _CHICAGO)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _chicago,
    "russianLower": lambda number: _letters(number, _RUSSIAN),
    "russianUpper": lambda number: _letters(number, _RUSSIAN).upper(),
    "vietnameseCounting": in_words,
    # "First", "One": Word writes them in the document's language.
    "cardinalText": lambda number: in_words(number).capitalize(),
    "ordinalText": lambda number: in_words(number).capitalize(),
}
