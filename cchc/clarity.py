"""The "6 rõ" of a task: who, what, when, whose responsibility, whose authority, which result.

The plan asks for the six by name (section I.2); what a rule can see of each is the project's own
reading, each gap a finding with a sentence that says what to write. Nothing is guessed: a field
that is not filled in is a gap. This module knows nothing of files or lines.

Read next: `cchc.planfile.warnings` (gaps as warnings), `cchc.reports.overview.report` (the matrix).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cchc.states import DONE, standing_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.deadlines.deadline import Deadline
    from cchc.task import Task

Aspect = Literal["nguoi", "viec", "thoi-gian", "trach-nhiem", "tham-quyen", "ket-qua"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

# Work that a title places in a province is not the commune's: "trên địa bàn tỉnh", or the province
# by name. The name alone is no place where it belongs to the commune's address, to an authority
# or a system, or to what the work follows: "xã Vĩnh Thông, tỉnh Thái Nguyên", "Công an tỉnh …".
_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(ord("Ạ"), ord("Ỹ") + 1, 2)))
_NAME = rf"[{_CAPITAL}]\w*(?:[ –-]+[{_CAPITAL}]\w*)*"
_PROVINCE = r"(?i:\b(?:tỉnh|thành phố) (?![uủ][yỷ]\b|đoàn\b))"
_NO_PLACE = (
    rf"\b(?:xã|phường|đặc khu) {_NAME}(?:,| thuộc)?"
    r"|(?i:\b(?:UBND|HĐND|(?:[uủ][yỷ] ban|hội đồng) nhân dân|MTTQ|đảng bộ|công an|quân sự|của))"
    r"|\b(?:Sở|Ban(?! hành)|Trung tâm|Cổng|Trang|Hệ thống)(?: (?!xã\b|phường\b)[\w-]+){1,8}"
    r"|(?i:\b(?:theo(?! dõi)|khi))(?: (?!địa bàn)[^\s,;.]+){1,20}"
)
_AREA = r"(?i:\b(?:trên )?(?:địa bàn|phạm vi|toàn)(?: toàn)? (?:tỉnh|thành phố))\b"
_OUTSIDE = rf"(?:{_NO_PLACE}) {_PROVINCE}{_NAME}|(?P<outside>{_AREA}(?: {_NAME})?|{_PROVINCE}{_NAME})"


class Gap(NamedTuple):
    """One of the six that a task does not state: which, the field to mend, and what is missing."""

    aspect: Aspect
    field: str
    message: str
    is_missing: bool = False  # the field isn't there, and no more is to be said


def gaps(task: Task, day: date) -> tuple[Gap, ...]:
    """Return what a task leaves unclear on a day, in the order of the six; several gaps may be of one."""
    return tuple(_gaps(task, day))


def unclear(task: Task, day: date) -> frozenset[Aspect]:
    """Return which of the six a task leaves unclear on a day."""
    return frozenset(gap.aspect for gap in gaps(task, day))


def places_outside(text: str) -> str | None:
    """Return the words by which a text places work outside the commune, None when it doesn't."""
    lowered = text.lower()
    if "tỉnh" not in lowered and "thành phố" not in lowered:  # as most; the pattern takes forty times as long
        return None
    return next((match["outside"] for match in re.finditer(_OUTSIDE, text) if match["outside"]), None)


def _gaps(task: Task, day: date) -> Iterator[Gap]:
    if task.owner.kind == "collective":
        message = f'chủ trì là một nhóm đơn vị ("{task.owner.short}"), chưa giao cho một cơ quan cụ thể'
        yield Gap("nguoi", "owner", message)
    if task.assignee is None:
        yield Gap("nguoi", "assignee", "chưa ghi đầu mối (assignee)", is_missing=True)
    if reason := _reason_not_our_work(task.title):
        yield Gap("viec", "title", reason)
    now = standing_on(task, day)
    if reason := why_without_last_day(now.due):
        yield Gap("thoi-gian", "extensions" if now.extension else "due", reason)
    if task.lead is None:
        yield Gap("trach-nhiem", "lead", "chưa ghi lãnh đạo phụ trách (lead)", is_missing=True)
    if task.owner in task.coordinators:
        yield Gap("trach-nhiem", "coordinators", "cơ quan chủ trì đồng thời là cơ quan phối hợp")
    if task.approver is None:
        yield Gap(
            "tham-quyen", "approver", "chưa ghi người có thẩm quyền phê duyệt (approver)", is_missing=True
        )
    if task.deliverable is None:
        yield Gap("ket-qua", "deliverable", "chưa ghi sản phẩm (deliverable)", is_missing=True)
    is_done = now.state in DONE
    if is_done and not any(result.document and result.date for result in now.task.results):
        message = "đã hoàn thành nhưng chưa có văn bản kết quả ghi đủ số và ngày (results)"
        yield Gap("ket-qua", "results", message)


def _reason_not_our_work(title: str) -> str | None:
    """Return why a title names no work of the commune, None when it does."""
    if not title.strip():
        return "chưa ghi nội dung công việc"
    outside = places_outside(title)
    return f'nội dung nói đến việc ngoài phạm vi cấp xã: "{outside}"' if outside else None


def why_without_last_day(due: Deadline) -> str | None:
    """Return why nobody can tell the last day from a deadline, None when one can.

    Regular work needs no last day, and a span counted from its condition gives one.
    """
    match due.kind:
        case "unknown":
            return f'thời hạn chưa được xác định: "{due.text}"'
        case "not_a_deadline":
            return f'không đọc được thời hạn từ "{due.text}"'
        case "invalid":
            return f'thời hạn "{due.text}" {_unreal(due.text)}'
        case "conditional" if due.span is None:
            return f'thời hạn "{due.text}" chỉ nêu điều kiện, không có mốc thời gian'
        case "range" if due.end is None:
            return f'thời hạn "{due.text}" chỉ nêu lúc bắt đầu, chưa nêu lúc kết thúc'
        case _:
            return None


def _unreal(due: str) -> str:
    """Return what is wrong with dates that can't be."""
    from cchc.deadlines import parsing  # noqa: PLC0415  most commands take their deadlines from a cache

    if parsing.has_unclear_century(due):
        return "ghi năm bằng hai chữ số, chưa rõ là năm nào"
    return "không có trên lịch"
