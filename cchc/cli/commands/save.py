"""`cchc save`: a commit of the plan as it is with the files it links to, in a repository that it may make."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, typed_lines
from cchc.cli import argument_texts, console, questions
from cchc.cli.opened_plan import command_about, path_of_plan_to_update
from cchc.cli.options import PlanOption, today
from cchc.cli.updating import lost_tasks
from cchc.cli.updating.commit_reports import remedy, say_commit, say_ignored, write_options
from cchc.cli.updating.plan_updates import report_changes
from cchc.errors import CchcError, PlanError, RequestError, SurroundingsError

if TYPE_CHECKING:
    from pathlib import Path


def save(
    text: Annotated[
        str | None,
        typer.Argument(metavar="LỜI GHI", help="Dòng đầu của lần ghi; mặc định là điều đã thay đổi."),
    ] = None,
    *,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            help="Không hỏi lại khi phải tạo kho lịch sử (git), khi tệp mất nhiệm vụ.",
            show_default=False,
        ),
    ] = False,
    plan: PlanOption = None,
) -> None:
    """Ghi kế hoạch vào lịch sử như đang có, cả chỗ sửa tay, cùng tệp minh chứng; không gửi đi đâu."""
    from cchc.cli import identity, merge_offer
    from cchc.history import commits, saving
    from cchc.history.git import GitError
    from cchc.planfile import document, plan_files

    parameter = inspect.signature(save, eval_str=True).parameters["text"]
    subject = argument_texts.readable(parameter, text or "")
    path = path_of_plan_to_update(plan, today())
    try:
        document.parse(plan_files.read(path), disk.display_path(path))  # before anything is asked or made
        options = write_options(path, commit=True)
        is_new = not commits.is_in_repository(plan_files.real_path(path).parent)
        if is_new and not _make_repository(path, yes=yes):
            return
        if not lost_tasks.may_go(path, yes=yes):
            return
        result = saving.save(path, subject, options)
        if result.not_committed and identity.may_ask(result.not_committed):
            identity.keep(plan_files.real_path(path).parent)
            result = saving.save(path, subject, options)
    except PlanError as error:
        _report_wrong_plan(path, error)
        raise typer.Exit(1) from None
    except GitError as error:
        raise SurroundingsError(f"chưa ghi vào lịch sử: {error}", error.hint, error.said) from None
    if result.not_committed:
        hint = remedy(result, path, "chạy lại:")
        raise SurroundingsError(f"chưa ghi vào lịch sử: {result.not_committed}", hint, result.said)
    if result.finished:
        console.say(result.finished)
    report_changes(result.committed)
    if result.commit or result.finished:
        say_commit(result)
    else:
        console.say("không có gì thay đổi từ lần ghi vào lịch sử gần nhất")
        say_ignored(result)
    _say_other_plans(path)
    merge_offer.offer(plan_files.real_path(path), is_first=is_new, may_ask=not yes)


def _say_other_plans(path: Path) -> None:
    """Write which plans beside this one have changes that the history lacks: in January, last year's."""
    from cchc.history import revisions
    from cchc.history.git import GitError
    from cchc.planfile import plan_files

    for other in plan_files.plans_in(path.parent):
        if disk.is_same_file(other, path):
            continue
        try:
            plan_file = revisions.locate(other)
            if revisions.is_saved(plan_file, revisions.head(plan_file), plan_files.read(other)):
                continue
        except (CchcError, GitError):
            continue
        name, quoted = disk.display_path(other), typed_lines.quoted_path(other)
        console.say(f"{name} cũng có thay đổi chưa ghi vào lịch sử; ghi bằng: cchc save --plan {quoted}")


def _make_repository(path: Path, *, yes: bool) -> bool:
    """Make a repository around the plan, after asking; return whether it was wanted.

    Raises RequestError when nobody is there to be asked, GitError when git refuses.
    """
    from cchc.cli import identity
    from cchc.history import commits
    from cchc.history.git import GitError
    from cchc.planfile import plan_files

    folder = plan_files.real_path(path).parent
    folder = folder.parent if folder.name.lower() == plan_files.FOLDER else folder
    name = disk.display_path(folder)
    name = str(folder) if name == "." else name
    if not yes and not questions.somebody_answers():
        message = f"{disk.display_path(path)} chưa nằm trong kho lịch sử nào"
        raise RequestError(
            message,
            f"tạo kho lịch sử (git) trong {name} và ghi lần đầu bằng: {command_about(path, 'save --yes')}",
        )
    if not yes and not questions.confirm(
        f"kế hoạch chưa nằm trong kho lịch sử nào; tạo kho lịch sử (git) trong {name}?"
    ):
        console.say("chưa ghi gì")
        return False
    person = None
    try:
        commits.make_repository(folder)
    except GitError as error:
        if not identity.may_ask(str(error)):
            raise
        person = identity.ask(folder)
        commits.make_repository(folder, person)
    console.say(f"đã tạo kho lịch sử (git) trong {name}")
    if person:
        identity.say_kept(person)
    return True


def _report_wrong_plan(path: Path, error: PlanError) -> None:
    """Write what is wrong with the plan, and how it can be committed all the same."""
    from cchc.cli import problems

    problems.show_problems(error.problems, sys.stderr, error.more)
    name = typed_lines.quoted_path(path)
    console.say("chưa ghi vào lịch sử: kế hoạch có lỗi")
    console.say(f"  gợi ý: sửa các lỗi trên rồi chạy lại: {command_about(path, 'save')}")
    if any(problem.code == "conflict" for problem in error.problems):
        return
    console.say(f'         vẫn muốn ghi nguyên như vậy: git add {name} rồi git commit -m "lời ghi" -- {name}')
