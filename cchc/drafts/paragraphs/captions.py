"""What stands above the first table of tasks: the annex's title, and with which document it came.

In a workbook it stands in the first rows of the sheet. Read next: `cchc.drafts.paragraphs.head`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.offices import kinds
from cchc.drafts.paragraphs import foot, lines
from cchc.drafts.paragraphs.lines import DASH, PLAIN, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.sources.document import SourceDocument, Table

_KIND = patterns.lazy(
    r"^(?:phụ lục(?:\s+(?:số\s*)?(?:[IVX]+|\d+|[A-Z]))?\b|biểu(?: số| mẫu)?(?:\s+\d+)?|danh mục(?=\s*$))"
    r"\s*[.:–-]*\s*",
    re.IGNORECASE,
)
BEGINS = patterns.lazy(
    r"(phu luc|danh muc|bieu|bang (phan cong|tong hop|phan khai)|phan cong|nhiem vu|ke hoach)\b"
)
_MAX_LINES = 5  # lines above a table that can be its title where no word says so
_HEADER_CELLS = 3  # filled cells of a row that can be a table's header


class Caption(NamedTuple):
    """The title of an annex as it is written, the line "(Kèm theo …)", and all lines above the table."""

    title: str = ""
    caption: str = ""
    lines: tuple[Line, ...] = ()


def read(document: SourceDocument, annexes: Sequence[Table]) -> Caption:
    """Return what stands above the first table of tasks; nothing where there is none."""
    first = next((block for block in document.blocks if block in annexes), None)
    if first is None:
        return Caption()
    above = lines.read(document._replace(blocks=document.blocks[: document.blocks.index(first)]))
    inside = tuple(_first_rows(annexes[0]))
    rows = [*_behind_body(above), *inside]
    title, caption = _title_and_caption(rows)
    return Caption(title, caption, inside)


def _first_rows(table: Table) -> Iterator[Line]:
    """Yield the filled cells of the rows above a table's header."""
    for row in table.rows:
        filled = [cell.text for cell in row.cells if cell.text.strip() and not cell.merged]
        if len(filled) >= _HEADER_CELLS:
            return
        for text in filled:
            for part in text.split("\n"):
                if part.strip():
                    yield Line(part.strip(), row.place)


def _behind_body(above: Sequence[Line]) -> list[Line]:
    """Return the lines between the foot, or the table before, and the annex."""
    ends = foot.find(above)
    start = max(ends.indexes, default=-1) + 1
    start = max([start, *(index for index, line in enumerate(above) if line.follows_table)])
    rows = list(above[start:])
    named = [index for index, line in enumerate(rows) if _names_annex(line)]
    if named:
        # "PHỤ LỤC" above "DANH MỤC …": the first of those that stand together.
        at = named[-1]
        while at and at - 1 in named:
            at -= 1
        # Numbered lines below are a body; one may be the group whose table follows.
        return rows[at:] if sum(line.rank <= DASH for line in rows[at:]) <= 1 else []
    return rows if len(rows) <= _MAX_LINES else []


def _names_annex(line: Line) -> bool:
    if line.rank != PLAIN or line.text.startswith("(") or line.text.endswith((";", ".", ":")):
        return False
    is_title = line.is_capital or line.is_bold or bool(_KIND.fullmatch(line.text))
    return is_title and bool(BEGINS.match(line.folded)) and line.folded != "ke hoach"


def _title_and_caption(rows: Sequence[Line]) -> tuple[str, str]:
    title: list[str] = []
    caption = ""
    for line in rows:
        if caption and caption.count("(") > caption.count(")"):
            caption = f"{caption} {line.text}"
        elif line.text.startswith("(") or re.match(r"(ban hanh )?kem theo\b", line.folded):
            caption = caption or line.text
        elif line.rank < DASH or caption or re.match(r"(so|don vi tinh|dvt)\b", line.folded):
            if title:
                break
        elif text := _KIND.sub("", line.text):
            if title and BEGINS.match(line.folded) and kinds.begins_as_office(title[0]):
                title.clear()  # who issues the document stands above the title
            title.append(text)
    return " ".join(title), caption
