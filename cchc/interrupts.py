"""Ctrl-C held back: noted, passed on to the git that runs as a request to stop, and raised afterwards.

Raised at any moment it would leave a git that runs on unknown to us, or one that must be killed and
leaves its locks behind. Where an object is dropped that tidies up for itself (`__del__`), Python would
print it with a traceback and go on: there, too, it is held back, and where it can't be, it comes again.
Knows signals and processes, not what git is asked.

Read next: `cchc.history.git` and `cchc.planfile.writing` (who hold them back), `cchc.history.file_updates`
(a whole commit's time), `cchc.cli.process` (where it comes again).
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 5.0  # seconds that a git has to stop when it is asked to


class Process(Protocol):
    """A program that runs and can be asked to stop."""

    def terminate(self) -> None:
        """Ask it; on Windows this kills."""


class HeldInterrupts:
    """What came while Ctrl-C is held back; the signal's handler meanwhile.

    It is raised once. What is done after that, to put in order what was broken off, isn't disturbed.
    """

    def __init__(self) -> None:
        self.process: Process | None = None
        self._came_at = 0.0
        self._is_raised = False

    def __call__(self, *_: object) -> None:
        """Note a Ctrl-C, and ask the git that runs to stop."""
        if not self._came_at:
            self._came_at = time.monotonic()
            if self.process is not None:
                ask_to_stop(self.process)

    def raise_once(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C came and this was not raised yet."""
        if self._came_at and not self._is_raised:
            self._is_raised = True
            raise KeyboardInterrupt

    @property
    def is_waited_for(self) -> bool:
        """Whether the git that runs has been asked to stop."""
        return bool(self._came_at) and not self._is_raised

    @property
    def is_overdue(self) -> bool:
        """Whether the git that runs was asked to stop and had time enough for it."""
        return self.is_waited_for and time.monotonic() - self._came_at > PATIENCE


@contextmanager
def held() -> Iterator[HeldInterrupts]:
    """Hold Ctrl-C back; the outermost of several does it for all of them.

    Where somebody else hears Ctrl-C, or this isn't the main thread, nothing is held back.
    """
    before = signal.getsignal(signal.SIGINT)
    if isinstance(before, HeldInterrupts):
        yield before
        return
    interrupts = HeldInterrupts()
    is_ours = before is signal.default_int_handler and current_thread() is main_thread()
    if is_ours:
        signal.signal(signal.SIGINT, interrupts)
    try:
        yield interrupts
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def ask_to_stop(process: Process) -> None:
    """Ask a process to stop: killed it would leave its locks behind, asked it takes them away.

    On Windows nothing can be asked; what stops us there is the console's Ctrl-C, which git hears, too.
    """
    if os.name != "nt":
        process.terminate()
