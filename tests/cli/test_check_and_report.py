"""`check` and `report`, run on the real plan and on broken ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


def break_plan(office: Path, old: str, new: str) -> None:
    path = office / "plans/2026.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_real_plan_has_no_error_and_its_known_warnings(cchc: Cchc, office: Path) -> None:
    answer = cchc("check", "--ignore", "6ro")
    assert answer.code == 0
    assert [line.rsplit("[", 1)[1] for line in answer.out.splitlines()] == [
        "two-dates]",
        "owner-without-task]",
        "owner-without-task]",
        "province]",
        "province]",
        "area-without-task]",
        "doubled-word]",
    ]
    assert answer.err == "không có lỗi, 7 cảnh báo\n"


@pytest.mark.parametrize("words", ["6 rõ", "6rõ", "6 ro", "6 RÕ", "“6 rõ”", "sáu rõ"])
def test_a_family_of_warnings_is_ignored_by_its_name(words: str, cchc: Cchc, office: Path) -> None:
    assert cchc("check", "--ignore", words) == cchc("check", "--ignore", "6ro")
    several = cchc("check", "--ignore", f"{words} [two-dates]; Doubled-Word")
    assert several == cchc("check", "--ignore", "6ro,two-dates,doubled-word")
    assert several.err == "không có lỗi, 5 cảnh báo\n"


def test_one_of_the_six_is_ignored_by_its_name(cchc: Cchc, office: Path) -> None:
    asked = cchc("check", "--ignore", "chưa rõ người, rõ Thẩm quyền")
    assert asked == cchc("check", "--ignore", "6ro-nguoi,6ro-tham-quyen")
    assert "[6ro-nguoi]" not in asked.out


@pytest.mark.parametrize("words", ["6 rõ ràng quá", "lặp từ", "chưa rõ ràng"])
def test_words_that_are_no_code_are_not_taken_for_one(words: str, cchc: Cchc, office: Path) -> None:
    answer = cchc("check", "--ignore", f"two-dates, {words}")
    assert (answer.code, answer.out) == (2, "")
    assert f'--ignore: không có cảnh báo "{words}"' in answer.err
    assert "trong ngoặc vuông" in answer.err


def test_strict_fails_on_a_warning_and_passes_once_they_are_ignored(cchc: Cchc, office: Path) -> None:
    assert cchc("check", "--strict").code == 1
    every = "6ro,two-dates,owner-without-task,area-without-task,province,doubled-word"
    answer = cchc("check", "--strict", "--ignore", every)
    assert (answer.code, answer.out, answer.err) == (0, "", "không có lỗi, không có cảnh báo\n")


def test_a_wrong_plan_shows_every_error_with_its_line(cchc: Cchc, office: Path) -> None:
    break_plan(office, "owner: Phòng VHXH\n", "owner: Phòng VHXXX\n")
    break_plan(office, "status: not_started\n", "status: xong\n")
    break_plan(office, "id: 20\n", "id: 19\n")
    answer = cchc("check")
    assert answer.code == 1
    assert len(answer.out.splitlines()) == 3
    assert all(line.startswith("plans/2026.yaml:") for line in answer.out.splitlines())


@pytest.mark.parametrize("field", ["progress_by", "weighting"])
@pytest.mark.parametrize("command", [("list",), ("check",), ("update", "4", "--progress", "5")])
def test_fields_that_nobody_knows_may_be_those_of_a_newer_cchc(
    field: str, command: tuple[str, ...], cchc: Cchc, office: Path
) -> None:
    """Also one like a field that there is: to take it for a slip would lose what the newer one wrote."""
    file = office / "plans/2026.yaml"
    good = file.read_text("utf-8")
    told = "nếu tệp do bản cchc mới hơn ghi thì nâng cấp cchc, giữ nguyên các trường đó\n"
    newer = good.replace("    status: not_started\n", f"    {field}: 3\n    status: not_started\n", 1)
    file.write_text(newer, "utf-8")
    answer = cchc(*command)
    assert (answer.code, file.read_text("utf-8")) == (1, newer)
    assert told in answer.err
    file.write_text(newer.replace("status: not_started", "status: xong", 1), "utf-8")
    assert told not in cchc(*command).err, "the control: something else is wrong, too"
    file.write_text(good.replace("\ncchc: 1\n", "\ncchc: 2\n"), "utf-8")
    answer = cchc(*command)
    assert "phiên bản định dạng của tệp phải là 1" in answer.out + answer.err


def test_a_wrong_plan_gives_no_list(cchc: Cchc, office: Path) -> None:
    break_plan(office, "status: not_started\n", "status: xong\n")
    for command in (["list"], ["due"], ["show", "1"], ["stats"], ["report", "-o", "-"]):
        answer = cchc(*command)
        assert (answer.code, answer.out) == (1, "")
        assert 'trạng thái "xong"' in answer.err


def test_check_speaks_json_and_githubs_annotations(cchc: Cchc, office: Path) -> None:
    found = json.loads(cchc("check", "--format", "json").out)["problems"]
    assert found[0] == {
        "severity": "warning",
        "code": "two-dates",
        "path": "plans/2026.yaml",
        "line": 118,
        "column": 11,
        "message": "phụ lục ghi ngày kế hoạch 07/01/2026, phần đầu ghi 02/01/2026",
        "hint": "đối chiếu với bản chính đã ký",
    }
    annotations = cchc("check", "--format", "github").out.splitlines()
    others = [problem for problem in found if not problem["code"].startswith("6ro-")]
    assert len(annotations) == len(others) + 20
    assert annotations[0].startswith(
        "::warning file=plans/2026.yaml,line=118,col=11,title=two-dates::phụ lục ghi"
    )


def test_the_third_example_writes_a_page_and_prints_its_path(cchc: Cchc, office: Path) -> None:
    answer = cchc("report", "--format", "html", "--as-of", "2026-09-14")
    assert (answer.code, answer.out) == (0, "bao-cao/tien-do-2026-09-14.html\n")
    page = (office / "bao-cao/tien-do-2026-09-14.html").read_text("utf-8")
    assert page.count('<tr id="nv-') == 20


def test_a_report_on_one_office_has_its_own_name(cchc: Cchc, office: Path) -> None:
    answer = cchc("report", "--owner", "VP HĐND&UBND xã", "--format", "md", "--as-of", "2026-09-14")
    assert answer.out == "bao-cao/tien-do-vp-hdnd-ubnd-2026-09-14.md\n"
    assert "Văn phòng HĐND và UBND xã" in (office / answer.out.strip()).read_text("utf-8")


def test_the_offices_own_templates_win(cchc: Cchc, office: Path) -> None:
    (office / "templates").mkdir()
    (office / "templates/report.md.j2").write_text("mẫu của xã", "utf-8")
    cchc("report", "--format", "md", "-o", "a.md")
    assert (office / "a.md").read_text("utf-8") == "mẫu của xã"


def test_a_report_never_overwrites_the_plan_even_through_a_link(cchc: Cchc, office: Path) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    (office / "link.html").hardlink_to(office / "plans/2026.yaml")
    for target in ("plans/2026.yaml", "link.html"):
        answer = cchc("report", "-o", target)
        assert answer.code == 2
        assert "tệp ghi ra chính là tệp kế hoạch" in answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "pdf"], 2, '--format: không có "pdf"'),
        (["--template", "khong-co.j2"], 2, "không có mẫu khong-co.j2"),
        (["-o", "plans/2026.yaml/x.html"], 3, "không ghi được"),
        (["--owner", "Sở Y tế"], 2, 'không có cơ quan nào tên là "Sở Y tế"'),
    ],
)
def test_a_report_that_cannot_be_made_says_why(
    cchc: Cchc, office: Path, arguments: list[str], code: int, message: str
) -> None:
    answer = cchc("report", *arguments)
    assert answer.code == code
    assert message in answer.err


def test_counts_with_and_without_cancelled_tasks_have_two_names(cchc: Cchc, office: Path) -> None:
    day = ("--as-of", "14/9/2026")
    assert "đã hủy)" not in cchc("stats", *day).out + cchc("report", "--format", "md", "-o", "-", *day).out
    assert cchc("cancel", "7", "--document", "75/KH-UBND", *day).code == 0
    told, page = cchc("stats", *day).out, cchc("report", "--format", "md", "-o", "-", *day).out
    assert told.count("Số nhiệm vụ (kể cả đã hủy)") == 1
    assert told.count("\tNhiệm vụ (kể cả đã hủy)\t") == 2
    assert page.count("| Số nhiệm vụ (trừ đã hủy) |") == 3
