"""A column of dates typed day first on a computer that reads the month first.

"6/2" became the day 2 June, and "27/2", which is no date there, stayed text. So a column whose real
dates all have days up to 12 while its text dates have later ones is doubtful in every real date; only a
person may turn them round, all at once. Read next: `cchc.drafts.annexes.task_rows`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import patterns
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.annexes.task_tables import Annex
    from cchc.drafts.reading import SourceTask

_LAST_MONTH = 12
_TEXT_DATE = patterns.lazy(r"\D*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{2,4}\D*")


def doubts(annex: Annex, tasks: Sequence[SourceTask]) -> list[Doubt]:
    """Return the doubt that the real dates of an annex's column of deadlines are swapped, if they may be."""
    column = annex.columns.chosen.get("due")
    if column is None:
        return []
    cells = [(row, row.cells[place]) for row in annex.rows for place in column.places if not row.is_hidden]
    days = {row.place: cell.day for row, cell in cells if cell.day is not None and not cell.merged}
    texts = [match for _, cell in cells if cell.day is None and (match := _TEXT_DATE.fullmatch(cell.text))]
    has_late_text = any(int(match[1]) > _LAST_MONTH >= int(match[2]) for match in texts)
    if not days or not has_late_text or any(day.day > _LAST_MONTH for day in days.values()):
        return []
    told = tuple(task.number for task in tasks if task.place in days and task.number)
    words = f"Cột “{column.header}”: {len(days)} ngày có thể bị đảo ngày và tháng."
    return [Doubt("dates-swapped", min(days, key=lambda place: place.row or 0), words, told)]
