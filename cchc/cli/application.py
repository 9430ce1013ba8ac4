"""The commands put together, as typer parses them.

Commands import what they need when they run, so that asking for help or a list stays quick. A new
command is a file in `cchc.cli.commands` and a row of `cchc.cli.command_table`.

Read next: `cchc.cli.commands.list` (a command), `cchc.cli.app` (who runs it).
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

from cchc.cli import command_table
from cchc.cli.vietnamese import VietnameseCommand, VietnameseGroup
from cchc.version import VERSION


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
    """Return the command line with the command that is called, or with all commands when none is.

    Each command's module, options and help cost time; only one of them is used.
    """
    # Markup mode off: rich's help pages cost 60 ms at every --help.
    app = typer.Typer(
        cls=VietnameseGroup,
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(cchc)
    called = arguments[0] if arguments else ""
    commands = command_table.COMMANDS
    for name in [called] if called in commands else commands:
        row = commands[name]
        command = getattr(import_module(f"cchc.cli.commands.{row.module}"), row.function)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, cls=VietnameseCommand)(command)
    return app
