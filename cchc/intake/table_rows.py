"""A row below the titles of a table: each cell under its title, and what was written into it; the foot.

Knows one row at a time, no files. Read next: `cchc.intake.rows` (what a row says),
`cchc.intake.tables` (who asks).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.intake import row_tasks
from cchc.intake.rows import UNTITLED, Row
from cchc.reports.sheet_columns import NUMBER, PROGRESS, READ, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.intake.titles import Titles
    from cchc.reports.sheet_columns import PlanIdentity
    from cchc.workbook.cells import Cell

_FOOT = re.compile(
    r"(?i)(?:người|cán bộ|công chức) (?:lập|tổng hợp|báo cáo)\b.{0,20}"
    r"|(?:phó )?trưởng (?:phòng|ban|trạm|công an).{0,30}|(?:kt|tm|tl|tuq)\. .{0,40}"
    r"|(?:phó )?chủ tịch(?: ubnd.{0,20})?|thủ trưởng.{0,20}|\(?ký\b.{0,40}|nơi nhận:?"
    r"|.{0,30}\bngày\s*[\d.…]+\s*tháng\s*[\d.…]+\s*năm\s*[\d.…]+"
)  # below a table: who signs it, and when


class HiddenSheet(NamedTuple):
    """What the hidden sheet keeps: the cells of each task by its number, and whose they are.

    `titles` are those of the columns that it keeps, `by_title` has the cells of a task by the key of its
    title, where one task alone has it.
    """

    cells: Mapping[str, Mapping[str, str]]
    identity: PlanIdentity | None
    titles: frozenset[str] = frozenset()
    by_title: Mapping[str, Mapping[str, str]] = MappingProxyType({})


def read(cells: Mapping[int, Cell], columns: Titles, hidden: HiddenSheet | None) -> Row | None:
    """Return a row below the titles, None when nothing stands in it."""
    filled: dict[str, Cell] = {}
    others: dict[str, Cell] = {}
    for index, cell in cells.items():
        if cell.words or cell.error:
            title = columns.columns.get(index) or f"{UNTITLED}{cell.place.rstrip('0123456789')}"
            (filled if title in READ else others)[title] = _meant(title, cell)
    if not filled and not others:
        return None
    place = next(iter((filled or others).values())).place
    return Row(filled, place, _written(filled, columns, hidden), others, columns.has_own_numbers)


def _written(
    filled: Mapping[str, Cell], columns: Titles, hidden: HiddenSheet | None
) -> Mapping[str, str] | None:
    """Return what was written into a row's cells when the sheet was made, None when nobody knows."""
    if hidden is None:
        return None
    if columns.has_own_numbers:
        number = row_tasks.key_of(filled[NUMBER].words) if NUMBER in filled else ""
        return hidden.cells.get(number, {})
    return hidden.by_title.get(names.key(filled[TITLE].words)) if TITLE in filled else None


def _meant(title: str, cell: Cell) -> Cell:
    """Return a cell; 40 that was pasted where percent is shown, as 4000%, is 40 and not forty times all."""
    is_whole = isinstance(cell.value, int | float) and cell.value % 1 == 0
    if title == PROGRESS and cell.is_percent and is_whole and cell.value > 1:
        return cell._replace(is_percent=False)
    return cell


def begins_foot(row: Row) -> bool:
    """Whether a row is the first below the tasks: who signs the sheet, or when."""
    if NUMBER in row.cells:
        return False
    cells = [row.cells[TITLE]] if TITLE in row.cells else [*row.cells.values(), *row.others.values()]
    return any(_FOOT.fullmatch(cell.words) for cell in cells)


def without_task(row: Row) -> Row:
    """Return a row none of whose cells is of a task."""
    return row._replace(cells={}, others={**row.others, **row.cells})
