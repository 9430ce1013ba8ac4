"""The JSON forms: plain data with the keys that `docs/json.md` promises.

Additive only: a key once promised keeps its name and meaning. Dates are ISO or null.

Read next: `docs/json.md`.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc import labels, queries
from cchc.reports.printers.plain import plain
from cchc.task import TEXT_FIELDS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.changes import Change
    from cchc.deadlines.deadline import Deadline
    from cchc.errors import Problem
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.queries import Tally
    from cchc.reports.official.official_document import OfficialDocument
    from cchc.reports.overview.report import Report
    from cchc.states import Standing
    from cchc.task import (
        AmendedField,
        ClosedStop,
        ClosedSubmission,
        Extension,
        Reopening,
        Stop,
        Submission,
        Task,
    )
    from cchc.trail import Entry

Data = dict[str, Any]


def tasks(standings: Iterable[Standing], day: date) -> Data:
    """Return what `list`, `due` and `show` print."""
    return {"as_of": day.isoformat(), "tasks": [task(standing) for standing in standings]}


def task(standing: Standing) -> Data:
    """Return one task as it stood on the day, with its state."""
    record = standing.task
    return {
        "id": record.id,
        "title": record.title,
        "area": {"id": record.area.id, "title": record.area.title},
        "owner": _owner(record.owner),
        "coordinators": [_owner(owner) for owner in record.coordinators],
        "due": _deadline(standing.due, standing.end),
        "original_due": _deadline(record.due, record.due.end),
        "condition": record.condition,
        "status": record.status,
        "state": standing.state,
        "days_left": standing.days_left,
        "progress": record.progress,
        "started_on": _iso(record.started_on),
        "condition_met_on": _iso(record.condition_met_on),
        "done_on": _iso(record.done_on),
        **_details(record),
    }


def history(entries: Iterable[Entry]) -> Data:
    """Return what `history` prints: a change each, then the versions that say nothing of their changes."""
    listed = list(entries)
    return {
        "changes": [{**_commit(entry), **change(of)} for entry in listed for of in entry.changes],
        "remarks": [
            {**_commit(entry), "event": entry.event, "reason": entry.reason or None}
            for entry in listed
            if not entry.changes
        ],
    }


def _commit(entry: Entry) -> Data:
    commit = entry.commit
    return {
        "commit": commit.id,
        "author": commit.author,
        "date": commit.day.isoformat(),
        "time": f"{commit.moment:%H:%M}",
        "subject": entry.subject or None,
    }


def change(item: Change) -> Data:
    """Return a change: the record, the field's path apart by dots (null: the whole record), both values."""
    field = ".".join(map(str, item.path)) or None
    return {"record": item.record, "field": field, "before": item.before, "after": item.after}


def _details(record: Task) -> Data:
    target, stop = record.target, record.stopped
    return {
        "target": target and target._asdict() | {"achieved_on": _iso(target.achieved_on)},
        **{name: getattr(record, name) for name in TEXT_FIELDS},
        "assigned_on": _iso(record.assigned_on),
        "progress_on": _iso(record.progress_on),
        "submitted": record.submitted and _dated(record.submitted),
        "submissions": [_dated(submission) for submission in record.submissions],
        "stopped": stop and _dated(stop),
        "stops": [_dated(closed) for closed in record.stops],
        "reopenings": [_dated(reopening) for reopening in record.reopenings],
        "results": [
            {
                "document": result.document,
                "date": _iso(result.date),
                "summary": result.summary,
                "link": result.link,
                "recorded_on": _iso(result.recorded_on),
            }
            for result in record.results
        ],
        "notes": [{"date": _iso(note.date), "text": note.text} for note in record.notes],
        "extensions": [_extension(extension) for extension in record.extensions],
        "amendments": [_amended(amendment) for amendment in record.amendments],
    }


def _dated(record: Submission | ClosedSubmission | Stop | ClosedStop | Reopening) -> Data:
    """Return a record of texts and days, field by field."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in record._asdict().items()
    }


def _amended(amendment: AmendedField) -> Data:
    return {
        "document": amendment.document,
        "date": _iso(amendment.date),
        "field": amendment.field,
        "before": words_of(amendment.before),
    }


def _extension(extension: Extension) -> Data:
    return {
        "due": _deadline(extension.due, extension.due.end),
        "date": _iso(extension.date),
        "document": extension.document,
        "reason": extension.reason,
        "approved": extension.approved,
        "approved_on": _iso(extension.approved_on),
        "withdrawn_on": _iso(extension.withdrawn_on),
    }


def _owner(owner: Owner) -> Data:
    return {"id": owner.id, "name": owner.name, "short": owner.short}


def _deadline(due: Deadline, end: date | None) -> Data:
    return {
        "text": due.text,
        "kind": due.kind,
        "start": _iso(due.start),
        "end": _iso(end),
        "condition": due.condition,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def stats(plan: Plan, standings: Sequence[Standing], day: date) -> Data:
    """Return what `stats` prints."""
    counted = queries.tally(standings)
    return {
        "as_of": day.isoformat(),
        "total": counted.total,
        "states": dict(counted.counts),
        "areas": [
            {"id": area.id, "title": area.title, **_sums(t)} for area, t in queries.by_area(plan, standings)
        ],
        "owners": [
            {"id": owner.id, "short": owner.short, **_sums(t)}
            for owner, t in queries.by_owner(plan, standings, day)
        ],
        "completion": completion(counted),
    }


def completion(counted: Tally) -> Data:
    """Return finished tasks as a share of all that can be finished."""
    return {
        "numerator": counted.done,
        "denominator": counted.countable,
        "percent": labels.tenths_of_percent(counted.done, counted.countable) / 10,
    }


def _sums(counted: Tally) -> Data:
    return {"total": counted.total, "done": counted.done, "overdue": counted.overdue}


def report(built: Report | OfficialDocument) -> bytes:
    """Return a report's value as it is: the figures that the pages print."""
    return (json.dumps(plain(built), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def problems(found: Iterable[Problem], more: int = 0) -> Data:
    """Return what `check` prints; `more` are the problems that are not among these."""
    return {
        "problems": [
            {
                "severity": problem.severity,
                "code": problem.code,
                "path": problem.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "message": problem.message,
                "hint": problem.hint or None,
            }
            for problem in found
        ],
        "more": more,
    }
