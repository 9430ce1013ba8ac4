"""The zips that the folder for Windows is put together from, read within bounds.

Read next: `windows` (which zips), `windows_wheels` (those of packages).
"""

from __future__ import annotations

import re
import sys
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "chuong-trinh"  # the folder in the folder that nobody opens

Files = dict[str, bytes]  # what stands in the folder, by its path with slashes


def refuse(sentence: str) -> NoReturn:
    """End the program with code 2 and a sentence."""
    sys.stderr.write(f"windows.py: {sentence}\n")
    raise SystemExit(2)


def unzipped(path: Path, what: str) -> Files:
    """Return the files of a zip; refuse what is none and what would lie outside of its folder."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except FileNotFoundError:
        refuse(f"{path} isn't there; {what} is wanted")
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        refuse(f"{path} can't be read as a zip ({error}); {what} is wanted")
    for name in files:
        if ".." in PurePosixPath(name).parts or name.startswith("/") or re.search(r"[\\:]", name):
            refuse(f"{path} has a file outside of its folder: {name}")
    return files
