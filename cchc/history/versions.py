"""One version of the plan as it was recorded, whatever its file was called then.

Read next: `cchc.history.revisions` (which commit is meant), `cchc.planfile.plain_data`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import RequestError, SurroundingsError
from cchc.history import log, revisions
from cchc.history.git import GitError
from cchc.planfile import plain_data

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.history.revisions import Place
    from cchc.trail import Commit
    from cchc.yamltext.nodes import Plain


def load_plain(plan: Path, name: str) -> tuple[dict[str, Plain], Commit]:
    """Give the bare data of a version: it need not be a valid plan, only one that can be read.

    Raises PlanError when it can't, and what `recorded` raises.
    """
    data, called, commit = recorded(plan, name)
    return plain_data.parse_plain(data, called), commit


def recorded(plan: Path, name: str) -> tuple[bytes, str, Commit]:
    """Give the bytes of the version that a revision or a day means, what to call it, and its commit.

    Raises RequestError when there is none, SurroundingsError when git can't answer.
    """
    try:
        place = revisions.locate(plan)
        found = revisions.find(place, name)
        commit = revisions.described(place, found)
        data = content(place, found)
    except GitError as error:
        raise SurroundingsError(f"không xem được phiên bản cũ: {error}") from None
    if data is None:
        hint = "xem các phiên bản bằng: cchc history"
        raise RequestError(f"phiên bản {commit.short} không có tệp {disk.display_path(plan)}", hint)
    return data, f"{disk.display_path(plan)}@{commit.short}", commit


def content(place: Place, commit: str) -> bytes | None:
    """Give the plan file's bytes in a commit, under the name that it had then; None without one."""
    return revisions.content(at(place, commit), commit)


def at(place: Place, commit: str) -> Place:
    """Give where the plan file lay in a commit: a file that was moved since has its former path."""
    if revisions.holds(place, commit):
        return place
    former = log.names(place, revisions.head(place))[1:]
    places = (place._replace(path=name.path) for name in former)
    return next((one for one in places if revisions.holds(one, commit)), place)
