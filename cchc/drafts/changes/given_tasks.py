"""Tasks that a letter gives in its paragraphs: "giao UBND các xã, phường: 1. …, hoàn thành trước …".

A paragraph that names who does it itself ("Giao Sở Nội vụ …") is theirs. All of it is a proposal; the title
stays as the paragraph words it, without who and until when. Read next: `cchc.drafts.changes.changes_reading`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.drafts.changes import added_tasks, task_references
from cchc.drafts.changes.source_changes import MAX_LETTERS, SourceChange
from cchc.drafts.offices import kinds, office_words
from cchc.drafts.paragraphs import lines, prose_words
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.drafts.paragraphs.lines import Line

_GIVES = patterns.lazy(
    r"\b(?:giao|yêu cầu|đề nghị)(?: cho)?\s+(?P<owner>[^:]+?)"
    r"\s*(?:(?:chủ trì |tổ chức )?thực hiện\b[^:]*|như sau|các (?:nhiệm vụ|nội dung)\b[^:]*)?:$",
    re.IGNORECASE,
)
_GIVES_AT_ONCE = patterns.lazy(
    r"giao(?: cho)?\s+(?P<owner>[^:;]{3,120}?)\s*:\s*(?P<task>\S.*)$", re.IGNORECASE
)
_GIVES_TO = patterns.lazy(r"giao\s", re.IGNORECASE)
_OWN = patterns.lazy(r"^(?:giao|yêu cầu|đề nghị)(?: cho)?\s+", re.IGNORECASE)
_FOOT = patterns.lazy(r"(noi nhan|phu luc|can cu)\b")


def read(rows: Iterable[Line]) -> list[SourceChange]:
    """Return the tasks that numbered paragraphs under "giao X:" give to X."""
    found: list[SourceChange] = []
    owner, rank = "", lines.PLAIN
    for line in rows:
        if len(line.text) > MAX_LETTERS:
            continue
        if direct := _GIVES_AT_ONCE.match(line.text):
            change = _task(line._replace(text=direct["task"]), direct["owner"])
            found += [change] if change else []
            continue
        if match := _GIVES.search(line.text):
            owner, rank = match["owner"].strip(), line.rank
            continue
        if _FOOT.match(line.folded):
            owner = ""
        is_item = bool(owner) and bool(line.marker) and (line.rank > rank or rank == lines.PLAIN)
        if is_item and (change := _task(line, owner)):
            found.append(change)
    return found


def unread(rows: Iterable[Line], found: Iterable[SourceChange]) -> Iterator[Doubt]:
    """Yield the doubt for each numbered paragraph "Giao X …" that gave no task and names none of a plan."""
    places = {change.place for change in found}
    for line in rows:
        is_given = bool(line.marker) and _GIVES_TO.match(line.text) and kinds.begins_as_office(line.text[5:])
        if is_given and line.place not in places and not task_references.numbers(line.text):
            yield Doubt("change-unread", line.place, f"Chưa hiểu việc được giao: “{line.text.strip()}”.")


def _task(line: Line, owner: str) -> SourceChange | None:
    """Return the task of a paragraph; None where no part of it is a task's words."""
    own = _OWN.match(line.text)
    said = prose_words.proposed(line.text)
    task = added_tasks.read(line.text, line.place).task
    if not task.title:
        return None
    owners = said.owners if own and said.owners else (task.owners or office_words.split(owner))
    due = task.due or said.due
    return SourceChange("add", line.place, task=task._replace(owners=owners, due=due), sentence=line.text)
