"""`cchc result`: a document that shows a task's work is added, corrected or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import task_numbers, value_kinds
from cchc.cli.options import parse_number
from cchc.cli.updating.evidence_option import Evidence, FileOption
from cchc.cli.updating.plan_updates import update_numbered
from cchc.cli.updating.update_options import UpdateOptions, with_clearing_options
from cchc.cli.updating.update_values import parse_document, record_of
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.updates.task_fields import TaskUpdate


@with_clearing_options
def result(
    options: UpdateOptions,
    ids: Annotated[str | None, typer.Argument(metavar=value_kinds.TASK, help="Số thứ tự nhiệm vụ.")] = None,
    add: Annotated[
        str | None, typer.Option(metavar="SỐ KÝ HIỆU", help="Ghi thêm văn bản này; cần --date.")
    ] = None,
    edit: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.NUMBER, help="Sửa văn bản có số này trong cchc show: chỉ các trường được ghi."
        ),
    ] = None,
    remove: Annotated[
        str | None, typer.Option(metavar=value_kinds.NUMBER, help="Bỏ văn bản có số này.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="SỐ KÝ HIỆU", help="Số, ký hiệu đúng, khi sửa.")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Trích yếu của văn bản.")] = None,
    link: Annotated[str | None, typer.Option(metavar="ĐỊA CHỈ", help="Nơi xem văn bản.")] = None,
    file: FileOption = None,
) -> None:
    """Ghi thêm, sửa hoặc bỏ một văn bản, minh chứng của nhiệm vụ."""
    chosen = [
        name for name, value in (("--add", add), ("--edit", edit), ("--remove", remove)) if value is not None
    ]
    if len(chosen) != 1:
        line = f"cchc result {ids or 'NV'}"
        hint = f"ghi thêm văn bản: {line} --add SỐ-VĂN-BẢN --date NGÀY; bỏ văn bản: {line} --remove SỐ"
        message = (
            f"chỉ dùng một trong các tùy chọn: {', '.join(chosen)}"
            if chosen
            else "chưa ghi làm gì với văn bản"
        )
        raise RequestError(message, hint=hint)
    parse = task_numbers.parse_one if add is None else task_numbers.parse
    asked = parse([ids] if ids else [], options.owner_of_tasks)
    fields = {"document": document, "date": date, "summary": summary, "link": link}
    if remove is not None:
        update = _removal(remove, {**fields, "file": file})
        update_numbered(asked, options, lambda _: update)
        return
    evidence = Evidence(file, link, options)
    update = (
        _edit(str(edit), fields, evidence, options)
        if add is None
        else _addition(add, fields, evidence, options)
    )
    update_numbered(asked, options, lambda _: update)
    evidence.say()


def _addition(
    add: str, fields: dict[str, str | None], evidence: Evidence, options: UpdateOptions
) -> TaskUpdate:
    """Return the update that adds a document; one without a day would stand in earlier reports, too."""
    from cchc.updates import task_records

    if fields["document"] is not None:
        raise RequestError("--add đã ghi số, ký hiệu văn bản", hint="bỏ --document")
    if not (number := parse_document(add, "--add")):
        raise RequestError("--add: chưa ghi số, ký hiệu văn bản", hint="ghi --add SỐ-VĂN-BẢN")
    if not fields["date"]:
        raise RequestError("văn bản phải có ngày", hint="ghi thêm: --date NGÀY, là ngày của văn bản")
    day = options.past_day_text(fields["date"], "--date")
    item = record_of(document=number, date=day, summary=fields["summary"], link=fields["link"])
    return lambda record: task_records.append(record, "results", evidence.with_link(item, record))


def _edit(edit: str, fields: dict[str, str | None], evidence: Evidence, options: UpdateOptions) -> TaskUpdate:
    """Return the update that sets the given fields; an empty text takes one away, but not the day."""
    from cchc.updates import task_lists

    number = parse_number(edit, "--edit")
    given = {name: text for name, text in fields.items() if text is not None}
    if not given and not evidence.is_named:
        hint = f"ghi thêm điều cần sửa, ví dụ ngày: --edit {number} --date NGÀY"
        raise RequestError(
            "chưa ghi trường cần sửa: --document, --date, --summary, --link hoặc --file", hint=hint
        )
    if given.get("date") == "":
        raise RequestError("--date: văn bản phải có ngày", hint=f"bỏ cả văn bản thì dùng: --remove {number}")
    if "document" in given:
        given["document"] = parse_document(given["document"])
    if "date" in given:
        given["date"] = options.past_day_text(given["date"], "--date")

    def edit_record(record: PlainRecord) -> PlainRecord:
        document = task_lists.document_of(record, "results", number)
        return task_lists.edit_item(record, "results", number, evidence.with_link(given, record, document))

    return edit_record


def _removal(remove: str, fields: dict[str, str | None]) -> TaskUpdate:
    from cchc.updates import task_lists

    number = parse_number(remove, "--remove")
    if any(text is not None for text in fields.values()):
        raise RequestError("--remove không dùng cùng tùy chọn khác", hint="sửa thì dùng --edit")
    return lambda record: task_lists.remove_item(record, "results", number)
