"""Which plan a command takes where those of two years lie: the one in force, and never another's number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cchc.cli import completing, options, plan_choice
from tests.support import clocks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

SIGNED = ("  year: 2027\n", "  number: 03/KH-UBND\n  date: 2027-01-05\n  year: 2027\n")


@pytest.fixture
def draft(office: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in January, with the signed plan of the year before and a draft of the new one."""
    assert cchc("new", "2027", "--as-of", "20/12/2026").code == 0
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(datetime(2027, 1, 4, 2, tzinfo=UTC)))
    return office / "plans/2027.yaml"


def sign(draft: Path) -> None:
    text = draft.read_text("utf-8")
    draft.write_text(text.replace(*SIGNED), "utf-8")
    assert draft.read_text("utf-8") != text


def test_the_signed_plan_stays_in_use_while_the_new_one_is_a_draft(draft: Path, cchc: Cchc) -> None:
    before = draft.read_bytes()
    answer = cchc("done", "7", "--document", "200/KH-UBND", "--date", "28/12/2026")
    assert answer.code == 0
    assert "kế hoạch năm 2027 chưa ghi số, ngày ban hành nên lệnh dùng plans/2026.yaml" in answer.err
    assert "--plan plans/2027.yaml" in answer.err
    assert "done_on: 2026-12-28" in (draft.parent / "2026.yaml").read_text("utf-8")
    assert draft.read_bytes() == before
    assert cchc("list").out == cchc("list", "--plan", "plans/2026.yaml").out


def test_the_new_plan_is_taken_without_a_word_once_it_is_signed(draft: Path, cchc: Cchc) -> None:
    sign(draft)
    answer = cchc("list")
    assert answer.out == cchc("list", "--plan", "plans/2027.yaml").out
    assert "kế hoạch năm" not in answer.err


def test_tab_offers_what_the_command_will_find(draft: Path, cchc: Cchc) -> None:
    draft.write_text(draft.read_text("utf-8").replace("id: 7\n", "id: 77\n"), "utf-8")
    asked = ["bash", "ids", "=7", "show", "7"]
    assert completing.answer(asked, 2027).startswith("7\t")
    assert cchc("show", "7").code == 0
    sign(draft)
    assert completing.answer(asked, 2027).startswith("77\t")
    assert cchc("show", "77").code == 0


def test_a_completion_of_the_year_before_is_not_put_into_the_new_plan(draft: Path, cchc: Cchc) -> None:
    sign(draft)
    before = draft.read_bytes()
    answer = cchc("done", "7", "--document", "200/KH-UBND", "--date", "28/12/2026")
    assert (answer.code, answer.out) == (2, "")
    assert "ở năm của kế hoạch khác; lệnh này ghi vào kế hoạch năm 2027" in answer.err
    assert "--plan plans/2026.yaml" in answer.err
    assert "--plan plans/2027.yaml" in answer.err
    assert draft.read_bytes() == before
    for named in ("plans/2027.yaml", "plans/2026.yaml"):
        assert cchc("done", "7", "--document", "2/KH", "--date", "28/12/2026", "--plan", named).code == 0
    assert cchc("done", "8", "--document", "3/KH", "--date", "4/1/2027").code == 0


@pytest.mark.parametrize(
    "line",
    [
        ("submit", "11", "--date", "31/12/2026"),
        ("start", "12", "--date", "20/12/2026"),
        ("extend", "11", "--to", "Quý I/2028", "--document", "1/UBND", "--date", "30/12/2026"),
        ("pause", "14", "--document", "1/UBND", "--date", "29/12/2026"),
        ("cancel", "15", "--document", "1/UBND", "--date", "29/12/2026"),
        ("result", "14", "--add", "1/BC", "--date", "29/12/2026"),
        ("note", "13", "Đã họp", "--date", "28/12/2026"),
        ("update", "16", "--started-on", "1/12/2026", "--progress", "80"),
        ("update", "17", "--condition-met-on", "30/12/2026"),
    ],
    ids=lambda line: line[0],
)
def test_every_day_of_the_year_before_is_asked_whose_it_is(
    draft: Path, cchc: Cchc, line: tuple[str, ...]
) -> None:
    sign(draft)
    before = draft.read_bytes()
    answer = cchc(*line)
    assert (answer.code, answer.out, draft.read_bytes()) == (2, "", before), answer.err
    assert "--plan plans/2026.yaml" in answer.err
    assert cchc(*line, "--plan", "plans/2027.yaml").code == 0


def test_a_day_that_is_there_already_and_a_task_that_is_added_are_nobodys_question(
    draft: Path, cchc: Cchc
) -> None:
    sign(draft)
    named = ("--plan", "plans/2027.yaml")
    assert cchc("start", "12", "--date", "20/12/2026", *named).code == 0
    assert cchc("update", "12", "--progress", "10").code == 0
    given = ("--basis", "Công văn số 1/UBND ngày 30/12/2026", "--due", "Quý I/2027")
    assert cchc("add", "Việc mới", "--area", "the-che", "--owner", "Phòng VHXH", *given).code == 0


def test_a_completion_of_a_year_that_has_no_plan_there_is_only_told(draft: Path, cchc: Cchc) -> None:
    sign(draft)
    (draft.parent / "2026.yaml").unlink()
    answer = cchc("done", "7", "--document", "200/KH-UBND", "--date", "28/12/2026")
    assert answer.code == 0
    assert "ngoài năm của kế hoạch (2027)" in answer.err


def test_a_draft_alone_or_beside_another_draft_is_taken(draft: Path, cchc: Cchc) -> None:
    old = draft.parent / "2026.yaml"
    text = old.read_text("utf-8")
    old.write_text(text.replace("  number: 02/KH-UBND\n", ""), "utf-8")
    assert old.read_text("utf-8") != text
    assert plan_choice.find(draft.parent.parent, 2027) == (draft, None)
    old.unlink()
    assert plan_choice.find(draft.parent.parent, 2027) == (draft, None)
    assert "kế hoạch năm" not in cchc("list").err


def test_a_plan_of_the_year_that_cannot_be_read_is_told_rather_than_passed_over(
    draft: Path, cchc: Cchc
) -> None:
    draft.write_text("tasks: [", "utf-8")
    answer = cchc("list")
    assert (answer.code, answer.out) == (1, "")
    assert "plans/2027.yaml" in answer.err


@pytest.mark.usefixtures("known_to_git")
def test_save_and_undo_tell_of_the_other_plan(
    draft: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # undo needs what is kept there
    sign(draft)
    first = cchc("save", "--yes")
    assert "plans/2026.yaml cũng có thay đổi chưa ghi vào lịch sử" in first.err
    assert cchc("save", "--plan", "plans/2026.yaml").code == 0
    assert "cũng có thay đổi" not in cchc("save").err
    assert cchc("note", "3", "Đã họp", "--date", "4/1/2027").code == 0
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(datetime(2027, 1, 5, 2, tzinfo=UTC)))
    assert cchc("note", "4", "Đã họp", "--plan", "plans/2026.yaml").code == 0
    assert "ghi bằng: cchc save --plan plans/2026.yaml" in cchc("save").err
    told = "(thay đổi gần nhất là ở plans/2026.yaml; hoàn tác ở đó bằng: cchc undo --plan plans/2026.yaml)"
    assert told in cchc("undo", "--dry-run").err
    assert told not in cchc("undo", "--dry-run", "--plan", "plans/2027.yaml").err


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "check",
        "show 4",
        "update 4 --progress 40",
        "report",
        "history",
        "diff",
        "save",
        "undo --yes",
        "schema",
    ],
)
@pytest.mark.parametrize("name", ["", " "])
def test_a_plan_without_a_name_is_none_that_nobody_named(
    command: str, name: str, office: Path, cchc: Cchc
) -> None:
    """As a script gives it whose variable is empty."""
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*command.split(), "--plan", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(("cchc: --plan: chưa ghi tên tệp\n", "cchc: -p: chưa ghi nội dung\n"))
    assert (office / "plans/2026.yaml").read_bytes() == before


def test_an_empty_variable_names_no_plan(office: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    found = cchc("list")
    monkeypatch.setenv("CCHC_PLAN", "")
    assert cchc("list") == found
