"""The "6 rõ" of a task: who, what, when, whose responsibility, whose authority, which result.

The plan asks for the six by name (section I.2); what a rule can see of each is the project's own
reading, each gap a finding with a sentence that says what to write. Nothing is guessed: a field
that is not filled in is a gap. This module knows nothing of files or lines.

Read next: `cchc.planfile.checks` (gaps as warnings), `cchc.reports.report` (the matrix).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from cchc.states import happened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.plan import Task

Aspect = Literal["nguoi", "viec", "thoi-gian", "trach-nhiem", "tham-quyen", "ket-qua"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

# Work that a title places in the province is not the commune's. An authority's name ("UBND tỉnh
# Thái Nguyên") is no place.
_OUTSIDE = re.compile(r"trên địa bàn tỉnh|(?<!UBND )(?<!HĐND )\btỉnh (?=[^\W\d_a-zà-ỹđ])")


@dataclass(frozen=True, slots=True)
class Gap:
    """One of the six that a task does not state: which, the field to mend, and what is missing."""

    aspect: Aspect
    field: str
    message: str


def gaps(task: Task, day: date) -> tuple[Gap, ...]:
    """Give what a task leaves unclear on a day, in the order of the six; several may be of one."""
    return tuple(_gaps(task, day))


def unclear(task: Task, day: date) -> frozenset[Aspect]:
    """Give which of the six a task leaves unclear on a day."""
    return frozenset(gap.aspect for gap in gaps(task, day))


def places_outside(text: str) -> str | None:
    """Give the words by which a text places work outside the commune, None when it doesn't."""
    found = _OUTSIDE.search(text)
    return found.group().strip() if found else None


def _gaps(task: Task, day: date) -> Iterator[Gap]:
    if task.owner.kind == "collective":
        yield Gap("nguoi", "owner", f"cơ quan chủ trì là một tập thể ({task.owner.short})")
    if task.assignee is None:
        yield Gap("nguoi", "assignee", "chưa ghi đầu mối (assignee)")
    if outside := places_outside(task.title):
        yield Gap("viec", "title", f'nội dung nói đến việc ngoài phạm vi xã: "{outside}"')
    if reason := _unreadable_due(task):
        yield Gap("thoi-gian", "due", reason)
    if task.lead is None:
        yield Gap("trach-nhiem", "lead", "chưa ghi lãnh đạo phụ trách (lead)")
    if task.owner in task.coordinators:
        yield Gap("trach-nhiem", "coordinators", "cơ quan chủ trì đồng thời là cơ quan phối hợp")
    if task.approver is None:
        yield Gap("tham-quyen", "approver", "chưa ghi người có thẩm quyền phê duyệt (approver)")
    if task.deliverable is None:
        yield Gap("ket-qua", "deliverable", "chưa ghi sản phẩm (deliverable)")
    is_done = task.status == "done" and happened(task.done_on, day)
    if is_done and not any(result.document and result.date for result in task.results):
        message = "đã hoàn thành nhưng chưa có văn bản kết quả ghi đủ số và ngày (results)"
        yield Gap("ket-qua", "results", message)


def _unreadable_due(task: Task) -> str | None:
    """Say why nobody can tell the last day from the deadline, None when one can."""
    match task.due.kind:
        case "unknown":
            return f'thời hạn chưa được ấn định: "{task.due.text}"'
        case "not_a_deadline":
            return f'không đọc được thời hạn từ "{task.due.text}"'
        case "invalid":
            return f'thời hạn "{task.due.text}" không phải là ngày có thật'
        case "conditional":
            return f'thời hạn "{task.due.text}" chỉ nêu điều kiện, không có mốc thời gian'
        case _:
            return None
