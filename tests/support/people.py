"""A person at the terminal, for tests of commands that ask.

Questions are put and read as they are everywhere (`cchc.cli.questions`); only the keyboard is made. The fixture
`person` stands in `tests.conftest`. For a whole screen with a real terminal: `tests.support.typed_shells`.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from cchc.cli import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

_YES_OR_NO = "(có/không): "


class Person:
    """Somebody who sits at the terminal as soon as they say or type something; `asked` holds the questions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self._monkeypatch = monkeypatch
        self._word: str | None = None
        self._meanwhile: Callable[[], object] | None = None
        self._read_line = questions.read_line

    def says(self, word: str, meanwhile: Callable[[], object] | None = None) -> None:
        """Answer each question for yes or no by one word; before that, let something happen meanwhile."""
        self._word, self._meanwhile = word, meanwhile
        self._sit()

    def types(self, *lines: str) -> None:
        """Type lines, then end the input; where something is said, too, they answer the other questions."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        self._sit()

    def leaves(self) -> None:
        """Be there no longer."""
        self._monkeypatch.setattr(questions, "somebody_answers", lambda: False)

    def _sit(self) -> None:
        self._monkeypatch.setattr(questions, "somebody_answers", lambda: True)
        self._monkeypatch.setattr(questions, "read_line", self._answer)

    def _answer(self, question: str) -> str:
        self.asked.append(question)
        if self._word is None or not question.endswith(_YES_OR_NO):
            return self._read_line(question)
        if self._meanwhile:
            self._meanwhile()
        return f"{self._word}\n"
