"""Lift the condition out of a deadline: "20 ngày sau khi Tỉnh uỷ ban hành", "Quý II (nếu có)".

A condition runs from its lead word to the bracket that closes around it, or to a date at its end.
Read next: `words` (the lead words), `phrases` (reads what is left).
"""

from __future__ import annotations

import re
from itertools import islice

from cchc.deadlines import words
from cchc.deadlines.phrases import names_time, parse_phrase
from cchc.names import fold
from cchc.periods import Span, SpanUnit

_SPAN_UNITS: dict[str, tuple[int, SpanUnit]] = {
    "ngày": (1, "day"), "tuần": (7, "day"), "tháng": (1, "month"), "năm": (1, "year"),
}  # fmt: skip
_INSIDE = r"(?:[^()\[\]{}]|\([^()]*\))*"  # up to the bracket that closes around the condition
_CUT_SHORT = 3  # letters, and no vowel: what a full stop is written behind in mid-sentence
_MAX_ENDS = 9  # places where a condition may end that are tried: few, for speed


def lift_condition(text: str, low: str, plan_year: int) -> tuple[str | None, Span | None, str]:
    """Return the condition of a text, the time counted from it, and the other words in lower case.

    `low` is the text in lower case, as long as `text`.

    >>> text = "Trong vòng 20 ngày kể từ ngày ban hành, chậm nhất 15/12"
    >>> condition, span, rest = lift_condition(text, text.lower(), 2026)
    >>> condition, span.quantity, rest.strip()
    ('kể từ ngày ban hành', 20, ', chậm nhất 15/12')
    """
    lead = re.search(words.CONDITION_LEAD, low)
    if lead is None:
        return None, None, low
    begin = lead.start()
    closing = next(re.compile(_INSIDE).finditer(low, begin)).end()
    head, span = low[:begin], None
    if length := re.search(words.SPAN, head):
        head = head[: length.start()]
        if lead["counted"] and not length["vague"] and not length["working_days"]:
            times, unit = _SPAN_UNITS[length["unit"]]
            span = Span(times * int(length["quantity"]), unit)
        else:  # what cannot be counted stays with the words of the condition
            begin = length.start()
    end = _find_end(low, lead.end(), closing, plan_year)
    end = _find_sentence_end(text, lead.end(), end) or end
    return text[begin:end].strip(" ,;."), span, f"{head}{low[end:closing]} {low[closing:]}"


def _find_end(low: str, start: int, closing: int, plan_year: int) -> int:
    """Return where a condition ends: before the first words that are a date up to its closing."""
    for place in islice(re.compile(words.CONDITION_END).finditer(low, start, closing), _MAX_ENDS):
        tail = low[place.start() : closing]
        if parse_phrase(tail, plan_year).kind not in {"unknown", "not_a_deadline"}:
            return place.start()
    return closing


def _find_sentence_end(text: str, start: int, end: int) -> int | None:
    """Return where the condition's sentence ends if the next one speaks of time; None when it doesn't.

    What the next sentence says is then read with the rest: a date in it is never taken for a part of
    the condition.
    """
    for place in islice(re.compile(words.SENTENCE_END).finditer(text, start, end), _MAX_ENDS):
        if _is_whole_word(place["last_word"]) and names_time(text[place.end() : end].lower()):
            return place.end()
    return None


def _is_whole_word(word: str) -> bool:
    """Whether a word before a full stop is none that was cut short, as in "TP. Thái Nguyên", "ThS. Hòa".

    Capitals tell nothing: some plans are written in capitals.
    """
    return len(word) > _CUT_SHORT or not set(fold(word)).isdisjoint("aeiouy")
