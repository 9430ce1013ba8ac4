"""A source document → all that it says of changes to a plan: sentences, tables of changes, added tasks.

The body and the annexes of one document tell the same change twice; it is one change here, and where they
differ a doubt. Knows no plan. Read next: `cchc.drafts.changes.change_sentences`,
`cchc.drafts.changes.change_tables`, `cchc.drafts.proposals.plan_proposals` (what the changes mean for a
plan).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts.annexes import task_rows, task_tables
from cchc.drafts.changes import (
    change_columns,
    change_sentences,
    change_tables,
    change_verbs,
    given_tasks,
    issued_documents,
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


_NEW_LIST = re.compile(
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
    annexes = [block for block in document.tables if not lines.lays_out(block)]
    said = change_sentences.read(issued_documents.body(lines.read(document, annexes)))
    body = list(lines.read(document, annexes))
    given = given_tasks.read(body) if issued.is_letter and not rows.changes else []
    ungiven = given_tasks.unread(body, (*said.changes, *given)) if issued.is_letter else ()
    from_tables = (*given, *(change for table in tables for change in table.changes), *rows.changes)
    changes, differing = _joined(said.changes, from_tables)
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
    new_list = next(
        (line.place for line in lines.read(document, annexes) if _NEW_LIST.search(line.text)), None
    )
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


def _joined(
    said: Sequence[SourceChange], listed: Iterable[SourceChange]
) -> tuple[tuple[SourceChange, ...], list[Doubt]]:
    """Return the changes of the body and of the tables, each once; the doubts are those told in two ways."""
    kept = list(said)
    doubts: list[Doubt] = []
    by_name: dict[str, list[SourceChange]] = {}
    for one in said:
        for name in _names(one):
            by_name.setdefault(name, []).append(one)
    for change in listed:
        told = (one for name in _names(change) for one in by_name.get(name, ()) if one in kept)
        other = next((one for one in told if _are_of_one(one, change)), None)
        if other is None:
            kept.append(change)
        elif change.task:
            kept[kept.index(other)] = _fuller(other, change)
        elif not _agree(other, change):
            words = f"{other.words.capitalize()}: phần lời ghi “{other.after}”, bảng ghi “{change.after}”."
            doubts.append(
                Doubt("changes-differ", change.place, words, (change.number,) if change.number else ())
            )
            kept.remove(other)
        else:
            kept[kept.index(other)] = _completed(other, change)
    return tuple(kept), doubts


def _names(change: SourceChange) -> tuple[str, ...]:
    """Return what a task is called by in a document: its number, its title."""
    title = change.task.title if change.task else change.title
    return tuple(filter(None, (change.number, names.key(title))))


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


def _are_of_one(one: SourceChange, other: SourceChange) -> bool:
    """Whether two changes are one that was told twice."""
    if one.task or other.task:
        if one.task is None or other.task is None:
            return False
        return names.key(one.task.title) == names.key(other.task.title)
    is_one_task = one.number == other.number if one.number and other.number else _same_title(one, other)
    kinds = {one.what, other.what}
    is_one_kind = len(kinds) == 1 or kinds <= {"set", "grow", "shrink"}
    return is_one_task and is_one_kind and one.field == other.field and one.place != other.place


def _agree(said: SourceChange, listed: SourceChange) -> bool:
    """Whether a sentence and a row of a table give a field the same words; what comes or goes is a part."""
    words, before, after = (names.fold(text) for text in (said.after, listed.before, listed.after))
    if said.what == "shrink" and listed.what == "set":
        return words in before and words not in after
    if said.what == "grow" and listed.what == "set":
        return words in after
    return words == after


def _same_title(one: SourceChange, other: SourceChange) -> bool:
    return bool(one.title) and names.key(one.title) == names.key(other.title)


def _completed(one: SourceChange, other: SourceChange) -> SourceChange:
    """Return a change of the body with what only the table says; "bổ sung" in words is whole in a cell."""
    if one.what in {"grow", "shrink"} and other.what == "set":
        one = one._replace(what="set", before=other.before, after=other.after)
    return one._replace(
        title=one.title or other.title,
        before=one.before or other.before,
        reason=one.reason or other.reason,
    )


def _fuller(one: SourceChange, other: SourceChange) -> SourceChange:
    """Return an added task with what either of two tellings says."""
    first, second = one.task, other.task
    if first is None or second is None:
        return one
    both = first._replace(
        **{name: getattr(first, name) or getattr(second, name) for name in first._fields if name != "place"}
    )
    return one._replace(task=both, number=one.number or other.number, target=one.target or other.target)
