"""Notes of a draft that an update settles: who gives a task its deadline has done what its note asks for.

A note is about a field by its words; what it quotes says nothing. Notes of people stay, whatever they say.

Read next: `cchc.planfile.draft_comments` (what is a draft's), `cchc.planfile.updating` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names, patterns
from cchc.placeholders import LOOK, NO_DUE, NOBODY, UNSORTED_ID
from cchc.planfile import document, draft_comments
from cchc.yamltext import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.changes import Change
    from cchc.planfile.document import Document

_MARK = f"# {LOOK}"
# The words by which a note is about a field, folded.
_ABOUT = (
    ("due", "thoi han"),
    ("area", "linh vuc"),
    ("coordinators", "phoi hop"),
    ("owner", "co quan"),
    ("title", "noi dung"),
)
_FIELDS = {field for field, _ in _ABOUT}
_OPEN = {names.fold(value) for value in (NO_DUE, NOBODY, UNSORTED_ID)}  # values that settle nothing
_QUOTED = patterns.lazy(r"“[^”]*”")


def dropped(edited: Document, changes: Iterable[Change]) -> Document:
    """Return a document without the draft's notes about what was changed in its tasks; the same if none."""
    settled: dict[str, set[str]] = {}
    for change in changes:
        field = str(change.path[0]) if change.path else ""
        is_said = not (isinstance(change.after, str) and names.fold(change.after) in _OPEN)
        if change.record.startswith("task:") and field in _FIELDS and change.after is not None and is_said:
            settled.setdefault(change.record.removeprefix("task:"), set()).add(field)
    if not settled or _MARK not in edited.text:
        return edited
    lines = edited.text.splitlines(keepends=True)
    gone = {at for row, fields in _rows(edited, settled) for at in _notes(lines, row, fields)}
    if not gone:
        return edited
    text = "".join(line for at, line in enumerate(lines) if at not in gone)
    bom = edited.data[: len(edited.data) - len(edited.text.encode())]
    return document.parse(bom + text.encode(), edited.name, edited.plain)


def _rows(edited: Document, settled: dict[str, set[str]]) -> Iterator[tuple[int, set[str]]]:
    """Yield the lines, from 0, at which changed tasks begin, with the fields that were changed."""
    tasks = edited.plain.get("tasks")
    for place, task in enumerate(tasks if isinstance(tasks, list) else []):
        number = str(task.get("id")) if isinstance(task, dict) else ""
        if number in settled:
            yield nodes.location_of(edited.tree, ("tasks", place)).line - 1, settled[number]


def _notes(lines: Sequence[str], row: int, fields: set[str]) -> Iterator[int]:
    """Yield the lines of the notes right above a line that are about one of the fields."""
    first = row
    while first and lines[first - 1].lstrip(" ").startswith("#"):
        first -= 1
    at = first
    while at < row:
        end = at + 1
        while end < row and not _begins(lines[end]) and draft_comments.are_a_drafts(lines[end - 1 : end + 1]):
            end += 1
        if _field_of("".join(lines[at:end])) in fields:
            yield from range(at, end)
        at = end


def _begins(line: str) -> bool:
    """Whether a comment of a draft's begins in a line, rather than goes on."""
    return draft_comments.are_a_drafts([line])


def _field_of(note: str) -> str:
    """Return the one field that a draft's note is about; nothing for another comment, or of several fields.

    >>> _field_of("# ? thời hạn trước ghi “cơ quan”: ghi thời hạn"), _field_of("# nguồn: bảng 3")
    ('due', '')
    >>> _field_of("# ? xem lại thời hạn và cơ quan chủ trì"), _field_of("# ? nhiều cơ quan phối hợp")
    ('', 'coordinators')
    """
    if not note.strip().startswith(_MARK):
        return ""
    words = names.fold(_QUOTED.sub("", re.sub(r"\n\s*#", " ", note)))
    found = {field for field, sign in _ABOUT if sign in words}
    if "coordinators" in found:
        found.discard("owner")  # an office, too
    return found.pop() if len(found) == 1 else ""
