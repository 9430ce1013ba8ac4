"""Command lines that people are told to type: quoted so that each shell takes every word as it was meant.

Read next: `cchc.disk` (paths as messages show them).
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cchc import disk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def line(words: Iterable[str]) -> str:
    """Return a command line of words, of which options stay as they are.

    >>> line(["cchc list", "--owner", "Phòng VHXH", "--search", "a&b"])
    'cchc list --owner "Phòng VHXH" --search "a&b"'
    """
    command, *rest = words
    return " ".join([command, *(word if re.fullmatch(r"--?[\w-]+", word) else quoted(word) for word in rest)])


def quoted_path(path: Path) -> str:
    """Return the short form of a path, quoted when it must be."""
    return quoted(disk.display_path(path))


def quoted(shown: str) -> str:
    """Return a word, quoted when it must be.

    >>> quoted("plans/2026.yaml"), quoted("Bí thư"), quoted("")
    ('plans/2026.yaml', '"Bí thư"', '""')
    """
    if re.fullmatch(r"[\w./:@%+=,-]+", shown) and not shown.startswith("-"):
        return shown
    if not set(shown) & set('"$`\\!'):
        return f'"{shown}"'  # what every shell reads alike
    if os.name == "nt":
        return f'"{shown}"'
    return "'" + shown.replace("'", "'\"'\"'") + "'"
