"""Where the file of a reporting period lies: in `bao-cao/` beside the plan, named by the plan and the period.

Knows paths and bytes. Read next: `cchc.periodfile.document` (what stands in the file).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "bao-cao"
FIRST_KEY = "period"
_SUFFIX = ".yaml"
_HEAD = 1 << 16  # bytes in which the first key stands, comments above it included


def path_of(plan: Path, period: str) -> Path:
    """Return where the file of a period lies, there or not.

    >>> from pathlib import Path
    >>> path_of(Path("plans/2026.yaml"), "q3").as_posix()
    'plans/bao-cao/2026-q3.yaml'
    """
    return plan.parent / FOLDER / f"{plan.stem}-{period}{_SUFFIX}"


def has_folder(plan: Path) -> bool:
    """Whether there is a folder beside a plan where files of its periods may lie."""
    return (plan.parent / FOLDER).is_dir()


def is_meant(path: Path) -> bool:
    """Whether a file is a period's: it says so, or it is called as one of a plan beside its folder."""
    return is_one(path) or plan_of(path) is not None


def plan_of(path: Path) -> Path | None:
    """Return the plan that a file in the folder of periods is called after; None without such a plan."""
    stem = path.stem
    while path.parent.name.lower() == FOLDER and path.suffix == _SUFFIX and "-" in stem:
        stem = stem.rpartition("-")[0]
        for suffix in (_SUFFIX, ".yml"):
            plan = path.parent.parent / f"{stem}{suffix}"
            if plan.is_file():
                return plan
    return None


def misnamed(path: Path) -> list[Path]:
    """Return the files that people meant to have at a path, whose names differ in capitals or end in `.yml`.

    Where names are found whatever their capitals, such a file is at the path.
    """
    with suppress(OSError):  # a folder that can't be listed is told by who reads a file in it
        folders = [folder for folder in path.parents[1].iterdir() if folder.name.lower() == FOLDER]
        files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
        meant = [file for file in files if _plain(file.name) == _plain(path.name) and file.is_file()]
        return sorted(file for file in meant if not (path.exists() and file.samefile(path)))
    return []


def _plain(name: str) -> str:
    """Return a file's name in small letters, with the ending that a period's file has.

    >>> _plain("2026-Q3.YML")
    '2026-q3.yaml'
    """
    small = name.lower()
    return small.removesuffix(".yml") + _SUFFIX if small.endswith(".yml") else small


def beside(plan: Path) -> Iterator[Path]:
    """Yield the files of all periods of a plan that are there, by their names."""
    return filter(is_one, named_after(plan))


def named_after(plan: Path) -> Iterator[Path]:
    """Yield the files that are called as those of a plan's periods, whatever they say, by their names."""
    start = f"{plan.stem}-"
    yield from (
        path for path in sorted((plan.parent / FOLDER).glob(f"*{_SUFFIX}")) if path.name.startswith(start)
    )


def is_named_as_one(name: str) -> bool:
    """Whether a file's name ends as those of periods' files do."""
    return name.endswith(_SUFFIX)


def is_one(path: Path) -> bool:
    """Whether a file is a period's, by its folder and its first key; not where it can't be read."""
    if path.parent.name.lower() != FOLDER:
        return False
    try:
        with path.open("rb") as file:
            return is_period_file(file.read(_HEAD))
    except OSError:
        return False


def is_period_file(data: bytes) -> bool:
    r"""Whether bytes are a period's file, by the first line that isn't empty or a comment.

    >>> is_period_file(b"# Q3\n\nperiod: 1\n"), is_period_file(b"cchc: 1\nplan:\n")
    (True, False)
    """
    lines = (line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").splitlines())
    first = next((line for line in lines if line and not line.startswith((b"#", b"---"))), b"")
    return first.partition(b":")[0].strip(b"'\" ") == FIRST_KEY.encode()
