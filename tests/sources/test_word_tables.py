"""Tables of Word: merged cells, rows that begin or end inside the table, tables in cells, lines."""

from __future__ import annotations

import pytest

from tests.sources.test_word import doubts, read, rows, texts
from tests.support.word_files import abstract, level, listed, numbered, p, tbl, tc, tr

_TWO = '<w:gridSpan w:val="2"/>'
_BEGINS = '<w:vMerge w:val="restart"/>'
_GOES_ON = "<w:vMerge/>"
_LINES = "".join(
    f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_LINES = _LINES.replace("single", "nil")


def test_a_cell_across_columns_stands_at_each_of_them() -> None:
    assert rows(read(tbl(tr("1", tc("I. NHÓM", _TWO)), tr("2", "a", "b")))) == [
        ["1", "I. NHÓM", "<I. NHÓM"],
        ["2", "a", "b"],
    ]


def test_a_cell_that_goes_on_downwards_says_what_the_upper_one_says() -> None:
    table = tbl(
        tr("1", tc("Văn phòng", _BEGINS)),
        tr("2", tc("", _GOES_ON)),
        tr("3", tc("", '<w:vMerge w:val="continue"/>')),
        tr("4", tc("Phòng", _BEGINS)),
        tr("5", ""),
    )
    assert [row[1] for row in rows(read(table))] == ["Văn phòng", "^Văn phòng", "^Văn phòng", "Phòng", ""]


def test_a_cell_that_goes_on_from_nothing_says_its_own() -> None:
    assert rows(read(tbl(tr("1", tc("a", _GOES_ON)), tr("2", tc("b", _GOES_ON))))) == [
        ["1", "a"],
        ["2", "^a"],
    ]


def test_a_cell_that_goes_on_under_a_row_of_other_columns_says_its_own() -> None:
    table = tbl(
        tr("1", tc("a", _BEGINS), "x"),
        tr(tc("nhóm", '<w:gridSpan w:val="3"/>')),
        tr("2", tc("b", _GOES_ON), "y"),
    )
    assert rows(read(table))[2] == ["2", "b", "y"]


def test_a_block_of_cells_is_merged_down_where_it_goes_on() -> None:
    table = tbl(tr(tc("a", _TWO + _BEGINS), "x"), tr(tc("", _TWO + _GOES_ON), "y"), tr("1", "2", "3"))
    assert rows(read(table)) == [["a", "<a", "x"], ["^a", "^a", "y"], ["1", "2", "3"]]


def test_text_in_a_cell_that_is_covered_is_named() -> None:
    document = read(tbl(tr(tc("a", _BEGINS)), tr(tc("bị che", _GOES_ON))))
    assert doubts(document, "hidden-text") == [("bảng 1, dòng 2", "Chữ bị ẩn, không đọc: “bị che”.")]


def test_the_older_merge_across_is_known() -> None:
    first, rest = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    table = tbl(tr(tc("I. NHÓM", first), tc("", rest), tc("", rest)), tr("1", "a", "b"))
    assert rows(read(table))[0] == ["I. NHÓM", "<I. NHÓM", "<I. NHÓM"]


def test_rows_begin_and_end_inside_the_table() -> None:
    table = tbl(
        tr("1", "a", "b"),
        tr("c", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        tr("2", "d"),
    )
    assert rows(read(table)) == [["1", "a", "b"], ["", "c", ""], ["2", "d", ""]]


def test_columns_in_which_no_cell_begins_are_not_columns() -> None:
    assert rows(read(tbl(tr(tc("1", _TWO), "a"), tr(tc("2", _TWO), "b")))) == [["1", "a"], ["2", "b"]]


def test_a_merge_that_is_tracked_counts_as_accepted() -> None:
    merge = '<w:cellMerge w:id="1" w:author="a" w:vMerge="cont"/>'
    assert rows(read(tbl(tr(tc("a")), tr(tc("", merge))))) == [["a"], ["^a"]]


def test_paragraphs_and_breaks_of_a_cell_are_lines_of_it() -> None:
    cell = tc(p("Phòng Kinh tế;") + p() + p("<w:r><w:t>Công an xã</w:t><w:br/><w:t>Trạm Y tế</w:t></w:r>"))
    assert rows(read(tbl(tr("1", cell)))) == [["1", "Phòng Kinh tế;\nCông an xã\nTrạm Y tế"]]


def test_a_table_in_a_cell_becomes_lines_of_it() -> None:
    inner = tbl(tr("a)", "Phòng Kinh tế"), tr(tc("Công an xã", _TWO)))
    document = read(tbl(tr("1", tc(p("Gồm:") + inner + p("hết")))))
    assert rows(document) == [["1", "Gồm:\na) Phòng Kinh tế\nCông an xã\nhết"]]
    assert doubts(document, "nested-table") == [
        (
            "bảng 1, dòng 1",
            "Bảng nằm trong ô, đọc mỗi dòng của nó thành một dòng chữ: “a) Phòng Kinh tế Công an xã”.",
        )
    ]
    assert len(document.tables) == 1


def test_a_table_of_one_cell_around_a_table_only_lays_it_out() -> None:
    document = read(p("Trước") + tbl(tr(tc(p("PHỤ LỤC") + tbl(tr("1", "Việc"))))) + p("Sau"))
    assert rows(document) == [["1", "Việc"]]
    assert texts(document) == ["Trước", "PHỤ LỤC", "Sau"]
    assert doubts(document, "nested-table") == []


def test_the_number_of_a_cell_is_that_of_its_first_paragraph() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "bullet", "-")) + listed(1, 0)
    lines = p("a", properties=numbered(1)) + p("b", properties=numbered(1))
    table = tbl(tr(p(properties=numbered()), tc(lines)), tr(p("typed", properties=numbered()), "x"))
    document = read(table, numbering=numbering)
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    assert [(cell.number, cell.text) for cell in cells] == [
        ("1.", ""),
        ("-", "a\n- b"),
        ("2.", "typed"),
        ("", "x"),
    ]


def test_numbers_in_cells_that_are_covered_do_not_count() -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + listed(1, 0)
    number = p(properties=numbered())
    table = tbl(tr(tc(number, _BEGINS), "a"), tr(tc(number, _GOES_ON), "b"), tr(tc(number), "c"))
    assert [row[0] for row in rows(read(table, numbering=numbering))] == ["1", "^1", "2"]


_STYLE = (
    '<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Con"><w:basedOn w:val="Luoi"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "cell", "styles", "has_borders"),
    [
        ("", "", "", False),
        (f"<w:tblBorders>{_LINES}</w:tblBorders>", "", "", True),
        (f"<w:tblBorders>{_NO_LINES}</w:tblBorders>", "", "", False),
        ('<w:tblStyle w:val="Con"/>', "", _STYLE.format(_LINES), True),
        ('<w:tblStyle w:val="Con"/>', "", _STYLE.format(_NO_LINES), False),
        (
            f'<w:tblStyle w:val="Con"/><w:tblBorders>{_NO_LINES}</w:tblBorders>',
            "",
            _STYLE.format(_LINES),
            False,
        ),
        ("", f"<w:tcBorders>{_LINES}</w:tcBorders>", "", True),
        ("", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>', "", False),
        (f"<w:tblBorders>{_LINES}</w:tblBorders>", f"<w:tcBorders>{_NO_LINES}</w:tcBorders>", "", False),
        ("", "", _STYLE.format(_LINES).replace('styleId="Luoi"', 'styleId="Luoi" w:default="1"'), True),
    ],
    ids=[
        "none",
        "own",
        "own off",
        "style",
        "style off",
        "off over style",
        "cells",
        "a line under",
        "cells off",
        "default",
    ],
)
def test_a_table_has_lines_or_only_lays_out(
    properties: str, cell: str, styles: str, *, has_borders: bool
) -> None:
    document = read(tbl(tr(tc("a", cell), tc("b", cell)), properties=properties), styles=styles)
    assert document.tables[0].has_borders == has_borders


def test_a_span_of_any_size_is_bounded() -> None:
    document = read(tbl(tr(tc("a", '<w:gridSpan w:val="99999999"/>')), tr("1", "b")))
    assert len(document.tables[0].rows[0].cells) == 2


def test_edges_that_do_not_quite_meet_make_no_columns() -> None:
    table = tbl(
        tr("TT", tc("Nội dung", _TWO), "Chủ trì", properties='<w:gridAfter w:val="1"/>'),
        tr(tc("1", _TWO), "Việc", "Phòng", properties='<w:gridAfter w:val="1"/>'),
        tr("2", tc("Việc khác", _TWO), tc("Ban", _TWO)),
        tr(tc("NHÓM", '<w:gridSpan w:val="5"/>')),
        widths=(600, 40, 4000, 2000, 25),
    )
    assert rows(read(table)) == [
        ["TT", "Nội dung", "Chủ trì"],
        ["1", "Việc", "Phòng"],
        ["2", "Việc khác", "Ban"],
        ["NHÓM", "<NHÓM", "<NHÓM"],
    ]


def test_a_narrow_column_with_words_of_its_own_stays_one() -> None:
    table = tbl(tr("TT", "x", "Nội dung"), tr("1", "y", "Việc"), widths=(600, 150, 4000))
    assert rows(read(table)) == [["TT", "x", "Nội dung"], ["1", "y", "Việc"]]


def test_an_inserted_row_is_named_once() -> None:
    change = 'w:id="1" w:author="a"'
    row = tr("1", p(f"<w:ins {change}><w:r><w:t>Việc</w:t></w:r></w:ins>"), properties=f"<w:ins {change}/>")
    document = read(tbl(row))
    assert rows(document) == [["1", "Việc"]]
    assert len(doubts(document, "tracked-change")) == 1
