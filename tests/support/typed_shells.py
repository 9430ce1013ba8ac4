"""A real shell in a pseudo-terminal, in which lines are typed key by key.

The program `cchc` there answers questions of its completion as it does; otherwise it prints what it was called with,
which shows what the shell made of the line.
"""

from __future__ import annotations

import os
import re
import select
import shlex
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.support.checkout import CHECKOUT

PROGRAM = """#!/bin/sh
if [ "$1" = __complete ]; then
  echo asked >> {asked}
  exec {python} -m cchc "$@"
fi
printf '\\n{{{{'
printf '<%s>' "$@"
printf '}}}}\\n'
"""
LONGEST = 60.0  # seconds that an answer may take on a loaded machine
_ORDERS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r")


class Typed(NamedTuple):
    """What the program was called with, and all that the terminal showed until then."""

    arguments: list[str]
    screen: str


class Shell:
    """A shell with the completion script read in, standing in a folder."""

    def __init__(self, command: list[str], script: Path, folder: Path, cache: Path) -> None:
        import pty  # noqa: PLC0415  Windows has none

        self.name = command[0]
        programs = folder.parent / "programs"
        programs.mkdir(exist_ok=True)
        self.asked = programs / "asked"
        (programs / "cchc").write_text(
            PROGRAM.format(asked=shlex.quote(str(self.asked)), python=shlex.quote(sys.executable)), "utf-8"
        )
        (programs / "cchc").chmod(0o755)
        env = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(CHECKOUT),
            "HOME": str(folder.parent),
            "XDG_CACHE_HOME": str(cache),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, env)
        self.type(f"stty -echo; PS1=; PS2=; source {shlex.quote(str(script))}; cchc ready")

    def type(self, keys: str) -> Typed:
        """Type a line and Enter; give what came of it."""
        os.write(self.terminal, f"{keys}\n".encode())
        screen = self._read_until("}}")
        called = _ORDERS.sub("", screen).rpartition("{{")[2].partition("}}")[0]
        return Typed(re.findall(r"<(.*?)>", called), _ORDERS.sub("", screen))

    def questions(self) -> int:
        """Count how often the program was asked for something since the last time; the count begins anew."""
        count = len(self.asked.read_text("utf-8").splitlines()) if self.asked.exists() else 0
        self.asked.unlink(missing_ok=True)
        return count

    def _read_until(self, end: str) -> str:
        screen, last = b"", time.monotonic() + LONGEST
        while end.encode() not in screen:
            ready, _, _ = select.select([self.terminal], [], [], max(0.0, last - time.monotonic()))
            assert ready, screen.decode(errors="replace")
            screen += os.read(self.terminal, 65536)
        return screen.decode(errors="replace")

    def close(self) -> None:
        """End the shell."""
        os.close(self.terminal)
        os.waitpid(self.pid, 0)
