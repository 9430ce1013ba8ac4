"""A source document → all that it says of changes to a plan: sentences, tables of changes, added tasks.

Knows no plan. Read next: `cchc.drafts.changes.change_sentences`, `cchc.drafts.changes.change_tables`,
`cchc.drafts.changes.retellings` (what both say), `cchc.drafts.proposals.plan_proposals` (what the changes
mean for a plan).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.annexes import task_rows, task_tables
from cchc.drafts.changes import (
    change_columns,
    change_sentences,
    change_tables,
    change_verbs,
    given_tasks,
    issued_documents,
    retellings,
    row_intents,
)
from cchc.drafts.changes.source_changes import ChangesReading, SourceChange
from cchc.drafts.paragraphs import lines
from cchc.sources.document import SourceDocument
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc.drafts.changes.change_sentences import Count
    from cchc.drafts.reading import Skipped
    from cchc.sources.document import Place

# What a row lacks is asked for by its own codes once the plan is known.
_OF_DRAFTS = frozenset({
    "area-missing", "owner-missing", "due-missing", "no-annex", "number-missing", "number-gap",
    "number-repeated", "column-missing", "owner-several", "group-or-task", "title-year",
})  # fmt: skip
_NEW_LIST = patterns.lazy(
    r"\b(?:thay thế|thay)\s+(?:toàn bộ\s+)?(?:các\s+)?(?:phụ lục|danh mục|biểu)\b"
    r"|\b(?:phụ lục|danh mục|biểu)\b[^;.]{0,120}\bthay (?:thế )?(?:cho )?(?:phụ lục|danh mục|biểu)\b",
    re.IGNORECASE,
)


class _Rows(NamedTuple):
    changes: tuple[SourceChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read(document: SourceDocument, registered: Sequence[str] = (), year: int | None = None) -> ChangesReading:
    """Return what a document says of changes; `registered` are names of known offices, `year` the plan's."""
    of_changes = {
        id(block): columns
        for block in document.tables
        if not block.is_hidden and not lines.lays_out(block) and (columns := change_columns.find(block))
    }
    rest = SourceDocument(
        tuple(block for block in document.blocks if id(block) not in of_changes),
        document.doubts,
        document.asides,
    )
    issued = issued_documents.read(document)
    tables = [
        change_tables.read(block, of_changes[id(block)])
        for block in document.tables
        if id(block) in of_changes
    ]
    rows = _annexes(rest, registered, year, is_letter=issued.is_letter)
    found = lines.read(document, [block for block in document.tables if not lines.lays_out(block)])
    said = change_sentences.read(issued_documents.body(found))
    given = given_tasks.read(found) if issued.is_letter and not rows.changes else []
    ungiven = given_tasks.unread(found, (*said.changes, *given)) if issued.is_letter else ()
    from_tables = (*given, *(change for table in tables for change in table.changes), *rows.changes)
    changes, differing = retellings.joined(said.changes, from_tables)
    doubts = (
        *(doubt for doubt in document.doubts if doubt.code not in _OF_DRAFTS),
        *said.doubts,
        *(doubt for table in tables for doubt in table.doubts),
        *rows.doubts,
        *ungiven,
        *differing,
        *_count_doubts(said.counts, changes),
    )
    skipped = (*said.skipped, *(row for table in tables for row in table.skipped), *rows.skipped)
    new_list = next((line.place for line in found if _NEW_LIST.search(line.text)), None)
    return ChangesReading(issued, changes, doubts, skipped, new_list)


def _annexes(
    document: SourceDocument, registered: Sequence[str], year: int | None, *, is_letter: bool
) -> _Rows:
    """Return the rows of the tables that list tasks, each with what its table or group says is done."""
    found = task_tables.find(document)
    read_rows = task_rows.read(document, found.annexes, year=year, registered=registered)
    over_tables = row_intents.over_tables(document)
    tables = {id(annex.table): annex.table for annex in found.annexes}
    told: dict[Place, str] = {}
    headers: list[str] = []
    for table in tables.values():
        named = change_columns.numbers_of_tasks(table.rows)
        told |= named.by_row
        headers += filter(None, [named.header])
    changes: list[SourceChange] = []
    for task in read_rows.tasks:
        what = row_intents.of_row(task, over_tables, is_letter=is_letter)
        group = "" if row_intents.of_words(task.group) else task.group
        bare = task._replace(group=group)
        number = task.number if task.number.isdigit() and what != "add" else ""  # new ones are counted anew
        number, is_counted = (told[task.place], False) if task.place in told else (number, bool(number))
        change = SourceChange(what, task.place, number, task.title, is_counted=is_counted)
        if what in {"stop", "pause"}:
            reason = "" if row_intents.of_words(task.note) else task.note
            changes.append(change._replace(reason=reason))
        else:
            changes.append(change._replace(task=bare))
    doubts = tuple(
        doubt
        for doubt in (*found.doubts, *read_rows.doubts)
        if doubt.code not in _OF_DRAFTS and not any(f"“{header}”" in doubt.text for header in headers)
    )
    return _Rows(tuple(changes), doubts, (*found.skipped, *read_rows.skipped))


def _count_doubts(counts: Mapping[str, Count], changes: Sequence[SourceChange]) -> Iterator[Doubt]:
    """Yield the doubt that headings announce more or fewer tasks than were read."""
    kinds = {"add": {"add"}, "set": {"set", "grow", "shrink", "replace", "row"}, "stop": {"stop"}}
    if any(change.what == "either" for change in changes):
        return
    for mode, said in counts.items():
        of_mode = [change for change in changes if change.what in kinds.get(mode, ())]
        below = [change for change in of_mode if not change_verbs.mode_of(change.sentence)]
        read_count = _tasks_in(of_mode)
        if said.number not in {read_count, _tasks_in(below)}:  # other sentences may do the same by themselves
            text = f"Văn bản ghi “{said.words}”, đọc được {read_count} nhiệm vụ."
            yield Doubt("count-differs", said.place, text)


def _tasks_in(changes: Iterable[SourceChange]) -> int:
    return len({(change.number, change.title, change.task and change.task.title) for change in changes})
