"""From the record of `reporting:` to what a plan asks of its reports.

Read next: `cchc.planfile.reporting_schema` (the record), `cchc.plan` (the values).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names, plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.planfile.reporting_schema import FigureRecord, ReportingRecord, ScaleRecord
    from cchc.planfile.schema import AreaRecord
    from cchc.task import Area


def reporting(record: ReportingRecord, areas: Sequence[Area]) -> plan.Reporting:
    """Return what reports are asked for; `areas` are the plan's."""
    return plan.Reporting(
        periods=tuple(plan.ReportingPeriod(**dict(period)) for period in record.periods),
        completion_scale=_scale(record.completion_scale) if record.completion_scale else None,
        figures=tuple(_figure(figure, areas) for figure in record.figures),
        addressees=tuple(record.addressees),
        recipients=tuple(record.recipients),
        signatory=plan.Signatory(**dict(record.signatory)),
    )


def _scale(record: ScaleRecord) -> plan.CompletionScale:
    return plan.CompletionScale(record.document, tuple(plan.ScaleStep(**dict(step)) for step in record.steps))


def _figure(record: FigureRecord, areas: Sequence[Area]) -> plan.Figure:
    area = find_area(record.area, areas) if record.area else None
    lists = {name: tuple(getattr(record, name)) for name in ("sum", "share", "of")}
    return plan.Figure(**dict(record) | lists | {"area": area})


def find_area(name: str, areas: Iterable[Area | AreaRecord]) -> str | None:
    """Return the id of the area that a name means, None where there is none."""
    wanted = names.key(name)
    spelled = ((area.id, filter(None, (area.id, area.short, area.title))) for area in areas)
    return next((id_ for id_, known in spelled if wanted in map(names.key, known)), None)
