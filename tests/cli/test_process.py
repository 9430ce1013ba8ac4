"""The life of the process: a Ctrl-C that comes where Python would drop it, output that is lost."""

from __future__ import annotations

import errno
import importlib
import subprocess
import sys
import types

import pytest

from cchc.cli import process
from tests.support.checkout import CHECKOUT

# An object of a library that is hit while it tidies up, as a lock or an archive does, by Ctrl-C.
DROPPED = """
import signal, sys, time
from cchc.cli import process

class Archive:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def command_line(arguments):
    try:
        Archive()
        time.sleep({seconds})
    except KeyboardInterrupt:
        print("stopped")
        return 130
    return 0

{change}
process.run(command_line)
"""
AS_PYTHON_DOES = "process._come_again = sys.__unraisablehook__"


def ended(seconds: float, change: str = "") -> tuple[int, str, str]:
    script = [sys.executable, "-c", DROPPED.format(seconds=seconds, change=change)]
    done = subprocess.run(script, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_in_an_object_that_tidies_up_stops_the_command_without_a_traceback() -> None:
    assert ended(30) == (130, "stopped\n", "")


@pytest.mark.usefixtures("ctrl_c")
def test_python_alone_would_drop_such_a_ctrl_c_with_a_traceback() -> None:
    code, out, err = ended(0.1, AS_PYTHON_DOES)
    assert (code, out) == (0, "")
    assert "Exception ignored in: <function Archive.__del__" in err
    assert "KeyboardInterrupt" in err


def error_of(module: str) -> OSError:
    """Return the error of a disk, without a file's name, that a function of a module let through."""
    raising = types.ModuleType(module)
    exec("def write(error):\n    raise error", raising.__dict__)  # noqa: S102  a module of a certain name
    error = OSError(errno.EIO, "Input/output error")
    try:
        raising.write(error)
    except OSError as met:
        return met
    raise AssertionError


@pytest.mark.parametrize("module", sorted(process.WRITERS))
def test_an_error_of_a_module_that_prints_is_one_of_the_output(module: str) -> None:
    assert importlib.import_module(module)
    assert process.is_of_output(error_of(module))


@pytest.mark.parametrize("module", ["cchc.sources.word.tables", "cchc.intake.tables", "console"])
def test_an_error_of_a_reader_with_a_like_name_is_not_taken_for_lost_output(module: str) -> None:
    assert not process.is_of_output(error_of(module))
