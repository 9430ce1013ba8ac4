"""Bản tổng hợp nhiệm vụ: a working copy of the plan's tasks with everything that changed them until a day.

The signed text stays what it is (`plan_document`); this copy has no number and no signature. It keeps
every row, says of each changed cell by which document, and lists added tasks in a last part.

Read next: `cchc.reports.official.plan_changes` (what changed), `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, past
from cchc.reports.document_kinds import UPDATED_PLAN
from cchc.reports.official import plan_changes, plan_document
from cchc.reports.official.official_document import (
    Annex,
    OfficialDocument,
    Signature,
    Table,
    dashed,
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
    from cchc.reports.official.plan_changes import ChangingDocument, TaskChange, What
    from cchc.task import Task

ADDED = "Nhiệm vụ bổ sung"
# Which cell of the list a field of a task stands in; what has no cell of its own is told with the title.
_CELLS = {"title": 1, "owner": 2, "coordinators": 3, "due": 4}
_TITLE = _CELLS["title"]
_VERBS: dict[What, str] = {
    "added": "bổ sung",
    "adjusted": "điều chỉnh",
    "stopped": "không tiếp tục thực hiện",
}


def build(plan: Plan, day: date) -> OfficialDocument:
    """Lay out the working copy, as of a day."""
    superior, lines = issuer(plan, None)
    head = plan.head
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
            label="DANH MỤC",
            title=head.annex.title or f"Nhiệm vụ kèm theo {head.title}",
            caption=f"(Cập nhật đến ngày {citations.day(day)})",
            table=Table(UPDATED_PLAN.titles, tuple(_rows(plan, day))),
        ),
    )


def _lines(plan: Plan, day: date) -> Iterator[Line]:
    """Yield what this is a copy of, and which documents changed it."""
    head = plan.head
    cited = f"{citations.cite(head.number, head.date)} của {head.issuer}"
    yield text(
        f"Bản này tổng hợp các nhiệm vụ của {cited} để theo dõi, không thay thế văn bản đã ban hành. "
        f"Nội dung điều chỉnh, bổ sung được ghi chú tại từng nhiệm vụ."
    )
    documents = plan_changes.until(plan, day)
    if documents:
        yield text(f"Đến ngày {citations.day(day)}, danh mục nhiệm vụ được điều chỉnh, bổ sung theo:")
        yield from dashed(with_list_marks(map(_told, documents)))
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


def _told(document: ChangingDocument) -> str:
    """Return a document with what it did: "Kế hoạch số … : bổ sung 01 nhiệm vụ (số 22)"."""
    parts = [
        f"{verb} {phrases.count(len(numbers))} nhiệm vụ (số {', '.join(map(str, numbers))})"
        for what, verb in _VERBS.items()
        if (numbers := document.numbers(what))
    ]
    about = f" {about_words(document.summary)}" if document.summary else ""
    what = f": {', '.join(parts)}" if parts else ""
    return f"{document.citation}{about}{what}"


def about_words(summary: str) -> str:
    """Return a document's summary as it goes on behind its citation: "về …"."""
    words = summary.strip().rstrip(" .;")
    if words.lower().startswith("về "):
        return plan_document.inside(words)
    return f"về {plan_document.inside(words)}"


def _rows(plan: Plan, day: date) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the plan, then those of the tasks that were added."""
    there = [task for task in plan.tasks if past.is_assigned(task, day)]
    yield from (_row(plan, task, day) for task in there if task.assigned_on is None)
    if added := [task for task in there if task.assigned_on]:
        yield ("", ADDED, *[""] * (len(UPDATED_PLAN.columns) - 2))
        yield from (_row(plan, task, day) for task in added)


def _row(plan: Plan, task: Task, day: date) -> tuple[str, ...]:
    """Return a task's cells as they are by now, each with a note of what changed it."""
    standing = standing_on(task, day)
    cells = list(plan_document.row(standing.task))
    cells[_CELLS["due"]] = standing.due.text
    changes = list(plan_changes.of_task(plan.head, task, day))
    for place in range(len(cells)):
        cells[place] = " ".join((cells[place], *_notes(changes, place))).strip()
    return tuple(cells)


def _notes(changes: Sequence[TaskChange], place: int) -> Iterator[str]:
    """Yield the notes of a cell, in brackets."""
    fields = dict.fromkeys(change.field for change in changes if change.what == "adjusted")
    if place == _TITLE:
        for change in changes:
            if change.what == "added":
                yield f"(bổ sung {_by(change)})"
    named: dict[str, list[str]] = {}
    for field in (field for field in fields if _CELLS.get(field, _TITLE) == place):
        documents = " và ".join(dict.fromkeys(_by(change) for change in changes if change.field == field))
        documents = documents.replace(" và theo ", " và ")
        named.setdefault(documents, []).extend([] if field in _CELLS else [labels.FIELD[field]])
    for documents, names_ in named.items():
        yield f"(điều chỉnh {', '.join(names_)} {documents})".replace("  ", " ")
    if place == _TITLE:
        for change in changes:
            if change.what == "stopped":
                yield f"(không tiếp tục thực hiện {_by(change)})"


def _by(change: TaskChange) -> str:
    """Return by which document something changed, else since when."""
    return f"theo {change.document}" if change.document else f"từ ngày {citations.day(change.day)}"
