"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import task_numbers
from cchc.cli.plan_updates import check_tasks, update_plan
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.update_options import UpdateOptions, with_update_options
from cchc.errors import RequestError

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

    asked = task_numbers.parse(ids or [], options.owner_of_tasks)
    if not asked.numbers:
        raise RequestError(
            "không xóa tất cả nhiệm vụ bằng một lệnh",
            hint="ghi số của nhiệm vụ ghi nhầm; nhiệm vụ không làm nữa thì hủy: cchc cancel",
        )

    def new_data(document: Document) -> PlainRecord:
        return updates.remove_tasks(document.plain, check_tasks(document, asked, options))

    update_plan(new_data, options, "kế hoạch")
