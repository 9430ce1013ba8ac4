"""One command's writing of pages into files: under which name, what is kept, what may be replaced.

What people wrote or changed is kept, and a report of a past day as it was made: a new page takes the
next free name, unless somebody named the one to write; then that is refused, or replaced where the
tool wrote it. Knows no reports. Read next: `cchc.written_files` (what the tool wrote itself).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk, labels, periods
from cchc.cli import console, options
from cchc.errors import SurroundingsError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from cchc.written_files import WrittenFiles

_OLD = "-ban-cu"  # how the name of a file ends that was replaced
# The line of a page that names the version of the plan and the program: another with each commit.
_SOURCE = re.compile("^(?:<p>)?Nguồn: [^\n]* · lập bằng cchc [^\n]*$".encode(), re.MULTILINE)


@dataclass
class PageWriter:
    """Writes the files of one command, and remembers that the tool wrote them."""

    register: WrittenFiles
    is_named: bool
    overwrite: bool
    of_day: date | None = None
    kept: dict[Path, date] = field(default_factory=dict)  # what stays as it was made, and when that was
    reserved: set[Path] = field(default_factory=set)
    problem: str = ""  # why it can't be remembered

    def write(self, wanted: Path, page: bytes) -> Path:
        """Write a page under the name that is wanted, else the next free one; return that.

        Raises SurroundingsError when a person named the file, and it isn't as the tool wrote it.
        """
        for target in self._names(wanted):
            if self._take(target, page, wanted):
                if target != wanted:
                    self._say_kept(wanted, target)
                break
            if self.is_named:
                message = f"{disk.display_path(target)} đã có, và đã được sửa hoặc không do cchc ghi"
                raise SurroundingsError(message, "chọn tên khác sau -o, hoặc thêm --overwrite để thay tệp đó")
        return target

    def _say_kept(self, wanted: Path, target: Path) -> None:
        old, new = disk.display_path(wanted), disk.display_path(target)
        if wanted in self.kept and self.of_day:
            made, day = labels.day(self.kept[wanted]), labels.day(self.of_day)
            console.say(
                f"{old} là bản lập ngày {made} cho số liệu đến ngày {day}, nội dung khác bản lập hôm nay, "
                f"nên được giữ nguyên vì có thể đã gửi đi; {new} là bản lập hôm nay "
                "(chỉ cần một bản: thêm --overwrite để thay bản cũ)"
            )
            return
        console.say(
            f"{old} đã được sửa hoặc không do cchc ghi nên được giữ nguyên; ghi vào {new} "
            "(muốn thay tệp cũ: thêm --overwrite)"
        )

    def _keep_beside(self, target: Path) -> None:
        """Keep a file that people wrote or changed under a free name, before it is replaced."""
        try:
            data = target.read_bytes()
        except OSError as error:
            message = f"không đọc được {disk.display_path(target)} để giữ lại: {reason(error)}"
            raise SurroundingsError(message, "chọn tên khác sau -o") from None
        for number in count(1):
            end = _OLD if number == 1 else f"{_OLD}-{number}"
            kept = target.with_name(f"{target.stem}{end}{target.suffix}")
            if disk.file_digest(kept) != disk.digest(data):
                try:
                    disk.write_output(kept, data, swap=disk.swap_into_free)
                except disk.OccupiedError:
                    continue
            console.say(
                f"{disk.display_path(target)} đã được sửa hoặc không do cchc ghi: "
                f"bản cũ được giữ ở {disk.display_path(kept)}"
            )
            return

    def _names(self, wanted: Path) -> Iterator[Path]:
        yield wanted
        for number in count(2):
            target = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
            if target not in self.reserved:
                yield target

    def _take(self, target: Path, page: bytes, wanted: Path) -> bool:
        """Write a page, unless a file lies there that is to stay; return whether the page is there."""
        new = disk.digest(page)
        swap: Callable[[Path, Path], object]
        made: date | None = None
        while (old := disk.file_digest(target)) != new:
            is_ours = bool(old) and self.register.includes(target, str(old), instead_of=wanted)
            made = _made_earlier(target) if is_ours else None
            if old is None:
                is_open = self.overwrite or target.is_symlink()  # a link to nothing
                swap = Path.replace if is_open else disk.swap_into_free
            elif not self.overwrite and made and self._stays() and not _differs_in_blanks_alone(target, page):
                if _differs_in_source_alone(target, page):
                    name, day = disk.display_path(target), labels.day(made)
                    console.say(f"{name} đã lập ngày {day}, nay chỉ khác dòng nguồn nên được giữ nguyên")
                    return True
                self.kept[target] = made
                return False
            elif is_ours or self.overwrite:
                if not is_ours:
                    self._keep_beside(target)
                swap = partial(disk.swap_if_unchanged, old=old)
            else:
                return False
            self._remember(target, new, wanted)  # first: another process may meet the file at once
            try:
                disk.write_output(target, page, swap=swap)
            except disk.OccupiedError:
                continue
            if made:
                console.say(f"thay bản {disk.display_path(target)} đã lập ngày {labels.day(made)}")
            return True
        self._remember(target, new, wanted)
        return True

    def _stays(self) -> bool:
        """Whether a report that was made before today is one of a past day, and nobody named its file."""
        return not self.is_named and self.of_day is not None and self.of_day < options.today()

    def _remember(self, target: Path, digest: str, wanted: Path) -> None:
        try:
            self.register.add(target, digest, instead_of=wanted)
        except OSError as error:
            self.problem = reason(error)
        except SurroundingsError as error:
            self.problem = error.message


def _differs_in_blanks_alone(target: Path, page: bytes) -> bool:
    """Whether a Word report there says what a new one says, but for what people wrote into its blanks.

    What they wrote stands in the period's file, so that the new one has it.
    """
    if target.suffix.lower() != ".docx":
        return False
    from cchc.reports.printers.word import word_controls

    try:
        return word_controls.differ_in_blanks_alone(target.read_bytes(), page)
    except Exception:  # noqa: BLE001  as of any damaged file
        return False


def _differs_in_source_alone(target: Path, page: bytes) -> bool:
    """Whether a page there says what a new one says, but for the version of the plan and of the program."""
    try:
        old = target.read_bytes()
    except OSError:
        return False
    return _SOURCE.sub(b"", old) == _SOURCE.sub(b"", page)


def _made_earlier(target: Path) -> date | None:
    """Return the day on which a file of the tool was written, None when that is today, or can't be asked."""
    try:
        seconds = target.stat().st_mtime
        made = datetime.fromtimestamp(seconds, periods.VIETNAM).date()
    except (OSError, ValueError, OverflowError):
        return None
    return made if made < options.today() else None
