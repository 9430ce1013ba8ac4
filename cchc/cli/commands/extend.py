"""`cchc extend`: tasks get a later deadline, approved by a document, or proposed and decided later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import task_numbers, value_kinds
from cchc.cli.options import due_words, parse_number
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.plan_updates import update_numbered
from cchc.cli.updating.update_options import DocumentOption, UpdateOptions, with_update_options
from cchc.cli.updating.update_values import parse_document, record_of
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.changes import PlainRecord
    from cchc.deadlines.deadline import Deadline
    from cchc.plan import Plan
    from cchc.task import Extension
    from cchc.updates.task_fields import TaskUpdate


@with_update_options
def extend(
    options: UpdateOptions,
    ids: IdsArgument = None,
    to: Annotated[
        str | None, typer.Option(metavar="THỜI HẠN", help='Thời hạn mới: "Quý III/2026", 30/9/2026.')
    ] = None,
    document: DocumentOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản; mặc định ngày tính số liệu.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Lý do.")] = None,
    *,
    proposed: Annotated[bool, typer.Option("--proposed", help="Mới đề xuất, chưa được duyệt.")] = False,
    approve: Annotated[
        str | None,
        typer.Option(
            metavar="[SỐ]", help="Đề xuất đã được duyệt; có nhiều đề xuất thì ghi số trong cchc show."
        ),
    ] = None,
    withdraw: Annotated[
        str | None, typer.Option(metavar="[SỐ]", help="Đề xuất đã rút hoặc không được duyệt.")
    ] = None,
    remove: Annotated[
        str | None, typer.Option(metavar=value_kinds.NUMBER, help="Bỏ lần gia hạn ghi nhầm.")
    ] = None,
) -> None:
    """Gia hạn, theo văn bản đã duyệt; thời hạn gốc được giữ lại."""
    numbers = {"--approve": approve, "--withdraw": withdraw, "--remove": remove}
    chosen = [name for name, text in numbers.items() if text is not None]
    if len(chosen) > 1 or (chosen and (to or proposed)):
        others = [*chosen, *(["--to"] if to else []), *(["--proposed"] if proposed else [])]
        raise RequestError(f"chỉ dùng một trong các tùy chọn: {', '.join(others)}", hint="bỏ bớt tùy chọn")
    number = parse_document(document)
    if not chosen:
        update_for = _extension(options, to, number, date, reason, proposed=proposed)
        update_numbered(task_numbers.parse(ids or [], options.owner_of_tasks), options, update_for)
        return
    refused = {"--approve": (), "--withdraw": (document, reason), "--remove": (document, reason, date)}
    if any(text is not None for text in refused[chosen[0]]):
        raise RequestError(f"{chosen[0]} không dùng cùng văn bản, lý do", hint="bỏ các tùy chọn thừa")
    text = str(numbers[chosen[0]])
    item = parse_number(text, chosen[0]) if text or remove is not None else None
    if item is not None and not ids:
        hint = f"ghi số của nhiệm vụ trước tùy chọn: cchc extend {item} {chosen[0]}"
        raise RequestError("chưa ghi số thứ tự nhiệm vụ", hint=hint)
    decision = record_of(document=number, reason=reason, approved_on=options.past_day_text(date, "--date"))
    parse = task_numbers.parse if item is None else task_numbers.parse_one
    asked = parse(ids or [], options.owner_of_tasks)
    update_numbered(asked, options, _decision(chosen[0], item, decision))


def _extension(
    options: UpdateOptions,
    to: str | None,
    number: str,
    date: str | None,
    reason: str | None,
    *,
    proposed: bool,
) -> Callable[[Plan], TaskUpdate]:
    """Return the update that adds an extension."""
    from cchc.updates import amendments, task_fields

    if not to:
        raise RequestError("chưa ghi thời hạn mới", hint="ghi thêm: --to THỜI-HẠN")
    if not number and not proposed:
        hint = "ghi thêm: --document SỐ-VĂN-BẢN; chưa được duyệt thì thêm --proposed"
        raise RequestError("gia hạn đã duyệt phải có văn bản", hint=hint)
    extension = record_of(
        due=due_words(to, "--to"),
        date=options.past_day_text(date, "--date"),
        document=number,
        reason=reason,
        approved="false" if proposed else "true",
    )

    def update_for(plan: Plan) -> TaskUpdate:
        amendments.refuse_another_day(plan.head, number, dt.date.fromisoformat(str(extension["date"])))
        holding = _deadlines_on(plan, str(extension["date"]))
        return lambda record: task_fields.extend(
            record,
            extension,
            plan_year=plan.head.year,
            holding=holding[int(str(record.get("id")))],
            is_dated=bool(date),
        )

    return update_for


def _deadlines_on(plan: Plan, day: str) -> dict[int, Deadline]:
    """Return the deadlines that hold on a day, with their usable last days, by the tasks' numbers."""
    from cchc.states import standing_on

    on = dt.date.fromisoformat(day)
    standings = [standing_on(task, on) for task in plan.tasks]
    return {standing.task.id: standing.due._replace(end=standing.end) for standing in standings}


def _decision(name: str, item: int | None, decision: PlainRecord) -> Callable[[Plan], TaskUpdate]:
    """Return the update that decides on an extension that is there."""
    from cchc.updates import task_lists

    fields = {field: str(text) for field, text in decision.items()}

    def update_for(plan: Plan) -> TaskUpdate:
        recorded = {task.id: task.extensions for task in plan.tasks}
        holding = _deadlines_on(plan, fields["approved_on"])

        def decide(record: PlainRecord) -> PlainRecord:
            task = int(str(record.get("id")))
            extensions: tuple[Extension, ...] = recorded[task]
            if name == "--approve":
                return task_lists.approve(record, extensions, item, fields, holding[task])
            if name == "--withdraw":
                return task_lists.withdraw(record, extensions, item, fields["approved_on"])
            return task_lists.remove_item(record, "extensions", item or 0)

        return decide

    return update_for
