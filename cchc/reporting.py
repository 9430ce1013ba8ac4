"""Which period a report is on: the province's own ones first, else the ministry's.

The default dates are those of guidance 581/BNV-CCHC of the Ministry of Home Affairs: figures from
15 December of the year before, cumulative, to the 14th of the last month. A province that sets
other dates has them in the plan file, under `reporting: periods:`. A calendar quarter is for use
inside the commune.

Knows plans, not reports. Read next: `cchc.reports.overview.report`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cchc import date_words, names
from cchc.errors import RequestError
from cchc.periods import quarter_period
from cchc.plan import ReportingPeriod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.periods import Period
    from cchc.plan import Plan

# id, title, last month
_DEFAULTS = (
    ("q1", "Quý I", 3),
    ("6t", "6 tháng đầu năm", 6),
    ("q3", "Quý III", 9),
    ("nam", "Năm", 12),
)
_FIRST_DAY = (12, 15)  # of the year before
_LAST_DAY, _SENDING_DAY = 14, 20
_SAME_LENGTH = timedelta(days=5)  # by which quarters differ, at most
_ROMAN = ("I", "II", "III", "IV")
_HALF = "6 tháng"
_MONTH = 30.4  # days, about


def known_periods(plan: Plan) -> tuple[ReportingPeriod, ...]:
    """Return the periods that a plan is reported on: its own, and the default ones it doesn't set."""
    own = plan.reporting.periods
    own_ids = {period.id for period in own}
    return own + tuple(period for period in _defaults(plan.head.year) if period.id not in own_ids)


def _defaults(year: int) -> tuple[ReportingPeriod, ...]:
    start = date(year - 1, *_FIRST_DAY)
    return tuple(
        ReportingPeriod(
            id=period_id,
            title=f"{title} {year}" if title == "Năm" or "năm" in title else f"{title}/{year}",
            start=start,
            end=date(year, month, _LAST_DAY),
            submit_by=date(year, month, _SENDING_DAY),
        )
        for period_id, title, month in _DEFAULTS
    )


def find(plan: Plan, name: str, option: str = "--period") -> ReportingPeriod:
    """Find a period by its id or title; raises RequestError with the known ones when there is none.

    The year and the end of a title may be left out ("Quý III", "6 tháng"), and a number may be a word.
    "9 tháng" and "cả năm" are the period of so many months from the first one's start. `option` is what the
    person named it by.
    """
    from cchc import typed_periods  # noqa: PLC0415  a report of the usual period names none

    year = plan.head.year
    said = typed_periods.in_figures(name)
    wanted = names.key(said)
    titles = {period: names.key(period.title).removesuffix(str(year)) for period in known_periods(plan)}
    for period, title in titles.items():
        if wanted in {names.key(period.id), names.key(period.title), title}:
            return period
    quarter = date_words.parse_quarter(said, year)
    alike = [
        period for period in titles if quarter and date_words.parse_quarter(period.title, year) == quarter
    ]
    alike = alike or [period for period in titles if wanted in _beginnings(period.title)]
    alike = alike or _of_months(tuple(titles), typed_periods.months_from_start(said, year))
    if len(alike) == 1:
        return alike[0]
    listed = ", ".join(f"{period.id} ({period.title})" for period in known_periods(plan))
    hint = f"các kỳ báo cáo: {listed}"
    if quarter and quarter.start.year == year:
        hint += f"; {_by_the_calendar(quarter, option)}"
    raise RequestError(f'{option}: không có kỳ báo cáo "{name}"', hint=hint)


def _beginnings(title: str) -> set[str]:
    """Return the keys of the first words of a title: "Quý II" is no beginning of "Quý III"."""
    words = names.fold(title).split()
    return {"".join(words[:count]) for count in range(1, len(words))}


def _of_months(known: Sequence[ReportingPeriod], months: int | None) -> list[ReportingPeriod]:
    """Return the periods that are so many months long and begin with the first of all."""
    start = min(one.start for one in known)
    runs = [one for one in known if one.start == start]
    return [one for one in runs if round((one.end - one.start).days / _MONTH) == months]


def _by_the_calendar(quarter: Period, option: str) -> str:
    """Return how a quarter of the calendar is asked for."""
    number = (quarter.start.month + 2) // 3
    return f"quý theo lịch: {f'--quarter Q{number}' if option == '--period' else f'quy-{number}'}"


def current(plan: Plan, day: date) -> ReportingPeriod:
    """Return the period whose report is to be sent next on a day, the last one when all are past."""
    known = sorted(known_periods(plan), key=lambda period: period.end)
    return next((one for one in known if (one.submit_by or one.end) >= day), known[-1])


def before(plan: Plan, period: ReportingPeriod, day: date) -> ReportingPeriod | None:
    """Return the last period over on a day that is reported on before another, in the same year, if any.

    Nothing can be compared with what isn't over yet. Before a calendar quarter comes one of the calendar.
    """
    known = known_periods(plan)
    if period not in known:
        known = calendar_quarters(plan)
    earlier = [each for each in known if each.end < min(period.end, day)]
    return max(earlier, key=lambda each: each.end, default=None)


def last_of_year_before(plan: Plan, period: ReportingPeriod, earlier: Plan | None) -> list[ReportingPeriod]:
    """Return what periods may come before the first one of a year, the likeliest first.

    `earlier` is the plan of the year before, where it is known: then its last period is asked first.
    """
    year = plan.head.year - 1
    quarter = calendar_quarter(quarter_period(year, 4))
    fourth = quarter._replace(id="q4")
    if period not in known_periods(plan):
        return [quarter, fourth]
    own = [max(known_periods(earlier), key=lambda each: each.end)] if earlier else []
    return [*own, _defaults(year)[-1], fourth, quarter]


def is_run_up(plan: Plan, period: ReportingPeriod) -> bool:
    """Whether a period's figures are run up since the year's start: another period begins as it does."""
    known = known_periods(plan)
    return period in known and any(other.start == period.start for other in known if other != period)


def are_alike(one: ReportingPeriod, other: ReportingPeriod) -> bool:
    """Whether figures of two periods that aren't run up can be set side by side: both are as long."""
    lengths = [each.end - each.start for each in (one, other)]
    return abs(lengths[0] - lengths[1]) <= _SAME_LENGTH


def cut_off(plan: Plan, day: date, period: ReportingPeriod | None) -> date:
    """Return the last day of the figures that were reported before: of the period before this one.

    A calendar quarter follows one of the calendar; without a period, or of one that hasn't begun, the last
    one past on the day counts.
    """
    known = known_periods(plan)
    if period is not None and period not in known:
        if period.start <= day:
            return period.start - timedelta(days=1)
        known = calendar_quarters(plan)
    last = min(period.end, day) if period else day
    ends = [earlier.end for earlier in known if earlier.end < last]
    return max(ends, default=min(first.start for first in known) - timedelta(days=1))


class NextPeriod(NamedTuple):
    """What comes after a period: how it is called inside a sentence, and its last day."""

    title: str
    end: date


def next_period(plan: Plan, day: date, period: ReportingPeriod | None) -> NextPeriod:
    """Return what comes after the period that is reported on, whole quarters: deadlines end with these.

    After the year comes the next one, after six months the other six, after a calendar quarter the
    next one. Without a period it is what comes after the last one past on the day.
    """
    known = known_periods(plan)
    if period is not None and period not in known:
        return _quarter_of(period.end + timedelta(days=1))
    if period is None:
        period = max((one for one in known if one.end <= day), key=lambda one: one.end, default=None)
    if period is None:
        return _quarter_of(max(day, date(plan.head.year, 1, 1)))
    if period.end == max(one.end for one in known):
        return NextPeriod(f"năm {plan.head.year + 1}", date(plan.head.year + 1, 12, 31))
    if names.contains_words(period.title, _HALF):
        return NextPeriod(f"{_HALF} cuối năm {plan.head.year}", date(plan.head.year, 12, 31))
    following = min(one.end for one in known if one.end > period.end)
    return _quarter_of(max(following, day))


def _quarter_of(day: date) -> NextPeriod:
    """Return the calendar quarter that a day is in."""
    last_month = (day.month + 2) // 3 * 3
    end = date(day.year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1)
    return NextPeriod(f"quý {_ROMAN[last_month // 3 - 1]}/{day.year}", end)


def calendar_quarters(plan: Plan) -> tuple[ReportingPeriod, ...]:
    """Return the quarters of the plan's year by the calendar, as periods to report on."""
    return tuple(calendar_quarter(quarter_period(plan.head.year, number)) for number in (1, 2, 3, 4))


def calendar_quarter(quarter: Period) -> ReportingPeriod:
    """Return a quarter of the calendar as a period to report on."""
    number = (quarter.start.month + 2) // 3
    return ReportingPeriod(
        f"quy-{number}", f"Quý {_ROMAN[number - 1]}/{quarter.start.year}", quarter.start, quarter.end
    )
