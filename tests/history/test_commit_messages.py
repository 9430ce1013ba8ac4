"""The messages of commits: whatever texts hold, a change is one line and nothing of it means something to git."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cchc.change_words import commit_line, worth_telling
from cchc.changes import Change, compare
from cchc.cli import app
from cchc.history.commit_messages import message, words_of_person
from cchc.planfile import document
from tests.support.repositories import Repository, small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

FORGED = "Họp xong\n\nSigned-off-by: Kẻ khác <a@b.vn>\n# ghi chú\n---\n-- >8 --\nCo-authored-by: X <x@y.vn>"
BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")


@pytest.fixture
def office(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repository.folder)
    return repository


def trailers(repository: Repository) -> str:
    return repository.git("log", "-1", "--format=%(trailers)").strip()


@pytest.mark.parametrize(
    "line",
    [
        ("update", "1", "--note", FORGED),
        ("update", "1", "--title", FORGED),
        ("update", "1", "--deliverable", FORGED, "--basis", FORGED, "--progress", "5"),
        ("done", "1", "--document", "15/BC-UBND", "--summary", FORGED, "--link", FORGED),
        ("pause", "1", "--document", "15/QĐ-UBND", "--reason", FORGED),
        ("add", FORGED, "--area", "the-che", "--owner", "Phòng KT", "--due", "Quý IV/2026"),
    ],
    ids=lambda line: " ".join(line[:1]),
)
def test_a_text_with_line_breaks_brings_no_line_into_a_commits_message(
    office: Repository, line: tuple[str, ...]
) -> None:
    assert app.run([*line, "--commit"]) == 0
    told = office.git("log", "-1", "--format=%B").strip()
    lines = told.split("\n")
    assert "Signed-off-by: Kẻ khác" in told
    assert trailers(office) == ""
    assert len(lines) == 1 or (lines[1] == "" and all(line.startswith("- ") for line in lines[2:]))


def test_git_would_take_such_a_line_for_a_trailer(office: Repository) -> None:
    office.git("commit", "-q", "--allow-empty", "-m", FORGED.replace("\n# ghi chú\n---\n-- >8 --", ""))
    assert "Signed-off-by: Kẻ khác <a@b.vn>" in trailers(office), "the control"


@pytest.mark.parametrize("mark", BREAKS)
def test_every_break_of_a_line_is_a_space_in_a_message(mark: str) -> None:
    change = Change("task:4", ("title",), f"a{mark}b", f"c{mark}d")
    assert message((change,)).replace("  ", " ") == "NV 4: nội dung a b → c d"


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("title", ["Việc", "Việc " * 60, FORGED])
def test_the_subject_that_words_the_changes_is_nobodys_own(number: int, title: str) -> None:
    changes = tuple(Change(f"task:{task}", ("title",), None, title) for task in range(1, number + 1))
    assert words_of_person(message(changes).partition("\n")[0], changes[::-1]) == ""
    own = message(changes, "NV 1: chốt số liệu quý I").partition("\n")[0]
    assert words_of_person(own, changes) == "NV 1: chốt số liệu quý I"


def test_what_steers_a_terminal_or_is_no_text_stays_out_of_a_message() -> None:
    change = Change("task:4", ("title",), "a", "\x00\x1b[31mb\u202ec\ud800\ufffe\x9b1m")
    told = message((change, change))
    assert told.encode().isascii() is False
    assert not set(told) & set("\x00\x1b\u202e\ud800\ufffe\x9b")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_nothing_that_is_repeated_on_stderr_steers_a_terminal(office: Repository, cchc: Cchc) -> None:
    office.commit(
        small_plan().replace("title: Việc 1", 'title: "Việc\\n1"'),
        author="\x1b[31mKẻ\u202e khác",
    )
    bad = "x\x1b[31m\ny"
    for line in (
        ("list", "--rev", "HEAD"),
        ("list", "--rev", bad),
        ("list", "--owner", bad),
        ("list", "--search", bad),
        ("show", bad),
        ("update", "1", "--status", bad),
        ("update", "1", "--expect", bad),
        ("update", "1", "--expect", f"title={bad}", "--progress", "3"),
        ("history", "--since", bad),
        ("diff", bad),
        ("report", "--template", bad),
        ("check", "--plan", bad),
        (bad,),
        ("list", f"--{bad}"),
        ("rollup", bad),
        ("import", bad, "--update"),
        ("docx-text", bad),
    ):
        answer = cchc(*line)
        shown = answer.err.replace("\n", "")
        assert not set(shown) & set("\x1b\u202e\x9b"), (line, answer.err)
        assert "\ny" not in answer.err, (line, answer.err)


def difference(office: Repository) -> list[str]:
    """Return the lines of what the last commit's plan says otherwise than the one before it."""
    old, new = (
        document.parse(office.git("show", f"{rev}:{office.path}").encode(), "x").plain
        for rev in ("HEAD^", "HEAD")
    )
    return sorted(map(commit_line, worth_telling(compare(old, new))))


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        (["--progress", "10"], ["--progress", "30"], "tiến độ 30%"),
        (["--lead", "Bí thư"], ["--lead", "Chủ tịch"], "lãnh đạo phụ trách Chủ tịch"),
        (
            ["--status", "submitted"],
            ["--status", "in_progress"],
            "trạng thái chưa thực hiện → đang thực hiện",
        ),
        (["--title", "Việc một"], ["--title", "Việc số một"], "nội dung Việc 1 → Việc số một"),
        (["--target", "2 hội nghị"], ["--target", "3 hội nghị"], "chỉ tiêu 3 hội nghị"),
        (["--coordinator", "Phòng KT"], ["--add-coordinator", "Phòng VHXH"], "phối hợp"),
        (["--note", "Một"], ["--note", "Hai"], "nhật ký"),
        (["--progress", "10"], ["--progress", "10"], "trạng thái"),
    ],
    ids=lambda part: part[0] if isinstance(part, list) else "",
)
def test_a_field_changed_before_without_a_commit_is_told_once_from_the_last_commit_on(
    office: Repository, cchc: Cchc, first: list[str], second: list[str], subject: str
) -> None:
    day = ("--as-of", "2026-09-20")
    assert cchc("update", "1", *first, "--approver", "Chủ tịch", *day).code == 0
    assert cchc("update", "1", *second, "--commit", *day).code == 0
    lines = office.git("log", "-1", "--format=%B").strip().split("\n")
    assert sorted(line.removeprefix("- ") for line in lines[2:]) == difference(office)
    assert subject in lines[0], "the command's own change comes first"


def test_a_commit_of_more_than_the_command_changed_says_so(office: Repository, cchc: Cchc) -> None:
    assert cchc("update", "1", "--lead", "Bí thư", "--approver", "Chủ tịch").code == 0
    answer = cchc("update", "1", "--lead", "Chủ tịch", "--commit")
    assert "\nlần ghi vào lịch sử gồm cả 2 thay đổi khác, chưa được ghi trước đó\n" in f"\n{answer.err}"
    assert "gồm cả" not in cchc("update", "1", "--lead", "Bí thư", "--commit").err
