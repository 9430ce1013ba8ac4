"""Years in the words of a plan: which of them become the next year's, and which stay.

Of the years in a real plan, some are the plan's own ("năm 2026"), others belong to a span ("giai đoạn
2026 - 2030"), to a date, to the number of a document or to what a cited one is about. Only the first kind
is replaced, and each replacement is a value that can be shown. Knows no plan. Read next:
`cchc.drafts.writing.next_year`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

# "năm 2025 và 2026", "năm 2026 - 2030", "2025-2026": a year that others are joined to.
_JOINED_BEFORE = r"(?<!\d[-–/])(?<!\d [-–] )"
_JOINED_BEHIND = r"(?! ?[-–] ?\d)(?!,? và (?:năm )?\d{4})(?!/)(?!, \d{4})"
_AFTER_ANOTHER = patterns.lazy(r"\d{4}(?:,| và| đến| tới)(?: năm)? *$")
_PERIOD = r"quý (?:[IVX]{1,3}|[1-4])|tháng \d{1,2}|(?:6 tháng (?:đầu|cuối) )?năm"
_PURE = rf"(?:(?:trong|cả|suốt) )?(?:{_PERIOD})(?:[ /]+(?:năm )?\d{{4}})?\.?"

_YEAR = patterns.lazy(r"\b20\d\d\b")
# Years that say nothing of the plan's: in a date, in a document's number, at the ends of a span.
_OTHER_YEARS = patterns.lazy(r"\b\d\d?[/.-]\d\d?[/.-]20\d\d\b|\b\d+/20\d\d/\w|\b20\d\d ?[-–] ?20\d\d\b")


# A document is cited by its number; what follows in the sentence tells what it is about, in its own years.
_CITED = patterns.lazy(r"\d+(?:/20\d\d)?[/-][A-ZĐ]{2,}")
_ENDS_SENTENCE = patterns.lazy(r"[.!?…]\s+(?=[A-ZĐÀ-Ỹ])|\n")
_CLOSED_BRACKET = patterns.lazy(r"\([^()]*\)")
_BEFORE, _AFTER = 50, 20  # characters shown around a year


class Reworded(NamedTuple):
    """A text with its year replaced, and the words around it before and after; both empty where none was.

    `shown` are the text's words around each year that was replaced, `kept` those around each that stays
    because a document is cited before it.
    """

    text: str
    before: str = ""
    after: str = ""
    shown: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def names_year(text: str, year: int) -> bool:
    """Whether a text names a year by itself, be it in the title of a cited document.

    >>> names_year("Kế hoạch số 5/KH-UBND năm 2026", 2026), names_year("giai đoạn 2026 - 2030", 2026)
    (True, False)
    """
    return any(_own_years(text, year))


def to_year(text: str, old: int, new: int) -> Reworded:
    """Return a text in which "năm <old>" is "năm <new>", where the year stands by itself and is the plan's.

    What a document is about that the sentence cites stays: nobody but a person knows whose year that is.

    >>> to_year("Kế hoạch tuyên truyền năm 2026", 2026, 2027)[:3]
    ('Kế hoạch tuyên truyền năm 2027', 'năm 2026', 'năm 2027')
    >>> to_year("giai đoạn 2026 - 2030; năm 2025 và năm 2026; năm 2026-2027", 2026, 2027).before
    ''
    >>> to_year("Thực hiện Kế hoạch số 5/KH-UBND về rà soát năm 2026", 2026, 2027).kept
    ('Thực hiện Kế hoạch số 5/KH-UBND về rà soát năm 2026',)
    """
    pieces: list[str] = []
    shown: list[str] = []
    kept: list[str] = []
    done = 0
    for found in _own_years(text, old):
        if _is_of_cited(text[: found.start()]):
            kept.append(_around(text, found))
            continue
        shown.append(_around(text, found))
        pieces += [text[done : found.start()], found[1], str(new)]
        done = found.end()
    words = (f"năm {old}", f"năm {new}") if shown else ("", "")
    return Reworded("".join([*pieces, text[done:]]), *words, tuple(shown), tuple(kept))


def _own_years(text: str, year: int) -> Iterator[re.Match[str]]:
    """Yield where a text names a year that no other is joined to."""
    pattern = rf"\b([Nn]ăm |NĂM ){_JOINED_BEFORE}{year}\b{_JOINED_BEHIND}"
    for found in re.finditer(pattern, text):
        if not _AFTER_ANOTHER.search(text[: found.start()]):
            yield found


def _is_of_cited(before: str) -> bool:
    """Whether what stands before a year in its sentence cites a document, but for closed brackets."""
    sentence = _ENDS_SENTENCE.split(before)[-1]
    return _CITED.search(_CLOSED_BRACKET.sub("", sentence)) is not None


def _around(text: str, found: re.Match[str]) -> str:
    """Return the words around a place, whole ones."""
    first, last = max(found.start() - _BEFORE, 0), min(found.end() + _AFTER, len(text))
    head = text[first : found.start()] if not first else "…" + text[first : found.start()].partition(" ")[2]
    tail = (
        text[found.end() : last] if last == len(text) else text[found.end() : last].rpartition(" ")[0] + "…"
    )
    return " ".join(f"{head}{found[0]}{tail}".split())


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
