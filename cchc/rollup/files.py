"""Which plan files lie under some paths. Knows names of files, not what stands in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import RequestError, reason
from cchc.planfile import plan_files
from cchc.rollup.counting import Broken, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find(named: Iterable[str]) -> tuple[list[Path], list[Broken]]:
    """Give the YAML files below folders, each once, in the order of their paths, and what is barred.

    A file that is named is taken whatever it is called; below a folder, hidden files and folders
    are left out and links to folders are not followed. Raises RequestError when a path leads nowhere.
    """
    found: dict[tuple[int, int] | str, Path] = {}
    barred: list[Broken] = []
    for path in map(Path, _not_empty(named)):
        try:
            path.lstat()
        except FileNotFoundError:
            message = f"không có tệp hoặc thư mục {path}"
            raise RequestError(message, hint="xem lại đường dẫn") from None
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "đường dẫn không hợp lệ"
            barred.append(Broken(path.as_posix(), Refused("", f"không đọc được: {why}")))
            continue
        for file in _below(path, barred) if disk.is_folder(path) else [path]:
            found.setdefault(_identity(file), file)
    return list(found.values()), barred


def _not_empty(named: Iterable[str]) -> Iterator[str]:
    for path in named:
        if not path.strip():
            hint = "ghi thư mục có các tệp kế hoạch, ví dụ: cchc rollup ."
            raise RequestError("đường dẫn để trống", hint)
        yield path


def _identity(file: Path) -> tuple[int, int] | str:
    """Give what two names of one file have in common."""
    try:
        told = file.stat()
    except OSError:
        return str(file.absolute())  # a link that leads nowhere is itself alone
    return told.st_dev, told.st_ino


def _below(folder: Path, barred: list[Broken]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        message = f"không đọc được thư mục: {reason(error)}"
        barred.append(Broken(Path(error.filename).as_posix(), Refused("", message)))

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(plan_files.SUFFIXES) and not name.startswith("."):
                yield Path(where, name)
