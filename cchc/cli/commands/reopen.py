"""`cchc reopen`: tasks are not finished, paused or cancelled after all."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.update_options import IdsArgument, UpdateOptions, update_tasks, with_update_options


@with_update_options
def reopen(
    how: UpdateOptions,
    ids: IdsArgument = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="TRẠNG THÁI", help="Trạng thái mở lại: in_progress hoặc not_started."),
    ] = None,
) -> None:
    """Mở lại nhiệm vụ đã hoàn thành, tạm dừng hoặc hủy."""
    from cchc import updates

    chosen = options.choice(status, ("in_progress", "not_started"), "--status") if status else None
    update_tasks(ids, how, lambda record: updates.reopen(record, chosen))
