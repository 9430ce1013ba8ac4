"""Drafts that `cchc import` made: one that nobody has changed since may be made again with more answers.

The hash of each is in a register beside `plans/`, with the source that it came from. A draft in which
anybody changed a byte, or that came from another source, is never written over.

Read next: `cchc.written_files` (the register), `cchc.cli.new_files` (plan files that a command makes).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import new_files
from cchc.errors import SurroundingsError
from cchc.written_files import WrittenFiles

if TYPE_CHECKING:
    from pathlib import Path

_REGISTER = "drafts"


def unchanged(path: Path, source: Path) -> str:
    """Return the hash of a draft that came from a source and was changed by nobody since; else empty."""
    digest = "" if path.is_symlink() else disk.file_digest(path) or ""
    return digest if digest and _register(path).includes(path, digest, instead_of=source) else ""


def write(path: Path, text: str, source: Path, *, instead_of: str) -> None:
    """Write a draft: where nothing lies, or instead of the one with this hash.

    That it is ours is noted where the folder lets us; without the note it only can't be made again. Raises
    RequestError where it can't go.
    """
    data = text.encode()
    with suppress(OSError, SurroundingsError):
        _register(path).add(path, disk.digest(data), instead_of=source)
    if not instead_of:
        new_files.write(path, text, "import")
        return

    def swap(waiting: Path, there: Path) -> None:
        disk.swap_if_unchanged(waiting, there, old=instead_of)

    try:
        disk.write_output(path, data, swap=swap)
    except disk.OccupiedError:
        new_files.refuse_occupied(path, "import")


def _register(path: Path) -> WrittenFiles:
    return WrittenFiles(WrittenFiles.beside(path).place, _REGISTER)
