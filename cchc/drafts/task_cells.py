"""The cells of a row of tasks → a task: offices, roles, deadline, and what a person must look at.

Words stay as the source has them, white space folded. Knows neither groups nor numbers. Read next:
`cchc.drafts.office_words`, `cchc.deadlines`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.deadlines import parsing
from cchc.drafts import office_roles, office_words
from cchc.drafts.reading import SourceTask
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from cchc.drafts.annex_entries import Entry
    from cchc.drafts.annex_tables import Annex
    from cchc.sources.document import Place

_SOME_YEAR = 2028  # of a deadline without a year where the plan's isn't known: one that has a 29 February
_NOTHING = re.compile(r"(?:không|không có|chưa có|[-–—./\s]*)", re.IGNORECASE)
_PARTED_YEAR = re.compile(r"(?<=/)(?:20\d \d|20 \d\d|2 0\d\d)(?!\d)")  # by a narrow cell of a PDF
_BULLET = re.compile(r"(?:^|\n|(?<=\s))(?:[-+•*–]|[a-zđ]\)|\d\))\s+(?=\S)")
_OF_KINDS = {
    "unknown": ("due-unknown", "chưa xác định được"),
    "not_a_deadline": ("due-unreadable", "không quy ra ngày được"),
    "invalid": ("due-invalid", "không có trên lịch"),
}


class Cells(NamedTuple):
    """How the cells of one annex are read."""

    annex: Annex
    year: int | None
    registered: tuple[str, ...] = ()

    def task(self, entry: Entry, number: str, group: str, parent: str) -> tuple[SourceTask, list[Doubt]]:
        """Return the task of a row and its doubts."""
        owners, coordinators, doubts = self._offices(entry)
        due = _due(entry)
        if self.annex.table.can_wrap:
            due = _PARTED_YEAR.sub(lambda year: year[0].replace(" ", ""), due)
        task = SourceTask(
            number=number,
            title=_folded(entry.texts.get("title") or entry.wide),
            place=entry.place,
            owners=owners,
            coordinators=coordinators,
            due=due,
            group=_folded(entry.texts.get("area", "")) or group,
            parent=parent,
            deliverable=_folded(entry.texts.get("deliverable", "")),
            lead=_folded(entry.texts.get("lead", "")),
            note=_folded(entry.texts.get("note", "")),
        )
        told = (number,) if number else ()
        if not task.group:
            doubts.append(Doubt("area-missing", entry.place, f"Nhiệm vụ “{task.title}” chưa xếp lĩnh vực."))
        doubts += self._due_doubts(entry, due)
        return task, [doubt._replace(tasks=told) for doubt in doubts]

    def _offices(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...], list[Doubt]]:
        text = entry.texts.get("owners", "")
        doubts: list[Doubt] = []
        helped = ""
        roles = office_roles.read(text)
        if roles:
            doubts.append(Doubt("owner-role", entry.place, f"Ô chủ trì ghi cả vai trò: “{_folded(text)}”."))
            text, helped = roles
        owners = self._split(text)
        coordinators = tuple(
            dict.fromkeys(self._split(helped) + self._split(entry.texts.get("coordinators", "")))
        )
        if not owners:
            doubts.append(Doubt("owner-missing", entry.place, "Không ghi cơ quan chủ trì."))
        elif len(owners) > 1:
            doubts.append(
                Doubt(
                    "owner-several", entry.place, f"Ô chủ trì ghi {len(owners)} cơ quan: {'; '.join(owners)}."
                )
            )
        if "owners" in entry.inherited:
            doubts.append(Doubt("owner-inherited", entry.place, f"Cơ quan “{_folded(text)}” lấy theo ô gộp."))
        return owners, coordinators, doubts

    def _split(self, text: str) -> tuple[str, ...]:
        if _NOTHING.fullmatch(text):
            return ()
        lines_separate = not self.annex.table.can_wrap
        return office_words.split(text, registered=self.registered, lines_separate=lines_separate)

    def _due_doubts(self, entry: Entry, due: str) -> list[Doubt]:
        place, doubts = entry.place, []
        if "due" in entry.inherited:
            doubts.append(Doubt("due-inherited", place, f"Thời hạn “{due}” lấy theo ô gộp."))
        if entry.periods and not entry.has("due"):
            doubts.append(Doubt("due-from-columns", place, f"Thời hạn “{due}” đọc từ các cột được đánh dấu."))
        if _NOTHING.fullmatch(due):
            words = f"Ô thời hạn ghi “{due}”." if due else "Không ghi thời hạn."
            return [*doubts, Doubt("due-missing", place, words)]
        return [*doubts, *_several(entry, place), *due_doubts(due, place, self.year)]


def _due(entry: Entry) -> str:
    return _folded(entry.texts.get("due", "")) or ", ".join(entry.periods)


def _several(entry: Entry, place: Place) -> list[Doubt]:
    """Return the doubt that a row holds several works: its title and its deadline are lists."""
    counts = [len(_BULLET.findall(entry.texts.get(name, ""))) for name in ("title", "due")]
    lines = [_lines(entry.texts.get(name, "")) for name in ("title", "due")]
    is_list = counts[1] > 1 or (counts[0] > 1 and lines[1] > 1) or lines[0] == lines[1] > 1
    return (
        [Doubt("cell-several", place, "Một dòng ghi nhiều việc, mỗi việc một thời hạn.")] if is_list else []
    )


def _lines(text: str) -> int:
    """Return how many lines of a cell begin something: what begins in small letters goes on."""
    return sum(not line.lstrip()[:1].islower() for line in text.split("\n"))


def due_doubts(due: str, place: Place, year: int | None) -> list[Doubt]:
    """Return what is doubtful in the words of a deadline."""
    deadline = parsing.parse_deadline(due, year or _SOME_YEAR)
    if deadline.kind in _OF_KINDS:
        code, words = _OF_KINDS[deadline.kind]
        return [Doubt(code, place, f"Thời hạn “{due}” {words}.")]
    if deadline.year_assumed:
        return [Doubt("due-year-assumed", place, f"Thời hạn “{due}” không ghi năm.")]
    return []


def _folded(text: str) -> str:
    return " ".join(text.split())
