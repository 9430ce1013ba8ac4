"""What git is in the midst of, finished for who doesn't know git: a merge, a rebase, a pick, a revert.

Only when no conflict is left in the whole repository. A plan in conflict is settled when it can be read and
is no longer what git left, a period's file when its marks are gone; any other file when git was told so.
No editor opens. Work that stopped for something else than a conflict is left to whoever began it.

Read next: `cchc.history.saving` (who asks), `cchc.history.resolving` (how a plan is settled).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, typed_lines
from cchc.errors import PlanError, RequestError
from cchc.history import commit_messages, commits, conflicts, git, refusals, text_merges
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.periodfile import period_files
from cchc.planfile import document, plan_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.changes import Change

_LABELS = ("ours", "base", "theirs")
# Attributes whose merge leaves marks, or nothing to settle.
_PLAIN_MERGES = {b"unspecified", b"set", b"text", b"union", b"cchc"}
_MAX_NAMES = 3  # of people in the subject of a merge
_NO_EDITOR = ("-c", "core.editor=true")
# What git puts below a message when a pick or a revert stops for a conflict, behind any `core.commentChar`.
_CONFLICTS = re.compile(rb"^(\S.*) Conflicts:\n\1\t", re.MULTILINE)


class Finished(NamedTuple):
    """What was finished, in words; of a merge the commit that was made, and what it changes in the plan."""

    words: str
    commit: str | None = None
    changes: tuple[Change, ...] = ()


# The name in `refusals.UNFINISHED` → git's command, and what is said when that is done.
_WORK = {
    "rebase-merge": ("rebase", "đã xếp xong các lần ghi (git: rebase)"),
    "rebase-apply/applying": ("am", ""),  # its patches are an engineer's
    "rebase-apply": ("rebase", "đã xếp xong các lần ghi (git: rebase)"),
    "MERGE_HEAD": ("merge", "đã gộp xong hai bản"),
    "CHERRY_PICK_HEAD": ("cherry-pick", "đã chép xong lần ghi (git: cherry-pick)"),
    "REVERT_HEAD": ("revert", "đã bỏ xong lần ghi (git: revert)"),
}


def finish(plan: Path, subject: str) -> Finished | None:
    """Finish what git is in the midst of; None when that is nothing. `subject` is a merge's, if there is one.

    Raises GitError when something is left to settle, or git refuses.
    """
    top = Path(git.ask(plan.parent, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape")[:-1])
    sign, refusal = commits.unfinished(plan) or ("", None)
    unmerged = _unmerged(top)
    if refusal and not _is_ready(commits.own_folder(plan), sign, is_unmerged=bool(unmerged)):
        raise GitError(refusal.message, _by_git(sign))
    if left := [file for file in unmerged if not _is_settled(top / file, unmerged[file])]:
        raise _left(plan, top, left, sign, refusal.message if refusal else "")
    if unmerged:
        git.change(top, "add", "--", *unmerged)
    if sign == "MERGE_HEAD":
        return _commit_merge(plan, subject)
    return _go_on(plan, top, sign) if sign else None


def _by_git(sign: str) -> str:
    """Return how git ends what it is in the midst of, without an editor, and, last, how it drops it."""
    command, _ = _WORK[sign]
    go_on = f"git -c core.editor=true {command} --continue"
    then = f"rồi chạy lại: {refusals.SAVE}; {_dropped(sign)}"
    return f"việc này do người dùng git bắt đầu; làm xong bằng: {go_on}, {then}"


def _dropped(sign: str) -> str:
    return f"không làm nữa thì: git {_WORK[sign][0]} --abort"


def _is_ready(own: Path, sign: str, *, is_unmerged: bool) -> bool:
    """Whether git stopped for a conflict, settled or not, and for nothing that its user wished."""
    if sign == "MERGE_HEAD":
        return True
    if sign == "rebase-apply/applying" or (own / sign / "amend").exists():
        return False
    if is_unmerged or sign == "rebase-apply":  # which stops for nothing else, and keeps no stopped-sha
        return True
    if sign == "rebase-merge":
        return (own / sign / "stopped-sha").exists()
    try:
        return bool(_CONFLICTS.search((own / "MERGE_MSG").read_bytes()))
    except OSError:
        return False


def _unmerged(top: Path) -> dict[str, dict[str, str]]:
    """Return the files in conflict, each with the blobs that git kept of it by their stages."""
    answer = git.ask(top, "ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
    files: dict[str, dict[str, str]] = {}
    for entry in filter(None, answer.split("\0")):
        told, _, name = entry.partition("\t")
        _, blob, stage = told.split(" ")
        files.setdefault(name, {})[stage] = blob
    return files


def _is_settled(file: Path, stages: Mapping[str, str]) -> bool:
    """Whether somebody settled the conflict in a plan or a period's file; of no other file it can be told."""
    is_plan = _is_plan(file)
    if not {"2", "3"} <= set(stages) or not (is_plan or period_files.is_one(file)):
        return False
    answer = git.ask(file.parent, "check-attr", "-z", "merge", "--", file.name)
    if answer.split(b"\0")[2] not in _PLAIN_MERGES:
        return False
    with BlobReader(file.parent) as blobs:
        base, ours, theirs = (blobs.read(stages[stage]) if stage in stages else b"" for stage in "123")
    if base is None or ours is None or theirs is None or not file.is_file():
        return False
    sides = conflicts.Sides(file, disk.display_path(file), plan_files.read(file), base, ours, theirs)
    return _is_merged_plan(sides) if is_plan else _is_merged_period(sides)


def _is_merged_plan(sides: conflicts.Sides) -> bool:
    """Whether a plan in conflict can be read and isn't what git left."""
    try:
        document.parse(sides.data, sides.name)
        conflicts.check_untouched(sides)
    except PlanError:
        return False
    except RequestError:
        return True
    return False


def _is_merged_period(sides: conflicts.Sides) -> bool:
    """Whether a period's file had marks of git's and has none any more."""
    _, had_marks = text_merges.merge_with_marks(sides.ours, sides.base, sides.theirs, _LABELS)
    return had_marks and not conflicts.has_marks(sides.data)


def _left(plan: Path, top: Path, left: list[str], sign: str, doing: str) -> GitError:
    """Return what is left to settle, how, and, last, how to drop the whole."""
    files = [top / name for name in left]
    names = ", ".join(map(disk.display_path, files))
    said = f"{doing}, " if doing else ""
    ways = "; ".join(_way(file, plan) for file in files)
    hint = f"{ways}, rồi chạy lại: {refusals.SAVE}{f'; {_dropped(sign)}' if sign else ''}"
    return GitError(f"{said}còn tệp có chỗ hai bên sửa khác nhau, chưa gộp: {names}", hint)


def _way(file: Path, plan: Path) -> str:
    """Return how a conflict in a file is settled."""
    name = typed_lines.quoted_path(file)
    if file == plan:
        return f"gộp kế hoạch bằng: {refusals.RESOLVE}"
    if _is_plan(file):
        return f"gộp bằng: {refusals.RESOLVE} --plan {name}"
    is_ours = period_files.is_one(file)
    marks = "xóa các dòng <<<<<<<, =======, >>>>>>>"
    return (
        f"mở tệp {name}, giữ lại phần đúng, {marks}, lưu tệp{'' if is_ours else f', rồi gõ: git add {name}'}"
    )


def _is_plan(file: Path) -> bool:
    return file.parent.name.lower() == plan_files.FOLDER and plan_files.is_plan_name(file.name)


def _commit_merge(plan: Path, subject: str) -> Finished:
    """Make the commit of a merge with the plan as it is, worded by what it takes over into that.

    A plan that was staged and edited again is staged anew: the commit has what it says.
    """
    before, data = commits.last_committed(plan), plan_files.read(plan)
    staged = commits.staged(plan)
    if staged is not None and not commits.is_alike(staged, data):
        git.change(plan.parent, "add", "--", plan.name)
    changes = commit_messages.changes_by_merge(before, data) if before is not None else ()
    message = commit_messages.message(changes, subject or _merge_subject(plan))
    commit = commits.commit_index(plan, message)
    return Finished(_WORK["MERGE_HEAD"][1], commit, changes)


def _merge_subject(plan: Path) -> str:
    """Return whose changes a merge brings."""
    heads = (commits.own_folder(plan) / "MERGE_HEAD").read_text("utf-8").split()
    answer = git.ask(plan.parent, "log", "--no-merges", "--encoding=UTF-8", "--format=%an", *heads, "^HEAD")
    names = list(dict.fromkeys(filter(None, answer.decode("utf-8", "replace").splitlines())))
    more = f" và {len(names) - _MAX_NAMES} người khác" if len(names) > _MAX_NAMES else ""
    return f"Gộp thay đổi của {', '.join(names[:_MAX_NAMES])}{more}" if names else "Gộp thay đổi"


def _go_on(plan: Path, top: Path, sign: str) -> Finished:
    """Let git go on with what it stopped for; GitError when it stops again."""
    command, words = _WORK[sign]
    try:
        git.change(top, *_NO_EDITOR, command, "--continue")
    except GitError:
        if left := list(_unmerged(top)):
            raise _left(plan, top, left, sign, "đã xong một lần ghi, đến lần ghi tiếp theo") from None
        raise
    if again := commits.unfinished(plan):
        raise GitError(again[1].message, _by_git(again[0]))
    return Finished(words)
