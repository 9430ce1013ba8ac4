"""The contents that a repository holds, read one by one through a git that goes on running.

Knows bytes, not plans. Read next: `cchc.history.git` (how git is run).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from cchc.history.git import CHUNK_BYTES, GitError, RunningGit, ask
from cchc.yamltext.decoding import MAX_BYTES

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path


class BlobReader:
    """Reads contents of one repository; starts git for the first one, and stops it when left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._git: RunningGit | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes by its blob's id or as `commit:path`, None when there is no such file.

        Of a file too large to be a plan, these are its first bytes, one more than a plan may have.
        Raises GitError when git broke off, as it does at an object that is damaged; another one can
        be read after that.
        """
        try:
            if "\n" in name:  # each line is a question to the git that runs
                name = blob_id(self._folder, name)
            return self._read(name) if name else None
        except (OSError, ValueError):  # the pipe is closed: git died
            self.close()
            raise GitError("kho lịch sử bị hỏng hoặc thiếu dữ liệu; kiểm tra bằng: git fsck") from None

    def _read(self, name: str) -> bytes | None:
        if self._git is None:
            self._git = RunningGit(self._folder, "cat-file", "--batch")
        self._git.input.write(f"{name}\n".encode("utf-8", "surrogateescape"))
        self._git.input.flush()
        output = self._git.output
        heading = output.readline()
        if not heading.endswith(b"\n"):
            raise BrokenPipeError
        *_, kind, size = heading.rsplit(b" ", 2)
        if not size.strip().isdigit():  # "… missing"
            return None
        data = _read_content(output, int(size))
        return data if kind == b"blob" else None

    def close(self) -> None:
        """Stop git, if it runs."""
        if self._git is not None:
            running, self._git = self._git, None
            running.stop()


def blob_id(folder: Path, name: str) -> str:
    """Return the id of contents that are named as `commit:path`, or by their id; empty without any."""
    if ":" not in name:
        return name
    try:
        answer = ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except GitError:
        return ""
    return answer.decode().strip()


def _read_content(output: BufferedReader, size: int) -> bytes:
    """Read a content and the line end behind it; skip what goes beyond the size of a plan."""
    data = output.read(min(size, MAX_BYTES + 1))
    left = size + 1 - len(data)
    while left and (skipped := output.read(min(left, CHUNK_BYTES))):
        left -= len(skipped)
    if left:
        raise BrokenPipeError
    return data
