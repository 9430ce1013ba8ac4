"""Days at the command line, as people type them, wherever one is taken; what can mean two days is refused."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from cchc import citations
from cchc.cli import options
from tests.support import clocks
from tests.support.repositories import office_with

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Answer, Cchc
    from tests.support.repositories import Repository

SPELLINGS = ["30/6", "30/6/26", "2026/06/30", "30 tháng 6 năm 2026", "ngày 30/6/2026", "30.6"]


@pytest.mark.parametrize("text", SPELLINGS)
@pytest.mark.usefixtures("office")
def test_a_day_is_taken_as_it_is_typed(text: str, cchc: Cchc) -> None:
    for command in (("list",), ("due",), ("stats",), ("show", "4")):
        asked = cchc(*command, "--as-of", text, "--format", "json")
        assert asked == cchc(*command, "--as-of", "30/6/2026", "--format", "json")
        assert asked.code == 0
    assert cchc("list", "--before", text) == cchc("list", "--before", "30/6/2026")
    assert cchc("check", "--as-of", text) == cchc("check", "--as-of", "30/6/2026")


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_file_gets_a_typed_day_in_its_own_spelling(text: str, plan: Path, cchc: Cchc) -> None:
    assert cchc("start", "2", "--date", text, "--as-of", "1/7/2026").code == 0
    assert "started_on: 2026-06-30" in plan.read_text("utf-8")


@pytest.fixture
def plan(office: Path) -> Path:
    return office / "plans/2026.yaml"


def test_a_day_without_a_year_is_in_the_plans(plan: Path, cchc: Cchc) -> None:
    text = plan.read_text("utf-8")
    (plan.parent / "2019.yaml").write_text(text.replace("year: 2026", "year: 2019"), "utf-8")
    answer = cchc("list", "--as-of", "30/6", "--format", "json", "--plan", "plans/2019.yaml")
    assert json.loads(answer.out)["as_of"] == "2019-06-30"
    (plan.parent / "2019.yaml").write_text("a: [", "utf-8")
    assert cchc("list", "--as-of", "30/6", "--plan", "plans/2019.yaml").code == 1, "told as ever"
    assert cchc("list", "--as-of", "30/6", "--plan", "plans/none.yaml").code == 2


@pytest.mark.usefixtures("office")
def test_today_and_yesterday_are_days(cchc: Cchc) -> None:
    today = options.today()
    for word, day in (("hôm nay", today), ("hom qua", today - timedelta(1))):
        answer = cchc("list", "--as-of", word, "--format", "json")
        assert json.loads(answer.out)["as_of"] == day.isoformat()


def test_what_can_mean_two_days_is_refused_with_both(
    plan: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_2026 = datetime(2026, 11, 29, 2, tzinfo=UTC)  # about the one reading's year, and not the other's
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(in_2026))
    before = plan.read_bytes()
    answer = cchc("list", "--as-of", "26/6/30")
    assert (answer.code, answer.out) == (2, "")
    assert "26/6/2030 hoặc 30/6/2026" in answer.err
    ahead = options.today() + timedelta(1)
    answer = cchc("start", "2", "--date", f"{ahead.day}/{ahead.month}")
    assert answer.code == 2
    assert citations.day(ahead) in answer.err
    assert f"{ahead.day}/{ahead.month}/{ahead.year - 1}" in answer.err
    assert plan.read_bytes() == before


@pytest.fixture
def of_last_year(office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the signed plan of 2026, which is worked on in 2027."""
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(datetime(2027, 3, 4, 2, tzinfo=UTC)))
    return office / "plans/2026.yaml"


DATED = [
    ("start", "4", "--date", "D"),
    ("done", "4", "--done-on", "D"),
    ("done", "4", "--document", "200/KH-UBND", "--date", "D"),
    ("submit", "4", "--document", "200/KH-UBND", "--date", "D"),
    ("note", "4", "Đã họp", "--date", "D"),
    ("note", "4", "Đã họp", "--as-of", "D"),
    ("result", "4", "--add", "200/KH-UBND", "--date", "D"),
    ("extend", "4", "--to", "Quý II/2027", "--document", "41/UBND-VX", "--date", "D"),
    ("pause", "4", "--document", "41/UBND-VX", "--date", "D"),
    ("update", "4", "--started-on", "D"),
    (
        "add",
        "Rà soát",
        "--area",
        "tthc",
        "--owner",
        "Trạm Y tế",
        "--due",
        "Quý IV/2026",
        "--assigned-on",
        "D",
    ),
    ("amend", "--document", "45/KH-UBND", "--date", "D"),
]


@pytest.mark.parametrize("command", DATED, ids=" ".join)
def test_a_day_without_a_year_is_in_the_plans_year_or_asked_for(
    command: tuple[str, ...], of_last_year: Path, cchc: Cchc
) -> None:
    def answer(day: str) -> Answer:
        return cchc(*(day if word == "D" else word for word in command), "--plan", "plans/2026.yaml")

    before = of_last_year.read_bytes()
    either = answer("2/3")
    assert (either.code, of_last_year.read_bytes()) == (2, before), "has come in both years"
    assert '"2/3" có thể là ngày 02/3/2026 hoặc 02/3/2027' in either.err
    assert "ghi năm đủ bốn chữ số" in either.err
    assert answer("20/12").code == 0, "has come in the plan's year alone"
    assert b"2026-12-20" in of_last_year.read_bytes()
    assert b"2027-12-20" not in of_last_year.read_bytes()


def test_a_day_without_a_year_of_an_old_version_is_in_the_plans_year(of_last_year: Path, cchc: Cchc) -> None:
    office_with(of_last_year.parent.parent)
    answer = cchc("list", "--rev", "HEAD", "--as-of", "30/6", "--format", "json", "--plan", "plans/2026.yaml")
    assert json.loads(answer.out)["as_of"] == "2026-06-30"


def test_a_later_deadline_without_a_year_says_which_year_it_was_read_in(office: Path, cchc: Cchc) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    letter = ("--document", "41/UBND-VX", "--date", "20/6/2026")
    for typed in ("15/1", "Quý I"):
        answer = cchc("extend", "4", "--to", typed, *letter)
        assert (answer.code, (office / "plans/2026.yaml").read_bytes()) == (2, before)
        assert f'"{typed}" hiểu là năm của kế hoạch (2026), năm sau thì ghi đủ năm' in answer.err
    assert "hiểu là năm" not in cchc("extend", "4", "--to", "15/1/2026", *letter).err


@pytest.mark.usefixtures("office")
def test_what_is_no_day_says_how_days_are_written(cchc: Cchc) -> None:
    assert "không phải là ngày có thật" in cchc("list", "--as-of", "6/30/2026").err
    assert "ngày ghi trước tháng" in cchc("list", "--as-of", "6/30/2026").err
    assert "không đọc được ngày" in cchc("list", "--as-of", "ngày 30").err


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("30/12/26", "30/12/2026"),
        ("2026/12/30", "30/12/2026"),
        ("30/12/2026", "30/12/2026"),
        ("Quý IV/2026", "Quý IV/2026"),
        ("30 tháng 12 năm 2026", "30 tháng 12 năm 2026"),
        ("30/12", "30/12"),
        ("quý tư", "Quý IV"),
        ("tháng mười hai/2026", "Tháng 12/2026"),
        ("ba tháng cuối năm", "3 tháng cuối năm"),
    ],
)
def test_a_deadline_keeps_its_words_unless_files_are_not_read_so(
    typed: str, written: str, plan: Path, cchc: Cchc
) -> None:
    assert cchc("update", "4", "--due", typed).code == 0
    assert f"    due: {written}\n" in plan.read_text("utf-8")
    assert cchc("extend", "5", "--to", typed, "--document", "1/UBND-VX").code == 0
    assert f"      - due: {written}\n" in plan.read_text("utf-8")
    assert "không" not in cchc("list", "--format", "json").err


def test_a_version_may_be_named_by_a_typed_day(
    repository: Repository, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    subprocess.run(["git", "tag", "5.1"], check=True)
    for day in ("2026/01/05", "5/1/26", "5 tháng 1 năm 2026"):
        assert cchc("list", "--rev", day) == cchc("list", "--rev", "5/1/2026")
        assert cchc("diff", day).code == 0
    assert "do" in cchc("list", "--rev", "5.1").err, "a tag stays a tag"
