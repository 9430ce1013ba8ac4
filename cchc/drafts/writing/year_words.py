"""Years in the words of a plan: which of them become the next year's, and which stay.

Of the years in a real plan, some are the plan's own ("năm 2026"), others belong to a span ("giai đoạn
2026 - 2030"), to a date, or to the number of a document. Only the first kind is replaced, and each
replacement is a value that can be shown. Knows no plan. Read next: `cchc.drafts.writing.next_year`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# "năm 2025 và 2026", "năm 2026 - 2030", "2025-2026": a year that others are joined to.
from cchc import patterns

_JOINED_BEFORE = r"(?<!\d[-–/])(?<!\d [-–] )"
_JOINED_BEHIND = r"(?! ?[-–] ?\d)(?!,? và (?:năm )?\d{4})(?!/)(?!, \d{4})"
_AFTER_ANOTHER = patterns.lazy(r"\d{4}(?:,| và| đến| tới)(?: năm)? *$")
_PERIOD = r"quý (?:[IVX]{1,3}|[1-4])|tháng \d{1,2}|(?:6 tháng (?:đầu|cuối) )?năm"
_PURE = rf"(?:(?:trong|cả|suốt) )?(?:{_PERIOD})(?:[ /]+(?:năm )?\d{{4}})?\.?"

_YEAR = patterns.lazy(r"\b20\d\d\b")
# Years that say nothing of the plan's: in a date, in a document's number, at the ends of a span.
_OTHER_YEARS = patterns.lazy(r"\b\d\d?[/.-]\d\d?[/.-]20\d\d\b|\b\d+/20\d\d/\w|\b20\d\d ?[-–] ?20\d\d\b")


class Reworded(NamedTuple):
    """A text with its year replaced, and the words around it before and after; both empty where none was."""

    text: str
    before: str = ""
    after: str = ""


def to_year(text: str, old: int, new: int) -> Reworded:
    """Return a text in which "năm <old>" is "năm <new>", where the year stands by itself.

    >>> to_year("Kế hoạch tuyên truyền năm 2026", 2026, 2027)
    Reworded(text='Kế hoạch tuyên truyền năm 2027', before='năm 2026', after='năm 2027')
    >>> to_year("giai đoạn 2026 - 2030; năm 2025 và năm 2026; năm 2026-2027", 2026, 2027).before
    ''
    """
    changed = False

    def replace(found: re.Match[str]) -> str:
        nonlocal changed
        if _AFTER_ANOTHER.search(text[: found.start()]):
            return found[0]
        changed = True
        return found[1] + str(new)

    pattern = rf"\b([Nn]ăm |NĂM ){_JOINED_BEFORE}{old}\b{_JOINED_BEHIND}"
    reworded = re.sub(pattern, replace, text)
    return Reworded(reworded, f"năm {old}", f"năm {new}") if changed else Reworded(text)


def due_of_year(due: str, kind: str, old: int, new: int) -> str | None:
    """Return a deadline moved to another year; None where it isn't a pure period of the old one.

    `kind` is what the deadline was read as.

    >>> due_of_year("Quý II/2026", "quarter", 2026, 2027), due_of_year("Thường xuyên", "ongoing", 2026, 2027)
    ('Quý II/2027', 'Thường xuyên')
    >>> due_of_year("Quý II/2026 (sau khi tỉnh có kế hoạch)", "quarter", 2026, 2027) is None
    True
    """
    years = set(re.findall(r"\d{4}", due))
    if kind in {"ongoing", "periodic"}:
        return due if not years else _with_year(due, old, new) if years == {str(old)} else None
    if not re.fullmatch(_PURE, due.strip(), re.IGNORECASE) or years - {str(old)}:
        return None
    return _with_year(due, old, new)


def _with_year(text: str, old: int, new: int) -> str:
    return re.sub(rf"\b{old}\b", str(new), text)


def others_in(text: str, new: int) -> list[str]:
    """Return the years that a text names beside the plan's new one; spans, dates and numbers don't count."""
    return sorted({found for found in _YEAR.findall(_OTHER_YEARS.sub("", text)) if found != str(new)})
