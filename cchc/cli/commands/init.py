"""`cchc init`: a folder in which a plan can be kept: the first plan, and what git and editors must know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, typed_lines
from cchc.cli import console, new_files, value_kinds
from cchc.cli.options import today
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.drafts.writing.first_plan import FirstPlan

# What git must be told, each line in a file of its own; a file that is there gets the lines that it lacks.
_GIT_FILES = {
    ".gitattributes": ("plans/*.yaml text eol=lf", "plans/bao-cao/*.yaml text eol=lf"),
    # Only the reports: in plans/bao-cao/ lies what people wrote into them.
    ".gitignore": ("/bao-cao/", ".cchc/", "~$*"),
}


def init(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar=value_kinds.FILE, help="Văn bản kế hoạch đã có (Word, Excel, PDF) để lập bản nháp."
        ),
    ] = None,
    *,
    issuer: Annotated[
        str | None, typer.Option("--issuer", metavar=value_kinds.NAME, help="Cơ quan ban hành kế hoạch.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="SỐ KÝ HIỆU", help="Số, ký hiệu, nếu đã ban hành.")
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            "--owner", metavar=value_kinds.NAME, help="Cơ quan chủ trì nhiệm vụ; dùng được nhiều lần."
        ),
    ] = None,
) -> None:
    """Tạo thư mục làm việc: tệp kế hoạch đầu tiên và các tệp cho kho lịch sử (git), cho trình soạn thảo."""
    from cchc.cli import git_files
    from cchc.planfile import plan_files

    if there := plan_files.plans_in(Path(plan_files.FOLDER)):
        is_asked = any(value is not None for value in (file, issuer, year, number, owner))
        if is_asked or not _complete(there[0]):
            raise RequestError(f"thư mục này đã có {disk.display_path(there[0])}", _hint_beside(there[0]))
        return
    files = git_files.lacking(_GIT_FILES)  # what can't be read there stops before anything is written
    if file is not None:
        of_questions: dict[str, object] = {
            "--issuer": issuer,
            "--year": year,
            "--number": number,
            "--owner": owner,
        }
        for name, value in of_questions.items():
            if value is not None:
                raise RequestError(
                    f"{name} không dùng khi lập từ văn bản", f"bỏ {name}, sửa trong bản nháp sau"
                )
        from cchc.cli.importing.plan_import import DraftRequest, import_plan

        asked = DraftRequest(
            Path(file), None, None, dry_run=False, as_json=False, today=today(), command="init"
        )
        import_plan(asked)
        _write_files_around(files)
        _offer_merges(None)
        return
    from cchc.cli import first_plan_questions
    from cchc.cli.first_plan_questions import FirstOptions
    from cchc.drafts.writing import first_plan

    said = FirstOptions(issuer, year, number, first_plan_questions.joined(owner))
    plan = first_plan_questions.ask(said)
    path = Path(plan_files.FOLDER) / f"{plan.year}.yaml"
    new_files.write(path, first_plan.text(plan), "init")
    console.say(f"đã ghi {disk.display_path(path)}")
    _write_files_around(files)
    _offer_merges(path)
    console.say(f"ghi nhầm ở trên thì xóa {disk.display_path(path)} rồi gõ lại cchc init")
    console.say("việc tiếp theo:")
    for command in _next_commands(plan):
        console.say(f"  {command}")


def _complete(plan: Path) -> bool:
    """Write what lacks around a plan that is there, which stays as it is; return whether anything lacked."""
    from cchc.cli import git_files

    name = disk.display_path(plan)
    is_written = _write_files_around(git_files.lacking(_GIT_FILES))
    if is_written:
        console.say(f"thư mục này đã có {name}: không tạo kế hoạch mới, chỉ ghi các tệp phụ còn thiếu")
    return is_written


def _offer_merges(path: Path | None) -> None:
    """Offer to let git merge plans by task, where there is a repository; of a new one `save` does it."""
    from cchc.cli import merge_offer
    from cchc.history import commits
    from cchc.history.git import GitError
    from cchc.planfile import plan_files

    plan = path or next(iter(plan_files.plans_in(Path(plan_files.FOLDER))), None)
    try:
        if plan and commits.is_in_repository(plan.parent):
            merge_offer.offer(plan, is_first=True, may_ask=True)
    except GitError:  # without git there is nothing to merge
        return


def _hint_beside(plan: Path) -> str:
    """Return what to do where a plan lies already: one that nobody used yet may be made anew."""
    if new_files.has_no_task(plan):
        name = disk.display_path(plan)
        return f"kế hoạch đó chưa có nhiệm vụ nào: lúc tạo ghi nhầm thì xóa {name} rồi gõ lại cchc init"
    return "xem: cchc list; năm sau lập từ năm trước: cchc new NĂM"


def _write_files_around(files: dict[str, tuple[bytes, list[str]]]) -> bool:
    """Write what git and editors must know of plans, and say so in a line: nobody needs to look at it.

    Return whether anything was written.
    """
    from cchc.cli import editor_files, git_files

    git_files.write(files)
    if written := [*files, *editor_files.write()]:
        what = "các tệp phụ cho kho lịch sử và trình soạn thảo"
        console.say(f"đã ghi {what}, không phải làm gì với chúng: {', '.join(written)}")
    return bool(written)


def _next_commands(plan: FirstPlan) -> list[str]:
    owner = plan.offices[0] if plan.offices else "Tên cơ quan"
    named = typed_lines.quoted(owner)
    add = f'cchc add "Nội dung công việc" --area the-che --owner {named} --due "Quý I/{plan.year}"'
    first = [] if plan.offices else [f"cchc owner add {named}"]
    return [*first, add, "cchc check", "cchc save"]
