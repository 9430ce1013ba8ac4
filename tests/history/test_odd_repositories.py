"""The audit trail of repositories that are forged, set up oddly, shallow or damaged."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from cchc.history import revisions
from cchc.history.git import GitError
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_repository_with_longer_hashes_is_read(tmp_path: Path) -> None:
    repository = Repository(tmp_path, format="sha256").start(small_plan())
    assert len(repository.record("status: in_progress", task=1)) == 64
    repository.git("rm", "-q", "plans/2026.yaml")
    repository.git("commit", "-qm", "Xóa")
    repository.commit(small_plan())
    assert [entry.event for entry in repository.entries()] == ["created", "removed", "edited", "created"]


@pytest.mark.parametrize("seconds", ["99999999999999", "253402300799", str(2**63), "-1"])
def test_a_time_that_no_calendar_has_stops_nothing(repository: Repository, seconds: str) -> None:
    repository.plan.write_text(edited(repository.text, 1, "progress: 10"), "utf-8")
    repository.git("add", "-A")
    tree, parent = repository.git("write-tree").strip(), repository.head()
    forged = f"tree {tree}\nparent {parent}\nauthor A <a@b> {seconds} +0700\ncommitter A <a@b> 1767700000 +0700\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repository.folder,
        input=forged.encode(),
        capture_output=True,
        check=True,
    )
    repository.git("update-ref", "HEAD", made.stdout.decode().strip())
    assert repository.changed_fields() == [("task:1", "progress")]


def test_settings_that_hide_or_order_what_git_tells_change_nothing(repository: Repository) -> None:
    repository.record("progress: 1", task=1)
    true = [(entry.commit.id, entry.event) for entry in repository.entries()]
    order = repository.folder / "thứ tự"
    for key, value in (
        ("log.showRoot", "false"),
        ("diff.orderFile", str(order)),
        ("diff.renames", "copies"),
        ("core.abbrev", "5"),
        ("log.date", "raw"),
        ("diff.noprefix", "true"),
        ("core.quotePath", "true"),
    ):
        repository.git("config", key, value)
    assert [(entry.commit.id, entry.event) for entry in repository.entries()] == true


def test_a_grafted_history_is_not_believed(repository: Repository) -> None:
    for number in (1, 2, 3):
        repository.record(f"progress: {number}", task=1)
    (repository.folder / ".git/info").mkdir(exist_ok=True)
    head, root = repository.head(), repository.git("rev-list", "--max-parents=0", "HEAD").strip()
    (repository.folder / ".git/info/grafts").write_text(f"{head} {root}\n")
    assert len(repository.git("rev-list", "HEAD").split()) == 2, "the control: plain git believes it"
    assert len(repository.changed_fields()) == 3


def test_a_shallow_clone_says_where_its_history_begins(repository: Repository, tmp_path: Path) -> None:
    for number in (10, 20, 30):
        repository.record(f"progress: {number}", task=1)
    clone = tmp_path / "nong"
    address = repository.folder.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "2", address, str(clone)], check=True)
    shallow = Repository(clone)
    assert [entry.event for entry in shallow.entries()] == ["edited", "cut_off"]
    assert shallow.changed_fields() == [("task:1", "progress")]


def test_contents_that_are_damaged_are_not_taken_for_shorter_ones(repository: Repository) -> None:
    damaged = repository.record("progress: 10", task=1)
    blob = repository.git("rev-parse", f"{damaged}:plans/2026.yaml").strip()
    repository.record("progress: 20", task=1)
    file = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-60])
    newest, second, _ = repository.entries()
    assert second.event == "unreadable"
    assert [(change.path, change.after) for change in newest.changes] == [(("progress",), "20")]


def test_a_version_whose_contents_are_lost_is_one_that_cannot_be_read(repository: Repository) -> None:
    lost = repository.record("progress: 10", task=1)
    blob = repository.git("rev-parse", f"{lost}:plans/2026.yaml").strip()
    repository.record("progress: 20", task=1)
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    newest, second, _ = repository.entries()
    assert second.event == "unreadable"
    assert second.reason == "kho lịch sử thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng"
    assert [change.after for change in newest.changes] == ["20"]


def test_a_repository_whose_work_tree_is_said_to_be_elsewhere_is_refused(
    repository: Repository, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    repository.git("config", "core.worktree", str(elsewhere))
    with pytest.raises(GitError, match=r"core\.worktree"):
        revisions.locate(repository.plan)


@pytest.mark.parametrize("seconds", ["99999999999999", "253402300799", "", "x", "0"])
def test_a_time_that_no_calendar_has_is_the_start_of_1970(seconds: str) -> None:
    moment = revisions.parse_commit(["a" * 40, "A", "a@b.vn", seconds, "Lời ghi"]).moment
    assert moment.isoformat() == "1970-01-01T07:00:00+07:00"
