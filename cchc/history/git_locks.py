"""A lock that is in git's way: how old it is, and whether a git runs there that may have made it.

Knows nothing of what git printed. Read next: `cchc.history.refusals`.
"""

from __future__ import annotations

import time
from pathlib import Path

from cchc import typed_lines

_FRESH = 60  # seconds; a git that writes takes less, unless somebody writes its message in an editor


def explain(lock: Path, folder: Path) -> tuple[str, str]:
    """Return whose a lock is, of a git that runs or left behind, and what to do about it."""
    name = typed_lines.quoted_path(lock)
    try:
        age = time.time() - lock.stat().st_mtime
    except OSError:
        return "một lệnh khác vừa dùng kho lịch sử", "chờ lệnh đó xong"
    since = f"có từ {_ago(age)} trước" if age >= 1 else "vừa tạo"
    is_running = _is_git_running(lock, folder)
    remove = f"nếu không còn lệnh nào đang dùng kho thì xóa tệp {name}"
    if is_running or (is_running is None and age < _FRESH):
        told = "một lệnh khác" if is_running else "có thể một lệnh khác"
        return f"{told} đang dùng kho lịch sử (tệp khóa {name} {since})", f"chờ lệnh đó xong; {remove}"
    found = "" if is_running is None else ", không thấy lệnh nào đang dùng kho"
    return f"còn tệp khóa {name} ({since}{found}), do một lệnh bị dừng giữa chừng để lại", remove


def _ago(seconds: float) -> str:
    for unit, name in ((86400, "ngày"), (3600, "giờ"), (60, "phút")):
        if seconds >= unit:
            return f"{int(seconds // unit)} {name}"
    return f"{int(seconds)} giây"


def _is_git_running(lock: Path, folder: Path) -> bool | None:
    """Whether a git runs in the repository of a lock; None where the system doesn't tell, as Linux does.

    One whose folder can't be seen, since it is another account's, counts.
    """
    processes = Path("/proc")
    if not (processes / "self/comm").exists():
        return None
    return any(_works_in(process, lock, folder) for process in processes.glob("[0-9]*") if _is_git(process))


def _is_git(process: Path) -> bool:
    try:
        return (process / "comm").read_bytes().strip().startswith(b"git")
    except OSError:  # it has ended
        return False


def _works_in(process: Path, lock: Path, folder: Path) -> bool:
    try:
        place = (process / "cwd").readlink()
    except PermissionError:
        return True
    except OSError:
        return False
    is_top = (place / ".git").exists() and any(
        place in path.resolve().parents for path in (lock, folder / "x")
    )
    return is_top or place in lock.resolve().parents
