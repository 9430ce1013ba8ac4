"""Which commits touched the plan file, newest first, with its contents before and after each.

Git is asked for the blobs of the file in each commit and in its own parents, so that branches and
merges come out right without following the graph; of a merge only what differs from all parents is
its own. A file that was renamed is followed under all its names. Read as it comes: nothing grows
with the number of commits.

Knows blobs, not plans. Read next: `cchc.history.entries` (what changed in them).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc.history import git, revisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.history.revisions import Place
    from cchc.trail import Commit

_ABSENT = "0" * 40
_MARK = b"\x01"  # stands before each commit
_MOST_NAMES = 50
_LOG = (
    *("log", "-z", "--raw", "--no-abbrev", "--no-renames", "--full-history", "--date-order"),
    *("--encoding=UTF-8", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color"),
)


@dataclass(frozen=True, slots=True)
class Touch:
    """A commit that touched the file.

    `new` names its content after, None when it is gone; `old` its content before, in each parent
    that may have had one: a blob's id or `commit:path`. `parents` are the parents' hashes.
    """

    commit: Commit
    parents: tuple[str, ...]
    new: str | None
    old: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """What git says of one file in a commit: its blob after, and before in each parent."""

    path: str
    new: str
    old: tuple[str, ...]


def names(place: Place, start: str, since: date | None = None) -> tuple[str, ...]:
    """Give the paths that the file had up to `start`, the last one first, moves followed."""
    found = [place.path]
    for name in found:  # grows while it is gone through
        asked = (*_LOG, "--diff-filter=A", "--no-merges", "--format=%x00%x01%x00%H%x00%P", *_since(since))
        for (commit, parents), _ in _read(place, 2, *asked, start, "--", name):
            source = _moved_from(place, commit, name) if parents else None
            if source and source not in found and len(found) < _MOST_NAMES:
                found.append(source)
    return tuple(found)


def _moved_from(place: Place, commit: str, name: str) -> str | None:
    """Give where a commit moved the file from, None when it made it anew."""
    asked = ("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--diff-filter=R", "--name-status", commit)
    parts = git.ask(place.top, *asked).decode("utf-8", "surrogateescape").split("\0")
    moves = zip(parts[1::3], parts[2::3], strict=False)
    return next((source for source, target in moves if target == name), None)


def touches(place: Place, start: str, known: tuple[str, ...], since: date | None = None) -> Iterator[Touch]:
    """Give the commits up to `start` that touched the file under any of its known names.

    With `since` git stops there: a commit is never older than the change in it.
    """
    form = f"--format=%x00%x01%x00{revisions.FORMAT}%x00%P"
    for (*fields, parents), files in _read(place, 5, *_LOG, "-c", form, *_since(since), start, "--", *known):
        ordered = sorted(files, key=lambda file: known.index(file.path))
        yield _touch(revisions.commit_of(fields), tuple(parents.split()), ordered, known)


def _touch(commit: Commit, parents: tuple[str, ...], files: list[_File], known: tuple[str, ...]) -> Touch:
    """Put together what a commit did to the file under all its names."""
    after = next((file for file in files if file.new != _ABSENT), None)
    before: list[str] = []
    for index, parent in enumerate(parents or ("",)):
        held = [file.old[index] for file in files if file.old[index] != _ABSENT]
        if held:
            before.append(held[0])
        elif len(parents) > 1:  # a merge doesn't tell of a name that its result lacks
            before += [f"{parent}:{name}" for name in known if after is None or name != after.path]
    return Touch(commit, parents, after.new if after else None, tuple(before))


def _read(place: Place, count: int, *asked: str) -> Iterator[tuple[list[str], list[_File]]]:
    """Give each commit's header, of so many fields, and the files that git names in it."""
    parts = git.ask_for_parts(place.top, *asked)
    header: list[str] = []
    files: list[_File] = []
    for part in parts:
        if part == _MARK:
            if files:
                yield header, files
            header, files = [_text(next(parts, b"")) for _ in range(count)], []
        elif (line := part.removeprefix(b"\n")).startswith(b":"):
            of = line.count(b":", 0, 64)
            blobs = line.decode().split(" ")[of + 1 : 2 * of + 2]
            files.append(_File(_text(next(parts, b"")), blobs[-1], tuple(blobs[:-1])))
    if files:
        yield header, files


def _text(part: bytes) -> str:
    return part.removeprefix(b"\n").decode("utf-8", "surrogateescape")


def _since(day: date | None) -> tuple[str, ...]:
    """Let git stop a day early, for clocks that go wrong."""
    return (f"--since={(day - timedelta(days=1)).isoformat()}T00:00:00+07:00",) if day else ()
