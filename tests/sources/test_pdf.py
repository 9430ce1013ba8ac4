"""A PDF as paragraphs and tables: merges, pages, wraps, head and foot, pictures, damaged bytes."""

from __future__ import annotations

import contextlib
import io
import sys
import zlib

import pypdf
import pytest

from cchc.errors import CchcError, FileError, SurroundingsError
from cchc.sources.document import SourceDocument, Table
from cchc.sources.pdf import pdf_document
from tests.support.intake_cases import FOLDER
from tests.support.pdf_writer import Page, document

HEADER = ["STT", "Nội dung", "Chủ trì", "Hạn"]
COLUMNS = (85, 130, 300, 420, 540)


def handed(name: str) -> SourceDocument:
    return pdf_document.read((FOLDER / name).read_bytes())


def drawn(*pages: Page) -> SourceDocument:
    return pdf_document.read(document(*pages))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts(read: SourceDocument) -> list[str]:
    return [each.text for each in read.paragraphs]


def test_a_table_over_three_pages_is_one_and_says_where_pages_begin() -> None:
    _, _, table = handed("pages.pdf").tables
    assert [row.place.page for row in table.rows if row.begins_page] == [4, 5]
    assert [row.place.to_dict() for row in table.rows][9:11] == [
        {"page": 4, "table": 1, "row": 1},
        {"page": 4, "table": 1, "row": 2},
    ]
    assert cells(table)[2][1:3] == [
        "Thực hiện việc thứ 1 của kế hoạch năm theo phân công",
        "Văn phòng HĐND và UBND",
    ]
    assert [cell.merged for cell in table.rows[1].cells] == ["", *["across"] * 5]


def test_cells_merged_downwards_stand_at_each_of_their_places() -> None:
    table = handed("levels.pdf").tables[-1]
    assert [cell.merged for cell in table.rows[3].cells] == ["", "", "", "", "down", "down", "down"]
    assert cells(table)[3][4:] == ["Công an xã", "Dữ liệu đủ, sạch", "30/8/2026"]


def test_head_and_foot_are_read_side_by_side() -> None:
    head, foot = (table for table in handed("pages.pdf").tables if not table.has_borders)
    assert cells(head)[0][1].splitlines() == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Minh Tây, ngày 12 tháng 01 năm 2026",
    ]
    assert cells(foot)[0][1] == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    assert cells(foot)[0][0].splitlines()[1:] == [
        "- Như Điều 3;",
        "- Các phòng, ban thuộc UBND xã;",
        "- Lưu: VT, VHXH.",
    ]


def test_lines_that_wrap_are_one_paragraph_over_a_page_too() -> None:
    first, second = Page(), Page()
    first.write("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm", 113, 700)
    first.write("2025 và các nghị định hướng dẫn thi hành; xét đề nghị tại văn bản", 85, 716)
    second.write_centred("2", 300, 40)
    second.write("của Văn hóa - Xã hội.", 85, 80)
    second.write("- Theo dõi việc thực hiện.", 113, 96)
    whole, item = texts(drawn(first, second))
    assert "16 tháng 6 năm 2025 và các nghị định" in whole
    assert whole.endswith("tại văn bản của Văn hóa - Xã hội.")
    assert item == "- Theo dõi việc thực hiện."


def test_a_dash_between_words_begins_no_paragraph() -> None:
    page = Page()
    page.write("- Chủ trì theo dõi việc thực hiện kế hoạch của Phòng Văn hóa", 113, 100)
    page.write_right("tại các thôn, xóm và báo cáo tình hình kinh tế của Phòng Văn hóa", 473, 116)
    page.write("- Xã hội trên địa bàn xã.", 85, 132)
    page.write("- Tổng hợp báo cáo.", 113, 148)
    first, second = texts(drawn(page))
    assert first.endswith("Phòng Văn hóa - Xã hội trên địa bàn xã.")
    assert second == "- Tổng hợp báo cáo."


def test_short_lines_are_paragraphs_of_their_own() -> None:
    page = Page()
    page.write_centred("KẾ HOẠCH", 300, 80, bold=True)
    page.write_centred("Cải cách hành chính năm 2026", 300, 100, bold=True)
    page.write("I. MỤC ĐÍCH", 113, 120)
    page.write("Nâng cao chất lượng phục vụ.", 113, 140)
    read = drawn(page)
    assert texts(read) == [
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        "I. MỤC ĐÍCH",
        "Nâng cao chất lượng phục vụ.",
    ]
    assert [each.is_bold for each in read.paragraphs] == [True, True, False, False]


def test_rules_drawn_twice_make_no_columns() -> None:
    page = Page()
    end = page.table(COLUMNS, 100, [HEADER, ["1", "Việc một", "Văn phòng", "Quý I"]])
    for x in COLUMNS[1:]:
        page.rule(x - 2.5, 100, x - 2.5, end)
    assert cells(drawn(page).tables[0]) == [HEADER, ["1", "Việc một", "Văn phòng", "Quý I"]]


def test_columns_of_two_pages_are_paired_by_place() -> None:
    first, second = Page(), Page()
    first.table(COLUMNS, 700, [HEADER, ["1", "Việc một", "Văn phòng", "Quý I"]])
    second.table((87, 131, 299, 421, 541), 60, [["2", "Việc hai", "Trạm Y tế", "Quý II"]])
    (table,) = drawn(first, second).tables
    assert cells(table)[2] == ["2", "Việc hai", "Trạm Y tế", "Quý II"]
    assert table.rows[2].begins_page


def test_tables_with_a_paragraph_between_are_two() -> None:
    first, second = Page(), Page()
    first.table(COLUMNS, 700, [HEADER, ["1", "Việc một", "Văn phòng", "Quý I"]])
    second.write("II. Cải cách tài chính", 85, 80)
    second.table(COLUMNS, 110, [HEADER, ["1", "Việc hai", "Trạm Y tế", "Quý II"]])
    one, two = drawn(first, second).tables
    assert (len(one.rows), len(two.rows), two.rows[0].begins_page) == (2, 2, False)


def test_an_empty_cell_is_no_merged_one() -> None:
    page = Page()
    page.table(COLUMNS, 100, [HEADER, ["1", "Việc một", "", "Quý I"]])
    cell = drawn(page).tables[0].rows[1].cells[2]
    assert (cell.text, cell.merged) == ("", "")


def test_lines_in_a_cell_are_a_wrap_but_items_of_a_list_are_not() -> None:
    page = Page()
    page.table(
        COLUMNS, 100, [HEADER, ["1", "Phòng Văn hóa -\nXã hội", "- Văn phòng\n- Trạm Y tế", "Quý I/\n2026"]]
    )
    assert cells(drawn(page).tables[0])[1] == [
        "1",
        "Phòng Văn hóa - Xã hội",
        "- Văn phòng\n- Trạm Y tế",
        "Quý I/2026",
    ]


def test_a_merged_cell_that_a_page_cuts_holds_for_the_rows_of_the_next_page() -> None:
    first, second = Page(), Page()
    first.table(COLUMNS, 700, [HEADER, ["1", "Việc một", "Văn phòng", "Quý I"]])
    second.table(COLUMNS[:3], 60, [["2", "Việc hai"], ["3", "Việc ba"]])
    second.rule(420, 60, 420, 96)
    second.rule(540, 60, 540, 96)
    second.rule(300, 60, 540, 60)
    second.rule(300, 96, 540, 96)
    (table,) = drawn(first, second).tables
    assert [[cell.text for cell in row.cells[2:]] for row in table.rows[2:]] == [["Văn phòng", "Quý I"]] * 2
    assert {cell.merged for row in table.rows[2:] for cell in row.cells[2:]} == {"down"}


def write_rows(page: Page, y: float, *rows: list[str]) -> float:
    """Write rows without rules, each cell's lines under each other; return where they end."""
    for row in rows:
        for x, cell in zip(COLUMNS, row, strict=False):
            for index, line in enumerate(cell.split("\n")):
                page.write(line, x, y + 14 * index, 10)
        y += 14 * max(cell.count("\n") + 1 for cell in row)
    return y


def test_a_table_without_rules_is_guessed_over_pages_and_told() -> None:
    first, second = Page(), Page()
    first.write("Kèm theo Kế hoạch", 200, 660)
    end = write_rows(first, 700, HEADER, ["1", "Rà soát thủ tục\nhành chính", "Văn phòng", "Quý I"])
    first.write("II. Cải cách tài chính công của xã", 85, end, 10)
    write_rows(first, end + 14, ["2", "Họp", "Trạm Y tế", "Quý II"])
    second.write_centred("2", 300, 40)
    write_rows(
        second, 80, ["3", "Lập danh mục", "Văn phòng\nHĐND", "Quý III"], ["4", "Công bố", "", "Quý IV"]
    )
    read = drawn(first, second)
    (table,) = read.tables
    assert cells(table) == [
        HEADER,
        ["1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I"],
        ["II. Cải cách tài chính công của xã"] * 4,
        ["2", "Họp", "Trạm Y tế", "Quý II"],
        ["3", "Lập danh mục", "Văn phòng HĐND", "Quý III"],
        ["4", "Công bố", "", "Quý IV"],
    ]
    assert [row.begins_page for row in table.rows] == [False] * 4 + [True, False]
    assert [doubt.code for doubt in read.doubts] == ["cells-guessed"] * 2
    assert texts(read) == ["Kèm theo Kế hoạch"]


def test_a_name_under_a_signature_may_stand_on_the_next_page() -> None:
    first, second = Page(), Page()
    first.write("Nơi nhận:", 85, 700)
    first.write_centred("TM. ỦY BAN NHÂN DÂN", 430, 700)
    first.write("- Thường trực Đảng ủy, HĐND xã và", 85, 714, 10)
    first.write_centred("CHỦ TỊCH", 430, 714)
    first.write("các thành viên Ủy ban;", 85, 728, 10)
    second.write_centred("Trần Thị B", 430, 80)
    second.write_centred("PHỤ LỤC", 300, 120)
    read = drawn(first, second)
    assert cells(read.tables[0])[0] == [
        "Nơi nhận:\n- Thường trực Đảng ủy, HĐND xã và các thành viên Ủy ban;",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị B",
    ]
    assert texts(read) == ["PHỤ LỤC"]


def test_a_centred_title_of_two_lines_is_one_and_parts_from_the_text() -> None:
    page = Page()
    page.write_centred(
        "Triển khai công tác cải cách hành chính nhà nước trên địa bàn xã ta", 300, 100, bold=True
    )
    page.write_centred("và nhiệm vụ trọng tâm năm 2026", 300, 116, bold=True)
    page.write("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm", 115, 140)
    page.write("2025, Ủy ban nhân dân xã ban hành Kế hoạch thực hiện như sau nhé bạn", 98, 156)
    assert len(texts(drawn(page))) == 2


def test_rules_between_rows_alone_draw_no_columns() -> None:
    page = Page()
    end = write_rows(
        page, 100, HEADER, ["1", "Họp", "Trạm Y tế", "Quý II"], ["2", "Đi", "Văn phòng", "Quý I"]
    )
    for y in (98, 112, 126, end):
        page.rule(80, y, 500, y)
    for x in (80, 500):
        page.rule(x, 98, x, end)
    page.rule(200, end, 200, end + 30)
    page.rule(80, end + 30, 500, end + 30)
    page.rule(80, end, 80, end + 30)
    page.rule(500, end, 500, end + 30)
    read = drawn(page)
    assert cells(read.tables[0])[:2] == [HEADER, ["1", "Họp", "Trạm Y tế", "Quý II"]]
    assert [doubt.code for doubt in read.doubts] == ["cells-guessed"]


def test_letters_of_an_old_font_are_converted_and_told() -> None:
    page = Page()
    page.table(COLUMNS, 100, [["STT", "Néi dung", "Chñ tr×", "H¹n"], ["1", "T\xadvÊn", "ñy ban", "Quý I"]])
    read = pdf_document.read(document(page, font=b"ABCDEF+.VnTime"))
    assert cells(read.tables[0]) == [["STT", "Nội dung", "Chủ trì", "Hạn"], ["1", "Tưvấn", "ủy ban", "Quý I"]]
    assert [doubt.code for doubt in read.doubts] == ["font-legacy"]


def test_words_beyond_the_edge_of_the_page_are_told() -> None:
    page = Page()
    page.write("Một đoạn văn.", 85, 60)
    page.table(
        (85, 130, 300, 520, 700), 100, [HEADER, ["1", "Rà soát", "Văn phòng", "Hoàn thành trong quý I"]]
    )
    (doubt,) = drawn(page).doubts
    assert (doubt.code, doubt.place and doubt.place.page) == ("hidden-text", 1)
    whole = Page()
    whole.table(COLUMNS, 100, [HEADER, ["1", "Rà soát", "Văn phòng", "Quý I"]])
    assert drawn(whole).doubts == ()


def test_a_picture_of_a_page_is_refused_and_told() -> None:
    read = handed("scan.pdf")
    assert read.blocks == ()
    assert [doubt.code for doubt in read.doubts] == ["no-text"]


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(SurroundingsError, match="pdfplumber") as told:
        handed("pages.pdf")
    assert "cchc[pdf]" in told.value.hint


@pytest.mark.parametrize("password", ["mật khẩu", ""])
def test_a_file_with_a_password_is_a_sentence_and_one_that_only_forbids_printing_is_read(
    password: str,
) -> None:
    page = Page()
    page.write("Kế hoạch", 85, 100)
    writer = pypdf.PdfWriter(io.BytesIO(document(page)))
    writer.encrypt(password, "chủ", algorithm="AES-256")
    data = io.BytesIO()
    writer.write(data)
    if not password:
        assert texts(pdf_document.read(data.getvalue())) == ["Kế hoạch"]
        return
    with pytest.raises(FileError, match="mật khẩu"):
        pdf_document.read(data.getvalue())


def test_a_piece_that_unpacks_to_too_much_is_refused() -> None:
    packed = zlib.compress(bytes(80 * 1024 * 1024))
    data = document(Page()) + b"9 0 obj << /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"
    with pytest.raises(FileError, match="quá lớn"):
        pdf_document.read(data)


def test_a_table_of_letters_that_has_no_end_is_refused() -> None:
    endless = b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap"
    data = (
        document(Page())
        + b"9 0 obj << /Filter /FlateDecode >>\nstream\n"
        + zlib.compress(endless)
        + b"\nendstream"
    )
    with pytest.raises(FileError, match="bảng mã chữ"):
        pdf_document.read(data)


def test_damaged_bytes_are_a_sentence() -> None:
    page = Page()
    page.table(COLUMNS, 100, [HEADER])
    data = document(page)
    for at in range(0, len(data), len(data) // 60):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            with contextlib.suppress(CchcError):
                pdf_document.read(damaged)
