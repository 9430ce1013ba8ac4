"""Plans that were read before, cached between runs so that the next needs neither YAML nor pydantic.

A plan is cached under the hash of its file's bytes, the tool's version, and how the modules that read
plans look from outside (a checkout that is worked on has one version for long): whatever differs in
one of them is another plan. A cache that is broken, foreign or can't be written is no error and
changes no answer: the file is read as if there were none.

Knows plans and bytes, not where they come from. Read next: `cchc.planfile.fast.packing` (a plan as
JSON), `cchc.cache_files` (JSON on the disk).
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc import cache_files, disk
from cchc.cache_files import BROKEN
from cchc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc.plan import Plan
    from cchc.task import Task

# The rooms that no plan is read through: two of three modules, which every command would look at in vain.
# A new room counts until it is named here; a test imports what reads plans, and finds none of these.
OTHER_ROOMS = frozenset({"cli", "drafts", "history", "intake", "reports", "sources", "workbook"})
MAX_FILES = 64
MAX_CHANGED = 500  # tasks; a plan of which more have changed is cached whole when it is next read
_PLAN, _CHANGED = "plan", "changed"
_NAME = r"[0-9a-f]{40}-[^-]+-[0-9a-f]+\.[a-z]+\.json"  # how `_file` names what is cached


def key_of(data: bytes) -> str:
    """Return the key that a file with these bytes is cached under."""
    return f"{disk.digest(data)}-{code_version()}"


def load(folder: Path, key: str) -> Plan | None:
    """Return the plan that is cached under a key, None when there is none."""
    from cchc.planfile.fast import packing  # noqa: PLC0415  who reads another value needs no plan

    try:
        if _file(folder, key, _PLAN).exists():
            return packing.unpack(cached_value(folder, key, _PLAN))
        changed = cached_value(folder, key, _CHANGED)
        tasks = {int(position): packing.unpack_task(task) for position, task in changed["tasks"].items()}
        return with_tasks(packing.unpack(cached_value(folder, changed["of"], _PLAN)), tasks)
    except BROKEN:
        return None


def with_tasks(plan: Plan, tasks: Mapping[int, Task]) -> Plan:
    """Return a plan with newer values of its tasks, by position.

    Raises ValueError when a task has another id than the one at its position.
    """
    from dataclasses import replace  # noqa: PLC0415

    updated = list(plan.tasks)
    for position, task in tasks.items():
        if updated[position].id != task.id:
            raise ValueError(position)
        updated[position] = task
    return replace(plan, tasks=tuple(updated))


def save(folder: Path, key: str, plan: Plan) -> None:
    """Cache a plan; where that can't be done nothing happens."""
    from cchc.planfile.fast import packing  # noqa: PLC0415

    cache_value(folder, key, _PLAN, packing.pack(plan))


def save_changed(folder: Path, old: str, new: str, tasks: Mapping[int, Task]) -> None:
    """Cache a plan as the difference from one that is cached: its changed tasks, by position.

    So an update of a large plan doesn't write all of it again, and the next command still has it.
    Nothing happens when the one before isn't cached.
    """
    from cchc.planfile.fast import packing  # noqa: PLC0415

    with suppress(*BROKEN):
        base, changed = old, {str(position): packing.pack_task(task) for position, task in tasks.items()}
        if not _file(folder, old, _PLAN).exists():
            before = cached_value(folder, old, _CHANGED)
            base, changed = before["of"], before["tasks"] | changed
        if len(changed) <= MAX_CHANGED:
            os.utime(_file(folder, base, _PLAN))  # it is needed again, and so not the next to be deleted
            cache_value(folder, new, _CHANGED, {"of": base, "tasks": changed})
            delete(folder, old, _CHANGED)


def cached_value(folder: Path, key: str, kind: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return what is cached of a file, `kind` says what; raises one of BROKEN when that isn't there whole."""
    return cache_files.read(_file(folder, key, kind))


def cache_value(folder: Path, key: str, kind: str, value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Cache a value about a file; where that can't be done nothing happens."""
    with suppress(*BROKEN):
        cache_files.write(_file(folder, key, kind), value)
        _delete_oldest(folder)


def delete(folder: Path, key: str, kind: str) -> None:
    """Delete a value that a newer one replaces."""
    with suppress(OSError):
        _file(folder, key, kind).unlink(missing_ok=True)


def _file(folder: Path, key: str, kind: str) -> Path:
    return folder / f"{key}.{kind}.json"


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return which code reads plans here: the version, and what its modules look like from outside."""
    with suppress(OSError):
        return f"{VERSION}-{modules_digest(Path(__file__).parents[2])}"
    return f"{VERSION}-0"


def modules_digest(package: Path) -> str:
    """Return a hash of the names, sizes and times of the modules of a package, but for OTHER_ROOMS.

    The newest time would not do: a module may be replaced by one that was changed before another was.
    A package in a zip or a frozen program is no folder; then it is that of the file around it.
    """
    if not package.is_dir():
        around = next(folder for folder in package.parents if folder.exists())
        return _digest([_look(around.name, around.stat())])
    looks, folders = [], [str(package)]
    while folders:
        folder = folders.pop()
        passed = OTHER_ROOMS if folder == str(package) else ()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    looks.append(_look(entry.path, entry.stat()))
                elif entry.is_dir() and not entry.name.startswith("_") and entry.name not in passed:
                    folders.append(entry.path)
    return _digest(looks)


def _look(name: str, status: os.stat_result) -> str:
    return f"{name} {status.st_size} {status.st_mtime_ns}"


def _digest(looks: Iterable[str]) -> str:
    return disk.digest("\n".join(sorted(looks)).encode("utf-8", "surrogateescape"))[:16]


def _delete_oldest(folder: Path) -> None:
    """Delete the values that were cached longest ago, and what a killed run left; nothing of another name."""
    name, values = re.compile(_NAME), []
    for path in folder.iterdir():
        if name.fullmatch(path.name):
            values.append((path.lstat().st_mtime, path))
        elif cache_files.is_left_over(path, name):
            path.unlink(missing_ok=True)
    for _, path in sorted(values, reverse=True)[MAX_FILES:]:
        path.unlink(missing_ok=True)
