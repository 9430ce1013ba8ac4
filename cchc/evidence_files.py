"""Files that show results: copied beside the plan, and what their links in the plan lead to.

A copy lies in `minh-chung/NV06/` beside the `plans/` that the plan lies in, and its link is written
from there: `minh-chung/NV06/15-BC-UBND.pdf`. Nothing that lies there is ever overwritten.

Knows paths and bytes, not plans. Read next: `cchc.cli.updating.evidence_option` (who has files copied),
`cchc.planfile.link_warnings` (who tells of links).
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cchc import disk
from cchc.errors import RequestError, SurroundingsError, reason
from cchc.written_files import WrittenFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "minh-chung"
REPORTS = "bao-cao"  # where a report usually lies, so that a link may be written from there, too
MAX_BYTES = 100 * 1024 * 1024
NOT_THERE = "không dẫn đến tệp nào"
_WEB = ("http://", "https://")
_MAX_NAME = 80  # characters
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)  # names of devices in Windows


def place_of(plan: Path) -> Path:
    """Return the folder that a plan's office works in: beside `plans/`, else the plan's own."""
    return WrittenFiles.beside(plan).place


class EvidenceFile:
    """A file that somebody named, read whole, that is to lie in the folder of one task or several.

    `link` chooses a name, `copy` writes what has been chosen: an update that is refused in between
    leaves nothing behind.
    """

    def __init__(self, name: str, place: Path) -> None:
        """Read the file; RequestError when it can't be copied, SurroundingsError when it can't be read."""
        self._source = Path(name)
        self._place = place
        self._data = _read(name)
        self._digest = disk.digest(self._data)
        self._chosen: dict[str, Path] = {}
        self.copied: list[Path] = []

    def link(self, task: int, document: str) -> str:
        """Return the link to the copy for a task, named by the document's number, else by the file."""
        folder = self._place / FOLDER / f"NV{task:02d}"
        self._check_real(folder)
        if disk.is_same_file(self._source.parent, folder) and not self._source.is_symlink():
            return f"{FOLDER}/{folder.name}/{self._source.name}"  # it lies there already
        target = next(path for path in self._names(folder, document) if self._is_free(path))
        link = f"{FOLDER}/{folder.name}/{target.name}"
        self._chosen[link] = target
        return link

    def copy(self) -> None:
        """Write the copies that aren't there yet; SurroundingsError when one can't be written."""
        for target in self._chosen.values():
            if os.path.lexists(target) and self._is_free(target):
                continue
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._check_real(target.parent)
                disk.write_atomic(target, self._data, swap=disk.swap_into_free)
            except disk.OccupiedError:
                message = f"vừa có tệp khác tên {disk.display_path(target)}; chưa ghi gì vào kế hoạch"
                raise SurroundingsError(message, hint="chạy lại đúng lệnh này") from None
            except OSError as error:
                message = f"không chép được vào {disk.display_path(target)}: {reason(error)}"
                hint = "xem lại quyền ghi và chỗ trống rồi chạy lại; chưa ghi gì vào kế hoạch"
                raise SurroundingsError(message, hint) from None
            self.copied.append(target)

    def _check_real(self, folder: Path) -> None:
        """Check that a folder lies where its name says, if it is there; SurroundingsError for a link.

        The message names the file that the person wrote, and what stands in its way.
        """
        for part in (folder.parent, folder):
            if not os.path.lexists(part):
                return
            real = Path(os.path.realpath(self._place), os.path.relpath(part, self._place))
            is_elsewhere = os.path.normcase(os.path.realpath(part)) != os.path.normcase(real)
            if not is_elsewhere and part.is_dir():
                continue
            shown = Path(disk.display_path(self._place), os.path.relpath(part, self._place)).as_posix()
            leads_to = os.readlink(part) if part.is_symlink() else os.path.realpath(part)  # noqa: PTH115
            what = f"là liên kết đến {leads_to}" if part.is_symlink() or is_elsewhere else "là một tệp"
            raise SurroundingsError(
                f"--file: không chép được {self._source} vào {shown}: đó {what}, "
                "không phải là thư mục thật của kế hoạch",
                hint=f"đổi tên {shown} rồi chạy lại",
            )

    def _names(self, folder: Path, document: str) -> Iterator[Path]:
        """Yield the names that a copy may have, the best first."""
        stem = _readable(document) or _readable(self._source.stem) or FOLDER
        suffix = re.sub(r"[^a-z0-9.]", "", self._source.suffix.lower())
        suffix = suffix if len(suffix) > 1 else ""
        yield folder / f"{stem}{suffix}"
        yield from (folder / f"{stem}-{number}{suffix}" for number in count(2))

    def _is_free(self, path: Path) -> bool:
        """Whether nothing has a name, or these very bytes have it."""
        if not os.path.lexists(path):
            return True
        return not path.is_symlink() and disk.file_digest(path) == self._digest


def _read(name: str) -> bytes:
    """Return the bytes of a file that is to be copied."""
    hint = "ghi đường dẫn của một tệp, ví dụ: --file 15-BC.pdf"
    if not name:
        raise RequestError("--file: chưa ghi tệp nào", hint)
    try:
        status = Path(name).stat()
    except (FileNotFoundError, NotADirectoryError):
        missing = disk.missing(name)
        raise RequestError(f"--file: {missing.message}", missing.hint) from None
    except OSError as error:
        raise SurroundingsError(f"--file: không đọc được {name}: {reason(error)}", hint) from None
    if stat.S_ISDIR(status.st_mode):
        raise RequestError(f"--file: {name} là thư mục, không phải tệp", hint)
    if not stat.S_ISREG(status.st_mode):
        raise RequestError(f"--file: {name} không phải là tệp thường", hint)
    if status.st_size > MAX_BYTES:
        message = f"--file: {name} lớn hơn {MAX_BYTES // 1024 // 1024} MB"
        raise RequestError(message, hint="để tệp ở nơi khác rồi ghi địa chỉ bằng --link")
    data = disk.read_input(name, hint="đóng tệp nếu đang mở rồi chạy lại", size=MAX_BYTES + 1)
    if not data:
        raise RequestError(f"--file: {name} là tệp rỗng", hint="chọn đúng tệp đã quét hoặc đã ký")
    return data


def _readable(text: str) -> str:
    """Return a text as a file's name that every system takes, without the ending.

    >>> _readable("15/BC-UBND"), _readable("Báo cáo số 15 (bản ký)"), _readable("88/QĐ-UBND")
    ('15-BC-UBND', 'Bao-cao-so-15-ban-ky', '88-QD-UBND')
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").replace("Ð", "D"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    name = re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-")[:_MAX_NAME].rstrip("-")
    return f"tep-{name}" if _RESERVED.fullmatch(name) else name


def doubt(link: str, plan: Path) -> str:
    """Return why a link leads nowhere that others can go, in words; empty when it leads somewhere."""
    if link.lower().startswith(_WEB):
        return ""
    if why := why_not_followed(link):
        return why
    there = is_there(link, plan)
    return "dẫn ra ngoài thư mục của kế hoạch" if there is None else "" if there else NOT_THERE


def why_not_followed(link: str) -> str:
    """Return why no report can follow a link, whatever lies there, in words; empty when one can."""
    if link.lower().startswith(_WEB):
        return ""
    if re.match(r"[a-z]:", link, re.IGNORECASE) or link.startswith(("/", "\\", "file:")):
        return "là đường dẫn trên một máy, máy khác không mở được"
    if _SCHEME.match(link):
        return "không phải là địa chỉ web hay tệp"
    return "ghi dấu \\ nên trang báo cáo không mở được" if "\\" in link else ""


def is_there(link: str, plan: Path) -> bool | None:
    """Whether a link to a file leads to one of the plan's place; None when it leads out of that."""
    place = place_of(plan)
    inside = [path for path in _paths(link, plan) if path.is_relative_to(place)]
    there = [path for path in inside if _exists(path)]
    if there:
        real = os.path.realpath(place)
        return True if any(Path(os.path.realpath(path)).is_relative_to(real) for path in there) else None
    return False if inside else None


def own_file(link: str, plan: Path) -> Path | None:
    """Return the file in the plan's own folder of evidence that a link leads to; None for any other.

    One that is reached by way of a symbolic link is another.
    """
    if link.lower().startswith(_WEB) or why_not_followed(link):
        return None
    place = place_of(plan)
    path = next((path for path in _paths(link, plan) if path.is_relative_to(place) and _exists(path)), None)
    if path is None or not path.is_relative_to(place / FOLDER):
        return None
    meant = os.path.join(os.path.realpath(place), os.path.relpath(path, place))  # noqa: PTH118
    return path if os.path.normcase(os.path.realpath(path)) == os.path.normcase(meant) else None


def _paths(link: str, plan: Path) -> list[Path]:
    """Return where a link may lead: from the place, from the plan's folder or from that of the reports."""
    place = place_of(plan)
    named = unquote(re.split(r"[?#]", link, maxsplit=1)[0])
    bases = (place, plan.absolute().parent, place / REPORTS)
    return [Path(os.path.normpath(base / named)) for base in bases]


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
