"""What an officer tried in a year with cchc, typed as it was typed, on the real plan: what was wished for comes out.

Each test is one of her complaints. What it looks at is what she looked at: the answer, the plan's file,
a list, a report; not how it is made.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan
from tests.support.people import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.answers import Answer, Cchc

    Typed = Callable[[str], Answer]

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def typed(cchc: Cchc) -> Typed:
    """Return a way to type a command line that must do what it is asked."""

    def run(line: str) -> Answer:
        answer = cchc(*shlex.split(line))
        assert answer.code == 0, f"{line}\n{answer.err}"
        return answer

    return run


# A report of a past day


def test_the_report_of_june_says_in_november_what_it_said_in_june(typed: Typed) -> None:
    typed('pause 8 --document 50/UBND-VX --date 20/5/2026 --reason "chờ tỉnh"')
    typed("done 1 --document 15/KH-UBND --date 16/3/2026")
    printed = [
        "report --period 6t --as-of 14/6/2026 --format md -o -",
        "report --period 6t --as-of 14/6/2026 --kind progress --format md -o -",
        "report --period 6t --as-of 14/6/2026 --format csv -o -",
        "stats --as-of 14/6/2026 --format json",
        "list --as-of 14/6/2026",
        "due --as-of 14/6/2026",
    ]
    in_june = [typed(line).out for line in printed]
    assert "tạm dừng" in in_june[1]
    assert "50/UBND-VX" in in_june[1]
    typed("reopen 8 --as-of 20/7/2026")
    typed(
        'add "Rà soát, công bố TTHC nội bộ" --area tthc --owner "Trung tâm PVHCC" --due 15/8/2026 '
        '--basis "Công văn số 1234/UBND-HCC ngày 25/6/2026" --as-of 1/7/2026'
    )
    typed("update 21 --progress 50 --as-of 1/8/2026")
    typed("update 3 --progress 80 --as-of 10/10/2026")
    typed("update 14 --target '2 hội nghị' --achieved 1 --as-of 10/10/2026")
    typed("done 4 --document 20/BC-UBND --date 1/10/2026")
    # Nobody had said by June how many conferences there had been.
    assert [typed(line).out for line in printed] == in_june


def test_a_pause_that_ended_stays_with_its_document(typed: Typed) -> None:
    typed('pause 8 --document 50/UBND-VX --date 20/5/2026 --reason "chờ tỉnh"')
    typed("reopen 8 --as-of 20/7/2026")
    assert "50/UBND-VX" in typed("show 8").out


def test_progress_of_october_is_not_shown_in_september(typed: Typed) -> None:
    typed("update 3 --progress 80 --as-of 10/10/2026")
    assert "80%" not in typed("report --as-of 14/9/2026 --kind progress --format md -o -").out
    assert "80%" in typed("report --as-of 10/10/2026 --kind progress --format md -o -").out


# Work that is caught up on


def test_work_recorded_in_april_with_a_letter_of_march_was_on_time(typed: Typed) -> None:
    answer = typed(
        'done 1 --document 15/KH-UBND --date 16/3/2026 --summary "Kế hoạch tuyên truyền" --as-of 10/4/2026'
    )
    assert "16/03/2026" in answer.out
    assert "Hoàn thành đúng hạn" in typed("list --as-of 10/4/2026 --state 'hoàn thành đúng hạn'").out
    assert typed("list --as-of 10/4/2026 --state 'hoàn thành đúng hạn'").numbers == [1]


# The signed plan


def test_the_plan_is_printed_as_it_was_signed_whatever_came_in_july(typed: Typed) -> None:
    signed = typed("report --kind plan --format md -o -").out
    for name in ("Trung tâm PVHCC", "Văn phòng HĐND&UBND"):
        assert name in signed.replace("\\&", "&").partition("Cơ quan chủ trì")[2], "as the annex words it"
    typed(
        'add "Rà soát, công bố TTHC nội bộ" --area tthc --owner "Trung tâm PVHCC" --due 15/8/2026 '
        '--basis "Công văn số 1234/UBND-HCC ngày 25/6/2026" --as-of 1/7/2026'
    )
    assert typed("report --kind plan --format md -o -").out == signed
    updated = typed("report --kind plan --updated --format md -o -").out
    assert "Rà soát, công bố TTHC nội bộ" in updated
    assert "1234/UBND-HCC" in updated


# States that contradict themselves


@pytest.mark.parametrize("line", ["update 3 --progress 50", "update 14 --target '2 hội nghị' --achieved 1"])
def test_work_with_progress_has_begun(line: str, typed: Typed) -> None:
    answer = typed(f"{line} --as-of 1/9/2026")
    assert "chưa thực hiện → đang thực hiện" in answer.out
    number = line.split()[1]
    assert "Đang thực hiện" in typed(f"show {number} --as-of 1/9/2026").out


def test_one_of_two_conferences_is_told_in_the_report_to_the_province(typed: Typed) -> None:
    typed("update 14 --target '2 hội nghị' --achieved 1 --as-of 1/9/2026")
    text = typed("report --kind progress --format md --as-of 14/9/2026 -o -").out
    assert re.search(r"1/0?2 hội nghị|đã đạt 1|0?1/0?2", text)


def test_all_done_in_percent_asks_for_the_document(typed: Typed) -> None:
    assert "cchc done 3 --document" in typed("update 3 --progress 100").err


def test_a_task_that_is_opened_again_says_that_its_progress_is_still_whole(typed: Typed) -> None:
    typed("update 2 --progress 60 --as-of 1/3/2026")
    typed("done 2 --document 16/BC-UBND --date 30/3/2026")
    assert "tiến độ vẫn ghi 100%" in typed("reopen 2").err


def test_work_handed_in_that_waits_for_a_condition_says_what_is_missing(typed: Typed) -> None:
    waiting = typed("list --format json").out
    number = next(task["id"] for task in json.loads(waiting)["tasks"] if task["condition"])
    assert "--condition-met-on" in typed(f"submit {number}").err


# What only hand editing could mend


def test_a_wrong_note_is_mended_and_taken_away(typed: Typed, office: Path) -> None:
    before = plan(office)
    typed('update 4 --note "Dự thảo gửi lấy ý khiến"')
    typed('note 4 --edit 1 "Dự thảo gửi lấy ý kiến"')
    assert "ý kiến" in typed("show 4").out
    assert "ý khiến" not in plan(office)
    typed("note 4 --remove 1")
    assert plan(office) == before


def test_a_document_three_times_is_told_and_taken_away(typed: Typed, cchc: Cchc, office: Path) -> None:
    typed("done 2 --document 15/KH-UBND --date 16/3/2026")
    answer = typed("done 2 --document 15/KH-UBND --date 17/3/2026")
    assert "15/KH-UBND" in answer.err
    assert "repeated-document" in cchc("check", "--ignore", "6ro").out
    typed("result 2 --remove 2")
    assert plan(office).count("15/KH-UBND") == 1


def test_a_wrong_extension_is_taken_away_and_a_proposal_is_decided(typed: Typed, office: Path) -> None:
    typed('extend 5 --to "Quý III/2026" --document 88/QĐ-UBND --date 1/6/2026')
    typed('extend 5 --to "Quý IV/2026" --document 88/QĐ-UBND --date 1/6/2026')
    typed("extend 5 --remove 1")
    assert plan(office).count("88/QĐ-UBND") == 1
    typed('extend 4 --to "Quý IV/2026" --proposed --date 10/6/2026')
    typed("extend 4 --approve --document 41/UBND-VX --date 20/6/2026")
    assert "chưa duyệt" not in typed("show 4").out


def test_an_office_that_nobody_knows_says_how_to_add_it(typed: Typed, cchc: Cchc) -> None:
    answer = cchc("update", "4", "--owner", "Công an xã")
    assert answer.code == 2
    line = re.search(r"cchc (owner add [^;\n]+)", answer.err)
    assert line
    typed(line[1])
    typed('update 4 --owner "Công an xã"')
    typed('owner alias "Phòng VHXH" "Phòng Văn hóa"')
    assert typed('list --owner "Phòng Văn hóa"').numbers == typed('list --owner "Phòng VHXH"').numbers


def test_the_wrong_day_of_a_pause_and_of_an_amendment_is_mended_by_command(
    typed: Typed, office: Path
) -> None:
    typed("pause 8 --document 50/UBND-VX --date 20/5/2026")
    typed("amend --document 45/KH-UBND --date 10/7/2026")
    before = plan(office)
    typed("pause 8 --date 21/5/2026")
    typed("amend --document 45/KH-UBND --date 11/7/2026")
    gone, came = changed_lines(before, plan(office))
    assert (len(gone), len(came)) == (2, 2)


def test_the_last_change_is_taken_back(
    typed: Typed, cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    person.says("có")
    before = plan(office)
    typed("done 2 --document 15/KH-UBND --date 16/3/2026")
    assert cchc("undo").code == 0
    assert plan(office) == before


# What stands beside finished work


@pytest.mark.parametrize(
    "form", ["--format md", "--format csv", "--format html", "--kind progress --format md"]
)
def test_a_note_of_before_does_not_stand_beside_finished_work(form: str, typed: Typed) -> None:
    typed('update 1 --note "Dự thảo đã gửi lấy ý kiến; còn 02 đơn vị chưa góp ý" --as-of 1/3/2026')
    typed("done 1 --document 15/KH-UBND --date 16/3/2026")
    assert "còn 02 đơn vị" not in typed(f"report {form} --as-of 10/4/2026 -o -").out


def test_a_note_of_running_work_is_news(typed: Typed) -> None:
    """The control."""
    typed('update 1 --note "còn 02 đơn vị chưa góp ý" --as-of 1/3/2026')
    assert "còn 02 đơn vị" in typed("report --format md --as-of 10/3/2026 -o -").out


# Last year's file, and numbers of tasks


def test_last_years_file_as_next_years_is_told(cchc: Cchc, office: Path) -> None:
    file = office / "plans/2027.yaml"
    file.write_text(plan(office).replace("\n  year: 2026\n", "\n  year: 2027\n"), "utf-8")
    answer = cchc("check", "--ignore", "6ro", "--plan", str(file))
    assert answer.out.count("plan-of-another-year") >= 2, "its number or day, and its deadlines"


@pytest.mark.usefixtures("known_to_git")
def test_the_number_of_a_removed_task_is_not_given_again(typed: Typed, office: Path) -> None:
    new = 'add "Tổ chức hội nghị" --area chi-dao --owner "Phòng VHXH" --due "Quý IV/2026" --commit'
    for asked in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Kế hoạch")):
        subprocess.run(("git", *asked), cwd=office, check=True)
    assert typed(new).out.startswith("21 · ")
    typed("remove 21 --commit")
    again = typed(new)
    assert again.out.startswith("22 · ")
    assert "số 21 là của nhiệm vụ đã xóa" in again.err
    assert "xóa" not in typed("history 22").out


def test_a_finished_task_is_cancelled_not_removed(typed: Typed, cchc: Cchc, office: Path) -> None:
    typed("done 4 --document 20/BC-UBND --date 1/10/2026")
    before = plan(office)
    answer = cchc("remove", "4")
    assert (answer.code, plan(office)) == (2, before)
    assert "cchc cancel 4" in answer.err or "cchc reopen 4" in answer.err


# Facts of documents


def test_a_task_of_july_names_its_letter_wherever_it_is_printed(typed: Typed) -> None:
    typed(
        'add "Rà soát TTHC nội bộ" --area tthc --owner "Trung tâm PVHCC" --due 15/8/2026 '
        '--basis "Công văn số 1234/UBND-HCC ngày 25/6/2026"'
    )
    for line in (
        "show 21",
        "report --format md -o -",
        "report --format csv -o -",
        "report --format html -o -",
        "show 21 --format json",
    ):
        assert "1234/UBND-HCC" in typed(line).out, line


def test_the_lead_of_many_tasks_is_written_at_once(typed: Typed) -> None:
    typed('update 1-20 --lead "Phó Chủ tịch UBND xã"')
    tasks = json.loads(typed("list --format json").out)["tasks"]
    assert {task["lead"] for task in tasks} == {"Phó Chủ tịch UBND xã"}
    typed('update all --of "Phòng VHXH" --approver "Chủ tịch UBND xã"')


def test_evidence_is_copied_and_a_link_to_nothing_is_told(typed: Typed, cchc: Cchc, office: Path) -> None:
    (office / "15.pdf").write_bytes(b"%PDF-1")
    typed("done 6 --document 15/BC-UBND --date 30/6/2026 --file 15.pdf")
    assert [file.suffix for file in (office / "minh-chung/NV06").iterdir()] == [".pdf"]
    link = r"C:\Users\Hoa\Desktop\15.pdf"
    typed(f"result 4 --add 15/BC-TYT --date 30/6/2026 --link '{link}'")
    assert "bad-link" in cchc("check", "--ignore", "6ro").out
