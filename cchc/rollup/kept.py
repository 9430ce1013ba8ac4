"""What many plan files counted, kept between runs under the hash of their bytes.

One JSON file in the user's cache holds all. A file that is broken, foreign, of another version or
can't be written changes no answer: then there is nothing kept.

Read next: `cchc.planfile.cache` (the same for one whole plan).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.planfile import cache
from cchc.queries import Tally
from cchc.rollup.counting import Counted, Refused
from cchc.states import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MOST = 20_000  # files; every commune of the country six times
_BROKEN = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def load(folder: Path) -> dict[str, Counted | Refused]:
    """Give what is kept, by the hash of the file's bytes."""
    try:
        kept = json.loads(_file(folder).read_bytes())
        return {key: _built(value) for key, value in kept.items()}
    except _BROKEN:
        return {}


def save(folder: Path, counted: Mapping[str, Counted | Refused]) -> None:
    """Keep what was counted, the latest of it; where that can't be done it is not."""
    latest = list(counted.items())[-_MOST:]
    text = json.dumps({key: _plain(value) for key, value in latest}, separators=(",", ":"))
    target = _file(folder)
    waiting = target.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            waiting.write_text(text, "utf-8")
            waiting.replace(target)
        finally:
            waiting.unlink(missing_ok=True)


def _file(folder: Path) -> Path:
    return folder / f"rollup-{cache.stamp()}.json"


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
