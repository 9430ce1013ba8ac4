"""A source document → all that it says of a plan: head, body, offices, tasks, doubts, what was left out.

Knows no files and writes nothing. Read next: `cchc.drafts.annex_tables` (which tables hold tasks),
`cchc.drafts.draft_text` (the YAML of a reading).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.drafts import annex_rows, annex_tables, body, head, offices, prose_tasks
from cchc.drafts.reading import Reading

if TYPE_CHECKING:
    from cchc.sources.document import SourceDocument


def read(document: SourceDocument) -> Reading:
    """Return what a document says of a plan."""
    tables = annex_tables.find(document)
    heading = head.read(document, tables.of_tasks)
    main = body.read(document)
    rows = annex_rows.read(
        document,
        tables.annexes,
        year=int(heading.plan.year) if re.fullmatch(r"\d{4}", heading.plan.year) else None,
        areas=[area.title for area in main.body.areas],
        registered=[name for row in tables.registers for name in row if name]
        + [owner for duty in main.body.duties for owner in duty.owners],
    )
    tasks, doubts, parts = rows.tasks, rows.doubts, main.body
    if not tables.annexes:
        prose = prose_tasks.read(document, main.body)
        tasks, doubts, parts = prose.tasks, prose.doubts, prose.body
    found = offices.read(parts, tasks, tables.registers, heading.plan.closing)
    told = (
        *document.doubts,
        *heading.doubts,
        *head.year_doubts(heading.plan, tasks),
        *main.doubts,
        *tables.doubts,
        *doubts,
        *found.doubts,
    )
    # What stands in a table is told by row already, read as a line of the body or not.
    left_out = (skipped for skipped in main.left_out if skipped.place.row is None)
    skipped = (*tables.skipped, *rows.skipped, *left_out)
    return Reading(heading.plan, parts, found.offices, tasks, told, skipped)
