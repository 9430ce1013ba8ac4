"""Which plan a command is about: the file or the version of it that options name, and its day.

Read next: `cchc.planfile.plan_files` (files), `cchc.history.versions` (versions), `cchc.plan` (the plan).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import date_words, disk, labels, names, typed_days, typed_lines
from cchc.cli import console, environment, options, plan_choice
from cchc.errors import CchcError, RequestError, SurroundingsError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.history.revisions import PlanInRepository
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.trail import Commit

_MAX_MOVED = 5  # tasks with another number that are told one by one


@dataclass(frozen=True)
class OpenedPlan:
    """A plan that a command asks, the day it is asked about, and its version if an old one was named.

    `name` is how messages call the file. What is wrong with the file is found when it is first looked
    into: both properties raise PlanError.
    """

    path: Path
    name: str
    data: bytes
    day: date
    commit: Commit | None = None

    @cached_property
    def document(self) -> Document:
        """The file with everything in it."""
        from cchc.planfile import document

        return document.parse(self.data, self.name)

    @cached_property
    def plan(self) -> Plan:
        """The plan itself, from the cache if it was read before."""
        from cchc import plan_year
        from cchc.planfile.fast import door

        plan = door.load_plan(self.data, environment.cache_folder(), lambda: self.document.plan)
        if doubt := next(plan_year.doubts(plan), None):  # its states are then hardly right
            console.say(f"({doubt.message}: xem lại bằng cchc check)")
        return plan

    def locate_in_git(self) -> tuple[PlanInRepository, str]:
        """Return where the plan lies in git, and the commit that its history ends with.

        Raises GitError when git can't be asked.
        """
        from cchc.history import revisions, versions

        plan_file = revisions.locate(self.path)
        if self.commit is None:
            return plan_file, revisions.head(plan_file)
        return versions.at_commit(plan_file, self.commit.id), self.commit.id


def open_plan(plan: str | None, as_of: str | None, rev: str | None = None) -> OpenedPlan:
    """Read the plan file that --plan means, or the version of it that --rev names.

    The day is the one of --as-of, else the version's, else today.
    """
    from cchc.planfile import plan_files

    if rev is not None:
        return _open_version(plan, as_of, rev)
    day = day_asked(as_of, plan)
    path = plan_path(plan, day)
    return OpenedPlan(path, disk.display_path(path), plan_files.read(path), day)


def day_asked(as_of: str | None, plan: str | None) -> date:
    """Return the day of --as-of, else today; a day without a year is in that of the plan in use."""
    if as_of is None or not typed_days.lacks_year(names.typed(as_of)):
        return options.parse_as_of(as_of)
    return options.parse_as_of(as_of, year_of_plan(plan, options.today()))


def year_of_plan(plan: str | None, day: date) -> int | None:
    """Return the year of the plan in use on a day; None of one that can't be read, told when it is opened."""
    from cchc.planfile import plan_files
    from cchc.planfile.fast import door

    def parse_whole() -> Plan:
        from cchc.planfile import document

        return document.parse(data, path.name).plan

    try:
        path = plan_path(plan, day, is_said=False)
        data = plan_files.read(path)
        return door.load_plan(data, environment.cache_folder(), parse_whole).head.year
    except CchcError:
        return None


def _open_version(plan: str | None, as_of: str | None, rev: str) -> OpenedPlan:
    from cchc.history import versions

    rev = options.parse_version(rev, "--rev")
    rev_day = date_words.parse_date(rev)
    path = plan_path(plan, rev_day or options.today())
    data, name, commit = versions.read_version(path, rev)
    author = console.clean(commit.author) or "(không rõ tên)"
    console.say(f"theo phiên bản {commit.short} do {author} ghi lúc {labels.moment(commit.moment)}")
    _say_moved_tasks(path, data)
    day = day_asked(as_of, plan) if as_of else rev_day or commit.day
    return OpenedPlan(path, name, data, day, commit)


def _say_moved_tasks(path: Path, version: bytes) -> None:
    """Say which tasks of an old version have other numbers in the file: the version shows its own."""
    from cchc.history import moved_tasks
    from cchc.planfile import plan_files

    try:
        moves = moved_tasks.between(version, plan_files.read(path))
    except CchcError:  # said where it is asked for
        return
    if moved := [f"NV {one.old} nay là NV {one.new}" for one in moves]:
        more = f"; và {len(moved) - _MAX_MOVED} nhiệm vụ khác" if moved[_MAX_MOVED:] else ""
        console.say(f"(từ đó có nhiệm vụ đổi số: {'; '.join(moved[:_MAX_MOVED])}{more})")


def plan_path(option: str | None, day: date, *, is_said: bool = True) -> Path:
    """Return the plan file that is meant: the option, else CCHC_PLAN, else found from here upwards.

    What people may not expect of the one that is found is said, unless it will be. Raises RequestError for a
    name without a letter, as a script gives it whose variable is empty.
    """
    from cchc.planfile import plan_files

    if option is not None and not option.strip():
        raise RequestError("--plan: chưa ghi tên tệp", hint="bỏ --plan hoặc ghi tên tệp; chưa có gì được ghi")
    named = option or environment.plan_path()
    if named:
        return Path(named)
    found, draft = plan_choice.find(current_folder(), day.year)
    if is_said and draft:
        console.say(
            f"(kế hoạch năm {day.year} chưa ghi số, ngày ban hành nên lệnh dùng {disk.display_path(found)}; "
            f"dùng bản dự thảo thì thêm: --plan {typed_lines.quoted_path(draft)})"
        )
    elif is_said and (misnamed := plan_files.misnamed_beside(found, day.year)):
        console.say(f"(đang dùng {disk.display_path(found)}; {misnamed})")
    return found


def path_of_plan_to_update(option: str | None, day: date) -> Path:
    """Return the plan file that is meant, as `plan_path` does, and say which when it lies further up."""
    path = plan_path(option, day)
    is_named = option or environment.plan_path()
    if not is_named and current_folder() not in (path.parent, path.parent.parent):
        console.say(f"(kế hoạch: {disk.display_path(path)})")
    return path


def command_about(plan: Path, command: str) -> str:
    """Return a command about a plan, such as "cchc save"; --plan names one that isn't found without."""
    try:
        named, year = environment.plan_path(), options.today().year
        is_found = plan == (Path(named) if named else plan_choice.find(current_folder(), year).path)
    except CchcError:
        is_found = False
    return f"cchc {command}" if is_found else f"cchc {command} --plan {typed_lines.quoted_path(plan)}"


def current_folder() -> Path:
    """Return the folder that the person stands in; SurroundingsError when it has gone or may not be seen."""
    try:
        return Path.cwd()
    except OSError as error:
        message = f"không vào được thư mục đang làm việc: {reason(error)}"
        raise SurroundingsError(
            message, hint="chuyển sang thư mục của kế hoạch bằng lệnh cd rồi chạy lại"
        ) from None


def office_templates(plan: Path) -> Path:
    """Return the folder of an office's own templates: beside the `plans/` that the plan lies in."""
    return plan.absolute().parent.parent / "templates"


def say_own_templates(paths: Iterable[Path]) -> None:
    """Write which templates are used that nobody named: who got a folder from others may not know of them.

    Copies of the packaged ones, which a checkout has, change nothing.
    """
    for path in dict.fromkeys(paths):
        from cchc.reports.printers import templates

        if templates.is_as_packaged(path):
            continue
        shown = disk.display_path(path)
        console.say(f"(dùng mẫu riêng {shown} có trong thư mục này, không phải mẫu có sẵn của cchc)")
