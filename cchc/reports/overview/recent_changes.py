"""What changed in the plan since the report before this one: a row a record, a sentence a change.

Read next: `cchc.change_words` (the sentences), `cchc.trail` (`Trace`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import change_words, labels, names, period_changes, queries
from cchc.plan import PEOPLE_FIELDS
from cchc.reports import anchors
from cchc.reports.overview import amended_changes
from cchc.reports.wording import comparison

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.changes import Change
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.task import Task
    from cchc.trail import Trace
    from cchc.yamltext.nodes import Plain

_PEOPLE = {*PEOPLE_FIELDS, "signatory"}


class ChangeRow(NamedTuple):
    """A record and what changed in it; `anchor` is empty for what has no row in the list of tasks."""

    label: str
    anchor: str
    title: str
    sentences: tuple[str, ...]


class RecentChanges(NamedTuple):
    """What changed in the period: the sentence that says how much, and a row for each record.

    `compared` says what became of the tasks since the figures before. The others are empty where git can't
    tell what was changed in the file.
    """

    sentence: str
    rows: tuple[ChangeRow, ...]
    compared: str = ""


def build(
    plan: Plan, trace: Trace | None, span: tuple[date, date], owner: Owner | None, *, people: bool
) -> RecentChanges | None:
    """Return what changed since the last report, of all or of one owner's tasks; None where nothing is known.

    `span` are the last day of the figures before, and of these.
    """
    since, day = span
    changed = period_changes.between(plan, since, day, owner)
    figures_before = f"số liệu đến ngày {labels.day(since)}"
    compared = comparison.sentence(changed, figures_before) if changed.total_before else ""
    if trace is None or trace.changes is None:
        return RecentChanges("", (), compared) if compared else None
    tasks = {f"task:{standing.task.id}": standing.task for standing in queries.standings(plan, day)}
    of_record: dict[str, list[Change]] = {}
    told = change_words.worth_telling(trace.changes)
    for change in told if people else filter(None, map(_nameless, told)):
        task = tasks.get(change.record)
        is_asked = owner is None or (task is not None and task.owner == owner) or _left(change, owner)
        if is_asked:
            of_record.setdefault(change.record, []).append(change)
    in_plan = [record for record in tasks if record in of_record]
    ordered = (*in_plan, *(record for record in of_record if record not in tasks))
    listed = {record for record, task in tasks.items() if owner is None or task.owner == owner}
    rows = tuple(
        _row(plan, record, tasks.get(record), of_record[record], is_listed=record in listed)
        for record in ordered
    )
    return RecentChanges(_sentence(trace.since, day, [len(row.sentences) for row in rows]), rows, compared)


def _nameless(change: Change) -> Change | None:
    """Return a change without names of people, also those that an amendment found; None if none is left."""
    is_words = change.path[:1] == ("amendments",) and change.path[-1] == "before"
    if is_words or _PEOPLE.intersection(change.path):
        return None
    if change.path[:1] != ("amendments",) or change.record == "plan":
        return change
    before, after = _without_people(change.before), _without_people(change.after)
    return change._replace(before=before, after=after) if before != after else None


def _without_people(amended: Plain | None) -> Plain | None:
    """Return what amendments changed in a task, or one of it, without the fields that name a person."""
    if isinstance(amended, list):
        return [one for one in amended if _without_people(one) is not None] or None
    is_of_person = isinstance(amended, dict) and amended.get("field") in PEOPLE_FIELDS
    return None if is_of_person else amended


def _left(change: Change, owner: Owner) -> bool:
    """Whether a change took a task away from an office."""
    before: object = change.before if change.path == ("owner",) else None
    if not change.path and isinstance(change.before, dict) and change.after is None:
        before = change.before.get("owner")
    return isinstance(before, str) and names.key(before) in {
        names.key(spelling) for spelling in owner.spellings
    }


def _row(
    plan: Plan, record: str, task: Task | None, of_record: Sequence[Change], *, is_listed: bool
) -> ChangeRow:
    name, title = (change_words.subject(record), task.title) if task else _name(plan, record, of_record)
    return ChangeRow(
        label=name,
        anchor=anchors.task(task.id) if task and is_listed else "",
        title=title,
        sentences=tuple(amended_changes.sentences(of_record)),
    )


def _name(plan: Plan, record: str, of_record: Sequence[Change]) -> tuple[str, str]:
    """Return what an office or an area is called, in short and in full; others as they are, without a title.

    One that was left out is called as it was.
    """
    kind, _, number = record.partition(":")
    full = {
        "owner": {one.id: (one.short, one.name) for one in plan.owners},
        "area": {one.id: (one.short, one.title) for one in plan.areas},
    }.get(kind, {})
    gone = next((change.before for change in of_record if not change.path), None)
    if number in full:
        short, title = full[number]
    elif full and isinstance(gone, dict):
        title = str(gone.get("name") or gone.get("title") or number)
        short = str(gone.get("short") or title)
    else:
        return change_words.subject(record), ""
    return f"{labels.RECORD[kind]} {short}", title if title != short else ""


def _sentence(since: date, day: date, counts: Sequence[int]) -> str:
    span = f"Từ sau ngày {labels.day(since)} đến hết ngày {labels.day(day)}"
    if not counts:
        return f"{span}, kế hoạch không có thay đổi."
    return f"{span}, kế hoạch có {sum(counts)} thay đổi ở {len(counts)} mục."


def version(trace: Trace | None) -> str:
    """Return what the footer calls the plan's version: "6a38b393 ngày 14/09/2026", and what git lacks."""
    if trace is None:
        return ""
    if trace.commit is None:
        return "chưa ghi vào lịch sử"
    unsaved = "" if trace.saved else ", có thay đổi chưa ghi vào lịch sử"
    return f"{trace.commit.short} ngày {labels.day(trace.commit.day)}{unsaved}"
