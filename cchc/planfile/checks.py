"""Rules that one field alone cannot break: errors between records, which make a plan unreadable.

Numbers used twice, a finished task without a date. Each rule has a code; its docstring is its
manual page, `docs/errors.md` lists the codes.

Read next: `cchc.planfile.warnings` (warnings), `cchc.planfile.document` (codes become lines).
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cchc import labels, names
from cchc.errors import Finding
from cchc.planfile import reporting_checks, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cchc.planfile.records import Records
    from cchc.planfile.schema import TaskRecord
    from cchc.yamltext.nodes import Path

    class _Numbered(Protocol):
        @property
        def id(self) -> object: ...


def record_findings(records: Records) -> Iterator[Finding]:
    """Yield what is wrong between the records of a file, or between the fields of one."""
    yield from _repeated_ids(records, "owners", records.owners, "cơ quan")
    yield from _repeated_ids(records, "areas", records.areas, "lĩnh vực")
    yield from _repeated_ids(records, "tasks", records.tasks, "nhiệm vụ")
    yield from _shared_names(records)
    for index, record in records.tasks.items():
        yield from _task_record(record, ("tasks", index))
    yield from _amendments(records)
    yield from _periods(records)
    yield from reporting_checks.figure_findings(records)


def _repeated_ids(
    records: Records, section: str, whole: Mapping[int, _Numbered], what: str
) -> Iterator[Finding]:
    """`duplicate-id`: two records of one kind have the same number or id, be they whole or not."""
    ids = {index: str(record.id) for index, record in whole.items()}
    for index, item in records.broken.get(section, {}).items():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            ids[index] = str(item["id"]).strip()
    first: dict[str, int] = {}
    free: Iterator[int] | None = None
    for index, number in sorted(ids.items()):
        same = names.key(number)
        same = same.lstrip("0") or "0" if same.isascii() and same.isdigit() else same
        if same and first.setdefault(same, index) != index:
            message = f"{what} `{values.shown(number)}` đã có ở mục thứ {first[same] + 1}"
            free = free or _free_numbers(ids.values())
            hint = f"đặt số khác, chưa dùng: {next(free)}" if section == "tasks" else "đặt mã khác"
            if index in whole and whole[index] == whole.get(first[same]):
                hint = f"hai mục giống hệt nhau, chép thừa thì xóa cả mục này; không thì {hint}"
            yield Finding((section, index, "id"), "duplicate-id", message, hint)


def _free_numbers(ids: Iterable[str]) -> Iterator[int]:
    """Return the numbers after the greatest one that the file has; what git knows isn't asked here."""
    numbers = (int(number) for number in ids if re.fullmatch("[0-9]{1,9}", number))  # longer is a slip
    return count(1 + max(numbers, default=0))


def _shared_names(records: Records) -> Iterator[Finding]:
    """`shared-name`: two owners go by one name, so that a task could not tell whose it is."""
    taken: dict[str, int] = {}
    for index, record in records.owners.items():
        at = ("owners", index)
        spelled: list[tuple[Path, str]] = [((*at, "id"), record.id), ((*at, "name"), record.name)]
        if record.short:
            spelled.append(((*at, "short"), record.short))
        spelled += [((*at, "aliases", i), alias) for i, alias in enumerate(record.aliases)]
        for path, name in spelled:
            other = taken.setdefault(names.key(name), index)
            is_told = path[-1] == "id" and names.key(records.owners[other].id) == names.key(name)
            if other != index and not is_told:
                message = f'"{name}" cũng là tên của "{records.owners[other].name}"'
                yield Finding(path, "shared-name", message, "mỗi tên chỉ dùng cho một cơ quan")


def _task_record(record: TaskRecord, at: Path) -> Iterator[Finding]:
    """Fields of one task that belong together."""
    status = f'"{labels.STATUS[record.status]}"'
    if record.status == "done" and record.done_on is None:
        message = "nhiệm vụ ghi hoàn thành nhưng chưa có ngày hoàn thành"
        yield Finding((*at, "status"), "done-without-date", message, "thêm dòng `done_on: ngày/tháng/năm`")
    if record.status != "done" and record.done_on is not None:
        message = f"có ngày hoàn thành nhưng trạng thái là {status}"
        yield Finding((*at, "done_on"), "date-without-done", message, "ghi `status: done` hoặc xóa dòng này")
    if record.started_on and record.done_on and record.done_on < record.started_on:
        done_on, started_on = labels.day(record.done_on), labels.day(record.started_on)
        message = f"ngày hoàn thành {done_on} trước ngày bắt đầu {started_on}"
        hint = (
            f"ngày bắt đầu ghi sai thì sửa trước: cchc update {record.id} --started-on NGÀY; "
            "ngày hoàn thành ghi sai thì ghi lại: --done-on NGÀY"
        )
        yield Finding((*at, "done_on"), "dates-out-of-order", message, hint)
    yield from _stop(record, at, status)
    yield from _past(record, at)
    for index, extension in enumerate(record.extensions):
        if extension.approved and extension.document is None:
            message = "gia hạn đã được duyệt nhưng chưa ghi văn bản cho phép"
            hint = "thêm dòng `document: số văn bản`, nếu chưa duyệt thì ghi `approved: false`"
            path = (*at, "extensions", index, "approved")
            yield Finding(path, "extension-without-document", message, hint)


def _stop(record: TaskRecord, at: Path, status: str) -> Iterator[Finding]:
    """`stop-without-document`, `stop-without-status`: a pause or a cancellation cites a document."""
    is_stopped = record.status in {"paused", "cancelled"}
    if is_stopped and (record.stopped is None or record.stopped.document is None):
        message = f"trạng thái là {status} nhưng chưa ghi văn bản cho phép"
        hint = "thêm vào `stopped:` dòng `document: số văn bản`"
        path = (*at, "stopped" if record.stopped else "status")
        yield Finding(path, "stop-without-document", message, hint)
    if record.stopped is not None and not is_stopped:
        message = f"có mục dừng, hủy nhưng trạng thái là {status}"
        hint = "ghi `status: paused` (tạm dừng) hoặc `status: cancelled` (đã hủy), nếu không thì xóa mục này"
        yield Finding((*at, "stopped"), "stop-without-status", message, hint, on_key=True)


def _past(record: TaskRecord, at: Path) -> Iterator[Finding]:
    """`dates-out-of-order`, `stop-without-status`: what ended before it began, or was no stop at all."""
    for index, stop in enumerate(record.stops):
        path: Path = (*at, "stops", index)
        if stop.status not in {"paused", "cancelled"}:
            message = f'lần dừng đã kết thúc ghi trạng thái "{labels.STATUS[stop.status]}"'
            hint = "ghi `status: paused` (tạm dừng) hoặc `status: cancelled` (đã hủy)"
            yield Finding((*path, "status"), "stop-without-status", message, hint)
        if stop.date and stop.until < stop.date:
            days = _Days(stop.date, stop.until, "date", "until")
            yield _out_of_order((*path, "until"), "ngày hết dừng", "ngày dừng", days)
    for index, submission in enumerate(record.submissions):
        if submission.date and submission.until < submission.date:
            days = _Days(submission.date, submission.until, "date", "until")
            yield _out_of_order((*at, "submissions", index, "until"), "ngày trả lại", "ngày trình", days)
    yield from _turned(record, at)


def _turned(record: TaskRecord, at: Path) -> Iterator[Finding]:
    """`dates-out-of-order`: a completion taken back before it was, a proposal answered before it was made."""
    for index, reopening in enumerate(record.reopenings):
        if reopening.date < reopening.done_on:
            path = (*at, "reopenings", index, "date")
            days = _Days(reopening.done_on, reopening.date, "done_on", "date")
            yield _out_of_order(path, "ngày mở lại", "ngày hoàn thành", days)
    for index, extension in enumerate(record.extensions):
        for field, what in (("approved_on", "duyệt"), ("withdrawn_on", "rút")):
            day = getattr(extension, field)
            if day and day < extension.date:
                path = (*at, "extensions", index, field)
                days = _Days(extension.date, day, "date", field)
                yield _out_of_order(path, f"ngày {what}", "ngày đề xuất", days)


class _Days(NamedTuple):
    """A day that must come first, the one that must not be before it, and the names of their fields."""

    first: date
    second: date
    first_field: str
    second_field: str


def _out_of_order(at: Path, second: str, first: str, days: _Days) -> Finding:
    """Return the error for a day before the one that must come first; both are named in words."""
    message = f"{second} {labels.day(days.second)} trước {first} {labels.day(days.first)}"
    hint = f"xem lại {first} (`{days.first_field}`) và {second} (`{days.second_field}`)"
    return Finding(at, "dates-out-of-order", message, hint)


def _amendments(records: Records) -> Iterator[Finding]:
    """`duplicate-amendment`: one document is listed twice among those that changed the plan."""
    first: dict[str, int] = {}
    for index, amendment in enumerate(records.head.amendments if records.head else ()):
        at = first.setdefault(names.key(amendment.document), index)
        if at != index:
            message = f'văn bản điều chỉnh "{amendment.document}" đã có ở mục thứ {at + 1}'
            path = ("plan", "amendments", index, "document")
            yield Finding(path, "duplicate-amendment", message, "mỗi văn bản ghi một mục")


def _periods(records: Records) -> Iterator[Finding]:
    """`dates-out-of-order`: a reporting period ends before it begins."""
    for index, period in enumerate(records.reporting.periods):
        if period.end < period.start:
            path = ("reporting", "periods", index, "to")
            days = _Days(period.start, period.end, "from", "to")
            yield _out_of_order(path, "ngày kết thúc kỳ báo cáo", "ngày bắt đầu", days)
