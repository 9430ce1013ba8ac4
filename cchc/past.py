"""A task as it stood on a day: with what had happened by then, without what came later.

Every fact that may change has its day in the file, so that a report of a day says at the year's end
what it said then (Invariant 3 of docs/architecture.md). A fact without a day is taken as there all
along: plans written before days were kept mean what they meant. What a correction changed is not
known here; git is asked for that. Knows no clock, no files and no states.

Read next: `cchc.states` (what the task is on the day), `docs/states.md` (the rules, for officers).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.task import Stop, Submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.task import ClosedStop, ClosedSubmission, Extension, Reopening, Result, Task


def task_on(task: Task, day: date) -> Task:
    """Return a task as it stood on a day: the same one when nothing in it is dated later."""
    if all(fact <= day for fact in dates(task)):
        return task
    amended = _amended_later(task, day)
    target = _target_on(task, amended.pop("target", task.target), day)
    return task._replace(
        **amended,
        **_status_on(task, day),
        progress=task.progress if _was_progress_recorded(task, day) else None,
        progress_on=_by(task.progress_on, day),
        target=target,
        started_on=_by(task.started_on, day),
        condition_met_on=_by(task.condition_met_on, day),
        submitted=_submitted_on(task, day),
        submissions=tuple(submission for submission in task.submissions if submission.until <= day),
        stops=tuple(stop for stop in task.stops if stop.until <= day),
        reopenings=tuple(reopening for reopening in task.reopenings if reopening.date <= day),
        results=tuple(result for result in task.results if _was_there(result, task, day)),
        notes=tuple(note for note in task.notes if note.date is None or note.date <= day),
        extensions=tuple(_extension_on(one, day) for one in task.extensions if one.date <= day),
        amendments=tuple(change for change in task.amendments if change.date <= day),
    )


def items_on(task: Task, field: str, day: date) -> Iterator[tuple[int, Any]]:
    """Yield what a list of a task had on a day, each item with its number in the file, from 1 on."""
    for number, item in enumerate(getattr(task, field), start=1):
        alone: dict[str, Any] = {field: (item,)}
        yield from ((number, there) for there in getattr(task_on(task._replace(**alone), day), field))


def as_signed(task: Task) -> Task:
    """Return a task with every field that was amended as the plan had it when it was signed."""
    return task._replace(**_amended_later(task, date.min))


def is_assigned(task: Task, day: date) -> bool:
    """Whether a task had been given by a day; one that doesn't say was in the plan from the beginning."""
    return task.assigned_on is None or task.assigned_on <= day


def approval(extension: Extension) -> date:
    """Return the day since which an extension counts: of its approval, else of its document."""
    return extension.approved_on or extension.date


def dates(task: Task) -> Iterator[date]:
    """Yield every day on which something recorded of a task began to hold."""
    for own in (task.assigned_on, task.condition_met_on, task.progress_on):
        if own:
            yield own
    if task.target and task.target.achieved_on:
        yield task.target.achieved_on
    yield from _status_dates(task)
    yield from filter(None, (result.date or result.recorded_on for result in task.results))
    yield from filter(None, (note.date for note in task.notes))
    yield from (amendment.date for amendment in task.amendments)
    for extension in task.extensions:
        yield from filter(None, (extension.date, extension.approved_on, extension.withdrawn_on))


def _status_dates(task: Task) -> Iterator[date]:
    """Yield every day on which the status became another."""
    if task.started_on:
        yield task.started_on
    if task.submitted:
        yield task.submitted.date
    for submission in task.submissions:
        yield from filter(None, (submission.date, submission.until))
    if task.stopped and task.stopped.date:
        yield task.stopped.date
    for stop in task.stops:
        yield from filter(None, (stop.date, stop.until))
    for reopening in task.reopenings:
        yield from (reopening.done_on, reopening.date)
    if task.done_on:
        yield task.done_on


def _status_on(task: Task, day: date) -> dict[str, Any]:
    """Return the status on a day, with the stop or the completion that it rests on."""
    since = task.stopped.date if task.stopped else None
    if task.status in {"paused", "cancelled"} and (since is None or since <= day):
        return {}
    if closed := _stop_on(task, day):
        stop = Stop(closed.date, closed.document, closed.reason)
        return {"status": closed.status, "stopped": stop, "done_on": None}
    if task.status == "done" and task.done_on and task.done_on <= day:
        return {}
    if completion := _completion_on(task, day):
        return {"status": "done", "stopped": None, "done_on": completion.done_on}
    return {"status": _open_status(task, day), "stopped": None, "done_on": None}


def _stop_on(task: Task, day: date) -> ClosedStop | None:
    """Return the pause or cancellation, since ended, that held on a day."""
    held = (stop for stop in task.stops if (stop.date is None or stop.date <= day) and day < stop.until)
    return next(held, None)


def _completion_on(task: Task, day: date) -> Reopening | None:
    """Return the completion, since taken back, that held on a day."""
    held = (one for one in task.reopenings if one.done_on <= day < one.date)
    return next(held, None)


def _submission_on(task: Task, day: date) -> ClosedSubmission | None:
    """Return the submission, since ended, by which the work was handed in on a day."""
    held = (one for one in task.submissions if (one.date is None or one.date <= day) and day < one.until)
    return next(held, None)


def _submitted_on(task: Task, day: date) -> Submission | None:
    """Return the submission that a task had on a day; one without a day is told by the status alone."""
    if closed := _submission_on(task, day):
        return Submission(closed.date, closed.document) if closed.date else None
    return task.submitted if task.submitted and task.submitted.date <= day else None


def _open_status(task: Task, day: date) -> Any:  # noqa: ANN401  a task.Status
    """Return the status on a day on which the task was neither finished nor stopped.

    Work without a recorded start counts as begun, unless it is not begun now, or wasn't when it stopped.
    """
    is_open = task.status in {"not_started", "in_progress", "submitted"}
    if is_open and all(turn <= day for turn in _status_dates(task)):
        return task.status
    if (closed := _submission_on(task, day)) and closed.date:
        return "submitted"
    never_began = task.status == "not_started" or (task.stopped and task.stopped.before == "not_started")
    began = task.started_on <= day if task.started_on else not never_began
    if not began or (task.status == "not_started" and not task.reopenings):
        return "not_started"
    if _submission_on(task, day):
        return "submitted"
    if task.submitted is None:
        declared = {task.status, task.stopped.before if task.stopped else None}
        return "submitted" if "submitted" in declared else "in_progress"
    returned = any(task.submitted.date < one.date <= day for one in task.reopenings)
    return "submitted" if task.submitted.date <= day and not returned else "in_progress"


def _was_progress_recorded(task: Task, day: date) -> bool:
    """Whether the progress is one of the day; one without a day isn't, when the task was finished later."""
    if task.progress_on:
        return task.progress_on <= day
    return not (task.status == "done" and task.done_on and task.done_on > day)


def _was_there(result: Result, task: Task, day: date) -> bool:
    """Whether a result was there on a day; without a date it came with the first completion, if any."""
    dated = result.date or result.recorded_on
    if dated is None:
        completions = [one.done_on for one in task.reopenings] + ([task.done_on] if task.done_on else [])
        dated = min(completions, default=None)
    return dated is None or dated <= day


def _target_on(task: Task, promised: Any, day: date) -> Any:  # noqa: ANN401  a Target or None
    """Return what a task promised on a day, with what had been reached by then."""
    now = task.target
    if promised is None or now is None:
        return promised
    if now.achieved_on and now.achieved_on > day:
        return promised._replace(achieved=None, achieved_on=None)
    return promised._replace(achieved=now.achieved, achieved_on=now.achieved_on)


def _extension_on(extension: Extension, day: date) -> Extension:
    """Return an extension as it stood: what was approved later was a proposal then.

    The document is then left out: the approval's stands in the place of the proposal's.
    """
    if extension.approved_on and extension.approved_on > day:
        extension = extension._replace(approved=False, approved_on=None, document=None)
    return extension._replace(withdrawn_on=_by(extension.withdrawn_on, day))


def _amended_later(task: Task, day: date) -> dict[str, Any]:
    """Return the fields that were amended after a day, as they were before."""
    later = sorted((one for one in task.amendments if one.date > day), key=lambda one: one.date)
    return {amendment.field: amendment.before for amendment in reversed(later)}  # the first one wins


def _by(dated: date | None, day: date) -> date | None:
    return dated if dated and dated <= day else None
