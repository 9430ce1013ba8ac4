"""The command line as its parser knows it: each option and argument of each command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from cchc.cli.application import application
from cchc.cli.value_kinds import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator


def parameters(command: Any = None, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield every command's options and arguments that have a value: "owner add", "--short", the parameter."""
    command = command or get_command(application([]))
    for one in command.params:
        if one.param_type_name == "argument" or not one.is_flag:
            yield path, one.name if one.param_type_name == "argument" else one.opts[0], one
    for name, inner in getattr(command, "commands", {}).items():
        yield from parameters(inner, f"{path} {name}".strip())


def fixed_words(parameter: Any) -> tuple[str, ...]:
    """Return the words of which a value is one; none where it is anything else, as a number or a quarter."""
    kind = parameter.metavar
    words = tuple(kind.offers.split("|")) if isinstance(kind, ValueKind) else ()
    return words if all(re.fullmatch(r"[a-z0-9_]*[a-z][a-z0-9_]*", word) for word in words) else ()
