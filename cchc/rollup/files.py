"""Which plan files lie under some paths. Knows names of files, not what stands in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import RequestError, reason
from cchc.planfile import store
from cchc.rollup.counting import Broken, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find(paths: Iterable[Path]) -> tuple[list[Path], list[Broken]]:
    """Give the YAML files below folders, each once, in the order of their paths, and barred folders.

    A file that is named is taken whatever it is called; below a folder, hidden files and folders
    are left out and links to folders are not followed. Raises RequestError when a path leads nowhere.
    """
    found: dict[tuple[int, int] | Path, Path] = {}
    barred: list[Broken] = []
    for path in paths:
        if not path.exists():
            raise RequestError(f"không có tệp hoặc thư mục {store.shown(path)}", hint="xem lại đường dẫn")
        for file in _below(path, barred) if path.is_dir() else [path]:
            found.setdefault(_identity(file), file)
    return list(found.values()), barred


def _identity(file: Path) -> tuple[int, int] | Path:
    """Give what two names of one file have in common."""
    try:
        told = file.stat()
    except OSError:
        return file
    return told.st_dev, told.st_ino


def _below(folder: Path, barred: list[Broken]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        message = f"không đọc được thư mục: {reason(error)}"
        barred.append(Broken(store.shown(Path(error.filename)), Refused("", message)))

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(store.SUFFIXES) and not name.startswith("."):
                yield Path(where, name)
