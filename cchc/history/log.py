"""Which commits touched the plan file, newest first, with its contents before and after each.

Git is asked for the blobs of the file in each commit and in its own parents, so that branches and
merges come out right without following the graph; of a merge only what differs from all parents is
its own. A file that was renamed is followed under all its names. Read as it comes: nothing grows
with the number of commits.

Knows blobs, not plans. Read next: `cchc.history.entries` (what changed in them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.history import git, revisions
from cchc.history.git import GitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.history.revisions import Place
    from cchc.trail import Commit

_MARK = b"\x01"  # stands before each commit
_MOST_NAMES = 50
_NO_ORDER = "-O/dev/null"  # a repository may name a file that git would wait for
_LOG = (
    *("log", "-z", "--raw", "--no-abbrev", "--no-renames", "--full-history", "--date-order"),
    *(_NO_ORDER, "--encoding=UTF-8", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color"),
)


class FileCommit(NamedTuple):
    """A commit that touched the file.

    `new` names its content after, None when it is gone; `old` its content before, in each parent
    that may have had one: a blob's id or `commit:path`. `parents` are the parents' hashes.
    """

    commit: Commit
    parents: tuple[str, ...]
    new: str | None
    old: tuple[str, ...]


class _File(NamedTuple):
    """What git says of one file in a commit: its blob after, and before in each parent."""

    path: str
    new: str
    old: tuple[str, ...]


class FormerPath(NamedTuple):
    """A path that the file had, and the commit that moved it away from there, None for the last one.

    Behind that commit the path is another file's, if it is there at all.
    """

    path: str
    left_in: str | None = None


def names(place: Place, start: str) -> tuple[FormerPath, ...]:
    """Give the paths that the file had up to `start`, the last one first, moves followed."""
    found = [FormerPath(place.path)]
    for name in found:  # grows while it is gone through
        asked = (*_LOG, "--diff-filter=A", "--no-merges", "--format=%x00%x01%x00%H%x00%P")
        for (commit, parents), _ in _read(place, 2, *asked, name.left_in or start, "--", name.path):
            source = _moved_from(place, commit, name.path) if parents else None
            is_new = source is not None and all(source != one.path for one in found)
            if source and is_new and len(found) < _MOST_NAMES:
                found.append(FormerPath(source, commit))
    return tuple(found)


def _moved_from(place: Place, commit: str, path: str) -> str | None:
    """Give where a commit moved the file from, None when it made it anew or git can't tell."""
    asked = ("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--diff-filter=R", "--name-status")
    try:
        said = git.ask(place.top, *asked, _NO_ORDER, commit)
    except GitError:  # contents that are not there can't be compared
        return None
    parts = said.decode("utf-8", "surrogateescape").split("\0")
    moves = zip(parts[1::3], parts[2::3], strict=False)
    return next((source for source, target in moves if target == path), None)


def touches(place: Place, start: str, known: tuple[FormerPath, ...]) -> Iterator[FileCommit]:
    """Give the commits up to `start` that touched the file under any of its known names."""
    order = {name.path: place_ for place_, name in enumerate(known)}
    after_leaving = {name.path: _since_leaving(place, name, start) for name in known}
    form = f"--format=%x00%x01%x00{revisions.FORMAT}%x00%P"
    for (*fields, parents), files in _read(place, 5, *_LOG, "-c", form, start, "--", *order):
        commit = revisions.commit_of(fields)
        ours = [one for one in files if one.path in order and commit.id not in after_leaving[one.path]]
        if ours:
            ours.sort(key=lambda one: order[one.path])
            yield _touch(commit, tuple(parents.split()), ours, tuple(order))


def _since_leaving(place: Place, name: FormerPath, start: str) -> frozenset[str]:
    """Give the commits up to `start` that came after the file had left a path, and touched that path."""
    if name.left_in is None:
        return frozenset()
    asked = ("rev-list", "--full-history", "--ancestry-path", f"{name.left_in}..{start}", "--", name.path)
    return frozenset(git.ask(place.top, *asked).decode().split())


def _touch(
    commit: Commit, parents: tuple[str, ...], files: list[_File], known: tuple[str, ...]
) -> FileCommit:
    """Put together what a commit did to the file under all its names."""
    after = next((file for file in files if not _is_absent(file.new)), None)
    before: list[str] = []
    for index, parent in enumerate(parents or ("",)):
        held = [file.old[index] for file in files if not _is_absent(file.old[index])]
        if held:
            before.append(held[0])
        elif len(parents) > 1:  # a merge doesn't tell of a name that its result lacks
            before += [f"{parent}:{name}" for name in known if after is None or name != after.path]
    return FileCommit(commit, parents, after.new if after else None, tuple(before))


def _is_absent(blob: str) -> bool:
    """Tell whether git says by its hash (SHA-1 or SHA-256) that there is no file."""
    return not blob.strip("0")


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
