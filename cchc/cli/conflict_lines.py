"""What a person reads of a merge of two versions: the places that must be decided, and what else to know.

Read next: `cchc.conflict_words` (the words), `cchc.cli.commands.resolve` and `cchc.cli.merge_driver`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import conflict_words
from cchc.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.merging import Conflict, Merged


def lines(conflict: Conflict) -> list[str]:
    """Return a conflict for a person: what it is about, and what all versions have there."""
    subject, base, ours, theirs = map(console.clean, conflict_words.words(conflict))
    return [
        f"{subject}: hai bên sửa khác nhau",
        f"  bản gốc:          {base}",
        f"  1. bản hiện tại:  {ours}",
        f"  2. bản gộp vào:   {theirs}",
    ]


def say_conflicts(conflicts: Iterable[Conflict]) -> None:
    """Write conflicts."""
    for conflict in conflicts:
        for line in lines(conflict):
            console.say(line)


def say_renumbered(merged: Merged, name: str = "") -> None:
    """Write which tasks of the incoming side got another number."""
    start = f"{name}: " if name else ""
    for old, new in merged.renumbered.items():
        console.say(f"{start}hai bên cùng thêm nhiệm vụ {old}: nhiệm vụ của bản gộp vào thành nhiệm vụ {new}")


def say_lost(comments: Iterable[str]) -> None:
    """Write which comments a merge could not keep."""
    for comment in comments:
        console.say(f"ghi chú không giữ được: {comment}")
