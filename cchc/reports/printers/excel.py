"""What all Excel files of ours have in common: how they are opened, dated, coloured and put on paper.

Text is written as text, whatever it begins with. The only module that imports xlsxwriter. Read next:
`cchc.reports.printers.task_sheet` (the tasks of a plan), `cchc.reports.printers.listing_sheet` (any listing).
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter

from cchc.reports.listing import one_line

LINE = 15.0  # points, the height of a line
CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#b8c0cc"}
HEAD = {**CELL, "bold": True, "bg_color": "#24407c", "font_color": "#ffffff"}
TITLE = {"bold": True, "font_size": 14}

_MOST = 32_767  # characters that Excel keeps in a cell
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def opened(title: str, day: date) -> tuple[Any, io.BytesIO]:
    """Give a new workbook and where its bytes are once it is closed.

    Dated by the figures, not by the clock: the same report gives the same bytes.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, _PLAIN)
    book.set_properties({"title": title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    return book, made


def text(value: str) -> str:
    """Cut a text to what a cell holds, and say that it was cut."""
    clean = one_line(value)
    return clean if len(clean) <= _MOST else f"{clean[: _MOST - 1]}…"


def lay_on_paper(sheet: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
    """A4 lying, all columns on a page's width, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20, 20 mm
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
