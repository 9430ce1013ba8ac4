"""`cchc start`: work on tasks has begun."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.plan_updates import update_tasks
from cchc.cli.updating.update_options import UpdateOptions, with_update_options


@with_update_options
def start(
    options: UpdateOptions,
    ids: IdsArgument = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="NGÀY", help="Ngày bắt đầu, hoặc ngày bị trả lại; mặc định ngày tính số liệu."),
    ] = None,
) -> None:
    """Bắt đầu thực hiện, ghi ngày bắt đầu; việc đã trình thì bị trả lại, ghi ngày trả lại."""
    from cchc.updates import task_status

    day = options.past_day(date, "--date") if date else None
    update_tasks(ids, options, lambda record: task_status.start(record, options.today, named=day))
