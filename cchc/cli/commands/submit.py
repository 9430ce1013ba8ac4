"""`cchc submit`: tasks are handed in for approval."""

from __future__ import annotations

from cchc.cli.update_options import How, IdsArgument, takes_how, update_tasks


@takes_how
def submit(
    how: How,
    ids: IdsArgument = None,
) -> None:
    """Đã trình, chờ duyệt."""
    from cchc import updates

    update_tasks(ids, how, updates.submit)
