"""Changes that the body and the annexes of one document both tell → one change each.

Where they differ, none is taken and a doubt is told. Knows no plan. Read next:
`cchc.drafts.changes.changes_reading` (who reads both).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.changes.source_changes import SourceChange


def joined(
    said: Sequence[SourceChange], listed: Iterable[SourceChange]
) -> tuple[tuple[SourceChange, ...], list[Doubt]]:
    """Return the changes of the body and of the tables, each once; the doubts are those told in two ways."""
    kept = list(said)
    doubts: list[Doubt] = []
    by_name: dict[str, list[SourceChange]] = {}
    for one in said:
        for name in _names(one):
            by_name.setdefault(name, []).append(one)
    for change in listed:
        told = (one for name in _names(change) for one in by_name.get(name, ()) if one in kept)
        other = next((one for one in told if _are_of_one(one, change)), None)
        if other is None:
            kept.append(change)
        elif change.task:
            kept[kept.index(other)] = _fuller(other, change)
        elif not _agree(other, change):
            words = f"{other.words.capitalize()}: phần lời ghi “{other.after}”, bảng ghi “{change.after}”."
            doubts.append(
                Doubt("changes-differ", change.place, words, (change.number,) if change.number else ())
            )
            kept.remove(other)
        else:
            kept[kept.index(other)] = _completed(other, change)
    return tuple(kept), doubts


def _names(change: SourceChange) -> tuple[str, ...]:
    """Return what a task is called by in a document: its number, its title."""
    title = change.task.title if change.task else change.title
    return tuple(filter(None, (change.number, names.key(title))))


def _are_of_one(one: SourceChange, other: SourceChange) -> bool:
    """Whether two changes are one that was told twice."""
    if one.task or other.task:
        if one.task is None or other.task is None:
            return False
        return names.key(one.task.title) == names.key(other.task.title)
    is_one_task = one.number == other.number if one.number and other.number else _same_title(one, other)
    kinds = {one.what, other.what}
    is_one_kind = len(kinds) == 1 or kinds <= {"set", "grow", "shrink"}
    return is_one_task and is_one_kind and one.field == other.field and one.place != other.place


def _same_title(one: SourceChange, other: SourceChange) -> bool:
    return bool(one.title) and names.key(one.title) == names.key(other.title)


def _agree(said: SourceChange, listed: SourceChange) -> bool:
    """Whether a sentence and a row of a table give a field the same words; what comes or goes is a part."""
    words, before, after = (names.fold(text) for text in (said.after, listed.before, listed.after))
    if said.what == "shrink" and listed.what == "set":
        return words in before and words not in after
    if said.what == "grow" and listed.what == "set":
        return words in after
    return words == after


def _completed(one: SourceChange, other: SourceChange) -> SourceChange:
    """Return a change of the body with what only the table says; "bổ sung" in words is whole in a cell."""
    if one.what in {"grow", "shrink"} and other.what == "set":
        one = one._replace(what="set", before=other.before, after=other.after)
    return one._replace(
        title=one.title or other.title,
        before=one.before or other.before,
        reason=one.reason or other.reason,
    )


def _fuller(one: SourceChange, other: SourceChange) -> SourceChange:
    """Return an added task with what either of two tellings says."""
    first, second = one.task, other.task
    if first is None or second is None:
        return one
    both = first._replace(
        **{name: getattr(first, name) or getattr(second, name) for name in first._fields if name != "place"}
    )
    return one._replace(task=both, number=one.number or other.number, target=one.target or other.target)
