"""`cchc figures`: the figures that a province asks for in a period: shown, asked, set, read from a sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli import value_kinds
from cchc.cli.options import AsOfOption, FormatOption, OverwriteOption, PlanOption
from cchc.cli.output.output_file import OutputOption
from cchc.cli.updating.update_options import DiffOption, DryRunOption


def figures(
    period: Annotated[
        str | None,
        typer.Argument(
            metavar=value_kinds.PERIOD,
            help=f"{', '.join(value_kinds.PERIODS)}; mặc định kỳ sắp phải báo cáo.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Argument(metavar=value_kinds.FILE, help="Bảng đã điền (xlsx, csv).", show_default=False),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MÃ=SỐ",
            help="Ghi một số liệu; dùng được nhiều lần; MÃ= để bỏ.",
            show_default=False,
        ),
    ] = None,
    *,
    form: Annotated[bool, typer.Option("--form", help="Ghi bảng Excel để điền.", show_default=False)] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    dry_run: DryRunOption = False,
    diff: DiffOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Số liệu của kỳ báo cáo: xem, ghi từng số, hoặc nhập từ bảng đã điền."""
    from cchc.cli.filling.figure_requests import FigureRequest, answer

    request = FigureRequest(
        period, file, tuple(set_ or ()), form, format_, output, overwrite, dry_run or diff, diff
    )
    answer(request, plan, as_of)
