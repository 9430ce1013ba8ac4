"""Tasks of a draft that were finished or given up in last year's plan after the draft was made from it.

`cchc new` writes above each task which one of which year it was, and names the old plan as the basis of
work that goes on. Work that comes every year has no such basis: that it was done last year says nothing of
this year's. A note that a person deleted is settled, and so is a draft once it is signed.

Read next: `cchc.drafts.writing.next_year` (who writes the notes), `cchc.cli.checking.checked_files`
(who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels, names, typed_lines
from cchc.errors import CchcError, Finding
from cchc.placeholders import WAS
from cchc.states import DONE, standing_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.task import Task

_ENDED = DONE | {"cancelled"}
_NOTE = r"[ \t]*# " + WAS.format(year=r"(\d{4})", number=r"(\d{1,9})") + "(.*)"
_WORDS = WAS.partition("{")[0]  # that a note has, whatever its numbers are


class _Origin(NamedTuple):
    """Which task of which year a task was, and the state that it was in when the draft was made."""

    year: int
    number: int
    state: str


def findings(document: Document, file: Path, day: date) -> Iterator[Finding]:
    """Yield what ended on or before a day in the plans beside a draft's file, and goes on in the draft."""
    head = document.plan.head
    if (head.number and head.date) or f"# {_WORDS}" not in document.text:
        return
    plans: dict[int, Plan | None] = {}
    for index, origin in _origins(document):
        if origin.year not in plans:
            plans[origin.year] = _plan_of(origin.year, file)
        task, plan = document.plan.tasks[index], plans[origin.year]
        if plan is None or not _goes_on(task, plan) or (was := _former(task, plan, origin)) is None:
            continue
        state = standing_on(was, day).state
        if state in _ENDED and origin.state not in {labels.STATE[one].lower() for one in _ENDED}:
            message = (
                f"NV {task.id} chuyển từ NV {was.id} của kế hoạch năm {origin.year}; "
                f"ở đó nhiệm vụ nay là: {labels.STATE[state].lower()}"
            )
            hint = (
                f"không còn việc phải làm thì: cchc remove {task.id} --plan {typed_lines.quoted_path(file)}; "
                f"vẫn làm tiếp thì xóa ghi chú “năm {origin.year}: nhiệm vụ {origin.number}, …” của nhiệm vụ"
            )
            yield Finding(("tasks", index, "id"), "ended-last-year", message, hint, severity="warning")


def _origins(document: Document) -> Iterator[tuple[int, _Origin]]:
    """Yield the places of tasks that have a note above them, each with what that says."""
    from cchc.yamltext import nodes

    lines = document.text.splitlines()
    for index in range(len(document.plan.tasks)):
        row = nodes.location_of(document.tree, ("tasks", index)).line - 1
        while row and lines[row - 1].lstrip(" ").startswith("#"):
            row -= 1
            if note := re.fullmatch(_NOTE, lines[row]):
                yield index, _Origin(int(note[1]), int(note[2]), note[3].strip())
                break


def _plan_of(year: int, file: Path) -> Plan | None:
    """Return the plan of a year that lies beside a file; None without one that can be read."""
    from cchc.planfile import document, plan_files

    path = plan_files.of_year_beside(file, year)
    try:
        return document.parse(plan_files.read(path), path.name).plan if path else None
    except CchcError:  # told where that plan is checked
        return None


def _goes_on(task: Task, plan: Plan) -> bool:
    """Whether a task is work of an older plan that wasn't finished there."""
    return bool(
        plan.head.number
        and task.basis
        and citations.is_same(task.basis, citations.cite(plan.head.number, plan.head.date))
    )


def _former(task: Task, plan: Plan, origin: _Origin) -> Task | None:
    """Return which task of the older plan a task was: by its title where one has it, else by its number."""
    title = names.key(task.title)
    alike = [one for one in plan.tasks if names.key(one.title) == title]
    if len(alike) == 1:
        return alike[0]
    return next((one for one in plan.tasks if one.id == origin.number), None)
