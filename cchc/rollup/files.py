"""Which plan files lie under some paths. Knows names of files, not what stands in them.

Read next: `cchc.rollup.loading` (who reads them).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import RequestError, reason
from cchc.periodfile import period_files
from cchc.planfile import plan_files
from cchc.rollup.counting import FileProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def select(paths: Iterable[str]) -> tuple[list[Path], list[UnreadableFile]]:
    """Return the files that are named and the YAML files below folders, and what can't be looked into.

    Each file comes once, those of a folder in the order of their paths. A file that is named is
    taken whatever it is called; below a folder, hidden files and folders and the files of reporting periods
    are left out and links to folders are not followed. Raises RequestError when a path leads nowhere.
    """
    files: dict[tuple[int, int] | str, Path] = {}
    unreadable: list[UnreadableFile] = []
    for path in map(Path, _not_empty(paths)):
        try:
            path.lstat()
        except FileNotFoundError:
            message = f"không có tệp hoặc thư mục {path}"
            raise RequestError(message, hint="xem lại đường dẫn") from None
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "đường dẫn không hợp lệ"
            problem = FileProblem("", f"không đọc được: {why}")
            unreadable.append(UnreadableFile(path.as_posix(), problem))
            continue
        for file in _files_below(path, unreadable) if disk.is_folder(path) else [path]:
            files.setdefault(_identity(file), file)
    return list(files.values()), unreadable


def _not_empty(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if not path.strip():
            hint = "ghi thư mục có các tệp kế hoạch, ví dụ: cchc rollup ."
            raise RequestError("đường dẫn để trống", hint)
        yield path


def _identity(file: Path) -> tuple[int, int] | str:
    """Return what two names of one file have in common."""
    try:
        status = file.stat()
    except OSError:
        return str(file.absolute())  # a link that leads nowhere is itself alone
    return status.st_dev, status.st_ino


def _files_below(folder: Path, unreadable: list[UnreadableFile]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problem = FileProblem("", f"không đọc được thư mục: {reason(error)}")
        unreadable.append(UnreadableFile(Path(error.filename).as_posix(), problem))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if plan_files.is_plan_name(name) and not period_files.is_one(path):
                yield path
