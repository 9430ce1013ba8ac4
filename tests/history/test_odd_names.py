"""Plans whose names, or whose folders', have line breaks, quotes, dashes, marks of git's or control characters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")

NAMES = (
    "plans/2026\nhai.yaml",
    "plans/\n2026.yaml",
    "2026.yaml\n.yaml",
    "kế hoạch\nxã/2026.yaml",
    "kế hoạch \n/2026.yaml",
    'plans/2026 "x".yaml',
    "plans/2026'.yaml",
    "plans/-2026.yaml",
    "plans/20\\26.yaml",
    "plans/2026\x01\x1b[31m\t\r.yaml",
    "plans/:2026.yaml",
    "plans/*2026?[a].yaml",
    "plans/ 2026.yaml",
    "plans/2026\u2028\x85.yaml",
    "plans/2026\udcff.yaml",
    "plans/HEAD:x.yaml",
)


@pytest.fixture(params=NAMES)
def odd(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "kho", path=request.param).start(small_plan())
    made.record("progress: 10", task=1)
    monkeypatch.chdir(made.folder)
    return made


def test_every_command_that_asks_git_works_whatever_the_plan_is_called(
    odd: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    def out(*line: str) -> str:
        assert app.run([*line, "--plan", odd.path]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    assert out("update", "2", "--lead", "Chủ tịch", "--commit") == "2 · lãnh đạo phụ trách: Chủ tịch\n"
    assert odd.git("status", "--porcelain") == ""
    assert out("history").count("\n") == 3
    assert out("diff", "HEAD~2").count("\n") == 2
    assert '"lead": "Chủ tịch"' in out("show", "2", "--rev", "HEAD", "--format", "json")
    assert '"lead": "Chủ tịch"' not in out("show", "2", "--rev", "HEAD~1", "--format", "json")
    assert "tiến độ" in out("show", "1")
    assert "tiến độ: 10%" in out("history", "1")
    assert "Thay đổi" in out("report", "--format", "md", "-o", "-")


def test_a_plan_is_committed_and_a_change_taken_back_whatever_it_is_called(
    odd: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    odd.plan.write_bytes(edited(odd.text, 3, "lead: Bí thư").encode())
    before = odd.text
    for line in (["save"], ["update", "2", "--lead", "Chủ tịch"], ["save"], ["undo", "--yes"]):
        assert app.run([*line, "--plan", odd.path]) == 0, capsys.readouterr().err
        capsys.readouterr()
    assert odd.text == before
    assert odd.git("status", "--porcelain") == ""
    assert odd.git("log", "-3", "--format=%s").splitlines() == [
        "NV 2: lãnh đạo phụ trách bỏ Chủ tịch",
        "NV 2: lãnh đạo phụ trách Chủ tịch",
        "NV 3: lãnh đạo phụ trách Bí thư",
    ]


def test_a_conflict_is_resolved_whatever_the_plan_is_called(
    odd: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    odd.git("checkout", "-qb", "khác", "HEAD~1")
    odd.record("progress: 30", task=1)
    odd.git("merge", "main", check=False)
    assert app.run(["resolve", "--take", "theirs", "--plan", odd.path]) == 0, capsys.readouterr().err
    assert odd.text == edited(small_plan(), 1, "progress: 10")


def test_a_move_away_from_an_odd_name_is_followed(odd: Repository) -> None:
    odd.git("mv", "--", odd.path, "2027.yaml")
    odd.git("commit", "-qm", "Đổi tên")
    moved = Repository(odd.folder, path="2027.yaml", now=odd.now)
    moved.record("progress: 50", task=1)
    assert [change.after for entry in moved.entries()[:2] for change in entry.changes] == ["50", "10"]


def test_a_repository_in_a_folder_with_a_line_break_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path / "kho\ncủa xã\n").start(small_plan())
    made.record("progress: 10", task=1)
    assert made.changed_fields() == [("task:1", "progress")]
    monkeypatch.chdir(made.folder)
    assert app.run(["update", "2", "--progress", "20", "--commit"]) == 0
