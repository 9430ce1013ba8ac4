"""The lines that are advised for words that are no command, with what was typed in them: `bỏ 8 51/UBND-VX`.

Read next: `cchc.cli.spoken_words` (the words), `cchc.cli.stray_values` (how typed values are told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import typed_lines
from cchc.cli import option_names, spoken_words, stray_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc.cli.missing_quotes import Grammar

_PROGRAM = "cchc"
_SEARCH = "--search"  # which takes any words
_INSTEAD = {"--owner": "--split"}  # a typed option, and an advised one that doesn't go with it


def advice(words: Sequence[str], takes: Callable[[str], tuple[Sequence[Any], Grammar]]) -> str:
    """Return what to type for what a line says; empty when it says nothing known.

    Lines that can take all that was typed stand for those that can't. `takes`: the parameters of a command.
    """
    found, rest = spoken_words.advised(words)
    lines = [one._replace(line=_with_values(one.line, rest, takes)) for one in found if rest]
    return "; ".join(f"{one.what}: {one.line}" for one in [one for one in lines if one.line] or found)


def _with_values(
    line: str, rest: Sequence[str], takes: Callable[[str], tuple[Sequence[Any], Grammar]]
) -> str:
    """Return an advised line with all the words that were typed; empty when it can't take them."""
    program, name, *words = [*line.split(), ""]
    if program != _PROGRAM:
        return ""
    if _SEARCH in words:
        return typed_lines.line([f"{_PROGRAM} {name}", _SEARCH, " ".join(rest)])
    fixed: list[str] = []
    places: dict[str, str] = {}  # what stands for the values of options that nobody may have typed
    for word in filter(None, words):
        if word not in typed_lines.PLACEHOLDERS:
            fixed.append(word)
        elif fixed and fixed[-1].startswith("-"):
            places[fixed.pop()] = word
    parameters, grammar = takes(name)
    typed = option_names.as_declared(rest, grammar.valued, grammar.flags)
    told = stray_values.mended([*fixed, *typed], parameters, grammar, name)
    if told is None:
        return ""
    return "; ".join(_whole(f"{_PROGRAM} {name}", line, places) for line in told.lines)


def _whole(command: str, words: Sequence[str], places: Mapping[str, str]) -> str:
    """Return a line of words and a place for the value of each option that nobody typed."""
    for own, advised in _INSTEAD.items():
        if own in words and advised in words:
            at = words.index(advised)
            words = [*words[:at], *words[at + 2 :]]
    missing = [word for option, place in places.items() if option not in words for word in (option, place)]
    return typed_lines.line([command, *words, *missing])
