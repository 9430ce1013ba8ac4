"""What a cell says, as a task's record takes it over; a cell that can't be understood rejects its row.

Read next: `cchc.intake.row_updates`, `cchc.intake.documents`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc import counted_units, figures, typed_days
from cchc.figures import PERCENT
from cchc.intake.document_cells import not_a_day
from cchc.intake.rows import RejectedCellError
from cchc.updates import status_refusals
from cchc.yamltext.decoding import find_unreadable

if TYPE_CHECKING:
    from datetime import date

    from cchc.workbook.cells import Cell


def parse_day(cell: Cell, today: date, words: str = "") -> date:
    """Return the day that a cell names, or some words of it: one on which something can have happened.

    Raises RejectedCellError when it is none.
    """
    day = typed_days.with_year(words or cell.words)
    refusal = status_refusals.refusal_of_day(day, today) if day else ""
    if day is None or (refusal and day <= today):
        quoted = f'"{words[:40]}"' if words else cell.quoted
        raise RejectedCellError(cell.place, not_a_day(quoted, words or cell.words))
    if refusal:
        raise RejectedCellError(cell.place, refusal)
    return day


def text_of(cell: Cell) -> str:
    """Return a cell's text with its lines; RejectedCellError when its letters are damaged."""
    if why := find_unreadable(cell.words):
        raise RejectedCellError(cell.place, why)
    return cell.lines


def parse_figure(cell: Cell, unit: str) -> Decimal:
    """Return the number in a cell; a share in percent. Raises ValueError when it is none.

    >>> from cchc.workbook.cells import Cell
    >>> parse_figure(Cell(1247, "E5"), "hồ sơ"), parse_figure(Cell(0.985, "E6", is_percent=True), "%")
    (Decimal('1247'), Decimal('98.5'))
    >>> parse_figure(Cell("1.247", "E5"), "hồ sơ"), parse_figure(Cell(58.97, "E6"), "%")
    (Decimal('1247'), Decimal('58.97'))
    """
    value = cell.value
    if isinstance(value, bool) or (cell.is_percent and unit != PERCENT):
        raise ValueError(cell.words)
    if isinstance(value, int | float):
        number = Decimal(str(round(value * 100 if cell.is_percent else value, 6)))
        return counted_units.parse_in(figures.file_text(number), unit)
    if not isinstance(value, str):
        raise ValueError(cell.words)  # noqa: TRY004  a day is a wrong number
    return counted_units.parse_in(cell.words, unit)
