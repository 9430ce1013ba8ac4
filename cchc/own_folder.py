"""The folder `.cchc`, where the tool keeps what belongs to a place: locks, bytes in waiting, what it wrote.

It keeps itself out of git. It is used only where it is a real folder: git keeps links, and through a
link a repository of somebody else's would have files changed that lie elsewhere.

Read next: `cchc.planfile.writing` (beside a plan), `cchc.written_files` (beside `plans/`).
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import SurroundingsError, reason

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".cchc"
_IGNORE = b"*\n"
_JUNCTION = 0xA0000003  # what Windows calls a mount point


def make(parent: Path) -> Path:
    """Return the tool's folder in another one, made if need be, as open to colleagues as that one is.

    Raises SurroundingsError when something else has its name, or it can't be made.
    """
    folder = parent / NAME
    try:
        with suppress(FileExistsError):
            folder.mkdir()
            folder.chmod(stat.S_IMODE(parent.stat().st_mode))
        if not is_real(folder):
            message = f"{disk.display_path(folder)} là liên kết hoặc tệp, không phải thư mục của cchc"
            raise SurroundingsError(message, "xóa hoặc đổi tên nó rồi chạy lại; chưa có gì được ghi")
        widen(folder, parent)
        _keep_out_of_git(folder)
    except OSError as error:
        message = f"không tạo được thư mục {disk.display_path(folder)}: {reason(error)}"
        raise SurroundingsError(message, f"xem lại quyền ghi vào {disk.display_path(parent)}") from None
    return folder


def is_real(folder: Path) -> bool:
    """Whether a folder lies there itself, not a link to one."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) != _JUNCTION


def widen(path: Path, example: Path) -> None:
    """Let everybody use a file or folder of the tool's who may use another, where its owner can.

    Of a shared folder the group may change after the tool came to it.
    """
    own, wished = path.lstat(), example.stat()
    if os.name == "nt" or own.st_uid != os.geteuid():
        return
    mode = stat.S_IMODE(own.st_mode)
    with suppress(OSError):
        if own.st_gid != wished.st_gid:
            os.chown(path, -1, wished.st_gid, follow_symlinks=False)
        if missing := stat.S_IMODE(wished.st_mode) & ~mode:
            path.chmod(mode | missing)


def _keep_out_of_git(folder: Path) -> None:
    """Let git ignore the folder; a file of ours that a kill cut short is mended, one of others' stays."""
    ignore = folder / ".gitignore"
    try:
        status = ignore.lstat()
    except FileNotFoundError:
        with suppress(FileExistsError), ignore.open("xb") as file:  # "x" follows no link
            file.write(_IGNORE)
        return
    if stat.S_ISREG(status.st_mode) and status.st_size < len(_IGNORE):
        ignore.write_bytes(_IGNORE)
