"""`cchc amend`: a document that changes the plan after it was signed is listed in it.

What it changes is recorded by `add`, `update` and `cancel` with `--amendment`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.plan_updates import update_plan
from cchc.cli.update_options import (
    DocumentOption,
    UpdateOptions,
    parse_document,
    parse_past_day,
    with_update_options,
)
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_update_options
def amend(
    options: UpdateOptions,
    document: DocumentOption = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Trích yếu.")] = None,
) -> None:
    """Ghi văn bản điều chỉnh kế hoạch; các thay đổi ghi bằng add, update, cancel với --amendment."""
    from cchc.plan import Amendment
    from cchc.updates import amendments

    number = parse_document(document)
    asked = {"--document": number, "--date": (date or "").strip()}
    if missing := [option for option, text in asked.items() if not text]:
        hint = 'ví dụ: cchc amend --document 45/KH-UBND --date 10/7/2026 --summary "Bổ sung nhiệm vụ"'
        raise RequestError(f"còn thiếu: {', '.join(missing)}", hint=hint)
    if options.expected:
        raise RequestError("--expect không dùng khi ghi văn bản điều chỉnh", hint="bỏ --expect")
    new = Amendment(number, parse_past_day(str(date), "--date"), (summary or "").strip() or None)

    def new_data(opened: Document) -> PlainRecord:
        return amendments.add(opened.plain, opened.plan.head, new)

    update_plan(new_data, options, f"văn bản điều chỉnh {number}")
