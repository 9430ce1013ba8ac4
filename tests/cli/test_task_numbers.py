"""Which tasks a command is about: numbers, spans, all, and those of an office."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from cchc import number_spans
from cchc.cli import task_numbers
from cchc.cli.task_numbers import TaskNumbers
from cchc.errors import RequestError
from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["4"], (4,)),
        (["4,5", "NV9"], (4, 5, 9)),
        (["1-5"], (1, 2, 3, 4, 5)),
        (["1,3,7-9"], (1, 3, 7, 8, 9)),
        (["1, 3; 7 – 9"], (1, 3, 7, 8, 9)),
        (["7", "-", "9"], (7, 8, 9)),
        (["NV1-nv3", "2"], (1, 2, 3)),
        (["7-7"], (7,)),
        (["all"], ()),
        (["ALL"], ()),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: list[str], meant: tuple[int, ...]) -> None:
    assert task_numbers.parse(typed) == TaskNumbers(meant)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "chưa ghi số thứ tự nhiệm vụ"),
        ([" , "], "chưa ghi số thứ tự nhiệm vụ"),
        (["5-1"], 'số thứ tự: dãy "5-1" viết ngược'),
        (["1-"], 'số thứ tự: "1-" không phải là dãy số'),
        (["-5"], 'số thứ tự: "-5" không phải là dãy số'),
        (["1-2-3"], 'số thứ tự: "1-2-3" không phải là dãy số'),
        (["1-năm"], 'số thứ tự: "năm" không phải là số nguyên'),
        (["1-999999999"], 'số thứ tự: "1-999999999" gồm quá nhiều số'),
        (["1-60000,1-60000"], "gồm quá nhiều số"),
        (["all", "4"], "all là tất cả nhiệm vụ"),
        (["²"], 'số thứ tự: "²" không phải là số nguyên'),
        (["1" * 5000], "không phải là số nguyên"),
    ],
)
def test_what_can_be_no_numbers_is_refused_with_a_remedy(typed: list[str], said: str) -> None:
    with pytest.raises(RequestError) as caught:
        task_numbers.parse(typed)
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("done", "6", "—document", "15/BC"), "dùng hai gạch nối --: --document"),
        (("done", "6", "–done-on", "1/6/2026"), "dùng hai gạch nối --: --done-on"),
        (("update", "4", "--note", "Đã", "lấy", "ý", "kiến"), "đặt trong dấu nháy kép"),
        (("note", "4", "Đã", "lấy"), "đặt trong dấu nháy kép"),
        (("owner", "add", "Công", "an"), "đặt trong dấu nháy kép"),
        (("list", "--owner", "Phòng", "VHXH"), "đặt trong dấu nháy kép"),
    ],
)
def test_words_that_fell_apart_are_told_how_to_stay_together(
    cchc: Cchc, office: Path, line: tuple[str, ...], hint: str
) -> None:
    before = plan(office)
    answer = cchc(*line)
    assert (answer.code, plan(office)) == (2, before)
    assert hint in answer.err


def test_of_a_large_plan_a_message_repeats_the_first_spans() -> None:
    assert number_spans.written(range(1, 20_001)) == "1-20000"
    assert number_spans.written(range(1, 20_001, 2)).endswith("37, 39, …")


def test_a_span_updates_each_of_its_tasks(cchc: Cchc, office: Path, way: str) -> None:
    before = plan(office)
    answer = cchc("update", "1-3,7", "--lead", "Phó Chủ tịch UBND xã")
    assert [line.split(" · ")[0] for line in answer.out.splitlines()] == ["1", "2", "3", "7"]
    assert changed_lines(before, plan(office)) == ([], ["    lead: Phó Chủ tịch UBND xã"] * 4)


def test_a_number_of_a_span_that_is_not_there_stops_the_whole(cchc: Cchc, office: Path, way: str) -> None:
    before = plan(office)
    answer = cchc("start", "18-25")
    assert (answer.code, plan(office)) == (2, before)
    assert "không có nhiệm vụ số 21-25\n" in answer.err
    assert "kế hoạch có các nhiệm vụ từ 1 đến 20" in answer.err


def test_a_gap_inside_a_span_is_named_with_what_to_write(cchc: Cchc, office: Path) -> None:
    assert cchc("remove", "9", "--force").code == 0
    answer = cchc("show", "1-20")
    assert answer.code == 2
    assert "không có nhiệm vụ số 9\n" in answer.err
    assert "kế hoạch có các nhiệm vụ số 1-8, 10-20" in answer.err


def test_all_is_every_task(cchc: Cchc, office: Path, way: str) -> None:
    assert cchc("update", "all", "--lead", "Chủ tịch UBND xã").code == 0
    assert plan(office).count("    lead: Chủ tịch UBND xã\n") == 20
    assert cchc("show", "all").out.count("NV ") >= 20
    again = cchc("update", "all", "--lead", "Chủ tịch UBND xã")
    assert again.err == "không có gì thay đổi: các nhiệm vụ đã đúng như vậy\n"


def test_the_tasks_of_an_office_are_updated_and_no_others(cchc: Cchc, office: Path, way: str) -> None:
    answer = cchc("update", "all", "--of", "phong vhxh", "--lead", "Phó Chủ tịch UBND xã")
    told = [int(line.split(" · ")[0]) for line in answer.out.splitlines()]
    assert told == cchc("list", "--owner", "Phòng VHXH").numbers
    assert 1 < len(told) < 20
    some = cchc("update", "1-20", "--of", "Phòng VHXH", "--assignee", "Nguyễn Văn A")
    assert [int(line.split(" · ")[0]) for line in some.out.splitlines()] == told
    assert cchc("show", "all", "--of", "Phòng VHXH").out.count("cơ quan chủ trì: Phòng VHXH") == len(told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("update", "--of", "Phòng VHXH", "--lead", "A"), 'all --of "Phòng VHXH"'),
        (("start", "all", "--of", "Sở Y tế"), 'không có cơ quan nào tên là "Sở Y tế"'),
        (("start", "all", "--of", ""), "--of: chưa ghi nội dung"),
        (("start", "all", "--of", "Văn hóa"), 'không có cơ quan nào tên là "Văn hóa"'),
        (("start", "all", "--of", "UBND"), 'không có cơ quan nào tên là "UBND"'),
        (("remove", "all"), "không xóa tất cả nhiệm vụ bằng một lệnh"),
        (("remove", "all", "--of", "Phòng VHXH"), "không xóa tất cả nhiệm vụ bằng một lệnh"),
        (("add", "Việc", "--of", "Phòng VHXH"), "không có tùy chọn --of"),
    ],
)
def test_a_choice_that_makes_no_sense_writes_nothing(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(office)
    answer = cchc(*arguments)
    assert (answer.code, plan(office)) == (2, before)
    assert said in answer.err


def test_an_office_that_leads_none_of_the_numbers_is_named(cchc: Cchc, office: Path, way: str) -> None:
    others = sorted(set(range(1, 21)) - set(cchc("list", "--owner", "Phòng VHXH").numbers))[:2]
    numbers = ",".join(map(str, others))
    answer = cchc("start", numbers, "--of", "Phòng VHXH")
    assert answer.code == 2
    assert f"Phòng VHXH không chủ trì nhiệm vụ nào trong các số {number_spans.written(others)}" in answer.err


def test_what_is_expected_must_hold_of_each_task_of_a_span(cchc: Cchc, office: Path, way: str) -> None:
    assert cchc("start", "5").code == 0
    before = plan(office)
    answer = cchc("update", "4-6", "--lead", "A", "--expect", "status=not_started")
    assert (answer.code, plan(office)) == (3, before)
    assert "NV 5: trạng thái đang ghi là" in answer.err


def test_submitting_several_tells_of_each_that_still_waits(cchc: Cchc, office: Path) -> None:
    waiting = cchc("list", "--state", "waiting", "--as-of", "14/9/2026").numbers
    assert waiting
    told = cchc("submit", f"{waiting[0]}-{waiting[-1]}", "--as-of", "14/9/2026").err
    assert [f"NV {number}: còn chờ điều kiện" in told for number in waiting] == [True] * len(waiting)


def test_history_takes_spans(cchc: Cchc, office: Path) -> None:
    answer = cchc("history", "5-1")
    assert (answer.code, "viết ngược" in answer.err) == (2, True)


@pytest.mark.parametrize("words", [("tất cả",), ("tat", "ca"), ("Mọi nhiệm vụ",), ("ALL",)])
def test_all_tasks_go_by_their_vietnamese_words(words: tuple[str, ...]) -> None:
    assert task_numbers.parse(words) == task_numbers.parse(["all"])


@pytest.mark.parametrize(
    "words", [("nv", "4"), ("NV 4",), ("nhiệm vụ số 4",), ("nhiem", "vu", "4"), ("số", "4"), ("NV4",)]
)
def test_a_number_may_stand_behind_what_it_is(words: tuple[str, ...]) -> None:
    assert task_numbers.parse(words).numbers == (4,)


def test_a_number_that_is_none_is_named_as_it_was_typed() -> None:
    for words in (["nv"], ["nv", "--", "x"], ["NVx"]):
        with pytest.raises(RequestError, match=f'"{words[0]}" không phải là số nguyên'):
            task_numbers.parse(words)


CALLED = {
    "done NV 4": "done 4",
    "done NV 04": "done 4",
    "start nv 4": "start 4",
    "done nhiệm vụ số NV 4 NV 9": "done 4 9",
    "done NV 4, NV 9": "done 4 9",
    "update NV 1 đến NV 3 --lead X": "update 1-3 --lead X",
    "update --progress 40 NV4": "update 4 --progress 40",
    "update --lead 'Chủ tịch' số 4": "update 4 --lead 'Chủ tịch'",
    "cancel NV 8 --document 51/UBND-VX": "cancel 8 --document 51/UBND-VX",
    "done --document=12/KH-UBND --dry-run NV 4 nv 9": "done 4 9 --document 12/KH-UBND --dry-run",
    "start 4 --date 20/11/2026 NV 9": "start 4 9 --date 20/11/2026",
    "result NV 4 --add 12/KH-UBND --date 20/11/2026": "result 4 --add 12/KH-UBND --date 20/11/2026",
    "note NV 4 'NV 9 đã xong'": "note 4 'NV 9 đã xong'",
    "note nhiệm vụ 4 'Đã họp'": "note 4 'Đã họp'",
    "note --date 20/11/2026 nv 4 'Đã họp'": "note 4 'Đã họp' --date 20/11/2026",
    "remove NV 4 --dry-run": "remove 4 --dry-run",
    "show NV 4": "show 4",
    "new 2027 --only NV 4 --dry-run": "new 2027 --only 4 --dry-run",
}


@pytest.mark.parametrize(("typed", "meant"), CALLED.items())
def test_a_number_is_taken_as_answers_write_it(typed: str, meant: str, cchc: Cchc, office: Path) -> None:
    before = plan(office)
    told, taken = cchc(*shlex.split(typed)), plan(office)
    (office / "plans/2026.yaml").write_text(before, "utf-8", newline="\n")
    right = cchc(*shlex.split(meant))
    assert right.code == 0, right.err
    assert (told.code, told.out, taken) == (0, right.out, plan(office)), told.err


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("note NV 4 Đã họp NV 5", 'note 4 "Đã họp NV 5"'),
        ("note 4 NV 5 đã xong", 'note 4 "NV 5 đã xong"'),
        ("note Đã họp NV 5", 'note SỐ "Đã họp NV 5"'),
        ("update 9 --note Họp NV 2", 'update 9 --note "Họp NV 2"'),
        ("update --note Họp NV 2", 'update --note "Họp NV 2"'),
        ("done 9 --document=số 12", 'done 9 --document "số 12"'),
    ],
)
def test_of_a_text_no_number_is_taken(typed: str, right: str, cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc(*typed.split())
    assert (answer.code, plan(office)) == (2, before)
    assert answer.err.endswith(f"cả lệnh: cchc {right}\n"), answer.err
