"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import options
from cchc.cli.update_options import IdsArgument, UpdateOptions, check_tasks, run, with_update_options

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_update_options
def remove(
    how: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Xóa nhiệm vụ ghi nhầm khỏi tệp; nhiệm vụ bị hủy thì dùng cchc cancel."""
    from cchc import updates

    wanted = options.task_ids(ids or [])

    def wish(document: Document) -> PlainRecord:
        check_tasks(document, wanted, how)
        return updates.remove_tasks(document.plain, wanted)

    run(wish, how, "kế hoạch")
