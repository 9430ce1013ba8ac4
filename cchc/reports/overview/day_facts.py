"""What reports of a day say of a task, an office, an area and the plan, in words by their names.

`facts` are single things, `items` lists of which each item is told apart. Two versions of a plan
give the same words where their reports of the day say the same. Figures that the file keeps only the
last one of may be blank: `was_overwritten` says of a blank one whether a later one took its place.

Read next: `cchc.reports.overview.late_entries` (who compares them), `cchc.past` (a task on a day).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, timings
from cchc.plan import PEOPLE_FIELDS
from cchc.quantities import with_unit
from cchc.reports.wording import phrases
from cchc.states import DONE
from cchc.task import AMENDABLE, words_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.plan import Plan
    from cchc.states import Standing
    from cchc.task import ClosedStop, ClosedSubmission, Extension, Result, Stop, Task

STATE, DECLARED = "trạng thái", "khai báo"
_PROGRESS, _ACHIEVED, _SUBMITTED = "tiến độ", "chỉ tiêu đã đạt", "thông tin trình duyệt"
_OF_THE_HEAD = ("number", "date", "year", "issuer", "notice", "place")


def facts(standing: Standing, *, people: bool) -> dict[str, str]:
    """Return what is said of a task; with `people=False` not who does the work."""
    task = standing.task
    plain = [field for field in AMENDABLE if field != "due" and (people or field not in PEOPLE_FIELDS)]
    return {labels.FIELD[field]: words_of(getattr(task, field)) or "" for field in plain} | {
        labels.FIELD["due"]: phrases.extended(standing, write=labels.day),
        labels.FIELD["assigned_on"]: _day(task.assigned_on),
        STATE: timings.state_now(standing.state, standing.days_left, task.done_on),
        DECLARED: labels.STATUS[task.status],
        labels.FIELD["started_on"]: _day(task.started_on),
        labels.FIELD["condition_met_on"]: _day(task.condition_met_on),
        _SUBMITTED: _joined(f"ngày {_day(task.submitted.date)}", task.submitted.document)
        if task.submitted
        else "",
        "thông tin tạm dừng, hủy": _stop(task.stopped),
        _PROGRESS: _progress(standing),
        _ACHIEVED: _achieved(standing),
    }


def items(standing: Standing, *, people: bool) -> dict[str, list[str]]:
    """Return what is said of the lists of a task."""
    task = standing.task
    amended = (one for one in task.amendments if people or one.field not in PEOPLE_FIELDS)
    return {
        "văn bản": [_result(result) for result in task.results],
        "ghi chú": [f"“{note.text}”{_on(note.date)}" for note in task.notes],
        "gia hạn": [_extension(one) for one in task.extensions if one is not standing.extension],
        "lần trình đã bị trả lại": [_closed_submission(one) for one in task.submissions],
        "lần dừng đã kết thúc": [_closed_stop(stop) for stop in task.stops],
        "lần mở lại": [_joined(f"ngày {_day(one.date)}", one.reason) for one in task.reopenings],
        "điều chỉnh": [
            f"{labels.FIELD[one.field]} theo {citations.cite(one.document, one.date, write=labels.day)}"
            for one in amended
        ],
    }


def of_plan(plan: Plan, day: date, *, people: bool) -> dict[str, str]:
    """Return what is said of the plan itself."""
    head = plan.head
    amending = (one for one in head.amendments if one.date <= day)
    amendments = (citations.cite(one.document, one.date, write=labels.day) for one in amending)
    signs = [text for text in head.signatory if text] if people else []
    scale = plan.reporting.completion_scale
    return {labels.FIELD[field]: _text(getattr(head, field)) for field in _OF_THE_HEAD} | {
        "tên kế hoạch": head.title,
        labels.FIELD["signatory"]: ", ".join(signs),
        "văn bản điều chỉnh": "; ".join(amendments),
        labels.FIELD["completion_scale"]: "; ".join(f"từ {one.start}%: {one.points:g}" for one in scale.steps)
        if scale
        else "",
    }


def of_offices(plan: Plan) -> dict[str, dict[str, str]]:
    """Return what is said of each office and area, by what it is in the file."""
    offices = {f"owner:{one.id}": {"tên": one.name, "tên ngắn": one.short} for one in plan.owners}
    areas = {f"area:{one.id}": {"tên": one.title, "tên ngắn": one.short} for one in plan.areas}
    return offices | areas


def was_overwritten(label: str, recorded: Task, day: date) -> bool:
    """Whether a figure that is blank on a day was known until a later one took its place in the file."""
    turns: list[date | None] = [one.date for one in recorded.reopenings]
    if label == _PROGRESS:
        turns += [recorded.progress_on, recorded.done_on]
    elif label == _ACHIEVED:
        turns = [recorded.target.achieved_on if recorded.target else None]
    else:
        return False
    return any(turn is not None and turn > day for turn in turns)


def _progress(standing: Standing) -> str:
    """Return the progress; that of a finished task is said by its state."""
    is_told = standing.progress is not None and standing.state not in DONE
    return f"{standing.progress}%" if is_told else ""


def _achieved(standing: Standing) -> str:
    """Return how much of a target was reached; empty where nobody said it, or a later figure stands there."""
    target = standing.task.target
    return with_unit(target.achieved, target.unit) if target and target.achieved is not None else ""


def _result(result: Result) -> str:
    """Return a document with its day, its summary and its link: "15/BC ngày 10/06/2026 (“Kết quả”)"."""
    named = " ngày ".join(filter(None, (result.document, _day(result.date))))
    more = ", ".join(filter(None, (f"“{result.summary}”" if result.summary else "", result.link)))
    return f"{named} ({more})" if named and more else named or more


def _extension(extension: Extension) -> str:
    """Return a proposal, or an extension that another one took the place of."""
    stage = "đã duyệt" if extension.approved else "đề xuất"
    withdrawn = f"rút ngày {_day(extension.withdrawn_on)}" if extension.withdrawn_on else ""
    reason = f"lý do: {extension.reason}" if extension.reason else ""
    of_day = f"ngày {_day(extension.date)}"
    return _joined(f"đến {extension.due.text}", stage, of_day, extension.document, reason, withdrawn)


def _closed_submission(submission: ClosedSubmission) -> str:
    handed_in = f"trình ngày {_day(submission.date)}" if submission.date else ""
    return _joined(handed_in, submission.document, f"trả lại ngày {_day(submission.until)}")


def _closed_stop(stop: ClosedStop) -> str:
    since = f"từ ngày {_day(stop.date)}" if stop.date else ""
    return _joined(
        labels.STATUS[stop.status], since, f"đến trước ngày {_day(stop.until)}", stop.document, stop.reason
    )


def _stop(stop: Stop | None) -> str:
    """Return since when, by which document and why a task rests or was given up."""
    if stop is None:
        return ""
    since = f"từ ngày {_day(stop.date)}" if stop.date else ""
    return _joined(since, stop.document, f"lý do: {stop.reason}" if stop.reason else "")


def _text(value: date | int | str | None) -> str:
    return "" if value is None else str(value) if isinstance(value, str | int) else _day(value)


def _on(day: date | None) -> str:
    return f" (ngày {labels.day(day)})" if day else ""


def _day(day: date | None) -> str:
    return labels.day(day) if day else ""


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
