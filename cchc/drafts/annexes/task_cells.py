"""The cells of a row of tasks → a task: offices, roles, deadline, and what a person must look at.

Words stay as the source has them, white space folded. Knows neither groups nor numbers. Read next:
`cchc.drafts.offices.office_words`, `cchc.drafts.task_doubts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts import task_doubts
from cchc.drafts.offices import office_roles, office_words
from cchc.drafts.reading import SourceTask
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from cchc.drafts.annexes.entries import Entry
    from cchc.drafts.annexes.task_tables import Annex
    from cchc.sources.document import Place

_PARTED_YEAR = patterns.lazy(r"(?<=/)(?:20\d \d|20 \d\d|2 0\d\d)(?!\d)")  # by a narrow cell of a PDF
_BULLET = patterns.lazy(r"(?:^|\n|(?<=\s))(?:[-+•*–]|[a-zđ]\)|\d\))\s+(?=\S)")


class Cells(NamedTuple):
    """How the cells of one annex are read; `known` are the keys of names of offices that are known."""

    annex: Annex
    year: int | None
    known: frozenset[str] = frozenset()

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
            assignee=_folded(entry.texts.get("assignee", "")),
        )
        told = (number,) if number else ()
        doubts += _due_doubts(entry, due)
        doubts = [doubt._replace(tasks=told) for doubt in doubts]
        told_of_task = task_doubts.of_task(task, self.year, self.known)
        if any(doubt.code == "due-from-columns" for doubt in doubts):  # columns of months never name a year
            told_of_task = (doubt for doubt in told_of_task if doubt.code != "due-year-assumed")
        return task, [*doubts, *told_of_task]

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
        if "owners" in entry.inherited:
            doubts.append(
                Doubt("owner-inherited", entry.place, f"Cơ quan “{_folded(text)}” lấy theo ô gộp phía trên.")
            )
        return owners, coordinators, doubts

    def _split(self, text: str) -> tuple[str, ...]:
        if task_doubts.NOTHING.fullmatch(text):
            return ()
        lines_separate = not self.annex.table.can_wrap
        return office_words.split(text, known=self.known, lines_separate=lines_separate)


def _due_doubts(entry: Entry, due: str) -> list[Doubt]:
    """Return what is doubtful in where a deadline stands; `task_doubts` tells what is in its words."""
    doubts: list[Doubt] = []
    if "due" in entry.inherited:
        doubts.append(Doubt("due-inherited", entry.place, f"Thời hạn “{due}” lấy theo ô gộp phía trên."))
    if entry.periods and not entry.has("due"):
        words = f"Thời hạn “{due}” đọc từ các cột được đánh dấu."
        doubts.append(Doubt("due-from-columns", entry.place, words))
    return doubts if task_doubts.NOTHING.fullmatch(due) else [*doubts, *_several(entry, entry.place)]


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


def _folded(text: str) -> str:
    return " ".join(text.split())
