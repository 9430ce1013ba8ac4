"""What a report says in whole sentences: of all the work, of what was due, of what comes, of points.

Every sentence adds up with the figures beside it: what one leaves out, another names.

Read next: `cchc.queries` (the figures), `cchc.reports.overview.report` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, queries
from cchc.state_table import STATE_ROWS
from cchc.states import COMING_DAYS, DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def completion(counted: Tally, scale: CompletionScale | None) -> Completion:
    """Return how much is finished, with its points when the plan names a scale for them."""
    done, whole = counted.done, counted.countable
    share = labels.percent(done, whole)
    if scale is None or not whole:
        return Completion(done, whole, share, "", "", "")
    points = _number(
        max(((step.start, step.points) for step in scale.steps if done * 100 >= step.start * whole),
            default=(0, 0.0))[1]
    )  # fmt: skip
    sentence = (
        f"Điểm hoàn thành kế hoạch: {points} điểm ({done}/{whole} nhiệm vụ, {share}), "
        f"theo thang điểm tại {scale.document}."
    )
    return Completion(done, whole, share, points, scale.document, sentence)


def _number(value: float) -> str:
    """Return a number as Vietnamese writes it: 2, 0,5."""
    return f"{value:g}".replace(".", ",")


def overview(
    standings: Sequence[Standing], counted: Tally, day: date, who: str, *, whole_plan: bool
) -> tuple[str, ...]:
    """Return how far the work is: first of the whole, then of what was due, then what comes next."""
    if not counted.total:
        return ("Chưa có nhiệm vụ nào.",)
    near = len(queries.coming(standings)) or "Không có"
    return (
        f"Đến ngày {labels.day(day)}, {who} {_finished(counted, whole_plan=whole_plan)}.",
        _came_due([i for i in standings if i.state in DONE | OVERDUE and i.end and i.end <= day]),
        f"{near} nhiệm vụ đến hạn trong {COMING_DAYS} ngày tới.",
        *_apart(counted),
    )


def _finished(counted: Tally, *, whole_plan: bool) -> str:
    if not counted.countable:
        return "không có nhiệm vụ tính tỷ lệ hoàn thành"
    share = labels.percent(counted.done, counted.countable) + (" kế hoạch năm" if whole_plan else "")
    return f"đã hoàn thành {counted.done}/{counted.countable} nhiệm vụ ({share})"


def _came_due(standings: Sequence[Standing]) -> str:
    """Return what became of the tasks whose end has come: 20 % of a year looks bad, 3 of 4 due doesn't."""
    finished = [standing for standing in standings if standing.state in DONE]
    if not standings:
        return "Chưa có nhiệm vụ nào đến hạn."
    if not finished:
        if len(standings) == 1:
            return "Có 1 nhiệm vụ đã đến hạn; nhiệm vụ này quá hạn, chưa hoàn thành."
        return f"Cả {len(standings)} nhiệm vụ đã đến hạn đều quá hạn, chưa hoàn thành."
    on_time = sum(standing.state == "done_on_time" for standing in finished)
    return (
        f"Trong {len(standings)} nhiệm vụ đã đến hạn, {len(finished)} nhiệm vụ đã hoàn thành "
        f"(đúng hạn {on_time}), {len(standings) - len(finished)} nhiệm vụ quá hạn, chưa hoàn thành."
    )


def _apart(counted: Tally) -> tuple[str, ...]:
    """Return what the sentences before leave out, so that everything adds up."""
    asides = ((_ASIDES[state], count) for state, count in counted.counts.items() if count)
    parts = [f"{count} nhiệm vụ {aside[1]}" for aside, count in sorted((a, n) for a, n in asides if a)]
    return (f"Ngoài ra có {', '.join(parts)}.",) if parts else ()
