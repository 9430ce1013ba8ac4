"""One version of the plan as it was committed, whatever its file was called then.

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

    from cchc.history.revisions import PlanInRepository
    from cchc.trail import Commit
    from cchc.yamltext.nodes import Plain


def load_plain(plan: Path, name: str) -> tuple[dict[str, Plain], Commit]:
    """Return the plain data of a version: it need not be a valid plan, only YAML that can be parsed.

    Raises PlanError when it can't, and what `read_version` raises.
    """
    data, display_name, commit = read_version(plan, name)
    return plain_data.parse_plain(data, display_name), commit


def read_version(plan: Path, name: str) -> tuple[bytes, str, Commit]:
    """Return the bytes of the version that a revision or a day means, its name for people, and its commit.

    Raises RequestError when there is none, SurroundingsError when git can't answer.
    """
    try:
        plan_file = revisions.locate(plan)
        commit_hash = revisions.find_commit(plan_file, name)
        commit = revisions.load_commit(plan_file, commit_hash)
        data = read(plan_file, commit_hash)
    except GitError as error:
        raise SurroundingsError(f"không xem được phiên bản cũ: {error}", error.hint) from None
    if data is None:
        hint = "xem các phiên bản bằng: cchc history"
        raise RequestError(f"phiên bản {commit.short} không có tệp {disk.display_path(plan)}", hint)
    return data, f"{disk.display_path(plan)}@{commit.short}", commit


def read(plan_file: PlanInRepository, commit: str) -> bytes | None:
    """Return the plan file's bytes in a commit, under the path that it had then; None without one."""
    return revisions.read(at_commit(plan_file, commit), commit)


def at_commit(plan_file: PlanInRepository, commit: str) -> PlanInRepository:
    """Return where the plan file lay in a commit: a file that was moved since has its former path."""
    if revisions.has_file(plan_file, commit):
        return plan_file
    former = log.paths(plan_file, revisions.head(plan_file))[1:]
    candidates = (plan_file._replace(path=path.path) for path in former)
    return next((file for file in candidates if revisions.has_file(file, commit)), plan_file)
