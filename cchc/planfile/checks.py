"""Rules that one field alone cannot break: errors between records, and warnings of doubt.

Errors (`record_findings`) make a plan unreadable: numbers used twice, a finished task without a
date. Warnings (`plan_findings`) leave it readable: gaps in the 6 rõ, slips such as two dates for one plan
or a doubled word. Each has a code, for `cchc check --ignore`. A rule's docstring is its manual
page; `docs/errors.md` lists the codes.

Read next: `cchc.clarity` (the 6 rõ), `cchc.planfile.document` (codes become lines).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from cchc import clarity, labels, names
from cchc.errors import Finding
from cchc.planfile import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cchc.plan import Plan
    from cchc.planfile.records import Records
    from cchc.planfile.schema import TaskRecord
    from cchc.planfile.yamltext import Path

    class _Numbered(Protocol):
        @property
        def id(self) -> object: ...


_SAID_TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
# Words that Vietnamese doubles on purpose.
_DOUBLED_ON_PURPOSE = frozenset(
    [
        *("ai", "chung", "dần", "đều", "đôi", "đời", "hằng", "hay", "lâu", "luôn", "mãi", "năm", "ngày"),
        *("người", "nhà", "nơi", "riêng", "rất", "song", "thường", "từ", "từng", "vân"),
    ]
)
_AS_SIGNED = "đối chiếu với bản chính đã ký; nếu đúng như vậy thì để nguyên"
# A gap in one of these asks for other words, not for a field to be added.
_GAP_HINTS = {
    "title": "ghi rõ phạm vi của xã; nếu văn bản đã ký ghi như vậy thì để nguyên",
    "due": "ghi thêm mốc thời gian, ví dụ: chậm nhất 30/6/2026",
    "extensions": "ghi thêm mốc thời gian vào `due` của lần gia hạn, ví dụ: chậm nhất 30/6/2026",
    "owner": "ghi một cơ quan cụ thể, các đơn vị khác ghi vào `coordinators`",
    "coordinators": "bỏ cơ quan chủ trì khỏi `coordinators`",
    "results": "thêm vào `results` một mục có `document` (số văn bản) và `date` (ngày)",
}
_PROVINCE = re.compile(r"trên địa bàn tỉnh|lãnh đạo tỉnh", re.IGNORECASE)


def record_findings(records: Records) -> Iterator[Finding]:
    """Give what is wrong between the records of a file, or between the fields of one."""
    yield from _repeated_ids(records, "owners", records.owners, "cơ quan")
    yield from _repeated_ids(records, "areas", records.areas, "lĩnh vực")
    yield from _repeated_ids(records, "tasks", records.tasks, "nhiệm vụ")
    yield from _shared_names(records)
    for index, record in records.tasks.items():
        yield from _task_record(record, ("tasks", index))
    yield from _periods(records)


def plan_findings(plan: Plan, day: date) -> Iterator[Finding]:
    """Give the warnings of a plan that reads well, on a day."""
    yield from _two_dates(plan)
    yield from _without_task(plan)
    yield from _province(plan)
    yield from _doubled_words(plan)
    for index, task in enumerate(plan.tasks):
        at = ("tasks", index)
        if task.due.year_assumed:
            message = f'thời hạn "{task.due.text}" không ghi năm, hiểu là năm {plan.head.year}'
            yield _warning((*at, "due"), "year-assumed", message, "ghi thêm năm")
        if task.status == "done" and task.progress not in {None, 100}:
            message = f"NV {task.id} ghi hoàn thành nhưng tiến độ mới là {task.progress}%"
            yield _warning((*at, "progress"), "done-below-100", message, "xem lại `status` và `progress`")
        for gap in clarity.gaps(task, day):
            hint = _GAP_HINTS.get(gap.field, f"thêm vào nhiệm vụ dòng `{gap.field}: …`")
            message = f"NV {task.id} chưa rõ {labels.CLARITY[gap.aspect].lower()}: {gap.message}"
            words = (clarity.places_outside(task.title) or "") if gap.field == "title" else ""
            yield _warning((*at, gap.field), f"6ro-{gap.aspect}", message, hint, words)


def _warning(at: Path, code: str, message: str, hint: str = "", words: str = "") -> Finding:
    return Finding(at, code, message, hint, severity="warning", words=words)


def _repeated_ids(
    records: Records, section: str, whole: Mapping[int, _Numbered], what: str
) -> Iterator[Finding]:
    """`duplicate-id`: two records of one kind have the same number or id, be they whole or not."""
    ids = {index: str(record.id) for index, record in whole.items()}
    for index, item in records.broken.get(section, {}).items():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            ids[index] = str(item["id"]).strip()
    first: dict[str, int] = {}
    for index, number in sorted(ids.items()):
        same = str(int(number)) if number.isascii() and number.isdigit() else names.key(number)
        if same and first.setdefault(same, index) != index:
            message = f"{what} `{values.shown(number)}` đã có ở mục thứ {first[same] + 1}"
            yield Finding((section, index, "id"), "duplicate-id", message, "đặt số hoặc mã khác")


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
        message = f"ngày hoàn thành trước ngày bắt đầu ({labels.day(record.started_on)})"
        yield Finding((*at, "done_on"), "dates-out-of-order", message, "xem lại `started_on` và `done_on`")
    yield from _stop(record, at, status)
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


def _periods(records: Records) -> Iterator[Finding]:
    """`dates-out-of-order`: a reporting period ends before it begins."""
    for index, period in enumerate(records.reporting.periods):
        if period.end < period.start:
            message = f"kỳ báo cáo kết thúc trước ngày bắt đầu ({labels.day(period.start)})"
            path = ("reporting", "periods", index, "to")
            yield Finding(path, "dates-out-of-order", message, "xem lại `from` và `to`")


def _two_dates(plan: Plan) -> Iterator[Finding]:
    """`two-dates`: the annex names another date for the plan than its head does."""
    annex = plan.head.annex.date
    if annex and annex != plan.head.date:
        message = f"phụ lục ghi ngày kế hoạch {labels.day(annex)}, phần đầu ghi {labels.day(plan.head.date)}"
        yield _warning(("plan", "annex", "date"), "two-dates", message, "đối chiếu với bản chính đã ký")


def _without_task(plan: Plan) -> Iterator[Finding]:
    """`owner-without-task`, `area-without-task`: one that the plan names, but gives nothing to do."""
    leading = {task.owner for task in plan.tasks}
    for index, owner in enumerate(plan.owners):
        if owner.kind == "agency" and owner not in leading:
            message = f"{owner.short} không chủ trì nhiệm vụ nào trong danh mục"
            yield _warning(("owners", index, "name"), "owner-without-task", message, _AS_SIGNED)
    covered = {task.area for task in plan.tasks}
    for index, area in enumerate(plan.areas):
        if area not in covered:
            message = f'lĩnh vực "{area.title}" không có nhiệm vụ nào trong danh mục'
            yield _warning(("areas", index, "title"), "area-without-task", message, _AS_SIGNED)


def _province(plan: Plan) -> Iterator[Finding]:
    """`province`: a measure or duty of the commune's plan speaks of the province as its place."""
    for path, text in _prose(plan):
        if path[0] != "tasks" and (found := _PROVINCE.search(text)):
            message = f'kế hoạch của xã nói đến "{found.group()}"'
            yield _warning(path, "province", message, 'xem lại: có phải là "xã" không?', found.group())


def _doubled_words(plan: Plan) -> Iterator[Finding]:
    """`doubled-word`: a word stands twice in a row, other than those doubled on purpose."""
    for path, text in _prose(plan):
        for found in _SAID_TWICE.finditer(names.nfc(text)):
            if found.group(1).lower() not in _DOUBLED_ON_PURPOSE:
                message = f'lặp từ "{found.group()}"'
                yield _warning(path, "doubled-word", message, "nếu ghi nhầm thì xóa một từ", found.group())


def _prose(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Give the texts that the plan is made of, each with its path in the file."""
    head = plan.head
    for name in ("title", "opening", "closing"):
        yield ("plan", name), getattr(head, name) or ""
    for name in ("legal_bases", "purposes", "requirements"):
        yield from ((("plan", name, i), text) for i, text in enumerate(getattr(head, name)))
    for index, area in enumerate(plan.areas):
        yield from ((("areas", index, "measures", i), text) for i, text in enumerate(area.measures))
    for index, duty in enumerate(plan.duties):
        yield from ((("duties", index, "items", i), text) for i, text in enumerate(duty.items))
    yield from ((("tasks", index, "title"), task.title) for index, task in enumerate(plan.tasks))


def is_ignored(code: str, ignored: Iterable[str]) -> bool:
    """Tell whether a code, or the family before its hyphen (`6ro`), is to be ignored."""
    return any(code == name or code.startswith(f"{name}-") for name in ignored)
