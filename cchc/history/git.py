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

from cchc.errors import reason

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
    return _finished([_program(), "-C", str(folder), *_SAFE, *arguments], _environment())


def _finished(command: list[str], environment: dict[str, str]) -> bytes:
    """Run git to its end; give what it printed, GitError with its reason when it refused."""
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"không chạy được git ({reason(error)})") from None
    if done.returncode:
        raise GitError(_said(done.stderr if done.stderr.strip() else done.stdout))
    return done.stdout


# What git says → what an officer can act on; anything else is passed on in git's own words.
_SAYINGS = (
    ("not a git repository", "tệp kế hoạch không nằm trong kho git nào"),
    (
        "dubious ownership",
        "kho git thuộc tài khoản khác; cho phép bằng: git config --global --add safe.directory <kho>",
    ),
    ("Author identity unknown", "git chưa biết tên người ghi; khai báo git config user.name và user.email"),
    (
        "Please tell me who you are",
        "git chưa biết tên người ghi; khai báo git config user.name và user.email",
    ),
    ("paths are ignored", "git đang bỏ qua tệp kế hoạch (.gitignore)"),
    ("during a merge", "đang gộp nhánh dở dang; gộp xong rồi ghi"),
    ("index.lock", "một lệnh git khác đang chạy trong kho"),
    ("gpg failed", "không ký được commit (gpg)"),
)


def _said(output: bytes) -> str:
    """Say why git refused."""
    text = output.decode("utf-8", "replace")
    known = next((ours for theirs, ours in _SAYINGS if theirs in text), None)
    lines = [line for line in text.splitlines() if line.strip()]
    return known or (
        lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "git không nói lý do"
    )


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
    _ask(file.parent, "rev-parse", "--is-inside-work-tree")
    is_new = not _ask(file.parent, "ls-files", "--", file.name)
    if is_new:
        _run(file.parent, "add", "--", file.name)
    try:
        _run(
            file.parent, "commit", "--quiet", "--only", "--cleanup=whitespace", "-m", message, "--", file.name
        )
    except GitError:
        if is_new:
            _run(file.parent, "rm", "--quiet", "--cached", "--", file.name)
        raise
    return _ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()


def _run(folder: Path, *arguments: str) -> None:
    """Let git change something, as the user would from a shell: hooks and signing run."""
    environment = _environment()
    del (
        environment["GIT_NO_REPLACE_OBJECTS"],
        environment["GIT_NO_LAZY_FETCH"],
        environment["GIT_OPTIONAL_LOCKS"],
    )
    plain = ("-c", "core.fsmonitor=false", "--literal-pathspecs")
    _finished([_program(), "-C", str(folder), *plain, *arguments], environment)
