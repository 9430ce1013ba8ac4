"""The plan file in its repository: where it lies there, and its versions by name or by day.

A version is called by anything that git knows a commit by, or by a day: what had been recorded by
the end of that day (Vietnam time), on the main line of the branch. Whatever the user writes is
turned into a commit's hash before git is asked anything else.

Read next: `cchc.history.log` (all versions), `cchc.history.git` (how git is asked).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, labels, periods
from cchc.errors import RequestError
from cchc.history import git
from cchc.history.git import GitError
from cchc.planfile import plan_files
from cchc.trail import Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_DAY = date(2099, 12, 30)  # git reads no later ones
FORMAT = "%H%x00%an%x00%ae%x00%at"  # what `commit_of` reads


class Place(NamedTuple):
    """Where a plan file lies: the top of its work tree, its path from there with `/`.

    `is_shallow` says that the repository has only part of its history.
    """

    top: Path
    path: str
    is_shallow: bool


def locate(plan: Path) -> Place:
    """Find a plan file in its repository, links followed.

    Raises GitError when it lies in none or git can't be asked, what `store.real_path` raises when
    there is no such file.
    """
    real = plan_files.real_path(plan)
    if real.is_dir():
        hint = f"chỉ rõ tệp, ví dụ: --plan {disk.display_path(plan)}/2026.yaml"
        raise RequestError(f"{disk.display_path(plan)} là thư mục, không phải tệp kế hoạch", hint)
    said = git.ask(
        real.parent, "rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"
    ).decode("utf-8", "surrogateescape")
    top, prefix, shallow = said.rstrip("\n").rsplit("\n", 2)
    if not real.is_relative_to(top):
        raise GitError("cấu hình core.worktree của kho git trỏ đi nơi khác")
    return Place(Path(top), f"{prefix}{real.name}", shallow == "true")


def find(place: Place, name: str) -> str:
    """Give the hash of the commit that a name or a day means.

    Raises RequestError when there is none.
    """
    if day := periods.parse_date(name):
        found = by_end_of(place, day, head(place))
        if found is None:
            message = f"kho git không có phiên bản nào ghi đến hết ngày {labels.day(day)}"
            raise RequestError(message, hint="xem các phiên bản bằng: cchc history")
        return found
    try:
        return _hash(place, name)
    except GitError:
        head(place)  # without any commit no name means one
        hint = "xem các phiên bản bằng: cchc history; hoặc ghi ngày, ví dụ 30/6/2026"
        raise RequestError(f'không có phiên bản "{name}" trong kho git', hint) from None


def _hash(place: Place, name: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return git.ask(place.top, *asked).decode().strip()


def head(place: Place) -> str:
    """Give the hash of the commit that is checked out; GitError when there is none yet."""
    try:
        return _hash(place, "HEAD")
    except GitError:
        raise GitError("kho git chưa có phiên bản nào (chưa commit lần nào)") from None


def by_end_of(place: Place, day: date, start: str) -> str | None:
    """Give the hash of the last commit up to `start` by the end of a day in Vietnam; None without one."""
    last = min(day, _LAST_DAY)
    until = datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=periods.VIETNAM)
    asked = ("rev-list", "-1", "--first-parent", f"--before={until.isoformat()}")
    return git.ask(place.top, *asked, start).decode().strip() or None


def content(place: Place, commit: str) -> bytes | None:
    """Give the plan file's bytes in a commit; None when it has no such file.

    Raises GitError when the repository names such contents and has lost them.
    """
    with git.blobs(place.top) as blobs:
        data = blobs.read(f"{commit}:{place.path}")
    if data is None and holds(place, commit):
        raise GitError("kho git thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng")
    return data


def holds(place: Place, commit: str) -> bool:
    """Tell whether a commit has the plan file, whether its contents are there or not."""
    said = git.ask(place.top, "ls-tree", "-z", commit, "--", place.path)
    return said.split(b" ", 2)[1:2] == [b"blob"]


def blob(place: Place, name: str) -> str:
    """Give the id of the contents that are named as `commit:path`, or by their id already."""
    if ":" not in name:
        return name
    return git.ask(place.top, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()


def unmerged(place: Place) -> dict[str, str]:
    """Give the blobs of a plan in conflict by their stages: "1" the base, "2" ours, "3" theirs."""
    said = git.ask(place.top, "ls-files", "--unmerged", "-z", "--", place.path).decode("utf-8", "replace")
    heads = (part.partition("\t")[0].split(" ") for part in said.split("\0") if part)
    return {stage: found for _, found, stage in heads}


def reaches(place: Place, commit: str, other: str) -> bool:
    """Tell whether one commit is another, or came after it."""
    return not git.ask(place.top, "rev-list", "-1", other, f"^{commit}").strip()


def described(place: Place, commit: str) -> Commit:
    """Give who made a commit and when."""
    return commit_of(_shown(place, commit))


def last_change(place: Place, start: str) -> Commit | None:
    """Give the last commit up to `start` that touched the plan file, None when none did."""
    fields = _shown(place, start, "--", place.path)
    return commit_of(fields) if any(fields) else None


def _shown(place: Place, *which: str) -> list[str]:
    asked = ("log", "-1", f"--format={FORMAT}", "--encoding=UTF-8", "--no-show-signature", *which)
    return git.ask(place.top, *asked).decode("utf-8", "replace").rstrip("\n").split("\0")


def commit_of(fields: Sequence[str]) -> Commit:
    """Read what git wrote by `FORMAT`."""
    commit, author, email, seconds = fields
    return Commit(commit, author, email, _moment(seconds))


def _moment(seconds: str) -> datetime:
    """Read a time; one that no calendar has, which only a forged commit states, is the beginning of time."""
    try:
        return datetime.fromtimestamp(int(seconds or 0), UTC).astimezone(periods.VIETNAM)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).astimezone(periods.VIETNAM)


def is_saved(place: Place, commit: str, data: bytes) -> bool:
    """Tell whether a commit holds these bytes; line ends are git's business and don't count."""
    held = content(place, commit)
    return held is not None and held.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")
