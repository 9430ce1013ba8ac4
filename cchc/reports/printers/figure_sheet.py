"""The form for a period's figures as an Excel file: a row for each that somebody has to give.

Shares aren't in it: they follow from counts. Numbers that are known already stand in it.

Read next: `cchc.intake.figure_sheets` (who reads it back), `cchc.reports.printers.excel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import figures
from cchc.reports.printers import excel
from cchc.reports.wording import figure_phrases

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from cchc.figures import ComparedFigure, PeriodFigures
    from cchc.plan import Plan

_COLUMNS = (
    ("TT", 6), ("Mã", 20), ("Chỉ tiêu", 52), ("Đơn vị tính", 14), ("Kỳ trước", 14), ("Kỳ này", 14),
    ("Ghi chú", 30),
)  # fmt: skip
_HEAD = 4  # the row of the titles, counted from 0
_VALUE = 5
_ROOM = {"bg_color": "#fff6d6"}
_NUMBER = {"align": "right"}
_HINTS = (
    "Ghi số vào cột Kỳ này: không phát sinh thì ghi 0, chưa có số thì để trống.",
    "Chỉ tiêu là tổng của các chỉ tiêu khác để trống thì được cộng từ các chỉ tiêu đó.",
)


def workbook(plan: Plan, asked: PeriodFigures, period_line: str, day: date) -> bytes:
    """Return the form, with the numbers that are known; `period_line` says of which period it is.

    `day` dates the file: the same figures give the same bytes.
    """
    book, file = excel.new_workbook(f"Số liệu {asked.title}", day)
    sheet = book.add_worksheet("Số liệu")
    sheet.write_string(0, 0, excel.text(f"Số liệu {asked.title}"), book.add_format(excel.TITLE))
    sheet.write_string(1, 0, excel.text(period_line))
    sheet.write_string(2, 0, excel.text(f"{plan.head.title}, {plan.head.issuer}"))
    head = book.add_format(excel.HEAD)
    beside, _ = figure_phrases.columns(asked)
    for index, (name, width) in enumerate(_COLUMNS):
        title = beside if name == "Kỳ trước" else name
        sheet.set_column(index, index, width)
        sheet.write_string(_HEAD, index, title, head)
    rows = [one for one in asked.rows if not one.now.figure.share]
    _write_rows(book, sheet, rows)
    last = _HEAD + len(rows)
    for row, hint in enumerate(_HINTS, start=last + 2):
        sheet.write_string(row, 0, hint)
    sheet.data_validation(
        _HEAD + 1, _VALUE, max(last, _HEAD + 1), _VALUE,
        {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning",
         "error_title": "Không phải là số", "error_message": "Ghi một số, ví dụ 585 hoặc 58,97."},
    )  # fmt: skip
    excel.lay_on_paper(sheet)
    sheet.repeat_rows(_HEAD)
    sheet.freeze_panes(_HEAD + 1, 3)
    book.close()
    return file.getvalue()


def _write_rows(book: Any, sheet: Any, rows: list[ComparedFigure]) -> None:  # noqa: ANN401  xlsxwriter has no types
    text, number, room, note = (
        book.add_format({**excel.CELL, **look}) for look in ({}, _NUMBER, _ROOM | _NUMBER, _ROOM)
    )
    for place, one in enumerate(rows, start=1):
        row, figure = _HEAD + place, one.now.figure
        sheet.write_number(row, 0, place, number)
        for index, words in enumerate((figure.id, figure.title, one.unit), start=1):
            sheet.write_string(row, index, excel.text(words), text)
        _write_number(sheet, (row, 4), one.before.value if one.before else None, number)
        _write_number(sheet, (row, _VALUE), None if one.now.is_computed else one.now.value, room)
        sheet.write_string(row, 6, excel.text(one.note), note)


def _write_number(sheet: Any, at: tuple[int, int], value: Decimal | None, look: Any) -> None:  # noqa: ANN401
    if value is None:
        sheet.write_blank(*at, None, look)
    else:
        sheet.write_number(*at, float(figures.rounded(value)), look)
