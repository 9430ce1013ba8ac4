"""A plan that git left in conflict, merged by task and field from the three versions git kept.

The text begins as git's own merge of the lines, so that comments of both sides stay; then only the
values are edited that the merge by fields decides otherwise. What comes out is read again, must be
a valid plan and say exactly what was merged, or nothing is written. The commit is the user's.

Read next: `cchc.merging` (the merge), `cchc.planfile.amendment` (the edits).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import changes as changing
from cchc import merging
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.history import git, revisions
from cchc.history.git import GitError
from cchc.planfile import amendment, encoding, store, writing
from cchc.planfile import document as documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.merging import Conflict, Merged, Side
    from cchc.planfile.document import Document
    from cchc.planfile.yamltext import Plain


@dataclass(frozen=True, slots=True)
class Sides:
    """A plan file in conflict: its bytes as they are, and those of the three versions git kept.

    `base` is empty when both sides added the file.
    """

    real: Path
    name: str
    data: bytes
    base: bytes
    ours: bytes
    theirs: bytes


@dataclass(frozen=True, slots=True)
class Resolved:
    """The merged plan, what it takes over from the incoming side, and comments that got lost."""

    document: Document
    changes: tuple[Change, ...]
    lost_comments: tuple[str, ...]


def find(plan: Path) -> Sides:
    """Find the versions of a plan that git left in conflict.

    Raises RequestError when there is no conflict, or one that isn't between two plans;
    SurroundingsError when git can't be asked.
    """
    name = store.shown(plan)
    try:
        place = revisions.locate(plan)
        with git.blobs(place.top) as blobs:
            base, ours, theirs = (blobs.read(f":{stage}:{place.path}") for stage in (1, 2, 3))
    except GitError as error:
        raise SurroundingsError(f"không gộp được: {error}") from None
    if base is None and ours is None and theirs is None:
        raise RequestError(f"{name} không có xung đột nào đang chờ gộp", "kiểm tra bằng: git status")
    if ours is None or theirs is None:
        side = "bản hiện tại" if ours is None else "bản gộp vào"
        hint = "quyết định giữ hay xóa tệp rồi ghi bằng git add hoặc git rm"
        raise RequestError(f"{side} đã xóa {name}, không có gì để gộp theo nhiệm vụ", hint)
    data = store.read(plan)
    if not _has_marks(data):
        hint = f"nếu đã gộp xong thì ghi: git add {name}; làm lại từ đầu: git checkout --merge {name}"
        raise RequestError(f"{name} không còn dấu xung đột", hint)
    return Sides(store.real_path(plan), name, data, base or b"", ours, theirs)


def _has_marks(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    return any(problem.code == "conflict" for problem in encoding.problems(text))


def merge(sides: Sides, decide: Callable[[Conflict], Side | None]) -> Merged:
    """Merge the versions by task and field.

    Raises PlanError when one of them can't be read.
    """
    base, ours, theirs = (
        documents.read_plain(data, f"{sides.name} ({called})") if data else {}
        for data, called in (
            (sides.base, "bản gốc"),
            (sides.ours, "bản hiện tại"),
            (sides.theirs, "bản gộp vào"),
        )
    )
    return merging.merge(base, ours, theirs, decide)


def write(sides: Sides, merged: Merged) -> Resolved:
    """Put a merged plan into its text; nothing is written to the disk yet.

    Raises what `cchc.planfile.amendment.amend` raises, SurroundingsError when no text says exactly
    what was merged.
    """
    ours = documents.parse(sides.ours, f"{sides.name} (bản hiện tại)")
    document = _amended(_merged_by_lines(sides) or ours, merged.data) or _amended(ours, merged.data)
    if document is None:
        hint = "gộp tệp bằng tay rồi ghi bằng git add"
        raise SurroundingsError(f"không đưa được kết quả gộp vào {sides.name}", hint)
    changes = changing.between(ours.plain, document.plain)
    return Resolved(document, changes, tuple(_lost_comments(sides, document.data)))


def _merged_by_lines(sides: Sides) -> Document | None:
    """Give git's own merge of the lines, if it is a plan."""
    try:
        return documents.parse(git.with_both(sides.ours, sides.base, sides.theirs), sides.name)
    except (PlanError, GitError):
        return None


def _amended(document: Document, data: dict[str, Plain]) -> Document | None:
    """Edit a document so that it says the merged data; None when its text can't."""
    try:
        _, edited = amendment.amend(document, data)
    except (SurroundingsError, TypeError):
        return None
    return None if changing.between(edited.plain, data) else edited


def _lost_comments(sides: Sides, written: bytes) -> list[str]:
    """Give the comments that the incoming side had added and the result lacks."""
    base, theirs, result = (Counter(_comments(data)) for data in (sides.base, sides.theirs, written))
    return list(theirs - base - result)


def _comments(data: bytes) -> list[str]:
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return [line for line in lines if line.startswith("#")]


def save(sides: Sides, resolved: Resolved, *, wait: float, tell: Callable[[str], None]) -> None:
    """Write the merged plan, if the file still is what was read.

    Raises what `cchc.planfile.writing` raises; then nothing was written.
    """
    with writing.locked(sides.real, wait=wait, tell=tell) as real:
        writing.replace(real, sides.data, resolved.document.data)
