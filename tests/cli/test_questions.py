"""`list`, `due`, `show` and `stats`, asked of the real plan as an officer would."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

pytestmark = pytest.mark.usefixtures("office")


def test_the_first_example_lists_the_tasks_of_an_office(cchc: Cchc) -> None:
    assert cchc("list", "--owner", "Phòng VHXH").numbers == [1, 3, 4, 7, 8, 13, 15, 16, 18, 19, 20]


@pytest.mark.parametrize(
    "name", ["vhxh", "phong vhxh", "Phòng VHXXH", "Phòng Văn hoá - Xã hội xã", "PHÒNG VH-XH"]
)
def test_an_office_is_found_by_any_of_its_names(cchc: Cchc, name: str) -> None:
    assert len(cchc("list", "--owner", name).numbers) == 11


def test_the_second_example_lists_what_is_due_in_the_second_quarter(cchc: Cchc) -> None:
    answer = cchc("due", "--quarter", "Q2")
    assert answer.numbers == [4, 5, 8]
    assert "kể cả nhiệm vụ đã hoàn thành" in answer.err


@pytest.mark.parametrize("quarter", ["2", "II", "Quý II", "q2", "Q2/2026"])
def test_a_quarter_may_be_written_in_several_ways(cchc: Cchc, quarter: str) -> None:
    assert cchc("due", "--quarter", quarter).numbers == [4, 5, 8]


def test_a_yearly_task_runs_in_the_second_quarter_but_is_not_due_in_it(cchc: Cchc) -> None:
    running = cchc("list", "--running-in", "Q2").numbers
    assert running == [4, 5, 7, 8, 9, 10, 11, 12, 14, 16, 17, 20]
    assert 7 not in cchc("due", "--quarter", "Q2").numbers


def test_due_alone_shows_the_overdue_first_then_what_comes(cchc: Cchc) -> None:
    assert cchc("due", "--as-of", "14/9/2026").numbers == [2, 1, 5, 8, 3, 15]


def test_due_within_days_leaves_out_what_is_overdue(cchc: Cchc) -> None:
    assert cchc("due", "--within", "16", "--as-of", "2026-09-14").numbers == [3, 15]
    assert cchc("due", "--within", "15", "--as-of", "2026-09-14").numbers == []


def test_due_in_a_month(cchc: Cchc) -> None:
    assert cchc("due", "--month", "1").numbers == [2]


def test_open_leaves_out_what_is_finished(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    text = plan.read_text("utf-8")
    head, tail = text.split("  - id: 5\n", 1)
    plan.write_text(
        head
        + "  - id: 5\n"
        + tail.replace("status: not_started", "status: done\n    done_on: 2026-06-30", 1),
        "utf-8",
    )
    everything = cchc("due", "--quarter", "Q2", "--format", "json")
    assert [task["state"] for task in json.loads(everything.out)["tasks"]][1] == "done_on_time"
    assert cchc("due", "--quarter", "Q2", "--open").numbers == [4, 8]


def test_an_empty_answer_says_why_and_is_no_error(cchc: Cchc) -> None:
    answer = cchc("list", "--owner", "Trạm Y tế", "--quarter", "Q1", "--search", "chuyển đổi số")
    assert answer.code == 0
    assert answer.out == ""
    assert answer.err == (
        "không có nhiệm vụ nào khớp: cơ quan chủ trì Trạm Y tế; "
        'thời hạn kết thúc từ 01/01/2026 đến 31/03/2026; nội dung có "chuyển đổi số"\n'
    )


def test_an_unknown_office_brings_the_nearest_names(cchc: Cchc) -> None:
    answer = cchc("list", "--owner", "Phòng VHXXXH")
    assert answer.code == 2
    assert 'không có cơ quan nào tên là "Phòng VHXXXH"' in answer.err
    assert "Phòng VHXH" in answer.err


def test_part_of_a_name_that_several_share_lists_them(cchc: Cchc) -> None:
    answer = cchc("list", "--owner", "Trung tâm")
    assert answer.code == 2
    assert '"Trung tâm PVHCC", "Trung tâm DVTH"' in answer.err


def test_options_narrow_together(cchc: Cchc) -> None:
    assert cchc(
        "list", "--involving", "Phòng VHXH", "--area", "chi-dao", "--before", "31/12/2026"
    ).numbers == [3, 4, 5]
    assert cchc("list", "--coordinator", "vhxh").numbers == [5, 6]
    assert cchc("list", "--status", "chưa thực hiện", "--area", "Thể chế").numbers == [9, 10, 11, 12]
    assert cchc("list", "--state", "waiting", "--as-of", "2026-05-01").numbers == [4, 13]
    assert cchc("list", "--overdue", "--as-of", "2026-05-01").numbers == [1, 2]
    assert cchc("list", "--after", "30/9/2026", "--search", "danh gia").numbers == [13, 19]


def test_sorting_by_office_follows_the_vietnamese_alphabet(cchc: Cchc) -> None:
    rows = cchc("list", "--sort", "owner").out.splitlines()
    owners = list(dict.fromkeys(row.split("\t")[2] for row in rows))
    assert owners == ["Các trường học", "Phòng VHXH", "Trạm Y tế", "Trung tâm PVHCC", "Văn phòng HĐND&UBND"]


def test_the_csv_form_opens_in_excel(cchc: Cchc) -> None:
    text = cchc("list", "--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 21
    assert rows[0] == ["NV", "Nội dung", "Cơ quan chủ trì", "Thời hạn", "Trạng thái"]


def test_json_keeps_its_promise(cchc: Cchc) -> None:
    answer = json.loads(cchc("list", "--format", "json", "--as-of", "2026-07-10").out)
    assert answer["as_of"] == "2026-07-10"
    task = answer["tasks"][3]
    assert task["id"] == 4
    assert task["area"] == {"id": "chi-dao", "title": "Chỉ đạo, điều hành"}
    assert task["owner"] == {"id": "vhxh", "name": "Phòng Văn hóa - Xã hội xã", "short": "Phòng VHXH"}
    assert task["due"] == {
        "text": "Quý II/2026 (sau khi tỉnh có kế hoạch)",
        "kind": "quarter",
        "start": "2026-04-01",
        "end": "2026-06-30",
        "condition": "sau khi tỉnh có kế hoạch",
    }
    assert task["original_due"] == task["due"]
    assert (task["status"], task["state"], task["days_left"]) == ("not_started", "waiting", -10)
    assert (task["progress"], task["started_on"], task["done_on"], task["results"]) == (None, None, None, [])


def test_show_tells_all_that_is_known_of_a_task(cchc: Cchc) -> None:
    answer = cchc("show", "14", "--as-of", "2026-12-01")
    assert answer.out.startswith("NV 14 · Tổ chức Hội nghị đối thoại")
    assert "  thời hạn: Năm 2026; đến hết ngày 31/12/2026, còn 30 ngày\n" in answer.out
    assert "  chỉ tiêu: 2 hội nghị\n" in answer.out


def test_show_takes_several_numbers_in_one_word_or_more(cchc: Cchc) -> None:
    shown = json.loads(cchc("show", "5,NV4", "1", "--format", "json").out)
    assert [task["id"] for task in shown["tasks"]] == [5, 4, 1]


def test_show_of_a_number_that_is_not_there_names_the_range(cchc: Cchc) -> None:
    answer = cchc("show", "21")
    assert answer.code == 2
    assert "không có nhiệm vụ số 21" in answer.err
    assert "từ 1 đến 20" in answer.err


def test_stats_add_up(cchc: Cchc) -> None:
    figures = json.loads(cchc("stats", "--format", "json", "--as-of", "2026-09-14").out)
    assert figures["total"] == 20 == sum(figures["states"].values())
    assert sum(area["total"] for area in figures["areas"]) == 20
    assert sum(owner["total"] for owner in figures["owners"]) == 20
    assert figures["completion"] == {"numerator": 0, "denominator": 20, "percent": 0.0}
    assert len(figures["states"]) == 11


def test_stats_as_text_names_its_columns(cchc: Cchc) -> None:
    out = cchc("stats", "--as-of", "2026-09-14").out
    assert out.startswith("Đến ngày 14/09/2026, chưa có nhiệm vụ hoàn thành.\n")
    assert "Cơ quan chủ trì\tNhiệm vụ\tHoàn thành\tQuá hạn\nPhòng VHXH\t11\t0\t2\n" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--month", "13"], '--month: "13" không phải là tháng'),
        (["list", "--quarter", "Q5"], '--quarter: "Q5" không phải là quý'),
        (["list", "--quarter", "Q2", "--month", "3"], "--quarter không dùng cùng --month"),
        (["list", "--before", "31/2/2026"], '--before: "31/2/2026" không phải là ngày có thật'),
        (["list", "--as-of", "2026-W01-1"], '--as-of: không đọc được ngày "2026-W01-1"'),
        (["list", "--status", "xem"], '--status: không có "xem"'),
        (["list", "--sort", "duee"], '--sort: không có "duee"'),
        (["list", "--format", "xml"], '--format: không có "xml"'),
        (["list", "--area", "y te"], 'không có lĩnh vực nào tên là "y te"'),
        (["list", "--state", "hạn"], '"Đang thực hiện, quá hạn"; "Chưa thực hiện, quá hạn"'),
        (["list", "--status", "trình"], 'có phải là "đã trình, chờ duyệt"?'),
        (["list", "--state", "in_progres"], "có phải là in_progress?"),
        (["list", "--overdue", "--state", "waiting"], "--state không dùng cùng --overdue"),
        (["due", "--within", "nhiều"], '--within: "nhiều" không phải là số nguyên'),
        (["due", "--within", "7", "--quarter", "2"], "--within không dùng cùng --quarter"),
        (["show"], "chưa ghi số thứ tự nhiệm vụ"),
        (["show", "bốn"], 'số thứ tự: "bốn" không phải là số nguyên'),
        (["lsit"], 'không có lệnh "lsit"'),
        (["list", "--ower", "x"], "không có tùy chọn --ower"),
        (["list", "--owner"], "tùy chọn --owner cần một giá trị"),
        (["list", "--overdue=1"], "tùy chọn --overdue không nhận giá trị"),
        (["list", "thừa"], "thừa tham số: thừa"),
    ],
)
def test_a_wrong_request_is_answered_in_vietnamese_with_code_2(
    cchc: Cchc, arguments: list[str], message: str
) -> None:
    answer = cchc(*arguments)
    assert answer.code == 2
    assert message in answer.err
    assert "\n  gợi ý: " in answer.err
    assert answer.out == ""


ENGLISH = (
    "Usage",
    "OPTIONS",
    "Options",
    "Commands",
    "Show this",
    "Error",
    "Try ",
    "default",
    "required",
    "Arguments",
)


@pytest.mark.parametrize("command", [[], ["list"], ["due"], ["show"], ["stats"], ["check"], ["report"]])
def test_help_is_in_vietnamese_throughout(cchc: Cchc, command: list[str]) -> None:
    answer = cchc(*command, "--help")
    assert answer.code == 0
    assert answer.out.startswith("Cách dùng: cchc")
    assert [word for word in ENGLISH if word in answer.out] == []


def test_no_arguments_at_all_show_the_help(cchc: Cchc) -> None:
    assert cchc().out.startswith("Cách dùng: cchc LỆNH")


def test_the_version_is_printed(cchc: Cchc) -> None:
    answer = cchc("--version")
    assert (answer.code, answer.out) == (0, "cchc 0.1.0\n")


@pytest.mark.parametrize(
    "command",
    [
        ("list", "--owner"),
        ("list", "--coordinator"),
        ("list", "--involving"),
        ("due", "--owner"),
        ("report", "-o", "-", "--owner"),
    ],
)
def test_no_command_answers_for_another_office(cchc: Cchc, command: tuple[str, ...]) -> None:
    answer = cchc(*command, "UBND xã")
    assert (answer.code, answer.out) == (2, "")
    assert 'có phải là "Văn phòng HĐND&UBND"?' in answer.err


def test_a_plan_of_another_year_is_not_taken_in_silence(office: Path, cchc: Cchc) -> None:
    plans = office / "plans"
    (plans / "2025.yaml").write_bytes((plans / "2026.yaml").read_bytes())
    (plans / "2026.yaml").rename(plans / "2026.yaml.txt")
    told = "(đang dùng plans/2025.yaml; đổi tên plans/2026.yaml.txt thành plans/2026.yaml)\n"
    for line in (
        ("list",),
        ("show", "4"),
        ("update", "4", "--progress", "5", "--dry-run"),
        ("report", "-o", "-"),
    ):
        answer = cchc(*line, "--as-of", "1/7/2026")
        assert answer.code == 0
        assert told in answer.err
    (plans / "2026.yaml.txt").rename(plans / "2026.yaml")
    assert "đang dùng" not in cchc("list", "--as-of", "1/7/2026").err
