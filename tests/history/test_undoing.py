"""Undoing what commands did, with edits by hand in between: the old data come back, the hand's work stays.

The random test does what a hand did to the file as it was before the command: that is what must come out.
"""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app
from cchc.history import line_merging, undoing
from cchc.history.journal import RecordedChange
from tests.support.checkout import ISSUED_PLAN
from tests.support.repositories import edited, small_plan
from tests.support.undone_commands import DAY, check, command, data_of, hand, play, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a copy of the real plan, frozen, with a cache."""
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "plans/2026.yaml"


@pytest.mark.parametrize("seed", range(4))
def test_undo_after_random_commands_keeps_what_hands_did(
    plan: Path, often: Callable[[int], int], seed: int
) -> None:
    assert play(plan, random.Random(seed), often(60)).exact > often(60) // 4


def test_old_bytes_written_back_would_be_noticed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "_without", lambda data, change, parse: change.before)  # noqa: ARG005
    with pytest.raises(AssertionError, match=r"other data|a comment|a line"):
        play(plan, random.Random(0), 12)


def test_text_that_is_edited_without_the_merge_of_lines_keeps_what_hands_did(
    plan: Path, often: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_merging, "merge", lambda *_: None)
    play(plan, random.Random(5), often(60), by_lines=False)


def test_many_changes_are_taken_back_at_once(plan: Path, often: Callable[[int], int]) -> None:
    for seed in range(often(10)):
        chance = random.Random(seed)
        expected, count = text_of(plan), 0
        for turn in range(5):
            before = text_of(plan)
            line = command(chance, list(range(1, 15)))
            if line[0] == "remove" or app.run(line) != 0 or text_of(plan) == before:
                continue
            count += 1
            edit = hand(chance, chance.randrange(15, 21), turn)
            expected = edit(expected)
            plan.write_bytes(edit(text_of(plan)).encode())
        after = text_of(plan)
        assert app.run(["undo", str(count), "--yes"]) == 0
        check(text_of(plan), expected, after)
        assert app.run(["undo", "--yes"]) == 0
        assert text_of(plan) == after, "undone at once is done again at once"
        plan.write_bytes(ISSUED_PLAN.read_bytes())


def take_back(before: str, after: str, now: str) -> str:
    return undoing.take_back(
        now.encode(), "x", [RecordedChange(before.encode(), after.encode())]
    ).file.data.decode()


def test_a_removed_task_comes_back_in_its_place_with_its_comments() -> None:
    before = edited(small_plan(), 2, "lead: Chủ tịch # ghi chú")
    after = re.sub(r"  - id: 2\n.*?(?=  - id: 3)", "", before, flags=re.DOTALL)
    now = after.replace("title: Việc 3", "title: Việc khác")
    assert take_back(before, after, now) == before.replace("title: Việc 3", "title: Việc khác")


def test_a_removed_task_comes_back_in_its_place_without_the_merge_of_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_merging, "merge", lambda *_: None)
    before = small_plan(4)
    for number in range(1, 5):
        after = re.sub(rf"\n?  - id: {number}\n.*?(?=\n  - id: |\Z)", "", before, flags=re.DOTALL)
        now = after.replace("Quý IV/2026", "Quý III/2026")
        tasks = data_of(take_back(before, after, now))["tasks"]
        assert isinstance(tasks, list)
        assert [task["id"] for task in tasks if isinstance(task, dict)] == ["1", "2", "3", "4"], number


def test_a_task_comes_back_behind_the_nearest_one_before_it_that_is_still_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_merging, "merge", lambda *_: None)
    before = small_plan(5)
    without = {number: re.compile(rf"  - id: {number}\n.*?(?=  - id: |\Z)", re.DOTALL) for number in (2, 3)}
    after = without[3].sub("", before)
    tasks = data_of(take_back(before, after, without[2].sub("", after)))["tasks"]
    assert isinstance(tasks, list)
    assert [task["id"] for task in tasks if isinstance(task, dict)] == ["1", "3", "4", "5"]


def test_a_note_by_hand_behind_the_one_that_is_taken_back_stays(plan: Path) -> None:
    before = text_of(plan)
    assert app.run(["note", "4", "Của lệnh", *DAY]) == 0
    after = text_of(plan)
    own = "        text: Của lệnh\n"
    plan.write_bytes(after.replace(own, f"{own}      - date: 2026-09-21\n        text: Sửa tay\n").encode())
    assert app.run(["undo", "--yes"]) == 0
    expected = data_of(after.replace("Của lệnh", "Sửa tay").replace("2026-09-20", "2026-09-21"))
    assert data_of(text_of(plan)) == expected != data_of(before)


def test_a_comment_that_cant_come_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_merging, "merge", lambda *_: None)
    before = edited(small_plan(), 2, "lead: Chủ tịch # tay")
    after = re.sub(r"  - id: 2\n.*?(?=  - id: 3)", "", before, flags=re.DOTALL)
    now = after.replace("title: Việc 3", "title: Việc khác # mới")
    undone = undoing.take_back(now.encode(), "x", [RecordedChange(before.encode(), after.encode())])
    assert undone.lost_comments == ("# tay",)
    assert "# mới" in undone.file.data.decode()


def test_a_number_given_to_another_task_since_is_a_conflict() -> None:
    before = small_plan()
    after = before[: before.index("\n  - id: 3")] + "\n"
    with pytest.raises(undoing.UndoConflictError) as caught:
        take_back(before, after, before.replace("Việc 3", "Việc khác hẳn"))
    assert caught.value.taken == ("3",)


def test_a_task_that_was_added_and_then_edited_isnt_dropped() -> None:
    after = small_plan()
    before = after[: after.index("\n  - id: 3")] + "\n"
    with pytest.raises(undoing.UndoConflictError) as caught:
        take_back(before, after, after.replace("Việc 3", "Việc 3 sửa"))
    (conflict,) = caught.value.conflicts
    assert (conflict.key, conflict.theirs) == ("3", "")


@pytest.mark.parametrize("turned", ["after", "now"])
def test_line_ends_that_git_turned_since_hide_nothing(turned: str) -> None:
    before = small_plan()
    after = edited(before, 1, "status: in_progress")
    now = edited(after, 3, "lead: Chủ tịch")
    expected = edited(before, 3, "lead: Chủ tịch")
    if turned == "now":
        assert take_back(before, after, now.replace("\n", "\r\n")) == expected.replace("\n", "\r\n")
        assert take_back(before, after, after.replace("\n", "\r\n")) == before.replace("\n", "\r\n")
    else:
        assert take_back(before.replace("\n", "\r\n"), after.replace("\n", "\r\n"), now) == expected


def test_what_was_taken_back_by_hand_already_is_no_change() -> None:
    before = small_plan()
    after = edited(before, 1, "status: in_progress")
    assert take_back(before, after, before) == before
    now = edited(before, 3, "lead: Chủ tịch")
    assert take_back(before, after, now) == now


@pytest.mark.parametrize("is_now_crlf", [True, False])
def test_comments_come_back_though_git_has_turned_the_line_ends_since(*, is_now_crlf: bool) -> None:
    before = edited(small_plan(), 2, "lead: Chủ tịch # ghi chú")
    after = re.sub(r"  - id: 2\n.*?(?=  - id: 3)", "", before, flags=re.DOTALL)
    now, expected = (text.replace("title: Việc 3", "title: Việc khác") for text in (after, before))
    if is_now_crlf:
        now, expected = now.replace("\n", "\r\n"), expected.replace("\n", "\r\n")
    else:
        before, after = before.replace("\n", "\r\n"), after.replace("\n", "\r\n")
    assert take_back(before, after, now) == expected


def test_what_was_no_plan_before_a_command_and_is_so_again_is_left_alone() -> None:
    after = small_plan()
    before = f"<<<<<<< HEAD\n{after}"
    assert take_back(before, after, before) == before
    assert take_back(before, after, after) == before


def test_a_file_whose_lines_end_in_two_ways_is_as_it_was_to_the_byte() -> None:
    before = small_plan().replace("\n", "\r\n", 5)
    after = edited(before, 1, "status: in_progress")
    assert take_back(before, after, after) == before
    now = edited(after, 3, "lead: Chủ tịch")
    assert take_back(before, after, now) == edited(before, 3, "lead: Chủ tịch")


def test_what_a_command_did_is_taken_back_where_a_merge_gave_its_task_another_number() -> None:
    """Else a plan would come out in which nothing was taken back."""
    before = small_plan()
    after = edited(before, 3, "status: in_progress")
    other = "\n  - id: 3\n    title: Hội nghị\n    area: the-che\n    owner: Phòng KT\n    due: Quý I/2026\n"
    head, mark, rest = after.partition("\n  - id: 3\n")
    now = head + other + mark.replace("3", "4") + rest
    assert take_back(before, after, now) == now.replace("in_progress", "not_started")
