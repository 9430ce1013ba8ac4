"""Branches merged by real git, which asks `cchc resolve --git-driver`; and by plain git, the control."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.history import merge_setup
from tests.support.checkout import CHECKOUT
from tests.support.programs import path_with_cchc
from tests.support.repositories import Repository, edited, small_plan

PLAN = "plans/2026.yaml"
ADDED = "\n  - id: 4\n    title: {}\n    area: the-che\n    status: not_started\n    owner: Phòng VHXH\n    due: Quý III/2026\n"


def with_note(text: str, note: str) -> str:
    """Return task 1 a note, where other fields that come in the year stand, too."""
    notes = f"    notes:\n      - date: 2026-03-01\n        text: {note}\n"
    return text.replace("    owner: ", f"{notes}    owner: ", 1)


def with_extension(due: str, day: str) -> str:
    """Return the plan with an extension of task 1."""
    lines = f"      - due: {due}\n        date: {day}\n        document: 41/UBND-VX\n        approved: true\n"
    return small_plan().replace("    owner: ", f"    extensions:\n{lines}    owner: ", 1)


def with_done(text: str) -> str:
    """Finish task 1."""
    done = edited(text, 1, "status: done")
    return edited(edited(done, 1, "progress: 100"), 1, "done_on: 2026-03-02")


PROGRESS = edited(small_plan(), 1, "progress: 40")
NOTE = with_note(small_plan(), "Đã họp")
# What both sides did to one plan, and whether git merges it alone and with the driver.
CASES = {
    "progress and note on one task": (PROGRESS, NOTE, False, True),
    "done and note on one task": (with_done(small_plan()), NOTE, False, True),
    "two notes on one task": (NOTE, with_note(small_plan(), "Đã trình"), False, True),
    "each added a task": (
        small_plan() + ADDED.format("Việc của ta"),
        small_plan() + ADDED.format("Việc kia"),
        False,
        True,
    ),
    "done and progress on one task": (with_done(small_plan()), PROGRESS, False, False),
    "two extensions of one task": (
        with_extension("31/12/2026", "2026-05-10"),
        with_extension("30/11/2026", "2026-05-12"),
        False,
        False,
    ),
    "different tasks": (PROGRESS, edited(small_plan(), 3, "progress: 40"), True, True),
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make a repository that has the driver, but doesn't say that plans are merged by it."""
    repository = Repository(tmp_path / "xã Vĩnh Thông")
    repository.environment = {"PATH": path_with_cchc(tmp_path / "bin")}
    repository.start(small_plan())
    monkeypatch.setenv("PATH", repository.environment["PATH"])
    merge_setup.set_driver(repository.folder)
    return repository


def attribute(repository: Repository) -> None:
    (repository.folder / ".gitattributes").write_text("plans/*.yaml merge=cchc\n", "utf-8")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "Cách gộp")


def merged(repository: Repository, ours: str, theirs: str, path: str = PLAN) -> tuple[bool, str]:
    """Commit two versions of a file on two branches, merge them; whether git needed nobody, and what it said."""
    file = repository.folder / path
    repository.git("switch", "-q", "-c", "khac")
    file.write_text(theirs, "utf-8")
    repository.git("commit", "-qam", "Kia")
    repository.git("switch", "-q", "main")
    file.write_text(ours, "utf-8")
    repository.git("commit", "-qam", "Ta")
    return merge(repository)


def merge(repository: Repository) -> tuple[bool, str]:
    env = {"GIT_AUTHOR_DATE": repository.now.isoformat(), **repository.environment}
    done = subprocess.run(
        ["git", "merge", "--no-edit", "khac"],
        cwd=repository.folder,
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )
    return done.returncode == 0, (done.stdout + done.stderr).decode()


def cchc(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["cchc", *arguments],
        cwd=repository.folder,
        env={**os.environ, **repository.environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("case", CASES)
def test_everyday_changes_of_both_sides_merge_with_the_driver(office: Repository, case: str) -> None:
    ours, theirs, _, is_clean = CASES[case]
    attribute(office)
    was_clean, said = merged(office, ours, theirs)
    assert was_clean == is_clean, said
    assert ("<<<<<<< bản hiện tại" in office.text) == (not is_clean)
    if is_clean:
        assert cchc(office, "check").returncode == 0
    else:
        assert "NV 1" in said or "Nhiệm vụ 1" in said
        assert "gõ cchc resolve" in said
        assert cchc(office, "resolve", "--take", "ours").returncode == 0, "what is left is resolve's"
        assert cchc(office, "check").returncode == 0


@pytest.mark.parametrize("case", CASES)
def test_without_the_driver_git_gives_up_on_these(office: Repository, case: str) -> None:
    ours, theirs, is_clean, _ = CASES[case]
    assert merged(office, ours, theirs)[0] == is_clean


def test_the_incoming_tasks_new_number_is_told(office: Repository) -> None:
    ours, theirs, _, _ = CASES["each added a task"]
    attribute(office)
    _, said = merged(office, ours, theirs)
    assert f"{PLAN}: hai bên cùng thêm nhiệm vụ 4: nhiệm vụ của bản gộp vào thành nhiệm vụ 5" in said
    assert office.text.index("id: 4\n    title: Việc của ta") < office.text.index(
        "id: 5\n    title: Việc kia"
    )


def with_new_task(text: str, title: str, number: int = 4, comment: str = "") -> str:
    return (
        text + (f"\n  # {comment}" if comment else "") + ADDED.format(title).replace("id: 4", f"id: {number}")
    )


OWN = with_new_task(small_plan(), "Tập huấn", comment="việc của Bình")
RENUMBERED = with_new_task(with_new_task(small_plan(), "Hội nghị"), "Tập huấn", 5, comment="việc của Bình")
FINISHED = edited(edited(OWN, 4, "status: done"), 4, "done_on: 2026-03-02")
BOTH = edited(edited(RENUMBERED, 5, "status: done"), 5, "done_on: 2026-03-02")


@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick"])
def test_what_was_done_to_a_task_goes_along_to_its_new_number(office: Repository, how: str) -> None:
    """Somebody's task 4 became 5 where it met another task 4; they finished their 4 before they heard of it."""
    office.commit(OWN)
    attribute(office)
    office.git("switch", "-q", "-c", "khac")
    office.commit(RENUMBERED)
    office.git("switch", "-q", "main")
    office.commit(FINISHED)
    if how == "cherry-pick":
        office.git("switch", "-q", "-C", "main", "khac")
    asked = {"merge": ("--no-edit", "khac"), "rebase": ("khac",), "cherry-pick": ("main@{1}",)}
    done = subprocess.run(
        ["git", how, *asked[how]],
        cwd=office.folder,
        env={**os.environ, **office.environment},
        capture_output=True,
        check=False,
    )
    side = "bản hiện tại" if how == "merge" else "bản gộp vào"
    assert f"{PLAN}: NV 4 của {side} nay là NV 5: Tập huấn" in done.stderr.decode()
    assert done.returncode == 0
    assert office.text == BOTH


def test_resolve_follows_a_task_to_its_new_number(office: Repository) -> None:
    office.commit(OWN)
    ours, theirs = with_note(FINISHED, "Đã họp"), edited(RENUMBERED, 1, "progress: 40")
    assert not merged(office, ours, theirs)[0]
    answer = cchc(office, "resolve")
    assert "NV 4 của bản hiện tại nay là NV 5: Tập huấn" in answer.stderr.decode()
    assert answer.returncode == 0
    assert office.text == with_note(BOTH, "Đã họp").replace("    notes:", "    progress: 40\n    notes:")
    assert cchc(office, "save").returncode == 0
    told = office.git("log", "-1", "--format=%b").splitlines()
    assert told == ["- NV 1: tiến độ 40%", "- NV 4: thêm Hội nghị", ""], "not that another task is undone"


def test_a_number_that_may_be_another_tasks_now_is_a_conflict(office: Repository) -> None:
    office.commit(OWN)
    attribute(office)
    is_clean, said = merged(
        office, FINISHED, RENUMBERED.replace("title: Tập huấn", "title: Tập huấn (đợt 2)")
    )
    assert not is_clean
    assert "  1. bản hiện tại:  giữ: Tập huấn" in said
    assert "  2. bản gộp vào:   giữ: Hội nghị" in said
    assert "có thể là hai nhiệm vụ, vì một bên đã đổi số" in said
    assert "gõ cchc resolve" in said


def test_of_two_that_may_be_one_both_are_kept_with_their_comments(office: Repository) -> None:
    office.commit(OWN)
    attribute(office)
    other = RENUMBERED.replace("title: Tập huấn", "title: Tập huấn (đợt 2)").replace(
        "    title: Hội nghị\n", "    title: Hội nghị # hỏi lại Sở\n"
    )
    assert not merged(office, FINISHED, other)[0]
    before = (office.folder / PLAN).read_bytes()
    asked = cchc(office, "resolve").stderr.decode()
    assert "  3. giữ cả hai:    nhiệm vụ của bản gộp vào sang số mới, cùng những gì đã ghi cho nó" in asked
    assert "--choose 4=ours (bản hiện tại) hoặc =theirs, hoặc =both (giữ cả hai)" in asked
    answer = cchc(office, "resolve", "--choose", "4=giữ cả hai")
    said = answer.stderr.decode()
    assert answer.returncode == 0, said
    assert "NV 4 của bản gộp vào nay là NV 6: Hội nghị" in said
    listed = cchc(office, "list").stdout.decode()
    assert [row.split("\t")[:2] for row in listed.splitlines()[-3:]] == [
        ["4", "Tập huấn"],
        ["5", "Tập huấn (đợt 2)"],
        ["6", "Hội nghị"],
    ]
    assert "# hỏi lại Sở" in office.text
    assert "done_on: 2026-03-02" in office.text
    assert cchc(office, "undo", "--yes").returncode == 0
    assert (office.folder / PLAN).read_bytes() == before
    assert cchc(office, "resolve", "--choose", "4=both").returncode == 0
    assert cchc(office, "save").returncode == 0
    told = office.git("log", "-1", "--format=%b")
    assert "NV 6: thêm Hội nghị" in told
    assert "NV 5: thêm Tập huấn (đợt 2)" in told


def test_a_rebase_and_a_path_with_marks_are_merged_as_well(office: Repository) -> None:
    office.git("mv", PLAN, "plans/kế hoạch 'năm' 2026.yaml")
    office.path = "plans/kế hoạch 'năm' 2026.yaml"
    attribute(office)
    is_clean, said = merged(office, NOTE, PROGRESS, office.path)
    assert is_clean, said
    office.git("reset", "-q", "--hard", "HEAD^")
    office.git("rebase", "-q", "khac")
    assert "Đã họp" in office.text
    assert "progress: 40" in office.text


def test_files_of_periods_and_what_is_no_plan_are_merged_line_by_line(office: Repository) -> None:
    period = "plans/bao-cao/2026-q3.yaml"
    lines = [f"dòng-{number}: a" for number in range(9)]
    text = "\n".join(["period: q3", *lines, ""])
    for path in (period, "plans/khac.yaml"):
        (office.folder / path).parent.mkdir(exist_ok=True)
        (office.folder / path).write_text(text, "utf-8")
    attribute(office)
    ours, theirs = text.replace("dòng-1: a", "dòng-1: b"), text.replace("dòng-8: a", "dòng-8: b")
    for path in (period, "plans/khac.yaml"):
        assert merged(office, ours, theirs, path)[0]
        assert (office.folder / path).read_text("utf-8") == ours.replace("dòng-8: a", "dòng-8: b")
        office.git("branch", "-qD", "khac")
    assert not merged(office, text.replace("dòng-2: a", "x: 1"), text.replace("dòng-2: a", "x: 2"), path)[0]
    assert "<<<<<<< bản hiện tại\nx: 1\n" in (office.folder / path).read_text("utf-8")


def test_comments_of_both_sides_stay(office: Repository) -> None:
    attribute(office)
    ours = NOTE.replace("    due:", "    # hỏi lại Sở\n    due:", 1)
    theirs = PROGRESS.replace("title: Việc 1", "title: Việc 1 # như đã ký")
    is_clean, said = merged(office, ours, theirs)
    assert is_clean, said
    assert "# hỏi lại Sở" in office.text
    assert "# như đã ký" in office.text


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_comments_that_both_sides_put_above_one_task_both_stay(office: Repository, ends: str) -> None:
    attribute(office)
    plain = small_plan().replace("\n", ends)
    office.commit(plain)
    above = f"  - id: 2{ends}"
    ours = plain.replace(above, f"  # chú thích của A{ends}{above}")
    theirs = plain.replace(above, f"  # chú thích của B{ends}  # hai dòng{ends}{above}")
    for text in (ours, edited(ours, 2, f"progress: 40{ends[:-1]}")):
        is_clean, said = merged(office, text, theirs)
        assert is_clean, said
        data = (office.folder / PLAN).read_bytes().decode()
        assert f"  # chú thích của A{ends}  # chú thích của B{ends}  # hai dòng{ends}{above}" in data
        assert cchc(office, "check").returncode == 0
        office.git("reset", "-q", "--hard", "HEAD~2")
        office.git("branch", "-qD", "khac")


def test_a_comment_that_a_merge_would_lose_is_a_conflict(office: Repository) -> None:
    """Git commits a merge that is clean: a word about it would come too late."""
    attribute(office)
    plain = "title: Việc 1\n"
    ours = small_plan().replace(plain, "title: Việc 1 # hỏi lại Sở\n")
    theirs = small_plan().replace(plain, "title: Việc một # như đã ký\n")
    is_clean, said = merged(office, ours, theirs)
    assert not is_clean
    assert "ghi chú không giữ được: # như đã ký" in said
    assert "muốn giữ các ghi chú ấy thì sửa tệp bằng tay; không cần thì gõ cchc resolve" in said
    assert "còn chỗ phải chọn" not in said
    assert "# hỏi lại Sở" in office.text
    assert "# như đã ký" in office.text


def test_what_no_plan_may_say_together_is_a_conflict_though_no_lines_are(office: Repository) -> None:
    """Git alone would merge it into a plan that nobody can read; `resolve` asks about it."""
    attribute(office)
    ours = small_plan().replace("name: Phòng Kinh tế xã", "name: Phòng Tài chính xã")
    theirs = small_plan().replace("name: Phòng Văn hóa - Xã hội xã", "name: Phòng Tài chính xã")
    is_clean, said = merged(office, ours, theirs)
    assert not is_clean
    assert "<<<<<<<" not in office.text, "git's merge of the lines has no marks"
    assert "gõ cchc resolve" in said
    answer = cchc(office, "resolve", "--take", "theirs")
    assert answer.returncode == 0, answer.stderr.decode()
    assert cchc(office, "check").returncode == 0


def test_a_side_that_is_no_text_is_told(office: Repository) -> None:
    attribute(office)
    is_clean, said = merged(office, NOTE, "\0\1\2")
    assert (is_clean, office.text) == (False, NOTE)
    assert (
        "plans/2026.yaml: một bản không phải là tệp văn bản nên không gộp được; bản hiện tại giữ nguyên"
        in said
    )
    assert office.git("diff", "--name-only", "--diff-filter=U").split() == [PLAN], "a conflict, to git too"


def test_a_call_that_is_not_gits_is_refused(office: Repository) -> None:
    answer = cchc(office, "resolve", "--git-driver", PLAN)
    assert (answer.returncode, "%O %A %B %P" in answer.stderr.decode()) == (2, True)
    assert cchc(office, "resolve", PLAN).returncode == 2


@pytest.mark.parametrize("program", ["#!/bin/sh\necho 'No module named cchc' >&2\nexit 1\n", ""])
def test_where_the_command_is_gone_git_merges_by_lines(
    office: Repository, tmp_path: Path, program: str
) -> None:
    """A driver that can't be started must not leave our side alone as if it were a merge."""
    attribute(office)
    (tmp_path / "bin/cchc").unlink()
    git = shutil.which("git")
    assert git
    (tmp_path / "bin/git").symlink_to(git)
    office.environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    if program:
        (tmp_path / "bin/cchc").write_text(program, "utf-8")
        (tmp_path / "bin/cchc").chmod(0o755)
    is_clean, _ = merged(office, NOTE, PROGRESS)
    assert not is_clean
    assert "<<<<<<< bản hiện tại" in office.text
    assert "progress: 40" in office.text
    office.git("reset", "-q", "--hard")
    office.git("branch", "-qD", "khac")
    assert merged(office, PROGRESS, edited(PROGRESS, 3, "progress: 40"))[0], "what git can merge, it does"


@pytest.mark.parametrize(("option", "is_run"), [("", True), ("-P ", False)])
def test_gits_driver_runs_no_module_of_the_work_tree(
    office: Repository, option: str, *, is_run: bool
) -> None:
    """Git starts it at the top of the repository, where Python's `-m` would look for modules first."""
    attribute(office)
    mark = office.folder / "đã-chạy"
    trap = f"open({str(mark)!r}, 'w').close()\nraise SystemExit(1)\n"
    for name in ("typer.py", "cchc/__init__.py"):
        (office.folder / name).parent.mkdir(exist_ok=True)
        (office.folder / name).write_text(trap, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.history.merge_setup.shutil.which", lambda _: None)
        command = merge_setup.command()
    assert " -P -m cchc " in command
    office.git("config", merge_setup.DRIVER, command.replace("-P ", option))
    office.environment["PYTHONPATH"] = str(CHECKOUT)
    is_clean, said = merged(office, NOTE, PROGRESS)
    assert mark.exists() == is_run
    assert is_clean != is_run, said


def test_a_side_with_errors_is_told_where_lines_are_in_conflict(office: Repository) -> None:
    attribute(office)
    wrong = small_plan().replace("status: not_started", "status: xong", 1)
    is_clean, said = merged(office, edited(small_plan(), 1, "status: in_progress"), wrong)
    assert not is_clean
    assert "gộp theo từng dòng vì một bản có lỗi: plans/2026.yaml (bản gộp vào):" in said
    assert "<<<<<<< bản hiện tại" in office.text


def test_a_driver_that_breaks_off_leaves_the_marks_of_git(office: Repository, tmp_path: Path) -> None:
    """Git takes what stands in the file: one side alone would look as if it were merged."""
    names = ("base", "ours", "theirs")
    for name, text in zip(names, (small_plan(), NOTE, with_note(small_plan(), "Đã trình")), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    code = "from cchc.history import resolving\nresolving.build = lambda *_: 1 / 0\n"
    code += "from cchc.cli import app\nimport sys\nsys.exit(app.run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "resolve", "--git-driver", *(str(tmp_path / n) for n in names), PLAN],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 70
    assert "<<<<<<< bản hiện tại" in (tmp_path / "ours").read_text("utf-8")


def test_a_plan_that_is_not_found_without_its_name_is_named_where_it_waits(office: Repository) -> None:
    text = small_plan().replace("2026", "2027")
    (office.folder / "plans/2027.yaml").write_text(text, "utf-8")
    attribute(office)
    ours, theirs = (edited(text, 2, f"progress: {progress}") for progress in (30, 40))
    is_clean, said = merged(office, ours, theirs, "plans/2027.yaml")
    assert (is_clean, "gõ cchc resolve --plan plans/2027.yaml," in said) == (False, True), said


def test_an_office_that_leads_and_coordinates_by_a_merge_is_told(office: Repository) -> None:
    attribute(office)
    ours = small_plan().replace("owner: Phòng VHXH", "owner: Phòng KT", 1)
    theirs = small_plan().replace(
        "owner: Phòng VHXH\n", "owner: Phòng VHXH\n    coordinators:\n      - Phòng KT\n", 1
    )
    is_clean, said = merged(office, ours, theirs)
    told = "NV 1: Phòng KT vừa chủ trì vừa phối hợp; bỏ khỏi cơ quan phối hợp: cchc update 1 --remove-coordinator"
    assert (is_clean, told in said) == (True, True), said
