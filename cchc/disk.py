"""Files on the disk: bytes and hashes, whole files written in one step, paths as messages show them.

Knows no plans. Whoever needs a message about a certain kind of file words it: these functions raise
OSError, but for `read_input` and `write_output`.

Read next: `cchc.planfile.plan_files` (which file is a plan), `cchc.planfile.writing` (a plan file
that others may be writing, too).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import RequestError, SurroundingsError, reason

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL beside it, which takes as long as a whole plan
except ImportError:  # pragma: no cover  not CPython
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable


_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def digest(data: bytes) -> str:
    """Return the hash that bytes are known by: BLAKE2b of 20 bytes, in hexadecimal digits.

    >>> digest(b"")
    '3345524abf6bbe1809449224b5972c41790b6cf2'
    """
    return blake2b(data, digest_size=20).hexdigest()


def display_path(path: Path) -> str:
    """Return the short form of a path for messages: from the current folder when it lies below, with `/`."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return str(path)


def is_same_file(first: Path, second: Path) -> bool:
    """Whether two paths lead to one file, links included."""
    try:
        return first.samefile(second)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder lies there; what can't be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether a file lies there, links followed; what can't be looked at is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def names_folder(output: str) -> bool:
    """Whether a person means a folder: one lies there, or the name ends as folders' names do.

    >>> names_folder("ket-qua/"), names_folder("khong-co.docx")
    (True, False)
    """
    return output.endswith(("/", "\\")) or is_folder(Path(output))


def is_anything(path: Path) -> bool:
    """Whether anything lies there, a folder or a file; what can't be looked at is nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def leads_outside(path: Path) -> bool:
    """Whether a path is a link that leads out of its folder, or in a circle: to be told, not followed."""
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve())
    except (OSError, RuntimeError, ValueError):
        return True


def end_of_links(path: Path) -> Path:
    """Return what a path leads to, so that a file is written there and a link to it stays a link."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError, ValueError):
        return path


def is_private(folder: Path) -> bool:
    """Whether a folder is the user's own and nobody else may change it, or isn't there yet; no link is."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE)


def is_broken_link(path: Path) -> bool:
    """Whether a path is a link to something that isn't there."""
    return path.is_symlink() and not is_anything(path)


def missing(name: str) -> RequestError:
    """Return the error of a file that a person named and that isn't there, or whose link leads nowhere."""
    if is_broken_link(Path(name)):
        return RequestError(f"liên kết {name} dẫn đến một tệp không có", hint="xem lại liên kết")
    return RequestError(f"không có tệp {name}", hint="xem lại đường dẫn")


def read_input(name: str, *, hint: str, size: int = -1) -> bytes:
    """Return the bytes of a file that a person named, at most `size` of them.

    Raises RequestError when there is no such file, SurroundingsError with the hint when it can't be read.
    """
    try:
        with Path(name).open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise missing(name) from None
    except OSError as error:
        if is_folder(Path(name)):
            raise SurroundingsError(f"{name} là thư mục", "ghi đường dẫn đến tệp trong thư mục đó") from None
        raise SurroundingsError(f"không đọc được tệp {name}: {reason(error)}", hint) from None


def write_atomic(
    path: Path,
    data: bytes,
    *,
    write: Callable[[Path, bytes], object] = Path.write_bytes,
    temporary: Path | None = None,
    swap: Callable[[Path, Path], object] = Path.replace,
) -> None:
    """Write a whole file in one step: all of it or nothing, never half of it.

    The bytes wait in `temporary`, by default beside the file under a name of their own, put there by
    `write`, and `swap` gives them the file's name. Raises OSError, and whatever `write` and `swap`
    raise; then nothing is left in waiting.
    """
    waiting = temporary or path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write(waiting, data)
        swap(waiting, path)
    except BaseException:
        remove_quietly(waiting)
        raise


def remove_quietly(path: Path) -> None:
    """Remove a file that nobody misses if it is there; where that can't be done it stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


class OccupiedError(Exception):
    """A path has got another file since it was looked at."""


def file_digest(path: Path) -> str | None:
    """Return the hash of a file, links followed; empty when it can't be read, None when there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
    except (OSError, ValueError):
        return None
    hashed = blake2b(digest_size=20)
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                hashed.update(block)
    except OSError:
        return ""
    return hashed.hexdigest()


def swap_into_free(waiting: Path, path: Path) -> None:
    """Give a file a name that nothing has yet. Raises OccupiedError when something has it."""
    try:
        path.hardlink_to(waiting)
    except FileExistsError:
        raise OccupiedError from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise OccupiedError from None
        waiting.replace(path)
    else:
        waiting.unlink()


def swap_if_unchanged(waiting: Path, path: Path, *, old: str) -> None:
    """Put a file in the place of one with a known hash. Raises OccupiedError when that has changed."""
    if file_digest(path) != old:
        raise OccupiedError
    waiting.replace(path)


def why_not_written(path: Path, error: OSError) -> str:
    """Return why a file can't be written, naming what lies where one of its folders is wanted."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        found = next(filter(is_anything, path.parents), None)
        if found is not None and not is_folder(found):
            return f"{display_path(found)} không phải là thư mục"
    return reason(error)


def write_output(path: Path, data: bytes, *, swap: Callable[[Path, Path], object] = Path.replace) -> None:
    """Write a file that a person asked for, such as a report, in one step; its folder is made.

    Raises SurroundingsError when it can't be written, and what `swap` raises.
    """
    try:
        if path.exists() and not path.is_file():
            message = f"{display_path(path)} không phải là tệp thường"
            raise SurroundingsError(message, hint="chọn tên khác sau -o; in ra màn hình bằng -o -")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data, swap=swap)
    except OSError as error:
        raise SurroundingsError(
            f"không ghi được {display_path(path)}: {why_not_written(path, error)}",
            hint="xem lại quyền ghi và chỗ trống, đóng tệp nếu đang mở, hoặc chọn nơi khác bằng -o",
        ) from None
