"""Why git refused, in words that an officer can act on: what it printed → a reason and a remedy.

Git's own words are English (it is run so) and are quoted only where no others are known. A lock that
is in git's way is looked at: how old it is, and whether a git runs there that may have made it.

Read next: `cchc.history.git` (who asks).
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import NamedTuple

from cchc import disk


class Refusal(NamedTuple):
    """Why git refused, and what to do about it, empty where the reason says it."""

    message: str
    hint: str = ""


OTHER_WORK_TREE = Refusal(
    "cấu hình core.worktree của kho git trỏ đi nơi khác", "bỏ bằng: git config --unset core.worktree"
)
_NO_IDENTITY = Refusal(
    "git chưa biết tên và địa chỉ thư của người ghi",
    'khai báo: git config --global user.name "Họ và tên" và git config --global user.email ten@noi.vn',
)
NOT_IN_REPOSITORY = Refusal(
    "tệp kế hoạch không nằm trong kho git nào", "tạo kho git và ghi lần đầu bằng: cchc save"
)
_BARE = Refusal(
    "tệp kế hoạch nằm trong kho git không có thư mục làm việc (bare)",
    "lấy một bản về bằng: git clone KHO THƯ-MỤC, rồi làm việc trong đó",
)
_MERGE = Refusal("đang gộp nhánh dở dang", "gộp xong bằng: git commit, không gộp nữa thì: git merge --abort")
_CHERRY_PICK = Refusal(
    "đang chép commit (cherry-pick) dở dang",
    "chép xong bằng: git cherry-pick --continue, không chép nữa thì: git cherry-pick --abort",
)
_REVERT = Refusal(
    "đang đảo ngược commit (revert) dở dang",
    "đảo xong bằng: git revert --continue, không đảo nữa thì: git revert --abort",
)
_REBASE = Refusal(
    "đang rebase dở dang",
    "làm xong bằng: git rebase --continue, không làm nữa thì: git rebase --abort",
)
_PATCH = Refusal(
    "đang nhận bản vá (git am) dở dang",
    "nhận xong bằng: git am --continue, không nhận nữa thì: git am --abort",
)
# What lies in the folder of git while it is in the midst of something → what that is. A commit of the plan
# in between is refused by git in a merge; in a rebase or a revert it would end up in the middle of that.
UNFINISHED = (
    ("rebase-merge", _REBASE),
    ("rebase-apply/applying", _PATCH),
    ("rebase-apply", _REBASE),
    ("MERGE_HEAD", _MERGE),
    ("CHERRY_PICK_HEAD", _CHERRY_PICK),
    ("REVERT_HEAD", _REVERT),
)
_UNUSABLE = "không phải là kho git dùng được: bị hỏng, hoặc kho mà nó dẫn đến không còn ở đó"
_INDEX = "tệp index của kho git bị hỏng; xóa tệp .git/index rồi dựng lại bằng: git reset"
_UNCHANGED = "git thấy tệp kế hoạch không khác lần ghi trước"
_DAMAGED = "kho git thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"
_NO_PERMISSION = "không có quyền ghi vào kho git"
_FULL = "ổ đĩa đã đầy"
# Words of git → what an officer can act on.
_KNOWN = (
    ("must be run in a work tree", _BARE),
    ("cannot use bare repository", _BARE),
    (
        "dubious ownership",
        "kho git thuộc tài khoản khác; cho phép bằng: git config --global --add safe.directory <kho>",
    ),
    ("Author identity unknown", _NO_IDENTITY),
    ("Please tell me who you are", _NO_IDENTITY),
    ("paths are ignored", "git đang bỏ qua tệp kế hoạch (.gitignore)"),
    (
        "outside of your sparse-checkout",
        "tệp kế hoạch nằm ngoài phần kho được lấy về; lấy thêm bằng: git sparse-checkout add <thư mục>",
    ),
    ("is outside repository", "tệp kế hoạch nằm ngoài kho git (core.worktree trỏ đi nơi khác)"),
    ("during a merge", _MERGE),
    ("during a cherry-pick", _CHERRY_PICK),
    ("during a rebase", _REBASE),
    ("gpg failed", "không ký được commit (gpg)"),
    ("insufficient permission", _NO_PERMISSION),
    ("Permission denied", _NO_PERMISSION),
    ("Read-only file system", "ổ đĩa chứa kho git chỉ cho đọc"),
    ("No space left on device", _FULL),
    ("unable to write new", "không ghi được vào kho git; xem lại chỗ trống và quyền ghi"),
    ("bad object", _DAMAGED),
    ("unable to read", _DAMAGED),
    ("is corrupt", _DAMAGED),
    ("bad index file", _INDEX),
    ("index file corrupt", _INDEX),
    ("index file smaller", _INDEX),
    ("external filter", "bộ lọc khai báo trong .gitattributes và cấu hình của git chạy bị lỗi"),
    ("nothing to commit", _UNCHANGED),
    ("nothing added to commit", _UNCHANGED),
    ("no changes added to commit", _UNCHANGED),
    ("bad config", "tệp cấu hình của git viết sai; kiểm tra bằng: git config --list"),
    ("unknown repository extension", "kho git cần bản git mới hơn bản đang cài trên máy"),
    ("Expected git repo version", "kho git cần bản git mới hơn bản đang cài trên máy"),
)
# `Unable to create '/kho/.git/index.lock': File exists.`, `could not lock config file a: File exists`
_LOCK = re.compile(
    r"(?:nable to create '(?P<file>(?s:.+?)\.lock)'|lock config file (?P<config>[^\n]+)): File exists"
)
_FRESH = 60  # seconds; a git that writes takes less, unless somebody writes its message in an editor


def skipped(file: Path) -> Refusal:
    """Return why git commits no change of a file that is marked so."""
    name = disk.quoted_path(file)
    message = f"git được dặn bỏ qua mọi thay đổi của {name} (dấu skip-worktree)"
    return Refusal(message, f"bỏ dấu đó bằng: git update-index --no-skip-worktree {name}")


def unmerged(file: Path) -> Refusal:
    """Return why nothing is committed of a file whose conflict git waits for somebody to settle."""
    message = "git còn chờ báo là đã chọn xong các chỗ xung đột của tệp kế hoạch"
    return Refusal(message, f"chọn xong thì báo bằng: git add {disk.quoted_path(file)}")


def explain(output: bytes, folder: Path) -> Refusal:
    """Return why git, asked in a folder, refused, from what it printed."""
    text = output.decode("utf-8", "replace")
    if found := _LOCK.search(text):
        return _explain_lock(folder / (found["file"] or f"{found['config']}.lock"), folder)
    if "not a git repository" in text or "invalid gitfile" in text:
        return _explain_no_repository(folder)
    if known := next((ours for theirs, ours in _KNOWN if theirs in text), None):
        return known if isinstance(known, Refusal) else Refusal(known)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("warning: ")]
    said = next(
        (line for line in lines if line.startswith(("fatal: ", "error: "))), lines[0] if lines else ""
    )
    if not said:
        hint = "xem lại kho bằng: git status, và các lệnh kiểm tra trong .git/hooks"
        return Refusal("git từ chối mà không nói lý do", hint)
    said = said.removeprefix("fatal: ").removeprefix("error: ")
    return Refusal(f'git từ chối và báo: "{said}"', "xem lại kho bằng: git status")


def _explain_no_repository(folder: Path) -> Refusal:
    """Return why git finds no repository: there is none, or one that can't be used."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return Refusal(f"{disk.quoted_path(parent / '.git')} {_UNUSABLE}")
    return NOT_IN_REPOSITORY


def _explain_lock(lock: Path, folder: Path) -> Refusal:
    """Return whose a lock is: of a git that runs, or left behind by one that was stopped."""
    name = disk.quoted_path(lock)
    try:
        age = time.time() - lock.stat().st_mtime
    except OSError:
        return Refusal("một lệnh git khác vừa chạy trong kho", "chờ lệnh đó xong")
    since = f"có từ {_ago(age)} trước" if age >= 1 else "vừa tạo"
    is_running = _is_git_running(lock, folder)
    remove = f"nếu không còn lệnh git nào đang chạy thì xóa tệp {name}"
    if is_running or (is_running is None and age < _FRESH):
        told = "một lệnh git khác" if is_running else "có thể một lệnh git khác"
        return Refusal(f"{told} đang chạy trong kho (tệp khóa {name} {since})", f"chờ lệnh đó xong; {remove}")
    found = "" if is_running is None else ", không thấy lệnh git nào đang chạy trong kho"
    return Refusal(
        f"còn tệp khóa {name} ({since}{found}), do một lệnh git bị dừng giữa chừng để lại",
        remove,
    )


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
