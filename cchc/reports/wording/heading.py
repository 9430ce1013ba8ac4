"""The head of a report: who issues it, what it is called, which office it is on.

Read next: `cchc.reports.overview.report`, `cchc.reports.official.official_document` (who heads with it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc.owners import Owner
    from cchc.plan import Plan

_UNITS = ("xã", "phường", "đặc khu")
_ENDS = tuple(f" {word}" for word in _UNITS)
_SAMPLE = "Số liệu minh họa, không phải số liệu thật."


class Heading(NamedTuple):
    """The official lines; `superior` is empty for the commune itself, which has none above it.

    `page_title` is the short one of a browser's tab, `scope` names the office that is reported on.
    `banner` is the notice of the plan itself, or says that its figures are invented.
    """

    superior: str
    issuer: tuple[str, ...]
    title: str
    subject: str
    page_title: str
    scope: str
    banner: str


def build_heading(plan: Plan, owner: Owner | None, *, sample: bool) -> Heading:
    """Word the head of a report on a whole plan or on one owner's tasks."""
    subject = f"thực hiện Kế hoạch cải cách hành chính năm {plan.head.year}"
    mark = "(MINH HỌA) " if sample else ""
    is_office = owner is not None and owner.kind == "agency"
    return Heading(
        superior=plan.head.issuer.upper() if is_office else "",
        issuer=(office_line(owner.name),) if owner and is_office else issuer_lines(plan.head.issuer),
        title=f"{mark}BÁO CÁO TIẾN ĐỘ",
        subject=subject,
        page_title=f"{mark}Tiến độ Kế hoạch cải cách hành chính năm {plan.head.year}",
        scope=f"Các nhiệm vụ do {owner.name} chủ trì" if owner else "",
        banner=plan.head.notice or (_SAMPLE if sample else ""),
    )


def office_line(name: str) -> str:
    """Return an office's name as a head has it: below the commune's name it doesn't say "xã" again.

    >>> office_line("Phòng Văn hóa - Xã hội xã"), office_line("Trạm Y tế xã Vĩnh Thông")
    ('PHÒNG VĂN HÓA - XÃ HỘI', 'TRẠM Y TẾ XÃ VĨNH THÔNG')
    """
    bare = next((name.removesuffix(end) for end in _ENDS if name.endswith(end)), name)
    return bare.upper()


def unit(issuer: str) -> str:
    """Return how the reporting unit calls itself in a sentence: "xã", "phường", "đặc khu".

    >>> unit("Ủy ban nhân dân phường Kinh Bắc")
    'phường'
    """
    return next((word for word in _UNITS if f" {word} " in f" {issuer.lower()} "), "đơn vị")


def committee(issuer: str) -> str:
    """Return how a people's committee calls itself where its name was said before.

    >>> committee("Ủy ban nhân dân xã Vĩnh Thông"), committee("Văn phòng Hội nông dân")
    ('UBND xã', 'đơn vị')
    """
    kind = unit(issuer)
    return f"UBND {kind}" if kind in _UNITS else kind


def issuer_lines(issuer: str) -> tuple[str, ...]:
    """Return an issuer's name as lines: a document's head breaks it before the commune."""
    upper = issuer.upper()
    for name in _UNITS:
        body, found, place = upper.partition(f" {name.upper()} ")
        if found:
            return body, f"{found.strip()} {place}"
    return (upper,)
