"""Writing a plan file so that it is always whole: the old one or the new one, and nobody's work lost.

One writer at a time holds a lock; what was read must still be there when the new bytes are ready;
they are put down beside the plan, forced to the disk, and take its place in one step. Readers need
no lock. The lock and the bytes in waiting live in a folder `.cchc` beside the plan that git ignores
by itself, so that no repository has to be prepared.

Knows bytes and paths, not plans. What only POSIX has (owners, syncing a folder) and what only
Windows needs (a file that somebody holds) is guarded here.

Read next: `cchc.history.file_updates` (who holds the lock, and for what).
"""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from cchc import disk
from cchc.errors import SurroundingsError, reason
from cchc.planfile import plan_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDER = ".cchc"
WAIT = 10.0  # seconds for the lock, before giving up
_TELL_AFTER = 1.0  # seconds of silence while waiting
_HELD_FOR = 2.5  # seconds that Windows' scanners and editors may keep a file
_POSIX = sys.platform != "win32"


@contextmanager
def locked(plan: Path, *, wait: float, tell: Callable[[str], None]) -> Iterator[Path]:
    """Be the only writer of a plan while the block runs; yield its real path, links followed.

    Waits `wait` seconds at most and says so after one. Raises SurroundingsError when the lock
    can't be had.
    """
    real = plan_files.real_path(plan)
    name = disk.display_path(plan)
    # Whoever may write the plan may lock it, in a folder shared by an office, too.
    lock = FileLock(
        _workplace(real) / f"{real.name}.lock", mode=stat.S_IMODE(real.stat().st_mode) | stat.S_IWUSR
    )
    try:
        try:
            lock.acquire(timeout=min(wait, _TELL_AFTER))
        except Timeout:
            tell(f"{name} đang được một lệnh khác cập nhật, xin chờ…")
            lock.acquire(timeout=max(wait - _TELL_AFTER, 0))
    except Timeout:
        hint = "đợi lệnh kia xong rồi chạy lại; chưa có gì được ghi"
        raise SurroundingsError(f"{name} vẫn đang được một lệnh khác cập nhật", hint) from None
    except OSError as error:
        raise SurroundingsError(f"không khóa được {name}: {reason(error)}", _CHECK_FOLDER) from None
    try:
        yield real
    finally:
        with suppress(OSError):  # the lock goes with the process; what was written is written
            lock.release()


_CHECK_FOLDER = "xem lại quyền ghi vào thư mục của tệp kế hoạch"


def _workplace(real: Path) -> Path:
    """Return the folder beside a plan for its lock and waiting bytes; it keeps itself out of git."""
    folder = real.parent / FOLDER
    ignore = folder / ".gitignore"
    try:
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            folder.chmod(stat.S_IMODE(real.parent.stat().st_mode))
        if not ignore.exists() or ignore.read_bytes() != b"*\n":
            ignore.write_bytes(b"*\n")
    except OSError as error:
        message = f"không tạo được thư mục {disk.display_path(folder)}: {reason(error)}"
        raise SurroundingsError(message, _CHECK_FOLDER) from None
    return folder


def replace(real: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in the place of a plan's old ones; only its lock's holder may.

    Raises SurroundingsError when the file is read-only, is no longer what was read, or can't be
    written; the old file then stands untouched, save when only the last sync of the folder failed.
    """
    name = disk.display_path(real)
    waiting = _workplace(real) / f"{real.name}.{os.getpid()}.tmp"
    try:
        _clear(real)
        status = real.stat()
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(real, os.W_OK):
            raise SurroundingsError(f"{name} chỉ cho đọc", "bỏ thuộc tính chỉ đọc của tệp rồi chạy lại")
        disk.write_atomic(
            real,
            new,
            temporary=waiting,
            write=partial(_write_durably, status=status),
            swap=partial(_swap_unchanged, old=old),
        )
    except OSError as error:
        hint = "tệp kế hoạch vẫn như cũ; xem lại chỗ trống trên đĩa và quyền ghi"
        raise SurroundingsError(f"không ghi được {name}: {reason(error)}", hint) from None
    try:
        _sync_folder(real.parent)
    except OSError as error:
        hint = "tệp đã có nội dung mới, nhưng có thể mất nếu máy tắt đột ngột; kiểm tra ổ đĩa"
        raise SurroundingsError(f"chưa chắc {name} đã xuống đĩa: {reason(error)}", hint) from None


def _clear(real: Path) -> None:
    """Remove what a writer that was killed left behind."""
    for left in (real.parent / FOLDER).glob("*.tmp"):
        if left.name.startswith(f"{real.name}."):
            left.unlink(missing_ok=True)


def _write_durably(path: Path, data: bytes, *, status: os.stat_result) -> None:
    """Write a new file with the mode and owner of the old one, all the way to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if _POSIX:
            made = os.fstat(descriptor)
            if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
                _keep_owner(descriptor, status)
            os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
        os.fsync(descriptor)


def _keep_owner(descriptor: int, status: os.stat_result) -> None:
    """Set a file's owner to the old one, or at least its group: in a shared folder colleagues write, too."""
    try:
        os.fchown(descriptor, status.st_uid, status.st_gid)
    except PermissionError:
        os.fchown(descriptor, -1, status.st_gid)


def _swap_unchanged(waiting: Path, real: Path, *, old: bytes) -> None:
    """Put the waiting file in the plan's place if the plan still is what was read.

    On Windows it is tried again while another program holds the file.
    """
    if real.read_bytes() != old:
        hint = "đóng hoặc lưu tệp trong trình soạn thảo rồi chạy lại; chưa có gì được ghi"
        raise SurroundingsError(f"{disk.display_path(real)} vừa được chương trình khác sửa", hint)
    last_try = time.monotonic() + _HELD_FOR
    while True:
        try:
            waiting.replace(real)
        except PermissionError:
            if _POSIX or time.monotonic() > last_try:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Force the change of names to the disk; Windows has no such call and needs none."""
    if not _POSIX:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
