"""The audit trail, on repositories that real git made: every change once, and nothing that is none."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cchc import changes
from tests.support.repositories import START, Repository, edited, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable


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
    assert sorted(repository.changed_fields()) == [
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


REFORMATTED: dict[str, Callable[[str], str]] = {
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
    assert repository.changed_fields() == (
        [("task:2", "progress")] if how not in {"CRLF", "deeper lists"} else []
    )


def test_two_styles_in_turn_have_no_changes_but_real_ones(repository: Repository) -> None:
    repository.commit(repository.text.replace("\n", "\r\n"))
    repository.commit(repository.text.replace("\r\n", "\n"))
    repository.commit(edited(repository.text, 2, "progress: 5").replace("\n", "\r\n"))
    assert repository.changed_fields() == [("task:2", "progress")]


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
    assert repository.entries()[0].reason == "dòng 23, tệp còn chỗ hai bên sửa khác nhau, chưa gộp"


def test_numbers_with_a_zero_before_them_are_the_same_tasks(repository: Repository) -> None:
    repository.commit(repository.text.replace("- id: 1\n", "- id: 01\n"))
    assert repository.changed_fields() == []
    repository.record("progress: 5", task="01")
    assert repository.changed_fields() == [("task:1", "progress")]


def test_an_item_taken_from_the_middle_of_a_list_is_one_change(repository: Repository) -> None:
    notes = "".join(f"      - text: {letter}\n" for letter in "ABC")
    repository.commit(repository.text.replace("Việc 1\n", f"Việc 1\n    notes:\n{notes}", 1))
    repository.commit(repository.text.replace("      - text: A\n", ""))
    repository.commit(repository.text.replace("      - text: B\n", "      - text: mới\n      - text: B\n"))
    newest, older, *_ = repository.entries()
    assert [(c.path, c.before, c.after) for c in newest.changes] == [(("notes", 0), None, {"text": "mới"})]
    assert [(c.path, c.before, c.after) for c in older.changes] == [(("notes", 0), {"text": "A"}, None)]
