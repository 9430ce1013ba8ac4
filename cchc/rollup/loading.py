"""What many plan files count: cached counts first, then new files in parallel, the files' order kept.

Read next: `cchc.rollup.counting` (a plan's counts), `cchc.rollup.cached_counts`, `cchc.rollup.workers`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import CchcError, PlanError
from cchc.planfile import plan_files
from cchc.rollup import cached_counts, counting, task_rows, workers
from cchc.rollup.cached_counts import CachedCounts
from cchc.rollup.counting import FileProblem, PlanCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc.plan import Plan
    from cchc.rollup.task_rows import TaskRow


def load_counts(
    paths: Sequence[Path], day: date, *, cache_folder: Path | None, report_progress: Callable[[int], None]
) -> list[tuple[str, PlanCount | FileProblem]]:
    """Return what each file counts on a day, in the files' order.

    `report_progress` is told how many files are done. Counts are kept between runs in
    `cache_folder`, None for nowhere.
    """
    cached = cached_counts.load(cache_folder) if cache_folder else CachedCounts()
    fingerprints = {path: cached_counts.fingerprint(path) for path in paths}
    hashes: dict[Path, str] = {}
    results: dict[Path, PlanCount | FileProblem] = {}
    for path in paths if cached.counts else ():
        hash_ = cached.hashes.get(fingerprints[path]) or _hash(path)
        result = cached.counts.get(hash_)
        if isinstance(result, FileProblem) or (result and result.holds_on(day)):
            results[path], hashes[path] = result, hash_
    report_progress(len(results))
    new = [path for path in paths if path not in results]
    for path, (hash_, result) in zip(new, workers.each(partial(_count, day=day), new), strict=True):
        results[path], hashes[path] = result, hash_
        report_progress(len(results))
    if cache_folder:
        now = CachedCounts(
            {hashes[path]: results[path] for path in paths},
            {fingerprints[path]: hashes[path] for path in paths},
        )
        _save(cache_folder, cached, now)
    return [(path.as_posix(), results[path]) for path in paths]


def _save(folder: Path, before: CachedCounts, now: CachedCounts) -> None:
    """Cache what is known now behind what was known before, if there is something new."""
    counts = {hash_: result for hash_, result in now.counts.items() if hash_}  # none of what can't be read
    hashes = {mark: hash_ for mark, hash_ in now.hashes.items() if mark and hash_}
    if counts.items() <= before.counts.items() and hashes.items() <= before.hashes.items():
        return
    old_counts = {hash_: result for hash_, result in before.counts.items() if hash_ not in counts}
    old_hashes = {mark: hash_ for mark, hash_ in before.hashes.items() if mark not in hashes}
    cached_counts.save(folder, CachedCounts(old_counts | counts, old_hashes | hashes))


def load_tasks(
    paths: Sequence[Path], day: date, *, report_progress: Callable[[int], None]
) -> Iterator[tuple[str, list[TaskRow] | FileProblem]]:
    """Yield the tasks of each file as they stand on a day, in the files' order; nothing is cached."""
    report_progress(0)
    results = workers.each(partial(_task_rows, day=day), paths)
    for done, (path, result) in enumerate(zip(paths, results, strict=True), start=1):
        yield path.as_posix(), result
        report_progress(done)


def _hash(path: Path) -> str:
    """Return the hash of a file's bytes, empty when it can't be read."""
    try:
        return disk.digest(plan_files.read(path))
    except CchcError:
        return ""


def _count(path: Path, day: date) -> tuple[str, PlanCount | FileProblem]:
    """Count a file's tasks; return the hash of what was read, too, empty when that must not be cached."""
    hash_, plan = _load_plan(path)
    return hash_, plan if isinstance(plan, FileProblem) else counting.count(plan, day)


def _task_rows(path: Path, day: date) -> list[TaskRow] | FileProblem:
    _, plan = _load_plan(path)
    return plan if isinstance(plan, FileProblem) else task_rows.build(path.as_posix(), plan, day)


def _load_plan(path: Path) -> tuple[str, Plan | FileProblem]:
    """Return the hash of a file's bytes, empty when it can't be read, and its plan."""
    from cchc.planfile import document  # noqa: PLC0415  not before: cached counts need neither YAML nor pydantic

    try:
        data = plan_files.read(path)
    except CchcError as error:
        return "", FileProblem("", error.message)
    try:
        return disk.digest(data), document.parse(data, "").plan
    except PlanError as error:
        first = error.problems[0]
        place = f"{first.location.line}:{first.location.column}"
        return disk.digest(data), FileProblem(place, f"{first.message} [{first.code}]")
