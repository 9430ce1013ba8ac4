"""Git as a process: it is let go of where no Ctrl-C can hit what tidies up after it."""

from __future__ import annotations

import signal
import subprocess
import tempfile
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


def test_a_git_that_is_slow_to_begin_gets_all_of_a_long_message(repository: Repository) -> None:
    """More than a pipe holds, to a git that has read none of it when it is first looked after: its hook is slow."""
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nsleep 0.6\n", "utf-8")
    hook.chmod(0o755)
    message = "nội dung dài\n" * 20_000
    git.change(repository.folder, "commit", "--quiet", "--allow-empty", "-F", "-", stdin=message.encode())
    assert repository.git("log", "-1", "--format=%B").strip() == message.strip()


def test_no_room_for_what_git_is_to_read_is_said(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "không có"))
    head = repository.head()
    with pytest.raises(git.GitError, match="không chuyển được nội dung cho chương trình git"):
        git.change(repository.folder, "commit", "--quiet", "--allow-empty", "-F", "-", stdin=b"1")
    assert repository.head() == head
