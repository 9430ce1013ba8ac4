"""Warnings: what leaves a plan readable and yet should be looked at, on a day.

Gaps in the 6 rõ, slips such as two dates for one plan or a doubled word. Each has a code, for
`cchc check --ignore`. A rule's docstring is its manual page; `docs/errors.md` lists the codes.

Read next: `cchc.clarity` (the 6 rõ), `cchc.planfile.text_warnings` (letters), `cchc.planfile.checks`
(errors).
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cchc import (
    clarity,
    labels,
    names,
    number_spans,
    office_names,
    placeholders,
)
from cchc.errors import Finding
from cchc.planfile import contradiction_warnings, deadline_warnings, link_warnings, text_warnings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path as FilePath

    from cchc.errors import Problem
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Path

MAX_WARNINGS = 1000  # that are listed of one file
CLARITY = "6ro-"  # what the codes of warnings about the 6 rõ begin with

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


class Warnings(NamedTuple):
    """What is doubtful in a plan file, in its order; `more` is how many warnings there are besides these."""

    problems: tuple[Problem, ...]
    more: int


def find(
    document: Document,
    day: date,
    ignored: Collection[str] = (),
    *,
    today: date | None = None,
    file: FilePath | None = None,
) -> Warnings:
    """Return what is doubtful in a plan file on a day, but for the codes that are ignored.

    Links are looked at when the plan's `file` is known. What is dated after `today`, the day when none
    is named, has not happened yet. Of more than `MAX_WARNINGS` the gaps in the 6 rõ are left out first,
    which `cchc check` shows as a table.
    """
    others: list[tuple[int, Finding]] = []
    gaps: list[tuple[int, Finding]] = []
    count = 0
    links = link_warnings.link_findings(document.plan, file) if file else ()
    of_plan = plan_findings(document.plan, day, today)
    for finding in chain(of_plan, links, text_warnings.text_findings(document)):
        if is_ignored(finding.code, ignored):
            continue
        count += 1
        kept = gaps if finding.code.startswith(CLARITY) else others
        if len(kept) < MAX_WARNINGS:
            kept.append((count, finding))
    kept = sorted([*others, *gaps[: MAX_WARNINGS - len(others)]])
    return Warnings(document.problems([finding for _, finding in kept]), count - len(kept))


def by_task(
    document: Document, day: date, ignored: Collection[str] = (), most: int = MAX_WARNINGS
) -> tuple[Problem, ...]:
    """Return the gaps in the 6 rõ as one warning a task, of the first tasks that have any."""
    found: list[Finding] = []
    for index, task in enumerate(document.plan.tasks):
        gaps = [gap for gap in clarity.gaps(task, day) if not is_ignored(f"{CLARITY}{gap.aspect}", ignored)]
        if gaps and len(found) < most:
            missing = [labels.FIELD[gap.field] for gap in gaps if gap.is_missing]
            parts = [f"chưa ghi {', '.join(missing)}"] if missing else []
            parts += [gap.message for gap in gaps if not gap.is_missing]
            message = f"NV {task.id} chưa đủ 6 rõ: {'; '.join(parts)}"
            found.append(_warning(("tasks", index, "id"), CLARITY.rstrip("-"), message))
    return document.problems(found)


def plan_findings(plan: Plan, day: date, today: date | None = None) -> Iterator[Finding]:
    """Return the warnings of a plan that reads well, on a day; `today` is the day when none is named."""
    yield from _not_issued(plan)
    yield from _left_open(plan)
    yield from contradiction_warnings.of_another_year(plan)
    yield from _two_dates(plan)
    yield from _without_task(plan)
    yield from _province(plan)
    yield from _doubled_words(plan)
    for index, task in enumerate(plan.tasks):
        at = ("tasks", index)
        yield from deadline_warnings.of_task(task, at, plan.head.year, day)
        if task.status == "done" and task.progress not in {None, 100}:
            message = f"NV {task.id} ghi hoàn thành nhưng tiến độ mới là {task.progress}%"
            yield _warning((*at, "progress"), "done-below-100", message, "xem lại `status` và `progress`")
        if task.progress == 100 and task.status not in {"done", "submitted"}:  # noqa: PLR2004  a percentage
            status = labels.STATUS[task.status]
            message = f"NV {task.id} ghi tiến độ 100% nhưng trạng thái là {status}"
            hint = f"đã xong thì dùng: cchc done {task.id}; chưa xong thì sửa `progress`"
            if task.status in {"paused", "cancelled"}:
                hint = f'xem lại tiến độ; ghi nhầm thì bỏ: cchc update {task.id} --progress ""'
            yield _warning((*at, "progress"), "open-at-100", message, hint)
        yield from contradiction_warnings.of_task(task, at, plan.head, today or day)
        for gap in clarity.gaps(task, day):
            hint = _GAP_HINTS.get(gap.field, f"cchc update {task.id} --{gap.field} NỘI-DUNG")
            message = f"NV {task.id} chưa rõ {labels.CLARITY[gap.aspect].lower()}: {gap.message}"
            words = (clarity.places_outside(task.title) or "") if gap.field == "title" else ""
            yield _warning((*at, gap.field), f"6ro-{gap.aspect}", message, hint, words)


def _warning(at: Path, code: str, message: str, hint: str = "", words: str = "") -> Finding:
    return Finding(at, code, message, hint, severity="warning", words=words)


def _not_issued(plan: Plan) -> Iterator[Finding]:
    """`not-issued`: the plan has no number or no day yet, so its documents have blanks there."""
    missing = [] if plan.head.number else ["số, ký hiệu"]
    missing += [] if plan.head.date else ["ngày ban hành"]
    if missing:
        message = f"kế hoạch chưa ghi {' và '.join(missing)}"
        hint = "còn dự thảo thì để nguyên; đã ban hành thì ghi `number` và `date`"
        yield _warning(("plan",), "not-issued", message, hint)


def _left_open(plan: Plan) -> Iterator[Finding]:
    """`left-open`: what a draft was given in place of an office, area or issuer that nobody named."""
    if plan.head.issuer == placeholders.NO_ISSUER:
        message, hint = "chưa ghi cơ quan ban hành", "ghi tên đầy đủ vào `issuer`"
        yield _warning(("plan", "issuer"), "left-open", message, hint)
    nobody = [task.id for task in plan.tasks if task.owner.name == placeholders.NOBODY]
    unsorted_ = [task.id for task in plan.tasks if task.area.id == placeholders.UNSORTED_ID]
    for index, owner in enumerate(plan.owners):
        if owner.name == placeholders.NOBODY and nobody:
            message = f"chưa ghi cơ quan chủ trì của nhiệm vụ {number_spans.written(nobody)}"
            hint = f"cchc update {nobody[0]} --owner TÊN"
            yield _warning(("owners", index, "name"), "left-open", message, hint)
    for index, area in enumerate(plan.areas):
        if area.id == placeholders.UNSORTED_ID and unsorted_:
            message = f"chưa xếp lĩnh vực cho nhiệm vụ {number_spans.written(unsorted_)}"
            hint = f"cchc update {unsorted_[0]} --area LĨNH-VỰC"
            yield _warning(("areas", index, "id"), "left-open", message, hint)


def _two_dates(plan: Plan) -> Iterator[Finding]:
    """`two-dates`: the annex names another date for the plan than its head does."""
    annex = plan.head.annex.date
    if annex and plan.head.date and annex != plan.head.date:
        message = f"phụ lục ghi ngày kế hoạch {labels.day(annex)}, phần đầu ghi {labels.day(plan.head.date)}"
        yield _warning(("plan", "annex", "date"), "two-dates", message, "đối chiếu với bản chính đã ký")


def _without_task(plan: Plan) -> Iterator[Finding]:
    """`owner-without-task`, `area-without-task`: one that the plan names, but gives nothing to do."""
    if not plan.tasks:
        return  # a plan that has just begun
    leading = {task.owner for task in plan.tasks}
    for index, owner in enumerate(plan.owners):
        is_used = owner in leading or owner.name == placeholders.NOBODY  # for tasks to come
        if owner.kind == "agency" and not is_used:
            message = f"{owner.short} không chủ trì nhiệm vụ nào trong danh mục"
            yield _warning(("owners", index, "name"), "owner-without-task", message, _AS_SIGNED)
    covered = {task.area for task in plan.tasks}
    for index, area in enumerate(plan.areas):
        if area not in covered and area.id != placeholders.UNSORTED_ID:
            message = f'lĩnh vực "{area.title}" không có nhiệm vụ nào trong danh mục'
            yield _warning(("areas", index, "title"), "area-without-task", message, _AS_SIGNED)


def _province(plan: Plan) -> Iterator[Finding]:
    """`province`: a measure or duty of the commune's plan speaks of the province as its place."""
    unit = office_names.unit_of(plan.head.issuer) or "xã"
    for path, text in _prose(plan):
        if path[0] != "tasks" and (found := _PROVINCE.search(text)):
            message = f'kế hoạch của {unit} nói đến "{found.group()}"'
            yield _warning(path, "province", message, f'xem lại: có phải là "{unit}" không?', found.group())


def _doubled_words(plan: Plan) -> Iterator[Finding]:
    """`doubled-word`: a word stands twice in a row, other than those doubled on purpose."""
    for path, text in _prose(plan):
        for found in _SAID_TWICE.finditer(names.nfc(text)):
            if found.group(1).lower() not in _DOUBLED_ON_PURPOSE:
                message = f'lặp từ "{found.group()}"'
                yield _warning(path, "doubled-word", message, "nếu ghi nhầm thì xóa một từ", found.group())


def _prose(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Return the texts that the plan is made of, each with its path in the file."""
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
    """Whether a code, or the family before its hyphen (`6ro`), is to be ignored."""
    return any(code == name or code.startswith(f"{name}-") for name in ignored)
