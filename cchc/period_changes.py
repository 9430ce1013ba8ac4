"""What became of the tasks from one day to another: finished, newly late, moved, stopped, added.

Both days are read from the plan as it is now, whose facts have their days: no history is asked.

Read next: `cchc.queries` (where tasks stand on a day), `cchc.reports.wording.comparison` (the sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import queries
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.states import Standing

    Found = tuple[int, ...]
    _Question = Callable[[Standing], bool]

_STOPPED = frozenset({"paused", "cancelled"})


class PeriodChanges(NamedTuple):
    """The numbers of the tasks that something became of after a day and by another, and both totals.

    `reopened` were finished before and aren't now, `resumed` were paused or given up, an amendment of the
    plan `adjusted` a field of tasks that were there. `done_before` and `done_now` are how many were finished.
    """

    done: Found
    late: Found
    extended: Found
    paused: Found
    cancelled: Found
    resumed: Found
    reopened: Found
    added: Found
    total_before: int
    total_now: int
    done_before: int
    done_now: int
    adjusted: Found = ()


def between(plan: Plan, since: date, day: date, owner: Owner | None = None) -> PeriodChanges:
    """Return what changed after `since` and by `day`, of all tasks or of one owner's.

    >>> from datetime import date
    >>> from cchc.plan import Head, Plan
    >>> empty = Plan(Head(None, None, 2026, "Kế hoạch", "UBND xã"), (), (), ())
    >>> between(empty, date(2026, 6, 14), date(2026, 9, 14)).done
    ()
    """
    before, now = ({one.task.id: one for one in _standings(plan, at, owner)} for at in (since, day))

    def became(is_so: _Question) -> Found:
        """Return the tasks that are so now and weren't before."""
        return tuple(id_ for id_, one in now.items() if is_so(one) and not _was(is_so, before.get(id_)))

    def ceased(is_so: _Question) -> Found:
        """Return the tasks that were so before and aren't now."""
        return tuple(id_ for id_, one in now.items() if _was(is_so, before.get(id_)) and not is_so(one))

    return PeriodChanges(
        done=became(_is_done),
        late=became(lambda one: one.state in OVERDUE),
        extended=tuple(id_ for id_, one in now.items() if _was_moved(one, before.get(id_))),
        paused=became(lambda one: one.state == "paused"),
        cancelled=became(lambda one: one.state == "cancelled"),
        resumed=ceased(lambda one: one.state in _STOPPED),
        reopened=ceased(_is_done),
        added=tuple(id_ for id_ in now if id_ not in before),
        total_before=len(before),
        total_now=len(now),
        done_before=sum(map(_is_done, before.values())),
        done_now=sum(map(_is_done, now.values())),
        adjusted=tuple(id_ for id_, one in now.items() if id_ in before and _was_adjusted(one, since)),
    )


def _standings(plan: Plan, day: date, owner: Owner | None) -> list[Standing]:
    return [one for one in queries.standings(plan, day) if owner is None or one.task.owner == owner]


def _was(is_so: _Question, before: Standing | None) -> bool:
    return before is not None and is_so(before)


def _is_done(standing: Standing) -> bool:
    return standing.state in DONE


def _was_moved(now: Standing, before: Standing | None) -> bool:
    """Whether another extension holds than before."""
    return now.extension is not None and (before is None or before.due != now.due)


def _was_adjusted(now: Standing, since: date) -> bool:
    """Whether a document changed what the plan says of a task, beside its extensions and its end."""
    return any(change.date > since for change in now.task.amendments)
