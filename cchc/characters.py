r"""Characters that nobody sees, and the tone marks of Vietnamese letters: the one table of them.

The classes are written to stand inside a character class of `re`. What is to be done with such
characters depends on the place and is said there: a terminal must not be steered, a document must
not turn its direction, a field's name with one in it is not the field. What YAML itself can't hold is
told in `cchc.yamltext`, from the standard's own list.

>>> INVISIBLE_PATTERN.sub("", "Phòng\u200b V\xadHXH\u202e")
'Phòng VHXH'
"""

from __future__ import annotations

import re

# C0 and C1, https://www.unicode.org/charts/PDF/U0080.pdf, tab and line feed among them: they steer terminals.
CONTROL = r"\x00-\x1f\x7f-\x9f"
# Line and paragraph separator: Word's, which break a line in some programs and not in others.
SEPARATORS = r"\u2028\u2029"
# Soft hyphen, joiners and zero-width spaces, marks of direction, byte order mark, annotations.
INVISIBLE = r"\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"
# Embeddings and overrides, which turn the direction of the text behind them.
DIRECTION = r"\u202a-\u202e"
# Halves of characters that no text in UTF-8 can hold.
SURROGATES = r"\ud800-\udfff"

# What XML can't hold, and YAML neither: halves of characters, code points that are none. This pattern
# and the next are compiled when a text first needs them: every command imports this module.
_NO_TEXT = f"[{SURROGATES}\ufdd0-\ufdef\ufffe\uffff]"
_BREAKS = f"[{CONTROL}{SEPARATORS}]+"

# Letters that look like others and are typed or converted for them, each in lower case: Icelandic and
# African D for Đ, Cyrillic and Greek for Latin. https://www.unicode.org/reports/tr39/ (confusables)
LOOK_ALIKES = str.maketrans(
    "ðɖавсенікмоӏрѕтхујαβεζηικμνορτυχ",
    "đđabcehikmolpstxyjabezhikmnoptyx",
)
# Roman numerals made of one character, or of letters that look like I, V, X.
ROMAN_LOOK_ALIKES = str.maketrans(
    {"ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv", "ⅴ": "v", "ⅹ": "x"}
    | dict(zip("іӏιѵхχ", "iiivxx", strict=True))
)

# Word's quotes and dashes, and the quotes that a shell on Windows hands over as they are.
QUOTE_PAIRS = ("“”", "„“", "„”", "‟”", "«»", "‘’", "‹›", '""', "''")
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))

# Strokes that look like the one between a document's number and its symbol, or in a date.
_STROKES = dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/")
_SMALL = {
    chr(code): chr(code).translate(ROMAN_LOOK_ALIKES).translate(LOOK_ALIKES)
    for code in (*ROMAN_LOOK_ALIKES, *LOOK_ALIKES)
}
_LARGE = {letter.upper(): meant.upper() for letter, meant in _SMALL.items()}
_WRITTEN_AS = str.maketrans(_LARGE | _SMALL | {"\u04c0": "I"} | _STROKES)

INVISIBLE_PATTERN = re.compile(f"[{INVISIBLE}{DIRECTION}]")

# Huyền, hỏi, ngã, sắc, nặng, as combining characters, in the dictionary's order.
TONES = "\u0300\u0309\u0303\u0301\u0323"


def one_line(text: str) -> str:
    r"""Return a text on one line, without the characters that no document can hold.

    >>> one_line("a\nb\x07c")
    'a b c'
    """
    if text.isprintable():
        return text
    return re.sub(_NO_TEXT, "", re.sub(_BREAKS, " ", INVISIBLE_PATTERN.sub("", text)))


def in_latin(text: str) -> str:
    """Return a short value with Vietnamese letters and plain strokes for those that only look like them.

    >>> in_latin("41/Q\u00d0\u2215UBND"), in_latin("Qu\u00fd \u0406V/2026")
    ('41/QĐ/UBND', 'Quý IV/2026')
    """
    return text if text.isascii() else text.translate(_WRITTEN_AS)
