"""Read words without a condition: a placeholder, regular work, or dates and what bounds them.

Knows neither conditions nor the deadline's own text. Read next: `scanning`, `grammar`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.date_words import Mention, find_mention, plain_text
from cchc.deadlines import words
from cchc.deadlines.grammar import Meaning, interpret
from cchc.deadlines.scanning import scan

if TYPE_CHECKING:
    from cchc.deadlines.deadline import DeadlineKind
    from cchc.deadlines.tokens import Token

REGULAR_WORK: dict[DeadlineKind, str] = {
    "ongoing": words.any_of(words.ONGOING),
    "periodic": words.any_of(words.PERIODIC),
}

_YEAR_END = (12, 31)


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
    text = re.sub(words.LABEL, " ", text)
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
            rest = re.sub(rf"{pattern}|\bnăm\b", " ", plain)
            dates = _parse_dates(rest, plan_year)
            is_apart = dates.kind == "not_a_deadline" and _names_a_date(rest)
            if is_apart and not re.search(words.EVERY_YEAR, plain):
                return dates  # a date among words that nobody can read may be the deadline of something else
            return _regular_work(kind, dates)
    return _parse_dates(plain, plan_year)


def names_time(low: str) -> bool:
    """Whether words in lower case name a date or regular work, be they readable or not."""
    plain = plain_phrase(low)
    return any(re.search(pattern, plain) for pattern in REGULAR_WORK.values()) or _names_a_date(plain)


def _regular_work(kind: DeadlineKind, dates: Meaning) -> Meaning:
    """Return regular work with the dates beside it, of which only a start of ongoing work counts."""
    if dates.kind == "invalid":
        return dates
    if _is_bounded(kind, dates):
        return Meaning("not_a_deadline")
    if kind == "ongoing" and dates.start:
        return Meaning(kind, dates.start, year_assumed=dates.year_assumed)
    return Meaning(kind)


def _is_bounded(kind: DeadlineKind, dates: Meaning) -> bool:
    """Whether dates beside regular work set an end to it, or to something else: "trước 30/6/2026".

    "Trước 15/12 hằng năm" sets none, for it comes back; with a year it doesn't. "Đến hết năm 2026" sets
    none to work that goes on all the year.
    """
    if kind == "ongoing":
        return bool(dates.end and not dates.start and (dates.end.month, dates.end.day) != _YEAR_END)
    return dates.kind in {"day", "month", "quarter"} and not dates.year_assumed


def _names_a_date(plain: str) -> bool:
    """Whether a day of a month, a month, quarter or year stands somewhere in plain text."""
    places = re.finditer(r"(?<![\w/.-])\w", plain)
    mentions = (found[0] for place in places if (found := find_mention(plain, place.start(), None)))
    return any(m.unit and _names_days(m) and (m.number or m.year) for m in mentions)


def _parse_dates(plain: str, plan_year: int) -> Meaning:
    """Return what dates and the words that bound them mean, up to the last word of the text."""
    tokens, mentions, unread = scan(plain)
    if unread or not mentions:
        return Meaning("not_a_deadline" if unread else "unknown")
    try:
        meaning = _interpret(tokens, mentions, plan_year)
    except ValueError:
        # "Tháng 12 và quý I/2027" in a plan of 2026: the year of the last is not that of the first.
        if max(_whole_year(m.year, plan_year) or 0 for m in mentions) != plan_year + 1:
            return Meaning("invalid")
        mentions = scan(plain, is_year_shared=False).mentions
        try:
            meaning = _interpret(tokens, mentions, plan_year)
        except ValueError:
            return Meaning("invalid")
    assumed = any(m.year is None and m.unit not in {"year", "range"} for m in mentions)
    return meaning._replace(year_assumed=assumed and bool(meaning.start or meaning.end))


def _interpret(tokens: list[Token], mentions: list[Mention], plan_year: int) -> Meaning:
    """Return what tokens and dates mean; raises ValueError for dates that can't be or run backwards."""
    # A bare number and "ngày 15" of no month drop out, so that their item makes no sense.
    mentions = [m._replace(year=_whole_year(m.year, plan_year)) for m in mentions]
    dates = [(m.unit, m.period(plan_year)) for m in mentions if m.unit and _names_days(m)]
    return interpret(tokens, dates)


def _whole_year(year: int | None, plan_year: int) -> int | None:
    """Return the year that two digits stand for: the plan's, the next or the one before; others stay."""
    near = (plan_year, plan_year + 1, plan_year - 1)
    return next((each for each in near if year is not None and each % 100 == year), year)


def _names_days(mention: Mention) -> bool:
    return mention.unit != "day" or mention.month is not None
