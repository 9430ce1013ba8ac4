"""Signs of Word's symbol fonts as letters of Unicode: the ticks, arrows and boxes that people put in plans.

Source: the encodings of the fonts Symbol, Wingdings and Wingdings 2 as unicode.org and Microsoft list them.
Signs that aren't here say nothing in a plan. Knows no documents. Read next: `cchc.sources.word.runs`.

>>> symbols("\uf0fc", "Wingdings"), symbols("\uf0b3 80%", "Symbol"), symbols("abc", "Arial")
('✓', '≥ 80%', 'abc')
"""

from __future__ import annotations

from cchc import patterns

_SYMBOL = {
    **dict(zip((0xA3, 0xB3, 0xB1, 0xB4, 0xB8, 0xB9, 0xBB, 0xB0, 0xA5), "≤≥±×÷≠≈°∞", strict=True)),
    **dict(zip((0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB7, 0xDE, 0xBE, 0x2D), "↔←↑→↓•⇒—-", strict=True)),
    0xD6: "√",
}
_WINGDINGS = {
    **dict(zip((0xFC, 0xFE, 0xFB, 0xFD, 0xA8, 0x6F, 0x71, 0x78), "✓☑✗☒☐☐☐☒", strict=True)),
    **dict(zip((0xE0, 0xE8, 0xF0, 0xD8, 0xDF, 0xE1, 0xE2), "→→→➢←↑↓", strict=True)),
    **dict(zip((0x6C, 0x9F, 0x6E, 0xA7, 0x76, 0xAB), "●•■▪❖★", strict=True)),
}
_WINGDINGS_2 = dict(zip((0x50, 0x52, 0x4F, 0x51, 0xA3, 0x30), "✓☑✗☒☐☐", strict=True))
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = 0xF000
_LAST_CODE = 0xFF
_PRIVATE_SIGN = patterns.lazy("[\uf000-\uf0ff]")


def symbols(text: str, font: str) -> str:
    """Return a text under a font; signs of symbol fonts become Unicode's, unknown ones nothing."""
    table = _FONTS.get(font.strip().lower())
    if table is None and (text.isascii() or _PRIVATE_SIGN.search(text) is None):
        return text
    if any(ord(sign) > _LAST_CODE and not _is_private(sign) for sign in text):
        table = None  # letters that the font doesn't have are drawn in another, and so are their neighbours
    return "".join(_sign(sign, table) for sign in text)


def _is_private(sign: str) -> bool:
    return _PRIVATE <= ord(sign) <= _PRIVATE + _LAST_CODE


def _sign(sign: str, table: dict[int, str] | None) -> str:
    if _is_private(sign):
        return (_SYMBOL if table is None else table).get(ord(sign) - _PRIVATE, "")
    return sign if table is None else table.get(ord(sign), sign)
