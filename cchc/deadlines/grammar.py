"""What a sequence of tokens means: the kind of the deadline, its first and its last day.

`interpret` splits the tokens at AND into the items of a list, finds each item in CASES and joins
what they come to. Knows no words: `words` may grow without a change here. Every example in a table
of this module is held by tests/deadlines/test_words.py. Read next: `docs/deadlines.md`.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.deadlines.tokens import Token
from cchc.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from cchc.date_words import Unit
    from cchc.deadlines.deadline import DeadlineKind

    Date = tuple[Unit, Period]  # what a DATE token stands for: "quý II/2026" is a quarter and its days
    Rule = Callable[..., "Meaning"]  # takes the dates of an item
    Case = tuple[tuple[Token, ...], Rule, str, str]  # tokens, rule, an example and what it means

DATE, UNTIL, BEFORE, FROM, AFTER = Token.DATE, Token.UNTIL, Token.BEFORE, Token.FROM, Token.AFTER
_ONE_DAY = timedelta(days=1)
_COMES_BACK = 3  # months with gaps between them: from so many on they are regular work


class Meaning(NamedTuple):
    """What words without a condition come to: the part of a Deadline that is read from dates."""

    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    year_assumed: bool = False

    def __str__(self) -> str:
        """Return it as tables of examples write it: "quarter 2026-04-01..2026-06-30"."""
        days = f" {self.start or ''}..{self.end or ''}" if self.start or self.end else ""
        return f"{self.kind}{days}"


NOT_A_DEADLINE = Meaning("not_a_deadline")


# The rules. A date comes as its unit and its days.


def _whole(date: Date) -> Meaning:
    unit, days = date
    return Meaning(unit, days.start, days.end)


def _until(date: Date) -> Meaning:
    unit, days = date
    return Meaning(unit, None, days.end)


def _before(date: Date) -> Meaning:
    _, days = date
    return Meaning("day", None, days.start - _ONE_DAY)


def _from(date: Date) -> Meaning:
    _, days = date
    return Meaning("range", days.start)


def _after(date: Date) -> Meaning:
    _, days = date
    return Meaning("range", days.end + _ONE_DAY)


def _through(first: Date, last: Date) -> Meaning:
    (_, first_days), (_, last_days) = first, last
    days = Period(first_days.start, last_days.end)  # refuses to run backwards
    return Meaning("range", days.start, days.end)


def _up_to(first: Date, last: Date) -> Meaning:
    (_, first_days), (_, last_days) = first, last
    days = Period(first_days.start, last_days.start - _ONE_DAY)
    return Meaning("range", days.start, days.end)


def _closer(first: Date, last: Date) -> Meaning:
    """Return the first period up to the day before the last date, which must lie inside it."""
    (_, first_days), (_, last_days) = first, last
    end = last_days.start - _ONE_DAY
    return Meaning("range", first_days.start, end) if end in first_days else NOT_A_DEADLINE


CASES: tuple[Case, ...] = (
    ((DATE,), _whole, "quý II/2026", "quarter 2026-04-01..2026-06-30"),
    ((UNTIL, DATE), _until, "chậm nhất tháng 6/2026", "month ..2026-06-30"),
    ((BEFORE, DATE), _before, "trước tháng 6/2026", "day ..2026-05-31"),
    ((UNTIL, BEFORE, DATE), _before, "chậm nhất trước 30/6/2026", "day ..2026-06-29"),
    ((FROM, DATE), _from, "từ quý II/2026", "range 2026-04-01.."),
    ((AFTER, DATE), _after, "sau quý II/2026", "range 2026-07-01.."),
    ((DATE, BEFORE, DATE), _closer, "năm 2026 (trước 30/11)", "range 2026-01-01..2026-11-29"),
    ((DATE, UNTIL, DATE), _through, "quý I - quý III/2026", "range 2026-01-01..2026-09-30"),
    ((FROM, DATE, UNTIL, DATE), _through, "từ 01/6 đến 30/6/2026", "range 2026-06-01..2026-06-30"),
    ((DATE, UNTIL, BEFORE, DATE), _up_to, "01/6 đến trước 30/6/2026", "range 2026-06-01..2026-06-29"),
    (
        (FROM, DATE, UNTIL, BEFORE, DATE),
        _up_to,
        "từ 01/6 đến trước 30/6/2026",
        "range 2026-06-01..2026-06-29",
    ),
)
_RULES = {tokens: rule for tokens, rule, *_ in CASES}

# What lists come to; `_join` tries these rules in this order.
LIST_EXAMPLES = {
    "quý I, II/2026": "range 2026-01-01..2026-06-30",  # no gap between them
    "quý II/2026, trước 15/6": "day 2026-04-01..2026-06-14",  # a closer end
    "tháng 12/2026 và quý I/2027": "range 2026-12-01..2027-03-31",
    "tháng 3, 6, 9, 12/2026": "periodic",  # three months or more with gaps come back; they are no milestones
    "tháng 6/2026 và tháng 12/2026": "milestones ..2026-12-31",  # two are two days, as two quarters are
    "quý I và quý IV/2026": "milestones ..2026-12-31",
    "trước 20/3 và 20/6/2026": "milestones ..2026-06-19",  # before each
    "quý IV, quý I/2026": "invalid",  # runs backwards
    "từ quý I và quý II/2026": "not_a_deadline",  # an item without an end
}


def interpret(tokens: Sequence[Token], dates: Iterable[Date]) -> Meaning:
    """Return what the tokens mean, the dates standing for their DATE tokens in order.

    Raises ValueError when the dates run backwards.

    >>> from cchc.periods import quarter_period
    >>> first, second = (("quarter", quarter_period(2026, number)) for number in (1, 2))
    >>> str(interpret([Token.FROM, Token.DATE], [second]))
    'range 2026-04-01..'
    >>> str(interpret([Token.DATE, Token.AND, Token.DATE], [first, second]))
    'range 2026-01-01..2026-06-30'
    >>> str(interpret([Token.DATE, Token.FROM], [first]))
    'not_a_deadline'
    """
    dates = iter(dates)
    items = _repeat_before(_split(tokens))
    return _join([_interpret_item(item, list(islice(dates, item.count(DATE)))) for item in items])


def _split(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Return the items of a list, which AND separates."""
    ends = [index for index, token in enumerate(tokens) if token is Token.AND]
    return [tuple(tokens[start + 1 : end]) for start, end in pairwise([-1, *ends, len(tokens)])]


def _repeat_before(items: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """Carry BEFORE on to the items after it: "trước 30/6 và 15/12" means before each."""
    if items[0][:1] != (BEFORE,) and items[0][:2] != (UNTIL, BEFORE):
        return items
    return [items[0], *((BEFORE, *item) if item[0] is DATE else item for item in items[1:])]


def _interpret_item(tokens: tuple[Token, ...], dates: list[Date]) -> Meaning:
    rule = _RULES.get(tokens)
    if rule is None or len(dates) < tokens.count(DATE):  # a date may be too short to name days
        return NOT_A_DEADLINE
    return rule(*dates)


def _join(items: list[Meaning]) -> Meaning:
    """Return what the items of a list come to together."""
    if len(items) == 1:
        return items[0]
    if not all(item.end for item in items):
        return NOT_A_DEADLINE
    return _join_without_gaps(items) or _join_closer_end(items) or _join_milestones(items)


def _join_without_gaps(items: list[Meaning]) -> Meaning | None:
    """Return the range from the first to the last item if each begins the day after the one before."""
    first, last = items[0], items[-1]
    if not all(item.start for item in items) or len({item.kind == "day" for item in items}) > 1:
        return None
    if any(earlier.end and later.start != earlier.end + _ONE_DAY for earlier, later in pairwise(items)):
        return None
    return Meaning("range", first.start, last.end)


def _join_closer_end(items: list[Meaning]) -> Meaning | None:
    """Return the first period with the end that the second item sets inside it."""
    first, second, *more = items
    if more or second.start or not (first.start and first.end and second.end):
        return None
    return second._replace(start=first.start) if first.start <= second.end <= first.end else None


def _join_milestones(items: list[Meaning]) -> Meaning:
    """Return the last end of all, or periodic work for three months or more.

    Every such list of real plans comes back ("Tháng 3, 6, 9, 12"), and every list of two has an end
    that somebody waits for ("Trong Quý I và trước ngày 30/4/2017"): tests/data/deadlines.tsv. A list
    read as periodic is never late, so two months have the end of the second.
    """
    ends = [item.end for item in items if item.end]
    if ends != sorted(set(ends)):
        raise ValueError(ends)
    if len(items) >= _COMES_BACK and all(item.start and item.kind == "month" for item in items):
        return Meaning("periodic")
    return Meaning("milestones", None, ends[-1])
