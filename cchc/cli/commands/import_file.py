"""`cchc import FILE`: a paper becomes a draft plan; sheets (--update), documents (--amend) change a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli import value_kinds
from cchc.cli.options import parse_choice
from cchc.cli.updating.update_options import UpdateOptions, with_options_of_a_first_plan
from cchc.errors import RequestError

_FORMATS = ("text", "json")


@with_options_of_a_first_plan
def import_file(
    options: UpdateOptions,
    file: Annotated[
        str,
        typer.Argument(
            metavar=value_kinds.FILE, help="Văn bản kế hoạch, hoặc bảng nhiệm vụ đã điền (--update)."
        ),
    ],
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=value_kinds.FILE_OR_FOLDER,
            help="Nơi ghi bản nháp; mặc định plans/NĂM.yaml.",
        ),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            metavar=value_kinds.FILE,
            help="Câu trả lời đã có; câu mới được ghi thêm vào tệp này.",
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar=value_kinds.one_of(_FORMATS), help="Dạng của điều đọc được."),
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
    amend: Annotated[
        bool,
        typer.Option(
            "--amend", help="Đề xuất bổ sung, điều chỉnh theo văn bản; hỏi từng thay đổi.", show_default=False
        ),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Với --amend: ghi mọi thay đổi chắc chắn.", show_default=False)
    ] = False,
    document: Annotated[
        str | None, typer.Option("--document", metavar="SỐ KÝ HIỆU", help="Với --amend: số của văn bản.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Với --amend: ngày của văn bản.")
    ] = None,
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar=value_kinds.AREA, help="Với --amend: lĩnh vực của nhiệm vụ mới chưa ghi."
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar=value_kinds.OFFICE, help="Với --amend: chủ trì của nhiệm vụ giao chung cho xã."
        ),
    ] = None,
) -> None:
    """Lập kế hoạch nháp từ tệp Word, Excel, PDF; hoặc cập nhật theo bảng đã điền, theo văn bản điều chỉnh."""
    of_amendments: dict[str, object] = {
        "--yes": yes,
        "--document": document,
        "--date": date,
        "--area": area,
        "--owner": owner,
    }
    if amend:
        from cchc.cli.importing.amendment_import import AmendmentRequest, import_changes

        others: dict[str, object] = {
            "--update": update, "--add": add, "--anyway": anyway, "-o": output, "--answers": answers,
        }  # fmt: skip
        _refuse(others, "không dùng với --amend", "văn bản điều chỉnh: --amend; bảng đã điền: --update")
        is_json = format_ is not None and parse_choice(format_, _FORMATS, "--format") == "json"
        request = AmendmentRequest(file, document, date, area, owner, accept_all=yes, as_json=is_json)
        import_changes(options, request)
        return
    _refuse(of_amendments, "chỉ dùng với --amend", "nhập văn bản điều chỉnh, giao nhiệm vụ thì thêm --amend")
    if update:
        from cchc.cli.importing.sheet_import import import_sheet

        of_drafts: dict[str, object] = {"-o": output, "--answers": answers, "--format": format_}
        _refuse(of_drafts, "không dùng với --update", "bỏ tùy chọn đó")
        import_sheet(options, file, anyway=anyway, add=add)
        return
    from cchc.cli.importing.plan_import import DraftRequest, import_plan
    from cchc.cli.options import SCREEN

    of_updates: dict[str, object] = {
        "--add": add,
        "--anyway": anyway,
        "--commit": options.commit,
        "--expect": options.expected,
        "--diff": options.diff,
    }
    hint = "nhập bảng nhiệm vụ đã điền thì thêm --update; lưu bản nháp: cchc save"
    _refuse(of_updates, "chỉ dùng với --update", hint)
    is_json = format_ is not None and parse_choice(format_, _FORMATS, "--format") == "json"
    if is_json and output == SCREEN and not options.dry_run:
        raise RequestError(
            "-o - không dùng với --format json", hint="bỏ một tùy chọn: cả hai cùng in ra màn hình"
        )
    import_plan(
        DraftRequest(
            Path(file), output, answers, dry_run=options.dry_run, as_json=is_json, today=options.today
        )
    )


def _refuse(values: dict[str, object], why: str, hint: str) -> None:
    """Raise RequestError for the first option that was given."""
    for name, value in values.items():
        if value:
            raise RequestError(f"{name} {why}", hint=hint)
