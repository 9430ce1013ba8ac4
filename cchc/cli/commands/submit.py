"""`cchc submit`: tasks are handed in for approval."""

from __future__ import annotations

from cchc.cli.plan_updates import update_tasks
from cchc.cli.update_options import IdsArgument, UpdateOptions, with_update_options


@with_update_options
def submit(
    options: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Đã trình, chờ duyệt."""
    from cchc import updates

    update_tasks(ids, options, updates.submit)
