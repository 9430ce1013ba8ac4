"""A task's plain record, as the file has it: its fields set, its lists grown, its status read.

Each function returns a new record, or the same one when there is nothing to do. Knows no rules of
the field.

Read next: `cchc.updates.task_status` and `cchc.updates.task_fields` (what commands do to a record).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain


def set_fields(record: PlainRecord, fields: Mapping[str, Plain]) -> PlainRecord:
    """Set fields; an empty value removes the field."""
    merged = {**record, **fields}
    return {name: value for name, value in merged.items() if value or name not in fields}


def status_of(record: PlainRecord) -> str:
    """Return the declared status; a task without one is not started."""
    return str(record.get("status") or "not_started")


def resumed_status(record: PlainRecord) -> str:
    """Return the status that a stopped task goes back to; empty when the file doesn't say."""
    stopped = record.get("stopped")
    before = str(stopped.get("before", "")) if isinstance(stopped, dict) else ""
    return "in_progress" if record.get("started_on") and before != "submitted" else before


def items_of(record: PlainRecord, field: str) -> list[Plain]:
    """Return the items of a list; none of a field that isn't there."""
    written = record.get(field)
    return written if isinstance(written, list) else []


def append(record: PlainRecord, field: str, item: Plain) -> PlainRecord:
    """Append an item, unless the list has the same one, however written: a command may be run again."""
    items = items_of(record, field)
    return record if any(changes.are_same(one, item) for one in items) else {**record, field: [*items, item]}


def tasks_of(data: PlainRecord) -> list[PlainRecord]:
    """Return the records of a plan's tasks; none where there is no list of them."""
    return [task for task in items_of(data, "tasks") if isinstance(task, dict)]
