"""`cchc import FILE`: a plan on paper becomes a draft; with --update, a filled-in sheet updates the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import parse_choice
from cchc.cli.update_options import UpdateOptions, with_options_of_a_first_plan
from cchc.errors import RequestError

_FORMATS = ("text", "json")


@with_options_of_a_first_plan
def import_file(
    options: UpdateOptions,
    file: Annotated[
        str, typer.Argument(metavar="TỆP", help="Văn bản kế hoạch, hoặc bảng nhiệm vụ đã điền (--update).")
    ],
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="TỆP|THƯ MỤC", help="Nơi ghi bản nháp; mặc định plans/NĂM.yaml."
        ),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers", metavar="TỆP", help="Câu trả lời đã có; câu mới được ghi thêm vào tệp này."
        ),
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="text|json", help="Dạng của điều đọc được.")
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Cập nhật trạng thái, tiến độ, ngày, văn bản, ghi chú, đầu mối… theo bảng (xlsx, csv).",
            show_default=False,
        ),
    ] = False,
    add: Annotated[
        bool,
        typer.Option("--add", help="Với --update: dòng không có số NV là nhiệm vụ mới.", show_default=False),
    ] = False,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Nhập cả bảng lập từ kế hoạch khác.", show_default=False),
    ] = False,
) -> None:
    """Lập kế hoạch nháp từ tệp Word, Excel, PDF; hoặc cập nhật theo bảng mà các cơ quan đã điền."""
    if update:
        from cchc.cli.sheet_import import import_sheet

        of_drafts: dict[str, object] = {"-o": output, "--answers": answers, "--format": format_}
        for name, value in of_drafts.items():
            if value is not None:
                raise RequestError(f"{name} không dùng với --update", hint=f"bỏ {name}")
        import_sheet(options, file, anyway=anyway, add=add)
        return
    from cchc.cli.plan_import import DraftRequest, import_plan

    of_updates: dict[str, object] = {
        "--add": add,
        "--anyway": anyway,
        "--commit": options.commit,
        "--expect": options.expected,
    }
    for name, value in of_updates.items():
        if value:
            hint = "nhập bảng nhiệm vụ đã điền thì thêm --update; lưu bản nháp: cchc save"
            raise RequestError(f"{name} chỉ dùng với --update", hint)
    is_json = format_ is not None and parse_choice(format_, _FORMATS, "--format") == "json"
    import_plan(
        DraftRequest(
            Path(file), output, answers, dry_run=options.dry_run, as_json=is_json, today=options.today
        )
    )
