"""The audit trail, on repositories that real git made: every change once, and nothing that is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from repositories import START, Repository, edited, small_plan

from cchc import changes, periods, trail
from cchc.history import entries, log, revisions
from cchc.history.blobs import BlobReader
from cchc.plan import Owner
from cchc.yamltext import parsing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "xã Vĩnh Thông").start(small_plan())


# What is a change


def test_each_commit_tells_what_it_changed_newest_first(repository: Repository) -> None:
    repository.record("status: in_progress", task=1)
    last = repository.record("progress: 40", task=2, author="Nguyễn Văn A")
    newest, older, first = repository.entries()
    assert newest.commit.id == last
    assert (newest.commit.author, newest.commit.email) == ("Nguyễn Văn A", "12@example.vn")
    assert newest.commit.moment == START + timedelta(minutes=3)
    assert newest.changes == (changes.Change("task:2", ("progress",), None, "40"),)
    assert older.changes == (changes.Change("task:1", ("status",), "not_started", "in_progress"),)
    assert first.event == "created"
    assert [change.record for change in first.changes if change.record.startswith("task")] == [
        "task:1",
        "task:2",
        "task:3",
    ]


def test_several_fields_and_records_in_one_commit_are_a_change_each(repository: Repository) -> None:
    text = edited(edited(repository.text, 1, "status: done"), 1, "done_on: 2026-06-30")
    repository.commit(edited(text, 3, "due: Quý III/2026").replace("short: Phòng KT", "short: Phòng Kinh tế"))
    assert sorted(repository.told()) == [
        ("owner:kt", "short"),
        ("task:1", "done_on"),
        ("task:1", "status"),
        ("task:3", "due"),
    ]


def test_tasks_that_come_and_go_are_told_whole(repository: Repository) -> None:
    repository.commit(small_plan(4))
    repository.commit(small_plan(2))
    newest, older, _ = repository.entries()
    assert [(c.record, c.after) for c in newest.changes] == [("task:3", None), ("task:4", None)]
    assert [(c.record, c.before) for c in older.changes] == [("task:4", None)]


REFORMATTED = {
    "moved tasks": lambda text: re.sub(
        r"(  - id: 1\n.*?\n)(\n  - id: 2\n.*?)(\n  - id: 3\n.*)", r"\3\2\n\1", text, flags=re.DOTALL
    ),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "quotes": lambda text: text.replace("title: Việc 1", 'title: "Việc 1"').replace(
        "Quý IV/2026", "'Quý IV/2026'"
    ),
    "folding": lambda text: text.replace("title: Việc 2", "title: >-\n      Việc\n      2"),
    "comments and blank lines": lambda text: text.replace("tasks:\n", "# danh mục\n\ntasks:\n\n"),
    "deeper lists": lambda text: re.sub(r"^(  .*)$", r"  \1", text, flags=re.MULTILINE),
    "brackets": lambda text: text.replace(
        "  - id: the-che\n    title: Cải cách thể chế", "  - {id: the-che, title: Cải cách thể chế}"
    ),
    "another way to write a date": lambda text: text.replace("date: 2026-01-02", "date: 02/01/2026"),
    "empty fields": lambda text: text.replace("    area: the-che", "    lead:\n    area: the-che"),
    "letters taken apart": lambda text: text.replace("Việc", unicodedata.normalize("NFD", "Việc")),
}


@pytest.mark.parametrize("how", REFORMATTED)
def test_a_file_that_only_looks_different_has_no_change(repository: Repository, how: str) -> None:
    before = repository.text
    after = REFORMATTED[how](before)
    assert after != before
    repository.commit(after)
    repository.record("progress: 10", task=2) if how not in {"CRLF", "deeper lists"} else None
    assert repository.told() == ([("task:2", "progress")] if how not in {"CRLF", "deeper lists"} else [])


def test_two_styles_in_turn_have_no_changes_but_real_ones(repository: Repository) -> None:
    repository.commit(repository.text.replace("\n", "\r\n"))
    repository.commit(repository.text.replace("\r\n", "\n"))
    repository.commit(edited(repository.text, 2, "progress: 5").replace("\n", "\r\n"))
    assert repository.told() == [("task:2", "progress")]


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


# What can't be read


def test_a_version_that_cannot_be_read_is_one_line_and_no_stop(repository: Repository) -> None:
    repository.record("progress: 10", task=1)
    good = repository.text
    broken = repository.commit(good.replace("title: Việc 2", 'title: "Việc 2'))
    still = repository.commit(good.replace("title: Việc 2", "title: [Việc 2"))
    repository.commit(edited(good, 1, "progress: 20"))
    mended, second, first, before, _ = repository.entries()
    assert [(e.event, e.commit.id) for e in (second, first)] == [
        ("unreadable", still),
        ("unreadable", broken),
    ]
    assert first.reason.startswith("dòng 33, dấu ngoặc kép")
    assert mended.changes == (changes.Change("task:1", ("progress",), "10", "20"),), (
        "against the last readable"
    )
    assert before.event == "edited"


@pytest.mark.parametrize("data", [b"", b"# tr\xe1\xbb\x91ng\n", b"\xff\xfe\x00", b"- a\n", b"x" * 100])
def test_what_is_no_plan_is_a_version_that_cannot_be_read(repository: Repository, data: bytes) -> None:
    text = repository.text
    repository.commit(data)
    repository.commit(text)
    assert [entry.event for entry in repository.entries()] == ["unreadable", "created"]


def test_a_conflict_that_was_committed_is_told_as_such(repository: Repository) -> None:
    repository.commit(repository.text.replace("tasks:\n", "<<<<<<< HEAD\n=======\n>>>>>>> khac\ntasks:\n"))
    assert repository.entries()[0].reason == "dòng 23, tệp còn dấu xung đột của git"


# Branches


def test_a_merge_of_different_tasks_has_no_changes_of_its_own(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=1)
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=3)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert sorted(repository.told()) == [("task:1", "progress"), ("task:3", "progress")]


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
    assert len(repository.told()) == 4


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
    assert repository.told() == [("task:1", "notes")] * 2


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
    assert len(repository.told()) == 120
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


# Names


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
    assert repository.told() == [("task:2", "progress"), ("task:2", "progress"), ("task:1", "progress")]


def test_since_a_day_nothing_is_told_twice_after_a_move(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.git("switch", "-q", "main")
    repository.git("mv", "plans/2026.yaml", "plans/moi.yaml")
    repository.path = "plans/moi.yaml"
    repository.commit(repository.text, at=at(1, 8))
    repository.git("switch", "-q", "khac")
    repository.path = "plans/2026.yaml"
    repository.record("progress: 10", task=1, at=at(10, 8))
    repository.git("switch", "-q", "main")
    repository.path = "plans/moi.yaml"
    repository.record("progress: 50", task=3, at=at(11, 8))
    repository.now = at(12, 8)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert picked(repository, since=date(2026, 6, 5)) == ["task:3", "task:1"]


def test_a_clock_that_went_wrong_hides_nothing(repository: Repository) -> None:
    repository.record("progress: 10", task=1, at=at(10, 8))
    repository.record("progress: 20", task=2, at=datetime(2025, 1, 1, tzinfo=periods.VIETNAM))
    assert picked(repository, since=date(2026, 6, 1)) == ["task:1"]


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
    assert repository.told() == [("task:1", "progress")]


# Odd repositories


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
    assert repository.told() == [("task:1", "progress")]


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
    assert len(repository.told()) == 3


def test_numbers_with_a_zero_before_them_are_the_same_tasks(repository: Repository) -> None:
    repository.commit(repository.text.replace("- id: 1\n", "- id: 01\n"))
    assert repository.told() == []
    repository.record("progress: 5", task="01")
    assert repository.told() == [("task:1", "progress")]


def test_an_item_taken_from_the_middle_of_a_list_is_one_change(repository: Repository) -> None:
    notes = "".join(f"      - text: {letter}\n" for letter in "ABC")
    repository.commit(repository.text.replace("Việc 1\n", f"Việc 1\n    notes:\n{notes}", 1))
    repository.commit(repository.text.replace("      - text: A\n", ""))
    repository.commit(repository.text.replace("      - text: B\n", "      - text: mới\n      - text: B\n"))
    newest, older, *_ = repository.entries()
    assert [(c.path, c.before, c.after) for c in newest.changes] == [(("notes", 0), None, {"text": "mới"})]
    assert [(c.path, c.before, c.after) for c in older.changes] == [(("notes", 0), {"text": "A"}, None)]


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
    assert repository.told() == [("task:3", "progress"), ("task:2", "progress"), ("task:1", "progress")]
    assert repository.entries()[-1].event == "created"


def test_a_branch_that_knows_the_old_name_is_merged_right(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 10", task=1)
    repository.git("switch", "-q", "main")
    repository.git("mv", "plans/2026.yaml", "plans/ke-hoach.yaml")
    repository.path = "plans/ke-hoach.yaml"
    repository.record("progress: 30", task=3)
    repository.git("merge", "-q", "--no-edit", "khac")
    assert sorted(repository.told()) == [("task:1", "progress"), ("task:3", "progress")]


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


# Days, people, and what is asked for


def at(day: int, hour: int, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=periods.VIETNAM)


def picked(repository: Repository, **asked: object) -> list[str]:
    wanted = trail.EntryFilter(**asked)  # type: ignore[arg-type]
    plan_file = revisions.locate(repository.plan)
    read = entries.load(plan_file, revisions.head(plan_file), wanted.since)
    return [
        change.record for entry in wanted.pick(read) if entry.event == "edited" for change in entry.changes
    ]


def test_days_are_vietnams_and_both_count(repository: Repository) -> None:
    repository.record("progress: 10", task=1, at=at(30, 0))
    repository.record("progress: 20", task=2, at=at(30, 23))
    repository.record("progress: 30", task=3, at=at(1, 0, month=7))
    june_30 = date(2026, 6, 30)
    assert picked(repository, since=june_30) == ["task:3", "task:2", "task:1"]
    assert picked(repository, until=june_30) == ["task:2", "task:1"]
    assert picked(repository, since=june_30, until=june_30) == ["task:2", "task:1"]
    assert picked(repository, since=date(2026, 7, 1)) == ["task:3"]


def test_authors_are_found_by_a_part_of_the_name_without_marks(repository: Repository) -> None:
    repository.record("progress: 10", task=1, author="Nguyễn Thị Hòa")
    repository.record("progress: 20", task=2, author="Đỗ Văn Bình")
    assert picked(repository, author="thi hoa") == ["task:1"]
    assert picked(repository, author="do van binh") == ["task:2"]
    assert picked(repository, author="11@example.vn") == ["task:2"]
    assert picked(repository, author="Trần") == []


def test_an_offices_history_has_its_tasks_also_of_when_they_were_its_own(repository: Repository) -> None:
    repository.record("progress: 10", task=1)
    repository.record("owner: Phòng KT", task=1)
    repository.record("progress: 20", task=1)
    repository.record("progress: 30", task=2)
    vhxh = Owner("vhxh", "Phòng Văn hóa - Xã hội xã", "Phòng VHXH")
    kt = Owner("kt", "Phòng Kinh tế xã", "Phòng KT")
    assert picked(repository, owner=vhxh) == ["task:2", "task:1", "task:1"]
    assert picked(repository, owner=kt) == ["task:1", "task:1"]


def test_fields_are_found_wherever_they_stand(repository: Repository) -> None:
    repository.record("status: in_progress", task=1)
    repository.commit(repository.text.replace("Việc 2\n", "Việc 2\n    results:\n      - document: 1/BC\n"))
    repository.commit(repository.text.replace("document: 1/BC", "document: 2/BC"))
    assert picked(repository, field="status") == ["task:1"]
    assert picked(repository, field="document") == ["task:2"]
    assert picked(repository, field="results") == ["task:2", "task:2"]


# Parts of a history


def test_a_shallow_clone_says_where_its_history_begins(repository: Repository, tmp_path: Path) -> None:
    for number in (10, 20, 30):
        repository.record(f"progress: {number}", task=1)
    clone = tmp_path / "nong"
    address = repository.folder.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "2", address, str(clone)], check=True)
    shallow = Repository(clone)
    assert [entry.event for entry in shallow.entries()] == ["edited", "cut_off"]
    assert shallow.told() == [("task:1", "progress")]


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
    assert second.reason == "kho git thiếu dữ liệu của phiên bản này, hoặc dữ liệu bị hỏng"
    assert [change.after for change in newest.changes] == ["20"]


def test_the_control_a_reader_that_forgets_parents_is_caught(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit is compared with its own parents: with none, everything would be new each time."""
    repository.record("progress: 10", task=1)
    monkeypatch.setattr(entries._Versions, "load_before", lambda *_: [])  # noqa: SLF001
    assert repository.told() == []
    assert [entry.event for entry in repository.entries()] == ["created", "created"]
