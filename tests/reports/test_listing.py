"""Rows in plain forms: every cell comes back as it went in."""

from __future__ import annotations

import csv
import io

import cmarkgfm
import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cchc.reports.listing import (
    Column,
    Listing,
    comma_separated,
    escape_formula,
    markdown,
    markdown_text,
    plain,
    visible,
)

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1
).map(str.strip)


def one_cell(text: str) -> Listing:
    return Listing((Column("Nội dung"),), ((text,),))


MARKS = st.text("ab1ế[]()&;#*_`~!|\\:^x+-$.'{}=/<> ", min_size=1).map(lambda text: " ".join(text.split()))


@given(MARKS)
def test_text_is_never_markup_for_either_reader_of_markdown(text: str) -> None:
    for form, shown in (("| a |\n| --- |\n| {} |\n", "a"), ("- a {}\n", "a"), ("## a {}\n", "a")):
        source = form.format(markdown_text(text))
        for read in (
            cmarkgfm.github_flavored_markdown_to_html,
            MarkdownIt("gfm-like", {"linkify": False}).render,
        ):
            page = html5lib.parse(read(source), namespaceHTMLElements=False)
            assert "".join("".join(page.itertext()).split()) == shown + text.replace(" ", "")
            assert not {element.tag for element in page.iter()} & {
                "em",
                "strong",
                "del",
                "img",
                "a",
                "code",
                "input",
            }


def test_what_can_be_no_markup_is_not_escaped() -> None:
    for text in (
        "HĐND&UBND",
        "Văn phòng HĐND&UBND; thời hạn quý II/2026",
        "[nêu nguyên nhân]",
        "Lưu: VT, [đơn vị].",
        "a_b",
        "a__b",
        "R&D: 5 > 3",
        "!",
        "{x}",
    ):
        assert markdown_text(text) == text
    for text, escaped in (
        ("__0__", r"\_\_0\_\_"),
        ("a_b__ _c_", r"a_b\_\_ \_c\_"),
        ("[a](b)", r"\[a\](b)"),
        ("a] b", r"a\] b"),
        ("&amp;", r"\&amp;"),
        ("&ETH;", r"\&ETH;"),
        ("- [x]", r"- \[x\]"),
    ):
        assert markdown_text(text) == escaped


def test_plain_rows_have_a_line_each_and_tabs_between_cells() -> None:
    rows = Listing((Column("A"), Column("B")), (("1", "hai\nba\tbốn"), ("2", "")))
    assert plain(rows) == "1\thai ba bốn\n2\t\n"
    assert plain(rows, heading=True).startswith("A\tB\n")


@example("__0__")
@given(TEXT)
def test_a_cell_of_a_markdown_table_reads_back_as_it_was(text: str) -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(markdown(one_cell(text)))
    cell = next(html5lib.HTMLParser(namespaceHTMLElements=False).parse(html).iter("td"))
    assert " ".join("".join(cell.itertext()).split()) == " ".join(visible(text).split())


@given(TEXT)
def test_a_cell_of_csv_reads_back_as_it_was(text: str) -> None:
    table = comma_separated(one_cell(text))
    read = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))[1]
    assert (read or [""])[0] in (visible(text), f"'{visible(text)}")


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\tx", "＝1", "－1"])
def test_no_cell_becomes_a_formula(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3,5", "12", "50%", "Quý II/2026", "a=b"])
def test_a_number_or_plain_text_is_left_alone(text: str) -> None:
    assert escape_formula(text) == text


def test_csv_is_what_excel_on_windows_opens() -> None:
    table = comma_separated(one_cell("Phòng VHXH"))
    assert table == "\ufeffNội dung\r\nPhòng VHXH\r\n"
