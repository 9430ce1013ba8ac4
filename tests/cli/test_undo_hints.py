"""What `cchc undo` names where something was changed again: a command that makes it as it was, or the line."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from cchc.cli.updating import undo_hints
from cchc.merging import Conflict
from cchc.planfile import document
from tests.support.repositories import edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain
    from tests.support.answers import Cchc

DAY = ("--as-of", "2026-09-20")
SETUP = """\
    target:
      quantity: 2
      unit: hội nghị
    coordinators: [Phòng KT]
    lead: Chủ tịch
    results:
      - document: 1/BC
        date: 2026-05-01
        summary: Một
      - document: 2/BC
        date: 2026-06-01
    notes:
      - date: 2026-05-01
        text: Ghi một
      - date: 2026-06-01
        text: Ghi hai
"""


TASK_3 = """
  - id: 3
    title: Việc 3
    area: the-che
    lead: B
    status: not_started
    owner: Phòng VHXH
    due: Quý IV/2026
"""
NOTES = """\
    notes:
      - date: 2026-05-01
        text: Ghi một
      - date: 2026-06-01
        text: Ghi hai
      - date: 2026-09-20
        text: Ba
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a small plan whose first task has something of everything, with a cache of its own."""
    (tmp_path / "plans").mkdir()
    text = small_plan().replace("    due: Quý IV/2026\n", f"    due: Quý IV/2026\n{SETUP}", 1)
    text = text.replace("    short: Phòng KT\n", "    short: Phòng KT\n    aliases: [P. KT]\n")
    (tmp_path / "plans/2026.yaml").write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "plans/2026.yaml"


def text_of(plan: Path) -> str:
    return plan.read_bytes().decode()


def data_of(plan: Path) -> dict[str, Plain]:
    return document.parse(plan.read_bytes(), "x").plain


def replace(plan: Path, old: str, new: str) -> None:
    assert old in text_of(plan), text_of(plan)
    plan.write_bytes(text_of(plan).replace(old, new, 1).encode())


# A command, what a hand then does to what it wrote, and the command that is named.
CASES: dict[str, tuple[list[str], str, str, str]] = {
    "a text": (["update", "1", "--lead", "Bí thư"], "lead: Bí thư", "lead: Phó", 'update 1 --lead "Chủ tịch"'),
    "a new text": (["update", "1", "--approver", "A"], "approver: A", "approver: B", 'update 1 --approver ""'),
    "a title": (["update", "1", "--title", "X"], "title: X", "title: Y", 'update 1 --title "Việc 1"'),
    "a deadline": (["update", "1", "--due", "Quý III/2026"], "Quý III/2026", "Quý II/2026", 'update 1 --due "Quý IV/2026"'),
    "an owner": (["update", "1", "--owner", "Phòng KT"], "owner: Phòng KT", "owner: Trạm Y tế", 'update 1 --owner "Phòng VHXH"'),
    "a day": (["update", "1", "--started-on", "1/3/2026"], "started_on: 2026-03-01", "started_on: 2026-03-02", 'update 1 --started-on ""'),
    "a new note": (["note", "1", "Ba", *DAY], "text: Ba", "text: Bốn", "note 1 --remove 3"),
    "a note's text": (["note", "1", "--edit", "2", "Khác"], "text: Khác", "text: Sửa", 'note 1 --edit 2 "Ghi hai"'),
    "a note's day": (["note", "1", "--edit", "1", "--date", "2/5/2026"], "2026-05-02\n        text", "2026-05-03\n        text", "note 1 --edit 1 --date 01/05/2026"),
    "a note that was removed": (["note", "1", "--edit", "2", "Khác"], "      - date: 2026-06-01\n        text: Khác\n", "", 'note 1 "Ghi hai" --date 01/06/2026'),
    "a new document": (["result", "1", "--add", "3/BC", "--date", "1/7/2026"], "document: 3/BC", "document: 4/BC", "result 1 --remove 3"),
    "a document's number": (["result", "1", "--edit", "2", "--document", "9/BC"], "document: 9/BC", "document: 8/BC", "result 1 --edit 2 --document 2/BC"),
    "a document's summary": (["result", "1", "--edit", "2", "--summary", "Hai"], "summary: Hai", "summary: Ba", 'result 1 --edit 2 --summary ""'),
    "a document that was removed": (["result", "1", "--edit", "2", "--date", "2/6/2026"], "      - document: 2/BC\n        date: 2026-06-02\n", "", "result 1 --add 2/BC --date 01/06/2026"),
    "an extension": (["extend", "1", "--to", "31/1/2027", "--document", "9/UBND", *DAY], "document: 9/UBND", "document: 8/UBND", "extend 1 --remove 1"),
    "a coordinator": (["update", "1", "--add-coordinator", "Phòng VHXH"], "Phòng VHXH]", "Trạm Y tế]", 'update 1 --remove-coordinator "Trạm Y tế"'),
    "all coordinators": (["update", "1", "--coordinator", "Phòng VHXH"], "coordinators: [Phòng VHXH]", "coordinators: [Trạm Y tế]", 'update 1 --remove-coordinator "Trạm Y tế" --add-coordinator "Phòng KT"'),
    "a target": (["update", "1", "--target", "3 hội nghị"], "quantity: 3", "quantity: 4", 'update 1 --target "2 hội nghị"'),
    "a target that is gone": (["update", "1", "--target", "3 hội nghị"], "    target:\n      quantity: 3\n      unit: hội nghị\n", "", 'update 1 --target "2 hội nghị"'),
    "a status": (["start", "2", *DAY], "status: in_progress\n    started_on: 2026-09-20", "status: submitted\n    started_on: 2026-09-19", 'update 2 --status not_started --started-on ""'),
    "a figure": (["update", "2", "--progress", "10", *DAY], "progress: 10", "progress: 20", 'update 2 --status not_started --progress "" --started-on ""'),
    "a task": (["add", "Việc mới", "--area", "the-che", "--owner", "Phòng KT", "--due", "Quý IV/2026", *DAY], "title: Việc mới", "title: Việc khác", "remove 4"),
    "an office's name": (["owner", "alias", "Phòng KT", "Kinh tế"], "Kinh tế]", "Kinh tế xã]", 'owner alias "Phòng Kinh tế xã" "Kinh tế xã" --remove'),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_the_command_that_is_named_makes_it_as_it_was(cchc: Cchc, plan: Path, what: str) -> None:
    command, old, new, named = CASES[what]
    replace(plan, "    short: Phòng VHXH\n", "    short: Phòng VHXH\n\n  - id: tyt\n    name: Trạm Y tế\n")
    before = data_of(plan)
    assert cchc(*command).code == 0
    replace(plan, old, new)
    answer = cchc("undo", "--yes")
    assert answer.code == 1, answer.err
    hints = re.findall(r"  gợi ý: muốn như trước lệnh thì gõ: (.*)", answer.err)
    lines = [line for hint in hints for line in hint.split("; rồi: ")]
    assert f"cchc {named}" in lines, answer.err
    for line in lines:
        run = cchc(*shlex.split(line)[1:])
        assert run.code == 0, (line, run.err)
    assert data_of(plan) == before


# What stands in the plan before the command.
PREPARED: dict[str, tuple[str, str]] = {
    "a text of several lines": ("lead: Chủ tịch", 'lead: "Một\\nHai"'),
    "an approval": ("    notes:\n", "    extensions:\n      - due: 31/1/2027\n        date: 2026-09-01\n        document: 9/UBND\n    notes:\n"),
    "a target with what is achieved": ("unit: hội nghị\n", "unit: hội nghị\n      achieved: 1\n"),
    "a document without its day": ("date: 2026-05-01\n        summary: Một\n", "summary: Một\n"),
    "a document with the day of its entry": ("date: 2026-05-01\n        summary: Một\n", "recorded_on: 2026-05-01\n"),
    "a pause that ended": ("Việc 2\n    area: the-che\n    status: not_started\n", "Việc 2\n    area: the-che\n    status: paused\n    stopped:\n      date: 2026-08-01\n      document: 5/UBND\n"),
}  # fmt: skip
BY_HAND: dict[str, tuple[list[str], str, str]] = {
    "a finished task": (["done", "2", "--document", "15/BC", "--date", "1/6/2026", *DAY], "done_on: 2026-06-01", "done_on: 2026-06-02"),
    "a pause": (["pause", "2", "--document", "5/UBND", *DAY], "document: 5/UBND", "document: 6/UBND"),
    "a pause that ended": (["reopen", "2", "--status", "in_progress", *DAY], "document: 5/UBND", "document: 6/UBND"),
    "an amendment": (["amend", "--document", "45/KH-UBND", "--date", "10/7/2026", "--summary", "A"], "summary: A", "summary: B"),
    "an office": (["owner", "add", "Công an xã"], "name: Công an xã", "name: Công an"),
    "a text of several lines": (["update", "1", "--lead", "X"], 'lead: "X"', 'lead: "Z"'),
    "a task that is gone": (["update", "3", "--lead", "B"], TASK_3, ""),
    "all coordinators at once": (["update", "1", "--add-coordinator", "Phòng VHXH"], "[Phòng KT, Phòng VHXH]", "[Trạm Y tế]"),
    "all notes at once": (["note", "1", "Ba", *DAY], NOTES, "    notes:\n      - date: 2026-01-01\n        text: Khác\n"),
    "an approval": (["extend", "1", "--approve", "--as-of", "2026-09-22"], "approved_on: 2026-09-22", "approved_on: 2026-09-23"),
    "a target with what is achieved": (["update", "1", "--target", "3 hội nghị"], "    target:\n      quantity: 3\n      unit: hội nghị\n      achieved: 1\n", ""),
    "a document without its day": (["result", "1", "--edit", "1", "--summary", "Hai"], "      - document: 1/BC\n        summary: Hai\n", ""),
    "a document with the day of its entry": (["result", "1", "--edit", "1", "--summary", "Hai"], "      - document: 1/BC\n        summary: Hai\n        recorded_on: 2026-05-01\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", BY_HAND)
def test_where_no_command_makes_it_as_it_was_the_line_is_named(cchc: Cchc, plan: Path, what: str) -> None:
    command, old, new = BY_HAND[what]
    replace(plan, "    short: Phòng VHXH\n", "    short: Phòng VHXH\n\n  - id: tyt\n    name: Trạm Y tế\n")
    replace(plan, *PREPARED.get(what, ("", "")))
    assert cchc(*command).code == 0
    replace(plan, old, new)
    answer = cchc("undo", "--yes")
    assert answer.code == 1, answer.err
    places = re.findall(r"  gợi ý: muốn như trước lệnh thì sửa tay plans/2026\.yaml:(\d+)\n", answer.err)
    lines = text_of(plan).split("\n")
    assert places, answer.err
    around = "\n".join(lines[int(places[0]) - 1 :][:8])
    assert new in around, answer.err


def test_what_is_achieved_alone_is_set_as_it_was(cchc: Cchc, plan: Path) -> None:
    assert cchc("start", "1", *DAY).code == 0
    before = data_of(plan)
    assert cchc("update", "1", "--achieved", "1", *DAY).code == 0
    replace(plan, "achieved: 1", "achieved: 2")
    answer = cchc("undo", "--yes")
    assert 'gõ: cchc update 1 --achieved ""\n' in answer.err
    assert cchc("update", "1", "--achieved", "", *DAY).code == 0
    assert data_of(plan) == before


def test_an_office_gets_a_name_back_though_its_other_one_is_gone(cchc: Cchc, plan: Path) -> None:
    assert cchc("owner", "alias", "Phòng KT", "Kinh tế").code == 0
    assert cchc("owner", "alias", "Phòng KT", "P. KT", "--remove").code == 0
    replace(plan, "    aliases: [Kinh tế]\n", "")
    assert cchc("undo", "--yes").code == 0
    assert [
        list(owner.aliases)
        for owner in document.parse(plan.read_bytes(), "x").plan.owners
        if owner.id == "kt"
    ] == [["P. KT"]]


def test_the_line_of_an_earlier_stop_is_named(cchc: Cchc, plan: Path) -> None:
    stop = "date: {}\n        document: 45/KH-UBND\n        until: 2026-08-01\n"
    stops = f"    stops:\n      - status: paused\n        {stop.format('2026-07-10')}"
    replace(plan, "    notes:\n", f"{stops}    notes:\n")
    for day in ("10/7/2026", "11/7/2026"):
        assert cchc("amend", "--document", "45/KH-UBND", "--date", day, *DAY).code == 0
    replace(plan, stop.format("2026-07-11"), stop.format("2026-07-12"))
    answer = cchc("undo", "--yes")
    line = text_of(plan).split("\n").index("        date: 2026-07-12") + 1
    assert f"  gợi ý: muốn như trước lệnh thì sửa tay plans/2026.yaml:{line}\n" in answer.err


def test_an_item_that_is_nowhere_has_no_command() -> None:
    conflict = Conflict("task:1", ("notes", 0, "text"), "Ghi hai", "Ghi ba", "Ghi một")
    now: PlainRecord = {"tasks": [{"id": "1", "notes": [{"date": "2026-05-01", "text": "Ghi ba"}]}]}
    assert undo_hints.commands(conflict, now) == ['note 1 --edit 1 "Ghi một"']
    assert undo_hints.commands(conflict, {"tasks": [{"id": "1"}]}) == []


def test_a_plan_that_isnt_found_without_it_is_named_in_the_hints(cchc: Cchc, plan: Path) -> None:
    other = plan.rename(plan.with_name("kế hoạch.yml"))
    plan.write_bytes(small_plan().encode())
    assert cchc("update", "1", "--lead", "B", "--plan", str(other)).code == 0
    replace(other, "lead: B", "lead: C")
    answer = cchc("undo", "--yes", "--plan", str(other))
    assert 'gõ: cchc update 1 --lead "Chủ tịch" --plan "plans/kế hoạch.yml"\n' in answer.err
    assert "rồi chạy lại lệnh hoàn tác vừa gõ\n" in answer.err


def test_all_of_a_change_is_undone_when_the_places_are_as_the_command_left_them(
    cchc: Cchc, plan: Path
) -> None:
    before = text_of(plan)
    assert cchc("update", "1", "--lead", "B", "--approver", "B").code == 0
    replace(plan, "lead: B", "lead: C")
    assert 'sửa tay các chỗ trên thành như "lệnh đã ghi"' in cchc("undo", "--yes").err
    replace(plan, "lead: C", "lead: B")
    assert cchc("undo", "--yes").code == 0
    assert text_of(plan) == before


def test_a_number_that_another_task_has_now_says_how_to_add_the_removed_one(cchc: Cchc, plan: Path) -> None:
    assert cchc("remove", "3", "--force").code == 0
    plan.write_bytes(f"{edited(small_plan(), 3, 'title: Việc khác')}".encode())
    answer = cchc("undo", "--yes")
    assert answer.code == 1
    assert "thêm lại nhiệm vụ đã xóa, dưới số khác, bằng: cchc add\n" in answer.err
