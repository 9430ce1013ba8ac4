"""Values that were cut out of a sentence, looked at once more: what can't be one is a doubt.

A deadline must read as one, and no value holds a part of the sentence around it ("nhiệm vụ số 10 sang …").
What stands in quotes, or in a cell of a table, is the document's own word and is taken as it is. Read next:
`cchc.drafts.proposals.task_proposals`, `cchc.deadlines.parsing`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.deadlines.parsing import parse_deadline
from cchc.drafts.changes import clause_words
from cchc.drafts.proposals.plan_matches import UnsureError

if TYPE_CHECKING:
    from cchc.drafts.changes.source_changes import SourceChange

_TASK = patterns.lazy(r"\b(?:nhiệm vụ|NV)\s+(?:số\s+)?\d", re.IGNORECASE)
_FRAME = patterns.lazy(rf"(?<!\w){clause_words.TO}(?!\w)", re.IGNORECASE)
_NAMES = frozenset({"due", "owner", "coordinators", "assignee", "approver", "lead", "area"})


def refuse(change: SourceChange, field: str, value: str, year: int) -> None:
    """Raise UnsureError for a value that isn't one, with the document's sentence; `year` is the plan's."""
    kind = parse_deadline(value, year).kind if field == "due" and value else ""
    if kind == "invalid":
        text = f"{_named(change)}: thời hạn “{value}” có ngày không có thật{_said(change)}."
        raise UnsureError("value-refused", text)
    if not change.sentence or f"“{value}”" in change.sentence:
        return
    is_cut = bool(_TASK.search(value)) or (field in _NAMES and bool(_FRAME.search(value)))
    if is_cut or kind == "not_a_deadline":
        what = "không đọc được thời hạn" if field == "due" else "không đọc được nội dung mới"
        raise UnsureError("change-unread", f"{_named(change)}: {what} từ “{value}”{_said(change)}.")


def _named(change: SourceChange) -> str:
    words = change.words
    return f"{words[:1].upper()}{words[1:]}" or "Văn bản"


def _said(change: SourceChange) -> str:
    return f"; văn bản ghi: “{change.sentence}”" if change.sentence else ""
