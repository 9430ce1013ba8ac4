"""`cchc due`: how many days each task has left, what is late apart from what is to come, and how much of each."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Answer, Cchc


def states(answer: Answer) -> dict[str, str]:
    """Return what stands in the last column, by task."""
    rows = [line.split("\t") for line in answer.out.splitlines()]
    return {row[0]: row[-1] for row in rows}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("1/6/2026", "Chưa thực hiện, còn 29 ngày"),
        ("25/6/2026", "Chưa thực hiện, trong hạn (sắp đến hạn, còn 5 ngày)"),
        ("30/6/2026", "Chưa thực hiện, trong hạn (đến hạn trong ngày)"),
        ("12/7/2026", "Chưa thực hiện, quá hạn 12 ngày"),
    ],
)
@pytest.mark.usefixtures("office")
def test_each_task_says_how_many_days_are_left(day: str, told: str, cchc: Cchc) -> None:
    assert states(cchc("due", "--as-of", day))["5"] == told


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("typed", ["7 ngày", "7 ngay tới", " 7 "])
def test_days_may_have_their_word_behind_them(typed: str, cchc: Cchc) -> None:
    assert cchc("due", "--within", typed) == cchc("due", "--within", "7")
    assert cchc("due", "--within", "7 tháng").code == cchc("due", "--within", "ngày").code == 2


@pytest.mark.usefixtures("office")
def test_what_has_no_end_ahead_says_no_days(cchc: Cchc) -> None:
    assert cchc("done", "5", "--document", "1/BC-THCS", "--date", "1/6/2026").code == 0
    answer = cchc("due", "--quarter", "Q2", "--as-of", "10/6/2026")
    assert states(answer)["5"] == "Hoàn thành đúng hạn"


@pytest.mark.usefixtures("office")
def test_what_waits_for_its_condition_beyond_its_end_is_not_late(cchc: Cchc) -> None:
    answer = cchc("due", "--quarter", "Q4", "--as-of", "10/1/2027")
    assert states(answer)["13"] == "Chờ điều kiện, đã qua thời hạn 10 ngày"
    assert "Chưa đến hạn" not in answer.err


def titles(page: str) -> list[tuple[str, int]]:
    """Return the headings of parts, with the totals that they tell."""
    return [
        (title, int(count))
        for title, count in re.findall(r"^(\S[^:\n]*): (\d+) nhiệm vụ$", page, re.MULTILINE)
    ]


@pytest.mark.usefixtures("office")
def test_for_somebody_who_looks_what_is_late_stands_apart_with_totals(cchc: Cchc) -> None:
    assert cchc("done", "5", "--document", "1/BC-THCS", "--date", "1/6/2026").code == 0
    for day, asked, parts in (
        ("20/6/2026", (), ["Quá hạn", "Đến hạn trong 30 ngày tới"]),
        ("20/6/2026", ("--within", "200"), ["Đến hạn trong 200 ngày tới"]),
        ("30/6/2026", ("--within", "0"), ["Đến hạn trong ngày"]),
        ("20/6/2026", ("--quarter", "2"), ["Chưa đến hạn", "Khác"]),
        ("5/7/2026", ("--quarter", "2"), ["Quá hạn", "Khác"]),
        ("5/7/2026", ("--quarter", "2", "--open"), ["Quá hạn", "Khác"]),
        ("5/7/2026", ("--overdue",), ["Quá hạn"]),
    ):
        command = ("due", *asked, "--as-of", day)
        page = cchc(*command, "--format", "table").out
        tasks = json.loads(cchc(*command, "--format", "json").out)["tasks"]
        assert [title for title, _ in titles(page)] == parts, (day, asked)
        assert sum(count for _, count in titles(page)) == len(tasks)
        late = [task["id"] for task in tasks if task["state"].endswith("overdue")]
        if "Quá hạn" in parts:
            assert titles(page)[0] == ("Quá hạn", len(late))


@pytest.mark.usefixtures("office")
def test_a_list_for_a_pipe_stays_one_list_and_its_totals_stand_beside_it(cchc: Cchc) -> None:
    answer = cchc("due", "--as-of", "20/6/2026")
    listed = cchc("due", "--as-of", "20/6/2026", "--format", "json")
    assert answer.numbers == [task["id"] for task in json.loads(listed.out)["tasks"]]
    assert re.fullmatch(r"\(Quá hạn: \d+ nhiệm vụ; Đến hạn trong 30 ngày tới: \d+ nhiệm vụ\)\n", answer.err)
    assert listed.err == "", "a program reads it, and counts for itself"


DAYS = re.compile(r"còn (\d+) ngày|quá hạn (\d+) ngày|đã qua thời hạn (\d+) ngày|(đến hạn trong ngày)")


def days_in(line: str) -> int:
    """Read how many days a line says are left, negative ones beyond the end."""
    found = DAYS.search(line)
    assert found, line
    ahead, late, beyond, today = found.groups()
    return 0 if today else int(ahead) if ahead else -int(late or beyond)


@pytest.mark.parametrize("view", [(), ("--view", "tre")])
@pytest.mark.parametrize("day", ["31/3/2026", "20/6/2026", "30/6/2026", "14/9/2026"])
def test_days_are_the_same_in_every_form(view: tuple[str, ...], day: str, office: Path, cchc: Cchc) -> None:
    plan = office / "plans/2026.yaml"
    plan.write_text(
        f"{plan.read_text('utf-8')}views:\n  tre: {{command: due, within: 120, open: có}}\n", "utf-8"
    )
    asked = ("due", *view, "--as-of", day, "--format")
    days = {task["id"]: task["days_left"] for task in json.loads(cchc(*asked, "json").out)["tasks"]}
    assert days
    for form, mark in (("plain", "\t"), ("csv", ","), ("md", "|")):
        lines = cchc(*asked, form).out.removeprefix("\ufeff").strip().splitlines()
        rows = {
            number: line
            for line in lines
            if (number := line.strip("| ").partition(mark)[0].strip()).isdecimal()
        }
        assert {int(number): days_in(line) for number, line in rows.items()} == days, form
