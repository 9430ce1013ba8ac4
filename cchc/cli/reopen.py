"""`cchc reopen`: tasks are not finished, paused or cancelled after all."""

from __future__ import annotations

from cchc.cli.updating import How, IdsArgument, takes_how, update_tasks


@takes_how
def reopen(
    how: How,
    ids: IdsArgument = None,
) -> None:
    """Mở lại nhiệm vụ đã hoàn thành, tạm dừng hoặc hủy."""
    from cchc import updates

    update_tasks(ids, how, updates.reopen)
