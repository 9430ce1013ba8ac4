"""The head of a report: who issues it, what it is called, which office it is on.

Read next: `cchc.reports.overview.report`, `cchc.reports.official.official_document` (who heads with it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names, office_names, sentence_openings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.owners import Owner
    from cchc.plan import Plan

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
    """Word the head of a report on a whole plan or on one owner's tasks.

    The commune's alone where several have the owner's name, and where its offices aren't among them.
    """
    subject = f"thực hiện Kế hoạch cải cách hành chính năm {plan.head.year}"
    mark = "(MINH HỌA) " if sample else ""
    is_office = (
        owner is not None and owner.kind == "agency" and not office_names.has_other_superior(owner.name)
    )
    return Heading(
        superior=plan.head.issuer.upper() if is_office else "",
        issuer=(office_line(owner.name),) if owner and is_office else issuer_lines(plan.head.issuer),
        title=f"{mark}BÁO CÁO TIẾN ĐỘ",
        subject=subject,
        page_title=f"{mark}Tiến độ Kế hoạch cải cách hành chính năm {plan.head.year}",
        scope=f"Các nhiệm vụ do {office_inside(owner)} chủ trì" if owner else "",
        banner=plan.head.notice or (_SAMPLE if sample else ""),
    )


def office_line(name: str) -> str:
    """Return an office's name as a head has it: below the commune's name it doesn't say "xã" again.

    >>> office_line("Phòng Văn hóa - Xã hội xã"), office_line("Trạm Y tế xã Vĩnh Thông")
    ('PHÒNG VĂN HÓA - XÃ HỘI', 'TRẠM Y TẾ XÃ VĨNH THÔNG')
    >>> office_line("Công an phường"), office_line("Phòng Văn hóa - Xã hội")
    ('CÔNG AN', 'PHÒNG VĂN HÓA - XÃ HỘI')
    """
    name = names.nfc(name)
    at = office_names.unit_at(name)
    ends_with_unit = at > 0 and name[at:].lower() == office_names.unit_of(name)
    return (name[:at].rstrip() if ends_with_unit else name).upper()


def committee(issuer: str) -> str:
    """Return how an issuer calls itself where its name was said before: a committee by its unit.

    >>> committee("Ủy ban nhân dân xã Vĩnh Thông"), committee("Ủy ban nhân dân phường Xã Đàn")
    ('UBND xã', 'UBND phường')
    >>> committee("Chủ tịch UBND đặc khu Cát Hải"), committee("Hội Nông dân xã Vĩnh Thông")
    ('UBND đặc khu', 'Hội Nông dân xã Vĩnh Thông')
    >>> committee("Văn phòng HĐND và UBND xã Vĩnh Thông"), committee("Ủy ban nhân dân")
    ('Văn phòng HĐND và UBND xã Vĩnh Thông', 'UBND')
    """
    if not office_names.is_committee(issuer):
        return issuer
    return f"UBND {office_names.unit_of(issuer)}".rstrip()


def issuer_lines(issuer: str) -> tuple[str, ...]:
    """Return an issuer's name as lines: a document's head breaks it before the commune.

    >>> issuer_lines("Ủy ban nhân dân phường Xã Đàn")
    ('ỦY BAN NHÂN DÂN', 'PHƯỜNG XÃ ĐÀN')
    >>> issuer_lines("Phòng Văn hóa - Xã hội xã Vĩnh Thông"), issuer_lines("Phòng Văn hóa - Xã hội xã")
    (('PHÒNG VĂN HÓA - XÃ HỘI', 'XÃ VĨNH THÔNG'), ('PHÒNG VĂN HÓA - XÃ HỘI XÃ',))
    """
    issuer = names.nfc(issuer)
    at = office_names.unit_at(issuer)
    if at < 1 or issuer[at:].lower() == office_names.unit_of(issuer):
        return (issuer.upper(),)
    return issuer[:at].rstrip().upper(), issuer[at:].upper()


def office_inside(owner: Owner) -> str:
    """Return an office's name inside a sentence: its own name keeps its capital, a common one doesn't.

    >>> from cchc.owners import Owner
    >>> office_inside(Owner("t", "Các trường học", "Trường", kind="collective"))
    'các trường học'
    """
    return owner.name if owner.kind == "agency" else sentence_openings.inside_sentence(owner.name)


def short_inside(owner: Owner) -> str:
    """Return an office's short name inside a sentence, a common one small."""
    return owner.short if owner.kind == "agency" else sentence_openings.inside_sentence(owner.short)


def offices(owners: Iterable[Owner]) -> str:
    """Return several offices by their short names; behind the first one a common name is small.

    Semicolons part them where a name has a comma of its own, so that each can be told when it is read back.

    >>> from cchc.owners import Owner
    >>> schools = Owner("t", "Các trường học", "Các trường học", kind="collective")
    >>> offices([Owner("ca", "Công an xã", "Công an xã"), schools]), offices([schools]), offices([])
    ('Công an xã, các trường học', 'Các trường học', '')
    >>> offices([schools, Owner("lq", "Các phòng, ban", "Các phòng, ban", kind="collective")])
    'Các trường học; các phòng, ban'
    """
    listed = [*owners]
    between = "; " if any("," in one.short for one in listed) else ", "
    return between.join([*(one.short for one in listed[:1]), *map(short_inside, listed[1:])])
