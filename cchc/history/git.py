"""Git as a program: found once, run safely, its refusals put into words. Knows no plans.

The only module that starts a program. A repository that nobody trusts must run nothing when it is
asked: no monitor, no hooks, no checking of signatures, no fetching, no replaced objects; paths are
taken literally. Only `commit` lets the user's own hooks and signing run.

Read next: `cchc.history.blobs` (contents, many in turn), `cchc.history.revisions` (what is asked),
`cchc.history.file_updates` (what is committed).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, cast

from cchc.errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader, BufferedWriter

CHUNK_BYTES = 1 << 16

# Whose commit it is and how the user's git is set up. Every other variable of git's would point it
# elsewhere, as it does inside a hook.
_INHERITED_VARIABLES = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_SSH",
)
# What keeps a question from running, writing or believing anything.
_QUESTION_VARIABLES = {
    # A repository that lacks an object names the program that would fetch it. Git before 2.45
    # doesn't know the first of these two.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
}
_QUESTION_OPTIONS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "safe.bareRepository=explicit"),
    "--literal-pathspecs",
    "--no-pager",
)
_CHANGE_OPTIONS = ("-c", "core.fsmonitor=false", "--literal-pathspecs")


class GitError(Exception):
    """Git is missing or refused; the message says why, in git's own words where no others are known."""


def ask(folder: Path, *arguments: str) -> bytes:
    """Return what git answers about a repository, which runs nothing of its own meanwhile.

    Raises GitError when it can't answer.
    """
    return _run(_question(folder, arguments), _environment() | _QUESTION_VARIABLES)


def ask_for_parts(folder: Path, *arguments: str) -> Iterator[bytes]:
    """Ask as `ask` does, and yield the parts of a long answer, each ended by NUL, as they come."""
    with tempfile.TemporaryFile() as errors, RunningGit(folder, *arguments, errors=errors) as running:
        rest = b""
        while chunk := running.output.read1(CHUNK_BYTES):
            *parts, rest = (rest + chunk).split(b"\0")
            yield from parts
        if running.wait():
            errors.seek(0)
            raise GitError(_refusal(errors.read()))


def merge_lines(ours: bytes, base: bytes, theirs: bytes, favour: str) -> bytes:
    """Merge three texts line by line, `--ours` or `--theirs` where both sides changed the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        return ask(Path(folder), "merge-file", "--stdout", "--quiet", favour, *map(str, files))


def last_committed(file: Path) -> bytes | None:
    """Return the file's bytes in the last commit, None when it isn't in it."""
    try:
        return ask(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")
    except GitError:
        return None


def commit(file: Path, message: str) -> str:
    """Commit one file alone, whatever else is staged or changed, and return the commit's short hash.

    The user's hooks and signing run. Raises GitError with git's own words when it refuses.
    """
    ask(file.parent, "rev-parse", "--is-inside-work-tree")
    is_new = not ask(file.parent, "ls-files", "--", file.name)
    if is_new:
        _change(file.parent, "add", "--", file.name)
    try:
        _change(
            file.parent,
            *("commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-", "--", file.name),
            stdin=message.replace("\0", "").encode(),  # a committed file that was no plan may hold NUL
        )
    except GitError:
        if is_new:
            _change(file.parent, "rm", "--quiet", "--cached", "--", file.name)
        raise
    return ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()


def _change(folder: Path, *arguments: str, stdin: bytes | None = None) -> None:
    """Let git change a repository as the user would from a shell: hooks and signing run."""
    _run([_program(), "-C", str(folder), *_CHANGE_OPTIONS, *arguments], _environment(), stdin)


def _run(command: list[str], environment: dict[str, str], stdin: bytes | None = None) -> bytes:
    """Run git to its end and return what it printed; GitError with its reason when it refused."""
    try:
        process = subprocess.run(command, env=environment, input=stdin, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"không chạy được git ({reason(error)})") from None
    if process.returncode:
        raise GitError(_refusal(process.stderr if process.stderr.strip() else process.stdout))
    return process.stdout


class RunningGit:
    """A git that runs beside us with a question to a repository; leaving it stops it."""

    def __init__(self, folder: Path, *arguments: str, errors: IO[bytes] | None = None) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603
                _question(folder, arguments),
                env=_environment() | _QUESTION_VARIABLES,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if errors is None else errors,
            )
        except OSError as error:
            raise GitError(f"không chạy được git ({reason(error)})") from None
        self.input = cast("BufferedWriter", self._process.stdin)
        self.output = cast("BufferedReader", self._process.stdout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait(self) -> int:
        """Wait for the end and return git's exit code."""
        return self._process.wait()

    def stop(self) -> None:
        """Stop git, whether its answer was read to the end or not."""
        self._process.kill()
        with suppress(OSError, ValueError):  # what was not sent to it is of no interest any more
            self._process.communicate()
        self._process.wait()


def _question(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    return [_program(), "-C", str(folder), *_QUESTION_OPTIONS, *arguments]


def _environment() -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_INHERITED_VARIABLES)
    }
    return inherited | {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"}


def _program() -> str:
    program = shutil.which("git")
    # A relative one lies where we stand, which may be the repository that isn't trusted.
    if program is None or not Path(program).is_absolute():
        raise GitError("máy chưa cài git")
    return program


_NO_IDENTITY = "git chưa biết tên người ghi; khai báo git config user.name và user.email"
# Words of git → what an officer can act on; anything else is passed on in git's own words.
_KNOWN_REFUSALS = (
    ("not a git repository", "tệp kế hoạch không nằm trong kho git nào"),
    ("must be run in a work tree", "tệp kế hoạch không nằm trong kho git nào"),
    ("cannot use bare repository", "tệp kế hoạch không nằm trong kho git nào"),
    (
        "dubious ownership",
        "kho git thuộc tài khoản khác; cho phép bằng: git config --global --add safe.directory <kho>",
    ),
    ("Author identity unknown", _NO_IDENTITY),
    ("Please tell me who you are", _NO_IDENTITY),
    ("paths are ignored", "git đang bỏ qua tệp kế hoạch (.gitignore)"),
    ("during a merge", "đang gộp nhánh dở dang; gộp xong rồi ghi"),
    ("index.lock", "một lệnh git khác đang chạy trong kho"),
    ("gpg failed", "không ký được commit (gpg)"),
    ("bad object", "kho git thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"),
    ("unable to read", "kho git thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"),
)


def _refusal(output: bytes) -> str:
    """Return why git refused, from what it printed."""
    text = output.decode("utf-8", "replace")
    known = next((ours for theirs, ours in _KNOWN_REFUSALS if theirs in text), None)
    lines = [line for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    first = next(iter(fatal or lines), "git không nói lý do")
    return known or first.removeprefix("fatal: ").removeprefix("error: ")
