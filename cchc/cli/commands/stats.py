"""`cchc stats`: how many tasks are in which state, by area and by owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, value_kinds
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import LISTING_FORMATS, AsOfOption, OverwriteOption, PlanOption, RevOption
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.owners import Owner
    from cchc.queries import Tally
    from cchc.reports.listing import Listing
    from cchc.states import Standing
    from cchc.task import Area

FORMATS = tuple(
    name for name in LISTING_FORMATS if name != "csv"
)  # a CSV holds one table, and these are three
_SUMS = ("Hoàn thành", "Quá hạn")


def stats(
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar=value_kinds.one_of(FORMATS), help="Dạng in ra.", show_default=False),
    ] = None,
    output: OutputOption = None,
    *,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Đếm nhiệm vụ theo trạng thái, lĩnh vực, cơ quan."""
    from cchc import queries

    format_ = choose_format(format_, output, FORMATS)
    opened = open_plan(plan, as_of, rev)
    standings = queries.standings(opened.plan, opened.day)
    with output_file.opened(output, "thong-ke", format_, opened.path, overwrite=overwrite):
        _print(opened, standings, format_)


def _print(opened: OpenedPlan, standings: Sequence[Standing], format_: str | None) -> None:
    from cchc import labels, queries
    from cchc.cli import tables
    from cchc.reports.printers import json_forms
    from cchc.reports.wording import heading, situations

    if format_ == "json":
        console.write_json(json_forms.stats(opened.plan, standings, opened.day))
        return
    write = console.write_document if format_ == "md" else console.write
    tally = queries.tally(standings)
    who = heading.committee(opened.plan.head.issuer)
    write(f"{situations.completion(tally, labels.day(opened.day), who)}\n\n")
    number, sums = (
        labels.tasks_counted(words, tally.counts["cancelled"], with_them=True)
        for words in ("Số nhiệm vụ", "Nhiệm vụ")
    )
    states = [(labels.STATE[state], str(count)) for state, count in tally.counts.items() if count]
    for table in (
        _listing("Trạng thái", (number,), [*states, ("Tổng số", str(tally.total))]),
        _listing("Lĩnh vực", (sums, *_SUMS), _rows(queries.by_area(opened.plan, standings))),
        _listing(
            "Cơ quan chủ trì", (sums, *_SUMS), _rows(queries.by_owner(opened.plan, standings, opened.day))
        ),
    ):
        tables.write_listing(table, format_, heading=True)
        write("\n")


def _listing(first: str, others: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Listing:
    from cchc.reports.listing import Column, Listing

    columns = (Column(first), *(Column(other, numeric=True) for other in others))
    return Listing(columns, tuple(rows))


def _rows(groups: Iterable[tuple[Area, Tally]] | Iterable[tuple[Owner, Tally]]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each area or owner: its short name and sums."""
    for group, tally in groups:
        yield group.short, str(tally.total), str(tally.done), str(tally.overdue)
