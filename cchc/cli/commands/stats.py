"""`cchc stats`: how many tasks are in which state, by area and by owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options
from cchc.cli.options import AsOfOption, PlanOption, RevOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.plan import Area, Owner
    from cchc.queries import Tally
    from cchc.reports.listing import Listing


def stats(
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="table|plain|json|md", help="Dạng in ra.", show_default=False),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Đếm nhiệm vụ theo trạng thái, lĩnh vực, cơ quan."""
    from cchc import labels, queries
    from cchc.cli import tables
    from cchc.reports.printers import json_forms

    chosen_form = options.choice(form, ("table", "plain", "json", "md"), "--format") if form else None
    asked = options.open_plan(plan, as_of, rev)
    items = queries.standings(asked.plan, asked.day)
    if chosen_form == "json":
        console.write_json(json_forms.stats(asked.plan, items, asked.day))
        return
    counted = queries.tally(items)
    share = f"{counted.done}/{counted.countable} nhiệm vụ ({labels.percent(counted.done, counted.countable)})"
    console.write(f"Đến ngày {labels.day(asked.day)}: hoàn thành {share}\n\n")
    states = [(labels.STATE[state], str(count)) for state, count in counted.counts.items() if count]
    for table in (
        _listing("Trạng thái", ("Số nhiệm vụ",), [*states, ("Tổng số", str(counted.total))]),
        _listing("Lĩnh vực", _SUMS, _rows(queries.by_area(asked.plan, items))),
        _listing("Cơ quan chủ trì", _SUMS, _rows(queries.by_owner(asked.plan, items))),
    ):
        tables.write_listing(table, chosen_form, heading=True)
        console.write("\n")


_SUMS = ("Nhiệm vụ", "Hoàn thành", "Quá hạn")


def _listing(first: str, others: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Listing:
    from cchc.reports.listing import Column, Listing

    columns = (Column(first), *(Column(other, numeric=True) for other in others))
    return Listing(columns, tuple(rows))


def _rows(groups: Iterable[tuple[Area, Tally]] | Iterable[tuple[Owner, Tally]]) -> Iterator[tuple[str, ...]]:
    """Give a row for each area or owner, with its short name and sums."""
    for group, counted in groups:
        yield group.short, str(counted.total), str(counted.done), str(counted.overdue)
