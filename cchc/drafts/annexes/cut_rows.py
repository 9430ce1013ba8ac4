"""Rows and merged cells that the end of a page cut (PDF): the rest is joined to the row above, and named.

Only a PDF cuts rows; in other forms a row without a number is one. Read next:
`cchc.drafts.annexes.row_entries`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from cchc.column_words import Field
    from cchc.drafts.annexes.entries import Entries, Entry
    from cchc.drafts.annexes.task_tables import Annex
    from cchc.sources.document import Row

REST = "phần còn lại của dòng trên, bị ngắt trang"  # why the row itself is left out


def goes_on(entries: list[Entry], entry: Entry, annex: Annex) -> bool:
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


def join(found: Entries, entry: Entry, row: Row) -> None:
    """Add the rest of a row to the row above; what is cut in a merged cell holds for all rows of the cell."""
    above = found.entries[-1]
    found.cut = {}
    for name, text in entry.texts.items():
        if name in entry.inherited and above.has(name):
            continue  # a merged cell that the page's end cut: the row above has its words already
        begun = above.texts.get(name, "")
        above.add(name, text)
        found.cut[name] = (text, above.texts[name])
        if begun and name in above.inherited:
            _finish(found.entries[:-1], name, begun, above.texts[name])
        elif name not in entry.inherited:
            above.inherited.discard(name)
    if above.wide and entry.has("title"):
        above.wide = f"{above.wide} {entry.texts['title']}"
    above.periods = tuple(dict.fromkeys(above.periods + entry.periods))
    found.skip(row, REST)
    found.doubts.append(doubt_of(row, above.words, above.told))


def doubt_of(row: Row, above: str, told: tuple[str, ...] = ()) -> Doubt:
    """Return the doubt that a row was joined to the one above it; `told` is the number of that one's task."""
    return Doubt("row-joined", row.place, f"Dòng này nối vào dòng “{above}” ở trang trước.", told)


def _finish(entries: list[Entry], name: Field, begun: str, whole: str) -> None:
    """Give the rows over which a merged cell goes its whole words, from the last row upwards."""
    for entry in reversed(entries):
        if entry.texts.get(name) != begun:
            return
        entry.texts[name] = whole
        if name not in entry.inherited:
            return


def make_whole(entry: Entry, cut: dict[Field, tuple[str, str]]) -> None:
    """Give a row the whole words of a cell that is merged over it and began on the page before."""
    for name, (rest, whole) in cut.items():
        if name in entry.inherited and entry.texts.get(name) == rest:
            entry.texts[name] = whole
