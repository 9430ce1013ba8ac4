"""Days on which a row's work began or ended and that its sheet doesn't say: which were recorded instead.

A status or a figure without a day is taken over as by its command, which records the day of the
document, else the day of the figures; nobody wrote that day, so it is told. Read next:
`cchc.intake.sheets` (who collects them), `cchc.updates.task_status` (who sets the days).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import date_words, labels, number_spans
from cchc.reports.sheet_columns import DONE_ON, STARTED
from cchc.updates import task_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row

_OPTIONS = {STARTED: "--started-on NGÀY", DONE_ON: "--done-on NGÀY"}
_FIELDS = {STARTED: "started_on", DONE_ON: "done_on"}


class AssumedDay(NamedTuple):
    """A day that was recorded of a task in the columns `titles`, and what day it is, in words."""

    task: int
    titles: tuple[str, ...]
    day: date
    whose: str


def of_row(before: PlainRecord, after: PlainRecord, row: Row, today: date) -> Iterator[AssumedDay]:
    """Yield the days that a row gave its task's record without saying them."""
    days: dict[date, list[str]] = {}
    for title, field in _FIELDS.items():
        day = date_words.parse_date(str(after.get(field, "")))
        if day and after.get(field) != before.get(field) and not row.text(title):
            days.setdefault(day, []).append(title)
    for day, titles in days.items():
        whose = _whose(day, before, after, today, is_said=bool(row.text(DONE_ON)))
        yield AssumedDay(int(str(after.get("id"))), tuple(titles), day, whose)


def _whose(day: date, before: PlainRecord, after: PlainRecord, today: date, *, is_said: bool) -> str:
    """Return what day is recorded: that of the end, which the row says, of its new document, or today."""
    if is_said and after.get("done_on") == day.isoformat():
        return "ngày hoàn thành"
    there = task_records.items_of(before, "results")
    new = [result for result in task_records.items_of(after, "results") if result not in there]
    is_of_document = any(isinstance(one, dict) and one.get("date") == day.isoformat() for one in new)
    return "ngày của văn bản" if is_of_document or day != today else "ngày tính số liệu"


def lines(assumed: Iterable[AssumedDay], *, is_preview: bool) -> Iterator[str]:
    """Yield a sentence for each day: which tasks have it, and how another is given."""
    tasks: dict[tuple[tuple[str, ...], date, str], list[int]] = {}
    for task, titles, day, whose in assumed:
        tasks.setdefault((titles, day, whose), []).append(task)
    for (titles, day, whose), numbers in tasks.items():
        names = ", ".join(title.lower() for title in titles)
        number = str(numbers[0]) if len(numbers) == 1 else "SỐ"
        command = f"ghi: cchc update {number} {' '.join(_OPTIONS[title] for title in titles)}"
        remedy = f"điền cột {', '.join(titles)} trước khi nhập" if is_preview else command
        yield (
            f"NV {number_spans.written(numbers)}: bảng không ghi {names} nên ghi là {labels.day(day)}, "
            f"{whose}; ngày khác thì {remedy}"
        )
