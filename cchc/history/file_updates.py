"""Updating a plan file: lock, read, wish, edit, check, write, and, if asked, one commit of it.

The one way in which a command changes a plan file. The commit is made while the lock is held, so
that parallel updates make one commit each, and is worded by what changed since the last one. What was
written is noted for `cchc undo` (`cchc.history.journal`).

Read next: `cchc.planfile.updating` (from bytes to bytes), `cchc.planfile.writing` (the disk),
`cchc.updates.task_fields` (the wishes), `cchc.history.commits`.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk
from cchc.change_words import commit_line, sentence, told
from cchc.changes import Change, compare
from cchc.characters import one_line
from cchc.errors import TextError
from cchc.history import commits, interrupts, journal
from cchc.history.git import GitError
from cchc.planfile import document, plan_files, updating, writing
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc.planfile.updating import PlanUpdate, UpdatedFile


_SUBJECT = 100  # characters of a commit's first line, but for one that a person words
_FIRST = "Ghi kế hoạch vào git lần đầu"


class WriteOptions(NamedTuple):
    """How to write: `wait` seconds at most for the lock, which `tell` tells the person about.

    `before_writing` is called when the new bytes are known to be right, before the plan has them.
    `moment` is when, for whoever wants to undo it; without a cache folder nothing can be undone.
    """

    commit: bool
    wait: float
    tell: Callable[[str], None]
    cache_folder: Path | None = None
    moment: str = ""
    before_writing: Callable[[], None] | None = None


class Preview(NamedTuple):
    """What would become of an update; `before` and `after` are the texts."""

    changes: tuple[Change, ...]
    before: str
    after: str


class UpdateResult(NamedTuple):
    """What became of an update.

    `commit` is the short hash of the commit that was made, `committed` what it holds, `not_committed`
    says why none was made although it was asked for, `remedy` what to do about that. `is_on_branch` is
    whether the commit is part of a branch.
    """

    changes: tuple[Change, ...]
    commit: str | None = None
    committed: tuple[Change, ...] = ()
    not_committed: str | None = None
    remedy: str = ""
    is_on_branch: bool = True


def preview(plan: Path, update: PlanUpdate) -> Preview:
    """Return what an update would do, without writing anything."""
    opened = document.parse(plan_files.read(plan), disk.display_path(plan))
    changes, updated = updating.update_document(opened, update)
    return Preview(changes, opened.text, updated.text)


def update_file(plan: Path, update: PlanUpdate, options: WriteOptions) -> UpdateResult:
    """Update a plan file.

    Raises whatever reading, wishing and writing raise; then nothing was written.
    """
    door.prepare_updates()
    name = disk.display_path(plan)
    return write_file(plan, lambda data: door.update_bytes(data, name, update, options.cache_folder), options)


def write_file(
    plan: Path, change: Callable[[bytes], UpdatedFile], options: WriteOptions, *, undone: int = 0
) -> UpdateResult:
    """Write what is made of a plan file's bytes; `undone` is how many recorded changes that takes back.

    Raises whatever reading, `change` and writing raise; then nothing was written.
    """
    with writing.locked(plan, wait=options.wait, tell=options.tell) as real:
        data = plan_files.read(real)
        updated = change(data)
        is_changed = updated.data != data
        if options.before_writing is not None:
            options.before_writing()
        if is_changed:
            writing.replace(real, data, updated.data)
        result = UpdateResult(updated.changes)
        try:
            result = _commit(real, updated.data, result) if options.commit else result
        finally:
            if is_changed and options.cache_folder is not None:
                made = journal.RecordedChange(
                    data, updated.data, options.moment, summary(updated.changes), bool(result.commit), undone
                )
                with suppress(KeyboardInterrupt):  # as below
                    journal.add(options.cache_folder, real, made)
    with suppress(KeyboardInterrupt):  # the update is made, and the person still has to be told
        door.keep_result(updated, options.cache_folder)
    return result


def save(plan: Path, subject: str, options: WriteOptions) -> UpdateResult:
    """Commit a plan file as it is, edits by hand, too; nothing when that is what the last commit has.

    The message begins with `subject`, or is as an update's. Raises PlanError when the file is no plan, and
    what locking and reading raise; then nothing was committed.
    """
    with writing.locked(plan, wait=options.wait, tell=options.tell) as real:
        data = plan_files.read(real)
        document.parse(data, disk.display_path(plan))
        result = _commit(real, data, UpdateResult(()), subject)
        if not result.commit and not result.not_committed and (why := commits.why_unmerged(real)):
            return result._replace(not_committed=why.message, remedy=why.hint)
        return result


def _commit(real: Path, saved: bytes, result: UpdateResult, subject: str = "") -> UpdateResult:
    """Commit what is saved, also what an earlier update saved but could not commit.

    Nothing that happens here may hide that the file is saved.
    """
    committed: bytes | None = None
    with interrupts.held():
        try:
            committed = commits.last_committed(real)
            if committed == saved or (_is_alike(committed, saved) and commits.is_unchanged(real)):
                return result
            changes = _all_changes(committed, saved, result.changes)
            first = _FIRST if committed is None else ""
            commit = commits.commit(real, message(changes, subject or first))
            result = result._replace(is_on_branch=commits.is_on_branch(real))
        except GitError as error:
            return result._replace(not_committed=str(error), remedy=error.hint)
        except KeyboardInterrupt:
            if _is_alike(commits.last_committed(real), saved):  # it came too late
                return result._replace(commit=commits.last_commit(real))
            return result._replace(not_committed="đã dừng theo yêu cầu (Ctrl-C)")
        return result._replace(commit=commit, committed=changes)


def _is_alike(committed: bytes | None, saved: bytes) -> bool:
    """Whether what is committed differs from what is saved in line ends at most."""
    return committed is not None and committed.replace(b"\r\n", b"\n") == saved.replace(b"\r\n", b"\n")


def _all_changes(committed: bytes | None, saved: bytes, own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what the commit will hold, each value once: what this update changed, then earlier edits.

    A value that was changed before, too, but not committed, is told from the last commit on: only that
    is what the commit's difference says.
    """
    reader = door.version_reader()
    try:
        old, new = reader.read(committed or b""), reader.read(saved)
    except TextError:
        return own
    if not isinstance(old, dict) or not isinstance(new, dict) or not old:
        return own
    return tuple(sorted(compare(old, new), key=lambda change: _place_among(own, change)))


def _place_among(own: tuple[Change, ...], change: Change) -> int:
    """Return which of an update's changes is of the same field as another change; behind all if none is."""
    places = (place for place, one in enumerate(own) if _is_of_one_field(one, change))
    return next(places, len(own))


def _is_of_one_field(one: Change, other: Change) -> bool:
    """Whether one of two changes has the other's field, or its whole record, in it."""
    return one.record == other.record and all(map(eq, _field(one), _field(other)))


def _field(change: Change) -> Iterator[str | int]:
    """Yield the path to the field or list; an item of it may have had another index."""
    return takewhile(lambda step: isinstance(step, str), change.path)


def summary(changes: tuple[Change, ...]) -> str:
    """Return changes in one line: the first one, and how many others there are."""
    lines = [one_line(sentence(change)) for change in told(changes)]
    others = f" (và {len(lines) - 1} thay đổi khác)" if len(lines) > 1 else ""
    return (
        f"{lines[0] if len(lines[0]) <= _SUBJECT else f'{lines[0][: _SUBJECT - 1]}…'}{others}"
        if lines
        else ""
    )


def message(changes: tuple[Change, ...], subject: str = "") -> str:
    """Return the message of a commit: its subject one change, its body all of them when there are more.

    Under the subject that a person gives stand all changes.

    A change is one line whatever its texts hold: none of them begins a trailer, a comment or a cut.

    >>> message((Change("task:4", ("status",), "not_started", "in_progress"),))
    'NV 4: trạng thái chưa thực hiện → đang thực hiện'
    """
    lines = [one_line(commit_line(change)) for change in told(changes)]
    if subject:
        return "\n".join([one_line(subject), *([""] if lines else []), *(f"- {line}" for line in lines)])
    lines = lines or ["Cập nhật kế hoạch"]
    subject = lines[0] if len(lines[0]) <= _SUBJECT else f"{lines[0][: _SUBJECT - 1]}…"
    if len(lines) > 1:
        subject = f"{subject} (và {len(lines) - 1} thay đổi khác)"
    return subject if subject == lines[0] else "\n".join([subject, "", *(f"- {line}" for line in lines)])
