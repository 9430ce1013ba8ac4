"""What changed a task, in phrases: a field from what to what, and what a new task is given with.

The draft of an amendment and the working copy of the plan say the same of one change; reports and
assignment sheets mark what isn't as it was signed.

Read next: `cchc.reports.official.plan_changes` (the changes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels
from cchc.plan import PEOPLE_FIELDS
from cchc.reports.official import plan_changes
from cchc.reports.wording import counts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cchc.owners import Owner
    from cchc.plan import Head
    from cchc.reports.official.plan_changes import ChangingDocument, TaskChange, What
    from cchc.states import Standing
    from cchc.task import Task

_VERBS: dict[What, str] = {
    "added": "bổ sung",
    "adjusted": "điều chỉnh",
    "stopped": "không tiếp tục thực hiện",
}
# What a task is given with beside its title, its owner and its deadline.
_GIVEN = ("coordinators", "condition", "target", "deliverable", *PEOPLE_FIELDS)


def adjusted(change: TaskChange) -> str:
    """Return how a field was changed: "điều chỉnh thời hạn từ “Quý II/2026” thành “Năm 2026”"."""
    field = labels.FIELD[change.field]
    if not change.before:
        return f"bổ sung {field} “{change.after}”"
    if not change.after:
        return f"bỏ {field} “{change.before}”"
    return f"điều chỉnh {field} từ “{change.before}” thành “{change.after}”"


def became(field: str, before: str, now: str) -> str:
    """Return what a field is since it was changed: "điều chỉnh sản phẩm thành “Báo cáo”"."""
    name = labels.FIELD[field]
    if not now:
        return f"bỏ {name}"
    return f"điều chỉnh {name} thành “{now}”" if before else f"bổ sung {name} “{now}”"


def given_with(task: Task, *, people: bool, beside: Collection[str] = ()) -> str:
    """Return what a task is given with, as parts of a sentence: "; chỉ tiêu: 3 lớp; sản phẩm: Báo cáo".

    Fields that are told `beside` are left out, and so are names of people with `people=False`.
    """
    fields = (field for field in _GIVEN if field not in beside and (people or field not in PEOPLE_FIELDS))
    given = (
        (labels.FIELD[field], plan_changes.field_words(getattr(task, field)).rstrip(" .;"))
        for field in fields
    )
    return "".join(f"; {label}: {words}" for label, words in given if words)


def by(change: TaskChange) -> str:
    """Return by which document something changed, else since when."""
    return f"theo {change.document}" if change.document else f"từ ngày {citations.day(change.day)}"


def documents(changes: Iterable[TaskChange], field: str) -> str:
    """Return by which documents a field was changed: "theo … và …"; empty when by none."""
    named = dict.fromkeys(by(change) for change in changes if change.field == field)
    return " và ".join(named).replace(" và theo ", " và ")


def mark(head: Head, standing: Standing) -> str:
    """Return how a task came into the plan later, and which of its fields were changed by which documents.

    "bổ sung theo …; điều chỉnh thời hạn theo …"; empty for a task as it was signed. An extension stands
    with the deadline, and who does the work in no document that leaves the office.
    """
    changes = list(plan_changes.of_task(head, standing.recorded, standing.day))
    parts = [f"bổ sung {by(change)}" for change in changes if change.what == "added"]
    named: dict[str, list[str]] = {}
    for change in changes:
        is_told = change.names_a_person or (change.field == "due" and standing.extension is not None)
        if change.what == "adjusted" and not is_told:
            fields = named.setdefault(documents(changes, change.field), [])
            fields += [] if labels.FIELD[change.field] in fields else [labels.FIELD[change.field]]
    return "; ".join((*parts, *(f"điều chỉnh {', '.join(fields)} {of}" for of, fields in named.items())))


def of_documents(documents: Iterable[ChangingDocument], owner: Owner | None = None) -> list[str]:
    """Return documents with what each did to all tasks, or to one office's: "…: bổ sung 01 nhiệm vụ (số 22)".

    A document that did nothing to a task of the office is left out.
    """
    found: list[str] = []
    for document in documents:
        of = document._replace(
            changes=tuple(change for change in document.changes if owner in {None, change.task.owner})
        )
        parts = [
            f"{verb} {counts.tasks(len(numbers))} (số {', '.join(map(str, numbers))})"
            for verb, numbers in _done_to(of)
            if numbers
        ]
        if parts or owner is None:
            cited = citations.about(of.citation, of.summary)
            found.append(f"{cited}: {', '.join(parts)}" if parts else cited)
    return found


def _done_to(document: ChangingDocument) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield in a verb what a document did, and the tasks to which; only moving an end is extending."""
    for what, verb in _VERBS.items():
        of = [change for change in document.changes if change.what == what]
        longer = document._replace(changes=tuple(one for one in of if one.is_extension))
        yield verb, document._replace(changes=tuple(one for one in of if not one.is_extension)).numbers(what)
        yield "gia hạn", longer.numbers(what)
