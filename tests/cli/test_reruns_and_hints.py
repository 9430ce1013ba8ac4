"""In every state of a task: what a refusal or a remark advises works, and a command run twice changes nothing."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import labels
from cchc.cli import options
from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

# Task 2's lines in place of its status, as a person or an older version wrote them.
STATES = {
    "not started": "status: not_started",
    "started long ago": "status: in_progress|progress: 40%",
    "whole but open": "status: in_progress|progress: 0100|started_on: 1/2/2026",
    "submitted without a day": "status: submitted",
    "submitted": "status: submitted|submitted:|  date: 1/3/2026|  document: 7/TTr-UBND",
    "done": "status: done|done_on: 16/3/2026",
    "done, whole": "status: done|progress: 100|done_on: 16/3/2026",
    "done, whole in percent": "status: done|progress: 100%|done_on: 16/3/2026",
    "done by a document": "status: done|done_on: 16/3/2026"
    "|results:|  - document: 9/BC-UBND|    date: 20/3/2026",
    "paused without a day": "status: paused|progress: 100|stopped:|  document: 61/UBND-VX",
    "paused": "status: paused|started_on: 1/2/2026|stopped:|  date: 1/4/2026|  document: 61/UBND-VX",
    "cancelled": "status: cancelled|stopped:|  date: 1/4/2026|  document: 62/UBND-VX",
    "cancelled with a result": "status: cancelled|stopped:|  date: 1/4/2026|  document: 62/UBND-VX"
    "|results:|  - document: 9/BC-UBND|    date: 20/3/2026",
    "extended": "status: in_progress|extensions:|  - due: 31/12/2026|    date: 1/2/2026"
    "|    document: 49/UBND-VX|    approved: có",
    "proposed": "status: in_progress|extensions:|  - due: 31/12/2026|    date: 1/2/2026",
    "with a target": "status: in_progress|target:|  quantity: 02|  unit: lớp|  achieved: 01",
    "with a diary": "status: in_progress|notes:|  - date: 1/2/2026|    text: Đã họp",
}
COMMANDS = (
    "start 2",
    "submit 2 --document 7/TTr-UBND",
    "submit 2 --document 7/TTr-UBND --date 1/3/2026",
    "done 2",
    "done 2 --document 9/BC-UBND",
    "done 2 --document 9/BC-UBND --date 20/3/2026",
    "pause 2 --document 61/UBND-VX",
    "cancel 2 --document 62/UBND-VX --date 1/4/2026",
    "reopen 2",
    "extend 2 --to 31/12/2026 --document 49/UBND-VX",
    "extend 2 --to 31/12/2026 --document 49/UBND-VX --date 1/2/2026",
    "extend 2 --to 31/12/2026 --proposed",
    "extend 2 --approve 1 --document 50/UBND-VX",
    "remove 2",
    "result 2 --add 9/BC-UBND --date 20/3/2026",
    "note 2 'Đã họp' --date 1/2/2026",
    "update 2 --progress 40",
    "update 2 --progress 100",
    "update 2 --achieved 1",
    "update 2 --target '2 lớp'",
    "update 2 --status in_progress",
    "update 2 --status submitted",
    "update 2 --status paused",
    "update 2 --status cancelled",
    "update 2 --status done",
    "update 2 --status done --done-on 16/3/2026",
)
PLACEHOLDERS = {
    "SỐ-VĂN-BẢN": "77/BC-UBND",
    "THỜI-HẠN": "30/6/2027",
    "SỐ-LƯỢNG ĐƠN-VỊ": "2 lớp",
    "SỐ PHẦN TRĂM": "50",
    "--remove SỐ": "--remove 1",
    "SỐ": "77/BC-UBND",
}
AS_OF = ("--as-of", "28/11/2026")


def write(office: Path, state: str) -> str:
    """Write a plan whose second task is in a state; give its text."""
    head, task = (office / "plans/2026.yaml").read_text("utf-8").split("  - id: 2\n")
    lines = "".join(f"    {line}\n" for line in STATES[state].split("|"))
    text = f"{head}  - id: 2\n" + task.replace("    status: not_started\n", lines, 1)
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    return text


def advised(words: str) -> list[list[str]]:
    """Return the commands that a message names, with values for what a person fills in."""
    found = [match[1].strip() for match in re.finditer(r"cchc ([a-z][^;\n]*)", words)]
    commands = [re.split(r"[,)] | \(", one)[0].rstrip(".)") for one in found]
    for name, value in (PLACEHOLDERS | {"NGÀY": labels.day(options.today())}).items():
        commands = [re.sub(rf"{name}(?! [A-ZĐ])", value, one) for one in commands]
    return [shlex.split(one) for one in commands]


@pytest.mark.parametrize("state", STATES)
def test_what_a_command_advises_works_in_every_state(cchc: Cchc, office: Path, state: str) -> None:
    text = write(office, state)
    for command in COMMANDS:
        words = cchc(*shlex.split(command)).err
        after = plan(office)
        for hint in advised(words):
            if hint[0] != "undo":  # it asks, and takes back the command's own change
                answer = cchc(*hint)
                assert answer.code == 0, (command, words, hint, answer.err)
                (office / "plans/2026.yaml").write_text(after, "utf-8")
        (office / "plans/2026.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("state", STATES)
def test_what_check_advises_works_in_every_state(cchc: Cchc, office: Path, state: str) -> None:
    text = write(office, state)
    for hint in advised(cchc("check", "--ignore", "6ro").out):
        answer = cchc(*hint)
        assert answer.code == 0, (hint, answer.err)
        (office / "plans/2026.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("state", STATES)
def test_a_command_run_again_a_day_later_changes_nothing(cchc: Cchc, office: Path, state: str) -> None:
    text = write(office, state)
    for command in COMMANDS:
        first = cchc(*shlex.split(command), *AS_OF)
        after = plan(office)
        again = cchc(*shlex.split(command))
        assert plan(office) == after, (command, again.out)
        if first.code == 0 and not command.startswith("remove"):
            why = "không có gì thay đổi" in again.err if again.code == 0 else "gợi ý: " in again.err
            assert why, (command, again)
        (office / "plans/2026.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("state", "command"),
    [
        ("done, whole", "done 2"),
        ("done, whole in percent", "done 2 --done-on 16/3/2026"),
        ("done by a document", "done 2 --document 9/BC-UBND --date 20/3/2026"),
        ("done by a document", "result 2 --add 9/BC-UBND --date 20/3/2026"),
        ("started long ago", "update 2 --progress 40"),
        ("whole but open", "update 2 --progress 100"),
        ("submitted", "submit 2 --document 7/TTr-UBND"),
        ("submitted", "submit 2"),
        ("paused", "pause 2 --document 61/UBND-VX --date 1/4/2026"),
        ("extended", "extend 2 --to 31/12/2026 --document 49/UBND-VX"),
        ("proposed", "extend 2 --to 31/12/2026 --proposed"),
        ("with a target", "update 2 --achieved 1 --target '2 lớp'"),
        ("with a diary", "note 2 'Đã họp' --date 1/2/2026"),
    ],
)
def test_what_an_older_file_says_already_is_not_written_again(
    cchc: Cchc, office: Path, state: str, command: str
) -> None:
    text = write(office, state)
    answer = cchc(*shlex.split(command))
    assert (answer.code, plan(office) == text) == (0, True), answer.out
    assert "không có gì thay đổi" in answer.err


def test_what_is_entered_anew_is_written_again(cchc: Cchc, office: Path) -> None:
    text = write(office, "submitted")
    for command in ("submit 2 --document 8/TTr-UBND", "submit 2 --date 2/3/2026"):
        cchc(*shlex.split(command))
        assert plan(office) != text
        (office / "plans/2026.yaml").write_text(text, "utf-8")
    write(office, "not started")
    assert cchc("extend", "2", "--to", "31/12/2026", "--proposed", "--reason", "Chờ").code == 0
    before = plan(office)
    assert cchc("extend", "2", "--to", "31/12/2026", "--proposed", "--reason", "Khác").code == 0
    assert plan(office) != before


@pytest.mark.parametrize(
    ("state", "is_other"), [("not started", True), ("submitted", True), ("extended", False)]
)
def test_a_task_that_is_open_with_another_status_than_asked_says_how_that_is_set(
    cchc: Cchc, office: Path, state: str, *, is_other: bool
) -> None:
    text = write(office, state)
    answer = cchc("reopen", "2", "--status", "in_progress")
    remedy = "cchc update 2 --status in_progress"
    assert (answer.code, plan(office) == text, remedy in answer.err) == (0, True, is_other), answer.err
    assert cchc(*remedy.split()[1:]).code == 0
