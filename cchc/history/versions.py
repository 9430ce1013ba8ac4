"""One version of the plan as it was recorded, opened like any plan file, whatever it was called then.

Read next: `cchc.history.revisions` (which commit is meant), `cchc.planfile.document`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.errors import RequestError, SurroundingsError
from cchc.history import log, revisions
from cchc.history.git import GitError
from cchc.planfile import document as documents
from cchc.planfile import store

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.history.revisions import Place
    from cchc.planfile.document import Document
    from cchc.planfile.yamltext import Plain
    from cchc.trail import Commit


def load(plan: Path, name: str) -> tuple[Document, Commit]:
    """Open the version of a plan file that a revision or a day means; give its commit, too.

    Raises RequestError when there is none, PlanError when it is no plan that can be read,
    SurroundingsError when git can't answer.
    """
    data, commit = _recorded(plan, name)
    return documents.parse(data, _called(plan, commit)), commit


def load_plain(plan: Path, name: str) -> tuple[dict[str, Plain], Commit]:
    """Give the bare data of such a version: it need not be a valid plan, only one that can be read."""
    data, commit = _recorded(plan, name)
    return documents.read_plain(data, _called(plan, commit)), commit


def _called(plan: Path, commit: Commit) -> str:
    return f"{store.shown(plan)}@{commit.short}"


def _recorded(plan: Path, name: str) -> tuple[bytes, Commit]:
    try:
        place = revisions.locate(plan)
        found = revisions.find(place, name)
        commit = revisions.described(place, found)
        data = content(place, found)
    except GitError as error:
        raise SurroundingsError(f"không xem được phiên bản cũ: {error}") from None
    if data is None:
        hint = "xem các phiên bản bằng: cchc history"
        raise RequestError(f"phiên bản {commit.short} không có tệp {store.shown(plan)}", hint)
    return data, commit


def content(place: Place, commit: str) -> bytes | None:
    """Give the plan file's bytes in a commit, under the name that it had then; None without one."""
    return revisions.content(at(place, commit), commit)


def at(place: Place, commit: str) -> Place:
    """Give where the plan file lay in a commit: a file that was moved since has its former path."""
    if revisions.holds(place, commit):
        return place
    former = log.names(place, revisions.head(place))[1:]
    places = (replace(place, path=name.path) for name in former)
    return next((one for one in places if revisions.holds(one, commit)), place)
