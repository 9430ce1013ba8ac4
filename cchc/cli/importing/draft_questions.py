"""The questions before a draft is written: whether they are answered now, and what is kept of the answers.

Read next: `cchc.cli.importing.source_questions` (one question), `cchc.cli.importing.kept_answers` (where
answers are kept).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console, questions
from cchc.drafts.writing.answers import MAPS, Answers
from cchc.drafts.writing.questions import open_questions

if TYPE_CHECKING:
    from cchc.cli.importing.kept_answers import AnswersPlace
    from cchc.drafts.reading import Reading


def ask(reading: Reading, answers: Answers, place: AnswersPlace, command: str) -> Answers:
    """Ask what is open where somebody is there to answer, and keep the answers.

    `command` is what was typed, to be told to who stops or puts questions off.
    """
    if not questions.somebody_answers():
        return answers
    kept = place.read_kept()
    if known := _count(kept):
        answers = _taken_up(reading, kept, known)
    count = sum(1 for _ in open_questions(reading, answers))
    words = f"Có {count} chỗ chỉ người biết mới trả lời được. Trả lời bây giờ?"
    if count and (known or questions.confirm(words)):
        answers = _ask_all(reading, answers, place, command)
    if left := sum(1 for _ in open_questions(reading, answers)):
        console.say(f"còn {left} câu để sau; trả lời tiếp khi chưa sửa bản nháp thì gõ lại: {command}")
    return answers


def _taken_up(reading: Reading, kept: Answers, known: int) -> Answers:
    """Return the answers of the last time, or none when they shall be given anew; a person says which."""
    left = sum(1 for _ in open_questions(reading, kept))
    then = f"còn {left} câu. Dùng lại các câu đã trả lời?" if left else "không còn câu nào. Dùng lại?"
    return (
        kept if questions.confirm(f"Lần trước đã trả lời {known} câu về văn bản này, {then}") else Answers()
    )


def _ask_all(reading: Reading, answers: Answers, place: AnswersPlace, command: str) -> Answers:
    """Ask everything that is open, and say where the answers are when somebody stops amid it."""
    from cchc.cli.importing import source_questions

    is_kept = True

    def keep(now: Answers) -> None:
        nonlocal is_kept
        is_kept = place.keep(now)

    try:
        answers = source_questions.ask_all(reading, answers, keep)
    except KeyboardInterrupt:
        console.say("")
        console.say(_what_is_kept(place, command, is_kept=is_kept))
        raise
    if place.name is not None and disk.is_anything(Path(place.name)):
        console.say(f"đã ghi câu trả lời vào {disk.display_path(Path(place.name))}")
    return answers


def _what_is_kept(place: AnswersPlace, command: str, *, is_kept: bool) -> str:
    """Return what becomes of the answers when somebody stops amid the questions."""
    if is_kept:
        where = f" trong {place.name}" if place.name else ""
        return (
            f"chưa lập bản nháp; các câu đã trả lời được giữ{where}, gõ lại lệnh này thì hỏi tiếp: {command}"
        )
    return (
        f"chưa lập bản nháp, các câu đã trả lời không giữ được; muốn giữ thì chạy: "
        f"{command} --answers tra-loi.yaml"
    )


def _count(answers: Answers) -> int:
    return sum(len(getattr(answers, section)) for section in MAPS) + bool(answers.dates)
