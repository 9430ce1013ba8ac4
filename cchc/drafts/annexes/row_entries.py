"""The rows of an annex → entries: the words of each field, what is inherited from merged cells, ditto.

"nt" is replaced by what stands above it and named; an empty cell is never filled. What an entry is (task,
group, lead-in) is told by `cchc.drafts.annexes.row_kinds`. Read next: `cchc.drafts.annexes.entries` (what an
entry holds), `cchc.drafts.annexes.cut_rows` (rows that a page's end cut).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.drafts.annexes import cut_rows, grid, header_rows, numbering
from cchc.drafts.annexes.entries import Entries, Entry
from cchc.drafts.annexes.numbering import Number
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.column_words import Field
    from cchc.drafts.annexes.columns import Columns
    from cchc.drafts.annexes.task_tables import Annex
    from cchc.sources.document import Row

_READ: tuple[Field, ...] = (
    "title", "owners", "coordinators", "due", "deliverable", "lead", "note", "area", "assignee",
)  # fmt: skip
_COPIED: tuple[Field, ...] = ("owners", "coordinators", "due", "deliverable", "lead", "area", "assignee")
_DITTO = patterns.lazy(
    r"[-–\s.(]*(?:nt|n/t|như trên|nhu tren|//|/|\"|''|”|“|〃|-{2,})[-–\s.)]*", re.IGNORECASE
)
_WORDS = patterns.lazy(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[^\W\d_]{4,}")
_DITTO_SIGN = patterns.lazy(r"\w|/|[\"'”“〃]")


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
            found.skip(row, header_rows.AGAIN)
            is_below_header = True
        elif (is_below_header or not found.entries) and header_rows.numbers_columns(row):
            found.skip(row, "số thứ tự của cột")
        else:
            entry = _entry(row, annex, at)
            cut_rows.make_whole(entry, found.cut)
            if is_page_new and found.entries and cut_rows.goes_on(found.entries, entry, annex):
                cut_rows.join(found, entry, row)
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
        entry.add(name, text, is_inherited=cell.merged == "down")
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


def _is_marked(text: str) -> bool:
    return bool(re.fullmatch(r"[xX×✓✔v√☒●•*+]", text.strip()))


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
                found.doubts.append(Doubt("cell-ditto", entry.place, words, entry.told))
                entry.texts[name] = above
        if not entry.wide and not entry.number.names_group:
            last = {name: entry.texts.get(name, "") for name in _COPIED}
