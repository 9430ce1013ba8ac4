"""A plain text as paragraphs and tables: columns by tabs, bars and spaces, wraps, head and foot."""

from __future__ import annotations

import pytest

from cchc.errors import FileError
from cchc.sources.document import SourceDocument, Table
from cchc.sources.plain import plain_text
from tests.support.intake_cases import FOLDER

HEADER = "STT\tNội dung\tChủ trì\tHạn"
SPACED = """\
STT  Nội dung công việc            Chủ trì              Phối hợp          Thời hạn
I    Chỉ đạo, điều hành
1    Ban hành kế hoạch tuyên       Phòng VHXH           Các đơn vị        Quý I/2026
     truyền
II. Công việc khác của ủy ban nhân dân xã
2    Khảo sát                      Trung tâm PVHCC                        Quý II/2026
                                   xã
Ghi chú: các đơn vị báo cáo trước ngày 20 hằng tháng.
"""


def document(*lines: str) -> SourceDocument:
    return plain_text.read("\n".join(lines).encode())


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts(read: SourceDocument) -> list[str]:
    return [each.text for each in read.paragraphs]


def test_tabs_part_columns_and_a_row_is_where_its_line_is() -> None:
    read = plain_text.read((FOLDER / "seed.txt").read_bytes())
    (table,) = read.tables
    assert table.rows[1].place.to_dict() == {"line": 234}
    assert [len(row.cells) for row in table.rows] == [5] * 23
    assert "TM. ỦY BAN NHÂN DÂN" in texts(read)
    assert read.doubts == ()


def test_a_table_whose_cells_are_lines_is_refused() -> None:
    read = plain_text.read((FOLDER / "cells.txt").read_bytes())
    assert read.tables == ()
    assert texts(read) == ["PHỤ LỤC", "Nhiệm vụ cải cách hành chính năm 2026"]
    assert [(doubt.code, doubt.place and doubt.place.line) for doubt in read.doubts] == [("cells-lost", 3)]


@pytest.mark.parametrize("title", ["Số TT", "Mã"])
def test_running_numbers_alone_on_lines_are_a_lost_table(title: str) -> None:
    read = document(title, "Công việc", "Hạn", "1", "Họp", "Quý I", "2", "Đi", "Quý II", "3", "Về", "Quý III")
    assert [doubt.code for doubt in read.doubts] == ["cells-lost"]


def test_a_page_number_alone_on_a_line_is_no_lost_table() -> None:
    assert document("Kế hoạch", "1", "Nội dung", "2", "Hết").doubts == ()


def test_a_cell_of_several_lines_is_joined_until_the_row_has_its_tabs() -> None:
    read = document(HEADER, "1\tBan hành", "kế hoạch", "năm\tVăn phòng\tQuý I", "2\tHọp\tTrạm Y tế\tQuý II")
    assert cells(read.tables[0])[1:] == [
        ["1", "Ban hành\nkế hoạch\nnăm", "Văn phòng", "Quý I"],
        ["2", "Họp", "Trạm Y tế", "Quý II"],
    ]
    assert [doubt.code for doubt in read.doubts] == ["cells-guessed"]


def test_a_row_with_fewer_tabs_is_not_joined_with_the_next_number() -> None:
    read = document(HEADER, "I\tChỉ đạo", "1\tHọp", "2\tHọp\tTrạm Y tế\tQuý II")
    assert cells(read.tables[0])[1:3] == [["I", "Chỉ đạo", "", ""], ["1", "Họp", "", ""]]


def test_a_line_between_rows_is_a_group_or_the_rest_of_the_last_cell() -> None:
    read = document(
        HEADER,
        "II. Cải cách thể chế",
        "1\tHọp\tVăn phòng\tQuý I",
        "(nếu có)",
        "2\tHọp\tTYT\tQuý II",
        "",
        "Hết",
    )
    table = read.tables[0]
    assert [cell.merged for cell in table.rows[1].cells] == [*[""], *["across"] * 3]
    assert cells(table)[2][3] == "Quý I\n(nếu có)"
    assert texts(read) == ["Hết"]


def test_a_cell_that_excel_put_in_quotes_keeps_its_lines() -> None:
    read = document(HEADER, '1\tHọp "nội bộ"\tVP\t"Quý I', 'hoặc ""quý II"""', "2\tHọp\tTYT\tQuý II")
    assert cells(read.tables[0])[1:] == [
        ["1", 'Họp "nội bộ"', "VP", 'Quý I\nhoặc "quý II"'],
        ["2", "Họp", "TYT", "Quý II"],
    ]


def test_spaces_part_columns_and_that_is_told() -> None:
    read = document(*SPACED.splitlines())
    (table,) = read.tables
    assert cells(table)[2] == [
        "1",
        "Ban hành kế hoạch tuyên truyền",
        "Phòng VHXH",
        "Các đơn vị",
        "Quý I/2026",
    ]
    assert cells(table)[4] == ["2", "Khảo sát", "Trung tâm PVHCC xã", "", "Quý II/2026"]
    assert [cell.merged for cell in table.rows[3].cells] == ["", *["across"] * 4]
    assert [(doubt.code, doubt.place and doubt.place.line) for doubt in read.doubts] == [("cells-guessed", 1)]
    assert texts(read) == ["Ghi chú: các đơn vị báo cáo trước ngày 20 hằng tháng."]


def test_bars_part_columns_too() -> None:
    read = document("| TT | Việc |", "+----+------+", "| 1 | Họp |", "| 2 | Đi |")
    assert cells(read.tables[0])[-1] == ["2", "Đi"]


def test_head_and_foot_are_read_side_by_side() -> None:
    read = document(
        "   ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "   XÃ BÌNH MINH TÂY            Độc lập - Tự do - Hạnh phúc",
        "",
        "                       KẾ HOẠCH",
        "",
        "Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN",
        "- Sở Nội vụ;\t\t\t     CHỦ TỊCH",
        "- Lưu: VT.",
        "",
        "",
        "                                   Nguyễn Văn A",
    )
    head, foot = read.tables
    assert cells(head)[0] == [
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH TÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]
    assert cells(foot)[0] == [
        "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A",
    ]
    assert not head.has_borders
    assert texts(read) == ["KẾ HOẠCH"]


def test_lines_that_only_bars_part_are_a_table_even_with_empty_lines_between() -> None:
    read = document(
        "PHỤ LỤC",
        "TT | Nhiệm vụ | Chủ trì | Thời gian",
        "",
        "I | Cải cách thể chế | Cải cách thể chế | Cải cách thể chế",
        "",
        "1 | Rà soát | Văn phòng | 2026",
        "Ghi chú: a | b",
    )
    assert texts(read) == ["PHỤ LỤC", "Ghi chú: a | b"]
    (found,) = read.tables
    assert cells(found) == [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["I", "Cải cách thể chế", "Cải cách thể chế", "Cải cách thể chế"],
        ["1", "Rà soát", "Văn phòng", "2026"],
    ]
    assert document("A | B | C | D", "Một đoạn văn").tables == ()
    assert document("UBND XÃ | CỘNG HÒA", "Số: 1 | ngày 2").tables == ()


def test_lines_that_only_wrap_are_one_paragraph() -> None:
    read = document(
        "  Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm",
        "2025; theo đề nghị của Trưởng phòng tại Tờ trình này của Văn hóa",
        "- Xã hội.",
        "  - Theo dõi việc thực hiện.",
    )
    assert len(texts(read)) == 2


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs() -> None:
    long = "Nâng cao chất lượng phục vụ người dân, doanh nghiệp trong giải quyết thủ tục hành chính, " * 2
    assert len(texts(document("I. MỤC ĐÍCH", long.strip(), "Yêu cầu", long.strip(), "Hết"))) == 5


def test_bytes_that_are_no_text_are_a_sentence() -> None:
    for data in (b"\xff\xfeA", b"K\xea ho\xb9ch", b"\xe1\xba", b"a\0b"):
        with pytest.raises(FileError):
            plain_text.read(data)
    assert texts(plain_text.read("Kế hoạch".encode("utf-16"))) == ["Kế hoạch"]


@pytest.mark.parametrize(
    "piece",
    [
        "a\tb\n",
        "a|b|c|d\n",
        "a|b|c|d\n\na|b\n",
        '"\t\t\n',
        "a  b  c\n",
        "  \n",
        "|a|\n",
        "1\n",
        "a   b\n",
        "\t\t\t",
        "a  ",
    ],
)
def test_a_line_ten_thousand_times_takes_no_time(piece: str) -> None:
    document(piece * 10_000)
