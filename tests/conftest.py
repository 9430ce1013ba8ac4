"""What tests share: a copy of the real plan to work on, and the command run in this process.

Tests run on all processors, a single file in this process; in CI none may be left out.
`pytest --thorough` repeats what is tried by chance as often as before a release, `pytest --day 2028-02-29`
shows which tests hold today only.
"""

from __future__ import annotations

import os
import shutil
import signal
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from cchc.cli import app, options
from cchc.planfile.fast import updating
from tests.support import clocks
from tests.support.answers import Answer, Cchc
from tests.support.checkout import CHECKOUT
from tests.support.people import Person
from tests.support.repositories import Repository, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

# What is tried by chance takes as long as the machine needs; a busy one is no fault.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="repeat often what is tried by chance")
    parser.addoption("--day", help="today, for commands in this process")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run a single file in this process: to start others takes longer."""
    files = [Path(argument.partition("::")[0]) for argument in config.args]
    return 0 if len(set(files)) == 1 and files[0].is_file() else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test that is left out fail in CI, which has all that any needs."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out, where nothing may be: {report.longrepr}"
    return report


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the real plan, as an officer does."""
    (tmp_path / "plans").mkdir()
    shutil.copy(CHECKOUT / "plans/2026.yaml", tmp_path / "plans/2026.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return tmp_path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Make a repository with a small plan in its first commit."""
    return Repository(tmp_path / "xã Vĩnh Thông").start(small_plan())


@pytest.fixture(params=["whole", "excerpt"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Edit the file as a whole, or by excerpts whatever its size; give which."""
    if request.param == "excerpt":
        monkeypatch.setattr(updating, "LARGE", 0)
    return str(request.param)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' cache apart from the user's; `CCHC_CACHE=0` tests without one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of commands in this process, and of git, show the day of `--day`."""
    asked = request.config.getoption("--day")
    if asked is None or request.node.get_closest_marker("real_clock"):
        return
    ahead = date.fromisoformat(asked) - options.today()

    monkeypatch.setattr(options, "datetime", clocks.changed_by(lambda moment: moment + ahead))
    for who in ("AUTHOR", "COMMITTER"):  # git has a clock of its own
        monkeypatch.setenv(f"GIT_{who}_DATE", options.now().isoformat(timespec="seconds"))


@pytest.fixture
def thorough(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--thorough"))


@pytest.fixture
def often(*, thorough: bool) -> Callable[[int], int]:
    """Return how often to do what goes by chance: a fifth of a number, with `--thorough` the number."""
    return lambda number: number if thorough else number // 5


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let processes that a test starts hear Ctrl-C, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def known_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be somebody whose name git has, whatever this machine's configuration says."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Cán bộ")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "canbo@example.vn")


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Know somebody who may sit at the terminal."""
    return Person(monkeypatch)


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str]) -> Cchc:
    """Run the command in this process."""

    def run(*arguments: str) -> Answer:
        capsys.readouterr()
        code = app.run(list(arguments))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run
