"""A plan that git left in conflict, merged by task and field from the three versions git kept.

The text begins as git's own merge of the lines, so that comments of both sides stay; then only the
values are edited that the merge by fields decides otherwise. What comes out is read again, must be
a valid plan and say exactly what was merged, or nothing is written. The commit is the user's.

Read next: `cchc.merging` (the merge), `cchc.planfile.document_edits` (the edits).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, merging
from cchc.changes import KINDS, by_id, compare, place_of
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.history import file_updates, git, line_merging, revisions
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.periodfile import period_files
from cchc.planfile import document, document_edits, plan_files, writing
from cchc.planfile.updating import UpdatedFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.history.file_updates import WriteOptions
    from cchc.merging import Conflict, Merged, Place, Side
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain


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


class ResolvedPlan(NamedTuple):
    """The merged plan, what it takes over from the incoming side, and comments that got lost."""

    document: Document
    changes: tuple[Change, ...]
    lost_comments: tuple[str, ...]


def find(plan: Path) -> Sides:
    """Find the versions of a plan that git left in conflict.

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
        raise RequestError(f"{name} không có xung đột nào đang chờ gộp", _where_else(plan))
    if ours is None or theirs is None:
        side = "bản hiện tại" if ours is None else "bản gộp vào"
        hint = "quyết định giữ hay xóa tệp rồi ghi bằng git add hoặc git rm"
        raise RequestError(f"{side} đã xóa {name}, không có gì để gộp theo nhiệm vụ", hint)
    sides = Sides(plan_files.real_path(plan), name, plan_files.read(plan), base or b"", ours, theirs)
    _check_untouched(sides)
    return sides


def _where_else(plan: Path) -> str:
    """Return where a conflict may be, if not in the plan."""
    try:
        marked = [path for path in period_files.beside(plan) if _CONFLICT.search(path.read_bytes())]
    except OSError:
        marked = []
    if not marked:
        return "kiểm tra bằng: git status"
    names, files = (" ".join(map(shown, marked)) for shown in (disk.display_path, disk.quoted_path))
    return f"xung đột ở {names}: mở tệp, giữ lại phần đúng, xóa các dòng dấu; lưu rồi gõ: git add {files}"


def _read_blob(blobs: BlobReader, blob: str | None) -> bytes | None:
    """Return a version that git kept, None where there is none; GitError when it got lost."""
    data = blobs.read(blob) if blob else None
    if blob and data is None:
        raise GitError("kho git thiếu dữ liệu của một bản đang gộp; kiểm tra bằng: git fsck")
    return data


def _check_untouched(sides: Sides) -> None:
    """Check that the file still is what git left: what was settled by hand must not be lost.

    Taking one side at every conflict must give git's own merge that prefers this side; there are no marks
    where no lines are in conflict, but what the merge by fields must ask about. Raises RequestError when
    it doesn't.
    """
    quoted = disk.quoted_path(sides.real)
    hint = f"gộp tiếp bằng tay rồi: git add {quoted}; hoặc bỏ các chỗ đã sửa: git checkout --merge {quoted}"
    has_marks = bool(_CONFLICT_MARK.search(sides.data))
    for group, favour in ((1, "--ours"), (2, "--theirs")):
        merged = git.merge_lines(sides.ours, sides.base, sides.theirs, favour)
        if _lines(_one_side(sides.data, group)) != _lines(merged):
            why = "đã được sửa tay từ khi git báo xung đột" if has_marks else "không còn dấu xung đột"
            raise RequestError(f"{sides.name} {why}", hint)


_CONFLICT_MARK = re.compile(rb"^<{5,}(?: [^\n]*)?\r?$", re.MULTILINE)
_CONFLICT = re.compile(
    rb"^<{5,}(?: [^\n]*)?\n(.*?)(?:^\|{5,}(?: [^\n]*)?\n.*?)?^={5,}\r?\n(.*?)^>{5,}(?: [^\n]*)?(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


def _one_side(data: bytes, group: int) -> bytes:
    """Return a file in conflict with one side (1 ours, 2 theirs) at every conflict."""
    return _CONFLICT.sub(lambda conflict: conflict.group(group), data)


def _lines(data: bytes) -> list[bytes]:
    """Return a text's lines; how they end is git's business."""
    return [line.rstrip(b"\r") for line in data.rstrip(b"\r\n").split(b"\n")]


def merge(sides: Sides, decide: Callable[[Conflict], Side | None]) -> Merged:
    """Merge the versions by task and field; what no plan may say together is decided, too.

    Each side is a plan, but both together may be none: two add one name to two offices. The field that is
    wrong then counts as one that both changed differently. Raises PlanError when one side is no plan.
    """
    ours, theirs = (
        document.parse(data, f"{sides.name} ({side})").plain
        for data, side in ((sides.ours, "bản hiện tại"), (sides.theirs, "bản gộp vào"))
    )
    base = _base(sides)
    answers: dict[str, Side | None] = {}

    def decide_once(conflict: Conflict) -> Side | None:
        if conflict.key not in answers:
            answers[conflict.key] = decide(conflict)
        return answers[conflict.key]

    whole: list[Place] = []
    merged = merging.merge(base, ours, theirs, decide_once)
    while wrong := document.first_finding(merged.data):
        record, path = place_of(merged.data, wrong.at)
        places = [place for place in ((record, path), (record, ())) if place not in whole]
        if not places:
            break
        whole.append(places[0])
        merged = merging.merge(base, ours, theirs, decide_once, whole)
    return merged


def _base(sides: Sides) -> dict[str, Plain]:
    """Return what both sides came from; nothing when it is no plan: then every difference is a conflict."""
    try:
        return document.parse(sides.base, sides.name).plain if sides.base else {}
    except PlanError:
        return {}


def build(sides: Sides, merged: Merged) -> ResolvedPlan:
    """Put a merged plan into its text; nothing is written to the disk.

    Raises RequestError when what was merged is no valid plan, SurroundingsError when no text says
    exactly what was merged.
    """
    ours = document.parse(sides.ours, f"{sides.name} (bản hiện tại)")
    if wrong := document.first_error(merged.data):
        hint = "gộp tệp bằng tay, hoặc chọn bên khác ở chỗ xung đột"
        raise RequestError(f"kết quả gộp không phải là kế hoạch đúng, chưa ghi gì: {wrong}", hint)
    resolved = _with_data(_merge_lines(sides) or ours, merged.data) or _with_data(ours, merged.data)
    if resolved is None:
        hint = "gộp tệp bằng tay rồi ghi bằng git add"
        raise SurroundingsError(f"không đưa được kết quả gộp vào {sides.name}", hint)
    changes = compare(ours.plain, resolved.plain)
    lost = line_merging.lost_comments(sides.base, sides.ours, sides.theirs, resolved.data)
    return ResolvedPlan(resolved, changes, tuple(lost))


def _merge_lines(sides: Sides) -> Document | None:
    """Return git's own merge of the lines, if it is a plan."""
    try:
        return document.parse(git.merge_lines(sides.ours, sides.base, sides.theirs, "--ours"), sides.name)
    except (PlanError, GitError):
        return None


def _with_data(before: Document, data: dict[str, Plain]) -> Document | None:
    """Edit a document so that it says the merged data, its records in its order; None when its text can't."""
    try:
        _, edited = document_edits.apply_changes(before, _in_order_of(before.plain, data))
    except SurroundingsError:
        return None
    return None if compare(edited.plain, data) else edited


def _in_order_of(before: dict[str, Plain], data: dict[str, Plain]) -> dict[str, Plain]:
    """Return merged data with their records in a document's order: git put them where they belong."""

    def in_order(section: str, records: Plain) -> Plain:
        ids = {number: index for index, number in enumerate(by_id(before.get(section, "")))}
        by_number = by_id(records)
        return [
            by_number[number] for number in sorted(by_number, key=lambda number: ids.get(number, len(ids)))
        ]

    return {
        section: in_order(section, value) if section in KINDS and isinstance(value, list) else value
        for section, value in data.items()
    }


def save(sides: Sides, resolved: ResolvedPlan, options: WriteOptions) -> None:
    """Write the merged plan, if the file still is what was read.

    Raises what `cchc.planfile.writing` raises; then nothing was written.
    """

    def change(data: bytes) -> UpdatedFile:
        if data != sides.data:
            raise writing.changed_meanwhile(sides.real)
        merged = _with_line_ends(resolved.document.data, sides.data)
        return UpdatedFile(resolved.changes, merged, resolved.document.plan)

    file_updates.write_file(sides.real, change, options)


def _with_line_ends(data: bytes, before: bytes) -> bytes:
    """Return bytes with CRLF where git puts it into work trees; what git keeps has none."""
    return data.replace(b"\n", b"\r\n") if b"\r\n" in before and b"\r\n" not in data else data
