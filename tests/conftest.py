"""What tests share: a copy of the real plan to work on, and the command run in this process."""

from __future__ import annotations

import shutil
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHECKOUT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code, its data, its talk."""

    code: int
    out: str
    err: str

    @property
    def numbers(self) -> list[int]:
        """The task numbers that the plain rows begin with."""
        return [int(line.split("\t", 1)[0]) for line in self.out.splitlines()]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of the real plan, as an officer does."""
    (tmp_path / "plans").mkdir()
    shutil.copy(CHECKOUT / "plans/2026.yaml", tmp_path / "plans/2026.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what commands remember of plans out of the user's own cache; `CCHC_CACHE=0` tests without."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let processes that a test starts hear Ctrl-C, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command in this process."""

    def run(*arguments: str) -> Answer:
        capsys.readouterr()
        code = app.run(list(arguments))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run
