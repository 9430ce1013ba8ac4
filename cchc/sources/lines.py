r"""The text of a source as lines: what every reader does with white space, marks and unseen characters.

Knows no format. Read next: `cchc.sources.document` (where such text stands).

>>> folded("Phòng\u00a0 Nội\tvụ \n\n V\xadăn\u200b phòng ")
'Phòng Nội vụ\nVăn phòng'
"""

from __future__ import annotations

from functools import lru_cache

from cchc import patterns
from cchc.characters import INVISIBLE_PATTERN
from cchc.names import nfc

_LINE_ENDS = patterns.lazy("[\n\r\v\f\x85\u2028\u2029]+")
_CONTROL = patterns.lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NO_BREAK_HYPHEN = "\u2011"


@lru_cache(maxsize=4096)  # the columns of a table say the same again and again
def folded(text: str) -> str:
    """Return a text with composed letters and single spaces, without empty lines and what nobody sees."""
    if not text.isascii():
        text = nfc(INVISIBLE_PATTERN.sub("", text)).replace(_NO_BREAK_HYPHEN, "-")
    if text.isprintable():  # nearly each: no end of a line, nothing that controls a terminal
        return " ".join(text.split())
    lines = (" ".join(_CONTROL.sub("", line).split()) for line in _LINE_ENDS.split(text))
    return "\n".join(line for line in lines if line)


def shortened(text: str, most: int) -> str:
    """Return a text of so many characters at the most, cut behind a word where one ends.

    >>> shortened("Rà soát văn bản", 20), shortened("Rà soát văn bản", 12)
    ('Rà soát văn bản', 'Rà soát…')
    """
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip() + "…"
