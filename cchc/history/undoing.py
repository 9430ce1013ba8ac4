"""Changes that commands made taken back, without what people did by hand since.

A three-way merge: from what the command left, one way leads to the file as it is now, the other to the
file as it was before the command. If nothing came since, the old bytes are the answer. Else the data
are merged by task and field, and the text begins as the merge of the lines, so that comments of both
sides stay; where that doesn't say what was merged, the file is edited as any update edits it.

Read next: `cchc.history.journal` (which changes), `cchc.merging` (the data), `cchc.history.line_merging`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc import merging
from cchc.changes import KINDS, by_id, compare
from cchc.errors import CchcError, PlanError, RequestError, TextError
from cchc.history import commits, line_merging, renumbered_texts
from cchc.planfile import document, document_edits
from cchc.planfile.fast import door
from cchc.planfile.updating import UpdatedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.history.journal import RecordedChange
    from cchc.merging import Conflict
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain


class UndoConflictError(Exception):
    """Something that a command changed has been changed again since, by hand or by another command.

    `conflicts` have it as the command left it (`base`), as it is now (`ours`), and as it was before
    (`theirs`); `taken` are the numbers of removed tasks that are other tasks' now. `now` are the plan's data.
    """

    def __init__(self, conflicts: Sequence[Conflict], taken: Iterable[str], now: PlainRecord) -> None:
        super().__init__(conflicts)
        self.now = now
        self.conflicts = tuple(conflicts)
        self.taken = tuple(taken)


class Undone(NamedTuple):
    """A plan file's bytes, what they are without some changes, and the comments that could not be kept."""

    before: bytes
    file: UpdatedFile
    lost_comments: tuple[str, ...] = ()


def take_back(data: bytes, name: str, changes: Iterable[RecordedChange]) -> Undone:
    """Return a plan file with recorded changes taken back, newest first.

    Raises UndoConflictError, PlanError when the file is no plan now, RequestError when it would be none.
    """
    parse = cache(lambda text: document.parse(text, name))  # a large plan takes seconds
    undone, lost = data, []
    for one in changes:
        change = _with_line_ends_of(undone, one)
        result = _without(undone, change, parse)
        lost += line_merging.lost_comments(change.after, undone, change.before, result)
        undone = result
    try:
        before, after = parse(data), parse(undone)
    except PlanError:  # a conflict of git's was resolved: before that the file was no plan
        return Undone(data, UpdatedFile((), undone))
    return Undone(data, UpdatedFile(compare(before.plain, after.plain), undone, after.plan), tuple(lost))


def was_saved(file: Path, data: bytes, changes: Sequence[RecordedChange]) -> bool:
    """Whether the history has what is taken back of a file with these bytes, newest first.

    What was committed by its own command, what the last commit left as it is, or left and people went on
    from. An undoing leaves what was there before, which the history may have although it was never saved:
    that counts only where it was a commit. Nothing counts while git is in the midst of a merge.
    """
    if any(change.is_committed for change in changes):
        return True
    real = file.resolve()
    committed = commits.last_committed(real)
    texts = [change.after for change in changes if not change.undone]
    texts += [] if changes[0].undone else [data]
    return any(commits.is_alike(committed, text) for text in texts) and commits.unfinished(real) is None


def _with_line_ends_of(data: bytes, change: RecordedChange) -> RecordedChange:
    """Return a change as it is where git has turned the line ends of the file since."""
    if (b"\r\n" in data) == (b"\r\n" in change.after) or b"\n" not in data:
        return change
    turned = [text.replace(b"\r\n", b"\n") for text in (change.before, change.after)]
    if b"\r\n" in data:
        turned = [text.replace(b"\n", b"\r\n") for text in turned]
    return change._replace(before=turned[0], after=turned[1])


def _without(data: bytes, change: RecordedChange, parse: Callable[[bytes], Document]) -> bytes:
    """Return a file's bytes with one change taken back."""
    if data == change.after:
        return change.before
    if data == change.before:
        return data
    ours = parse(data)
    base, theirs = _plain_data(change)
    merged = merging.merge(base, ours.plain, theirs, lambda _: None)
    if merged.undecided or merged.renumbered:
        raise UndoConflictError(merged.undecided, merged.renumbered, ours.plain)
    with suppress(CchcError):  # the lines may not go together where the values do
        after = renumbered_texts.with_numbers(change.after, merged.numbers.base)
        before = renumbered_texts.with_numbers(change.before, merged.numbers.theirs)
        lines = line_merging.merge(after, data, before)
        if lines is not None:
            return _edited(parse(lines), merged.data, theirs)
    return _edited(ours, merged.data, theirs)


def _plain_data(change: RecordedChange) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """Return the data after a change and before it. Raises RequestError when the file was no plan then."""
    reader = door.version_reader()
    try:
        after, before = reader.read(change.after), reader.read(change.before)
    except TextError:
        after = before = ""
    if isinstance(after, dict) and isinstance(before, dict):
        return after, before
    message = (
        "không hoàn tác được: trước hoặc sau lệnh đó tệp không phải là kế hoạch đúng, và đã được sửa từ đó"
    )
    raise RequestError(
        message, hint="sửa tay bằng trình soạn thảo; xem các lần ghi vào lịch sử bằng: cchc history"
    )


def _edited(opened: Document, merged: dict[str, Plain], theirs: dict[str, Plain]) -> bytes:
    """Return a document's bytes edited so that it says the merged data, each record in its place."""
    wished = {
        section: _in_place(value, opened.plain.get(section, ""), theirs.get(section, ""))
        if section in KINDS
        else value
        for section, value in merged.items()
    }
    return document_edits.apply_changes(opened, wished)[1].data


def _in_place(records: Plain, ours: Plain, theirs: Plain) -> Plain:
    """Return merged records in the file's order; one that comes back behind the one that it stood behind."""
    by_number, their_order = by_id(records), list(by_id(theirs))
    order = [number for number in by_id(ours) if number in by_number]
    placed = set(order)
    for index, number in enumerate(their_order):
        if number in by_number and number not in placed:
            before = next((one for one in reversed(their_order[:index]) if one in placed), None)
            order.insert(0 if before is None else order.index(before) + 1, number)
            placed.add(number)
    return [by_number[number] for number in (*order, *(one for one in by_number if one not in placed))]
