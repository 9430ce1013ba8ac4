"""`cchc __complete`: what a plan offers for the word at the cursor.

The scripts of `cchc completion` ask for it:

    cchc __complete bash owners =tram list --owner tram --plan ke-hoach.yaml

That is the shell, the kind, the word as it was typed so far (behind a `=`, since an empty word gets
lost on the way in PowerShell), and the whole line, in which a plan may be named. Whatever goes wrong
is answered with nothing: a person is typing and asked for no message.

Runs before typer is imported. Read next: `cchc.completion.answers` (the offers), `cchc.__main__`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc.cli import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

_AHEAD = 7 * 3600  # seconds by which Vietnam is ahead of UTC
_PLAN_OPTIONS = ("--plan", "-p")


def run(arguments: list[str]) -> int:
    """Write what is offered to the output, and nothing else anywhere; the exit code is always 0."""
    try:
        sys.stdout.buffer.write(answer(arguments[1:], _year()).encode())
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  nobody asked for a message
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def answer(arguments: Sequence[str], year: int) -> str:
    """Return what is offered in a year, a line each; raises whatever goes wrong."""
    from cchc.completion import answers

    shell, kind, typed, *words = arguments
    if shell != "powershell":  # which takes its own quotes away; in Windows a backslash is no quote
        words = [unquoted(word) for word in words]
        typed = unquoted(typed)
    typed = typed.removeprefix("=")
    command = _command(words) if kind == "views" else ""
    return answers.lines(answers.fitting(_known(words, year), kind, typed, command), typed)


def _command(words: Sequence[str]) -> str:
    """Return the command of a line by its own name."""
    from cchc.cli import command_table

    return next(iter(command_table.with_command_first(words)), "")


def _known(words: Sequence[str], year: int) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return what the plan offers that the line names, else the one that a command would find."""
    from cchc.cli import plan_choice
    from cchc.planfile import plan_files
    from cchc.planfile.fast import door

    named = _named_plan(words) or environment.plan_path()
    path = Path(named).expanduser() if named else plan_choice.find(Path.cwd(), year).path
    data, folder = plan_files.read(path), environment.cache_folder()

    def make() -> Any:  # noqa: ANN401
        from cchc.completion import answers
        from cchc.errors import PlanError
        from cchc.planfile import document

        try:
            plan = door.load_plan(data, folder, lambda: document.parse(data, str(path)).plan)
        except PlanError:  # known, too, until somebody mends it: finding what is wrong takes a second
            return {}
        return answers.of_plan(plan)

    return door.load_value(data, "offers", folder, make)


def _year() -> int:
    """Return the year in Vietnam; `cchc.periods` takes too long to import."""
    return time.gmtime(time.time() + _AHEAD).tm_year


def _named_plan(words: Sequence[str]) -> str:
    """Return the file that stands after --plan; bash parts `--plan=FILE` into three words."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _PLAN_OPTIONS:
            rest = [value] if equals and value else [one for one in words[at + 1 : at + 3] if one != "="]
            return next(iter(rest), "")
    return ""


def unquoted(word: str) -> str:
    r"""Return a word as the shell would understand it, of which the end may be missing.

    >>> unquoted(r"Trạm\ Y"), unquoted("'Trạm Y"), unquoted(r'"a\"b"')
    ('Trạm Y', 'Trạm Y', 'a"b')
    """
    text, quote, letters = [], "", iter(word)
    for letter in letters:
        if letter == quote:
            quote = ""
        elif not quote and letter in "'\"":
            quote = letter
        elif letter == "\\" and quote != "'":
            following = next(letters, "")
            is_escape = not quote or following in '"\\$`'
            text.append(following if is_escape else letter + following)
        else:
            text.append(letter)
    return "".join(text)
