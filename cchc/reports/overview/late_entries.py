"""What was entered of a day after its figures were drawn up: facts that came late, and corrections.

A report of a past day says what it said on that day, but for what somebody recorded of it later, or
corrected. That is listed, by comparing where every task stood on the day by the plan as it was
recorded then with where it stands by the plan as it is now. A figure that was overwritten since is
blank and no entry.

Read next: `cchc.past` (a task on a day), `cchc.history.provenance` (the plan as it was recorded then).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc import labels, queries
from cchc.plan import PEOPLE_FIELDS
from cchc.reports import anchors
from cchc.reports.overview.recent_changes import ChangeRow, RecentChanges
from cchc.reports.wording import phrases
from cchc.states import DONE
from cchc.task import AMENDABLE, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.states import Standing
    from cchc.task import Stop
    from cchc.trail import Trace

_FIGURES = {"tiến độ", "chỉ tiêu đã đạt"}  # blank when overwritten since


def build(
    plan: Plan, trace: Trace | None, day: date, owner: Owner | None, *, people: bool = True
) -> RecentChanges | None:
    """Return what was entered late of a day, of all tasks or of one owner's; None when there is nothing.

    `people=False` leaves out who does the work.
    """
    if trace is None or trace.then is None:
        return None
    before, now = _by_number(trace.then, day, owner), _by_number(plan, day, owner)
    rows = tuple(
        ChangeRow(f"NV {number}", anchors.task(number) if number in now else "", shown.task.title, sentences)
        for number in sorted(before.keys() | now.keys())
        if (sentences := tuple(_sentences(before.get(number), now.get(number), people=people)))
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


def _sentences(before: Standing | None, now: Standing | None, *, people: bool) -> Iterator[str]:
    """Yield what is otherwise of a task: "trạng thái: Chờ điều kiện → Tạm dừng", "thêm ghi chú …"."""
    if before is None or now is None:
        yield "nhập thêm nhiệm vụ" if before is None else "bỏ nhiệm vụ"
        return
    then, today = _facts(before, people=people), _facts(now, people=people)
    for label, value in today.items():
        if value != then[label] and (value or label not in _FIGURES):
            yield _difference(label, then[label], value)
    yield from _of_list("văn bản", phrases.documents(before), phrases.documents(now))
    yield from _of_list("ghi chú", _notes(before), _notes(now))


def _difference(label: str, before: str, now: str) -> str:
    """Return what became of one thing: it was added, left out, or is another now.

    >>> _difference("sản phẩm", "", "Báo cáo"), _difference("tiến độ", "40%", "30%")
    ('thêm sản phẩm: Báo cáo', 'tiến độ: 40% → 30%')
    """
    if before and now:
        return f"{label}: {before} → {now}"
    return f"thêm {label}: {now}" if now else f"bỏ {label}: {before}"


def _of_list(label: str, before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield what became of the items of a list; as many new ones as old ones gone are these, corrected."""
    gone = list((Counter(before) - Counter(now)).elements())
    new = list((Counter(now) - Counter(before)).elements())
    if len(gone) == len(new):
        yield from (_difference(label, old, item) for old, item in zip(gone, new, strict=True))
        return
    yield from (_difference(label, old, "") for old in gone)
    yield from (_difference(label, "", item) for item in new)


def _notes(standing: Standing) -> list[str]:
    """Return the lines of the diary, with their days: "“Đã họp” (ngày 05/05/2026)"."""
    return [
        f"“{note.text}”{f' (ngày {labels.day(note.date)})' if note.date else ''}"
        for note in standing.task.notes
    ]


def _facts(standing: Standing, *, people: bool) -> dict[str, str]:
    """Return what reports say of a task, by what it is called."""
    task, target = standing.task, standing.task.target
    plain = [field for field in AMENDABLE if field != "due" and (people or field not in PEOPLE_FIELDS)]
    achieved = target and target.achieved is not None
    return {labels.FIELD[field]: words_of(getattr(task, field)) or "" for field in plain} | {
        labels.FIELD["due"]: phrases.extended(standing),
        "trạng thái": labels.state_now(standing.state, standing.days_left, task.done_on),
        labels.FIELD["started_on"]: _day(task.started_on),
        labels.FIELD["condition_met_on"]: _day(task.condition_met_on),
        "thông tin trình duyệt": _joined(f"ngày {_day(task.submitted.date)}", task.submitted.document)
        if task.submitted
        else "",
        "thông tin tạm dừng, hủy": _stop(task.stopped),
        "tiến độ": _progress(standing),
        "chỉ tiêu đã đạt": f"{target.achieved} {target.unit}" if target and achieved else "",
    }


def _progress(standing: Standing) -> str:
    """Return the progress; that of a finished task is said by its state."""
    is_told = standing.progress is not None and standing.state not in DONE
    return f"{standing.progress}%" if is_told else ""


def _stop(stop: Stop | None) -> str:
    """Return since when, by which document and why a task rests or was given up."""
    if stop is None:
        return ""
    since = f"từ ngày {_day(stop.date)}" if stop.date else ""
    return _joined(since, stop.document, f"lý do: {stop.reason}" if stop.reason else "")


def _day(day: date | None) -> str:
    return labels.day(day) if day else ""


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
