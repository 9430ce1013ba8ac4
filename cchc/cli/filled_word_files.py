"""Word files of a period that people have filled in, read before new ones are made.

Their words go into the period's file, unless both were changed: then both stay, and the person is asked.
A Word file in which nothing but blanks was changed may be replaced, for what is new in it is kept; one
with other changes stays, and the new one gets the next name.

Read next: `cchc.reports.printers.word_controls` (the blanks of a Word file), `cchc.cli.report_files`
(who replaces files), `cchc.periodfile.document` (the period's file).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk, figures, office_files
from cchc.cli import console, period_words, questions
from cchc.errors import CchcError, SurroundingsError, reason
from cchc.periodfile import document
from cchc.written_files import WrittenFiles

if TYPE_CHECKING:
    from cchc.cli.period_words import PeriodWords
    from cchc.reports.printers.word_controls import WordBlanks

_DAY_AND_COPY = r"\d{4}-\d\d-\d\d(?!\d).*\.docx"  # copies are called "… (1)", "… - Copy", "… bản cuối"
_COPY = re.compile(r"(\d{4}-\d\d-\d\d)-\d+$")
_MAX_BYTES = 32 * 1024 * 1024
_NUMBER = "ghi như 585, 1.247 hoặc 58,97, không phát sinh thì ghi 0; phần khác ghi ở chỗ điền của lĩnh vực"
_SHOWN = 70  # characters of a text in a question
_WORD, _PERIOD, _BOTH = "word", "period", "both"  # which text of a blank holds


def take_in(words: PeriodWords, at: tuple[str, str], stem: str, target: Path, plan: Path) -> PeriodWords:
    """Return the words of a period with those that stand in the Word files of one document.

    `at` is the document's kind and office, `stem` what its files' names begin with, `target` the folder
    they are in, or the one file.
    """
    written = WrittenFiles.beside(plan)
    for path in _files(target, stem):
        data = _unread_bytes(path, written)
        blanks = None if data is None else _blanks(path, data)
        if blanks is None or data is None or not _is_of(words, at, path, blanks):
            continue
        words, is_settled = _taken(words, at, path, blanks)
        if is_settled:
            _remember(written, path, disk.digest(data), may_be_replaced=not blanks.is_otherwise_changed)
    return words


def _files(target: Path, stem: str) -> list[Path]:
    """Return the Word files of a document, the oldest first."""
    if not disk.is_folder(target):
        return [target] if target.suffix.lower() == ".docx" and target.is_file() else []
    wanted = re.compile(re.escape(f"{stem}-") + _DAY_AND_COPY, re.IGNORECASE)
    try:
        found = [path for path in target.iterdir() if wanted.fullmatch(path.name)]
        return sorted(found, key=lambda path: (path.stat().st_mtime, path.name))
    except OSError:
        return []


def _unread_bytes(path: Path, written: WrittenFiles) -> bytes | None:
    """Return a Word file that isn't as the tool wrote it, and wasn't read before; else None."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        console.say(
            f"không đọc được {disk.display_path(path)}: {reason(error)}; nội dung trong đó chưa được lấy"
        )
        return None
    digest = disk.digest(data)
    is_known = any(
        register.includes(path, digest) or register.includes(path, digest, instead_of=_wanted(path))
        for register in (written, _read_files(written))
    )
    return None if is_known else data


def _wanted(path: Path) -> Path:
    """Return the name that was asked for where a file got the next free one: "-14.docx" of "-14-2.docx"."""
    return path.with_name(_COPY.sub(r"\1", path.stem) + path.suffix)


def _read_files(written: WrittenFiles) -> WrittenFiles:
    """Return the register of Word files whose words are in the period's file already."""
    return WrittenFiles(written.place, "read")


def _remember(written: WrittenFiles, path: Path, digest: str, *, may_be_replaced: bool) -> None:
    register = written if may_be_replaced else _read_files(written)
    try:
        register.add(path, digest, instead_of=_wanted(path))
    except (OSError, SurroundingsError):
        return  # it is read again the next time


def _blanks(path: Path, data: bytes) -> WordBlanks | None:
    """Return what stands in the blanks of a Word file; None, with a word, when it can't be read."""
    from cchc.reports.printers import word_controls

    try:
        return word_controls.read(office_files.repack(data, office_files.WORD))
    except CchcError as error:
        why = error.message
    except Exception:  # noqa: BLE001  python-docx raises whatever a damaged file makes it stumble over
        why = "tệp hỏng"
    console.say(f"không đọc được {disk.display_path(path)}: {why}; nội dung trong đó chưa được lấy")
    return None


def _is_of(words: PeriodWords, at: tuple[str, str], path: Path, blanks: WordBlanks) -> bool:
    """Whether a Word file is the document that is made; words that stay in another one are told.

    One that doesn't say which it is was made without a period: whoever names its file means it.
    """
    if blanks.of in {"", period_words.document_name(words.path, at)}:
        return True
    if changed := ", ".join(blanks.changed()):
        file, other = disk.display_path(path), period_words.called(blanks.of)
        console.say(f"{file} là văn bản khác ({other}), nên chỗ điền {changed} trong đó chưa được lấy")
        console.say("  gợi ý: lập lại báo cáo ấy để lấy nội dung, hoặc chọn tên khác sau -o")
    return False


def _taken(
    words: PeriodWords, at: tuple[str, str], path: Path, blanks: WordBlanks
) -> tuple[PeriodWords, bool]:
    """Return the words with those of one Word file, and whether nothing of it is left open."""
    from cchc.reports.printers.word_controls import digest

    new, is_settled = {}, True
    for name in blanks.changed():
        typed, kept = _meant(name, blanks.texts[name]), _kept(words, at, name)
        if typed is None:
            _say_no_number(name, blanks.texts[name], path)
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
        return figures.kept(figures.parse_said(typed)) if typed.strip() else ""
    except ValueError:
        return None


def _kept(words: PeriodWords, at: tuple[str, str], name: str) -> str:
    """Return what the period's file has for a blank."""
    if not name.startswith(figures.BLANK):
        return words.now.texts_of(*at).get(name, "")
    value = words.now.figures.get(name.removeprefix(figures.BLANK))
    return "" if value is None else figures.kept(value)


def _say_no_number(name: str, typed: str, path: Path) -> None:
    file = disk.display_path(path)
    console.say(f"{file}: chỗ điền {name} cần một số, không phải {_shown(typed)}; chưa được lấy")
    console.say(f"  gợi ý: {_NUMBER}")


def _choose(name: str, texts: tuple[str, str], path: Path, words: PeriodWords) -> str:
    """Ask which text of a blank shall hold, the one in Word or the one in the period's file, or both for now.

    Without anybody to answer both stay.
    """
    file, period = disk.display_path(path), words.now.name
    console.say(f"chỗ điền {name} đã được sửa cả trong Word và trong tệp của kỳ, mỗi nơi một khác:")
    for place, text in zip((file, period), texts, strict=True):
        console.say(f"  {place}: {_shown(text)}")
    if questions.somebody_answers():
        question = "  lấy theo: 1 là tệp Word, 2 là tệp của kỳ, Enter là để sau (giữ cả hai): "
        return questions.ask(question, {"1": _WORD, "2": _PERIOD, "": _BOTH}, "gõ 1, 2 hoặc Enter")
    console.say(f"  cả hai được giữ nguyên, báo cáo in theo {period}")
    console.say("  gợi ý: sửa cho hai nơi giống nhau rồi chạy lại, hoặc chạy lệnh này trên màn hình để chọn")
    return _BOTH


def _shown(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    cut = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
    return f"“{cut}”" if cut else "(để trống)"


def _written(words: PeriodWords, at: tuple[str, str], new: dict[str, str]) -> PeriodWords:
    """Write words into the period's file, and return them as they are now.

    Raises SurroundingsError when the file can't be written, or was changed meanwhile.
    """
    texts = {name: text for name, text in new.items() if not name.startswith(figures.BLANK)}
    numbers = {name.removeprefix(figures.BLANK): text for name, text in new.items() if name not in texts}
    if texts:
        words = period_words.write(words, document.with_texts(words.now, *at, texts))
    return period_words.write(words, document.with_figures(words.now, numbers)) if numbers else words
