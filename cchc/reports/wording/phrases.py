"""What documents say of one task in a phrase: its name, its deadline, what its documents are called.

Read next: `cchc.reports.official.progress`, `cchc.reports.printers.task_sheet` (who says it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, past

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.states import Standing
    from cchc.task import Extension, Target, Task


def name(standing: Standing) -> str:
    """Return the task's title as part of a sentence: without the mark at its end."""
    return standing.task.title.strip().rstrip(".;")


def count(number: int) -> str:
    """Return how many of something, as documents write it: with a zero below 10.

    >>> count(3), count(12), count(0)
    ('03', '12', '0')
    """
    return f"{number:02}" if number else str(number)


def due(standing: Standing) -> str:
    """Return the deadline in the plan's words, with the first one and the document that moved it."""
    if standing.extension is None:
        return standing.due.text
    return (
        f"{standing.due.text} (gia hạn{_by(standing.extension)}; thời hạn ban đầu: {standing.task.due.text})"
    )


def reached(target: Target, number: Callable[[int], str]) -> str:
    """Return how much of a target was reached, when that is known; `number` writes a number.

    >>> from cchc.task import Target
    >>> reached(Target(2, "hội nghị", 1), count)
    'đã đạt 01/02 hội nghị'
    """
    return f"đã đạt {number(target.achieved or 0)}/{number(target.quantity)} {target.unit}"


def given(task: Task) -> str:
    """Return by which document a task is given, and since when unless that says so; empty without both."""
    day = task.assigned_on
    if not task.basis:
        return f"Giao ngày {labels.day(day)}" if day else ""
    since = f" (giao ngày {labels.day(day)})" if day and day not in citations.days_in(task.basis) else ""
    return f"Văn bản giao: {task.basis}{since}"


def extended(standing: Standing) -> str:
    """Return the deadline that holds, with the document that moved it, if one did."""
    if standing.extension is None:
        return standing.due.text
    return f"{standing.due.text} (gia hạn{_by(standing.extension)})"


def _by(extension: Extension) -> str:
    """Return by which document a deadline was moved, with the day since which it counts."""
    number = extension.document
    return f" theo {citations.cite(number, past.approval(extension))}" if number else ""


def documents(standing: Standing) -> list[str]:
    """Return the documents that show results on the day, with their dates."""
    return [
        " ngày ".join(filter(None, (result.document, labels.day(result.date) if result.date else "")))
        for result in standing.task.results
        if result.document
    ]
