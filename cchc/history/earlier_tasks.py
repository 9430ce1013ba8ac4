"""Which tasks earlier versions of a plan had: their numbers, and the reports that they stood in.

A number that a removed task had is not given to another one, whose history would be mixed with the
old one's; nor is one that a branch has which is still to be merged, here or as last fetched. Of each
version only the numbers are wanted: it is parsed when a line with one is new.

Read next: `cchc.history.log` (which versions), `cchc.cli.commands.add` and `remove` (who ask).
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from cchc import reporting
from cchc.errors import TextError
from cchc.history import git, log, revisions, versions
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from cchc.history.revisions import PlanInRepository
    from cchc.plan import Plan, ReportingPeriod
    from cchc.yamltext.nodes import Plain

_NUMBER = re.compile(rb"""id["']?[ \t]*:[ \t]*["']?\d""")  # whatever the style of the file


_MAX_BRANCHES = 20  # that are read, the latest ones


def known_numbers(plan: Path) -> dict[int, str]:
    """Return the numbers that a task has or ever had, as far as git knows; none where it knows nothing.

    With the branch that has it where only one does that isn't merged yet, else with nothing.
    """
    known: dict[int, str] = {}
    try:
        plan_file = revisions.locate(plan)
        for branch, there in _numbers(plan_file, chain(_committed(plan_file), _elsewhere(plan_file))):
            known |= dict.fromkeys(there - known.keys(), branch)
    except GitError:
        return {}
    return known


def numbers(plan: Path) -> frozenset[int]:
    """Return the number of every task that any committed version of a plan file has.

    Raises GitError when git can't be asked. A version that can't be read has none.
    """
    plan_file = revisions.locate(plan)
    return frozenset(chain.from_iterable(there for _, there in _numbers(plan_file, _committed(plan_file))))


def _committed(plan_file: PlanInRepository) -> Iterator[tuple[str, str]]:
    """Yield the versions that led to the one that is checked out, each once."""
    start = revisions.head(plan_file)
    commits = log.file_commits(plan_file, start, log.paths(plan_file, start))
    yield from dict.fromkeys(("", commit.after) for commit in commits if commit.after)


def _elsewhere(plan_file: PlanInRepository) -> Iterator[tuple[str, str]]:
    """Yield the branches that aren't merged into the one that is checked out, with their versions."""
    options = ("--no-merged=HEAD", "--sort=-committerdate", f"--count={_MAX_BRANCHES}")
    form = "--format=%(objectname) %(symref) %(refname:short)"
    try:
        answer = git.ask(plan_file.top, "for-each-ref", *options, form, "refs/heads", "refs/remotes")
    except GitError:
        return
    for line in answer.decode("utf-8", "replace").splitlines():
        commit, points_on, branch = line.split(" ", 2)
        if not points_on:
            yield branch, f"{commit}:{plan_file.path}"


def _numbers(
    plan_file: PlanInRepository, versions_: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, set[int]]]:
    """Yield the numbers of the tasks in versions, of those that may have new ones, with their branches."""
    seen: set[bytes] = set()  # lines; versions have most of them in common
    reader = door.version_reader()
    with BlobReader(plan_file.top) as blobs:
        for branch, name in versions_:
            try:
                data = blobs.read(name) or b""
                lines = set(data.splitlines()) - seen
                if any(map(_NUMBER.search, lines)):
                    yield branch, _task_numbers(reader.read(data))
                seen |= lines
            except (GitError, TextError):
                continue


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
