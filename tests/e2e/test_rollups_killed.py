"""A rollup in several processes, one of which is killed: nothing is lost, and nobody stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN

COMMAND = (sys.executable, "-m", "cchc", "rollup", "--year", "2026")
UNWATCHED = """
import gc
from cchc.cli import app
from cchc.rollup import workers
workers._start_worker = gc.enable
raise SystemExit(app.run(["rollup", "--year", "2026"]))
"""
FORGETFUL = (sys.executable, "-c", UNWATCHED)
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir() or len(os.sched_getaffinity(0)) < 2,
    reason="needs /proc and two processors",
)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    text = ISSUED_PLAN.read_bytes()
    for number in range(600):
        (tmp_path / f"{number:03}.yaml").write_bytes(text)
    return tmp_path


def started(plans: Path, command: tuple[str, ...] = COMMAND) -> tuple[subprocess.Popen[bytes], list[int]]:
    """Start a rollup; return it and its processes once they are at work."""
    env = {**os.environ, "CCHC_CACHE": "0", "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, cwd=plans, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        found = [int(number) for number in children.read_text().split()]
        if len(found) > 1 and all(_has_worked(number) for number in found):
            return process, found
        time.sleep(0.005)
    raise AssertionError("no processes were seen at work")


def _has_worked(process: int) -> bool:
    """Whether a process has used a tenth of a second: it is past its beginning."""
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11]) >= 10
    except OSError:
        return False


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def some_left(processes: list[int], seconds: float) -> bool:
    """Wait for processes to end; return whether some did not."""
    until = time.monotonic() + seconds
    while any(map(alive, processes)):
        if time.monotonic() > until:
            return True
        time.sleep(0.02)
    return False


def test_a_killed_process_costs_no_count(plans: Path) -> None:
    process, children = started(plans)
    os.kill(children[0], signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()
    assert out.count(b"\n") == 600
    assert b"Traceback" not in err


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_command_is_killed_its_processes_end(plans: Path, how: signal.Signals) -> None:
    process, children = started(plans)
    process.send_signal(how)
    process.communicate(timeout=60)
    assert not some_left(children, 20)


def test_processes_that_do_not_watch_would_be_found(plans: Path) -> None:
    process, children = started(plans, FORGETFUL)
    process.kill()
    try:
        assert some_left(children, 5)
    finally:
        for child in filter(alive, children):
            os.kill(child, signal.SIGKILL)
        process.communicate(timeout=60)


def begun(plans: Path, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Start a rollup in a session of its own; return it as soon as it has its first process."""
    env = {**os.environ, "CCHC_CACHE": "0", "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, cwd=plans, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        if children.read_text():
            return process
    raise AssertionError("no process was seen")


HEARING = """
from contextlib import nullcontext
from cchc.cli import app
from cchc.rollup import workers
workers._sigint_blocked = nullcontext
raise SystemExit(app.run(["rollup", "--year", "2026"]))
"""


def stopped(plans: Path, command: tuple[str, ...]) -> tuple[int, bytes]:
    """Press Ctrl-C, which goes to all, while processes start; return the code and what was said."""
    process = begun(plans, command)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:  # it waits for processes that went
        os.killpg(process.pid, signal.SIGKILL)
        _, err = process.communicate()
    return process.returncode, err


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_while_processes_start_is_answered_in_words(plans: Path) -> None:
    for _ in range(3):
        code, err = stopped(plans, COMMAND)
        assert (code, err.decode()) == (130, "đã dừng theo yêu cầu (Ctrl-C)\n")


@pytest.mark.usefixtures("ctrl_c")
def test_processes_that_hear_ctrl_c_would_print_tracebacks(plans: Path) -> None:
    assert any(b"Traceback" in stopped(plans, (sys.executable, "-c", HEARING))[1] for _ in range(20))


WAYS = """
import multiprocessing, os, sys
multiprocessing.set_start_method("forkserver")
from cchc.cli import app, process
class Unknowing:
    modules = {}
    def __getattr__(self, name):
        return getattr(sys, name)
if sys.argv.pop(1) == "rough":
    process.sys = Unknowing()
if __name__ == "__main__":
    sys.argv = ["cchc", "rollup", "--year", "2026"]
    process.run(app.run)
"""


@pytest.mark.parametrize(("way", "left"), [("clean", 0), ("rough", 1)])
def test_no_folder_of_sockets_is_left_behind(
    plans: Path, tmp_path_factory: pytest.TempPathFactory, way: str, left: int
) -> None:
    """A server of processes, the usual way from Python 3.14 on, has one; ending at once would leave it."""
    folder = tmp_path_factory.mktemp("tam")
    script = folder / "chay.py"
    script.write_text(WAYS, "utf-8")
    env = {
        **os.environ,
        "CCHC_CACHE": "0",
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONUTF8": "1",
        "TMPDIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, str(script), way], cwd=plans, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(list(folder.glob("pymp-*"))) == left
