"""Warnings: what leaves a plan readable and yet should be looked at, on a day.

Gaps in the 6 rõ, slips such as two dates for one plan or a doubled word. Each has a code, for
`cchc check --ignore`. A rule's docstring is its manual page; `docs/errors.md` lists the codes.

Read next: `cchc.clarity` (the 6 rõ), `cchc.planfile.plan_warnings` and its neighbours,
`cchc.planfile.text_warnings` (letters), `cchc.planfile.checks` (errors).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cchc import clarity, labels, placeholders
from cchc.errors import Finding
from cchc.planfile import (
    contradiction_warnings,
    deadline_warnings,
    link_warnings,
    plan_warnings,
    text_warnings,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path as FilePath

    from cchc.clarity import Gap
    from cchc.errors import Problem
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.task import Task
    from cchc.yamltext.nodes import Path

MAX_WARNINGS = 1000  # that are listed of one file
CLARITY = "6ro-"  # what the codes of warnings about the 6 rõ begin with

# A gap in one of these asks for other words, not for a field to be added.
_GAP_HINTS = {
    "title": "ghi rõ phạm vi của xã; nếu văn bản đã ký ghi như vậy thì để nguyên",
    "due": "ghi thêm mốc thời gian, ví dụ: chậm nhất 30/6/2026",
    "extensions": "ghi thêm mốc thời gian vào `due` của lần gia hạn, ví dụ: chậm nhất 30/6/2026",
    "owner": "ghi một cơ quan cụ thể, các đơn vị khác ghi vào `coordinators`",
    "coordinators": "bỏ cơ quan chủ trì khỏi `coordinators`",
    "results": "thêm vào `results` một mục có `document` (số văn bản) và `date` (ngày)",
}


class Warnings(NamedTuple):
    """What is doubtful in a plan file, in its order; `more` is how many warnings there are besides these."""

    problems: tuple[Problem, ...]
    more: int


def find(  # noqa: PLR0913  what a check is asked for
    document: Document,
    day: date,
    ignored: Collection[str] = (),
    *,
    today: date | None = None,
    file: FilePath | None = None,
    for_people: bool = True,
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
    of_plan = plan_findings(document.plan, day, today, ignored, for_people=for_people)
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
        gaps = [gap for gap in _gaps(task, day, ignored) if not is_ignored(f"{CLARITY}{gap.aspect}", ignored)]
        if gaps and len(found) < most:
            missing = [labels.FIELD[gap.field] for gap in gaps if gap.is_missing]
            parts = [f"chưa ghi {', '.join(missing)}"] if missing else []
            parts += [gap.message for gap in gaps if not gap.is_missing]
            message = f"NV {task.id} chưa đủ 6 rõ: {'; '.join(parts)}"
            found.append(_warning(("tasks", index, "id"), CLARITY.rstrip("-"), message))
    return document.problems(found)


def plan_findings(
    plan: Plan,
    day: date,
    today: date | None = None,
    ignored: Collection[str] = (),
    *,
    for_people: bool = True,
) -> Iterator[Finding]:
    """Yield the warnings of a plan that reads well, on a day; `today` is the day when none is named.

    What two codes tell is yielded once for people, as the one that isn't `ignored`; programs have both, since
    they may count either.
    """
    yield from plan_warnings.of_plan(plan)
    yield from contradiction_warnings.of_another_year(plan)
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
        for gap in _gaps(task, day, ignored) if for_people else clarity.gaps(task, day):
            hint = _GAP_HINTS.get(gap.field, f"cchc update {task.id} --{gap.field} NỘI-DUNG")
            message = f"NV {task.id} chưa rõ {labels.CLARITY[gap.aspect].lower()}: {gap.message}"
            words = (clarity.places_outside(task.title) or "") if gap.field == "title" else ""
            yield _warning((*at, gap.field), f"6ro-{gap.aspect}", message, hint, words)


def _gaps(task: Task, day: date, ignored: Collection[str]) -> Iterator[Gap]:
    """Yield what of the 6 rõ a task leaves unclear, but for what a warning of its own tells, and better.

    That a deadline gives no day is told at its value, also where the 6 rõ are ignored; that nobody named an
    office, once for all its tasks; that one leads and coordinates, at its name. Where that warning is
    ignored, the gap is told: a fault never vanishes.
    """
    for gap in clarity.gaps(task, day):
        code = ""
        if gap.aspect == "thoi-gian" and deadline_warnings.tells_what_counts(task, day):
            code = "unreadable-deadline"
        elif gap.field == "owner" and task.owner.name == placeholders.NOBODY:
            code = "left-open"
        elif gap.field == "coordinators":
            code = "owner-coordinates"
        if not code or is_ignored(code, ignored):
            yield gap


def _warning(at: Path, code: str, message: str, hint: str = "", words: str = "") -> Finding:
    return Finding(at, code, message, hint, severity="warning", words=words)


def is_ignored(code: str, ignored: Iterable[str]) -> bool:
    """Whether a code, or the family before its hyphen (`6ro`), is to be ignored."""
    return any(code == name or code.startswith(f"{name}-") for name in ignored)
