"""`cchc start`: work on tasks has begun."""

from __future__ import annotations

from cchc.cli.plan_updates import update_tasks
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.update_options import UpdateOptions, with_update_options


@with_update_options
def start(
    options: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Bắt đầu thực hiện: đang thực hiện, ghi ngày bắt đầu."""
    from cchc.updates import task_status

    update_tasks(ids, options, lambda record: task_status.start(record, options.today))
