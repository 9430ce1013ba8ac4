"""What changed a plan since it was signed, by document: tasks given, adjusted, extended, given up.

A value for the two documents that say it: the working copy with all of them, and the draft of one.
A person's name is told apart, so that it can be left out.

Read next: `cchc.reports.official.updated_plan`, `cchc.reports.official.amendment_draft`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from cchc import citations, past
from cchc.owners import Owner
from cchc.plan import PEOPLE_FIELDS
from cchc.reports.wording import counts, heading
from cchc.task import Target, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.plan import Head, Plan
    from cchc.task import Task

What = Literal["added", "adjusted", "stopped"]
ORDER: tuple[What, ...] = get_args(What)  # in which documents tell them


def field_words(value: Any) -> str:  # noqa: ANN401  whatever a field holds
    """Return the words of a field as documents write them: a target's count as any other; empty without any.

    >>> from cchc.task import Target
    >>> field_words(Target(1, "lớp")), field_words("Báo cáo"), field_words(None)
    ('01 lớp', 'Báo cáo', '')
    """
    if isinstance(value, Target):
        return counts.amount(value.quantity, value.unit)
    if isinstance(value, tuple) and all(isinstance(one, Owner) for one in value):  # who coordinates
        return heading.offices(value)
    return words_of(value) or ""


class TaskChange(NamedTuple):
    """What a document did to a task, since a day.

    `document` is its citation, empty where none is recorded; `task` is the task as it stood then. An
    adjusted field has its name, and its words before and after.
    """

    what: What
    task: Task
    document: str
    day: date
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    is_extension: bool = False

    @property
    def names_a_person(self) -> bool:
        """Whether the words are a person's name."""
        return self.field in PEOPLE_FIELDS


class ChangingDocument(NamedTuple):
    """A document that changed the plan: its citation, what it is about, and what it did to tasks."""

    citation: str
    summary: str
    day: date
    changes: tuple[TaskChange, ...]

    def numbers(self, what: What) -> tuple[int, ...]:
        """Return the tasks to which it did something, each once."""
        return tuple(dict.fromkeys(change.task.id for change in self.changes if change.what == what))


def until(plan: Plan, day: date) -> tuple[ChangingDocument, ...]:
    """Return the documents that changed a plan until a day, the earliest first, and all its amendments."""
    found: dict[str, list[TaskChange]] = {}
    days: dict[str, date] = {}
    summaries: dict[str, str] = {}
    for amendment in plan.head.amendments:
        if amendment.date <= day:
            citation = citations.cite(amendment.document, amendment.date)
            found[citation], days[citation] = [], amendment.date
            summaries[citation] = amendment.summary or ""
    for task in plan.tasks:
        for change in of_task(plan.head, task, day):
            known = next((one for one in found if citations.is_same(one, change.document)), change.document)
            found.setdefault(known, []).append(change)
            days.setdefault(known, change.day)
    documents = (
        ChangingDocument(citation, summaries.get(citation, ""), days[citation], tuple(changes))
        for citation, changes in found.items()
        if citation
    )
    return tuple(sorted(documents, key=lambda document: document.day))


def of_task(head: Head, task: Task, day: date) -> Iterator[TaskChange]:
    """Yield what changed in a task until a day: how it came, its fields, its deadline, how it went."""
    if not past.is_assigned(task, day):
        return
    task = past.task_on(task, day)
    if task.assigned_on:
        given = past.task_on(task, task.assigned_on)
        yield TaskChange("added", given, _cite(head, task.basis, None), task.assigned_on)
    yield from _adjusted(head, task)
    yield from _extended(head, task)
    if task.status == "cancelled" and (stop := task.stopped):
        since, reason = stop.date or day, stop.reason or ""
        yield TaskChange("stopped", task, _cite(head, stop.document, None), since, reason=reason)


def _cite(head: Head, document: str | None, dated: date | None) -> str:
    """Return a document's citation; an amendment's day is known, whoever cites it."""
    if not document:
        return ""
    citation = citations.cite(document, dated)
    amendments = (citations.cite(amendment.document, amendment.date) for amendment in head.amendments)
    return next((known for known in amendments if citations.is_same(known, document)), citation)


def _adjusted(head: Head, task: Task) -> Iterator[TaskChange]:
    """Yield the fields that amendments changed, each with what it was until the next change."""
    ordered = sorted(task.amendments, key=lambda one: one.date)
    for place, one in enumerate(ordered):
        later = [other for other in ordered[place + 1 :] if other.field == one.field]
        after = later[0].before if later else getattr(task, one.field)
        before, now = field_words(one.before), field_words(after)
        if before != now:
            document = _cite(head, one.document, one.date)
            yield TaskChange("adjusted", task, document, one.date, one.field, before, now)


def _extended(head: Head, task: Task) -> Iterator[TaskChange]:
    """Yield the extensions that were approved, each with the deadline that it moved."""
    approved = sorted((one for one in task.extensions if one.approved), key=past.approval)
    for place, one in enumerate(approved):
        since = past.approval(one)
        before = approved[place - 1].due if place else past.task_on(task, since).due
        yield TaskChange(
            "adjusted",
            task,
            _cite(head, one.document, since),
            since,
            field="due",
            before=before.text,
            after=one.due.text,
            reason=one.reason or "",
            is_extension=True,
        )
