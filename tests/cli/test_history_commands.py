"""`history`, `diff`, `--rev` and the end of `show`, as an officer asks them, in a real repository."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import periods
from cchc.cli import options
from tests.support import clocks
from tests.support.checkout import CHECKOUT, ISSUED_PLAN
from tests.support.repositories import Repository, edited, office_with

if TYPE_CHECKING:
    from tests.support.answers import Answer, Cchc

CCHC = f'"{sys.executable}" -m cchc diff --git-driver --'


def at(day: int, month: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 30, tzinfo=periods.VIETNAM)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in the office's repository: the real plan, then three updates of which one is overdue."""
    made = office_with(tmp_path / "xã")
    made.record("status: in_progress", task=4, author="Nguyễn Văn A", at=at(4, 5))
    text = edited(edited(made.text, 5, "status: done"), 5, "done_on: 2026-06-22")
    made.commit(text, author="Trần Thị B", at=at(22, 6))
    made.record("progress: 40", task=4, author="Nguyễn Văn A", at=at(1, 7))
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return made


def rows(answer: Answer) -> list[list[str]]:
    assert answer.code == 0, answer.err
    return [line.split("\t") for line in answer.out.splitlines()]


def test_history_tells_who_changed_what_and_when(cchc: Cchc, repository: Repository) -> None:
    told = rows(cchc("history"))
    assert told[0] == ["01/07/2026 09:30", "Nguyễn Văn A", repository.head()[:8], "4", "tiến độ: 40%"]
    assert [row[3:] for row in told[1:3]] == [
        ["5", "trạng thái: chưa thực hiện → hoàn thành"],
        ["5", "ngày hoàn thành: 22/06/2026"],
    ]
    assert told[-1][3:] == ["", "lập tệp kế hoạch: 20 nhiệm vụ, 8 cơ quan, 8 lĩnh vực"]


@pytest.mark.usefixtures("repository")
def test_what_a_person_said_of_a_commit_stands_before_its_changes(cchc: Cchc) -> None:
    cchc("note", "4", "Đã gửi phiếu")
    cchc("start", "7")
    assert cchc("save", "Chốt số liệu 6 tháng").code == 0
    cchc("start", "9", "--commit")
    first, second, *earlier = [row[3:] for row in rows(cchc("history"))][:4]
    assert first[0] == second[0] == "9", "the tool's own words are the changes"
    assert earlier[0] == ["", "lời ghi: Chốt số liệu 6 tháng"]
    assert earlier[1][0] == "4"
    assert rows(cchc("history", "7"))[0][3:] == ["", "lời ghi: Chốt số liệu 6 tháng"], "of one task, too"
    told = json.loads(cchc("history", "7", "--format", "json").out)["changes"]
    assert {change["subject"] for change in told[:1]} == {"Chốt số liệu 6 tháng"}
    assert "│" not in (table := cchc("history", "--format", "table").out)
    assert "lời ghi: Chốt số liệu 6 tháng" in " ".join(table.split())
    assert "lời ghi" not in cchc("show", "7").out


@pytest.mark.usefixtures("repository")
def test_history_answers_what_is_asked(cchc: Cchc) -> None:
    assert [row[3] for row in rows(cchc("history", "5"))] == ["5", "5", "5"]
    assert [row[4] for row in rows(cchc("history", "NV4", "--field", "tiến độ"))] == ["tiến độ: 40%"]
    assert len(rows(cchc("history", "--field", "status"))) == 2
    assert {row[3] for row in rows(cchc("history", "--owner", "phong vhxh", "--since", "1/5/2026"))} == {"4"}
    assert {row[1] for row in rows(cchc("history", "--author", "tran thi b"))} == {"Trần Thị B"}
    since = rows(cchc("history", "--since", "22/6/2026", "--until", "2026-06-30"))
    assert {row[3] for row in since} == {"5"}
    nothing = cchc("history", "9", "--since", "1/5/2026")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "không có thay đổi nào khớp trong lịch sử của tệp này\n"


def test_history_as_json_and_markdown(cchc: Cchc, repository: Repository) -> None:
    told = json.loads(cchc("history", "--since", "1/5/2026", "--format", "json").out)
    assert told["changes"][0] == {
        "commit": repository.head(),
        "subject": None,
        "author": "Nguyễn Văn A",
        "date": "2026-07-01",
        "time": "09:30",
        "record": "task:4",
        "field": "progress",
        "before": None,
        "after": "40",
    }
    assert told["remarks"] == []
    lines = cchc("history", "4", "--format", "md").out.splitlines()
    assert lines[0] == "| Ghi lúc | Người ghi | Phiên bản | Mục | Thay đổi |"
    assert lines[2].endswith("| 4 | tiến độ: 40% |")


def test_a_version_that_cannot_be_read_is_a_line_and_a_remark(cchc: Cchc, repository: Repository) -> None:
    good = repository.text
    repository.commit(good.replace("tasks:", "tasks: ["))
    repository.commit(good)
    told = rows(cchc("history", "4"))
    assert told[0][4].startswith("không đọc được phiên bản này: dòng ")
    assert json.loads(cchc("history", "--format", "json").out)["remarks"][0]["event"] == "unreadable"


def test_what_git_lacks_is_said(cchc: Cchc, repository: Repository) -> None:
    assert cchc("history").err == ""
    text = repository.text
    repository.plan.write_bytes(text.replace("\n", "\r\n").encode())
    assert cchc("history").err == "", "line ends are git's business"
    repository.plan.write_text(edited(text, 4, "progress: 50"), "utf-8")
    assert cchc("history").err == "(tệp có thay đổi chưa ghi vào lịch sử; xem bằng: cchc diff)\n"


def test_a_day_without_a_year_is_the_last_one_that_there_was(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In January people ask for December of the year before."""
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(datetime(2027, 1, 3, 2, tzinfo=UTC)))
    assert cchc("history", "--since", "30/12").out == cchc("history", "--since", "30/12/2026").out
    assert cchc("history", "--until", "1/7").out == cchc("history", "--until", "1/7/2026").out != ""
    assert cchc("history", "--until", "2/1").out == cchc("history").out
    text = repository.text
    repository.plan.write_text(edited(text, 4, "progress: 50"), "utf-8")
    assert cchc("diff", "31/12").out == cchc("diff", "31/12/2026").out
    assert cchc("list", "--rev", "30/12").out == cchc("list", "--rev", "30/12/2026").out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--field", "trang thay"), '--field: không có "trang thay"'),
        (("--since", "32/6"), '--since: "32/6" không phải là ngày có thật'),
        (("--owner", "Sở Y tế"), 'không có cơ quan nào tên là "Sở Y tế"'),
        (("bốn",), 'số thứ tự: "bốn" không phải là số nguyên'),
    ],
)
@pytest.mark.usefixtures("repository")
def test_a_question_that_cannot_be_is_answered_with_a_remedy(
    cchc: Cchc, asked: tuple[str, ...], said: str
) -> None:
    answer = cchc("history", *asked)
    assert answer.code == 2
    assert said in answer.err
    assert "gợi ý: " in answer.err


def test_show_ends_with_the_tasks_history(cchc: Cchc, repository: Repository) -> None:
    lines = cchc("show", "4").out.splitlines()
    start = lines.index("  lịch sử:")
    assert lines[start + 1] == f"    01/07/2026 09:30 · Nguyễn Văn A · {repository.head()[:8]} · tiến độ: 40%"
    assert len(lines) == start + 4
    both = cchc("show", "4", "5").out
    assert both.count("lịch sử:") == 2


# diff


def test_diff_compares_the_file_with_the_last_commit(cchc: Cchc, repository: Repository) -> None:
    nothing = cchc("diff")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err.endswith("nội dung như nhau\n")
    repository.plan.write_text(edited(repository.text, 9, "due: Quý III/2026"), "utf-8")
    assert rows(cchc("diff")) == [["9", "thời hạn: Năm 2026 → Quý III/2026"]]


def test_diff_compares_revisions_and_days(cchc: Cchc, repository: Repository) -> None:
    progress = ["4", "tiến độ: 40%"]
    assert rows(cchc("diff", "HEAD~1")) == [progress]
    assert rows(cchc("diff", "HEAD~1..HEAD")) == [progress]
    assert rows(cchc("diff", "HEAD~1..")) == [progress]
    assert rows(cchc("diff", "HEAD..HEAD~1")) == [["4", "tiến độ: bỏ 40%"]]
    assert rows(cchc("diff", "30/6/2026..1/7/2026")) == [progress]
    assert len(rows(cchc("diff", "1/5/2026"))) == 4
    assert cchc("diff", "HEAD~1").err == (
        f"so sánh {repository.git('rev-parse', 'HEAD~1')[:8]} (22/06/2026 09:30, Trần Thị B) → tệp đang có\n"
    )
    told = json.loads(cchc("diff", "HEAD~1", "--format", "json").out)
    assert told == {"changes": [{"record": "task:4", "field": "progress", "before": None, "after": "40"}]}


@pytest.mark.parametrize(
    "asked", ["khong-co", "HEAD~99", "--output=x", "HEAD...HEAD~1", "1/1/2020", "HEAD:plans"]
)
def test_a_revision_that_is_none_is_refused_and_writes_nothing(
    cchc: Cchc, repository: Repository, asked: str
) -> None:
    before = sorted(repository.folder.rglob("*"))
    for command in (("diff", "--", asked), ("list", f"--rev={asked}"), ("report", f"--rev={asked}")):
        answer = cchc(*command)
        assert answer.code == 2, answer.err
        assert "gợi ý: " in answer.err
    assert sorted(repository.folder.rglob("*")) == before


def test_a_file_that_is_no_plan_can_be_compared_if_it_can_be_read(cchc: Cchc, repository: Repository) -> None:
    repository.plan.write_text(repository.text.replace("area: the-che", "area: khong-co"), "utf-8")
    assert len(rows(cchc("diff"))) == 4
    repository.plan.write_text(repository.text.replace("tasks:", "tasks: ["), "utf-8")
    broken = cchc("diff")
    assert broken.code == 1
    assert broken.err.startswith("plans/2026.yaml:")


# git diff


def test_git_diff_shows_tasks_by_either_way_of_asking(repository: Repository) -> None:
    repository.environment = {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    (repository.folder / ".gitattributes").write_text("plans/*.yaml diff=cchc\n")
    outside = repository.git("-c", f"diff.cchc.command={CCHC}", "diff", "HEAD~1", "--", "plans")
    assert outside == "plans/2026.yaml\n  4 · tiến độ: 40%\n"
    text = repository.git("-c", f"diff.cchc.textconv={CCHC}", "diff", "-U0", "HEAD~1", "--", "plans")
    assert text.splitlines()[-1] == "+4 · tiến độ: 40%"
    repository.plan.write_text(repository.text.replace("Quý", '"Quý', 1), "utf-8")
    broken = repository.git("-c", f"diff.cchc.command={CCHC}", "diff")
    assert broken.startswith("--- a/plans/2026.yaml\n+++ b/plans/2026.yaml\n"), "lines, when it is no plan"
    assert '"Quý' in repository.git("-c", f"diff.cchc.textconv={CCHC}", "diff")


@pytest.mark.usefixtures("repository")
def test_git_driver_says_what_it_wants_when_a_person_calls_it(cchc: Cchc) -> None:
    answer = cchc("diff", "--git-driver", "a", "b")
    assert answer.code == 2
    assert "so sánh hai phiên bản thì gõ: cchc diff CŨ..MỚI" in answer.err


# --rev


@pytest.mark.usefixtures("repository")
def test_an_old_version_is_asked_like_any_plan(cchc: Cchc) -> None:
    """On 30/6 task 5 was done, and nobody had said 40 % of task 4 yet."""
    stats = cchc("stats", "--rev", "30/6/2026")
    assert stats.out.startswith(
        "Đến ngày 30/06/2026, UBND xã đã hoàn thành 01/20 nhiệm vụ có thời hạn, đạt tỷ lệ 5%.\n"
    )
    assert stats.err.startswith("theo phiên bản ")
    assert cchc("stats", "--rev", "1/5/2026").out.startswith(
        "Đến ngày 01/05/2026, chưa có nhiệm vụ hoàn thành."
    )
    shown = json.loads(cchc("show", "4", "--rev", "2026-06-30", "--format", "json").out)
    assert (shown["as_of"], shown["tasks"][0]["progress"]) == ("2026-06-30", None)
    assert cchc("list", "--rev", "HEAD~2", "--status", "done").out == ""
    assert cchc("list", "--rev", "HEAD~1", "--status", "done").numbers == [5]
    assert cchc("due", "--quarter", "Q2", "--open", "--rev", "HEAD~1").numbers == [4, 8]
    assert cchc("due", "--quarter", "Q2", "--open", "--rev", "HEAD~2").numbers == [4, 5, 8]


@pytest.mark.usefixtures("repository")
def test_the_day_of_an_old_version_is_its_own_unless_another_is_named(cchc: Cchc) -> None:
    assert cchc("stats", "--rev", "HEAD~1").out.startswith("Đến ngày 22/06/2026")
    assert cchc("stats", "--rev", "HEAD~1", "--as-of", "1/1/2027").out.startswith("Đến ngày 01/01/2027")


@pytest.mark.usefixtures("repository")
def test_the_history_of_an_old_version_ends_with_it(cchc: Cchc) -> None:
    told = cchc("show", "4", "--rev", "30/6/2026").out
    assert "chưa thực hiện → đang thực hiện" in told
    assert "40%" not in told


def test_a_day_means_the_main_line_not_a_branch_merged_later(cchc: Cchc, repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("progress: 77", task=9, at=at(5, 7))
    repository.git("switch", "-q", "main")
    repository.record("progress: 11", task=10, at=at(6, 7))
    repository.now = at(20, 7)
    repository.git("merge", "-q", "--no-edit", "khac")
    told = json.loads(cchc("list", "--rev", "10/7/2026", "--format", "json").out)["tasks"]
    assert {task["id"]: task["progress"] for task in told if task["id"] in {9, 10}} == {9: None, 10: 11}


def test_a_version_under_another_name_is_found(cchc: Cchc, repository: Repository) -> None:
    repository.git("mv", "plans/2026.yaml", "plans/2026-moi.yaml")
    repository.path = "plans/2026-moi.yaml"
    repository.commit(repository.text, at=at(8, 7))
    assert cchc("list", "--rev", "30/6/2026", "--status", "done").numbers == [5]


# In the report


def test_the_report_tells_its_version_and_what_changed_since_the_last(
    cchc: Cchc, repository: Repository
) -> None:
    def report(*arguments: str) -> str:
        answer = cchc("report", "--format", "md", "-o", "-", *arguments)
        assert answer.code == 0, answer.err
        return answer.out.replace("\\", "")

    june = report("--period", "6t")
    assert "Từ sau ngày 14/03/2026 đến hết ngày 14/06/2026, kế hoạch có 1 thay đổi ở 1 mục." in june
    september = report("--period", "q3")
    assert "Từ sau ngày 14/06/2026 đến hết ngày 14/09/2026, kế hoạch có 3 thay đổi ở 2 mục." in september
    assert "| NV 5 | trạng thái: chưa thực hiện → hoàn thành; ngày hoàn thành: 22/06/2026 |" in september
    assert f"phiên bản {repository.head()[:8]} ngày 01/07/2026 · lập bằng" in september
    quarter = report("--quarter", "Q2")
    assert "Từ sau ngày 31/03/2026 đến hết ngày 30/06/2026, kế hoạch có 3 thay đổi ở 2 mục." in quarter
    old = report("--rev", "30/6/2026")
    assert f"phiên bản {repository.git('rev-parse', 'HEAD~1')[:8]} ngày 22/06/2026 · lập bằng" in old
    assert "Đến ngày 30/06/2026, UBND xã đã hoàn thành 01/20 nhiệm vụ" in old
    repository.plan.write_text(edited(repository.text, 9, "progress: 5"), "utf-8")
    dirty = report("--period", "q3")
    assert "ngày 01/07/2026, có thay đổi chưa ghi vào lịch sử" in dirty
    assert "| NV 9 | tiến độ: 5% |" in dirty


def test_what_changed_after_the_day_of_the_figures_is_left_out(cchc: Cchc, repository: Repository) -> None:
    told = cchc("report", "--format", "md", "-o", "-", "--as-of", "25/6/2026").out
    changed, late = told.split("Thay đổi trong kỳ")[1].split("Nhập sau ngày chốt số liệu")
    assert "40%" not in changed
    assert "40%" in late  # it is said where what came later is listed
    assert repository.head()


# Where git can't help


def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "ngoài git" / "plans"
    folder.mkdir(parents=True)
    (folder / "2026.yaml").write_bytes(ISSUED_PLAN.read_bytes())
    return folder.parent


def test_without_a_repository_plan_commands_work_and_history_says_why(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(outside(tmp_path))
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    said = "tệp kế hoạch chưa nằm trong kho lịch sử nào"
    shown = cchc("show", "4")
    assert (shown.code, shown.err) == (0, f"(không có lịch sử: {said})\n")
    report = cchc("report", "-o", "-", "--format", "md")
    assert (report.code, report.err) == (0, f"(báo cáo không có phần thay đổi trong kỳ: {said})\n")
    assert cchc("list").err == ""
    for command in (("history",), ("diff",), ("list", "--rev", "HEAD"), ("resolve",)):
        answer = cchc(*command)
        assert answer.code == 3, command
        assert said in answer.err


def test_without_git_itself_too(cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    assert cchc("show", "4").err == "(không có lịch sử: máy chưa cài git)\n"
    assert cchc("history").err.startswith("cchc: không xem được lịch sử: máy chưa cài git\n")
    assert cchc("update", "4", "--progress", "50").code == 0


@pytest.mark.usefixtures("known_to_git")
def test_an_empty_repository_has_no_history_yet(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = outside(tmp_path)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    subprocess.run(["git", "init", "-q"], check=True)
    answer = cchc("history")
    assert answer.code == 3
    assert "kho lịch sử chưa có lần ghi nào" in answer.err
    assert cchc("show", "4").code == 0
    subprocess.run(
        ["git", "commit", "-q", "--allow-empty", "-m", "x"],
        check=True,
    )
    answer = cchc("history")
    assert (answer.code, answer.out) == (0, "")
    assert "không có thay đổi nào khớp" in answer.err
    assert "chưa ghi vào lịch sử" in cchc("report", "-o", "-", "--format", "md").out


def test_a_detached_head_and_a_link_to_the_plan_are_no_obstacle(
    cchc: Cchc, repository: Repository, tmp_path: Path
) -> None:
    repository.git("checkout", "-q", "HEAD~1")
    assert len(rows(cchc("history", "4"))) == 2
    if sys.platform != "win32":
        link = tmp_path / "kế hoạch.yaml"
        link.symlink_to(repository.plan)
        assert len(rows(cchc("history", "4", "--plan", str(link)))) == 2


@pytest.mark.parametrize("name", ["^HEAD", "HEAD^@", "--all", "HEAD..", "@{9999}"])
@pytest.mark.parametrize("command", [["list", "--rev"], ["diff"], ["history", "--rev"]][:2])
def test_what_names_no_version_is_a_wrong_request_and_no_fault_of_the_program(
    cchc: Cchc, repository: Repository, command: list[str], name: str
) -> None:
    answer = cchc(*command, *(["--", name] if command == ["diff"] and name.startswith("-") else [name]))
    assert answer.code in {2, 3} or (command == ["diff"] and name == "HEAD.."), answer
    assert "lỗi của chương trình" not in answer.err


FIGURES = """
reporting:
  figures:
    - {id: truc-tuyen, title: Hồ sơ trực tuyến, unit: hồ sơ}
"""


def figured(repository: Repository) -> None:
    repository.commit(repository.text + FIGURES)


def test_history_tells_the_figures_of_periods(cchc: Cchc, repository: Repository) -> None:
    figured(repository)
    for value in ("420", "421"):
        assert cchc("figures", "q3", "--set", f"truc-tuyen={value}").code == 0
        assert cchc("save").code == 0
    told = [line.split("\t")[3:] for line in cchc("history").out.splitlines()]
    assert told[:3] == [
        ["kỳ q3", "số liệu truc-tuyen: 420 → 421"],
        ["kỳ q3", "số liệu truc-tuyen: 420"],
        ["kỳ báo cáo", "thêm số liệu của kỳ"],
    ]
    assert "kỳ q3" not in cchc("history", "1").out
    assert len(cchc("history", "--field", "figures").out.splitlines()) == 2, "the making of all is no figure"
    changes = json.loads(cchc("history", "--format", "json").out)["changes"]
    assert (changes[0]["record"], changes[0]["field"]) == ("period:q3", "figures.truc-tuyen")


def test_history_tells_words_of_a_period_beside_what_changed_in_the_plan(
    cchc: Cchc, repository: Repository
) -> None:
    folder = repository.plan.parent / "bao-cao"
    folder.mkdir()
    (folder / "2026-q3.yaml").write_text("period: q3\nprogress:\n  chung:\n    kien-nghi: Không\n", "utf-8")
    (folder / "2025-q3.yaml").write_text("period: q3\nprogress:\n  chung:\n    kien-nghi: Khác\n", "utf-8")
    cchc("update", "2", "--lead", "Chủ tịch")
    repository.git("add", ".")
    repository.git("commit", "-qm", "Hai việc")
    told = [line.split("\t")[3:] for line in cchc("history").out.splitlines()]
    assert told[:3] == [
        ["", "lời ghi: Hai việc"],
        ["2", "lãnh đạo phụ trách: Chủ tịch"],
        ["kỳ q3", "chỗ điền progress · chung · kien-nghi: Không"],
    ]
    assert "kỳ" not in cchc("history", "--field", "progress").out


def test_history_goes_on_where_a_period_can_not_be_read(cchc: Cchc, repository: Repository) -> None:
    figured(repository)
    cchc("figures", "q3", "--set", "truc-tuyen=420")
    cchc("save")
    period = repository.plan.parent / "bao-cao/2026-q3.yaml"
    for text in ("period: [", "period: q3\nfigures:\n  truc-tuyen: 422\n"):
        period.write_text(text, "utf-8")
        repository.git("commit", "-qam", "Tệp của kỳ")
    assert cchc("history").code == 0
    assert cchc("diff", "HEAD~1").code == 0


def test_diff_tells_the_figures_of_periods(cchc: Cchc, repository: Repository) -> None:
    figured(repository)
    cchc("figures", "q3", "--set", "truc-tuyen=420")
    cchc("save")
    assert cchc("diff").err.endswith("nội dung như nhau\n")
    cchc("figures", "q3", "--set", "truc-tuyen=421")
    assert cchc("diff").out == "kỳ q3\tsố liệu truc-tuyen: 420 → 421\n"
    assert "chưa ghi vào lịch sử; xem bằng: cchc diff" in cchc("history").err
    assert "kỳ q3\tsố liệu truc-tuyen: 420\n" in cchc("diff", "HEAD~1..HEAD").out
