"""An update that is killed, or whose disk fails, anywhere: the plan is the old one or the new one.

strace kills the real process, or lets a system call fail, at each call between lock and unlock.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app
from tests.support.checkout import CHECKOUT, ISSUED_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = "openat,read,write,lseek,fsync,rename,unlink,mkdir,fchmod,fchown,flock,close,newfstatat,fstat,ftruncate,getdents64"
FAILING = (
    "openat",
    "write",
    "fsync",
    "rename",
    "fchmod",
    "mkdir",
    "read",
    "close",
    "unlink",
    "newfstatat",
    "flock",
)

ASKING = ("openat", "read", "close", "newfstatat")
ERRORS = ("ENOSPC", "EIO", "EACCES")

has_strace = shutil.which("strace") is not None and sys.platform == "linux"
needs_strace = pytest.mark.skipif(
    not has_strace and "CI" not in os.environ,
    reason="cần strace (Linux) để dừng tiến trình ở từng lời gọi hệ thống",
)

UPDATE = ("-m", "cchc", "update", "4", "--progress", "7")
NAIVE_PROGRAM = """
import fcntl
p='plans/2026.yaml'; lock=open('lock','w'); fcntl.flock(lock, fcntl.LOCK_EX)
text=open(p, encoding='utf-8').read()
open(p,'w', encoding='utf-8').write(text.replace('    status', '    progress: 7\\n    status'))
fcntl.flock(lock, fcntl.LOCK_UN)
"""
NAIVE = ("-c", NAIVE_PROGRAM)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def strace(office: Path, command: tuple[str, ...], *options: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    line = ["strace", "-f", "-qq", "-o", str(office / "trace"), *options, sys.executable, *command]
    return subprocess.run(line, cwd=office, env=env, capture_output=True, check=False)


def with_fault(office: Path, command: tuple[str, ...], fault: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with a fault such as `write:error=EIO:when=3`: at its third write the disk fails.

    Calls of other names go by unstopped, which saves a third of the time. A process that is to be
    killed must be stopped at all of them.
    """
    name, kind, _ = fault.split(":")
    few = ("--seccomp-bpf", "-e", f"trace={name}") if kind.startswith("error=") else ()
    return strace(office, command, *few, "-e", f"inject={fault}")


def calls_under_lock(office: Path, command: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return each system call that the command makes while it holds the lock: name, how manyeth."""
    new_bytes(office, command)  # so that later runs find every module compiled, and make the same calls
    (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    shutil.rmtree(office / "plans/.cchc", ignore_errors=True)
    assert strace(office, command, "-e", f"trace={CALLS}").returncode == 0
    seen: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    held = False
    for line in (office / "trace").read_text("utf-8", "replace").splitlines():
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if call is None:
            continue
        seen[call[1]] = seen.get(call[1], 0) + 1
        if call[1] == "flock":
            held = "LOCK_UN" not in call[2]
        if held:
            found.append((call[1], seen[call[1]]))
    return found


def shared_out(calls: list[tuple[str, int]], error: str) -> list[tuple[str, int]]:
    """Return every call that changes something on the disk, and of the others this error's part."""
    asking = [call for call in calls if call[0] in ASKING][ERRORS.index(error) :: len(ERRORS)]
    return [call for call in calls if call[0] not in ASKING or call in asking]


def injected(office: Path, command: tuple[str, ...], faults: list[str]) -> Iterator[tuple[str, int, bytes]]:
    """Run the command once a fault, each time from the same plan; give fault, exit code and file."""
    old = ISSUED_PLAN.read_bytes()
    for fault in faults:
        (office / "plans/2026.yaml").write_bytes(old)
        shutil.rmtree(office / "plans/.cchc", ignore_errors=True)  # the same calls as in the trace
        done = with_fault(office, command, fault)
        assert b"Traceback" not in done.stderr, (fault, done.stderr)
        yield fault, done.returncode, (office / "plans/2026.yaml").read_bytes()


def new_bytes(office: Path, command: tuple[str, ...]) -> bytes:
    assert strace(office, command, "--seccomp-bpf", "-e", "trace=none").returncode == 0
    return (office / "plans/2026.yaml").read_bytes()


def next_update_works(office: Path) -> bool:
    """Update unaided after the fault; return whether it worked and left nothing behind."""
    assert app.run(["update", "5", "--progress", "9"]) == 0
    return not list((office / "plans/.cchc").glob("*.tmp"))


@needs_strace
def test_killed_at_any_call_under_the_lock_the_plan_is_old_or_new(office: Path) -> None:
    calls = calls_under_lock(office, UPDATE)
    assert {"openat", "write", "fsync", "rename"} <= {name for name, _ in calls}
    (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    new = new_bytes(office, UPDATE)
    states = set()
    for fault, code, data in injected(office, UPDATE, [f"{name}:signal=KILL:when={n}" for name, n in calls]):
        assert code != 0, fault
        assert data in {ISSUED_PLAN.read_bytes(), new}, fault
        states.add(data)
        assert next_update_works(office), fault
    assert len(states) == 2, "killed before and after the swap"


@needs_strace
@pytest.mark.parametrize("error", ERRORS)
def test_a_call_that_fails_under_the_lock_never_tears_the_plan(
    office: Path, error: str, *, thorough: bool
) -> None:
    calls = [(name, n) for name, n in calls_under_lock(office, UPDATE) if name in FAILING]
    if not thorough:
        calls = shared_out(calls, error)
    (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    new = new_bytes(office, UPDATE)
    for fault, code, data in injected(
        office, UPDATE, [f"{name}:error={error}:when={n}" for name, n in calls]
    ):
        assert data in {ISSUED_PLAN.read_bytes(), new}, fault
        assert code in {0, 3}, fault
        assert code != 0 or data == new, fault
        assert next_update_works(office), fault


@needs_strace
def test_the_same_kills_do_catch_a_naive_writer(office: Path) -> None:
    calls = calls_under_lock(office, NAIVE)
    (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    new = new_bytes(office, NAIVE)
    faults = [f"{name}:signal=KILL:when={n}" for name, n in calls]
    torn = [
        fault
        for fault, _, data in injected(office, NAIVE, faults)
        if data not in {ISSUED_PLAN.read_bytes(), new}
    ]
    assert torn


@needs_strace
@pytest.mark.parametrize("error", ERRORS)
def test_the_same_faults_do_catch_a_naive_writer(office: Path, error: str) -> None:
    calls = [(name, n) for name, n in calls_under_lock(office, NAIVE) if name in FAILING]
    (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    whole = {ISSUED_PLAN.read_bytes(), new_bytes(office, NAIVE)}
    lost = []
    for name, n in calls:
        (office / "plans/2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
        with_fault(office, NAIVE, f"{name}:error={error}:when={n}")
        lost.append((office / "plans/2026.yaml").read_bytes() not in whole)
    assert any(lost)


def careful(progress: int) -> None:
    """Update as the command does."""
    assert app.run(["update", "4", "--progress", str(progress)]) == 0


def careless(progress: int) -> None:
    """Update as a program that opens a file for writing does, a piece at a time."""
    text = Path("plans/2026.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^    progress: \d+\n", "", text).replace(
        "    area: chi-dao\n    status", f"    area: chi-dao\n    progress: {progress}\n    status", 1
    )
    with Path("plans/2026.yaml").open("w", encoding="utf-8", buffering=512) as file:
        file.writelines(text[start : start + 512] for start in range(0, len(text), 512))


def forgetful(progress: int) -> None:
    """Say that an update is done and write it a little later."""
    time.sleep(0.002)
    threading.Timer(0.01, careless, (progress,)).start()


@dataclass
class Toll:
    """What the random kills did: plans torn, acknowledged updates lost, updates acknowledged."""

    torn: int = 0
    lost: int = 0
    acknowledged: int = 0


def killed_in_a_loop(update: Callable[[int], None], first: int, moment: float) -> list[int]:
    """Update with growing numbers in a fork, kill it after a while; give what it acknowledged.

    The time runs from the first acknowledgement, so that every round has some.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  the child is killed
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        for number in range(first, 101):
            update(number)
            os.write(writing, bytes([number]))
        os._exit(0)
    os.close(writing)
    acknowledged = os.read(reading, 1)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 4096):
        acknowledged += part
    os.close(reading)
    return list(acknowledged)


def random_kills(update: Callable[[int], None], kills: int, seed: int) -> Toll:
    """Kill a loop of updates at random moments, and look at the plan each time."""
    chance, toll, path, number = random.Random(seed), Toll(), Path("plans/2026.yaml"), 1
    for _ in range(kills):
        before = path.read_bytes()
        told = killed_in_a_loop(update, number, chance.uniform(0.0, 0.05))
        toll.acknowledged += len(told)
        if app.run(["list", "--format", "json"]) != 0:
            toll.torn += 1
            path.write_bytes(before)
            continue
        found = re.search(r"(?m)^    progress: (\d+)$", path.read_text("utf-8"))
        reached = int(found[1]) if found else 0
        toll.lost += bool(told) and reached not in {told[-1], told[-1] + 1}
        number = reached + 1 if reached < 80 else 1
    return toll


@pytest.mark.skipif(sys.platform == "win32", reason="cần fork")
def test_random_kills_tear_nothing_and_lose_no_acknowledged_update(
    office: Path, capsys: pytest.CaptureFixture[str], often: Callable[[int], int]
) -> None:
    kills = often(500)
    toll = random_kills(careful, kills, seed=2026)
    assert (toll.torn, toll.lost) == (0, 0)
    assert toll.acknowledged >= kills
    assert next_update_works(office)


@pytest.mark.skipif(sys.platform == "win32", reason="cần fork")
def test_the_random_kills_do_catch_a_writer_that_truncates(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    careless(1)
    assert any(random_kills(careless, 10, seed).torn for seed in range(50))


@pytest.mark.skipif(sys.platform == "win32", reason="cần fork")
def test_the_random_kills_do_catch_a_writer_that_acknowledges_too_early(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert any(random_kills(forgetful, 10, seed).lost for seed in range(50))
