"""What a document has and a Word form of an office has no place for: forms are older than what is printed.

Looks for names in the form's text; a form that goes through columns in a loop has a place for each.
Read next: `cchc.reports.printers.word.word_document` (who fills forms in).
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from cchc.reports import document_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.reports.official.official_document import OfficialDocument

_COLUMN = re.compile(r"columns\s*\[\s*(\d+)\s*\]")
_TAG = re.compile(r"<[^>]+>")
_BODY = "word/document.xml"


def lacking(form: bytes, document: OfficialDocument) -> list[str]:
    """Return what would be left out: last columns, a second list, annexes, as their titles call them."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        said = _TAG.sub("", archive.read(_BODY).decode("utf-8", "replace"))
    return list(_lacking(said, document))


def _lacking(said: str, document: OfficialDocument) -> Iterator[str]:
    """Yield what a form that says these words has no place for."""
    titles = document_kinds.find(document.kind).titles
    placed = [int(number) for number in _COLUMN.findall(said)]
    if placed and (others := titles[max(placed) + 1 :]):
        yield f"cột {', '.join(f'“{title}”' for title in others)}"
    if "more_tables" not in said:
        yield from (f"“{more.lines[0].text}”" for more in document.more_tables if more.lines)
    for name, annex in document.more_annexes.items():
        if name not in said:
            yield f"“{annex.label}: {annex.title}”"
