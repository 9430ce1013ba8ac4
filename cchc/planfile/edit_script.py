"""From a plan's data and the data as they should be to the edits that lead from the one to the other.

Both versions are walked side by side. Of a list every item is kept, edited, removed or inserted:
its items are told apart by their ids where they have some, else by what they mean. All edits are
about the data as they were.

Read next: `cchc.planfile.document_edits` (who makes them), `cchc.yamltext.operations` (the edits).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import KINDS, are_same, id_of
from cchc.planfile import record_types, records, reporting_schema, schema
from cchc.yamltext.operations import Add, Append, Insert, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit

_RECORDS: dict[str, type[record_types.Record]] = {
    "plan": schema.HeadRecord,
    "owners": schema.OwnerRecord,
    "duties": schema.DutyRecord,
    "areas": schema.AreaRecord,
    "tasks": schema.TaskRecord,
    "reporting": reporting_schema.ReportingRecord,
}

# Whether the items are equal, where the stretch is in the old list, and where in the new one.
Stretch = tuple[bool, int, int, int, int]


class NoEditError(ValueError):
    """No edit leads from one value to the other; `path` is where."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def edits_between(old: dict[str, Plain], new: dict[str, Plain]) -> Iterator[Edit]:
    """Yield the edits that make of a plan's data what they should be.

    Raises NoEditError where a text should become a list, or the like.
    """
    yield from _map_edits((), old, new)


def _map_edits(path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> Iterator[Edit]:
    for key in dict.fromkeys((*old, *new)):
        at, value = (*path, key), new.get(key, "")
        if key in old:
            if not value and old[key] and (isinstance(value, str) or type(value) is not type(old[key])):
                yield Remove(at)
            else:
                yield from _value_edits(at, old[key], value)
        elif value:
            yield Add(at, value, _order(at))


def _value_edits(path: Path, old: Plain, new: Plain) -> Iterator[Edit]:
    if old is new or (not old and not new):
        return
    if isinstance(old, list) and isinstance(new, list):
        yield from _list_edits(path, old, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _map_edits(path, old, new)
    elif isinstance(old, str) and isinstance(new, str):
        if not are_same(old, new):
            yield Set(path, new)
    elif old:
        raise NoEditError(path)
    elif isinstance(new, list):
        yield from (Append(path, item) for item in new)
    elif isinstance(new, dict):
        yield from (Add((*path, key), value, _order((*path, key))) for key, value in new.items())
    else:
        raise NoEditError(path)


def _list_edits(path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Edit]:
    is_of_records = len(path) == 1 and path[0] in KINDS
    numbers = _ids(old, new) if is_of_records else _meanings(old, new)
    stretches = list(_stretches(*numbers))
    moved = _moved(stretches, *numbers)
    for are_equal, start, end, new_start, new_end in stretches:
        if are_equal:  # what means the same stays
            for step in range(end - start if is_of_records else 0):
                yield from _item_edits(path, start + step, old[start + step], new[new_start + step])
            continue
        stays = [index for index in range(start, end) if numbers[0][index] not in moved]
        comes = [index for index in range(new_start, new_end) if numbers[1][index] not in moved]
        pairs = [] if is_of_records else list(zip(stays, comes, strict=False))
        yield from _stretch_edits(path, old, new, (range(start, end), range(new_start, new_end)), pairs)


def _stretch_edits(
    path: Path,
    old: list[Plain],
    new: list[Plain],
    indexes: tuple[range, range],
    pairs: list[tuple[int, int]],
) -> Iterator[Edit]:
    """Yield the edits of a stretch that differs: items in pairs are edited, the others go and come."""
    edited = dict(pairs)
    for index in indexes[0]:
        if index in edited:
            yield from _item_edits(path, index, old[index], new[edited[index]])
        else:
            yield Remove((*path, index))
    ends = [*pairs, (indexes[0].stop, indexes[1].stop)]
    for new_index in indexes[1]:
        while ends[0][1] < new_index:
            del ends[0]
        if ends[0][1] != new_index:
            yield _insertion(path, ends[0][0], len(old), new[new_index])


def _moved(stretches: list[Stretch], old: list[int], new: list[int]) -> set[int]:
    """Return the numbers of the items that stand in another place now: they keep their own lines."""
    gone = {old[index] for is_equal, *ends in stretches if not is_equal for index in range(ends[0], ends[1])}
    came = {new[index] for is_equal, *ends in stretches if not is_equal for index in range(ends[2], ends[3])}
    return gone & came


def _item_edits(path: Path, index: int, old: Plain, new: Plain) -> Iterator[Edit]:
    """Yield the edits of an item; one of another kind comes in its place."""
    if type(old) is type(new) and (old or isinstance(old, str)) and (new or isinstance(new, str)):
        yield from _value_edits((*path, index), old, new)
    elif old != new:
        yield Remove((*path, index))
        yield Insert((*path, index), new)


def _insertion(path: Path, index: int, size: int, item: Plain) -> Edit:
    return Insert((*path, index), item) if index < size else Append(path, item)


def _stretches(old: list[int], new: list[int]) -> Iterator[Stretch]:
    """Yield the stretches in which two lists have the same items, and those in which they differ."""
    head, least = 0, min(len(old), len(new))
    while head < least and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    yield True, 0, head, 0, head
    if head in {old_end, new_end}:  # items only came, or only went
        yield False, head, old_end, head, new_end
    else:
        from difflib import SequenceMatcher  # noqa: PLC0415  few updates change a list so much

        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for what, *places in matcher.get_opcodes():
            start, end, new_start, new_stop = (head + place for place in places)
            yield what == "equal", start, end, new_start, new_stop
    yield True, old_end, len(old), new_end, len(new)


def _ids(old: list[Plain], new: list[Plain]) -> tuple[list[int], list[int]]:
    """Return for every record of two lists a number that only those have that have its id."""
    numbers: dict[str, int] = {}
    old_ids, new_ids = (
        [numbers.setdefault(id_of(record), len(numbers)) for record in side] for side in (old, new)
    )
    return old_ids, new_ids


def _meanings(old: list[Plain], new: list[Plain]) -> tuple[list[int], list[int]]:
    """Return for every item of two lists a number that only those have that mean the same."""
    kinds: list[Plain] = []
    numbers: dict[str, int] = {}

    def number(item: Plain) -> int:
        text = repr(item)
        if text not in numbers:
            alike = (index for index, kind in enumerate(kinds) if are_same(kind, item))
            numbers[text] = next(alike, len(kinds))
            if numbers[text] == len(kinds):
                kinds.append(item)
        return numbers[text]

    return [number(item) for item in old], [number(item) for item in new]


def _order(path: Path) -> tuple[str, ...]:
    """Return the order of the fields in the record that a path leads into."""
    if len(path) == 1:
        return records.TOP_KEYS
    section = str(path[0])
    if section not in _RECORDS:
        return ()
    inner = path[2:-1] if section in KINDS else path[1:-1]
    return record_types.known_fields(_RECORDS[section], inner)
