"""The reason that a sentence gives for what it changes: "…, lý do hệ thống đã dừng".

Quotes are “ ” here, whatever the document has (`quotes.with_quotes`). Read next:
`cchc.drafts.changes.stop_clauses` (reasons without the word), `cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re

from cchc import patterns
from cchc.drafts.changes import quotes

_REASON = patterns.lazy(
    r"(?<![\s,;.(–-])[\s,;.(–-]+(?:(?:với\s+)?(?:lý|lí) do\s*:?|do|vì)\s+(?P<reason>.+?)"
    r"(?:[\s.;)]*$|(?=;\s*(?:riêng\b|nhiệm vụ số\b)))",
    re.IGNORECASE,
)


def reason(text: str) -> str:
    """Return the reason that a sentence gives, as it words it.

    >>> reason("Không tiếp tục thực hiện nhiệm vụ số 16, lý do hệ thống đã dừng.")
    'hệ thống đã dừng'
    >>> reason("Lùi thời hạn nhiệm vụ số 8 đến Quý IV, lý do: chờ tỉnh; riêng nhiệm vụ số 9 đến Quý I.")
    'chờ tỉnh'
    """
    match = _REASON.search(quotes.hidden(text))
    return text[match.start("reason") : match.end("reason")].strip(" .;") if match else ""


def split_reason(text: str) -> tuple[str, str]:
    """Return a sentence without the reason that it gives, and the reason; what follows that stays."""
    because = _REASON.search(quotes.hidden(text))
    if because is None:
        return text, ""
    return text[: because.start()] + text[because.end() :], reason(text)


def without_reason(text: str) -> str:
    """Return words from which the reasons are taken off, quoted ones, too."""
    return _REASON.sub("", text)
