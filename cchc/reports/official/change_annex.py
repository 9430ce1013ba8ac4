"""What changed tasks, old beside new, as the rows of an annex: of a draft, or of the periodic report.

In the report it stands behind the other annexes, only where something was changed. Who does the work is
told in no document that leaves the office.

Read next: `cchc.reports.official.plan_changes` (the changes), `cchc.reports.official.amendment_draft`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official import change_phrases, plan_changes, plan_citation
from cchc.reports.official.annex_heads import annex_title
from cchc.reports.official.official_document import Annex, Table
from cchc.reports.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Head, Plan
    from cchc.reports.official.plan_changes import TaskChange

NAME = "changes"
_KIND = next(kind for kind in PROGRESS.annexes if kind.name == NAME)
_SIGNED_COLUMN = _KIND.titles[2]


def until(plan: Plan, day: date, owner: Owner | None) -> tuple[TaskChange, ...]:
    """Return what changed the tasks of a plan, or of one office, until a day, by document."""
    changes = (change for document in plan_changes.until(plan, day) for change in document.changes)
    return tuple(
        change for change in changes if owner in {None, change.task.owner} and not change.names_a_person
    )


def build(head: Head, changes: tuple[TaskChange, ...], label: str, caption: str) -> Annex:
    """Lay out the annex of the report, each change with the document that ordered it and its reason."""
    titles = tuple(
        f"Nội dung tại {plan_citation.cited_number(head)}" if title == _SIGNED_COLUMN else title
        for title in _KIND.titles
    )
    rows = (
        row(place, change, _ordered_by(change), people=False, write=citations.with_official_days)
        for place, change in enumerate(changes, start=1)
    )
    title = annex_title("Nhiệm vụ bổ sung, điều chỉnh trong năm")
    return Annex(label, title, caption, Table(titles, tuple(rows)))


def _ordered_by(change: TaskChange) -> str:
    """Return the document that ordered a change, with its reason where one is told."""
    return "; ".join(filter(None, (change.document, phrases.reason_inside(change.reason))))


def row(
    place: int, change: TaskChange, reason: str, *, people: bool, write: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Return a change as a row: the whole old cell beside the whole new one, and what ordered it.

    `write` writes what isn't a title: as the plan has it, unless the document has its own way of days.
    """
    task = change.task
    if change.what == "added":
        title, given = task.title.rstrip(" .;"), change_phrases.given_with(task, people=people)
        before, after = "Không có", f"{title}{write(f'{given}; thời hạn: {task.due.text}')}"
    elif change.what == "stopped":
        before, after = task.title, "Không tiếp tục thực hiện"
    else:
        field = labels.FIELD[change.field].capitalize()
        written: Callable[[str], str] = str if change.field == "title" else write
        before, after = (
            f"{field}: {written(words) or 'không có'}" for words in (change.before, change.after)
        )
    return str(place), str(task.id), before, after, task.owner.short, reason
