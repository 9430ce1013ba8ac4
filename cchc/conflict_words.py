"""A place that two versions changed differently, in words.

Read next: `cchc.merging` (what a conflict is), `cchc.change_words` (the words of records and values).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import change_words

if TYPE_CHECKING:
    from cchc.merging import Conflict
    from cchc.yamltext.nodes import Path, Plain


def words(conflict: Conflict) -> tuple[str, str, str, str]:
    """Return a conflict in words: what it is about, then the value before, ours and theirs."""
    field = change_words.field_label(conflict.path, conflict.record)
    about = filter(None, (change_words.subject(conflict.record), field))
    base, ours, theirs = (
        _value_words(conflict.path, value) for value in (conflict.base, conflict.ours, conflict.theirs)
    )
    return " · ".join(about), base, ours, theirs


def _value_words(path: Path, value: Plain) -> str:
    if not value:
        is_part = path and isinstance(path[-1], str)  # of a record, not an item of a list
        return "(để trống)" if is_part else "xóa"
    # Several fields at once: a whole record, or those that are decided together.
    if isinstance(value, dict) and (not path or path in {("status",), ("extensions",)}):
        words = change_words.fields_words(value)
        return words if path else f"giữ: {words}"
    return change_words.value_label(path[-1], value)
