"""Word files of a period that people have filled in, found and read before new ones are made.

A Word file in which nothing but blanks was changed may be replaced, for what is new in it is kept; one
with other changes stays, and the new one gets the next name.

Read next: `cchc.cli.filling.blank_texts` (what of a file's words holds),
`cchc.reports.printers.word.word_controls` (the blanks of a Word file), `cchc.cli.output.page_files` (who
replaces files).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk, office_files
from cchc.cli import console
from cchc.cli.filling import blank_texts, period_words
from cchc.errors import CchcError, SurroundingsError, reason
from cchc.written_files import WrittenFiles

if TYPE_CHECKING:
    from cchc.cli.filling.period_words import PeriodWords
    from cchc.reports.printers.word.word_controls import WordBlanks

_DAY_AND_COPY = r"\d{4}-\d\d-\d\d(?!\d).*"  # copies are called "… (1)", "… - Copy", "… bản cuối"
_WORD = r"\.docx"
_OTHERS = r"\.(?:doc|docm|odt|rtf)"  # what people may save it as, and nobody reads here
_COPY = re.compile(r"(\d{4}-\d\d-\d\d)-\d+$")
_MAX_BYTES = 32 * 1024 * 1024


def take_in(words: PeriodWords, at: tuple[str, str], stem: str, target: Path, plan: Path) -> PeriodWords:
    """Return the words of a period with those that stand in the Word files of one document.

    `at` is the document's kind and office, `stem` what its files' names begin with, `target` the folder
    they are in, or the one file.
    """
    written = WrittenFiles.beside(plan)
    files = _files(target, stem)
    _say_other_forms(files, target, stem)
    for path in files:
        data = _unread_bytes(path, written)
        blanks = None if data is None else _blanks(path, data)
        if blanks is None or data is None or not _is_of(words, at, path, blanks):
            continue
        words, is_settled = blank_texts.take(words, at, path, blanks)
        if is_settled:
            _remember(written, path, disk.digest(data), may_be_replaced=not blanks.is_otherwise_changed)
    return words


def take_in_undated(
    words: PeriodWords, at: tuple[str, str], name: str, target: Path, plan: Path
) -> PeriodWords:
    """Return the words of a period with those of a Word file of this name, made without a period."""
    path = target / name
    return take_in(words, at, "", path, plan) if disk.is_file(path) else words


def unkept(path: Path, plan: Path) -> list[str]:
    """Return the blanks that people filled in into a Word file which was made without a period."""
    data = _unread_bytes(path, WrittenFiles.beside(plan)) if disk.is_file(path) else None
    blanks = None if data is None else _blanks(path, data)
    return [*blanks.changed()] if blanks and not blanks.of else []


def _files(target: Path, stem: str) -> list[Path]:
    """Return the Word files of a document, the oldest first."""
    if not disk.is_folder(target):
        return [target] if target.suffix.lower() == ".docx" and disk.is_file(target) else []
    return _named(target, stem, _WORD)


def _named(folder: Path, stem: str, ending: str) -> list[Path]:
    """Return the files in a folder whose names are those of a document, copies too, the oldest first."""
    wanted = re.compile(re.escape(f"{stem}-") + _DAY_AND_COPY + ending, re.IGNORECASE)
    try:
        found = [path for path in folder.iterdir() if wanted.fullmatch(path.name)]
        return sorted(found, key=_age)
    except OSError:
        return []


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _say_other_forms(files: list[Path], folder: Path, stem: str) -> None:
    """Write what a document was saved as that isn't read; what is older than its Word file is a copy."""
    others = _named(folder, stem, _OTHERS) if disk.is_folder(folder) else []
    for path in others:
        if not files or _age(path) > _age(files[-1]):
            console.say(
                f"{disk.display_path(path)} không phải là tệp .docx nên nội dung trong đó chưa được lấy"
            )
            console.say("  gợi ý: mở tệp ấy, lưu lại thành .docx trong cùng thư mục, rồi chạy lại")


def _unread_bytes(path: Path, written: WrittenFiles) -> bytes | None:
    """Return a Word file that isn't as the tool wrote it, and wasn't read before; else None."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        console.say(
            f"không đọc được {disk.display_path(path)}: {reason(error)}; nội dung trong đó chưa được lấy"
        )
        console.say("  gợi ý: đóng tệp nếu đang mở, xem lại quyền đọc tệp, rồi chạy lại")
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
    from cchc.reports.printers.word import word_controls

    try:
        return word_controls.read(office_files.repack(data, office_files.WORD))
    except CchcError as error:
        why = error.message
    except Exception:  # noqa: BLE001  python-docx raises whatever a damaged file makes it stumble over
        why = "tệp hỏng"
    console.say(f"không đọc được {disk.display_path(path)}: {why}; nội dung trong đó chưa được lấy")
    console.say("  gợi ý: mở bằng Word rồi lưu lại thành .docx; không cần nữa thì chuyển tệp ấy đi nơi khác")
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
