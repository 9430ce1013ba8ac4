"""A page of a PDF: its lines outside tables, its tables as frames, whether it is only a picture.

Page numbers in the margins are left out. Read next: `cchc.sources.pdf.text_lines`, `cchc.sources.pdf.tables`,
`cchc.sources.pdf.flow` (what the pages together say).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import patterns
from cchc.sources.pdf import bounds, tables, text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.pdf.tables import Frame
    from cchc.sources.pdf.text_lines import Glyph, Line

_NUMBER = patterns.lazy(r"(?:Trang|Page)?\s*[-–]?\s*\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?", re.IGNORECASE)
_MARGIN = 72.0  # points from the top or the bottom in which a page number stands
_PICTURE_AREA = 0.4  # of the page that a picture covers when the page is a scan
_STAMP = 150  # letters that a scan may have beside: a signature's stamp
_UNREADABLE = "(cid:"


class Page(NamedTuple):
    """What stands on a page; `is_picture`: as good as nothing can be read of it.

    `old` names the encodings of its old fonts; `is_cut`: words stand beyond its edges.
    """

    number: int
    width: float
    lines: tuple[Line, ...]
    frames: tuple[Frame, ...]
    letters: tuple[Glyph, ...]
    is_picture: bool
    old: frozenset[str] = frozenset()
    is_cut: bool = False


def read(page: Any) -> Page:  # noqa: ANN401  of pdfplumber
    """Return what stands on a page. Raises FileError when there is too much on it."""
    width, height = float(page.width), float(page.height)
    chars = page.chars
    if len(chars) > bounds.MAX_LETTERS:
        raise bounds.too_large(f"trang {page.page_number} có quá nhiều chữ")
    if len(page.edges) > bounds.MAX_RULES:
        raise bounds.too_large(f"trang {page.page_number} có quá nhiều nét kẻ")
    letters = text_lines.glyphs(chars, width, height)
    frames = tables.frames(tables.cell_boxes(page), letters) if page.edges else []
    outside = [glyph for glyph in letters if not any(tables.is_in(glyph, frame.box) for frame in frames)]
    lines = _without_number(text_lines.lines(outside), height)
    old = frozenset(glyph.old for glyph in letters if glyph.old)
    is_picture = _is_picture(page, letters)
    upright = sum(bool(char["upright"] and char["text"].strip()) for char in chars)
    is_cut = upright > sum(bool(glyph.text.strip()) for glyph in letters)
    return Page(page.page_number, width, tuple(lines), tuple(frames), tuple(outside), is_picture, old, is_cut)


def _without_number(lines: Sequence[Line], height: float) -> list[Line]:
    """Return the lines but for a page number at the top or the bottom."""
    kept = list(lines)
    for index in (0, -1):
        if not kept:
            break
        line = kept[index]
        is_in_margin = line.bottom < _MARGIN if index == 0 else line.top > height - _MARGIN
        if is_in_margin and _NUMBER.fullmatch(line.whole.text):
            kept.pop(index)
    return kept


def _is_picture(page: Any, letters: Sequence[Glyph]) -> bool:  # noqa: ANN401
    """Whether a page is a scan, or its letters say nothing for want of a table of them."""
    words = [glyph for glyph in letters if glyph.text.strip()]
    if words and sum(glyph.text.startswith(_UNREADABLE) for glyph in words) > len(words) / 4:
        return True
    area = sum(abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])) for image in page.images)
    return len(words) < _STAMP and area > _PICTURE_AREA * float(page.width) * float(page.height)
