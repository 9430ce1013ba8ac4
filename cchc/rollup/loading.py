"""Many plan files read: what was counted before is taken from there, the rest in parallel.

Only the counts come back from another process, so that memory
doesn't grow with the files. Read next: `cchc.rollup.counting`, `cchc.rollup.cached`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from cchc import disk
from cchc.errors import CchcError, PlanError
from cchc.planfile import plan_files
from cchc.rollup import cached, counting, taskrows
from cchc.rollup.cached import Kept
from cchc.rollup.counting import Counted, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc.plan import Plan
    from cchc.rollup.taskrows import TaskRow

Found = TypeVar("Found")

_WORTH_IT = 64  # files; fewer are read sooner than processes start
_AT_ONCE = 16  # files that a process takes at a time


def read(
    paths: Sequence[Path], day: date, *, folder: Path | None, tell: Callable[[int], None]
) -> list[tuple[str, Counted | Refused]]:
    """Give what stands in each file, in their order; `tell` is told how many are done.

    `folder` is where counts are kept between runs, None for nowhere.
    """
    known = cached.load(folder) if folder else Kept()
    marks = {path: cached.mark(path) for path in paths}
    hashes: dict[Path, str] = {}
    found: dict[Path, Counted | Refused] = {}
    for path in paths if known.counts else ():
        name = known.hashes.get(marks[path]) or _hash(path)
        said = known.counts.get(name)
        if isinstance(said, Refused) or (said and said.holds_on(day)):
            found[path], hashes[path] = said, name
    tell(len(found))
    new = [path for path in paths if path not in found]
    for path, (name, said) in zip(new, _each(partial(_counts, day=day), new), strict=True):
        found[path], hashes[path] = said, name
        tell(len(found))
    if folder:
        _keep(folder, known, Kept({hashes[p]: found[p] for p in paths}, {marks[p]: hashes[p] for p in paths}))
    return [(path.as_posix(), found[path]) for path in paths]


def _keep(folder: Path, known: Kept, now: Kept) -> None:
    """Keep what is known now behind what was known before, if that is something new."""
    counts = {name: said for name, said in now.counts.items() if name}  # none of what can't be read
    hashes = {mark: name for mark, name in now.hashes.items() if mark and name}
    if counts.items() <= known.counts.items() and hashes.items() <= known.hashes.items():
        return
    before = {name: said for name, said in known.counts.items() if name not in counts}
    marks = {mark: name for mark, name in known.hashes.items() if mark not in hashes}
    cached.save(folder, Kept(before | counts, marks | hashes))


def tasks(
    paths: Sequence[Path], day: date, *, tell: Callable[[int], None]
) -> Iterator[tuple[str, list[TaskRow] | Refused]]:
    """Give the tasks of each file as they stand on a day, in the files' order; nothing is kept."""
    tell(0)
    for done, (path, said) in enumerate(zip(paths, _each(partial(_tasks, day=day), paths), strict=True)):
        yield path.as_posix(), said
        tell(done + 1)


def _each(work: Callable[[Path], Found], paths: Sequence[Path]) -> Iterator[Found]:
    """Do a work for each file, in as many processes as there are processors once that pays."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(paths) < _WORTH_IT or processors == 1:
        yield from map(work, paths)
        return
    done = 0
    try:
        with ProcessPoolExecutor(processors, initializer=_begin) as pool:
            with _deaf():
                answers = pool.map(work, paths, chunksize=_AT_ONCE)
            for said in answers:
                yield said
                done += 1
    except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
        yield from map(work, paths[done:])  # no process to be had, or one was killed: slower, and as right


@contextmanager
def _deaf() -> Iterator[None]:
    """Let Ctrl-C wait; processes begun meanwhile never hear it: they end with whoever began them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin a process: collect garbage again, and end when whoever asked is gone, killed perhaps."""
    gc.enable()
    asker = multiprocessing.parent_process()
    if asker is not None:
        Thread(target=_end_with, args=[asker.sentinel], daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _hash(path: Path) -> str:
    """Give the hash of a file's bytes, empty when it can't be read."""
    try:
        return disk.digest(plan_files.read(path))
    except CchcError:
        return ""


def _counts(path: Path, day: date) -> tuple[str, Counted | Refused]:
    """Count a file's tasks; give the hash of what was read, too, empty when that must not be kept."""
    name, plan = _plan(path)
    return name, plan if isinstance(plan, Refused) else counting.count(plan, day)


def _tasks(path: Path, day: date) -> list[TaskRow] | Refused:
    plan = _plan(path)[1]
    return plan if isinstance(plan, Refused) else taskrows.rows(path.as_posix(), plan, day)


def _plan(path: Path) -> tuple[str, Plan | Refused]:
    """Read a file; give the hash of its bytes, empty when it can't be read, and its plan."""
    from cchc.planfile import document  # noqa: PLC0415  not before: kept counts need neither YAML nor pydantic

    try:
        data = plan_files.read(path)
    except CchcError as error:
        return "", Refused("", error.message)
    try:
        return disk.digest(data), document.parse(data, "").plan
    except PlanError as error:
        first = error.problems[0]
        place = f"{first.location.line}:{first.location.column}"
        return disk.digest(data), Refused(place, f"{first.message} [{first.code}]")
