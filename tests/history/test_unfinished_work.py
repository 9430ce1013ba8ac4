"""Commits while git is in the midst of something, and on no branch: refused or told, each with its remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cchc.history import refusals
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

LOST = "lần ghi này chưa thuộc dòng lịch sử nào (git: HEAD), có thể mất khi chuyển sang phiên bản khác\n"
UPDATE = ("update", "2", "--lead", "Chủ tịch", "--commit")


@pytest.fixture
def office(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in a repository whose branches main and b changed another file in two ways."""
    monkeypatch.chdir(repository.folder)
    other = repository.folder / "khác.txt"
    for branch, text in (("main", "1"), ("main", "2"), ("b", "3"), ("main", "4")):
        repository.git("switch", "-q", branch, check=False)
        if branch == "b":
            repository.git("switch", "-q", "-c", "b")
        other.write_text(f"{text}\n")
        repository.git("add", "-A")
        repository.git("commit", "-q", "-m", text)
    return repository


def short(office: Repository) -> str:
    return office.git("rev-parse", "--short", "HEAD").strip()


def edit_by_hand(office: Repository) -> None:
    office.plan.write_bytes(edited(office.text, 1, "lead: Bí thư").encode())


# What is begun, how it is ended or dropped, and what is said meanwhile.
BUSY = {
    "merge": (("merge", "-q", "b"), ("merge", "--abort"), "đang gộp hai bản"),
    "rebase": (("rebase", "-q", "b"), ("rebase", "--abort"), "đang xếp lại các lần ghi"),
    "rebase, step by step": (
        ("rebase", "-q", "-i", "HEAD^"),
        ("rebase", "--abort"),
        "đang xếp lại các lần ghi",
    ),
    "cherry-pick": (("cherry-pick", "b"), ("cherry-pick", "--abort"), "đang chép một lần ghi"),
    "revert": (("revert", "--no-edit", "HEAD^"), ("revert", "--abort"), "đang bỏ một lần ghi"),
    "revert, not committed": (("revert", "-n", "HEAD"), ("revert", "--abort"), "đang bỏ một lần ghi"),
    "patches": (("am", "-q", "0001-3.patch"), ("am", "--abort"), "đang nhận thay đổi gửi bằng tệp"),
}


@pytest.mark.parametrize("what", BUSY)
@pytest.mark.parametrize("line", [("save",), UPDATE], ids=" ".join)
def test_nothing_is_committed_in_the_midst_of_something_else(
    cchc: Cchc, office: Repository, what: str, line: tuple[str, ...]
) -> None:
    office.environment = {"GIT_SEQUENCE_EDITOR": "sed -i.bak 1s/pick/edit/", "GIT_EDITOR": "true"}
    office.git("format-patch", "-q", "-1", "b")
    begin, end, doing = BUSY[what]
    office.git(*begin, check=False)
    edit_by_hand(office)
    head, status = office.head(), office.git("status")
    answer = cchc(*line)
    assert answer.code == 3
    assert f"chưa ghi vào lịch sử: {doing}" in answer.err
    assert f"git {' '.join(end)}" in answer.err
    saving = (
        r" xong bằng: .*cchc save, không \S+ nữa thì: "
        if line == UPDATE
        else "rồi chạy lại: cchc save; không làm nữa thì: "
    )
    assert re.search(rf"{saving}git \S+ --abort\n\Z", answer.err), "the way out comes last"
    assert (office.head(), office.git("status")) == (head, status)
    kept = office.text
    office.git("checkout", "-q", "HEAD", "--", "plans")
    office.git(*end)
    office.plan.write_bytes(kept.encode())
    assert cchc("save").code == 0, "the remedy helps"


@pytest.mark.parametrize("line", [("save",), UPDATE], ids=" ".join)
def test_a_commit_on_no_branch_is_told_with_how_to_keep_it(
    cchc: Cchc, office: Repository, line: tuple[str, ...]
) -> None:
    edit_by_hand(office)
    assert LOST not in cchc(*line).err, "the control: on a branch"
    office.git("checkout", "-q", "--detach")
    office.plan.write_bytes(edited(edited(office.text, 1, "lead: B"), 2, "lead: B").encode())
    answer = cchc(*line)
    assert (answer.code, LOST in answer.err) == (0, True)
    assert answer.err.endswith(f"{LOST}  gợi ý: giữ lại bằng: git checkout -b giu-lai-{short(office)}\n")
    office.git("checkout", "-q", "-b", f"giu-lai-{short(office)}")
    assert LOST not in cchc("update", "2", "--lead", "C", "--commit").err, "the remedy helps"


def test_a_commit_on_no_branch_is_told_in_a_bisection_a_work_tree_and_a_submodule(
    cchc: Cchc, office: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.git("worktree", "add", "-q", "--detach", str(tmp_path / "cây"))
    outer = Repository(tmp_path / "ngoài").start(small_plan())
    source = str(office.folder)
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", source, "con")
    begin = {
        tmp_path / "cây": ("status",),
        outer.folder / "con": ("checkout", "-q", "--detach"),
        office.folder: ("bisect", "start", "HEAD", "HEAD~3"),
    }
    for folder, line in begin.items():
        here = Repository(folder)
        here.git("config", "user.name", "Cán bộ")
        here.git("config", "user.email", "canbo@example.vn")
        here.git(*line)
        monkeypatch.chdir(folder)
        edit_by_hand(here)
        answer = cchc("save")
        assert (answer.code, LOST in answer.err) == (0, True), (folder, answer.err)
        here.git("checkout", "-q", "-b", "giữ-lại")
        here.git("branch", "-m", f"giữ-{len(folder.name)}")


def test_a_branch_without_a_commit_gets_its_first_one(cchc: Cchc, office: Repository) -> None:
    office.git("checkout", "-q", "--orphan", "mới")
    office.git("rm", "-q", "-r", "--cached", ".")
    answer = cchc(*UPDATE)
    assert (answer.code, LOST in answer.err) == (0, False)
    body = office.git("log", "--format=%B").strip()
    assert body == "Ghi kế hoạch vào lịch sử lần đầu\n\n- NV 2: lãnh đạo phụ trách Chủ tịch"


@pytest.mark.parametrize("line", [("save", "--yes"), ("history",), UPDATE], ids=" ".join)
def test_a_repository_without_a_work_tree_is_named_as_such(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    bare = Repository(tmp_path / "kho.git")
    bare.plan.parent.mkdir(parents=True)
    bare.git("init", "-q", "--bare")
    bare.plan.write_bytes(small_plan().encode())
    monkeypatch.chdir(bare.folder)
    answer = cchc(*line)
    assert answer.code == 3
    assert "tệp kế hoạch nằm trong kho lịch sử không có thư mục làm việc (git: bare)" in answer.err
    assert "git clone KHO THƯ-MỤC" in answer.err
    assert not (bare.folder / ".git").exists()


def test_an_unknown_person_is_told_the_commands_after_an_update_is_saved(
    cchc: Cchc, office: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gitconfig").write_text("[user]\n  useConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("name", "email"):
        office.git("config", "--unset", f"user.{name}")
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    answer = cchc(*UPDATE)
    assert answer.code == 3
    assert "đã ghi vào tệp nhưng chưa ghi vào lịch sử: máy chưa biết họ tên của người ghi" in answer.err
    assert "git config --global user.email ten@noi.vn, rồi ghi vào lịch sử bằng: cchc save" in answer.err


def test_every_state_of_git_that_refuses_a_commit_names_how_to_end_and_how_to_drop_it() -> None:
    for _, refusal in refusals.UNFINISHED:
        assert re.fullmatch(r"\S+ xong bằng: .+, không \S+ nữa thì: git \S+ --abort", refusal.hint)
