"""What looks like a slip, or leaves a question, is done and said: a task added twice, a number without its symbol, nobody to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

DAY = ("--as-of", "2026-09-20")
NEW = ("--area", "chi-dao", "--owner", "Phòng VHXH", "--due", "30/11/2026", *DAY)


def test_a_task_that_is_there_already_is_named(cchc: Cchc, office: Path) -> None:
    assert "nội dung như" not in cchc("add", "Họp giao ban", *NEW).err
    again = cchc("add", "hop  giao ban", *NEW)
    assert (again.code, again.out) == (0, "22 · thêm hop  giao ban\n")
    assert "NV 22 có nội dung như NV 21; nếu ghi hai lần một việc thì bỏ: cchc remove 22\n" in again.err
    before = plan(office)
    assert cchc("remove", "22").code == 0
    assert plan(office) != before


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("15", '"15" chưa có ký hiệu; số, ký hiệu ghi như 15/BC-UBND)'),
        ("QĐ", '"QĐ" chưa có số; số, ký hiệu ghi như 15/BC-UBND)'),
        ("CV 12", '"CV 12" chưa có ký hiệu; số, ký hiệu ghi như 12/BC-UBND)'),
        ("15/BC-UBND", ""),
        ("DT/KH-UBND", ""),
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        ("done", "6", "--date", "1/6/2026", "--document"),
        ("submit", "6", "--document"),
        ("cancel", "6", "--document"),
        ("pause", "6", "--document"),
        ("extend", "9", "--to", "30/6/2027", "--document"),
        ("result", "6", "--date", "1/6/2026", "--add"),
        ("amend", "--date", "10/7/2026", "--document"),
    ],
    ids=lambda line: line[0],
)
@pytest.mark.usefixtures("office")
def test_a_document_that_lacks_its_number_or_its_symbol_is_told(
    line: tuple[str, ...], number: str, said: str, cchc: Cchc
) -> None:
    answer = cchc(*line, number, *DAY)
    assert answer.code == 0, answer.err
    told = [part for part in answer.err.splitlines() if "chưa có" in part and "ký hiệu" in part]
    assert told == ([f"({line[-1]}: {said}"] if said else [])


@pytest.mark.parametrize(
    ("number", "is_told"),
    [("15/BC-UBND; 16/BC-UBND", True), ("15/BC và 16/BC", True), ("15/2026/NĐ-CP", False)],
)
@pytest.mark.usefixtures("office")
def test_two_documents_in_one_are_told(number: str, cchc: Cchc, *, is_told: bool) -> None:
    for line in (("done", "6", "--document"), ("result", "6", "--add")):
        answer = cchc(*line, number, "--date", "1/6/2026", *DAY)
        assert answer.code == 0
        assert ("được ghi thành một văn bản; " in answer.err) == is_told


@pytest.mark.usefixtures("office")
def test_a_command_is_answered_with_a_command(cchc: Cchc) -> None:
    done = cchc("update", "9", "--started-on", "1/6/2026", "--done-on", "3/6/2026", *DAY)
    assert (done.code, done.err.splitlines()[1]) == (2, "  gợi ý: dùng lệnh: cchc done 9 --done-on 03/6/2026")
    assert cchc("done", "9", "--done-on", "3/6/2026", *DAY).code == 0
    assert cchc("update", "9", "--done-on", "4/6/2026", *DAY).code == 0, "the control"
    assert "--due: chưa ghi nội dung\n" in cchc("update", "9", "--due", "").err
    assert '--within: "-3" nhỏ hơn 0\n' in cchc("due", "--within", "-3").err


@pytest.mark.usefixtures("office")
def test_a_plan_is_known_by_its_year(cchc: Cchc) -> None:
    assert "có phải là: --plan plans/2026.yaml?" in cchc("list", "--plan", "2026").err
    assert "xem lại --plan" in cchc("list", "--plan", "2027").err


@pytest.mark.usefixtures("office")
def test_an_office_that_did_not_help_is_not_taken_away_in_silence(cchc: Cchc) -> None:
    line = ("update", "9", "--lead", "Chủ tịch UBND xã", "--remove-coordinator")
    answer = cchc(*line, "Phòng Kinh tế")
    assert answer.code == 0
    assert "NV 9: không có cơ quan phối hợp Phòng Kinh tế để bỏ\n" in answer.err
    assert "để bỏ" not in cchc(*line, "Các phòng, ban, đơn vị liên quan").err


def test_help_names_states_as_people_do_and_says_which_options_take_days(cchc: Cchc) -> None:
    shown = " ".join(cchc("list", "-h").out.split())
    assert "chưa thực hiện (not_started)" in shown
    assert "Hoàn thành quá hạn (done_late)" in shown
    assert "--started-on NGÀY" in cchc("update", "-h").out
    assert "--due THỜI HẠN" in cchc("update", "-h").out


@pytest.mark.usefixtures("office")
def test_the_next_deadline_is_told_when_none_comes_soon(cchc: Cchc) -> None:
    """The plan's last tasks end on 31/12/2026."""
    told = cchc("due", "--as-of", "2026-11-29").err
    assert "nhiệm vụ đến hạn ngày 31/12/2026, xem bằng: cchc due --within 32)" in told
    shown = cchc("due", "--within", "32", "--as-of", "2026-11-29", "--format", "csv").out
    count = told.partition("(hạn gần nhất sau đó: ")[2].split()[0]
    assert len(shown.splitlines()) == int(count) + 1
    for day, options in (("2026-12-02", ()), ("2026-11-29", ("--within", "5")), ("2027-02-01", ())):
        assert "hạn gần nhất" not in cchc("due", *options, "--as-of", day).err


@pytest.mark.usefixtures("office")
def test_the_forms_of_word_come_first_among_templates(cchc: Cchc) -> None:
    names = [line.split("\t")[0] for line in cchc("template", "list").out.splitlines()]
    word = [name.endswith(".docx") for name in names]
    assert word == sorted(word, reverse=True)
    assert any(word)
    assert not all(word)
