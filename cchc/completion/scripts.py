"""The completion script of a shell: the table of all words in its own language, then its engine.

Nothing in a script starts Python but the question for what stands in a plan.
Read next: `cchc.completion.vocabulary` (the table), `cchc.completion.bash` (an engine).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.completion import bash, powershell, zsh

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.completion.vocabulary import Row


def bash_script(rows: list[Row]) -> str:
    """Return the script for bash."""
    return f"{_shell_table(rows)}{bash.ENGINE}"


def zsh_script(rows: list[Row]) -> str:
    """Return the script for zsh, in which commands and options have their meanings beside them."""
    meanings = "".join(
        f"  {_quoted(f'{row.path}:{word}')} {_quoted(meaning)}\n"
        for row in rows
        for word, meaning in row.meanings.items()
        if meaning
    )
    return f"#compdef cchc\ntypeset -gA _cchc_meanings=(\n{meanings})\n{_shell_table(rows)}{zsh.ENGINE}"


def powershell_script(rows: list[Row]) -> str:
    """Return the script for PowerShell."""
    table = "".join(
        f"  {_doubled(row.path)} = @({', '.join(_doubled(_in_ascii(entry)) for entry in row.entries)})\n"
        for row in rows
    )
    names = "".join(
        f"  {_doubled(other)} = {_doubled(row.path)}\n"
        for row in rows
        for other in row.other_paths
        if other.isascii()
    )
    return f"$CchcTable = @{{\n{table}}}\n$CchcNames = @{{\n{names}}}\n{powershell.ENGINE.lstrip()}"


SCRIPTS: dict[str, Callable[[list[Row]], str]] = {
    "bash": bash_script,
    "zsh": zsh_script,
    "powershell": powershell_script,
}


def _shell_table(rows: list[Row]) -> str:
    """Return the function that finds a row by any name, alike in bash and zsh; without a row it fails."""
    arms = "".join(
        f"    {'|'.join(map(_quoted, (row.path, *row.other_paths)))})\n"
        f"      command_={_quoted(row.path)} table={_quoted(' '.join(row.entries))} ;;\n"
        for row in rows
    )
    return f"_cchc_table() {{\n  case $1 in\n{arms}    *) return 1 ;;\n  esac\n}}\n"


def _quoted(text: str) -> str:
    """Return a text as a word of bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _in_ascii(entry: str) -> str:
    """Return an entry without words with marks: PowerShell 5.1 reads a file in the machine's code page."""
    return "|".join(filter(str.isascii, entry.split("|")))


def _doubled(text: str) -> str:
    """Return a text as a string of PowerShell."""
    return "'" + text.replace("'", "''") + "'"
