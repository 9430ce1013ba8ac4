"""`cchc check`: the errors of the plan file, then what is doubtful in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import characters
from cchc.cli import console
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import AsOfOption, OverwriteOption, PlanOption, today
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.errors import Problem
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.planfile.warnings import Warnings

_FORMATS = ("text", "json", "github")
# What fills a gap of each of the six; a title isn't filled in but made clear.
_OPTIONS = {
    "nguoi": "--assignee",
    "thoi-gian": "--due",
    "trach-nhiem": "--lead",
    "tham-quyen": "--approver",
    "ket-qua": "--deliverable",
}


def check(
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng kết thúc với mã 1.")] = False,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="MÃ", help="Bỏ qua cảnh báo theo mã, hoặc cả nhóm: 6ro. Dùng được nhiều lần."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(_FORMATS), help="Dạng in ra.", show_default=False),
    ] = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Kiểm tra tệp kế hoạch: lỗi, rồi cảnh báo (6 rõ, chỗ nghi sai sót)."""
    from cchc.errors import PlanError
    from cchc.planfile.warnings import find

    format_ = choose_format(format_, output, _FORMATS) or "text"
    ignored = [code for text in ignore or [] for code in text.replace(",", " ").split()]
    try:
        opened = open_plan(plan, as_of)
        document = opened.document
    except PlanError as error:
        with output_file.opened(output, "kiem-tra", format_, overwrite=overwrite):
            _print(error.problems, format_, error.more)
        console.say(f"{error.message}; chưa sửa xong thì các lệnh khác không đọc được kế hoạch")
        raise typer.Exit(1) from None
    found = find(document, opened.day, ignored, today=max(opened.day, today()), file=opened.path)
    with output_file.opened(output, "kiem-tra", format_, opened.path, overwrite=overwrite):
        if format_ == "text":
            _print_text(found, document, opened.day, ignored)
        else:
            _print(found.problems, format_, found.more)
    count = len(found.problems) + found.more
    console.say(f"không có lỗi, {count} cảnh báo" if count else "không có lỗi, không có cảnh báo")
    if strict and count:
        raise typer.Exit(1)


def _print_text(found: Warnings, document: Document, day: date, ignored: Sequence[str]) -> None:
    """Print what is doubtful, then the gaps in the 6 rõ with a line a task: a matrix when somebody looks."""
    from cchc.planfile import warnings

    problems, more = found
    others = [problem for problem in problems if not problem.code.startswith(warnings.CLARITY)]
    _print(others, "text", more if len(others) == warnings.MAX_WARNINGS else 0)
    if len(others) == len(problems) + more:
        return
    if console.is_terminal(sys.stdout):
        _print_matrix(document.plan, day)
    else:
        room = warnings.MAX_WARNINGS - len(others)
        _print(warnings.by_task(document, day, ignored, room), "text")


def _print(problems: Sequence[Problem], format_: str, more: int = 0) -> None:
    from cchc.cli.problems import show_problems
    from cchc.reports.printers import json_forms

    match format_:
        case "json":
            console.write_json(json_forms.problems(problems, more))
        case "github":
            console.write_document("".join(f"{_annotation(problem)}\n" for problem in problems))
        case _:
            show_problems(problems, sys.stdout, more)


def _annotation(problem: Problem) -> str:
    """Return a line that GitHub shows beside the changed file."""
    place = f"file={_escape(problem.path, ',:')},line={problem.location.line},col={problem.location.column}"
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{problem.severity} {place},title={problem.code}::{_escape(problem.message + hint, '')}"


def _escape(text: str, also: str) -> str:
    """Escape what ends a property or a message of GitHub's workflow commands."""
    escaped = (
        characters.INVISIBLE_PATTERN.sub("", text)
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
    )
    for char in also:
        escaped = escaped.replace(char, f"%{ord(char):02X}")
    return escaped


def _print_matrix(plan: Plan, day: date) -> None:
    """Draw which of the six each task states."""
    from cchc import clarity, labels
    from cchc.cli import tables
    from cchc.reports.listing import Column, Listing

    columns = (
        Column("NV", numeric=True),
        *(Column(labels.CLARITY[aspect]) for aspect in clarity.ASPECTS),
        Column("Đạt"),
    )
    rows = []
    for task in plan.tasks:
        unclear = clarity.unclear(task, day)
        marks = ("thiếu" if aspect in unclear else "✓" for aspect in clarity.ASPECTS)
        rows.append((str(task.id), *marks, f"{len(clarity.ASPECTS) - len(unclear)}/6"))
    tables.write_table(Listing(columns, tuple(rows)))
    options = ", ".join(f"{option} ({labels.CLARITY[aspect]})" for aspect, option in _OPTIONS.items())
    console.say(f"mỗi ô “thiếu” là một cảnh báo; ghi thêm bằng: cchc update SỐ với {options}")
    console.say("từng nhiệm vụ thiếu gì: cchc check -o kiem-tra.txt")
