"""Which commits touched the plan file, newest first, with its contents before and after each.

Git is asked for the blobs of the file in each commit and in its own parents, so that branches and
merges come out right without following the graph; of a merge only what differs from all parents is
its own. A file that was renamed is followed under all its paths. Read as it comes: nothing grows
with the number of commits.

Knows blobs, not plans. Read next: `cchc.history.entries` (what changed in them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.history import git, revisions
from cchc.history.git import GitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.history.revisions import PlanInRepository
    from cchc.trail import Commit

_MAX_PATHS = 50  # of one file; a repository made to have more is followed no further
_COMMIT_MARK = b"\x01"  # stands before each commit
_NO_ORDER = "-O/dev/null"  # a repository may name a file that git would wait for
_LOG = (
    *("log", "-z", "--raw", "--no-abbrev", "--no-renames", "--full-history", "--date-order"),
    *(_NO_ORDER, "--encoding=UTF-8", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color"),
)


class ParentContent(NamedTuple):
    """The file's content in a parent of a commit: a blob's id, or `commit:path` where it may be."""

    name: str
    parent: str


class FileBlobs(NamedTuple):
    """What git says of one file in a commit: its blob after, and before in each parent; zeros for none."""

    path: str
    after: str
    before: tuple[str, ...]


class FileCommit(NamedTuple):
    """A commit that touched the file.

    `after` names its content in the commit, None when it is gone; `before` its content in each parent
    that may have had one, several where its path there isn't known. `parents` are the parents' hashes.
    `beside` are the files of the folder that was asked about, too; a commit of these alone has neither
    content before nor after.
    """

    commit: Commit
    parents: tuple[str, ...]
    after: str | None
    before: tuple[ParentContent, ...]
    beside: tuple[FileBlobs, ...] = ()


class FormerPath(NamedTuple):
    """A path that the file had, and the commit that moved it away from there, None for the last one.

    Behind that commit the path is another file's, if it is there at all.
    """

    path: str
    left_in: str | None = None


def paths(plan_file: PlanInRepository, start: str) -> tuple[FormerPath, ...]:
    """Return the paths that the file had up to `start`, the last one first, moves followed."""
    known = [FormerPath(plan_file.path)]
    for former in known:  # grows while it is gone through
        options = (*_LOG, "--diff-filter=A", "--no-merges", "--format=%x00%x01%x00%H%x00%P")
        answers = _commits(plan_file, 2, *options, former.left_in or start, "--", former.path)
        for (commit, parents), _ in answers:
            source = _path_before(plan_file, commit, former.path) if parents else None
            is_new = source is not None and all(source != path.path for path in known)
            if source and is_new and len(known) < _MAX_PATHS:
                known.append(FormerPath(source, commit))
    return tuple(known)


def _path_before(plan_file: PlanInRepository, commit: str, path: str) -> str | None:
    """Return where a commit moved the file from, None when it made it anew or git can't tell."""
    options = ("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--diff-filter=R", "--name-status")
    try:
        answer = git.ask(plan_file.top, *options, _NO_ORDER, commit)
    except GitError:  # contents that are not there can't be compared
        return None
    parts = answer.decode("utf-8", "surrogateescape").split("\0")
    moves = zip(parts[1::3], parts[2::3], strict=False)
    return next((source for source, target in moves if target == path), None)


def file_commits(
    plan_file: PlanInRepository, start: str, known: tuple[FormerPath, ...], folder: str = ""
) -> Iterator[FileCommit]:
    """Yield the commits up to `start` that touched the file under any of its known paths, or a folder."""
    order = {former.path: index for index, former in enumerate(known)}
    after_leaving = {former.path: _commits_after_leaving(plan_file, former, start) for former in known}
    format_ = f"--format=%x00%x01%x00{revisions.COMMIT_FORMAT}%x00%P"
    asked = (*order, folder) if folder else (*order,)
    for (*fields, parents), files in _commits(plan_file, 6, *_LOG, "-c", format_, start, "--", *asked):
        commit = revisions.parse_commit(fields)
        ours = [file for file in files if file.path in order and commit.id not in after_leaving[file.path]]
        beside = tuple(file for file in files if file.path not in order)
        if ours or beside:
            ours.sort(key=lambda file: order[file.path])
            told = _file_commit(commit, tuple(parents.split()), ours, tuple(order))
            yield told._replace(beside=beside)


def _commits_after_leaving(plan_file: PlanInRepository, former: FormerPath, start: str) -> frozenset[str]:
    """Return the commits up to `start` that came after the file had left a path, and touched that path."""
    if former.left_in is None:
        return frozenset()
    span = f"{former.left_in}..{start}"
    options = ("rev-list", "--full-history", "--ancestry-path", span, "--", former.path)
    return frozenset(git.ask(plan_file.top, *options).decode().split())


def _file_commit(
    commit: Commit, parents: tuple[str, ...], files: list[FileBlobs], known: tuple[str, ...]
) -> FileCommit:
    """Build what a commit did to the file from what it did under each of its paths."""
    after = next((file for file in files if not is_absent(file.after)), None)
    before: list[ParentContent] = []
    for index, parent in enumerate((parents or ("",)) if files else ()):
        blobs = [file.before[index] for file in files if not is_absent(file.before[index])]
        if blobs:
            before.append(ParentContent(blobs[0], parent))
        elif len(parents) > 1:  # a merge doesn't tell of a path that its result lacks
            paths_before = (path for path in known if after is None or path != after.path)
            before += [ParentContent(f"{parent}:{path}", parent) for path in paths_before]
    return FileCommit(commit, parents, after.after if after else None, tuple(before))


def is_absent(blob: str) -> bool:
    """Whether git says by a blob's hash (SHA-1 or SHA-256) that there is no file."""
    return not blob.strip("0")


def _commits(
    plan_file: PlanInRepository, field_count: int, *arguments: str
) -> Iterator[tuple[list[str], list[FileBlobs]]]:
    """Yield the fields that git writes of each commit, as many as its format has, and the commit's files."""
    parts = git.ask_for_parts(plan_file.top, *arguments)
    fields: list[str] = []
    files: list[FileBlobs] = []
    for part in parts:
        if part == _COMMIT_MARK:
            if files:
                yield fields, files
            fields, files = [_text(next(parts, b"")) for _ in range(field_count)], []
        elif (line := part.removeprefix(b"\n")).startswith(b":"):
            parent_count = line.count(b":", 0, 64)
            blobs = line.decode().split(" ")[parent_count + 1 : 2 * parent_count + 2]
            path = next(parts, b"").decode("utf-8", "surrogateescape")
            files.append(FileBlobs(path, blobs[-1], tuple(blobs[:-1])))
    if files:
        yield fields, files


def _text(part: bytes) -> str:
    return part.removeprefix(b"\n").decode("utf-8", "surrogateescape")
