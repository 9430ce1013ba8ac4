"""Warnings about the deadlines of one task: words that give no day, a year that isn't written.

Such a task has no last day: it is never late, and in no list of what comes due. So this is said whatever
of the 6 rõ is ignored. Read next: `cchc.clarity` (the same as a gap in the 6 rõ), `cchc.planfile.warnings`
(which tells one of the two).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import clarity
from cchc.errors import Finding
from cchc.states import standing_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.deadlines.deadline import Deadline
    from cchc.task import Task
    from cchc.yamltext.nodes import Path

_NO_DAY = frozenset({"not_a_deadline", "invalid"})  # kinds that are no wording of a deadline
_HINT = "ghi thời hạn đọc được, ví dụ: Quý III/2026, 30/6/2026; chưa có thời hạn thì ghi: Chưa xác định"


def of_task(task: Task, at: Path, year: int, day: date) -> Iterator[Finding]:
    """Yield what is odd on a day in the deadlines of a task at a place of the file, of a plan's year."""
    if task.due.year_assumed:
        message = f'thời hạn "{task.due.text}" không ghi năm, hiểu là năm {year}'
        yield _warning((*at, "due"), "year-assumed", message, "ghi thêm năm")
    for path, due in _deadlines(task):
        if due.kind in _NO_DAY and (reason := clarity.why_without_last_day(due)):
            counts = standing_on(task, day).due is due
            unseen = "; nhiệm vụ không được tính là đến hạn hay quá hạn" if counts else ""
            message = f"NV {task.id}: {reason}{unseen}"
            yield _warning((*at, *path), "unreadable-deadline", message, _HINT)


def tells_what_counts(task: Task, day: date) -> bool:
    """Whether `unreadable-deadline` tells the deadline that counts on a day."""
    unreadable = [due for _, due in _deadlines(task) if due.kind in _NO_DAY]
    return any(standing_on(task, day).due is due for due in unreadable)


def _deadlines(task: Task) -> Iterator[tuple[Path, Deadline]]:
    """Yield the deadlines of a task that hold, or held, each with its path in the task's record."""
    yield ("due",), task.due
    for index, extension in enumerate(task.extensions):
        if extension.withdrawn_on is None:
            yield ("extensions", index, "due"), extension.due


def _warning(at: Path, code: str, message: str, hint: str) -> Finding:
    return Finding(at, code, message, hint, severity="warning")
