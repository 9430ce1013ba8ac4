"""A titled listing as an Excel file: a frozen head, a filter, numbers as numbers, text as text.

Knows nothing of what is listed. Read next: `cchc.reports.printers.task_sheet` (the tasks of one plan).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc.reports.printers import excel

if TYPE_CHECKING:
    from datetime import date

    from cchc.reports.listing import TitledListing

_HEAD = 3  # the row of the columns' titles, counted from 0: title, day and a gap stand above
_WIDTHS = {False: 34, True: 12}  # characters, of a column of text and of one of numbers
_NUMBER = re.compile(r"\d+(,\d+)?%?", re.ASCII)
_BOLD: dict[str, dict[str, Any]] = {"": {}, "bold": {"bold": True}}


def workbook(titled: TitledListing, day: date) -> bytes:
    """Return a listing as a workbook of one sheet, dated by its figures; remarks stand under the rows."""
    book, file = excel.new_workbook(titled.title, day)
    sheet = book.add_worksheet("Tổng hợp")
    sheet.write_string(0, 0, titled.title, book.add_format(excel.TITLE))
    sheet.write_string(1, 0, titled.subtitle)
    last = _rows(book, sheet, titled)
    for row, remark in enumerate(titled.remarks, start=last + 2):
        sheet.write_string(row, 0, excel.text(remark))
    excel.lay_on_paper(sheet)
    sheet.repeat_rows(_HEAD)
    book.close()
    return file.getvalue()


def _rows(book: Any, sheet: Any, titled: TitledListing) -> int:  # noqa: ANN401  xlsxwriter has no types
    """Write the head and the rows; return where the last one is."""
    listing = titled.listing
    head = book.add_format(excel.HEAD)
    formats = {
        (style, share): book.add_format(excel.CELL | _BOLD[style] | ({"num_format": "0.0%"} if share else {}))
        for style in _BOLD
        for share in (False, True)
    }
    for index, column in enumerate(listing.columns):
        sheet.set_column(index, index, _WIDTHS[column.numeric])
        sheet.write_string(_HEAD, index, column.title, head)
    styles = listing.styles or ("",) * len(listing.rows)
    for row, (cells, style) in enumerate(zip(listing.rows, styles, strict=True), start=_HEAD + 1):
        for index, (cell, column) in enumerate(zip(cells, listing.columns, strict=True)):
            number = _number(cell) if column.numeric else None
            if number is None:
                sheet.write_string(row, index, excel.text(cell), formats[style, False])
            else:
                sheet.write_number(row, index, number, formats[style, cell.endswith("%")])
    sheet.set_row(_HEAD, 2 * excel.LINE)
    summed = sum(style != "" for style in styles)  # a sum is not sorted among the rows
    sheet.freeze_panes(_HEAD + 1, 1)
    if len(listing.rows) > summed:  # a filter of a head alone is one that spreadsheets repair
        sheet.autofilter(_HEAD, 0, _HEAD + len(listing.rows) - summed, len(listing.columns) - 1)
    return _HEAD + len(listing.rows)


def _number(cell: str) -> float | None:
    """Return the number that a cell shows, a share as what is shown in percent; None when it shows none.

    >>> _number("12"), _number("33,3%"), _number("")
    (12.0, 0.333, None)
    """
    if not _NUMBER.fullmatch(cell):
        return None
    return round(float(cell.removesuffix("%").replace(",", ".")) / (100 if cell.endswith("%") else 1), 6)
