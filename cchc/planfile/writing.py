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
import re
import stat
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from cchc import disk, interrupts, own_folder
from cchc.errors import SurroundingsError, reason
from cchc.planfile import plan_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
    path = own_folder.make(real.parent) / f"{real.name}.lock"
    try:
        _open_to_colleagues(path, real)
        # Whoever may write the plan may lock it, in a folder shared by an office, too.
        lock = FileLock(path, mode=stat.S_IMODE(real.stat().st_mode) | stat.S_IWUSR)
        try:
            lock.acquire(timeout=min(wait, _TELL_AFTER))
        except Timeout:
            tell(f"{name} đang được một lệnh khác cập nhật, xin chờ…")
            lock.acquire(timeout=max(wait - _TELL_AFTER, 0))
    except Timeout:
        hint = "đợi lệnh kia xong rồi chạy lại; chưa có gì được ghi"
        raise SurroundingsError(f"{name} vẫn đang được một lệnh khác cập nhật", hint) from None
    except PermissionError as error:
        hint = f"xem lại quyền ghi vào {disk.display_path(path)} và thư mục của nó"
        raise SurroundingsError(f"không khóa được {name}: {reason(error)}", hint) from None
    except OSError as error:
        hint = "xem lại quyền ghi vào thư mục của tệp kế hoạch"
        raise SurroundingsError(f"không khóa được {name}: {reason(error)}", hint) from None
    try:
        yield real
    finally:
        with interrupts.held() as held:
            with suppress(OSError):  # the lock goes with the process; what was written is written
                lock.release()
            del lock  # it releases itself again when it is dropped, where a Ctrl-C must not come
        held.raise_once()


def _open_to_colleagues(lock: Path, real: Path) -> None:
    """Let whoever may write a plan by now hold its lock, though it was made when fewer might.

    The lock's owner widens it. A colleague, who can't, replaces it where the folder lets them: nobody
    holds it then, since its owner would have widened it before. Raises SurroundingsError when
    something else has the lock's name.
    """
    if not os.path.lexists(lock):
        return
    if not stat.S_ISREG(lock.lstat().st_mode):
        message = f"{disk.display_path(lock)} không phải là tệp khóa của cchc"
        raise SurroundingsError(message, "xóa hoặc đổi tên nó rồi chạy lại; chưa có gì được ghi")
    own_folder.widen(lock, real)
    own, wished = lock.stat(), real.stat()
    is_narrower = stat.S_IMODE(wished.st_mode) & ~stat.S_IMODE(own.st_mode)
    if _POSIX and is_narrower and own.st_uid != os.geteuid() and _may_write(real):
        disk.remove_quietly(lock)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def replace(real: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in the place of a plan's old ones; only its lock's holder may.

    Raises SurroundingsError when the file is read-only, is no longer what was read, or can't be
    written; the old file then stands untouched, save when only the last sync of the folder failed.
    """
    name = disk.display_path(real)
    waiting = own_folder.make(real.parent) / f"{real.name}.{os.getpid()}.tmp"
    try:
        _clear(real)
        status = real.stat()
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not _may_write(real):
            raise SurroundingsError(f"{name} chỉ cho đọc", "bỏ thuộc tính chỉ đọc của tệp rồi chạy lại")
        disk.write_atomic(
            real,
            new,
            temporary=waiting,
            write=partial(_write_durably, status=status),
            swap=partial(_swap_unchanged, old=old),
        )
    except OSError as error:
        hint = "tệp vẫn như cũ; xem lại chỗ trống trên đĩa và quyền ghi"
        raise SurroundingsError(f"không ghi được {name}: {reason(error)}", hint) from None
    try:
        _sync_folder(real.parent)
    except OSError as error:
        hint = "tệp đã có nội dung mới, nhưng có thể mất nếu máy tắt đột ngột; kiểm tra ổ đĩa"
        raise SurroundingsError(f"chưa chắc {name} đã xuống đĩa: {reason(error)}", hint) from None


def _clear(real: Path) -> None:
    """Remove what a writer that was killed left behind, and nothing that has another name."""
    left_behind = re.compile(re.escape(real.name) + r"\.\d+\.tmp")
    for path in (real.parent / own_folder.NAME).iterdir():
        if left_behind.fullmatch(path.name):
            path.unlink(missing_ok=True)


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
        raise changed_meanwhile(real)
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


def changed_meanwhile(real: Path) -> SurroundingsError:
    """Return the error for a plan that no longer is what was read."""
    hint = "đóng hoặc lưu tệp trong trình soạn thảo rồi chạy lại; chưa có gì được ghi"
    return SurroundingsError(f"{disk.display_path(real)} vừa được chương trình khác sửa", hint)


def _sync_folder(folder: Path) -> None:
    """Force the change of names to the disk; Windows has no such call and needs none."""
    if not _POSIX:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
