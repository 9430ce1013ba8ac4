"""A sheet that an office filled in, read back: what each row wishes of its task, cell by cell.

Read are the columns that `cchc report --format xlsx` leaves to be filled in, found by their titles
in whatever order they stand. An empty cell wishes nothing. A row that can't be believed (another
task's text, a status that needs a document, a day that is none) is refused with its cell; the others
hold. The only module that imports openpyxl.

Read next: `cchc.reports.sheet` (how the sheet is made), `cchc.updates` (the wishes).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from cchc import labels, names, periods, updates
from cchc.errors import RequestError, SurroundingsError
from cchc.reports.columns import DONE_ON, FILLED_IN, NEEDED, NOTE, NUMBER, PROGRESS, STARTED, STATUS, TITLE
from cchc.reports.listing import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc.updates import Record

_HEAD_WITHIN = 20  # rows; the titles stand near the top
_MOST_ROWS = 100_000
_MOST_PROGRESS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and where: "I7"."""

    value: Any
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one task's row, by their columns' titles."""

    cells: Mapping[str, Cell]

    def text(self, title: str) -> str:
        """Give a cell as text, empty when nothing stands in it."""
        cell = self.cells.get(title)
        return one_line(str(cell.value)).strip() if cell and cell.value is not None else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken over: the cell, and why."""

    place: str
    message: str


def read(data: bytes) -> tuple[Row, ...]:
    """Read the rows of a workbook's first sheet that has the columns.

    Raises SurroundingsError when it is no workbook, RequestError when no sheet has the columns.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bars and lists, which say nothing of the values
            return _first_table(data)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as error:
        hint = "mở bằng Excel rồi lưu lại với dạng .xlsx"
        raise SurroundingsError("tệp này không phải là tệp Excel (.xlsx) đọc được", hint) from error


def _first_table(data: bytes) -> tuple[Row, ...]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if rows := _rows(sheet):
            return rows
    hint = f"cần có các cột: {', '.join(NEEDED)}; lập bảng bằng: cchc report --format xlsx"
    raise RequestError("không có trang nào có bảng nhiệm vụ", hint)


def _rows(sheet: Any) -> tuple[Row, ...]:  # noqa: ANN401  openpyxl has no types
    titles: dict[int, str] = {}
    found: list[Row] = []
    known = {names.key(title): title for title in (*NEEDED, *FILLED_IN)}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > (_MOST_ROWS if titles else _HEAD_WITHIN):
            break
        if not titles:
            here = {
                place: known[key]
                for place, cell in enumerate(cells)
                if isinstance(cell.value, str) and (key := names.key(cell.value)) in known
            }
            titles = here if set(NEEDED) <= set(here.values()) else {}
        else:
            row = Row(
                {
                    titles[place]: Cell(cell.value, cell.coordinate)
                    for place, cell in enumerate(cells)
                    if place in titles and cell.value is not None
                }
            )
            if row.text(NUMBER):
                found.append(row)
    return tuple(found)


def wished(
    data: Record, rows: Iterable[Row], *, today: date, wrong: Callable[[Record], str]
) -> tuple[Record, tuple[Refusal, ...]]:
    """Give a plan's data as the rows wish them, and the rows that are refused; nothing else changes.

    `wrong` says what keeps data from being a plan, nothing if they are one.
    """
    whole, refused = _all_applied(data, rows, today, lambda _: "")
    if wrong(whole):  # one row or more; only then is each looked at
        whole, refused = _all_applied(data, rows, today, wrong)
    return whole, refused


def _all_applied(
    data: Record, rows: Iterable[Row], today: date, wrong: Callable[[Record], str]
) -> tuple[Record, tuple[Refusal, ...]]:
    refused: list[Refusal] = []
    seen: dict[int, str] = {}
    for row in rows:
        try:
            task = _task(row, seen)
            after = _applied(data, task, row, today)
            _check(after, row, wrong if after is not data else lambda _: "")
            data = after
        except _RefusedError as error:
            refused.append(Refusal(error.place, str(error)))
    return data, tuple(refused)


def _task(row: Row, seen: dict[int, str]) -> int:
    """Give the number of a row's task, the first row of its own."""
    cell = row.cells[NUMBER]
    task = _number(cell)
    if task in seen:
        raise _RefusedError(cell, f"nhiệm vụ {task} đã có ở ô {seen[task]}")
    seen[task] = cell.place
    return task


def _check(data: Record, row: Row, wrong: Callable[[Record], str]) -> None:
    if why := wrong(data):
        raise _RefusedError(row.cells.get(STATUS, row.cells[NUMBER]), why)


class _RefusedError(Exception):
    """A cell that can't be taken over."""

    def __init__(self, cell: Cell, message: str) -> None:
        super().__init__(message)
        self.place = cell.place


def _number(cell: Cell) -> int:
    text = str(cell.value).strip().removesuffix(".0")
    if not (text.isascii() and text.isdigit()):
        raise _RefusedError(cell, f'"{one_line(text)}" không phải là số thứ tự nhiệm vụ')
    return int(text)


def _applied(data: Record, task: int, row: Row, today: date) -> Record:
    try:
        record = updates.find(data, task)
    except StopIteration:
        raise _RefusedError(row.cells[NUMBER], f"kế hoạch không có nhiệm vụ {task}") from None
    title = row.cells.get(TITLE)
    if title is None or names.key(row.text(TITLE)) != names.key(str(record.get("title", ""))):
        place = title or row.cells[NUMBER]
        raise _RefusedError(place, f"nội dung không phải của nhiệm vụ {task} trong kế hoạch")
    try:
        wish = _wish(record, row, today)
    except RequestError as error:
        cell = row.cells.get(STATUS, row.cells[NUMBER])
        raise _RefusedError(cell, error.message) from None
    return data if wish == record else updates.apply(data, [task], lambda _: wish)


def _wish(record: Record, row: Row, today: date) -> Record:
    """Give a task's record as its row wishes it."""
    wish = _with_status(record, row, today)
    if (progress := row.cells.get(PROGRESS)) is not None:
        wish = _with_progress(wish, progress)
    for title, field in ((STARTED, "started_on"), (DONE_ON, "done_on")):
        cell = row.cells.get(title)
        if cell is not None and row.text(title):
            day = _day(cell, today).isoformat()
            if field == "done_on" and updates.status_of(wish) != "done":
                raise _RefusedError(cell, "có ngày hoàn thành nhưng trạng thái không phải là hoàn thành")
            if periods.parse_date(str(wish.get(field, ""))) != date.fromisoformat(day):
                wish = updates.set_fields(wish, {field: day})
    note = row.text(NOTE)
    if note and note != _last_note(record):
        wish = updates.note(wish, today, note)
    return wish


def _with_status(record: Record, row: Row, today: date) -> Record:
    cell = row.cells.get(STATUS)
    if cell is None or not row.text(STATUS):
        return record
    by_label = {names.key(label): status for status, label in labels.STATUS.items()}
    status = by_label.get(names.key(row.text(STATUS)))
    if status is None:
        raise _RefusedError(cell, f'không có trạng thái "{row.text(STATUS)}"')
    before = updates.status_of(record)
    if status == before:
        return record
    if status in {"paused", "cancelled"}:
        command = "pause" if status == "paused" else "cancel"
        raise _RefusedError(
            cell, f"{labels.STATUS[status]} phải có văn bản: cchc {command} {record.get('id')}"
        )
    if status == "done":
        done_on = row.cells.get(DONE_ON)
        day = _day(done_on, today) if done_on is not None and row.text(DONE_ON) else None
        return updates.finish(record, day, {}, today=today)
    if before in {"done", "paused", "cancelled"}:
        return updates.reopen(record, status)
    return (
        updates.start(record, today)
        if status == "in_progress"
        else updates.set_fields(record, {"status": status})
    )


def _with_progress(record: Record, cell: Cell) -> Record:
    text = str(cell.value).strip().removesuffix("%").removesuffix(".0").strip()
    if not (text.isascii() and text.isdigit()) or int(text) > _MOST_PROGRESS:
        raise _RefusedError(
            cell, f'tiến độ "{one_line(str(cell.value))}" không phải là số nguyên từ 0 đến 100'
        )
    recorded = str(record.get("progress", ""))
    # A finished task stands at 100 in the sheet, whether the file says so or not.
    if int(text) == (int(recorded) if recorded.isdigit() else -1):
        return record
    if updates.status_of(record) == "done" and int(text) == _MOST_PROGRESS and not recorded:
        return record
    return updates.set_fields(record, {"progress": str(int(text))})


def _day(cell: Cell, today: date) -> date:
    value = cell.value
    day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
    day = day or periods.parse_date(str(value).strip())
    if day is None:
        raise _RefusedError(cell, f'"{one_line(str(value))}" không phải là ngày có thật, ví dụ 30/06/2026')
    if day > today:
        raise _RefusedError(cell, f"ngày {labels.day(day)} chưa đến")
    return day


def _last_note(record: Record) -> str:
    notes = record.get("notes")
    last = notes[-1] if isinstance(notes, list) and notes else None
    return one_line(str(last.get("text", ""))).strip() if isinstance(last, dict) else ""


def told(refusals: Iterable[Refusal]) -> Iterator[str]:
    """Say each refusal: "ô I7: …"."""
    for refusal in refusals:
        yield f"ô {refusal.place}: {refusal.message}; không cập nhật dòng này"
