"""The entries of a history, made in memory: which are picked, and how they are said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from cchc import periods
from cchc.changes import Change
from cchc.trail import Commit, Entry, EntryFilter, Event, sentences
from tests.support.plans import make_owner

PROGRESS = Change("task:4", ("progress",), None, "40")
STATUS = Change("task:14", ("status",), "not_started", "done")
HEAD = Change("plan", ("number",), "1", "2")
NEW = Change("task:9", (), None, {"id": "9", "title": "Việc mới"})


def make_entry(*changes: Change, day: int = 14, event: Event = "edited", **more: Any) -> Entry:
    moment = datetime(2026, 9, day, 23, 5, tzinfo=periods.VIETNAM)
    return Entry(Commit("a1b2c3d4e5f6", "Nguyễn Thị Hòa", "hoa@Example.vn", moment), event, changes, **more)


def picked(entry: Entry, **asked: Any) -> list[Change]:
    return [change for found in EntryFilter(**asked).pick([entry]) for change in found.changes]


def test_a_commit_is_called_by_eight_letters_and_dated_by_its_day_in_vietnam() -> None:
    commit = make_entry().commit
    assert (commit.short, commit.day) == ("a1b2c3d4", date(2026, 9, 14))


def test_without_a_wish_everything_is_picked() -> None:
    assert picked(make_entry(PROGRESS, STATUS, HEAD)) == [PROGRESS, STATUS, HEAD]


def test_tasks_are_picked_by_their_whole_number() -> None:
    entry = make_entry(PROGRESS, STATUS, HEAD)
    assert picked(entry, tasks=frozenset({4})) == [PROGRESS]
    assert picked(entry, tasks=frozenset({4, 14})) == [PROGRESS, STATUS]
    assert picked(entry, tasks=frozenset({1})) == []


def test_whatever_is_asked_for_must_hold_at_once() -> None:
    entry = make_entry(PROGRESS, STATUS)
    assert picked(entry, tasks=frozenset({4}), field="progress") == [PROGRESS]
    assert picked(entry, tasks=frozenset({14}), field="progress") == []


@pytest.mark.parametrize(
    ("asked", "is_picked"),
    [
        ({"since": date(2026, 9, 14)}, True),
        ({"since": date(2026, 9, 15)}, False),
        ({"until": date(2026, 9, 14)}, True),
        ({"until": date(2026, 9, 13)}, False),
        ({"since": date(2026, 9, 1), "until": date(2026, 9, 13)}, False),
        ({"author": "thi hoa"}, True),
        ({"author": "HOA@example"}, True),
        ({"author": "Bình"}, False),
        ({"author": "@"}, True),  # of the address: a name without a letter is looked for as it is
        ({"author": "…"}, False),
    ],
)
def test_days_and_authors_are_those_of_the_commit(asked: dict[str, Any], *, is_picked: bool) -> None:
    assert bool(picked(make_entry(PROGRESS), **asked)) is is_picked


def test_an_offices_changes_are_those_of_the_tasks_it_leads() -> None:
    entry = make_entry(
        PROGRESS, STATUS, HEAD, owners={"task:4": ("Phòng KT", "phong vhxh"), "task:14": ("Phòng KT",)}
    )
    assert picked(entry, owner=make_owner()) == [PROGRESS]


def test_an_entry_without_changes_is_picked_by_its_day_and_author_alone() -> None:
    entry = make_entry(event="unreadable", reason="dòng 3")
    assert list(EntryFilter(tasks=frozenset({4})).pick([entry])) == [entry]
    assert list(EntryFilter(author="Bình").pick([entry])) == []


@pytest.mark.parametrize(
    ("asked", "narrows"),
    [
        ({}, False),
        ({"author": "A", "since": date(2026, 9, 1), "until": date(2026, 9, 2)}, False),
        ({"tasks": frozenset({4})}, True),
        ({"owner": make_owner()}, True),
        ({"field": "progress"}, True),
    ],
)
def test_asking_for_tasks_an_owner_or_a_field_narrows_a_version(
    asked: dict[str, Any], *, narrows: bool
) -> None:
    assert EntryFilter(**asked).narrows is narrows


def test_a_change_is_said_beside_the_record_it_is_of() -> None:
    assert sentences(make_entry(PROGRESS, HEAD), whole=True) == [
        ("4", "tiến độ: 40%"),
        ("kế hoạch", "số, ký hiệu: 1 → 2"),
    ]


def test_a_task_that_came_or_went_is_named_only_where_the_reader_does_not_know_it() -> None:
    gone = Change("task:9", (), {"id": "9", "title": "Việc cũ"}, None)
    assert sentences(make_entry(NEW, gone), whole=False) == [("9", "thêm Việc mới"), ("9", "bỏ Việc cũ")]
    assert sentences(make_entry(NEW, gone, PROGRESS), whole=False, titled=False) == [
        ("9", "đưa vào kế hoạch"),
        ("9", "bỏ khỏi kế hoạch"),
        ("4", "tiến độ: 40%"),
    ]


def test_the_making_of_a_plan_is_said_in_one_sentence_unless_its_records_are_asked_for() -> None:
    owner = Change("owner:vhxh", (), None, {"id": "vhxh", "name": "Phòng VHXH"})
    made = make_entry(NEW, NEW, owner, event="created")
    assert sentences(made, whole=True) == [("", "lập tệp kế hoạch: 2 nhiệm vụ, 1 cơ quan, 0 lĩnh vực")]
    assert sentences(made, whole=False)[2] == ("cơ quan vhxh", "thêm Phòng VHXH")


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("unreadable", "không đọc được phiên bản này: dòng 3"),
        ("removed", "xóa tệp kế hoạch"),
        ("cut_off", "kho lịch sử không giữ các lần ghi trước phiên bản này"),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_an_entry_that_is_no_edit_says_what_happened_to_the_file(
    event: Event, sentence: str, *, whole: bool
) -> None:
    assert sentences(make_entry(event=event, reason="dòng 3"), whole=whole) == [("", sentence)]
