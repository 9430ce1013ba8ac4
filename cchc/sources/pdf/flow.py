"""The pages of a PDF as one text: paragraphs over page ends, tables over pages, head and foot.

Read next: `cchc.sources.pdf.page_contents` (what stands on a page), `cchc.sources.pdf.paragraphs`,
`cchc.sources.pdf.side_columns`, `cchc.sources.pdf.tables`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.sources import bounds, old_fonts
from cchc.sources.document import Block, Cell, Paragraph, Place, Row, SourceDocument, Table
from cchc.sources.doubts import Doubt
from cchc.sources.pdf import guesses, side_columns, tables
from cchc.sources.pdf.paragraphs import PageLine, join
from cchc.sources.pdf.text_lines import Margins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.sources.pdf.page_contents import Page
    from cchc.sources.pdf.side_columns import Sides
    from cchc.sources.pdf.tables import Frame

_WIDE = 0.55  # of the page's width: a line that is longer fills the text's width
_SIDE = 57.0  # points: the margin where no line says it


class _Part(NamedTuple):
    """The part of a table that stands on one page, as which table of the page."""

    page: int
    number: int
    frame: Frame


class _Parted(NamedTuple):
    """A head or a foot, its page, and a number behind those of the tables that are drawn there."""

    page: int
    number: int
    sides: Sides


_Item = PageLine | _Part | _Parted


def document(pages: Sequence[Page]) -> SourceDocument:
    """Return what pages say together. Raises FileError when tables are too large."""
    pictures = [page.number for page in pages if page.is_picture]
    has_text = any(page.lines or page.frames for page in pages if not page.is_picture)
    if not has_text:
        return SourceDocument((), (Doubt("no-text", None, _NO_TEXT),))
    doubts = [Doubt("no-text", Place(page=number), _NO_TEXT_ON_PAGE) for number in pictures]
    doubts += _old_font_doubts(pages)
    doubts += [Doubt("hidden-text", Place(page=page.number), _CUT) for page in pages if page.is_cut]
    items = list(_items(guesses.with_guesses(pages)))
    guessed = [item for item in items if isinstance(item, _Part) and item.frame.is_guessed]
    doubts += [Doubt("cells-guessed", Place(page=part.page, table=part.number), _GUESSED) for part in guessed]
    return SourceDocument(tuple(_blocks(items)), tuple(doubts))


_NO_TEXT = "Tệp chỉ có hình chụp hoặc chữ không giải mã được; xin tệp Word, Excel hoặc PDF gốc."
_GUESSED = "Bảng không có đường kẻ; các cột đoán theo khoảng trắng."
_CUT = "Trang này có chữ nằm ngoài mép giấy, không đọc (bảng rộng hơn trang); xin tệp Word."
_NO_TEXT_ON_PAGE = "Trang này là hình chụp hoặc chữ không giải mã được, không đọc."


def _old_font_doubts(pages: Sequence[Page]) -> list[Doubt]:
    """Return a doubt for each encoding of old fonts, at the first page of it."""
    first = {old: page.number for page in reversed(pages) for old in page.old}
    return [old_fonts.doubt(old, Place(page=page)) for old, page in sorted(first.items())]


def _items(pages: Sequence[Page]) -> Iterator[_Item]:
    """Yield lines, parts of tables, heads and feet in the order of reading."""
    margins = _margins(pages)
    for page in pages:
        if page.is_picture:
            continue
        found: list[tuple[float, _Item]] = [
            (frame.box.top, _Part(page.number, index, frame))
            for index, frame in enumerate(page.frames, start=1)
        ]
        found += _text_items(page, margins[round(page.width)])
        yield from (item for _, item in sorted(found, key=lambda each: each[0]))


def _text_items(page: Page, margins: Margins) -> Iterator[tuple[float, _Item]]:
    """Yield what stands outside the tables of a page, with how far down it begins."""
    index, number = 0, len(page.frames)
    while index < len(page.lines):
        line = page.lines[index]
        sides = side_columns.read(page.lines, index, margins, page.width)
        if sides is None:
            yield line.top, PageLine(page.number, line.whole, margins)
            index += 1
        else:
            number += 1
            yield sides.top, _Parted(page.number, number, sides)
            index += sides.size


def _margins(pages: Sequence[Page]) -> dict[int, Margins]:
    """Return where the text begins and ends, by the rounded width of the pages."""
    margins = {}
    for width in {round(page.width) for page in pages}:
        wide = [
            line.whole
            for page in pages
            if round(page.width) == width
            for line in page.lines
            if line.x1 - line.x0 > _WIDE * width and len(line.stretches) == 1
        ]
        left = min((line.x0 for line in wide), default=_SIDE)
        right = max((line.x1 for line in wide), default=width - _SIDE)
        margins[width] = Margins(left, right)
    return margins


def _blocks(items: Sequence[_Item]) -> Iterator[Block]:
    index, cells = 0, 0
    while index < len(items):
        item = items[index]
        end = index + 1
        if isinstance(item, PageLine):
            while end < len(items) and isinstance(items[end], PageLine):
                end += 1
            yield from _paragraphs([each for each in items[index:end] if isinstance(each, PageLine)])
        elif isinstance(item, _Parted):
            name = _name(item, items[end : end + 1])
            end += bool(name)
            yield _side_table(item, name)
        else:
            parts = [item]
            while end < len(items) and (rest := _rest(parts[-1], items[end])):
                parts.append(rest)
                end += 1
            table = _table(parts)
            cells += len(table.rows) * len(table.rows[0].cells)
            bounds.check_cells(cells)
            yield table
        index = end


def _name(foot: _Parted, following: Sequence[_Item]) -> str:
    """Return the name under a signature that stands alone at the top of the next page, if it does."""
    for line in following:
        if isinstance(line, PageLine) and line.page == foot.page + 1:
            return line.words.text if side_columns.ends_with(foot.sides, line.words) else ""
    return ""


def _side_table(item: _Parted, name: str) -> Table:
    place = Place(page=item.page, table=item.number)
    right = "\n".join(filter(None, (item.sides.right, name)))
    row = Row((Cell(item.sides.left), Cell(right)), place._replace(row=1))
    return Table((row,), place, has_borders=False, can_wrap=True)


def _rest(above: _Part, following: _Item) -> _Part | None:
    """Return what follows a part of a table if it is the next part of it."""
    if isinstance(following, _Part) and tables.goes_on(above.frame, following.frame):
        return following
    return None


def _paragraphs(lines: Sequence[PageLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines; one is counted on the page on which it begins."""
    for paragraph in join(lines):
        yield Paragraph(paragraph.text, Place(page=paragraph.page), is_bold=paragraph.is_bold)


def _table(parts: Sequence[_Part]) -> Table:
    """Return the table of which each part stands on a page, or two with a gap on one."""
    grids = tables.grids([part.frame for part in parts])
    for above, below in pairwise(grids):
        _inherit(above, below, grids[0])
    rows = []
    for index, (part, grid) in enumerate(zip(parts, grids, strict=True)):
        begins_page = index > 0 and part.page != parts[index - 1].page
        for number, cells in enumerate(grid, start=1):
            place = Place(page=part.page, table=part.number, row=number)
            rows.append(Row(tuple(cells), place, begins_page=begins_page and number == 1))
    first = parts[0]
    return Table(tuple(rows), Place(page=first.page, table=first.number), can_wrap=True)


def _inherit(
    above: Sequence[Sequence[Cell]], below: list[list[Cell]], first: Sequence[Sequence[Cell]]
) -> None:
    """Give an empty cell over several rows at the top of a page the text of the merged cell that a page cut.

    `first` is the first part of the table, whose titles may come again.
    """
    start = 0
    while start < min(len(below), len(first)) and _words(below[start]) == _words(first[start]):
        start += 1
    if start + 1 >= len(below):
        return
    for column, cell in enumerate(below[start]):
        if cell.text or cell.merged or below[start + 1][column].merged != "down":
            continue
        origin = above[-1][column]
        row = start
        while origin.text and row < len(below) and (row == start or below[row][column].merged == "down"):
            below[row][column] = Cell(origin.text, "down")
            row += 1


def _words(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]
