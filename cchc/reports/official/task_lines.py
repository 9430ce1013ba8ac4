"""One task in the periodic report: as an item of its lists, and as a row of its annex.

Read next: `cchc.reports.official.progress` (the lists), `cchc.reports.wording.phrases` (the words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels
from cchc.reports.official.official_document import Blank
from cchc.reports.wording import phrases
from cchc.state_table import STATES_BY_CODE
from cchc.states import DONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.states import Standing, State

_STOPPED: dict[State, str] = {"paused": "tạm dừng", "cancelled": "không tiếp tục thực hiện"}


def blanks(standings: Sequence[Standing]) -> list[Blank]:
    """Return the blanks for the documents that finished tasks lack."""
    return [
        _evidence(standing)
        for standing in standings
        if standing.state in DONE and not phrases.documents(standing)
    ]


def _evidence(standing: Standing) -> Blank:
    number = standing.task.id
    return Blank(
        f"minh-chung.{number}", f"văn bản minh chứng nhiệm vụ số {number}", f"Minh chứng số {number}"
    )


def done(standing: Standing) -> str:
    """Return a finished task with the documents that show it, or with room for them."""
    documents = phrases.documents(standing)
    by = f" ({'; '.join(documents)})" if documents else f" ({_evidence(standing).mark})"
    return f"Đã hoàn thành: {phrases.name(standing)}{by}"


def going_on(standing: Standing) -> str:
    """Return a task that is worked on, with its deadline and progress; empty in any other state."""
    kind = STATES_BY_CODE[standing.state].going_on
    if not kind:
        return ""
    progress = f", tiến độ {standing.progress}%" if standing.progress is not None else ""
    target = standing.task.target
    reached = f", {phrases.reached(target, phrases.count)}" if target and target.achieved is not None else ""
    return f"{kind}: {phrases.name(standing)} (thời hạn: {phrases.due(standing)}{progress}{reached})"


def late(standing: Standing) -> str:
    """Return an overdue task with its owner, its deadline and the latest note."""
    left = labels.days_left(standing.days_left or 0)
    note = f"; {standing.latest_note.rstrip('.;')}" if standing.latest_note else ""
    owner = standing.task.owner.short
    due = phrases.due(standing)
    return f"Nhiệm vụ {standing.task.id}: {phrases.name(standing)} ({owner}; thời hạn: {due}, {left}{note})"


def paused(standing: Standing) -> str:
    """Return a task that rests, with since when, by which document and why as far as the plan tells."""
    return f"Nhiệm vụ {standing.task.id}: {phrases.name(standing)}{_stop(standing)}"


def cancelled(standing: Standing) -> str:
    """Return a task that was given up, as `paused` does."""
    return f"Nhiệm vụ {standing.task.id}: {phrases.name(standing)}{_stop(standing)}"


def coming(standing: Standing) -> str:
    """Return a task that is due soon, with its owner and its deadline."""
    owner = standing.task.owner.short
    return (
        f"Nhiệm vụ {standing.task.id}: {phrases.name(standing)} ({owner}; thời hạn: {phrases.due(standing)})"
    )


def _stop(standing: Standing) -> str:
    told = _circumstances(standing)
    return f" ({_STOPPED[standing.state]}{told})" if told else ""


def _circumstances(standing: Standing) -> str:
    """Return since when, by which document and why a task rests or was given up; empty of any other."""
    stop = standing.task.stopped
    if stop is None or standing.state not in _STOPPED:
        return ""
    since = f" từ ngày {labels.day(stop.date)}" if stop.date else ""
    by = f" theo {citations.cite(stop.document)}" if stop.document else ""
    why = f": {stop.reason.rstrip('.;')}" if stop.reason else ""
    return f"{since}{by}{why}"


def row(standing: Standing, changed: str) -> tuple[str, ...]:
    """Return the cells of the annex for a task; `changed` is what isn't as it was signed."""
    task, target = standing.task, standing.task.target
    documents = [result.document for result in task.results if result.document]
    state = labels.state_now(standing.state, standing.days_left, task.done_on)
    now = [f"{state}{_circumstances(standing)}"]
    if target and target.achieved is not None:
        now.append(phrases.reached(target, str))
    if documents:
        now.append(f"văn bản: {', '.join(documents)}")
    wanted = task.deliverable or (f"{target.quantity} {target.unit}" if target else "")
    return (
        str(task.id),
        f"{task.title} ({changed})" if changed else task.title,
        wanted,
        phrases.due(standing),
        task.owner.short,
        f"{standing.progress}%" if standing.progress is not None else "",
        "; ".join(now),
    )
