"""The only room that starts a program: git, found once, told what to do, never believed blindly.

Questions are asked so that a repository that one doesn't trust runs nothing: no monitor, no hooks,
no replaced objects, paths taken literally. Only `commit` lets the user's own hooks and signing run.
Knows no plans. Read next: `cchc.history.recording`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Whose commit it is and how the user's git is set up; all else of GIT_* would point elsewhere,
# as it does inside a hook.
_KEPT = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_SSH",
)
_SAFE = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
    "--literal-pathspecs",
    "--no-pager",
)


class GitError(Exception):
    """Git is missing or refused; the message says why, in the words of git where it spoke."""


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    return kept | {
        "LC_ALL": "C.UTF-8",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }


def _program() -> str:
    found = shutil.which("git")
    if found is None:
        raise GitError("máy chưa cài git")
    return found


def _ask(folder: Path, *arguments: str) -> bytes:
    """Ask a repository something without letting it run anything; GitError when it can't answer."""
    command = [_program(), "-C", str(folder), *_SAFE, *arguments]
    done = subprocess.run(command, env=_environment(), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise GitError(_said(done.stderr))
    return done.stdout


def _said(stderr: bytes) -> str:
    """Give the first line that git complained with."""
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "git không nói lý do"


def is_in_repository(file: Path) -> bool:
    """Tell whether a file lies in a repository's work tree."""
    try:
        return _ask(file.parent, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except GitError:
        return False


def last_committed(file: Path) -> bytes | None:
    """Give the file's bytes as of the last commit, None when it isn't in one."""
    try:
        return _ask(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")
    except GitError:
        return None


def commit(file: Path, message: str) -> str:
    """Commit one file alone, whatever else is staged or changed; give the commit's short hash.

    The user's hooks and signing run. Raises GitError with git's own words when it refuses.
    """
    if not is_in_repository(file):
        raise GitError("tệp kế hoạch không nằm trong kho git nào")
    if not _ask(file.parent, "ls-files", "--", file.name):
        _run(file.parent, "add", "--", file.name)
    _run(file.parent, "commit", "--quiet", "--only", "--cleanup=whitespace", "-m", message, "--", file.name)
    return _ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()


def _run(folder: Path, *arguments: str) -> None:
    """Let git change something, as the user would from a shell."""
    command = [_program(), "-C", str(folder), "-c", "core.fsmonitor=false", "--literal-pathspecs", *arguments]
    environment = _environment()
    del (
        environment["GIT_NO_REPLACE_OBJECTS"],
        environment["GIT_NO_LAZY_FETCH"],
        environment["GIT_OPTIONAL_LOCKS"],
    )
    done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise GitError(_said(done.stderr) if done.stderr.strip() else _said(done.stdout))
