"""What a report of a past day says otherwise now: facts that came late, corrections, overwritten figures.

A report of a past day says what it said on that day, but for what somebody recorded of it later,
corrected, or overwrote with a later figure. That is listed, by comparing what is said of the day by the
plan as it was recorded then with what is said by the plan as it is now.

Read next: `cchc.reports.overview.day_facts` (what is said), `cchc.history.provenance` (the plan as it
was recorded then).
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from cchc import labels, queries
from cchc.reports import anchors
from cchc.reports.overview import day_facts
from cchc.reports.overview.recent_changes import ChangeRow, RecentChanges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.states import Standing
    from cchc.trail import Trace

_OVERWRITTEN = "đã ghi đè bằng số liệu sau ngày chốt, nay để trống"


def build(
    plan: Plan, trace: Trace | None, day: date, owner: Owner | None, *, people: bool = True
) -> RecentChanges | None:
    """Return what is otherwise of a day, of all tasks or of one owner's; None when there is nothing.

    `people=False` leaves out who does the work.
    """
    if trace is None or trace.then is None:
        return None
    tasks = tuple(_task_rows(trace.then, plan, day, owner, people=people))
    others = tuple(
        chain(_office_rows(trace.then, plan, owner), _plan_rows(trace.then, plan, day, people=people))
    )
    rows = (*tasks, *others)
    return RecentChanges(_sentence(len(tasks), len(others), day, rows), rows) if rows else None


def _task_rows(
    then: Plan, plan: Plan, day: date, owner: Owner | None, *, people: bool
) -> Iterator[ChangeRow]:
    before, now = _by_number(then, day, owner), _by_number(plan, day, owner)
    for number in sorted(before.keys() | now.keys()):
        shown = now.get(number) or before[number]
        sentences = tuple(_sentences(before.get(number), now.get(number), people=people))
        if sentences:
            anchor = anchors.task(number) if number in now else ""
            yield ChangeRow(f"NV {number}", anchor, shown.task.title, sentences)


def _by_number(plan: Plan, day: date, owner: Owner | None) -> dict[int, Standing]:
    return {
        standing.task.id: standing
        for standing in queries.standings(plan, day)
        if owner is None or standing.task.owner.id == owner.id
    }


def _office_rows(then: Plan, plan: Plan, owner: Owner | None) -> Iterator[ChangeRow]:
    """Yield the offices and areas that are called otherwise, of one office's report that one alone."""
    before, now = day_facts.of_offices(then), day_facts.of_offices(plan)
    for record, called in now.items():
        is_asked = record in before and (owner is None or record == f"owner:{owner.id}")
        if is_asked and (sentences := tuple(_differences(before[record], called))):
            kind = labels.RECORD[record.partition(":")[0]]
            yield ChangeRow(f"{kind} {called['tên ngắn']}", "", called["tên"], sentences)


def _plan_rows(then: Plan, plan: Plan, day: date, *, people: bool) -> Iterator[ChangeRow]:
    before, now = (day_facts.of_plan(one, day, people=people) for one in (then, plan))
    if sentences := tuple(_differences(before, now)):
        yield ChangeRow(labels.RECORD["plan"], "", "", sentences)


def _sentence(tasks: int, others: int, day: date, rows: Sequence[ChangeRow]) -> str:
    what, blank = "nhập thêm hoặc đính chính", ""
    if any(sentence.endswith(_OVERWRITTEN) for row in rows for sentence in row.sentences):
        what, blank = "nhập thêm, đính chính hoặc ghi đè", ", số liệu bị ghi đè để trống"
    where = [f"{tasks} nhiệm vụ"] if tasks else []
    where += [f"{others} mục khác của kế hoạch"] if others else []
    return (
        f"Sau ngày chốt số liệu ({labels.day(day)}), số liệu của ngày đó được {what} "
        f"ở {' và '.join(where)}; báo cáo này đã tính cả{blank}."
    )


def _sentences(before: Standing | None, now: Standing | None, *, people: bool) -> Iterator[str]:
    """Yield what is otherwise of a task: "trạng thái: Chờ điều kiện → Tạm dừng", "thêm ghi chú …"."""
    if before is None or now is None:
        yield "nhập thêm nhiệm vụ" if before is None else "bỏ nhiệm vụ"
        return
    then, today = day_facts.facts(before, people=people), day_facts.facts(now, people=people)
    for label, value in then.items():
        if value and not today[label] and day_facts.was_overwritten(label, now.recorded, now.day):
            today[label] = value
            yield f"{label} {value}: {_OVERWRITTEN}"
    if then[day_facts.STATE] != today[day_facts.STATE]:
        today[day_facts.DECLARED] = then[day_facts.DECLARED]  # the state says it
    yield from _differences(then, today)
    listed, listed_now = (day_facts.items(one, people=people) for one in (before, now))
    for label, items in listed.items():
        yield from _of_list(label, items, listed_now[label])


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Yield what became of each of some things that is otherwise."""
    yield from (
        _difference(label, before[label], value) for label, value in now.items() if value != before[label]
    )


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
