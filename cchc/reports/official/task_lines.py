"""One task in the periodic report: as an item of its lists, and as a row of its annex.

Read next: `cchc.reports.official.progress_contents` (the lists), `cchc.reports.official.waiting_lines` (tasks
that wait for somebody), `cchc.reports.wording.phrases` (the words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, names
from cchc.reports.official import waiting_lines
from cchc.reports.official.official_document import Blank
from cchc.reports.wording import counts, phrases
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc.states import Standing, State

_STOPPED = frozenset({"paused", "cancelled"})


def blanks(standings: Sequence[Standing]) -> list[Blank]:
    """Return the blanks for documents that are wanting: of finished tasks, and of those that stopped."""
    found: list[Blank] = []
    for standing in standings:
        if standing.state in DONE and not phrases.documents(standing):
            found.append(_evidence(standing))
        elif standing.state in _STOPPED and not phrases.stopped(standing.task.stopped):
            found.append(_order(standing))
    return found


def _evidence(standing: Standing) -> Blank:
    number = standing.task.id
    return Blank(
        f"minh-chung.{number}", f"văn bản minh chứng nhiệm vụ số {number}", f"Minh chứng số {number}"
    )


def _order(standing: Standing) -> Blank:
    number = standing.task.id
    return Blank(f"dung.{number}", f"văn bản, lý do dừng nhiệm vụ số {number}", f"Văn bản dừng số {number}")


def done(standing: Standing) -> str:
    """Return a finished task with its day and the documents that show it, or with room for them."""
    task, end = standing.task, standing.end
    when = f" ngày {citations.day(task.done_on)}" if task.done_on else ""
    if task.done_on and end:
        late = (task.done_on - end).days
        when += f", quá thời hạn {counts.count(late)} ngày" if late > 0 else ", đúng thời hạn"
    documents = phrases.documents(standing)
    shown = "; ".join(documents) or _evidence(standing).mark
    return f"Đã hoàn thành {counts.numbered([task.id])}{when}: {phrases.name(standing)}, tại {shown}"


def running(standing: Standing) -> str:
    """Return a task that is worked on, with what was reached, its deadline and the newest note."""
    reached = "".join(f", {words}" for words in phrases.so_far(standing))
    until = phrases.in_force(standing)
    return f"Đang thực hiện {phrases.numbered(standing)}{reached} ({until}){phrases.news(standing)}"


def unfinished(standing: Standing) -> str:
    """Return an overdue task as its area tells it: with its office and how long it has been late."""
    told = [*phrases.so_far(standing), phrases.handed_in(standing)]
    reached = "".join(f", {words}" for words in told if words)
    return f"Chưa hoàn thành {phrases.numbered(standing)}{reached} ({_by_whom(standing)})"


def regular(standing: Standing) -> str:
    """Return work that never ends, with what was reached."""
    reached = "".join(f", {words}" for words in phrases.so_far(standing))
    return f"Duy trì thực hiện {phrases.numbered(standing)}{reached}{phrases.news(standing)}"


def resting(standing: Standing) -> str:
    """Return a paused task, with since when, by which document and why as far as the plan tells."""
    told = phrases.stopped(standing.task.stopped)
    return f"Tạm dừng thực hiện {phrases.numbered(standing)}{f',{told}' if told else ''}"


# In which order an area tells its tasks, and how; a state that isn't here has no line of its own.
_LINES: Mapping[State, Callable[[Standing], str]] = {
    "done_on_time": done,
    "done_late": done,
    "in_progress": running,
    "ongoing": regular,
    "in_progress_overdue": unfinished,
    "not_started_overdue": unfinished,
    "paused": resting,
    "waiting": waiting_lines.waiting,
    "no_deadline": waiting_lines.undated,
}
_ORDER = {state: place for place, state in enumerate(_LINES)}


def of_area(standings: list[Standing]) -> list[str]:
    """Return a line for each task of an area that there is something to tell of."""
    told = sorted((one for one in standings if one.state in _LINES), key=lambda one: _ORDER[one.state])
    lines = (
        waiting_lines.submitted(one)
        if one.task.status == "submitted" and one.state in {"in_progress", "no_deadline"}
        else _LINES[one.state](one)
        for one in told
    )
    return [line for line in lines if line]


def late(standing: Standing) -> str:
    """Return an overdue task with its owner, its deadline, whether it waits for approval, and its news."""
    note = standing.latest_note.strip().rstrip(" .;")
    handed = phrases.handed_in(standing)
    told = f"; {handed}" if handed else ""
    told += f"; tình hình thực hiện: {names.inside_sentence(note)}" if note else ""
    return f"Nhiệm vụ {phrases.of_number(standing)} ({_by_whom(standing)}){told}"


def stopped(standing: Standing) -> str:
    """Return a task that rests or was given up: since when, by which document and why, if the plan tells."""
    told = phrases.stopped(standing.task.stopped) or f" theo {_order(standing).mark}"
    return f"Nhiệm vụ {phrases.of_number(standing)},{told}"


def coming(standing: Standing) -> str:
    """Return a task that is due soon, with its owner and its deadline."""
    return (
        f"Nhiệm vụ {phrases.of_number(standing)} ({standing.task.owner.short}; {phrases.in_force(standing)})"
    )


def pressed(standing: Standing) -> str:
    """Return an overdue task with its owner, and whether it waits for approval: what is to be done first."""
    parts = (standing.task.owner.short, phrases.handed_in(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)} ({'; '.join(filter(None, parts))})"


def _by_whom(standing: Standing) -> str:
    """Return whose task it is, its deadline and how long it is overdue."""
    left = phrases.days_late(-(standing.days_left or 0))
    return f"{standing.task.owner.short}; {phrases.in_force(standing)}; {left}"


def row(standing: Standing, changed: str) -> tuple[str, ...]:
    """Return the cells of the annex for a task; `changed` is what isn't as it was signed."""
    task, target = standing.task, standing.task.target
    wanted = task.deliverable or (f"{counts.count(target.quantity)} {target.unit}" if target else "")
    return (
        str(task.id),
        phrases.marked(task.title, changed),
        wanted,
        phrases.due(standing),
        task.owner.short,
        f"{standing.progress}%" if standing.progress is not None else "",
        "; ".join(_now(standing)),
    )


def _now(standing: Standing) -> list[str]:
    """Return how a task stands, what was reached, the documents that show it and the newest note."""
    task, note = standing.task, standing.latest_note.strip().rstrip(" .;")
    now = [state(standing)]
    if standing.state in _STOPPED:
        now[0] += phrases.stopped(task.stopped)
    if task.target and task.target.achieved is not None:
        now.append(phrases.reached(task.target))
    if handed := phrases.handed_in(standing):
        now.append(handed)
    now += phrases.documents(standing)
    return [*now, names.inside_sentence(note)] if note else now


def state(standing: Standing) -> str:
    """Return a task's state with the days or the day that belong to it, as a signed document calls it."""
    name, done_on = state_name(standing.state), standing.task.done_on
    if standing.state in OVERDUE:
        return f"{name} {counts.count(-(standing.days_left or 0))} ngày"
    if standing.state not in DONE or not done_on:
        return name
    day = f"ngày {citations.day(done_on)}"
    late = (done_on - standing.end).days if standing.end else 0
    # "quá hạn ngày 06/02/2026" would read as overdue since that day
    return f"{name} {counts.count(late)} ngày ({day})" if late > 0 else f"{name} {day}"


def state_name(code: State) -> str:
    """Return what a state is called in a document that is signed."""
    return "Không tiếp tục thực hiện" if code == "cancelled" else labels.STATE[code]
