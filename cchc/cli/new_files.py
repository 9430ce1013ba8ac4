"""Plan files that a command makes: where they go, and that they never take the place of anything.

Read next: `cchc.cli.importing.plan_import`, `cchc.cli.commands.new`, `cchc.cli.commands.init` (who makes
them).
"""

from __future__ import annotations

import os
from pathlib import Path

from cchc import disk, typed_lines
from cchc.errors import CchcError, RequestError
from cchc.placeholders import LOOK


def target(output: str | None, year: int, folder: Path) -> Path:
    """Return where the plan of a year goes: where -o says, a file or a folder; else into the folder."""
    name = f"{year}.yaml"
    if output is None:
        return folder / name
    if not output.strip():
        raise RequestError("-o: chưa ghi tên tệp", hint="bỏ -o hoặc ghi tên tệp; chưa có gì được ghi")
    path = Path(output)
    return path / name if disk.names_folder(output) else path


def refuse_occupied(path: Path, command: str) -> None:
    """Raise RequestError where anything lies at a path, be it a link to nothing."""
    if os.path.lexists(path):
        raise _occupied(path, command)


def write(path: Path, text: str, command: str) -> None:
    """Write a plan where nothing lies yet. Raises RequestError when something came there meanwhile."""
    try:
        disk.write_output(path, text.encode(), swap=disk.swap_into_free)
    except disk.OccupiedError:
        raise _occupied(path, command) from None


def _occupied(path: Path, command: str) -> RequestError:
    message = f"đã có {disk.display_path(path)}: {command} không ghi đè lên tệp nào"
    if command == "init":
        return RequestError(message, hint="xem: cchc list; năm sau lập từ năm trước: cchc new NĂM")
    hint = f"ghi ra chỗ khác bằng -o, ví dụ: -o {typed_lines.quoted_path(path.with_name('nhap.yaml'))}"
    if has_no_task(path):
        hint = f"kế hoạch đó chưa có nhiệm vụ nào: không cần nữa thì xóa tệp ấy rồi chạy lại, hoặc {hint}"
    elif command == "import" and _has_open_notes(path):
        own = "bản nháp đó còn chỗ để sau, sửa thẳng trong tệp (các ghi chú “?”)"
        hint = f"{own}; lập lại từ đầu thì đổi tên tệp ấy rồi chạy lại; hoặc {hint}"
    return RequestError(message, hint)


def _has_open_notes(path: Path) -> bool:
    """Whether a draft lies there with notes that a person has to look at."""
    from cchc.planfile import plan_files

    try:
        lines = plan_files.read(path).decode("utf-8", "replace").splitlines()
    except CchcError:
        return False
    return any(line.strip().startswith(f"# {LOOK}") for line in lines)


def has_no_task(path: Path) -> bool:
    """Whether a plan lies there that nobody has put a task into yet."""
    from cchc.planfile import document, plan_files

    try:
        return not document.parse(plan_files.read(path), path.name).plan.tasks
    except CchcError:
        return False
