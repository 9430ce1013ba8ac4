"""The audit trail, on repositories that real git made: every change once, and nothing that is none."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from repositories import START, Repository, edited, small_plan

from cchc import changes, periods, trail
from cchc.history import entries, git, log, revisions
from cchc.plan import Owner
from cchc.planfile import yamltext

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
    place = revisions.locate(repository.plan)
    touches = list(log.touches(place, revisions.head(place), log.names(place, revisions.head(place))))
    with git.blobs(place.top) as blobs:
        read = [yamltext.read((blobs.read(touch.new or "") or b"").decode()) for touch in touches]
    plain = [version for version in read if isinstance(version, dict)]
    return sum(len(changes.between(old, new)) for new, old in pairwise(plain))


def test_a_hundred_and_twenty_changes_on_twenty_branches_are_as_many(tmp_path: Path) -> None:
    repository = Repository(tmp_path).start(small_plan(20))
    made = interleaved(repository, branches=20, each=6)
    assert made == 120
    assert len(repository.told()) == 120
    assert changes_in_log_order(repository) > 120, "the control: versions in the order of the log"


# Names


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
    wanted = trail.Wanted(**asked)  # type: ignore[arg-type]
    place = revisions.locate(repository.plan)
    read = entries.read(place, revisions.head(place), wanted.since)
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
    monkeypatch.setattr(entries._Versions, "before", lambda *_: [])  # noqa: SLF001
    assert repository.told() == []
    assert [entry.event for entry in repository.entries()] == ["created", "created"]
