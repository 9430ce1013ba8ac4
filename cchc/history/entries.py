"""The audit trail of a plan file: what each commit changed, newest first, as entries.

Each commit is compared with its own parents, in plain data: a file that was only reformatted, or
whose tasks were moved in it, has no entry. A version that can't be read has one that says so, and
what came after it is compared with the last one before it that can. Nothing here grows with the
number of commits.

Read next: `cchc.history.log` (which commits), `cchc.planfile.fast.door` (how they are read quickly).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import compare, compare_merge
from cchc.errors import TextError
from cchc.history import commit_messages, log
from cchc.history.blobs import BlobReader, blob_id
from cchc.history.git import GitError
from cchc.planfile.fast import door
from cchc.trail import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.changes import Change
    from cchc.history.log import FileCommit, FormerPath
    from cchc.history.revisions import PlanInRepository
    from cchc.trail import Event
    from cchc.yamltext.nodes import Plain

Data = dict[str, "Plain"]
_LOST = "kho lịch sử thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng"
_MAX_CACHED = 64  # versions; those compared lately are soon compared again


class UnreadableError(Exception):
    """A version is no plan that can be read; says why."""


def load(plan_file: PlanInRepository, start: str, since: date | None = None) -> Iterator[Entry]:
    """Yield what each commit up to `start` changed; with `since` only commits of that day or later.

    Raises GitError when git can't answer.
    """
    known = log.paths(plan_file, start)
    with BlobReader(plan_file.top) as blobs:
        versions = _Versions(plan_file, known, blobs)
        for file_commit in log.file_commits(plan_file, start, known):
            # Not left to git, which stops at the first clock that went wrong.
            if since is not None and file_commit.commit.day < since:
                continue
            entry = _entry(versions, file_commit)
            if entry.changes or entry.event != "edited":
                yield entry


class _Versions:
    """The versions of one plan file, parsed when they are asked for, the last ones cached."""

    def __init__(self, plan_file: PlanInRepository, known: tuple[FormerPath, ...], blobs: BlobReader) -> None:
        self.plan_file = plan_file
        self._known = known
        self._blobs = blobs
        self._reader = door.version_reader()
        self._cached: dict[str, Data | str | None] = {}

    def load(self, name: str) -> Data | None:
        """Return a version by its blob or `commit:path`, None when there is none.

        Raises UnreadableError when it is no plan.
        """
        if name not in self._cached:
            self._cached[name] = self._load_new(name)
            if len(self._cached) > _MAX_CACHED:
                del self._cached[next(iter(self._cached))]
        version = self._cached[name]
        if isinstance(version, str):
            raise UnreadableError(version)
        return version

    def _load_new(self, name: str) -> Data | str | None:
        """Return a version, or why it can't be read."""
        try:
            data = self._blobs.read(name)
        except GitError:
            return _LOST
        if data is None:  # a parent may have no such path, but every blob must be there
            return None if ":" in name else _LOST
        try:
            plain = self._reader.read(data)
        except TextError as error:
            return f"dòng {error.location.line}, {error.message}"
        return plain if isinstance(plain, dict) and plain else "tệp không có nội dung kế hoạch"

    def load_before(self, file_commit: FileCommit) -> list[Data]:
        """Return the versions that a commit is to be compared with, one a parent."""
        versions: list[Data | None] = []
        for before in file_commit.before:
            try:
                versions.append(self.load(before.name))
            except UnreadableError:
                versions.append(self._last_readable(before.parent, before.name))
        return [version for version in versions if version is not None]

    def _last_readable(self, start: str, name: str) -> Data | None:
        """Return the last version before one that can't be read, going back from the commit `start`."""
        unreadable = {blob_id(self.plan_file.top, name)}
        for file_commit in log.file_commits(self.plan_file, start, self._known):
            for before in file_commit.before if file_commit.after in unreadable else ():
                try:
                    if version := self.load(before.name):
                        return version
                except UnreadableError:
                    unreadable.add(blob_id(self.plan_file.top, before.name))
        return None


def _entry(versions: _Versions, file_commit: FileCommit) -> Entry:
    commit, subject = file_commit.commit, commit_messages.words_of_person(file_commit.commit.subject, ())
    if file_commit.after is None:
        return Entry(commit, "removed", subject=subject)
    try:
        after = versions.load(file_commit.after) or {}
    except UnreadableError as error:
        return Entry(commit, "unreadable", reason=str(error), subject=subject)
    before = versions.load_before(file_commit)
    if not before:
        if versions.plan_file.is_shallow and not file_commit.parents:
            return Entry(commit, "cut_off")
        return _entry_of_changes(file_commit, "created", compare({}, after), [after])
    return _entry_of_changes(file_commit, "edited", compare_merge(before, after), [*before, after])


def _entry_of_changes(
    file_commit: FileCommit, event: Event, changes: tuple[Change, ...], versions: Sequence[Data]
) -> Entry:
    changed_tasks = {change.record for change in changes if change.record.startswith("task:")}
    owners: dict[str, tuple[str, ...]] = {}
    for version in versions if changed_tasks else ():
        tasks = version.get("tasks", "")
        for task in tasks if isinstance(tasks, list) else []:
            if isinstance(task, dict) and (record := f"task:{task.get('id')}") in changed_tasks:
                owners[record] = (*owners.get(record, ()), str(task.get("owner", "")))
    commit = file_commit.commit
    subject = commit_messages.words_of_person(commit.subject, changes)
    return Entry(commit, event, changes, owners, subject=subject)
