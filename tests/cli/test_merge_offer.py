"""The offer of `save` and `init` to let git merge plans by task: never without a yes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli import questions
from cchc.history import merge_setup
from tests.support.checkout import CHECKOUT
from tests.support.people import Person
from tests.support.repositories import git_program, small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc
    from tests.support.repositories import Repository

LINE = "plans/*.yaml merge=cchc"
HOW = "để máy gộp kế hoạch theo từng nhiệm vụ khi hai người cùng sửa thì gõ:"


@pytest.fixture
def shared(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in a repository that others have, too."""
    repository.git("remote", "add", "origin", str(repository.folder / "khong-co"))
    monkeypatch.chdir(repository.folder)
    return repository


def driver(repository: Repository) -> str:
    return repository.git("config", "--get-regexp", "^merge", check=False)


def attributes(repository: Repository) -> str:
    file = repository.folder / ".gitattributes"
    return file.read_text("utf-8") if file.exists() else ""


def test_a_yes_sets_it_up_and_nothing_is_asked_again(cchc: Cchc, shared: Repository, person: Person) -> None:
    person.says("có")
    answer = cchc("save")
    assert (answer.code, len(person.asked)) == (0, 1)
    assert driver(shared).splitlines()[-1] == f"merge.cchc.driver {merge_setup.command()}"
    assert attributes(shared) == f"{LINE}\n"
    assert "git add .gitattributes" in answer.err
    assert "merge: cchc" in shared.git("check-attr", "merge", shared.path)
    assert "merge: unspecified" in shared.git("check-attr", "merge", "plans/bao-cao/2026-q3.yaml")
    cchc("save")
    assert len(person.asked) == 1
    assert attributes(shared) == f"{LINE}\n"


def test_a_no_changes_nothing_and_is_remembered(cchc: Cchc, shared: Repository, person: Person) -> None:
    person.says("không")
    assert [cchc("save").code, cchc("save").code] == [0, 0]
    assert (len(person.asked), driver(shared), attributes(shared)) == (1, "", "")
    assert shared.git("status", "--porcelain") == ""


def test_a_plan_that_nobody_else_has_is_no_matter_of_merging(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    monkeypatch.chdir(repository.folder)
    person.says("có")
    assert cchc("save").code == 0
    assert (person.asked, driver(repository)) == ([], "")


def test_where_nobody_answers_nothing_is_changed(cchc: Cchc, shared: Repository) -> None:
    assert HOW not in cchc("save").err, "not at every save of a script"
    (shared.folder / ".gitattributes").write_text(f"{LINE}\n", "utf-8")
    answer = cchc("save")
    assert HOW in answer.err
    assert f"git config {merge_setup.DRIVER} " in answer.err
    assert LINE not in answer.err, "a clone has that already"
    assert (driver(shared), attributes(shared)) == ("", f"{LINE}\n")


def test_a_clone_is_asked_for_what_no_clone_takes_over(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    monkeypatch.chdir(repository.folder)
    (repository.folder / ".gitattributes").write_text(f"{LINE}\n", "utf-8")
    person.says("có")
    assert cchc("save").code == 0
    assert (len(person.asked), attributes(repository)) == (1, f"{LINE}\n")
    assert driver(repository)


@pytest.mark.usefixtures("known_to_git")
def test_yes_to_a_new_repository_is_no_yes_to_this(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    git_program()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_text(small_plan(), "utf-8")
    monkeypatch.chdir(tmp_path)
    person.says("có")
    answer = cchc("save", "--yes")
    assert (answer.code, person.asked) == (0, [])
    assert HOW in answer.err
    assert f"thêm vào tệp .gitattributes dòng: {LINE}\n" in answer.err
    assert not (tmp_path / ".gitattributes").exists()


@pytest.mark.parametrize("says", [True, False])
def test_init_in_a_repository_asks_and_keeps_its_own_lines(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch, person: Person, *, says: bool
) -> None:
    monkeypatch.chdir(repository.folder)
    shutil.rmtree("plans")
    person.says("có" if says else "không")
    monkeypatch.setattr(questions, "ask_text", lambda _words, default=None: default or "")
    command = ("init", "--issuer", "Ủy ban nhân dân xã Vĩnh Thông", "--year", "2027", "--owner", "Công an xã")
    assert cchc(*command).code == 0
    assert (len(person.asked), bool(driver(repository))) == (1, says)
    assert (LINE in attributes(repository)) == says
    assert "plans/*.yaml text eol=lf" in attributes(repository)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("/usr/bin/cchc", "cchc resolve"),
        (None, "' -P -m cchc resolve"),
        (r"C:\cchc\cchc.cmd", "' -P -m cchc resolve"),
    ],
)
def test_git_is_told_a_command_that_its_shell_finds(
    monkeypatch: pytest.MonkeyPatch, found: str | None, expected: str
) -> None:
    monkeypatch.setattr("cchc.history.merge_setup.shutil.which", lambda _: found)
    assert expected in merge_setup.command()
    assert '"' not in merge_setup.command(), "it is told in quotation marks"


def test_the_page_on_history_has_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.history.merge_setup.shutil.which", lambda name: f"/usr/bin/{name}")
    page = (CHECKOUT / "docs/history.md").read_text("utf-8")
    assert f'git config {merge_setup.DRIVER} "{merge_setup.command()}"\n' in page
