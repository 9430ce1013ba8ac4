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
    said = [
        f"{subject}: hai bên sửa khác nhau",
        f"  bản gốc:          {base}",
        f"  1. bản hiện tại:  {ours}",
        f"  2. bản gộp vào:   {theirs}",
    ]
    if not conflict.may_be_two:
        return said
    return [*said, *(_TWO_EXTENSIONS if conflict.path else _TWO_TASKS)]


_TWO_TASKS = (
    "  3. giữ cả hai:    nhiệm vụ của bản gộp vào sang số mới, cùng những gì đã ghi cho nó",
    "  có thể là hai nhiệm vụ, vì một bên đã đổi số: chọn 1, 2 thì nhiệm vụ kia chỉ còn nếu có ở số khác;",
    "  chọn 3 mà thấy một nhiệm vụ ở hai số (cchc list) thì ghi đủ vào một số, bỏ số kia bằng cchc remove",
)
_TWO_EXTENSIONS = ("  3. giữ cả hai:    khi đó thời hạn là của văn bản có ngày sau",)


def say_conflicts(conflicts: Iterable[Conflict]) -> None:
    """Write conflicts."""
    for conflict in conflicts:
        for line in lines(conflict):
            console.say(line)


def say_remarks(merged: Merged, name: str = "") -> None:
    """Write which tasks got another number, and what else a merge did that nobody is asked about."""
    start = f"{name}: " if name else ""
    numbers = merged.numbers
    for old, new, _ in numbers.added:
        console.say(f"{start}hai bên cùng thêm nhiệm vụ {old}: nhiệm vụ của bản gộp vào thành nhiệm vụ {new}")
    for side, moves in (("bản hiện tại", numbers.our_moves), ("bản gộp vào", numbers.their_moves)):
        for old, new, title in moves:
            console.say(f"{start}NV {old} của {side} nay là NV {new}: {console.clean(title)}")
    for remark in merged.remarks:
        console.say(f"{start}{console.clean(remark)}")


def say_lost(comments: Iterable[str]) -> None:
    """Write which comments a merge could not keep."""
    for comment in comments:
        console.say(f"ghi chú không giữ được: {comment}")
