"""Measure one run of a program: its wall time and its peak memory. Used by the benches here."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent


def measured(command: list[str]) -> tuple[float, float]:
    """Return the wall time (ms) and the peak memory (MB) of one run."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(process.stderr.read().decode() if process.stderr else "failed")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024
