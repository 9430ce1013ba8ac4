"""`cchc check`: the errors of the plan file, then what is doubtful in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options
from cchc.cli.options import AsOfOption, PlanOption

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.errors import Problem
    from cchc.plan import Plan

_FORMATS = ("text", "json", "github")


def check(
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng kết thúc với mã 1.")] = False,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="MÃ", help="Bỏ qua cảnh báo theo mã, hoặc cả nhóm: 6ro. Dùng được nhiều lần."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(_FORMATS), help="Dạng in ra.", show_default=False),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Kiểm tra tệp kế hoạch: lỗi, rồi cảnh báo (6 rõ, chỗ nghi sai sót)."""
    from cchc.errors import PlanError
    from cchc.planfile.warnings import find, is_ignored

    chosen_form = options.choice(form or "text", _FORMATS, "--format")
    ignored = [code for text in ignore or [] for code in text.replace(",", " ").split()]
    try:
        asked = options.open_plan(plan, as_of)
        document = asked.document
    except PlanError as error:
        _print(error.problems, chosen_form)
        console.say(f"{error.message}; chưa sửa xong thì các lệnh khác không đọc được kế hoạch")
        raise typer.Exit(1) from None
    found = [p for p in find(document, asked.day) if not is_ignored(p.code, ignored)]
    if chosen_form == "text" and console.is_terminal(sys.stdout):
        # The matrix says of the 6 rõ at a glance what would be a hundred lines.
        _print([p for p in found if not p.code.startswith("6ro-")], chosen_form)
        if any(p.code.startswith("6ro-") for p in found):
            _print_matrix(document.plan, asked.day)
    else:
        _print(found, chosen_form)
    console.say(f"không có lỗi, {len(found)} cảnh báo" if found else "không có lỗi, không có cảnh báo")
    if strict and found:
        raise typer.Exit(1)


def _print(problems: Sequence[Problem], form: str) -> None:
    from cchc.cli.problems import show_problems
    from cchc.reports.printers import json_forms

    match form:
        case "json":
            console.write_json(json_forms.problems(problems))
        case "github":
            console.write("".join(f"{_annotation(problem)}\n" for problem in problems))
        case _:
            show_problems(problems, sys.stdout)


def _annotation(problem: Problem) -> str:
    """Give a line that GitHub shows beside the changed file."""
    place = f"file={_escape(problem.path, ',:')},line={problem.location.line},col={problem.location.column}"
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{problem.severity} {place},title={problem.code}::{_escape(problem.message + hint, '')}"


def _escape(text: str, also: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for char in also:
        escaped = escaped.replace(char, f"%{ord(char):02X}")
    return escaped


def _print_matrix(plan: Plan, on: date) -> None:
    """Draw which of the six each task states."""
    from cchc import clarity, labels
    from cchc.cli import tables
    from cchc.reports.listing import Column, Listing

    columns = (
        Column("NV", numeric=True),
        *(Column(labels.CLARITY[a]) for a in clarity.ASPECTS),
        Column("Đạt"),
    )
    rows = []
    for task in plan.tasks:
        unclear = clarity.unclear(task, on)
        marks = ("thiếu" if aspect in unclear else "✓" for aspect in clarity.ASPECTS)
        rows.append((str(task.id), *marks, f"{len(clarity.ASPECTS) - len(unclear)}/6"))
    tables.write_table(Listing(columns, tuple(rows)))
