"""What documents say of one task in a phrase: its name, its deadline, what its documents are called.

Read next: `cchc.reports.official.progress`, `assignment`, `sheet` (who says it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.reports.wording import evidence

if TYPE_CHECKING:
    from cchc.states import Standing


def name(item: Standing) -> str:
    """Give the task's title as part of a sentence: without the mark at its end."""
    return item.task.title.strip().rstrip(".;")


def due(item: Standing) -> str:
    """Give the deadline in the plan's words, with the first one and the document that moved it."""
    if item.extension is None:
        return item.due.text
    by = f" theo {document(item.extension.document)}" if item.extension.document else ""
    return f"{item.due.text} (gia hạn{by}; thời hạn ban đầu: {item.task.due.text})"


def document(number: str) -> str:
    """Name a document: "văn bản số 88/UBND-VX", or as it is when it names itself.

    >>> document("88/UBND-VX"), document("Công văn số 88/UBND-VX")
    ('văn bản số 88/UBND-VX', 'Công văn số 88/UBND-VX')
    """
    return f"văn bản số {number}" if number[:1].isdigit() else number


def documents(item: Standing) -> list[str]:
    """Give the documents that show results on the day, with their dates."""
    return [
        " ngày ".join(filter(None, (one.document, labels.day(one.date) if one.date else "")))
        for one in evidence.results(item.task, item.day)
        if one.document
    ]
