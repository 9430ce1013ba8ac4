"""`cchc resolve` on conflicts that real git left: merged by task and field, or nothing written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.planfile import document, document_edits
from cchc.yamltext.nodes import Plain
from tests.support.checkout import CHECKOUT, ISSUED_PLAN
from tests.support.people import Person
from tests.support.repositories import Repository, edited, office_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.answers import Cchc

ENV = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = office_with(tmp_path / "xã")
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return made


def conflict(repository: Repository, ours: Callable[[str], str], theirs: Callable[[str], str]) -> str:
    """Change the plan on two branches and merge them, which must end in a conflict; give our text."""
    base = repository.text
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(theirs(base))
    repository.git("switch", "-q", "main")
    repository.commit(ours(base))
    text = repository.text
    repository.git("merge", "-q", "--no-edit", "khac", check=False)
    assert "<<<<<<<" in repository.text
    return text


def field(task: int, line: str) -> Callable[[str], str]:
    return lambda text: edited(text, task, line)


def both(*edits: Callable[[str], str]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        for one in edits:
            text = one(text)
        return text

    return edit


def data(repository: Repository) -> dict[int, dict[str, Plain]]:
    """Read the tasks of the plan as it is now."""
    tasks = document.parse(repository.plan.read_bytes(), "x").plain["tasks"]
    assert isinstance(tasks, list)
    return {int(str(task["id"])): task for task in tasks if isinstance(task, dict)}


def test_fields_of_one_task_that_git_cannot_merge_are_merged(cchc: Cchc, repository: Repository) -> None:
    conflict(repository, field(4, "lead: Phó Chủ tịch"), field(4, "assignee: Nguyễn Văn A"))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert answer.out == "4 · đầu mối: Nguyễn Văn A\n"
    assert answer.err.splitlines() == [
        "đã gộp plans/2026.yaml; xem lại rồi ghi vào lịch sử bằng: cchc save",
    ]
    assert (data(repository)[4]["lead"], data(repository)[4]["assignee"]) == ("Phó Chủ tịch", "Nguyễn Văn A")
    assert repository.git("diff", "--name-only", "--diff-filter=U") != "", "the commit is the user's"
    repository.git("add", "-A")
    repository.git("commit", "-qm", "Gộp")
    assert cchc("check", "--ignore", "6ro").code == 0


def test_how_a_finished_task_ended_is_one_decision(cchc: Cchc, repository: Repository) -> None:
    """Ours says 5 %, theirs another day: a plan at 5 % on their day is what nobody said."""
    repository.commit(both(field(4, "status: done"), field(4, "done_on: 2026-05-04"))(repository.text))
    day = "done_on: 2026-05-04\n"
    conflict(
        repository,
        lambda text: text.replace(day, day + "    progress: 5\n"),
        lambda text: text.replace(day, "done_on: 2026-05-20\n"),
    )
    answer = cchc("resolve")
    assert answer.code == 1
    assert "NV 4 · trạng thái: hai bên sửa khác nhau" in answer.err
    assert "  1. bản hiện tại:  hoàn thành; tiến độ 5%; ngày hoàn thành 04/05/2026" in answer.err, answer.err
    assert cchc("resolve", "--take", "ours").code == 0
    task = data(repository)[4]
    assert (task["status"], task["progress"], task["done_on"]) == ("done", "5", "2026-05-04")


def test_what_both_changed_differently_is_listed_and_nothing_written(
    cchc: Cchc, repository: Repository
) -> None:
    conflict(
        repository,
        both(field(4, "progress: 20"), field(9, "progress: 5")),
        both(field(4, "progress: 30"), field(10, "progress: 6")),
    )
    before = repository.plan.read_bytes()
    answer = cchc("resolve")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines() == [
        "NV 4 · tiến độ: hai bên sửa khác nhau",
        "  bản gốc:          (để trống)",
        "  1. bản hiện tại:  20%",
        "  2. bản gộp vào:   30%",
        "còn 1 chỗ phải chọn, chưa ghi gì",
        "  gợi ý: chọn từng chỗ: cchc resolve --choose 4.progress=ours (bản hiện tại) hoặc =theirs",
        "         hoặc tất cả: cchc resolve --take ours, cchc resolve --take theirs",
    ]
    assert repository.plan.read_bytes() == before
    shown = cchc("resolve", "--choose", "4.progress=theirs", "--dry-run")
    assert shown.out == "4 · tiến độ: 20% → 30%\n10 · tiến độ: 6%\n"
    assert repository.plan.read_bytes() == before
    assert cchc("resolve", "--choose", "4.progress=theirs").code == 0
    assert [data(repository)[task].get("progress") for task in (4, 9, 10)] == ["30", "5", "6"]


def test_one_side_can_be_taken_for_all(cchc: Cchc, repository: Repository) -> None:
    ours = conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    answer = cchc("resolve", "--take", "ours")
    assert answer.code == 0
    assert answer.err.startswith("kết quả gộp giống hệt bản hiện tại\n")
    assert repository.text == ours


def test_done_here_and_worked_on_there_is_decided_as_one(cchc: Cchc, repository: Repository) -> None:
    done = both(field(4, "status: done"), field(4, "done_on: 2026-06-22"))
    conflict(repository, done, field(4, "progress: 40"))
    assert "4.status" in cchc("resolve").err
    assert cchc("resolve", "--choose", "4.status=ours").code == 0
    task = data(repository)[4]
    assert (task["status"], task["done_on"], task.get("progress")) == ("done", "2026-06-22", None)


def appended(title: str) -> Callable[[str], str]:
    return lambda text: (
        f"{text}\n  - id: 21\n    title: {title}\n    area: chi-dao\n    status: not_started\n"
        "    owner: Phòng VHXH\n    due: Quý IV/2026\n"
    )


def extended(due: str, day: str, document: str) -> Callable[[str], str]:
    lines = f"\n      - due: {due}\n        date: {day}\n        document: {document}\n        approved: true"
    return field(4, f"extensions:{lines}")


@pytest.mark.parametrize(
    ("choice", "kept"), [("ours", ["31/12/2026"]), ("cả hai", ["31/12/2026", "30/11/2026"])]
)
def test_two_extensions_of_one_task_are_asked_and_both_may_be_kept(
    cchc: Cchc, repository: Repository, choice: str, kept: list[str]
) -> None:
    """The later document would hold without a word, though its deadline is the shorter one."""
    conflict(
        repository,
        extended("31/12/2026", "2026-05-10", "41/UBND-VX"),
        extended("30/11/2026", "2026-05-12", "45/UBND-VX"),
    )
    answer = cchc("resolve")
    assert answer.code == 1
    assert "  2. bản gộp vào:   thời hạn 30/11/2026 · ngày 12/05/2026 · 45/UBND-VX · đã duyệt" in answer.err
    assert "--choose 4.extensions=ours (bản hiện tại) hoặc =theirs, hoặc =both (giữ cả hai)" in answer.err
    assert cchc("resolve", "--choose", f"4.extensions={choice}").code == 0
    extensions = data(repository)[4]["extensions"]
    assert isinstance(extensions, list)
    assert [one["due"] for one in extensions if isinstance(one, dict)] == kept


def test_two_tasks_under_one_number_are_both_kept(cchc: Cchc, repository: Repository) -> None:
    conflict(repository, appended("Việc của ta"), appended("Việc của bên kia"))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert answer.out == "22 · thêm Việc của bên kia\n"
    assert "hai bên cùng thêm nhiệm vụ 21: nhiệm vụ của bản gộp vào thành nhiệm vụ 22" in answer.err
    assert [data(repository)[number]["title"] for number in (21, 22)] == ["Việc của ta", "Việc của bên kia"]


def test_comments_and_style_of_both_sides_stay(cchc: Cchc, repository: Repository) -> None:
    def commented(text: str) -> str:
        return text.replace("  - id: 17\n", "  # hỏi lại Trung tâm\n  - id: 17\n")

    conflict(
        repository,
        both(field(4, "progress: 20"), lambda text: text.replace("tasks:\n", "tasks:  # danh mục\n")),
        both(field(4, "assignee: A"), commented),
    )
    assert cchc("resolve").code == 0
    assert "  # hỏi lại Trung tâm\n  - id: 17\n" in repository.text
    assert "tasks:  # danh mục\n" in repository.text


def test_a_comment_that_cannot_stay_is_told(cchc: Cchc, repository: Repository) -> None:
    conflict(
        repository,
        field(4, "progress: 20"),
        lambda text: edited(text, 4, "progress: 30").replace(
            "    progress: 30\n", "    # theo báo cáo tháng 5\n    progress: 30\n"
        ),
    )
    answer = cchc("resolve", "--take", "ours")
    assert "ghi chú không giữ được: # theo báo cáo tháng 5" in answer.err


def test_a_comment_behind_a_value_that_cannot_stay_is_told(cchc: Cchc, repository: Repository) -> None:
    conflict(
        repository,
        both(field(4, "progress: 20  # theo phòng"), field(9, "progress: 5")),
        field(4, "progress: 30  # theo báo cáo tháng 5"),
    )
    assert "không giữ được: # theo báo cáo tháng 5" in cchc("resolve", "--take", "ours", "--dry-run").err


def test_windows_line_ends_of_the_work_tree_stay(cchc: Cchc, repository: Repository) -> None:
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    repository.plan.write_bytes(repository.plan.read_bytes().replace(b"\n", b"\r\n"))
    assert cchc("resolve", "--take", "theirs").code == 0
    written = repository.plan.read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n")
    assert data(repository)[4]["progress"] == "30"


def test_a_task_removed_here_and_worked_on_there_is_asked(cchc: Cchc, repository: Repository) -> None:
    def without_20(text: str) -> str:
        return text.partition("\n  - id: 20\n")[0]

    conflict(repository, without_20, field(20, "progress: 10"))
    answer = cchc("resolve")
    assert answer.code == 1
    assert "  1. bản hiện tại:  xóa\n" in answer.err
    assert cchc("resolve", "--choose", "20=theirs").code == 0
    assert data(repository)[20]["progress"] == "10"


@pytest.mark.parametrize(
    ("words", "side"),
    [("ours", "20"), ("bản hiện tại", "20"), ("theirs", "30"), ("Bản gộp vào", "30"), ("gop-vao", "30")],
)
def test_a_side_is_taken_by_each_of_its_names(
    words: str, side: str, cchc: Cchc, repository: Repository
) -> None:
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    for options in (("--take", words, "--dry-run"), ("--choose", f"4.progress={words}")):
        answer = cchc("resolve", *options)
        assert answer.code == 0, answer.err
        assert ("20% → 30%" in answer.out) == (side == "30"), options
    assert data(repository)[4]["progress"] == side


@pytest.mark.parametrize(("words", "side"), [("2", "30"), ("bản gộp vào", "30"), ("Hiện tại", "20")])
def test_a_side_is_chosen_by_its_number_or_its_name(
    words: str,
    side: str,
    cchc: Cchc,
    repository: Repository,
    person: Person,
) -> None:
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    person.types(words)
    assert cchc("resolve").code == 0
    assert data(repository)[4]["progress"] == side


def test_who_goes_back_is_asked_the_question_before_again(
    cchc: Cchc, repository: Repository, person: Person
) -> None:
    ours = both(field(4, "progress: 20"), field(9, "progress: 20"))
    conflict(repository, ours, both(field(4, "progress: 30"), field(9, "progress: 30")))
    person.types("lùi", "1", "Quay lại", "2", "?", "2")
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert answer.err.count("đây là câu đầu tiên, không có câu trước") == 1
    assert "chưa hiểu “?”: gõ 1 hoặc 2; gõ lùi thì về câu trước" in answer.err
    assert [data(repository)[task]["progress"] for task in (4, 9)] == ["30", "30"]


ADDED_AS_20 = """\
  - id: 20
    title: Việc khác
    area: the-che
    status: not_started
    owner: Trạm Y tế
    due: 31/12/2026
"""


@pytest.mark.parametrize("words", ["3", "giu ca hai", "Cả hai"])
def test_of_two_that_may_be_one_both_can_be_chosen(
    words: str, cchc: Cchc, repository: Repository, person: Person
) -> None:
    another = ADDED_AS_20 + "\n  - id: 21\n"
    conflict(
        repository,
        both(
            field(20, "progress: 10"),
            lambda text: text.replace("Hướng dẫn, hỗ trợ các phòng", "Hỗ trợ các phòng"),
        ),
        lambda text: text.replace("  - id: 20\n", another).replace(
            "Hướng dẫn, hỗ trợ các phòng", "Giúp các phòng"
        ),
    )
    person.types("4", words)
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert "  chọn 1, 2 hay 3: " in answer.err
    assert "chưa hiểu “4”: gõ 1, 2 hoặc 3" in answer.err
    tasks = data(repository)
    assert tasks[20]["progress"] == "10"
    assert tasks[22]["title"] == "Việc khác"


def test_who_stops_is_told_that_nothing_was_written(
    cchc: Cchc, repository: Repository, person: Person
) -> None:
    ours = both(field(4, "progress: 20"), field(9, "progress: 20"))
    conflict(repository, ours, both(field(4, "progress: 30"), field(9, "progress: 30")))
    before = repository.plan.read_bytes()
    person.types("1")
    answer = cchc("resolve")
    assert answer.code == 130
    assert "chưa ghi gì; gõ lại lệnh này thì hỏi lại từ đầu" in answer.err
    assert repository.plan.read_bytes() == before


def test_somebody_at_a_terminal_is_asked(repository: Repository) -> None:
    pty = pytest.importorskip("pty", reason="Windows không có thiết bị đầu cuối giả của POSIX")
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    main, other = pty.openpty()
    command = [sys.executable, "-m", "cchc", "resolve"]
    with subprocess.Popen(
        command, cwd=repository.folder, env=ENV, stdin=other, stdout=subprocess.PIPE, stderr=other
    ) as process:
        os.close(other)
        said = b""
        answers = [b"x\n", b"2\n"]
        while process.poll() is None:
            try:
                said += os.read(main, 4096)
            except OSError:
                break
            if said.endswith("chọn 1 hay 2: ".encode()) and answers:
                os.write(main, answers.pop(0))
    os.close(main)
    assert process.returncode == 0, said.decode()
    assert "2. bản gộp vào:   30%" in said.decode()
    assert data(repository)[4]["progress"] == "30"


# What cannot be merged


def test_without_a_conflict_there_is_nothing_to_do(cchc: Cchc, repository: Repository) -> None:
    answer = cchc("resolve")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("cchc: plans/2026.yaml không có chỗ nào đang chờ gộp\n")
    assert answer.err.endswith("không phải gộp gì; xem kế hoạch: cchc check, ghi vào lịch sử: cchc save\n")


def test_without_a_conflict_in_this_plan_the_one_that_waits_is_named(
    cchc: Cchc, repository: Repository
) -> None:
    other = repository.folder / "plans/2027.yaml"
    text = repository.text.replace("year: 2026", "year: 2027")
    for branch, progress in ((None, 0), ("khac", 40), ("main", 30)):
        if branch:
            repository.git("switch", "-q", *(["-c"] if branch == "khac" else []), branch)
        other.write_text(edited(text, 2, f"progress: {progress}"), "utf-8")
        repository.git("add", "-A")
        repository.git("commit", "-qm", "Kế hoạch 2027")
    repository.git("merge", "-q", "khac", check=False)
    answer = cchc("resolve")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("ở kế hoạch khác; gộp bằng: cchc resolve --plan plans/2027.yaml\n")
    assert cchc("resolve", "--plan", "plans/2027.yaml", "--take", "ours").code == 0


@pytest.mark.parametrize(
    "command", [("figures", "q3"), ("undo", "--yes"), ("resolve",)], ids=lambda one: one[0]
)
def test_a_periods_file_in_conflict_has_a_way_out_that_works(
    cchc: Cchc,
    repository: Repository,
    command: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = Path("plans/bao-cao/2026-q3.yaml")
    asked = "reporting:\n  figures:\n    - {id: tin-bai, title: Tin bài}\n"
    repository.plan.write_text(f"{repository.text}\n{asked}", "utf-8")
    for branch, number in (("main", 5), ("khac", 7), ("main", 8)):
        repository.git("switch", "-q", *(["-c"] if branch == "khac" else []), branch)
        assert cchc("figures", "q3", "--set", f"tin-bai={number}").code == 0
        repository.git("add", "-A")
        repository.git("commit", "-q", "-m", str(number))
    repository.git("merge", "-q", "--no-edit", "khac", check=False)
    told = cchc(*command)
    assert told.code in {1, 2}
    assert "lưu tệp rồi chạy: cchc save" in told.err
    assert ("cchc resolve" in told.err) is False, "it merges plans alone"
    text = file.read_text("utf-8")
    assert "<<<<<<<" in text
    kept = re.sub(r"<{7}[^\n]*\n(.*?)={7}\n.*?>{7}[^\n]*\n", r"\1", text, flags=re.DOTALL)
    file.write_text(kept, "utf-8")
    assert cchc("save").code == 0
    assert "\t8\t" in cchc("figures", "q3").out


def test_a_file_merged_by_hand_is_left_alone(cchc: Cchc, repository: Repository) -> None:
    ours = conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    repository.plan.write_text(edited(ours, 4, "progress: 25"), "utf-8")
    before = repository.plan.read_bytes()
    answer = cchc("resolve", "--take", "ours")
    assert answer.code == 2
    assert "plans/2026.yaml không còn dấu của chỗ hai bên sửa khác nhau" in answer.err
    assert "đã gộp xong bằng tay thì chạy: cchc save" in answer.err
    assert repository.plan.read_bytes() == before


def test_what_was_settled_by_hand_is_never_thrown_away(cchc: Cchc, repository: Repository) -> None:
    """One conflict is settled and something else mended; another conflict is still there."""
    ours = both(field(4, "progress: 20"), field(17, "progress: 21"))
    theirs = both(field(4, "progress: 30"), field(17, "progress: 31"))
    conflict(repository, ours, theirs)
    left = repository.text
    settled = re.sub(r"<{7}.*?>{7}[^\n]*\n", "    progress: 25\n", left, count=1, flags=re.DOTALL)
    elsewhere = left.replace("due: Quý I/2026", "due: Quý II/2026", 1)
    for text in (settled, elsewhere):
        assert text != left
        repository.plan.write_text(text, "utf-8")
        answer = cchc("resolve", "--take", "ours")
        assert answer.code == 2
        assert "plans/2026.yaml đã được sửa tay từ khi có chỗ hai bên sửa khác nhau" in answer.err
        assert repository.text == text
    repository.plan.write_text(left, "utf-8")
    assert cchc("resolve", "--take", "ours").code == 0, "the control: as git left it"


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_every_style_of_conflicts_is_known(cchc: Cchc, repository: Repository, style: str) -> None:
    repository.git("config", "merge.conflictStyle", style)
    conflict(
        repository,
        both(field(4, "progress: 20"), field(9, "lead: A")),
        both(field(4, "progress: 30"), field(9, "lead: B"), field(10, "progress: 1")),
    )
    assert cchc("resolve", "--take", "theirs").code == 0
    assert (data(repository)[9]["lead"], data(repository)[10]["progress"]) == ("B", "1")


def test_an_incoming_side_that_is_no_plan_takes_nothing_away(cchc: Cchc, repository: Repository) -> None:
    conflict(
        repository,
        lambda text: text.replace("Phòng Kinh tế xã", "Phòng KT xã"),
        lambda text: (
            text.replace("Phòng Kinh tế xã", "P. Kinh tế xã").partition("\ntasks:\n")[0]
            + "\ntasks:\n  so1:\n    title: x\n"
        ),
    )
    before = repository.plan.read_bytes()
    answer = cchc("resolve", "--take", "ours")
    assert answer.code == 1
    assert answer.err.startswith("plans/2026.yaml (bản gộp vào):")
    assert repository.plan.read_bytes() == before


def test_a_version_that_git_lost_or_holds_damaged_is_not_taken_for_a_shorter_one(
    cchc: Cchc, repository: Repository
) -> None:
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    before = repository.plan.read_bytes()
    blob = repository.git("rev-parse", ":3:plans/2026.yaml").strip()
    file = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    whole = file.read_bytes()
    for damaged in (whole[:-300], None):
        file.chmod(0o644)
        file.write_bytes(damaged) if damaged is not None else file.unlink()
        answer = cchc("resolve", "--take", "theirs")
        assert answer.code == 3
        assert "kho lịch sử" in answer.err
        assert "đã xóa" not in answer.err
        assert repository.plan.read_bytes() == before


def test_a_file_that_one_side_removed_is_the_users_to_decide(cchc: Cchc, repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.git("rm", "-q", "plans/2026.yaml")
    repository.git("commit", "-qm", "Xóa")
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=4)
    repository.git("merge", "-q", "--no-edit", "khac", check=False)
    answer = cchc("resolve")
    assert answer.code == 2
    assert "bản gộp vào đã xóa plans/2026.yaml" in answer.err


def test_a_side_that_cannot_be_read_is_named_with_its_line(cchc: Cchc, repository: Repository) -> None:
    conflict(
        repository,
        field(4, "progress: 20"),
        lambda text: edited(text, 4, "progress: 30").replace("tasks:\n", "tasks: [\n"),
    )
    before = repository.plan.read_bytes()
    answer = cchc("resolve", "--take", "theirs")
    assert answer.code == 1
    assert answer.err.startswith("plans/2026.yaml (bản gộp vào):")
    assert repository.plan.read_bytes() == before


def without_area(text: str) -> str:
    head, mark, rest = text.partition("  - id: tai-chinh-cong\n")
    assert mark
    return head + rest[rest.index("  - id: ") :]


def test_an_office_that_both_added_by_other_names_is_one(cchc: Cchc, repository: Repository) -> None:
    def adding(name: str) -> Callable[[str], str]:
        def edit(text: str) -> str:
            head, mark, rest = text.partition("  - id: 4\n")
            return head + mark + rest.replace("coordinators:\n", f"coordinators:\n      - {name}\n", 1)

        return edit

    listed = data(repository)[4]["coordinators"]
    assert isinstance(listed, list)
    conflict(repository, adding("Trạm Y tế"), adding("Trạm Y tế xã"))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert data(repository)[4]["coordinators"] == ["Trạm Y tế", *listed]


def listing(amendment: str) -> Callable[[str], str]:
    """Return an edit that lists a document, with its lines, as one that amends the plan."""
    lines = amendment.replace("\n", "\n      ")
    return lambda text: text.replace("\nplan:\n", f"\nplan:\n  amendments:\n    - {lines}\n", 1)


def calling(office: str, alias: str) -> Callable[[str], str]:
    """Return an edit that gives an office another name."""
    return lambda text: text.replace(f"  - id: {office}\n", f"  - id: {office}\n    aliases: [{alias}]\n", 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "key"),
    [
        (
            listing("document: 45/KH-UBND\ndate: 2026-07-10\nsummary: Bổ sung"),
            listing("document: 45/kh-ubnd\ndate: 2026-07-11"),
            "plan.amendments",
        ),
        (calling("kinh-te", "Phòng A"), calling("tram-y-te", "phòng a"), "owner:tram-y-te.aliases"),
        (without_area, field(5, "area: tai-chinh-cong"), "5.area"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_no_plan_may_say_together_is_decided(
    cchc: Cchc,
    repository: Repository,
    ours: Callable[[str], str],
    theirs: Callable[[str], str],
    key: str,
) -> None:
    """Every side is a plan, both together are none: that is a choice, not the end."""
    conflict(repository, both(ours, field(4, "progress: 20")), both(theirs, field(4, "assignee: A")))
    before = repository.plan.read_bytes()
    answer = cchc("resolve")
    assert (answer.code, repository.plan.read_bytes()) == (1, before)
    assert f"--choose {key}=ours" in answer.err
    assert cchc("resolve", "--choose", f"{key}=ours").code == 0
    assert data(repository)[4]["assignee"] == "A"
    assert cchc("check", "--ignore", "6ro").code == 0


def test_a_merge_that_makes_no_valid_plan_writes_nothing(cchc: Cchc, repository: Repository) -> None:
    """One side removes an area, the other puts a task into it, and that is chosen."""
    conflict(
        repository,
        both(without_area, field(4, "progress: 20")),
        both(field(4, "assignee: A"), field(5, "area: tai-chinh-cong")),
    )
    before = repository.plan.read_bytes()
    answer = cchc("resolve", "--take", "theirs")
    assert answer.code == 2
    assert "chưa ghi gì" in answer.err
    assert repository.plan.read_bytes() == before


def test_wrong_choices_are_refused(cchc: Cchc, repository: Repository) -> None:
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    before = repository.plan.read_bytes()
    for choice in ("4.progress", "4.progress=ta", "4.progress=both", "5.progress=ours"):
        answer = cchc("resolve", "--choose", choice)
        assert answer.code == 2, choice
        assert "gợi ý: " in answer.err
    assert cchc("resolve", "--take", "bên ta").code == 2
    assert repository.plan.read_bytes() == before


def test_both_sides_added_the_file(cchc: Cchc, repository: Repository) -> None:
    repository.git("switch", "-q", "--orphan", "khac")
    text = ISSUED_PLAN.read_text("utf-8")
    repository.commit(edited(text, 4, "progress: 30"))
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=4)
    repository.git("merge", "-q", "--no-edit", "--allow-unrelated-histories", "khac", check=False)
    assert "4.progress" in cchc("resolve").err
    assert cchc("resolve", "--take", "theirs").code == 0
    assert data(repository)[4]["progress"] == "30"


def test_a_text_that_does_not_say_what_was_merged_is_never_written(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: edits that do nothing are noticed by reading the result again."""
    conflict(repository, field(4, "progress: 20"), field(4, "progress: 30"))
    before = repository.plan.read_bytes()
    monkeypatch.setattr(document_edits, "apply_changes", lambda opened, _data: ((), opened))
    answer = cchc("resolve", "--take", "theirs")
    assert answer.code == 3
    assert "không đưa được kết quả gộp vào plans/2026.yaml" in answer.err
    assert repository.plan.read_bytes() == before


def with_notes(*texts: str) -> Callable[[str], str]:
    """Return an edit that gives NV 4 these notes, each of a day of its own."""
    days = {"a": 1, "b": 2, "c": 3, "d": 4}
    notes = "".join(f"      - date: 2026-03-{days[text[0]]:02}\n        text: {text}\n" for text in texts)
    return lambda text: re.sub(
        r"(?<=  - id: 4\n)(    notes:\n(?:      .*\n)+)?", f"    notes:\n{notes}", text
    )


def test_notes_that_both_sides_edited_added_and_removed_are_merged_one_by_one(
    cchc: Cchc, repository: Repository
) -> None:
    repository.commit(with_notes("a", "b", "c")(repository.text))
    conflict(repository, with_notes("a", "b sửa", "c", "d"), with_notes("a sửa", "b"))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    notes = data(repository)[4]["notes"]
    assert isinstance(notes, list)
    assert [note["text"] for note in notes if isinstance(note, dict)] == ["a sửa", "b sửa", "d"]


def test_of_percent_and_start_of_what_both_sides_began_only_the_start_is_asked(
    cchc: Cchc, repository: Repository
) -> None:
    begun = both(field(11, "status: in_progress"), field(11, "started_on: 2026-02-01"))
    figure = both(field(11, "progress: 30"), field(11, "progress_on: 2026-04-10"))
    worked = both(field(11, "status: in_progress"), field(11, "started_on: 2026-04-10"), figure)
    conflict(repository, worked, begun)
    assert "NV 11 · ngày bắt đầu: hai bên sửa khác nhau" in cchc("resolve").err
    assert cchc("resolve", "--choose", "11.started_on=theirs").code == 0
    task = data(repository)[11]
    assert (task["started_on"], task["progress"], task["progress_on"]) == ("2026-02-01", "30", "2026-04-10")
