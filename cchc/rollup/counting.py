"""Many plans on one day as a value: a row of counts for each, the worst first, and their sum.

Knows neither files nor processes: the files' counts come to it.
Read next: `cchc.rollup.loading` (where they come from), `cchc.cli.commands.rollup` (how it is shown).
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


class PlanCount(NamedTuple):
    """What a plan counts on every day from `since` until before `until` (None: for good)."""

    issuer: str
    year: int
    tally: Tally
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the plan counts the same on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class FileProblem(NamedTuple):
    """Why a file is no plan: the first thing that is wrong, and where ("12:5", empty: the whole file)."""

    place: str
    message: str


class Row(NamedTuple):
    """One plan and what it counts."""

    path: str
    issuer: str
    tally: Tally


class UnreadableFile(NamedTuple):
    """A file or folder that counts nothing, and why."""

    path: str
    problem: FileProblem

    @property
    def sentence(self) -> str:
        """The file, the place in it, and what is wrong there."""
        place = f":{self.problem.place}" if self.problem.place else ""
        return f"{self.path}{place}: {self.problem.message}"


class Rollup(NamedTuple):
    """The plans of a year as they stand on a day; `other_years` has how many plans each other year has."""

    day: date
    year: int
    rows: tuple[Row, ...]
    unreadable: tuple[UnreadableFile, ...]
    other_years: tuple[tuple[int, int], ...]

    @property
    def total(self) -> Tally:
        """The counts of all plans together."""
        return Tally({state: sum(row.tally.counts.get(state, 0) for row in self.rows) for state in STATES})

    @property
    def repeated_issuers(self) -> tuple[str, ...]:
        """Offices that have several plans of the year, whose tasks are counted as often."""
        plans = Counter(row.issuer for row in self.rows)
        return tuple(sorted((name for name, count in plans.items() if count > 1), key=names.sort_key))


def count(plan: Plan, day: date) -> PlanCount:
    """Count a plan's tasks on a day, and find how long the counts hold."""
    standings = queries.standings(plan, day)
    turns = [turn for standing in standings if (turn := next_turn(standing))]
    turns += [task.assigned_on for task in plan.tasks if task.assigned_on and task.assigned_on > day]
    until = min(turns, default=None)
    return PlanCount(plan.head.issuer, plan.head.year, queries.tally(standings), day, until)


def build(files: Iterable[tuple[str, PlanCount | FileProblem]], day: date, year: int) -> Rollup:
    """Build a rollup from what each file counts, the plan with the largest overdue share first."""
    rows: list[Row] = []
    unreadable: list[UnreadableFile] = []
    other_years: Counter[int] = Counter()
    for path, result in files:
        if isinstance(result, FileProblem):
            unreadable.append(UnreadableFile(path, result))
        elif result.year == year:
            rows.append(Row(path, result.issuer, result.tally))
        else:
            other_years[result.year] += 1
    return Rollup(
        day,
        year,
        tuple(sorted(rows, key=_worst_first)),
        tuple(unreadable),
        tuple(sorted(other_years.items())),
    )


def _worst_first(row: Row) -> tuple[float, int, float, object, str]:
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
