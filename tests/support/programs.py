"""The command of this checkout as a program on the path, for programs that start it by its name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT


def path_with_cchc(folder: Path) -> str:
    """Put `cchc` into a folder and return a PATH that begins with it, or leave the test out on Windows."""
    if os.name == "nt":
        pytest.skip("the command is a shell script here")
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "cchc"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m cchc "$@"\n', "utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"
