"""A source document → all that it says of a plan: head, body, offices, tasks, doubts, what was left out.

Knows no files and writes nothing. Read next: `cchc.drafts.annexes.task_tables` (which tables hold tasks),
`cchc.drafts.writing.draft` (the YAML of a reading).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.drafts.annexes import task_rows, task_tables, unread_tables
from cchc.drafts.offices import register
from cchc.drafts.paragraphs import body, head, head_doubts, parts, prose_tasks
from cchc.drafts.reading import Reading, Skipped
from cchc.sources.document import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.reading import SourceTask
    from cchc.sources.document import Place, SourceDocument


def read(document: SourceDocument) -> Reading:
    """Return what a document says of a plan."""
    tables = task_tables.find(document)
    found = parts.read(document.without_rows_of(tables.of_tasks))
    heading = head.read(document, found, tables.of_tasks)
    main = body.read(found)
    year = int(heading.plan.year) if re.fullmatch(r"\d{4}", heading.plan.year) else None
    rows = task_rows.read(
        document,
        tables.annexes,
        year=year,
        areas=[area.title for area in main.body.areas],
        registered=[name for row in tables.registers for name in row if name]
        + [owner for duty in main.body.duties for owner in duty.owners],
    )
    tasks, doubts, text = rows.tasks, rows.doubts, main.body
    left_out = tables.skipped
    if not tables.annexes:
        prose = prose_tasks.read(document, main.body, year=year)
        tasks, doubts, text = prose.tasks, prose.doubts, prose.body
        left_out = _without_tasks(document, left_out, tasks)
    registered = register.read(text, tasks, tables.registers, heading.plan.closing)
    if any(doubt.code in {"no-text", "cells-lost"} for doubt in document.doubts):
        doubts = tuple(doubt for doubt in doubts if doubt.code != "no-annex")  # nobody can know
    told = (
        *document.doubts,
        *heading.doubts,
        *head_doubts.of_deadlines(heading.plan, tasks),
        *main.doubts,
        *tables.doubts,
        *doubts,
        *registered.doubts,
    )
    # What stands in a table is told by row already, read as a line of the body or not.
    paragraphs = (skipped for skipped in main.left_out if skipped.place.row is None)
    skipped = _in_order(document, (*left_out, *rows.skipped, *paragraphs))
    return Reading(heading.plan, text, registered.offices, tasks, told, skipped)


def _in_order(document: SourceDocument, skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """Return what was left out in the order of the document."""
    order: dict[Place, int] = {}
    for block in document.blocks:
        rows = block.rows if isinstance(block, Table) else ()
        for place in (block.place, *(row.place for row in rows)):
            order.setdefault(place, len(order))
    return tuple(sorted(skipped, key=lambda each: order.get(each.place, len(order))))


def _without_tasks(
    document: SourceDocument, skipped: Sequence[Skipped], tasks: Sequence[SourceTask]
) -> tuple[Skipped, ...]:
    """Return what was left out without the rows of tables in which the body's tasks stand.

    A whole letter may stand in a table that only lays it out; of such a table the other rows are named.
    """
    rows = {task.place for task in tasks if task.place.row is not None}
    holding = {place._replace(row=None): place for place in rows}
    kept: list[Skipped] = []
    for each in skipped:
        if each.place in holding:
            table = next(table for table in document.tables if table.place == each.place)
            others = (row for row in table.rows if row.place not in rows)
            kept += [Skipped(row.place, each.reason, unread_tables.row_words(row)) for row in others]
        elif each.place not in rows:
            kept.append(each)
    return tuple(kept)
