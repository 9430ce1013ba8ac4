"""`cchc done`: tasks are finished, with the document that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import typed_lines
from cchc.cli import console
from cchc.cli.task_numbers import IdsArgument
from cchc.cli.updating.evidence_option import Evidence, FileOption
from cchc.cli.updating.plan_updates import update_tasks
from cchc.cli.updating.update_options import DocumentOption, UpdateOptions, with_update_options
from cchc.cli.updating.update_values import parse_document, record_of
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.changes import PlainRecord


@with_update_options
def done(
    options: UpdateOptions,
    ids: IdsArgument = None,
    done_on: Annotated[
        str | None,
        typer.Option(
            metavar="NGÀY", help="Ngày hoàn thành; mặc định ngày của văn bản, không có thì ngày tính số liệu."
        ),
    ] = None,
    document: DocumentOption = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản.")] = None,
    summary: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Trích yếu của văn bản.")] = None,
    link: Annotated[str | None, typer.Option(metavar="ĐỊA CHỈ", help="Nơi xem văn bản.")] = None,
    file: FileOption = None,
) -> None:
    """Hoàn thành nhiệm vụ, kèm văn bản kết quả."""
    from cchc.updates import task_status

    day = options.past_day(done_on, "--done-on") if done_on else None
    number = parse_document(document)
    if date and not number:
        message = "--date là ngày của văn bản nhưng chưa ghi văn bản"
        right = f"--done-on {typed_lines.quoted(date)}"
        hint = f"ngày hoàn thành thì thay bằng: {right}; có văn bản thì ghi thêm: --document SỐ-VĂN-BẢN"
        raise RequestError(message, hint=hint)
    evidence = Evidence(file, link, options)
    result = record_of(
        document=number,
        date=options.past_day_text(date, "--date") if date else None,
        summary=summary,
        link=link,
    )
    days: dict[str, str] = {}  # an update may be worked out twice

    def finish(record: PlainRecord) -> PlainRecord:
        finished = task_status.finish(record, day, evidence.with_link(result, record), today=options.today)
        if finished.get("done_on") != record.get("done_on"):
            days[str(record.get("id"))] = str(finished["done_on"])
        return finished

    update_tasks(ids, options, finish)
    evidence.say()
    if day is None and days:
        _say_day(set(days.values()).pop(), is_of_document=bool(date))


def _say_day(day: str, *, is_of_document: bool) -> None:
    """Write which day the work was finished on, since nobody named one."""
    from cchc import date_words, labels

    done_on = date_words.parse_date(day)
    if done_on:
        whose = "ngày của văn bản" if is_of_document else "ngày tính số liệu"
        console.say(
            f"ngày hoàn thành ghi là {labels.day(done_on)}, {whose}; ngày khác thì ghi: --done-on NGÀY"
        )
