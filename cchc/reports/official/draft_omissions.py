"""What cites an amendment by another day, so that its draft doesn't have it, and how each is mended.

A draft holds what was in force on the amendment's day and is of the same document: a task that is given
by the number with another day is another document's.

Read next: `cchc.reports.official.amendment_draft`, `cchc.reports.official.plan_changes` (what it holds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, past

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.plan import Amendment, Plan
    from cchc.task import Task


def find(plan: Plan, amendment: Amendment) -> Iterator[str]:
    """Yield a sentence for each thing that the draft lacks, with the command that mends it."""
    for task in plan.tasks:
        for what, days, remedy in (
            *_given(task, amendment),
            *_stopped(task, amendment),
            *_extended(task, amendment),
        ):
            told = ", ".join(map(labels.day, dict.fromkeys(days)))
            yield (
                f"NV {task.id}: {what} theo {amendment.document} ghi ngày {told}, văn bản đó ghi ngày "
                f"{labels.day(amendment.date)}, nên dự thảo không có; ghi nhầm thì sửa: {remedy}"
            )


_Omission = tuple[str, list["date"], str]


def _is_of(text: str | None, days: list[date], amendment: Amendment) -> bool:
    """Whether words name the amendment, of its year: numbers begin anew every year."""
    is_same = citations.is_same(citations.number_of(text or ""), citations.number_of(amendment.document))
    return bool(text) and is_same and any(day.year == amendment.date.year for day in days)


def _given(task: Task, amendment: Amendment) -> Iterator[_Omission]:
    given = task.assigned_on
    named = citations.days_in(task.basis or "")
    if given is None or not _is_of(task.basis, named or [given], amendment):
        return
    wrong = [] if not named or amendment.date in named else named
    if late := [given] if given > amendment.date else []:
        wrong = [*wrong, *late]
    if wrong:
        cited = citations.cite(amendment.document, amendment.date)
        option = f" --assigned-on {citations.day(amendment.date)}" if late or given in wrong else ""
        yield "giao", wrong, f'cchc update {task.id} --basis "{cited}"{option}'


def _stopped(task: Task, amendment: Amendment) -> Iterator[_Omission]:
    stop = task.stopped
    if task.status != "cancelled" or stop is None or stop.date is None:
        return
    if _is_of(stop.document, [stop.date], amendment) and stop.date > amendment.date:
        yield "hủy", [stop.date], f"cchc cancel {task.id} --amendment {amendment.document}"


def _extended(task: Task, amendment: Amendment) -> Iterator[_Omission]:
    for place, one in enumerate(task.extensions, start=1):
        since = past.approval(one)
        if one.approved and _is_of(one.document, [since], amendment) and since > amendment.date:
            yield "gia hạn", [since], f"cchc extend {task.id} --remove {place}, rồi ghi lại với --date đúng"
