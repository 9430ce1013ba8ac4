"""A text in Markdown as paragraphs and tables: its marks, lists, notes and tables in HTML."""

from __future__ import annotations

import pytest

from cchc.errors import FileError
from cchc.sources import bounds
from cchc.sources.document import Paragraph, SourceDocument, Table
from cchc.sources.markdown import markdown_document
from tests.support.intake_cases import FOLDER


def document(text: str) -> SourceDocument:
    return markdown_document.read(text.encode())


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def numbered(text: str) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in document(text).paragraphs]


def test_the_handed_text_gives_two_tables_and_a_note() -> None:
    read = markdown_document.read((FOLDER / "table.md").read_bytes())
    targets, tasks = read.tables
    assert len(targets.rows) == 3
    assert cells(tasks)[0][:2] == ["TT", "Tên nhiệm vụ"]
    assert cells(tasks)[2][1].splitlines()[1] == "cho người dân"
    assert cells(tasks)[5][5] == "Quý II | 2026"
    assert [(doubt.code, doubt.place) for doubt in read.doubts] == [("footnote", tasks.rows[5].place)]


def test_a_table_ends_where_no_bar_is_and_goes_on_after_an_empty_line() -> None:
    first, second = document("a|b\n-|-\n1|2\nGhi chú\n\n|c|d|\n|-|-|\n|3|4|\n\n|5|6|\n|7|8|\n").tables
    assert cells(first) == [["a", "b"], ["1", "2"]]
    assert cells(second) == [["c", "d"], ["3", "4"], ["5", "6"], ["7", "8"]]
    assert second.rows[3].place.to_dict() == {"table": 2, "row": 4}


def test_rows_are_as_many_cells_as_the_widest_one() -> None:
    (table,) = document("|a|b|\n|-|-|\n|1|\n|1|2|3|\n").tables
    assert cells(table) == [["a", "b", ""], ["1", "", ""], ["1", "2", "3"]]


def test_lines_with_bars_are_a_table_without_dashes_too() -> None:
    (table,) = document("| TT | Hạn |\n| 1 | Quý I |\n").tables
    assert cells(table) == [["TT", "Hạn"], ["1", "Quý I"]]


def test_what_stands_in_a_fence_is_no_table() -> None:
    read = document("```\na|b\n-|-\n```\n")
    assert read.tables == ()
    assert [each.text for each in read.paragraphs] == ["a|b", "-|-"]


def test_a_table_in_html_keeps_its_spans_and_stands_among_the_others() -> None:
    html = (
        "<table><tr><th rowspan=2>TT<th colspan=2>Phân công<tr><td>Chủ trì<td>Phối hợp"
        "<tr><td>1<td>Phòng **A**<br>B[^2]<td>&nbsp;</table>"
    )
    read = document(f"|a|\n|-|\n\nMột\n\n{html}\n\nHai\n\n[^2]: Theo luật\n")
    table = read.tables[1]
    assert cells(table) == [
        ["TT", "Phân công", "Phân công"],
        ["TT", "Chủ trì", "Phối hợp"],
        ["1", "Phòng A\nB", ""],
    ]
    assert [cell.merged for cell in table.rows[0].cells] == ["", "", "across"]
    assert table.rows[1].cells[0].merged == "down"
    assert table.rows[2].place.to_dict() == {"table": 2, "row": 3}
    assert [type(block) for block in read.blocks] == [Table, Paragraph, Table, Paragraph]
    assert "Theo luật" in read.doubts[0].text


def test_a_table_drawn_with_plus_signs_joins_the_lines_of_a_cell() -> None:
    (table,) = document(
        "+----+-----+\n| TT | Hạn |\n+====+=====+\n| 1  | Quý |\n|    | I   |\n+----+-----+\n"
    ).tables
    assert cells(table) == [["TT", "Hạn"], ["1", "Quý\nI"]]


def test_items_have_their_numbers_apart_and_lazy_ones_are_counted() -> None:
    assert numbered("1. a\n1. b\n   - c\n1. d\n") == [("1.", "a"), ("2.", "b"), ("-", "c"), ("3.", "d")]
    assert numbered("3) a\n4) b\n\nx\n\n1. c\n") == [("3)", "a"), ("4)", "b"), ("", "x"), ("1.", "c")]
    assert numbered("1. a\n   1. b\n2. c\n   1. d") == [("1.", "a"), ("1.", "b"), ("2.", "c"), ("1.", "d")]


def test_headings_are_bold_and_keep_the_number_that_was_typed() -> None:
    first, second, third = document(
        "## II. Nội dung ##\n\nKế hoạch\n===\n\nChữ **đậm** một phần\n"
    ).paragraphs
    assert (first.text, first.number, first.is_bold) == ("II. Nội dung", "", True)
    assert (second.text, second.is_bold, third.is_bold) == ("Kế hoạch", True, False)


def test_lines_that_only_wrap_are_joined_and_lines_of_a_person_are_not() -> None:
    wrapped = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm\n2025;\n"
    signature = "**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n"
    first, second = document(f"{wrapped}\n{signature}").paragraphs
    assert first.text.endswith("năm 2025;")
    assert second.text == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert second.is_bold


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("(*) Ghi chú", "(*) Ghi chú"),
        (r"số \*1\* và 2\|3", "số *1* và 2|3"),
        ("`a|b` <b>c</b> [d](http://x) ![e](f.png)", "a|b c d"),
        ("ten_tep_dai và __đậm__", "ten_tep_dai và đậm"),
        ("dưới <5% &amp; trên &lt;3", "dưới <5% & trên <3"),
        ("một<br/>hai", "một\nhai"),
        ("một  \nhai\\\nba", "một\nhai\nba"),
        ("> trích **dẫn** <!-- ẩn -->", "trích dẫn"),
    ],
)
def test_marks_are_taken_out_and_what_is_no_mark_stays(text: str, seen: str) -> None:
    assert document(text).paragraphs[0].text == seen


def test_front_matter_is_no_text() -> None:
    assert numbered("---\ntitle: x\n---\n\nA\n") == [("", "A")]


def test_bytes_of_no_known_encoding_are_asked_for() -> None:
    with pytest.raises(FileError, match="bảng mã"):
        markdown_document.read("Hà Nội".encode() + b"\xe0")


def test_a_table_too_wide_is_refused() -> None:
    line = "|" * (bounds.MAX_COLUMNS + 2)
    with pytest.raises(FileError, match="cột"):
        document(f"{line}\n|-|-|\n{line}\n")


@pytest.mark.parametrize(
    "piece", ["**a **", "<table>", "[a](", "`", "| a ", "> ", "_a_ ", "<!--", "1. ", "[^a"]
)
def test_a_mark_without_end_many_times_takes_no_time(piece: str) -> None:
    document(piece * 20_000)


def test_an_item_with_a_label_is_no_wrapped_line() -> None:
    text = (
        "**Nhiệm vụ 1:** Rà soát văn bản quy phạm pháp luật của xã\n- Chủ trì: Văn phòng\n- Hạn: Quý I/2026\n"
    )
    assert [words for _, words in numbered(text)] == [
        "Nhiệm vụ 1: Rà soát văn bản quy phạm pháp luật của xã",
        "Chủ trì: Văn phòng",
        "Hạn: Quý I/2026",
    ]


def test_marks_of_markdown_are_letters_in_a_table_of_html() -> None:
    table = document("<table><tr><td>`mẫu` 5* và 6*<td>&lt;b&gt; mã_số_ <td>**Thôn**</table>\n").tables[0]
    assert cells(table) == [["`mẫu` 5* và 6*", "<b> mã_số_", "Thôn"]]


def test_lines_of_a_table_of_html_dont_say_how_wide_a_text_was_wrapped() -> None:
    text = (
        "Theo dõi, đôn đốc chế độ làm việc của cán bộ, công chức và người lao động theo\n"
        "Quyết định số 500/QĐ-UBND.\n\n"
    )
    row = f"<tr><td>{'Rà soát văn bản ' * 6}</td></tr>"
    for html in ("", f"<table>\n{row}\n</table>\n"):
        assert [paragraph.text for paragraph in document(text + html).paragraphs] == [" ".join(text.split())]
