"""Plans that were read before, kept between runs so that asking again needs neither YAML nor pydantic.

A plan is kept under the hash of its file's bytes, the tool's version, and when the code that reads
plans was last changed (a checkout that is worked on has one version for long): whatever differs in
one of them is another plan. What is kept is JSON, never code. A cache that is broken,
foreign or can't be written is no error and changes no answer: the file is read as if there were none.

Knows plans and bytes, not where they come from. Read next: `cchc.planfile.packing` (a plan as JSON),
`cchc.planfile.document` (how a plan is read).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc.planfile import packing
from cchc.version import VERSION

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL beside it, which takes as long as a whole plan
except ImportError:  # pragma: no cover  not CPython
    from hashlib import blake2b

if TYPE_CHECKING:
    from cchc.plan import Plan

# What may be wrong with a cache that somebody else wrote, or that was cut off.
BROKEN = packing.BROKEN
_MOST = 64  # files that are kept


def load(folder: Path, data: bytes) -> Plan | None:
    """Give the plan that these bytes of a file mean, None when it isn't kept."""
    try:
        return packing.unpack(kept_value(folder, data, "plan"))
    except BROKEN:
        return None


def save(folder: Path, data: bytes, plan: Plan) -> None:
    """Keep a plan; where that can't be done it is not."""
    keep_value(folder, data, "plan", packing.pack(plan))


def kept_value(folder: Path, data: bytes, kind: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Give what is kept of these bytes of a file; one of BROKEN when nothing is, or nothing whole."""
    return json.loads(_file(folder, data, kind).read_bytes())


def keep_value(folder: Path, data: bytes, kind: str, value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Keep something about these bytes of a file; where that can't be done it is not."""
    with suppress(OSError):
        put(_file(folder, data, kind), value)
        _forget(folder)


def put(target: Path, value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Write a value as JSON, whole or not at all, readable by its owner alone; OSError when not."""
    waiting = target.with_suffix(f".{os.getpid()}.tmp")
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        waiting.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)


def _file(folder: Path, data: bytes, kind: str) -> Path:
    return folder / f"{blake2b(data, digest_size=20).hexdigest()}-{stamp()}.{kind}.json"


@lru_cache(maxsize=1)
def stamp() -> str:
    """Say which code reads plans here: the version, and the newest of its files."""
    home = Path(__file__).parent.parent
    with suppress(OSError):
        newest = max(one.stat().st_mtime_ns for of in (home, home / "planfile") for one in of.glob("*.py"))
        return f"{VERSION}-{newest:x}"
    return f"{VERSION}-0"


def _forget(folder: Path) -> None:
    """Drop the plans that were kept longest ago, and what a killed run left."""
    kept = sorted(
        (path for path in folder.iterdir() if path.is_file()),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in kept[_MOST:]:
        path.unlink(missing_ok=True)
