"""What the name of a group says of the tasks under it: until when ("Quý II/2026"), or who leads.

A list by months names the month once, over its rows; one by offices has no column of offices. Such a
group gives its tasks what their own rows leave open, and each is told to a person; in a draft it is no
area. Knows no numbers. Read next: `cchc.drafts.annexes.task_rows`, who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.deadlines import parsing
from cchc.drafts.offices import kinds
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.drafts.annexes.columns import Columns
    from cchc.drafts.annexes.entries import Entry


def give(group: str, entry: Entry, columns: Columns) -> Iterator[Doubt]:
    """Write into an entry what its group's name says and its row doesn't, and yield a doubt of each."""
    if not group:
        return
    if not entry.has("due") and not entry.periods and parsing.is_period(group):
        entry.texts["due"] = group
        yield Doubt("due-inherited", entry.place, f"Thời hạn “{group}” lấy theo tên nhóm.", entry.told)
    if "owners" not in columns.chosen and kinds.begins_as_office(group):
        entry.texts["owners"] = group
        yield Doubt("owner-inherited", entry.place, f"Cơ quan “{group}” lấy theo tên nhóm.", entry.told)
