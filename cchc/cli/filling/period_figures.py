"""The figures of a period as the plan asks for them, from the period's file and that of the one before.

Says what contradicts itself, what is missing and what nobody asks for, as sentences.

Read next: `cchc.figures` (sums and shares), `cchc.cli.filling.period_words` (the files),
`cchc.cli.commands.figures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import figures, names
from cchc.figures import PeriodFigures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.figures import ComparedFigure
    from cchc.plan import Plan, ReportingPeriod

_THOUSANDTHS = 3  # digits behind the comma that look like those of thousands
_NAMED = 5  # figures that a sentence names; more of them are read in the table


def find(plan: Plan, words: PeriodWords, period: ReportingPeriod) -> PeriodFigures | None:
    """Return the figures of a period, None where the plan asks for none."""
    asked = plan.reporting.figures
    if not asked:
        return None
    rows = figures.compare(asked, words.now.figures, words.earlier.figures, words.now.notes)
    return PeriodFigures(_inside(period.title), rows, _inside(words.earlier_title))


def _inside(title: str) -> str:
    """Return a period's title as a sentence has it: "quý III/2026"."""
    return f"{title[:1].lower()}{title[1:]}"


def contradictions(found: PeriodFigures) -> Iterator[str]:
    """Yield where the parts of a figure add up to another number than was given."""
    for one in found.rows:
        now = one.now
        if now.parts is not None and now.value is not None:
            parts, given = figures.written(now.parts), figures.written(now.value)
            yield f"{now.figure.title}: các phần cộng lại {parts}, khác {given} đã ghi"
        if now.value is not None and now.figure.share and now.value > 100:  # noqa: PLR2004  percent
            yield f"{now.figure.title}: {figures.written(now.value)}%, phần được tính lớn hơn tổng"


def _fractions(found: PeriodFigures) -> Iterator[str]:
    """Yield the numbers that were given with three digits behind a comma: "1,234" may be meant as 1.234."""
    for one in found.rows:
        value = one.now.value
        if value is None or one.now.is_computed or value.as_tuple().exponent != -_THOUSANDTHS:
            continue
        read = figures.kept(value)
        other = figures.written(value.scaleb(_THOUSANDTHS))
        yield f"{one.now.figure.title}: {read} có dấu phẩy thập phân; nếu là số {other} thì bỏ dấu phẩy"


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


def doubts(plan: Plan, words: PeriodWords, found: PeriodFigures) -> Iterator[str]:
    """Yield what contradicts itself, and what the period's file has a number for and nobody asks for."""
    yield from contradictions(found)
    yield from _fractions(found)
    known = [figure.id for figure in plan.reporting.figures]
    for id_ in dict.fromkeys((*words.now.figures, *words.now.notes)):
        if id_ not in known:
            near = names.nearest(id_, known, 1)
            hint = (
                f"có phải là {near[0]}?" if near else "khai báo mã này trong `reporting.figures` của kế hoạch"
            )
            yield f"{words.now.name}: không có số liệu {id_} trong kế hoạch, nên không in"
            yield f"  gợi ý: {hint}"
