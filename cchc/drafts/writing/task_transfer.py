"""Which tasks of a plan go over into the next year's, whether as new work, and until when.

It follows from where each stands on the day. Read next: `cchc.drafts.writing.next_year` (the plan),
`cchc.drafts.writing.year_words` (periods of another year).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cchc.drafts.writing import year_words
from cchc.states import APART, DONE

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc.states import Standing

Which = Literal["by-state", "all", "none"]


def goes_over(standing: Standing, which: Which | Collection[int]) -> bool:
    """Whether a task goes over; `which` says whose tasks do, or which by their numbers."""
    if not isinstance(which, str):
        return standing.task.id in which
    if which != "by-state":
        return which == "all"
    return standing.state not in DONE and standing.state != "cancelled"


def comes_every_year(standing: Standing) -> bool:
    """Whether a task goes over as new work: regular work, work of the whole year, work that was done."""
    is_in_time = standing.state in {"in_progress", "not_started"}
    return standing.state in DONE | APART or (is_in_time and standing.due.kind == "year")


def due_in(year: int, standing: Standing, old: int) -> str | None:
    """Return a task's deadline in another year than the `old` plan's; None where a person must say it."""
    if standing.end and standing.end.year >= year:
        return standing.due.text  # it ends there anyway
    due = standing.task.due
    is_new = comes_every_year(standing)
    return year_words.due_of_year(due.text, due.kind, old, year) if is_new else None
