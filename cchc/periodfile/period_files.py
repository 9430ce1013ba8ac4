"""Where the file of a reporting period lies: in `bao-cao/` beside the plan, named by the plan and the period.

Knows paths and bytes. Read next: `cchc.periodfile.document` (what stands in the file).
"""

from __future__ import annotations

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


def beside(plan: Path) -> Iterator[Path]:
    """Yield the files of all periods of a plan that are there, by their names."""
    start = f"{plan.stem}-"
    for path in sorted((plan.parent / FOLDER).glob(f"*{_SUFFIX}")):
        if path.name.startswith(start) and is_one(path):
            yield path


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
