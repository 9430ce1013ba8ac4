"""The only room that starts a program: git, found once, told what to do, never believed blindly.

Questions are asked so that a repository that one doesn't trust runs nothing: no monitor, no hooks,
no checking of signatures, no fetching, no replaced objects, paths taken literally. Only `commit`
lets the user's own hooks and signing run. Knows no plans.

Read next: `cchc.history.revisions` (what is asked), `cchc.history.file_updates` (what is changed).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from cchc.errors import reason
from cchc.yamltext.decoding import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader, BufferedWriter

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
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "safe.bareRepository=explicit"),
    "--literal-pathspecs",
    "--no-pager",
)
_CHUNK = 1 << 16


# What keeps a question from running, writing or believing anything.
_ONLY_ASKING = {
    # A repository that lacks an object names the program that would fetch it. Git before 2.45
    # doesn't know the first of these two.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
}


class GitError(Exception):
    """Git is missing or refused; the message says why, in the words of git where it spoke."""


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    return kept | {
        "LC_ALL": "C.UTF-8",
        "GIT_TERMINAL_PROMPT": "0",
    }


def _program() -> str:
    found = shutil.which("git")
    # A relative one lies where we stand, which may be the repository that isn't trusted.
    if found is None or not Path(found).is_absolute():
        raise GitError("máy chưa cài git")
    return found


def ask(folder: Path, *arguments: str) -> bytes:
    """Ask a repository something without letting it run anything; GitError when it can't answer."""
    return _finished([_program(), "-C", str(folder), *_SAFE, *arguments], _environment() | _ONLY_ASKING)


def _finished(command: list[str], environment: dict[str, str], given: bytes | None = None) -> bytes:
    """Run git to its end, `given` on its standard input; give what it printed.

    GitError with its reason when it refused.
    """
    try:
        done = subprocess.run(command, env=environment, input=given, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"không chạy được git ({reason(error)})") from None
    if done.returncode:
        raise GitError(_said(done.stderr if done.stderr.strip() else done.stdout))
    return done.stdout


def ask_for_parts(folder: Path, *arguments: str) -> Iterator[bytes]:
    """Ask as `ask` does for something long, and give its parts, which end with NUL, as they come."""
    with tempfile.TemporaryFile() as said, _started(folder, *arguments, errors=said) as process:
        rest = b""
        while chunk := _output(process).read1(_CHUNK):
            *parts, rest = (rest + chunk).split(b"\0")
            yield from parts
        if process.wait():
            said.seek(0)
            raise GitError(_said(said.read()))


class Blobs:
    """The contents that a repository holds, asked for one by one of a git that goes on running."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes by its blob's id or as `commit:path`, at most a byte more than a plan may have.

        None when there is no such file. Raises GitError when git broke off, as it does at an object
        that is damaged; another one can be asked for after that.
        """
        if "\n" in name:
            return None
        try:
            return self._ask(name)
        except (OSError, ValueError):  # the pipe is closed: git died
            self.close()
            raise GitError("kho git bị hỏng hoặc thiếu dữ liệu; kiểm tra bằng: git fsck") from None

    def _ask(self, name: str) -> bytes | None:
        if self._running is None:
            self._running = _start(self._folder, "cat-file", "--batch", errors=subprocess.DEVNULL)
        question = cast("BufferedWriter", self._running.stdin)
        question.write(f"{name}\n".encode("utf-8", "surrogateescape"))
        question.flush()
        output = _output(self._running)
        head = output.readline()
        if not head.endswith(b"\n"):
            raise BrokenPipeError
        *_, kind, size = head.rsplit(b" ", 2)
        if not size.strip().isdigit():  # "… missing"
            return None
        data = _take(output, int(size))
        return data if kind == b"blob" else None

    def close(self) -> None:
        """Let git go."""
        if self._running is not None:
            _end(self._running)
            self._running = None


def _take(output: BufferedReader, size: int) -> bytes:
    """Read a content and the line end behind it; what is too long to be a plan is not kept."""
    kept = output.read(min(size, MAX_BYTES + 1))
    left = size + 1 - len(kept)
    while left and (more := output.read(min(left, _CHUNK))):
        left -= len(more)
    if left:
        raise BrokenPipeError
    return kept


@contextmanager
def blobs(folder: Path) -> Iterator[Blobs]:
    """Open the contents of a repository."""
    opened = Blobs(folder)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def _started(folder: Path, *arguments: str, errors: IO[bytes] | int) -> Iterator[subprocess.Popen[bytes]]:
    """Start git beside us, and see that it is gone in the end, read to its end or not."""
    process = _start(folder, *arguments, errors=errors)
    try:
        yield process
    finally:
        _end(process)


def _start(folder: Path, *arguments: str, errors: IO[bytes] | int) -> subprocess.Popen[bytes]:
    command = [_program(), "-C", str(folder), *_SAFE, *arguments]
    try:
        return subprocess.Popen(  # noqa: S603
            command,
            env=_environment() | _ONLY_ASKING,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    except OSError as error:
        raise GitError(f"không chạy được git ({reason(error)})") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with suppress(OSError, ValueError):  # what was not sent to it is of no interest any more
        process.communicate()
    process.wait()


def _output(process: subprocess.Popen[bytes]) -> BufferedReader:
    return cast("BufferedReader", process.stdout)


_NAMELESS = "git chưa biết tên người ghi; khai báo git config user.name và user.email"
# What git says → what an officer can act on; anything else is passed on in git's own words.
_SAYINGS = (
    ("not a git repository", "tệp kế hoạch không nằm trong kho git nào"),
    ("must be run in a work tree", "tệp kế hoạch không nằm trong kho git nào"),
    ("cannot use bare repository", "tệp kế hoạch không nằm trong kho git nào"),
    (
        "dubious ownership",
        "kho git thuộc tài khoản khác; cho phép bằng: git config --global --add safe.directory <kho>",
    ),
    ("Author identity unknown", _NAMELESS),
    ("Please tell me who you are", _NAMELESS),
    ("paths are ignored", "git đang bỏ qua tệp kế hoạch (.gitignore)"),
    ("during a merge", "đang gộp nhánh dở dang; gộp xong rồi ghi"),
    ("index.lock", "một lệnh git khác đang chạy trong kho"),
    ("gpg failed", "không ký được commit (gpg)"),
    ("bad object", "kho git thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"),
    ("unable to read", "kho git thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"),
)


def _said(output: bytes) -> str:
    """Say why git refused."""
    text = output.decode("utf-8", "replace")
    known = next((ours for theirs, ours in _SAYINGS if theirs in text), None)
    lines = [line for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    said = next(iter(fatal or lines), "git không nói lý do")
    return known or said.removeprefix("fatal: ").removeprefix("error: ")


def merge_lines(ours: bytes, base: bytes, theirs: bytes, favour: str) -> bytes:
    """Merge three texts line by line, `--ours` or `--theirs` where both sides changed the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        return ask(Path(folder), "merge-file", "--stdout", "--quiet", favour, *map(str, files))


def last_committed(file: Path) -> bytes | None:
    """Give the file's bytes as of the last commit, None when it isn't in one."""
    try:
        return ask(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")
    except GitError:
        return None


def commit(file: Path, message: str) -> str:
    """Commit one file alone, whatever else is staged or changed; give the commit's short hash.

    The user's hooks and signing run. Raises GitError with git's own words when it refuses.
    """
    ask(file.parent, "rev-parse", "--is-inside-work-tree")
    is_new = not ask(file.parent, "ls-files", "--", file.name)
    if is_new:
        _run(file.parent, "add", "--", file.name)
    try:
        _run(
            file.parent,
            *("commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-", "--", file.name),
            given=message.replace("\0", "").encode(),  # a committed file that was no plan may hold NUL
        )
    except GitError:
        if is_new:
            _run(file.parent, "rm", "--quiet", "--cached", "--", file.name)
        raise
    return ask(file.parent, "rev-parse", "--short", "HEAD").decode().strip()


def _run(folder: Path, *arguments: str, given: bytes | None = None) -> None:
    """Let git change something, as the user would from a shell: hooks and signing run."""
    plain = ("-c", "core.fsmonitor=false", "--literal-pathspecs")
    _finished([_program(), "-C", str(folder), *plain, *arguments], _environment(), given)
