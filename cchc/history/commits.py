"""One commit of the plan file alone, as its user would make it: hooks and signing run.

Read next: `cchc.history.git` (how git is run), `cchc.history.file_updates` (who commits).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cchc.history import git, refusals


def is_in_repository(folder: Path) -> bool:
    """Whether a folder lies in a work tree; GitError when git can't tell, or there is one that is broken."""
    try:
        git.ask(folder, "rev-parse", "--show-toplevel")
    except git.GitError as error:
        if str(error) == refusals.NOT_IN_REPOSITORY.message:
            return False
        raise
    return True


def make_repository(folder: Path) -> None:
    """Make a repository of a folder; GitError when git refuses, or doesn't know in whose name to commit."""
    for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        git.ask(folder, "var", name)
    git.change(folder, "init", "--quiet")


def last_committed(file: Path) -> bytes | None:
    """Return the file's bytes in the last commit, None when it isn't in it."""
    try:
        return git.ask(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")
    except git.GitError:
        return None


def is_last_commit(file: Path, before: bytes, after: bytes) -> bool:
    """Whether the last commit made of a file's bytes before these after; how lines end is git's business."""
    if not _is_alike(last_committed(file), after):
        return False
    try:
        return _is_alike(git.ask(file.parent, "cat-file", "blob", f"HEAD^:./{file.name}"), before)
    except git.GitError:
        return False


def _is_alike(committed: bytes | None, data: bytes) -> bool:
    return committed is not None and committed.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")


def commit(file: Path, message: str) -> str:
    """Commit one file alone, whatever else is staged or changed, and return the commit's short hash.

    The user's hooks and signing run. Raises GitError when it refuses.
    """
    is_new = not _mark(file)
    try:
        if is_new:
            git.change(file.parent, "add", "--", file.name)
        git.change(
            file.parent,
            *("commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-", "--", file.name),
            stdin=message.encode(),
        )
    except (git.GitError, KeyboardInterrupt):
        if is_new and last_committed(file) is None:
            with suppress(git.GitError):  # what stopped the commit is what the person has to know
                git.change(file.parent, "rm", "--quiet", "--cached", "--", file.name)
        raise
    return last_commit(file)


def _mark(file: Path) -> str:
    """Return what git's index says of a file: "H" for one that is there, nothing for one that isn't.

    Raises GitError when no commit of it can be made.
    """
    top = git.ask(file.parent, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")
    if not file.is_relative_to(top.removesuffix("\n")):
        raise git.GitError(*refusals.OTHER_WORK_TREE)
    if unfinished := _unfinished(file.parent):
        raise git.GitError(*unfinished)
    mark = git.ask(file.parent, "ls-files", "-v", "--", file.name)[:1].decode()
    if mark in {"S", "s"}:
        raise git.GitError(*refusals.skipped(file))
    return mark


def is_unchanged(file: Path) -> bool:
    """Whether a file says the same as in the last commit to git, which may turn line ends."""
    try:
        git.change(file.parent, "diff", "--quiet", "--no-ext-diff", "--no-textconv", "HEAD", "--", file.name)
    except git.GitError:
        return False
    return True


def why_unmerged(file: Path) -> refusals.Refusal | None:
    """Return why a conflict in a file isn't settled, if there is one; GitError when git can't be asked."""
    if not git.ask(file.parent, "ls-files", "--unmerged", "--", file.name):
        return None
    return _unfinished(file.parent) or refusals.unmerged(file)


def is_on_branch(file: Path) -> bool:
    """Whether commits go to a branch; else nothing leads to them once another one is checked out."""
    try:
        return git.ask(file.parent, "rev-parse", "--symbolic-full-name", "HEAD").strip() != b"HEAD"
    except git.GitError:  # whatever that is, the commit is made
        return True


def _unfinished(folder: Path) -> refusals.Refusal | None:
    """Return what git is in the midst of in a work tree, if anything."""
    own = git.ask(folder, "rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape")
    place = Path(own.removesuffix("\n"))
    return next((told for name, told in refusals.UNFINISHED if (place / name).exists()), None)


def last_commit(file: Path) -> str:
    """Return the short hash of the commit that is checked out; GitError when there is none."""
    return git.ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()
