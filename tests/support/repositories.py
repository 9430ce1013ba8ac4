"""Real repositories made by real git, with a small plan whose history a test tells.

`Repository.record("status: done", task=1)` edits a line and commits it; authors and times are what
the test says, and one minute apart when it says nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cchc import periods, trail
from cchc.history import entries, revisions
from cchc.trail import Entry
from tests.support.checkout import ISSUED_PLAN

START = datetime(2026, 1, 5, 8, tzinfo=periods.VIETNAM)


def git_program() -> str:
    """Return git's name, or leave the test out where git isn't: some machines with Windows have none."""
    return "git" if shutil.which("git") else pytest.skip("git is not installed")


def small_plan(tasks: int = 3) -> str:
    """Return a plan with so many tasks, a field a line."""
    head = """\
cchc: 1

plan:
  number: 02/KH-UBND
  date: 2026-01-02
  year: 2026
  title: Kế hoạch cải cách hành chính năm 2026
  issuer: Ủy ban nhân dân xã Vĩnh Thông

owners:
  - id: vhxh
    name: Phòng Văn hóa - Xã hội xã
    short: Phòng VHXH

  - id: kt
    name: Phòng Kinh tế xã
    short: Phòng KT

areas:
  - id: the-che
    title: Cải cách thể chế

tasks:
"""
    task = """\
  - id: {id}
    title: Việc {id}
    area: the-che
    status: not_started
    owner: Phòng VHXH
    due: Quý IV/2026
"""
    return head + "\n".join(task.format(id=number) for number in range(1, tasks + 1))


@dataclass
class Repository:
    """A repository with a plan; every commit a minute after the one before, unless told otherwise."""

    folder: Path
    path: str = "plans/2026.yaml"
    now: datetime = START
    environment: dict[str, str] = field(default_factory=dict)
    format: str = "sha1"

    @property
    def plan(self) -> Path:
        """The plan's file."""
        return self.folder / self.path

    @property
    def text(self) -> str:
        """What the plan's file says."""
        return self.plan.read_bytes().decode()

    def git(self, *arguments: str, check: bool = True) -> str:
        """Run git as its user would."""
        moment = self.now.isoformat()
        env = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, **self.environment}
        done = subprocess.run(
            [git_program(), *arguments], cwd=self.folder, env=env, capture_output=True, check=False
        )
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape")

    def start(self, text: str) -> Repository:
        """Make the repository with the plan in its first commit."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", f"--object-format={self.format}")
        self.git("config", "user.name", "Cán bộ")
        self.git("config", "user.email", "canbo@example.vn")
        self.commit(text)
        return self

    def commit(self, text: str | bytes, *, author: str = "", at: datetime | None = None) -> str:
        """Save the plan, commit everything, and return the commit's hash."""
        self.now = at or self.now + timedelta(minutes=1)
        self.plan.parent.mkdir(parents=True, exist_ok=True)
        self.plan.write_bytes(text.encode() if isinstance(text, str) else text)
        self.git("add", "-A")
        by = (f"--author={author} <{len(author)}@example.vn>",) if author else ()
        self.git("commit", "-q", "--allow-empty", "-m", "Cập nhật kế hoạch", *by)
        return self.head()

    def record(self, line: str, *, task: int | str, author: str = "", at: datetime | None = None) -> str:
        """Set a task's field to another value by hand, and commit it."""
        return self.commit(edited(self.text, task, line), author=author, at=at)

    def head(self) -> str:
        """Return the hash of the last commit."""
        return self.git("rev-parse", "HEAD").strip()

    def entries(self) -> list[Entry]:
        """Read the history."""
        plan_file = revisions.locate(self.plan)
        return list(entries.load(plan_file, revisions.head(plan_file)))

    def changed_fields(self) -> list[tuple[str, str]]:
        """Return the changes since the plan was made, newest first: record and path."""
        return [
            (change.record, ".".join(map(str, change.path)))
            for entry in self.entries()
            if entry.event == "edited"
            for change in entry.changes
        ]


def edited(text: str, task: int | str, line: str) -> str:
    """Set a task's field to another value, or the task that field before its owner."""
    key = line.partition(":")[0]
    head, mark, rest = text.partition(f"  - id: {task}\n")
    own, *others = re.split(r"(?=\n  - id: )", rest)
    changed, count = re.subn(rf"^    {key}: .*$", f"    {line}", own, count=1, flags=re.MULTILINE)
    if not count:
        changed = own.replace("    owner: ", f"    {line}\n    owner: ", 1)
    return head + mark + changed + "".join(others)


def office_with(folder: Path) -> Repository:
    """Make a repository with the real plan, frozen."""
    repository = Repository(folder)
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    shutil.copy(ISSUED_PLAN, folder / "plans/2026.yaml")
    return repository.start(ISSUED_PLAN.read_text("utf-8"))


def june(day: int, hour: int, month: int = 6) -> datetime:
    """Return a moment of June, or of another month of 2026."""
    return datetime(2026, month, day, hour, tzinfo=periods.VIETNAM)


def picked(repository: Repository, **asked: Any) -> list[str]:
    """Return the records whose changes a filter picks, newest first."""
    entry_filter = trail.EntryFilter(**asked)
    plan_file = revisions.locate(repository.plan)
    loaded = entries.load(plan_file, revisions.head(plan_file), entry_filter.since)
    return [
        change.record
        for entry in entry_filter.pick(loaded)
        if entry.event == "edited"
        for change in entry.changes
    ]
