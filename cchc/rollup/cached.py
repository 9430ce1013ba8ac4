"""What many plan files counted, kept between runs under the hash of their bytes.

What a file's bytes are is known without reading it again while the system says that nobody touched
it: same file, same size, same times. One JSON file in a folder of the user's cache holds all. A file that is
broken, foreign, of another version or can't be written changes no answer: then nothing is kept.

Read next: `cchc.cache_files` (such files), `cchc.planfile.fast.door` (the same for one whole plan).
"""

from __future__ import annotations

import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc import cache_files
from cchc.planfile.fast import door
from cchc.queries import Tally
from cchc.rollup.counting import Counted, Refused
from cchc.states import STATES

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 20_000  # files; every commune of the country six times
_TICK = 2_000_000_000  # nanoseconds; the coarsest clock of a file system (FAT) ticks so


@dataclass(frozen=True, slots=True)
class Kept:
    """The counts by the hash of a file's bytes, and that hash by the file's `mark`."""

    counts: dict[str, Counted | Refused] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def mark(path: Path) -> str:
    """Say what the system tells of a file without reading it; empty when that proves nothing.

    Of a file that was touched just now it proves nothing: it may be touched again in the same tick.
    """
    try:
        told = path.stat()
    except (OSError, ValueError):
        return ""
    touched = max(told.st_mtime_ns, told.st_ctime_ns)
    if not stat.S_ISREG(told.st_mode) or touched > time.time_ns() - _TICK:
        return ""
    return f"{told.st_dev}.{told.st_ino}.{told.st_size}.{told.st_mtime_ns}.{told.st_ctime_ns}"


def load(folder: Path) -> Kept:
    """Give what is kept."""
    try:
        kept = cache_files.read(_file(folder))
        counts = {key: _built(value) for key, value in kept["counts"].items()}
        return Kept(counts, {key: str(name) for key, name in kept["hashes"].items()})
    except cache_files.BROKEN:
        return Kept()


def save(folder: Path, kept: Kept) -> None:
    """Keep what was counted, the latest of it; where that can't be done it is not."""
    counts = {key: _plain(value) for key, value in list(kept.counts.items())[-_MOST:]}
    hashes = dict(list(kept.hashes.items())[-_MOST:])
    target = _file(folder)
    with suppress(*cache_files.BROKEN):
        cache_files.write(target, {"counts": counts, "hashes": hashes})
        for other in target.parent.iterdir():  # of another version, or left by a run that was killed
            if other != target:
                other.unlink(missing_ok=True)


def _file(folder: Path) -> Path:
    return folder / "rollup" / f"{door.code_version()}.json"


def _plain(value: Counted | Refused) -> list[Any]:
    if isinstance(value, Refused):
        return [value.place, value.message]
    until = value.until.isoformat() if value.until else None
    counts = [value.tally.counts[state] for state in STATES]
    return [value.issuer, value.year, value.since.isoformat(), until, counts]


def _built(value: list[Any]) -> Counted | Refused:
    if len(value) == 2:  # noqa: PLR2004  the two parts of a refusal
        place, message = value
        return Refused(str(place), str(message))
    issuer, year, since, until, counts = value
    tally = Tally({state: int(count) for state, count in zip(STATES, counts, strict=True)})
    return Counted(
        str(issuer), int(year), tally, date.fromisoformat(since), date.fromisoformat(until) if until else None
    )
