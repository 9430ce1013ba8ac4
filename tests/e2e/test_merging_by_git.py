"""Two branches that update a plan, merged by plain git: no conflict unless both touch one field."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN

ENV = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
ADD = ("add", "Việc mới", "--area", "chi-dao", "--owner", "vhxh", "--due", "Quý IV/2026")


def git(office: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=office, capture_output=True, check=check)


def cchc(office: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cchc", *arguments]
    return subprocess.run(command, cwd=office, env=ENV, capture_output=True, check=False)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "Cán bộ")
    git(tmp_path, "config", "user.email", "canbo@example.vn")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Kế hoạch")
    return tmp_path


def merged(office: Path, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Update on two branches and merge them; return whether git needed no help."""
    git(office, "switch", "-q", "-c", "khac")
    assert cchc(office, *theirs, "--commit").returncode == 0
    git(office, "switch", "-q", "main")
    assert cchc(office, *ours, "--commit").returncode == 0
    return git(office, "merge", "-q", "--no-edit", "khac", check=False).returncode == 0


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("start", "4"), ("done", "17", "--document", "1/BC")),
        (("start", "4"), ("start", "5")),
        (("done", "4", "--document", "1/BC"), ("done", "5", "--document", "2/BC")),
        (ADD, ("start", "20")),
        (ADD, ("done", "20", "--document", "1/BC", "--date", "1/6/2026")),
        (("update", "20", "--note", "đã họp"), ADD),
        (("remove", "9", "--force"), ("start", "12")),
    ],
    ids=["apart", "adjacent", "both-done", "append-start", "append-done", "note-append", "remove-other"],
)
def test_updates_of_different_tasks_merge_by_themselves(
    office: Path, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    assert merged(office, ours, theirs)
    assert cchc(office, "check", "--ignore", "6ro").returncode == 0


def test_the_same_field_twice_is_a_conflict_that_is_reported_with_its_line(office: Path) -> None:
    assert not merged(office, ("update", "4", "--progress", "10"), ("update", "4", "--progress", "20"))
    answer = cchc(office, "list")
    assert answer.returncode == 1
    text = (office / "plans/2026.yaml").read_text("utf-8").splitlines()
    line = next(number for number, said in enumerate(text, start=1) if said.startswith("<<<<<<<"))
    assert answer.stderr.decode().startswith(
        f"plans/2026.yaml:{line}:1: tệp còn chỗ hai bên sửa khác nhau, chưa gộp"
    )
    assert cchc(office, "start", "5").returncode == 1, "nothing is updated in a plan that can't be read"


def test_a_file_whose_last_lines_change_does_conflict_on_appending(office: Path) -> None:
    """The control: status at the end of a task, as many ledgers have it, makes git give up."""
    path = office / "plans/2026.yaml"
    text = path.read_text("utf-8")
    head, last = text.split("  - id: 20\n")
    last = last.replace("    status: not_started\n", "") + "    status: not_started\n"
    path.write_text(f"{head}  - id: 20\n{last}", "utf-8")
    git(office, "commit", "-qam", "Trạng thái ở cuối")
    assert not merged(office, ADD, ("start", "20"))
