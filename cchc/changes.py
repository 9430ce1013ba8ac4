"""What turns one version of a plan into another, record by record and field by field.

Compared are the *plain* data of two files (text, lists, maps, as the file has them): so a file
that was only reformatted, or whose tasks were moved, has no changes. Tasks, owners and areas are
told apart by their ids. One list of changes derives the edits on the text, tells the user what was
done, words a commit, and fills histories.

Knows no YAML and no git. Read next: `cchc.updates` (what a command wishes), `cchc.planfile.document`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import labels, names, periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Plain = str | list["Plain"] | dict[str, "Plain"]

# Sections whose records have an id, and what a record of each is called in `Change.record`.
KINDS = {"tasks": "task", "owners": "owner", "areas": "area"}


@dataclass(frozen=True, slots=True)
class Change:
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
    before, after = _by_id(old), _by_id(new)
    for number in dict.fromkeys((*before, *after)):
        yield from _values(f"{kind}:{number}", (), before.get(number, ""), after.get(number, ""))


def _by_id(records: Plain) -> dict[str, Plain]:
    """Give records by their ids; the second of two with one id goes by its place, too."""
    found: dict[str, Plain] = {}
    for index, record in enumerate(records if isinstance(records, list) else []):
        number = str(record.get("id", "")) if isinstance(record, dict) else ""
        found[number if number not in found else f"{number}#{index}"] = record
    return found


def _values(record: str, path: tuple[str | int, ...], old: Plain, new: Plain) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _values(record, (*path, key), old.get(key, ""), new.get(key, ""))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _items(record, path, old, new)
    elif not _same(old, new):
        yield Change(record, path, old or None, new or None)


def _items(record: str, path: tuple[str | int, ...], old: list[Plain], new: list[Plain]) -> Iterator[Change]:
    """Compare lists place by place: the plan's lists grow at their end."""
    for index in range(max(len(old), len(new))):
        before = old[index] if index < len(old) else ""
        after = new[index] if index < len(new) else ""
        yield from _values(record, (*path, index), before, after)


def _same(old: Plain, new: Plain) -> bool:
    """Tell whether two values say the same: an empty one is none, NFD is NFC."""
    if isinstance(old, str) and isinstance(new, str):
        return names.nfc(old.strip()) == names.nfc(new.strip())
    return not old and not new


def sentence(change: Change) -> str:
    """Say a change in a line: "4 · trạng thái: chưa thực hiện → đang thực hiện"."""
    subject, field, values = _words(change)
    return f"{subject} · {f'{field}: ' if field else ''}{values}"


def commit_line(change: Change) -> str:
    """Say a change as a commit does: "NV 4: trạng thái chưa thực hiện → đang thực hiện"."""
    subject, field, values = _words(change)
    number = f"NV {subject}" if change.record.startswith("task:") else subject
    return f"{number}: {f'{field} ' if field else ''}{values}"


def _words(change: Change) -> tuple[str, str, str]:
    """Give the record, the field and the values of a change in words."""
    subject = record_label(change.record)
    if not change.path:
        return (
            subject,
            "",
            f"{'thêm' if change.before is None else 'bỏ'} {_title(change.after or change.before)}",
        )
    field = " · ".join(
        labels.FIELD.get(str(step), str(step)) for step in change.path if isinstance(step, str)
    )
    before, after = _value(change.path[-1], change.before), _value(change.path[-1], change.after)
    if change.before is None:
        grows = isinstance(change.path[-1], int) or isinstance(change.after, list)
        return subject, field, f"thêm {after}" if grows else after
    if change.after is None:
        return subject, field, f"bỏ {before}"
    return subject, field, f"{before} → {after}"


def record_label(record: str) -> str:
    """Name a record: a task by its number alone, others by what they are."""
    kind, _, number = record.partition(":")
    words = {"task": "", "owner": "cơ quan ", "area": "lĩnh vực "}
    whole = {"plan": "kế hoạch", "duties": "tổ chức thực hiện", "reporting": "kỳ báo cáo"}
    return f"{words[kind]}{number}" if kind in words else whole.get(kind, kind)


def _value(field: str | int, value: Plain | None) -> str:
    """Write a value as people read it: statuses by name, dates day first, percent."""
    if value is None:
        return "(trống)"
    if isinstance(value, dict):
        return " · ".join(_value(key, part) for key, part in value.items())
    if isinstance(value, list):
        return "; ".join(_value(field, part) for part in value)
    if field == "approved":
        return "đã duyệt" if value == "true" else "chưa duyệt"
    if field == "progress":
        return f"{value}%"
    day = periods.parse_date(value)
    return labels.day(day) if day else labels.STATUS.get(value, value)


def _title(record: Plain | None) -> str:
    if not isinstance(record, dict):
        return ""
    return str(record.get("title") or record.get("name") or record.get("id") or "")
