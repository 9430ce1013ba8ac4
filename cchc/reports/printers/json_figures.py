"""The JSON form of a period's figures, with the keys that `docs/json.md` promises.

Read next: `cchc.reports.printers.json_forms` (all others).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from cchc.figures import ComparedFigure, PeriodFigures
    from cchc.plan import ReportingPeriod

Data = dict[str, Any]


def figures(period: ReportingPeriod, found: PeriodFigures, contradictions: Iterable[str]) -> Data:
    """Return what `figures` prints: the figures of a period beside those of the period before."""
    return {
        "period": {
            "id": period.id,
            "title": period.title,
            "from": period.start.isoformat(),
            "to": period.end.isoformat(),
        },
        "previous_period": found.before_title or None,
        "figures": [_figure(one) for one in found.rows],
        "contradictions": list(contradictions),
    }


def _figure(one: ComparedFigure) -> Data:
    figure = one.now.figure
    return {
        "id": figure.id,
        "title": figure.title,
        "unit": one.unit or None,
        "area": figure.area,
        "value": _decimal(one.now.value),
        "computed": one.now.is_computed,
        "previous": _decimal(one.before.value if one.before else None),
        "change": _decimal(one.difference),
        "note": one.note or None,
    }


def _decimal(value: Decimal | None) -> float | None:
    """Return a number as JSON has it, a whole one without a point."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
