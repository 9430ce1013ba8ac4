"""`cchc submit`: tasks are handed in for approval."""

from __future__ import annotations

from cchc.cli.update_options import IdsArgument, UpdateOptions, update_tasks, with_update_options


@with_update_options
def submit(
    how: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Đã trình, chờ duyệt."""
    from cchc import updates

    update_tasks(ids, how, updates.submit)
