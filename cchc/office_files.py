"""Files of Excel and Word that come from outside: a zip of XML parts, read piece by piece and within bounds.

Whatever is wrong with such a file is one sentence with a remedy, whichever library or line finds it:
`sentences` goes by where an error arises, not by its type. Nothing is unpacked before the zip's
directory says how much it will be, and no part is ever whole in memory.

Knows neither tables nor paragraphs. Read next: `cchc.office_elements` (the XML of a part),
`cchc.workbook.parts`, `cchc.intake.word_text`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import CchcError, FileError
from cchc.office_elements import PartParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

MAX_UNPACKED = 200 * 1024 * 1024  # bytes of all members, pictures too
MAX_PART = 40 * 1024 * 1024  # bytes of a part that is read
MAX_ELEMENTS = 1_000_000  # of all parts that are read: 20,000 rows of 15 columns have 620,000
_MAX_MEMBERS = 10_000
_CHUNK = 64 * 1024
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and .doc, and of files with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HAS_PASSWORD = 0x1  # of a zip member's flags


class Program(NamedTuple):
    """A program of an office, and how the names of its files end."""

    name: str
    suffix: str
    old_suffix: str

    @property
    def remedy(self) -> str:
        """What makes most files of it readable."""
        return f"mở bằng {self.name} rồi lưu lại với dạng {self.suffix}"


EXCEL = Program("Excel", ".xlsx", ".xls")
WORD = Program("Word", ".docx", ".doc")


@contextmanager
def sentences(program: Program) -> Iterator[None]:
    """Turn whatever reading a file raises into the one sentence that it can't be read.

    What has a sentence of its own passes, and so does MemoryError: no file within the bounds causes it.
    """
    try:
        yield
    except (CchcError, MemoryError):
        raise
    except Exception as error:
        message = f"tệp này không phải là tệp {program.name} ({program.suffix}) đọc được"
        raise FileError(message, program.remedy) from error


class OfficeFile:
    """The parts of a file of Excel or Word.

    Raises FileError when the file has a password or is of an old format or larger
    than the bounds, and whatever zipfile raises when it is damaged: `sentences` words that.
    """

    def __init__(self, data: bytes, program: Program) -> None:
        self._program = program
        self._elements = 0
        if data.startswith(OLE_MARK):
            raise self._ole_error(data)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._members = {_plain_name(info.filename): info for info in self._archive.infolist()}
        self._check_directory()
        self._check_contents()

    def _ole_error(self, data: bytes) -> FileError:
        name, suffix = self._program.name, self._program.suffix
        if has_password(data):
            hint = f"mở bằng {name}, bỏ mật khẩu rồi lưu lại với dạng {suffix}"
            return FileError("tệp này có mật khẩu nên không đọc được", hint)
        message = f"tệp này là tệp {name} dạng cũ ({self._program.old_suffix}), không phải {suffix}"
        return FileError(message, self._program.remedy)

    def _check_directory(self) -> None:
        infos = self._archive.infolist()
        if any(info.flag_bits & _HAS_PASSWORD for info in infos):
            hint = f"giải nén bằng mật khẩu rồi lưu lại với dạng {self._program.suffix}"
            raise FileError("tệp này có mật khẩu nên không đọc được", hint)
        if len(infos) > _MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise self._size_error(f"giải nén ra quá {MAX_UNPACKED // 1024**2} MB")

    def _check_contents(self) -> None:
        """Read every member once: a part that is damaged shows it by its checksum."""
        for info in self._archive.infolist():
            with self._archive.open(info) as member:
                for _ in _chunks(member):
                    pass

    def _size_error(self, excess: str) -> FileError:
        what = "trang, dòng trống và hình" if self._program is EXCEL else "hình và phần"
        return FileError(f"tệp này quá lớn: {excess}", hint=f"xóa các {what} không cần rồi lưu lại")

    def main_part(self) -> str:
        """Return the name of the part that a file is about: the workbook, the document."""
        targets = self.related("")
        return next(target for kind, target in targets.values() if kind == "officeDocument")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: the kind and the name of each part, by its identifier."""
        folder, base = posixpath.split(name)
        targets: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                path = posixpath.normpath(
                    posixpath.join("/", folder, attributes["Target"].replace("\\", "/"))
                )
                kind = attributes["Type"].rpartition("/")[2]
                targets[attributes["Id"]] = kind, path.lstrip("/")

        self.read(posixpath.join(folder, "_rels", f"{base}.rels"), start=start)
        return targets

    def read(
        self,
        name: str,
        *,
        start: Callable[[str, dict[str, str]], None] | None = None,
        text: Callable[[str], None] | None = None,
        end: Callable[[str], None] | None = None,
    ) -> None:
        """Read an XML part: `start` gets each element's local name and attributes, `end` its local name.

        Attributes are named by their local names. Raises KeyError when there is no such part.
        """
        info = self._members[_plain_name(name)]
        if info.file_size > MAX_PART:
            raise self._size_error(f"phần {name} hơn {MAX_PART // 1024**2} MB")
        parser = PartParser(self._count, start, text, end)
        with self._archive.open(info) as member:
            for chunk in _chunks(member):
                parser.feed(chunk)
        parser.close()

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is none. Raises FileError when it is too large."""
        info = self._members.get(_plain_name(name))
        if info is None:
            return None
        if info.file_size > MAX_PART:
            raise self._size_error(f"phần {name} hơn {MAX_PART // 1024**2} MB")
        with self._archive.open(info) as member:
            return b"".join(_chunks(member))

    def elements(self, part: bytes) -> None:
        """Count the elements and attributes of a part that is read otherwise, more rather than fewer of them.

        Raises FileError when those of all parts are more than the bound.
        """
        self._elements += max(part.count(b"<") // 2, part.count(b"=") // 2)
        self._check_count()

    def _count(self) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:  # asked here for itself: files have hundreds of thousands
            self._check_count()

    def _check_count(self) -> None:
        if self._elements > MAX_ELEMENTS:
            number = f"{MAX_ELEMENTS:,}".replace(",", ".")
            raise self._size_error(f"có hơn {number} ô và phần tử")


def _plain_name(name: str) -> str:
    """Return a member's name as names are compared: the standard takes capitals for small letters."""
    return name.replace("\\", "/").lstrip("/").lower()


def _chunks(member: IO[bytes]) -> Iterator[bytes]:
    """Yield what a member holds, never more at once than asked for, whatever its directory entry says."""
    while chunk := member.read(_CHUNK):
        yield chunk


def has_password(data: bytes) -> bool:
    """Whether a file of an office is one that was saved with a password: a container of its own."""
    return data.startswith(OLE_MARK) and _ENCRYPTED in data


def repack(data: bytes, program: Program) -> bytes:
    """Return a file's zip anew, its members checked, unpacked and as long as the directory says."""
    OfficeFile(data, program)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as new:
        for info in old.infolist():
            with old.open(info) as member:
                new.writestr(info.filename, b"".join(_chunks(member)))
    return result.getvalue()
