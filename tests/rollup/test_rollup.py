"""Many plans at once: counted as each alone, the worst first, the broken ones told."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc.cli import console
from cchc.rollup import counting
from cchc.rollup.counting import FileProblem, PlanCount, UnreadableFile
from tests.support.communes import DAY, commune, without_last_tasks
from tests.support.plans import make_plan, make_task

if TYPE_CHECKING:
    from tests.support.answers import Cchc


@pytest.mark.usefixtures("office")
def test_a_plan_counts_in_a_rollup_as_it_counts_alone(cchc: Cchc) -> None:
    for day in ("2026-01-05", "2026-08-01", "2027-01-01"):
        alone = json.loads(cchc("stats", "--format", "json", "--as-of", day).out)
        rolled = json.loads(cchc("rollup", "--year", "2026", "--format", "json", "--as-of", day).out)
        (plan,) = rolled["plans"]
        assert plan["path"] == "plans/2026.yaml"
        for key in ("total", "states", "completion"):
            assert plan[key] == alone[key]
            assert rolled["total"][key] == alone[key]


def test_the_plan_with_the_largest_overdue_share_stands_first(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, many in ((1, 3), (2, 12), (3, 8)):
        commune(tmp_path, number, without_last_tasks(many))
    answer = cchc("rollup", "--as-of", "2026-08-01")
    assert answer.code == 0, answer.err
    rows = [line.split("\t") for line in answer.out.splitlines()]
    shares = [int(row[6]) / int(row[1]) for row in rows]  # of all, none here being regular or cancelled
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 3, "a control: the plans differ"
    first = cchc("rollup", "--as-of", "2026-08-01", "--top", "1")
    assert first.out.splitlines() == ["\t".join(rows[0])]


def test_people_are_shown_the_sum_of_all_plans_and_programs_are_not(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in (1, 2, 3):
        commune(tmp_path, number)
    shown = cchc("rollup", "--format", "md", "--top", "1").out.splitlines()
    assert len(shown) == 4
    assert shown[-1].startswith("| Tổng số: 3 kế hoạch | 60 |")
    assert "Tổng số" not in cchc("rollup").out
    in_excel = cchc("rollup", "--format", "csv").out
    assert in_excel.startswith("\ufeffCơ quan ban hành,Nhiệm vụ,Hoàn thành đúng hạn,")
    assert in_excel.count("\r\n") == 4


def test_a_broken_file_is_told_with_its_place_and_the_others_count(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1)
    commune(tmp_path, 2, lambda text: text.replace("status: not_started", "status: dang_lam", 1))
    broken = commune(tmp_path, 3, lambda text: text.replace("\ntasks:", "\ntasks: ["))
    (tmp_path / "xa-004.yaml").write_bytes(b"\xff\xfe\x00")
    os.mkfifo(tmp_path / "xa-005.yaml")
    broken.with_name("2025.yml").symlink_to("nowhere.yml")
    for _ in range(2):  # read, then from what is kept
        answer = cchc("rollup")
        assert answer.code == 1
        assert len(answer.out.splitlines()) == 1
        assert "không tính được 5 tệp hoặc thư mục:" in answer.err
        assert "xa-003/plans/2026.yaml:" in answer.err
        assert "xa-002/plans/2026.yaml:" in answer.err
        assert "dang_lam" in answer.err
        told = json.loads(cchc("rollup", "--format", "json").out)
        assert len(told["broken"]) == 5
        assert told["total"]["plans"] == 1


def test_only_plans_of_the_year_count_and_the_others_are_mentioned(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1)
    answer = cchc("rollup", "--as-of", "2027-02-01")
    assert (answer.code, answer.out) == (0, "")
    assert "xem bằng: --year 2026" in answer.err
    assert cchc("rollup", "--as-of", "2027-02-01", "--year", "2026").out.count("\n") == 1


def test_an_office_with_two_plans_of_a_year_is_mentioned(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = commune(tmp_path, 1)
    assert cchc("rollup", "--year", "2026").err == ""
    first.with_name("ban-sao.yaml").write_bytes(first.read_bytes())
    answer = cchc("rollup", "--year", "2026")
    assert answer.code == 0
    assert "của cùng một cơ quan: Ủy ban nhân dân xã Số 1)" in answer.err


def test_files_are_found_once_and_hidden_folders_are_not_entered(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = commune(tmp_path, 1)
    commune(tmp_path / ".git", 2)
    plan.with_name("link.yaml").symlink_to(plan)
    named = tmp_path / "khac.txt"
    named.write_bytes(plan.read_bytes())
    assert cchc("rollup", "--year", "2026").out.count("\n") == 1
    assert cchc("rollup", "--year", "2026", ".", str(plan), "khac.txt").out.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("khong-co",), "không có tệp hoặc thư mục khong-co"),
        (("--format", "xls"), '--format: không có "xls"'),
        (("--top", "0"), "--top: 0 không nằm trong khoảng từ 1 đến 999999"),
        (("--top", "ba"), '--top: "ba" không phải là số nguyên'),
        (("--year", "26"), '--year: "26" không phải là năm'),
        (("",), "đường dẫn để trống"),
        (("--as-of", "ngay nao do"), "--as-of"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_wrong_request_is_told(cchc: Cchc, arguments: tuple[str, ...], message: str) -> None:
    answer = cchc("rollup", *arguments)
    assert answer.code == 2
    assert message in answer.err


def test_an_empty_folder_is_no_error(tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cchc("rollup")
    assert (answer.code, answer.out) == (0, "")
    assert "không có tệp kế hoạch" in answer.err


@pytest.mark.usefixtures("office")
def test_how_far_it_is_is_said_on_a_terminal_alone(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cchc("rollup", "--year", "2026").err == ""
    monkeypatch.setattr(console, "is_terminal", lambda _: True)
    assert "\rđã đọc 0/1 tệp" in cchc("rollup", "--year", "2026", "--as-of", "2026-05-05").err


def test_plans_with_one_overdue_share_stand_by_their_number_then_by_what_is_done() -> None:
    overdue, done, running = (
        {"due": "30/3", "status": "in_progress"},
        {"due": "30/3", "status": "done", "done_on": date(2026, 3, 1)},
        {"due": "30/12", "status": "in_progress"},
    )

    def counts(issuer: str, *tasks: dict[str, Any]) -> PlanCount:
        plan = make_plan(*(make_task(number, **task) for number, task in enumerate(tasks, start=1)))
        return counting.count(replace(plan, head=plan.head._replace(issuer=issuer)), DAY)

    found = [
        ("g", counts("a", *[done] * 3, running)),
        ("f", counts("a", *[done] * 4, *[running] * 4)),
        ("e", counts("ă", running, running)),
        ("d", counts("a", running, running)),
        ("c", counts("c", overdue, done)),
        ("b", counts("b", overdue, running)),
        ("a", counts("z", overdue, overdue, running, running)),
        ("0", counts("b", overdue, running)),
    ]
    rows = counting.build(found, DAY, 2026).rows
    assert [row.path for row in rows] == ["a", "0", "b", "c", "d", "e", "f", "g"]


def test_a_problem_of_a_whole_file_has_no_place() -> None:
    assert UnreadableFile("a.yaml", FileProblem("12:5", "sai")).sentence == "a.yaml:12:5: sai"
    assert UnreadableFile("a.yaml", FileProblem("", "sai")).sentence == "a.yaml: sai"


@pytest.mark.parametrize("columns", [64, 80, 100, 140])
def test_a_table_shows_every_commune_and_number_in_any_width(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(columns))
    for number in (1, 2):
        commune(tmp_path, number)
    shown = cchc("rollup", "--format", "table").out
    assert max(map(len, shown.splitlines())) <= columns
    words = shown.split()
    for word in ("Ủy", "nhân", "Số", "Nhiệm", "thành", "thực", "Khác", "20", "40", "Tổng"):
        assert word in words
    assert ("Tệp" in words) == (columns >= 110)


def test_paths_that_lead_nowhere_are_told_and_the_others_count(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1).rename(tmp_path / "KE-HOACH.YAML")
    (tmp_path / "cut.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "vong.yaml").symlink_to("vong.yaml")
    answer = cchc("rollup", "--year", "2026", ".", "cut.yaml", str(tmp_path))
    assert answer.code == 1
    assert answer.out.count("\n") == 1
    assert "không tính được 2 tệp hoặc thư mục:" in answer.err
    assert "liên kết cut.yaml dẫn đến một tệp không có" in answer.err


@pytest.mark.usefixtures("office")
def test_a_table_without_a_row_still_has_its_head(cchc: Cchc) -> None:
    assert cchc("rollup", "--year", "2025", "--format", "csv").out.startswith("\ufeffCơ quan ban hành,")
    answer = cchc("rollup", "--year", "2025")
    assert answer.out == ""
    assert answer.err.startswith("không có kế hoạch năm 2025 nào\n")
