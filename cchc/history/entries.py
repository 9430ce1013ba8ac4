"""The audit trail of a plan file: what each commit changed, newest first, as entries.

Each commit is compared with its own parents, in plain data: a file that was only reformatted, or
whose tasks were moved in it, has no entry. A version that can't be read has one that says so, and
what came after it is compared with the last one before it that can. Nothing here grows with the
number of commits.

Read next: `cchc.history.log` (which commits), `cchc.planfile.fast.door` (how they are read quickly).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes as changing
from cchc.errors import TextError
from cchc.history import git, log, revisions
from cchc.history.git import GitError
from cchc.planfile.fast import door
from cchc.trail import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.changes import Change, Plain
    from cchc.history.git import Blobs
    from cchc.history.log import FileCommit, FormerPath
    from cchc.history.revisions import Place
    from cchc.trail import Event

Data = dict[str, "Plain"]
_LOST = "kho git thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng"
_KEPT = 64  # versions that are compared again soon


class UnreadableError(Exception):
    """A version is no plan that can be read; says why."""


def read(place: Place, start: str, since: date | None = None) -> Iterator[Entry]:
    """Give what each commit up to `start` changed; with `since` only those of that day or later.

    Raises GitError when git can't answer.
    """
    known = log.names(place, start)
    with git.blobs(place.top) as blobs:
        versions = _Versions(place, known, blobs)
        for touch in log.touches(place, start, known):
            # Not left to git, which stops at the first clock that went wrong.
            if since is not None and touch.commit.day < since:
                continue
            entry = _entry(versions, touch)
            if entry.changes or entry.event != "edited":
                yield entry


class _Versions:
    """The versions of one plan file, read when they are asked for, the last ones kept."""

    def __init__(self, place: Place, known: tuple[FormerPath, ...], blobs: Blobs) -> None:
        self.place = place
        self._known = known
        self._blobs = blobs
        self._reader = door.version_reader()
        self._read: dict[str, Data | str | None] = {}

    def read(self, name: str) -> Data | None:
        """Read a version by its blob or `commit:path`, None when there is none.

        Raises UnreadableError when it is no plan.
        """
        if name not in self._read:
            self._read[name] = self._fresh(name)
            if len(self._read) > _KEPT:
                del self._read[next(iter(self._read))]
        found = self._read[name]
        if isinstance(found, str):
            raise UnreadableError(found)
        return found

    def _fresh(self, name: str) -> Data | str | None:
        """Read a version; give why it can't be read, if it can't."""
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

    def before(self, touch: FileCommit) -> list[Data]:
        """Give the versions that a commit is to be compared with, one a parent."""
        found: list[Data | None] = []
        for index, name in enumerate(touch.old):
            try:
                found.append(self.read(name))
            except UnreadableError:
                parent = touch.parents[min(index, len(touch.parents) - 1)]
                found.append(self._last_readable(parent, name))
        return [version for version in found if version is not None]

    def _last_readable(self, start: str, name: str) -> Data | None:
        """Give what stood before a version that can't be read, up to a commit: its parent's, or that's."""
        sought = {revisions.blob(self.place, name)}
        for touch in log.touches(self.place, start, self._known):
            for old in touch.old if touch.new in sought else ():
                try:
                    if version := self.read(old):
                        return version
                except UnreadableError:
                    sought.add(revisions.blob(self.place, old))
        return None


def _entry(versions: _Versions, touch: FileCommit) -> Entry:
    if touch.new is None:
        return Entry(touch.commit, "removed")
    try:
        new = versions.read(touch.new) or {}
    except UnreadableError as error:
        return Entry(touch.commit, "unreadable", reason=str(error))
    olds = versions.before(touch)
    if not olds:
        if versions.place.is_shallow and not touch.parents:
            return Entry(touch.commit, "cut_off")
        return _told(touch, "created", changing.between({}, new), [new])
    return _told(touch, "edited", changing.of_merge(olds, new), [*olds, new])


def _told(touch: FileCommit, event: Event, changes: tuple[Change, ...], versions: Sequence[Data]) -> Entry:
    changed = {change.record for change in changes if change.record.startswith("task:")}
    owners: dict[str, tuple[str, ...]] = {}
    for version in versions if changed else ():
        tasks = version.get("tasks", "")
        for task in tasks if isinstance(tasks, list) else []:
            if isinstance(task, dict) and (record := f"task:{task.get('id')}") in changed:
                owners[record] = (*owners.get(record, ()), str(task.get("owner", "")))
    return Entry(touch.commit, event, changes, owners)
