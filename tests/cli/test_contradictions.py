"""What commands say of facts that don't fit: on stderr, with code 0, and once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (
            ("done", "2", "--done-on", "1/1/2025"),
            "NV 2: ngày hoàn thành là 01/01/2025, ngoài năm của kế hoạch (2026)",
            "day-of-another-year",
        ),
        (
            ("done", "2", "--document", "5/BC", "--date", "16/3/2016"),
            "ngày 16/03/2016",
            "day-of-another-year",
        ),
        (
            ("update", "2", "--condition-met-on", "1/6/2026"),
            "không có điều kiện nào",
            "condition-met-without-one",
        ),
        (("update", "2", "--started-on", "1/6/2026"), "nhưng có ngày bắt đầu", "begun-not-started"),
        (
            ("update", "2", "--coordinator", "Trung tâm PVHCC"),
            "vừa chủ trì vừa phối hợp; bỏ khỏi cơ quan phối hợp: cchc update 2 --remove-coordinator ",
            "owner-coordinates",
        ),
    ],
)
def test_what_does_not_fit_is_taken_and_told_by_the_command_and_by_check(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], message: str, code: str
) -> None:
    assert f"[{code}]" not in cchc("check").out
    answer = cchc(*arguments)
    assert (answer.code, message in answer.err) == (0, True), answer.err
    assert f"[{code}]" in cchc("check").out
    assert message not in cchc("update", "2", "--note", "Đã họp").err  # said when it was brought about


@pytest.mark.parametrize(
    ("before", "arguments", "told"),
    [
        (
            [("start", "2", "--as-of", "1/6/2026")],
            ("pause", "2", "--document", "60/UBND-VX", "--date", "1/5/2026"),
            (
                "NV 2: ngày bắt đầu 01/06/2026 ở trong thời gian tạm dừng từ ngày 01/05/2026",
                "days-out-of-turn",
            ),
        ),
        (
            [("done", "2", "--done-on", "1/4/2026"), ("reopen", "2", "--as-of", "1/5/2026")],
            ("update", "2", "--started-on", "1/6/2026"),
            ("NV 2: ngày bắt đầu 01/06/2026 sau ngày đã ghi hoàn thành (01/04/2026)", "days-out-of-turn"),
        ),
        (
            [("submit", "2", "--date", "1/4/2026")],
            ("update", "2", "--started-on", "1/6/2026"),
            ("sau ngày trình (01/04/2026)", "days-out-of-turn"),
        ),
        (
            [("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")],
            (
                "add",
                "Việc",
                "--area",
                "chi-dao",
                "--owner",
                "Phòng VHXH",
                "--due",
                "30/6/2026",
                "--amendment",
                "45/KH-UBND",
            ),
            ('thời hạn "30/6/2026" hết trước ngày giao (10/07/2026)', "deadline-before-document"),
        ),
        (
            [("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")],
            ("update", "2", "--due", "30/6/2026", "--amendment", "45/KH-UBND"),
            ("hết trước ngày của văn bản điều chỉnh 45/KH-UBND (10/07/2026)", "deadline-before-document"),
        ),
        (
            [],
            ("update", "2", "--basis", "Công văn số 12/UBND-VX ngày 25/6/2026"),
            (
                "sau ngày ban hành kế hoạch (02/01/2026); không ghi ngày giao nên tính là có từ đầu",
                "given-before-document",
            ),
        ),
        (
            [("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")],
            ("result", "2", "--add", "45/KH-UBND", "--date", "11/7/2026"),
            ("văn bản điều chỉnh đó ghi ngày 10/07/2026", "amendment-of-another-day"),
        ),
        (
            [("extend", "2", "--to", "30/9/2026", "--document", "48/UBND-VX", "--date", "20/6/2026")],
            ("extend", "2", "--to", "31/12/2026", "--document", "41/UBND-VX", "--date", "1/6/2026"),
            (
                'NV 2: thời hạn không đổi, vẫn là "30/9/2026" theo 48/UBND-VX ngày 20/06/2026',
                "extension-no-later",
            ),
        ),
    ],
)
def test_days_that_do_not_follow_each_other_are_told_by_the_command_and_by_check(
    cchc: Cchc,
    office: Path,
    before: list[tuple[str, ...]],
    arguments: tuple[str, ...],
    told: tuple[str, str],
) -> None:
    message, code = told
    assert [cchc(*one).code for one in before] == [0] * len(before)
    assert f"[{code}]" not in cchc("check").out
    answer = cchc(*arguments)
    assert (answer.code, message in answer.err) == (0, True), answer.err
    assert f"[{code}]" in cchc("check").out
    assert message not in cchc("update", "2", "--note", "Đã họp").err


@pytest.mark.parametrize(
    ("before", "arguments", "told"),
    [
        (
            [
                ("pause", "2", "--document", "60/UBND-VX", "--date", "1/4/2026"),
                ("reopen", "2", "--status", "in_progress", "--as-of", "15/4/2026"),
            ],
            ("cancel", "2", "--document", "88/UBND-VX", "--date", "10/4/2026"),
            (
                "NV 2: ngày 10/04/2026 ở trước ngày hết lần tạm dừng đã ghi (15/04/2026)",
                {"10/4/2026": "15/4/2026"},
            ),
        ),
        (
            [],
            (
                "add",
                "Việc",
                "--area",
                "chi-dao",
                "--owner",
                "Phòng VHXH",
                "--due",
                "Quý IV/2026",
                "--signed",
                "--basis",
                "Công văn số 12/UBND-VX ngày 25/6/2026",
            ),
            (
                "--signed: văn bản giao ghi ngày 25/06/2026, sau ngày ban hành kế hoạch (02/01/2026)",
                {"Công văn số 12/UBND-VX ngày 25/6/2026": "Công văn số 12/UBND-VX ngày 25/12/2025"},
            ),
        ),
        (
            [("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")],
            ("extend", "2", "--to", "Quý IV/2026", "--document", "45/KH-UBND", "--date", "9/7/2026"),
            (
                "văn bản điều chỉnh 45/KH-UBND ghi ngày 10/07/2026, không phải 09/07/2026",
                {"9/7/2026": "10/7/2026"},
            ),
        ),
    ],
)
def test_what_can_not_be_at_once_is_refused_until_it_is_mended(
    cchc: Cchc,
    office: Path,
    before: list[tuple[str, ...]],
    arguments: tuple[str, ...],
    told: tuple[str, dict[str, str]],
) -> None:
    message, mended = told
    assert [cchc(*one).code for one in before] == [0] * len(before)
    text = plan(office)
    answer = cchc(*arguments)
    assert (answer.code, message in answer.err, plan(office) == text) == (2, True, True), answer.err
    answer = cchc(*(mended.get(argument, argument) for argument in arguments))
    assert answer.code == 0, answer.err
    doubts = cchc("check").out
    assert not any(code in doubts for code in ("days-out-of-turn", "given-before", "of-another-day"))


def test_an_amendment_before_the_plan_is_told(cchc: Cchc, office: Path) -> None:
    asked = ("amend", "--document", "45/KH-UBND", "--summary", "Sửa đổi", "--date")
    assert cchc(*asked, "10/7/2016").code == 2  # a command doesn't write it
    assert cchc(*asked, "10/7/2026").code == 0
    assert "[day-of-another-year]" not in cchc("check").out
    (office / "plans/2026.yaml").write_text(plan(office).replace("2026-07-10", "2016-07-10"), "utf-8")
    assert "[day-of-another-year]" in cchc("check").out


def test_what_does_not_fit_is_told_before_anything_is_written(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    assert "ngoài năm" in cchc("done", "2", "--done-on", "1/1/2025", "--dry-run").err
    assert plan(office) == before


def test_last_years_file_as_next_years_is_told_by_every_command(cchc: Cchc, office: Path) -> None:
    assert "kế hoạch năm" not in cchc("list").err
    (office / "plans/2026.yaml").write_text(plan(office).replace("year: 2026", "year: 2027", 1), "utf-8")
    for command in (("list",), ("due",), ("stats", "--format", "json"), ("update", "4", "--note", "a")):
        answer = cchc(*command)
        assert (answer.code, answer.err.count("kế hoạch năm 2027 nhưng ghi ngày ban hành 02/01/2026")) == (
            0,
            1,
        )
    assert cchc("check").out.count("[plan-of-another-year]") == 3


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("khi nào xong thì thôi", "hiểu là chờ điều kiện “khi nào xong thì thôi”"),
        ("linh tinh", "hiểu là chưa xác định thời hạn"),
        ("Từ quý III/2026", "hiểu là chưa xác định thời hạn"),
    ],
)
def test_a_deadline_without_a_last_day_keeps_its_words_and_says_what_is_understood(
    cchc: Cchc, office: Path, words: str, understood: str
) -> None:
    answer = cchc("update", "4", "--due", words)
    assert (answer.code, f"    due: {words}\n" in plan(office)) == (0, True)
    assert understood in answer.err
    added = cchc("add", "Việc", "--area", "chi-dao", "--owner", "Phòng VHXH", "--due", words)
    assert understood in added.err
    assert "không đọc được ngày cuối" not in cchc("update", "4", "--due", "Quý III/2026").err
    assert "không đọc được ngày cuối" not in cchc("update", "4", "--due", "Thường xuyên").err


def test_a_deadline_that_no_calendar_has_is_refused(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    for words in ("31/02/2026", "Quý 5/2026"):
        assert cchc("update", "4", "--due", words).code == 2
    assert plan(office) == before


def test_the_gaps_in_the_six_are_a_line_a_task_behind_everything_else(cchc: Cchc, office: Path) -> None:
    lines = cchc("check").out.splitlines()
    gaps = [line for line in lines if line.endswith("[6ro]")]
    assert len(gaps) == 20
    assert lines[-20:] == gaps
    assert "chưa đủ 6 rõ: chưa ghi đầu mối, lãnh đạo phụ trách" in gaps[0]
    assert not [line for line in cchc("check", "--ignore", "6ro").out.splitlines() if "6ro" in line]
    less = cchc("check", "--ignore", "6ro-nguoi").out
    assert "[6ro]" in less
    assert "đầu mối" not in less


def test_the_codes_of_the_six_are_as_they_were_in_json(cchc: Cchc, office: Path) -> None:
    codes = {problem["code"] for problem in json.loads(cchc("check", "--format", "json").out)["problems"]}
    assert "6ro-nguoi" in codes
    assert "6ro" not in codes


def test_a_day_to_come_is_told_of_todays_clock_not_of_a_past_day(cchc: Cchc, office: Path) -> None:
    assert cchc("start", "4", "--as-of", "2026-03-01").code == 0
    assert "[day-to-come]" not in cchc("check", "--as-of", "2026-02-01").out
    text = plan(office).replace("started_on: 2026-03-01", "started_on: 2098-03-01")
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    assert "[day-to-come]" in cchc("check", "--as-of", "2026-02-01").out
