"""Our sheet with titles that somebody renamed or deleted, and tables that lack what they need."""

from __future__ import annotations

import pytest

from cchc.errors import RequestError
from cchc.intake import untaken
from cchc.intake.table_rows import HiddenSheet
from cchc.intake.tables import TableReader
from cchc.reports import sheet_columns as columns
from cchc.workbook.cells import Cell
from cchc.workbook.sheet_reader import letters_of

HEAD = [column.title for column in columns.COLUMNS]
KEPT = {"kept": HiddenSheet({}, None, frozenset(HEAD)), "without": None}


def read(heads: list[str], hidden: HiddenSheet | None = None) -> TableReader:
    reader = TableReader("Nhiệm vụ", hidden)
    for row, texts in ((3, heads), (4, ["1", "Việc một", *["x"] * (len(heads) - 2)])):
        reader.take(
            row, {index: Cell(text, f"{letters_of(index)}{row}") for index, text in enumerate(texts) if text}
        )
    return reader


RENAMED = {
    (columns.NUMBER, "STT"): 'bảng không có cột "NV"; cột A "STT" có vẻ là cột đó: ghi lại tiêu đề "NV" ở ô A3, lưu rồi nhập lại; nhiệm vụ được tìm theo nội dung',
    (columns.NUMBER, ""): 'bảng không có cột "NV"; cột A (không có tiêu đề) có vẻ là cột đó: ghi lại tiêu đề "NV" ở ô A3, lưu rồi nhập lại; nhiệm vụ được tìm theo nội dung',
    (columns.STATUS, "Khai báo"): 'bảng không có cột "Trạng thái khai báo"; cột I "Khai báo" có vẻ là cột đó: ghi lại tiêu đề "Trạng thái khai báo" ở ô I3, lưu rồi nhập lại',
    (columns.STATUS, ""): 'bảng không có cột "Trạng thái khai báo"; cột I (không có tiêu đề) có vẻ là cột đó: ghi lại tiêu đề "Trạng thái khai báo" ở ô I3, lưu rồi nhập lại',
    (columns.NOTE, "Lời nhắn"): 'bảng không có cột "Ghi chú"; cột O "Lời nhắn" có vẻ là cột đó: ghi lại tiêu đề "Ghi chú" ở ô O3, lưu rồi nhập lại',
    (columns.DELIVERABLE, "Ra gì"): 'bảng không có cột "Sản phẩm"; cột W "Ra gì" có vẻ là cột đó: ghi lại tiêu đề "Sản phẩm" ở ô W3, lưu rồi nhập lại',
}  # fmt: skip


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize(("renamed", "said"), RENAMED.items(), ids=[str(each) for each in RENAMED])
def test_a_title_that_somebody_renamed_or_deleted_is_named_with_its_place(
    renamed: tuple[str, str], said: str, kept: str
) -> None:
    table = read([renamed[1] if title == renamed[0] else title for title in HEAD], KEPT[kept]).table()
    assert table is not None
    assert (table.lost, table.is_own, table.missing) == ((said,), True, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [(columns.STATUS, "Trạng thái"), (columns.TITLE, "Nội dung"), (columns.PROGRESS, "% hoàn thành")],
)
def test_a_title_in_other_words_is_taken_for_ours(old: str, new: str) -> None:
    table = read([new if title == old else title for title in HEAD]).table()
    assert table is not None
    assert (table.meanings, table.lost, table.missing) == (((new, old),), (), ())


def test_what_is_computed_is_never_taken_for_what_is_declared() -> None:
    table = read([title for title in HEAD if title != columns.STATUS]).table()
    assert table is not None
    assert (table.missing, table.meanings, table.lost) == ((columns.STATUS,), (), ())
    another = read(["TT", "Nội dung", columns.STATE]).table()
    assert another is not None, "in a sheet of another office it is"
    assert another.meanings == (
        ("TT", columns.NUMBER),
        ("Nội dung", columns.TITLE),
        (columns.STATE, columns.STATUS),
    )


def test_two_titles_between_the_same_columns_are_told_in_their_order() -> None:
    heads = [{columns.STATUS: "Một", columns.PROGRESS: "Hai"}.get(title, title) for title in HEAD]
    table = read(heads).table()
    assert table is not None
    assert [sentence.partition("có vẻ")[0] for sentence in table.lost] == [
        'bảng không có cột "Trạng thái khai báo"; cột I "Một" ',
        'bảng không có cột "Tiến độ (%)"; cột J "Hai" ',
    ]
    heads.insert(9, "Ba")
    unsure = read(heads).table()
    assert unsure is not None
    assert (unsure.lost, unsure.missing) == ((), (columns.STATUS, columns.PROGRESS)), (
        "nobody knows which is which"
    )


def refusal(heads: list[str], hidden: HiddenSheet | None = None) -> str:
    reader = read(heads, hidden)
    assert reader.table() is None
    error = reader.refusal()[1]
    assert isinstance(error, RequestError)
    return f"{error.message}; {error.hint}"


@pytest.mark.parametrize("kept", KEPT)
def test_a_sheet_of_ours_without_titles_of_tasks_says_where_they_seem_to_be(kept: str) -> None:
    heads = ["Tên" if title == columns.TITLE else title for title in HEAD]
    assert refusal(heads, KEPT[kept]) == (
        'bảng không có cột "Nội dung công việc" nên không rõ dòng nào là nhiệm vụ nào; '
        'cột B "Tên" có vẻ là cột đó: ghi lại tiêu đề "Nội dung công việc" ở ô B3, lưu rồi nhập lại'
    )
    gone = refusal([title for title in HEAD if title != columns.TITLE], KEPT[kept])
    assert "lập bảng mới: cchc report --format xlsx, rồi chép các ô đã điền sang" in gone
    assert "nháp" not in gone


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (
            ["TT", "Nội dung", "Cơ quan chủ trì", "Lạ"],
            (
                "dòng 3 có các cột NV, Nội dung công việc, Cơ quan chủ trì nhưng chưa có cột nào báo kết quả, "
                'ví dụ Trạng thái khai báo, Tiến độ (%), Văn bản, minh chứng; chưa hiểu cột "Lạ"; lập bảng'
            ),
        ),
        (
            ["TT", "Lạ", "Thời hạn", "Tiến độ (%)"],
            "NV, Thời hạn, Tiến độ (%) nhưng chưa có cột Nội dung công việc",
        ),
        (
            ["Nội dung", "Tiến độ (%)"],
            "dòng 3 chỉ có các cột Nội dung công việc, Tiến độ (%), cần thêm một cột",
        ),
        (["a", "b"], "cần có các cột: NV, Nội dung công việc, Trạng thái khai báo; lập bảng"),
    ],
)
def test_a_table_that_lacks_a_column_says_which(heads: list[str], said: str) -> None:
    assert said in refusal(heads)


def test_who_signs_below_the_table_is_no_task() -> None:
    reader = TableReader("Nhiệm vụ", None)
    rows = (
        HEAD,
        ["1", "Việc một"],
        ["", "Người lập danh sách hỗ trợ hộ nghèo của xã và các ấp", "Cải cách thể chế"],
        ["", "", "Vĩnh Thông, ngày 20 tháng 11 năm 2026"],
        ["", "NGƯỜI LẬP BIỂU", "", "TRƯỞNG PHÒNG"],
        ["", "Trần Thị B"],
        ["2", "Việc hai"],
    )
    for number, texts in enumerate(rows, 1):
        cells = {
            index: Cell(text, f"{letters_of(index)}{number}") for index, text in enumerate(texts) if text
        }
        reader.take(number, cells)
    table = reader.table()
    assert table is not None
    assert [bool(row.cells) for row in table.rows] == [True, True, False, False, False, True]


def test_what_was_written_is_found_by_a_number_however_it_is_typed() -> None:
    reader = TableReader("Nhiệm vụ", HiddenSheet({"1": {columns.PROGRESS: "40"}}, None, frozenset(HEAD)))
    values = {columns.NUMBER: "NV 1.", columns.TITLE: "Việc một", columns.PROGRESS: "40"}
    for row, texts in ((3, HEAD), (4, [values.get(title, "") for title in HEAD])):
        cells = {index: Cell(text, f"{letters_of(index)}{row}") for index, text in enumerate(texts) if text}
        reader.take(row, cells)
    table = reader.table()
    assert table is not None
    assert table.rows[0].edited_cell(columns.PROGRESS) is None
    shown = {"1": {columns.TITLE: "Việc một", columns.OWNER: "Phòng Kinh tế", columns.STATUS: ""}}
    other = table.rows[0]._replace(others={columns.OWNER: Cell("Công an xã", "D4")})
    assert list(untaken.lines([other], shown)) == [
        "ô D4: cột Cơ quan chủ trì không được nhập; dùng cchc update 1 --owner …"
    ]
