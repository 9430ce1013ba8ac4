"""`cchc done`: tasks are finished, with the document that shows it."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.update_options import (
    DocumentOption,
    IdsArgument,
    UpdateOptions,
    day_text,
    filled,
    update_tasks,
    with_update_options,
)


@with_update_options
def done(
    how: UpdateOptions,
    ids: IdsArgument = None,
    done_on: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày hoàn thành; mặc định ngày tính số liệu.")
    ] = None,
    document: DocumentOption = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Trích yếu của văn bản.")] = None,
    link: Annotated[str | None, typer.Option(metavar="ĐỊA CHỈ", help="Nơi xem văn bản.")] = None,
) -> None:
    """Hoàn thành nhiệm vụ, kèm văn bản kết quả."""
    from cchc import updates

    finished_on = options.day(done_on, "--done-on") if done_on else None
    dated = day_text(date, "--date", how.today) if date else None
    result = filled(document=document, date=dated, summary=summary, link=link)
    update_tasks(ids, how, lambda record: updates.finish(record, finished_on, result, today=how.today))
