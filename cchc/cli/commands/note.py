"""`cchc note`: a line of a task's diary is added, corrected or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import task_numbers, value_kinds
from cchc.cli.options import parse_number
from cchc.cli.updating.plan_updates import update_numbered
from cchc.cli.updating.update_options import UpdateOptions, with_update_options
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.updates.task_fields import TaskUpdate


@with_update_options
def note(
    options: UpdateOptions,
    ids: Annotated[str | None, typer.Argument(metavar=value_kinds.TASK, help="Số thứ tự nhiệm vụ.")] = None,
    text: Annotated[str | None, typer.Argument(metavar="NỘI DUNG", help="Nội dung ghi.")] = None,
    edit: Annotated[
        str | None,
        typer.Option(metavar=value_kinds.NUMBER, help="Sửa dòng nhật ký có số này trong cchc show."),
    ] = None,
    remove: Annotated[
        str | None, typer.Option(metavar=value_kinds.NUMBER, help="Bỏ dòng nhật ký có số này.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày của dòng nhật ký; mặc định ngày tính số liệu.")
    ] = None,
) -> None:
    """Ghi thêm, sửa hoặc bỏ một dòng nhật ký của nhiệm vụ."""
    numbers = [ids] if ids else []
    if edit is None and remove is None:
        asked = task_numbers.parse(numbers, options.owner_of_tasks)
        update = _addition(ids or "NV", text, options.past_day_text(date, "--date"))
    else:
        asked = task_numbers.parse_one(numbers, options.owner_of_tasks)
        update = (
            _removal(remove, text or edit or date) if remove is not None else _edit(edit, text, date, options)
        )
    update_numbered(asked, options, lambda _: update)


def _addition(ids: str, text: str | None, day: str) -> TaskUpdate:
    from cchc.updates import task_records

    if not text:
        hint = f"ghi nội dung sau số của nhiệm vụ: cchc note {ids} NỘI-DUNG"
        raise RequestError("chưa ghi nội dung nhật ký", hint=hint)
    return lambda record: task_records.append(record, "notes", {"date": day, "text": text})


def _edit(edit: str | None, text: str | None, date: str | None, options: UpdateOptions) -> TaskUpdate:
    """Return the update that sets what is given: the text, the day."""
    from cchc.updates import task_lists

    number = parse_number(str(edit), "--edit")
    fields = {"text": text} if text else {}
    if date is not None:
        fields["date"] = options.past_day_text(date, "--date")
    if text == "" or not fields:
        hint = f"ghi nội dung mới: --edit {number} NỘI-DUNG; bỏ cả dòng: --remove {number}"
        raise RequestError("chưa ghi nội dung nhật ký", hint=hint)
    return lambda record: task_lists.edit_item(record, "notes", number, fields)


def _removal(remove: str, other: str | None) -> TaskUpdate:
    from cchc.updates import task_lists

    number = parse_number(remove, "--remove")
    if other:
        raise RequestError("--remove không dùng cùng nội dung, --edit hoặc --date", hint="bỏ phần thừa")
    return lambda record: task_lists.remove_item(record, "notes", number)
