"""`cchc list`: the tasks that match."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc import labels
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import (
    LISTING_FORMATS,
    AsOfOption,
    FormatOption,
    MonthOption,
    OverwriteOption,
    OwnerOption,
    PlanOption,
    QuarterOption,
    RevOption,
    parse_choice,
    parse_day,
    parse_period,
    parse_quarter,
)
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format

_SORTS = "id|due|state|owner|title"


def list_tasks(
    owner: OwnerOption = None,
    coordinator: Annotated[str | None, typer.Option(metavar="TÊN", help="Cơ quan phối hợp.")] = None,
    involving: Annotated[str | None, typer.Option(metavar="TÊN", help="Chủ trì hoặc phối hợp.")] = None,
    area: Annotated[str | None, typer.Option(metavar="LĨNH VỰC", help="Lĩnh vực, theo mã hoặc tên.")] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="TRẠNG THÁI",
            help=f"Trạng thái đã khai báo: {', '.join(labels.STATUS)}; "
            "hoặc tên tiếng Việt; nhiều trạng thái cách nhau bằng dấu phẩy.",
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            metavar="TRẠNG THÁI",
            help=f"Trạng thái tính đến ngày: {', '.join(labels.STATE)}.",
        ),
    ] = None,
    *,
    overdue: Annotated[bool, typer.Option("--overdue", help="Chỉ nhiệm vụ quá hạn.")] = False,
    quarter: QuarterOption = None,
    month: MonthOption = None,
    running_in: Annotated[
        str | None, typer.Option(metavar="QUÝ", help="Thời gian thực hiện có phần nằm trong quý.")
    ] = None,
    before: Annotated[str | None, typer.Option(metavar="NGÀY", help="Thời hạn trước ngày này.")] = None,
    after: Annotated[str | None, typer.Option(metavar="NGÀY", help="Thời hạn sau ngày này.")] = None,
    search: Annotated[
        str | None, typer.Option(metavar="TỪ", help="Từ có trong nội dung, có dấu hay không.")
    ] = None,
    sort: Annotated[str, typer.Option(metavar=_SORTS, help="Thứ tự.", show_default=False)] = "id",
    format_: FormatOption = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Liệt kê nhiệm vụ theo cơ quan, lĩnh vực, trạng thái, thời hạn."""
    from cchc import queries
    from cchc.cli.selection import Selection, print_tasks

    key = queries.SORTS[parse_choice(sort, queries.SORTS, "--sort")]
    format_ = choose_format(format_, output, LISTING_FORMATS)
    opened = open_plan(plan, as_of, rev)
    year = opened.plan.head.year
    selection = Selection(opened.plan)
    selection.by_people(owner, coordinator, involving)
    selection.by_area(area)
    selection.by_state(status, state, overdue=overdue)
    selection.by_time(
        parse_period(quarter, month, year),
        parse_quarter(running_in, year, "--running-in") if running_in else None,
        parse_day(before, "--before", year) if before else None,
        parse_day(after, "--after", year) if after else None,
    )
    selection.by_words(search)
    standings = sorted(selection.select(opened.day), key=key)
    with output_file.opened(output, "danh-sach", format_, opened.path, overwrite=overwrite):
        print_tasks(standings, format_, opened.day)
    if not standings:
        selection.explain_nothing()
