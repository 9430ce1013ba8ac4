"""Where the files of reports go: the screen, one file that is named, or a folder.

What people wrote or changed is kept, and a report of a past day as it was made: a new file takes the
next free name, unless somebody named the one to write; then that is refused, or replaced where the
tool wrote it. Knows no reports. Read next: `cchc.cli.report_formats` (who makes
them), `cchc.written_files` (what the tool wrote itself).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk, labels, periods
from cchc.cli import console, options
from cchc.errors import RequestError, SurroundingsError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cchc.written_files import WrittenFiles

FOLDER = "bao-cao"
_OF_OTHER_PROGRAMS = {".docx", ".xlsx", ".ics", ".csv"}  # a browser would only save them


def write(
    pages: Sequence[tuple[str, bytes]],
    output: str | None,
    *plans: Path,
    overwrite: bool,
    office_plan: Path | None = None,
    of_day: date | None = None,
) -> list[Path]:
    """Write every page and print its path; return the paths.

    `of_day` is the day of the figures: the report of a past one that was made before today stays.
    `plans` are files that no page may replace; what is written is remembered beside `office_plan`,
    else in the folder that it goes to. Raises RequestError when a page would take a plan's place, or
    several the screen, SurroundingsError when the file that was named isn't the tool's.
    """
    if not pages:
        return []
    if output == "-":
        if len(pages) > 1:
            raise RequestError("màn hình chỉ nhận một báo cáo", hint="ghi một thư mục sau -o")
        console.write_bytes(pages[0][1])
        return []
    if output and len(pages) > 1 and Path(output).is_file():
        raise RequestError(
            f"{output} là tệp; ghi nhiều tệp thì sau -o là thư mục", hint="ghi một thư mục sau -o"
        )
    from cchc.written_files import WrittenFiles

    targets = list(_targets(pages, output))
    _refuse_plans([target for target, _ in targets], plans)
    place = targets[0][0].parent
    writer = _Writer(
        WrittenFiles.beside(office_plan) if office_plan else WrittenFiles(place),
        is_named=output is not None and targets[0][0] == Path(output),
        overwrite=overwrite,
        of_day=of_day,
        reserved={target for target, _ in targets},
    )
    written = []
    for target, page in targets:
        written.append(writer.write(target, page))
        console.write(f"{disk.display_path(written[-1])}\n")
    if writer.problem:
        console.say(f"(cchc không ghi nhớ được tệp vừa ghi nên lần sau sẽ không tự thay: {writer.problem})")
    return written


def show_texts(pages: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write texts that people copy to the screen, an empty line between them; there are no paths."""
    console.write_document("\n".join(page.decode() for _, page in pages))
    return []


def _refuse_plans(targets: Sequence[Path], plans: Sequence[Path]) -> None:
    """Raise RequestError when a page would be written where a plan is, or under a name as plans have."""
    from cchc.planfile import plan_files

    if any(disk.is_same_file(target, plan) for target in targets for plan in plans):
        raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
    if any(target.suffix.lower() in plan_files.SUFFIXES for target in targets):
        raise RequestError("đuôi .yaml, .yml chỉ dành cho tệp kế hoạch", hint="chọn tên khác sau -o")


@dataclass
class _Writer:
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
        why = "đã được sửa hoặc không do cchc ghi"
        if wanted in self.kept and self.of_day:
            made, day = labels.day(self.kept[wanted]), labels.day(self.of_day)
            why = f"là bản lập ngày {made} cho số liệu đến ngày {day}, khác bản lập hôm nay,"
        console.say(
            f"{disk.display_path(wanted)} {why} nên được giữ nguyên; ghi vào {disk.display_path(target)} "
            "(muốn thay tệp cũ: thêm --overwrite)"
        )

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
            if self.overwrite or (old is None and target.is_symlink()):  # a link to nothing
                swap = Path.replace
            elif old is None:
                swap = disk.swap_into_free
            elif made and self._stays():
                self.kept[target] = made
                return False
            elif old and is_ours:
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


def _made_earlier(target: Path) -> date | None:
    """Return the day on which a file of the tool was written, None when that is today, or can't be asked."""
    try:
        seconds = target.stat().st_mtime
        made = datetime.fromtimestamp(seconds, periods.VIETNAM).date()
    except (OSError, ValueError, OverflowError):
        return None
    return made if made < options.today() else None


def _targets(pages: Sequence[tuple[str, bytes]], output: str | None) -> Iterator[tuple[Path, bytes]]:
    """Yield where each page goes: one page to a file that is named, else into a folder."""
    if output and len(pages) == 1 and not disk.is_folder(Path(output)):
        yield Path(output), pages[0][1]
        return
    for name, page in pages:
        yield Path(output or FOLDER) / name, page


def way_to(plan: Path, output: str | None, *, count: int) -> str:
    """Return the relative address of a plan's place from the folder that so many pages go to.

    What goes to the screen is taken to end up where reports usually lie.
    """
    from urllib.parse import quote

    from cchc.evidence_files import place_of

    if output == "-":
        return "../"
    is_file = output and count == 1 and not disk.is_folder(Path(output))
    folder = Path(output).parent if output and is_file else Path(output or FOLDER)
    try:
        way = os.path.relpath(os.path.realpath(place_of(plan)), os.path.realpath(folder))
    except ValueError:  # on another drive of Windows
        return "../"
    return "" if way == os.curdir else f"{quote(Path(way).as_posix())}/"


def show(written: Sequence[Path]) -> None:
    """Open the first file: a page in the browser, another one with the program that the system has for it.

    When there is none, saying so is enough.
    """
    import webbrowser

    if not written:
        return
    first = written[0].resolve()
    if first.suffix.lower() not in _OF_OTHER_PROGRAMS:
        if not webbrowser.open(first.as_uri()):
            console.say("không mở được trình duyệt; hãy mở tệp báo cáo bằng tay")
    elif not _opened_by_the_system(first):
        name = disk.display_path(written[0])
        console.say(f"không tìm được chương trình mở tệp {first.suffix}; hãy mở bằng tay: {name}")


def _opened_by_the_system(path: Path) -> bool:
    """Open a file with the program that the system has for its kind; False where there is none."""
    import sys

    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  a file that was just written
        except OSError:
            return False
        return True
    import typer

    return typer.launch(str(path)) == 0
