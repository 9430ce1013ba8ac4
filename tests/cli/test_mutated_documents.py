"""Damaged and hostile files end `import` in time, with a sentence, and nothing is written.

More of it than tests try: `python -m tests.support.mutated_documents --files 500`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("resource", reason="limits of memory are the system's")

from tests.support import mutated_documents
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable

_QUICK = ("docx", "xlsx", "html", "md", "txt", "returned-csv")


def test_damaged_files_of_each_form_end_in_a_sentence() -> None:
    script = [sys.executable, "-m", "tests.support.mutated_documents", "--files", "4", "--forms", *_QUICK]
    ended = subprocess.run(script, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count("4 files, 0 wrong") == len(_QUICK)


def _raises(_line: list[str]) -> int:
    raise ValueError


def _writes(_line: list[str]) -> int:
    Path("nhap.yaml").write_text("plan:\n", encoding="utf-8")
    return 0


def _hangs(_line: list[str]) -> int:
    while time.process_time() < 60:
        pass
    return 0


def _waits(_line: list[str]) -> int:
    time.sleep(60)
    return 0


def _is_silent(_line: list[str]) -> int:
    return 1


def _takes_much(_line: list[str]) -> int:
    return len(b"x" * 600 * 1024 * 1024) % 2


def _fails(_line: list[str]) -> int:
    print("lỗi của chương trình", file=sys.stderr)  # noqa: T201
    return 70


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (_raises, "code 99"),
        (_writes, "something was written"),
        (_hangs, "takes more than"),
        (_waits, "takes more than"),
        (_is_silent, "without a sentence"),
        (_takes_much, "MiB"),
        (_fails, "code 70"),
    ],
)
def test_a_command_that_ends_otherwise_is_found_out(
    run: Callable[[list[str]], int], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if run in {_hangs, _waits}:
        monkeypatch.setattr(mutated_documents, "SECONDS", 1)
        monkeypatch.setattr(mutated_documents, "_PATIENCE", 3 if run is _hangs else 1)
    office = tmp_path / "office"
    office.mkdir()
    (office / "tep.md").write_text("# Kế hoạch\n", encoding="utf-8")
    before = mutated_documents.contents(office)
    ending = mutated_documents.try_file(office / "tep.md", ["--dry-run"], run)
    assert any(words in fault for fault in mutated_documents.faults(ending, office, before))
