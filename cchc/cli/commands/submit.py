"""`cchc submit`: tasks are handed in for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.plan_updates import update_tasks_by
from cchc.cli.updating.update_hints import submission_remark
from cchc.cli.updating.update_options import DocumentOption, UpdateOptions, with_update_options
from cchc.cli.updating.update_values import parse_document, record_of

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.plan import Plan
    from cchc.updates.task_fields import TaskUpdate


@with_update_options
def submit(
    options: UpdateOptions,
    ids: IdsArgument = None,
    document: DocumentOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày trình; mặc định ngày tính số liệu.")
    ] = None,
) -> None:
    """Đã trình, chờ duyệt; gõ lại khi đang chờ duyệt là sửa ngày trình, văn bản trình."""
    from cchc import queries
    from cchc.updates import task_status

    given = record_of(
        date=options.past_day_text(date, "--date") if date else None, document=parse_document(document)
    )
    still_waiting: dict[str, str] = {}  # an update may be worked out twice
    remarks: dict[str, None] = {}

    def update_for(plan: Plan) -> TaskUpdate:
        waiting = {
            standing.task.id: standing.due.condition or standing.task.condition or standing.due.text
            for standing in queries.standings(plan, options.today)
            if standing.state == "waiting"
        }

        def update_record(record: PlainRecord) -> PlainRecord:
            if condition := waiting.get(int(str(record.get("id")))):
                still_waiting[str(record.get("id"))] = condition
            handed_in = task_status.submit(record, given, today=options.today)
            remarks[submission_remark(record, handed_in)] = None
            return handed_in

        return update_record

    update_tasks_by(ids, options, update_for)
    for remark in filter(None, remarks):
        console.say(remark)
    for number, condition in still_waiting.items():
        console.say(
            f"NV {number}: còn chờ điều kiện “{condition}” nên báo cáo vẫn ghi Chờ điều kiện; "
            f"đã có thì ghi: cchc update {number} --condition-met-on NGÀY"
        )
