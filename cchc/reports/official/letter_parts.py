"""What letters to offices have in common: their blanks, by what work is given, how a task stands.

Read next: `cchc.reports.official.reminder`, `cchc.reports.official.assignment` (who puts them together).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, sentence_openings
from cchc.reports.official import change_phrases, plan_citation, task_lines, waiting_lines
from cchc.reports.official.correspondence import DRAFTER
from cchc.reports.official.official_document import SIGNATURE_BLANKS, SYMBOL_NAME, Blank, blank
from cchc.reports.wording import heading, letter_phrases, phrases
from cchc.state_table import COMING_DAYS
from cchc.states import COMING, DONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Head
    from cchc.states import Standing

SYMBOL = Blank(SYMBOL_NAME, "viết tắt đơn vị", "Ký hiệu công văn")
EARLIER = Blank(
    "da-don-doc",
    "nêu số, ngày công văn đã đôn đốc trước đây; nếu chưa có thì ghi: Không, rồi lập lại để bỏ dòng này",
    "Đã đôn đốc trước đây",
    may_go=True,
)
FINISH_BY = Blank("han-hoan-thanh", "ngày phải hoàn thành nhiệm vụ quá hạn", "Hạn hoàn thành")
FOLLOWER = Blank("don-vi-theo-doi", "đơn vị theo dõi, tổng hợp", "Đơn vị theo dõi")
REPORT_BY = Blank("han-bao-cao", "ngày báo cáo", "Hạn báo cáo")
COMMON_BLANKS = (FOLLOWER, REPORT_BY, DRAFTER, *SIGNATURE_BLANKS)
# What letters to all offices and to each of them have alike: said once for all, it needn't be said again.
SHARED_BLANKS = (SYMBOL, FINISH_BY, *COMMON_BLANKS)
_AT_REST = frozenset({"paused", "cancelled"})


def coordinators(standing: Standing, without: Owner | None = None) -> str:
    """Return who coordinates a task, by short names."""
    return heading.offices(owner for owner in standing.task.coordinators if owner != without)


def by_what(head: Head, day: date, standings: Sequence[Standing]) -> str:
    """Return by what tasks are given: the plan, other documents, or both.

    A task that was added is given by its own document, which stands with it.
    """
    plan = f"{plan_citation.whole(head)}{plan_citation.as_amended(head, day)}"
    amending = [citations.cite(one.document, one.date) for one in head.amendments if one.date <= day]
    added = [
        standing.task
        for standing in standings
        if standing.task.assigned_on
        and not any(citations.is_same(standing.task.basis or "", one) for one in amending)  # cited already
    ]
    bases = {task.basis for task in added}
    if not added:
        return plan
    only = next(iter(bases)) if len(bases) == 1 else None
    own = f"{citations.cite(only)}" if only else "các văn bản giao nhiệm vụ (ghi tại từng nhiệm vụ)"
    return own if len(added) == len(standings) else f"{plan} và {own}"


def title(head: Head, standing: Standing) -> str:
    """Return what a task is, with what changed it and, where the plan doesn't, which document gives it."""
    task, changed = standing.task, change_phrases.mark(head, standing)
    if task.assigned_on and not task.basis:
        changed = f"{changed}; {blank('văn bản giao')}"
    elif task.basis and not task.assigned_on:
        changed = "; ".join(filter(None, (changed, f"văn bản giao: {citations.cite(task.basis)}")))
    return phrases.marked(task.title, changed)


def state(standing: Standing) -> str:
    """Return how a task stands, with its days and why it waits, for a cell."""
    task, left = standing.task, standing.days_left
    parts = [task_lines.state(standing)]
    if standing.state in _AT_REST:
        parts[0] += phrases.stopped(task.stopped)
    elif standing.state in COMING and left is not None and 0 <= left <= COMING_DAYS:
        parts[0] += f", {letter_phrases.days_to(left)}"
    if waited := waiting_lines.waits_for(standing):
        parts[0] += f": {waited}"
    if standing.state not in DONE:
        parts += phrases.so_far(standing)
    if handed := phrases.handed_in(standing):
        parts.append(handed)
    if asked := letter_phrases.asked_extension(standing):
        parts.append(asked)
    note = standing.latest_note.strip().rstrip(" .;")
    return "; ".join([*parts, sentence_openings.inside_sentence(note)] if note else parts)


def state_and_demand(standing: Standing, office: Owner) -> str:
    """Return how a task stands and what is asked of an office, for a cell: to finish it, or to help."""
    leads = standing.task.owner == office
    asked = letter_phrases.asked_of_leader(standing) if leads else letter_phrases.helped(standing)
    return f"{state(standing)}. {asked}" if asked else state(standing)
