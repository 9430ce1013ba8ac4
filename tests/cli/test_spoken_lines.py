"""Lines of people who know the words and not the options: the hint's line does what was meant, or nothing is guessed.

The table (tests/data/spoken_lines.txt) says of each line what was meant, from the wish.
"""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from typer.main import get_command

from cchc import typed_lines
from cchc.cli import meant_options, spoken_words
from cchc.cli.application import application
from tests.support.checkout import CHECKOUT, TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.support.answers import Cchc

NOTHING = "?"
EVERY = 8  # how many rows one is tried of, without --thorough


class Row(NamedTuple):
    """A line as it was typed, and the one that was meant."""

    typed: str
    meant: str


def rows() -> list[Row]:
    text = (TESTS / "data/spoken_lines.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Row(*map(str.strip, line.split(" => "))) for line in lines]


def advised(error: str) -> list[str]:
    """Return the lines that a message advises, without the program's name; whole ones, if it has any."""
    if found := re.findall(r"cả lệnh: cchc (.*)", error):
        return list(found)
    return [line.strip() for line in re.findall(r"cchc ([a-z][^;\n]*)", error) if "--help" not in line]


class Outcome(NamedTuple):
    """What a command did: its code and output, the plan and the files after it."""

    code: int
    out: str
    plan: bytes
    files: tuple[str, ...]


def outcome(line: str, office: Path, cchc: Cchc) -> tuple[Outcome, str]:
    """Run a line on the plan as it was; give what it did, and what it said."""
    shutil.copy(CHECKOUT / "plans/2026.yaml", office / "plans/2026.yaml")
    shutil.rmtree(office / "bao-cao", ignore_errors=True)
    answer = cchc(*shlex.split(line))
    files = tuple(sorted(str(one.relative_to(office)) for one in office.rglob("*") if one.is_file()))
    return Outcome(answer.code, answer.out, (office / "plans/2026.yaml").read_bytes(), files), answer.err


def does_what_was_meant(row: Row, office: Path, cchc: Cchc) -> bool:
    """Whether the line is taken as it was meant, or a line of its hint is; of several that were, each."""
    own, error = outcome(row.typed, office, cchc)
    meant = [outcome(line, office, cchc)[0] for line in row.meant.split(" ; ")]
    assert {one.code for one in meant} == {0}, row
    return meant == [own] or all(
        one in [outcome(line, office, cchc)[0] for line in advised(error)] for one in meant
    )


def of(rows: Iterable[Row], *, thorough: bool) -> list[Row]:
    return list(rows)[:: 1 if thorough else EVERY]


def test_the_hint_of_a_line_does_what_was_meant(cchc: Cchc, office: Path, *, thorough: bool) -> None:
    told = [row for row in rows() if row.meant != NOTHING]
    assert len(told) > 150
    wrong = [row for row in of(told, thorough=thorough) if not does_what_was_meant(row, office, cchc)]
    assert wrong == []
    other = Row('list "Phòng VHXH" "Quý II"', "list --owner vhxh --quarter Q3")
    assert not does_what_was_meant(other, office, cchc), "control: another quarter would be seen"


def test_where_several_things_may_be_meant_nothing_is_guessed(cchc: Cchc, office: Path) -> None:
    """And no quotes are advised: with them the answer would be the same."""
    open_ = [row.typed for row in rows() if row.meant == NOTHING]
    assert len(open_) > 10
    for line in open_:
        done, error = outcome(line, office, cchc)
        assert (done.code, "cả lệnh" in error, "nháy kép" in error) == (2, False, False), (line, error)
        assert "gợi ý: " in error, line


@pytest.mark.parametrize(
    "line",
    [
        *(
            "huy 8",
            "pause 8",
            "extend 5",
            "extend 5 --to 'Quý III/2026'",
            "update",
            "update 7",
            "note 4",
            "add",
        ),
        *(
            "result 4",
            "result 4 --add ''",
            "result 4 --edit 1",
            "amend",
            "owner add",
            "update 4 --achieved 3",
        ),
        *("done 4 --date 15/3", "update 4 --status done", "update 4 --status paused", "remove 4"),
        *(
            "add Họp --date 3/3 --area tthc --owner vhxh --due 30/6",
            "add Họp",
            "bỏ 8",
            "tiến độ",
            "ghi",
            "ghi 4",
        ),
        *("lùi hạn 5", "giao", "giao vhxh", "trả lại 4", "làm lại", "kế hoạch mới", "đôn đốc", "việc"),
    ],
)
def test_what_is_advised_writes_nothing_that_nobody_typed(line: str, cchc: Cchc, office: Path) -> None:
    done, error = outcome(line, office, cchc)
    assert done.code == 2, error
    start = (office / "plans/2026.yaml").read_bytes()
    for hint in advised(error):
        words = shlex.split(hint)
        if set(words) & typed_lines.PLACEHOLDERS:
            assert outcome(hint, office, cchc)[0].code == 2, hint
        assert words[0] in {"save", "undo", "reopen"} or outcome(hint, office, cchc)[0].plan == start, hint
    for option in re.findall(r": (--[a-z-]+ [^\s;]+)", error):
        assert set(shlex.split(option)) & {*typed_lines.PLACEHOLDERS, *shlex.split(line)}, (option, error)


@pytest.mark.parametrize("word", sorted(typed_lines.PLACEHOLDERS))
def test_a_place_to_fill_in_is_no_value(word: str, cchc: Cchc, office: Path) -> None:
    for line in (
        "update 4 --title",
        "cancel 4 --document",
        "note 4",
        "extend 4 --document 1/UB --to",
        "update",
    ):
        done, error = outcome(f"{line} '{word}'", office, cchc)
        assert done.code == 2, line
        assert "là chỗ để điền" in error, error
        assert done.plan == (CHECKOUT / "plans/2026.yaml").read_bytes()


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("done 1 15/3", "--done-on 15/3"),
        ("done 15/3", "--done-on 15/3"),
        ("done 1 --date 15/3", "--done-on 15/3"),
        ("done 1 15/KH-UBND 15/3", "--date 15/3"),
        ("done 1 15/3 --document 15/KH-UBND", "--date 15/3"),
        ("start 1 15/3", "--date 15/3"),
        ("extend 1 15/12 --document 41/UBND-VX", "--to 15/12"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_day_is_named_with_the_option_that_it_is_of(line: str, option: str, cchc: Cchc) -> None:
    assert option in cchc(*shlex.split(line)).err.splitlines()[1]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("reopen 2 ghi nhầm", 'reopen 2 --reason "ghi nhầm"'),
        ("reopen 2 đang làm", "reopen 2 --status in_progress"),
        ("reopen 2 hôm qua vì ghi nhầm", 'reopen 2 --date "hôm qua" --reason "ghi nhầm"'),
        ("history hôm qua", 'history --since "hôm qua"'),
        ("history 4 từ 1/6", "history 4 --since 1/6"),
    ],
)
@pytest.mark.usefixtures("office")
def test_words_that_are_nothing_else_are_why_or_since_when(line: str, right: str, cchc: Cchc) -> None:
    assert advised(cchc(*shlex.split(line)).err) == [right]


@pytest.mark.parametrize("line", ["done 4 ghi nhầm", "reopen ghi nhầm", "start 2 bốn năm", "cancel 8 nhầm"])
@pytest.mark.usefixtures("office")
def test_no_reason_is_seen_in_words_without_a_task_or_of_other_commands(line: str, cchc: Cchc) -> None:
    assert "--reason" not in cchc(*shlex.split(line)).err


def test_an_office_is_known_by_its_form_where_there_is_no_plan(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    answer = cchc("list", "Phòng", "VHXH", "Quý", "II")
    assert answer.err.endswith('cả lệnh: cchc list --owner "Phòng VHXH" --quarter Q2\n'), answer.err
    assert "cả lệnh" not in cchc("list", "vhxh").err, "a code is one of a plan"


def test_each_option_that_is_guessed_is_one_of_its_command() -> None:
    commands = get_command(application([])).commands  # type: ignore[attr-defined]
    for command, names in meant_options.MEANT.items():
        known = {name for one in commands[command].params for name in (*one.opts, *one.secondary_opts)}
        assert set(names) <= known, command


def test_the_lines_that_are_advised_leave_to_fill_in_what_nobody_typed() -> None:
    lines = {one.line for several in spoken_words.SPOKEN.values() for one in several}
    for line in lines:
        words = {word for word in line.split() if word.isupper() and "." not in word}
        assert words <= typed_lines.PLACEHOLDERS, line
        assert not re.search(r"\d|\"", line), line
