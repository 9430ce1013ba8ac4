"""Bản tổng hợp nhiệm vụ: a working copy of the plan's tasks with everything that changed them until a day.

The signed text stays what it is (`plan_document`); this copy has no number and no signature. It keeps
every row, says of each changed cell by which document, of what has no cell also what it is now, and
lists added tasks in a last part.

Read next: `cchc.reports.official.plan_changes` (what changed), `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, past
from cchc.reports.document_kinds import UPDATED_PLAN
from cchc.reports.official import change_phrases, plan_changes, plan_citation, plan_document
from cchc.reports.official.annex_heads import rows_without_tasks
from cchc.reports.official.official_document import (
    Annex,
    OfficialDocument,
    Signature,
    Table,
    dashed,
    heading_row,
    issuer,
    text,
    with_list_marks,
)
from cchc.reports.wording import phrases
from cchc.states import standing_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.plan import Plan
    from cchc.reports.official.official_document import Line
    from cchc.reports.official.plan_changes import TaskChange
    from cchc.task import Task

ADDED = "Nhiệm vụ bổ sung"
# Which cell of the list a field of a task stands in; what has no cell of its own is told with the title.
_CELLS = {"title": 1, "owner": 2, "coordinators": 3, "due": 4}
_TITLE = _CELLS["title"]


def build(plan: Plan, day: date, *, people: bool = True) -> OfficialDocument:
    """Lay out the working copy, as of a day; `people=False` leaves out changes of who does the work."""
    superior, lines = issuer(plan, None)
    head = plan.head
    label, title = plan_document.annex_head(head)
    rows = tuple(_rows(plan, day, people=people))
    return OfficialDocument(
        kind=UPDATED_PLAN.name,
        superior=superior,
        issuer=lines,
        number="",
        place_day="",
        type="Bản tổng hợp nhiệm vụ",
        subject=f"(đã cập nhật đến ngày {citations.day(day)})",
        banner=head.notice or "",
        addressees=(),
        lines=tuple(_lines(plan, day)),
        table=None,
        closing=(),
        signature=Signature((), ""),
        recipients=(),
        annex=Annex(
            label=label,
            title=title,
            caption=f"(Cập nhật đến ngày {citations.day(day)})",
            table=Table(UPDATED_PLAN.titles, rows or rows_without_tasks(UPDATED_PLAN.titles)),
        ),
    )


def _lines(plan: Plan, day: date) -> Iterator[Line]:
    """Yield what this is a copy of, and which documents changed it."""
    head = plan.head
    cited = f"{plan_citation.cited(head)} của {head.issuer}"
    yield text(
        f"Bản này tổng hợp các nhiệm vụ của {cited} để theo dõi, không thay thế văn bản đã ban hành. "
        f"Nội dung điều chỉnh, bổ sung được ghi chú tại từng nhiệm vụ."
    )
    documents = plan_changes.until(plan, day)
    if documents:
        yield text(f"Đến ngày {citations.day(day)}, danh mục nhiệm vụ được điều chỉnh, bổ sung theo:")
        yield from dashed(with_list_marks(change_phrases.of_documents(documents)))
    undocumented = [
        change.task.id
        for task in plan.tasks
        for change in plan_changes.of_task(head, task, day)
        if not change.document
    ]
    if undocumented:
        numbers = ", ".join(map(str, dict.fromkeys(undocumented)))
        yield text(f"Chưa ghi văn bản điều chỉnh, bổ sung đối với nhiệm vụ số {numbers}.")
    elif not documents:
        yield text(f"Đến ngày {citations.day(day)}, danh mục nhiệm vụ chưa có nội dung điều chỉnh, bổ sung.")


def _rows(plan: Plan, day: date, *, people: bool) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the plan, then those of the tasks that were added."""
    there = [task for task in plan.tasks if past.is_assigned(task, day)]
    yield from (_row(plan, task, day, people=people) for task in there if task.assigned_on is None)
    if added := [task for task in there if task.assigned_on]:
        yield heading_row("", ADDED, UPDATED_PLAN.titles)
        yield from (_row(plan, task, day, people=people) for task in added)


def _row(plan: Plan, task: Task, day: date, *, people: bool) -> tuple[str, ...]:
    """Return a task's cells as they are by now, each with a note of what changed it."""
    standing = standing_on(task, day)
    cells = list(plan_document.row(standing.task))
    cells[_CELLS["due"]] = citations.with_official_days(standing.due.text)
    changes = [
        change for change in plan_changes.of_task(plan.head, task, day) if people or not change.names_a_person
    ]
    for field, place in _CELLS.items():
        if documents := change_phrases.documents(changes, field):
            cells[place] = f"{cells[place] or 'Không có'} (điều chỉnh {documents})"
    cells[_TITLE] = " ".join((cells[_TITLE], *_notes(standing.task, changes, people=people)))
    return tuple(cells)


def _notes(task: Task, changes: Sequence[TaskChange], *, people: bool) -> Iterator[str]:
    """Yield what is said with the title, in brackets: how the task came, fields without a cell, its end."""
    for change in (change for change in changes if change.what == "added"):
        given = change_phrases.given_with(change.task, people=people, beside=_CELLS)
        yield f"(bổ sung {change_phrases.by(change)}{_inside(given)})"
    adjusted = [change for change in changes if change.what == "adjusted" and change.field not in _CELLS]
    for field in dict.fromkeys(change.field for change in adjusted):
        before = next(change.before for change in adjusted if change.field == field)
        became = change_phrases.became(field, before, plan_changes.field_words(getattr(task, field)))
        yield f"({became} {change_phrases.documents(changes, field)})"
    for change in (change for change in changes if change.what == "stopped"):
        yield f"(không tiếp tục thực hiện {change_phrases.by(change)})"


def _inside(given: str) -> str:
    """Return what a task is given with for inside a bracket, its days as this copy writes them."""
    return citations.with_official_days(phrases.unbracketed(given))
