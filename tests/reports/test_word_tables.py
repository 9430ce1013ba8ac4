"""Tables of Word files: rows that head others, and forms from before the columns were others."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.shared import Length, Mm

from cchc.reports import document_kinds
from cchc.reports.official import progress, reminder
from cchc.reports.printers.word import word_document, word_template
from tests.reports.test_word_layout import FORMS
from tests.support import made_plans

if TYPE_CHECKING:
    from docx.table import Table

    from cchc.reports.official.official_document import OfficialDocument

DAY = date(2026, 9, 14)


def built() -> OfficialDocument:
    return progress.build(made_plans.made_year(), DAY)


def table_of(official: OfficialDocument, form: Path | None = None) -> Table:
    """Return the table of the tasks in a document that is printed with a form."""
    assert official.annex is not None
    first, second, *_ = official.annex.table.columns
    tables = docx.Document(io.BytesIO(word_document.render(official, DAY, template=form))).tables
    heads = [[cell.text for cell in table.rows[0].cells[:2]] for table in tables]
    return tables[heads.index([first, second])]


def widths(table: Table) -> list[int]:
    return [round(cell.width.mm) for cell in table.rows[-1].cells if cell.width is not None]


NOW = [round(column.width) for column in document_kinds.PROGRESS.columns]


def test_rows_that_head_others_are_bold_span_the_columns_and_stay_with_them() -> None:
    for official in (built(), reminder.build(made_plans.made_year(), DAY)):
        heads: list[Any] = []
        others: list[Any] = []
        for row in table_of(official).rows[1:]:
            is_head = len(row._tr.tc_lst) == 2  # noqa: SLF001  the cells that there are
            (heads if is_head else others).append(row)
        assert [row.cells[0].text for row in heads[:2]] == ["I", "II"]
        for row in heads:
            said = [cell.paragraphs[0] for cell in row.cells if cell.text]
            assert all(one.style.font.bold and one.paragraph_format.keep_with_next for one in said)
            number, words = row._tr.tc_lst  # noqa: SLF001
            assert (words.grid_span, round(Length(number.width + words.width).mm)) == (6, 252)
            assert len({cell.text for cell in row.cells[1:]}) == 1
        assert not any(cell.paragraphs[0].style.font.bold for row in others for cell in row.cells)


@pytest.mark.parametrize("name", ["bao-cao-first", "bao-cao-second"])
def test_a_form_from_before_the_columns_were_others_gives_them_their_room(name: str) -> None:
    """What is "Kết quả" now stood under "Tiến độ" there: a figure, 18 mm wide and centred."""
    form = FORMS / f"{name}.docx"
    before = docx.Document(str(form)).tables[-1]
    assert widths(before) == list(document_kinds.PROGRESS.earlier_widths), "the control"
    table = table_of(built(), form)
    assert widths(table) == NOW
    assert [round(column.width.mm) for column in table.columns if column.width is not None] == NOW
    styles = [cell.paragraphs[0].style for cell in table.rows[2].cells]
    assert [style.name for style in styles if style] == ["Giữa bảng", *["Trong bảng"] * 6]


def test_widths_that_an_office_chose_stay(tmp_path: Path) -> None:
    form = docx.Document(io.BytesIO(word_template.build(document_kinds.PROGRESS)))
    table = form.tables[2]
    for row in table.rows:
        for cell, width in zip(row.cells, (12, 70, 40, 35, 35, 20, 40), strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, (12, 70, 40, 35, 35, 20, 40), strict=True):
        column.width = Mm(width)
    form.save(str(tmp_path / "bao-cao.docx"))
    assert widths(table_of(built(), tmp_path / "bao-cao.docx")) == [12, 70, 40, 35, 35, 20, 40]
