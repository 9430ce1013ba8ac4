"""`cchc due`: what has to be finished by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc import timings
from cchc.cli import console
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
    parse_days,
    parse_period,
)
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format
from cchc.state_table import COMING_DAYS

if TYPE_CHECKING:
    from datetime import date

    from cchc.cli.selection import Selection
    from cchc.periods import Period
    from cchc.states import Standing


class DueOptions(NamedTuple):
    """The options that choose tasks, which a view may have."""

    quarter: str | None
    month: str | None
    within: str | None
    owner: str | None
    overdue: bool | None
    unfinished: bool | None


def due(
    quarter: QuarterOption = None,
    month: MonthOption = None,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="SỐ NGÀY",
            help=f"Đến hạn trong số ngày tới; không ghi thì là việc quá hạn và {COMING_DAYS} ngày tới.",
        ),
    ] = None,
    owner: OwnerOption = None,
    *,
    overdue: OverdueOption = None,
    unfinished: Annotated[
        bool | None,
        typer.Option(
            "--unfinished/--no-unfinished",
            "--open/--no-open",
            help="Bỏ nhiệm vụ đã hoàn thành hoặc đã hủy; --no-open bỏ điều kiện ấy của cách xem.",
        ),
    ] = None,
    view: ViewOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Nhiệm vụ đến hạn: trong quý, trong tháng, trong số ngày tới, hoặc đã quá hạn."""
    from cchc import queries
    from cchc.cli.selection import Selection, refuse_contradictions

    asked = DueOptions(
        quarter=quarter, month=month, within=within, owner=owner, overdue=overdue, unfinished=unfinished
    )
    refuse_contradictions(asked, "due", view)
    days = parse_days(within, "--within") if within is not None else None
    format_ = choose_format(format_, output, LISTING_FORMATS)
    opened = open_plan(plan, as_of, rev)
    if view is not None:
        from cchc.cli.view_options import with_view

        asked = with_view(asked, view, "due", opened)
        days = parse_days(asked.within, "--within") if asked.within is not None else None
    period = parse_period(asked.quarter, asked.month, opened.plan.head.year)
    selection = Selection(opened.plan)
    selection.by_people(asked.owner, None, None)
    selection.by_state(None, None, overdue=bool(asked.overdue))
    selection.by_time(period, None, None, None)
    if asked.unfinished:
        selection.without_done()
    standings = selection.select(opened.day)
    ahead = ""
    if period is None and not asked.overdue:
        ahead = _words_of_the_next(standings) if days is None else ""
        standings = _select_next(standings, selection, days)
    else:
        standings.sort(key=queries.by_due)
    with output_file.opened(output, "den-han", format_, opened.path, overwrite=overwrite):
        _print(standings, format_, opened.day, _words_of_coming(period, days))
    if not standings:
        selection.explain_nothing()
    elif not asked.unfinished and period is not None:
        console.say("(kể cả nhiệm vụ đã hoàn thành; thêm --open để chỉ xem nhiệm vụ chưa xong)")
    if ahead:
        console.say(ahead)


def _words_of_the_next(standings: list[Standing]) -> str:
    """Return which deadline comes next, when none comes in the usual days; empty when none comes at all."""
    from cchc import labels, periods, queries

    coming = queries.coming(standings, 366 * len(periods.YEARS))
    left = coming[0].days_left if coming else None
    if left is None or left <= COMING_DAYS:
        return ""
    count = sum(one.days_left == left for one in coming)
    day = labels.day(coming[0].end) if coming[0].end else ""
    return f"(hạn gần nhất sau đó: {count} nhiệm vụ đến hạn ngày {day}, xem bằng: cchc due --within {left})"


def _select_next(standings: list[Standing], selection: Selection, days: int | None) -> list[Standing]:
    """Return the tasks due within so many days; without a number the overdue ones, then the usual days."""
    from cchc import queries

    if days is not None:
        selection.words.append(_within(days))
        return queries.coming(standings, days)
    selection.words.append(f"quá hạn hoặc {_within(COMING_DAYS)}")
    return queries.overdue(standings) + queries.coming(standings)


def _words_of_coming(period: Period | None, days: int | None) -> str:
    """Return what the part is called that isn't late."""
    if period:
        return "Chưa đến hạn"
    return _within(COMING_DAYS if days is None else days).capitalize()


def _within(days: int) -> str:
    """Return how far ahead ends are looked for, in words.

    >>> _within(30), _within(0)
    ('đến hạn trong 30 ngày tới', 'đến hạn trong ngày')
    """
    return f"đến hạn trong {days} ngày tới" if days else timings.days_left(0)


def _print(standings: list[Standing], format_: str | None, day: date, coming: str) -> None:
    """Print tasks: for somebody who looks in parts with totals, else in one list, the totals beside it."""
    from cchc.cli import tables
    from cchc.cli.selection import print_tasks

    parts = _parts(standings, coming)
    if not tables.is_table(format_):
        print_tasks(standings, format_, day, with_days=True)
        if parts and format_ != "json":
            console.say(f"({'; '.join(f'{title}: {len(part)} nhiệm vụ' for title, part in parts.items())})")
        return
    for title, part in parts.items():
        console.write(f"{title}: {len(part)} nhiệm vụ\n")
        print_tasks(part, format_, day, with_days=True)


def _parts(standings: list[Standing], coming: str) -> dict[str, list[Standing]]:
    """Return tasks in up to three parts: what is late, what is to come, and what is neither.

    That is what is finished or rests, and what waits for its condition beyond its end.
    """
    from cchc.states import COMING, OVERDUE

    late, ahead, others = [], [], []
    for standing in standings:
        if standing.state in OVERDUE:
            late.append(standing)
        elif standing.state in COMING and (standing.days_left or 0) >= 0:
            ahead.append(standing)
        else:
            others.append(standing)
    parts = {"Quá hạn": late, coming: ahead, "Khác": others}
    return {title: part for title, part in parts.items() if part}
