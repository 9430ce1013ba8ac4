"""What many plan files counted, kept between runs under the hash of their bytes.

The hash of a file is known without reading it again while the system says that nobody touched it:
same file, same size, same times. Where it can't say so (`change_times`), the bytes are read and hashed.
One JSON file in the user's cache folder holds all. One that is broken, foreign, of another version or
can't be written changes no answer: then nothing is cached.

Read next: `cchc.cache_files` (such files), `cchc.planfile.fast.door` (the same for one whole plan).
"""

from __future__ import annotations

import re
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc import cache_files, disk
from cchc.planfile.fast import door
from cchc.queries import Tally
from cchc.rollup import change_times
from cchc.rollup.counting import FileProblem, PlanCount
from cchc.states import STATES

if TYPE_CHECKING:
    from pathlib import Path

_MAX_FILES = 20_000  # every commune of the country six times
_FOLDER = "rollup"
_NAME = re.compile(r"\d[^-]*-[0-9a-f]+\.json")  # how `_file` names what is kept
_CLOCK_TICK = 2_000_000_000  # nanoseconds; the coarsest clock of a file system (FAT) ticks so


@dataclass(frozen=True, slots=True)
class CachedCounts:
    """The counts by the hash of a file's bytes, and that hash by the file's `fingerprint`."""

    counts: dict[str, PlanCount | FileProblem] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def fingerprint(path: Path) -> str:
    """Return what the system knows of a file without reading it; empty when that proves nothing.

    Of a file that was touched just now it proves nothing: it may be touched again in the same tick.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ""
    touched = max(status.st_mtime_ns, status.st_ctime_ns)
    if not stat.S_ISREG(status.st_mode) or touched > time.time_ns() - _CLOCK_TICK:
        return ""
    if not change_times.are_kept(status.st_dev):
        return ""
    return f"{status.st_dev}.{status.st_ino}.{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}"


def load(folder: Path) -> CachedCounts:
    """Return what is cached."""
    if not disk.is_private(folder / _FOLDER):
        return CachedCounts()
    try:
        cached = cache_files.read(_file(folder))
        counts = {hash_: _parse(value) for hash_, value in cached["counts"].items()}
        return CachedCounts(counts, {mark: str(hash_) for mark, hash_ in cached["hashes"].items()})
    except cache_files.BROKEN:
        return CachedCounts()


def save(folder: Path, cached: CachedCounts) -> None:
    """Write what was counted, the latest of it; where it can't be written it is not."""
    if not disk.is_private(folder / _FOLDER):
        return
    counts = {hash_: _plain(value) for hash_, value in list(cached.counts.items())[-_MAX_FILES:]}
    hashes = dict(list(cached.hashes.items())[-_MAX_FILES:])
    target = _file(folder)
    with suppress(*cache_files.BROKEN):
        cache_files.write(target, {"counts": counts, "hashes": hashes})
        for file in target.parent.iterdir():
            is_old = file != target and _NAME.fullmatch(file.name)  # of another version
            if is_old or cache_files.is_left_over(file, _NAME):
                file.unlink(missing_ok=True)


def _file(folder: Path) -> Path:
    return folder / _FOLDER / f"{door.code_version()}.json"


def _plain(value: PlanCount | FileProblem) -> list[Any]:
    if isinstance(value, FileProblem):
        return [value.place, value.message]
    until = value.until.isoformat() if value.until else None
    counts = [value.tally.counts[state] for state in STATES]
    return [value.issuer, value.year, value.since.isoformat(), until, counts]


def _parse(value: list[Any]) -> PlanCount | FileProblem:
    if len(value) == 2:  # noqa: PLR2004  the two parts of a problem
        place, message = value
        return FileProblem(str(place), str(message))
    issuer, year, since, until, counts = value
    tally = Tally({state: int(count) for state, count in zip(STATES, counts, strict=True)})
    return PlanCount(
        str(issuer), int(year), tally, date.fromisoformat(since), date.fromisoformat(until) if until else None
    )
