"""What a typed line falls into: words with the option or the argument that they are the value of.

Read next: `cchc.cli.line_reading` (how they are told).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.cli import free_words, meant_options, missing_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.cli.known_values import Option
    from cchc.cli.missing_quotes import Part


class Piece(NamedTuple):
    """Words that are one value: the option, or else the argument, that they are of, and what it takes.

    A flag has no value. `beside`: words that say no more than the value, "%", "báo cáo số" of a document.
    """

    typed: tuple[str, ...]
    option: str
    value: str | None = None
    argument: str = ""
    beside: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The option and its value, which may be empty, or one of them alone."""
        option = [self.option] if self.option else []
        return option if self.value is None else [*option, self.value]

    @property
    def is_text(self) -> bool:
        """Whether words, typed apart, are a text that stands behind no option."""
        return self.argument == meant_options.TEXT and len(self.typed) > 1


def beside(typed: Sequence[str], value: str) -> tuple[str, ...]:
    """Return the words that aren't those of a value.

    >>> beside(("báo", "cáo", "15/BC-UBND"), "15/BC-UBND")
    ('báo', 'cáo')
    """
    return tuple(word for word in typed if word not in value.split())


def text(words: Sequence[str]) -> Piece:
    """Return words as the text that a command takes."""
    return Piece(tuple(words), "", free_words.text_of(words), meant_options.TEXT)


def is_short(option: Option) -> bool:
    """Whether the values of an option are written shorter than people say them."""
    return not {option.kind, option.name}.isdisjoint(meant_options.SHORT)


def read_named(words: str, option: Option) -> str | None:
    """Return the value of an option whose name stands before words: a figure needs no unit then."""
    is_count = option.name == "--progress" or option.kind == "SỐ NGÀY"
    return words if is_count and words.isdecimal() else None


def called_apart(typed: Sequence[str]) -> list[str]:
    """Return words without a sign between what an option is called and its value; none of one with dashes.

    >>> called_apart(("tiến", "độ:", "40")), called_apart(("owner=vhxh",)), called_apart(("--note Họp",))
    (['tiến', 'độ', '40'], ['owner', 'vhxh'], [''])
    """
    if typed[0].startswith("--"):
        return [""]
    return re.sub(r"(?<=\w) ?[:=] ?", " ", " ".join(typed), count=1).split() or [""]


def runs(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield options, each with the words that stand behind it, and first the words before any."""
    free: list[str] = []
    last: Part | None = None
    for part in parts:
        if not part.name:
            free += part.typed
            continue
        if last or free:
            yield _with_rest(last, free)
        last, free = part, list(part.rest)
    if last or free:
        yield _with_rest(last, free)


def _with_rest(part: Part | None, free: Sequence[str]) -> Part:
    return (part or missing_quotes.Part(()))._replace(rest=tuple(free))
