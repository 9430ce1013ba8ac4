"""What each row of an annex is: a task, the name of a group, a lead-in, a total, a note.

A row is told by its own cells and by its neighbours: a row without the running number that the others
have leads in, and one with parts below it may. Read next: `cchc.drafts.annexes.task_rows` (what is done with
each), `cchc.drafts.annexes.numbering`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import names, patterns
from cchc.drafts.annexes.numbering import Number

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cchc.drafts.annexes.entries import Entry

Kind = Literal["task", "group", "lead-in", "total", "after-total", "note", "untitled"]

_MIN_CAPITALS = 4  # letters of a title in capitals that names a group by that alone
_TOTAL = patterns.lazy(r"(?:tổng cộng|cộng|tổng số|tổng)\s*(?:[:.(\d-].*)?", re.IGNORECASE | re.DOTALL)
_TOTAL_OF_TASKS = patterns.lazy(
    r"(?:tổng cộng|cộng|tổng)(?: số)? (?:nhiệm vụ|công việc|mục(?! tiêu| đích)|nhóm|phần|lĩnh vực|[IVX]+)\b",
    re.IGNORECASE,
)
_NOTE = patterns.lazy(
    r"(?:ghi chu|chu thich|luu y|nguoi lap|noi nhan|nguoi ky|thu truong don vi|tm uy ban|kt chu tich)\b"
)
_LEADS_IN = patterns.lazy(r"(?::|\bgồm|\bsau)\s*[:.]?$", re.IGNORECASE)
_AREA = patterns.lazy(
    r"(?:cai cach|xay dung (?:va phat trien )?chinh quyen|(?:cong tac )?chi dao dieu hanh"
    r"|tuyen truyen ve cai cach)\b"
)


class Rows(NamedTuple):
    """The entries of an annex and what they have in common.

    `has_numbers`: some are numbered; `has_levels`: a second column numbers them; `has_plain_numbers`:
    some numbers aren't those of groups; `has_areas`: some titles that stand alone are areas of a plan;
    `has_bare_groups`: none has a number, and titles that stand alone are over other rows;
    `styles_of_tasks`: how rows with an owner or a deadline are numbered; `last`: the place of the last
    that is surely a task or a group.
    """

    entries: Sequence[Entry]
    has_numbers: bool
    has_levels: bool
    has_plain_numbers: bool
    has_areas: bool
    has_bare_groups: bool
    styles_of_tasks: frozenset[str]
    last: int

    def kinds(self) -> list[Kind]:
        """Return what each entry is."""
        found: list[Kind] = []
        is_after_total = False
        last_numbered = max((i for i, entry in enumerate(self.entries) if entry.is_numbered), default=-1)
        for index, entry in enumerate(self.entries):
            kind = self._kind(index, entry)
            if kind == "total":
                is_after_total = index > last_numbered  # else a total of a group
            elif is_after_total and not entry.is_numbered:
                kind = "after-total"
            found.append(kind)
        return found

    def has_parts(self, index: int) -> bool:
        """Whether the row after an entry stands deeper: 1.1 or a) under 1, or anything under "…, gồm:"."""
        entry, after = self.entries[index], self._after(index)
        if after is None or after.wide:
            return False
        number, below = entry.own_level, after.own_level
        if not below.text and (
            self._gives_its_owner(index, entry)
            or (not entry.has("owners") and (_LEADS_IN.search(entry.title) or not entry.has("due")))
        ):
            return bool(number.text or _LEADS_IN.search(entry.title)) and after.has("owners", "due")
        if not number.text or not below.text or below.depth <= number.depth or below.style == "unclear":
            return False
        return below.style != "dotted" or below.text.startswith(f"{number.text}.")

    def _kind(self, index: int, entry: Entry) -> Kind:
        if _is_total(entry):
            return "total"
        if self._is_note(index, entry):
            return "note"
        if not entry.title:
            return "untitled"
        if self._is_group(index, entry):
            return "group"
        lacks_running_number = self.has_levels and not entry.number.text and entry.level.style != "code"
        lacks_running_number = lacks_running_number and bool(entry.level.text)
        leads_in = not entry.has("owners") or self._gives_its_owner(index, entry)
        return "lead-in" if lacks_running_number or (leads_in and self.has_parts(index)) else "task"

    def _gives_its_owner(self, index: int, entry: Entry) -> bool:
        """Whether "…, gồm:" stands beside an owner whose cell goes on to the row below."""
        after = self._after(index)
        return bool(after and "owners" in after.inherited and _LEADS_IN.search(entry.title))

    def _is_note(self, index: int, entry: Entry) -> bool:
        """Whether a row is a note or a signature: its words say so, or it is the last and has no number."""
        if entry.is_numbered or (entry.title and entry.has("owners", "due")):
            return False
        text = next((text for text in (entry.wide, *entry.texts.values()) if text), "")
        is_alone = bool(entry.wide) or len(entry.texts) == 1
        return bool(_NOTE.match(names.fold(text))) or (is_alone and self.has_numbers and index > self.last)

    def _is_group(self, index: int, entry: Entry) -> bool:
        counted = entry.number if entry.number.text else entry.level
        if counted.names_group and (self.has_plain_numbers or entry.number.style not in self.styles_of_tasks):
            return not entry.has_own("owners") or (not entry.has_own("due") and self.has_parts(index))
        if entry.has_own("owners", "due"):
            return False
        if entry.wide:
            return entry.number.names_group or not entry.number.text or not _LEADS_IN.search(entry.wide)
        if entry.has("owners", "due", "coordinators", "deliverable") or entry.level.text:
            return False
        return self._names_group(index, entry)

    def _names_group(self, index: int, entry: Entry) -> bool:
        """Whether a row with nothing but a title, and perhaps "1", names a group."""
        title, after = entry.title, self._after(index)
        if not entry.number.text:
            is_sure = is_in_capitals(title) or self.has_bare_groups
            return (self.has_numbers or is_sure) and not title[:1].islower() and not _LEADS_IN.search(title)
        if entry.number.style != "arabic" or after is None:
            return False
        restarts = after.number == Number("1", "arabic") and after.has("owners", "due")
        return restarts or (self.has_areas and self.has_parts(index))

    def _after(self, index: int) -> Entry | None:
        return self.entries[index + 1] if index + 1 < len(self.entries) else None


def is_in_capitals(title: str) -> bool:
    """Whether a title is in capitals and long enough to be no abbreviation."""
    return title.isupper() and len(title) >= _MIN_CAPITALS


def is_about_area(title: str) -> bool:
    """Whether a title begins as that of an area of administrative reform does, and isn't about all of it.

    >>> [is_about_area(title) for title in ("Cải cách thể chế", "CẢI CÁCH HÀNH CHÍNH NĂM 2026", "Họp")]
    [True, False, False]
    """
    folded = names.fold(title)
    return bool(_AREA.match(folded)) and not folded.startswith("cai cach hanh chinh")


def of(entries: Sequence[Entry], areas: Collection[str] = ()) -> Rows:
    """Return entries with what they have in common; `areas` are keys of the titles of the body's areas."""
    sure = [index for index, entry in enumerate(entries) if _is_sure(entry)]
    return Rows(
        entries,
        has_numbers=any(entry.number.text for entry in entries),
        has_levels=any(entry.level.text for entry in entries),
        has_plain_numbers=any(entry.number.text and not entry.number.names_group for entry in entries),
        has_areas=any(
            names.key(entry.title) in areas or _AREA.match(names.fold(entry.title))
            for entry in entries
            if entry.number.style == "arabic" and not entry.has("owners", "due")
        ),
        has_bare_groups=not any(entry.is_numbered for entry in entries) and _has_bare_groups(entries),
        styles_of_tasks=frozenset(each.number.style for each in entries if each.has("owners", "due")),
        last=max(sure, default=-1),
    )


def _has_bare_groups(entries: Sequence[Entry]) -> bool:
    """Whether the first row is a title that stands alone, and each such row is over one that says more."""
    alone = [set(entry.texts) == {"title"} and not entry.periods for entry in entries]
    are_over_others = not any(one and two for one, two in pairwise([*alone, True]))
    return bool(alone) and alone[0] and are_over_others


def _is_sure(entry: Entry) -> bool:
    return bool(entry.number.text and entry.title) or bool(entry.title and entry.has("owners", "due"))


def _is_total(entry: Entry) -> bool:
    texts = [entry.wide, *entry.texts.values(), entry.number.text]
    first = next((text for text in texts if text), "")
    if entry.number.style == "unclear" and _TOTAL.fullmatch(entry.number.text):
        return not entry.has_own("owners", "due")
    if entry.number.style not in {"", "unclear"} and first != entry.number.text:
        return False
    if _TOTAL.fullmatch(first):
        return True
    return bool(_TOTAL_OF_TASKS.match(first)) and not entry.has_own("owners", "due")
