"""What a command answered, as tests ask it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


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


class Cchc(Protocol):
    """The fixture `cchc`: the command, run in the tests' process."""

    def __call__(self, *arguments: str) -> Answer:
        """Run a command line, a word an argument."""
