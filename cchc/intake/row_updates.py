"""The update of a task that its row asks for, cell by cell; the cells that are wrong reject it.

What changed in the plan since the sheet was made is not overwritten. What a cell does to a record is
what the command does that sets the same field.

Knows rows and records, not whole plans. Read next: `cchc.updates.task_fields` (what is done to a record),
`cchc.intake.documents` (the documents of a row), `cchc.intake.sheets` (all rows).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from cchc import date_words, labels, names
from cchc.characters import one_line
from cchc.errors import RequestError
from cchc.intake import documents, status_words
from cchc.intake.cell_values import parse_day, text_of
from cchc.intake.rows import (
    AGAIN,
    RejectedCellError,
    Rejections,
    parse_percent,
    parse_whole_number,
    say_the_same,
)
from cchc.reports.sheet_columns import ACHIEVED, COLUMNS, DONE_ON, NOTE, PROGRESS, STARTED, STATUS
from cchc.updates import task_fields, task_records, task_status
from cchc.workbook.cells import FULL

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row
    from cchc.workbook.cells import Cell

_DAYS = ((STARTED, "started_on"), (DONE_ON, "done_on"))
_TEXTS = tuple((column.title, column.field) for column in COLUMNS if column.field)
_FIELDS = ((STATUS, "status"), (PROGRESS, "progress"), *_DAYS, (ACHIEVED, "achieved"), *_TEXTS)
BEGUN = {"in_progress", "submitted"}


def update_record(record: PlainRecord, row: Row, today: date) -> PlainRecord:
    """Return a task's record as its row asks for.

    Raises RejectedCellError when a cell can't be taken over.
    """
    rejections = Rejections()
    for title, field in _FIELDS:
        rejections.attempt(_check_unchanged, record, row, title, field)
    new = rejections.attempt(documents.new_results, record, row, today)
    updated = rejections.attempt(_with_status, record, row, new or [], today)
    updated = _with_figures(record, updated, row, today, rejections)
    updated = rejections.attempt(_with_texts, updated, row) or updated
    for result in new or []:
        updated = task_status.add_result(updated, result, today)
    beside = rejections.attempt(documents.with_days_and_summaries, record, updated, row, today)
    noted = rejections.attempt(_with_note, record, beside or updated, row, today)
    rejections.refuse()
    return noted or updated


def _with_figures(
    before: PlainRecord, updated: PlainRecord | None, row: Row, today: date, rejections: Rejections
) -> PlainRecord:
    """Return a record with its row's figures and days; `updated` has its status, None if rejected."""
    record, has_status = updated or before, updated is not None
    if (progress := row.edited_cell(PROGRESS)) is not None:
        record = rejections.attempt(_with_progress, before, record, progress, today) or record
    if (achieved := row.edited_cell(ACHIEVED)) is not None:
        record = rejections.attempt(_with_achieved, record, achieved, today) or record
    for title, field in _DAYS:
        if (cell := row.edited_cell(title)) is not None and (has_status or field != "done_on"):
            record = rejections.attempt(_with_day, record, cell, field, today) or record
        elif cell is not None:  # whether it is done isn't known
            rejections.attempt(parse_day, cell, today)
    return record


def _check_unchanged(record: PlainRecord, row: Row, title: str, field: str) -> None:
    """Reject an edit of what the plan itself has changed since the sheet was made."""
    cell = row.edited_cell(title)
    if cell is None or not row.remembers(title):
        return
    now = _text_now(record, field)
    asked = cell.words.partition(" ")[0] if title == ACHIEVED else cell.words  # "3 hội nghị" is 3
    same = say_the_same(now, row.written_text(title), title) or say_the_same(now, asked, title)
    if not same:
        message = f"kế hoạch đã đổi từ khi lập bảng, nay là: {_shown(now) or 'để trống'}"
        raise RejectedCellError(cell.place, f"{message}; ô này ghi: {_shown(cell.words)}; {AGAIN}")


def _shown(text: str) -> str:
    return labels.day(day) if (day := date_words.parse_date(text)) else text


def _text_now(record: PlainRecord, field: str) -> str:
    """Return what a sheet made now would have in a field's column."""
    if field == "status":
        return labels.STATUS[task_records.status_of(record)]
    if field == "progress" and task_records.status_of(record) == "done":
        return str(FULL)
    if field == "achieved":
        target = record.get("target")
        record = target if isinstance(target, dict) else {}
    return names.nfc(one_line(str(record.get(field, ""))).strip())


def _with_status(record: PlainRecord, row: Row, new: list[PlainRecord], today: date) -> PlainRecord:
    """Return a record with the status of its row; finished work with its first new document, as by `done`."""
    cell = row.edited_cell(STATUS)
    if cell is None:
        return record
    status, before = _parse_status(cell), task_records.status_of(record)
    if status == before or (status == "not_started" and before in BEGUN and not row.remembers(STATUS)):
        return record  # a sheet that doesn't say what it had is no reason to go back
    done_on = row.cells.get(DONE_ON) if status == "done" else None
    day = parse_day(done_on, today) if done_on is not None and done_on.words else None
    try:
        if status == "done":
            return task_status.finish(record, day, new[0] if new else {}, today=today)
        if status == "in_progress":
            return task_status.start(record, today)
        return task_status.set_status(record, status, today)
    except RequestError as error:
        words = _refusal_words(before, status, record.get("id"), error.message)
        raise RejectedCellError(cell.place, words) from None


def refused_stop(record: PlainRecord, row: Row) -> RejectedCellError | None:
    """Return why a row's status is refused where it rests or gives up its task; None for any other.

    That needs a document, and is done by a command of its own; the row may say more that holds.
    """
    cell, before = row.edited_cell(STATUS), task_records.status_of(record)
    status = status_words.parse(cell.words) if cell else None
    if cell is None or status not in {"paused", "cancelled"} or status == before:
        return None
    try:
        _check_unchanged(record, row, STATUS, "status")
    except RejectedCellError:
        return None  # said with the other cells
    return RejectedCellError(cell.place, _refusal_words(before, status, record.get("id")))


def _parse_status(cell: Cell) -> str:
    if status := status_words.parse(cell.words):
        return status
    message = f"không có trạng thái {cell.quoted}; ghi một trong: {status_words.VALID}"
    raise RejectedCellError(cell.place, message)


def _refusal_words(before: str, status: str, number: object, said: str = "") -> str:
    """Return why a status isn't taken over, for a row: it needs a document, or the task must be reopened."""
    if status in {"paused", "cancelled"}:
        command = "pause" if status == "paused" else "cancel"
        return f"{labels.STATUS[status]} phải có văn bản: cchc {command} {number} --document SỐ-VĂN-BẢN"
    if before in BEGUN:  # of a day that can't be
        return said.removeprefix(f"NV {number}: ")
    return f"nhiệm vụ {labels.STATUS[before]}; muốn mở lại thì dùng: cchc reopen {number}"


def _with_progress(before: PlainRecord, record: PlainRecord, cell: Cell, today: date) -> PlainRecord:
    progress = parse_percent(cell.words)
    if progress is None or progress > FULL:
        message = f"tiến độ {cell.quoted} không phải là số nguyên từ 0 đến 100{_percent_meant(cell)}"
        raise RejectedCellError(cell.place, message)
    if str(progress) == str(before.get("progress", "")):  # asks for nothing, whatever the status became
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


def _percent_meant(cell: Cell) -> str:
    """Return what to type for a part of one, such as 0.5, which may be meant as 50%; empty for others."""
    part = re.fullmatch(r"0[.,](\d\d?)", cell.words)
    return f"; {int(part[1].ljust(2, '0'))}% thì ghi {int(part[1].ljust(2, '0'))}" if part else ""


def _with_achieved(record: PlainRecord, cell: Cell, today: date) -> PlainRecord:
    """Return a record with how much of its target is reached: "3", or "3 hội nghị" with the target's unit."""
    target = record.get("target")
    figure, _, unit = cell.words.partition(" ")
    known = str(target.get("unit", "")) if isinstance(target, dict) else ""
    number = parse_whole_number(figure)
    if number is None or (unit and names.key(unit) != names.key(known)):
        raise RejectedCellError(cell.place, f"số đã đạt {cell.quoted} không phải là số nguyên")
    try:
        return task_fields.achieve(record, str(number), today)
    except RequestError as error:
        message = error.message.removeprefix(f"NV {record.get('id')} ")
        if (status := task_records.status_of(record)) in {"paused", "cancelled"}:
            message = _refusal_words(status, "", record.get("id"))
        elif not isinstance(target, dict):
            message = f"nhiệm vụ {message}; {error.hint}"
        raise RejectedCellError(cell.place, message) from None


def _with_texts(record: PlainRecord, row: Row) -> PlainRecord:
    """Return a record with the texts that a row's cells say; those that say the same on one line stay."""
    rejections = Rejections()
    for title, field in _TEXTS:
        cell = row.edited_cell(title)
        if cell is not None and _text_now(record, field) != cell.words:
            record = task_records.set_fields(record, {field: rejections.attempt(text_of, cell) or ""})
    rejections.refuse()
    return record


def _with_day(record: PlainRecord, cell: Cell, field: str, today: date) -> PlainRecord:
    if date_words.parse_date(cell.words) == date_words.parse_date(str(record.get(field, ""))) is not None:
        return record
    day = parse_day(cell, today)
    if field == "done_on" and task_records.status_of(record) != "done":
        message = "có ngày hoàn thành nhưng trạng thái không phải là hoàn thành"
        raise RejectedCellError(cell.place, message)
    return task_fields.ask_for(record, {field: day.isoformat()}, today=today)


def _with_note(before: PlainRecord, record: PlainRecord, row: Row, today: date) -> PlainRecord:
    cell = row.edited_cell(NOTE)
    if cell is None:
        return record
    day = date_words.parse_date(cell.words) if isinstance(cell.value, datetime | date) else None
    text = labels.day(day) if day else text_of(cell)
    return record if _has_note(before, text, today) else task_fields.note(record, today, text)


def _has_note(record: PlainRecord, text: str, today: date) -> bool:
    """Whether the diary says a text already: as its last line, or on the same day.

    What an older line says may be so again, which is a new line.
    """
    notes = record.get("notes")
    lines = [line for line in notes if isinstance(line, dict)] if isinstance(notes, list) else []
    recent = [
        line
        for line in lines
        if line is lines[-1] or date_words.parse_date(str(line.get("date", ""))) == today
    ]
    said = names.nfc(one_line(text).strip())
    return any(names.nfc(one_line(str(line.get("text", ""))).strip()) == said for line in recent)
