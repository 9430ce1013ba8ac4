"""Warnings about a plan as a whole: its head, its offices and areas, the words of its prose.

A rule's docstring is its manual page. Knows nothing of lines, nor of what is ignored. Read next:
`cchc.planfile.warnings` (who asks, and the tasks one by one).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import labels, names, number_spans, office_names, placeholders
from cchc.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.plan import Plan
    from cchc.yamltext.nodes import Path

_SAID_TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
# Words that Vietnamese doubles on purpose.
_DOUBLED_ON_PURPOSE = frozenset(
    [
        *("ai", "chung", "dần", "đều", "đôi", "đời", "hằng", "hay", "lâu", "luôn", "mãi", "năm", "ngày"),
        *("người", "nhà", "nơi", "riêng", "rất", "song", "thường", "từ", "từng", "vân"),
    ]
)
_AS_SIGNED = "đối chiếu với bản chính đã ký; nếu đúng như vậy thì để nguyên"
_PROVINCE = re.compile(r"trên địa bàn tỉnh|lãnh đạo tỉnh", re.IGNORECASE)


def of_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what is doubtful in a plan beside its tasks' own fields."""
    yield from _without_tasks(plan)
    yield from _not_issued(plan)
    yield from _left_open(plan)
    yield from _two_dates(plan)
    yield from _without_task(plan)
    yield from _province(plan)
    yield from _doubled_words(plan)
    yield from _repeated_tasks(plan)


def _warning(at: Path, code: str, message: str, hint: str, words: str = "") -> Finding:
    return Finding(at, code, message, hint, severity="warning", words=words)


def _without_tasks(plan: Plan) -> Iterator[Finding]:
    """`no-tasks`: the plan has no task, as a file that a program wrote half."""
    if not plan.tasks:
        hint = "kế hoạch mới thì thêm bằng: cchc add; tệp mất nội dung thì xem chỗ mất bằng: cchc diff"
        yield _warning(("tasks",), "no-tasks", "kế hoạch không có nhiệm vụ nào", hint)


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


def _repeated_tasks(plan: Plan) -> Iterator[Finding]:
    """`repeated-task`: one office has the same work by the same deadline twice, as when an item is copied."""
    first: dict[tuple[str, str, str], int] = {}
    for index, task in enumerate(plan.tasks):
        number = first.setdefault((names.key(task.title), task.owner.id, task.due.text), task.id)
        if number != task.id:
            message = f"NV {task.id} có nội dung, cơ quan chủ trì và thời hạn như NV {number}"
            hint = f"nếu ghi hai lần một việc thì bỏ: cchc remove {task.id}"
            yield _warning(("tasks", index, "title"), "repeated-task", message, hint)


def _prose(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Yield the texts that the plan is made of, each with its path in the file."""
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
