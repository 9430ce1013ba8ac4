"""`cchc list`: the tasks that match."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc import labels
from cchc.cli import options
from cchc.cli.options import (
    AsOfOption,
    FormatOption,
    MonthOption,
    OwnerOption,
    PlanOption,
    QuarterOption,
    RevOption,
)

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
    form: FormatOption = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Liệt kê nhiệm vụ theo cơ quan, lĩnh vực, trạng thái, thời hạn."""
    from cchc import queries
    from cchc.cli.selection import Selection, print_tasks

    key = queries.SORTS[options.choice(sort, queries.SORTS, "--sort")]
    chosen_form = options.choice(form, options.LISTING_FORMATS, "--format") if form else None
    asked = options.open_plan(plan, as_of, rev)
    year = asked.plan.head.year
    selection = Selection(asked.plan)
    selection.by_people(owner, coordinator, involving)
    selection.by_area(area)
    selection.by_state(status, state, overdue=overdue)
    selection.by_time(
        options.period(quarter, month, year),
        options.parse_quarter(running_in, year, "--running-in") if running_in else None,
        options.day(before, "--before") if before else None,
        options.day(after, "--after") if after else None,
    )
    selection.by_words(search)
    items = sorted(selection.chosen(asked.day), key=key)
    print_tasks(items, chosen_form, asked.day)
    if not items:
        selection.explain_nothing()
