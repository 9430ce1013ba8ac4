"""Items of lists that change places and their words at once: first they move, then they are edited.

An edit of the text takes an item to another place with its comments only as it is, so data are wanted in
between. An item is the same one when it has the same document, and the same field where it has one;
records with an id are found by that, and stay in their places.

Read next: `cchc.planfile.document_edits` (who asks), `cchc.yamltext.splicing.moves` (the text).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc.changes import are_same, id_of

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain


def first(old: dict[str, Plain], new: dict[str, Plain]) -> dict[str, Plain]:
    """Return data with the items that move and change at their new places; the same data if none do."""
    moved = {key: _moved(value, new.get(key, "")) for key, value in old.items()}
    return moved if any(moved[key] is not old[key] for key in old) else old


def _moved(old: Plain, new: Plain) -> Plain:
    if old is new:
        return old
    if isinstance(old, dict) and isinstance(new, dict):
        return first(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _inside_records(old, new) if any(map(id_of, old)) else _in_order(old, new)
    return old


def _inside_records(old: list[Plain], new: list[Plain]) -> list[Plain]:
    by_id = {id_of(record): record for record in new}
    moved = [_moved(record, by_id.get(id_of(record), "")) for record in old]
    return moved if any(one is not record for one, record in zip(moved, old, strict=True)) else old


def _in_order(old: list[Plain], new: list[Plain]) -> list[Plain]:
    """Return the items of a list in the order of another, if one that moves is edited, too."""
    before, after = _by_name(old), _by_name(new)
    order = [name for name in after if name in before]
    if order == [name for name in before if name in after]:
        return old
    if all(are_same(before[name], after[name]) for name in order):
        return old  # each keeps its own lines
    turn = iter([before[name] for name in order])
    return [next(turn) if _name(item) in before and _name(item) in after else item for item in old]


def _by_name(items: list[Plain]) -> dict[tuple[str, str], Plain]:
    """Return the items that one name alone stands for."""
    named = [(_name(item), item) for item in items]
    counts = Counter(name for name, _ in named)
    return {name: item for name, item in named if name[0] and counts[name] == 1}


def _name(item: Plain) -> tuple[str, str]:
    """Return what an item is told apart by: its document and its field; empty texts where it has none."""
    fields = item if isinstance(item, dict) else {}
    return str(fields.get("document", "")).strip(), str(fields.get("field", "")).strip()
