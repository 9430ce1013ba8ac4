"""The periodic report to the province: what the plan knows filled in, what people know left to them.

Which parts there are stands in `outline`; here is what the plan says in each, and an annex with a row
for each task.

Read next: `cchc.reports.official.outline`, `cchc.reports.wording.sentences` (the figures in words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, queries, reporting
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official import change_phrases, outline, plan_citation, task_lines
from cchc.reports.official.official_document import (
    ROOM,
    SIGNATURE_BLANKS,
    UNSIGNED,
    Annex,
    Blank,
    Line,
    OfficialDocument,
    Table,
    annex_label,
    dashed,
    issuer,
    place_and_open_day,
    text,
    with_list_marks,
)
from cchc.reports.wording import sentences
from cchc.reports.wording.heading import unit
from cchc.states import DONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.official.outline import Section
    from cchc.states import Standing
    from cchc.task import Area


_ADDRESSEE = Blank("kinh-gui", "cơ quan nhận báo cáo", "Kính gửi")
_RECIPIENTS = Blank("noi-nhan", "nơi nhận báo cáo", "Nơi nhận")
_DRAFTER = Blank("don-vi-soan-thao", "đơn vị soạn thảo", "Đơn vị soạn thảo")
_HEAD_BLANKS = (_ADDRESSEE, _RECIPIENTS, _DRAFTER, *SIGNATURE_BLANKS)


class Facts(NamedTuple):
    """What the report says something of: the plan, the day, the tasks and the period that are asked for.

    `owner` is the office whose tasks these are, `who` reports.
    """

    plan: Plan
    day: date
    standings: tuple[Standing, ...]
    owner: Owner | None
    period: ReportingPeriod | None
    who: str


def build(
    plan: Plan,
    day: date,
    *,
    owner: Owner | None = None,
    period: ReportingPeriod | None = None,
    provisional: bool = False,
) -> OfficialDocument:
    """Lay out the report on a plan, or on one office's tasks, as of a day; `provisional`: it may change."""
    standings = tuple(i for i in queries.standings(plan, day) if owner is None or i.task.owner == owner)
    superior, lines = issuer(plan, owner)
    is_office = owner is not None and owner.kind == "agency"
    who = owner.name if owner and is_office else plan.head.issuer
    subject = f"Kết quả thực hiện công tác cải cách hành chính {_span(day, period)}"
    areas = [(area.id, area.title) for area in plan.areas if area.printed]
    parts = outline.with_areas(outline.PROGRESS_OUTLINE, areas)
    body, sections = _body(parts, Facts(plan, day, standings, owner, period, who))
    return OfficialDocument(
        kind=PROGRESS.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}/BC" if is_office else f"Số:{ROOM}/BC-UBND",
        place_day=place_and_open_day(plan, day),
        type="BÁO CÁO",
        subject=subject,
        banner=plan.head.notice or "",
        addressees=(f"Kính gửi: {_ADDRESSEE.mark}",),
        lines=(_opening(plan, day, who, period, provisional=provisional), *body),
        table=None,
        closing=(text(f"Trên đây là báo cáo {subject[0].lower()}{subject[1:]} của {who}./."),),
        signature=UNSIGNED,
        recipients=(f"- {_RECIPIENTS.mark};", f"- Lưu: VT, {_DRAFTER.mark}."),
        annex=_annex(plan, who, standings, "/BC" if is_office else "/BC-UBND", day),
        sections=sections,
        blanks=(*outline.blanks_of(parts), *_HEAD_BLANKS, *task_lines.blanks(standings)),
    )


def _span(day: date, period: ReportingPeriod | None) -> str:
    """Return the period as it is called inside a sentence: "quý III/2026"."""
    return f"{period.title[0].lower()}{period.title[1:]}" if period else f"đến ngày {labels.day(day)}"


def _opening(plan: Plan, day: date, who: str, period: ReportingPeriod | None, *, provisional: bool) -> Line:
    head = plan.head
    figures = "số liệu tạm tính" if provisional else "số liệu"
    return text(
        f"Thực hiện {plan_citation.cited(head)} của {head.issuer}, {who} báo cáo "
        f"kết quả thực hiện công tác cải cách hành chính {_span(day, period)} như sau "
        f"({figures} lũy kế từ đầu năm {head.year} đến ngày {labels.day(day)}):"
    )


def _body(parts: Sequence[Section], facts: Facts) -> tuple[tuple[Line, ...], Mapping[str, tuple[Line, ...]]]:
    """Return the lines of all parts, and those of each section."""
    of_areas = {f"area.{area.id}": area for area in facts.plan.areas}

    def content(name: str) -> Iterator[Line]:
        return _results(of_areas[name], facts.standings) if name in of_areas else _CONTENTS[name](facts)

    return outline.lay_out(parts, content)


def _plan(facts: Facts) -> Iterator[Line]:
    """Yield how far the plan's work is, and what is left out of the rate."""
    plan, owner, standings = facts.plan, facts.owner, facts.standings
    counted = queries.tally(standings)
    who = owner.name if owner else unit(plan.head.issuer)
    yield text(" ".join(sentences.overview(standings, counted, facts.day, who, whole_plan=owner is None)))
    scale = None if owner else plan.reporting.completion_scale
    if points := sentences.completion(counted, scale).sentence:
        yield text(points)
    lines = [f"{labels.STATE[state]}: {count} nhiệm vụ" for state, count in counted.counts.items() if count]
    yield from dashed(with_list_marks(lines))
    cancelled = [standing for standing in standings if standing.state == "cancelled"]
    if cancelled:
        yield text(f"Có {len(cancelled)} nhiệm vụ không tiếp tục thực hiện, không tính vào tỷ lệ hoàn thành:")
        yield from dashed(with_list_marks(map(task_lines.cancelled, cancelled)))
    for area in plan.areas:
        if not area.printed:
            yield from _results(area, standings)


def _results(area: Area, standings: Sequence[Standing]) -> Iterator[Line]:
    """Yield what became of an area's tasks, with the documents that show it."""
    of_area = [standing for standing in standings if standing.task.area == area]
    if not of_area:
        yield text(f"Không có nhiệm vụ được giao thuộc lĩnh vực {area.short}.")
        return
    counted = queries.tally(of_area)
    parts = [f"{count} {labels.STATE[state].lower()}" for state, count in counted.counts.items() if count]
    yield text(f"Lĩnh vực {area.short} có {counted.total} nhiệm vụ: {'; '.join(parts)}.")
    lines = [task_lines.done(standing) for standing in of_area if standing.state in DONE]
    lines += [line for standing in of_area if (line := task_lines.going_on(standing))]
    yield from dashed(with_list_marks(lines))


def _shortfalls(facts: Facts) -> Iterator[Line]:
    """Yield what is overdue, paused or without an end that can be held to."""
    late = queries.overdue(facts.standings)
    if late:
        yield text(f"Có {len(late)} nhiệm vụ quá hạn, chưa hoàn thành:")
        yield from dashed(with_list_marks(map(task_lines.late, late)))
    else:
        yield text("Không có nhiệm vụ quá hạn.")
    paused = [standing for standing in facts.standings if standing.state == "paused"]
    if paused:
        yield text(f"Có {len(paused)} nhiệm vụ tạm dừng:")
        yield from dashed(with_list_marks(map(task_lines.paused, paused)))


def _next(facts: Facts) -> Iterator[Line]:
    """Yield what is left to do until the end of the next period."""
    late = queries.overdue(facts.standings)
    if late:
        numbers = ", ".join(str(standing.task.id) for standing in late)
        yield text(f"Tập trung hoàn thành {'các ' if len(late) > 1 else ''}nhiệm vụ quá hạn: số {numbers}.")
    until = reporting.next_end(facts.plan, facts.day, facts.period)
    coming = queries.coming(facts.standings, (until - facts.day).days)
    if coming:
        yield text(f"Các nhiệm vụ đến hạn đến ngày {labels.day(until)}:")
        yield from dashed(with_list_marks(map(task_lines.coming, coming)))
    else:
        yield text(f"Không có nhiệm vụ đến hạn đến ngày {labels.day(until)}.")


_CONTENTS: Mapping[str, Callable[[Facts], Iterator[Line]]] = {
    "plan": _plan,
    "shortfalls": _shortfalls,
    "next": _next,
}


def _annex(plan: Plan, who: str, standings: Sequence[Standing], kind: str, day: date) -> Annex:
    rows = (task_lines.row(standing, change_phrases.mark(plan.head, standing)) for standing in standings)
    return Annex(
        label=annex_label(1, 1),
        title=f"Tiến độ thực hiện từng nhiệm vụ của Kế hoạch cải cách hành chính năm {plan.head.year}",
        caption=f"(Kèm theo Báo cáo số{ROOM}{kind} ngày{ROOM}tháng{ROOM}năm {day.year} của {who})",
        table=Table(PROGRESS.titles, tuple(rows)),
    )
