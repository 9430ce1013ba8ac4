"""One task in the periodic report, as an item of its lists.

Read next: `cchc.reports.official.progress_contents` (the lists), `cchc.reports.official.task_annex` (the rows
of its annex), `cchc.reports.official.waiting_lines` (tasks that wait for somebody),
`cchc.reports.wording.phrases` (the words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, sentence_openings
from cchc.reports.official import waiting_lines
from cchc.reports.official.official_document import Blank
from cchc.reports.wording import counts, phrases
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc.owners import Owner
    from cchc.states import Standing, State

STOPPED = frozenset({"paused", "cancelled"})


def blanks(standings: Sequence[Standing]) -> list[Blank]:
    """Return the blanks for documents that are wanting: of finished tasks, and of those that stopped."""
    found: list[Blank] = []
    for standing in standings:
        if standing.state in DONE and not phrases.documents(standing):
            found.append(_evidence(standing))
        elif standing.state in STOPPED and not phrases.stopped(standing.task.stopped):
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


def unfinished(standing: Standing, office: Owner | None = None) -> str:
    """Return an overdue task as its area tells it: with its office and how long it has been late."""
    told = [*phrases.so_far(standing), phrases.handed_in(standing)]
    reached = "".join(f", {words}" for words in told if words)
    by_whom = phrases.in_brackets(standing, office, _until(standing))
    return f"Chưa hoàn thành {phrases.numbered(standing)}{reached}{by_whom}"


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


def of_area(standings: list[Standing], office: Owner | None = None) -> list[str]:
    """Return a line for each task of an area that there is something to tell of.

    `office`: all of the report is on its tasks, as in the functions below; it isn't named at each.
    """
    told = sorted((one for one in standings if one.state in _LINES), key=lambda one: _ORDER[one.state])
    return [line for line in (_line(one, office) for one in told) if line]


def _line(standing: Standing, office: Owner | None) -> str:
    if standing.state in OVERDUE:
        return unfinished(standing, office)
    if standing.task.status == "submitted" and standing.state in {"in_progress", "no_deadline"}:
        return waiting_lines.submitted(standing)
    return _LINES[standing.state](standing)


def late(standing: Standing, office: Owner | None = None) -> str:
    """Return an overdue task with its owner, its deadline, whether it waits for approval, and its news."""
    note = standing.latest_note.strip().rstrip(" .;")
    handed = phrases.handed_in(standing)
    told = f"; {handed}" if handed else ""
    told += f"; tình hình thực hiện: {sentence_openings.inside_sentence(note)}" if note else ""
    by_whom = phrases.in_brackets(standing, office, _until(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)}{by_whom}{told}"


def stopped(standing: Standing) -> str:
    """Return a task that rests or was given up: since when, by which document and why, if the plan tells."""
    told = phrases.stopped(standing.task.stopped) or f" theo {_order(standing).mark}"
    return f"Nhiệm vụ {phrases.of_number(standing)},{told}"


def coming(standing: Standing, office: Owner | None = None) -> str:
    """Return a task that is due soon, with its owner and its deadline."""
    by_whom = phrases.in_brackets(standing, office, phrases.in_force(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)}{by_whom}"


def pressed(standing: Standing, office: Owner | None = None) -> str:
    """Return an overdue task with its owner, and whether it waits for approval: what is to be done first."""
    by_whom = phrases.in_brackets(standing, office, phrases.handed_in(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)}{by_whom}"


def _until(standing: Standing) -> str:
    """Return an overdue task's deadline and how late it is."""
    return f"{phrases.in_force(standing)}; {phrases.days_late(-(standing.days_left or 0))}"


def judged(standing: Standing) -> str:
    """Return a task's state with the days that it is late, as a signed document calls it."""
    name, days = state_name(standing.state), _days_late(standing)
    return f"{name} {counts.count(days)} ngày" if days else name


def state(standing: Standing) -> str:
    """Return a task's state with the days or the day that belong to it."""
    judgement, done_on = judged(standing), standing.task.done_on
    if standing.state not in DONE or not done_on:
        return judgement
    day = f"ngày {citations.day(done_on)}"
    # "quá hạn ngày 06/02/2026" would read as overdue since that day
    return f"{judgement} ({day})" if _days_late(standing) else f"{judgement} {day}"


def _days_late(standing: Standing) -> int:
    """Return how many days behind its end a task is, or was finished; 0 where it is in time."""
    if standing.state in OVERDUE:
        return -(standing.days_left or 0)
    done_on, end = standing.task.done_on, standing.end
    return max(0, (done_on - end).days) if standing.state in DONE and done_on and end else 0


def state_name(code: State) -> str:
    """Return what a state is called in a document that is signed."""
    return "Không tiếp tục thực hiện" if code == "cancelled" else labels.STATE[code]
