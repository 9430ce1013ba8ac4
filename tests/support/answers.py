"""What a command answered, as tests ask it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit code, stdout (data) and stderr (talk)."""

    code: int
    out: str
    err: str

    @property
    def numbers(self) -> list[int]:
        """The task numbers that the plain rows begin with."""
        return [int(line.split("\t", 1)[0]) for line in self.out.splitlines()]


Cchc = Callable[..., Answer]  # the fixture `cchc`: it runs a command line, a word an argument
