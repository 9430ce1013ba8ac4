"""`cchc init`: a folder in which a plan can be kept: the first plan, and what git and editors must know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, new_files, questions, value_kinds
from cchc.cli.options import parse_year, today
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.drafts.writing.first_plan import FirstPlan

_PLANS_ARE_MADE_FROM = 11  # the month from which next year's plan is proposed: our choice
_PAPERS = {".doc", ".docx", ".pdf", ".xlsx"}
_MAX_PAPERS = 3  # whose names are told
_MIN_YEAR, _MAX_YEAR = 2000, 2100  # of a plan made today; one that is read may have any of periods.YEARS
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
        hint = "xem: cchc list; năm sau lập từ năm trước: cchc new NĂM"
        raise RequestError(f"thư mục này đã có {disk.display_path(there[0])}", hint)
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

        import_plan(DraftRequest(Path(file), None, None, dry_run=False, as_json=False, today=today()))
        git_files.write(files)
        _write_editor_files()
        _offer_merges(None)
        return
    from cchc.drafts.writing import first_plan

    plan = _ask(issuer, year, number, owner or ())
    path = Path(plan_files.FOLDER) / f"{plan.year}.yaml"
    new_files.write(path, first_plan.text(plan), "init")
    console.say(f"đã ghi {disk.display_path(path)}")
    git_files.write(files)
    _write_editor_files()
    _offer_merges(path)
    console.say("việc tiếp theo:")
    for command in _next_commands(plan):
        console.say(f"  {command}")


def _ask(issuer: str | None, year: str | None, number: str | None, offices: Sequence[str]) -> FirstPlan:
    """Return what the first plan says, asking on a terminal for what no option said."""
    from cchc.drafts.writing.first_plan import FirstPlan

    if questions.somebody_answers():
        _say_papers()
        next_year = today().year + (today().month >= _PLANS_ARE_MADE_FROM)
        words = "Cơ quan ban hành (ví dụ: Ủy ban nhân dân xã Vĩnh Thông): "
        issuer = issuer or _asked(words, None, _misfit_of_name)
        year = year or _asked(f"Năm của kế hoạch [{next_year}]: ", str(next_year), _misfit_of_year)
        number = number or _asked("Số, ký hiệu (chưa ban hành thì để trống): ", "", _misfit_of_number)
        if not offices:
            words = "Các cơ quan chủ trì, cách nhau bằng dấu chấm phẩy (để trống cũng được): "
            offices = _asked(words, "", _misfit_of_names).split(";")
    if not issuer or not issuer.strip():
        hint = 'ví dụ: cchc init --issuer "Ủy ban nhân dân xã Vĩnh Thông" --year 2027'
        raise RequestError("chưa ghi cơ quan ban hành kế hoạch", hint)
    year = str(today().year) if year is None else year
    _refuse_misfits(
        {
            "--issuer": _misfit_of_name(issuer),
            "--year": _misfit_of_year(year),
            "--number": _misfit_of_number(number or ""),
            "--owner": _misfit_of_names(";".join(offices)),
        }
    )
    names = tuple(dict.fromkeys(name for each in offices if (name := typed(each))))
    return FirstPlan(parse_year(year, "--year"), typed(issuer), typed(number or ""), names)


def _say_papers() -> None:
    """Say which files of the folder may be the plan: who has it in Word needs no empty one."""
    papers = sorted(path.name for path in Path().iterdir() if _is_paper(path))
    if papers:
        command = f"cchc init {disk.quoted_path(Path(papers[0]))}"
        console.say(
            f"thư mục này có {', '.join(papers[:_MAX_PAPERS])}{', …' if papers[_MAX_PAPERS:] else ''}"
        )
        console.say(f"  đó là văn bản kế hoạch thì bấm Ctrl-C, rồi lập từ văn bản: {command}")


def _is_paper(path: Path) -> bool:
    """Whether a file may be a plan on paper by its name; not what Office keeps of an open file."""
    return path.suffix.lower() in _PAPERS and not path.name.startswith((".", "~$"))


def _asked(words: str, default: str | None, misfit: Callable[[str], str]) -> str:
    """Ask until a text comes that a plan can hold there."""
    while reason := misfit(text := questions.ask_text(words, default)):
        console.say(f"  {reason}: gõ lại")
    return text


def _refuse_misfits(reasons: dict[str, str]) -> None:
    for name, reason in reasons.items():
        if reason:
            raise RequestError(f"{name}: {reason}", f"ghi lại {name}; chưa có gì được ghi")


def _misfit_of_name(text: str) -> str:
    """Return why an office can't be called so, in words; empty when it can."""
    from cchc.drafts.writing import answers_file

    return answers_file.misfit("offices", "", typed(text))


def _misfit_of_names(text: str) -> str:
    found = (_misfit_of_name(name) for name in text.split(";") if typed(name))
    return next(filter(None, found), "")


def _misfit_of_number(text: str) -> str:
    from cchc.drafts.writing import answers_file

    return answers_file.misfit("plan", "number", typed(text)) if typed(text) else ""


def _misfit_of_year(text: str) -> str:
    try:
        is_near = _MIN_YEAR <= parse_year(text, "--year") <= _MAX_YEAR
    except RequestError:
        is_near = False
    return "" if is_near else f"{text} không phải năm của kế hoạch, ghi đủ bốn chữ số"


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


def _write_editor_files() -> None:
    from cchc.cli import editor_files

    editor_files.write()


def _next_commands(plan: FirstPlan) -> list[str]:
    owner = plan.offices[0] if plan.offices else "Tên cơ quan"
    add = (
        f'cchc add "Nội dung công việc" --area the-che --owner {disk.quoted(owner)} --due "Quý I/{plan.year}"'
    )
    first = [] if plan.offices else [f"cchc owner add {disk.quoted(owner)}"]
    return [*first, add, "cchc check", "cchc save"]
