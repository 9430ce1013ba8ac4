"""The audit trail of a plan file: what each commit changed, newest first, as entries.

Each commit is compared with its own parents, in plain data: a file that was only reformatted, or
whose tasks were moved in it, has no entry. A version that can't be read has one that says so, and
what came after it is compared with the last one before it that can. A task goes by the number that it
has in the end, and a merge that numbered it anew says so. Nothing here grows with the number of commits,
but for those behind such a merge.

Read next: `cchc.history.log` (which commits), `cchc.planfile.fast.door` (how they are read quickly),
`cchc.history.former_numbers` (which number a task had).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import renumbering
from cchc.changes import compare, compare_merge
from cchc.errors import TextError
from cchc.history import commit_messages, log, period_versions
from cchc.history.blobs import BlobReader, blob_id
from cchc.history.former_numbers import FormerNumbers
from cchc.history.git import GitError
from cchc.planfile.fast import door
from cchc.trail import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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


def load(
    plan_file: PlanInRepository, start: str, since: date | None = None, *, with_periods: bool = False
) -> Iterator[Entry]:
    """Yield what each commit up to `start` changed; with `since` only commits of that day or later.

    `with_periods` also what it changed in the files of the plan's reporting periods. Raises GitError when
    git can't answer.
    """
    known = log.paths(plan_file, start)
    with BlobReader(plan_file.top) as blobs:
        versions, former_numbers = _Versions(plan_file, known, blobs), FormerNumbers(plan_file)
        folder = period_versions.folder_of(plan_file) if with_periods else ""
        for file_commit in log.file_commits(plan_file, start, known, folder):
            # Not left to git, which stops at the first clock that went wrong.
            if since is not None and file_commit.commit.day < since:
                continue
            told = _period_changes(plan_file, file_commit, blobs)
            if file_commit.after or file_commit.before:
                entry = _entry(versions, file_commit, former_numbers)
                if entry.event == "edited" and told:
                    entry, told = entry._replace(changes=(*entry.changes, *told)), ()
                if entry.changes or entry.event != "edited":
                    yield entry
            if told:
                yield _entry_of_changes(file_commit, "edited", told, [])


def _period_changes(
    plan_file: PlanInRepository, file_commit: FileCommit, blobs: BlobReader
) -> tuple[Change, ...]:
    """Return what a commit changed in the files of reporting periods."""

    def words(blob: str) -> period_versions.Words | None:
        return {} if log.is_absent(blob) else period_versions.words(blobs.read(blob))

    changes: tuple[Change, ...] = ()
    for file in file_commit.beside:
        if period := period_versions.period_of(plan_file, file.path):
            parents = [words(blob) for blob in file.before]
            changes += period_versions.changes(period, parents, words(file.after))
    return changes


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

    def load_before(self, file_commit: FileCommit) -> list[tuple[str, Data]]:
        """Return the versions that a commit is to be compared with, each with the parent that has it."""
        versions: list[tuple[str, Data | None]] = []
        for before in file_commit.before:
            try:
                version = self.load(before.name)
            except UnreadableError:
                version = self._last_readable(before.parent, before.name)
            versions.append((before.parent, version))
        return [(parent, version) for parent, version in versions if version is not None]

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


def _entry(versions: _Versions, file_commit: FileCommit, former_numbers: FormerNumbers) -> Entry:
    commit, subject = file_commit.commit, commit_messages.words_of_person(file_commit.commit.subject, ())
    if file_commit.after is None:
        return Entry(commit, "removed", subject=subject)
    try:
        after = versions.load(file_commit.after) or {}
    except UnreadableError as error:
        return Entry(commit, "unreadable", reason=str(error), subject=subject)
    loaded = versions.load_before(file_commit)
    if not loaded and versions.plan_file.is_shallow and not file_commit.parents:
        return Entry(commit, "cut_off")
    if not loaded:
        after = renumbering.renumbered(after, former_numbers.of(commit.id))
        return _entry_of_changes(file_commit, "created", compare({}, after), [after])
    return _edited(file_commit, loaded, after, former_numbers)


def _edited(
    file_commit: FileCommit, loaded: list[tuple[str, Data]], after: Data, former_numbers: FormerNumbers
) -> Entry:
    """Return what a commit changed in what its parents have, each task under the number that it has now."""
    now = former_numbers.of(file_commit.commit.id)
    after_now = renumbering.renumbered(after, now)
    before = [renumbering.renumbered(version, now) for _, version in loaded]
    changes = compare_merge(before, after_now)
    if len(loaded) > 1 or any(_may_be_of_a_number(change) for change in changes):
        followed = [_followed(file_commit, *one, after, former_numbers) for one in loaded]
        moves = dict.fromkeys(
            move._replace(record=_record(move, now)) for one in followed for move in one.moves
        )
        if moves:
            before = [renumbering.renumbered(one.version, now) for one in followed]
            changes = (*moves, *compare_merge(before, after_now))
    return _entry_of_changes(file_commit, "edited", changes, [*before, after_now])


def _may_be_of_a_number(change: Change) -> bool:
    """Whether a change may come from another number of a task: another title, or a task that came or went."""
    return change.path in {(), ("title",)} and change.record.startswith("task:")


class _Followed(NamedTuple):
    """A version before a commit with the numbers that this gave its tasks, and what is to be said of them."""

    version: Data
    moves: tuple[Change, ...]


def _followed(
    file_commit: FileCommit, parent: str, version: Data, after: Data, former_numbers: FormerNumbers
) -> _Followed:
    """Follow the tasks of a commit's parent to the numbers that the commit gave them.

    Where that can't be told of a merge the number stays, and it is said that it had another title there.
    """
    numbers = renumbering.since(version, after)
    if numbers.ours:
        former_numbers.learn(file_commit, parent, numbers.ours)
    unsure = {f"task:{number}" for number in numbers.unsure if len(file_commit.parents) > 1}
    titles = compare(version, after) if unsure else ()
    doubtful = (change for change in titles if change.record in unsure and change.path == ("title",))
    return _Followed(
        renumbering.renumbered(version, numbers.ours), (*renumbering.moves(numbers.ours), *doubtful)
    )


def _record(change: Change, now: Mapping[str, str]) -> str:
    kind, _, number = change.record.partition(":")
    return f"{kind}:{now.get(number, number)}"


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
