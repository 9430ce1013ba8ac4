"""A period's file written, and what changed in it in words; noted for `cchc undo`.

Read next: `cchc.periodfile.differences` (what changed), `cchc.cli.filling.period_undo` (changes taken back).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc import disk, figures
from cchc.cli import console, environment, options
from cchc.cli.filling import period_words
from cchc.errors import SurroundingsError, reason
from cchc.periodfile import differences
from cchc.periodfile.reading import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.periodfile.differences import Keys
    from cchc.periodfile.document import PeriodDocument

_LONGEST = 70  # characters of a text that is shown
_OF_FIGURES = 2  # steps to a figure: `figures`, its id


def write(words: PeriodWords, data: bytes) -> PeriodWords:
    """Write the bytes of a period's file, note the change, and return the words as they are now.

    Whoever writes holds the lock of the plan. Raises PeriodError when the bytes are no period's file,
    SurroundingsError when it can't be written, or was changed meanwhile.
    """
    new = replace(words, now=period_words.parse(words.path, data))
    store(words.plan, words.path, words.now.data, data)
    note(words.plan, words.path, words.now, new.now)
    return new


def store(plan: Path, path: Path, old: bytes, new: bytes) -> None:
    """Write a period's file that has the old bytes; none are no file. Raises as `write` does."""
    from cchc.planfile import writing

    with writing.locked(plan, wait=writing.WAIT, tell=console.say):
        if old and new:
            writing.replace(disk.end_of_links(path), old, new)
        elif new:
            _create(path, new)
        else:
            _delete(path, old)


def _create(path: Path, data: bytes) -> None:
    """Write a period's file that isn't there yet."""
    name = disk.display_path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.write_atomic(path, data, swap=disk.swap_into_free)
    except disk.OccupiedError:
        message = f"{name} vừa được chương trình khác ghi"
        raise SurroundingsError(message, "chạy lại lệnh; chưa có gì được ghi") from None
    except OSError as error:
        message = f"không ghi được {name}: {disk.why_not_written(path, error)}"
        hint = f"xem lại chỗ trống trên đĩa và quyền ghi vào {disk.display_path(path.parent)}"
        raise SurroundingsError(message, hint) from None


def _delete(path: Path, old: bytes) -> None:
    """Delete a period's file that a command made and nobody wrote into since."""
    name = disk.display_path(path)
    try:
        if disk.file_digest(path) == disk.digest(old):
            path.unlink()
            return
    except OSError as error:
        message = f"không xóa được {name}: {reason(error)}"
        raise SurroundingsError(message, "xem lại quyền ghi của thư mục") from None
    message = f"{name} vừa được chương trình khác ghi"
    raise SurroundingsError(message, "chạy lại lệnh; chưa có gì được ghi")


def note(plan: Path, path: Path, before: PeriodDocument, after: PeriodDocument, *, undone: int = 0) -> None:
    """Note a change of a period's file for `cchc undo`; `undone` is how many changes it took back."""
    folder = environment.cache_folder()
    if folder is None:
        return
    from cchc.history import journal
    from cchc.planfile import plan_files

    said = list(sentences(before, after))
    more = f" và {len(said) - 1} chỗ khác" if len(said) > 1 else ""
    summary = f"{after.name}: {said[0] if said else 'cách trình bày'}{more}"
    change = journal.RecordedChange(
        before.data, after.data, options.moment_of_change(), summary, undone=undone
    )
    journal.add(folder, plan_files.real_path(plan), change, path.stem.removeprefix(f"{plan.stem}-"))


def sentences(before: PeriodDocument, after: PeriodDocument) -> Iterator[str]:
    """Yield what changed in a period's file: "số liệu tin-bai: 5 → 7"."""
    for path, old, new in differences.between(before, after):
        yield f"{entry(path)}: {shown(path, old)} → {shown(path, new)}"


def entry(path: Keys) -> str:
    """Return what an entry of a period's file is called.

    >>> entry(("figures", "tin-bai")), entry(("figures", "tin-bai", "note"))
    ('số liệu tin-bai', 'ghi chú của số liệu tin-bai')
    >>> entry(("progress", "chung", "kien-nghi"))
    'chỗ điền kien-nghi (báo cáo định kỳ, cả kế hoạch)'
    """
    if path[0] == FIGURES:
        is_note = path[_OF_FIGURES:] == ("note",)
        return f"{'ghi chú của ' if is_note else ''}số liệu {'.'.join(path[1:_OF_FIGURES])}"
    return f"chỗ điền {path[-1]} ({period_words.called_in_its_period('/'.join(path[:-1]))})"


def shown(path: Keys, text: str | None) -> str:
    """Return an entry's text on one line, cut where it is long; a number as people write it."""
    if text is None and path[0] == FIGURES:
        return "(chưa có)"
    if text and path[0] == FIGURES and path[_OF_FIGURES:] != ("note",):
        try:
            return figures.written(figures.parse(text))
        except ValueError:
            return text
    return quotation(text or "")


def quotation(text: str) -> str:
    """Return a text in quotation marks on one line, cut where it is long."""
    line = " ".join(text.split())
    cut = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
    return f"“{cut}”" if cut else "(để trống)"
