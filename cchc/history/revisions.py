"""The plan file in its repository: where it lies there, and its versions by name or by day.

A version is named by anything that git knows a commit by, or by a day: what had been committed by
the end of that day (Vietnam time), on the main line of the branch. Whatever the user writes is
turned into a commit's hash before git is asked anything else.

Read next: `cchc.history.log` (all versions), `cchc.history.git` (how git is asked).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import date_words, disk, labels, periods, typed_lines
from cchc.errors import RequestError
from cchc.history import git, refusals
from cchc.history.blobs import BlobReader
from cchc.history.git import GitError
from cchc.planfile import plan_files
from cchc.trail import Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_DAY = date(2099, 12, 30)  # git reads no later ones
COMMIT_FORMAT = "%H%x00%an%x00%ae%x00%at%x00%s"  # what `parse_commit` reads


class PlanInRepository(NamedTuple):
    """Where a plan file lies: the top of its work tree, its path from there with `/`.

    `is_shallow` says that the repository has only part of its history.
    """

    top: Path
    path: str
    is_shallow: bool


def locate(plan: Path) -> PlanInRepository:
    """Find a plan file in its repository, links followed.

    Raises GitError when it lies in none or git can't be asked, RequestError when it is a folder, and
    what `plan_files.real_path` raises when there is no such file.
    """
    real = plan_files.real_path(plan)
    if real.is_dir():
        hint = f"chỉ rõ tệp, ví dụ: --plan {typed_lines.quoted_path(plan / '2026.yaml')}"
        raise RequestError(f"{disk.display_path(plan)} là thư mục, không phải tệp kế hoạch", hint)
    top, prefix, shallow = _ask_place(real.parent)
    if not real.is_relative_to(top):
        raise GitError(*refusals.OTHER_WORK_TREE)
    return PlanInRepository(Path(top), f"{prefix}{real.name}", shallow == "true")


def _ask_place(folder: Path) -> list[str]:
    """Return the top of the work tree, a folder's path from there, and whether history is cut off."""
    questions = ("--show-toplevel", "--show-prefix", "--is-shallow-repository")
    answers = _lines(git.ask(folder, "rev-parse", *questions))
    if len(answers) == len(questions):
        return answers
    # A folder has a line break in its name.
    return ["\n".join(_lines(git.ask(folder, "rev-parse", question))) for question in questions]


def _lines(answer: bytes) -> list[str]:
    return answer.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n")


def find_commit(plan_file: PlanInRepository, name: str) -> str:
    """Return the hash of the commit that a name or a day means.

    Raises RequestError when there is none.
    """
    if day := date_words.parse_date(name):
        commit = last_commit_by(plan_file, day, head(plan_file))
        if commit is None:
            message = f"kho lịch sử không có phiên bản nào ghi đến hết ngày {labels.day(day)}"
            raise RequestError(message, hint="xem các phiên bản bằng: cchc history")
        return commit
    try:
        return _commit_hash(plan_file, name)
    except GitError:
        head(plan_file)  # without any commit no name means one
        hint = "xem các phiên bản bằng: cchc history; hoặc ghi ngày, ví dụ 30/6/2026"
        raise RequestError(f'không có phiên bản "{name}" trong kho lịch sử', hint) from None


def _commit_hash(plan_file: PlanInRepository, name: str) -> str:
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    answer = git.ask(plan_file.top, *arguments).decode().strip()
    if not re.fullmatch(r"[0-9a-f]{40,64}", answer):  # `^HEAD` means all that HEAD does not lead to
        raise GitError(f'"{name}" không chỉ một phiên bản')
    return answer


def head(plan_file: PlanInRepository) -> str:
    """Return the hash of the commit that is checked out; GitError when there is none yet."""
    try:
        return _commit_hash(plan_file, "HEAD")
    except GitError:
        raise GitError("kho lịch sử chưa có lần ghi nào", f"ghi lần đầu bằng: {refusals.SAVE}") from None


def last_commit_by(plan_file: PlanInRepository, day: date, start: str) -> str | None:
    """Return the hash of the last commit up to `start` by the end of a day in Vietnam; None without one."""
    last = min(day, _LAST_DAY)
    until = datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=periods.VIETNAM)
    arguments = ("rev-list", "-1", "--first-parent", f"--before={until.isoformat()}")
    return git.ask(plan_file.top, *arguments, start).decode().strip() or None


def read(plan_file: PlanInRepository, commit: str) -> bytes | None:
    """Return the plan file's bytes in a commit; None when it has no such file.

    Raises GitError when the repository names such contents and has lost them.
    """
    with BlobReader(plan_file.top) as blobs:
        data = blobs.read(f"{commit}:{plan_file.path}")
    if data is None and has_file(plan_file, commit):
        raise GitError("kho lịch sử thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng")
    return data


def has_file(plan_file: PlanInRepository, commit: str) -> bool:
    """Whether a commit has the plan file, be its contents there or lost."""
    answer = git.ask(plan_file.top, "ls-tree", "-z", commit, "--", plan_file.path)
    return answer.split(b" ", 2)[1:2] == [b"blob"]


def unmerged_blobs(plan_file: PlanInRepository) -> dict[str, str]:
    """Return the blobs of a plan in conflict by their stages: "1" the base, "2" ours, "3" theirs."""
    arguments = ("ls-files", "--unmerged", "-z", "--", plan_file.path)
    answer = git.ask(plan_file.top, *arguments).decode("utf-8", "replace")
    entries = (line.partition("\t")[0].split(" ") for line in answer.split("\0") if line)
    return {stage: blob for _, blob, stage in entries}


def is_ancestor(plan_file: PlanInRepository, ancestor: str, commit: str) -> bool:
    """Whether a commit is the other one or came after it."""
    return not git.ask(plan_file.top, "rev-list", "-1", ancestor, f"^{commit}").strip()


def load_commit(plan_file: PlanInRepository, commit: str) -> Commit:
    """Return who made a commit and when."""
    return parse_commit(_shown_fields(plan_file, commit))


def last_change(plan_file: PlanInRepository, start: str) -> Commit | None:
    """Return the last commit up to `start` that touched the plan file, None when none did."""
    fields = _shown_fields(plan_file, start, "--", plan_file.path)
    return parse_commit(fields) if any(fields) else None


def _shown_fields(plan_file: PlanInRepository, *which: str) -> list[str]:
    options = ("-1", f"--format={COMMIT_FORMAT}", "--encoding=UTF-8", "--no-show-signature")
    answer = git.ask(plan_file.top, "log", *options, *which)
    return answer.decode("utf-8", "replace").rstrip("\n").split("\0")


def parse_commit(fields: Sequence[str]) -> Commit:
    """Parse what git wrote by `COMMIT_FORMAT`."""
    commit, author, email, seconds, subject = fields
    return Commit(commit, author, email, _parse_moment(seconds), subject)


def _parse_moment(seconds: str) -> datetime:
    """Parse a time; one that no calendar has, which only a forged commit states, is the start of 1970."""
    try:
        return datetime.fromtimestamp(int(seconds or 0), UTC).astimezone(periods.VIETNAM)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).astimezone(periods.VIETNAM)


def is_saved(plan_file: PlanInRepository, commit: str, data: bytes) -> bool:
    """Whether a commit holds these bytes; line ends are git's business and don't count."""
    committed = read(plan_file, commit)
    return committed is not None and committed.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")
