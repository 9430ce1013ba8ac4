"""The rows of a table of changes → changes: whole old cells beside the new ones, one change for each field.

Cells hold a field with its label ("Thời hạn: Quý II/2026"), several, or bare words whose field only the old
ones can tell. "Không có" on the left is a task that comes, "Không tiếp tục thực hiện" on the right one that
is given up. Read next: `cchc.drafts.changes.change_columns` (which column holds what).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.annexes import grid, unread_tables
from cchc.drafts.changes import (
    added_tasks,
    cut_rows,
    field_words,
    same_words,
    task_references,
)
from cchc.drafts.changes.source_changes import SourceChange
from cchc.drafts.offices import office_words
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.drafts.changes.change_columns import ChangeColumns
    from cchc.sources.document import Row, Table

_STOPS = patterns.lazy(
    r"(khong (tiep tuc )?(thuc hien|trien khai)|(bai |huy |loai )?bo|huy|dua ra khoi|dung thuc hien|cham dut)"
    r"\b.{0,60}"
)
_PAUSES = patterns.lazy(r"tam (dung|hoan|ngung)\b.{0,60}")
_MAX_NUMBER = 999
_MIN_TITLE = 20  # letters of a cell that stands for a task's title


class TableReading(NamedTuple):
    """The changes of a table, the rows that are none, and those that can't be read."""

    changes: tuple[SourceChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class _Beside(NamedTuple):
    """What stands in a row beside the old and the new words."""

    office: str
    note: str


def read(table: Table, columns: ChangeColumns) -> TableReading:
    """Return what the rows under a header of changes say."""
    changes: list[SourceChange] = []
    doubts: list[Doubt] = []
    skipped = [_skipped(row, "tiêu đề cột") for row in table.rows[: columns.rows]]
    rows = cut_rows.joined(table, columns)
    doubts += rows.doubts
    skipped += rows.skipped
    for row in rows.whole:
        if row.is_hidden:
            skipped.append(_skipped(row, "dòng bị ẩn"))
        elif _says_nothing(row, columns):
            skipped.append(_skipped(row, "dòng trống, tiêu đề hoặc tên nhóm"))
        elif found := list(_row_changes(row, columns)):
            changes += found
        elif _stays(row, columns):
            skipped.append(_skipped(row, "giữ nguyên"))
        else:
            words = unread_tables.row_words(row)
            doubts.append(Doubt("change-unread", row.place, f"Chưa hiểu dòng điều chỉnh: “{words}”."))
    return TableReading(tuple(changes), tuple(doubts), tuple(skipped))


def _skipped(row: Row, reason: str) -> Skipped:
    return Skipped(row.place, reason, unread_tables.row_words(row))


def _says_nothing(row: Row, columns: ChangeColumns) -> bool:
    places = (*columns.before.values(), *columns.after.values())
    words = [_cell(row, place) for place in places]
    wide = len(grid.own_texts(row)) <= 1
    counts = [text.strip("() ") for text in grid.own_texts(row)]
    return not any(words) or wide or all(text.isdigit() for text in counts)


def _stays(row: Row, columns: ChangeColumns) -> bool:
    """Whether a row says that all stays as it is."""
    pairs = [
        (_cell(row, columns.before.get(field, -1)), _cell(row, at)) for field, at in columns.after.items()
    ]
    return all(field_words.is_same(after) or _is_unchanged("", before, after) for before, after in pairs)


def _cell(row: Row, place: int) -> str:
    return row.cells[place].text.strip() if 0 <= place < len(row.cells) else ""


def _row_changes(row: Row, columns: ChangeColumns) -> Iterator[SourceChange]:
    number = _number(_cell(row, columns.number))
    title = " ".join(_cell(row, columns.title).split())
    if not number:
        old, new = (_cell(row, side.get("", -1)) for side in (columns.before, columns.after))
        found, named = _named(title or old or new)
        number, title = (found, named) if found or not title else (number, title)
    why = _reason(_cell(row, columns.reason))
    base = SourceChange("set", row.place, number, title, reason=why)
    beside = _Beside(_cell(row, columns.office), _reason(_cell(row, columns.note)))
    for field in dict.fromkeys((*columns.before, *columns.after)):
        if field not in columns.after:
            continue
        before, after = _cell(row, columns.before.get(field, -1)), _cell(row, columns.after[field])
        if field_words.is_same(after) or (field and not after):
            continue
        usual = field or field_words.field_of(_cell(row, columns.field))
        yield from _cell_changes(base, usual, before, after, beside)


def _named(text: str) -> tuple[str, str]:
    """Return the number and the title by which the words of a cell name their task; "" where they don't."""
    words = next((words for field, words in field_words.labelled(text) if field in {"", "title"}), "")
    found = task_references.first_numbers(words)
    return (found[0], task_references.title(words)) if len(found) == 1 else ("", "")


def _number(text: str) -> str:
    match = re.fullmatch(r"\D{0,12}?0*(\d{1,3})\D?", text.strip())
    return match[1] if match and int(match[1]) <= _MAX_NUMBER else ""


def _reason(text: str) -> str:
    return "" if field_words.is_nothing(text) else " ".join(text.split()).strip(" .;")


def _cell_changes(
    base: SourceChange, field: str, before: str, after: str, row: _Beside
) -> Iterator[SourceChange]:
    folded = names.fold(after)
    if _PAUSES.fullmatch(folded) or _STOPS.fullmatch(folded):
        what = "pause" if _PAUSES.fullmatch(folded) else "stop"
        there = field_words.labelled(before)
        title = base.title or next((words for name, words in there if name in {"", "title"}), "")
        is_title = field in {"", "title"} and (not base.number or len(title) > _MIN_TITLE)
        reason = base.reason or row.note
        yield base._replace(what=what, title=title if is_title else base.title, reason=reason)  # type: ignore[arg-type]
        return
    if field:
        was, now = _words(before, field), _words(after, field)
        if not _is_unchanged(field, was, now):
            yield base._replace(field=field, before=was, after=now)
        return
    new = dict(field_words.labelled(after))
    if field_words.is_nothing(before) and new.get(""):
        yield _added(base, after, row.office)
        return
    old = dict(field_words.labelled(before))
    if set(new) == {""} and len(old) == 1:
        yield base._replace(
            field=next(iter(old)), before=_value(next(iter(old.values()))), after=_value(new[""])
        )
        return
    for name, words in new.items():
        was, now = _value(old.get(name, "")), _value(words)
        if not _is_unchanged(name, was, now):
            yield base._replace(field=name, before=was, after=now)


def _is_unchanged(field: str, before: str, after: str) -> bool:
    """Whether new words are the old ones; a title may be changed by a capital alone."""
    if field == "title":
        return same_words.are_spelled_alike(before, after)
    return same_words.are_alike_in_any_case(before, after)


def _words(text: str, field: str) -> str:
    """Return the words of a field whose column, or whose row, says which it is; a label says it again."""
    return _value(dict(field_words.labelled(text)).get(field, " ".join(text.split())))


def _value(text: str) -> str:
    return "" if field_words.is_nothing(text) else text


def _added(base: SourceChange, after: str, office: str) -> SourceChange:
    added = added_tasks.read(after, base.place, base.number)
    task = added.task
    if not task.owners and office:
        task = task._replace(owners=office_words.split(office))
    return base._replace(what="add", task=task, target=added.target, title="")
