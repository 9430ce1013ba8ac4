"""Writing the files by which a folder of plans tells editors how to treat them: what is there stays.

Read next: `cchc.editors.workspace_files` (what stands in them), `cchc.cli.commands.init` (who asks).
"""

from __future__ import annotations

import os
from pathlib import Path

from cchc import disk, own_folder
from cchc.cli import console
from cchc.editors import workspace_files
from cchc.errors import CchcError

_HINT = "xem cchc check"  # not shown: what can't be read is only told


def write() -> list[str]:
    """Write what lacks in the folder that the person stands in; return what was written, say what wasn't.

    Of the files in VS Code's folder that is the folder.
    """
    folder = Path(workspace_files.FOLDER)
    files = workspace_files.files()
    if os.path.lexists(folder) and not own_folder.is_real(folder):
        console.say(f"{folder} không phải thư mục ở đây nên không ghi các tệp cho trình soạn thảo vào đó")
        files = {}
    written = [name for name, text in files.items() if _is_written(name, text)]
    return [workspace_files.FOLDER] * bool(written) + _write_editorconfig()


def _is_written(name: str, text: str) -> bool:
    """Whether a file was written; another one that is there already is told of, with what it may lack."""
    path = Path(name)
    if not os.path.lexists(path):
        try:
            disk.write_output(path, text.encode(), swap=disk.swap_into_free)
        except disk.OccupiedError:
            pass
        else:
            return True
    if disk.file_digest(path) != disk.digest(text.encode()):
        console.say(f"đã có {name}, không sửa; thêm tay nếu cần: {workspace_files.in_short(name)}")
    return False


def _write_editorconfig() -> list[str]:
    """Write how plans are kept, or add it to a file that says nothing of them; return its name if so."""
    name, lines = workspace_files.EDITORCONFIG, workspace_files.SECTION_LINES
    path = Path(name)
    if disk.leads_outside(path):
        console.say(f"{name} là liên kết dẫn ra ngoài thư mục này: để nguyên")
        return []
    try:
        old = disk.read_input(name, hint=_HINT) if disk.is_anything(path) else b""
    except CchcError as error:
        console.say(f"{error.message}: để nguyên")
        return []
    if b"\0" in old or workspace_files.SECTION.encode() in old:
        return []
    end = "\r\n" if b"\r\n" in old else "\n"
    ended = old if not old or old.endswith(b"\n") else old + end.encode()
    section = (
        "".join(f"{line}{end}" for line in ("", *lines)) if old else "".join(f"{line}\n" for line in lines)
    )
    disk.write_output(disk.end_of_links(path), ended + section.encode())
    return [name]
