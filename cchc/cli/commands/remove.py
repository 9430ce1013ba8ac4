"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, task_numbers
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.plan_updates import check_tasks, update_plan
from cchc.cli.updating.update_options import UpdateOptions, with_update_options
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_update_options
def remove(
    options: UpdateOptions,
    ids: IdsArgument = None,
    *,
    force: Annotated[
        bool,
        typer.Option("--force", help="Xóa cả nhiệm vụ đã có kết quả hoặc đã báo cáo, vì đúng là ghi nhầm."),
    ] = False,
) -> None:
    """Xóa nhiệm vụ ghi nhầm khỏi tệp; nhiệm vụ bị hủy thì dùng cchc cancel."""
    from cchc.history import earlier_tasks  # noqa: F401  before the lock: others wait for it
    from cchc.updates import status_refusals, task_fields  # noqa: F401  the same

    asked = task_numbers.parse(ids or [], options.owner_of_tasks)
    if not asked.numbers:
        raise RequestError(
            "không xóa tất cả nhiệm vụ bằng một lệnh",
            hint="ghi số của nhiệm vụ ghi nhầm; nhiệm vụ không làm nữa thì hủy: cchc cancel",
        )

    numbers: list[int] = []

    def new_data(document: Document) -> PlainRecord:
        numbers[:] = check_tasks(document, asked, options)
        if not force:
            _check_removable(document, numbers, options)
        return task_fields.remove_tasks(document.plain, numbers)

    update_plan(new_data, options, "kế hoạch")
    if not options.dry_run and (known := _in_git(numbers, options)):
        listed = ", ".join(map(str, known))
        console.say(
            f"(những gì đã ghi của NV {listed} vẫn còn trong lịch sử, xem bằng: cchc history {known[0]})"
        )


def _check_removable(document: Document, numbers: list[int], options: UpdateOptions) -> None:
    """Check that the tasks may be slips: nothing came of them and no report had them; RequestError if not."""
    from cchc import labels
    from cchc.history import earlier_tasks
    from cchc.history.git import GitError
    from cchc.updates import status_refusals, task_fields

    kept = {number: task_fields.why_kept(task_fields.find_task(document.plain, number)) for number in numbers}
    try:
        periods = earlier_tasks.closed_periods(options.path, document.plan, numbers, options.today)
    except GitError:
        periods = {}
    for number, period in periods.items():
        kept[number] = kept[number] or f"đã có trong kỳ báo cáo {period.title} (đến {labels.day(period.end)})"
    refused = {number: why for number, why in kept.items() if why}
    if refused:
        record = task_fields.find_task(document.plain, next(iter(refused)))
        raise RequestError(
            f"không xóa: {'; '.join(f'NV {number} {why}' for number, why in refused.items())}",
            hint=f"{status_refusals.instead_of_removing(record)}; đúng ghi nhầm thì thêm --force",
        )


def _in_git(numbers: Sequence[int], options: UpdateOptions) -> list[int]:
    """Return those of some tasks that a committed version has."""
    from cchc.history import earlier_tasks
    from cchc.history.git import GitError

    try:
        return sorted(earlier_tasks.numbers(options.path).intersection(numbers))
    except GitError:
        return []
