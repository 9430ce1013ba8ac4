"""The life of the process: quiet to Ctrl-C while it starts and ends, and ended without being taken down.

Knows signals and the standard streams, not what is run. Imports little, since Ctrl-C is answered
with a traceback until this module is there.

Read next: `cchc.__main__` (who starts it), `cchc.cli.app` (what is run).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SOON = 0.02  # seconds until a Ctrl-C comes again: by then what it hit is over
WRITERS = frozenset({"cchc.cli.console", "cchc.cli.tables", "cchc.cli.problems"})  # whose streams they are


@contextmanager
def quiet_interrupts() -> Iterator[None]:
    """Let Ctrl-C just end the process where the command line, which answers it in words, isn't there."""
    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else somebody has it ignored
    if is_ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    yield
    if is_ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def run(command_line: Callable[[list[str]], int]) -> NoReturn:
    """Run a command line on the process's arguments and end the process with its exit code.

    What it wrote to files is closed by then and the streams are flushed here, so that nothing needs
    to be taken down: doing that object by object would take a sixth of the time of `cchc list`
    (measured: 10 ms of 66). Only multiprocessing leaves work for the end, such as the folder of its
    sockets.
    """
    # One command makes a lot that lives to its end and hardly a cycle: reading trees takes half the
    # time when nobody looks for garbage meanwhile.
    gc.disable()
    sys.unraisablehook = _come_again
    code = command_line(sys.argv[1:])
    with quiet_interrupts():
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BrokenPipeError:
            stop_writing()
        except OSError as error:
            code = report_lost_output(error)
    if "multiprocessing" in sys.modules:
        sys.exit(code)
    os._exit(code)


def _come_again(dropped: sys.UnraisableHookArgs) -> None:
    """Let a Ctrl-C come again that hit an object's own tidying up; Python drops it there with a traceback.

    Libraries have such objects at any place. Not at once: this, too, is called from there.
    """
    if not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    import _thread
    from threading import Timer

    again = Timer(_SOON, _thread.interrupt_main)
    again.daemon = True
    again.start()


def stop_writing() -> None:
    """Send what is still buffered nowhere: the reader of the pipe has gone, as with `| head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_of_output(error: OSError) -> bool:
    """Whether an error arose where what a person asked for is written to a standard stream.

    It names no file and comes from a module that writes there, or the stream still can't be written to.
    """
    if error.filename is not None:
        return False
    place = error.__traceback__
    while place is not None:
        if place.tb_frame.f_globals.get("__name__") in WRITERS:
            return True
        place = place.tb_next
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def report_lost_output(error: OSError) -> int:
    """Write why the output could not be written whole; return the exit code for that."""
    from cchc.cli import console
    from cchc.errors import SurroundingsError, reason

    stop_writing()
    console.say(f"cchc: không ghi hết được kết quả: {reason(error)}")
    return SurroundingsError.exit_code
