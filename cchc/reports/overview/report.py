"""A report as a value: every figure, label, row and sentence, ready to be printed.

Printers and templates only lay it out; none of them counts, sorts or words anything. Built from a
plan, a day and what the command chose, nothing else, so the same give the same report.
Knows neither files nor git, neither HTML nor Markdown.

Read next: `cchc.reports.overview.rows` and its neighbours (the parts), `cchc.reports.printers.pages`
(HTML and Markdown), `cchc.queries` (where figures come from).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, queries
from cchc.reports import anchors
from cchc.reports.overview import clarity_matrix, months, state_counts
from cchc.reports.overview import recent_changes as changes
from cchc.reports.overview.rows import rows
from cchc.reports.wording import evidence as documents
from cchc.reports.wording import heading as headings
from cchc.reports.wording import sentences
from cchc.states import COMING_DAYS, DONE, OVERDUE
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.plan import Owner, Plan, ReportingPeriod
    from cchc.reports.overview.clarity_matrix import Clarity
    from cchc.reports.overview.months import Calendar
    from cchc.reports.overview.recent_changes import Changed
    from cchc.reports.overview.rows import Row
    from cchc.reports.overview.state_counts import Group, Segment, Share
    from cchc.reports.wording.evidence import Evidence
    from cchc.reports.wording.heading import Heading
    from cchc.reports.wording.sentences import Completion
    from cchc.states import Standing
    from cchc.trail import Trace


class Option(NamedTuple):
    """A choice of a filter, with how many rows it gives."""

    key: str
    label: str


class Filters(NamedTuple):
    """What the list of tasks can be filtered by; only what occurs in it."""

    states: tuple[Option, ...]
    areas: tuple[Option, ...]
    owners: tuple[Option, ...]


class Report(NamedTuple):
    """Everything that a report on a plan says on a day.

    `tasks` are all, `listed` those that were not cancelled, `cancelled` the others; `shares` count
    all tasks, `tiles` (and `bar`, the same as one bar, and `legend`, those that occur) the listed.
    """

    title: str
    subject: str
    heading: Heading
    superior: str
    issuer: tuple[str, ...]
    place: str
    plan_title: str
    plan_number: str
    plan_day: str
    year: int
    as_of: str
    period: str
    provisional: str
    owner: str
    sentences: tuple[str, ...]
    completion: Completion
    total: int
    shares: tuple[Share, ...]
    tiles: tuple[Share, ...]
    bar: tuple[Segment, ...]
    legend: tuple[Share, ...]
    overdue: tuple[Row, ...]
    coming: tuple[Row, ...]
    coming_title: str
    areas: tuple[Group, ...]
    owners: tuple[Group, ...]
    calendar: Calendar
    filters: Filters
    tasks: tuple[Row, ...]
    listed: tuple[Row, ...]
    listed_count: str
    cancelled: tuple[Row, ...]
    clarity: Clarity
    evidence: tuple[Evidence, ...]
    changed: Changed | None
    method: tuple[str, ...]
    source: str
    commit: str
    version: str


def build(  # noqa: PLR0913  a choice of the command each, one line a figure
    plan: Plan,
    day: date,
    *,
    source: str,
    owner: Owner | None = None,
    period: ReportingPeriod | None = None,
    provisional: bool = False,
    people: bool = True,
    trace: Trace | None = None,
    sample: bool = False,
) -> Report:
    """Build the report on a plan as it stands on a day, of all tasks or of one owner's.

    `source` is how the plan file is called in the footer, `trace` what git knows of it, `period` the
    one reported on. `provisional` says that figures may change, `sample` that they are
    invented, `people=False` leaves out who does the work.
    """
    items = [i for i in queries.standings(plan, day) if owner is None or i.task.owner == owner]
    listed = [item for item in items if item.state != "cancelled"]
    counted = queries.tally(items)
    standing_counts = state_counts.without_cancelled(counted)
    found = documents.listed(items)
    all_rows = rows(items, found, people=people)
    of_task = {row.number: row for row in all_rows}
    head = headings.heading(plan, owner, sample=sample)
    tiles = state_counts.shares(standing_counts)
    who = owner.name if owner else headings.unit(plan.head.issuer)
    return Report(
        title=head.title,
        subject=head.subject,
        heading=head,
        superior=head.superior,
        issuer=head.issuer,
        place=plan.head.place or "",
        plan_title=plan.head.title,
        plan_number=plan.head.number,
        plan_day=labels.day(plan.head.date),
        year=plan.head.year,
        as_of=labels.day(day),
        period=period.title if period else "",
        provisional="(số liệu tạm tính)" if provisional else "",
        owner=owner.name if owner else "",
        sentences=sentences.overview(items, counted, day, who, whole_plan=owner is None),
        completion=sentences.completion(counted, None if owner else plan.reporting.completion_scale),
        total=counted.total,
        shares=state_counts.shares(counted),
        tiles=tiles,
        bar=state_counts.segments(standing_counts, standing_counts.total),
        legend=tuple(share for share in tiles if share.count),
        overdue=tuple(of_task[item.task.id] for item in queries.overdue(items)),
        coming=tuple(of_task[item.task.id] for item in queries.coming(items)),
        coming_title=f"Đến hạn trong {COMING_DAYS} ngày tới",
        areas=state_counts.area_groups(queries.by_area(plan, items), empty=owner is None),
        owners=state_counts.owner_groups(queries.by_owner(plan, items), owner),
        calendar=months.calendar(listed, plan.head.year, day),
        filters=_filters(plan, listed, tiles),
        tasks=all_rows,
        listed=tuple(of_task[item.task.id] for item in listed),
        listed_count=f"{len(listed)} nhiệm vụ",
        cancelled=tuple(row for row in all_rows if row.state == "cancelled"),
        clarity=clarity_matrix.matrix(listed, day),
        evidence=found,
        changed=changes.changed(plan, trace, day, owner, people=people),
        method=sentences.METHOD,
        source=source,
        commit=changes.version(trace),
        version=VERSION,
    )


def _filters(plan: Plan, listed: Sequence[Standing], tiles: Iterable[Share]) -> Filters:
    """Give the choices that lead to at least one row; states that belong together come as one, too."""
    states = [Option(share.key, share.label) for share in tiles if share.count]
    occurring = {item.state for item in listed}
    wider = [
        (anchors.ANY_OVERDUE, "Quá hạn, chưa hoàn thành", OVERDUE),
        (anchors.ANY_DONE, "Hoàn thành", DONE),
    ]
    return Filters(
        states=(*(Option(key, label) for key, label, of in wider if occurring & of), *states),
        areas=tuple(
            Option(area.id, area.title) for area in plan.areas if any(i.task.area == area for i in listed)
        ),
        owners=tuple(
            Option(one.id, one.short) for one in plan.owners if any(i.task.owner == one for i in listed)
        ),
    )
