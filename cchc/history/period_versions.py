"""What versions of the files of a plan's reporting periods say, and what differs between two of them.

A file is known by its period's name, what it says by where that stands; one that can't be read says nothing
that could be compared.

Read next: `cchc.periodfile.differences` (entries), `cchc.history.entries` and `cchc.cli.commands.diff`.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cchc.changes import Change
from cchc.errors import TextError
from cchc.history import git
from cchc.history.blobs import BlobReader
from cchc.periodfile import period_files
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.history.revisions import PlanInRepository
    from cchc.periodfile.differences import Keys

Words = dict["Keys", str]


def folder_of(plan_file: PlanInRepository) -> str:
    """Return where a plan's files of periods lie in its repository."""
    return (PurePosixPath(plan_file.path).parent / period_files.FOLDER).as_posix()


def period_of(plan_file: PlanInRepository, path: str) -> str:
    """Return which period's file a path in the repository is; nothing where it is none of this plan's."""
    file = PurePosixPath(path)
    stem = f"{PurePosixPath(plan_file.path).stem}-"
    is_one = file.parent.as_posix() == folder_of(plan_file) and period_files.is_named_as_one(file.name)
    return file.stem.removeprefix(stem) if is_one and file.name.startswith(stem) else ""


def words(data: bytes | None) -> Words | None:
    """Return what a period's file says, nothing where there is none; None where it can't be read."""
    if not data:
        return {}
    from cchc.periodfile import differences  # noqa: PLC0415  most commits have none of these files

    try:
        plain = door.version_reader().read(data)
    except TextError:
        return None
    return dict(differences.entries(plain)) if isinstance(plain, dict) else None


def of_commit(plan_file: PlanInRepository, commit: str) -> dict[str, Words | None]:
    """Return what a commit has of the periods' files. Raises GitError when git can't tell."""
    listed = git.ask(plan_file.top, "ls-tree", "-z", "--name-only", commit, "--", f"{folder_of(plan_file)}/")
    paths = filter(None, listed.decode("utf-8", "surrogateescape").split("\0"))
    with BlobReader(plan_file.top) as blobs:
        return {
            period: words(blobs.read(f"{commit}:{path}"))
            for path in paths
            if (period := period_of(plan_file, path))
        }


def on_disk(plan: Path) -> dict[str, Words | None]:
    """Return what the periods' files beside a plan say as they are. Raises OSError when one can't be read."""
    return {
        path.stem.removeprefix(f"{plan.stem}-"): words(path.read_bytes())
        for path in period_files.beside(plan)
    }


def compare(old: Mapping[str, Words | None], new: Mapping[str, Words | None]) -> tuple[Change, ...]:
    """Return what differs between the files of all periods, in their order."""
    return tuple(
        change
        for period in sorted({*old, *new})
        for change in changes(period, [old.get(period, {})], new.get(period, {}))
    )


def changes(period: str, parents: list[Words | None], new: Words | None) -> tuple[Change, ...]:
    """Return what a version of a period's file says otherwise than each of those that it was made from."""
    known = [parent for parent in parents if parent is not None]
    if new is None or not known:
        return ()
    return tuple(
        Change(f"period:{period}", path, known[0].get(path), new.get(path))
        for path in dict.fromkeys((*new, *known[0]))
        if all(parent.get(path) != new.get(path) for parent in known)
    )
