"""Which file is the plan, and its bytes.

Knows paths, not what stands in the files.

Read next: `cchc.planfile.document` (from the bytes to the plan), `cchc.disk`.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from cchc import disk, typed_lines
from cchc.errors import RequestError, SurroundingsError, reason
from cchc.yamltext.decoding import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "plans"
SUFFIXES = (".yaml", ".yml")
_MISNAMED = r"(?i)[^.~].*\.ya?ml(?:~|\.\w+)"  # compiled when it is needed, which is seldom
_SHOWN = 3  # names of what lies in a folder without a plan
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")


def find(start: Path, year: int) -> Path:
    """Return the plan of a year, else the newest, in the nearest `plans/` upwards from a folder.

    A nearer one without a plan isn't passed over, nor the top of a repository: what lies above is of
    another office. Raises RequestError when there is none, or when two files could be meant,
    SurroundingsError when the folder can't be read.
    """
    for folder in (start, *start.parents):
        if disk.is_folder(folder / FOLDER):
            return _find_in(folder / FOLDER, year)
        if disk.is_anything(folder / ".git"):
            break
    message = f"không tìm thấy tệp kế hoạch: từ thư mục này trở lên không có thư mục `{FOLDER}/`"
    raise RequestError(message, _elsewhere_hint(year))


def plans_in(folder: Path) -> list[Path]:
    """Return the plan files of a folder by their names; none where it isn't there or can't be read."""
    return [path for path in _files(folder) if is_plan_name(path.name)]


def _find_in(folder: Path, year: int) -> Path:
    """Return the plan in a folder of plans; the error names what is there instead."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, error) from None
    if files := [path for path in found if is_plan_name(path.name)]:
        return _choose(files, year)
    names = [path.name for path in found[:_SHOWN]] + (["…"] if len(found) > _SHOWN else [])
    instead = f"chỉ có {', '.join(names)}" if names else "chưa có tệp nào"
    message = f"không tìm thấy tệp kế hoạch: trong {disk.display_path(folder)} {instead}"
    misnamed = filter(_is_misnamed, found)
    likely = min(misnamed, key=lambda path: (str(year) not in path.name, path.suffix != ".txt"), default=None)
    raise RequestError(message, _rename_hint(likely) if likely else _elsewhere_hint(year))


def _elsewhere_hint(year: int) -> str:
    return (
        f"chuyển vào thư mục của kế hoạch, hoặc chỉ rõ tệp: --plan {FOLDER}/{year}.yaml; "
        "chưa có kế hoạch nào thì lập từ tệp Word, Excel, PDF: cchc import TỆP, hoặc tạo mới: cchc init"
    )


def is_plan_name(name: str) -> bool:
    """Whether a file in a folder of plans is one by its name: not hidden, not what Office leaves beside it.

    Windows keeps capitals, and doesn't tell them apart.
    """
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))


def misnamed_beside(found: Path, year: int) -> str:
    """Return what to do about a plan of the year beside one of another year, found in its stead.

    It has another ending behind that of a plan. Empty when there is none.
    """
    if str(year) in found.stem:
        return ""
    wanted = (path for path in _files(found.parent) if str(year) in path.name and _is_misnamed(path))
    path = min(wanted, key=lambda path: path.suffix != ".txt", default=None)
    return _rename_hint(path) if path else ""


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_misnamed(path: Path) -> bool:
    """Whether a file got another ending behind that of a plan, as `2026.yaml.txt` does from Notepad."""
    return bool(re.fullmatch(_MISNAMED, path.name))


def _rename_hint(path: Path) -> str:
    right = path.with_name(re.sub(r"(?i)(\.ya?ml).*", r"\1", path.name))
    return f"đổi tên {typed_lines.quoted_path(path)} thành {typed_lines.quoted_path(right)}"


def of_year_beside(plan: Path, year: int) -> Path | None:
    """Return the plan of a year that lies beside another plan, by its name; None without one."""
    beside = (path for path in plans_in(plan.parent) if not disk.is_same_file(path, plan))
    return next((path for path in beside if year_of(path) == year), None)


def year_of(path: Path) -> int:
    """Return the year that a plan file has in its name, 0 when it has none."""
    found = _YEAR.search(path.stem)
    return int(found.group(1)) if found else 0


def _choose(files: list[Path], year: int) -> Path:
    by_year: dict[int, list[Path]] = {}
    for file in files:
        by_year.setdefault(year_of(file), []).append(file)
    chosen = year if year in by_year else max(by_year)
    wanted = by_year[chosen]
    if len(wanted) > 1:
        # A copy of an editor, of Windows or of OneDrive has more in its name than the year.
        likely = next((file for file in wanted if file.stem == str(chosen)), wanted[0])
        listed = ", ".join(disk.display_path(file) for file in wanted)
        raise RequestError(
            f"có nhiều tệp kế hoạch có thể dùng: {listed}",
            hint=f"chỉ rõ một tệp: --plan {typed_lines.quoted_path(likely)}",
        )
    return wanted[0]


def real_path(path: Path) -> Path:
    """Return the file that a path leads to, links followed.

    Raises RequestError when there is none, SurroundingsError when the way to it is barred.
    """
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        hint = _near_hint(path) or "xem lại --plan"
        if path.is_symlink() and path.exists():  # a pipe: /dev/stdin, or <(…) of a shell
            raise _not_regular(path) from None
        if path.is_symlink():
            raise RequestError(f"liên kết {path} dẫn đến một tệp không có", hint="xem lại liên kết") from None
        raise RequestError(f"không có tệp {disk.display_path(path)}", hint=hint) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable(path, error) from None


def _not_regular(path: Path) -> RequestError:
    hint = "chép nội dung vào một tệp .yaml"
    return RequestError(f"{disk.display_path(path)} không phải là tệp thường", hint)


def _near_hint(path: Path) -> str:
    """Return what to do about a missing file: one beside it has another ending, or it is a plan's year."""
    bare = path.name.lower()
    near = [file for file in _files(path.parent) if file.name.lower().startswith(path.stem.lower())]
    for file in near:
        if is_plan_name(file.name) and file.stem.lower() == path.stem.lower():
            return f"có phải là: --plan {typed_lines.quoted_path(file)}?"
    if len(path.parts) == 1 and (file := path.parent / FOLDER / f"{path.stem}.yaml").is_file():
        return f"có phải là: --plan {typed_lines.quoted_path(file)}?"
    for file in near:
        if _is_misnamed(file) and file.name.lower().startswith(bare):
            return _rename_hint(file)
    return ""


def _unreadable(path: Path, error: Exception) -> SurroundingsError:
    hint = "xem lại đường dẫn và quyền đọc, hoặc chép tệp về máy"
    why = "liên kết dẫn vòng tròn" if isinstance(error, RuntimeError) else "đường dẫn không hợp lệ"
    return SurroundingsError(
        f"không đọc được tệp {path}: {reason(error) if isinstance(error, OSError) else why}", hint
    )


def read(path: Path) -> bytes:
    """Return the bytes of a plan file, at most one more than a plan may have (`MAX_BYTES`).

    Raises RequestError when there is no such file, SurroundingsError when it can't be read.
    """
    real = real_path(path)
    try:
        mode = real.stat().st_mode
        if stat.S_ISDIR(mode):
            hint = f"chỉ rõ tệp, ví dụ: --plan {typed_lines.quoted_path(path / '2026.yaml')}"
            raise RequestError(f"{disk.display_path(path)} là thư mục, không phải tệp kế hoạch", hint)
        if not stat.S_ISREG(mode):
            raise _not_regular(path)
        with real.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
