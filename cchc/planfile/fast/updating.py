"""From a file's bytes and a wish to the bytes that fulfil it, and what is known of them for the next run.

A wish that is about some tasks of a large file is fulfilled on an excerpt of it, and so takes no
longer as files grow; else, and wherever the excerpt doesn't do, the whole file is edited. The bytes
are the same either way. Works without a disk, but for what is kept between runs.

Read next: `cchc.planfile.document_edits` (the edit), `cchc.planfile.fast.excerpts` (the cut),
`cchc.history.file_updates` (who writes the bytes).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cchc.errors import CchcError
from cchc.planfile import document as documents
from cchc.planfile.document_edits import apply_changes
from cchc.planfile.fast import cache, excerpts
from cchc.planfile.fast import task_index as indexes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.changes import Change
    from cchc.plan import Plan, Task
    from cchc.planfile.document import Document
    from cchc.planfile.fast.task_index import TaskIndex
    from cchc.yamltext.nodes import Plain

LARGE = 200_000  # bytes; a smaller file is read whole in the time that an index takes


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """What a command wishes of a file: from the document as it is to its data as they should be.

    `tasks` are the numbers of those that alone may change, none when others may; with some, the
    document that is asked about may be an excerpt with these.
    """

    data: Callable[[Document], dict[str, Plain]]
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdatedFile:
    """A file as it was wished, with what was found out on the way: its index or its plan.

    Of an excerpt `tasks` are those that it brought, each by its place in the whole file's list, and
    `before` is the cache's key of the file as it was, if it is known.
    """

    changes: tuple[Change, ...]
    data: bytes
    index: TaskIndex | None = None
    plan: Plan | None = None
    tasks: dict[int, Task] = field(default_factory=dict)
    before: str | None = None


def update_bytes(data: bytes, name: str, wish: PlanUpdate, kept: Path | None = None) -> UpdatedFile:
    """Fulfil a wish; `kept` is the folder where indexes are kept.

    Raises whatever reading and amending raise.
    """
    if not wish.tasks or len(data) < LARGE:
        return update_whole(data, name, wish)
    key = cache.key_of(data) if kept else None
    index = indexes.load(kept, key) if kept and key else None
    done = update_excerpt(data, name, wish, index) if index else _on_first_excerpt(data, name, wish)
    return replace(done, before=key) if done else update_whole(data, name, wish)


def _on_first_excerpt(data: bytes, name: str, wish: PlanUpdate) -> UpdatedFile | None:
    """Fulfil a wish by editing an excerpt of a file that has to be read whole for its index."""
    opened = documents.parse(data, name)
    index = indexes.index_of(opened)
    done = update_excerpt(data, name, wish, index) if index else None
    return replace(done, plan=opened.plan.with_tasks(done.tasks)) if done else None


def update_whole(data: bytes, name: str, wish: PlanUpdate) -> UpdatedFile:
    """Fulfil a wish by editing the whole file."""
    opened = documents.parse(data, name)
    changes, updated = apply_changes(opened, wish.data(opened))
    return UpdatedFile(changes, updated.data, plan=updated.plan)


def update_excerpt(data: bytes, name: str, wish: PlanUpdate, index: TaskIndex) -> UpdatedFile | None:
    """Fulfil a wish by editing an excerpt; None when the file has to be edited as a whole.

    Errors are left to the whole file, which tells them with their true places.
    """
    excerpt = excerpts.cut(data, name, index, wish.tasks)
    if excerpt is None:
        return None
    try:
        changes, updated = apply_changes(excerpt.document, wish.data(excerpt.document), index.customs)
    except CchcError:
        return None
    if any(change.record not in {f"task:{number}" for number in wish.tasks} for change in changes):
        return None
    if not changes:
        return UpdatedFile((), data, index)
    put_back = excerpts.put_back(excerpt, data, updated)
    if put_back is None:
        return None
    tasks = dict(zip(excerpt.places, updated.plan.tasks, strict=True))
    return UpdatedFile(changes, *put_back, tasks={place: tasks[place] for place in excerpt.asked})


def cache_result(folder: Path, done: UpdatedFile) -> None:
    """Keep what the next run would have to find out again."""
    key = cache.key_of(done.data)
    if done.index is not None and (done.changes or done.plan):  # else it is the one that was kept
        indexes.save(folder, key, done.index, instead_of=done.before)
    if done.plan is not None:
        cache.save(folder, key, done.plan)
    elif done.before and done.tasks:
        cache.save_changed(folder, done.before, key, done.tasks)
