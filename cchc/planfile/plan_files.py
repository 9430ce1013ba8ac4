"""Plan files on the disk: which file is meant, and its bytes.

Knows paths, not what stands in the files. Whoever wants a plan passes the bytes on to
`cchc.planfile.document`.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from cchc.errors import RequestError, SurroundingsError, reason
from cchc.yamltext.decoding import MAX_BYTES

FOLDER = "plans"
SUFFIXES = (".yaml", ".yml")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")


def find(start: Path, year: int) -> Path:
    """Find the plan of a year, else the newest, in the nearest `plans/` upwards from a folder.

    Raises RequestError when there is none, or when two files could be meant.
    """
    for folder in (start, *start.parents):
        files = _plan_files(folder / FOLDER)
        if files:
            return _choose(files, year)
    raise RequestError(
        f"không tìm thấy tệp kế hoạch: từ thư mục này trở lên không có `{FOLDER}/` chứa tệp .yaml",
        hint=f"chuyển vào thư mục của kế hoạch, hoặc chỉ rõ tệp: --plan {FOLDER}/{year}.yaml",
    )


def _plan_files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))
    except OSError:
        return []


def _choose(files: list[Path], year: int) -> Path:
    by_year: dict[int, list[Path]] = {}
    for file in files:
        found = _YEAR.search(file.stem)
        by_year.setdefault(int(found.group(1)) if found else 0, []).append(file)
    wanted = by_year.get(year) or by_year[max(by_year)]
    if len(wanted) > 1:
        listed = ", ".join(display_path(file) for file in wanted)
        raise RequestError(
            f"có nhiều tệp kế hoạch có thể dùng: {listed}",
            hint=f"chỉ rõ một tệp: --plan {display_path(wanted[0])}",
        )
    return wanted[0]


def display_path(path: Path) -> str:
    """Give the short form of a path for messages: from here when it lies below, with `/`."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return str(path)


def real_path(path: Path) -> Path:
    """Give the file that a path leads to, links followed.

    Raises RequestError when there is none, SurroundingsError when the way to it is barred.
    """
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        hint = "xem lại --plan, hoặc biến môi trường CCHC_PLAN"
        if path.is_symlink():
            raise RequestError(f"liên kết {path} dẫn đến một tệp không có", hint="xem lại liên kết") from None
        raise RequestError(f"không có tệp {display_path(path)}", hint=hint) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> SurroundingsError:
    hint = "xem lại đường dẫn và quyền đọc, hoặc chép tệp về máy"
    why = "liên kết dẫn vòng tròn" if isinstance(error, RuntimeError) else "đường dẫn không hợp lệ"
    return SurroundingsError(
        f"không đọc được tệp {path}: {reason(error) if isinstance(error, OSError) else why}", hint
    )


def read(path: Path) -> bytes:
    """Read a plan file, at most a byte more than a plan may have.

    Raises RequestError when there is no such file, SurroundingsError when it can't be read.
    """
    real = real_path(path)
    try:
        mode = real.stat().st_mode
        if stat.S_ISDIR(mode):
            hint = f"chỉ rõ tệp, ví dụ: --plan {display_path(path)}/2026.yaml"
            raise RequestError(f"{display_path(path)} là thư mục, không phải tệp kế hoạch", hint)
        if not stat.S_ISREG(mode):
            hint = "chép nội dung vào một tệp .yaml"
            raise RequestError(f"{display_path(path)} không phải là tệp thường", hint)
        with real.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, links included."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Tell whether a folder lies there; what can't be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def write_atomic(path: Path, data: bytes) -> None:
    """Write a whole file that the tool makes, such as a report: all of it or nothing.

    Raises SurroundingsError when it can't be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.exists() and not path.is_file():
            message = f"{display_path(path)} không phải là tệp thường"
            raise SurroundingsError(message, hint="chọn tên khác sau -o; in ra màn hình bằng -o -")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise SurroundingsError(
            f"không ghi được {display_path(path)}: {reason(error)}",
            hint="xem lại quyền ghi và chỗ trống, đóng tệp nếu đang mở, hoặc chọn nơi khác bằng -o",
        ) from None
