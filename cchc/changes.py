"""What turns one version of a plan into another, record by record and field by field.

Compared are the *plain* data of two files (text, lists, maps, as the file has them): so a file
that was only reformatted, or whose tasks were moved, has no changes. Tasks, owners and areas are
told apart by their ids. One list of changes derives the edits on the text, tells the user what was
done, words a commit, and fills histories.

Knows no YAML text and no git. Read next: `cchc.change_words` (changes as sentences),
`cchc.updates.task_fields` (from a record to the record as it should be).
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cchc import date_words, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.yamltext.nodes import Path, Plain

PlainRecord = dict[str, "Plain"]

# Sections whose records have an id, and what a record of each is called in `Change.record`.
KINDS = {"tasks": "task", "owners": "owner", "areas": "area"}
SECTIONS = {kind: section for section, kind in KINDS.items()}


class Change(NamedTuple):
    """One value that differs between two versions.

    `record` is `task:4`, `owner:vhxh`, `area:the-che`, or a section without ids: `plan`, `duties`,
    `reporting`. `path` leads from the record to the value; it is empty for a whole record. `before`
    is None for what was added, `after` None for what was removed. A list in which more than one thing
    happened is one change: `before` and `after` are the whole lists.
    """

    record: str
    path: Path
    before: Plain | None
    after: Plain | None


class Leaf(NamedTuple):
    """A single value in a version: where it is, and its text; an empty text for what is gone."""

    record: str
    path: Path
    text: str


def compare(old: Mapping[str, Plain], new: Mapping[str, Plain]) -> tuple[Change, ...]:
    """Return what changed from one version's data to another's, in the order of the file."""
    changes: list[Change] = []
    for section in dict.fromkeys((*old, *new)):
        before, after = old.get(section, ""), new.get(section, "")
        if section in KINDS:
            changes += _compare_records(KINDS[section], before, after)
        else:
            changes += _compare_values(section, (), before, after)
    return tuple(changes)


def compare_merge(parents: Sequence[Mapping[str, Plain]], new: Mapping[str, Plain]) -> tuple[Change, ...]:
    """Return what a version says that none of the versions it was merged from says.

    A single value is the merge's own when it differs from every parent's. A record or list that
    one parent lacks doesn't hide what else was changed in it. A list that is a change as a whole is told
    when anything in it is the merge's own.
    """
    by_parent = [compare(parent, new) for parent in parents]
    own = set.intersection(
        *(
            {leaf for change in changes for part in _parts(change) for leaf in _leaves(part)}
            for changes in by_parent
        )
    )
    covered: set[Leaf] = set()
    result: list[Change] = []
    for change in (change for changes in by_parent for change in changes):
        own_parts = (
            set(_leaves(part)) for part in _parts(change) if not any(_has_item(old, part) for old in parents)
        )
        leaves = {leaf for part in own_parts if part <= own for leaf in part}
        if not leaves <= covered:
            covered |= leaves
            result.append(change)
    return tuple(result)


def are_same(old: Plain, new: Plain) -> bool:
    """Whether two values mean the same, whatever they hold."""
    return next(_compare_values("", (), old, new), None) is None


def by_id(records: Plain) -> dict[str, Plain]:
    """Return records by their ids; the second of two with one id gets its index in the key."""
    result: dict[str, Plain] = {}
    for index, record in enumerate(records if isinstance(records, list) else []):
        number = id_of(record)
        result[number if number not in result else f"{number}#{index}"] = record
    return result


def id_of(record: Plain) -> str:
    """Return a record's id, a number without leading zeros: "04" and "4" are one task."""
    number = str(record.get("id", "")).strip() if isinstance(record, dict) else ""
    return number.lstrip("0") or "0" if number.isascii() and number.isdigit() else number


def place_of(data: Mapping[str, Plain], path: Path) -> tuple[str, Path]:
    """Return the record that a path in a version leads into, and the field of it; as in `Change`.

    A field of a section without ids is one of its own; a list there has no fields.
    """
    section, *rest = path
    kind, records = KINDS.get(str(section)), data.get(str(section))
    if kind and rest and isinstance(records, list):
        return f"{kind}:{id_of(records[int(rest[0])])}", tuple(rest[1:2])
    return str(section), tuple(rest[:1]) if isinstance(records, dict) else ()


def _compare_records(kind: str, old: Plain, new: Plain) -> Iterator[Change]:
    old_by_id, new_by_id = by_id(old), by_id(new)
    for number in dict.fromkeys((*old_by_id, *new_by_id)):
        before, after = old_by_id.get(number, ""), new_by_id.get(number, "")
        # One id may be written in two ways; it still is the id that both were found by.
        changes = _compare_values(f"{kind}:{number}", (), before, after)
        yield from (change for change in changes if change.path != ("id",))


def _compare_values(record: str, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    if old is new:  # the same piece of two versions, read once
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _compare_values(record, (*path, key), old.get(key, ""), new.get(key, ""))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _compare_lists(record, path, old, new)
    elif not _are_same_texts(old, new):
        yield Change(record, path, old or None, new or None)


def _compare_lists(record: str, path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Change]:
    """Compare lists: what was only taken out or only put in is that; items that stayed say what changed.

    Any other list is a change as a whole: what is at an index now needn't be what was there before.
    """
    if removed := _missing_from(new, old):
        yield from (Change(record, (*path, index), old[index], None) for index in removed)
    elif added := _missing_from(old, new):
        yield from (Change(record, (*path, index), None, new[index]) for index in added)
    elif _are_in_place(old, new):
        yield from _compare_items(record, path, old, new)
    else:
        yield Change(record, path, old, new)


def _compare_items(record: str, path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Change]:
    for index, (before, after) in enumerate(zip_longest(old, new, fillvalue="")):
        yield from _compare_values(record, (*path, index), before, after)


def _are_in_place(old: list[Plain], new: list[Plain]) -> bool:
    """Whether the items of two lists belong together index by index: at most one, or maps, none moved.

    One whose document another item had has moved, whatever else of it has changed.
    """
    if len(old) != len(new):
        return False
    pairs = [pair for pair in zip(old, new, strict=True) if not are_same(*pair)]
    if len(pairs) <= 1:
        return True
    if not all(isinstance(item, dict) for pair in pairs for item in pair):
        return False
    if any(are_same(before, after) for before, _ in pairs for _, after in pairs):
        return False
    changed = [(old, new) for old, new in (map(_document, pair) for pair in pairs) if old != new]
    return not {old for old, _ in changed} & {new for _, new in changed} - {""}


def _document(item: Plain) -> str:
    return str(item.get("document", "")).strip() if isinstance(item, dict) else ""


def _missing_from(shorter: list[Plain], longer: list[Plain]) -> list[int]:
    """Return the indexes of the items that the shorter list lacks.

    None are, when the rest isn't the shorter list in its order: then more than that differs.
    """
    missing, rest = [], iter(shorter)
    wanted = next(rest, None)
    for index, item in enumerate(longer if len(longer) > len(shorter) else []):
        if wanted is not None and are_same(item, wanted):
            wanted = next(rest, None)
        else:
            missing.append(index)
    return missing if wanted is None else []


def _are_same_texts(old: Plain, new: Plain) -> bool:
    """Whether two texts mean the same: NFD is NFC, a date is a date, an empty value is none."""
    if isinstance(old, str) and isinstance(new, str):
        old, new = names.nfc(old.strip()), names.nfc(new.strip())
        day = date_words.parse_date(old) if old != new else None
        return old == new or (day is not None and day == date_words.parse_date(new))
    return not old and not new


def _parts(change: Change) -> Iterator[Change]:
    """Yield what a change does; one of a whole list does something at each index where it differs."""
    if isinstance(change.before, list) and isinstance(change.after, list):
        yield from _compare_items(change.record, change.path, change.before, change.after)
    else:
        yield change


def _leaves(change: Change) -> Iterator[Leaf]:
    """Yield every single value that a change brings; an empty one for what it takes away."""
    if change.after is None:
        yield Leaf(change.record, change.path, "")
    else:
        yield from (Leaf(change.record, path, text) for path, text in _scalars(change.path, change.after))


def _scalars(path: Path, value: Plain) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    else:
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in parts:
            yield from _scalars((*path, step), part)


def _has_item(old: Mapping[str, Plain], change: Change) -> bool:
    """Whether a version already holds the added item elsewhere in that list."""
    if not change.path or not isinstance(change.path[-1], int):
        return False
    kind, _, number = change.record.partition(":")
    section = SECTIONS.get(kind, kind)
    value: Plain | None = old.get(section)
    if section in KINDS:
        value = by_id(value or "").get(number)
    for step in change.path[:-1]:
        value = value.get(str(step)) if isinstance(value, dict) else None
    return isinstance(value, list) and change.after in value
