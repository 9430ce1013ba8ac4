"""Plans that were read before, kept between runs so that asking again needs neither YAML nor pydantic.

A plan is kept under the hash of its file's bytes, the tool's version, and when the code that reads
plans was last changed (a checkout that is worked on has one version for long): whatever differs in
one of them is another plan. What is kept is JSON, never code. A cache that is broken,
foreign or can't be written is no error and changes no answer: the file is read as if there were none.

Knows plans and bytes, not where they come from. Read next: `cchc.planfile.document` (how a plan is read).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cchc import plan as plans
from cchc.deadlines import Deadline
from cchc.periods import Span
from cchc.plan import Area, Owner, Plan
from cchc.version import VERSION

_MOST = 64  # files that are kept
_CLASSES: dict[str, Any] = {
    kind.__name__: kind for kind in vars(plans).values() if isinstance(kind, type) and is_dataclass(kind)
} | {"Deadline": Deadline, "Span": Span}
# What may be wrong with a cache that somebody else wrote, or that was cut off.
BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


def load(folder: Path, data: bytes) -> Plan | None:
    """Give the plan that these bytes of a file mean, None when it isn't kept."""
    try:
        kept = kept_value(folder, data, "plan")
        owners = tuple(_built(one, (), ()) for one in kept["owners"])
        areas = tuple(_built(one, (), ()) for one in kept["areas"])
        plan = _built(kept["plan"], owners, areas)
    except BROKEN:
        return None
    return plan if isinstance(plan, Plan) else None


def save(folder: Path, data: bytes, plan: Plan) -> None:
    """Keep a plan; where that can't be done it is not."""
    owners = {owner: place for place, owner in enumerate(plan.owners)}
    areas = {area: place for place, area in enumerate(plan.areas)}
    kept = {
        "owners": [_plain(owner, {}, {}) for owner in plan.owners],
        "areas": [_plain(area, {}, {}) for area in plan.areas],
        "plan": _plain(plan, owners, areas),
    }
    keep_value(folder, data, "plan", kept)


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
    home = Path(plans.__file__).parent
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


def _plain(value: Any, owners: dict[Owner, int], areas: dict[Area, int]) -> Any:  # noqa: ANN401
    """Write a value as JSON holds it: a list begins with what it is."""
    if isinstance(value, Owner) and value in owners:
        return ["owner", owners[value]]
    if isinstance(value, Area) and value in areas:
        return ["area", areas[value]]
    if is_dataclass(value):
        parts = (_plain(getattr(value, one.name), owners, areas) for one in fields(value))
        return [type(value).__name__, *parts]
    if isinstance(value, tuple):
        return ["", *(_plain(part, owners, areas) for part in value)]
    return ["date", value.isoformat()] if isinstance(value, date) else value


def _built(value: Any, owners: tuple[Owner, ...], areas: tuple[Area, ...]) -> Any:  # noqa: ANN401
    """Make a value again of what JSON held."""
    if not isinstance(value, list):
        return value
    kind, *parts = value
    match kind:
        case "":
            return tuple(_built(part, owners, areas) for part in parts)
        case "date":
            return date.fromisoformat(parts[0])
        case "owner":
            return owners[parts[0]]
        case "area":
            return areas[parts[0]]
    return _CLASSES[kind](*(_built(part, owners, areas) for part in parts))
