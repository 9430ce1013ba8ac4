"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing.

One of the plan that was signed is hardly a slip: a person is asked, and who isn't there says --force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, environment, questions, task_numbers
from cchc.cli.opened_plan import command_about
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
        typer.Option(
            "--force",
            help="Không hỏi lại; xóa cả nhiệm vụ của kế hoạch đã ký, đã có kết quả hoặc đã báo cáo.",
        ),
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
    signed: list[int] = []
    agreed: list[int] = []

    def check(document: Document) -> None:
        numbers[:] = check_tasks(document, asked, options)
        signed[:] = _signed(document, numbers)
        if not force:
            _check_removable(document, numbers, options)

    def new_data(document: Document) -> PlainRecord:
        check(document)
        if not (force or options.dry_run):
            _refuse_signed([number for number in signed if number not in agreed])
        return task_fields.remove_tasks(document.plain, numbers)

    if not (force or options.dry_run) and questions.somebody_answers():
        document = _opened(options)
        check(document)
        if not _is_agreed(document, signed):
            console.say("chưa ghi gì")
            return
        agreed[:] = signed
    update_plan(new_data, options, "kế hoạch")
    if signed and not options.dry_run and environment.cache_folder():
        console.say(f"(xóa nhầm thì lấy lại bằng: {command_about(options.path, 'undo')})")
    if not options.dry_run and (known := _in_git(numbers, options)):
        listed = ", ".join(map(str, known))
        console.say(
            f"(những gì đã ghi của NV {listed} vẫn còn trong lịch sử, xem bằng: cchc history {known[0]})"
        )


def _opened(options: UpdateOptions) -> Document:
    from cchc.planfile import document, plan_files

    return document.parse(plan_files.read(options.path), disk.display_path(options.path))


def _signed(document: Document, numbers: Sequence[int]) -> list[int]:
    """Return those of some tasks that the plan had when it was signed; none before it is signed."""
    from cchc.updates import task_fields

    if not document.plan.head.date:
        return []
    return [
        number for number in numbers if not task_fields.find_task(document.plain, number).get("assigned_on")
    ]


def _refuse_signed(numbers: Sequence[int]) -> None:
    """Raise RequestError where tasks of the signed plan would go by nobody's word."""
    if numbers:
        cancel = f"cchc cancel {numbers[0]} --document SỐ-VĂN-BẢN"
        raise RequestError(
            f"không xóa: NV {', '.join(map(str, numbers))} là nhiệm vụ của kế hoạch đã ký",
            hint=f"không làm nữa thì hủy: {cancel}; đúng ghi nhầm thì thêm --force",
        )


def _is_agreed(document: Document, signed: Sequence[int]) -> bool:
    """Whether the person wants tasks of the signed plan gone; asked only when there are any."""
    titles = {task.id: task.title for task in document.plan.tasks}
    for number in signed:
        console.say(f"NV {number} là nhiệm vụ của kế hoạch đã ký: {titles[number]}")
    if not signed:
        return True
    console.say(
        f"  không làm nữa thì hủy, nhiệm vụ vẫn còn trong tệp: cchc cancel {signed[0]} --document SỐ-VĂN-BẢN"
    )
    return questions.confirm("xóa hẳn khỏi kế hoạch?")


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
