"""What the page's list of tasks can be filtered by: states, areas and owners that occur in it.

Read next: `cchc.reports.anchors` (the keys), `templates/report.js` (who filters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.reports import anchors
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.plan import Plan
    from cchc.reports.overview.state_counts import Share
    from cchc.states import Standing


class Option(NamedTuple):
    """A choice of a filter, with how many rows it gives."""

    key: str
    label: str


class Filters(NamedTuple):
    """What the list of tasks can be filtered by; only what occurs in it."""

    states: tuple[Option, ...]
    areas: tuple[Option, ...]
    owners: tuple[Option, ...]


def build(plan: Plan, listed: Sequence[Standing], tiles: Iterable[Share]) -> Filters:
    """Return the choices that lead to at least one row; states that belong together come as one, too."""
    states = [Option(share.key, share.label) for share in tiles if share.count]
    occurring = {standing.state for standing in listed}
    wider = [
        (anchors.ANY_OVERDUE, "Quá hạn, chưa hoàn thành", OVERDUE),
        (anchors.ANY_DONE, "Hoàn thành", DONE),
    ]
    return Filters(
        states=(*(Option(key, label) for key, label, within in wider if occurring & within), *states),
        areas=tuple(
            Option(area.id, area.title) for area in plan.areas if any(s.task.area == area for s in listed)
        ),
        owners=tuple(
            Option(office.id, office.short)
            for office in plan.owners
            if any(s.task.owner == office for s in listed)
        ),
    )
