"""A deadline as a value: what the words of a plan come to.

Everyone may import this module: it knows neither the words nor how they are read, neither tasks nor
today's date. Read next: `parsing` (words → Deadline), `cchc.states` (a task on a day).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cchc.periods import Span

DeadlineKind = Literal[
    "day", "month", "quarter", "year", "range", "milestones", "ongoing", "periodic",
    "conditional", "unknown", "not_a_deadline", "invalid",
]  # fmt: skip


class Deadline(NamedTuple):
    """What the words of a deadline mean; days are included on both ends.

    "Từ quý III" has no end and "chậm nhất 15/12" no start; ongoing work has at most a start.
    """

    text: str  # the words exactly as given
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    condition: str | None = None  # in its own words, without brackets
    span: Span | None = None  # never for working days: the holidays between are not known
    year_assumed: bool = False  # the plan's year was taken; the bare word "năm" does say it
