"""The words that may be typed after `cchc`, as a table of rows made from the parser itself.

A row is a command and what may follow it, each entry a word: `--owner=@owners` is an option with a value
of a kind, `--sort=id|due` one with fixed words, `--search=` one with a text, `--overdue` one without a
value, and `=@ids` an argument, of which the last may come again. What stands behind `@` is asked of
`cchc.completion.answers`, but for files, which the shell knows.

Knows no shell. Read next: `cchc.completion.scripts` (the table in each shell's own language).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWNERS, AREAS, IDS, PERIODS, VIEWS = "@owners", "@areas", "@ids", "@periods", "@views"
FILES = "@files"

_OFFICES = {"--owner", "--coordinator", "--involving", "--add-coordinator", "--remove-coordinator", "--of"}
_KINDS = {**dict.fromkeys(_OFFICES, OWNERS), "--area": AREAS, "--period": PERIODS, "--view": VIEWS}
_BY_METAVAR = {"QUÝ": "Q1|Q2|Q3|Q4", "THÁNG": "|".join(map(str, range(1, 13))), "KỲ": PERIODS, "NƠI": FILES}
_CHOICES = re.compile(r"\[?([a-z0-9]+(?:[|,][a-z0-9]+)+|owner)\]?")
_WORDS = {"--status": tuple(labels.STATUS), "--state": tuple(labels.STATE)}


class Row(NamedTuple):
    """A command by its words (none: `cchc` alone), what may follow it, and what that means.

    `other_paths` are its Vietnamese names; `meanings` has a sentence for each option and each command within.
    """

    path: str
    other_paths: tuple[str, ...]
    entries: tuple[str, ...]
    meanings: dict[str, str]


def rows(parser: Any, verbs: Callable[[str], tuple[str, ...]]) -> list[Row]:  # noqa: ANN401  typer's are private
    """Return the table of a parser and all commands within, in their order.

    `verbs` gives the other names of a command by its path, "owner add".
    """
    return [*_rows(parser, ("",), verbs), Row("help", (), (f"={'|'.join(parser.commands)}",), {})]


def _rows(command: Any, paths: tuple[str, ...], verbs: Callable[[str], tuple[str, ...]]) -> Iterator[Row]:  # noqa: ANN401
    path, *other_paths = paths
    inner = getattr(command, "commands", {})
    entries, meanings = [], {}
    if inner:
        entries.append(f"={'|'.join(inner)}")
        meanings = {name: _sentence(one.help) for name, one in inner.items()}
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        if parameter.param_type_name == "argument":
            entries.append(f"={_argument_value(parameter, path)}")
            continue
        for name in parameter.opts:
            entries.append(name if parameter.is_flag else f"{name}={_option_value(name, parameter)}")
            meanings[name] = _sentence(parameter.help)
    yield Row(path, tuple(other_paths), (*entries, "--help"), {**meanings, "--help": "Hiện trợ giúp này."})
    for name, one in inner.items():
        own = [
            (*before.split(), word) for before in paths for word in (name, *verbs(f"{path} {name}".strip()))
        ]
        yield from _rows(one, tuple(map(" ".join, own)), verbs)


def _option_value(name: str, parameter: Any) -> str:  # noqa: ANN401
    """Return the kind of an option's value, or its fixed words."""
    if name in _WORDS:
        named = re.findall(r"[a-z_]+", parameter.help or "")
        return "|".join([word for word in _WORDS[name] if word in named] or _WORDS[name])
    return _KINDS.get(name) or _by_metavar(parameter)


def _argument_value(parameter: Any, path: str) -> str:  # noqa: ANN401
    if parameter.name == "ids":
        return IDS
    if (path, parameter.name) == ("owner alias", "name"):
        return OWNERS
    return _by_metavar(parameter)


def _by_metavar(parameter: Any) -> str:  # noqa: ANN401
    metavar = parameter.metavar or ""
    if choices := _CHOICES.fullmatch(metavar):
        return choices[1].replace(",", "|")
    if re.search("TỆP|THƯ MỤC", metavar):
        return FILES
    return _BY_METAVAR.get(metavar, "")


def _sentence(text: str | None) -> str:
    """Return the first line of a help text, as one line of its own."""
    return " ".join((text or "").partition("\n")[0].split())
