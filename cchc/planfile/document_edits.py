"""From what a plan's data should be to the edited text, by the fewest edits.

The wished data are compared with the document's, each difference becomes one edit of the text, and
the new text must be a plan as any file is. (That it says exactly what was wished is seen to in
`cchc.yamltext.edits`, which hands on the data that it read from the new text.) Works without a disk.

Read next: `cchc.changes` (the differences), `cchc.yamltext.edits` (the text).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import KINDS, SECTIONS, compare, id_of
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.planfile import document, records, schema
from cchc.yamltext import edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.changes import Change
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.splicing.style_counts import StyleCounts

_RECORDS: dict[str, type[schema.Record]] = {
    "plan": schema.HeadRecord,
    "owners": schema.OwnerRecord,
    "duties": schema.DutyRecord,
    "areas": schema.AreaRecord,
    "tasks": schema.TaskRecord,
    "reporting": schema.ReportingRecord,
}


def apply_changes(
    opened: Document, wished: dict[str, Plain], style_counts: StyleCounts | None = None
) -> tuple[tuple[Change, ...], Document]:
    """Return what changes, and the document with the changes made; the same one when there are none.

    `style_counts` are those of the whole file when the document is an excerpt of one.

    Raises RequestError when the result would be no valid plan, SurroundingsError when the text is in
    a style that the edit can't keep.
    """
    changes = compare(opened.plain, wished)
    if not changes:
        return (), opened
    try:
        edited = edits.apply(
            opened.text,
            list(_edits(opened.plain, changes)),
            style_counts,
            data=opened.plain,
            tree=opened.tree,
        )
    except edits.EditError as error:
        place = f"{opened.name}:{error.location.line}:{error.location.column}"
        raise SurroundingsError(f"{place}: {error.message}", error.hint) from None
    bom = opened.data[: len(opened.data) - len(opened.text.encode())]
    try:
        return changes, document.parse(bom + edited.text.encode(), opened.name, edited.data)
    except PlanError as error:
        first = error.problems[0]
        message = f"cập nhật này làm kế hoạch sai, chưa ghi gì: {first.message}"
        raise RequestError(message, first.hint) from None


def _edits(data: dict[str, Plain], changes: tuple[Change, ...]) -> Iterator[edits.Edit]:
    for change in changes:
        yield from _edit(data, change)


def _edit(data: dict[str, Plain], change: Change) -> Iterator[edits.Edit]:
    """Return the edit that makes a change; an emptied list goes away whole, a filled one grows."""
    kind, _, number = change.record.partition(":")
    section = SECTIONS.get(kind)
    if section is not None and not change.path:
        yield _whole_record(data, section, number, change)
        return
    at = (section, _index(data, section, number)) if section else (kind,)
    path = (*at, *change.path)
    written = _value_at(data, path)
    if change.after is None:
        yield edits.Remove(path)
    elif isinstance(path[-1], int) and change.before is None and path[-1] >= len(_list_at(data, path[:-1])):
        yield edits.Append(path[:-1], change.after)
    elif written is None:
        yield edits.Add(path, change.after, _order(path))
    elif isinstance(change.after, list) and not written:
        yield from (edits.Append(path, item) for item in change.after)
    elif isinstance(change.after, dict) and not written:
        yield from (edits.Add((*path, key), value) for key, value in change.after.items())
    elif isinstance(change.after, str) and isinstance(written, str):
        yield edits.Set(path, change.after)
    else:  # no command makes a text of a list
        raise TypeError(path)


def _whole_record(data: dict[str, Plain], section: str, number: str, change: Change) -> edits.Edit:
    if change.after is None:
        return edits.Remove((section, _index(data, section, number)))
    if section in data:
        return edits.Append((section,), change.after)
    return edits.Add((section,), [change.after], records.TOP_KEYS)


def _index(data: dict[str, Plain], section: str, number: str) -> int:
    """Return the place of a record in its list."""
    items = data.get(section, "")
    return [id_of(item) for item in items].index(number)


def _value_at(data: Plain, path: Path) -> Plain | None:
    """Return what the file has at a path, None when the key isn't there."""
    value: Plain | None = data
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _list_at(data: Plain, path: Path) -> list[Plain]:
    found = _value_at(data, path)
    return found if isinstance(found, list) else []


def _order(path: Path) -> tuple[str, ...]:
    """Return the order of the fields in the record that a path leads into."""
    section = str(path[0])
    inner = path[2:-1] if section in KINDS else path[1:-1]
    return schema.known_fields(_RECORDS[section], inner)
