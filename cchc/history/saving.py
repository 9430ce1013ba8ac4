"""Committing a plan as it is, edits by hand, too, and finishing what git is in the midst of before that.

Read next: `cchc.history.finishing`, `cchc.history.file_updates` (updates, and what a commit holds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk
from cchc.history import file_updates, finishing
from cchc.history.file_updates import UpdateResult
from cchc.history.git import GitError
from cchc.planfile import document, plan_files, writing

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.history.file_updates import WriteOptions


def save(plan: Path, subject: str, options: WriteOptions) -> UpdateResult:
    """Commit a plan file as it is; nothing when that is what the last commit has.

    The message begins with `subject`, or is as an update's. A merge or the like whose conflicts are settled
    is finished first. Raises PlanError when the file is no plan, and what locking and reading raise; then
    nothing was committed.
    """
    with writing.locked(plan, wait=options.wait, tell=options.tell) as real:
        name = disk.display_path(plan)
        document.parse(plan_files.read(real), name)
        try:
            finished = finishing.finish(real, subject)
        except GitError as error:
            return UpdateResult((), not_committed=str(error), remedy=error.hint, said=error.said)
        data = plan_files.read(real)  # a rebase has gone on with it
        if finished is None:
            return file_updates.commit_file(real, data, UpdateResult(()), subject)
        document.parse(data, name)
        result = file_updates.commit_file(real, data, UpdateResult(()), "" if finished.commit else subject)
        return _joined(result, finished, subject)


def _joined(result: UpdateResult, finished: finishing.Finished, subject: str) -> UpdateResult:
    """Return what was finished, with what was committed behind it, if anything was."""
    if result.commit:
        return result._replace(finished=finished.words, committed=(*finished.changes, *result.committed))
    unused = f"; lời ghi “{subject}” không dùng: các lần ghi đó giữ lời ghi cũ"
    words = f"{finished.words}{unused if subject and not finished.commit else ''}"
    return result._replace(finished=words, commit=finished.commit, committed=finished.changes)
