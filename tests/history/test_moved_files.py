"""The audit trail of a plan whose file was renamed, copied, or away for a time."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.errors import RequestError
from cchc.history import versions
from tests.support.repositories import Repository, edited, june, picked, small_plan

if TYPE_CHECKING:
    from pathlib import Path

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # git's name for no file at all


def test_a_former_name_that_another_plan_took_is_the_other_ones(repository: Repository) -> None:
    """A plan goes by another name for a time, which next year's plan then gets."""
    repository.git("mv", "plans/2026.yaml", "plans/ke-hoach.yaml")
    repository.path = "plans/ke-hoach.yaml"
    repository.record("progress: 10", task=1)
    repository.git("mv", "plans/ke-hoach.yaml", "plans/2026.yaml")
    repository.path = "plans/2026.yaml"
    repository.commit(repository.text)
    (repository.folder / "plans/ke-hoach.yaml").write_text(small_plan().replace("Việc", "Việc mới"), "utf-8")
    repository.record("progress: 20", task=2)
    other = repository.folder / "plans/ke-hoach.yaml"
    other.write_text(edited(other.read_text("utf-8"), 3, "progress: 77"), "utf-8")
    repository.record("progress: 21", task=2)
    assert repository.changed_fields() == [
        ("task:2", "progress"),
        ("task:2", "progress"),
        ("task:1", "progress"),
    ]


def test_since_a_day_nothing_is_told_twice_after_a_move(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.git("switch", "-q", "main")
    repository.git("mv", "plans/2026.yaml", "plans/moi.yaml")
    repository.path = "plans/moi.yaml"
    repository.commit(repository.text, at=june(1, 8))
    repository.git("switch", "-q", "khac")
    repository.path = "plans/2026.yaml"
    repository.record("progress: 10", task=1, at=june(10, 8))
    repository.git("switch", "-q", "main")
    repository.path = "plans/moi.yaml"
    repository.record("progress: 50", task=3, at=june(11, 8))
    repository.now = june(12, 8)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert picked(repository, since=date(2026, 6, 5)) == ["task:3", "task:1"]


def test_a_path_that_was_a_folder_once_is_no_obstacle(tmp_path: Path) -> None:
    repository = Repository(tmp_path).start(small_plan())
    repository.git("rm", "-q", "plans/2026.yaml")
    (tmp_path / "plans/2026.yaml").mkdir(parents=True)
    (tmp_path / "plans/2026.yaml/x").write_text("x")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "thư mục")
    repository.git("rm", "-rq", "plans/2026.yaml")
    repository.commit(small_plan())
    assert [entry.event for entry in repository.entries()] == ["created", "removed", "created"]


@pytest.mark.skipif(sys.platform != "linux", reason="nơi khác tên tệp phải là chữ Unicode")
def test_a_file_name_that_is_not_unicode_is_read(repository: Repository) -> None:
    name = os.fsdecode(b"plans/k\xe9.yaml")
    repository.git("mv", "plans/2026.yaml", name)
    repository.path = name
    repository.record("progress: 1", task=1)
    assert repository.changed_fields() == [("task:1", "progress")]


def test_a_renamed_file_keeps_its_history(repository: Repository) -> None:
    repository.record("progress: 10", task=1)
    (repository.folder / "kế hoạch").mkdir()
    repository.git("mv", "plans/2026.yaml", "kế hoạch/năm 2026.yaml")
    repository.path = "kế hoạch/năm 2026.yaml"
    repository.commit(repository.text)
    repository.record("progress: 20", task=2)
    repository.git("mv", "kế hoạch/năm 2026.yaml", "2026.yaml")
    repository.path = "2026.yaml"
    repository.record("progress: 30", task=3)
    assert repository.changed_fields() == [
        ("task:3", "progress"),
        ("task:2", "progress"),
        ("task:1", "progress"),
    ]
    assert repository.entries()[-1].event == "created"


def test_a_plan_copied_for_the_next_year_begins_anew(repository: Repository) -> None:
    old = repository.text
    repository.record("progress: 10", task=1)
    repository.path = "plans/2027.yaml"
    repository.commit(old.replace("2026", "2027"))
    assert [entry.event for entry in repository.entries()] == ["created"]


def test_a_plan_that_was_away_for_a_time_says_so(repository: Repository) -> None:
    text = repository.text
    repository.git("rm", "-q", "plans/2026.yaml")
    repository.git("commit", "-qm", "Xóa")
    repository.commit(text)
    assert [entry.event for entry in repository.entries()] == ["created", "removed", "created"]


def test_a_file_moved_together_with_others_keeps_its_own_history(repository: Repository) -> None:
    other = small_plan().replace("Việc", "Tin").replace("xã Vĩnh Thông", "xã khác")
    (repository.folder / "plans/a.yaml").write_text(other, "utf-8")
    repository.record("progress: 10", task=1)
    repository.git("mv", "plans/a.yaml", "a.yaml")
    repository.git("mv", "plans/2026.yaml", "z.yaml")
    repository.path = "z.yaml"
    repository.record("progress: 20", task=2)
    assert repository.changed_fields() == [("task:2", "progress"), ("task:1", "progress")]


def test_a_plan_made_anew_is_not_compared_with_another_at_its_former_path(repository: Repository) -> None:
    repository.git("mv", "plans/2026.yaml", "plans/ke-hoach.yaml")
    repository.path = "plans/ke-hoach.yaml"
    repository.commit(repository.text)
    repository.git("rm", "-q", "plans/ke-hoach.yaml")
    (repository.folder / "plans").mkdir(exist_ok=True)
    (repository.folder / "plans/2026.yaml").write_text(small_plan().replace("Việc", "Tin"), "utf-8")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "Kế hoạch khác")
    repository.commit(small_plan())
    assert [entry.event for entry in repository.entries()] == ["created", "removed", "created"]


def test_an_old_version_is_read_under_whichever_path_it_had(repository: Repository) -> None:
    before_plan = repository.git("commit-tree", "-m", "trống", EMPTY_TREE).strip()
    first, text = repository.head(), repository.text
    for path in ("plans/hai.yaml", "plans/ba.yaml"):
        repository.git("mv", repository.path, path)
        repository.path = path
        repository.commit(repository.text)
    assert versions.read_version(repository.plan, first)[0].decode() == text
    with pytest.raises(RequestError, match="không có tệp"):
        versions.read_version(repository.plan, before_plan)
