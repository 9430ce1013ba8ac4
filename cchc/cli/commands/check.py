"""`cchc check`: the errors of plan files, then what is doubtful in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, value_kinds
from cchc.cli.checking import checked_files, problem_output
from cchc.cli.checking.checked_files import CheckedFile, WarningRules
from cchc.cli.opened_plan import day_asked, open_plan
from cchc.cli.options import AsOfOption, OverwriteOption, PlanOption, parse_as_of, today
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format
from cchc.errors import RequestError

if TYPE_CHECKING:
    from pathlib import Path


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=value_kinds.FILE, help="Các tệp kế hoạch, hoặc thư mục chứa chúng; thay cho --plan."
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng kết thúc với mã 1.")] = False,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="MÃ", help="Bỏ qua cảnh báo theo mã, hoặc cả nhóm: 6ro. Dùng được nhiều lần."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=value_kinds.one_of(problem_output.FORMATS),
            help="Dạng in ra.",
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Kiểm tra tệp kế hoạch: lỗi, rồi cảnh báo (6 rõ, chỗ nghi sai sót)."""
    if files and plan:
        raise RequestError("chỉ dùng một trong hai: --plan hoặc tên tệp", hint="bỏ --plan")
    chosen = choose_format(format_, output, problem_output.FORMATS)
    format_ = chosen or "text"
    ignored = _ignored(ignore) if ignore else []
    day = parse_as_of(as_of) if files else day_asked(as_of, plan)
    rules = WarningRules(day, max(day, today()), ignored, for_people=format_ in problem_output.FOR_PEOPLE)
    if files:
        checked = [_check_and_tell(path, rules) for path in checked_files.files_of(files)]
    else:
        opened = open_plan(plan, as_of)
        checked = [checked_files.check_data(opened.path, opened.name, opened.data, rules)]
    from cchc.periodfile import period_files

    if any(period_files.has_folder(file.path) for file in checked):
        from cchc.cli.checking import period_checks

        checked += map(_told, period_checks.wrong_ones(checked, rules))
    read = [file.path for file in checked if file.state != "unread"]
    with output_file.opened(output, "kiem-tra", format_, *read, overwrite=overwrite):
        problem_output.write(checked, format_, are_named=bool(files), by_line=bool(chosen))
    console.say(problem_output.conclusion(checked))
    if code := max(_exit_code(file, strict=strict) for file in checked):
        raise typer.Exit(code)


def _ignored(texts: list[str]) -> list[str]:
    from cchc import option_values

    codes = option_values.read_ignored(texts)
    for sentence in option_values.unknown_warnings(codes):
        console.say(sentence)
    return codes


def _check_and_tell(path: Path, rules: WarningRules) -> CheckedFile:
    """Check one of the files that were named."""
    from cchc.periodfile import period_files

    if period_files.is_meant(path):
        from cchc.cli.checking import period_checks

        return _told(period_checks.check_named(path, rules))
    return _told(checked_files.check_named(path, rules))


def _told(file: CheckedFile) -> CheckedFile:
    """Say at once why a file isn't checked."""
    if file.refusal:
        console.show_error(file.refusal)
    return file


def _exit_code(file: CheckedFile, *, strict: bool) -> int:
    if file.refusal:
        return file.refusal.exit_code
    return int(file.is_wrong or (strict and file.total > 0))
