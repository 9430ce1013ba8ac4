"""A row without a task's number → a new task at the end of the plan, as `cchc add` makes one.

What the row says of the work is taken over as for any other task. Read next:
`cchc.intake.row_updates`, `cchc.cli.commands.add` (the command).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, date_words, labels, lookups, number_spans, quantities
from cchc.errors import RequestError
from cchc.intake import likeness, row_tasks
from cchc.intake.cell_values import parse_day, text_of
from cchc.intake.row_updates import update_record
from cchc.intake.rows import RejectedCellError, Rejections, parse_whole_number
from cchc.reports.sheet_columns import AREA, COORDINATORS, DEADLINE, DUE, GIVEN, OWNER, TARGET, TITLE
from cchc.updates import task_fields, task_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row
    from cchc.plan import Plan
    from cchc.workbook.cells import Cell

_NAMES = re.compile(r"\s*[,;\n]\s*")
_GIVEN_ON = re.compile(r"\s*\(?giao ngày (?P<day>[\d/.-]+)\)?", re.IGNORECASE)  # as the sheet has it


class Additions(NamedTuple):
    """What new tasks need to know: the plan, and the numbers that tasks once had."""

    plan: Plan
    taken: frozenset[int]


def add(data: PlainRecord, row: Row, today: date, additions: Additions) -> PlainRecord:
    """Return a plan's data with the new task that a row describes.

    Raises RejectedCellError when it lacks what every task has, names no area or office of the plan, or
    has another number than the next one.
    """
    cells = {**row.others, **row.cells}
    due = cells.get(DEADLINE) or cells.get(DUE)
    required = {TITLE: cells.get(TITLE), AREA: cells.get(AREA), OWNER: cells.get(OWNER), DEADLINE: due}
    if missing := [title for title, cell in required.items() if cell is None or not cell.words]:
        raise RejectedCellError(row.place, f"việc mới còn thiếu: {', '.join(missing)}")
    fields = _fields(cells, due, row, today, additions.plan)
    added = task_fields.add_task(data, fields, additions.taken)
    record = task_records.tasks_of(added)[-1]
    number = int(str(record["id"]))
    row_tasks.refuse_other_number(row, number)
    updated = update_record(record, row._replace(written=None), today)
    return task_fields.update_tasks(added, [number], lambda _: updated)


def _fields(cells: Mapping[str, Cell], due: Cell | None, row: Row, today: date, plan: Plan) -> PlainRecord:
    """Return what `cchc add` needs of a row; RejectedCellError with all of its cells that are wrong."""
    rejections = Rejections()
    attempt = rejections.attempt
    fields: PlainRecord = {
        "title": attempt(text_of, cells[TITLE]) or "",
        "area": attempt(_found, cells[AREA], lambda name: lookups.find_area(plan, name).id) or "",
        **(attempt(_target, cells.get(TARGET)) or {}),
        **(attempt(_given, cells.get(GIVEN), today, plan) or {}),
        "status": "not_started",
        "owner": attempt(_office, cells[OWNER], plan) or "",
        **(attempt(_coordinators, cells.get(COORDINATORS), plan) or {}),
        "due": attempt(_due, due, plan.head.year) or "",
    }
    if rejections.found:  # the other cells are tried on what is there
        attempt(update_record, fields, row._replace(written=None), today)
    rejections.refuse()
    return fields


def remarks(additions: Additions, data: PlainRecord, today: date) -> Iterator[str]:
    """Yield what is to be said of the new tasks: since when they count, and what is odd of one."""
    plan = additions.plan
    there = {str(task.id): task.title for task in plan.tasks}
    new = {
        number: record
        for record in task_records.tasks_of(data)
        if (number := str(record.get("id"))) not in there
    }
    undated = [
        int(number)
        for number, record in new.items()
        if record.get("assigned_on") == today.isoformat() and not record.get("basis")
    ]
    if undated:
        yield (
            f"NV {number_spans.written(undated)}: ghi ngày giao {labels.day(today)} nên báo cáo của ngày "
            "trước không tính; giao bằng văn bản thì ghi văn bản đó: cchc update SỐ --basis …"
        )
    titles = [(int(number), title) for number, title in there.items()]
    for number, record in new.items():
        if same := likeness.most_alike(str(record.get("title")), titles):
            yield f"NV {number}: nội dung gần giống NV {same}; nếu là một việc thì bỏ: cchc remove {number}"
        words = task_fields.due_without_end(str(record.get("due", "")), plan.head.year)
        if words:
            yield f"NV {number}: {words.removeprefix('--due: ')}"


def _found(cell: Cell, find: Callable[[str], str]) -> str:
    """Return what a cell's words name in the plan; RejectedCellError with what is there when nothing does."""
    text_of(cell)
    try:
        return find(cell.words)
    except RequestError as error:
        raise RejectedCellError(cell.place, f"{error.message} ({error.hint})") from None


def _office(cell: Cell, plan: Plan) -> str:
    try:
        return _found(cell, lambda name: lookups.find_owner(plan, name, whole=True).short)
    except RejectedCellError as error:
        message = f'{error}; cơ quan mới: cchc owner add "{cell.words}"'
        raise RejectedCellError(cell.place, message) from None


def _coordinators(cell: Cell | None, plan: Plan) -> PlainRecord:
    """Return the offices that coordinate, one by one where the cell as a whole is no office's name."""
    if cell is None or not cell.words:
        return {}
    if plan.register.exact(cell.words):
        return {"coordinators": [_office(cell, plan)]}
    listed = [part for part in _NAMES.split(text_of(cell)) if part]
    found = [_office(cell._replace(value=name), plan) for name in listed]
    return {"coordinators": list(dict.fromkeys(found))}


def _target(cell: Cell | None) -> PlainRecord:
    """Return how many of what a task promises: "2 hội nghị"."""
    if cell is None or not cell.words:
        return {}
    number, unit = quantities.parted(text_of(cell))
    quantity = parse_whole_number(number)
    if not quantity or not unit:
        message = f"chỉ tiêu {cell.quoted} không phải là số lượng và đơn vị, ví dụ: 2 hội nghị"
        raise RejectedCellError(cell.place, message)
    return {"target": {"quantity": str(quantity), "unit": unit}}


def _given(cell: Cell | None, today: date, plan: Plan) -> PlainRecord:
    """Return the document that gives a task, and since when: its day, else today.

    What a plan has before it is issued is a part of it, and isn't given later.
    """
    if cell is None or not cell.words:
        return {"assigned_on": today.isoformat()} if plan.head.date else {}
    text = text_of(cell)
    since = _GIVEN_ON.search(text)
    words = _GIVEN_ON.sub("", text).strip()
    days = citations.days_in(words)
    if len(days) > 1 and not since:
        raise RejectedCellError(cell.place, "văn bản giao nêu nhiều ngày; ghi thêm: (giao ngày …)")
    day = since["day"] if since else days[0].isoformat() if days else ""
    given = parse_day(cell, today, day) if day else today
    fields: PlainRecord = {"basis": words} if words else {}
    return fields | {"assigned_on": given.isoformat()}


def _due(cell: Cell | None, year: int) -> str:
    """Return the deadline's words; a real day as people write it."""
    if cell is None:
        return ""
    day = date_words.parse_date(cell.words)
    words = citations.day(day) if day else text_of(cell)
    try:
        return task_fields.readable_due(words, year)
    except RequestError as error:
        message = error.message.removeprefix("--due: ")
        raise RejectedCellError(cell.place, f"{message} ({error.hint})") from None
