"""`cchc init`: a folder in which a plan can be kept: the first plan, and what git needs to know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, questions
from cchc.cli.options import today, typed
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.first_plan import FirstPlan

_PLANS_ARE_MADE_FROM = 11  # the month of the year before
_MIN_YEAR, _MAX_YEAR = 2000, 2100
# What git must be told, each line in a file of its own; a file that is there gets the lines that it lacks.
_GIT_FILES = {
    ".gitattributes": ("plans/*.yaml text eol=lf",),
    ".gitignore": ("bao-cao/", ".cchc/", "~$*"),
}


def init(
    file: Annotated[
        str | None,
        typer.Argument(metavar="TỆP", help="Văn bản kế hoạch đã có (Word, Excel, PDF) để lập bản nháp."),
    ] = None,
    *,
    issuer: Annotated[
        str | None, typer.Option("--issuer", metavar="TÊN", help="Cơ quan ban hành kế hoạch.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="SỐ KÝ HIỆU", help="Số, ký hiệu, nếu đã ban hành.")
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option("--owner", metavar="TÊN", help="Cơ quan chủ trì nhiệm vụ; dùng được nhiều lần."),
    ] = None,
) -> None:
    """Tạo thư mục làm việc: tệp kế hoạch đầu tiên và các tệp cho git."""
    from cchc.planfile import plan_files

    if there := plan_files.plans_in(Path(plan_files.FOLDER)):
        hint = "xem: cchc list; năm sau lập từ năm trước: cchc new NĂM"
        raise RequestError(f"thư mục này đã có {disk.display_path(there[0])}", hint)
    if file is not None:
        from cchc.cli.plan_import import DraftRequest, import_plan

        import_plan(DraftRequest(Path(file), None, None, dry_run=False, as_json=False, today=today()))
        _write_git_files()
        return
    from cchc.drafts import first_plan

    plan = _ask(issuer, year, number, owner or ())
    path = Path(plan_files.FOLDER) / f"{plan.year}.yaml"
    disk.write_output(path, first_plan.text(plan).encode(), swap=disk.swap_into_free)
    console.say(f"đã ghi {disk.display_path(path)}")
    _write_git_files()
    console.say("việc tiếp theo:")
    for command in _next_commands(plan):
        console.say(f"  {command}")


def _ask(issuer: str | None, year: int | None, number: str | None, offices: Sequence[str]) -> FirstPlan:
    """Return what the first plan says, asking on a terminal for what no option said."""
    from cchc.drafts.first_plan import FirstPlan

    if questions.somebody_answers():
        next_year = today().year + (today().month >= _PLANS_ARE_MADE_FROM)
        issuer = issuer or questions.ask_text("Cơ quan ban hành (ví dụ: Ủy ban nhân dân xã Vĩnh Thông): ")
        year = year or _year(questions.ask_text(f"Năm của kế hoạch [{next_year}]: ", str(next_year)))
        number = number or questions.ask_text("Số, ký hiệu (chưa ban hành thì để trống): ", "")
        if not offices:
            words = "Các cơ quan chủ trì, cách nhau bằng dấu chấm phẩy (để trống cũng được): "
            offices = questions.ask_text(words, "").split(";")
    if not issuer or not issuer.strip():
        hint = 'ví dụ: cchc init --issuer "Ủy ban nhân dân xã Vĩnh Thông" --year 2027'
        raise RequestError("chưa ghi cơ quan ban hành kế hoạch", hint)
    names = tuple(dict.fromkeys(name for each in offices if (name := typed(each))))
    return FirstPlan(_checked_year(year or today().year), typed(issuer), typed(number or ""), names)


def _year(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def _checked_year(year: int) -> int:
    if not _MIN_YEAR <= year <= _MAX_YEAR:
        raise RequestError(f"--year: {year} không phải năm của kế hoạch", hint="ghi năm, ví dụ 2027")
    return year


def _write_git_files() -> None:
    """Write what git must be told; lines of a file that is there stay as they are."""
    for name, lines in _GIT_FILES.items():
        path = Path(name)
        old = _text_of(path)
        missing = [line for line in lines if line not in old.splitlines()]
        if missing:
            new = old + ("\n" if old and not old.endswith("\n") else "") + "\n".join(missing) + "\n"
            disk.write_output(path, new.encode("utf-8", "surrogateescape"))
            console.say(f"{'đã thêm vào' if old else 'đã ghi'} {name}: {', '.join(missing)}")


def _text_of(path: Path) -> str:
    """Return the text of a file, byte for byte; nothing where there is none."""
    if not disk.is_anything(path):
        return ""
    return disk.read_input(str(path), hint="xem lại quyền đọc").decode("utf-8", "surrogateescape")


def _next_commands(plan: FirstPlan) -> list[str]:
    owner = plan.offices[0] if plan.offices else "Tên cơ quan"
    add = f'cchc add "Nội dung công việc" --area the-che --owner "{owner}" --due "Quý I/{plan.year}"'
    first = [] if plan.offices else [f'cchc owner add "{owner}"']
    return [*first, add, "cchc check", "cchc save"]
