"""What git refuses, in words: locks that a stopped git left, locks of a git at work, what nobody knows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from cchc import interrupts
from cchc.cli import app
from cchc.history import git_locks, hook_output, refusals
from tests.support.repositories import Repository, small_plan

if TYPE_CHECKING:
    from pathlib import Path

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which programs run where")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "kho của xã").start(small_plan())
    monkeypatch.chdir(made.folder)
    return made


def locks(repository: Repository) -> list[str]:
    return [file.name for file in (repository.folder / ".git").rglob("*.lock")]


def explain(said: bytes, folder: Path) -> refusals.Refusal:
    return refusals.explain(said, folder, is_question=False)


def update(*more: str) -> int:
    return app.run(["update", "1", "--progress", "7", "--commit", *more])


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_that_was_left_is_named_with_its_age_and_how_to_go_on(
    repository: Repository, lock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = repository.folder / ".git" / lock
    file.touch()
    os.utime(file, (time.time() - 7300, time.time() - 7300))
    assert update() == 3
    told = capsys.readouterr().err
    assert f"đã ghi vào tệp nhưng chưa ghi vào lịch sử: còn tệp khóa .git/{lock} (có từ 2 giờ trước" in told
    assert "do một lệnh bị dừng giữa chừng để lại" in told
    assert (
        f"thay đổi đã nằm trong tệp; nếu không còn lệnh nào đang dùng kho thì xóa tệp .git/{lock}, " in told
    )
    assert "rồi ghi vào lịch sử bằng: cchc save" in told
    assert "progress: 7" in repository.text
    file.unlink()
    assert update() == 0
    assert "progress: 7" in repository.git("show", "HEAD:plans/2026.yaml")


@needs_proc
def test_a_lock_of_a_git_at_work_is_told_from_one_that_was_left(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / ".git/index.lock").touch()
    assert update() == 3
    assert "không thấy lệnh nào đang dùng kho" in capsys.readouterr().err
    running = subprocess.Popen(["git", "cat-file", "--batch"], cwd=repository.folder, stdin=subprocess.PIPE)
    try:
        assert update() == 3
        assert "một lệnh khác đang dùng kho lịch sử (tệp khóa .git/index.lock" in capsys.readouterr().err
    finally:
        running.communicate()


def test_a_fresh_lock_where_the_system_does_not_tell_who_runs_is_not_called_left(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(git_locks, "_is_git_running", lambda *_: None)
    file = repository.folder / ".git/index.lock"
    file.touch()
    assert update() == 3
    told = capsys.readouterr().err
    assert "có thể một lệnh khác đang dùng kho lịch sử (tệp khóa .git/index.lock" in told
    assert "chờ lệnh đó xong; nếu không còn lệnh nào đang dùng kho thì xóa tệp .git/index.lock" in told
    os.utime(file, (time.time() - 200, time.time() - 200))
    assert update() == 3
    assert "còn tệp khóa .git/index.lock (có từ 3 phút trước), do một lệnh" in capsys.readouterr().err


def test_a_lock_that_went_meanwhile_was_a_git_that_has_ended(tmp_path: Path) -> None:
    said = b"fatal: Unable to create '/khong/co/.git/index.lock': File exists.\n\nAnother git process"
    assert explain(said, tmp_path) == ("một lệnh khác vừa dùng kho lịch sử", "chờ lệnh đó xong", ())


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("error: could not lock config file .git/config: File exists", ".git/config.lock"),
        ("error: Unable to create '{folder}/.git/packed-refs.lock': File exists.", ".git/packed-refs.lock"),
        (
            "fatal: cannot lock ref 'HEAD': Unable to create '{folder}/.git/HEAD.lock': File exists.",
            ".git/HEAD.lock",
        ),
    ],
)
def test_each_lock_is_named_by_its_file(
    said: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / file).touch()
    message, hint, _ = explain(said.format(folder=tmp_path).encode(), tmp_path)
    assert f"tệp khóa {file} " in message
    assert hint.endswith(f"xóa tệp {file}")


def test_a_lock_that_cannot_be_made_for_another_reason_is_nobodys(tmp_path: Path) -> None:
    said = b"fatal: Unable to create '/kho/.git/index.lock': %s"
    assert explain(said % b"Permission denied", tmp_path)[0] == "không có quyền ghi vào kho lịch sử"
    assert explain(said % b"No space left on device", tmp_path)[0] == "ổ đĩa đã đầy"
    assert explain(said % b"Read-only file system", tmp_path)[0] == "ổ đĩa chứa kho lịch sử chỉ cho đọc"


def test_english_words_of_git_stand_inside_a_vietnamese_sentence(tmp_path: Path) -> None:
    message, hint, _ = explain(b"fatal: something entirely new\n", tmp_path)
    assert message == 'kho lịch sử từ chối (git: "something entirely new")'
    assert hint == "xem kho lịch sử bằng: git status"
    assert explain(b"\n", tmp_path)[0] == "kho lịch sử từ chối mà không rõ lý do"


def test_a_question_without_an_answer_is_not_called_a_refusal(tmp_path: Path) -> None:
    said = b"error: one thing\nerror: and another\n"
    answer = refusals.explain(said, tmp_path, is_question=True)
    assert answer == (
        'không đọc được kho lịch sử (git: "one thing")',
        "xem kho lịch sử bằng: git status",
        (),
    )
    nothing = refusals.explain(b"", tmp_path, is_question=True)
    assert nothing.message == "không đọc được kho lịch sử mà không rõ lý do"


@pytest.mark.skipif(sys.platform == "win32", reason="there, nothing but a console sends Ctrl-C")
@pytest.mark.usefixtures("ctrl_c")
def test_a_git_that_is_killed_leaves_the_lock_that_one_that_is_asked_takes_away(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nkill -INT $CCHC_TEST_PID\nsleep 3\n")
    hook.chmod(0o755)
    monkeypatch.setenv("CCHC_TEST_PID", str(os.getpid()))
    assert update() == 3
    assert not locks(repository)
    monkeypatch.setattr(interrupts, "ask_to_stop", lambda process: process.kill())
    # The control: killed at once, git leaves its lock; not where it was quicker than the signal.
    for progress in range(8, 18):
        if app.run(["update", "2", "--progress", str(progress), "--commit"]) != 0:
            break
    assert "index.lock" in locks(repository)


def test_a_plan_whose_changes_git_was_told_to_skip_says_so(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("update-index", "--skip-worktree", "plans/2026.yaml")
    assert update() == 3
    told = capsys.readouterr().err
    assert (
        "chưa ghi vào lịch sử: plans/2026.yaml có dấu không ghi thay đổi vào lịch sử (git: skip-worktree)"
        in told
    )
    assert "git update-index --no-skip-worktree plans/2026.yaml, rồi ghi vào lịch sử bằng: cchc save" in told
    repository.git("update-index", "--no-skip-worktree", "plans/2026.yaml")
    assert update() == 0
    assert "progress: 7" in repository.git("show", "HEAD:plans/2026.yaml")


def test_a_plan_that_git_was_told_to_take_for_unchanged_is_committed(repository: Repository) -> None:
    repository.git("update-index", "--assume-unchanged", "plans/2026.yaml")
    assert update() == 0
    assert "progress: 7" in repository.git("show", "HEAD:plans/2026.yaml")


def test_a_work_tree_said_to_be_elsewhere_is_why_nothing_is_committed(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nơi khác").mkdir()
    repository.git("config", "core.worktree", str(tmp_path / "nơi khác"))
    assert update() == 3
    told = capsys.readouterr().err
    assert "chưa ghi vào lịch sử: kho lịch sử được khai báo cho một thư mục khác (git: core.worktree)" in told
    assert "bỏ bằng: git config --unset core.worktree, rồi ghi vào lịch sử bằng: cchc save" in told


@pytest.mark.parametrize("attributes", ["* text=auto\n", ""])
def test_line_ends_that_git_turns_are_nothing_to_commit(
    repository: Repository, attributes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if attributes:
        (repository.folder / ".gitattributes").write_text(attributes)
    else:
        repository.git("config", "core.autocrlf", "true")
    repository.plan.write_bytes(small_plan().replace("\n", "\r\n").encode())
    assert update() == 0
    assert update() == 0
    assert capsys.readouterr().err.endswith("không có gì thay đổi: nhiệm vụ 1 đã đúng như vậy\n")
    assert len(repository.git("rev-list", "HEAD").split()) == 2


def test_line_ends_that_git_does_not_turn_are_committed(repository: Repository) -> None:
    assert update() == 0
    repository.plan.write_bytes(repository.plan.read_bytes().replace(b"\n", b"\r\n"))
    assert update() == 0
    assert len(repository.git("rev-list", "HEAD").split()) == 3


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("HEAD", ".git không phải là kho lịch sử dùng được: bị hỏng, hoặc kho mà nó dẫn đến không còn ở đó"),
        ("index", "tệp .git/index của kho lịch sử bị hỏng; xóa tệp đó rồi dựng lại bằng: git reset"),
        (
            "config",
            "tệp cấu hình của kho lịch sử (git) viết sai; kiểm tra bằng: git --no-pager config --list",
        ),
    ],
)
def test_a_damaged_repository_is_not_called_none(
    repository: Repository, damage: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / ".git" / damage).write_text("[x\n")
    assert update() == 3
    assert f"chưa ghi vào lịch sử: {why}\n" in capsys.readouterr().err


def test_a_work_tree_whose_repository_has_gone_is_not_called_none(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository.git("worktree", "add", "-q", "-b", "b", str(tmp_path / "cây khác"))
    (repository.folder / ".git/worktrees").rename(tmp_path / "mất")
    monkeypatch.chdir(tmp_path / "cây khác")
    assert app.run(["history"]) == 3
    assert "không xem được lịch sử: .git không phải là kho lịch sử dùng được" in capsys.readouterr().err


HOOK = """#!/bin/sh
printf '\\033[31mkiểm tra kế hoạch (cchc check)....Failed\\033[m\\n- hook id: cchc-check\\n\\n'
echo 'plans/2026.yaml:9:3: cảnh báo: NV 1 [two-dates]'
echo 'error: 1 tệp có cảnh báo' >&2
exit 1
"""


def test_all_that_a_hook_says_is_told(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, "utf-8")
    hook.chmod(0o755)
    for line in (["update", "1", "--progress", "7", "--commit"], ["save"]):
        assert app.run(line) == 3
        told = capsys.readouterr().err
        assert "chưa ghi vào lịch sử: một lệnh kiểm tra của kho lịch sử không cho ghi (git: hook)" in told
        assert "  | kiểm tra kế hoạch (cchc check)....Failed\n  | - hook id: cchc-check\n" in told
        assert "  | plans/2026.yaml:9:3: cảnh báo: NV 1 [two-dates]\n" in told
        assert "  | error: 1 tệp có cảnh báo\n" in told
        assert "sửa theo các dòng trên, rồi " in told
        assert "cchc save" in told


def test_a_hook_that_never_ends_speaking_is_cut() -> None:
    said = hook_output.lines("a\n" * 1000)
    assert (len(said), said[-1]) == (201, "… và 800 dòng nữa")
    assert hook_output.lines("warning: x\nfatal: y\n") == ()


@pytest.mark.parametrize(
    "said",
    [
        "error: invalid object 100644 1234 for 'a'\nerror: Error building trees\n",
        "warning: LF will be replaced by CRLF\nerror: Your local changes would be overwritten:\n\ta\nAborting\n",
    ],
)
def test_several_errors_of_gits_are_no_hooks_but_all_told(tmp_path: Path, said: str) -> None:
    refusal = explain(said.encode(), tmp_path)
    assert refusal.message.startswith('kho lịch sử từ chối (git: "')
    assert refusal.said == tuple(said.splitlines()), "a hook may speak so, too"
    of_hook = explain(f"kiểm tra\n{said}".encode(), tmp_path)
    assert "(git: hook)" in of_hook.message, "the control"


def test_a_reason_that_is_known_needs_no_lines(tmp_path: Path) -> None:
    said = b"error: insufficient permission for adding an object\nerror: Error building trees\n"
    assert explain(said, tmp_path) == ("không có quyền ghi vào kho lịch sử", "", ())
