"""How a document names the plan: its number, its day, its type, and blanks for what a draft has not yet.

Decree 30/2020/NĐ-CP, appendix I: a number is the type's abbreviation, a hyphen and the issuer's. Read
next: `cchc.citations` (documents as people cite them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, names
from cchc.reports.official.official_document import ROOM, blank

if TYPE_CHECKING:
    from cchc.plan import Head


def number_line(head: Head) -> str:
    """Return the line of the plan's number; a draft has room for it, as the registry gives it."""
    return f"Số: {head.number}" if head.number else f"Số:{ROOM}/{symbol(head)}"


def symbol(head: Head) -> str:
    """Return the symbol behind the plan's number; that of a draft follows from who issues it."""
    if head.number:
        return head.number.partition("/")[2] or blank("ký hiệu")
    is_committee = names.fold(head.issuer).startswith(("uy ban nhan dan", "ubnd"))
    return "KH-UBND" if is_committee else f"KH-{blank('ký hiệu')}"


def dated_line(head: Head) -> str:
    """Return the day of the plan in the long form; a draft has room for it."""
    return labels.official_day(head.date) if head.date else f"ngày{ROOM}tháng{ROOM}năm {head.year}"


def cited(head: Head) -> str:
    """Return how a document cites the plan: type, number and day, with blanks for what a draft hasn't."""
    return f"{cited_number(head)} ngày {citations.day(head.date) if head.date else blank('ngày ban hành')}"


def cited_number(head: Head) -> str:
    """Return the plan's type and number, as a document cites it where its day was told before."""
    return citations.cite(head.number) if head.number else f"Kế hoạch số {blank('số')}/{symbol(head)}"
