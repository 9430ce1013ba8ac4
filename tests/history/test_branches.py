"""The audit trail across branches and merges: each commit against its own parents."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from cchc import changes
from cchc.history import entries, log, revisions
from cchc.history.blobs import BlobReader
from cchc.yamltext import parsing
from tests.support.repositories import START, Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_commits_of_one_second_come_newest_first(repository: Repository) -> None:
    """Their times don't tell; who is whose parent does."""
    moment = START + timedelta(hours=1)
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 1", task=1, at=moment)
    repository.record("progress: 2", task=1, at=moment)
    repository.git("switch", "-q", "main")
    repository.record("progress: 1", task=2, at=moment)
    repository.record("progress: 2", task=2, at=moment)
    repository.git("merge", "-q", "--no-edit", "khac")
    for task in ("task:1", "task:2"):
        told = [c.after for e in repository.entries() for c in e.changes if c.record == task and c.path]
        assert told == ["2", "1"]
    assert repository.entries()[-1].event == "created"


def test_a_merge_of_different_tasks_has_no_changes_of_its_own(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=1)
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=3)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert sorted(repository.changed_fields()) == [("task:1", "progress"), ("task:3", "progress")]


def test_only_what_a_merge_decides_itself_is_its_own(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(edited(edited(repository.text, 1, "progress: 10"), 2, "progress: 11"))
    repository.git("switch", "-q", "main")
    repository.commit(edited(repository.text, 1, "progress: 20"))
    repository.git("merge", "-q", "--no-edit", "khac", check=False)
    merged = repository.commit(edited(edited(small_plan(), 1, "progress: 30"), 2, "progress: 11"))
    newest = repository.entries()[0]
    assert newest.commit.id == merged
    assert newest.changes == (changes.Change("task:1", ("progress",), "20", "30"),)
    assert len(repository.changed_fields()) == 4


def test_notes_that_both_sides_added_are_told_once_each(repository: Repository) -> None:
    def noted(text: str, *notes: str) -> str:
        lines = "".join(f"      - text: {note}\n" for note in notes)
        return text.replace("Việc 1\n", f"Việc 1\n    notes:\n{lines}", 1)

    plain = repository.text
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(noted(plain, "bên kia"))
    repository.git("switch", "-q", "main")
    repository.commit(noted(plain, "bên ta"))
    repository.git("merge", "-q", "--no-edit", "khac", check=False)
    repository.commit(noted(plain, "bên ta", "bên kia"))
    assert repository.changed_fields() == [("task:1", "notes")] * 2


def interleaved(repository: Repository, branches: int, each: int) -> int:
    """Make changes on branches in turn, each on a task of its own, then merge all; count them."""
    random, count = Random(20), 0
    for _ in range(each):
        for branch in range(1, branches + 1):
            exists = f"b{branch}" in repository.git("branch", "--list", "--format=%(refname:short)").split()
            repository.git(
                "switch", "-q", *(() if exists else ("-c",)), f"b{branch}", *(() if exists else ("main",))
            )
            count += 1
            repository.record(f"progress: {count % 100}", task=branch)
    repository.git("switch", "-q", "main")
    for branch in random.sample(range(1, branches + 1), branches):
        repository.now += timedelta(minutes=1)
        repository.git("merge", "-q", "--no-edit", f"b{branch}")
    return count


def changes_in_log_order(repository: Repository) -> int:
    """Count as a plain reader of `git log` does: each version against the one listed below it."""
    plan_file = revisions.locate(repository.plan)
    commits = list(
        log.file_commits(
            plan_file, revisions.head(plan_file), log.paths(plan_file, revisions.head(plan_file))
        )
    )
    with BlobReader(plan_file.top) as blobs:
        read = [parsing.parse_plain((blobs.read(commit.after or "") or b"").decode()) for commit in commits]
    plain = [version for version in read if isinstance(version, dict)]
    return sum(len(changes.compare(old, new)) for new, old in pairwise(plain))


def test_a_hundred_and_twenty_changes_on_twenty_branches_are_as_many(tmp_path: Path) -> None:
    repository = Repository(tmp_path).start(small_plan(20))
    made = interleaved(repository, branches=20, each=6)
    assert made == 120
    assert len(repository.changed_fields()) == 120
    assert changes_in_log_order(repository) > 120, "the control: versions in the order of the log"


def test_a_change_made_in_a_merge_to_what_one_parent_lacks_is_told(repository: Repository) -> None:
    base = repository.text
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(small_plan(4).replace("Việc 2\n", "Việc 2\n    notes:\n      - text: bên kia\n"))
    repository.git("switch", "-q", "main")
    repository.commit(edited(base, 1, "progress: 5"))
    repository.git("merge", "-q", "--no-commit", "khac")
    merged = edited(repository.text, 4, "owner: Phòng KT")
    repository.commit(
        merged.replace("      - text: bên kia\n", "      - text: bên kia\n      - text: khi gộp\n")
    )
    newest = repository.entries()[0]
    assert sorted((c.record, c.path, c.after) for c in newest.changes) == [
        ("task:2", ("notes", 1), {"text": "khi gộp"}),
        ("task:4", ("owner",), "Phòng KT"),
    ]


def test_a_value_that_came_back_from_a_broken_version_is_compared_on_its_own_line(
    repository: Repository,
) -> None:
    """A branch whose work a merge threw away is no one's parent."""
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 99", task=1)
    repository.git("switch", "-q", "main")
    repository.record("progress: 10", task=1)
    repository.git("merge", "-q", "-s", "ours", "-m", "gộp", "khac")
    good = repository.text
    repository.commit(good + "x: [")
    repository.commit(edited(good, 3, "progress: 3"))
    assert [(c.record, c.after) for c in repository.entries()[0].changes] == [("task:3", "3")]


def test_a_branch_that_knows_the_old_name_is_merged_right(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=1)
    repository.git("switch", "-q", "main")
    repository.git("mv", "plans/2026.yaml", "plans/ke-hoach.yaml")
    repository.path = "plans/ke-hoach.yaml"
    repository.record("progress: 30", task=3)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert sorted(repository.changed_fields()) == [("task:1", "progress"), ("task:3", "progress")]


def test_the_control_a_reader_that_forgets_parents_is_caught(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit is compared with its own parents: with none, everything would be new each time."""
    repository.record("progress: 10", task=1)
    monkeypatch.setattr(entries._Versions, "load_before", lambda *_: [])  # noqa: SLF001
    assert repository.changed_fields() == []
    assert [entry.event for entry in repository.entries()] == ["created", "created"]


def test_a_merge_is_compared_with_what_stood_before_a_broken_version_of_its_second_parent(
    repository: Repository,
) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=2)
    repository.commit(repository.text + "x: [")
    repository.git("switch", "-q", "main")
    repository.record("progress: 30", task=3)
    merged = edited(repository.text, 2, "progress: 10")
    repository.git("merge", "-q", "--no-commit", "khac", check=False)
    repository.commit(merged)
    assert repository.changed_fields() == [("task:3", "progress"), ("task:2", "progress")]


def test_a_merge_finds_the_broken_version_of_a_branch_that_knows_the_oldest_of_three_paths(
    repository: Repository,
) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=2)
    repository.commit(repository.text + "x: [")
    repository.git("switch", "-q", "main")
    for path in ("plans/hai.yaml", "plans/ba.yaml"):
        repository.git("mv", repository.path, path)
        repository.path = path
        repository.commit(repository.text)
    repository.record("progress: 30", task=3)
    merged = edited(repository.text, 2, "progress: 10")
    repository.git("merge", "-q", "--no-commit", "khac", check=False)
    repository.commit(merged)
    assert repository.changed_fields() == [("task:3", "progress"), ("task:2", "progress")]


def test_a_merge_finds_the_broken_version_of_its_first_parent_under_the_oldest_of_three_paths(
    repository: Repository,
) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=2)
    repository.commit(repository.text + "x: [")
    repository.git("switch", "-q", "main")
    for path in ("plans/hai.yaml", "plans/ba.yaml"):
        repository.git("mv", repository.path, path)
        repository.path = path
        repository.commit(repository.text)
    repository.record("progress: 30", task=3)
    merged = edited(repository.text, 2, "progress: 10")
    repository.git("switch", "-q", "khac")
    repository.git("merge", "-q", "--no-commit", "main", check=False)
    repository.commit(merged)
    assert repository.git("rev-list", "--parents", "-1", "HEAD").count(" ") == 2
    assert repository.changed_fields() == [("task:3", "progress"), ("task:2", "progress")]
