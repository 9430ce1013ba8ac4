"""Questions that a person answers on a terminal.

Read next: `cchc.cli.commands.undo` (who asks), `cchc.cli.console`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from cchc import names
from cchc.cli import console

if TYPE_CHECKING:
    from collections.abc import Mapping

_Answer = TypeVar("_Answer")
YES_OR_NO = "gõ có hoặc không"
# Without marks: a terminal may not let them be typed.
YES_OR_NO_WORDS = {
    "co": True,
    "c": True,
    "y": True,
    "yes": True,
    "vang": True,
    "u": True,
    "ok": True,
    "dong y": True,
    "khong": False,
    "k": False,
    "n": False,
    "no": False,
    # What puts off one question of a source, or all of them, is typed at the one before them, too.
    "0": False,
    "00": False,
}


BACK = "lùi"
WAY_BACK = f"  {BACK}. về câu trước, trả lời lại"  # below the choices of a question that has one before
NO_QUESTION_BEFORE = "đây là câu đầu tiên, không có câu trước"
_BACK_WORDS = {"lui", "lui lai", "quay lai", "quay ve", "tro lai", "cau truoc", "back"}  # without marks


class BackError(Exception):
    """The question before is to be asked again."""


def is_back(typed: str) -> bool:
    """Whether a line asks for the question before.

    >>> is_back("Quay lại"), is_back("lùi"), is_back("Phòng Kinh tế")
    (True, True, False)
    """
    return names.fold(typed).strip() in _BACK_WORDS


def is_yes_or_no(typed: str) -> bool:
    """Whether a line answers a question for yes or no, so that it can't be meant as a name.

    >>> [is_yes_or_no(typed) for typed in ("Có", "Vâng", "ừ", "Công an xã", "Ủy ban")]
    [True, True, True, False, False]
    """
    return names.fold(typed).strip() in YES_OR_NO_WORDS


def somebody_answers() -> bool:
    """Whether a person is there who sees a question and can answer it."""
    return console.is_terminal(sys.stdin) and console.is_terminal(sys.stderr)


def ask(question: str, answers: Mapping[str, _Answer], choices: str = "") -> _Answer:
    """Ask until one of the answers comes, and return what it means; `choices` says what may be typed.

    Signs alone ("?", "-") are no answer. Raises KeyboardInterrupt at the end of the input.
    """
    while True:
        typed = read_line(question).strip()
        for answer in (typed, names.fold(typed)):
            if answer in answers and bool(answer) == bool(typed):
                return answers[answer]
        if choices:
            console.say(f"  {not_understood(typed)}: {choices}")


def ask_or_go_back(
    question: str, answers: Mapping[str, _Answer], choices: str, *, can_go_back: bool
) -> _Answer:
    """Ask as `ask` does, of a row of questions; `can_go_back` says whether there is one before.

    Raises BackError when that one is to be asked again.
    """
    if can_go_back:
        choices += f"; gõ {BACK} thì về câu trước"
    known: dict[str, _Answer | None] = {**dict.fromkeys(_BACK_WORDS), **answers}
    while True:
        answer = ask(question, known, choices)
        if answer is not None:
            return answer
        go_back(can_go_back=can_go_back)


def go_back(*, can_go_back: bool) -> None:
    """Raise BackError, or say that there is no question before."""
    if can_go_back:
        raise BackError
    console.say(f"  {NO_QUESTION_BEFORE}")


def not_understood(typed: str) -> str:
    """Return what is said of a line that answers nothing; Enter alone isn't shown as empty quotes."""
    return f"chưa hiểu “{typed}”" if typed else "chưa trả lời"


def read_line(question: str) -> str:
    """Show a question and return the line that is typed. Raises KeyboardInterrupt at the end of the input."""
    sys.stderr.write(console.clean(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line


def confirm(question: str) -> bool:
    """Ask whether something shall be done."""
    return ask(f"{question} (có/không): ", YES_OR_NO_WORDS, YES_OR_NO)


def ask_text(question: str, default: str | None = None) -> str:
    """Ask for a text and return it on one line; an empty answer is the default, where there is one.

    Raises KeyboardInterrupt at the end of the input.
    """
    while True:
        line = read_line(question)
        if typed := " ".join(line.split()):
            return typed
        if default is not None:
            return default
        console.say("  không để trống được: gõ câu trả lời; muốn dừng thì bấm Ctrl-C")
