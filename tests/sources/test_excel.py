"""An Excel file as tables: days by their number formats, merged and hidden cells, what can't be read."""

from __future__ import annotations

import contextlib
import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cchc.errors import CchcError, FileError
from cchc.sources import bounds, excel
from cchc.sources.document import SourceDocument, Table
from tests.support.intake_cases import FOLDER


def saved(book: openpyxl.Workbook) -> SourceDocument:
    data = io.BytesIO()
    book.save(data)
    return excel.read(data.getvalue())


def sheet(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book.active


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_each_sheet_is_a_table_of_the_rows_that_have_something_in_them() -> None:
    cover, tasks, register = excel.read((FOLDER / "sheet.xlsx").read_bytes()).tables
    assert (cover.name, tasks.name, register.name) == ("Bìa", "Nhiệm vụ", "Danh mục đơn vị")
    assert [row.place.row for row in tasks.rows] == [1, 2, *range(4, 13), 14, 15]
    assert [row.place.row for row in tasks.rows if row.is_hidden] == [9]
    assert cells(tasks)[3] == [
        "1",
        "Chỉ đạo, điều hành",
        "Ban hành kế hoạch",
        "P. VHXH",
        "VP; P. KT",
        "05/01/2026",
        "31/01/2026",
        "",
    ]
    assert cells(tasks)[5][3] == "P. VHXH\nVP"
    assert [row.cells[1].merged for row in tasks.rows[3:6]] == ["", "down", "down"]
    assert [cell.merged for cell in tasks.rows[0].cells] == ["", *["across"] * 7]


def test_a_real_day_is_told_from_its_words() -> None:
    (table,) = excel.read((FOLDER / "dates.xlsx").read_bytes()).tables
    due = [row.cells[4] for row in table.rows[2:]]
    assert [cell.text for cell in due[:2]] == ["02/06/2026", "27/2/2026"]
    assert [cell.day for cell in due[:2]] == [date(2026, 6, 2), None]


@pytest.mark.parametrize(
    ("code", "words", "is_day"),
    [
        ("m/d/yyyy", "05/09/2026", True),
        ("[$-42A]dd mmmm yyyy;@", "05/09/2026", True),
        ("d-mmm", "05/09/2026", True),
        ("mm/yyyy", "09/2026", False),
        ('"Tháng "mm/yyyy', "09/2026", False),
        ("mmm-yy", "09/2026", False),
        ("yyyy", "2026", False),
        ("dd/mm/yyyy hh:mm", "05/09/2026", True),
    ],
)
def test_a_day_is_worded_day_first_and_as_far_as_its_format_shows_it(
    code: str, words: str, *, is_day: bool
) -> None:
    page = sheet([date(2026, 9, 5)])
    page["A1"].number_format = code
    cell = saved(page.parent).tables[0].rows[0].cells[0]
    assert cell.text == words
    assert cell.day == (date(2026, 9, 5) if is_day else None)


def test_numbers_are_as_people_write_them() -> None:
    page = sheet([1, 1.5, 0.9, 7, True])
    page["C1"].number_format = "0%"
    page["D1"].number_format = "00"
    assert cells(saved(page.parent).tables[0]) == [["1", "1.5", "90%", "07", "Có"]]


def test_formatted_rows_with_nothing_in_them_cost_nothing() -> None:
    page = sheet(["TT", "Nội dung"], [1, "Việc"])
    for row in range(3, 5000):
        page.cell(row, 9).fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    page["B4999"] = " "
    (table,) = saved(page.parent).tables
    assert cells(table) == [["TT", "Nội dung"], ["1", "Việc"]]


def test_hidden_columns_and_sheets_are_told() -> None:
    page = sheet(["a", "b", "c", "d"])
    page.column_dimensions["B"].hidden = True
    page.column_dimensions["D"].hidden = True
    page.column_dimensions["F"].hidden = True
    other = page.parent.create_sheet("Ẩn")
    other.append(["x"])
    other.sheet_state = "hidden"
    first, second = saved(page.parent).tables
    assert first.hidden_columns == (1, 3)
    assert (first.is_hidden, second.is_hidden) == (False, True)


def test_a_formula_without_a_result_is_an_empty_cell_and_a_doubt() -> None:
    read = saved(sheet([1, "=A1+1", "Việc"]).parent)
    assert cells(read.tables[0]) == [["1", "", "Việc"]]
    assert [(doubt.code, "B1" in doubt.text) for doubt in read.doubts] == [("cell-unread", True)]


def test_a_remark_beside_a_cell_is_told() -> None:
    page = sheet(["a"])
    page["A1"].comment = Comment("hỏi lại", "VP")
    assert [doubt.code for doubt in saved(page.parent).doubts] == ["comment"]


def test_letters_of_an_old_font_are_converted_and_told() -> None:
    page = sheet(["C¶i c¸ch", "Cải cách", 5])
    for place in ("A1", "B1", "C1"):
        page[place].font = openpyxl.styles.Font(name=".VnTime")
    read = saved(page.parent)
    assert cells(read.tables[0]) == [["Cải cách", "Cải cách", "5"]]
    assert [doubt.code for doubt in read.doubts] == ["font-legacy"]


def test_cells_that_are_struck_through_are_read_and_told_by_row() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["1", "Việc một"])
    page.append(["2", "Việc hai", 3])
    for cell in page[2]:
        cell.font = Font(strike=True)
    page["B1"].font = Font(strike=False)
    document = saved(book)
    assert cells(document.tables[0])[1] == ["2", "Việc hai", "3"]
    (doubt,) = document.doubts
    assert (doubt.code, doubt.place and doubt.place.row) == ("struck-text", 2)
    assert "“2”; “Việc hai”; “3”;" in doubt.text


def test_a_merged_cell_over_the_whole_sheet_is_as_wide_as_what_is_written() -> None:
    page = sheet(["Tiêu đề"], ["a", "b"])
    page.merge_cells("A1:XFD1")
    (table,) = saved(page.parent).tables
    assert cells(table) == [["Tiêu đề", "Tiêu đề"], ["a", "b"]]


def test_a_sheet_too_wide_is_refused_with_a_remedy() -> None:
    page = sheet(["a"])
    page.cell(1, bounds.MAX_COLUMNS + 1).value = "b"
    with pytest.raises(FileError, match="cột") as told:
        saved(page.parent)
    assert told.value.hint


def test_damaged_bytes_are_a_sentence() -> None:
    data = (FOLDER / "sheet.xlsx").read_bytes()
    for at in range(0, len(data), len(data) // 40):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            with contextlib.suppress(CchcError):
                excel.read(damaged)
