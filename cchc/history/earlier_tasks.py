"""Which tasks earlier versions of a plan had: their numbers, and the reports that they stood in.

A number that a removed task had is not given to another one, whose history would be mixed with the
old one's. Of each version only the numbers are wanted: it is parsed when a line with one is new.

Read next: `cchc.history.log` (which versions), `cchc.cli.commands.add` and `remove` (who ask).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import reporting
from cchc.errors import TextError
from cchc.history import log, revisions, versions
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from cchc.plan import Plan, ReportingPeriod
    from cchc.yamltext.nodes import Plain

_NUMBER = re.compile(rb"""id["']?[ \t]*:[ \t]*["']?\d""")  # whatever the style of the file


def known_numbers(plan: Path) -> frozenset[int]:
    """Return the numbers that a task ever had, as far as git knows; none where it knows nothing."""
    try:
        return numbers(plan)
    except GitError:
        return frozenset()


def numbers(plan: Path) -> frozenset[int]:
    """Return the number of every task that any committed version of a plan file has.

    Raises GitError when git can't be asked. A version that can't be read has none.
    """
    plan_file = revisions.locate(plan)
    start = revisions.head(plan_file)
    found: set[int] = set()
    seen: set[bytes] = set()  # lines; versions have most of them in common
    asked: set[str] = set()
    reader = door.version_reader()
    with BlobReader(plan_file.top) as blobs:
        for commit in log.file_commits(plan_file, start, log.paths(plan_file, start)):
            if commit.after is None or commit.after in asked:
                continue
            asked.add(commit.after)
            try:
                data = blobs.read(commit.after) or b""
                lines = set(data.splitlines()) - seen
                if any(map(_NUMBER.search, lines)):
                    found |= _task_numbers(reader.read(data))
                seen |= lines
            except (GitError, TextError):
                continue
    return frozenset(found)


def closed_periods(
    path: Path, plan: Plan, wanted: Collection[int], today: date
) -> dict[int, ReportingPeriod]:
    """Return the last reporting period that closed before today in which each of some tasks stood.

    It stood there when the version of the period's last day has its number. Raises GitError when git
    can't be asked.
    """
    plan_file = revisions.locate(path)
    start = revisions.head(plan_file)
    reader = door.version_reader()
    found: dict[int, ReportingPeriod] = {}
    known = sorted(reporting.known_periods(plan), key=lambda period: period.end, reverse=True)
    for period in known:
        commit = revisions.last_commit_by(plan_file, period.end, start) if period.end < today else None
        if commit is None or found.keys() >= set(wanted):
            continue
        try:
            there = _task_numbers(reader.read(versions.read(plan_file, commit) or b""))
        except TextError:
            continue
        found |= {number: period for number in there.intersection(wanted) if number not in found}
    return found


def _task_numbers(plain: Plain) -> set[int]:
    """Return the numbers of the tasks in plain data, which need not be a valid plan."""
    tasks = plain.get("tasks") if isinstance(plain, dict) else None
    texts = [str(task.get("id", "")) for task in tasks or () if isinstance(task, dict)]
    return {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10}  # noqa: PLR2004
