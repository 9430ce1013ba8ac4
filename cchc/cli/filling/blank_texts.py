"""What people typed into the blanks of one Word file, taken into the period's file.

A text that was changed in Word alone is taken; where both were changed, both stay and the person is
asked. Figures are kept as numbers; what isn't one is not taken.

Read next: `cchc.cli.filling.filled_word_files` (which files are read), `cchc.periodfile.document` (the
period's file).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk, figures
from cchc.cli import console, questions
from cchc.cli.filling import period_words, period_writing
from cchc.periodfile import document
from cchc.yamltext import decoding

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.reports.printers.word.word_controls import WordBlanks

_NUMBER = "ghi như 585, 1.247 hoặc 58,97, không phát sinh thì ghi 0; phần khác ghi ở chỗ điền của lĩnh vực"
_WORD, _PERIOD, _BOTH = "word", "period", "both"  # which text of a blank holds


def take(words: PeriodWords, at: tuple[str, str], path: Path, blanks: WordBlanks) -> tuple[PeriodWords, bool]:
    """Return the words with those of one Word file, and whether nothing of it is left open."""
    from cchc.reports.printers.word.word_controls import digest

    new, is_settled = {}, True
    for name in blanks.changed():
        typed, kept = _meant(name, blanks.texts[name]), _kept(words, at, name)
        if typed is None:
            _say_no_number(name, blanks.texts[name], path)
            is_settled = False
            continue
        if unreadable := decoding.find_unreadable(typed):
            _say_unreadable(name, unreadable, path)
            is_settled = False
            continue
        if digest(typed) == digest(kept):
            continue
        choice = _WORD if blanks.was(name, kept) else _choose(name, (typed, kept), path, words)
        if choice == _WORD:
            new[name] = typed
        is_settled = is_settled and choice != _BOTH
    if new:
        words = _written(words, at, new)
        names = ", ".join(new)
        whence, whither = disk.display_path(path), words.now.name
        console.say(f"đã lấy {len(new)} chỗ điền từ {whence} vào {whither}: {names}")
    return words, is_settled


def _meant(name: str, typed: str) -> str | None:
    """Return what somebody wrote as the period's file keeps it; None where a number is wanting."""
    if not name.startswith(figures.BLANK):
        return typed
    try:
        return figures.file_text(figures.parse_said(typed)) if typed.strip() else ""
    except ValueError:
        return None


def _kept(words: PeriodWords, at: tuple[str, str], name: str) -> str:
    """Return what the period's file has for a blank."""
    if not name.startswith(figures.BLANK):
        return period_words.texts_of(words.now, at).get(name, "")
    value = words.now.figures.get(name.removeprefix(figures.BLANK))
    return "" if value is None else figures.file_text(value)


def _say_no_number(name: str, typed: str, path: Path) -> None:
    file = disk.display_path(path)
    console.say(
        f"{file}: chỗ điền {name} cần một số, không phải {period_writing.quotation(typed)}; chưa được lấy"
    )
    console.say(f"  gợi ý: {_NUMBER}")


def _say_unreadable(name: str, what: str, path: Path) -> None:
    console.say(f"{disk.display_path(path)}: chỗ điền {name}: {what}; chưa được lấy")
    console.say("  gợi ý: mở tệp bằng Word, gõ lại nội dung ấy rồi lưu")


def _choose(name: str, texts: tuple[str, str], path: Path, words: PeriodWords) -> str:
    """Ask which text of a blank shall hold, the one in Word or the one in the period's file, or both for now.

    Without anybody to answer both stay.
    """
    file, period = disk.display_path(path), words.now.name
    console.say(f"chỗ điền {name} đã được sửa cả trong Word và trong tệp của kỳ, mỗi nơi một khác:")
    for place, text in zip((file, period), texts, strict=True):
        console.say(f"  {place}: {period_writing.quotation(text)}")
    if questions.somebody_answers():
        question = "  lấy theo: 1 là tệp Word, 2 là tệp của kỳ, Enter là để sau (giữ cả hai): "
        return questions.ask(question, {"1": _WORD, "2": _PERIOD, "": _BOTH}, "gõ 1, 2 hoặc Enter")
    console.say(f"  cả hai được giữ nguyên, báo cáo in theo {period}")
    console.say("  gợi ý: sửa cho hai nơi giống nhau rồi chạy lại, hoặc chạy lệnh này trên màn hình để chọn")
    return _BOTH


def _written(words: PeriodWords, at: tuple[str, str], new: dict[str, str]) -> PeriodWords:
    """Write words into the period's file, and return them as they are now.

    Raises SurroundingsError when the file can't be written, or was changed meanwhile.
    """
    texts = {name: text for name, text in new.items() if not name.startswith(figures.BLANK)}
    numbers = {name.removeprefix(figures.BLANK): text for name, text in new.items() if name not in texts}
    data = document.with_texts(words.now, *at, texts) if texts else words.now.data
    if numbers:
        data = document.with_figures(period_words.parse_version(words.path, data), numbers)
    return period_writing.write(words, data)
