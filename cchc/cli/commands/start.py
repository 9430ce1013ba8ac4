"""`cchc start`: work on tasks has begun."""

from __future__ import annotations

from cchc.cli.update_options import How, IdsArgument, takes_how, update_tasks


@takes_how
def start(
    how: How,
    ids: IdsArgument = None,
) -> None:
    """Bắt đầu thực hiện: đang thực hiện, ghi ngày bắt đầu."""
    from cchc import updates

    update_tasks(ids, how, lambda record: updates.start(record, how.today))
