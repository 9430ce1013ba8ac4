r"""Vietnamese text in the encodings before Unicode, TCVN3 (ABC) and VNI: whose fonts, which letters.

Such a text is Latin letters that only its font draws as Vietnamese ones, so the font alone decides, never
the look of the words. TCVN3 has the letter ư at U+00AD, the soft hyphen: nobody may strip soft hyphens
before. Its capitals with tone marks exist only in fonts of their own, whose names end in H and which draw
every letter as a capital. Sources: TCVN 5712:1993 (VN3); the key map of VNI. Knows no files. Read next:
`cchc.sources.word.runs` (who asks).

>>> unicode_text("ñy ban nh©n d©n", encoding(".VnTime"))
'ủy ban nhân dân'
>>> unicode_text("KÕ ho¹ch", encoding(".VnTimeH")), unicode_text("Ñoaøn Vieät Nam", encoding("VNI-Times"))
('KẾ HOẠCH', 'Đoàn Việt Nam')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cchc import patterns
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from cchc.sources.document import Place

Encoding = Literal["", "TCVN3", "TCVN3 in hoa", "VNI"]

# The fonts of ABC (.VnTime, .VnArialH, and without the dot VnTime), and those of VNI (VNI-Times).
_ABC_FONT = patterns.lazy(r"\.vn|vn(?:arial|avant|book|cent|cour|helv|time|univers)", re.IGNORECASE)
_VNI_FONT = patterns.lazy(r"vni[- ]", re.IGNORECASE)
# VnTime is ABC's, "VNtimes new roman" and "VN-Times" are others'.
_NOT_ABC_FONT = patterns.lazy(r"vntimes", re.IGNORECASE)

_TCVN3 = str.maketrans(
    "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae"
    "\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6"
    "\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee"
    "\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306"
# What stands behind a vowel of VNI, and the marks that it is.
_VNI_MARKS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _HAT,
    "á": _HAT + _ACUTE,
    "à": _HAT + _GRAVE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_MARKS |= {mark.upper(): marks for mark, marks in _VNI_MARKS.items()}
_VNI_LETTERS = dict(zip("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", strict=True))
_VNI_GROUP = patterns.lazy(f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_MARKS)}])|[{''.join(_VNI_LETTERS)}]")

# Letters that neither encoding has: a text with one of them is Unicode already, whatever its font.
_UNICODE_LETTERS = patterns.lazy(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


# Signs that stand inside words of TCVN3, and letters of VNI, that no Vietnamese word of Unicode has.
_SIGNS, _LETTERS = r"\xa1-\xae\xb5-\xbe\xd7", "øûïåäñëüîöæØÛÏÅÄÑËÜÎÖÆ"
_OLD_CHARACTER = patterns.lazy(f"[{_SIGNS}{_LETTERS}]")
_OLD_WORD = patterns.lazy(rf"[^\W\d]{{0,12}}[A-Za-z](?:[{_SIGNS}](?=[A-Za-z])|[{_LETTERS}])[^\W\d]{{0,12}}")


@lru_cache(maxsize=256)  # a file has few fonts, and asks for each of its cells and runs
def encoding(font: str) -> Encoding:
    """Return how text under a font is encoded, empty for Unicode.

    >>> encoding(".VnArial NarrowH"), encoding("VNI-Helve"), encoding("Times New Roman")
    ('TCVN3 in hoa', 'VNI', '')
    """
    name = font.strip()
    if _VNI_FONT.match(name):
        return "VNI"
    if _ABC_FONT.match(name) and not _NOT_ABC_FONT.match(name):
        return "TCVN3 in hoa" if name.endswith("H") else "TCVN3"
    return ""


def is_unicode(text: str) -> bool:
    """Whether a text has letters that no old encoding can hold: then it must not be converted.

    A letter or two among many words of the old encoding was typed in between, and stays what it is.

    >>> is_unicode("Thực hiện à á"), is_unicode("Đ¶ng ñy nh©n d©n ho¹ch")
    (True, False)
    """
    letters = len(_UNICODE_LETTERS.findall(text))
    return letters > 0 and letters >= len(stored_words(text))


def stored_words(text: str) -> list[str]:
    """Return the words of a text that look as if their font had been an old one; a font isn't known here.

    >>> stored_words("KÕ ho¹ch cña ñy ban nh©n d©n «Phòng Nội vụ» 5 m²/người")
    ['ho¹ch', 'cña', 'nh©n', 'd©n']
    """
    if text.isascii() or not _OLD_CHARACTER.search(text):  # a tenth of the time where there are none
        return []
    return [found[0] for found in _OLD_WORD.finditer(text)]


def unicode_text(text: str, old: Encoding) -> str:
    """Return what a text in an old encoding says, in composed letters."""
    if old == "VNI":
        return unicodedata.normalize("NFC", _VNI_GROUP.sub(_vni_letter, text))
    if not old:
        return text
    converted = text.translate(_TCVN3)
    return converted.upper() if old == "TCVN3 in hoa" else converted


def doubt(what: str, place: Place | None) -> Doubt:
    """Return the doubt that letters under an old font, or in its encoding, were converted (`font-legacy`)."""
    return Doubt("font-legacy", place, f"Chữ gõ bằng phông chữ cũ ({what}), đã chuyển sang Unicode.")


def _vni_letter(group: re.Match[str]) -> str:
    vowel, mark = group.groups()
    if vowel is None:
        return _VNI_LETTERS[group[0]]
    return _VNI_LETTERS.get(vowel, vowel) + _VNI_MARKS[mark]
