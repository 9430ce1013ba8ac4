"""Plans that were read before, kept between runs so that asking again needs neither YAML nor pydantic.

A plan is kept under the hash of its file's bytes, the tool's version, and when the code that reads
plans was last changed (a checkout that is worked on has one version for long): whatever differs in
one of them is another plan. What is kept is JSON, never code. A cache that is broken,
foreign or can't be written is no error and changes no answer: the file is read as if there were none.
A checksum finds out what was damaged. Whoever forges one may give wrong answers: the folder is its
owner's alone, as the plan itself is.

Knows plans and bytes, not where they come from. Read next: `cchc.planfile.fast.packing` (a plan as JSON),
`cchc.planfile.document` (how a plan is read).
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc import cache_files, disk
from cchc.cache_files import BROKEN
from cchc.planfile.fast import packing
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.plan import Plan, Task

_MOST = 64  # files that are kept
_MOST_CHANGED = 500  # tasks; a plan of which more have changed is kept whole when it is next read
_PLAN, _CHANGED = "plan", "changed"


def key_of(data: bytes) -> str:
    """Give what a file with these bytes is kept under."""
    return f"{disk.digest(data)}-{code_version()}"


def load(folder: Path, key: str) -> Plan | None:
    """Give the plan that is kept under a key, None when there is none."""
    try:
        if _file(folder, key, _PLAN).exists():
            return packing.unpack(cached_value(folder, key, _PLAN))
        changed = cached_value(folder, key, _CHANGED)
        tasks = {int(place): packing.unpack_task(task) for place, task in changed["tasks"].items()}
        return with_tasks(packing.unpack(cached_value(folder, changed["of"], _PLAN)), tasks)
    except BROKEN:
        return None


def with_tasks(plan: Plan, tasks: Mapping[int, Task]) -> Plan:
    """Return a plan with newer values of its tasks, by position.

    Raises ValueError when a task has another id than the one at its position.
    """
    updated = list(plan.tasks)
    for position, task in tasks.items():
        if updated[position].id != task.id:
            raise ValueError(position)
        updated[position] = task
    return replace(plan, tasks=tuple(updated))


def save(folder: Path, key: str, plan: Plan) -> None:
    """Keep a plan; where that can't be done it is not."""
    cache_value(folder, key, _PLAN, packing.pack(plan))


def save_changed(folder: Path, old: str, new: str, tasks: Mapping[int, Task]) -> None:
    """Keep a plan as another one that is kept, with other tasks at these places; if that one is.

    So an update of a large plan doesn't write all of it again, and the next command still has it.
    """
    with suppress(*BROKEN):
        of, changed = old, {str(place): packing.pack_task(task) for place, task in tasks.items()}
        if not _file(folder, old, _PLAN).exists():
            kept = cached_value(folder, old, _CHANGED)
            of, changed = kept["of"], kept["tasks"] | changed
        if len(changed) <= _MOST_CHANGED:
            os.utime(_file(folder, of, _PLAN))  # it is needed again, and so not the next to be dropped
            cache_value(folder, new, _CHANGED, {"of": of, "tasks": changed})
            delete(folder, old, _CHANGED)


def cached_value(folder: Path, key: str, kind: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Give something that is kept of a file; one of BROKEN when nothing is, or nothing whole."""
    return cache_files.read(_file(folder, key, kind))


def cache_value(folder: Path, key: str, kind: str, value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Keep something about a file; where that can't be done it is not."""
    with suppress(*BROKEN):
        cache_files.write(_file(folder, key, kind), value)
        _forget(folder)


def delete(folder: Path, key: str, kind: str) -> None:
    """Keep something no longer, since a newer one is kept."""
    with suppress(OSError):
        _file(folder, key, kind).unlink(missing_ok=True)


def _file(folder: Path, key: str, kind: str) -> Path:
    return folder / f"{key}.{kind}.json"


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return which code reads plans here: the version, and when the newest of its modules was changed."""
    with suppress(OSError):
        return f"{VERSION}-{newest_change(Path(__file__).parents[2]):x}"
    return f"{VERSION}-0"


def newest_change(package: Path) -> int:
    """Return when a module of a package was last changed, in nanoseconds since 1970.

    A package in a zip or a frozen program is no folder; then it is when the file around it was.
    """
    if not package.is_dir():
        around = next(folder for folder in package.parents if folder.exists())
        return around.stat().st_mtime_ns
    newest, folders = 0, [str(package)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    newest = max(newest, entry.stat().st_mtime_ns)
                elif entry.is_dir() and not entry.name.startswith("_"):
                    folders.append(entry.path)
    return newest


def _forget(folder: Path) -> None:
    """Drop the plans that were kept longest ago, and what a killed run left."""
    kept = sorted(
        (path for path in folder.iterdir() if path.is_file()),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in kept[_MOST:]:
        path.unlink(missing_ok=True)
