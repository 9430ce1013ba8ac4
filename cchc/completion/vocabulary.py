"""The words that may be typed after `cchc`, as a table of rows made from the parser itself.

A row is a command and what may follow it, each entry a word: `--owner=@owners` is an option with a value
of a kind, `--sort=id|due` one with fixed words, `--search=` one with a text, `--overdue` one without a
value, and `=@ids` an argument, of which the last may come again. In `=list|due||den-han` what stands behind
`||` is offered where nothing before it begins with what was typed. What stands behind `@` is asked of
`cchc.completion.answers`, but for files, which the shell knows. What a value is says its metavar where the
option is declared (`cchc.cli.value_kinds`); no option is known here by its name.

Knows no shell. Read next: `cchc.completion.scripts` (the table in each shell's own language).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


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
    return [*_rows(parser, ("",), verbs), *_help_rows(parser, verbs)]


def _help_rows(parser: Any, verbs: Callable[[str], tuple[str, ...]]) -> Iterator[Row]:  # noqa: ANN401
    """Yield what may follow `cchc help`, and each command there that has others within."""
    yield Row("help", verbs("help"), (_one_of(parser.commands, verbs),), {})
    for name, one in parser.commands.items():
        if inner := getattr(one, "commands", {}):
            paths = [f"{word} {own}" for word in ("help", *verbs("help")) for own in (name, *verbs(name))]
            yield Row(paths[0], tuple(paths[1:]), (_one_of(inner, _within(name, verbs)),), {})


def _one_of(names: Iterable[str], verbs: Callable[[str], tuple[str, ...]]) -> str:
    """Return the entry of an argument that is a command, by its own name or by others."""
    names = tuple(names)
    others = (other for name in names for other in verbs(name))
    return f"={'|'.join(names)}||{'|'.join(others)}"


def _within(path: str, verbs: Callable[[str], tuple[str, ...]]) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the other names of a command inside one."""
    return lambda name: verbs(f"{path} {name}".strip())


def _rows(command: Any, paths: tuple[str, ...], verbs: Callable[[str], tuple[str, ...]]) -> Iterator[Row]:  # noqa: ANN401
    path, *other_paths = paths
    inner = getattr(command, "commands", {})
    entries, meanings = [], {}
    own_verbs = _within(path, verbs)
    if inner:
        entries.append(_one_of(inner if path else (*inner, "help"), own_verbs))
        meanings = {
            word: _sentence(one.help) for name, one in inner.items() for word in (name, *own_verbs(name))
        }
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        if parameter.param_type_name == "argument":
            entries.append(f"={_value(parameter)}")
            continue
        for name in parameter.opts:
            entries.append(name if parameter.is_flag else f"{name}={_value(parameter)}")
            meanings[name] = _sentence(parameter.help)
        for name in parameter.secondary_opts:
            entries.append(name)
            meanings[name] = f"Bỏ {parameter.opts[0]} của cách xem."
    yield Row(path, tuple(other_paths), (*entries, "--help"), {**meanings, "--help": "Hiện trợ giúp này."})
    for name, one in inner.items():
        own = [(*before.split(), word) for before in paths for word in (name, *own_verbs(name))]
        yield from _rows(one, tuple(map(" ".join, own)), verbs)


def _value(parameter: Any) -> str:  # noqa: ANN401
    """Return the kind of a parameter's value, or its fixed words; empty for a text."""
    return getattr(parameter.metavar, "offers", "")


def _sentence(text: str | None) -> str:
    """Return the first line of a help text, as one line of its own."""
    return " ".join((text or "").partition("\n")[0].split())
