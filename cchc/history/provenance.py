"""Where a report's figures come from in git: the last commit of the plan, what changed since a day.

Read next: `cchc.trail` (`Trace`), `cchc.reports.overview.recent_changes` (how a report shows it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes as changing
from cchc.errors import PlanError
from cchc.history import revisions, versions
from cchc.planfile import plain_data
from cchc.trail import Trace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.history.revisions import Place
    from cchc.yamltext.nodes import Plain


def find(plan: Path, data: bytes, *, version: str | None, day: date, since: date) -> Trace:
    """Trace a plan that is reported on, by its bytes as they are in its file or in the commit `version`.

    Compared are the version of the end of `since` and that of the end of `day`, or the plan itself
    when it is not newer than that. Raises GitError when git can't be asked.
    """
    place = revisions.locate(plan)
    start = version or revisions.head(place)
    commit = revisions.last_change(versions.at(place, start), start)
    saved = version is not None or revisions.is_saved(place, start, data)
    old = _version(place, revisions.by_end_of(place, since, start))
    then = revisions.by_end_of(place, day, start)
    is_last = commit is None or (then is not None and revisions.reaches(place, then, commit.id))
    new = _read(data, place) if is_last else _version(place, then)
    changes = None if old is None or new is None else changing.between(old, new)
    return Trace(commit, saved, since, changes)


def _version(place: Place, commit: str | None) -> dict[str, Plain] | None:
    """Read a version, if there is one that can be read."""
    data = versions.content(place, commit) if commit else None
    return None if data is None else _read(data, place)


def _read(data: bytes, place: Place) -> dict[str, Plain] | None:
    try:
        return plain_data.parse_plain(data, place.path) or None
    except PlanError:
        return None
