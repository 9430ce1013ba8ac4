"""Which files the tool wrote, by the hash of their bytes: what people wrote or changed is none of them.

A register is one file of lines in the folder `.cchc` of a place. A line holds three hashes: of the
bytes, of the path they went to, of the path that was asked for. Lines are only added, in one write
each, so that processes side by side need no lock. What is missing or damaged means that the file
isn't ours: then it is kept.

Knows paths and bytes, not what is written. Read next: `cchc.cli.output.page_files` (who asks).
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cchc import disk, own_folder

_MAX_BYTES = 500_000  # about 4,000 files; then the older half is forgotten, and those are kept


@dataclass(frozen=True)
class WrittenFiles:
    """The register of what the tool wrote, for a folder and what lies below; others' paths work, too.

    By another `name` it is one of files that something else is known of.
    """

    place: Path
    name: str = "written"

    @classmethod
    def beside(cls, plan: Path) -> WrittenFiles:
        """Return the register beside the `plans/` that a plan lies in, else beside the plan itself."""
        folder = plan.absolute().parent
        return cls(folder.parent if folder.name.lower() == "plans" else folder)

    def includes(self, path: Path, digest: str, *, instead_of: Path | None = None) -> bool:
        """Whether the tool wrote these bytes there; with `instead_of`, when that path was asked for."""
        wanted = [digest, self._hash(path), *([self._hash(instead_of)] if instead_of else [])]
        return any(line.split(" ")[: len(wanted)] == wanted for line in self._lines())

    def add(self, path: Path, digest: str, *, instead_of: Path | None = None) -> None:
        """Note that the tool writes these bytes there. Raises OSError or SurroundingsError when it can't."""
        line = " ".join((digest, self._hash(path), self._hash(instead_of or path)))
        lines = self._lines()
        if line in lines:
            return
        self.place.mkdir(parents=True, exist_ok=True)  # the folder of an output may be new
        own_folder.make(self.place)
        if len(lines) * (len(line) + 1) > _MAX_BYTES:
            text = "".join(f"{kept}\n" for kept in (*lines[len(lines) // 2 :], line))
            disk.write_atomic(self._file, text.encode())
            return
        with self._file.open("ab") as file:
            file.write(f"\n{line}\n".encode())  # a line that was cut short spoils no other

    @property
    def _file(self) -> Path:
        """Where the register lies. Raises OSError when something else has its name."""
        file = self.place / own_folder.NAME / self.name
        if os.path.lexists(file) and not stat.S_ISREG(file.lstat().st_mode):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        return file

    def _lines(self) -> list[str]:
        """Return the lines of the register, none when it isn't there or can't be read."""
        if not own_folder.is_real(self.place / own_folder.NAME):
            return []
        try:
            with self._file.open("rb") as file:
                text = file.read(2 * _MAX_BYTES).decode("ascii", "replace")
        except OSError:
            return []
        return [line for line in text.split("\n") if line]

    def _hash(self, path: Path) -> str:
        """Return the hash that a path is known by: where it lies from the place, however it was typed."""
        folder, place = os.path.realpath(path.parent), os.path.realpath(self.place)
        with suppress(ValueError):  # on another drive of Windows
            folder = os.path.relpath(folder, place)
        return disk.digest(
            os.path.normcase(Path(folder, path.name).as_posix()).encode("utf-8", "surrogatepass")
        )
