"""Ctrl-C that reaches cchc alone while it commits: git is asked to stop, and leaves no lock.

A terminal sends Ctrl-C to git, too; a supervisor, an editor or `kill -INT` doesn't.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import CHECKOUT
from tests.support.repositories import Repository, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there, nothing but a console sends Ctrl-C"),
    pytest.mark.usefixtures("ctrl_c"),
]

WITHOUT_ASKING = """
import sys
from cchc.cli import app
from cchc import interrupts
interrupts.ask_to_stop = lambda process: process.kill()
raise SystemExit(app.run(sys.argv[1:]))
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kho").start(small_plan())


def started(
    repository: Repository, progress: int, *, program: tuple[str, ...] = ("-m", "cchc")
) -> subprocess.Popen[bytes]:
    line = [sys.executable, *program, "update", "1", "--progress", str(progress), "--commit"]
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        line, cwd=repository.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def locks(repository: Repository) -> list[str]:
    return sorted(file.name for file in (repository.folder / ".git").rglob("*.lock"))


def saved_by(repository: Repository, progress: int) -> None:
    """Wait until the file is saved: the commit comes next."""
    until = time.monotonic() + 60
    while f"progress: {progress}\n" not in repository.text and time.monotonic() < until:
        time.sleep(0.002)


def slow_hook(repository: Repository, seconds: float) -> Path:
    """Let each commit wait; return the file that tells that it does."""
    hook, mark = repository.folder / ".git/hooks/pre-commit", repository.folder.parent / "đang ghi"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\ntouch "{mark}"\nexec sleep {seconds}\n')
    hook.chmod(0o755)
    return mark


def interrupted_in_hook(
    repository: Repository, progress: int, *, program: tuple[str, ...] = ("-m", "cchc"), times: int = 1
) -> tuple[int, str]:
    """Send SIGINT to cchc alone while git waits for a hook; return the exit code and what was told."""
    mark = slow_hook(repository, 60)
    process = started(repository, progress, program=program)
    until = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.01)
    for _ in range(times):
        process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    mark.unlink()
    (repository.folder / ".git/hooks/pre-commit").unlink()
    return process.returncode, told.decode()


@pytest.mark.parametrize("times", [1, 5])
def test_ctrl_c_at_cchc_alone_leaves_no_lock_of_git(repository: Repository, times: int) -> None:
    code, told = interrupted_in_hook(repository, 7, times=times)
    assert code == 3, told
    assert "đã ghi vào tệp nhưng chưa ghi vào lịch sử: đã dừng theo yêu cầu (Ctrl-C)" in told
    assert locks(repository) == []
    assert "progress: 7" in repository.text
    assert repository.git("diff", "--cached", "--name-only") == ""
    process = started(repository, 7)
    assert process.communicate(timeout=60)[1].startswith("không có gì thay đổi".encode())
    assert process.returncode == 0
    assert "progress: 7" in repository.git("show", "HEAD:plans/2026.yaml")


def test_a_git_that_is_killed_would_leave_its_lock(repository: Repository) -> None:
    interrupted_in_hook(repository, 7, program=("-c", WITHOUT_ASKING))
    assert "index.lock" in locks(repository)


def test_a_new_plan_whose_commit_is_stopped_stays_out_of_the_index(repository: Repository) -> None:
    repository.git("rm", "-q", "--cached", "plans/2026.yaml")
    repository.git("commit", "-qm", "Bỏ")
    assert interrupted_in_hook(repository, 7)[0] == 3
    assert locks(repository) == []
    assert repository.git("ls-files") == ""


def test_ctrl_c_at_any_moment_leaves_no_lock_and_tells_the_truth(
    repository: Repository, often: Callable[[int], int]
) -> None:
    chance, answers = random.Random(2026), set()
    for number in range(1, 1 + min(often(125), 90)):
        process = started(repository, number)
        saved_by(repository, number)
        time.sleep(chance.uniform(0.0, 0.06))
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert b"Traceback" not in told
        assert locks(repository) == [], told
        is_committed = f"progress: {number}\n" in repository.git("show", "HEAD:plans/2026.yaml")
        assert ("đã ghi vào lịch sử".encode() in told) <= is_committed, told
        assert ("chưa ghi vào lịch sử".encode() in told) <= (not is_committed), told
        answers.add(process.returncode)
    assert answers >= {0, 3}, "interrupted before and after git was done"
