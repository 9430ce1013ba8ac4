"""Read words without a condition: a placeholder, regular work, or dates and what bounds them.

Knows neither conditions nor the deadline's own text. Read next: `scanning`, `grammar`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.deadlines import words
from cchc.deadlines.grammar import Meaning, interpret
from cchc.deadlines.scanning import scan
from cchc.periods import Mention, plain_text

if TYPE_CHECKING:
    from cchc.deadlines.deadline import DeadlineKind

REGULAR_WORK: dict[DeadlineKind, str] = {
    "ongoing": words.any_of(words.ONGOING),
    "periodic": words.any_of(words.PERIODIC),
}


def is_placeholder(low: str) -> bool:
    """Whether text in lower case says that nobody set a deadline, or is a form left blank.

    >>> [is_placeholder(text) for text in ("(chưa rõ)", "ngày …/…/2026", "quý ii")]
    [True, True, False]
    """
    bare = low.strip(" ()[]{}.,:;…-*\"'")
    blank_form = re.fullmatch(words.BLANK_FORM, low) and re.search(words.BLANK, low)
    return bool(blank_form or re.fullmatch(words.PLACEHOLDER, bare))


def plain_phrase(text: str) -> str:
    """Return words as they are scanned: plain text without brackets, quotation marks and marks at the ends.

    >>> plain_phrase("- Quí II/2026 (dự kiến).")
    'quý ii/2026 dự kiến'
    """
    return plain_text(re.sub(r"[()\[\]{}\"“”'‘’*•]", " ", text)).rstrip(" .,;:").lstrip(" .,;:+-")


def parse_phrase(low: str, plan_year: int) -> Meaning:
    """Return what words in lower case mean; `unknown` when they say nothing at all.

    >>> str(parse_phrase("thực hiện thường xuyên từ quý iii năm 2026", 2026))
    'ongoing 2026-07-01..'
    """
    if is_placeholder(low):
        return Meaning("unknown")
    plain = plain_phrase(low)
    for kind, pattern in REGULAR_WORK.items():
        if re.search(pattern, plain):
            # A bare "trong năm" beside regular work says nothing of when it begins.
            return _regular_work(kind, _parse_dates(re.sub(rf"{pattern}|\bnăm\b", " ", plain), plan_year))
    return _parse_dates(plain, plan_year)


def _regular_work(kind: DeadlineKind, dates: Meaning) -> Meaning:
    """Return regular work with the dates beside it, of which only a start of ongoing work counts."""
    if dates.kind == "invalid":
        return dates
    if kind == "ongoing" and dates.start:
        return Meaning(kind, dates.start, year_assumed=dates.year_assumed)
    return Meaning(kind)


def _parse_dates(plain: str, plan_year: int) -> Meaning:
    """Return what dates and the words that bound them mean, up to the last word of the text."""
    tokens, mentions, unread = scan(plain)
    if unread or not mentions:
        return Meaning("not_a_deadline" if unread else "unknown")
    try:
        # A bare number and "ngày 15" of no month drop out, so that their item makes no sense.
        dates = [(m.unit, m.period(plan_year)) for m in mentions if m.unit and _names_days(m)]
        meaning = interpret(tokens, dates)
    except ValueError:
        return Meaning("invalid")
    assumed = any(m.year is None and m.unit not in {"year", "range"} for m in mentions)
    return meaning._replace(year_assumed=assumed and bool(meaning.start or meaning.end))


def _names_days(mention: Mention) -> bool:
    return mention.unit != "day" or mention.month is not None
