"""The one door to what is quicker than the plain way, and gives the same answers and bytes.

Whoever wants to know how plans are read and updated need not come in here: each function names the
plain one that it stands for, and is that one when there is no folder to keep things in (`CCHC_CACHE=0`).
Three shortcuts are behind it: what was read before (`cache`, `packing`), updates of large
files by excerpts (`excerpts`, `task_index`, `updating`), and many versions of one file (`piecewise`).

Modules are imported when they are wanted: a plan from the cache needs neither YAML nor pydantic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.plan import Plan
    from cchc.planfile.fast.piecewise import VersionReader
    from cchc.planfile.updating import PlanUpdate, UpdatedFile


def load_plan(data: bytes, cache_folder: Path | None, parse: Callable[[], Plan]) -> Plan:
    """Return the plan that bytes mean: the cached one, else what `parse` returns, cached for the next time.

    Stands for `parse()`, and raises what it raises.
    """
    if cache_folder is None:
        return parse()
    from cchc.planfile.fast import cache  # noqa: PLC0415

    key = cache.key_of(data)
    plan = cache.load(cache_folder, key)
    if plan is None:
        plan = parse()
        cache.save(cache_folder, key, plan)
    return plan


def load_value(data: bytes, kind: str, cache_folder: Path | None, make: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Return what follows from bytes, a JSON value: the cached one, else what `make` returns, cached.

    Stands for `make()`, and raises what it raises. `kind` says what it is, in small letters.
    """
    if cache_folder is None:
        return make()
    from cchc.cache_files import BROKEN  # noqa: PLC0415
    from cchc.planfile.fast import cache  # noqa: PLC0415

    key = cache.key_of(data)
    try:
        return cache.cached_value(cache_folder, key, kind)
    except BROKEN:
        value = make()
        cache.cache_value(cache_folder, key, kind, value)
        return value


def prepare_updates() -> None:
    """Import what updates need before a lock is taken: others wait for it, and an import may fail."""
    from cchc.planfile.fast import piecewise, updating  # noqa: F401, PLC0415
    from cchc.yamltext import places  # noqa: F401, PLC0415  what says where a file is wrong


def update_bytes(data: bytes, name: str, update: PlanUpdate, cache_folder: Path | None) -> UpdatedFile:
    """Return a file's bytes with an update made; of a large file only some tasks are read and edited.

    Stands for `cchc.planfile.updating.update_bytes`, and raises what it raises.
    """
    from cchc.planfile.fast import updating  # noqa: PLC0415

    return updating.update_bytes(data, name, update, cache_folder)


def keep_result(updated: UpdatedFile, cache_folder: Path | None) -> None:
    """Keep what an update found out for the next command; stands for doing nothing."""
    from cchc.planfile.fast import updating  # noqa: PLC0415

    if cache_folder is not None:
        updating.keep_result(updated, cache_folder)


def version_reader() -> VersionReader:
    """Return a reader of many versions of one file, which reads each different record once.

    Its `read` stands for `cchc.yamltext.parsing.parse_plain`, and raises what it raises.
    """
    from cchc.planfile.fast.piecewise import VersionReader  # noqa: PLC0415

    return VersionReader()


def code_version() -> str:
    """Return which code reads plans here; what other code has kept is not to be used."""
    from cchc.planfile.fast import cache  # noqa: PLC0415

    return cache.code_version()
