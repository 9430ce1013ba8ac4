"""How a plan is written here and now, and what is said of the commit, or of why there is none.

Read next: `cchc.history.saving`, `cchc.history.refusals` (why git refused), `cchc.cli.identity`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import disk, typed_lines
from cchc.cli import console, environment, opened_plan
from cchc.cli.options import moment_of_change
from cchc.errors import SurroundingsError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.history.file_updates import UpdateResult, WriteOptions


def write_options(plan: Path, *, commit: bool) -> WriteOptions:
    """Return how a plan is written here and now; PeriodError when a wrong file would go along."""
    from cchc.history.file_updates import WriteOptions

    if commit:
        from cchc.cli.updating import committed_periods

        committed_periods.refuse_wrong(plan)
    return WriteOptions(
        commit, environment.lock_wait(), console.say, environment.cache_folder(), moment_of_change()
    )


def report_commit(result: UpdateResult, plan: Path) -> None:
    """Write which commit was made; SurroundingsError when one was asked for and could not be.

    The plan is then saved already: the same command again might take a second line away, or add one more.
    """
    if result.not_committed:
        result = _commit_as_asked(result, plan)
    if others := _other_changes(result):
        console.say(f"lần ghi vào lịch sử gồm cả {others} thay đổi khác, chưa được ghi trước đó")
    if result.commit:
        say_commit(result)
    if result.not_committed:
        raise SurroundingsError(
            f"đã ghi vào tệp nhưng chưa ghi vào lịch sử: {result.not_committed}",
            hint=f"thay đổi đã nằm trong tệp; {remedy(result, plan, 'ghi vào lịch sử bằng:')}",
            said=result.said,
        )


def _commit_as_asked(result: UpdateResult, plan: Path) -> UpdateResult:
    """Commit what was updated once somebody has said who commits, where git doesn't know."""
    from cchc.cli import identity
    from cchc.history import file_updates
    from cchc.planfile import plan_files

    if not identity.may_ask(result.not_committed or ""):
        return result
    identity.keep(plan_files.real_path(plan).parent)
    again = file_updates.commit_as_it_is(plan, write_options(plan, commit=True))
    return again._replace(changes=result.changes, lost_comments=result.lost_comments)


def remedy(result: UpdateResult, plan: Path, again: str) -> str:
    """Return what to do where no commit was made: what git's refusal needs, then `again`, our command."""
    from cchc.history import refusals

    save = opened_plan.command_about(plan, "save")
    resolve = re.escape(refusals.RESOLVE) + r"(?! --plan)"
    told = re.sub(resolve, lambda _: opened_plan.command_about(plan, "resolve"), result.remedy)
    if refusals.SAVE in told:
        return told.replace(refusals.SAVE, save)
    return f"{f'{told},' if told else 'sửa nguyên nhân'} rồi {again} {save}"


def say_commit(result: UpdateResult) -> None:
    """Write which commit was made, and how to keep it when no branch does."""
    if result.commit:
        console.say(f"đã ghi vào lịch sử: phiên bản {result.commit}")
    for file in result.files:
        console.say(f"cùng {_kind(file)} {disk.display_path(file)}")
    say_ignored(result)
    if not result.is_on_branch:
        console.say(
            "lần ghi này chưa thuộc dòng lịch sử nào (git: HEAD), có thể mất khi chuyển sang phiên bản khác"
        )
        console.say(f"  gợi ý: giữ lại bằng: git checkout -b giu-lai-{result.commit}")


def say_ignored(result: UpdateResult) -> None:
    """Write which files that belong to the plan git leaves out, and how to have them all the same."""
    for file in result.ignored:
        name = typed_lines.quoted_path(file)
        console.say(f"không ghi {_kind(file)} {disk.display_path(file)}: thuộc loại bỏ qua (.gitignore)")
        console.say(f"  gợi ý: vẫn muốn ghi thì gõ: git add -f {name} rồi: cchc save")


def _kind(file: Path) -> str:
    from cchc.periodfile import period_files

    return "nội dung của kỳ" if file.parent.name == period_files.FOLDER else "tệp minh chứng"


def _other_changes(result: UpdateResult) -> int:
    """Return how many changes a commit holds that this update didn't make, or not alone."""
    from cchc.change_words import worth_telling

    return sum(change not in result.changes for change in worth_telling(result.committed))
