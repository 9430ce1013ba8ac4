"""The command line: one run of it, and the one place where errors become messages.

Read next: `cchc.cli.application` (its commands), `cchc.cli.console` (talking to a person).
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import typer
from typer.main import get_command

from cchc.cli import command_table, console, process
from cchc.cli.application import application
from cchc.errors import CchcError, PlanError, RequestError, SurroundingsError, reason

_MAX_SHOWN = 40  # characters of a name that is too long
_INTERRUPTED = 130  # the exit code that shells know


def run(arguments: list[str]) -> int:
    """Run one command line, report whatever goes wrong, and return the exit code."""
    console.prepare_streams()
    try:
        arguments = _with_known_command(arguments)
        result = get_command(application(arguments)).main(arguments, prog_name="cchc", standalone_mode=False)
    except (BrokenPipeError, SystemExit):  # SystemExit: typer's way to say that the reader has gone
        process.stop_writing()
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  the boundary: no traceback reaches a user
        return _report_error(error)
    if result == _INTERRUPTED:  # typer turns Ctrl-C into this code, and says nothing
        return _report_error(KeyboardInterrupt())
    return result if isinstance(result, int) else 0


def _with_known_command(arguments: list[str]) -> list[str]:
    """Return the arguments with a command's own name first, if another one stands there, and help asked for.

    Without arguments the help is the answer, not a usage error.
    """
    if arguments and arguments[0] not in command_table.COMMANDS:
        arguments = command_table.with_command_first(arguments)
    if arguments[:1] == ["help"]:
        about = command_table.with_command_first(arguments[1:])
        return [*(about if about[:1] != ["help"] else ()), "--help"]  # help has no page but that of all
    return arguments or ["--help"]


def _report_error(error: BaseException) -> int:
    """Write what ended a command; return the exit code for it."""
    match error:
        case PlanError():
            from cchc.cli import problems

            problems.show_problems(error.problems, sys.stderr, error.more)
            code = error.exit_code
        case CchcError():
            console.show_error(error)
            code = error.exit_code
        case typer.TyperException():
            from cchc.cli.usage_errors import usage_error

            code = _report_error(usage_error(error))
        case KeyboardInterrupt() | typer.Abort():
            console.say("đã dừng theo yêu cầu (Ctrl-C)")
            code = _INTERRUPTED
        case OSError() if process.is_of_output(error):
            code = process.report_lost_output(error)
        case OSError():
            code = _report_error(_refusal_of_system(error))
        case _:
            code = _report_bug(error)
    return code


def _refusal_of_system(error: OSError) -> CchcError:
    """Return what the system refused, of an error that nobody nearer to it expected."""
    if error.errno == errno.ENAMETOOLONG:
        name = console.clean(str(error.filename or ""))[:_MAX_SHOWN]
        return RequestError(f"tên tệp dài quá mức máy cho phép: {name}…", hint="xem lại tên tệp đã gõ")
    what = f" với {error.filename}" if error.filename is not None else ""
    hint = f"xem lại ổ đĩa, quyền và thư mục đang làm việc rồi chạy lại (lỗi ở {_place(error)})"
    return SurroundingsError(f"máy không làm được một việc{what}: {reason(error)}", hint)


def _report_bug(error: BaseException) -> int:
    console.say(f"cchc: lỗi của chương trình ({type(error).__name__}: {error}, tại {_place(error)})")
    console.say(
        "  gợi ý: gửi dòng trên cho người phụ trách phần mềm; xem kế hoạch còn đúng không bằng: cchc check"
    )
    return CchcError.exit_code


def _place(error: BaseException) -> str:
    """Return the file and the line of the code where an error arose."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
