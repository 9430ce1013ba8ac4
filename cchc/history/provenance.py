"""Where a report's figures come from in git: the last commit of the plan, what changed since a day.

Read next: `cchc.trail` (`Trace`), `cchc.reports.overview.recent_changes` (how a report shows it).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc import renumbering
from cchc.errors import PlanError
from cchc.history import revisions, versions
from cchc.planfile import plain_data
from cchc.trail import Trace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.history.revisions import PlanInRepository
    from cchc.plan import Plan
    from cchc.yamltext.nodes import Plain


def find(plan: Path, data: bytes, *, version: str | None, day: date, since: date) -> Trace:
    """Find the trace of a plan that is reported on, whose bytes are those of its file or of commit `version`.

    Compared are the version of the end of `since` and that of the end of `day`, or the plan itself
    when it is not newer than that; a task that was numbered anew in between is followed. Raises GitError
    when git can't be asked.
    """
    plan_file = revisions.locate(plan)
    start = version or revisions.head(plan_file)
    commit = revisions.last_change(versions.at_commit(plan_file, start), start)
    saved = version is not None or revisions.is_saved(plan_file, start, data)
    before = _load_version(plan_file, revisions.last_commit_by(plan_file, since, start))
    by_day = revisions.last_commit_by(plan_file, day, start)
    is_last = commit is None or (by_day is not None and revisions.is_ancestor(plan_file, commit.id, by_day))
    after = _parse(data, plan_file) if is_last else _load_version(plan_file, by_day)
    then = _plan_of(plan_file, by_day, data) if by_day and not (is_last and saved) else None
    if before is None or after is None:
        return Trace(commit, saved, since, None, then)
    return Trace(commit, saved, since, renumbering.compare(before, after), then)


def _plan_of(plan_file: PlanInRepository, commit: str, now: bytes) -> Plan | None:
    """Return the plan of a version, None when that can't be read; tasks go by their numbers of now."""
    from cchc.planfile import document  # noqa: PLC0415  a report of today needs none

    data = versions.read(plan_file, commit)
    if data is None:
        return None
    try:
        parsed = document.parse(data, plan_file.path)
    except PlanError:
        return None
    numbers = renumbering.since(parsed.plain, _parse(now, plan_file) or {}).ours
    if not numbers:
        return parsed.plan
    tasks = (task._replace(id=int(numbers.get(str(task.id), task.id))) for task in parsed.plan.tasks)
    return replace(parsed.plan, tasks=tuple(tasks))


def _load_version(plan_file: PlanInRepository, commit: str | None) -> dict[str, Plain] | None:
    """Return a version's plain data, None when there is no version or it can't be parsed."""
    data = versions.read(plan_file, commit) if commit else None
    return None if data is None else _parse(data, plan_file)


def _parse(data: bytes, plan_file: PlanInRepository) -> dict[str, Plain] | None:
    try:
        return plain_data.parse_plain(data, plan_file.path) or None
    except PlanError:
        return None
