"""Questions about a source, asked on a terminal one at a time; what is answered is kept at once.

Read next: `cchc.drafts.writing.questions` (what is asked), `cchc.cli.questions` (yes or no).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.cli import console, questions
from cchc.cli.options import parse_year
from cchc.drafts.writing.answers_file import misfit
from cchc.drafts.writing.questions import open_questions
from cchc.errors import RequestError
from cchc.sources.lines import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.drafts.reading import Reading
    from cchc.drafts.writing.answers import Answers
    from cchc.drafts.writing.questions import Question

LATER, ALL_LATER = "0", "00"
_MAX_SHOWN = 300  # characters of the source's words


def ask_all(reading: Reading, answers: Answers, keep: Callable[[Answers], None]) -> Answers:
    """Ask what is open and return the answers; `keep` gets them after each one.

    What is put off stays open, one question or all that is left. Who goes back is asked the last question
    again, as if it hadn't been answered. Raises KeyboardInterrupt at the end of the input.
    """
    put_off: frozenset[tuple[str, str]] = frozenset()
    before: list[tuple[Answers, frozenset[tuple[str, str]]]] = []
    while True:
        open_ = [one for one in open_questions(reading, answers) if (one.section, one.key) not in put_off]
        if not open_:
            return answers
        question = open_[0]
        try:
            value = ask(question, len(open_), can_put_off_all=len(open_) > 1, can_go_back=bool(before))
        except questions.BackError:
            answers, put_off = before.pop()
            keep(answers)
            continue
        if value == ALL_LATER:
            return answers
        before.append((answers, put_off))
        if value is None:
            put_off |= {(question.section, question.key)}
        else:
            answers = answers.with_answer(question.section, question.key, value)
            keep(answers)


def ask(
    question: Question,
    left: int,
    later: str = "để sau, đánh dấu trong bản nháp",
    *,
    can_put_off_all: bool = False,
    can_go_back: bool = False,
) -> str | None:
    """Ask one question until it is answered; return None when it is put off, which `later` words.

    Returns ALL_LATER when it is put off with all that follow. Raises BackError when the one before is to be
    asked again. Each where it can be.
    """
    _show(question, left, later)
    if can_put_off_all:
        console.say(f"  {ALL_LATER}. để sau cả {left} câu còn lại")
    if can_go_back:
        console.say(questions.WAY_BACK)
    while True:
        typed = " ".join(questions.read_line(_prompt(question)).split())
        if typed == LATER:
            return None
        if can_put_off_all and typed == ALL_LATER:
            return ALL_LATER
        if questions.is_back(typed):
            questions.go_back(can_go_back=can_go_back)
        elif (value := _taken(question, typed)) is not None:
            return value


def _show(question: Question, left: int, later: str) -> None:
    console.say("")
    console.say(f"(còn {left}) {question.words}")
    if question.source:
        console.say(f"  văn bản ghi: “{shortened(question.source, _MAX_SHOWN)}”")
    for place, choice in enumerate(question.choices, start=1):
        console.say(f"  {place}. {choice.words}")
    console.say(f"  {LATER}. {later}")


def _taken(question: Question, typed: str) -> str | None:
    """Return what a typed line answers; None, with a word why, when the question is to be answered again."""
    known = _value(question, typed)
    value = typed if known is None and _is_new(question, typed) else known
    if value is None:
        console.say(f"  {questions.not_understood(typed)}: {_how(question)}")
    elif reason := misfit(question.section, question.key, value):
        console.say(f"  {reason}: gõ lại, hoặc {LATER} để sau")
    elif known is not None or questions.confirm(f"  Thêm lĩnh vực mới “{typed}”?"):
        return value
    return None


def _how(question: Question) -> str:
    """Return how a question is answered, in words."""
    if not question.choices:
        what = "tên lĩnh vực" if question.may_be_new else "câu trả lời"
        return f"gõ {what}, hoặc {LATER} để sau"
    how = "gõ một số ở trên" + (" hoặc tên lĩnh vực" if question.may_be_new else "")
    if question.is_weak and question.proposal is not None:
        how += f"; đúng như gợi ý thì gõ {question.proposal + 1}"
    return how


def _prompt(question: Question) -> str:
    if not question.choices:
        return "  Gõ tên lĩnh vực: " if question.may_be_new else "  Gõ câu trả lời: "
    new = ", hoặc gõ tên lĩnh vực khác" if question.may_be_new else ""
    if question.proposal is None:
        return f"  Chọn số{new}: "
    number = question.proposal + 1
    if question.is_weak:  # what Enter takes stands in brackets; a guess is to be looked at
        return f"  Chọn số{new} (có thể là {number}, đúng thì gõ {number}): "
    return f"  Chọn số [Enter là {number}]: "


def _value(question: Question, typed: str) -> str | None:
    """Return what a typed line answers; None when it answers nothing."""
    if (question.section, question.key) == ("plan", "year"):
        return _year(typed)
    if not question.choices:
        return None if question.may_be_new else typed or None
    if not typed and question.proposal is not None and not question.is_weak:
        return question.choices[question.proposal].value
    if typed.isascii() and typed.isdecimal():
        place = int(typed[:9])
        return question.choices[place - 1].value if 1 <= place <= len(question.choices) else None
    key = names.key(typed)
    return next((choice.value for choice in question.choices if key and names.key(choice.value) == key), None)


def _year(typed: str) -> str | None:
    """Return a year without the word before it: "năm 2027" is 2027; what is no year as it is."""
    try:
        return str(parse_year(typed, ""))
    except RequestError:
        return typed or None


def _is_new(question: Question, typed: str) -> bool:
    """Whether a typed line may be an answer that isn't among the choices: it has a word in it."""
    return question.may_be_new and any(letter.isalpha() for letter in typed)
