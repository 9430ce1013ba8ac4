"""What a report says in whole sentences: of all the work, of what was due, of what comes, of points.

Every sentence adds up with the figures beside it: what one leaves out, another names.

Read next: `cchc.queries` (the figures), `cchc.reports.overview.report` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels, queries
from cchc.reports.wording import counts, situations
from cchc.state_table import COMING_DAYS, STATE_ROWS
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cchc.plan import CompletionScale
    from cchc.queries import Tally
    from cchc.states import Standing

_ASIDES = {row.code: row.aside for row in STATE_ROWS}
METHOD = (
    "Đúng hạn: ngày hoàn thành không sau ngày cuối của thời hạn; hoàn thành đúng ngày cuối là đúng hạn.",
    "Thời hạn ghi theo tháng, quý, năm được tính đến ngày cuối của tháng, quý, năm đó.",
    "Nhiệm vụ được gia hạn tính theo thời hạn đã được duyệt.",
    "Nhiệm vụ có điều kiện chưa bị tính quá hạn khi điều kiện chưa xảy ra.",
    "Tỷ lệ hoàn thành không tính nhiệm vụ thường xuyên và nhiệm vụ đã hủy.",
    "Việc xảy ra sau ngày chốt số liệu không được tính.",
)


class Completion(NamedTuple):
    """Finished tasks, of those that can be finished: neither regular nor cancelled.

    `points` and the `document` that sets them are empty where the plan names no scale.
    """

    numerator: int
    denominator: int
    percent: str
    points: str
    document: str
    sentence: str


def completion(
    counted: Tally, scale: CompletionScale | None, *, write: Callable[[date], str] = labels.day
) -> Completion:
    """Return how much is finished, with its points when the plan names a scale for them.

    `write` writes days: as screens do, unless it is for an official document.
    """
    done, whole = counted.done, counted.countable
    share = labels.percent(done, whole)
    if scale is None or not whole:
        return Completion(done, whole, share, "", "", "")
    points = _number(
        max(((step.start, step.points) for step in scale.steps if done * 100 >= step.start * whole),
            default=(0, 0.0))[1]
    )  # fmt: skip
    of_tasks = f"{counts.fraction(done, whole)} nhiệm vụ, {share}" if done else "chưa có nhiệm vụ hoàn thành"
    document = citations.with_official_days(scale.document, write=write)
    sentence = f"Điểm hoàn thành kế hoạch: {points} điểm ({of_tasks}), theo thang điểm tại {document}."
    return Completion(done, whole, share, points, scale.document, sentence)


def _number(value: float) -> str:
    """Return a number as Vietnamese writes it: 2, 0,5."""
    return f"{value:g}".replace(".", ",")


def overview(
    standings: Sequence[Standing], counted: Tally, day: str, who: str, office: str = ""
) -> tuple[str, ...]:
    """Return how far the work is: first of the whole, then of what was due, then what comes next.

    `office` is whose tasks alone these are.
    """
    if not counted.total:
        return (f"{situations.without_tasks(office)}." if office else "Chưa có nhiệm vụ nào.",)
    coming = queries.coming(standings)
    waiting = sum(one.state == "waiting" for one in coming)
    return (
        situations.completion(counted, day, who),
        came_due(standings),
        situations.due_soon(len(coming), COMING_DAYS, waiting),
        *_apart(counted, waiting),
    )


def came_due(standings: Sequence[Standing]) -> str:
    """Return what became of the tasks whose end has come: 20 % of a year looks bad, 3 of 4 due doesn't."""
    due = [one for one in standings if one.state in DONE | OVERDUE and one.end and one.end <= one.day]
    in_time, late = (sum(one.state == state for one in due) for state in ("done_on_time", "done_late"))
    return situations.came_due(in_time, late, len(due) - in_time - late)


def _apart(counted: Tally, waiting: int) -> tuple[str, ...]:
    """Return what the sentences before leave out, so that everything adds up; so many that wait are told."""
    told = {"waiting": waiting}
    left = ((state, number - told.get(state, 0)) for state, number in counted.counts.items())
    asides = sorted((aside, number, state) for state, number in left if number and (aside := _ASIDES[state]))
    parts = [
        f"{counts.tasks(number)} {'khác ' if told.get(state) else ''}{aside[1]}"
        for aside, number, state in asides
    ]
    return (f"Ngoài ra có {', '.join(parts)}.",) if parts else ()


def nothing_late(done_late: int) -> str:
    """Return that no task is overdue, where so many were finished late: these aren't denied.

    >>> nothing_late(0), nothing_late(2)
    ('Không có nhiệm vụ quá hạn.', 'Không có nhiệm vụ quá hạn, chưa hoàn thành.')
    """
    return "Không có nhiệm vụ quá hạn, chưa hoàn thành." if done_late else "Không có nhiệm vụ quá hạn."
