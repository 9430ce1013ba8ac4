"""Select tasks and count them: every figure that a command or a report shows is made here.

Works on plan values and a day; knows neither files nor words for the screen, except in the
errors for a name that nobody goes by.

Read next: `cchc.reports.overview.report` (the figures laid out), `cchc.cli.commands.list` (the options).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.state_table import STATE_ROWS
from cchc.states import APART, COMING, COMING_DAYS, DONE, OVERDUE, STATES, Standing, State, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cchc.periods import Period
    from cchc.plan import Area, Owner, Plan

# From what needs action first to what needs none: the late, what runs, what is over.
URGENCY: tuple[State, ...] = tuple(sorted(STATES, key={r.code: r.urgency for r in STATE_ROWS}.__getitem__))


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

    def accepts(self, item: Standing) -> bool:
        """Tell whether a task is selected."""
        task = item.task
        return (
            (self.owner is None or task.owner == self.owner)
            and (self.coordinator is None or self.coordinator in task.coordinators)
            and (self.involving is None or self.involving in (task.owner, *task.coordinators))
            and (self.area is None or task.area == self.area)
            and (not self.statuses or task.status in self.statuses)
            and (not self.states or item.state in self.states)
            and self._accepts_deadline(item)
            and all(word in names.fold(task.title) for word in map(names.fold, self.words))
        )

    def _accepts_deadline(self, item: Standing) -> bool:
        end = item.end
        return (
            (self.due_in is None or (end is not None and end in self.due_in))
            and (self.running_in is None or _runs_in(item, self.running_in))
            and (self.before is None or (end is not None and end < self.before))
            and (self.after is None or (end is not None and end > self.after))
        )


def _runs_in(item: Standing, period: Period) -> bool:
    is_always = item.due.kind in {"ongoing", "periodic"} and item.start is None
    return is_always or period.touches(item.start, item.end)


def standings(plan: Plan, day: date) -> tuple[Standing, ...]:
    """Give where every task stands on a day, in the order of the plan."""
    return tuple(standing(task, day) for task in plan.tasks)


def by_number(item: Standing) -> int:
    """Sort key: the task's number."""
    return item.task.id


def by_due(item: Standing) -> tuple[date, int]:
    """Sort key: the earliest end first, tasks without one last."""
    return item.end or date.max, item.task.id


def urgency(state: State) -> int:
    """Give a state's place among all, the one that needs action most first."""
    return URGENCY.index(state)


def by_urgency(item: Standing) -> tuple[int, tuple[date, int]]:
    """Sort key: what needs action first."""
    return urgency(item.state), by_due(item)


def by_owner_name(item: Standing) -> tuple[object, int]:
    """Sort key: the owner's name in Vietnamese order."""
    return names.sort_key(item.task.owner.short), item.task.id


def by_title(item: Standing) -> tuple[object, int]:
    """Sort key: the title in Vietnamese order."""
    return names.sort_key(item.task.title), item.task.id


SORTS: Mapping[str, Callable[[Standing], Any]] = {
    "id": by_number,
    "due": by_due,
    "state": by_urgency,
    "owner": by_owner_name,
    "title": by_title,
}


def overdue(items: Iterable[Standing]) -> list[Standing]:
    """Give what is overdue, the oldest end first."""
    return sorted((item for item in items if item.state in OVERDUE), key=by_due)


def coming(items: Iterable[Standing], days: int = COMING_DAYS) -> list[Standing]:
    """Give the open tasks whose last day is within so many days, the soonest first."""
    return sorted((item for item in items if _ends_within(item, days)), key=by_due)


def _ends_within(item: Standing, days: int) -> bool:
    left = item.days_left
    return item.state in COMING and left is not None and 0 <= left <= days


class Tally(NamedTuple):
    """How many tasks are in each state, and the sums that reports speak of."""

    counts: Mapping[State, int]

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


def tally(items: Iterable[Standing]) -> Tally:
    """Count states; every state is there, zeros included, in the fixed order."""
    counted = Counter(item.state for item in items)
    return Tally({state: counted[state] for state in STATES})


def by_area(plan: Plan, items: Sequence[Standing]) -> list[tuple[Area, Tally]]:
    """Count the tasks of every area, in the order of the plan; one without a task is a finding."""
    return [(area, tally(i for i in items if i.task.area == area)) for area in plan.areas]


def by_owner(plan: Plan, items: Sequence[Standing]) -> list[tuple[Owner, Tally]]:
    """Count the tasks of every owner, in the order of the file; a collective only if it leads any."""
    counted = [(owner, tally(i for i in items if i.task.owner == owner)) for owner in plan.owners]
    return [(owner, sums) for owner, sums in counted if sums.total or owner.kind == "agency"]


def find_owner(plan: Plan, name: str, *, whole: bool = False) -> Owner:
    """Find the one owner that goes by a name, or, unless it must be whole, by words of it.

    Raises RequestError with the candidates when there are several, with the nearest names when
    there is none.
    """
    found = plan.register.exact(name) if whole else plan.register.search(name)
    if len(found) != 1:
        raise _not_one("cơ quan", name, found, plan.register.nearest(name), plan.owners)
    return found[0]


def find_area(plan: Plan, name: str) -> Area:
    """Find the one area by its id, title, short title, or words of these; else as `find_owner`."""
    index = names.NameIndex((area, (area.id, area.title, area.short)) for area in plan.areas)
    found = index.exact(name) or index.with_words(name)
    if len(found) != 1:
        near = [area.short for area in index.nearest(name)]
        raise _not_one("lĩnh vực", name, found, near, plan.areas)
    return found[0]


def _not_one(
    what: str,
    name: str,
    found: Sequence[Owner] | Sequence[Area],
    near: Sequence[str],
    known: Sequence[Owner] | Sequence[Area],
) -> RequestError:
    """Say that several things go by a name, or that none does."""
    if found:
        message = f'"{name}" khớp với nhiều {what}: {listed(one.short for one in found)}'
        return RequestError(message, hint="ghi đầy đủ một trong các tên trên")
    every = f"các {what} có trong kế hoạch: {listed(one.short for one in known)}"
    hint = f"gần giống: {listed(near)}" if near else every
    return RequestError(f'không có {what} nào tên là "{name}"', hint=hint)


def listed(items: Iterable[str]) -> str:
    """Write names one after the other, each in quotes."""
    return ", ".join(f'"{item}"' for item in items)


def find_tasks(items: Sequence[Standing], ids: Iterable[int]) -> list[Standing]:
    """Give the tasks with these numbers, in the order asked; RequestError when one is not there."""
    known = {item.task.id: item for item in items}
    wanted = list(dict.fromkeys(ids))
    if missing := [number for number in wanted if number not in known]:
        numbers = ", ".join(map(str, missing))
        span = f"kế hoạch có các nhiệm vụ từ {min(known)} đến {max(known)}" if known else ""
        raise RequestError(f"không có nhiệm vụ số {numbers}", hint=span or "kế hoạch chưa có nhiệm vụ nào")
    return [known[number] for number in wanted]
