"""A plan in conflict: its file, the versions that git kept of it, and whether it still is what git left.

Read next: `cchc.history.resolving` (the merge), `cchc.history.finishing` (what comes after it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, typed_lines
from cchc.errors import RequestError, SurroundingsError
from cchc.history import revisions, text_merges
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.periodfile import period_files
from cchc.planfile import plan_files

if TYPE_CHECKING:
    from pathlib import Path


class Sides(NamedTuple):
    """A plan file in conflict: its bytes as they are, and those of the three versions git kept.

    `base` is empty when both sides added the file.
    """

    real: Path
    name: str
    data: bytes
    base: bytes
    ours: bytes
    theirs: bytes


def find(plan: Path) -> Sides:
    """Find the versions of a plan that git left in conflict.

    Where git knows of none any more they are what the marks in the file say, if that is all three.
    Raises RequestError when there is no conflict, or one that isn't between two plans;
    SurroundingsError when git can't be asked.
    """
    name = disk.display_path(plan)
    try:
        plan_file = revisions.locate(plan)
        stages = revisions.unmerged_blobs(plan_file)
        with BlobReader(plan_file.top) as blobs:
            base, ours, theirs = (_read_blob(blobs, stages.get(stage)) for stage in ("1", "2", "3"))
    except GitError as error:
        raise SurroundingsError(f"không gộp được: {error}", error.hint) from None
    if not stages:
        data = plan_files.read(plan)
        if has_marks(data):
            return _of_marks(plan, data)
        raise RequestError(f"{name} không có chỗ nào đang chờ gộp", _where_else(plan))
    if ours is None or theirs is None:
        side = "bản hiện tại" if ours is None else "bản gộp vào"
        quoted = typed_lines.quoted_path(plan)
        hint = f"giữ tệp thì gõ: git add {quoted}; xóa tệp thì gõ: git rm {quoted}; rồi chạy: cchc save"
        raise RequestError(f"{side} đã xóa {name}, không có gì để gộp theo nhiệm vụ", hint)
    sides = Sides(plan_files.real_path(plan), name, plan_files.read(plan), base or b"", ours, theirs)
    check_untouched(sides)
    return sides


def _of_marks(plan: Path, data: bytes) -> Sides:
    """Return the versions that marks tell; RequestError when those lack what both sides came from."""
    name = disk.display_path(plan)
    marks = list(_CONFLICT.finditer(data))
    sides = [_one_side(data, side) for side in ("base", "ours", "theirs")]
    if all(mark["base"] is not None for mark in marks) and not any(map(has_marks, sides)):
        return Sides(plan_files.real_path(plan), name, data, *sides)
    message = f"{name} có dấu của chỗ hai bên sửa khác nhau, nhưng kho lịch sử không còn lần gộp nào dở dang"
    hint = (
        "mở tệp, giữ lại phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>>, lưu tệp rồi chạy: cchc save; "
        f"hoặc bỏ mọi sửa đổi từ lần ghi gần nhất: git checkout HEAD -- {typed_lines.quoted_path(plan)}"
    )
    raise RequestError(message, hint)


def is_unfinished(plan: Path) -> bool:
    """Whether git has the versions of a plan in conflict, so that it can be merged anew; not without git."""
    try:
        return bool(revisions.unmerged_blobs(revisions.locate(plan)))
    except GitError:
        return False


def _where_else(plan: Path) -> str:
    """Return where a conflict may be, if not in the plan."""
    if waiting := [other for other in plan_files.plans_in(plan.parent) if is_unfinished(other)]:
        lines = (f"cchc resolve --plan {typed_lines.quoted_path(other)}" for other in waiting)
        return f"chỗ hai bên sửa khác nhau ở kế hoạch khác; gộp bằng: {', rồi: '.join(lines)}"
    try:
        marked = [path for path in period_files.beside(plan) if _CONFLICT.search(path.read_bytes())]
    except OSError:
        marked = []
    if not marked:
        return "không phải gộp gì; xem kế hoạch: cchc check, ghi vào lịch sử: cchc save"
    names = " ".join(map(disk.display_path, marked))
    by_hand = "mở tệp, giữ lại phần đúng, xóa các dòng dấu, lưu tệp rồi chạy: cchc save"
    return f"chỗ hai bên sửa khác nhau ở {names}: {by_hand}"


def _read_blob(blobs: BlobReader, blob: str | None) -> bytes | None:
    """Return a version that git kept, None where there is none; GitError when it got lost."""
    data = blobs.read(blob) if blob else None
    if blob and data is None:
        raise GitError("kho lịch sử thiếu dữ liệu của một bản đang gộp; kiểm tra bằng: git fsck")
    return data


def check_untouched(sides: Sides) -> None:
    """Check that the file still is what git left: what was settled by hand must not be lost.

    Taking one side at every conflict must give git's own merge that prefers this side; there are no marks
    where no lines are in conflict, but what the merge by fields must ask about. Raises RequestError when
    it doesn't.
    """
    quoted = typed_lines.quoted_path(sides.real)
    again = f"bỏ các chỗ đã sửa để gộp lại: git checkout --merge {quoted}"
    hint = f"đã gộp xong bằng tay thì chạy: cchc save; {again}"
    are_there = has_marks(sides.data)
    for side in ("ours", "theirs"):
        merged = text_merges.merge_lines(sides.ours, sides.base, sides.theirs, f"--{side}")
        if _lines(_one_side(sides.data, side)) != _lines(merged):
            why = (
                "đã được sửa tay từ khi có chỗ hai bên sửa khác nhau"
                if are_there
                else "không còn dấu của chỗ hai bên sửa khác nhau"
            )
            raise RequestError(f"{sides.name} {why}", hint)


def has_marks(data: bytes) -> bool:
    """Whether a text has a line that begins a conflict."""
    return bool(_CONFLICT_MARK.search(data))


_CONFLICT_MARK = re.compile(rb"^<{5,}(?: [^\n]*)?\r?$", re.MULTILINE)
_CONFLICT = re.compile(
    rb"^<{5,}(?: [^\n]*)?\n(?P<ours>.*?)(?:^\|{5,}(?: [^\n]*)?\n(?P<base>.*?))?"
    rb"^={5,}\r?\n(?P<theirs>.*?)^>{5,}(?: [^\n]*)?(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


def _one_side(data: bytes, side: str) -> bytes:
    """Return a file in conflict with one side (ours, theirs, or the base) at every conflict."""
    return _CONFLICT.sub(lambda conflict: conflict[side] or b"", data)


def _lines(data: bytes) -> list[bytes]:
    """Return a text's lines; how they end is git's business."""
    return [line.rstrip(b"\r") for line in data.rstrip(b"\r\n").split(b"\n")]
