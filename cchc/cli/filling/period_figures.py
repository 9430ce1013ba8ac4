"""The figures of a period as the plan asks for them, from the period's file and that of the one before.

Says what contradicts itself, what is missing and what nobody asks for, as sentences.

Read next: `cchc.figures` (sums and shares), `cchc.cli.filling.period_words` (the files),
`cchc.cli.commands.figures`.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, counted_units, figures, reporting, sentence_openings
from cchc.cli import opened_plan
from cchc.cli.filling import period_words
from cchc.figures import PeriodFigures
from cchc.periodfile import strange_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.figures import ComparedFigure
    from cchc.plan import Plan, ReportingPeriod

_THOUSANDTHS = 3  # digits behind the comma that look like those of thousands
_NAMED = 5  # figures that a sentence names; more of them are read in the table


def find(
    plan: Plan, words: PeriodWords, period: ReportingPeriod, day: date | None = None
) -> PeriodFigures | None:
    """Return the figures of a period, as of a day in it if that is given; None where none are asked for."""
    asked = plan.reporting.figures
    if not asked:
        return None
    beside = _beside(plan, words, period)
    rows = figures.compare(asked, words.now.figures, beside.figures, words.now.notes)
    rows = tuple(one._replace(since=beside.since, is_alike=beside.is_alike) for one in rows)
    end = min(period.end, day or period.end)
    span = f"từ ngày {citations.day(period.start)} đến ngày {citations.day(end)}"
    run_up = "lũy kế " if reporting.is_run_up(plan, period) else ""
    title = sentence_openings.inside_sentence(period.title)
    return PeriodFigures(title, rows, beside.title, f"{run_up}{span}", beside.of_last_year)


class _Beside(NamedTuple):
    """The figures that a period's are set beside, what these are called, since when more was run up.

    Of those that aren't alike nothing is said but what they were.
    """

    figures: Mapping[str, Decimal] = {}
    title: str = ""
    since: str = ""
    of_last_year: bool = False
    is_alike: bool = True


def _beside(plan: Plan, words: PeriodWords, period: ReportingPeriod) -> _Beside:
    """Return what a period's figures are set beside.

    Figures run up since the year's start stand beside those of the same period of last year, else beside
    those up to which they were run up before; others beside the period before where it is as long.
    """
    is_run_up, before = reporting.is_run_up(plan, period), words.before
    earlier = _Beside(words.earlier.figures, sentence_openings.inside_sentence(words.earlier_title))
    if not is_run_up:
        is_quarter = period in reporting.calendar_quarters(plan)
        if reporting.are_alike(period, before) if before else is_quarter:
            return earlier
    last = period_words.same_in_year_before(plan, words.plan, period)
    if last and last.figures:
        return _Beside(last.figures, f"cùng kỳ năm {plan.head.year - 1}", of_last_year=True)
    if is_run_up and before and before.start == period.start:
        return earlier._replace(since=citations.day(before.end + timedelta(days=1)))
    return earlier._replace(is_alike=False)


def contradictions(found: PeriodFigures) -> Iterator[str]:
    """Yield where the parts of a figure add up to another number than was given."""
    for one in found.rows:
        yield from _contradictions(one)


def _contradictions(one: ComparedFigure) -> Iterator[str]:
    now = one.now
    if now.parts is not None and now.value is not None:
        parts, given = figures.written(now.parts), figures.written(now.value)
        yield f"{now.figure.title}: các phần cộng lại {parts}, khác {given} đã ghi"
    if now.value is not None and now.figure.share and now.value > 100:  # noqa: PLR2004  percent
        yield f"{now.figure.title}: {figures.written(now.value)}%, phần được tính lớn hơn tổng"


def _way_out(one: ComparedFigure, plan: Path, period: str) -> Iterator[str]:
    """Yield what to do about a figure that contradicts others."""
    now = one.now
    if any(_contradictions(one)):
        command = opened_plan.command_about(plan, f"figures {period} --set")
        made_of = ", ".join((*now.figure.sum, *now.figure.share, *now.figure.of))
        if now.figure.share:
            yield f"  gợi ý: xem lại {made_of}, rồi ghi: {command} MÃ=SỐ"
        else:
            yield f"  gợi ý: sửa các phần ({made_of}), hoặc lấy tổng các phần: {command} {now.figure.id}="


def _fractions(found: PeriodFigures) -> Iterator[str]:
    """Yield the numbers that may be slips: parts of whole things, "1,234" that may be meant as 1.234."""
    for one in found.rows:
        value = one.now.value
        if value is None or one.now.is_computed:
            continue
        read, is_thousand = figures.file_text(value), value.as_tuple().exponent == -_THOUSANDTHS
        other = f"; nếu là số {figures.written(value.scaleb(_THOUSANDTHS))} thì bỏ dấu phẩy"
        if counted_units.has_part(value, one.unit):
            wrong = f"{read} có phần lẻ, số liệu này đếm bằng {one.unit}"
            yield f"{one.now.figure.title}: {wrong}{other if is_thousand else '; ghi lại số đúng'}"
        elif is_thousand:
            yield f"{one.now.figure.title}: {read} có dấu phẩy thập phân{other}"


def _fallen(found: PeriodFigures) -> Iterator[str]:
    """Yield the figures that are run up and are less than they were: perhaps only the period's were given."""
    for one in found.rows:
        less = one.difference is not None and one.difference < 0
        if one.since and less and one.before and one.before.value is not None:
            given, before = figures.written(one.now.value or Decimal(0)), figures.written(one.before.value)
            yield (
                f"{one.now.figure.title}: {given} ít hơn {before} của {found.before_title}; "
                f"số liệu {found.span}, nếu là số cộng dồn thì xem lại"
            )


def missing(found: PeriodFigures) -> list[ComparedFigure]:
    """Return the figures that somebody has to give: those that follow from others aren't."""
    return [
        one
        for one in found.rows
        if one.now.value is None and not one.now.figure.share and not one.now.figure.sum
    ]


def missing_sentence(found: PeriodFigures) -> str:
    """Return which figures are missing, empty where none is."""
    lacking = missing(found)
    if not lacking:
        return ""
    named = "; ".join(one.now.figure.title for one in lacking[:_NAMED])
    more = f" và {len(lacking) - _NAMED} số liệu khác" if len(lacking) > _NAMED else ""
    return f"còn thiếu {len(lacking)} số liệu: {named}{more}"


def doubts(plan: Plan, words: PeriodWords, period: ReportingPeriod, found: PeriodFigures) -> Iterator[str]:
    """Yield what contradicts itself, and what the period's file has a number for and nobody asks for."""
    for one in found.rows:
        yield from _contradictions(one)
        yield from _way_out(one, words.plan, period.id)
    yield from _fractions(found)
    yield from _fallen(found)
    known = [figure.id for figure in plan.reporting.figures]
    for finding in strange_entries.figures(words.now, known):
        yield f"{words.now.name}: {finding.message}"
        yield f"  gợi ý: {finding.hint}"
