"""Git as a program: found once, run safely, its refusals put into words. Knows no plans.

The only module that starts a program. A repository that nobody trusts must run nothing when it is
asked: no monitor, no hooks, no checking of signatures, no fetching, no replaced objects; paths are
taken literally. Only `change` lets the user's own hooks and signing run.

Read next: `cchc.history.refusals` (why it refused), `cchc.history.blobs` (contents, many in turn),
`cchc.history.revisions` (what is asked), `cchc.history.commits` (what is changed).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, cast

from cchc import interrupts
from cchc.errors import reason
from cchc.history import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader, BufferedWriter

CHUNK_BYTES = 1 << 16
_GLANCE = 0.2  # seconds after which a git that was asked to stop is looked after

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
    """Git is missing or refused; the message says why, the hint what to do where there is one.

    `said` are the lines of a hook that refused, or may be one's, where there are several.
    """

    def __init__(self, message: str, hint: str = "", said: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.said = said


def ask(folder: Path, *arguments: str, most: int = 0) -> bytes:
    """Return what git answers about a repository, which runs nothing of its own meanwhile.

    Raises GitError when it can't answer: when its exit code is above `most`.
    """
    return _run(folder, arguments, most=most)


def ask_for_parts(folder: Path, *arguments: str) -> Iterator[bytes]:
    """Ask as `ask` does, and yield the parts of a long answer, each ended by NUL, as they come."""
    with tempfile.TemporaryFile() as errors, RunningGit(folder, *arguments, errors=errors) as running:
        rest = b""
        while chunk := running.output.read1(CHUNK_BYTES):
            *parts, rest = (rest + chunk).split(b"\0")
            yield from parts
        if running.wait():
            errors.seek(0)
            raise GitError(*refusals.explain(errors.read(), folder, is_question=True))


def change(folder: Path, *arguments: str, stdin: bytes | None = None) -> None:
    """Let git change a repository as the user would from a shell: hooks and signing run."""
    _run(folder, arguments, stdin, is_question=False)


def _run(
    folder: Path,
    arguments: tuple[str, ...],
    stdin: bytes | None = None,
    *,
    is_question: bool = True,
    most: int = 0,
) -> bytes:
    """Run git to its end and return what it printed; GitError with its reason when it refused.

    That is when its exit code is above `most`. KeyboardInterrupt comes when git has stopped.
    """
    with _input(stdin) as takes, interrupts.held() as held:
        held.raise_once()
        process = _start(folder, arguments, subprocess.PIPE, stdin=takes, is_question=is_question)
        try:
            output, errors = _talk(process, held)
        except OSError as error:
            interrupts.ask_to_stop(process)
            _wait_or_kill(process)
            raise GitError(f"không nhận được câu trả lời của chương trình git ({reason(error)})") from None
        code = process.returncode
        del process  # it tidies up for itself, where a Ctrl-C must not come
    held.raise_once()
    if not 0 <= code <= most:
        raise GitError(*refusals.explain(errors + output, folder, is_question=is_question))
    return output


@contextmanager
def _input(data: bytes | None) -> Iterator[IO[bytes] | None]:
    """Yield a file with what git is to read; GitError when there is no room for it.

    Python writes no more into a pipe once `communicate` was called again, and git would wait for the rest.
    """
    if data is None:
        yield None
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(tempfile.TemporaryFile())
            file.write(data)
            file.seek(0)
        except OSError as error:
            raise GitError(f"không chuyển được nội dung cho chương trình git ({reason(error)})") from None
        yield file


def _talk(process: subprocess.Popen[bytes], held: interrupts.HeldInterrupts) -> tuple[bytes, bytes]:
    """Return what git printed, once it has ended; one that was asked to stop and doesn't is killed."""
    while True:
        held.process = process
        try:
            return process.communicate(timeout=_GLANCE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            held.process = None
        if held.is_overdue:
            process.kill()
        if held.is_waited_for and process.poll() is not None:  # a hook of its lives on and has its streams
            return b"", b""


def _start(
    folder: Path,
    arguments: tuple[str, ...],
    errors: int | IO[bytes],
    *,
    stdin: int | IO[bytes] | None,
    is_question: bool,
) -> subprocess.Popen[bytes]:
    """Start git; GitError when it can't be started."""
    options = _QUESTION_OPTIONS if is_question else _CHANGE_OPTIONS
    command = [_program(), "-C", str(folder), *options, *arguments]
    environment = _environment() | (_QUESTION_VARIABLES if is_question else {})
    try:
        return subprocess.Popen(  # noqa: S603
            command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=errors
        )
    except OSError as error:
        raise GitError(f"không chạy được chương trình git ({reason(error)})") from None


def _wait_or_kill(process: subprocess.Popen[bytes]) -> None:
    """Wait for a git that was asked to stop, and kill it when it had time enough."""
    try:
        process.wait(interrupts.PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class RunningGit:
    """A git that runs beside us with a question to a repository; leaving it stops it."""

    def __init__(self, folder: Path, *arguments: str, errors: IO[bytes] | None = None) -> None:
        told = subprocess.DEVNULL if errors is None else errors
        self._process = _start(folder, arguments, told, stdin=subprocess.PIPE, is_question=True)
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
        with interrupts.held() as held:
            # It only reads: nothing stays behind on Windows either, where this kills.
            self._process.terminate()
            with suppress(OSError, ValueError):  # what was not sent to it is of no interest any more
                self.input.close()
            self.output.close()
            _wait_or_kill(self._process)
            del self._process  # as above
        held.raise_once()


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
        raise GitError("máy chưa cài git", "nhờ người phụ trách kỹ thuật cài từ https://git-scm.com")
    return program
