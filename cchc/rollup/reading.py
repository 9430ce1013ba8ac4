"""Many plan files read: what was counted before is taken from there, the rest in parallel.

A file is told by its bytes alone. Only the counts come back from another process, so that memory
doesn't grow with the files. Read next: `cchc.rollup.counting`, `cchc.rollup.kept`.
"""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from cchc.errors import CchcError, PlanError
from cchc.planfile import store
from cchc.rollup import counting, kept
from cchc.rollup.counting import Counted, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

_WORTH_IT = 64  # files; fewer are read sooner than processes start
_AT_ONCE = 16  # files that a process takes at a time
_OBJECTS = 100_000  # of which a plan of 30 tasks makes some thousand


def read(
    paths: Sequence[Path], day: date, *, folder: Path | None, tell: Callable[[int], None]
) -> list[tuple[str, Counted | Refused]]:
    """Give what stands in each file, in their order; `tell` is told how many are done.

    `folder` is where counts are kept between runs, None for nowhere.
    """
    known = kept.load(folder) if folder else {}
    found: dict[Path, Counted | Refused] = {}
    hashes: dict[str, Counted | Refused] = {}
    for path in paths if known else ():
        name = _hash(path)
        said = known.get(name)
        if said is not None and (isinstance(said, Refused) or said.holds_on(day)):
            found[path] = hashes[name] = said
    tell(len(found))
    new = [path for path in paths if path not in found]
    for path, (name, said) in zip(new, _all(new, day), strict=True):
        found[path] = said
        if name:
            hashes[name] = said
        tell(len(found))
    if folder and new:
        kept.save(folder, {**{key: said for key, said in known.items() if key not in hashes}, **hashes})
    return [(store.shown(path), found[path]) for path in paths]


def _all(paths: Sequence[Path], day: date) -> Iterator[tuple[str, Counted | Refused]]:
    """Read files, in as many processes as there are processors once that pays."""
    one = partial(_one, day=day)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(paths) < _WORTH_IT or processors == 1:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(processors, initializer=_collect_seldom) as pool:
        yield from pool.map(one, paths, chunksize=_AT_ONCE)


def _collect_seldom() -> None:
    """Look for cycles after every few files: at Python's own pace a fifth of the time goes there."""
    gc.enable()
    gc.set_threshold(_OBJECTS)


def _hash(path: Path) -> str:
    """Give the hash of a file's bytes, empty when it can't be read."""
    try:
        return _name(store.read(path))
    except CchcError:
        return ""


def _name(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


def _one(path: Path, day: date) -> tuple[str, Counted | Refused]:
    """Read a file and count; give the hash of what was read, empty when that must not be kept."""
    from cchc.planfile import document  # noqa: PLC0415  not before: kept counts need neither YAML nor pydantic

    try:
        data = store.read(path)
    except CchcError as error:
        return "", Refused("", error.message)
    try:
        return _name(data), counting.count(document.parse(data, "").plan, day)
    except PlanError as error:
        first = error.problems[0]
        place = f"{first.location.line}:{first.location.column}"
        return _name(data), Refused(place, f"{first.message} [{first.code}]")
