"""`cchc schema`: the JSON Schema by which editors check, explain and complete a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, value_kinds
from cchc.cli.options import SCREEN, OverwriteOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.cli.opened_plan import OpenedPlan


def schema(
    *,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan", "-p", metavar=value_kinds.FILE, help="Thêm cơ quan, lĩnh vực, năm của kế hoạch này."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar=value_kinds.FILE, help="Ghi vào tệp này thay cho màn hình."),
    ] = None,
    overwrite: OverwriteOption = False,
    modeline: Annotated[
        bool,
        typer.Option(
            "--modeline",
            help="Ghi vào đầu tệp kế hoạch dòng chỉ cho trình soạn thảo lược đồ ở đâu.",
            show_default=False,
        ),
    ] = False,
    period: Annotated[
        bool,
        typer.Option(
            "--period",
            help="Lược đồ của tệp kỳ báo cáo (plans/bao-cao/) thay cho tệp kế hoạch.",
            show_default=False,
        ),
    ] = False,
) -> None:
    """In lược đồ (JSON Schema) để trình soạn thảo gợi ý, giải thích, báo lỗi khi sửa tay tệp kế hoạch."""
    from cchc.cli.opened_plan import open_plan
    from cchc.cli.output import output_file, page_files
    from cchc.editors import period_schema, plan_schema

    output_file.format_of(output, ("json",))  # no other ending
    if period and modeline:
        raise RequestError("--modeline chỉ dùng cho tệp kế hoạch", "bỏ --period, hoặc bỏ --modeline")
    if plan is None and not modeline:
        made = period_schema.text() if period else plan_schema.general()
        name = period_schema.FILE if period else plan_schema.FILE
        page_files.write([(name, made.encode())], SCREEN if output is None else output, overwrite=overwrite)
        return
    opened = open_plan(plan, None)
    if modeline:
        _write_with_modeline(opened, plan_schema.of_plan(opened.plan).encode(), output, overwrite=overwrite)
        return
    made = period_schema.text(opened.plan) if period else plan_schema.of_plan(opened.plan)
    name = period_schema.FILE if period else plan_schema.FILE
    pages = [(name, made.encode())]
    page_files.write(
        pages, SCREEN if output is None else output, opened.path, overwrite=overwrite, office_plan=opened.path
    )


def _write_with_modeline(opened: OpenedPlan, data: bytes, output: str | None, *, overwrite: bool) -> None:
    """Write the schema beside the plan, or where it is to go, and the line that leads there."""
    from cchc import own_folder
    from cchc.cli.output import page_files
    from cchc.editors import modeline, plan_schema
    from cchc.planfile import plan_files

    if output == SCREEN:
        raise RequestError("--modeline cần một tệp mà dòng ấy dẫn đến", "bỏ -o, hoặc ghi tên tệp sau -o")
    real = plan_files.real_path(opened.path)
    is_own = output is None
    if output is None:
        output = str(own_folder.make(real.parent) / f"{real.stem}.schema.json")
    (target,) = page_files.write(
        [(plan_schema.FILE, data)],
        output,
        opened.path,
        overwrite=overwrite or is_own,
        office_plan=opened.path,
    )
    _write_modeline(opened.path, modeline.address(target, real))
    if is_own:
        console.say(
            f"{disk.display_path(target)} không ghi vào lịch sử, mà dòng ấy thì có: ở máy khác trình soạn "
            "thảo không kiểm tra được gì cho đến khi chạy cchc schema --modeline ở đó; muốn dùng chung thì "
            "ghi lược đồ vào tệp có trong lịch sử bằng -o, ví dụ -o luoc-do.json"
        )


def _write_modeline(path: Path, address: str) -> None:
    """Write the line that names a schema into a plan, as a command writes any change of it."""
    from cchc.cli.updating.commit_reports import write_options
    from cchc.editors import modeline
    from cchc.history import file_updates
    from cchc.planfile import document
    from cchc.planfile.updating import UpdatedFile

    name = disk.display_path(path)
    is_changed, old = False, ""

    def change(data: bytes) -> UpdatedFile:
        nonlocal is_changed, old
        before = document.parse(data, name)
        bom = data[: len(data) - len(before.text.encode())]
        new = bom + modeline.with_schema(before.text, address).encode()
        is_changed, old = new != data, modeline.schema_of(before.text)
        return UpdatedFile((), new, document.parse(new, name).plan)

    file_updates.write_file(path, change, write_options(path, commit=False))
    if old and is_changed:
        console.say(f"dòng ấy trước đây dẫn đến: {old}")
    console.say(f"đã ghi dòng đầu của {name}" if is_changed else f"{name} đã có dòng ấy, không đổi gì")
