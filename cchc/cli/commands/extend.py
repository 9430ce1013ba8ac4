"""`cchc extend`: tasks get a later deadline, approved by a document or proposed."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import unquoted
from cchc.cli.plan_updates import update_tasks_by
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.update_options import (
    DocumentOption,
    UpdateOptions,
    parse_document,
    past_day_text,
    record_of,
    with_update_options,
)
from cchc.errors import RequestError


@with_update_options
def extend(
    options: UpdateOptions,
    ids: IdsArgument = None,
    to: Annotated[
        str | None, typer.Option(metavar="THỜI HẠN", help='Thời hạn mới: "Quý III/2026", 30/9/2026.')
    ] = None,
    document: DocumentOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản; mặc định ngày tính số liệu.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Lý do.")] = None,
    *,
    proposed: Annotated[bool, typer.Option("--proposed", help="Mới đề xuất, chưa được duyệt.")] = False,
) -> None:
    """Gia hạn, theo văn bản đã duyệt; thời hạn gốc được giữ lại."""
    from cchc import updates

    if not to:
        raise RequestError("chưa ghi thời hạn mới", hint='ví dụ: --to "Quý III/2026"')
    number = parse_document(document)
    if not number and not proposed:
        hint = "ghi thêm: --document 41/UBND-VX; chưa được duyệt thì thêm --proposed"
        raise RequestError("gia hạn đã duyệt phải có văn bản", hint=hint)
    extension = record_of(
        due=unquoted(to),
        date=past_day_text(date, "--date", options.today),
        document=number,
        reason=reason,
        approved="false" if proposed else "true",
    )
    update_tasks_by(
        ids, options, lambda plan: lambda record: updates.extend(record, extension, plan_year=plan.head.year)
    )
