"""`cchc reopen`: tasks are not finished, paused or cancelled after all."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import parse_choice
from cchc.cli.plan_updates import update_tasks
from cchc.cli.update_options import IdsArgument, UpdateOptions, with_update_options


@with_update_options
def reopen(
    options: UpdateOptions,
    ids: IdsArgument = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="TRẠNG THÁI", help="Trạng thái mở lại: in_progress hoặc not_started."),
    ] = None,
) -> None:
    """Mở lại nhiệm vụ đã hoàn thành, tạm dừng hoặc hủy."""
    from cchc import updates

    new_status = parse_choice(status, ("in_progress", "not_started"), "--status") if status else None
    update_tasks(ids, options, lambda record: updates.reopen(record, new_status))
