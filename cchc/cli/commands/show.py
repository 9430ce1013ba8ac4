"""`cchc show`: everything that is known of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels, timings
from cchc.cli import console, task_numbers, value_kinds
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import AsOfOption, PlanOption, RevOption, parse_choice
from cchc.cli.task_numbers import IdsArgument, OfOption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.states import Standing
    from cchc.task import AmendedField, ClosedStop, ClosedSubmission, Extension, Result


_ENDED = ("submissions", "stops", "reopenings")

_FORMATS = ("text", "json")


def show(
    ids: IdsArgument = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar=value_kinds.one_of(_FORMATS), help="Dạng in ra.", show_default=False
        ),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    of: OfOption = None,
) -> None:
    """Xem mọi điều đã ghi về một hoặc nhiều nhiệm vụ."""
    from cchc.reports.printers import json_forms

    asked = task_numbers.parse(ids or [], of)
    format_ = parse_choice(format_ or "text", _FORMATS, "--format")
    opened = open_plan(plan, as_of, rev)
    standings = asked.find(opened.plan, opened.day)
    if format_ == "json":
        console.write_json(json_forms.tasks(standings, opened.day))
        return
    places = _places(opened, standings)
    until = opened.day if as_of else None
    histories = _histories(opened, [standing.task.id for standing in standings], until)
    console.write("\n".join(_card(standing, places) + histories[standing.task.id] for standing in standings))


def _histories(opened: OpenedPlan, tasks: Sequence[int], until: date | None) -> dict[int, str]:
    """Return what git knows of each task, newest first, recorded until a day if one is asked about.

    With a note instead when git can't be asked.
    """
    from cchc import trail
    from cchc.history import entries
    from cchc.history.git import GitError

    lines: dict[int, list[str]] = {number: [] for number in tasks}
    try:
        wanted = trail.EntryFilter(tasks=frozenset(tasks), until=until)
        for entry in wanted.pick(entries.load(*opened.locate_in_git())):
            commit = f"{labels.moment(entry.commit.moment)} · {entry.commit.author} · {entry.commit.short}"
            for record, sentence in trail.sentences(entry, whole=False, titled=False):
                for number in (int(record),) if record else tasks:
                    lines[number].append(f"    {commit} · {sentence}")
    except GitError as error:
        console.say(f"(không có lịch sử: {error})")
    return {
        number: "".join(f"{console.clean(line)}\n" for line in ("  lịch sử:", *own)) if own else ""
        for number, own in lines.items()
    }


def _places(opened: OpenedPlan, standings: Sequence[Standing]) -> dict[object, str]:
    """Return where in the file to mend what no command corrects: what was ended since.

    An old version has no such place.
    """
    shown = {standing.task.id for standing in standings}
    tasks = [
        task
        for task in opened.plan.tasks
        if task.id in shown and any(getattr(task, field) for field in _ENDED)
    ]
    if opened.commit or not tasks:
        return {}
    from cchc.planfile import item_lines

    found: dict[object, str] = {}
    for field in _ENDED:
        lines = item_lines.lines(opened.data, opened.plan, tasks, field)
        for task in tasks:
            for item, line in zip(getattr(task, field), lines.get(task.id, ()), strict=False):
                found[task.id, item] = f"sửa ở dòng {line} của {opened.name}"
    return found


def _card(standing: Standing, places: Mapping[object, str]) -> str:
    """Return a task for reading: a line a field, only what is known."""
    lines = [f"NV {standing.task.id} · {console.clean(standing.task.title)}"]
    lines += [f"  {label}: {console.clean(value)}" for label, value in _fields(standing, places) if value]
    return "\n".join(lines) + "\n"


def _fields(standing: Standing, places: Mapping[object, str]) -> Iterator[tuple[str, str]]:
    from cchc.task import TEXT_FIELDS

    task = standing.task
    yield "lĩnh vực", task.area.title
    yield "cơ quan chủ trì", _name(task.owner.short, task.owner.name)
    yield "cơ quan phối hợp", ", ".join(owner.short for owner in task.coordinators)
    yield "thời hạn", _deadline(standing)
    yield "thời hạn gốc", task.due.text if standing.extension else ""
    yield "điều kiện", task.condition or ""
    yield labels.FIELD["condition_met_on"], _day(task.condition_met_on)
    yield "trạng thái", labels.STATE[standing.state]
    yield "khai báo", labels.STATUS[task.status]
    yield labels.FIELD["assigned_on"], _day(task.assigned_on)
    progress = f"{task.progress}%" if task.progress is not None else ""
    yield "tiến độ", _with_day(progress, task.progress_on)
    yield "ngày bắt đầu", _day(task.started_on)
    if task.submitted:
        yield labels.FIELD["submitted"], _joined(_day(task.submitted.date), task.submitted.document)
    for submission in task.submissions:
        yield "đã trình", _joined(_closed_submission(submission), places.get((task.id, submission)))
    yield "ngày hoàn thành", _day(task.done_on)
    if task.target:
        achieved = f", đã đạt {task.target.achieved}" if task.target.achieved is not None else ""
        reached = f"{task.target.promise}{achieved}"
        yield "chỉ tiêu", _with_day(reached, task.target.achieved_on)
    for name in TEXT_FIELDS:
        yield labels.FIELD[name], getattr(task, name) or ""
    if task.stopped:
        yield "dừng, hủy", _joined(_day(task.stopped.date), task.stopped.document, task.stopped.reason)
    for stop in task.stops:
        yield "đã dừng", _joined(_closed_stop(stop), places.get((task.id, stop)))
    for one in task.reopenings:
        done = f"đã ghi hoàn thành ngày {_day(one.done_on)}"
        yield "mở lại", _joined(_day(one.date), done, one.reason, places.get((task.id, one)))
    yield from _numbered(standing, "gia hạn", "extensions", lambda one: _extension(one, standing))
    yield from _numbered(standing, "văn bản", "results", _result)
    yield from _numbered(standing, "nhật ký", "notes", lambda note: _joined(_day(note.date), note.text))
    in_order = sorted(task.amendments, key=lambda amendment: amendment.date)
    yield from (("điều chỉnh", _amended(amendment)) for amendment in in_order)


def _numbered(
    standing: Standing, label: str, field: str, words: Callable[[Any], str]
) -> Iterator[tuple[str, str]]:
    """Yield the items that a list had on the day, when it has several with the numbers that commands take."""
    from cchc import past

    several = len(getattr(standing.recorded, field)) > 1
    for number, item in past.items_on(standing.recorded, field, standing.day):
        yield (f"{label} {number}" if several else label), words(item)


def _name(short: str, name: str) -> str:
    return short if short == name else f"{short} ({name})"


def _deadline(standing: Standing) -> str:
    if standing.end is None:
        return standing.due.text
    timing = timings.timing(standing.state, standing.days_left, standing.task.done_on)
    return f"{standing.due.text}; đến hết ngày {labels.day(standing.end)}{f', {timing}' if timing else ''}"


def _day(value: date | None) -> str:
    return labels.day(value) if value else ""


def _with_day(value: str, day: date | None) -> str:
    """Return a figure with the day that it was recorded on."""
    return f"{value} (ngày {_day(day)})" if value and day else value


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _closed_submission(submission: ClosedSubmission) -> str:
    return _joined(_day(submission.date), submission.document, f"bị trả lại ngày {_day(submission.until)}")


def _closed_stop(stop: ClosedStop) -> str:
    span = timings.stop_span(stop.date, stop.until)
    return _joined(f"{labels.STATUS[stop.status]} {span}", stop.document, stop.reason)


def _extension(extension: Extension, standing: Standing) -> str:
    approval = "đã duyệt" if extension.approved else "đề xuất, chưa duyệt"
    if extension.approved_on:
        approval = f"đã duyệt ngày {_day(extension.approved_on)}"
    elif extension.withdrawn_on:
        approval = f"đề xuất, đã rút ngày {_day(extension.withdrawn_on)}"
    elif not extension.approved and (document := standing.granted_by(extension)):
        approval = f"đề xuất, đã có thời hạn mới theo {document}"
    return _joined(
        f"đến {extension.due.text}", approval, extension.document, _day(extension.date), extension.reason
    )


def _result(result: Result) -> str:
    return _joined(result.document, _day(result.date), result.summary, result.link)


def _amended(amendment: AmendedField) -> str:
    from cchc.task import words_of

    before = words_of(amendment.before) or "(trống)"
    return _joined(
        f"{amendment.document} ngày {_day(amendment.date)}",
        f"{labels.FIELD[amendment.field]} trước đó: {before}",
    )
