"""What was entered of a day after its figures were drawn up: facts that came late, and corrections.

A report of a past day says what it said on that day, but for what somebody recorded of it later, or
corrected. That is listed, by comparing where every task stood on the day by the plan as it was
recorded then with where it stands by the plan as it is now. A figure that was overwritten since is
blank and no entry.

Read next: `cchc.past` (a task on a day), `cchc.history.provenance` (the plan as it was recorded then).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, queries
from cchc.reports import anchors
from cchc.reports.overview.recent_changes import ChangeRow, RecentChanges
from cchc.reports.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.states import Standing
    from cchc.trail import Trace

_FIGURES = {"tiến độ", "chỉ tiêu đã đạt"}  # blank when overwritten since
_NOTHING = "(không có)"


def build(plan: Plan, trace: Trace | None, day: date, owner: Owner | None) -> RecentChanges | None:
    """Return what was entered late of a day, of all tasks or of one owner's; None when there is nothing."""
    if trace is None or trace.then is None:
        return None
    before, now = _by_number(trace.then, day, owner), _by_number(plan, day, owner)
    rows = tuple(
        ChangeRow(f"NV {number}", anchors.task(number) if number in now else "", shown.task.title, sentences)
        for number in sorted(before.keys() | now.keys())
        if (sentences := tuple(_sentences(before.get(number), now.get(number))))
        and (shown := now.get(number) or before[number])
    )
    return RecentChanges(_sentence(len(rows), day), rows) if rows else None


def _by_number(plan: Plan, day: date, owner: Owner | None) -> dict[int, Standing]:
    return {
        standing.task.id: standing
        for standing in queries.standings(plan, day)
        if owner is None or standing.task.owner.id == owner.id
    }


def _sentence(count: int, day: date) -> str:
    return (
        f"Sau ngày chốt số liệu ({labels.day(day)}), số liệu của ngày đó được nhập thêm hoặc đính chính "
        f"ở {count} nhiệm vụ; báo cáo này đã tính cả."
    )


def _sentences(before: Standing | None, now: Standing | None) -> Iterator[str]:
    """Yield what is otherwise of a task: "trạng thái: Chờ điều kiện → Tạm dừng"."""
    if before is None or now is None:
        yield "nhập thêm nhiệm vụ" if before is None else "bỏ nhiệm vụ"
        return
    then, today = _facts(before), _facts(now)
    for label, value in today.items():
        if value != then[label] and (value or label not in _FIGURES):
            yield f"{label}: {then[label] or _NOTHING} → {value or _NOTHING}"


def _facts(standing: Standing) -> dict[str, str]:
    """Return what reports say of a task, by what it is called."""
    task = standing.task
    target = task.target
    return {
        "nội dung": task.title,
        "lĩnh vực": task.area.title,
        "cơ quan chủ trì": task.owner.short,
        "thời hạn": phrases.due(standing),
        "trạng thái": labels.state_now(standing.state, standing.days_left, task.done_on),
        "tiến độ": f"{standing.progress}%" if standing.progress is not None else "",
        "chỉ tiêu đã đạt": f"{target.achieved} {target.unit}"
        if target and target.achieved is not None
        else "",
        "văn bản": "; ".join(phrases.documents(standing)),
        "nhật ký": standing.latest_note,
    }
