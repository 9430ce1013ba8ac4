"""Updating a plan file: lock, read, wish, edit, check, write, and, if asked, one commit of it.

The one way in which a command changes a plan file. The commit is made while the lock is held, so
that parallel updates make one commit each, and is worded by what changed since the last one; the files
of evidence that the plan links to go with it. What was written is noted for `cchc undo`
(`cchc.history.journal`).

Read next: `cchc.planfile.updating` (from bytes to bytes), `cchc.planfile.writing` (the disk),
`cchc.updates.task_fields` (the wishes), `cchc.history.commits`, `cchc.history.commit_messages`,
`cchc.history.linked_files`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, interrupts
from cchc.errors import TextError
from cchc.history import commit_messages, commits, journal
from cchc.history.git import GitError
from cchc.periodfile import period_files
from cchc.placeholders import LOOK
from cchc.planfile import document, draft_comments, plan_files, updating, writing
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.history.linked_files import LinkedFiles
    from cchc.planfile.updating import PlanUpdate, UpdatedFile


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
    """What would become of an update; `before` and `after` are the texts.

    `lost_comments` are those of people that go with what is taken out, `settled_notes` those of a draft
    that asked for what is said now.
    """

    changes: tuple[Change, ...]
    before: str
    after: str
    lost_comments: tuple[str, ...] = ()
    settled_notes: tuple[str, ...] = ()


class UpdateResult(NamedTuple):
    """What became of an update.

    `commit` is the short hash of the commit that was made, `committed` what it holds, `not_committed`
    says why none was made although it was asked for, `said` in which lines, `remedy` what to do.
    `is_on_branch` is whether the commit is part of a branch, `files` are those of evidence and of reporting
    periods that it holds beside the plan, `ignored` those that git leaves out. `lost_comments` are as in
    `Preview`; `finished` says what git was in the midst of and isn't any more. `in_between` is what the
    last command left of the plan and what this one found, where they differ.
    """

    changes: tuple[Change, ...]
    commit: str | None = None
    committed: tuple[Change, ...] = ()
    not_committed: str | None = None
    remedy: str = ""
    said: tuple[str, ...] = ()
    is_on_branch: bool = True
    files: tuple[Path, ...] = ()
    ignored: tuple[Path, ...] = ()
    lost_comments: tuple[str, ...] = ()
    finished: str = ""
    in_between: tuple[bytes, bytes] | None = None
    settled_notes: tuple[str, ...] = ()


def preview(plan: Path, update: PlanUpdate) -> Preview:
    """Return what an update would do, without writing anything."""
    opened = document.parse(plan_files.read(plan), disk.display_path(plan))
    changes, updated = updating.update_document(opened, update)
    lost = _lost_comments(changes, opened.text.encode(), updated.text.encode())
    notes = _settled_notes(opened.text.encode(), updated.text.encode())
    return Preview(changes, opened.text, updated.text, lost, notes)


def _lost_comments(changes: Iterable[Change], before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the comments of people that go with what is taken out; they stand within it."""
    if b"#" not in before or not any(map(_takes_out, changes)):
        return ()
    from cchc.history import line_merging  # noqa: PLC0415  most updates take nothing out

    return tuple(draft_comments.by_people(line_merging.comments_taken(before, after)))


def _settled_notes(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the notes of a draft that were taken away, as they stood there."""
    mark = f"# {LOOK}"
    if mark.encode() not in before:
        return ()
    from cchc.history import line_merging  # noqa: PLC0415  most plans have no such notes

    return tuple(one for one in line_merging.comments_taken(before, after) if one.startswith(mark))


def _takes_out(change: Change) -> bool:
    return change.after is None or (isinstance(change.before, list) and isinstance(change.after, list))


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
        result, left = UpdateResult(updated.changes), None
        try:
            result = commit_file(real, updated.data, result) if options.commit else result
        finally:
            if is_changed and options.cache_folder is not None:
                made = journal.RecordedChange(
                    data,
                    updated.data,
                    options.moment,
                    commit_messages.summary(updated.changes),
                    bool(result.commit),
                    undone,
                )
                with suppress(KeyboardInterrupt):  # as below
                    left = journal.add(options.cache_folder, real, made)
    with suppress(KeyboardInterrupt):  # the update is made, and the person still has to be told
        door.keep_result(updated, options.cache_folder)
        result = result._replace(
            in_between=None if left is None else (left, data),
            lost_comments=_lost_comments(updated.changes, data, updated.data),
            settled_notes=_settled_notes(data, updated.data),
        )
    return result


def commit_as_it_is(plan: Path, options: WriteOptions) -> UpdateResult:
    """Commit a plan file, and what belongs to it, as an update would that changes nothing.

    What git is in the midst of is a refusal, as there (`cchc.history.saving` ends it). Raises PlanError when
    the file is no plan, and what locking and reading raise; then nothing was committed.
    """
    with writing.locked(plan, wait=options.wait, tell=options.tell) as real:
        data = plan_files.read(real)
        document.parse(data, disk.display_path(plan))
        return commit_file(real, data, UpdateResult(()))


def commit_file(real: Path, saved: bytes, result: UpdateResult, subject: str = "") -> UpdateResult:
    """Commit what is saved, also what an earlier update saved but couldn't commit, and the linked files.

    Nothing that happens here may hide that the file is saved.
    """
    committed: bytes | None = None
    is_new = True
    with interrupts.held():
        try:
            committed = commits.last_committed(real)
            is_new = committed != saved and not (
                commits.is_alike(committed, saved) and commits.is_unchanged(real)
            )
            files, ignored = _files_beside(real, saved, committed)
            periods = _periods(real)
            ignored += periods.ignored
            if not is_new and not files and not periods.changed:
                return result._replace(ignored=tuple(periods.ignored))
            changes = commit_messages.all_changes(committed, saved, result.changes) if is_new else ()
            others = commit_messages.FILES if files else commit_messages.PERIODS
            first = commit_messages.FIRST if committed is None else "" if is_new else others
            files += periods.changed
            commit = commits.commit(real, commit_messages.message(changes, subject or first), files)
            is_on_branch = commits.is_on_branch(real)
            result = result._replace(is_on_branch=is_on_branch, files=tuple(files), ignored=tuple(ignored))
        except GitError as error:
            return result._replace(not_committed=str(error), remedy=error.hint, said=error.said)
        except KeyboardInterrupt:
            if is_new and commits.is_alike(commits.last_committed(real), saved):  # it came too late
                return result._replace(commit=commits.last_commit(real))
            return result._replace(not_committed="đã dừng theo yêu cầu (Ctrl-C)")
        return result._replace(commit=commit, committed=changes)


def _files_beside(real: Path, saved: bytes, committed: bytes | None) -> tuple[list[Path], list[Path]]:
    """Return the files of evidence that belong into a commit of a plan, and those that git ignores.

    Of the ignored ones those that the last commit didn't link to. Raises GitError when git can't tell.
    """
    from cchc.history import linked_files  # noqa: PLC0415  an update without a commit needs none

    if not linked_files.may_be_in(saved):
        return [], []
    try:
        data = door.version_reader().read(saved)
    except TextError:
        return [], []
    changed, ignored = linked_files.uncommitted(real, data if isinstance(data, dict) else {})
    return changed, [file for file in ignored if file.name.encode() not in (committed or b"")]


def _periods(real: Path) -> LinkedFiles:
    """Return the files of reporting periods that belong into a commit of a plan, and those git ignores."""
    from cchc.history import linked_files  # noqa: PLC0415  as above

    if not (real.parent / period_files.FOLDER).is_dir():
        return linked_files.LinkedFiles([], [])
    return linked_files.uncommitted_periods(real)
