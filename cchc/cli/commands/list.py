"""`cchc list`: the tasks that match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc import labels
from cchc.cli import value_kinds
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import (
    LISTING_FORMATS,
    AsOfOption,
    FormatOption,
    MonthOption,
    OverdueOption,
    OverwriteOption,
    OwnerOption,
    PlanOption,
    QuarterOption,
    RevOption,
    ViewOption,
    parse_choice,
    parse_day,
    parse_period,
    parse_quarter,
)
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.cli.selection import Selection
_SORTS = ("id", "due", "state", "owner", "title")  # of `cchc.queries`, which help does without


def _named(words: Mapping[str, str]) -> str:
    """Return words as a person names them, each with its code."""
    return "; ".join(f"{label} ({code})" for code, label in words.items())


class ListOptions(NamedTuple):
    """The options that choose and sort tasks, which a view may have."""

    owner: str | None
    coordinator: str | None
    involving: str | None
    area: str | None
    status: str | None
    state: str | None
    overdue: bool | None
    quarter: str | None
    month: str | None
    running_in: str | None
    before: str | None
    after: str | None
    search: str | None
    sort: str | None


def list_tasks(
    owner: OwnerOption = None,
    coordinator: Annotated[
        str | None, typer.Option(metavar=value_kinds.OFFICE, help="Cơ quan phối hợp.")
    ] = None,
    involving: Annotated[
        str | None, typer.Option(metavar=value_kinds.OFFICE, help="Chủ trì hoặc phối hợp.")
    ] = None,
    area: Annotated[
        str | None, typer.Option(metavar=value_kinds.AREA, help="Lĩnh vực, theo mã hoặc tên.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.STATUS,
            help=f"Trạng thái đã khai báo: {_named(labels.STATUS)}; "
            "nhiều trạng thái cách nhau bằng dấu phẩy.",
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.STATE,
            help=f"Trạng thái tính đến ngày: {_named(labels.STATE)}.",
        ),
    ] = None,
    *,
    overdue: OverdueOption = None,
    quarter: QuarterOption = None,
    month: MonthOption = None,
    running_in: Annotated[
        str | None,
        typer.Option(metavar=value_kinds.QUARTER, help="Thời gian thực hiện có phần nằm trong quý."),
    ] = None,
    before: Annotated[str | None, typer.Option(metavar="NGÀY", help="Thời hạn trước ngày này.")] = None,
    after: Annotated[str | None, typer.Option(metavar="NGÀY", help="Thời hạn sau ngày này.")] = None,
    search: Annotated[
        str | None, typer.Option(metavar="TỪ", help="Từ có trong nội dung, có dấu hay không.")
    ] = None,
    sort: Annotated[
        str | None, typer.Option(metavar=value_kinds.one_of(_SORTS), help="Thứ tự; mặc định id.")
    ] = None,
    view: ViewOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Liệt kê nhiệm vụ theo cơ quan, lĩnh vực, trạng thái, thời hạn."""
    from cchc import queries
    from cchc.cli.selection import Selection, print_tasks, refuse_contradictions

    asked = ListOptions(
        owner=owner,
        coordinator=coordinator,
        involving=involving,
        area=area,
        status=status,
        state=state,
        overdue=overdue,
        quarter=quarter,
        month=month,
        running_in=running_in,
        before=before,
        after=after,
        search=search,
        sort=sort,
    )
    refuse_contradictions(asked, "list", view)
    key = queries.SORTS[parse_choice("id" if sort is None else sort, queries.SORTS, "--sort")]
    format_ = choose_format(format_, output, LISTING_FORMATS)
    opened = open_plan(plan, as_of, rev)
    if view is not None:
        from cchc.cli.view_options import with_view

        asked = with_view(asked, view, "list", opened)
        key = queries.SORTS[parse_choice("id" if asked.sort is None else asked.sort, queries.SORTS, "--sort")]
    selection = Selection(opened.plan)
    _narrow(selection, asked)
    standings = sorted(selection.select(opened.day), key=key)
    with output_file.opened(output, "danh-sach", format_, opened.path, overwrite=overwrite):
        print_tasks(standings, format_, opened.day)
    if not standings:
        selection.explain_nothing()


def _narrow(selection: Selection, asked: ListOptions) -> None:
    """Narrow a selection by all that is asked for."""
    year = selection.plan.head.year
    selection.by_people(asked.owner, asked.coordinator, asked.involving)
    selection.by_area(asked.area)
    selection.by_state(asked.status, asked.state, overdue=bool(asked.overdue))
    selection.by_time(
        parse_period(asked.quarter, asked.month, year),
        parse_quarter(asked.running_in, year, "--running-in") if asked.running_in is not None else None,
        parse_day(asked.before, "--before", year) if asked.before is not None else None,
        parse_day(asked.after, "--after", year) if asked.after is not None else None,
    )
    selection.by_words(asked.search)
