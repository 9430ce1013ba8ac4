"""A sheet that an office filled in, read back: what each row wishes of its task, cell by cell.

Read are the columns that `cchc report --format xlsx` leaves to be filled in, found by their titles
in whatever order they stand. That sheet keeps, hidden, what was written into it: only a cell that
somebody changed is a wish, so that several offices can send back the same sheet, late ones too. What
changed in the plan meanwhile is not overwritten. An empty cell wishes nothing. A row that can't be
believed is refused with its cell; the others hold.

Knows rows and cells, not files of Excel. Read next: `cchc.intake.workbooks` (where rows come from),
`cchc.updates` (the wishes).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, names, periods, updates
from cchc.errors import RequestError
from cchc.reports.listing import one_line
from cchc.reports.sheet_columns import DONE_ON, FILLED_IN, NOTE, NUMBER, PROGRESS, STARTED, STATUS, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc.changes import PlainRecord

_FULL = 100  # percent
_DIGITS = 9  # of a number; more is a slip
_FIRST_YEAR = 2000
_MOST_TOLD = 50  # refusals


class Cell(NamedTuple):
    """What stands in a cell, and where: "I7"; `is_percent` says that it is shown times a hundred."""

    value: Any
    place: str
    is_percent: bool = False

    @property
    def words(self) -> str:
        """What is in the cell, in the way of the sheet that was written: whole numbers, ISO days, a line."""
        value = self.value
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, datetime | date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        if isinstance(value, int | float):
            number = round(value * _FULL, 6) if self.is_percent else value
            return str(int(number)) if number == int(number) else str(number)
        return one_line(str(value)).strip()


class Row(NamedTuple):
    """The cells of one task's row, by their columns' titles, and what was written there, if that is known."""

    cells: Mapping[str, Cell]
    place: str
    kept: Mapping[str, str] | None = None

    def text(self, title: str) -> str:
        """Give a cell as text, empty when nothing stands in it."""
        cell = self.cells.get(title)
        return cell.words if cell else ""

    def wished(self, title: str) -> Cell | None:
        """Give a cell that somebody filled in, None when it is empty or as it was written."""
        cell = self.cells.get(title)
        if cell is None or not cell.words:
            return None
        was = (self.kept or {}).get(title, "").strip()
        return None if self.kept is not None and _same(cell.words, was) else cell


def _same(one: str, other: str) -> bool:
    """Tell whether two cells say the same: a date is a date, however it is written."""
    day = periods.parse_date(one)
    return one == other or (day is not None and day == periods.parse_date(other))


class Refusal(NamedTuple):
    """A row that is not taken over: the cell, and why."""

    place: str
    message: str


class _RefusedError(Exception):
    """A cell that can't be taken over."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


def wished(
    data: PlainRecord, rows: Iterable[Row], *, today: date, wrong: Callable[[PlainRecord], str]
) -> tuple[PlainRecord, tuple[Refusal, ...]]:
    """Give a plan's data as the rows wish them, and the rows that are refused; nothing else changes.

    `wrong` says what keeps data from being a plan, nothing if they are one.
    """
    rows = list(rows)
    whole, refused = _all_applied(data, rows, today, lambda _: "")
    if wrong(whole):  # one row or more; only then is each looked at
        whole, refused = _all_applied(data, rows, today, wrong)
    return whole, refused


def _all_applied(
    data: PlainRecord, rows: Iterable[Row], today: date, wrong: Callable[[PlainRecord], str]
) -> tuple[PlainRecord, tuple[Refusal, ...]]:
    refused: list[Refusal] = []
    seen: dict[int, str] = {}
    for row in rows:
        try:
            after = _applied(data, _task(row, seen), row, today)
            _check(row, wrong(after) if after is not data else "")
            data = after
        except _RefusedError as error:
            refused.append(Refusal(error.place, str(error)))
    return data, tuple(refused)


def _check(row: Row, why: str) -> None:
    """Refuse a row that makes the plan wrong; which of its cells does isn't known, so all are named."""
    if why:
        changed = [cell.place for title in FILLED_IN if (cell := row.wished(title)) is not None]
        raise _RefusedError(", ".join(changed), why)


def _task(row: Row, seen: dict[int, str]) -> int:
    """Give the number of a row's task, the first row of its own."""
    number = row.text(NUMBER)
    if not number:
        raise _RefusedError(row.place, "dòng này không có số thứ tự nhiệm vụ")
    cell = row.cells[NUMBER]
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        raise _RefusedError(cell.place, f'"{number[:40]}" không phải là số thứ tự nhiệm vụ')
    task = int(number)
    if task in seen:
        raise _RefusedError(cell.place, f"nhiệm vụ {task} đã có ở ô {seen[task]}")
    seen[task] = cell.place
    return task


def _applied(data: PlainRecord, task: int, row: Row, today: date) -> PlainRecord:
    try:
        record = updates.find_task(data, task)
    except StopIteration:
        raise _RefusedError(row.cells[NUMBER].place, f"kế hoạch không có nhiệm vụ {task}") from None
    if names.key(row.text(TITLE)) != names.key(str(record.get("title", ""))):
        place = row.cells.get(TITLE, row.cells[NUMBER]).place
        raise _RefusedError(place, f"nội dung không phải của nhiệm vụ {task} trong kế hoạch")
    wish = _wish(record, row, today)
    return data if wish == record else updates.update_tasks(data, [task], lambda _: wish)


def _wish(record: PlainRecord, row: Row, today: date) -> PlainRecord:
    """Give a task's record as its row wishes it."""
    for title, field in (
        (STATUS, "status"),
        (PROGRESS, "progress"),
        (STARTED, "started_on"),
        (DONE_ON, "done_on"),
    ):
        _check_unmoved(record, row, title, field)
    wish = _with_status(record, row, today)
    if (progress := row.wished(PROGRESS)) is not None:
        wish = _with_progress(record, wish, progress)
    for title, field in ((STARTED, "started_on"), (DONE_ON, "done_on")):
        if (cell := row.wished(title)) is not None:
            wish = _with_day(wish, cell, field, today)
    if (note := row.wished(NOTE)) is not None and note.words not in _notes(record):
        said = periods.parse_date(note.words) if isinstance(note.value, datetime | date) else None
        wish = updates.note(wish, today, labels.day(said) if said else note.words)
    return wish


def _check_unmoved(record: PlainRecord, row: Row, title: str, field: str) -> None:
    """Refuse a wish about what the plan has changed itself since the sheet was written."""
    cell = row.wished(title)
    if cell is None or row.kept is None:
        return
    was, now = row.kept.get(title, "").strip(), _now(record, field)
    if not _same(now, was) and not _same(now, cell.words):
        said = labels.day(day) if (day := periods.parse_date(now)) else now or "để trống"
        message = f"kế hoạch đã đổi từ khi lập bảng, nay là: {said}"
        raise _RefusedError(cell.place, message)


def _now(record: PlainRecord, field: str) -> str:
    """Give what a sheet written now would have in a field's column."""
    if field == "status":
        return labels.STATUS[updates.status_of(record)]
    if field == "progress" and updates.status_of(record) == "done":
        return str(_FULL)
    return str(record.get(field, "")).strip()


def _with_status(record: PlainRecord, row: Row, today: date) -> PlainRecord:
    cell = row.wished(STATUS)
    if cell is None:
        return record
    by_label = {names.key(label): status for status, label in labels.STATUS.items()}
    status = by_label.get(names.key(cell.words))
    if status is None:
        raise _RefusedError(cell.place, f'không có trạng thái "{cell.words[:40]}"')
    before = updates.status_of(record)
    if status == before:
        return record
    number = record.get("id")
    if status in {"paused", "cancelled"}:
        command = "pause" if status == "paused" else "cancel"
        message = f"{labels.STATUS[status]} phải có văn bản: cchc {command} {number}"
        raise _RefusedError(cell.place, message)
    if before in {"done", "paused", "cancelled"}:
        message = f"nhiệm vụ {labels.STATUS[before]}; muốn mở lại thì dùng: cchc reopen {number}"
        raise _RefusedError(cell.place, message)
    if status == "done":
        done_on = row.cells.get(DONE_ON)
        day = _day(done_on, today) if done_on is not None and done_on.words else None
        return updates.finish(record, day, {}, today=today)
    try:
        if status == "in_progress":
            return updates.start(record, today)
        return updates.set_fields(record, {"status": status})
    except RequestError as error:
        raise _RefusedError(cell.place, error.message) from None


def _with_progress(before: PlainRecord, wish: PlainRecord, cell: Cell) -> PlainRecord:
    text = cell.words.removesuffix("%").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS) or int(text) > _FULL:
        raise _RefusedError(cell.place, f'tiến độ "{cell.words[:40]}" không phải là số nguyên từ 0 đến 100')
    progress = str(int(text))
    if progress == str(before.get("progress", "")):  # as it was: no wish, whatever the status became
        return wish
    if updates.status_of(wish) == "done":
        if int(progress) != _FULL:
            raise _RefusedError(cell.place, f"nhiệm vụ hoàn thành thì tiến độ là 100, không phải {progress}")
        return wish
    return updates.set_fields(wish, {"progress": progress})


def _with_day(wish: PlainRecord, cell: Cell, field: str, today: date) -> PlainRecord:
    if periods.parse_date(cell.words) == periods.parse_date(str(wish.get(field, ""))) is not None:
        return wish
    day = _day(cell, today)
    if field == "done_on" and updates.status_of(wish) != "done":
        raise _RefusedError(cell.place, "có ngày hoàn thành nhưng trạng thái không phải là hoàn thành")
    return updates.set_fields(wish, {field: day.isoformat()})


def _day(cell: Cell, today: date) -> date:
    day = periods.parse_date(cell.words)
    if day is None or day.year < _FIRST_YEAR:
        message = f'"{cell.words[:40]}" không phải là ngày dùng được, ví dụ 30/06/2026'
        raise _RefusedError(cell.place, message)
    if day > today:
        raise _RefusedError(cell.place, f"ngày {labels.day(day)} chưa đến")
    return day


def _notes(record: PlainRecord) -> set[str]:
    """Give every line of the diary: a note that is there already is not written again."""
    notes = record.get("notes")
    lines = notes if isinstance(notes, list) else []
    return {one_line(str(line.get("text", ""))).strip() for line in lines if isinstance(line, dict)}


def told(refusals: Iterable[Refusal]) -> Iterator[str]:
    """Say each refusal: "ô I7: …"; of very many the first ones."""
    found = list(refusals)
    for refusal in found[:_MOST_TOLD]:
        yield f"ô {refusal.place}: {refusal.message}; không cập nhật dòng này"
    if len(found) > _MOST_TOLD:
        yield f"và {len(found) - _MOST_TOLD} dòng khác cũng không cập nhật"
