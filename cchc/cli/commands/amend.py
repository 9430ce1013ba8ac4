"""`cchc amend`: a document that changes the plan after it was signed is listed in it, corrected, taken out.

What it changes is recorded by `add`, `update` and `cancel` with `--amendment`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console
from cchc.cli.office_options import refuse_empty
from cchc.cli.updating.plan_updates import update_plan
from cchc.cli.updating.update_options import DocumentOption, UpdateOptions, with_clearing_options
from cchc.cli.updating.update_values import parse_document
from cchc.errors import RequestError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


@with_clearing_options
def amend(
    options: UpdateOptions,
    document: DocumentOption = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản.")] = None,
    summary: Annotated[
        str | None, typer.Option(metavar="NỘI DUNG", help='Trích yếu; "" để bỏ trích yếu đã ghi.')
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            metavar="SỐ KÝ HIỆU",
            help="Số đúng, thay số tạm của dự thảo hoặc số ghi nhầm; các nhiệm vụ ghi theo số mới.",
            show_default=False,
        ),
    ] = None,
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help="Bỏ văn bản ghi nhầm khỏi danh sách.", show_default=False)
    ] = False,
) -> None:
    """Ghi, sửa hoặc bỏ văn bản điều chỉnh; các thay đổi ghi bằng add, update, cancel với --amendment."""
    from cchc.updates import amendment_list, document_numbers

    refuse_empty(document=document, date=date, number=number)
    named, new_number = parse_document(document), parse_document(number, "--number")
    if not named:
        hint = "ghi: cchc amend --document SỐ-VĂN-BẢN --date NGÀY --summary NỘI-DUNG"
        missing = ["--document", *([] if date or remove else ["--date"])]
        raise RequestError(f"còn thiếu: {', '.join(missing)}", hint=hint)
    if options.expected:
        raise RequestError("--expect không dùng khi ghi văn bản điều chỉnh", hint="bỏ --expect")
    if remove and (date is not None or summary is not None or number is not None):
        raise RequestError("--remove không dùng cùng --date, --summary, --number", hint="bỏ phần thừa")
    day = options.past_day(date, "--date") if date else None
    remarks: dict[str, None] = {}  # an update may be worked out twice

    def new_data(opened: Document) -> PlainRecord:
        head = opened.plan.head
        if remove:
            return amendment_list.remove(opened.plain, head, named)
        if new_number:
            document_numbers.check(head, named, new_number)
        data = amendment_list.record(
            opened.plain, head, named, day=day, summary=None if summary is None else summary.strip()
        )
        remarks.update(dict.fromkeys(_what_follows(opened, data, named, day)))
        place = amendment_list.place_of(head, named)
        if new_number and place is not None:
            listed = head.amendments[place]
            data = document_numbers.with_number(data, listed._replace(date=day or listed.date), new_number)
        return data

    update_plan(new_data, options, f"văn bản điều chỉnh {new_number or named}")
    for remark in remarks:
        console.say(remark)


def _what_follows(opened: Document, data: PlainRecord, number: str, day: dt.date | None) -> Iterator[str]:
    """Yield that a document was there before, what its day makes of tasks, and where they have another."""
    from cchc.updates import amendment_list

    place = amendment_list.place_of(opened.plan.head, number)
    if place is None or data is opened.plain:
        return
    listed = opened.plan.head.amendments[place]
    yield f"(sửa văn bản điều chỉnh {listed.document} đã ghi từ trước)"
    if day and day != listed.date:
        yield from amendment_list.with_other_order(opened.plain, data, listed, day)
        now = listed._replace(date=day)
        yield from amendment_list.with_other_day(data, now)
        yield from amendment_list.not_moved(opened.plain, data, opened.plan.head, now)
