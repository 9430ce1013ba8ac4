"""What follows the task in a sentence that gives it up: "… cho đến khi có hướng dẫn", "… (trùng việc số 3)".

Read next: `cchc.drafts.changes.reasons` (where the sentence says "lý do"),
`cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc import patterns
from cchc.drafts.changes import quotes, task_references

_UNTIL = patterns.lazy(
    r"^\W*(?:cho\s+)?(?:đến|tới)\s+(?:khi|hết|lúc)\b"
    r"|^\W*(?:trong (?:thời gian|khi)|chờ|để)\b",
    re.IGNORECASE,
)
_STOP_WORDS = patterns.lazy(
    r"\b(?:ra khỏi|khỏi|không|tiếp tục|thực hiện|triển khai|tại|trong|của|thuộc|ở|các|nữa|này|trên|nêu|"
    r"nhiệm vụ|công việc|trọng tâm|"
    r"(?:theo |tại )?(?:Phụ lục|Danh mục|Kế hoạch|mục|phần|Biểu)(?:\s+(?:số\s+)?[\w/&.-]*\d[\w/&.-]*"
    r"|\s+[IVX]+\b)?"
    r"(?:\s+ngày\s+\d[\d/]*)?|ban hành|kèm)\b",
    re.IGNORECASE,
)


class BehindStop(NamedTuple):
    """What follows the task in a sentence that gives it up: why or until when, and what isn't understood."""

    reason: str
    rest: str


def behind_stop(text: str) -> BehindStop:
    """Return what follows the first task that a sentence gives up; its reason was taken off before.

    >>> behind_stop("Tạm dừng nhiệm vụ số 15 cho đến khi có hướng dẫn.").reason
    'cho đến khi có hướng dẫn'
    """
    first = task_references.WITH_BRACKETS.search(quotes.hidden(text))
    if first is None:
        return BehindStop("", "")
    brackets = first[0].partition("(")[2].strip(" )")
    why = brackets if task_references.WHY.search(brackets) else ""
    behind = text[first.end() :].strip(" .;,")
    if _UNTIL.match(behind):
        return BehindStop(why or behind, "" if not why else behind)
    if behind.startswith("(") and behind.endswith(")") and not why:
        return BehindStop(behind.strip("() "), "")
    bare = task_references.without_references(re.sub(r"^\s*[:–-].*|“[^”]*”", " ", behind))
    is_said = any(map(str.isalpha, _STOP_WORDS.sub(" ", bare)))
    return BehindStop(why, behind if is_said else "")
