"""`cchc start`: work on tasks has begun."""

from __future__ import annotations

from cchc.cli.update_options import IdsArgument, UpdateOptions, update_tasks, with_update_options


@with_update_options
def start(
    how: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Bắt đầu thực hiện: đang thực hiện, ghi ngày bắt đầu."""
    from cchc import updates

    update_tasks(ids, how, lambda record: updates.start(record, how.today))
