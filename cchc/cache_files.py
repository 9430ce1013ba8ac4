"""Values that are kept between runs as files of JSON, each with a checksum, in a folder of the user's.

A file that is broken, foreign or can't be written is no error: whoever keeps something works it out
anew, after catching `BROKEN`. A checksum finds what was damaged, not what somebody forged: the
folder is its owner's alone (`cchc.disk.is_private`), else there is no cache. What is kept is JSON,
never code.

Knows files, not what is in them. Read next: `cchc.planfile.fast.cache`, `cchc.rollup.cached_counts`.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from cchc import disk

if TYPE_CHECKING:
    from pathlib import Path

_LEFT_AFTER = 3600.0  # seconds
# What reading and writing may raise, and building a value from what a stranger wrote.
BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


def write(path: Path, value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Write a value in one step, readable by its owner alone; raises one of BROKEN when that fails."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    disk.write_atomic(
        path, with_checksum(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
    )


def read(path: Path) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value as it was written; raises one of BROKEN when it isn't there whole."""
    checksum, _, body = path.read_bytes().partition(b"\n")
    if checksum != disk.digest(body).encode():
        raise ValueError(path)
    return json.loads(body)


def is_left_over(path: Path, name: re.Pattern[str]) -> bool:
    """Whether a killed run left a file that waited to get a name of this pattern: an hour old, or more."""
    waiting = re.fullmatch(r"\.(.+)\.\d+\.tmp", path.name)
    if waiting is None or not name.fullmatch(waiting[1]):
        return False
    return path.lstat().st_mtime < time.time() - _LEFT_AFTER


def with_checksum(body: bytes) -> bytes:
    """Return the content of a file that holds a JSON text: its checksum in the first line, then the text."""
    return disk.digest(body).encode() + b"\n" + body
