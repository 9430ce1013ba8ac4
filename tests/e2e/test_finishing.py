"""`cchc save` finishes what git is in the midst of, once every conflict is settled, with no editor and no word of git."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

PLAN = "plans/2026.yaml"
LEFT = "còn tệp có chỗ hai bên sửa khác nhau, chưa gộp: "


@pytest.fixture
def office(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in a repository whose git would open an editor that only fails."""
    repository.git("config", "core.editor", "false")
    monkeypatch.chdir(repository.folder)
    for name in ("GIT_EDITOR", "VISUAL", "EDITOR"):
        monkeypatch.setenv(name, "false")
    return repository


def branch(office: Repository, *, theirs: int = 30, ours: int = 20, more: str = "") -> None:
    """Change a task's progress on main, and otherwise on `khac`; `more` is another file, so changed, too."""
    steps = (("main", theirs - 1, "Cán bộ"), ("khac", theirs, "Trần Thị B"), ("main", ours, "Cán bộ"))
    for name, progress, author in steps:
        office.git("switch", "-q", *(["-c"] if name == "khac" else []), name)
        if more:
            (office.folder / more).write_text(f"{progress}\n")
        office.record(f"progress: {progress}", task=2, author=author)


def begin(office: Repository, *command: str) -> None:
    office.git(*command, check=False)


def subject(office: Repository, rev: str = "HEAD") -> str:
    return office.git("log", "-1", "--format=%s", rev).strip()


def is_quiet(office: Repository) -> bool:
    """Whether git is in the midst of nothing and nothing is left to commit."""
    signs = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
    return not any((office.folder / ".git" / sign).exists() for sign in signs) and not office.git(
        "status", "--porcelain"
    )


def test_a_resolved_merge_is_finished_and_says_whose_changes_it_brings(
    cchc: Cchc, office: Repository
) -> None:
    branch(office)
    ours = office.head()
    begin(office, "merge", "-q", "khac")
    assert cchc("save").code == 1, "the control: marks are left"
    told = cchc("resolve", "--take", "theirs")
    assert told.err.endswith(f"đã gộp {PLAN}; xem lại rồi ghi vào lịch sử bằng: cchc save\n")
    answer = cchc("save")
    assert (answer.code, answer.out) == (0, "2 · tiến độ: 20% → 30%\n")
    short = office.git("rev-parse", "--short", "HEAD").strip()
    assert answer.err == f"đã gộp xong hai bản\nđã ghi vào lịch sử: phiên bản {short}\n"
    assert subject(office) == "Gộp thay đổi của Trần Thị B"
    assert office.git("log", "-1", "--format=%b").strip() == "- NV 2: tiến độ 20% → 30%"
    assert office.git("rev-parse", "HEAD^1", "HEAD^2").split() == [
        ours,
        office.git("rev-parse", "khac").strip(),
    ]
    assert is_quiet(office)
    assert "không có gì thay đổi" in cchc("save").err


def test_a_person_words_the_merge(cchc: Cchc, office: Repository) -> None:
    branch(office)
    begin(office, "merge", "-q", "khac")
    assert cchc("resolve", "--take", "ours").code == 0
    assert cchc("save", "Chốt số liệu quý I").code == 0
    assert (subject(office), is_quiet(office)) == ("Chốt số liệu quý I", True)


def test_what_is_edited_after_the_merge_began_goes_with_it(cchc: Cchc, office: Repository) -> None:
    branch(office)
    begin(office, "merge", "-q", "khac")
    assert cchc("resolve", "--take", "theirs").code == 0
    assert cchc("update", "1", "--lead", "Chủ tịch").code == 0
    assert cchc("save").code == 0
    assert "lead: Chủ tịch" in office.git("show", f"HEAD:{PLAN}")
    assert is_quiet(office)


@pytest.mark.parametrize("is_staged", [False, True], ids=["not staged", "staged as ever"])
def test_a_plan_settled_by_hand_is_as_good(cchc: Cchc, office: Repository, *, is_staged: bool) -> None:
    branch(office)
    begin(office, "merge", "-q", "khac")
    text = re.sub(r"<{7}[^\n]*\n(.*?)={7}\n.*?>{7}[^\n]*\n", r"\1", office.text, flags=re.DOTALL)
    office.plan.write_bytes(text.encode())
    if is_staged:
        office.git("add", PLAN)
    assert cchc("save").code == 0
    assert (office.text, is_quiet(office)) == (text, True)


def test_a_plan_that_git_left_without_marks_is_not_taken_for_a_resolved_one(
    cchc: Cchc, office: Repository
) -> None:
    """The driver leaves git's own merge of the lines, which may have none, though fields are to be decided."""
    (office.folder / ".gitattributes").write_text("plans/*.yaml merge=cchc\n")
    office.git("config", "merge.cchc.driver", "git merge-file -L a -L b -L c %A %O %B; exit 1")
    office.record("progress: 10", task=2)
    office.git("switch", "-q", "-c", "khac")
    office.record("lead: Bí thư", task=1)
    office.git("switch", "-q", "main")
    office.record("lead: Chủ tịch", task=3)
    begin(office, "merge", "-q", "khac")
    assert "<<<<<<<" not in office.text
    answer = cchc("save")
    assert answer.code == 3
    assert (
        f"{LEFT}{PLAN}\n  gợi ý: gộp kế hoạch bằng: cchc resolve, rồi chạy lại: cchc save; không làm nữa thì: git merge --abort"
        in (answer.err)
    )
    assert cchc("resolve").code == 0
    assert cchc("save").code == 0, "nor is it asked for ever, though its bytes were right"
    assert is_quiet(office)


def test_a_plan_whose_merge_leaves_no_marks_ever_is_for_its_people(cchc: Cchc, office: Repository) -> None:
    """With such an attribute the file is ours, whole, and nothing tells that theirs was looked at."""
    (office.folder / ".gitattributes").write_text("plans/*.yaml -merge\n")
    branch(office)
    begin(office, "merge", "-q", "khac")
    assert "<<<<<<<" not in office.text
    answer = cchc("save")
    assert (answer.code, f"{LEFT}{PLAN}" in answer.err) == (3, True)
    office.git("add", PLAN)
    assert cchc("save").code == 0
    assert is_quiet(office)


def test_nothing_is_finished_while_another_file_is_in_conflict(cchc: Cchc, office: Repository) -> None:
    branch(office, more="sổ tay.txt")
    begin(office, "merge", "-q", "khac")
    assert cchc("resolve", "--take", "ours").code == 0
    head, status = office.head(), office.git("status")
    answer = cchc("save")
    assert answer.code == 3
    assert answer.err.startswith(
        f"cchc: chưa ghi vào lịch sử: đang gộp hai bản dở dang (git: merge), {LEFT}sổ tay.txt\n"
        '  gợi ý: mở tệp "sổ tay.txt", giữ lại phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>>, lưu tệp, '
        'rồi gõ: git add "sổ tay.txt", '
    )
    assert answer.err.endswith("rồi chạy lại: cchc save; không làm nữa thì: git merge --abort\n")
    assert (office.head(), office.git("status")) == (head, status), "nothing was staged either"
    (office.folder / "sổ tay.txt").write_text("25\n")
    office.git("add", "sổ tay.txt")
    assert cchc("save").code == 0, "the remedy helps"
    assert is_quiet(office)


def test_another_plan_in_conflict_is_resolved_before_both_are_finished(
    cchc: Cchc, office: Repository
) -> None:
    other = "plans/2025.yaml"
    for name, lead in (("main", "A"), ("khac", "B"), ("main", "C")):
        office.git("switch", "-q", *(["-c"] if name == "khac" else []), name)
        text = edited(small_plan().replace("2026", "2025"), 2, f"lead: {lead}")
        (office.folder / other).write_bytes(text.encode())
        office.record(f"lead: {lead}", task=2)
    begin(office, "merge", "-q", "khac")
    assert cchc("resolve", "--take", "ours").code == 0
    answer = cchc("save")
    assert (
        answer.code,
        f"gộp bằng: cchc resolve --plan {other}, rồi chạy lại: cchc save; " in answer.err,
    ) == (3, True)
    assert cchc("resolve", "--plan", other, "--take", "theirs").code == 0
    assert cchc("save").code == 0
    assert "lead: B" in office.git("show", f"HEAD:{other}")
    assert is_quiet(office)


def test_a_plan_that_one_side_removed_is_left(cchc: Cchc, office: Repository) -> None:
    office.git("switch", "-q", "-c", "khac")
    office.git("rm", "-q", PLAN)
    office.git("commit", "-qm", "Xóa")
    office.git("switch", "-q", "main")
    office.record("progress: 20", task=2)
    begin(office, "merge", "-q", "khac")
    assert f"{LEFT}{PLAN}" in cchc("save").err
    answer = cchc("resolve")
    assert f"giữ tệp thì gõ: git add {PLAN}; xóa tệp thì gõ: git rm {PLAN}; " in answer.err
    office.git("add", PLAN)
    assert cchc("save").code == 0
    assert is_quiet(office)


def test_a_rebase_goes_on_to_its_end(cchc: Cchc, office: Repository) -> None:
    branch(office)
    office.record("lead: Chủ tịch", task=1)
    kept = subject(office)
    begin(office, "rebase", "-q", "khac")
    assert cchc("resolve", "--take", "theirs").code == 0
    answer = cchc("save", "Lời ghi mới")
    assert answer.code == 0
    assert answer.err == (
        "đã xếp xong các lần ghi (git: rebase); lời ghi “Lời ghi mới” không dùng: các lần ghi đó giữ lời ghi cũ\n"
    )
    assert office.git("log", "--format=%s", "khac..main").split("\n")[:-1] == [kept, kept]
    assert is_quiet(office)
    assert {"progress: 20", "lead: Chủ tịch"} <= {line.strip() for line in office.text.splitlines()}


def test_a_rebase_that_meets_a_second_conflict_says_so_and_goes_on_after_it(
    cchc: Cchc, office: Repository
) -> None:
    branch(office)
    office.record("progress: 40", task=2)
    begin(office, "rebase", "-q", "khac")
    assert cchc("resolve", "--take", "ours").code == 0
    answer = cchc("save")
    assert answer.code == 3
    assert f"đã xong một lần ghi, đến lần ghi tiếp theo, {LEFT}{PLAN}" in answer.err
    assert "gộp kế hoạch bằng: cchc resolve" in answer.err
    assert cchc("resolve", "--take", "theirs").code == 0
    assert cchc("save").code == 0
    assert is_quiet(office)
    assert "progress: 40" in office.text


def test_a_commit_that_is_copied_is_finished(cchc: Cchc, office: Repository) -> None:
    branch(office)
    begin(office, "cherry-pick", "khac")
    assert cchc("resolve", "--take", "theirs").code == 0
    answer = cchc("save")
    assert (answer.code, answer.err) == (0, "đã chép xong lần ghi (git: cherry-pick)\n")
    assert office.git("log", "-1", "--format=%an").strip() == "Trần Thị B"
    assert is_quiet(office)


def test_a_plan_that_was_staged_and_edited_again_is_worded_once_and_committed_whole(
    cchc: Cchc, office: Repository
) -> None:
    branch(office)
    begin(office, "merge", "-q", "khac")
    assert cchc("resolve", "--take", "theirs").code == 0
    office.git("add", "-A")
    count = int(office.git("rev-list", "--count", "HEAD", "khac"))
    office.plan.write_bytes(edited(office.text, 1, "lead: Chủ tịch").encode())
    answer = cchc("save")
    assert answer.code == 0
    assert sorted(answer.out.splitlines()) == [
        "1 · lãnh đạo phụ trách: Chủ tịch",
        "2 · tiến độ: 20% → 30%",
    ]
    assert int(office.git("rev-list", "--count", "HEAD")) == count + 1
    body = office.git("log", "-1", "--format=%b")
    assert "- NV 1: lãnh đạo phụ trách Chủ tịch" in body
    assert "lead: Chủ tịch" in office.git("show", f"HEAD:{PLAN}"), "the commit has what it says"
    assert is_quiet(office)


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_rebase_by_patches_goes_on_though_its_conflict_was_staged(
    cchc: Cchc, office: Repository, side: str
) -> None:
    branch(office)
    begin(office, "rebase", "-q", "--apply", "khac")
    assert cchc("resolve", "--take", side).code == 0
    office.git("add", PLAN)
    answer = cchc("save")
    if side == "ours":  # what the last commit has already
        assert answer.code == 3
        assert "lần ghi đang xếp không còn gì mới so với kế hoạch" in answer.err
        office.git(*re.findall(r"git (rebase --skip)", answer.err)[0].split())
    else:
        assert (answer.code, answer.err) == (0, "đã xếp xong các lần ghi (git: rebase)\n")
    assert is_quiet(office)


@pytest.mark.parametrize(
    "setting",
    [("core.commentChar", ";"), ("core.commentChar", "auto"), ("commit.cleanup", "scissors")],
    ids="=".join,
)
@pytest.mark.parametrize("command", ["cherry-pick", "revert"])
def test_a_conflict_is_told_from_a_wish_whatever_marks_comments(
    cchc: Cchc, office: Repository, setting: tuple[str, str], command: str
) -> None:
    branch(office)
    office.git("config", *setting)
    begin(office, command, *(["khac"] if command == "cherry-pick" else ["--no-edit", "HEAD^"]))
    assert cchc("resolve", "--take", "theirs").code == 0
    office.git("add", PLAN)
    assert cchc("save").code == 0
    assert is_quiet(office)


def test_a_commit_that_its_user_takes_back_without_committing_is_theirs_whatever_it_says(
    cchc: Cchc, office: Repository
) -> None:
    office.record("progress: 20", task=2)
    office.git("commit", "-q", "--amend", "-m", "Việc\n\nConflicts:\n\ta")
    begin(office, "revert", "-n", "HEAD")
    answer = cchc("save")
    assert answer.code == 3
    assert answer.err.endswith(
        "làm xong bằng: git -c core.editor=true revert --continue, rồi chạy lại: cchc save; "
        "không làm nữa thì: git revert --abort\n"
    )


def test_a_copied_commit_that_brings_nothing_is_told_with_how_to_pass_it(
    cchc: Cchc, office: Repository
) -> None:
    branch(office)
    begin(office, "cherry-pick", "khac")
    assert cchc("resolve", "--take", "ours").code == 0
    answer = cchc("save")
    assert answer.code == 3
    assert "lần ghi đang chép không còn gì mới so với kế hoạch" in answer.err
    office.git(*re.findall(r"git (cherry-pick --skip)", answer.err)[0].split())
    assert is_quiet(office)


def test_a_commit_that_is_taken_back_is_finished(cchc: Cchc, office: Repository) -> None:
    branch(office)
    office.record("progress: 50", task=2)
    begin(office, "revert", "--no-edit", "HEAD^")
    assert cchc("resolve", "--take", "theirs").code == 0
    answer = cchc("save")
    assert (answer.code, answer.err) == (0, "đã bỏ xong lần ghi (git: revert)\n")
    assert is_quiet(office)


def test_a_conflict_that_no_merge_brought_is_settled_by_save(cchc: Cchc, office: Repository) -> None:
    office.plan.write_bytes(edited(office.text, 1, "lead: Bí thư").encode())
    office.git("stash", "-q")
    office.record("lead: Chủ tịch", task=1)
    begin(office, "stash", "pop")
    assert cchc("resolve", "--take", "theirs").code == 0
    told = cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    assert told.code == 3
    assert "tệp kế hoạch còn chỗ hai bên sửa khác nhau, chưa gộp xong" in told.err
    assert "gộp xong bằng: cchc save\n" in told.err
    answer = cchc("save")
    assert answer.code == 0
    assert not office.git("ls-files", "--unmerged")
    assert "lead: Bí thư" in office.git("show", f"HEAD:{PLAN}")


def test_a_periods_file_whose_marks_are_gone_is_finished_with_the_plan(
    cchc: Cchc, office: Repository
) -> None:
    file = Path("plans/bao-cao/2026-q3.yaml")
    asked = "reporting:\n  figures:\n    - {id: tin-bai, title: Tin bài}\n"
    office.plan.write_text(f"{office.text}\n{asked}", "utf-8")
    for name, number in (("main", 5), ("khac", 7), ("main", 8)):
        office.git("switch", "-q", *(["-c"] if name == "khac" else []), name)
        assert cchc("figures", "q3", "--set", f"tin-bai={number}").code == 0
        office.git("add", "-A")
        office.git("commit", "-q", "-m", str(number))
    begin(office, "merge", "-q", "khac")
    answer = cchc("save")
    assert (answer.code, LEFT in answer.err, "git add" in answer.err) == (3, True, False)
    text = re.sub(r"<{7}[^\n]*\n(.*?)={7}\n.*?>{7}[^\n]*\n", r"\1", file.read_text("utf-8"), flags=re.DOTALL)
    file.write_text(text, "utf-8")
    assert cchc("save").code == 0
    assert is_quiet(office)
