"""An update of a large plan file on an excerpt of it, so that it takes no longer as files grow.

Where an excerpt doesn't do, and for small files, the whole file is edited. The bytes are the same
either way.

Read next: `cchc.planfile.updating` (the plain way), `cchc.planfile.fast.excerpts` (the cut).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cchc.errors import CchcError
from cchc.planfile import document, updating
from cchc.planfile.fast import cache, excerpts, task_index
from cchc.planfile.updating import UpdatedFile

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.planfile.fast.task_index import TaskIndex
    from cchc.planfile.updating import PlanUpdate
    from cchc.task import Task

LARGE = 200_000  # bytes; a smaller file is read whole in the time that an index takes


@dataclass(frozen=True, slots=True)
class ExcerptUpdate(UpdatedFile):
    """A file that was updated by an excerpt, with what the next command would have to find out again.

    `index` is that of the new bytes, `tasks` are those that may have changed, by their position in the
    whole file's list, `key_before` is the cache's key of the file as it was, if it is known.
    """

    index: TaskIndex | None = None
    tasks: dict[int, Task] = field(default_factory=dict)
    key_before: str | None = None


def update_bytes(data: bytes, name: str, update: PlanUpdate, cache_folder: Path | None) -> UpdatedFile:
    """Return a file's bytes with an update made; indexes are kept in `cache_folder`."""
    if not update.task_ids or len(data) < LARGE:
        return updating.update_bytes(data, name, update)
    key = cache.key_of(data) if cache_folder else None
    index = task_index.load(cache_folder, key) if cache_folder and key else None
    updated = update_excerpt(data, name, update, index) if index else _update_first(data, name, update)
    return replace(updated, key_before=key) if updated else updating.update_bytes(data, name, update)


def _update_first(data: bytes, name: str, update: PlanUpdate) -> ExcerptUpdate | None:
    """Update an excerpt of a file that has to be read whole for its index."""
    opened = document.parse(data, name)
    index = task_index.index_of(opened)
    updated = update_excerpt(data, name, update, index) if index else None
    return replace(updated, plan=cache.with_tasks(opened.plan, updated.tasks)) if updated else None


def update_excerpt(data: bytes, name: str, update: PlanUpdate, index: TaskIndex) -> ExcerptUpdate | None:
    """Return a file's bytes with an excerpt of it updated; None when the whole file has to be edited.

    Errors are left to the whole file, where they have their true places.
    """
    excerpt = excerpts.cut(data, name, index, update.task_ids)
    if excerpt is None:
        return None
    try:
        changes, updated = updating.update_document(excerpt.document, update, index.style_counts)
    except CchcError:
        return None
    if not {change.record for change in changes} <= {f"task:{number}" for number in update.task_ids}:
        return None
    if not changes:
        return ExcerptUpdate((), data, index=index)
    put_back = excerpts.put_back(excerpt, data, updated)
    if put_back is None:
        return None
    new_data, new_index = put_back
    tasks = dict(zip(excerpt.positions, updated.plan.tasks, strict=True))
    changed = {position: tasks[position] for position in excerpt.may_change}
    return ExcerptUpdate(changes, new_data, index=new_index, tasks=changed)


def keep_result(updated: UpdatedFile, cache_folder: Path) -> None:
    """Keep what the next command would have to find out again."""
    key = cache.key_of(updated.data)
    if isinstance(updated, ExcerptUpdate):
        if updated.index is not None and (updated.changes or updated.plan):  # else it is the one kept already
            task_index.save(cache_folder, key, updated.index, instead_of=updated.key_before)
        if updated.plan is None and updated.key_before and updated.tasks:
            cache.save_changed(cache_folder, updated.key_before, key, updated.tasks)
    if updated.plan is not None:
        cache.save(cache_folder, key, updated.plan)
