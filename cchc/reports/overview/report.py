"""A report as a value: every figure, label, row and sentence, ready to be printed.

Printers and templates only lay it out; none of them counts, sorts or words anything. Built from a
plan, a day and what the command chose, nothing else, so the same give the same report.
Knows neither files nor git, neither HTML nor Markdown.

Read next: `cchc.reports.overview.rows` and its neighbours (the parts), `cchc.reports.printers.pages`
(HTML and Markdown), `cchc.queries` (where figures come from).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, queries, reporting
from cchc.reports.overview import (
    clarity_matrix,
    filters,
    late_entries,
    months,
    recent_changes,
    state_counts,
)
from cchc.reports.overview.rows import build_rows
from cchc.reports.wording import evidence, sentences
from cchc.reports.wording.heading import build_heading, committee, office_inside
from cchc.state_table import COMING_DAYS
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.overview.clarity_matrix import Clarity
    from cchc.reports.overview.filters import Filters
    from cchc.reports.overview.months import Calendar
    from cchc.reports.overview.recent_changes import RecentChanges
    from cchc.reports.overview.rows import Row
    from cchc.reports.overview.state_counts import Group, Segment, Share
    from cchc.reports.wording.evidence import Evidence
    from cchc.reports.wording.heading import Heading
    from cchc.reports.wording.sentences import Completion
    from cchc.states import Standing
    from cchc.trail import Trace

_NOT_YET = "…"  # the number and day of a plan that isn't signed


@dataclass(frozen=True)
class ReportHead:
    """Who issues the report, on which plan, of which day; its first fields."""

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


@dataclass(frozen=True)
class ReportFigures:
    """How far the work is, in sentences and in shares.

    `shares` count all tasks; `tiles`, and `bar`, the same as one bar, and `legend`, those that occur,
    count those that were not cancelled; `counted` is what these are called.
    """

    sentences: tuple[str, ...]
    completion: Completion
    total: int
    shares: tuple[Share, ...]
    counted: str
    tiles: tuple[Share, ...]
    bar: tuple[Segment, ...]
    legend: tuple[Share, ...]


@dataclass(frozen=True)
class ReportTasks:
    """The tasks in the ways that the report shows them.

    `tasks` are all, `listed` those that were not cancelled, `cancelled` the others.
    """

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


@dataclass(frozen=True)
class ReportSource:
    """What changed since the last report, what was entered late, and how and from what figures are made."""

    changed: RecentChanges | None
    late: RecentChanges | None
    method: tuple[str, ...]
    source: str
    commit: str
    version: str


@dataclass(frozen=True)
class Report(ReportSource, ReportTasks, ReportFigures, ReportHead):
    """Everything that a report on a plan says on a day; the fields of the last base come first."""


def build(  # noqa: PLR0913  a choice of the command each
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
    office: str = evidence.USUAL_WAY,
) -> Report:
    """Build the report on a plan as it stands on a day, of all tasks or of one owner's.

    `source` is how the plan file is called in the footer, `trace` what git knows of it, `period` the
    one reported on. `provisional` says that figures may change, `sample` that they are
    invented, `people=False` leaves out who does the work. `office` leads from the report's folder to
    that which the copies of evidence lie in.
    """
    standings = [s for s in queries.standings(plan, day) if owner is None or s.task.owner == owner]
    basis = _Basis(plan, day, owner, standings)
    head = _head(basis, build_heading(plan, owner, sample=sample), period, provisional=provisional)
    figures = _figures(basis)
    tasks = _tasks(basis, figures.tiles, evidence.build(standings, office), people=people)
    since = reporting.cut_off(plan, day, period)
    footer = ReportSource(
        changed=recent_changes.build(plan, trace, (since, day), owner, people=people),
        late=late_entries.build(plan, trace, day, owner, people=people),
        method=sentences.METHOD,
        source=source,
        commit=recent_changes.version(trace),
        version=VERSION,
    )
    return Report(**vars(head), **vars(figures), **vars(tasks), **vars(footer))


class _Basis(NamedTuple):
    """What a report's figures come from: the tasks of a plan, or of one owner, as they stand on a day."""

    plan: Plan
    day: date
    owner: Owner | None
    standings: Sequence[Standing]


def _head(
    basis: _Basis, heading: Heading, period: ReportingPeriod | None, *, provisional: bool
) -> ReportHead:
    plan, day, owner, _ = basis
    return ReportHead(
        title=heading.title,
        subject=heading.subject,
        heading=heading,
        superior=heading.superior,
        issuer=heading.issuer,
        place=plan.head.place or "",
        plan_title=plan.head.title,
        plan_number=plan.head.number or _NOT_YET,
        plan_day=labels.day(plan.head.date) if plan.head.date else _NOT_YET,
        year=plan.head.year,
        as_of=labels.day(day),
        period=period.title if period else "",
        provisional="(số liệu tạm tính)" if provisional else "",
        owner=owner.name if owner else "",
    )


def _figures(basis: _Basis) -> ReportFigures:
    plan, day, owner, standings = basis
    tally = queries.tally(standings)
    without_cancelled = state_counts.without_cancelled(tally)
    tiles = state_counts.shares(without_cancelled)
    office = office_inside(owner) if owner else ""
    who = office or committee(plan.head.issuer)
    return ReportFigures(
        sentences=sentences.overview(standings, tally, labels.day(day), who, office),
        completion=sentences.completion(tally, None if owner else plan.reporting.completion_scale),
        total=tally.total,
        shares=state_counts.shares(tally),
        counted=labels.tasks_counted("Số nhiệm vụ", tally.counts["cancelled"], with_them=False),
        tiles=tiles,
        bar=state_counts.segments(without_cancelled, without_cancelled.total),
        legend=tuple(share for share in tiles if share.count),
    )


def _tasks(
    basis: _Basis, tiles: Iterable[Share], documents: tuple[Evidence, ...], *, people: bool
) -> ReportTasks:
    plan, day, owner, standings = basis
    listed = [standing for standing in standings if standing.state != "cancelled"]
    rows = build_rows(standings, documents, people=people)
    by_number = {row.number: row for row in rows}
    return ReportTasks(
        overdue=tuple(by_number[late.task.id] for late in queries.overdue(standings)),
        coming=tuple(by_number[soon.task.id] for soon in queries.coming(standings)),
        coming_title=f"Đến hạn trong {COMING_DAYS} ngày tới",
        areas=state_counts.area_groups(queries.by_area(plan, standings), empty=owner is None),
        owners=state_counts.owner_groups(queries.by_owner(plan, standings, day), owner),
        calendar=months.calendar(listed, plan.head.year, day),
        filters=filters.build(plan, listed, tiles),
        tasks=rows,
        listed=tuple(by_number[standing.task.id] for standing in listed),
        listed_count=f"{len(listed)} nhiệm vụ" if listed else "không có nhiệm vụ",
        cancelled=tuple(row for row in rows if row.state == "cancelled"),
        clarity=clarity_matrix.matrix(listed, day),
        evidence=documents,
    )
