"""Git as a process: it is let go of where no Ctrl-C can hit what tidies up after it."""

from __future__ import annotations

import signal
import subprocess
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

import pytest

from cchc import interrupts
from cchc.history import git
from cchc.history.blobs import BlobReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.repositories import Repository


def read(folder: Path) -> None:
    with BlobReader(folder) as reader:
        assert reader.read("HEAD:plans/2026.yaml")


WAYS = {
    "asked": lambda folder: git.ask(folder, "rev-parse", "HEAD"),
    "asked for parts": lambda folder: list(git.ask_for_parts(folder, "ls-files", "-z")),
    "asked for contents": read,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.usefixtures("ctrl_c")
def test_a_git_that_ended_is_dropped_where_no_ctrl_c_can_hit_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, way: Callable[[Path], object]
) -> None:
    """Python prints a KeyboardInterrupt in a `__del__` with a traceback, and goes on."""
    heard: list[object] = []

    class Popen(subprocess.Popen[bytes]):
        def __del__(self) -> None:
            heard.append(signal.getsignal(signal.SIGINT))

    monkeypatch.setattr(subprocess, "Popen", Popen)
    way(repository.folder)
    assert heard
    assert {type(one) for one in heard} == {interrupts.HeldInterrupts}
    heard.clear()
    monkeypatch.setattr(interrupts, "held", partial(nullcontext, interrupts.HeldInterrupts()))
    way(repository.folder)
    assert set(heard) == {signal.default_int_handler}, "the control"
