"""Rows in plain forms: every cell comes back as it went in."""

from __future__ import annotations

import csv
import io

import cmarkgfm
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reports.listing import Column, Listing, comma_separated, escape_formula, markdown, plain, visible

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1
).map(str.strip)


def one_cell(text: str) -> Listing:
    return Listing((Column("Nội dung"),), ((text,),))


def test_plain_rows_have_a_line_each_and_tabs_between_cells() -> None:
    rows = Listing((Column("A"), Column("B")), (("1", "hai\nba\tbốn"), ("2", "")))
    assert plain(rows) == "1\thai ba bốn\n2\t\n"
    assert plain(rows, heading=True).startswith("A\tB\n")


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
