"""A plan's layout → a file of Word, Excel, Markdown or HTML, as an office or a program would write it.

Made of raw XML, openpyxl and strings: nothing of this comes from what the program itself prints. Read
next: `tests.support.plan_layouts` (the values), `tests.support.random_documents` (who writes and reads).
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment

from tests.support import word_files
from tests.support.plan_layouts import Box, Grid, Line, Sides

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.support.plan_layouts import Block, Layout

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARKS_OF_MARKDOWN = re.compile(r"([\\`*_\[\]<|#])")
_WIDTH = 80  # letters of a line of Markdown and HTML that is wrapped


def write_word(layout: Layout, path: Path) -> None:
    """Write a .docx: numbers that Word counts, cells merged by `gridSpan` and `vMerge`."""
    body = "".join(map(_word_block, _blocks(layout)))
    lists = max((box.counted for grid in layout.annex for row in grid.rows for box in row), default=0)
    numbering = word_files.abstract(0, word_files.level(0, "decimal", "%1."))
    numbering += "".join(
        word_files.listed(each, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
        for each in range(1, lists + 1)
    )
    path.write_bytes(word_files.word_file(body, numbering=numbering))


def _blocks(layout: Layout) -> list[Block]:
    blocks: list[Block] = [*layout.body, *layout.caption]
    for grid in layout.annex:
        blocks += [Line(grid.caption, is_bold=True), grid] if grid.caption else [grid]
    return blocks


def _word_block(block: Block) -> str:
    if isinstance(block, Line):
        return word_files.p(html.escape(block.text), run="<w:b/>" if block.is_bold else "")
    if isinstance(block, Sides):
        cells = (
            "".join(word_files.p(html.escape(line)) for line in side) for side in (block.left, block.right)
        )
        return word_files.tbl(word_files.tr(*map(word_files.tc, cells)), widths=(4500, 4500)) + word_files.p()
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    widths = (1200,) * block.width
    return word_files.tbl(*_word_rows(block), properties=borders, widths=widths) + word_files.p()


def _word_rows(grid: Grid) -> list[str]:
    rows: list[str] = []
    above: dict[int, Box] = {}  # what goes on into the next row, by its column
    for index, placed in enumerate(grid.positions()):
        if index in grid.hidden:
            continue
        boxes, cells, column = dict(placed), "", 0
        while column < grid.width:
            begun = above.get(column, Box())
            box = boxes.get(column) or begun._replace(down=begun.down - 1)
            above[column] = box
            cells += _word_cell(box, goes_on=column not in boxes)
            column += box.across
        rows.append(word_files.tr(cells, properties="<w:tblHeader/>" if index < grid.header else ""))
    return rows


def _word_cell(box: Box, *, goes_on: bool) -> str:
    properties = f'<w:tcW w:w="{1200 * box.across}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    if goes_on:
        return word_files.tc("", properties + "<w:vMerge/>")
    properties += '<w:vMerge w:val="restart"/>' if box.down > 1 else ""
    text = box.text if box.counted else _numbered(box)
    counted = word_files.numbered(listed=box.counted) if box.counted else ""
    lines = [html.escape(line) for line in text.split("\n")]
    paragraphs = "".join(
        word_files.p(line, properties="" if index else counted) for index, line in enumerate(lines)
    )
    return word_files.tc(paragraphs, properties)


def _numbered(box: Box) -> str:
    """Return a box's text with its number, as who doesn't let Word count types it."""
    return f"{box.number} {box.text}".strip()


def write_excel(layout: Layout, path: Path) -> None:
    """Write an .xlsx of the annex alone: a sheet for each table with a name, else one under the other."""
    random = Random(layout.seed)
    book = openpyxl.Workbook()
    sheet, row = book.active, 1
    assert sheet is not None
    sheet.title = "Nhiệm vụ"
    left = random.choice((1, 1, 1, 2))
    for index, grid in enumerate(layout.annex):
        if grid.name and index:
            sheet, row = book.create_sheet(), 1
        if grid.name:
            sheet.title = grid.name[:31]
        lines = [line.text for line in layout.caption] if row == 1 else []
        for text in (*lines, *filter(None, (grid.caption,))):
            sheet.cell(row, left, text)
            row += 1
        _write_grid(sheet, grid, row, left)
        row += len(grid.rows) + random.choice((0, 1))
    if random.random() < 0.3:
        sheet.cell(row + 40, left).alignment = Alignment(wrap_text=True)  # a formatted row that is empty
    book.save(path)


def _write_grid(sheet: Worksheet, grid: Grid, top: int, left: int) -> None:
    for index, placed in enumerate(grid.positions()):
        row = top + index
        for column, box in placed:
            cell = sheet.cell(row, left + column)
            _fill_cell(cell, box)
            if box.across > 1 or box.down > 1:
                sheet.merge_cells(
                    start_row=row,
                    start_column=left + column,
                    end_row=row + box.down - 1,
                    end_column=left + column + box.across - 1,
                )
        if index in grid.hidden:
            sheet.row_dimensions[row].hidden = True


def _fill_cell(cell: openpyxl.cell.Cell, box: Box) -> None:
    text = _numbered(box)
    if box.day:
        cell.value = box.day
        cell.number_format = "dd/mm/yyyy" if text.count("/") > 1 else "mm/yyyy"
    elif text.isdigit() and not text.startswith("0"):
        cell.value = int(text)
    elif text:
        cell.value = text
        cell.data_type = "s"  # what begins with "=" is no formula


def write_markdown(layout: Layout, path: Path) -> None:
    """Write a .md: tables of pipes, or of HTML where cells are merged downwards."""
    random = Random(layout.seed)
    is_wrapped = random.random() < 0.5
    parts = []
    for block in _blocks(layout):
        if isinstance(block, Grid):
            is_merged = any(box.down > 1 for row in block.rows for box in row)
            parts.append(_html_table(block, random) if is_merged else _pipes(block))
            continue
        lines = _in_one_column(block) if isinstance(block, Sides) else (block.text,)
        for line in lines:
            text = _escaped(line)
            if isinstance(block, Line) and block.is_bold:
                text = f"**{text}**"
            parts.append(_wrapped(text) if is_wrapped else text)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _in_one_column(sides: Sides) -> tuple[str, ...]:
    return (*sides.right, *sides.left) if sides.is_right_first else (*sides.left, *sides.right)


def _escaped(text: str) -> str:
    return _MARKS_OF_MARKDOWN.sub(r"\\\1", text).replace("&", "&amp;")


def _wrapped(text: str) -> str:
    """Fill lines as a program does, but for those that would begin with what marks a list."""
    bound = re.sub(r"\s(?![^\W\d_]{2})", "\0", text)
    return textwrap.fill(bound, _WIDTH, break_long_words=False, break_on_hyphens=False).replace("\0", " ")


def _pipes(grid: Grid) -> str:
    lines = []
    for index, row in enumerate(grid.rows):
        if index in grid.hidden:
            continue
        cells: list[str] = []
        for box in row:
            text = _escaped(_numbered(box)).replace("\n", "<br>")
            cells += [text, *[""] * (box.across - 1)]
        lines.append(f"| {' | '.join(cells)} |")
        if len(lines) == 1:
            lines.append("|" + " --- |" * grid.width)
    return "\n".join(lines)


def write_page(layout: Layout, path: Path) -> None:
    """Write an .html with tables, whose lines are wrapped where a program wraps them."""
    random = Random(layout.seed)
    parts = []
    for block in _blocks(layout):
        if isinstance(block, Grid):
            parts.append(_html_table(block, random))
        elif isinstance(block, Sides):
            cells = (
                "".join(f"<p>{html.escape(line)}</p>" for line in side) for side in (block.left, block.right)
            )
            parts.append(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>")
        else:
            text = html.escape(block.text, quote=False)
            parts.append(f"<p><b>{text}</b></p>" if block.is_bold else f"<p>{_wrapped(text)}</p>")
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Kế hoạch</title></head>'
    path.write_text("\n".join([f"{head}<body>", *parts, "</body></html>\n"]), encoding="utf-8")


def _html_table(grid: Grid, random: Random) -> str:
    is_wrapped = random.random() < 0.5
    rows = []
    for index, row in enumerate(grid.rows):
        if index in grid.hidden:
            continue
        name = "th" if index < grid.header else "td"
        cells = []
        for box in row:
            text = html.escape(_numbered(box), quote=False).replace("\n", "<br>")
            spans = f' colspan="{box.across}"' if box.across > 1 else ""
            spans += f' rowspan="{box.down}"' if box.down > 1 else ""
            cells.append(f"<{name}{spans}>{_wrapped(text) if is_wrapped else text}</{name}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join(['<table border="1">', *rows, "</table>"])


WRITERS: dict[str, Callable[[Layout, Path], None]] = {
    "docx": write_word,
    "xlsx": write_excel,
    "md": write_markdown,
    "html": write_page,
}
