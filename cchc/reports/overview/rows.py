"""One task as a report shows it: every cell worded, with what filters and sorting need.

Read next: `cchc.states` (where a task stands), `cchc.labels` (the words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels, queries, timings
from cchc.reports import anchors
from cchc.reports.wording import phrases
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.reports.wording.evidence import Evidence
    from cchc.states import Standing, State

_NO_END = "9999-12-31"


class Countdown(NamedTuple):
    """Days to or since an end, in three pieces so that the figure can stand out."""

    before: str
    days: str
    after: str


class Row(NamedTuple):
    """One task as a report shows it; `timing` says how far the end is, or when it was finished.

    `due` is in the plan's own words, `end` the last day that they mean. `remarks` are what else is
    known, a line each; `handed_in` says that the task waits for approval. `filters`, `rank` and
    `due_order` are for picking and sorting rows.
    """

    number: int
    anchor: str
    title: str
    area: str
    area_id: str
    owner: str
    owner_id: str
    coordinators: str
    due: str
    end: str
    original_due: str
    extended_by: str
    condition: str
    timing: str
    countdown: Countdown
    state: State
    key: str
    state_label: str
    filters: str
    rank: int
    due_order: str
    is_overdue: bool
    is_soon: bool
    progress: str
    progress_percent: int
    assignee: str
    lead: str
    approver: str
    remarks: tuple[str, ...]
    handed_in: str
    note: str
    evidence: int
    evidence_anchor: str
    lacks_evidence: bool


def build_rows(standings: Sequence[Standing], shown: Sequence[Evidence], *, people: bool) -> tuple[Row, ...]:
    """Return a row for each task; `shown` is the evidence that the report lists."""
    first = {document.number: document.anchor for document in reversed(shown)}
    return tuple(_row(standing, first, people=people) for standing in standings)


def _row(standing: Standing, first_evidence: Mapping[int, str], *, people: bool) -> Row:
    task = standing.task
    evidence_count = len(task.results)
    progress = standing.progress
    return Row(
        number=task.id,
        anchor=anchors.task(task.id),
        title=task.title,
        area=task.area.title,
        area_id=task.area.id,
        owner=task.owner.short,
        owner_id=task.owner.id,
        coordinators=", ".join(owner.short for owner in task.coordinators),
        due=standing.due.text,
        end=labels.day(standing.end) if standing.end else "",
        original_due=task.due.text if standing.extension else "",
        extended_by=citations.cite(standing.extension.document)
        if standing.extension and standing.extension.document
        else "",
        condition=task.condition or "",
        timing=timings.timing(standing.state, standing.days_left, task.done_on),
        countdown=_countdown(standing.days_left),
        state=standing.state,
        key=anchors.STATE[standing.state],
        state_label=labels.STATE[standing.state],
        filters=anchors.filters(standing.state),
        rank=queries.urgency(standing.state),
        due_order=standing.end.isoformat() if standing.end else _NO_END,
        is_overdue=standing.state in OVERDUE,
        is_soon=standing.is_soon,
        progress=f"{progress}%" if progress is not None else "",
        progress_percent=progress or 0,
        assignee=(task.assignee or "") if people else "",
        lead=(task.lead or "") if people else "",
        approver=(task.approver or "") if people else "",
        remarks=tuple(_remarks(standing, people=people)),
        handed_in=_handed_in(standing),
        note=standing.latest_note,
        evidence=evidence_count,
        evidence_anchor=first_evidence.get(task.id, ""),
        lacks_evidence=standing.state in DONE and not evidence_count,
    )


def _countdown(days: int | None) -> Countdown:
    if not days:
        return Countdown("" if days is None else timings.days_left(0), "", "")
    return Countdown("còn", str(days), "ngày") if days > 0 else Countdown("", str(-days), "ngày quá hạn")


def _handed_in(standing: Standing) -> str:
    """Return that a task waits for approval, as a sentence; empty of others."""
    words = phrases.handed_in(standing, write=labels.day)
    return f"{words[0].upper()}{words[1:]}" if words else ""


def _remarks(standing: Standing, *, people: bool) -> Iterator[str]:
    task = standing.task
    if people and task.lead:
        yield f"Lãnh đạo phụ trách: {task.lead}"
    if people and task.approver:
        yield f"Người có thẩm quyền: {task.approver}"
    if given := phrases.given(task):
        yield given
    if task.deliverable:
        yield f"Sản phẩm: {task.deliverable}"
    if task.target:
        achieved = task.target.achieved  # unknown is not 0, on the day as later
        reached = "" if achieved is None else f"đạt {achieved}/"
        yield f"Chỉ tiêu: {reached}{task.target.promise}"
    if task.condition:
        yield f"Điều kiện: {task.condition}"
    if standing.state in {"paused", "cancelled"} and task.stopped:
        yield labels.STATE[standing.state] + phrases.stopped(task.stopped, write=labels.day)
