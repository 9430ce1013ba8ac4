"""Many processes updating one plan at once: everything that was acknowledged is in the file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

ENV = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "CCHC_LOCK_WAIT": "120"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    return tmp_path


def start(office: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cchc", *arguments]
    return subprocess.Popen(command, cwd=office, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(started: list[subprocess.Popen[bytes]]) -> list[int]:
    """Wait for all; give their exit codes."""
    for process in started:
        process.communicate()
    return [process.returncode for process in started]


def with_tasks(office: Path, count: int) -> None:
    """Let the plan have so many tasks."""
    path = office / "plans/2026.yaml"
    more = "".join(
        f"\n  - id: {n}\n    title: Việc số {n}\n    area: chi-dao\n    status: not_started\n"
        f"    owner: Phòng VHXH\n    due: Năm 2026\n"
        for n in range(21, count + 1)
    )
    path.write_text(path.read_text("utf-8") + more, "utf-8")


def test_fifty_processes_on_different_tasks_lose_nothing(office: Path, often: Callable[[int], int]) -> None:
    with_tasks(office, 50)
    turns = often(5)
    for turn in range(1, turns + 1):
        codes = finish(
            [start(office, "update", str(n), "--note", f"lần {turn} của {n}.") for n in range(1, 51)]
        )
        assert codes == [0] * 50
    text = (office / "plans/2026.yaml").read_text("utf-8")
    kept = [(turn, n) for turn in range(turns) for n in range(1, 51) if f"lần {turn + 1} của {n}." in text]
    assert len(kept) == 50 * turns


def test_of_twenty_that_expect_the_same_exactly_one_wins(office: Path) -> None:
    codes = finish(
        [start(office, "update", "4", "--progress", str(n), "--expect", "progress=") for n in range(1, 21)]
    )
    assert sorted(codes) == [0] + [3] * 19
    winner = codes.index(0) + 1
    assert f"    progress: {winner}\n" in (office / "plans/2026.yaml").read_text("utf-8")


def git(office: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=office, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def repository(office: Path) -> Path:
    git(office, "init", "-q")
    git(office, "config", "user.name", "Cán bộ")
    git(office, "config", "user.email", "canbo@example.vn")
    git(office, "add", "-A")
    git(office, "commit", "-qm", "Kế hoạch")
    return office


def test_twenty_commits_at_once_are_twenty_commits_of_one_task_each(repository: Path) -> None:
    office = repository
    codes = finish([start(office, "update", str(n), "--lead", "A", "--commit") for n in range(1, 21)])
    assert codes == [0] * 20
    subjects = git(office, "log", "--format=%s").splitlines()[:-1]
    assert sorted(subjects) == sorted(f"NV {n}: lãnh đạo phụ trách A" for n in range(1, 21))
    stats = git(office, "log", "--numstat", "--format=", "-20").split("\n")
    assert [line for line in stats if line] == ["1\t0\tplans/2026.yaml"] * 20
    assert git(office, "status", "--short") == ""


# The controls: the same races run by a command without lock and last look lose work, let several
# win, and spoil commits; so the races are real ones.
CARELESS = """
import sys, time
from contextlib import contextmanager
from cchc.planfile import writing

@contextmanager
def unlocked(plan, *, wait, tell):
    yield plan.resolve()

def careless(real, old, new):
    time.sleep(0.5)  # so that others have read meanwhile, also where the processors have much to do
    real.write_bytes(new)

writing.locked, writing.replace = unlocked, careless
from cchc.cli import app, process
process.run(app.run)
"""


def start_careless(office: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CARELESS, *arguments]
    return subprocess.Popen(command, cwd=office, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_without_the_lock_updates_would_be_lost(office: Path) -> None:
    finish([start_careless(office, "update", str(n), "--progress", "10") for n in range(1, 21)])
    assert (office / "plans/2026.yaml").read_text("utf-8").count("    progress: 10\n") < 20


def test_without_the_lock_several_would_win(office: Path) -> None:
    plan = office / "plans/2026.yaml"
    before = plan.read_bytes()

    def winners() -> int:
        plan.write_bytes(before)
        updates = [
            start_careless(office, "update", "4", "--progress", str(n), "--expect", "progress=")
            for n in range(1, 21)
        ]
        return finish(updates).count(0)

    # On a busy machine they may come one after the other, as if there were a lock.
    assert any(winners() > 1 for _ in range(10))


def test_without_the_lock_commits_would_fail_or_mix_tasks(repository: Path) -> None:
    codes = finish(
        [start_careless(repository, "update", str(n), "--progress", "10", "--commit") for n in range(1, 21)]
    )
    stats = [line for line in git(repository, "log", "--numstat", "--format=").split("\n") if line]
    assert codes != [0] * 20 or stats[:-1] != ["1\t0\tplans/2026.yaml"] * 20


def test_an_undo_and_updates_at_once_lose_nothing_and_take_back_one_change(
    office: Path, tmp_path: Path, often: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENV, "XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setitem(ENV, "LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setitem(ENV, "CCHC_CACHE", "1")
    for turn in range(often(10)):
        assert finish([start(office, "update", "1", "--lead", f"lần {turn}")]) == [0]
        lines = [("update", str(n), "--lead", f"lần {turn}") for n in range(2, 7)]
        assert (
            finish([start(office, *line) for line in (*lines[:2], ("undo", "--yes"), *lines[2:])]) == [0] * 6
        )
        kept = (office / "plans/2026.yaml").read_text("utf-8").count(f"lead: lần {turn}\n")
        assert kept == 5, "one of six, whichever was the last when the undo began"
        assert finish([start(office, "undo", "1", "--yes")]) == [0]
