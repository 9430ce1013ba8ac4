"""`cchc reopen`: tasks are not finished, paused or cancelled after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, value_kinds
from cchc.cli.options import parse_choice
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.plan_updates import update_tasks
from cchc.cli.updating.update_options import UpdateOptions, with_update_options

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

_OPEN = ("in_progress", "not_started")


@with_update_options
def reopen(
    options: UpdateOptions,
    ids: IdsArgument = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.ValueKind("TRẠNG THÁI", "|".join(_OPEN)),
            help=f"Trạng thái mở lại: {' hoặc '.join(_OPEN)}.",
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="NỘI DUNG", help="Lý do mở lại nhiệm vụ đã hoàn thành.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày mở lại; mặc định ngày tính số liệu.")
    ] = None,
) -> None:
    """Mở lại nhiệm vụ đã hoàn thành, tạm dừng hoặc hủy."""
    from cchc import labels
    from cchc.updates import task_records, task_status

    new_status = parse_choice(status, _OPEN, "--status") if status else None
    day = options.past_day(date, "--date") if date else None
    at_full: dict[str, None] = {}  # an update may be worked out twice
    stays: dict[str, str] = {}
    handed_in: dict[str, None] = {}

    def reopen_record(record: PlainRecord) -> PlainRecord:
        reopened = task_status.reopen(
            record, options.today, named=day, status=new_status or "", reason=(reason or "").strip()
        )
        if reopened != record and _is_full(reopened):
            at_full[str(record.get("id"))] = None
        now = task_records.status_of(record)
        if reopened is record and now == "submitted" and new_status is None:
            handed_in[str(record.get("id"))] = None
        elif reopened is record and new_status not in {None, now}:
            stays[str(record.get("id"))] = labels.STATUS[now]
        return reopened

    update_tasks(ids, options, reopen_record)
    for number in at_full:
        console.say(
            f"NV {number}: tiến độ vẫn ghi 100%; đặt lại bằng: cchc update {number} --progress SỐ PHẦN TRĂM"
        )
    for number in handed_in:
        console.say(
            f"NV {number} đã trình, chờ duyệt; đã bị trả lại thì ghi bằng: cchc start {number} --date NGÀY"
        )
    for number, words in stays.items():
        console.say(
            f"NV {number} đang mở, giữ trạng thái {words}; đặt trạng thái khác bằng: "
            f"cchc update {number} --status {new_status}"
        )


def _is_full(record: PlainRecord) -> bool:
    return str(record.get("progress", "")).strip().removesuffix("%").strip() == "100"
