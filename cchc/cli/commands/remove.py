"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli.options import parse_task_ids
from cchc.cli.plan_updates import check_tasks, update_plan
from cchc.cli.update_options import IdsArgument, UpdateOptions, with_update_options

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_update_options
def remove(
    options: UpdateOptions,
    ids: IdsArgument = None,
) -> None:
    """Xóa nhiệm vụ ghi nhầm khỏi tệp; nhiệm vụ bị hủy thì dùng cchc cancel."""
    from cchc import updates

    tasks = parse_task_ids(ids or [])

    def new_data(document: Document) -> PlainRecord:
        check_tasks(document, tasks, options)
        return updates.remove_tasks(document.plain, tasks)

    update_plan(new_data, options, "kế hoạch")
