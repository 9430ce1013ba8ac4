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

TASK = "NV"
# What stands in a line for something that nobody typed; no command that writes takes one for a value.
PLACEHOLDERS = frozenset(
    (
        *(TASK, "SỐ-VĂN-BẢN", "NGÀY", "THỜI-HẠN", "SỐ-PHẦN-TRĂM", "NỘI-DUNG", "TÊN-CƠ-QUAN", "LĨNH-VỰC"),
        *("SỐ-LƯỢNG ĐƠN-VỊ", "SỐ", "SỐ PHẦN TRĂM", "VĂN-BẢN", "TÊN", "TÊN-KHÁC", "NĂM", "…"),
    )
)


def line(words: Iterable[str]) -> str:
    """Return a command line of words; options stay as they are, their values behind `=` are quoted.

    >>> line(["cchc list", "--owner", "Phòng VHXH", "--search=a&b", "-o", "-"])
    'cchc list --owner "Phòng VHXH" --search="a&b" -o -'
    """
    command, *rest = words
    return " ".join([command, *map(_as_typed, rest)])


def _as_typed(word: str) -> str:
    option = re.fullmatch(r"(-[\w-]*)(?:(=)(.*))?", word, re.DOTALL)
    if option is None:
        return quoted(word)
    name, equals, value = option.groups(default="")
    return f"{name}{equals}{quoted(value) if equals else ''}"


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
