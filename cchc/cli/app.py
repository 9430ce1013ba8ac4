"""The command `cchc`: which commands there are, and the one place where errors are told.

Commands import what they need when they run, so that asking for help or a list stays quick.

Read next: `cchc.cli.commands.list` (a command), `cchc.cli.console` (talking to a person).
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from cchc.cli import console
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup, usage_error
from cchc.errors import CchcError, PlanError, reason
from cchc.version import VERSION

# Each command by its name: its module in `cchc.cli.commands`, and its function or group there.
COMMANDS = {
    "list": ("list", "list_tasks"),
    "due": ("due", "due"),
    "show": ("show", "show"),
    "stats": ("stats", "stats"),
    "check": ("check", "check"),
    "update": ("update", "update"),
    "start": ("start", "start"),
    "submit": ("submit", "submit"),
    "done": ("done", "done"),
    "reopen": ("reopen", "reopen"),
    "pause": ("pause", "pause"),
    "cancel": ("cancel", "cancel"),
    "extend": ("extend", "extend"),
    "add": ("add", "add"),
    "remove": ("remove", "remove"),
    "history": ("history", "history"),
    "diff": ("diff", "diff"),
    "resolve": ("resolve", "resolve"),
    "import": ("import_sheet", "import_sheet"),
    "report": ("report", "report"),
    "rollup": ("rollup", "rollup"),
    "docx-text": ("docx_text", "docx_text"),
    "template": ("template", "template"),
}
_INTERRUPTED = 130


def _print_version(wanted: bool) -> None:  # noqa: FBT001  typer's callbacks take the value alone
    if wanted:
        sys.stdout.write(f"cchc {VERSION}\n")
        raise typer.Exit


def cchc(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Hiện phiên bản rồi thoát."),
    ] = False,
) -> None:
    """Theo dõi kế hoạch cải cách hành chính của xã trong một tệp YAML."""


def application(arguments: list[str]) -> typer.Typer:
    """Give the command line with the one command that is called for, with all when none is.

    Each command's module, options and help cost time; only one of them is used.
    """
    # Markup mode off: rich's help pages cost 60 ms at every --help.
    app = typer.Typer(cls=VietnameseGroup, rich_markup_mode=None, add_completion=False)
    app.callback()(cchc)
    called = arguments[0] if arguments else ""
    for name in [called] if called in COMMANDS else COMMANDS:
        module, attribute = COMMANDS[name]
        command = getattr(import_module(f"cchc.cli.commands.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, cls=VietnameseCommand)(command)
    return app


def main() -> None:
    """Run the command line and end the process with its exit code.

    What was written is flushed or closed by then, so that nothing needs to be taken down: doing that
    object by object would take a sixth of the time of `cchc list` (measured: 10 ms of 66). Only
    multiprocessing leaves work for the end, such as the folder of its sockets.
    """
    # One command makes a lot that lives to its end and hardly a cycle: reading trees takes half the
    # time when nobody looks for garbage meanwhile.
    gc.disable()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _stop_writing()
    except OSError as error:
        code = _tell_lost_output(error)
    if "multiprocessing" in sys.modules:
        sys.exit(code)
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line, telling whatever goes wrong; give the exit code."""
    console.prepare_streams()
    try:
        # Without arguments the help is the answer, not a usage error.
        asked = arguments or ["--help"]
        result = get_command(application(asked)).main(asked, prog_name="cchc", standalone_mode=False)
    except BrokenPipeError:
        _stop_writing()
        return 0
    except SystemExit:  # typer's way to say that the reader of a pipe has gone
        _stop_writing()
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  the boundary: no traceback reaches a user
        return _tell(error)
    if result == _INTERRUPTED:  # typer turns Ctrl-C into this code, and says nothing
        return _tell(KeyboardInterrupt())
    return result if isinstance(result, int) else 0


def _tell(error: BaseException) -> int:
    """Tell what ended a command; give the exit code for it."""
    match error:
        case PlanError():
            console.show_problems(error.problems, sys.stderr)
            code = error.exit_code
        case CchcError():
            console.show_error(error)
            code = error.exit_code
        case typer.TyperException():
            code = _tell(usage_error(error))
        case KeyboardInterrupt() | typer.Abort():
            console.say("đã dừng theo yêu cầu (Ctrl-C)")
            code = _INTERRUPTED
        case OSError():
            code = _tell_lost_output(error)
        case _:
            code = _tell_bug(error)
    return code


def _stop_writing() -> None:
    """Send what is still buffered nowhere: the reader of the pipe has gone, as `| head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_lost_output(error: OSError) -> int:
    _stop_writing()
    console.say(f"cchc: không ghi hết được kết quả: {reason(error)}")
    return 3


def _tell_bug(error: BaseException) -> int:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    console.say(f"cchc: lỗi của chương trình ({type(error).__name__}: {error}, tại {where})")
    console.say("  gợi ý: gửi dòng trên cho người phụ trách phần mềm; xem tệp kế hoạch bằng: git diff")
    return 70
