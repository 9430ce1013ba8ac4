"""`cchc update`: set fields of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels
from cchc.cli import options
from cchc.cli.update_options import IdsArgument, UpdateOptions, past_day, update_tasks_by, with_update_options
from cchc.errors import RequestError
from cchc.state_table import STATUS_ROWS

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.plan import Plan
    from cchc.updates import TaskUpdate

# The command that sets a status, since it needs a day or a document; none for those that are set here.
_COMMANDS = {row.code: row.command for row in STATUS_ROWS}
_SET_HERE = [code for code, command in _COMMANDS.items() if not command]


def _field(name: str, what: str = "") -> typer.models.OptionInfo:
    """Give the option that sets a text field; an empty text takes the field away."""
    flag = f"--{name.replace('_', '-')}"
    help_text = f"Đặt {labels.FIELD[name]}{what}."
    return typer.Option(flag, metavar="NỘI DUNG", help=help_text)  # type: ignore[no-any-return]


@with_update_options
def update(
    how: UpdateOptions,
    ids: IdsArgument = None,
    status: Annotated[str | None, _field("status", f": {', '.join(_SET_HERE)}")] = None,
    progress: Annotated[str | None, _field("progress", ", từ 0 đến 100")] = None,
    note: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Thêm một dòng nhật ký.")] = None,
    title: Annotated[str | None, _field("title")] = None,
    area: Annotated[str | None, _field("area")] = None,
    owner: Annotated[str | None, _field("owner")] = None,
    coordinator: Annotated[
        list[str] | None, typer.Option(metavar="TÊN", help="Đặt cơ quan phối hợp; dùng được nhiều lần.")
    ] = None,
    due: Annotated[str | None, _field("due", "; gia hạn thì dùng cchc extend")] = None,
    achieved: Annotated[str | None, _field("achieved", " của chỉ tiêu")] = None,
    condition: Annotated[str | None, _field("condition")] = None,
    condition_met_on: Annotated[str | None, _field("condition_met_on")] = None,
    started_on: Annotated[str | None, _field("started_on")] = None,
    done_on: Annotated[str | None, _field("done_on")] = None,
    assignee: Annotated[str | None, _field("assignee")] = None,
    lead: Annotated[str | None, _field("lead")] = None,
    approver: Annotated[str | None, _field("approver")] = None,
    deliverable: Annotated[str | None, _field("deliverable")] = None,
    basis: Annotated[str | None, _field("basis")] = None,
) -> None:
    """Đặt các trường của nhiệm vụ; nội dung rỗng là xóa trường."""
    from cchc import updates

    texts = {
        "title": title,
        "condition": condition,
        "assignee": assignee,
        "lead": lead,
        "approver": approver,
        "deliverable": deliverable,
        "basis": basis,
        "due": due,
    }
    days = {"condition_met_on": condition_met_on, "started_on": started_on, "done_on": done_on}
    fields: PlainRecord = {name: text.strip() for name, text in texts.items() if text is not None}
    fields |= {name: _day(text, name) for name, text in days.items() if text is not None}
    if status is not None:
        fields["status"] = _status(status, has_day=bool(done_on))
    if progress is not None:
        fields["progress"] = progress.strip().removesuffix("%")
    if not fields and not any((note, achieved, owner, coordinator, area)):
        raise RequestError("chưa ghi trường cần cập nhật", hint="ví dụ: cchc update 4 --status in_progress")

    def update_for(plan: Plan) -> TaskUpdate:
        wished = fields | _names(plan, owner, coordinator, area)
        if due:
            updates.readable_due(due.strip(), plan.head.year)

        def update_record(record: PlainRecord) -> PlainRecord:
            changed = updates.set_fields(record, wished)
            changed = updates.achieve(changed, achieved) if achieved else changed
            return updates.note(changed, how.today, note) if note else changed

        return update_record

    update_tasks_by(ids, how, update_for)


def _day(text: str, name: str) -> str:
    return past_day(text, f"--{name.replace('_', '-')}").isoformat() if text.strip() else ""


def _status(text: str, *, has_day: bool) -> str:
    """Read a status, in code or in Vietnamese; those that need a date or a document have commands."""
    from cchc import names
    from cchc.plan import STATUSES

    by_label = {names.key(label): status for status, label in labels.STATUS.items()}
    chosen = by_label.get(names.key(text)) or options.choice(text, STATUSES, "--status")
    if _COMMANDS[chosen] and not has_day:
        message = f"trạng thái {labels.STATUS[chosen]} cần ghi thêm ngày hoặc văn bản"
        raise RequestError(message, hint=f"dùng lệnh: cchc {_COMMANDS[chosen]}")
    return chosen


def _names(plan: Plan, owner: str | None, coordinators: list[str] | None, area: str | None) -> PlainRecord:
    """Write owners and areas by their registered names."""
    from cchc import queries

    fields: PlainRecord = {}
    if owner:
        fields["owner"] = queries.find_owner(plan, owner, whole=True).short
    if coordinators:
        fields["coordinators"] = [queries.find_owner(plan, name, whole=True).short for name in coordinators]
    if area:
        fields["area"] = queries.find_area(plan, area).id
    return fields
