"""The files that `cchc check` is given, one after the other: what is wrong with each, what is doubtful.

A file that can't be read ends nothing: it is told, and the others are checked. Knows nothing of how
problems are shown. Read next: `cchc.cli.checking.problem_output`, `cchc.planfile.warnings`.
"""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import disk
from cchc.errors import CchcError, PlanError, RequestError, SurroundingsError, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from cchc.errors import Problem
    from cchc.plan import Plan
    from cchc.planfile.document import Document

State = Literal["checked", "unread"]


class WarningRules(NamedTuple):
    """What counts as doubtful: on which day, seen from which, and the codes that are ignored.

    With `for_people` the gaps in the 6 rõ are gathered by task, too, and none is told by two codes.
    """

    day: date
    today: date
    ignored: Collection[str]
    for_people: bool


class CheckedFile(NamedTuple):
    """A file and what was found in it: errors, or warnings if it is a plan that can be read.

    `gaps` are the warnings about the 6 rõ, one a task; `more` is how many problems there are
    besides these. `plan` and the `day` that it was asked about are there when nothing is wrong. A
    file that isn't checked has the `refusal` that says why. Some are of a reporting period.
    """

    path: Path
    name: str
    problems: tuple[Problem, ...] = ()
    more: int = 0
    gaps: tuple[Problem, ...] = ()
    plan: Plan | None = None
    day: date | None = None
    refusal: CchcError | None = None
    state: State = "checked"
    is_period: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether an error was found."""
        return bool(self.problems) and self.problems[0].severity == "error"

    @property
    def total(self) -> int:
        """How many problems there are, of errors at least."""
        return len(self.problems) + self.more

    @property
    def grouped(self) -> list[Problem]:
        """The problems for people: what isn't about the 6 rõ, then a line a task about these."""
        from cchc.planfile.warnings import CLARITY

        return [*(each for each in self.problems if not each.code.startswith(CLARITY)), *self.gaps]

    @property
    def more_for_people(self) -> int:
        """How many problems `grouped` leaves out; the gaps of a task are in its line, however many."""
        return 0 if self.gaps else self.more


def files_of(names: Iterable[str]) -> Iterator[Path]:
    """Yield the files that are meant, each once: a folder means the plans in it, else those in its `plans`.

    `plans/*.yaml` means those that there are, since no shell of Windows says which.
    """
    from cchc.planfile import plan_files

    paths: dict[Path, None] = {}
    for name in names:
        if not name.strip():
            raise RequestError("TỆP: chưa ghi tên tệp", hint="ghi tệp hoặc thư mục, ví dụ: cchc check plans")
        path = Path(name)
        if disk.is_folder(path):
            found = plan_files.plans_in(path) or plan_files.plans_in(path / plan_files.FOLDER)
        else:
            matches = () if disk.is_anything(path) else glob.iglob(name)  # noqa: PTH207  a whole path, too
            found = sorted(map(Path, matches))
        paths.update(dict.fromkeys(found or [path]))
    yield from paths


def check_named(path: Path, rules: WarningRules) -> CheckedFile:
    """Check one of several files."""
    from cchc.planfile import plan_files

    name = disk.display_path(path)
    try:
        refuse_no_file(path)
        return check_data(path, name, plan_files.read(path), rules)
    except CchcError as error:
        return CheckedFile(path, name, refusal=error, state="unread")


def refuse_no_file(path: Path) -> None:
    """Raise RequestError for what is no file, SurroundingsError for a folder that can't be looked into."""
    if disk.is_folder(path):
        try:
            next(path.iterdir(), None)
        except OSError as error:
            why = f"không đọc được thư mục {disk.display_path(path)}: {reason(error)}"
            raise SurroundingsError(why, "xem lại quyền đọc thư mục đó") from None
        hint = "ghi từng tệp, ví dụ: cchc check plans/2026.yaml"
        raise RequestError(f"thư mục {disk.display_path(path)} không có tệp kế hoạch nào", hint)
    if not disk.is_anything(path):
        raise disk.missing(str(path))


def check_data(path: Path, name: str, data: bytes, rules: WarningRules) -> CheckedFile:
    """Check the bytes of a plan file; `name` is how messages call it."""
    from cchc.planfile import document, warnings

    try:
        parsed = document.parse(data, name)
    except PlanError as error:
        return CheckedFile(path, name, error.problems, error.more)
    found = warnings.find(
        parsed, rules.day, rules.ignored, today=rules.today, file=path, for_people=rules.for_people
    )
    found = found._replace(problems=_with_ended(found.problems, parsed, path, rules))
    others = sum(not each.code.startswith(warnings.CLARITY) for each in found.problems)
    room = warnings.MAX_WARNINGS - others
    gaps = warnings.by_task(parsed, rules.day, rules.ignored, room) if rules.for_people and room else ()
    return CheckedFile(path, name, found.problems, found.more, gaps, parsed.plan, rules.day)


def _with_ended(
    problems: tuple[Problem, ...], parsed: Document, path: Path, rules: WarningRules
) -> tuple[Problem, ...]:
    """Return the warnings of a plan and those on tasks that ended in last year's, in the file's order."""
    from cchc.cli.checking import carried_tasks
    from cchc.planfile import warnings

    found = [
        finding
        for finding in carried_tasks.findings(parsed, path, rules.day)
        if not warnings.is_ignored(finding.code, rules.ignored)
    ]
    if not found:
        return problems
    return tuple(sorted((*problems, *parsed.problems(found)), key=lambda problem: problem.location))
