"""`cchc update`: set fields of tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels, typed_lines
from cchc.cli import console, task_numbers, value_kinds
from cchc.cli.office_options import OfficeOptions, find_area, refuse_empty
from cchc.cli.options import due_words, parse_choice
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating import update_hints
from cchc.cli.updating.plan_updates import update_tasks_by
from cchc.cli.updating.update_options import (
    AmendmentOption,
    UpdateOptions,
    field_option,
    with_clearing_options,
)
from cchc.cli.updating.update_values import find_amendment, parse_target
from cchc.errors import RequestError
from cchc.names import typed
from cchc.state_table import STATUS_ROWS

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Plan
    from cchc.updates.task_fields import TaskUpdate


_SET_HERE = [row.code for row in STATUS_ROWS if not row.command]  # the others need a day or a document


@with_clearing_options
def update(
    options: UpdateOptions,
    ids: IdsArgument = None,
    status: Annotated[
        str | None,
        field_option(
            "status",
            f": {', '.join(labels.STATUS[code] for code in _SET_HERE)} ({', '.join(_SET_HERE)})",
            kind=value_kinds.ValueKind("NỘI DUNG", "|".join(_SET_HERE)),
        ),
    ] = None,
    progress: Annotated[str | None, field_option("progress", ", từ 0 đến 100")] = None,
    note: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Thêm một dòng nhật ký.")] = None,
    title: Annotated[str | None, field_option("title")] = None,
    area: Annotated[str | None, field_option("area", kind=value_kinds.AREA.called("NỘI DUNG"))] = None,
    owner: Annotated[str | None, field_option("owner", kind=value_kinds.OFFICE.called("NỘI DUNG"))] = None,
    coordinator: Annotated[
        list[str] | None,
        typer.Option(
            metavar=value_kinds.OFFICE,
            help="Đặt các cơ quan phối hợp, thay danh sách cũ; dùng được nhiều lần.",
        ),
    ] = None,
    add_coordinator: Annotated[
        list[str] | None,
        typer.Option(metavar=value_kinds.OFFICE, help="Thêm cơ quan phối hợp; dùng được nhiều lần."),
    ] = None,
    remove_coordinator: Annotated[
        list[str] | None,
        typer.Option(metavar=value_kinds.OFFICE, help="Bỏ cơ quan phối hợp; dùng được nhiều lần."),
    ] = None,
    due: Annotated[str | None, field_option("due", "; gia hạn thì dùng cchc extend", kind="THỜI HẠN")] = None,
    target: Annotated[str | None, typer.Option(metavar="SỐ LƯỢNG", help='Chỉ tiêu: "02 hội nghị".')] = None,
    achieved: Annotated[str | None, field_option("achieved", " của chỉ tiêu")] = None,
    condition: Annotated[str | None, field_option("condition")] = None,
    condition_met_on: Annotated[str | None, field_option("condition_met_on", kind="NGÀY")] = None,
    started_on: Annotated[str | None, field_option("started_on", kind="NGÀY")] = None,
    done_on: Annotated[str | None, field_option("done_on", kind="NGÀY")] = None,
    assigned_on: Annotated[str | None, field_option("assigned_on", kind="NGÀY")] = None,
    assignee: Annotated[str | None, field_option("assignee")] = None,
    lead: Annotated[str | None, field_option("lead")] = None,
    approver: Annotated[str | None, field_option("approver")] = None,
    deliverable: Annotated[str | None, field_option("deliverable")] = None,
    basis: Annotated[str | None, field_option("basis")] = None,
    amendment: AmendmentOption = None,
) -> None:
    """Đặt các trường của nhiệm vụ; nội dung rỗng là xóa trường."""
    fields = _plain_fields(
        title=title,
        condition=condition,
        assignee=assignee,
        lead=lead,
        approver=approver,
        deliverable=deliverable,
        basis=basis,
        due=None if due is None else due_words(due),
    )
    fields |= _day_fields(
        options,
        condition_met_on=condition_met_on,
        started_on=started_on,
        done_on=done_on,
        assigned_on=assigned_on,
    )
    if status is not None:
        fields["status"] = parse_choice(status, labels.STATUS, "--status")
    if progress is not None:
        fields["progress"] = re.sub(r"(?i) *(?:%|phần trăm|phan tram)$", "", typed(progress))
    offices = OfficeOptions(owner, coordinator or [], add_coordinator or [], remove_coordinator or [])
    offices.check()
    named = _given(note=note, achieved=achieved, target=target, area=area) | offices.fields
    if not fields and not named:
        if ids:
            task_numbers.parse(ids)  # what is no number is told first
        raise RequestError("chưa ghi trường cần cập nhật", hint=_example(ids or []))
    refuse_empty(title=title, area=area, note=note, due=due)
    if amendment:
        _check_amendable({*fields, *named})
    request = _Request(
        fields,
        offices,
        area=area,
        target=None if target is None else parse_target(target) if target else {},
        achieved=achieved,
        note=note,
        amendment=amendment,
        today=options.today,
    )
    update_tasks_by(ids, options, request.update_for)
    request.tell(is_diff=options.diff)


class _Request:
    """What is asked of each task, and what that leaves to be said; an update may be worked out twice."""

    def __init__(
        self,
        fields: PlainRecord,
        offices: OfficeOptions,
        *,
        area: str | None,
        target: PlainRecord | None,
        achieved: str | None,
        note: str | None,
        amendment: str | None,
        today: date,
    ) -> None:
        # Imported here, before the lock: others wait for it.
        from cchc.updates import amendments, task_fields  # noqa: F401

        self.fields, self.offices, self.area, self.target = fields, offices, area, target
        self.achieved, self.note, self.amendment, self.today = achieved, note, amendment, today
        self.hints: dict[str, None] = {}
        self.lists: dict[str, None] = {}

    def update_for(self, plan: Plan) -> TaskUpdate:
        """Return the update of a task, names looked up in the plan that is there."""
        from cchc.updates import amendments, task_fields

        new_fields = self.fields | self.offices.registered(plan) | _area_field(plan, self.area)
        added, removed = self.offices.changes(plan)
        ordered_by = find_amendment(plan.head, self.amendment, self.today) if self.amendment else None
        if due := str(self.fields.get("due", "")):
            task_fields.readable_due(due, plan.head.year)
            self.hints[task_fields.due_without_end(due, plan.head.year)] = None

        def update_record(record: PlainRecord) -> PlainRecord:
            before = record
            record = task_fields.ask_for(record, new_fields, today=self.today)
            record = self._with_target(task_fields.coordinate(record, plan.register, added, removed))
            self.hints.update(dict.fromkeys(update_hints.what_follows(before, record)))
            self.hints.update(dict.fromkeys(update_hints.not_there(before, removed, plan.register)))
            if self.offices.coordinators:
                self.lists.update(dict.fromkeys(update_hints.whole_list(before, record)))
            if ordered_by:
                asked, is_step = record, bool(added or removed)
                record = amendments.keep_before(before, asked, plan, ordered_by, is_step=is_step)
                self.hints[update_hints.stays_as_later(asked, record)] = None
            elif plan.head.date:  # a plan that isn't issued yet was never signed
                self.hints[update_hints.signed_text(before, record)] = None
            return task_fields.note(record, self.today, self.note) if self.note else record

        return update_record

    def _with_target(self, record: PlainRecord) -> PlainRecord:
        from cchc.updates import task_fields

        record = record if self.target is None else task_fields.set_target(record, self.target)
        return (
            record if self.achieved is None else task_fields.achieve(record, typed(self.achieved), self.today)
        )

    def tell(self, *, is_diff: bool) -> None:
        """Write which lists were set, unless lines of the file were shown, and what is left to be done."""
        if not is_diff:
            console.write("".join(f"{console.clean(line)}\n" for line in self.lists))
        for hint in filter(None, self.hints):
            console.say(hint)


def _example(words: list[str]) -> str:
    """Return a line that updates something of the tasks that were named."""
    line = typed_lines.line(["cchc update", *(words or [typed_lines.TASK])])
    return f"ghi thêm trường, ví dụ tiến độ: {line} --progress SỐ-PHẦN-TRĂM"


def _given(**texts: str | None) -> set[str]:
    return {name for name, text in texts.items() if text is not None}


def _check_amendable(fields: set[str]) -> None:
    """Check that something is set that a plan lays down: how far the work is no amendment changes."""
    from cchc.task import AMENDABLE

    if not fields.intersection(AMENDABLE):
        kinds = ", ".join(labels.FIELD[field] for field in AMENDABLE)
        raise RequestError(
            f"--amendment chỉ dùng khi đổi nội dung của kế hoạch: {kinds}",
            hint="bỏ --amendment, hoặc ghi thêm nội dung mà văn bản đó điều chỉnh",
        )


def _plain_fields(**texts: str | None) -> PlainRecord:
    return {name: text.strip() for name, text in texts.items() if text is not None}


def _day_fields(options: UpdateOptions, /, **texts: str | None) -> PlainRecord:
    return {name: _parse_day(text, name, options) for name, text in texts.items() if text is not None}


def _parse_day(text: str, name: str, options: UpdateOptions) -> str:
    return options.past_day_text(text, f"--{name.replace('_', '-')}") if text.strip() else ""


def _area_field(plan: Plan, area: str | None) -> PlainRecord:
    return {"area": find_area(plan, area).id} if area else {}
