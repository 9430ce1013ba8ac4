"""Warnings about the deadlines of one task: words that give no day, a year that isn't written.

Such a task has no last day: it is never late, and in no list of what comes due. So this is said whatever
of the 6 rõ is ignored. Read next: `cchc.clarity` (the same as a gap in the 6 rõ), `cchc.planfile.warnings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import clarity
from cchc.errors import Finding
from cchc.states import standing_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.task import Task
    from cchc.yamltext.nodes import Path

_HINT = "ghi thời hạn đọc được, ví dụ: Quý III/2026, 30/6/2026; chưa có thời hạn thì ghi: Chưa xác định"


def of_task(task: Task, at: Path, year: int, day: date) -> Iterator[Finding]:
    """Yield what is odd on a day in the deadlines of a task at a place of the file, of a plan's year."""
    if task.due.year_assumed:
        message = f'thời hạn "{task.due.text}" không ghi năm, hiểu là năm {year}'
        yield _warning((*at, "due"), "year-assumed", message, "ghi thêm năm")
    deadlines = [((*at, "due"), task.due)]
    deadlines += [
        ((*at, "extensions", index, "due"), extension.due)
        for index, extension in enumerate(task.extensions)
        if extension.withdrawn_on is None
    ]
    for path, due in deadlines:
        if due.kind in {"not_a_deadline", "invalid"} and (reason := clarity.why_without_last_day(due)):
            counts = standing_on(task, day).due is due
            unseen = "; nhiệm vụ không được tính là đến hạn hay quá hạn" if counts else ""
            message = f"NV {task.id}: {reason}{unseen}"
            yield _warning(path, "unreadable-deadline", message, _HINT)


def _warning(at: Path, code: str, message: str, hint: str) -> Finding:
    return Finding(at, code, message, hint, severity="warning")
