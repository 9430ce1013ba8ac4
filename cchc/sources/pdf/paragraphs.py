"""The lines of pages → paragraphs: which line goes on in the next one, over the end of a page too.

A line goes on when the next word had no room left in it, unless what follows begins as a paragraph
does. Read next: `cchc.sources.pdf.text_lines`, `cchc.sources.pdf.pdf_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.sources import wraps
from cchc.sources.pdf.text_lines import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.pdf.text_lines import Margins, Stretch

_BEGINNING = patterns.lazy(
    wraps.ITEM_MARK
    + r"|(?:Căn cứ|Theo đề nghị|Xét đề nghị|Nơi nhận|Điều \d+|PHỤ LỤC|TM\.|KT\.|\(Kèm theo)(?!\w)"
)
_ENDS = (".", ";", ":", "./.", "!", "?")
_DASHES = ("- ", "– ")
_STEP = 6.0  # points: an indent is more
_CENTRED = 3.0  # points by which a centred line may be off
_CENTRED_INDENT = 20.0


class PageLine(NamedTuple):
    """A line of a page that is all one text."""

    page: int
    words: Stretch
    margins: Margins


class PageParagraph(NamedTuple):
    """A paragraph, the page on which it begins, and whether all of it is bold."""

    text: str
    page: int
    is_bold: bool


def join(lines: Sequence[PageLine]) -> list[PageParagraph]:
    """Return the paragraphs that lines make."""
    groups: list[list[PageLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _paragraph(group: Sequence[PageLine]) -> PageParagraph:
    text = ""
    for line in group:
        text = joined(text, line.words.text)
    return PageParagraph(text, group[0].page, all(line.words.is_bold for line in group))


def _goes_on(group: Sequence[PageLine], line: PageLine) -> bool:
    """Whether a paragraph, whose lines so far are a group, goes on in a line."""
    last = group[-1]
    if _is_far(last, line):
        return False
    if _is_centred(line):
        return _is_centred_full(last, line.words) and not _BEGINNING.match(line.words.text)
    return _is_full(last, line.words) and not _begins(group, line)


def _is_full(line: PageLine, following: Stretch) -> bool:
    """Whether the first word of what follows had no room left in a line."""
    return line.words.x1 + line.words.height / 4 + following.first_width > line.margins.right - 1


def _is_centred_full(line: PageLine, following: Stretch) -> bool:
    """Whether a line stands in the middle, and the first word of what follows had no room left in it."""
    words, margins = line.words, line.margins
    width = words.x1 - words.x0 + words.height / 4 + following.first_width
    is_flush = words.x0 - margins.left < _CENTRED and margins.right - words.x1 < _CENTRED
    return _off_middle(line) < _CENTRED and not is_flush and width > margins.right - margins.left - 1


def _is_far(last: PageLine, line: PageLine) -> bool:
    """Whether a line is too far below another to belong to it, or as good as on another page's column."""
    if last.page != line.page:
        return False
    return line.words.top - last.words.bottom > 1.2 * last.words.height or line.words.top < last.words.top


def _is_centred(line: PageLine) -> bool:
    return _off_middle(line) < _CENTRED and line.words.x0 - line.margins.left > _CENTRED_INDENT


def _off_middle(line: PageLine) -> float:
    return abs(line.words.middle - (line.margins.left + line.margins.right) / 2)


def _begins(group: Sequence[PageLine], line: PageLine) -> bool:
    """Whether a line begins a paragraph by its indent, or by its words where the indent leaves it open."""
    last, words = group[-1], line.words
    has_ended = last.words.text.endswith(_ENDS)
    if words.text.startswith(_DASHES) and not has_ended:
        return False  # a dash between words: a paragraph's dash has an end before it
    indent = words.x0 - line.margins.left
    if last.words.is_bold and not words.is_bold and indent > _STEP:
        return True  # a heading, and what stands under it
    is_marked = _BEGINNING.match(words.text) is not None
    first_indent = group[0].words.x0 - group[0].margins.left
    rest_indent = group[1].words.x0 - group[1].margins.left if len(group) > 1 else 0.0
    if len(group) > 1 and indent > rest_indent + _STEP:
        return True
    if indent > first_indent - _STEP and (len(group) == 1 or first_indent > rest_indent + _STEP):
        return is_marked or (has_ended and first_indent > _STEP)
    return is_marked and has_ended
