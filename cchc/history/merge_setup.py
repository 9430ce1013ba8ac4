"""Whether git asks `cchc resolve --git-driver` when it merges plans, and how it is told to.

Two things say so: the repository's own configuration, which no clone takes over, and `.gitattributes`,
which all have. Read next: `cchc.history.git`, `cchc.cli.merge_offer` (who asks whether it is wanted).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cchc.history import git

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "merge.cchc.name"
DRIVER = "merge.cchc.driver"
_TITLE = "gộp kế hoạch theo từng nhiệm vụ, từng trường"
LABELS = ("bản hiện tại", "bản gốc", "bản gộp vào")  # of marks: the sides that git calls %A, %O and %B
# Where the program can't be started (removed, on a stick that isn't there, not on the path of a window) git
# merges by lines: else it would take our side alone for a conflict without marks.
_COMMAND = (
    "{0} resolve --git-driver -- %O %A %B %P"
    " || ({0} --version >/dev/null 2>&1 && exit 1 || git merge-file {1} %A %O %B)"
)


def command() -> str:
    """Return the command line for git's own shell, which finds no `.cmd` of Windows on the path.

    Python's `-m` alone would take modules of the folder that git runs it in, a work tree of anybody's.
    """
    found = shutil.which("cchc")
    is_found = found and PurePath(found).suffix.lower() in {"", ".exe"}
    program = "cchc" if is_found else f"'{Path(sys.executable).as_posix()}' -P -m cchc"
    return _COMMAND.format(program, " ".join(f"-L '{label}'" for label in LABELS))


def is_driver_set(folder: Path) -> bool:
    """Whether git knows a driver of that name, in the repository's configuration or the user's."""
    return bool(_answer(folder, "config", "--get", DRIVER))


def is_wanted(plan: Path) -> bool:
    """Whether `.gitattributes` says of a plan that it is merged by this driver."""
    *_, value = ["", *_answer(plan.parent, "check-attr", "-z", "merge", "--", plan.name).split(b"\0")[:3]]
    return value == b"cchc"


def has_remote(folder: Path) -> bool:
    """Whether others may have the repository, too."""
    return bool(_answer(folder, "remote"))


def _answer(folder: Path, *question: str) -> bytes:
    try:
        return git.ask(folder, *question).strip()
    except git.GitError:  # also how git says no
        return b""


def steps() -> Iterator[tuple[str, ...]]:
    """Yield what git is told, each the arguments of a `git config`."""
    yield NAME, _TITLE
    yield DRIVER, command()


def set_driver(folder: Path) -> None:
    """Let the repository know the driver. Raises GitError when git refuses."""
    for step in steps():
        git.change(folder, "config", *step)
