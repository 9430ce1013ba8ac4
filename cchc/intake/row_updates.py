"""The update of a task that its row asks for, cell by cell; the first cell that is wrong rejects the row.

What changed in the plan since the sheet was made is not overwritten.

Knows rows and records, not whole plans. Read next: `cchc.updates.task_fields` (what is done to a record),
`cchc.intake.sheets` (all rows).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from cchc import labels, names, periods
from cchc.characters import one_line
from cchc.errors import RequestError
from cchc.intake.rows import RejectedCellError, parse_percent, say_the_same
from cchc.reports.sheet_columns import DONE_ON, NOTE, PROGRESS, STARTED, STATUS
from cchc.updates import task_fields, task_records, task_status
from cchc.workbook.cells import FULL
from cchc.yamltext.decoding import find_unreadable

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row
    from cchc.workbook.cells import Cell

_FIELDS = ((STATUS, "status"), (PROGRESS, "progress"), (STARTED, "started_on"), (DONE_ON, "done_on"))


def update_record(record: PlainRecord, row: Row, today: date) -> PlainRecord:
    """Return a task's record as its row asks for.

    Raises RejectedCellError when a cell can't be taken over.
    """
    for title, field in _FIELDS:
        _check_unchanged(record, row, title, field)
    updated = _with_status(record, row, today)
    if (progress := row.edited_cell(PROGRESS)) is not None:
        updated = _with_progress(record, updated, progress, today)
    for title, field in ((STARTED, "started_on"), (DONE_ON, "done_on")):
        if (cell := row.edited_cell(title)) is not None:
            updated = _with_day(updated, cell, field, today)
    if (note := row.edited_cell(NOTE)) is not None:
        if why := find_unreadable(note.words):
            raise RejectedCellError(note.place, why)
        day = periods.parse_date(note.words) if isinstance(note.value, datetime | date) else None
        text = labels.day(day) if day else note.lines
        if not _has_note(record, text, today):
            updated = task_fields.note(updated, today, text)
    return updated


def _check_unchanged(record: PlainRecord, row: Row, title: str, field: str) -> None:
    """Reject an edit of what the plan itself has changed since the sheet was made."""
    cell = row.edited_cell(title)
    if cell is None or row.written is None:
        return
    now = _text_now(record, field)
    same = say_the_same(now, row.written_text(title), title) or say_the_same(now, cell.words, title)
    if not same:
        shown = labels.day(day) if (day := periods.parse_date(now)) else now or "để trống"
        raise RejectedCellError(cell.place, f"kế hoạch đã đổi từ khi lập bảng, nay là: {shown}")


def _text_now(record: PlainRecord, field: str) -> str:
    """Return what a sheet made now would have in a field's column."""
    if field == "status":
        return labels.STATUS[task_records.status_of(record)]
    if field == "progress" and task_records.status_of(record) == "done":
        return str(FULL)
    return str(record.get(field, "")).strip()


def _with_status(record: PlainRecord, row: Row, today: date) -> PlainRecord:
    cell = row.edited_cell(STATUS)
    if cell is None:
        return record
    status, before = _parse_status(cell), task_records.status_of(record)
    if status == before:
        return record
    done_on = row.cells.get(DONE_ON) if status == "done" else None
    day = _parse_day(done_on, today) if done_on is not None and done_on.words else None
    try:
        if status == "done":
            return task_status.finish(record, day, {}, today=today)
        if status == "in_progress":
            return task_status.start(record, today)
        return task_status.set_status(record, status)
    except RequestError:
        raise RejectedCellError(cell.place, _refusal_words(before, status, record.get("id"))) from None


def _parse_status(cell: Cell) -> str:
    by_label = {names.key(label): status for status, label in labels.STATUS.items()}
    status = by_label.get(names.key(cell.words))
    if status is None:
        raise RejectedCellError(cell.place, f"không có trạng thái {cell.quoted}")
    return status


def _refusal_words(before: str, status: str, number: object) -> str:
    """Return why a status isn't taken over, for a row: it needs a document, or the task must be reopened."""
    if status in {"paused", "cancelled"}:
        command = "pause" if status == "paused" else "cancel"
        return f"{labels.STATUS[status]} phải có văn bản: cchc {command} {number}"
    return f"nhiệm vụ {labels.STATUS[before]}; muốn mở lại thì dùng: cchc reopen {number}"


def _with_progress(before: PlainRecord, record: PlainRecord, cell: Cell, today: date) -> PlainRecord:
    progress = parse_percent(cell.words)
    if progress is None or progress > FULL:
        message = f"tiến độ {cell.quoted} không phải là số nguyên từ 0 đến 100"
        raise RejectedCellError(cell.place, message)
    if str(progress) == str(
        before.get("progress", "")
    ):  # as it was: asks for nothing, whatever the status became
        return record
    if task_records.status_of(record) == "done" and progress == FULL:
        return record
    try:
        return task_fields.set_progress(record, str(progress), today)
    except RequestError as error:
        message = error.message.removeprefix(f"NV {record.get('id')}: ")
        if (status := task_records.status_of(record)) in {"paused", "cancelled"}:
            message = _refusal_words(status, "", record.get("id"))
        raise RejectedCellError(cell.place, message) from None


def _with_day(record: PlainRecord, cell: Cell, field: str, today: date) -> PlainRecord:
    if periods.parse_date(cell.words) == periods.parse_date(str(record.get(field, ""))) is not None:
        return record
    day = _parse_day(cell, today)
    if field == "done_on" and task_records.status_of(record) != "done":
        message = "có ngày hoàn thành nhưng trạng thái không phải là hoàn thành"
        raise RejectedCellError(cell.place, message)
    return task_records.set_fields(record, {field: day.isoformat()})


def _parse_day(cell: Cell, today: date) -> date:
    day = periods.parse_date(cell.words)
    refusal = status_refusals.refusal_of_day(day, today) if day else ""
    if day is None or (refusal and day <= today):
        raise RejectedCellError(cell.place, f"{cell.quoted} không phải là ngày dùng được, ví dụ 30/06/2026")
    if refusal:
        raise RejectedCellError(cell.place, refusal)
    return day


def _has_note(record: PlainRecord, text: str, today: date) -> bool:
    """Whether the diary says a text already: as its last line, or on the same day.

    What an older line says may be so again, which is a new line.
    """
    notes = record.get("notes")
    lines = [line for line in notes if isinstance(line, dict)] if isinstance(notes, list) else []
    recent = [
        line for line in lines if line is lines[-1] or periods.parse_date(str(line.get("date", ""))) == today
    ]
    said = names.nfc(one_line(text).strip())
    return any(names.nfc(one_line(str(line.get("text", ""))).strip()) == said for line in recent)
