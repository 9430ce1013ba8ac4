"""The words over a table, and the name of a sheet, as the group of the tasks in it.

One table of tasks has a caption, no group. Where each of several tables stands under words of its own
("1. Cải cách thể chế"), or a sheet for each area, these are groups; and words that are an area of the
plan's body always are, also behind "Nhiệm vụ" in the title of an annex. So are the titles of several
annexes that are about areas. Knows no rows. Read next: `cchc.drafts.annexes.task_rows` (groups among the
rows).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.annexes import grid, numbering, row_kinds, unread_tables
from cchc.drafts.annexes.numbering import Number
from cchc.sources.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cchc.drafts.annexes.task_tables import Annex
    from cchc.sources.document import SourceDocument

_MAX_LENGTH = 200  # letters of a caption; longer text is a paragraph
_MAX_LINES = 8  # lines over a table that are looked at
_TITLE = patterns.lazy(r"(?:phu luc|danh muc|bieu)\b")
_ABOUT = patterns.lazy(
    r"^(?:(?:danh mục|phân công|các|thực hiện) )*(?:(?:nhiệm vụ|công việc|công tác|nội dung|lĩnh vực)"
    r"(?: (?:về|thuộc lĩnh vực))? )*|\s+năm\s+\d{4}\W*$",
    re.IGNORECASE,
)
_GENERIC_SHEET = patterns.lazy(
    r"(?:sheet|trang tinh|phu luc|pl|bieu|nhiem vu|danh muc|ke hoach|kh|nam|thang|quy|bang|cong viec"
    r"|tong hop)"
    r"(?:[ \d].*)?|[\d ]*"
)


class Caption(NamedTuple):
    """The words over an annex without their number, and the number."""

    text: str
    number: Number = Number()


def groups(document: SourceDocument, annexes: Sequence[Annex], areas: Collection[str] = ()) -> list[str]:
    """Return the group that each annex is as a whole, "" where it is none; `areas` are those of the body."""
    known = set(map(names.key, areas))
    captions = [caption(document, annex) for annex in annexes]
    sheets = [_sheet(annex) for annex in annexes]
    distinct = {words.text for words in captions if words}
    titles = [_about(document, annex) for annex in annexes]
    if not (len(set(titles)) > 1 and all(map(row_kinds.is_about_area, titles))):
        titles = [title if names.key(title) in known else "" for title in titles]
    are_groups = len(distinct) > 1 and all(
        words or annex.goes_on for words, annex in zip(captions, annexes, strict=True)
    )
    are_sheets = len(set(sheets)) > 1 and all(sheets)
    found: list[str] = []
    for annex, words, sheet, title in zip(annexes, captions, sheets, titles, strict=True):
        over = words.text if words else title
        area = next((text for text in (over, sheet) if text and names.key(text) in known), "")
        if annex.goes_on and not over and found and not (sheet and are_sheets):
            found.append(found[-1])
        elif area or (over and (are_groups or over == title)):
            found.append(area or over)
        else:
            found.append(sheet if are_sheets else "")
    return found


def caption(document: SourceDocument, annex: Annex) -> Caption | None:
    """Return the words directly over an annex, None where they name no group."""
    lines = [] if annex.goes_on else [*islice(_lines_over(document, annex), 2)]
    if not lines or len(lines[0].text) > _MAX_LENGTH or unread_tables.is_title(lines[0].text):
        return None
    is_title = len(lines) > 1 and bool(_TITLE.match(names.fold(lines[1].text)))
    if not lines[0].number.text and (is_title or lines[0].text.endswith((".", ";", "/"))):
        return None
    return lines[0]._replace(text=lines[0].text.rstrip(" .:"))


def _about(document: SourceDocument, annex: Annex) -> str:
    """Return what the title of an annex says it is about: "PHỤ LỤC I", "NHIỆM VỤ CẢI CÁCH THỂ CHẾ"."""
    lines = [] if annex.goes_on else [*islice(_lines_over(document, annex), 2)]
    if len(lines) < 2 or not _TITLE.match(names.fold(lines[1].text)):  # noqa: PLR2004
        return ""
    return _ABOUT.sub("", lines[0].text)


def _lines_over(document: SourceDocument, annex: Annex) -> Iterator[Caption]:
    """Yield the lines over an annex from below, without those in brackets and page numbers."""
    texts: list[tuple[str, str]] = [(text, "") for row in annex.above for text in grid.own_texts(row)]
    for block in reversed(document.blocks[: annex.block]):
        if not isinstance(block, Paragraph):
            break
        texts[:0] = [(line, block.number) for line in block.text.split("\n")]
        if len(texts) > _MAX_LINES:
            break
    for text, counted in reversed(texts):
        line = " ".join(text.split())
        if not line.startswith("(") and not re.fullmatch(r"[\W\d]*", line):
            number, words = numbering.part(line)
            yield Caption(words, numbering.parse(counted) if counted else number)


def _sheet(annex: Annex) -> str:
    """Return the name of an annex's sheet, "" where it says nothing ("Sheet1", "Phụ lục")."""
    name = " ".join((annex.table.name or annex.table.place.sheet or "").split())
    folded = names.fold(name)
    return "" if _GENERIC_SHEET.fullmatch(folded) else numbering.part(name)[1]
