"""What is said of the documents of a row beside what is taken over: those without a day, those typed over.

Read next: `cchc.intake.documents` (what is taken over), `cchc.intake.untaken` (the sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.intake import document_cells, documents
from cchc.intake.rows import RejectedCellError
from cchc.reports.sheet_columns import DOCUMENT_DAYS, DOCUMENTS
from cchc.yamltext.decoding import find_unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.intake.rows import Row


def dropped(row: Row, shown: Mapping[str, str]) -> list[str]:
    """Return the numbers that stood in a row's cell of documents and that somebody typed others over.

    `shown` is what a sheet made now would have in the row's cells.
    """
    cell = row.edited_cell(DOCUMENTS)
    if cell is None:
        return []
    now = document_cells.listed(cell.lines)
    before = row.written_text(DOCUMENTS) if row.remembers(DOCUMENTS) else shown.get(DOCUMENTS, "")
    there = document_cells.listed(shown.get(DOCUMENTS, ""))
    return [
        number
        for number in document_cells.listed(before)
        if document_cells.is_among(number, there) and not document_cells.is_among(number, now)
    ]


def undated(row: Row, shown: Mapping[str, str]) -> list[str]:
    """Return the new documents of a row that bear no day; they count from the day they are recorded on."""
    cell = row.edited_cell(DOCUMENTS)
    numbers = [] if cell is None else document_cells.listed(cell.lines)
    known = document_cells.listed(f"{shown.get(DOCUMENTS, '')};{row.written_text(DOCUMENTS)}")
    new = [
        each for each in numbers if not (document_cells.is_among(each, known) or document_cells.unclear(each))
    ]
    if not new or find_unreadable(row.text(DOCUMENTS)):
        return []
    try:
        days = documents.parts_beside(
            row, DOCUMENT_DAYS, (len(numbers), len(new)), shown.get(DOCUMENT_DAYS, "")
        )
    except RejectedCellError:
        return []  # the row is rejected
    said = dict(zip(numbers, days, strict=True))
    return [number for number in new if not said[number] and not document_cells.days_in(number)]
