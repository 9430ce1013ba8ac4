"""The rows of an annex → entries: the words of each field, what is inherited from merged cells, ditto.

Rows that a page cut in two (PDF) are joined here, and "nt" is replaced by what stands above it; both are
named. An empty cell is never filled. What an entry is (task, group, lead-in) is told by
`cchc.drafts.annexes.task_rows`, which to read next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.drafts.annexes import grid, header_rows, numbering
from cchc.drafts.annexes.numbering import Number
from cchc.drafts.annexes.unread_tables import beginning
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.column_words import Field
    from cchc.drafts.annexes.columns import Columns
    from cchc.drafts.annexes.task_tables import Annex
    from cchc.sources.document import Place, Row

_READ: tuple[Field, ...] = (
    "title", "owners", "coordinators", "due", "deliverable", "lead", "note", "area", "assignee",
)  # fmt: skip
_COPIED: tuple[Field, ...] = ("owners", "coordinators", "due", "deliverable", "lead", "area", "assignee")
_DITTO = re.compile(r"[-–\s.(]*(?:nt|n/t|như trên|nhu tren|//|/|\"|''|”|“|〃|-{2,})[-–\s.)]*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[^\W\d_]{4,}")
_DITTO_SIGN = re.compile(r"\w|/|[\"'”“〃]")


@dataclass(slots=True)
class Entry:
    """A row with content. `number` counts it, `level` is its number in a second column of numbers.

    `texts` are the words of its fields, `inherited` the fields that a cell merged from above gives;
    `wide` is the text of a cell that stands over several columns, as a group's does.
    """

    place: Place
    row: Row
    number: Number = field(default_factory=Number)
    level: Number = field(default_factory=Number)
    texts: dict[Field, str] = field(default_factory=dict)
    inherited: set[Field] = field(default_factory=set)
    periods: tuple[str, ...] = ()
    wide: str = ""

    @property
    def words(self) -> str:
        """How the words of the row begin."""
        return beginning(grid.own_texts(self.row))

    @property
    def title(self) -> str:
        """The words that say what the row is about."""
        title = self.texts.get("title") or self.wide
        return title if re.search(r"[^\W\d_]", title) else ""  # dots and page numbers say nothing

    @property
    def own_level(self) -> Number:
        """The number that says how deep the row stands: its second one where it has two, but for a code."""
        is_code = self.level.style in {"code", "unclear"} and self.number.text
        return self.level if self.level.text and not is_code else self.number

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands before the row."""
        return bool(self.own_level.text)

    def has(self, *fields: Field) -> bool:
        """Whether one of the fields has words."""
        return any(self.texts.get(name) for name in fields)

    def has_own(self, *fields: Field) -> bool:
        """Whether one of the fields has words that no merged cell from above gives."""
        return any(self.texts.get(name) and name not in self.inherited for name in fields)


@dataclass(slots=True)
class Entries:
    """The entries of an annex, the rows that are none, and what was doubtful in reading them."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def skip(self, row: Row, reason: str) -> None:
        """Name a row that is no entry."""
        self.skipped.append(Skipped(row.place, reason, beginning(grid.own_texts(row))))


def read(annex: Annex) -> Entries:
    """Return the entries of an annex's rows, in their order."""
    found = Entries()
    at = _fields_by_place(annex.columns)
    is_page_new = is_below_header = False
    for row in annex.rows:
        is_page_new = is_page_new or row.begins_page
        if row.is_hidden:
            found.skip(row, "dòng bị ẩn")
            found.doubts.append(Doubt("row-hidden", row.place, "Dòng này bị ẩn, không lấy."))
        elif not grid.own_texts(row):
            found.skip(row, "dòng trống")
        elif header_rows.is_header_again(row, annex.columns):
            found.skip(row, "tiêu đề cột lặp lại")
            is_below_header = True
        elif (is_below_header or not found.entries) and header_rows.numbers_columns(row):
            found.skip(row, "số thứ tự của cột")
        else:
            entry = _entry(row, annex, at)
            if is_page_new and found.entries and _goes_on(found.entries, entry, annex):
                _join(found, entry, row)
            else:
                found.entries.append(entry)
            is_page_new = is_below_header = False
    _copy_ditto(found)
    return found


def _entry(row: Row, annex: Annex, at: Mapping[int, Field]) -> Entry:
    entry = Entry(row.place, row)
    numbers: list[str] = []
    counted = ""
    for start, end in grid.spans(row):
        cell = row.cells[start]
        named = [at[place] for place in range(start, end) if place in at]
        text = grid.one_line(cell.text) if annex.table.can_wrap else cell.text.strip()
        if not named:
            continue
        if text and not cell.merged and _is_wide(named):
            entry.wide = " ".join(text.split())
            continue
        name = named[0]
        if name == "number":
            numbers.append(text or cell.number.strip())
            continue
        _add(entry, name, text, is_inherited=cell.merged == "down")
        counted = counted or (cell.number if name == "title" else "")
    entry.periods = tuple(
        column.period for column in annex.columns.periods if _is_marked(row.cells[column.places[0]].text)
    )
    _number(entry, numbers, counted)
    alone = "" if entry.texts or entry.wide else grid.only_text_outside(row, at)
    if _WORDS.search(alone) and (entry.number.names_group or alone.isupper()):
        entry.wide = alone  # a group's name that stands in a column which isn't read
    return entry


def _number(entry: Entry, numbers: list[str], counted: str) -> None:
    """Set an entry's number: its cells', what Word counts for its title, or what its title begins with."""
    if numbers and not entry.title and _WORDS.search(numbers[0]):
        entry.wide = " ".join(numbers.pop(0).split())  # goes over the cells beside it, merged or not
    parsed = [numbering.parse(text) for text in numbers]
    entry.number = parsed[0] if parsed else Number()
    entry.level = parsed[1] if len(parsed) > 1 else Number()
    if entry.number.text or entry.level.text:
        return
    title = entry.wide or entry.texts.get("title", "")
    if counted:
        entry.number = numbering.parse(counted)
        return
    number, text = numbering.part(title)
    if number.text and (entry.wide or not numbers or number.names_group or number.style == "dotted"):
        entry.number = number
        if entry.wide:
            entry.wide = text
        else:
            entry.texts["title"] = text


def _fields_by_place(found: Columns) -> dict[int, Field]:
    at: dict[int, Field] = dict.fromkeys(found.numbers, "number")
    for name in _READ:
        if name in found.chosen:
            at |= dict.fromkeys(found.chosen[name].places, name)
    return at


def _is_wide(named: list[Field]) -> bool:
    """Whether a cell goes over columns as a group's name does: title and owner, or number and title."""
    over = set(named)
    return len(over) > 1 and ("title" in over or "number" in over)


def _add(entry: Entry, name: Field, text: str, *, is_inherited: bool) -> None:
    if not text:
        return
    before = entry.texts.get(name, "")
    entry.texts[name] = f"{before} {text}" if before else text
    if is_inherited:
        entry.inherited.add(name)


def _is_marked(text: str) -> bool:
    return bool(re.fullmatch(r"[xX×✓✔v√☒●•*+]", text.strip()))


def _goes_on(entries: list[Entry], entry: Entry, annex: Annex) -> bool:
    """Whether the first row of a page is the rest of the row above, which the page's end cut."""
    if not annex.table.can_wrap or entry.wide or entry.number.text or entry.level.text:
        return False
    title = entry.texts.get("title", "")
    if not any(before.number.text for before in entries):
        return title[:1].islower()
    is_group = len(entry.texts) == 1 and title[:1].isupper() and any(
        not before.number.text and len(before.texts) == 1 and before.has("title") for before in entries
    )  # fmt: skip
    return not is_group


def _join(found: Entries, entry: Entry, row: Row) -> None:
    above = found.entries[-1]
    for name, text in entry.texts.items():
        if name in entry.inherited and above.has(name):
            continue  # a merged cell that the page's end cut: the row above has its words already
        _add(above, name, text, is_inherited=False)
        above.inherited.discard(name) if name not in entry.inherited else None
    if above.wide and entry.has("title"):
        above.wide = f"{above.wide} {entry.texts['title']}"
    above.periods = tuple(dict.fromkeys(above.periods + entry.periods))
    found.skip(row, "phần còn lại của dòng trên, bị ngắt trang")
    found.doubts.append(
        Doubt("row-joined", row.place, f"Dòng này nối vào dòng “{above.words}” ở trang trước.", _tasks(above))
    )


def _copy_ditto(found: Entries) -> None:
    """Replace "nt" and its like by the words above it; a hidden row and a group aren't above."""
    last: dict[Field, str] = {}
    for entry in found.entries:
        for name in _COPIED:
            text = entry.texts.get(name, "")
            if _DITTO.fullmatch(text) and _DITTO_SIGN.search(text):
                above = last.get(name, "")
                words = (
                    f"Ô ghi “{text}” lấy theo dòng trên: “{above}”."
                    if above
                    else f"Ô ghi “{text}” mà dòng trên trống."
                )
                found.doubts.append(Doubt("cell-ditto", entry.place, words, _tasks(entry)))
                entry.texts[name] = above
        if not entry.wide and not entry.number.names_group:
            last = {name: entry.texts.get(name, "") for name in _COPIED}


def _tasks(entry: Entry) -> tuple[str, ...]:
    return (entry.number.text,) if entry.number.text else ()
