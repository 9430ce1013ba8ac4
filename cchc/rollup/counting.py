"""Many plans on one day as a value: a row of counts for each, the worst first, and their sum.

Knows neither files nor processes: it is given what stands in each file. Read next:
`cchc.rollup.loading` (where that comes from), `cchc.cli.commands.rollup` (how it is shown).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, queries
from cchc.queries import Tally
from cchc.states import STATES, next_turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.plan import Plan


class Counted(NamedTuple):
    """What a plan counts on every day from `since` until before `until` (None: for good)."""

    issuer: str
    year: int
    tally: Tally
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Tell whether it counts the same on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Refused(NamedTuple):
    """Why a file is no plan: the first thing that is wrong, and where ("12:5", empty: the whole file)."""

    place: str
    message: str


class Row(NamedTuple):
    """One plan and what it counts."""

    path: str
    issuer: str
    tally: Tally


class Broken(NamedTuple):
    """A file that counts nothing, and why."""

    path: str
    refused: Refused

    @property
    def said(self) -> str:
        """The file, the place in it, and what is wrong there."""
        place = f":{self.refused.place}" if self.refused.place else ""
        return f"{self.path}{place}: {self.refused.message}"


class Rollup(NamedTuple):
    """The plans of a year as they stand on a day; `others` are how many plans each other year has."""

    day: date
    year: int
    rows: tuple[Row, ...]
    broken: tuple[Broken, ...]
    others: tuple[tuple[int, int], ...]

    @property
    def total(self) -> Tally:
        """The counts of all plans together."""
        return Tally({state: sum(row.tally.counts.get(state, 0) for row in self.rows) for state in STATES})

    @property
    def doubled(self) -> tuple[str, ...]:
        """Offices that have several plans of the year, whose tasks are counted as often."""
        counted = Counter(row.issuer for row in self.rows)
        return tuple(sorted((name for name, times in counted.items() if times > 1), key=names.sort_key))


def count(plan: Plan, day: date) -> Counted:
    """Count a plan's tasks on a day, and say how long the counts hold."""
    items = queries.standings(plan, day)
    until = min((turn for item in items if (turn := next_turn(item))), default=None)
    return Counted(plan.head.issuer, plan.head.year, queries.tally(items), day, until)


def gather(found: Iterable[tuple[str, Counted | Refused]], day: date, year: int) -> Rollup:
    """Put what stands in each file together, the plan with the largest overdue share first."""
    rows: list[Row] = []
    broken: list[Broken] = []
    others: Counter[int] = Counter()
    for path, said in found:
        if isinstance(said, Refused):
            broken.append(Broken(path, said))
        elif said.year == year:
            rows.append(Row(path, said.issuer, said.tally))
        else:
            others[said.year] += 1
    return Rollup(day, year, tuple(sorted(rows, key=_worst)), tuple(broken), tuple(sorted(others.items())))


def _worst(row: Row) -> tuple[float, int, float, object, str]:
    """Sort key: most overdue of what can be finished, then most overdue tasks, then least done."""
    tally = row.tally
    whole = tally.countable or 1
    return (
        -tally.overdue / whole,
        -tally.overdue,
        tally.done / whole,
        names.sort_key(row.issuer),
        row.path,
    )
