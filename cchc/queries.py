"""Select tasks and count them: every figure that a command or a report shows is made here.

Works on plan values and a day; knows neither files nor words for the screen.

Read next: `cchc.lookups` (what somebody named), `cchc.reports.overview.report` (the figures laid out),
`cchc.cli.commands.list` (the options).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import names, past
from cchc.state_table import COMING_DAYS, STATE_ROWS
from cchc.states import APART, COMING, DONE, OVERDUE, STATES, Standing, State, standing_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cchc.owners import Owner
    from cchc.periods import Period
    from cchc.plan import Plan
    from cchc.task import Area

# From what needs action first to what needs none: the late, what runs, what is over.
URGENCY: tuple[State, ...] = tuple(
    sorted(STATES, key={row.code: row.urgency for row in STATE_ROWS}.__getitem__)
)


class Filter(NamedTuple):
    """What a task must be to be selected; every part that is set must hold.

    `due_in`: the deadline ends within the period. `running_in`: its span touches the period (one
    with an end and no start runs only in the period of its end, regular work in every period).
    `before` and `after` leave out the day itself. `words` are all found in the title, be it inside
    longer ones, without regard to case and marks.
    """

    owner: Owner | None = None
    coordinator: Owner | None = None
    involving: Owner | None = None
    area: Area | None = None
    statuses: frozenset[str] = frozenset()
    states: frozenset[State] = frozenset()
    due_in: Period | None = None
    running_in: Period | None = None
    before: date | None = None
    after: date | None = None
    words: tuple[str, ...] = ()

    def accepts(self, standing: Standing) -> bool:
        """Whether a task is selected."""
        task = standing.task
        return (
            (self.owner is None or task.owner == self.owner)
            and (self.coordinator is None or self.coordinator in task.coordinators)
            and (self.involving is None or self.involving in (task.owner, *task.coordinators))
            and (self.area is None or task.area == self.area)
            and (not self.statuses or standing.task.status in self.statuses)
            and (not self.states or standing.state in self.states)
            and self._accepts_deadline(standing)
            and all(word in names.fold(task.title) for word in map(names.fold, self.words))
        )

    def _accepts_deadline(self, standing: Standing) -> bool:
        end = standing.end
        return (
            (self.due_in is None or (end is not None and end in self.due_in))
            and (self.running_in is None or _runs_in(standing, self.running_in))
            and (self.before is None or (end is not None and end < self.before))
            and (self.after is None or (end is not None and end > self.after))
        )


def _runs_in(standing: Standing, period: Period) -> bool:
    runs_always = standing.due.kind in {"ongoing", "periodic"} and standing.start is None
    return runs_always or period.touches(standing.start, standing.end)


def standings(plan: Plan, day: date) -> tuple[Standing, ...]:
    """Return where every task stands that had been given by a day, in the order of the plan."""
    return tuple(standing_on(task, day) for task in plan.tasks if past.is_assigned(task, day))


def by_number(standing: Standing) -> int:
    """Return a sort key: the task's number."""
    return standing.task.id


def by_due(standing: Standing) -> tuple[date, int]:
    """Return a sort key: the earliest end first, tasks without one last."""
    return standing.end or date.max, standing.task.id


def urgency(state: State) -> int:
    """Return a state's rank, 0 for the one that needs action most."""
    return URGENCY.index(state)


def by_urgency(standing: Standing) -> tuple[int, tuple[date, int]]:
    """Return a sort key: what needs action first."""
    return urgency(standing.state), by_due(standing)


def by_owner_name(standing: Standing) -> tuple[object, int]:
    """Return a sort key: the owner's name in Vietnamese order."""
    return names.sort_key(standing.task.owner.short), standing.task.id


def by_title(standing: Standing) -> tuple[object, int]:
    """Return a sort key: the title in Vietnamese order."""
    return names.sort_key(standing.task.title), standing.task.id


SORTS: Mapping[str, Callable[[Standing], Any]] = {
    "id": by_number,
    "due": by_due,
    "state": by_urgency,
    "owner": by_owner_name,
    "title": by_title,
}


def overdue(standings: Iterable[Standing]) -> list[Standing]:
    """Return what is overdue, the oldest end first."""
    return sorted((standing for standing in standings if standing.state in OVERDUE), key=by_due)


def coming(standings: Iterable[Standing], days: int = COMING_DAYS) -> list[Standing]:
    """Return the open tasks whose last day is within so many days, the soonest first."""
    return sorted((standing for standing in standings if _ends_within(standing, days)), key=by_due)


def _ends_within(standing: Standing, days: int) -> bool:
    left = standing.days_left
    return standing.state in COMING and left is not None and 0 <= left <= days


class Tally(NamedTuple):
    """How many tasks are in each state, and the sums that reports speak of.

    `undated`: how many of the countable ones have no last day, whatever became of them.
    """

    counts: Mapping[State, int]
    undated: int = 0

    @property
    def total(self) -> int:
        """All tasks, regular and cancelled ones included."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Finished, on time or late."""
        return self._sum(DONE)

    @property
    def overdue(self) -> int:
        """Past the end and not finished."""
        return self._sum(OVERDUE)

    @property
    def countable(self) -> int:
        """What completion is taken of: all but regular and cancelled tasks."""
        return self.total - self._sum(APART)

    def _sum(self, states: Iterable[State]) -> int:
        return sum(self.counts.get(state, 0) for state in states)


def tally(standings: Iterable[Standing]) -> Tally:
    """Count states; every state is there, zeros included, in the fixed order."""
    listed = list(standings)
    counts = Counter(standing.state for standing in listed)
    undated = sum(standing.end is None and standing.state not in APART for standing in listed)
    return Tally({state: counts[state] for state in STATES}, undated)


def by_area(plan: Plan, standings: Sequence[Standing]) -> list[tuple[Area, Tally]]:
    """Count the tasks of every area, in the order of the plan; one without a task is a finding."""
    return [
        (area, tally(standing for standing in standings if standing.task.area == area)) for area in plan.areas
    ]


def by_owner(plan: Plan, standings: Sequence[Standing], day: date) -> list[tuple[Owner, Tally]]:
    """Count the tasks of every owner, in the order of the file; a collective only if it leads any.

    An agency without a task is there, too, unless all that it has to do with the plan came after the
    day: then it was registered later.
    """
    tallies = (
        (owner, tally(standing for standing in standings if standing.task.owner == owner))
        for owner in plan.owners
    )
    later = _taking_part(plan, date.max) - _taking_part(plan, day)
    return [
        (owner, count)
        for owner, count in tallies
        if count.total or (owner.kind == "agency" and owner not in later)
    ]


def _taking_part(plan: Plan, day: date) -> set[Owner]:
    """Return who has to do with the plan by a day: leads or coordinates a task, or has a duty."""
    owners = {owner for duty in plan.duties for owner in duty.owners}
    for task in plan.tasks:
        if past.is_assigned(task, day):
            owners.update(past.task_on(task, day).coordinators, (past.task_on(task, day).owner,))
    return owners
