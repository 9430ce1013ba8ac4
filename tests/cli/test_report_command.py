"""`cchc report`: which period, whose tasks, how many files, and what makes it fail."""

from __future__ import annotations

import json
import os
import shutil
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from tests.support.checkout import SAMPLE_PLAN

if TYPE_CHECKING:
    from tests.support.answers import Answer, Cchc


@pytest.fixture
def sample(office: Path) -> Path:
    """Stand in a folder with the sample plan, in which work has progressed."""
    shutil.copy(SAMPLE_PLAN, office / "plans/2026.yaml")
    return office


def page(sample: Path, answer: Answer) -> str:
    assert answer.code == 0, answer.err
    return (sample / answer.out.strip()).read_text("utf-8")


def test_a_period_that_is_past_has_its_own_last_day(cchc: Cchc, sample: Path) -> None:
    answer = cchc("report", "--period", "q3")
    assert answer.out == "bao-cao/tien-do-q3-2026-09-14.html\n"
    text = page(sample, answer)
    assert "Kỳ báo cáo Quý III/2026" in text
    assert "số liệu tạm tính" not in text


def test_a_period_that_is_not_over_is_provisional(cchc: Cchc, sample: Path) -> None:
    text = page(sample, cchc("report", "--period", "q3", "--as-of", "2026-09-01"))
    assert "số liệu tạm tính" in text


@pytest.mark.parametrize(
    ("option", "name", "day"),
    [
        ("--period", "nam", "31/12/2026"),
        ("--period", "q3", "30/9/2026"),
        ("--quarter", "Q3", "01/10/2026"),
    ],
)
def test_a_day_after_a_period_is_reported_on_without_it(
    option: str, name: str, day: str, cchc: Cchc, sample: Path
) -> None:
    answer = cchc("report", option, name, "--as-of", day)
    assert answer.code == 2
    assert f"thì bỏ {option}: cchc report --as-of {day}" in answer.err
    line = answer.err.split("bỏ " + option + ": cchc ")[1].split()
    assert cchc(*line[:3], "-o", "-").code == 0, sample


def test_a_calendar_quarter_is_reported_on_too(cchc: Cchc, sample: Path) -> None:
    answer = cchc("report", "--quarter", "Q2")
    assert answer.out == "bao-cao/tien-do-quy-2-2026-06-30.html\n"
    assert "Kỳ báo cáo Quý II/2026" in page(sample, answer)


def test_one_file_per_office_that_leads_a_task(cchc: Cchc, sample: Path) -> None:
    answer = cchc("report", "--split", "owner", "--as-of", "2026-09-14", "-o", "theo-co-quan")
    assert [Path(line).name for line in answer.out.splitlines()] == [
        "tien-do-vhxh-2026-09-14.html",
        "tien-do-vp-hdnd-ubnd-2026-09-14.html",
        "tien-do-pvhcc-2026-09-14.html",
        "tien-do-tram-y-te-2026-09-14.html",
        "tien-do-truong-hoc-2026-09-14.html",
    ]
    assert "ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG" in (sample / answer.out.splitlines()[0]).read_text("utf-8")


def test_several_formats_are_several_files(cchc: Cchc, sample: Path) -> None:
    answer = cchc("report", "--format", "html", "--format", "md", "--format", "json", "--as-of", "2026-09-14")
    assert [Path(line).suffix for line in answer.out.splitlines()] == [".html", ".md", ".json"]


def test_all_forms_print_the_same_figures(cchc: Cchc, sample: Path) -> None:
    day = ("--as-of", "2026-09-14", "-o")
    for form in ("html", "md", "json"):
        assert cchc("report", "--format", form, *day, f"a.{form}").code == 0
    figures = json.loads((sample / "a.json").read_text("utf-8"))
    assert figures["completion"] == {
        **figures["completion"],
        "numerator": 4,
        "denominator": 20,
        "percent": "20%",
    }
    for sentence in figures["sentences"]:
        assert sentence in (sample / "a.html").read_text("utf-8")
        assert sentence in (sample / "a.md").read_text("utf-8")


def test_people_can_be_left_out(cchc: Cchc, sample: Path) -> None:
    day = ("--as-of", "2026-09-14", "--format", "json", "-o")
    cchc("report", *day, "a.json")
    cchc("report", "--no-people", *day, "b.json")
    assert "Công chức đầu mối" in (sample / "a.json").read_text("utf-8")
    assert "Công chức đầu mối" not in (sample / "b.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("fail_on", "day", "said"),
    [
        ("overdue", "2026-09-14", "có 2 nhiệm vụ quá hạn\n"),
        ("overdue,6ro", "2026-09-14", "có 2 nhiệm vụ quá hạn, "),
        ("6ro", "2026-01-12", "nhiệm vụ chưa đáp ứng đủ 6 rõ\n"),
    ],
)
def test_a_report_can_fail_on_what_must_not_be(
    cchc: Cchc, sample: Path, fail_on: str, day: str, said: str
) -> None:
    answer = cchc("report", "--fail-on", fail_on, "--as-of", day)
    assert answer.code == 1
    assert said in answer.err
    assert (sample / answer.out.strip()).exists(), "the report is written all the same"


def test_nothing_overdue_does_not_fail(cchc: Cchc, sample: Path) -> None:
    assert cchc("report", "--fail-on", "overdue", "--as-of", "2026-01-12").code == 0


def test_open_shows_the_page_in_the_browser(
    cchc: Cchc, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_page(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", open_page)
    answer = cchc("report", "--open", "--as-of", "2026-09-14")
    assert opened == [(sample / answer.out.strip()).resolve().as_uri()]
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert "không mở được trình duyệt" in cchc("report", "--open").err


def test_open_shows_a_word_file_with_the_systems_program(
    cchc: Cchc, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(path: object) -> int:
        opened.append(str(path))
        return 0

    def refuse(_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "startfile", launch, raising=False)  # of Windows
    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("a browser only saves it"))
    monkeypatch.setattr(typer, "launch", launch)
    for format_ in ("docx", "xlsx"):
        answer = cchc("report", "--format", format_, "--open", "--as-of", "2026-09-14")
        assert opened.pop() == str((sample / answer.out.strip()).resolve())
        assert "bằng tay" not in answer.err
    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    monkeypatch.setattr(typer, "launch", lambda _: 1)
    answer = cchc("report", "--format", "docx", "--open", "--as-of", "2026-09-14")
    assert answer.code == 0
    assert "không tìm được chương trình mở tệp .docx; hãy mở bằng tay: " in answer.err


def test_the_sample_says_on_its_page_that_it_is_one(cchc: Cchc, sample: Path) -> None:
    text = page(sample, cchc("report", "--as-of", "2026-09-14"))
    assert "Số liệu minh họa, không phải kết quả thực hiện thật." in text
    assert "<title>(MINH HỌA)" in text or "minh họa" in text.split("</title>")[0].lower()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--period", "q2"), '--period: không có kỳ báo cáo "q2"'),
        (("--period", "q3", "--quarter", "Q3"), "chỉ dùng một trong hai: --period hoặc --quarter"),
        (("--quarter", "Q9"), '--quarter: "Q9" không phải là quý'),
        (("--split", "area"), '--split: không có "area"'),
        (("--split", "owner", "--owner", "vhxh"), "chỉ dùng một trong hai: --owner hoặc --split"),
        (("--split", "owner", "-o", "-"), "màn hình chỉ nhận một báo cáo"),
        (("--fail-on", "late"), '--fail-on: không có "late"'),
        (("--kind", "weekly"), '--kind: không có "weekly"'),
    ],
)
@pytest.mark.usefixtures("sample")
def test_a_wrong_request_is_told(cchc: Cchc, arguments: tuple[str, ...], message: str) -> None:
    answer = cchc("report", *arguments)
    assert answer.code == 2
    assert message in answer.err
