"""The words over a table, and the name of a sheet, as the group of the tasks in it.

One table of tasks has a caption, no group. Where each of several tables stands under words of its own
("1. Cải cách thể chế"), or a sheet for each area, these are groups; and words that are an area of the
plan's body always are. Knows no rows. Read next: `cchc.drafts.annex_rows` (groups among the rows).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts import numbering
from cchc.sources.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cchc.drafts.annex_tables import Annex
    from cchc.sources.document import SourceDocument

_MAX_LENGTH = 200  # letters of a caption; longer text is a paragraph
_NO_GROUP = re.compile(
    r"(?:phu luc|danh muc|bieu|bang|mau|kem theo|ban hanh kem"
    r"|don vi tinh|cac nhiem vu|ke hoach)\b"
)
_GENERIC_SHEET = re.compile(
    r"(?:sheet|trang tinh|phu luc|pl|bieu|nhiem vu|danh muc|ke hoach|kh|nam|thang|quy|bang|cong viec"
    r"|tong hop)"
    r"(?:[ \d].*)?|[\d ]*"
)


class _Caption(NamedTuple):
    text: str
    is_numbered: bool


def groups(document: SourceDocument, annexes: Sequence[Annex], areas: Collection[str] = ()) -> list[str]:
    """Return the group that each annex is as a whole, "" where it is none; `areas` are those of the body."""
    known = set(map(names.key, areas))
    captions = [_caption(document, annex) for annex in annexes]
    sheets = [_sheet(annex) for annex in annexes]
    distinct = {caption.text for caption in captions if caption}
    are_groups = len(distinct) > 1 and all(
        caption or annex.goes_on for caption, annex in zip(captions, annexes, strict=True)
    )
    are_sheets = len(set(sheets)) > 1 and all(sheets)
    found: list[str] = []
    for annex, caption, sheet in zip(annexes, captions, sheets, strict=True):
        words = [caption.text if caption else "", sheet]
        area = next((text for text in words if text and names.key(text) in known), "")
        if annex.goes_on and not caption and found and not (sheet and are_sheets):
            found.append(found[-1])
        elif area:
            found.append(area)
        elif caption and are_groups:
            found.append(caption.text)
        else:
            found.append(sheet if are_sheets else "")
    return found


def _caption(document: SourceDocument, annex: Annex) -> _Caption | None:
    """Return the words directly over an annex, without their number; None where they name no group."""
    if annex.goes_on:
        return None
    lines: list[_Caption] = []
    for block in reversed(document.blocks[: annex.block]):
        if not isinstance(block, Paragraph) or len(lines) > 1:
            break
        for line in reversed([line.strip() for line in block.text.split("\n") if line.strip()]):
            if not line.startswith("(") and not re.fullmatch(r"[\W\d]*", line):
                number, text = numbering.part(line)
                lines.append(_Caption(text.rstrip(" .:"), bool(number.text or block.number)))
    if not lines or len(lines[0].text) > _MAX_LENGTH or _NO_GROUP.match(names.fold(lines[0].text)):
        return None
    is_title = len(lines) > 1 and bool(re.match(r"(?:phu luc|danh muc|bieu)\b", names.fold(lines[1].text)))
    if not lines[0].is_numbered and (is_title or lines[0].text.endswith((".", ";", "/"))):
        return None
    return lines[0]


def _sheet(annex: Annex) -> str:
    """Return the name of an annex's sheet, "" where it says nothing ("Sheet1", "Phụ lục")."""
    name = " ".join((annex.table.name or annex.table.place.sheet or "").split())
    folded = names.fold(name)
    return "" if _GENERIC_SHEET.fullmatch(folded) else numbering.part(name)[1]
