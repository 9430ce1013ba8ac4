"""How something that was changed again since a command can be as it was before: the command that makes it so.

One value of a conflict at a time; where no command sets it, there is none, and the file is edited by hand.

Read next: `cchc.cli.commands.undo` (who says so), `cchc.merging` (conflicts).
"""

from __future__ import annotations

import os
from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc import changes, date_words, joint_fields, labels, typed_lines
from cchc.updates import task_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cchc.changes import PlainRecord
    from cchc.merging import Conflict
    from cchc.yamltext.nodes import Plain

_MAX_TEXT = 300  # characters of one that a command repeats
# Fields that `update` sets by an option of their name; the others may not be emptied.
_MAY_BE_EMPTY = {"condition", "assignee", "lead", "approver", "deliverable", "basis", "progress"}
_DAYS = {"condition_met_on", "started_on", "done_on", "assigned_on"}
_NEVER_EMPTY = {"title", "area", "owner", "due"}
_DECLARED = {"not_started", "in_progress", "submitted"}


class _NoCommandError(Exception):
    """No command sets a value as it was."""


def commands(conflict: Conflict, now: PlainRecord) -> list[str]:
    """Return the commands, without the program's name, after which a value is as before, if there are any.

    `now` is the plan's data as they are.
    """
    kind, _, name = conflict.record.partition(":")
    try:
        if kind == "task":
            record = changes.by_id(now.get("tasks", "")).get(name, "")
            return list(_task_commands(conflict, name, record if isinstance(record, dict) else {}))
        if kind == "owner" and conflict.path[:1] == ("aliases",):
            record = changes.by_id(now.get("owners", "")).get(name, "")
            return list(_alias_commands(conflict, record if isinstance(record, dict) else {}))
    except _NoCommandError:
        pass
    return []


def _task_commands(conflict: Conflict, number: str, task: PlainRecord) -> Iterator[str]:
    if not conflict.path:
        if conflict.theirs or not conflict.ours:
            raise _NoCommandError
        yield f"remove {number}"
        return
    field = str(conflict.path[0])
    if field in _LISTS:
        for undone in _steps(conflict, task_records.items_of(task, field)):
            yield _LISTS[field](number, *undone)
    elif field == "status":
        yield _status_command(conflict, number)
    elif field == "target":
        yield _target_command(conflict, number, task.get("target", ""))
    elif len(conflict.path) == 1:
        yield f"update {number} {_option(field, conflict.theirs)}"


_Step = tuple["Plain", int, "Plain"]


def _steps(conflict: Conflict, items: list[Plain]) -> Iterator[_Step]:
    """Yield what makes a list as before: which item is there now, its number, and what it was.

    An item that isn't there now has no number; one that is to go was nothing. The last one comes first,
    so that numbers hold.
    """
    if len(conflict.path) > 1:  # in one item both changed the same thing
        index, *inside = conflict.path[1:]
        if not inside and not conflict.ours:  # it was taken away since
            yield "", 0, conflict.theirs
            return
        at = _item_with(items, index, inside, conflict.ours)
        yield items[at], at + 1, _replaced(items[at], inside, conflict.theirs)
        return
    sides = (conflict.base, conflict.ours, conflict.theirs)
    base, ours, theirs = (list(side) if isinstance(side, list) else [] for side in sides)
    by_command = list(zip_longest(_missing(base, theirs), _missing(theirs, base), fillvalue=""))
    by_hand = dict(zip(map(str, _missing(ours, base)), _missing(base, ours), strict=False))
    steps: list[_Step] = []
    for before, written in by_command:
        now = written if written in ours else by_hand.get(str(written), "")
        steps.append((now, items.index(now) + 1 if now in items else 0, before))
    yield from sorted(steps, key=lambda step: -step[1])


def _item_with(items: list[Plain], index: object, inside: list[str | int], value: Plain) -> int:
    """Return the index of the item that has a value; where it is said to be, if it is."""
    places = [at for at, item in enumerate(items) if _inside(item, inside) == value]
    if not places:
        raise _NoCommandError
    return index if isinstance(index, int) and index in places else places[0]


def _inside(item: Plain, inside: list[str | int]) -> Plain:
    for step in inside:
        item = item.get(str(step), "") if isinstance(item, dict) else ""
    return item


def _replaced(item: Plain, inside: list[str | int], value: Plain) -> Plain:
    """Return an item with another value at a path inside it."""
    if not inside:
        return value
    name, *deeper = map(str, inside)
    record = _map(item)
    return {**record, name: _replaced(record.get(name, ""), [*deeper], value)}


def _missing(there: list[Plain], items: list[Plain]) -> list[Plain]:
    return [item for item in items if item not in there]


def _note_command(number: str, now: Plain, at: int, before: Plain) -> str:
    if not before:
        return f"note {number} --remove {_known(at)}"
    was, is_now = _map(before), _map(now) if at else {}
    text, day = _text(was.get("text", "")), f"--date {_day(was.get('date', ''))}"
    if not at:
        return f"note {number} {text} {day}"
    parts = [text] if was.get("text") != is_now.get("text") else []
    return " ".join(
        (f"note {number} --edit {at}", *parts, *([day] if was.get("date") != is_now.get("date") else []))
    )


def _result_command(number: str, now: Plain, at: int, before: Plain) -> str:
    if not before:
        return f"result {number} --remove {_known(at)}"
    was, is_now = _map(before), _map(now) if at else {}
    if not {*was, *is_now} <= {"document", "date", "summary", "link"} or not was.get("document"):
        raise _NoCommandError
    if not at:
        first, names = f"result {number} --add {_text(was['document'])}", ["date", "summary", "link"]
        names = [name for name in names if was.get(name) or name == "date"]
    else:
        first = f"result {number} --edit {at}"
        names = [name for name in {**was, **is_now} if was.get(name, "") != is_now.get(name, "")]
    return " ".join((first, *(_option(name, was.get(name, "")) for name in names)))


def _extension_command(number: str, now: Plain, at: int, before: Plain) -> str:
    if before or not now:
        raise _NoCommandError
    return f"extend {number} --remove {_known(at)}"


def _coordinator_command(number: str, now: Plain, at: int, before: Plain) -> str:
    parts = [f"--remove-coordinator {_text(now)}"] if at else []
    parts += [f"--add-coordinator {_text(before)}"] if before else []
    if not parts:
        raise _NoCommandError
    return f"update {number} {' '.join(parts)}"


_LISTS: Mapping[str, Callable[[str, Plain, int, Plain], str]] = {
    "notes": _note_command,
    "results": _result_command,
    "extensions": _extension_command,
    "coordinators": _coordinator_command,
}


def _alias_commands(conflict: Conflict, owner: PlainRecord) -> Iterator[str]:
    name = _text(owner.get("name", ""))
    for now, at, before in _steps(conflict, task_records.items_of(owner, "aliases")):
        if at:
            yield f"owner alias {name} {_text(now)} --remove"
        if before:
            yield f"owner alias {name} {_text(before)}"


def _status_command(conflict: Conflict, number: str) -> str:
    """Return the command for what is decided together with the status, or for the status alone."""
    is_alone = isinstance(conflict.theirs, str) and isinstance(conflict.ours, str)
    was, now = ({"status": side} if is_alone else _map(side) for side in (conflict.theirs, conflict.ours))
    statuses = {str(side.get("status") or "not_started") for side in (was, now)}
    names = [name for name in {**now, **was} if was.get(name, "") != now.get(name, "")]
    # A number that is emptied takes its day along.
    names = [name for name in names if was.get(name) or joint_fields.DAY_OF.get(name) not in names]
    if not statuses <= _DECLARED or not {*names} <= {"status", "progress", "started_on"}:
        raise _NoCommandError
    values = {**was, "status": was.get("status") or "not_started"}
    return " ".join((f"update {number}", *(_option(name, values.get(name, "")) for name in names)))


def _target_command(conflict: Conflict, number: str, now: Plain) -> str:
    if len(conflict.path) == 1:
        was = _map(conflict.theirs)
        if was.get("achieved"):
            raise _NoCommandError
    else:
        was = {**_map(now), str(conflict.path[1]): conflict.theirs}
        if conflict.path[1] not in {"quantity", "unit"}:
            return f"update {number} {_option(str(conflict.path[1]), conflict.theirs)}"
    words = " ".join(str(was[name]) for name in ("quantity", "unit") if was.get(name))
    return f"update {number} --target {_text(words)}"


def _option(field: str, value: Plain) -> str:
    """Return the option that sets a field."""
    name = f"--{field.replace('_', '-')}"
    if field in _DAYS or field == "date":
        return f"{name} {_day(value) if value or field == 'date' else _text('')}"
    is_known = field in {"status", "document", "summary", "link", "achieved"} | _MAY_BE_EMPTY | _NEVER_EMPTY
    if not is_known or (not value and field in _NEVER_EMPTY):
        raise _NoCommandError
    return f"{name} {_text(value)}"


def _map(value: Plain) -> PlainRecord:
    """Return a value's fields; a text that stands for nothing has none."""
    return value if isinstance(value, dict) else {}


def _known(number: int) -> int:
    if not number:
        raise _NoCommandError
    return number


def _day(value: Plain) -> str:
    day = date_words.parse_date(str(value))
    if day is None:
        raise _NoCommandError
    return labels.day(day)


def _text(value: Plain) -> str:
    """Return a text as it is typed; one that every shell reads alike."""
    is_odd = not isinstance(value, str) or len(value) > _MAX_TEXT or not value.isprintable()
    if is_odd or (os.name == "nt" and set(str(value)) & set('"%')) or str(value).startswith("-"):
        raise _NoCommandError
    return typed_lines.quoted(str(value))
