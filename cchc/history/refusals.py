"""Why git refused, in words that an officer can act on: what it printed → a reason and a remedy.

Git's own words are English (it is run so) and are quoted only where no others are known.

Read next: `cchc.history.git` (who asks), `cchc.history.hook_output` (what a hook says to it),
`cchc.history.git_locks` (whose a lock is).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import typed_lines
from cchc.history import git_locks, hook_output

if TYPE_CHECKING:
    from pathlib import Path


class Refusal(NamedTuple):
    """Why git refused (`said` are lines of a hook, or git's own), and what to do where that isn't said."""

    message: str
    hint: str = ""
    said: tuple[str, ...] = ()


# Whoever shows a hint with one of these names the plan, too, where that is needed.
SAVE = "cchc save"
RESOLVE = "cchc resolve"
OTHER_WORK_TREE = Refusal(
    "kho lịch sử được khai báo cho một thư mục khác (git: core.worktree)",
    "bỏ bằng: git config --unset core.worktree",
)
NO_IDENTITY = Refusal(
    "máy chưa biết họ tên của người ghi",
    'khai báo: git config --global user.name "Họ và tên" và git config --global user.email ten@noi.vn',
)
NOT_IN_REPOSITORY = Refusal(
    "tệp kế hoạch chưa nằm trong kho lịch sử nào", f"tạo kho lịch sử (git) và ghi lần đầu bằng: {SAVE}"
)
_BARE = Refusal(
    "tệp kế hoạch nằm trong kho lịch sử không có thư mục làm việc (git: bare)",
    "chép kho ra một thư mục bằng: git clone KHO THƯ-MỤC, rồi làm việc trong đó",
)
_MERGE = Refusal(
    "đang gộp hai bản dở dang (git: merge)", f"gộp xong bằng: {SAVE}, không gộp nữa thì: git merge --abort"
)
_CHERRY_PICK = Refusal(
    "đang chép một lần ghi dở dang (git: cherry-pick)",
    f"chép xong bằng: {SAVE}, không chép nữa thì: git cherry-pick --abort",
)
_REVERT = Refusal(
    "đang bỏ một lần ghi dở dang (git: revert)",
    f"bỏ xong bằng: {SAVE}, không bỏ nữa thì: git revert --abort",
)
_REBASE = Refusal(
    "đang xếp lại các lần ghi dở dang (git: rebase)",
    f"xếp xong bằng: {SAVE}, không xếp nữa thì: git rebase --abort",
)
_PATCH = Refusal(
    "đang nhận thay đổi gửi bằng tệp dở dang (git: am)",
    f"nhận xong bằng: git am --continue rồi: {SAVE}, không nhận nữa thì: git am --abort",
)
_EMPTY_PICK = Refusal(
    "lần ghi đang chép không còn gì mới so với kế hoạch", "bỏ qua lần ghi đó bằng: git cherry-pick --skip"
)
_EMPTY_REBASE = Refusal(
    "lần ghi đang xếp không còn gì mới so với kế hoạch", "bỏ qua lần ghi đó bằng: git rebase --skip"
)
_EDITED_MEANWHILE = Refusal(
    "có tệp được sửa thêm trong khi đang xếp lại các lần ghi dở dang (git: rebase)",
    "xem các tệp đó bằng: git status; nhờ người phụ trách kỹ thuật xếp nốt",
)
UNMERGED = Refusal("tệp kế hoạch còn chỗ hai bên sửa khác nhau, chưa gộp xong", f"gộp xong bằng: {SAVE}")
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
_UNUSABLE = "không phải là kho lịch sử dùng được: bị hỏng, hoặc kho mà nó dẫn đến không còn ở đó"
_INDEX = "tệp .git/index của kho lịch sử bị hỏng; xóa tệp đó rồi dựng lại bằng: git reset"
_UNCHANGED = "tệp kế hoạch không khác lần ghi trước"
_DAMAGED = "kho lịch sử thiếu dữ liệu hoặc bị hỏng; kiểm tra bằng: git fsck"
_NO_PERMISSION = "không có quyền ghi vào kho lịch sử"
_FULL = "ổ đĩa đã đầy"
# Words of git → what an officer can act on.
_KNOWN = (
    ("must be run in a work tree", _BARE),
    ("cannot use bare repository", _BARE),
    ("Author identity unknown", NO_IDENTITY),
    ("Please tell me who you are", NO_IDENTITY),
    ("empty ident name", NO_IDENTITY),
    ("name consists only of disallowed characters", NO_IDENTITY),
    ("paths are ignored", "tệp kế hoạch thuộc loại không ghi vào lịch sử (.gitignore)"),
    (
        "outside of your sparse-checkout",
        "tệp kế hoạch nằm ngoài phần đã lấy về của kho; lấy thêm bằng: git sparse-checkout add THƯ-MỤC",
    ),
    ("is outside repository", "tệp kế hoạch nằm ngoài kho lịch sử (git: core.worktree)"),
    ("during a merge", _MERGE),
    ("during a cherry-pick", _CHERRY_PICK),
    ("during a rebase", _REBASE),
    ("is now empty", _EMPTY_PICK),
    ("No changes - did you forget", _EMPTY_REBASE),
    ("have unstaged changes", _EDITED_MEANWHILE),
    ("edit all\nmerge conflicts", _EDITED_MEANWHILE),
    ("gpg failed", "không ký được lần ghi (gpg)"),
    ("insufficient permission", _NO_PERMISSION),
    ("Permission denied", _NO_PERMISSION),
    ("Read-only file system", "ổ đĩa chứa kho lịch sử chỉ cho đọc"),
    ("No space left on device", _FULL),
    ("unable to write new", "không ghi được vào kho lịch sử; xem lại chỗ trống và quyền ghi"),
    ("bad object", _DAMAGED),
    ("unable to read", _DAMAGED),
    ("is corrupt", _DAMAGED),
    ("bad index file", _INDEX),
    ("index file corrupt", _INDEX),
    ("index file smaller", _INDEX),
    ("external filter", "bộ lọc khai báo trong .gitattributes và cấu hình của kho lịch sử chạy bị lỗi"),
    ("nothing to commit", _UNCHANGED),
    ("nothing added to commit", _UNCHANGED),
    ("no changes added to commit", _UNCHANGED),
    (
        "bad config",
        "tệp cấu hình của kho lịch sử (git) viết sai; kiểm tra bằng: git --no-pager config --list",
    ),
    ("unknown repository extension", "kho lịch sử cần bản git mới hơn bản đang cài trên máy"),
    ("Expected git repo version", "kho lịch sử cần bản git mới hơn bản đang cài trên máy"),
)
# `Unable to create '/kho/.git/index.lock': File exists.`, `could not lock config file a: File exists`
_LOCK = re.compile(
    r"(?:nable to create '(?P<file>(?s:.+?)\.lock)'|lock config file (?P<config>[^\n]+)): File exists"
)
# `detected dubious ownership in repository at '/kho'`
_OTHERS = re.compile(r"dubious ownership in repository at '(?P<folder>[^\n]+)'")
_OF_HOOK = Refusal(
    "một lệnh kiểm tra của kho lịch sử không cho ghi (git: hook), và báo:", "sửa theo các dòng trên"
)


def skipped(file: Path) -> Refusal:
    """Return why git commits no change of a file that is marked so."""
    name = typed_lines.quoted_path(file)
    message = f"{name} có dấu không ghi thay đổi vào lịch sử (git: skip-worktree)"
    return Refusal(message, f"bỏ dấu đó bằng: git update-index --no-skip-worktree {name}")


def explain(output: bytes, folder: Path, *, is_question: bool) -> Refusal:
    """Return why git, asked in a folder, refused a question or a change, from what it printed."""
    text = output.decode("utf-8", "replace")
    if found := _LOCK.search(text):
        return Refusal(*git_locks.explain(folder / (found["file"] or f"{found['config']}.lock"), folder))
    if "not a git repository" in text or "invalid gitfile" in text:
        return _explain_no_repository(folder)
    if owned := _OTHERS.search(text):
        name = typed_lines.quoted(owned["folder"])
        hint = f"cho phép dùng bằng: git config --global --add safe.directory {name}"
        return Refusal("kho lịch sử thuộc tài khoản khác", hint)
    if known := next((ours for theirs, ours in _KNOWN if theirs in text), None):
        return known if isinstance(known, Refusal) else Refusal(known)
    if is_question:
        return _explain_unknown(text, "không đọc được kho lịch sử")
    said = hook_output.lines(text)
    known = _explain_unknown(text, "kho lịch sử từ chối") if hook_output.may_be_gits(said) else _OF_HOOK
    return known._replace(said=said)


def _explain_unknown(text: str, what: str) -> Refusal:
    """Return what could not be done, with the line of git's that is likely to be the reason."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("warning: ")]
    said = next(
        (line for line in lines if line.startswith(("fatal: ", "error: "))), lines[0] if lines else ""
    )
    if not said:
        hint = "xem kho lịch sử bằng: git status, và các lệnh kiểm tra trong .git/hooks"
        return Refusal(f"{what} mà không rõ lý do", hint)
    said = said.removeprefix("fatal: ").removeprefix("error: ")
    return Refusal(f'{what} (git: "{said}")', "xem kho lịch sử bằng: git status")


def _explain_no_repository(folder: Path) -> Refusal:
    """Return why git finds no repository: there is none, or one that can't be used."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return Refusal(f"{typed_lines.quoted_path(parent / '.git')} {_UNUSABLE}")
    return NOT_IN_REPOSITORY
