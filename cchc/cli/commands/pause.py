"""`cchc pause`: tasks are paused, by a document that says so."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.task_stops import stop_tasks
from cchc.cli.updating.update_options import StopDocumentOption, UpdateOptions, with_update_options


@with_update_options
def pause(
    options: UpdateOptions,
    ids: IdsArgument = None,
    document: StopDocumentOption = None,
    reason: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Lý do.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày tạm dừng; mặc định ngày tính số liệu.")
    ] = None,
) -> None:
    """Tạm dừng nhiệm vụ, theo một văn bản."""
    stop_tasks(ids, options, "paused", document=document, date=date, reason=reason)
