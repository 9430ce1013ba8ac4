"""Options as people type them, `--OWNER`, `--ownér`, `--asof`, `-O`, are taken as names of commands are.

Knows words and the names of options, no commands. Read next: `cchc.cli.vietnamese` (who asks),
`cchc.cli.command_table` (how a command's name is found).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def as_declared(words: Sequence[str], valued: Mapping[str, str], flags: Collection[str]) -> list[str]:
    """Return words with each option by its own name; what stands behind an option with a value stays.

    `valued`: options with their metavars; a value in brackets may be left out, and then begins with no dash.

    >>> as_declared(["--OWNER=VHXH", "--Note", "--Owner"], {"--owner": "TÊN", "--note": "NỘI DUNG"}, ())
    ['--owner=VHXH', '--note', '--Owner']
    """
    known = {_key(option): option for option in (*valued, *flags)}
    written: list[str] = []
    is_value = False
    for place, word in enumerate(words):
        if word == "--":
            return [*written, *words[place:]]
        name, equals, value = word.partition("=")
        option = known.get(_key(name), name) if _is_option(name) and not is_value else name
        written.append(f"{option}{equals}{value}")
        is_value = not is_value and not equals and not valued.get(option, "[").startswith("[")
    return written


def _is_option(name: str) -> bool:
    return name.startswith("-") and " " not in name


def _key(option: str) -> str:
    """Return what all spellings of an option share: its dashes, its folded letters."""
    dashes = option[: len(option) - len(option.lstrip("-"))]
    return f"{dashes}{names.key(option)}"
