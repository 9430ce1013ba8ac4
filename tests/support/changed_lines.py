"""What an update changed in the plan's file, line by line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def plan(office: Path) -> str:
    """Return the text of the plan in an officer's folder."""
    return (office / "plans/2026.yaml").read_text("utf-8")


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines that an update removed and the lines that it added."""
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]
