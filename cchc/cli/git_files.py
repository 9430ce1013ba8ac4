"""Lines that git must find in files of a folder: `.gitattributes`, `.gitignore`.

A file that is there gets the lines that it lacks; its other lines stay as they are.
Read next: `cchc.cli.commands.init`, `cchc.cli.merge_offer`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def lacking(files: Mapping[str, Sequence[str]]) -> dict[str, tuple[bytes, list[str]]]:
    """Return the files that lack lines: their bytes until now, and these lines.

    Raises RequestError when a file is no text or lies elsewhere, SurroundingsError when it can't be read.
    """
    found: dict[str, tuple[bytes, list[str]]] = {}
    for name, lines in files.items():
        shown = disk.display_path(Path(name))
        hint = f"đổi tên {shown} đang có, rồi chạy lại"
        if disk.leads_outside(Path(name)):
            raise RequestError(
                f"{name} là liên kết dẫn ra ngoài thư mục này", f"xóa liên kết {name}, rồi chạy lại"
            )
        old = disk.read_input(name, hint=hint) if disk.is_anything(Path(name)) else b""
        if b"\0" in old:
            raise RequestError(f"{shown} không phải tệp văn bản đọc được", hint)
        there = old.decode("utf-8", "replace").splitlines()
        if missing := [line for line in lines if line not in there]:
            found[name] = old, missing
    return found


def write(files: Mapping[str, tuple[bytes, list[str]]]) -> list[str]:
    """Write what `lacking` found, and return a sentence of each."""
    said: list[str] = []
    for name, (old, missing) in files.items():
        end = "\r\n" if b"\r\n" in old else "\n"
        before = end if old and not old.endswith(b"\n") else ""
        new = old + f"{before}{end.join(missing)}{end}".encode()
        disk.write_output(disk.end_of_links(Path(name)), new)
        shown = disk.display_path(Path(name))
        said.append(f"{'đã thêm vào' if old else 'đã ghi'} {shown}: {', '.join(missing)}")
    return said
