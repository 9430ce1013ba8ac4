"""A web page as paragraphs and tables: spans, layout, lists, what nobody sees, old fonts."""

from __future__ import annotations

import contextlib

import pytest

from cchc.errors import CchcError, FileError
from cchc.sources.document import SourceDocument, Table
from cchc.sources.web import web_page
from tests.support.intake_cases import FOLDER


def document(html: str) -> SourceDocument:
    return web_page.read(html.encode())


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def numbered(read: SourceDocument) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in read.paragraphs]


def test_the_handed_page_has_its_head_foot_and_annex() -> None:
    head, foot, annex = web_page.read((FOLDER / "seed.html").read_bytes()).tables
    assert [head.has_borders, foot.has_borders, annex.has_borders] == [False, False, True]
    assert len(annex.rows) == 21
    assert cells(annex)[1][4] == "Quý I/2026"


def test_spans_are_set_out_on_the_grid() -> None:
    (table,) = document(
        "<table><thead><tr><th rowspan=2>TT<th rowspan=2>Việc<th colspan=2>Phân công</thead>"
        "<tr><td>Chủ trì<td>Phối hợp<tr><td>1<td>Họp<td rowspan=0>Văn phòng<td>TYT<tr><td>2<td>Đi<td></table>"
    ).tables
    assert cells(table)[1:] == [
        ["TT", "Việc", "Chủ trì", "Phối hợp"],
        ["1", "Họp", "Văn phòng", "TYT"],
        ["2", "Đi", "Văn phòng", ""],
    ]
    assert [[cell.merged for cell in row.cells] for row in table.rows] == [
        ["", "", "", "across"],
        ["down", "down", "", ""],
        ["", "", "", ""],
        ["", "", "down", ""],
    ]


def test_a_layout_table_is_entered_and_a_table_in_a_cell_is_told() -> None:
    layout = document(
        "<table><tr><td>Menu<td><p>Kế hoạch</p><table><tr><td>1<td>Ban hành kế hoạch</table></table>"
    )
    assert cells(layout.tables[0]) == [["1", "Ban hành kế hoạch"]]
    assert [each.text for each in layout.paragraphs] == ["Menu", "Kế hoạch"]
    nested = document(
        "<table><tr><td>1<td>Ban hành kế hoạch kiểm tra công vụ năm 2026<td><table><tr><td>VP<td>TYT</table></table>"
    )
    assert cells(nested.tables[0]) == [["1", "Ban hành kế hoạch kiểm tra công vụ năm 2026", "VP\nTYT"]]
    assert [doubt.code for doubt in nested.doubts] == ["nested-table"]


def test_lists_are_counted_as_a_browser_counts_them() -> None:
    read = document(
        "<ol type=I start=2><li>Hai<ul><li>x</ul><li value=5>Năm</ol><ol type=a><li>A<li>B</ol><ol><li>1</ol>"
    )
    assert numbered(read) == [
        ("II.", "Hai"),
        ("-", "x"),
        ("V.", "Năm"),
        ("a.", "A"),
        ("b.", "B"),
        ("1.", "1"),
    ]


def test_what_nobody_sees_is_left_out_and_told() -> None:
    read = document(
        "<style>.an {display:none} @media print {.in {display:none}}</style><script>x</script>"
        "<p>Một<span style='display: none'>ẩn 1</span><span class=an>ẩn 2</span><del>bỏ</del><!-- lời --> hai"
        "<a href='#sdfootnote1sym'><sup>1</sup></a></p><p hidden>ẩn 3</p><p class=in>Ba</p>"
    )
    assert [each.text for each in read.paragraphs] == ["Một hai", "Ba"]
    assert [doubt.code for doubt in read.doubts] == ["hidden-text", "tracked-change", "footnote"]
    assert all(text in read.doubts[0].text for text in ("ẩn 1", "ẩn 2", "ẩn 3"))


def test_what_is_struck_through_is_read_and_told() -> None:
    read = document(
        "<style>.gach {text-decoration: underline line-through}</style><p>Việc <s>cũ</s> mới</p>"
        "<p class=gach>Bỏ</p><p style='text-decoration: underline'>Giữ</p>"
    )
    assert [each.text for each in read.paragraphs] == ["Việc cũ mới", "Bỏ", "Giữ"]
    (doubt,) = read.doubts
    assert doubt.code == "struck-text"
    assert "“cũ”; “Bỏ”;" in doubt.text


def test_white_space_is_folded_and_breaks_are_kept() -> None:
    read = document(
        "<p>Kế\n\t hoạch&nbsp;&amp; <b>a<br>b</b></p>đuôi<pre>x\n  y</pre><p><strong>Đậm</strong></p>"
    )
    assert [each.text for each in read.paragraphs] == ["Kế hoạch & a\nb", "đuôi", "x\ny", "Đậm"]
    assert [each.is_bold for each in read.paragraphs] == [False, False, False, True]


def test_letters_of_an_old_font_are_converted_and_told() -> None:
    read = document(
        "<style>p.w {font-family: '.VnTime', serif}</style><p class=w>ñy ban <font face='Arial'>xã</font></p>"
        "<font face='.VnTimeH'>kÕ ho¹ch</font><p>Người</p>"
    )
    assert [each.text for each in read.paragraphs] == ["ủy ban xã", "KẾ HOẠCH", "Người"]
    assert {doubt.code for doubt in read.doubts} == {"font-legacy"}


def test_the_encoding_is_the_pages_own_and_never_guessed() -> None:
    page = "<meta charset=windows-1258><p>Hà</p>".encode("cp1258")
    assert [each.text for each in web_page.read(page).paragraphs] == ["Hà"]
    with pytest.raises(FileError, match="bảng mã"):
        web_page.read("<p>Hà</p>".encode("cp1258"))


def test_a_table_too_wide_is_refused() -> None:
    with pytest.raises(FileError, match="cột"):
        document("<table><tr>" + "<td colspan=1000>a" * 9 + "</table>")


@pytest.mark.parametrize(
    "piece", ["<p>", "<table>", "<table><tr><td>", "<ol><li>", "<b>", "<", "<td rowspan=9>", "</ol>", "a "]
)
def test_a_tag_without_end_ten_thousand_times_takes_no_time(piece: str) -> None:
    with contextlib.suppress(CchcError):
        document(piece * 10_000)
