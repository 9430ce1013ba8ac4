"""Read a deadline as a plan words it ("Quý II/2026 (sau khi tỉnh có kế hoạch)").

A placeholder is `unknown`. Else the condition is lifted out (`conditions`) and the rest is read to
its last word (`phrases`). One word too many makes it `not_a_deadline`, one impossible date
`invalid`: nothing is guessed. Real plans set the rules: tests/data/deadlines.tsv. Tasks and today's
date are not known here. Read next: `docs/deadlines.md`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cchc.deadlines.conditions import lift_condition
from cchc.deadlines.deadline import Deadline
from cchc.deadlines.phrases import REGULAR_WORK, is_placeholder, parse_phrase

_MAX_LENGTH = 500  # characters; longer text is prose, and the bound keeps every pattern fast
_TWO_DIGITS = re.compile(r"[/.-] ?(\d\d)(?!\d)")  # what may be a year written with two digits
_MIDNIGHT = re.compile(r"(?<=\d)[ T]00:00(?::00)?$")  # of a day that a program wrote out
_SOME_YEAR = 2028  # of a period that names none
_PERIODS = frozenset({"day", "month", "quarter", "year", "range"})
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def parse_deadline(text: str, plan_year: int) -> Deadline:
    """Parse the words of a deadline in a plan of this year; whatever the words, nothing is raised.

    >>> parse_deadline("Trước tháng 3/2027", 2026).end
    datetime.date(2027, 2, 28)
    >>> parse_deadline("Quý II (nếu có)", 2026).condition
    'nếu có'
    """
    if len(text) > 4 * _MAX_LENGTH:  # decomposed letters and stray spaces may swell a short text
        return Deadline(text, "not_a_deadline")
    return _parse(text, plan_year)


def has_unclear_century(text: str) -> bool:
    """Whether an invalid deadline would be a day if its year of two digits were of this century.

    >>> [has_unclear_century(text) for text in ("30/6/19", "31/6/19", "31/6/2026")]
    [True, False, False]
    """
    years = {2000 + int(digits) for digits in _TWO_DIGITS.findall(text[-_MAX_LENGTH:])}
    return any(parse_deadline(text, year).kind != "invalid" for year in years)


def is_period(text: str) -> bool:
    """Whether a text is a day or a period and says nothing else.

    >>> [is_period(text) for text in ("Quý II/2026", "THÁNG 3", "Cả năm 2026", "Công vụ", "Việc quý II")]
    [True, True, True, False, False]
    """
    deadline = parse_deadline(text, _SOME_YEAR)
    return deadline.kind in _PERIODS and not deadline.condition


@lru_cache(maxsize=8192)
def _parse(text: str, plan_year: int) -> Deadline:
    tidy = " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())
    tidy = _MIDNIGHT.sub("", tidy)
    low = tidy.replace("İ", "i").lower()  # as long as `tidy`: no other letter grows
    if len(tidy) > _MAX_LENGTH:
        return Deadline(text, "not_a_deadline")
    if is_placeholder(low):
        return Deadline(text, "unknown")
    condition, span, rest = lift_condition(tidy, low, plan_year)
    if condition and re.search(REGULAR_WORK["ongoing"], condition.lower()):
        rest += " thường xuyên"  # regular work is regular wherever the words stand
    kind, start, end, year_assumed = parse_phrase(rest, plan_year)
    if kind == "not_a_deadline" or (kind == "unknown" and not condition):
        return Deadline(text, "not_a_deadline")
    if kind == "unknown":
        kind = "conditional"
    return Deadline(text, kind, start, end, condition, span, year_assumed)
