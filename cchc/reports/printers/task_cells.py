"""What stands in the cells of a task's row in the task sheet, by the columns' titles.

Documents stand in one cell, apart by ";", their days and summaries in two more in the same order. Read
next: `cchc.reports.sheet_columns` (the columns), `cchc.intake.documents` (the way back).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, timings
from cchc.reports import sheet_columns
from cchc.reports.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from cchc.states import Standing
    from cchc.task import Task

    Value = str | int | date | None


def _given(task: Task) -> str:
    """Return by which document a task is given, without the words that the column's title says."""
    return phrases.given(task).removeprefix(f"{sheet_columns.GIVEN}: ")


def _coordinators(standing: Standing) -> str:
    return ", ".join(owner.short for owner in standing.task.coordinators)


def _state(standing: Standing) -> str:
    return timings.state_now(standing.state, standing.days_left, standing.task.done_on)


def _documents(standing: Standing) -> str:
    documents = (result.document for result in standing.task.results)
    return "; ".join(document for document in documents if document)


def _document_days(standing: Standing) -> str:
    """Return the days of a task's documents as text: whoever adds one writes it behind them."""
    days = (result.date for result in standing.task.results if result.document)
    return sheet_columns.together(labels.day(day) if day else None for day in days)


def _summaries(standing: Standing) -> str:
    return sheet_columns.together(result.summary for result in standing.task.results if result.document)


def _target(standing: Standing) -> str:
    target = standing.task.target
    return target.promise if target else ""


def _achieved(standing: Standing) -> int | None:
    target = standing.task.target
    return target.achieved if target else None


def _deadline(standing: Standing) -> str:
    return phrases.due(standing, write=labels.day)


VALUES: Mapping[str, Callable[[Standing], Value]] = {
    sheet_columns.NUMBER: lambda standing: standing.task.id,
    sheet_columns.TITLE: lambda standing: standing.task.title,
    sheet_columns.AREA: lambda standing: standing.task.area.short,
    sheet_columns.OWNER: lambda standing: standing.task.owner.short,
    sheet_columns.COORDINATORS: _coordinators,
    sheet_columns.ASSIGNEE: lambda standing: standing.task.assignee,
    sheet_columns.DEADLINE: _deadline,
    sheet_columns.DUE: lambda standing: standing.end,
    sheet_columns.STATUS: lambda standing: labels.STATUS[standing.task.status],
    sheet_columns.PROGRESS: lambda standing: standing.progress,
    sheet_columns.STARTED: lambda standing: standing.task.started_on,
    sheet_columns.DONE_ON: lambda standing: standing.task.done_on,
    sheet_columns.STATE: _state,
    sheet_columns.DOCUMENTS: _documents,
    sheet_columns.NOTE: lambda standing: standing.latest_note,
    sheet_columns.GIVEN: lambda standing: _given(standing.task),
    sheet_columns.DOCUMENT_DAYS: _document_days,
    sheet_columns.SUMMARIES: _summaries,
    sheet_columns.TARGET: _target,
    sheet_columns.ACHIEVED: _achieved,
    sheet_columns.LEAD: lambda standing: standing.task.lead,
    sheet_columns.APPROVER: lambda standing: standing.task.approver,
    sheet_columns.DELIVERABLE: lambda standing: standing.task.deliverable,
}
