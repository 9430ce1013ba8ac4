"""What is doubtful in a task whatever it was read from, a row of a table or a paragraph.

Who leads, until when, which area: each doubt has one sentence, here. Read next:
`cchc.drafts.annexes.task_cells`, `cchc.drafts.paragraphs.prose_tasks` (which add what only they can know).
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc import names, patterns
from cchc.deadlines import parsing
from cchc.drafts.offices import lead_words
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cchc.drafts.reading import SourceTask

NOTHING = patterns.lazy(
    r"(?:không|không có|chưa có|[-–—./…\s]*)", re.IGNORECASE
)  # in a cell: it is left empty
_SOME_YEAR = 2028  # of a deadline without a year where the plan's isn't known: one that has a 29 February
_OF_KINDS = {
    "unknown": ("due-unknown", "chưa xác định được"),
    "not_a_deadline": ("due-unreadable", "không quy ra ngày được"),
    "invalid": ("due-invalid", "không có trên lịch"),
}


def of_task(task: SourceTask, year: int | None, known: Collection[str] = ()) -> Iterator[Doubt]:
    """Yield the doubts about a task; `year` is the plan's, of a deadline that names none.

    `known` are the keys of names of offices that are known: one of them is never several.
    """
    if not task.owners:
        yield _doubt(task, "owner-missing", "Không ghi cơ quan chủ trì.")
    elif len(task.owners) > 1:
        words = f"Ghi {len(task.owners)} cơ quan chủ trì: {'; '.join(task.owners)}."
        yield _doubt(task, "owner-several", words)
    yield from _of_names(task, known)
    if NOTHING.fullmatch(task.due):
        words = (
            f"Ô thời hạn ghi “{task.due}”, coi như chưa có thời hạn." if task.due else "Không ghi thời hạn."
        )
        yield _doubt(task, "due-missing", words)
    else:
        yield from _of_due(task, year)
    if not task.area:
        yield _doubt(task, "area-missing", f"Nhiệm vụ “{task.title}” chưa xếp lĩnh vực.")


def _of_names(task: SourceTask, known: Collection[str]) -> Iterator[Doubt]:
    """Yield what is doubtful in the words of the names of those who lead, and in who is named twice."""
    for name in task.owners:
        if names.key(name) in known:
            continue
        if lead_words.names_person(name):
            yield _doubt(task, "owner-person", f"“{name}” là tên người, không phải tên cơ quan.")
        elif lead_words.may_name_several(name):
            yield _doubt(task, "owner-several", f"“{name}” có thể là nhiều cơ quan; đang đọc là một.")
    leading = {names.key(name) for name in task.owners}
    for name in task.coordinators:
        if names.key(name) in leading:
            words = f"“{name}” vừa chủ trì vừa phối hợp; bản nháp chỉ ghi là chủ trì."
            yield _doubt(task, "coordinator-repeated", words)
        elif names.key(name) not in known and lead_words.may_name_several(name):
            words = f"“{name}” có thể là nhiều cơ quan phối hợp; đang đọc là một."
            yield _doubt(task, "coordinator-several", words)


def _of_due(task: SourceTask, year: int | None) -> Iterator[Doubt]:
    """Yield what is doubtful in the words of a deadline."""
    deadline = parsing.parse_deadline(task.due, year or _SOME_YEAR)
    if deadline.kind == "invalid" and parsing.has_unclear_century(task.due):
        yield _doubt(
            task, "due-invalid", f"Thời hạn “{task.due}” ghi năm bằng hai chữ số, chưa rõ là năm nào."
        )
    elif deadline.kind in _OF_KINDS:
        code, words = _OF_KINDS[deadline.kind]
        yield _doubt(task, code, f"Thời hạn “{task.due}” {words}.")
    elif deadline.year_assumed:
        yield _doubt(task, "due-year-assumed", f"Thời hạn “{task.due}” không ghi năm.")
    elif year and deadline.end and (deadline.end + timedelta(days=not deadline.start)).year < year:
        words = f"Thời hạn “{task.due}” là trước năm {year} của kế hoạch."
        yield _doubt(task, "due-before-year", words)


def _doubt(task: SourceTask, code: str, words: str) -> Doubt:
    return Doubt(code, task.place, words, (task.number,) if task.number else ())
