"""What the periodic report says something of: the plan on a day, whose tasks, which period and figures.

Read next: `cchc.reports.official.progress_contents` (what is said of it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import queries
from cchc.reports.official.annex_heads import annex_label

if TYPE_CHECKING:
    from datetime import date

    from cchc.figures import PeriodFigures
    from cchc.owners import Owner
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.official.plan_changes import TaskChange
    from cchc.states import Standing


class Facts(NamedTuple):
    """What the report says something of: the plan, the day, the tasks and the period that are asked for.

    `owner` is the office whose tasks these are, `who` reports. `figures` are those that the province asks
    for, None where it asks for none. `changes` are what changed the tasks until the day. `coordinated` are
    those that an office helps with, empty of one that leads tasks: its report is on these.
    """

    plan: Plan
    day: date
    standings: tuple[Standing, ...]
    owner: Owner | None
    period: ReportingPeriod | None
    who: str
    figures: PeriodFigures | None = None
    changes: tuple[TaskChange, ...] = ()
    coordinated: tuple[Standing, ...] = ()

    @property
    def annex(self) -> str:
        """What the annex of the tasks is called."""
        return annex_label(1, self._annexes)

    @property
    def annex_of_changes(self) -> str:
        """What the annex of the changes is called: the last one."""
        return annex_label(self._annexes, self._annexes)

    @property
    def _annexes(self) -> int:
        return 1 + bool(self.figures) + bool(self.changes)

    def in_state(self, state: str) -> list[Standing]:
        """Return the tasks that are in a state."""
        return [standing for standing in self.standings if standing.state == state]

    @property
    def held_up(self) -> list[Standing]:
        """The tasks that lacked their condition when they were due, in the order of their deadlines."""
        return sorted((one for one in self.standings if one.is_held_up), key=queries.by_due)
