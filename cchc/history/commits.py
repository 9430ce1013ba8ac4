"""One commit of the plan file and what belongs to it alone, as its user would make it: hooks and signing run.

Read next: `cchc.history.git` (how git is run), `cchc.history.file_updates` (who commits).
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.history import git, refusals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEW = 100  # files that are named on a command line, which may have 32,000 characters on Windows


def is_in_repository(folder: Path) -> bool:
    """Whether a folder lies in a work tree; GitError when git can't tell, or there is one that is broken."""
    try:
        git.ask(folder, "rev-parse", "--show-toplevel")
    except git.GitError as error:
        if str(error) == refusals.NOT_IN_REPOSITORY.message:
            return False
        raise
    return True


def make_repository(folder: Path, person: Mapping[str, str] | None = None) -> None:
    """Make a repository of a folder, in which `person` commits.

    Raises GitError when git refuses, or doesn't know in whose name to commit; then none is made.
    """
    if person is None:
        for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            git.ask(folder, "var", name)
    git.change(folder, "init", "--quiet")
    keep_person(folder, person or {})


def keep_person(folder: Path, person: Mapping[str, str]) -> None:
    """Keep who commits, each key of git's configuration with its value, in a folder's repository alone."""
    for key, value in person.items():
        git.change(folder, "config", "--local", key, value)


def configured(folder: Path, key: str) -> str | None:
    """Return the value that git's configuration has for a key, be it empty; None when it has none."""
    try:
        return git.ask(folder, "config", "--get", key).decode("utf-8", "replace").removesuffix("\n")
    except git.GitError:
        return None


def last_committed(file: Path) -> bytes | None:
    """Return the file's bytes in the last commit, None when it isn't in it."""
    try:
        return git.ask(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")
    except git.GitError:
        return None


def staged(file: Path) -> bytes | None:
    """Return the file's bytes in git's index, None when it isn't in it."""
    try:
        return git.ask(file.parent, "cat-file", "blob", f":./{file.name}")
    except git.GitError:
        return None


def is_alike(committed: bytes | None, data: bytes) -> bool:
    """Whether what is committed differs from a file's bytes in line ends at most."""
    return committed is not None and committed.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")


def commit(file: Path, message: str, others: Sequence[Path] = ()) -> str:
    """Commit one file and the others that belong to it alone, whatever else is staged or changed.

    Return the commit's short hash. The user's hooks and signing run. Raises GitError when it refuses; then
    nothing is staged that wasn't before.
    """
    new = [] if _mark(file) else [file]
    new += _untracked(file.parent, others)
    head = _head(file.parent) if new else ""
    try:
        if new:
            _change_files(file.parent, ("add",), new)
        _change_files(
            file.parent,
            ("commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-"),
            (file, *others),
            message.encode(),
        )
    except (git.GitError, KeyboardInterrupt):
        if new and head == _head(file.parent):
            with suppress(git.GitError):  # what stopped the commit is what the person has to know
                _change_files(file.parent, ("rm", "--quiet", "--cached", "--ignore-unmatch"), new)
        raise
    return last_commit(file)


def commit_index(file: Path, message: str) -> str:
    """Commit what is staged in a file's repository, as the end of a merge does, and return the short hash."""
    git.change(file.parent, "commit", "--quiet", "--cleanup=whitespace", "-F", "-", stdin=message.encode())
    return last_commit(file)


def _change_files(
    folder: Path, command: Sequence[str], files: Sequence[Path], stdin: bytes | None = None
) -> None:
    """Let git do something with files; many are named in a file, since a command line has an end."""
    names = [os.path.relpath(file, folder) for file in files]
    if len(names) <= _FEW:
        git.change(folder, *command, "--", *names, stdin=stdin)
        return
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "names"
        listed.write_bytes(b"".join(name.encode("utf-8", "surrogateescape") + b"\0" for name in names))
        git.change(folder, *command, f"--pathspec-from-file={listed}", "--pathspec-file-nul", stdin=stdin)


def _untracked(folder: Path, files: Sequence[Path]) -> list[Path]:
    """Return those of some files that git's index doesn't have."""
    if not files:
        return []
    held = git.ask(folder, "ls-files", "-z", "--", os.path.commonpath([folder, *files]))
    tracked = set(held.decode("utf-8", "surrogateescape").split("\0"))
    return [file for file in files if Path(os.path.relpath(file, folder)).as_posix() not in tracked]


def _head(folder: Path) -> str:
    """Return the commit that is checked out, in whole; nothing when there is none yet."""
    try:
        return git.ask(folder, "rev-parse", "--verify", "--quiet", "HEAD").decode()
    except git.GitError:
        return ""


def _mark(file: Path) -> str:
    """Return what git's index says of a file: "H" for one that is there, nothing for one that isn't.

    Raises GitError when no commit of it can be made.
    """
    top = git.ask(file.parent, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")
    if not file.is_relative_to(top.removesuffix("\n")):
        raise git.GitError(*refusals.OTHER_WORK_TREE)
    if found := unfinished(file):
        raise git.GitError(*found[1])
    mark = git.ask(file.parent, "ls-files", "-v", "--", file.name)[:1].decode()
    if mark in {"S", "s"}:
        raise git.GitError(*refusals.skipped(file))
    if mark == "M":
        raise git.GitError(*refusals.UNMERGED)
    return mark


def is_unchanged(file: Path) -> bool:
    """Whether a file says the same as in the last commit to git, which may turn line ends."""
    try:
        git.change(file.parent, "diff", "--quiet", "--no-ext-diff", "--no-textconv", "HEAD", "--", file.name)
    except git.GitError:
        return False
    return True


def is_on_branch(file: Path) -> bool:
    """Whether commits go to a branch; else nothing leads to them once another one is checked out."""
    try:
        return git.ask(file.parent, "rev-parse", "--symbolic-full-name", "HEAD").strip() != b"HEAD"
    except git.GitError:  # whatever that is, the commit is made
        return True


def unfinished(file: Path) -> tuple[str, refusals.Refusal] | None:
    """Return what git is in the midst of in a file's work tree: its sign there, and how that is ended."""
    place = own_folder(file)
    return next(((name, told) for name, told in refusals.UNFINISHED if (place / name).exists()), None)


def own_folder(file: Path) -> Path:
    """Return where git keeps what it is in the midst of in a file's work tree."""
    own = git.ask(file.parent, "rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape")
    return Path(own.removesuffix("\n"))


def last_commit(file: Path) -> str:
    """Return the short hash of the commit that is checked out; GitError when there is none."""
    return git.ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()
