"""The files of reporting periods that `cchc check` reads: those that are named, and those of its plans.

One that is all right and wasn't named isn't spoken of. Read next: `cchc.periodfile.document` (what may
stand there), `cchc.periodfile.strange_entries` (what the plan doesn't know).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk, reporting
from cchc.cli.checking import checked_files
from cchc.cli.checking.checked_files import CheckedFile
from cchc.cli.filling import period_words
from cchc.errors import CchcError, PeriodError
from cchc.periodfile import period_files, reading, strange_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from cchc.cli.checking.checked_files import WarningRules
    from cchc.errors import Finding
    from cchc.periodfile.document import PeriodDocument
    from cchc.plan import Plan


def check_named(path: Path, rules: WarningRules) -> CheckedFile:
    """Check the file of a period, with its plan if that can be read."""
    from cchc.planfile import document, plan_files

    try:
        checked_files.refuse_no_file(path)
    except CchcError as error:
        return CheckedFile(path, disk.display_path(path), refusal=error, state="unread", is_period=True)
    plan = None
    if file := period_files.plan_of(path):
        try:
            plan = document.parse(plan_files.read(file), file.name).plan
        except CchcError:  # told where the plan is checked
            plan = None
    return _checked(path, plan, rules.ignored)


def wrong_ones(checked: Iterable[CheckedFile], rules: WarningRules) -> Iterator[CheckedFile]:
    """Yield the files of periods of plans that were checked in which something is wrong, or doubtful."""
    files = list(checked)
    named = {file.path.resolve() for file in files}
    for file in files:
        if file.is_period or file.state != "checked":
            continue
        for path in _of_plan(file.path, file.plan):
            if path.resolve() not in named:
                found = _checked(path, file.plan, rules.ignored)
                if found.problems or found.refusal:
                    yield found


def _of_plan(path: Path, plan: Plan | None) -> list[Path]:
    """Return the files of a plan's periods: those that say so, and those that commands would read."""
    known = reporting.known_periods(plan) if plan else ()
    called = (period_files.path_of(path, period.id) for period in known)
    return sorted({*period_files.beside(path), *filter(disk.is_anything, called)})


def _checked(path: Path, plan: Plan | None, ignored: Collection[str]) -> CheckedFile:
    name = disk.display_path(path)
    try:
        document = period_words.read(path)
    except PeriodError as error:
        return CheckedFile(path, name, (error.problem,), is_period=True)
    except CchcError as error:
        return CheckedFile(path, name, refusal=error, state="unread", is_period=True)
    found = [each for each in _doubts(document, plan) if each.code not in ignored] if plan else []
    problems = (reading.problem(name, document.text, finding) for finding in found)
    ordered = tuple(sorted(problems, key=lambda problem: problem.location))
    return CheckedFile(path, name, ordered, is_period=True)


def _doubts(document: PeriodDocument, plan: Plan) -> Iterator[Finding]:
    yield from strange_entries.offices(document, period_words.offices_of(plan))
    yield from strange_entries.figures(document, [figure.id for figure in plan.reporting.figures])
