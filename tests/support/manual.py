"""Chapters of the manual: what their `console` blocks ask, run in this process, and shown as it was answered.

A chapter of docs/huong-dan says in comments, which a reader doesn't see, what its commands need:
`<!-- start: word -->` an empty folder with the signed plan as ke-hoach.docx, `<!-- start: plan -->` one with
the plan; `<!-- day: 2026-01-05 -->` today, from here on; `<!-- answers: có -->` what is typed when the next
block asks, ` | ` between two, `Enter` for nothing. What people do between the commands, such as
`<!-- edit: old => new -->`, is a function each in `tests.support.manual_hands`.
A line `…` of an answer stands for rows that the chapter leaves out.
Commits are made on the day of the chapter, by whom it tells git, so their names are the same everywhere.
Read next: `tests.support.manual_hands`, `tests.support.make_manual`, `tests/test_manual.py`.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import chdir
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from cchc import periods
from cchc.cli import app, options
from tests.support import clocks, manual_hands
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[str, str, str], None]  # file of a picture, command, what the terminal shows

FOLDER = CHECKOUT / "docs" / "huong-dan"
_PART = re.compile(
    r"<!-- (?P<key>\w+): (?P<value>[^\n]*?) -->|^```console\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LEFT_OUT = "…"
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_WIDTH = "100"  # columns of the terminal that is shown
_WHO = tuple(f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL"))
_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DEFAULT_HASH": "sha1",
}


def chapters() -> list[Path]:
    """Return the pages of the manual that show commands."""
    return [page for page in sorted(FOLDER.glob("*.md")) if "```console\n" in page.read_text("utf-8")]


def shown_anew(text: str, folder: Path, draw: Draw | None = None) -> str:
    """Return a chapter with what its commands answer now, run in order in an empty folder.

    Where the chapter has a picture, `<!-- picture: file | command -->`, what the command shows is drawn.
    """
    work = folder / "ke-hoach"
    work.mkdir()
    chapter = _Chapter(work, draw)
    # Some machines let git guess who commits; the manual's doesn't.
    (folder / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n", "utf-8")
    surroundings = {
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LOCALAPPDATA": str(folder / "cache"),
        "COLUMNS": _WIDTH,
        "NO_COLOR": "1",
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        **_GIT,
    }
    with chdir(work), mock.patch.dict(os.environ, surroundings):
        for name in ("CCHC_PLAN", "CCHC_CACHE", "CCHC_COMMIT", *_WHO):
            os.environ.pop(name, None)
        return _PART.sub(chapter.part, text)


class _Chapter:
    """Where a chapter has come to: its folder, its day, what will be typed."""

    def __init__(self, work: Path, draw: Draw | None) -> None:
        self._work = work
        self._draw = draw
        self._moment: datetime | None = None
        self._answers: list[str] = []

    def part(self, found: re.Match[str]) -> str:
        """Do what a comment says, or return a block with its commands answered."""
        if found["key"]:
            self._prepare(found["key"], found["value"])
            return found[0]
        asked = re.findall(r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", found["block"], re.MULTILINE)
        answered = ((line, *_shortened(self._answer(line), shown.splitlines())) for line, shown in asked)
        return "\n".join(["```console", *chain.from_iterable(answered), "```"])

    def _prepare(self, key: str, value: str) -> None:
        if key == "day":
            self._moment = datetime.combine(date.fromisoformat(value), time(8), periods.VIETNAM)
            self._tell_git(self._moment)
        elif key == "answers":
            self._answers = [answer.replace("Enter", "") for answer in value.split(" | ")]
        elif key == "picture":
            self._picture(*value.split(" | "))
        else:
            manual_hands.HANDS[key](self._work, value)

    def _picture(self, name: str, line: str) -> None:
        if self._draw:
            with mock.patch.dict(os.environ, {"NO_COLOR": "", "TERM": "xterm-256color"}):
                self._draw(name, line, self._screen(line))

    @staticmethod
    def _tell_git(moment: datetime) -> None:
        os.environ["GIT_AUTHOR_DATE"] = os.environ["GIT_COMMITTER_DATE"] = moment.isoformat()

    def _answer(self, line: str) -> list[str]:
        program, *arguments = shlex.split(line.removeprefix("$ "))
        if program == "git":
            return manual_hands.git(self._work, *arguments)
        return [row.rstrip() for row in _STYLE.sub("", self._screen(line)).splitlines()]

    def _screen(self, line: str) -> str:
        """Return what the terminal shows of one of our commands, with its colours."""
        program, *arguments = shlex.split(line.removeprefix("$ "))
        assert program == "cchc", line
        assert self._moment is not None, "a chapter says its day"
        self._moment += timedelta(minutes=1)
        self._tell_git(self._moment)
        screen = _Screen()
        keyboard = _Keyboard(self._answers, screen)
        with (
            mock.patch.object(options, "datetime", clocks.stopped_at(self._moment)),
            mock.patch.multiple(sys, stdin=keyboard, stdout=screen, stderr=screen),
        ):
            app.run(arguments)
        assert not keyboard.read(), f"not all that is typed was asked for: {line}"
        self._answers = []
        return screen.text().replace(f"{self._work}{os.sep}", "").replace(str(self._work), self._work.name)


def _shortened(rows: list[str], shown: list[str]) -> list[str]:
    """Leave out of an answer what the chapter leaves out: as many rows stay before and after its `…`."""
    if _LEFT_OUT not in shown:
        return rows
    before = shown.index(_LEFT_OUT)
    after = len(shown) - before - 1
    return [*rows[:before], _LEFT_OUT, *rows[len(rows) - after :]]


class _Screen(io.TextIOWrapper):
    """A terminal that keeps what it shows."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", newline="\n", write_through=True)

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


class _Keyboard(io.StringIO):
    """What a person types, if anything; the screen shows it."""

    def __init__(self, answers: list[str], screen: _Screen) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self._screen = screen
        self._is_used = bool(answers)

    def isatty(self) -> bool:
        return self._is_used

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed's bases disagree
        line = super().readline(size)
        self._screen.write(line)
        return line
