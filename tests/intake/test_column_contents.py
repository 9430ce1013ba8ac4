"""Columns of other offices whose titles leave open what they hold: their cells tell."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.intake import wordings
from cchc.intake.tables import Table, TableReader
from cchc.reports.sheet_columns import DEADLINE, DONE_ON, NOTE, PROGRESS, STATUS
from cchc.workbook.cells import Cell
from cchc.workbook.sheet_reader import letters_of


def table(heads: list[str], *rows: list[Any]) -> Table | None:
    reader = TableReader("x", None)
    for number, values in enumerate([heads, *rows], 1):
        reader.take(
            number,
            {
                index: Cell(value, f"{letters_of(index)}{number}")
                for index, value in enumerate(values)
                if value != ""
            },
        )
    return reader.table()


@pytest.mark.parametrize(
    ("head", "cells", "title"),
    [
        ("Kết quả thực hiện", ["Đã hoàn thành", "Đang triển khai"], STATUS),
        ("Kết quả thực hiện đến 30/9", ["40%", 60], PROGRESS),
        ("Tình hình thực hiện", ["Đã ban hành Kế hoạch số 12/KH-UBND", "Đã hoàn thành"], NOTE),
        ("Kết quả", ["Đã họp"], NOTE),
        ("Đánh giá", ["Hoàn thành"], STATUS),
        ("Tiến độ", ["40%", 60], PROGRESS),
        ("Tiến độ thực hiện", ["0.5", "100%"], PROGRESS),
        ("Khó khăn, vướng mắc", ["Thiếu kinh phí"], NOTE),
        ("Kiến nghị, đề xuất", ["Cấp kinh phí"], NOTE),
        ("Nguyên nhân chưa hoàn thành", ["Thiếu người"], NOTE),
        ("Tình trạng xử lý", ["Hoàn thành"], STATUS),
        ("Thời gian hoàn thành thực tế", ["3/6/2026"], DONE_ON),
    ],
)
def test_a_column_is_what_all_its_cells_say(head: str, cells: list[Any], title: str) -> None:
    found = table(["TT", "Nội dung", head], *([number, "Việc", cell] for number, cell in enumerate(cells, 1)))
    assert found is not None
    assert [row.cells[title].value for row in found.rows] == cells
    assert (head, title) in found.meanings


def test_what_says_until_when_is_no_progress() -> None:
    assert table(["TT", "Nội dung", "Tiến độ"], [1, "Việc", "30/9/2026"], [2, "Việc", "40%"]) is None
    found = table(["TT", "Nội dung", "Tiến độ", "Ghi chú"], [1, "Việc", "30/9/2026", "đã họp"])
    assert found is not None
    assert found.rows[0].others[DEADLINE].value == "30/9/2026"


def test_a_column_of_ours_that_is_there_is_not_found_twice() -> None:
    heads = ["TT", "Nội dung", "Khó khăn", "Trạng thái", "Kết quả thực hiện", "Ghi chú"]
    found = table(heads, [1, "Việc", "không", "Hoàn thành", "Đã hoàn thành", "đã họp"])
    assert found is not None
    row = found.rows[0]
    assert (row.cells[STATUS].value, row.cells[NOTE].value) == ("Hoàn thành", "đã họp")
    assert {*row.others} == {"Khó khăn", "Kết quả thực hiện"}, "which are named"


def test_a_cross_in_the_column_of_a_status_is_that_status() -> None:
    heads = ["TT", "Nội dung", "Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"]
    found = table(heads, [1, "a", "x"], [2, "b", "", "X"], [3, "c", "x", "", "x"], [4, "d", "3/6/2026"])
    assert found is not None
    cells = [row.cells.get(STATUS) for row in found.rows]
    assert [cell and (cell.value, cell.error) for cell in cells] == [
        ("hoàn thành", ""),
        ("đang thực hiện", ""),
        ("hoàn thành", "đánh dấu ở nhiều trạng thái (C4, E4); để lại một"),
        None,
    ]
    assert table(["TT", "Nội dung", "Hoàn thành"], [1, "a", "x"]) is None, "one column alone is a deadline's"


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Sản phẩm", "deliverable"),
        ("Kết quả, sản phẩm", "deliverable"),
        ("Kết quả dự kiến", "deliverable"),
        ("Số, ngày văn bản", "documents"),
        ("Văn bản đã ban hành", "documents"),
        ("Ngày/tháng ban hành", "document_days"),
        ("Ghi chú (khó khăn, vướng mắc)", "note"),
        ("Nội dung công việc", "title"),
        ("Thời gian thực hiện", "due"),
    ],
)
def test_other_titles_keep_their_meaning(head: str, meaning: str) -> None:
    assert wordings.meaning(head) == meaning
