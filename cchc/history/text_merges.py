"""Three texts merged line by line by git, which knows no plans.

Read next: `cchc.history.git` (how it is run), `cchc.history.resolving` (who merges plans).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.history import git

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_CONFLICTS = 127  # that `git merge-file` counts by its exit code; more is an error


def merge_lines(ours: bytes, base: bytes, theirs: bytes, favour: str) -> bytes:
    """Merge three texts line by line, `--ours` or `--theirs` where both sides changed the same lines."""
    return _merge_file((ours, base, theirs), favour)


def merge_with_marks(ours: bytes, base: bytes, theirs: bytes, labels: Sequence[str]) -> tuple[bytes, bool]:
    """Merge three texts line by line; whether marks say where both sides changed the same lines.

    `labels` are what the marks call ours, base and theirs.
    """
    merged = _merge_file((ours, base, theirs), *(part for label in labels for part in ("-L", label)))
    mark = f"<<<<<<< {labels[0]}".encode()
    return merged, any(line.startswith(mark) for line in merged.splitlines())


def _merge_file(texts: Sequence[bytes], *options: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, texts, strict=True):
            file.write_bytes(data)
        arguments = ("merge-file", "--stdout", "--quiet", *options, *map(str, files))
        return git.ask(Path(folder), *arguments, most=_MAX_CONFLICTS)
