"""Who commits, asked where git doesn't know it: kept in that repository alone, with no address that is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.people import Person
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

NOBODY = "[user]\n  useConfigOnly = true\n"


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be somebody whom git doesn't know, where a plan is and no repository."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_bytes(small_plan().encode())
    (tmp_path / "gitconfig").write_text(NOBODY, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def author(folder: Path) -> str:
    return Repository(folder).git("log", "-1", "--format=%an <%ae>").strip()


def test_a_stranger_is_asked_once_and_the_repository_alone_keeps_it(
    cchc: Cchc, stranger: Path, person: Person
) -> None:
    person.types("có", "Nguyễn Văn A", "nguyen-van-a@example.com", "không")
    answer = cchc("save")
    assert answer.code == 0, answer.err
    assert person.asked[1:3] == ["Họ và tên người ghi: ", "Địa chỉ thư (không có thì bấm Enter): "]
    assert "hỏi một lần, chỉ giữ trong kho lịch sử này\n" in answer.err
    told = "(tệp .git/config): họ tên: Nguyễn Văn A, địa chỉ thư: nguyen-van-a@example.com\n"
    assert f"đã khai báo trong kho lịch sử này {told}" in answer.err
    assert author(stranger) == "Nguyễn Văn A <nguyen-van-a@example.com>"
    assert (stranger / "gitconfig").read_text("utf-8") == NOBODY, "nothing of theirs is touched"
    (stranger / "plans/2026.yaml").write_bytes(edited(small_plan(), 1, "lead: Chủ tịch").encode())
    person.types()
    assert cchc("save").code == 0, "they are not asked again"


def test_no_address_is_made_up_and_history_works_without_one(
    cchc: Cchc, stranger: Path, person: Person
) -> None:
    person.types("có", "", "<A>", "...", "Trần Thị B", "chưa có", "", "không")
    answer = cchc("save")
    assert answer.code == 0, answer.err
    assert "chưa hiểu “<A>”: gõ họ và tên, không có dấu < >" in answer.err
    assert "chưa hiểu “chưa có”: gõ như ten@noi.vn, hoặc bấm Enter" in answer.err
    assert "địa chỉ thư: để trống" in answer.err
    assert author(stranger) == "Trần Thị B <>"
    office = Repository(stranger)
    for name, lead in (("khac", "B"), ("-", "C")):
        office.git("switch", "-q", *(["-c"] if name == "khac" else []), name)
        (stranger / "plans/2026.yaml").write_bytes(edited(small_plan(), 1, f"lead: {lead}").encode())
        assert cchc("save").code == 0
    office.git("rebase", "-q", "khac", check=False)
    assert cchc("resolve", "--take", "theirs").code == 0
    assert cchc("save").code == 0, "git rebases for somebody without an address, too"
    assert "Trần Thị B" in cchc("history").out
    office.git("fsck", "--strict")


def test_an_update_that_commits_asks_too(cchc: Cchc, stranger: Path, person: Person) -> None:
    Repository(stranger).git("init", "-q")
    person.types("Nguyễn Văn A", "")
    answer = cchc("update", "1", "--lead", "Chủ tịch", "--commit")
    assert answer.code == 0, answer.err
    assert "đã ghi vào lịch sử: phiên bản " in answer.err
    assert author(stranger) == "Nguyễn Văn A <>"


def test_only_what_git_lacks_is_asked_for(cchc: Cchc, stranger: Path, person: Person) -> None:
    (stranger / "gitconfig").write_text(f"{NOBODY}  name = Lê Văn C\n", "utf-8")
    Repository(stranger).git("init", "-q")
    person.types("")
    assert cchc("save").code == 0
    assert (person.asked, author(stranger)) == (["Địa chỉ thư (không có thì bấm Enter): "], "Lê Văn C <>")


def test_who_stops_at_the_question_has_no_half_made_repository(
    cchc: Cchc, stranger: Path, person: Person
) -> None:
    person.types("có")
    assert cchc("save").code == 130
    assert not (stranger / ".git").exists()


def test_where_nobody_answers_the_commands_are_told(cchc: Cchc, stranger: Path) -> None:
    Repository(stranger).git("init", "-q")
    answer = cchc("save")
    assert answer.code == 3
    assert 'git config --global user.name "Họ và tên" và git config --global user.email' in answer.err
    assert (stranger / "gitconfig").read_text("utf-8") == NOBODY


@pytest.mark.parametrize("name", ['""', '" . , "', '"<>"'])
@pytest.mark.parametrize("is_made", [False, True], ids=["no repository", "in one"])
def test_a_name_of_nothing_is_no_name(
    cchc: Cchc, stranger: Path, person: Person, name: str, *, is_made: bool
) -> None:
    (stranger / "gitconfig").write_text(f"{NOBODY}  name = {name}\n  email = a@example.com\n", "utf-8")
    if is_made:
        Repository(stranger).git("init", "-q")
        person.types("Nguyễn Văn A", "không")
    else:
        person.types("có", "Nguyễn Văn A", "không")
    answer = cchc("save")
    assert answer.code == 0, answer.err
    assert author(stranger) == "Nguyễn Văn A <a@example.com>"
    assert "Địa chỉ thư (không có thì bấm Enter): " not in person.asked, "only what is lacking"


def test_an_address_of_nothing_is_one(cchc: Cchc, stranger: Path, person: Person) -> None:
    (stranger / "gitconfig").write_text(f'{NOBODY}  email = ""\n', "utf-8")
    person.types("có", "Nguyễn Văn A", "không")
    assert cchc("save").code == 0
    assert author(stranger) == "Nguyễn Văn A <>"
