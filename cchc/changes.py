"""What turns one version of a plan into another, record by record and field by field.

Compared are the *plain* data of two files (text, lists, maps, as the file has them): so a file
that was only reformatted, or whose tasks were moved, has no changes. Tasks, owners and areas are
told apart by their ids. One list of changes derives the edits on the text, tells the user what was
done, words a commit, and fills histories.

Knows no YAML and no git. Read next: `cchc.updates` (what a command wishes), `cchc.planfile.document`.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, names, periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Plain = str | list["Plain"] | dict[str, "Plain"]

# Sections whose records have an id, and what a record of each is called in `Change.record`.
KINDS = {"tasks": "task", "owners": "owner", "areas": "area"}


class Change(NamedTuple):
    """One value that differs between two versions.

    `record` is `task:4`, `owner:vhxh`, `area:the-che`, or a section without ids: `plan`, `duties`,
    `reporting`. `path` leads from the record to the value; it is empty for a whole record. `before`
    is None for what was added, `after` None for what was removed.
    """

    record: str
    path: tuple[str | int, ...]
    before: Plain | None
    after: Plain | None


def between(old: Mapping[str, Plain], new: Mapping[str, Plain]) -> tuple[Change, ...]:
    """Give what changed from one version's data to another's, in the order of the file."""
    changes: list[Change] = []
    for section in dict.fromkeys((*old, *new)):
        before, after = old.get(section, ""), new.get(section, "")
        if section in KINDS:
            changes += _records(KINDS[section], before, after)
        else:
            changes += _values(section, (), before, after)
    return tuple(changes)


def _records(kind: str, old: Plain, new: Plain) -> Iterator[Change]:
    before, after = by_id(old), by_id(new)
    for number in dict.fromkeys((*before, *after)):
        found = _values(f"{kind}:{number}", (), before.get(number, ""), after.get(number, ""))
        # One id may be written in two ways; it still is the id that both were found by.
        yield from (change for change in found if change.path != ("id",))


def by_id(records: Plain) -> dict[str, Plain]:
    """Give records by their ids; the second of two with one id goes by its place, too."""
    found: dict[str, Plain] = {}
    for index, record in enumerate(records if isinstance(records, list) else []):
        number = id_of(record)
        found[number if number not in found else f"{number}#{index}"] = record
    return found


def id_of(record: Plain) -> str:
    """Give a record's id, a number without zeros before it: "04" and "4" are one task."""
    number = str(record.get("id", "")).strip() if isinstance(record, dict) else ""
    return number.lstrip("0") or "0" if number.isascii() and number.isdigit() else number


def _values(record: str, path: tuple[str | int, ...], old: Plain, new: Plain) -> Iterator[Change]:
    if old is new:  # the same piece of two versions, read once
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _values(record, (*path, key), old.get(key, ""), new.get(key, ""))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _items(record, path, old, new)
    elif not _same(old, new):
        yield Change(record, path, old or None, new or None)


def of_merge(olds: Sequence[Mapping[str, Plain]], new: Mapping[str, Plain]) -> tuple[Change, ...]:
    """Give what a version says that none of the versions it was merged from says.

    A single value is the merge's own when it differs from every parent's; a record or list that
    one parent lacks is no reason not to tell what else was changed in it.
    """
    all_changes = [between(old, new) for old in olds]
    own = set.intersection(*({leaf for one in changes for leaf in _leaves(one)} for changes in all_changes))
    told: set[Leaf] = set()
    found: list[Change] = []
    for change in (one for changes in all_changes for one in changes):
        leaves = set(_leaves(change))
        if leaves <= own and not leaves <= told and not any(_has_item(old, change) for old in olds):
            told |= leaves
            found.append(change)
    return tuple(found)


Leaf = tuple[str, tuple[str | int, ...], str]


def _leaves(change: Change) -> Iterator[Leaf]:
    """Give every single value that a change brings; of what it takes away that it is gone."""
    if change.after is None:
        yield change.record, change.path, ""
    else:
        yield from ((change.record, path, value) for path, value in _scalars(change.path, change.after))


def _scalars(path: tuple[str | int, ...], value: Plain) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    else:
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in parts:
            yield from _scalars((*path, step), part)


def _has_item(old: Mapping[str, Plain], change: Change) -> bool:
    """Tell whether a change is an item that a version has in that list already, if at another place."""
    if not change.path or not isinstance(change.path[-1], int):
        return False
    kind, _, number = change.record.partition(":")
    section = next((section for section, of in KINDS.items() if of == kind), kind)
    value: Plain | None = old.get(section)
    if section in KINDS:
        value = by_id(value or "").get(number)
    for step in change.path[:-1]:
        value = value.get(str(step)) if isinstance(value, dict) else None
    return isinstance(value, list) and change.after in value


def _items(record: str, path: tuple[str | int, ...], old: list[Plain], new: list[Plain]) -> Iterator[Change]:
    """Compare lists: what was only taken out or only put in is that; else place by place."""
    if gone := _left_out(old, new):
        yield from (Change(record, (*path, place), old[place], None) for place in gone)
    elif come := _left_out(new, old):
        yield from (Change(record, (*path, place), None, new[place]) for place in come)
    else:
        for index, (before, after) in enumerate(zip_longest(old, new, fillvalue="")):
            yield from _values(record, (*path, index), before, after)


def _left_out(longer: list[Plain], shorter: list[Plain]) -> list[int]:
    """Give the places of a list's items that another lacks, if that has the others in their order."""
    places, rest = [], iter(shorter)
    wanted = next(rest, None)
    for place, item in enumerate(longer if len(longer) > len(shorter) else []):
        if wanted is not None and same(item, wanted):
            wanted = next(rest, None)
        else:
            places.append(place)
    return places if wanted is None else []


def same(old: Plain, new: Plain) -> bool:
    """Tell whether two values say the same, whatever they hold."""
    return next(_values("", (), old, new), None) is None


def _same(old: Plain, new: Plain) -> bool:
    """Tell whether two values say the same: an empty one is none, NFD is NFC, a date is a date."""
    if isinstance(old, str) and isinstance(new, str):
        old, new = names.nfc(old.strip()), names.nfc(new.strip())
        day = periods.parse_date(old) if old != new else None
        return old == new or (day is not None and day == periods.parse_date(new))
    return not old and not new


def lines_of(data: Mapping[str, Plain]) -> Iterator[str]:
    """Say a whole version, a line each value: "4 · trạng thái: đang thực hiện"."""
    for section, value in data.items():
        kind = KINDS.get(section)
        if kind is None or not isinstance(value, list):
            yield from _lines(record_label(section), (), value)
            continue
        for record in value:
            yield from _lines(record_label(f"{kind}:{id_of(record)}"), (), record)


def _lines(subject: str, path: tuple[str | int, ...], value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _lines(subject, (*path, key), part)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _lines(subject, (*path, index), part)
    elif value.strip():
        field = next((step for step in reversed(path) if isinstance(step, str)), "")
        if path != ("id",):  # the subject says it
            yield " · ".join(filter(None, (subject, field_label(path)))) + f": {value_label(field, value)}"


def sentence(change: Change) -> str:
    """Say a change in a line: "4 · trạng thái: chưa thực hiện → đang thực hiện"."""
    return f"{record_label(change.record)} · {field_sentence(change)}"


def field_sentence(change: Change) -> str:
    """Say what changed in a record: "trạng thái: chưa thực hiện → đang thực hiện"."""
    field, values = _words(change)
    return f"{f'{field}: ' if field else ''}{values}"


def commit_line(change: Change) -> str:
    """Say a change as a commit does: "NV 4: trạng thái chưa thực hiện → đang thực hiện"."""
    field, values = _words(change)
    subject = record_label(change.record)
    number = f"NV {subject}" if change.record.startswith("task:") else subject
    return f"{number}: {f'{field} ' if field else ''}{values}"


def _words(change: Change) -> tuple[str, str]:
    """Give the field and the values of a change in words."""
    before, after = change.before, change.after
    if not change.path:
        return "", f"{'thêm' if before is None else 'bỏ'} {_title(after or before)}"
    field, last = field_label(change.path), change.path[-1]
    if before is None:
        grows = isinstance(last, int) or isinstance(after, list)
        return field, f"{'thêm ' if grows else ''}{value_label(last, after)}"
    if after is None:
        return field, f"bỏ {value_label(last, before)}"
    return field, f"{value_label(last, before)} → {value_label(last, after)}"


def field_label(path: tuple[str | int, ...]) -> str:
    """Name the field that a path leads to: "phụ lục · ngày"."""
    return " · ".join(labels.FIELD.get(step, step) for step in path if isinstance(step, str))


def record_label(record: str) -> str:
    """Name a record: a task by its number alone, others by what they are."""
    kind, _, number = record.partition(":")
    if kind == "task":
        return number
    label = labels.RECORD.get(kind, kind)
    return f"{label} {number}" if kind in {"owner", "area"} else label


def value_label(field: str | int, value: Plain | None) -> str:
    """Write a value as people read it: statuses by name, dates day first, percent."""
    if value is None:
        return "(trống)"
    if isinstance(value, dict):
        return " · ".join(value_label(key, part) for key, part in value.items())
    if isinstance(value, list):
        return "; ".join(value_label(field, part) for part in value)
    if field in _FLAGS and value in {"true", "false"}:
        return _FLAGS[str(field)][value == "true"]
    if field == "progress":
        return f"{value}%"
    day = periods.parse_date(value)
    return labels.day(day) if day else labels.STATUS.get(value, value)


_FLAGS = {"approved": ("chưa duyệt", "đã duyệt"), "printed": ("không", "có")}


def _title(record: Plain | None) -> str:
    if not isinstance(record, dict):
        return "nội dung này"
    return str(record.get("title") or record.get("name") or record.get("id") or "nội dung này")
