"""Work on many files, in several processes once that pays.

Knows files, not what is done with them. Read next: `cchc.rollup.loading` (what is done).
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Result = TypeVar("Result")

_MIN_FILES = 64  # fewer are read sooner than processes start
_FILES_AT_A_TIME = 16  # that a process takes
_SAFE_PATH = "PYTHONSAFEPATH"  # Python's own


def each(work: Callable[[Path], Result], paths: Sequence[Path]) -> Iterator[Result]:
    """Yield the result of a work for each file, in the files' order, from as many processes as processors.

    A few files, or a machine where no process is to be had, are done here: slower, and as right. Only
    results come back from another process, so that memory doesn't grow with the files.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(paths) < _MIN_FILES or processors == 1:
        yield from map(work, paths)
        return
    done = 0
    try:
        with _safe_path(), ProcessPoolExecutor(processors, initializer=_start_worker) as pool:
            with _sigint_blocked():
                results = pool.map(work, paths, chunksize=_FILES_AT_A_TIME)
            for result in results:
                yield result
                done += 1
    except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
        yield from map(work, paths[done:])  # no process to be had, or one was killed


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Block SIGINT while workers start, so that they inherit the block: they end with their parent."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let Pythons that are started anew take no modules of the folder that the person stands in."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _start_worker() -> None:
    """Prepare a worker: collect garbage again, and end when its parent is gone, killed perhaps."""
    gc.enable()
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_exit_after, args=[parent.sentinel], daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
