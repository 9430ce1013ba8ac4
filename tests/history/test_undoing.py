"""Undoing what commands did, with edits by hand in between: the old data come back, the hand's work stays.

The random test does what a hand did to the file as it was before the command: that is what must come out.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app
from cchc.history import line_merging, undoing
from cchc.history.journal import RecordedChange
from cchc.planfile import document
from tests.support.repositories import REAL, edited, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.yamltext.nodes import Plain

    Hand = Callable[[str], str]

DAY = ("--as-of", "2026-09-20")
ADD = ("add", "Việc mới", "--area", "the-che", "--owner", "Phòng VHXH", "--due", "Quý IV/2026")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a copy of the real plan, frozen, with a cache."""
    (tmp_path / "plans").mkdir()
    shutil.copy(REAL, tmp_path / "plans/2026.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "plans/2026.yaml"


def text_of(plan: Path) -> str:
    return plan.read_bytes().decode()


def data_of(text: str) -> dict[str, Plain]:
    return document.parse(text.encode(), "x").plain


def command(chance: random.Random, numbers: list[int], turn: int = 1) -> list[str]:
    """Return a command that writes, not always possible."""
    task, other = (str(number) for number in chance.sample(numbers, 2))
    lines: list[list[str]] = [
        ["start", task],
        ["submit", task],
        ["done", task, "--document", f"{task}/BC-UBND", "--summary", "Báo cáo: kết quả"],
        ["pause", task, "--document", "7/UBND-VX", "--reason", "chờ tỉnh"],
        ["cancel", task, "--document", "8/UBND-VX"],
        ["reopen", task],
        ["extend", task, "--to", "31/12/2026", "--document", "9/UBND-VX"],
        ["update", task, other, "--progress", str(chance.randrange(1, 99))],
        ["update", task, "--note", f"Ghi {chance.randrange(1000)}"],
        ["update", task, "--title", f"Việc đổi tên {chance.randrange(1000)}", "--due", "Quý IV/2026"],
        ["update", task, "--coordinator", "Phòng Kinh tế", "--coordinator", "Trạm Y tế"],
        ["update", task, "--add-coordinator", "Trạm Y tế"],
        ["note", task, "--edit", "1", "Ghi lại"],
        ["note", task, "--remove", "1"],
        ["result", task, "--add", f"{turn}/BC-UBND", "--date", "1/9/2026"],
        ["result", task, "--remove", "1"],
        ["owner", "add", f"Trường Tiểu học số {turn}"],
        ["owner", "alias", "Trạm Y tế", f"Trạm số {turn}"],
        ["amend", "--document", f"{turn}/KH-UBND", "--date", "10/7/2026", "--summary", "Bổ sung"],
        [*ADD],
        ["remove", task],
    ]
    return [*chance.choice(lines), *DAY]


def hand(chance: random.Random, number: int, turn: int) -> Hand:
    """Return what a hand does to a task: a field that no command sets, or comments, in it or at its end."""
    start = f"  - id: {number}\n"
    what = chance.choice(["lead", "approver", "comment", "status", "title", "before"])

    def edit(text: str) -> str:
        if start not in text:
            return text
        if what in {"lead", "approver"}:
            return edited(text, number, f"{what}: Tay {turn}")
        head, rest = text.split(start, 1)
        if what == "before":
            return f"{head}  # tay {turn}\n{start}{rest}"
        if what == "comment":
            return head + start + rest.replace("    area: ", f"    # tay {turn}\n    area: ", 1)
        field = "status" if what == "status" else "area"
        return head + start + re.sub(rf"(    {field}: \S+)", rf"\1 # tay {turn}", rest, count=1)

    return edit


def check(result: str, expected: str, after: str, *, by_lines: bool = True) -> None:
    """Check what an undo made: the expected data and comments, and lines that weren't touched as they were.

    Comments that the command took away come back where the lines can be merged.
    """
    assert data_of(result) == data_of(expected)
    comments, kept, left = (Counter(re.findall(r"# tay \d+", text)) for text in (expected, after, result))
    assert not (comments if by_lines else comments & kept) - left
    untouched = Counter(expected.splitlines()) & Counter(after.splitlines())
    assert not untouched - Counter(result.splitlines())


def play(plan: Path, chance: random.Random, turns: int, *, by_lines: bool = True) -> int:
    """Run commands, each undone after edits by hand, some done again; give how many came out to the byte."""
    exact = 0
    for turn in range(turns):
        before = text_of(plan)
        numbers = [int(number) for number in re.findall(r"^  - id: (\d+)$", before, re.MULTILINE)]
        line = command(chance, numbers, turn)
        if app.run(line) != 0 or text_of(plan) == before:
            continue
        left = [int(number) for number in re.findall(r"^  - id: (\d+)$", text_of(plan), re.MULTILINE)]
        own = [int(line[1])] if line[1].isdigit() and int(line[1]) in left else left
        candidates = own if chance.random() < 0.5 else sorted({*left} & {*numbers})
        hands = [hand(chance, chance.choice(sorted({*candidates} & {*numbers}) or left), turn * 10 + step)
                 for step in range(chance.randrange(4))]  # fmt: skip
        expected, after = before, text_of(plan)
        for edit in hands:
            expected, after = edit(expected), edit(after)
        plan.write_bytes(after.encode())
        assert app.run(["undo", "--yes"]) == 0, line
        check(text_of(plan), expected, after, by_lines=by_lines)
        exact += text_of(plan) == expected
        if chance.random() < 0.3:
            assert app.run(["undo", "--yes"]) == 0, line
            assert text_of(plan) == after
    return exact


@pytest.mark.parametrize("seed", range(4))
def test_undo_after_random_commands_keeps_what_hands_did(
    plan: Path, often: Callable[[int], int], seed: int
) -> None:
    assert play(plan, random.Random(seed), often(60)) > often(60) // 4


def test_old_bytes_written_back_would_be_noticed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "_without", lambda data, change, parse: change.before)  # noqa: ARG005
    with pytest.raises(AssertionError, match=r"^assert (not|\{)"):
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
        plan.write_bytes(REAL.read_bytes())


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
