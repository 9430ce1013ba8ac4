"""Rows and merged cells of a PDF that a page's end cut, read to the end."""

from __future__ import annotations

from cchc.drafts import reader
from cchc.sources.pdf import pdf_document
from tests.support.pdf_writer import Page, document

COLUMNS = (85, 130, 300, 420, 540)


def test_a_merged_cell_of_a_row_that_a_page_cut_is_not_written_twice() -> None:
    first, second = Page(), Page()
    header = ["STT", "Nội dung", "Chủ trì", "Thời hạn"]
    first.table(COLUMNS, 700, [header, ["1", "Rà soát văn bản", "Văn phòng", "Quý I/2026"]])
    second.table(COLUMNS[:3], 60, [["", "hằng tháng"], ["2", "Kiểm tra"]])
    for x in (420, 540):
        second.rule(x, 60, x, 96)
    for y in (60, 96):
        second.rule(300, y, 540, y)
    tasks = reader.read(pdf_document.read(document(first, second))).tasks
    assert [(task.title, task.owners, task.due) for task in tasks] == [
        ("Rà soát văn bản hằng tháng", ("Văn phòng",), "Quý I/2026"),
        ("Kiểm tra", ("Văn phòng",), "Quý I/2026"),
    ]


def test_the_rest_of_a_merged_cell_that_a_page_cut_holds_for_all_its_rows() -> None:
    first, second = Page(), Page()
    first.table(COLUMNS, 600, [["STT", "Nội dung", "Chủ trì", "Thời hạn"]])
    first.table(COLUMNS[:3], 618, [["1", "Rà soát"], ["2", "Kiểm tra"]])
    second.table(COLUMNS[:3], 60, [["", "hằng tháng"], ["3", "Báo cáo"]])
    for page, top, bottom, words in ((first, 618, 654, "Văn phòng"), (second, 60, 96, "HĐND và UBND")):
        for x in (420, 540):
            page.rule(x, top, x, bottom)
        for y in (top, bottom):
            page.rule(300, y, 540, y)
        page.write(words, 304, top + 12)
    tasks = reader.read(pdf_document.read(document(first, second))).tasks
    assert [(task.title, task.owners) for task in tasks] == [
        ("Rà soát", ("Văn phòng HĐND và UBND",)),
        ("Kiểm tra hằng tháng", ("Văn phòng HĐND và UBND",)),
        ("Báo cáo", ("Văn phòng HĐND và UBND",)),
    ]
