"""A report as a value: every figure, label, row and sentence, ready to be printed.

Printers and templates only lay it out; none of them counts, sorts or words anything. Built from a
plan and a day, nothing else, so the same plan, day and version give the same report.
Knows neither files nor git, neither HTML nor Markdown.

Read next: `cchc.reports.pages` (HTML and Markdown), `cchc.queries` (where figures come from).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import clarity, labels, names, queries
from cchc.states import COMING_DAYS, DONE, OVERDUE, STATES, happened
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.clarity import Aspect
    from cchc.plan import Owner, Plan, Task
    from cchc.queries import Tally
    from cchc.states import Standing, State

# The six that a report always names; the others only where they occur.
_MAIN_STATES: frozenset[State] = frozenset(STATES[:6])
_LINK_STARTS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Share:
    """How many tasks are in one state, and what part of all that is."""

    state: State
    label: str
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of one area or one owner, counted."""

    id: str
    title: str
    total: int
    done: int
    overdue: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a report shows it; `timing` says how far the end is, or when it was finished."""

    number: int
    anchor: str
    title: str
    area: str
    owner: str
    coordinators: str
    due: str
    original_due: str
    condition: str
    timing: str
    state: State
    state_label: str
    is_overdue: bool
    progress: str
    assignee: str
    note: str
    evidence: int
    lacks_evidence: bool


@dataclass(frozen=True, slots=True)
class ClarityRow:
    """Which of the six a task states, in the fixed order."""

    number: int
    anchor: str
    title: str
    stated: tuple[bool, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Clarity:
    """The matrix of the 6 rõ, its sentence, and the share of clear tasks under each column."""

    columns: tuple[str, ...]
    rows: tuple[ClarityRow, ...]
    percents: tuple[str, ...]
    complete: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that shows a result; `link` is empty unless it is safe to follow."""

    number: int
    task_anchor: str
    document: str
    day: str
    summary: str
    link: str


@dataclass(frozen=True, slots=True)
class Completion:
    """Finished tasks, of those that can be finished: neither regular nor cancelled."""

    numerator: int
    denominator: int
    percent: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report on a plan says on a day."""

    title: str
    subject: str
    issuer: tuple[str, ...]
    place: str
    plan_title: str
    plan_number: str
    plan_day: str
    year: int
    as_of: str
    owner: str
    sentences: tuple[str, ...]
    completion: Completion
    total: int
    shares: tuple[Share, ...]
    overdue: tuple[Row, ...]
    coming: tuple[Row, ...]
    areas: tuple[Group, ...]
    owners: tuple[Group, ...]
    tasks: tuple[Row, ...]
    clarity: Clarity
    evidence: tuple[Evidence, ...]
    method: tuple[str, ...]
    source: str
    version: str


def build(plan: Plan, day: date, *, source: str, owner: Owner | None = None) -> Report:
    """Build the report on a plan as it stands on a day, of all tasks or of one owner's.

    `source` is how the plan file is called in the footer.
    """
    items = [i for i in queries.standings(plan, day) if owner is None or i.task.owner == owner]
    counted = queries.tally(items)
    late, next_ones = queries.overdue(items), queries.coming(items)
    return Report(
        title="BÁO CÁO TIẾN ĐỘ",
        subject=f"thực hiện Kế hoạch cải cách hành chính năm {plan.head.year}",
        issuer=_issuer_lines(plan.head.issuer),
        place=plan.head.place or "",
        plan_title=plan.head.title,
        plan_number=plan.head.number,
        plan_day=labels.day(plan.head.date),
        year=plan.head.year,
        as_of=labels.day(day),
        owner=owner.name if owner else "",
        sentences=_sentences(items, counted, day, owner.name if owner else "xã"),
        completion=_completion(counted),
        total=counted.total,
        shares=_shares(counted),
        overdue=tuple(map(_row, late)),
        coming=tuple(map(_row, next_ones)),
        areas=tuple(_group(area.id, area.title, sums) for area, sums in queries.by_area(plan, items)),
        owners=_owner_groups(queries.by_owner(plan, items), owner),
        tasks=tuple(map(_row, items)),
        clarity=_clarity(items, day),
        evidence=tuple(e for item in items for e in _evidence(item.task, day)),
        method=_METHOD,
        source=source,
        version=VERSION,
    )


_METHOD = (
    "Đúng hạn: ngày hoàn thành không sau ngày cuối của thời hạn; hoàn thành đúng ngày cuối là đúng hạn.",
    "Thời hạn ghi theo tháng, quý, năm được tính đến ngày cuối của tháng, quý, năm đó.",
    "Nhiệm vụ được gia hạn tính theo thời hạn đã được duyệt.",
    "Nhiệm vụ có điều kiện chưa bị tính quá hạn khi điều kiện chưa xảy ra.",
    "Tỷ lệ hoàn thành không tính nhiệm vụ thường xuyên và nhiệm vụ đã hủy.",
    "Việc xảy ra sau ngày chốt số liệu không được tính.",
)


def _issuer_lines(issuer: str) -> tuple[str, ...]:
    """Break an issuer's name before the commune, as the head of a document does."""
    upper = issuer.upper()
    for unit in (" XÃ ", " PHƯỜNG ", " ĐẶC KHU "):
        body, found, place = upper.partition(unit)
        if found:
            return body, f"{found.strip()} {place}"
    return (upper,)


def _completion(counted: Tally) -> Completion:
    share = labels.percent(counted.done, counted.countable)
    return Completion(counted.done, counted.countable, share)


def _sentences(items: Sequence[Standing], counted: Tally, day: date, who: str) -> tuple[str, ...]:
    """Say how far the work is: first of the whole, then of what was due, then what comes next."""
    if not counted.total:
        return ("Chưa có nhiệm vụ nào.",)
    share = labels.percent(counted.done, counted.countable)
    done = f"{counted.done}/{counted.countable} nhiệm vụ ({share})"
    near = len(queries.coming(items)) or "Không có"
    return (
        f"Đến ngày {labels.day(day)}, {who} đã hoàn thành {done}.",
        _came_due([i for i in items if i.state in DONE | OVERDUE and i.end and i.end <= day]),
        f"{near} nhiệm vụ đến hạn trong {COMING_DAYS} ngày tới.",
        *_apart(counted),
    )


def _came_due(items: Sequence[Standing]) -> str:
    """Say what became of the tasks whose end has come: 20 % of a year looks bad, 3 of 4 due doesn't."""
    finished = [item for item in items if item.state in DONE]
    if not items:
        return "Chưa có nhiệm vụ nào đến hạn."
    if not finished:
        return f"Cả {len(items)} nhiệm vụ đã đến hạn đều quá hạn, chưa hoàn thành."
    on_time = sum(item.state == "done_on_time" for item in finished)
    return (
        f"Trong {len(items)} nhiệm vụ đã đến hạn, {len(finished)} nhiệm vụ đã hoàn thành "
        f"(đúng hạn {on_time}), {len(items) - len(finished)} nhiệm vụ quá hạn, chưa hoàn thành."
    )


def _apart(counted: Tally) -> tuple[str, ...]:
    """Name what the sentences before leave out, so that everything adds up."""
    words: dict[State, str] = {
        "waiting": "đang chờ điều kiện",
        "paused": "tạm dừng",
        "no_deadline": "chưa xác định thời hạn",
        "ongoing": "thường xuyên",
        "cancelled": "đã hủy",
    }
    parts = [
        f"{counted.counts[state]} nhiệm vụ {word}" for state, word in words.items() if counted.counts[state]
    ]
    return (f"Ngoài ra có {', '.join(parts)}.",) if parts else ()


def _shares(counted: Tally) -> tuple[Share, ...]:
    return tuple(
        Share(state, labels.STATE[state], count, labels.percent(count, counted.total))
        for state, count in counted.counts.items()
        if count or state in _MAIN_STATES
    )


def _owner_groups(groups: Iterable[tuple[Owner, Tally]], only: Owner | None) -> tuple[Group, ...]:
    """Give the owners with most tasks first."""
    shown = [_group(owner.id, owner.name, sums) for owner, sums in groups if only in (None, owner)]
    return tuple(sorted(shown, key=lambda group: (-group.total, names.sort_key(group.title))))


def _group(group_id: str, title: str, counted: Tally) -> Group:
    return Group(group_id, title, counted.total, counted.done, counted.overdue, _shares(counted))


def _row(item: Standing) -> Row:
    task = item.task
    evidence = sum(_existed(result.date, item.day) for result in task.results)
    return Row(
        number=task.id,
        anchor=f"nv-{task.id:02}",
        title=task.title,
        area=task.area.title,
        owner=task.owner.short,
        coordinators=", ".join(owner.short for owner in task.coordinators),
        due=item.due.text,
        original_due=task.due.text if item.extension else "",
        condition=task.condition or "",
        timing=labels.timing(item.state, item.days_left, task.done_on),
        state=item.state,
        state_label=labels.STATE[item.state],
        is_overdue=item.state in OVERDUE,
        progress=f"{task.progress}%" if task.progress is not None else "",
        assignee=task.assignee or "",
        note=_latest_note(task, item.day),
        evidence=evidence,
        lacks_evidence=item.state in DONE and not evidence,
    )


def _existed(dated: date | None, day: date) -> bool:
    """Tell whether something was there on the day; what bears no date is taken as there."""
    return dated is None or happened(dated, day)


def _latest_note(task: Task, day: date) -> str:
    notes = [note for note in task.notes if _existed(note.date, day)]
    return notes[-1].text if notes else ""


def _clarity(items: Sequence[Standing], day: date) -> Clarity:
    rows: list[ClarityRow] = []
    missing: dict[Aspect, int] = dict.fromkeys(clarity.ASPECTS, 0)
    for item in items:
        unclear = clarity.unclear(item.task, day)
        for aspect in unclear:
            missing[aspect] += 1
        stated = tuple(aspect not in unclear for aspect in clarity.ASPECTS)
        anchor = f"nv-{item.task.id:02}"
        rows.append(ClarityRow(item.task.id, anchor, item.task.title, stated, sum(stated)))
    complete = sum(row.count == len(clarity.ASPECTS) for row in rows)
    return Clarity(
        columns=tuple(labels.CLARITY[aspect] for aspect in clarity.ASPECTS),
        rows=tuple(rows),
        percents=tuple(labels.percent(len(rows) - missing[aspect], len(rows)) for aspect in clarity.ASPECTS),
        complete=labels.percent(complete, len(rows)),
        sentence=_clarity_sentence(complete, len(rows), missing),
    )


def _clarity_sentence(complete: int, total: int, missing: dict[Aspect, int]) -> str:
    first = f"{complete}/{total} nhiệm vụ đáp ứng đủ 6 rõ."
    worst = sorted((a for a in missing if missing[a]), key=lambda a: -missing[a])
    if not worst:
        return first
    parts = [f"rõ {labels.CLARITY[aspect].lower()} ({missing[aspect]} nhiệm vụ)" for aspect in worst]
    return f"{first} Thiếu: {', '.join(parts)}."


def _evidence(task: Task, day: date) -> Iterable[Evidence]:
    for result in task.results:
        if _existed(result.date, day):
            yield Evidence(
                number=task.id,
                task_anchor=f"nv-{task.id:02}",
                document=result.document or "",
                day=labels.day(result.date) if result.date else "",
                summary=result.summary or "",
                link=safe_link(result.link or ""),
            )


def safe_link(link: str) -> str:
    """Give a link only when it leads to the web or to a file beside the report, else nothing.

    >>> safe_link("https://a.vn/x"), safe_link("javascript:alert(1)"), safe_link("van-ban/15.pdf")
    ('https://a.vn/x', '', 'van-ban/15.pdf')
    """
    if link.lower().startswith(_LINK_STARTS):
        return link
    is_relative = ":" not in link and not link.startswith(("/", "\\")) and "\\" not in link
    return link if is_relative else ""
