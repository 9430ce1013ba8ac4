"""What all Excel files of ours have in common: how they are opened, dated, coloured and put on paper.

Text is written as text, whatever it begins with. The only module that imports xlsxwriter. Read next:
`cchc.reports.printers.task_sheet` (the tasks of a plan), `cchc.reports.printers.listing_sheet` (any listing).
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cchc import labels
from cchc.characters import one_line
from cchc.reports.wording.heading import office_inside

if TYPE_CHECKING:
    from cchc.owners import Owner
    from cchc.plan import Plan

LINE = 15.0  # points, the height of a line
CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#b8c0cc"}
HEAD = {**CELL, "bold": True, "bg_color": "#24407c", "font_color": "#ffffff"}
TITLE = {"bold": True, "font_size": 14}

_MAX_CELL = 32_767  # characters that Excel keeps in a cell
FONT_NAME = "Times New Roman"  # of the offices' documents
_FONT = {"font_name": FONT_NAME, "font_size": 11}
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def new_workbook(title: str, day: date) -> tuple[Any, io.BytesIO]:
    """Return a new workbook and where its bytes are once it is closed.

    Dated by the figures, not by the clock: the same report gives the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415  who reads a sheet that came back asks for texts alone

    file = io.BytesIO()
    # a copy of the font for each: xlsxwriter writes into it, and the next workbook would differ
    book = xlsxwriter.Workbook(file, {**_PLAIN, "default_format_properties": dict(_FONT)})
    book.set_properties({"title": title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    return book, file


def column_letters(index: int) -> str:
    """Return what Excel calls the column at an index, counted from 0.

    >>> column_letters(9)
    'J'
    """
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  as above

    letters: str = xl_col_to_name(index)
    return letters


def text(value: str) -> str:
    """Return a text on one line, cut to what a cell holds; "…" shows that it was cut."""
    clean = one_line(value)
    return clean if len(clean) <= _MAX_CELL else f"{clean[: _MAX_CELL - 1]}…"


def write_heading(
    book: Any,  # noqa: ANN401  xlsxwriter has no types
    sheet: Any,  # noqa: ANN401
    plan: Plan,
    day: date,
    owner: Owner | None = None,
) -> None:
    """Write above a sheet's columns which plan it is on, whose tasks and of which day its figures are."""
    title = book.add_format(TITLE)
    sheet.write_string(0, 0, text(plan.head.title), title)
    notice = f". {plan.head.notice}" if plan.head.notice else ""
    whose = f"; các nhiệm vụ do {office_inside(owner)} chủ trì" if owner else ""
    line = f"Kế hoạch số {plan.head.number or '…'}; số liệu chốt ngày {labels.day(day)}{whose}{notice}"
    sheet.write_string(1, 0, text(line))


def lay_on_paper(sheet: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
    """Lay a sheet out in A4 landscape, all columns on a page's width, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20, 20 mm
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
