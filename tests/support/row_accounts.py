"""Whether each row of each table of a document became a task or was skipped with its reason, once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.drafts.reading import Reading
    from cchc.sources.document import SourceDocument


def unaccounted(document: SourceDocument, reading: Reading) -> list[str]:
    """Return a line for each row that is lost or counted twice; a table skipped whole holds its rows.

    Where no table holds tasks, a row may hold the text of a letter, and several tasks in it.
    """
    is_prose = any(doubt.code == "no-annex" for doubt in reading.doubts)
    places = [task.place for task in reading.tasks]
    counts = Counter(set(places) if is_prose else places)
    counts.update(skipped.place for skipped in reading.skipped)
    lines = [
        f"skipped without a reason: {skipped.place}" for skipped in reading.skipped if not skipped.reason
    ]
    for table in document.tables:
        whole = counts[table.place]
        for row in table.rows:
            times = whole + counts[row.place]
            if times != 1:
                lines.append(f"{row.place.words}: {times} times ({[cell.text for cell in row.cells]})")
    return lines
