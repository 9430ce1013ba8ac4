"""How a document names the plan: its number, its day, its type, and blanks for what a draft has not yet.

Decree 30/2020/NĐ-CP, appendix I: a number is the type's abbreviation, a hyphen and the issuer's. Read
next: `cchc.citations` (documents as people cite them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, names, office_names, sentence_openings
from cchc.reports.official.official_document import ROOM, blank, open_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.plan import Head

DECISION = "Quyết định"


def number_line(head: Head) -> str:
    """Return the line of the plan's number; a draft has room for it, as the registry gives it."""
    return f"Số: {head.number}" if head.number else f"Số:{ROOM}/{symbol(head)}"


def symbol(head: Head) -> str:
    """Return the symbol behind the plan's number; that of a draft follows from who issues it."""
    if head.number:
        return head.number.partition("/")[2] or blank("ký hiệu")
    return "KH-UBND" if office_names.is_committee(head.issuer) else f"KH-{blank('ký hiệu')}"


def dated_line(head: Head) -> str:
    """Return the day of the plan in the long form; a draft has room for it."""
    return labels.official_day(head.date) if head.date else open_day(head.year)


def in_words(day: date) -> str:
    """Write a day as a legal basis does behind "ngày": 02 tháng 01 năm 2026."""
    return labels.official_day(day).removeprefix("ngày ")


def cited(head: Head, *, write: Callable[[date], str] = citations.day) -> str:
    """Return how a document cites the plan: type, number and day, with blanks for what a draft hasn't."""
    return f"{cited_number(head)} ngày {write(head.date) if head.date else blank('ngày ban hành')}"


def cited_number(head: Head) -> str:
    """Return the plan's type and number, as a document cites it where its day was told before."""
    return citations.cite(head.number) if head.number else f"Kế hoạch số {blank('số')}/{symbol(head)}"


def whole(head: Head, *, issued: bool = True, write: Callable[[date], str] = citations.day) -> str:
    """Return the plan as it is cited first: with its day, who issued it and what it is about.

    Beside the issuer as the subject of the sentence who issued it may go: `issued=False`.
    """
    by = cited(head, write=write) + (f" của {head.issuer}" if issued else "")
    if citations.type_of(head.number or "") == DECISION:
        return f"{by} về việc ban hành {head.title}"
    return f"{by} về {sentence_openings.inside_sentence(subject(head.title))}"


def as_amended(head: Head, day: date) -> str:
    """Return which documents had amended the plan by a day, in a bracket behind its citation, if any."""
    amending = [
        citations.cite(one.document, one.date)
        for one in sorted(head.amendments, key=lambda one: one.date)
        if one.date <= day
    ]
    return f" (được sửa đổi, bổ sung tại {', '.join(amending)})" if amending else ""


def subject(title: str) -> str:
    """Return the title without the kind of document that stands above it."""
    kind, _, rest = title.partition(" ")
    second, _, further = rest.partition(" ")
    return further if names.key(f"{kind} {second}") == names.key("Kế hoạch") and further else title
