"""Recording an update: lock, read, wish, edit, check, write, and, if asked, one commit of it.

The one way in which a command changes a plan file. The commit is made while the lock is held, so
that parallel updates make one commit each, and is worded by what changed since the last one.

Read next: `cchc.planfile.writing` (the disk), `cchc.updates` (the wishes), `cchc.history.git`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc import changes as changing
from cchc.errors import PlanError
from cchc.history import git
from cchc.planfile import document as documents
from cchc.planfile import store, writing
from cchc.planfile.amendment import amend

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.planfile.document import Document
    from cchc.updates import Record


_SUBJECT = 100  # characters of a commit's first line


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an update.

    `before` and `after` are the texts; `commit` is the short hash of the commit that was made,
    `not_committed` says why none was although it was asked for.
    """

    changes: tuple[Change, ...]
    before: str
    after: str
    commit: str | None = None
    not_committed: str | None = None


def preview(plan: Path, wish: Callable[[Document], Record]) -> Recorded:
    """Work out an update without writing anything."""
    opened = documents.parse(store.read(plan), store.shown(plan))
    changes, updated = amend(opened, wish(opened))
    return Recorded(changes, opened.text, updated.text)


def record(
    plan: Path, wish: Callable[[Document], Record], *, commit: bool, wait: float, tell: Callable[[str], None]
) -> Recorded:
    """Update a plan file; `wish` gives its data as they should be, from the document as it is.

    Raises whatever reading, wishing and writing raise; then nothing was written.
    """
    with writing.locked(plan, wait=wait, tell=tell) as real:
        data = store.read(real)
        opened = documents.parse(data, store.shown(plan))
        changes, updated = amend(opened, wish(opened))
        if changes:
            writing.replace(real, data, updated.data)
        done = Recorded(changes, opened.text, updated.text)
        return _committed(real, updated, done) if commit else done


def _committed(real: Path, updated: Document, done: Recorded) -> Recorded:
    """Commit what is saved, also what an earlier update saved but could not commit.

    Nothing that happens here may hide that the file is saved.
    """
    if git.last_committed(real) == updated.data:
        return done
    try:
        made = git.commit(real, message(_all_changes(real, updated, done.changes)))
    except git.GitError as error:
        return replace(done, not_committed=str(error))
    except KeyboardInterrupt:
        return replace(done, not_committed="đã dừng theo yêu cầu (Ctrl-C)")
    return replace(done, commit=made)


def _all_changes(real: Path, updated: Document, own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Give this update's changes, then what else the commit will hold: earlier edits by hand, too."""
    return (*own, *(change for change in _since_last_commit(real, updated) if change not in own))


def _since_last_commit(real: Path, updated: Document) -> tuple[Change, ...]:
    """Give what the commit will hold: earlier edits by hand, too, or its message would not be true."""
    committed = git.last_committed(real)
    if committed is None:
        return ()
    try:
        old = documents.parse(committed, real.name)
    except PlanError:
        return ()
    return changing.between(old.plain, updated.plain)


def message(changes: tuple[Change, ...]) -> str:
    """Word a commit: its subject one change, its body all of them when there are more.

    >>> message((changing.Change("task:4", ("status",), "not_started", "in_progress"),))
    'NV 4: trạng thái chưa thực hiện → đang thực hiện'
    """
    lines = [changing.commit_line(change) for change in changes] or ["Cập nhật kế hoạch"]
    subject = lines[0] if len(lines[0]) <= _SUBJECT else f"{lines[0][: _SUBJECT - 1]}…"
    if len(lines) > 1:
        subject = f"{subject} (và {len(lines) - 1} thay đổi khác)"
    return subject if subject == lines[0] else "\n".join([subject, "", *(f"- {line}" for line in lines)])
