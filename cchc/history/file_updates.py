"""Recording an update: lock, read, wish, edit, check, write, and, if asked, one commit of it.

The one way in which a command changes a plan file. The commit is made while the lock is held, so
that parallel updates make one commit each, and is worded by what changed since the last one.

Read next: `cchc.planfile.writing` (the disk), `cchc.updates` (the wishes), `cchc.history.git`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cchc import changes as changing
from cchc.history import git
from cchc.planfile import document as documents
from cchc.planfile import plan_files, writing
from cchc.planfile.document_edits import apply_changes
from cchc.planfile.fast import updating
from cchc.planfile.fast.piecewise import VersionReader
from cchc.yamltext.decoding import TextError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.planfile.fast.updating import PlanUpdate


_SUBJECT = 100  # characters of a commit's first line


class WriteOptions(NamedTuple):
    """On what terms to record: `wait` seconds for the lock, which `tell` says; `kept` is the plan cache."""

    commit: bool
    wait: float
    tell: Callable[[str], None]
    kept: Path | None = None


class Preview(NamedTuple):
    """What would become of an update; `before` and `after` are the texts."""

    changes: tuple[Change, ...]
    before: str
    after: str


class UpdateResult(NamedTuple):
    """What became of an update.

    `commit` is the short hash of the commit that was made, `not_committed` says why none was
    although it was asked for.
    """

    changes: tuple[Change, ...]
    commit: str | None = None
    not_committed: str | None = None


def preview(plan: Path, wish: PlanUpdate) -> Preview:
    """Work out an update without writing anything."""
    opened = documents.parse(plan_files.read(plan), plan_files.display_path(plan))
    changes, updated = apply_changes(opened, wish.data(opened))
    return Preview(changes, opened.text, updated.text)


def update_file(plan: Path, wish: PlanUpdate, terms: WriteOptions) -> UpdateResult:
    """Update a plan file.

    Raises whatever reading, wishing and writing raise; then nothing was written.
    """
    with writing.locked(plan, wait=terms.wait, tell=terms.tell) as real:
        data = plan_files.read(real)
        fulfilled = updating.update_bytes(data, plan_files.display_path(plan), wish, terms.kept)
        if fulfilled.changes:
            writing.replace(real, data, fulfilled.data)
        done = UpdateResult(fulfilled.changes)
        done = _committed(real, fulfilled.data, done) if terms.commit else done
    if terms.kept is not None:
        with suppress(KeyboardInterrupt):  # the update is made, and still has to be told
            updating.cache_result(terms.kept, fulfilled)
    return done


def _committed(real: Path, now: bytes, done: UpdateResult) -> UpdateResult:
    """Commit what is saved, also what an earlier update saved but could not commit.

    Nothing that happens here may hide that the file is saved.
    """
    committed = git.last_committed(real)
    if committed == now:
        return done
    try:
        made = git.commit(real, message(_all_changes(committed, now, done.changes)))
    except git.GitError as error:
        return done._replace(not_committed=str(error))
    except KeyboardInterrupt:
        return done._replace(not_committed="đã dừng theo yêu cầu (Ctrl-C)")
    return done._replace(commit=made)


def _all_changes(committed: bytes | None, now: bytes, own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Give this update's changes, then what else the commit will hold: earlier edits by hand, too.

    Without those its message would not be true.
    """
    pieces = VersionReader()
    try:
        old, new = pieces.read(committed or b""), pieces.read(now)
    except TextError:
        return own
    if not isinstance(old, dict) or not isinstance(new, dict) or not old:
        return own
    return (*own, *(change for change in changing.between(old, new) if change not in own))


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
