"""`check` of a draft for the next year: which of its tasks were finished in the old plan since it was made."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

OLD, NEW = "plans/2026.yaml", "plans/2027.yaml"
MADE, LATER = ("--as-of", "10/9/2026"), ("--as-of", "20/11/2026")
DONE = ("done", "3", "--document", "200/KH-UBND", "--date", "28/10/2026", "--plan", OLD, *LATER)
CANCELLED = ("cancel", "4", "--document", "9/UB", "--date", "20/10/2026", "--plan", OLD, *LATER)


@pytest.fixture
def draft(office: Path, cchc: Cchc) -> Path:
    """Stand in the folder with last year's plan and the draft that was made from it."""
    assert cchc("new", "2027", *MADE).code == 0
    return office / NEW


def told(cchc: Cchc, *more: str) -> list[tuple[str, str]]:
    """Return which tasks of the draft are told of, each with the hint."""
    found = json.loads(cchc("check", "--plan", NEW, "--format", "json", *LATER, *more).out)["problems"]
    ended = [one for one in found if one["code"] == "ended-last-year"]
    return [(re.findall(r"^NV \d+ chuyển từ NV \d+", one["message"])[0], one["hint"]) for one in ended]


def number_in_draft(draft: Path, old: int) -> int:
    note = re.search(rf"# năm 2026: nhiệm vụ {old}, .*\n(?: *#.*\n)* *- id: (\d+)", draft.read_text("utf-8"))
    assert note
    return int(note[1])


def test_what_was_finished_after_the_draft_was_made_is_told_at_its_task(cchc: Cchc, draft: Path) -> None:
    assert told(cchc) == [], "the control: nothing ended since"
    assert cchc(*DONE).code == cchc(*CANCELLED).code == 0
    three, four = (number_in_draft(draft, number) for number in (3, 4))
    assert [message for message, _ in told(cchc)] == [
        f"NV {three} chuyển từ NV 3",
        f"NV {four} chuyển từ NV 4",
    ]
    answer = cchc("check", "--plan", NEW, *LATER)
    line = next(row for row in draft.read_text("utf-8").splitlines() if row.endswith(f"- id: {three}"))
    place = draft.read_text("utf-8").splitlines().index(line) + 1
    assert f"{NEW}:{place}:" in answer.out
    assert f"NV {three} chuyển từ NV 3 của kế hoạch năm 2026; ở đó nhiệm vụ nay là: hoàn thành" in answer.out
    assert "ở đó nhiệm vụ nay là: đã hủy" in answer.out
    assert told(cchc, "--ignore", "ended-last-year") == []
    assert cchc("check", NEW, "--strict", "--ignore", "6ro", *LATER).out.count("[ended-last-year]") == 2


def test_the_day_asked_about_decides_what_has_ended(cchc: Cchc, draft: Path) -> None:
    cchc(*DONE)
    assert len(told(cchc)) == 1
    assert "ended-last-year" not in cchc("check", "--plan", NEW, "--as-of", "27/10/2026").out


def test_what_the_hint_says_settles_it(cchc: Cchc, draft: Path) -> None:
    cchc(*DONE)
    cchc(*CANCELLED)
    three, four = (number_in_draft(draft, number) for number in (3, 4))
    hint = told(cchc)[0][1]
    assert f"cchc remove {three} --plan {NEW}" in hint
    assert cchc("remove", str(three), "--plan", NEW).code == 0
    assert [message for message, _ in told(cchc)] == [f"NV {four} chuyển từ NV 4"]
    text = draft.read_text("utf-8")
    draft.write_text(re.sub(r" *# năm 2026: nhiệm vụ 4, .*\n", "", text), "utf-8")
    assert told(cchc) == []


def test_a_draft_that_was_signed_is_left_alone(cchc: Cchc, draft: Path) -> None:
    cchc(*DONE)
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("plan:\n", "plan:\n  number: 3/KH-UBND\n  date: 2027-01-08\n", 1), "utf-8")
    assert told(cchc) == []


def test_work_that_comes_every_year_is_this_years_too(cchc: Cchc, office: Path) -> None:
    """Task 9 is work of the whole year; --all takes over what was finished or given up already."""
    cchc("done", "3", "--document", "1/BC", "--date", "1/9/2026", "--done-on", "1/9/2026", *MADE)
    cchc("cancel", "4", "--document", "9/UB", "--date", "1/9/2026", *MADE)
    assert cchc("new", "2027", "--all", "--as-of", "12/9/2026").code == 0
    assert "nhiệm vụ 4, đã hủy" in (office / NEW).read_text("utf-8")
    cchc("done", "9", "--document", "5/BC", "--date", "20/10/2026", "--plan", OLD, *LATER)
    assert told(cchc) == []


def test_a_task_is_known_by_its_title_where_the_old_plan_was_numbered_anew(cchc: Cchc, draft: Path) -> None:
    cchc(*DONE)
    old = draft.with_name("2026.yaml")
    old.write_text(old.read_text("utf-8").replace("- id: 3\n", "- id: 33\n"), "utf-8")
    three = number_in_draft(draft, 3)
    assert [message for message, _ in told(cchc)] == [f"NV {three} chuyển từ NV 33"]


@pytest.mark.parametrize("spoil", ["gone", "wrong", "no note"])
def test_where_the_old_plan_says_nothing_nothing_is_told(cchc: Cchc, draft: Path, spoil: str) -> None:
    cchc(*DONE)
    old = draft.with_name("2026.yaml")
    if spoil == "gone":
        old.unlink()
    elif spoil == "wrong":
        old.write_text("x: [", "utf-8")
    else:
        draft.write_text(re.sub(r"(?m)^ *# năm 2026.*\n", "", draft.read_text("utf-8")), "utf-8")
    answer = cchc("check", "--plan", NEW, *LATER)
    assert (answer.code, "ended-last-year" in answer.out) == (0, False), answer.err
