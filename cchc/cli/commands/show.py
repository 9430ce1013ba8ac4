"""`cchc show`: everything that is known of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels
from cchc.cli import console, options
from cchc.cli.options import AsOfOption, PlanOption, RevOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.plan import Extension, Result
    from cchc.states import Standing


def show(
    ids: Annotated[list[str] | None, typer.Argument(metavar="SỐ...", help="Số thứ tự nhiệm vụ.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="text|json", help="Dạng in ra.", show_default=False)
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Xem mọi điều đã ghi về một hoặc nhiều nhiệm vụ."""
    from cchc import queries
    from cchc.reports.printers import json_forms

    wanted = options.task_ids(ids or [])
    chosen_form = options.choice(form or "text", ("text", "json"), "--format")
    asked = options.open_plan(plan, as_of, rev)
    items = queries.find_tasks(queries.standings(asked.plan, asked.day), wanted)
    if chosen_form == "json":
        console.write_json(json_forms.tasks(items, asked.day))
        return
    past = _histories(asked, wanted)
    console.write("\n".join(card(item) + past[item.task.id] for item in items))


def _histories(asked: options.OpenedPlan, wanted: Sequence[int]) -> dict[int, str]:
    """Lay out what git knows of each task, newest first; a note once when it can't be asked."""
    from cchc import trail
    from cchc.history import entries
    from cchc.history.git import GitError

    told: dict[int, list[str]] = {number: [] for number in wanted}
    try:
        for entry in trail.EntryFilter(tasks=frozenset(wanted)).pick(entries.load(*asked.recorded())):
            said = f"{labels.moment(entry.commit.moment)} · {entry.commit.author} · {entry.commit.short}"
            for record, sentence in trail.sentences(entry, whole=False, titled=False):
                for number in (int(record),) if record else wanted:
                    told[number].append(f"    {said} · {sentence}")
    except GitError as error:
        console.say(f"(không có lịch sử: {error})")
    return {
        number: "".join(f"{console.clean(line)}\n" for line in ("  lịch sử:", *lines)) if lines else ""
        for number, lines in told.items()
    }


def card(item: Standing) -> str:
    """Lay one task out for reading: a line a field, only what is known."""
    lines = [f"NV {item.task.id} · {console.clean(item.task.title)}"]
    lines += [f"  {label}: {console.clean(value)}" for label, value in _fields(item) if value]
    return "\n".join(lines) + "\n"


def _fields(item: Standing) -> Iterator[tuple[str, str]]:
    task = item.task
    yield "lĩnh vực", task.area.title
    yield "cơ quan chủ trì", _name(task.owner.short, task.owner.name)
    yield "cơ quan phối hợp", ", ".join(owner.short for owner in task.coordinators)
    yield "thời hạn", _deadline(item)
    yield "thời hạn gốc", task.due.text if item.extension else ""
    yield "điều kiện", task.condition or ""
    yield labels.FIELD["condition_met_on"], _day(task.condition_met_on)
    yield "trạng thái", labels.STATE[item.state]
    yield "khai báo", labels.STATUS[task.status]
    yield "tiến độ", f"{task.progress}%" if task.progress is not None else ""
    yield "ngày bắt đầu", _day(task.started_on)
    yield "ngày hoàn thành", _day(task.done_on)
    if task.target:
        achieved = f", đã đạt {task.target.achieved}" if task.target.achieved is not None else ""
        yield "chỉ tiêu", f"{task.target.quantity} {task.target.unit}{achieved}"
    for name in ("assignee", "lead", "approver", "deliverable", "basis"):
        yield labels.FIELD[name], getattr(task, name) or ""
    if task.stopped:
        parts = (_day(task.stopped.date), task.stopped.document, task.stopped.reason)
        yield "dừng, hủy", " · ".join(part for part in parts if part)
    yield from (("gia hạn", _extension(extension)) for extension in task.extensions)
    yield from (("văn bản", _result(result)) for result in task.results)
    yield from (("nhật ký", " · ".join(filter(None, (_day(n.date), n.text)))) for n in task.notes)


def _name(short: str, name: str) -> str:
    return short if short == name else f"{short} ({name})"


def _deadline(item: Standing) -> str:
    if item.end is None:
        return item.due.text
    timing = labels.timing(item.state, item.days_left, item.task.done_on)
    return f"{item.due.text}; đến hết ngày {labels.day(item.end)}{f', {timing}' if timing else ''}"


def _day(value: date | None) -> str:
    return labels.day(value) if value else ""


def _extension(extension: Extension) -> str:
    approval = "đã duyệt" if extension.approved else "đề xuất, chưa duyệt"
    parts = (
        f"đến {extension.due.text}",
        approval,
        extension.document,
        _day(extension.date),
        extension.reason,
    )
    return " · ".join(part for part in parts if part)


def _result(result: Result) -> str:
    parts = (result.document, _day(result.date), result.summary, result.link)
    return " · ".join(part for part in parts if part)
