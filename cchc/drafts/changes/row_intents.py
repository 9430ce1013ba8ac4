"""What is done with a row that lists a whole task: it comes, it is to be as the row says, it is given up.

Its group says so ("II. Nhiệm vụ điều chỉnh"), its note, the sheet's name, or the lines above its table. Read
next: `cchc.drafts.changes.changes_reading`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names, patterns
from cchc.sources.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.drafts.changes.source_changes import What
    from cchc.drafts.reading import SourceTask
    from cchc.sources.document import Place, SourceDocument

_WORDS: tuple[tuple[What, str], ...] = (
    ("pause", r"\btam (dung|hoan|ngung)\b"),
    ("stop", r"\b(khong tiep tuc|bai bo|huy bo|loai bo|dua ra khoi|dung thuc hien|khong thuc hien)\b"),
    ("row", r"\b(dieu chinh|sua doi|thay doi|gia han)\b"),
    ("add", r"\b(bo sung|them moi|nhiem vu moi|phat sinh|giao them)\b"),
)
_MAX_LINES = 4  # over a table that may say what it lists
_NOTE = patterns.lazy(r"(bo sung|dieu chinh|bai bo|huy bo|khong tiep tuc|tam dung|them moi|moi)\b.{0,40}")


def of_words(text: str) -> What | None:
    """Return what words say is done; None where they say nothing, or two things.

    >>> of_words("Nhiệm vụ bổ sung"), of_words("Nhiệm vụ điều chỉnh, bổ sung"), of_words("Cải cách thể chế")
    ('add', None, None)
    """
    folded = names.fold(text)
    found = [what for what, words in _WORDS if re.search(words, folded)]
    return found[0] if len(found) == 1 else None


def of_row(task: SourceTask, over_tables: Mapping[Place, What], *, is_letter: bool) -> What:
    """Return what is done with a row; `is_letter`: the document only gives tasks, unless it says more."""
    if _NOTE.fullmatch(names.fold(task.note)) and (said := of_words(task.note)):
        return said
    over = over_tables.get(task.place._replace(row=None))
    found = of_words(task.group) or of_words(task.place.sheet or "") or over
    return found or ("add" if is_letter else "either")


def over_tables(document: SourceDocument) -> dict[Place, What]:
    """Return what the lines right above each table say, by its place, where they say one thing."""
    found: dict[Place, What] = {}
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        said = (of_words(text) for text in reversed(above[-_MAX_LINES:]) if not text.startswith("("))
        if what := next((each for each in said if each is not None), None):
            found.setdefault(block.place, what)
        above.clear()
    return found
