"""Phiếu giao việc: what one office still has to do, the most urgent first, and what is pressed for.

Read next: `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, queries
from cchc.reports.document_kinds import ASSIGNMENT
from cchc.reports.official import change_phrases, plan_citation, task_lines
from cchc.reports.official.official_document import (
    ROOM,
    UNSIGNED,
    Line,
    OfficialDocument,
    Table,
    blank,
    issuer,
    place_and_open_day,
    text,
)
from cchc.reports.wording import counts, phrases
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Head, Plan
    from cchc.states import Standing


def build(plan: Plan, day: date, owner: Owner, *, people: bool = True) -> OfficialDocument:
    """Lay out the sheet for one office, as of a day; `people=False` leaves out who does the work."""
    standings = [standing for standing in queries.standings(plan, day) if standing.task.owner == owner]
    left = sorted((i for i in standings if i.state not in DONE | {"cancelled"}), key=queries.by_urgency)
    superior, lines = issuer(plan, None)
    return OfficialDocument(
        kind=ASSIGNMENT.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}",
        place_day=place_and_open_day(plan, day),
        type="PHIẾU GIAO VIỆC",
        subject=f"Thực hiện Kế hoạch cải cách hành chính năm {plan.head.year}",
        banner=plan.head.notice or "",
        addressees=(f"Kính gửi: {owner.name}",),
        lines=tuple(_opening(plan, day, owner, standings, left)),
        table=Table(ASSIGNMENT.titles, tuple(_row(plan.head, standing, people=people) for standing in left))
        if left
        else None,
        closing=tuple(_closing(owner, left)),
        signature=UNSIGNED,
        recipients=("- Như trên;", "- Lưu: VT."),
        annex=None,
    )


def _opening(
    plan: Plan, day: date, owner: Owner, standings: Sequence[Standing], left: Sequence[Standing]
) -> Iterator[Line]:
    head = plan.head
    by = f"Thực hiện {plan_citation.cited(head)} của {head.issuer}"
    if any(standing.task.assigned_on for standing in left):
        by += " và các văn bản giao nhiệm vụ bổ sung (ghi tại từng nhiệm vụ)"
    if not left:
        yield text(f"{by}, đến ngày {citations.day(day)} {owner.name} không còn nhiệm vụ phải thực hiện./.")
    else:
        pressing = [(sum(standing.state in OVERDUE for standing in left), "nhiệm vụ quá hạn")]
        pressing.append((sum(standing.state == "paused" for standing in left), "nhiệm vụ đang tạm dừng"))
        parts = [f"{counts.count(number)} {words}" for number, words in pressing if number]
        pressed = f", trong đó có {', '.join(parts)}" if parts else ""
        yield text(
            f"{by}, giao {owner.name} chủ trì, phối hợp với các cơ quan, đơn vị liên quan thực hiện "
            f"{counts.tasks(len(left))} sau đây{pressed} (số liệu tính đến ngày {citations.day(day)}):"
        )
    if done := [standing.task.id for standing in standings if standing.state in DONE]:
        yield text(f"Đã hoàn thành {counts.tasks(len(done))} (số {', '.join(map(str, done))}).")


def _row(head: Head, standing: Standing, *, people: bool) -> tuple[str, ...]:
    task = standing.task
    others = ", ".join(owner.short for owner in task.coordinators)
    changed = change_phrases.mark(head, standing)
    if task.assigned_on and not task.basis:
        changed = f"{changed}; {blank('văn bản giao')}"
    return (
        str(task.id),
        f"{task.title}{f' (phối hợp: {others})' if others else ''}{f' ({changed})' if changed else ''}",
        phrases.due(standing),
        task_lines.state(standing),
        "; ".join(_expected(standing, people=people)),
    )


def _expected(standing: Standing, *, people: bool) -> Iterator[str]:
    """Yield what is expected: a product, by whom, and pressing where the end is past or near."""
    task = standing.task
    if task.deliverable:
        yield f"sản phẩm: {task.deliverable}"
    if people and task.assignee:
        yield f"đầu mối: {task.assignee}"
    if standing.state in OVERDUE:
        yield "khẩn trương hoàn thành, báo cáo nguyên nhân chậm"
    elif standing.is_soon:
        yield "sắp đến hạn"
    if standing.latest_note:
        yield f"ghi chú: {standing.latest_note}"


def _closing(owner: Owner, left: Sequence[Standing]) -> Iterator[Line]:
    if left:
        yield Line(
            "text",
            f"Đề nghị {owner.name} tổ chức thực hiện và báo cáo kết quả về {blank('cơ quan nhận báo cáo')} "
            f"trước ngày {blank('ngày, tháng')}./.",
        )
