"""Warnings about facts that contradict each other, the plan's year or its documents, of a task or plan.

Each rule is a value elsewhere, which commands tell of, too; here it gets its code and its place in the
file.

Read next: `cchc.contradictions`, `cchc.chronology`, `cchc.document_days`, `cchc.repeated_documents` (the
rules), `cchc.planfile.warnings` (the other warnings).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import chronology, contradictions, document_days, plan_year, repeated_documents
from cchc.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.plan import Head, Plan
    from cchc.task import Task
    from cchc.yamltext.nodes import Path


def of_task(task: Task, at: Path, head: Head, today: date) -> Iterator[Finding]:
    """Yield what doesn't fit in a task that stands at a place of the file."""
    yield from _repeated_documents(task, at)
    yield from _contradictions(task, at, head.year, today)
    yield from _days(task, at, head)
    if task.owner in task.coordinators:
        place = task.coordinators.index(task.owner)
        path, message, hint = contradictions.owner_coordinating(task.id, task.owner.short, place)
        yield _warning((*at, *path), "owner-coordinates", message, hint)


def of_another_year(plan: Plan) -> Iterator[Finding]:
    """`plan-of-another-year`: what the plan says of itself, a deadline, an amendment's day."""
    for path, message in plan_year.doubts(plan):
        yield _warning(path, "plan-of-another-year", message, plan_year.HINT)
    for index, task in enumerate(() if plan_year.are_deadlines_elsewhere(plan) else plan.tasks):
        for at, message, hint in contradictions.deadlines_of_an_earlier_year(task, plan.head.year):
            yield _warning(("tasks", index, *at), "day-of-another-year", message, hint)
    for index, amendment in enumerate(plan.head.amendments):
        if message := plan_year.amendment_doubt(plan.head, amendment):
            path = ("plan", "amendments", index, "date")
            yield _warning(path, "day-of-another-year", message, contradictions.CHECK_DAY)


def _warning(at: Path, code: str, message: str, hint: str) -> Finding:
    return Finding(at, code, message, hint, severity="warning")


def _repeated_documents(task: Task, at: Path) -> Iterator[Finding]:
    """`repeated-document`: a task has one document twice, among its results or its extensions."""
    results = [result.document or "" for result in task.results]
    extensions = ["" if one.withdrawn_on else one.document or "" for one in task.extensions]
    for field, documents in (("results", results), ("extensions", extensions)):
        for one in repeated_documents.find(str(task.id), field, documents):
            path = (*at, field, one.place, "document")
            yield _warning(path, "repeated-document", one.message, one.hint)


def _contradictions(task: Task, at: Path, year: int, today: date) -> Iterator[Finding]:
    """Facts of one task that don't fit together, or not with the plan's year."""
    for path, message, hint in contradictions.days_of_another_year(task, year):
        yield _warning((*at, *path), "day-of-another-year", message, hint)
    for path, message, hint in contradictions.days_to_come(task, today):
        yield _warning((*at, *path), "day-to-come", message, hint)
    for path, message, hint in contradictions.condition_met_without_one(task, year):
        yield _warning((*at, *path), "condition-met-without-one", message, hint)
    for path, message, hint in contradictions.begun_though_not_started(task):
        yield _warning((*at, *path), "begun-not-started", message, hint)


def _days(task: Task, at: Path, head: Head) -> Iterator[Finding]:
    """Days of one task that don't fit together, or not with those of the plan's documents."""
    for path, message, hint in chronology.find(task):
        yield _warning((*at, *path), "days-out-of-turn", message, hint)
    for path, message, hint in document_days.deadlines_before_their_documents(task, head):
        yield _warning((*at, *path), "deadline-before-document", message, hint)
    for path, message, hint in document_days.given_before_its_document(task, head):
        yield _warning((*at, *path), "given-before-document", message, hint)
    for path, message, hint in document_days.amendments_on_another_day(task, head):
        yield _warning((*at, *path), "amendment-of-another-day", message, hint)
    for path, message, hint in document_days.extensions_no_later(task, head):
        yield _warning((*at, *path), "extension-no-later", message, hint)
