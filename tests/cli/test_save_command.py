"""`cchc save`: one commit of the plan as it is, worded by what changed, in a repository that it may make."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.people import Person
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


@pytest.fixture
def office(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repository.folder)
    return repository


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where a plan is and no repository, as a person whom git knows."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_bytes(small_plan().encode())
    (tmp_path / "gitconfig").write_text("[user]\n  name = Cán bộ\n  email = canbo@example.vn\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def log(office: Repository) -> list[str]:
    return office.git("log", "--format=%s").splitlines()


def test_edits_by_hand_become_one_commit_that_says_them(cchc: Cchc, office: Repository) -> None:
    office.plan.write_bytes(edited(edited(office.text, 1, "lead: Chủ tịch"), 2, "lead: Bí thư").encode())
    answer = cchc("save")
    assert answer.code == 0
    assert answer.out == "1 · lãnh đạo phụ trách: Chủ tịch\n2 · lãnh đạo phụ trách: Bí thư\n"
    assert (
        answer.err == f"đã ghi vào lịch sử: phiên bản {office.git('rev-parse', '--short', 'HEAD').strip()}\n"
    )
    assert office.git("log", "-1", "--format=%B").strip() == (
        "NV 1: lãnh đạo phụ trách Chủ tịch (và 1 thay đổi khác)\n\n"
        "- NV 1: lãnh đạo phụ trách Chủ tịch\n- NV 2: lãnh đạo phụ trách Bí thư"
    )
    assert office.git("status", "--porcelain", "plans") == ""


def test_a_subject_of_ones_own_stands_above_what_changed(cchc: Cchc, office: Repository) -> None:
    office.plan.write_bytes(edited(office.text, 1, "lead: Chủ tịch").encode())
    assert cchc("save", "# Phân công\nđầu năm").code == 0
    message = office.git("log", "-1", "--format=%B").strip()
    assert message == "# Phân công đầu năm\n\n- NV 1: lãnh đạo phụ trách Chủ tịch"


def test_where_nothing_changed_nothing_is_committed(cchc: Cchc, office: Repository) -> None:
    answer = cchc("save", "Không có gì")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "không có gì thay đổi từ lần ghi vào lịch sử gần nhất\n"
    assert len(log(office)) == 1


def test_a_comment_alone_is_worth_a_commit(cchc: Cchc, office: Repository) -> None:
    office.plan.write_bytes(b"# ghi ch\xc3\xba\n" + office.plan.read_bytes())
    assert cchc("save").code == 0
    assert log(office)[0] == "Cập nhật kế hoạch"
    office.plan.write_bytes(b"# hai\n" + office.plan.read_bytes())
    assert cchc("save", "Thêm ghi chú").code == 0
    assert office.git("log", "-1", "--format=%B").strip() == "Thêm ghi chú"


def test_what_else_is_staged_stays_staged(cchc: Cchc, office: Repository) -> None:
    (office.folder / "khác.txt").write_text("x")
    office.git("add", "khác.txt")
    office.plan.write_bytes(edited(office.text, 1, "lead: Chủ tịch").encode())
    assert cchc("save").code == 0
    assert office.git("show", "--format=", "--name-only", "HEAD").split() == ["plans/2026.yaml"]
    assert office.git("diff", "--cached", "--name-only", "-z") == "khác.txt\0"


@pytest.mark.parametrize("text", ["tasks: [\n", "cchc: 1\n"])
def test_a_wrong_plan_is_refused_with_its_errors_and_the_way_through_git(
    cchc: Cchc, office: Repository, text: str
) -> None:
    office.plan.write_text(text, "utf-8")
    answer = cchc("save", "Dở dang")
    assert (answer.code, answer.out) == (1, "")
    assert "plans/2026.yaml:" in answer.err
    assert 'git add plans/2026.yaml rồi git commit -m "lời ghi" -- plans/2026.yaml' in answer.err
    assert len(log(office)) == 1
    office.plan.write_text("a\n<<<<<<< HEAD\n", "utf-8")
    answer = cchc("save")
    assert (answer.code, "git commit" in answer.err) == (1, False), "marks of a merge are no plan for anybody"


def test_a_text_that_nobody_can_read_is_refused(cchc: Cchc, office: Repository) -> None:
    office.plan.write_bytes(edited(office.text, 1, "lead: Chủ tịch").encode())
    answer = cchc("save", "a\x1b[31mb")
    assert answer.code == 2
    assert answer.err.startswith("cchc: lời ghi: có ")
    assert len(log(office)) == 1


def test_a_repository_is_made_of_the_folder_that_holds_plans(cchc: Cchc, folder: Path) -> None:
    answer = cchc("save", "--yes")
    assert answer.code == 0
    assert f"đã tạo kho lịch sử (git) trong {folder}\nđã ghi vào lịch sử: phiên bản " in answer.err
    made = Repository(folder)
    assert log(made) == ["Ghi kế hoạch vào lịch sử lần đầu"]
    assert made.git("ls-files") == "plans/2026.yaml\n"
    assert made.git("status", "--porcelain", "--", "plans") == "", "the tool's own folder ignores itself"
    assert "không có gì thay đổi" in cchc("save").err


def test_a_plan_outside_plans_has_its_repository_around_it(
    cchc: Cchc, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "plans").rename(folder / "kế hoạch")
    monkeypatch.chdir(folder / "kế hoạch")
    assert cchc("save", "--yes", "--plan", "2026.yaml").code == 0
    assert (folder / "kế hoạch/.git").is_dir()


def test_where_nobody_can_be_asked_no_repository_is_made(cchc: Cchc, folder: Path) -> None:
    answer = cchc("save")
    assert answer.code == 2
    assert answer.err == (
        "cchc: plans/2026.yaml chưa nằm trong kho lịch sử nào\n"
        f"  gợi ý: tạo kho lịch sử (git) trong {folder} và ghi lần đầu bằng: cchc save --yes\n"
    )
    assert not (folder / ".git").exists()


@pytest.mark.parametrize("is_agreed", [True, False])
def test_a_person_is_asked_before_a_repository_is_made(
    cchc: Cchc, folder: Path, person: Person, *, is_agreed: bool
) -> None:
    person.says("có" if is_agreed else "không")
    assert cchc("save").code == 0
    question = f"kế hoạch chưa nằm trong kho lịch sử nào; tạo kho lịch sử (git) trong {folder}?"
    assert person.asked[0] == f"{question} (có/không): "
    assert len(person.asked) == 1 + is_agreed, (
        "then how plans are merged in it: tests/cli/test_merge_offer.py"
    )
    assert (folder / ".git").exists() == is_agreed


@pytest.mark.parametrize("line", [("history",), ("diff",), ("update", "1", "--lead", "Chủ tịch", "--commit")])
def test_what_needs_a_repository_names_the_command_that_makes_one(
    cchc: Cchc, folder: Path, line: tuple[str, ...]
) -> None:
    answer = cchc(*line)
    assert answer.code == 3
    assert re.search(r"  gợi ý: .*tạo kho lịch sử \(git\) và ghi lần đầu bằng: cchc save\n", answer.err)
    assert not (folder / ".git").exists()


def test_a_wrong_plan_makes_no_repository(cchc: Cchc, folder: Path) -> None:
    (folder / "plans/2026.yaml").write_text("tasks: [\n")
    assert cchc("save", "--yes").code == 1
    assert not (folder / ".git").exists()


def test_a_person_whom_git_doesnt_know_is_told_the_two_commands(cchc: Cchc, folder: Path) -> None:
    (folder / "gitconfig").write_text("[user]\n  useConfigOnly = true\n")
    answer = cchc("save", "--yes")
    assert answer.code == 3
    assert answer.err == (
        "cchc: chưa ghi vào lịch sử: máy chưa biết họ tên của người ghi\n"
        '  gợi ý: khai báo: git config --global user.name "Họ và tên" '
        "và git config --global user.email ten@noi.vn\n"
    )
    assert not (folder / ".git").exists()


def test_a_damaged_repository_is_not_taken_for_none(cchc: Cchc, folder: Path) -> None:
    (folder / ".git").write_text("gitdir: /không/có\n")
    answer = cchc("save", "--yes")
    assert answer.code == 3
    assert "không phải là kho lịch sử dùng được" in answer.err


@pytest.mark.skipif(os.name == "nt", reason="the machine has git at a fixed place there")
def test_a_machine_without_git_says_so(cchc: Cchc, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    answer = cchc("save", "--yes")
    assert answer.code == 3
    assert (
        answer.err
        == "cchc: chưa ghi vào lịch sử: máy chưa cài git\n  gợi ý: nhờ người phụ trách kỹ thuật cài từ https://git-scm.com\n"
    )


@pytest.fixture
def scan(office: Repository) -> Path:
    """Make a file as a scanner does, outside the repository."""
    file = office.folder.parent / "quét.pdf"
    file.write_bytes(b"%PDF-1")
    return file


def held(office: Repository, rev: str = "HEAD") -> list[str]:
    """Return the files that a commit has changed."""
    names = office.git("show", "--format=", "--name-only", "--no-renames", "-z", rev)
    return sorted(filter(None, names.split("\0")))


DONE = ("done", "1", "--document", "15/BC-UBND", "--date", "30/6/2026")
COPY = "minh-chung/NV01/15-BC-UBND.pdf"


def link(office: Repository, number: int, target: str) -> None:
    """Give a task a document with a link, by hand."""
    line = f"results:\n      - document: {number}/BC\n        date: 2026-06-01\n        link: {target}"
    office.plan.write_bytes(edited(office.text, number, line).encode())


def put(office: Repository, name: str, data: bytes = b"x") -> None:
    (office.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (office.folder / name).write_bytes(data)


def test_the_files_that_the_plan_links_to_are_committed_with_it(
    cchc: Cchc, office: Repository, scan: Path
) -> None:
    assert cchc(*DONE, "--file", str(scan)).code == 0
    put(office, "minh-chung/NV01/nháp.pdf")
    answer = cchc("save")
    assert answer.code == 0
    assert answer.err.endswith(f"\ncùng tệp minh chứng {COPY}\n")
    assert held(office) == [COPY, "plans/2026.yaml"]
    assert office.git("ls-files", "-z", "--others", "minh-chung") == "minh-chung/NV01/nháp.pdf\0"
    clone = Repository(office.folder.parent / "bản khác")
    office.git("clone", "-q", ".", str(clone.folder))
    assert "missing-file" not in cchc("check", "--plan", str(clone.plan)).out


@pytest.mark.parametrize("way", ["--commit", "later", "result"])
def test_a_copied_file_is_in_the_commit_of_its_update_or_of_the_next(
    cchc: Cchc, office: Repository, scan: Path, way: str
) -> None:
    line = ("result", "1", "--add", "15/BC-UBND", "--date", "30/6/2026") if way == "result" else DONE
    answer = cchc(*line, "--file", str(scan), *(() if way == "later" else ("--commit",)))
    if way == "later":
        answer = cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    assert answer.code == 0
    assert f"cùng tệp minh chứng {COPY}\n" in answer.err
    assert held(office) == [COPY, "plans/2026.yaml"]
    again = cchc("update", "2", "--lead", "Bí thư", "--commit")
    assert "minh chứng" not in again.err
    assert held(office) == ["plans/2026.yaml"]


def test_a_file_that_came_or_changed_later_is_a_commit_of_its_own(cchc: Cchc, office: Repository) -> None:
    link(office, 1, COPY)
    assert cchc("save").code == 0
    assert held(office) == ["plans/2026.yaml"]
    for data in (b"one", b"two"):
        put(office, COPY, data)
        assert f"cùng tệp minh chứng {COPY}\n" in cchc("save").err
        assert log(office)[0] == "Ghi tệp minh chứng của kế hoạch vào lịch sử"
        assert held(office) == [COPY]
    assert "không có gì thay đổi" in cchc("save").err
    put(office, COPY, b"three")
    office.git("add", COPY)
    assert cchc("save", "Bản quét lại").code == 0, "one that is staged already"
    assert (log(office)[0], held(office)) == ("Bản quét lại", [COPY])


def test_what_is_staged_besides_stays_staged_with_files_too(
    cchc: Cchc, office: Repository, scan: Path
) -> None:
    put(office, "minh-chung/NV02/khác.pdf")
    put(office, "khác.txt")
    office.git("add", "khác.txt", "minh-chung")
    assert cchc(*DONE, "--file", str(scan), "--commit").code == 0
    assert held(office) == [COPY, "plans/2026.yaml"]
    staged = office.git("diff", "--cached", "--name-only", "-z").split("\0")
    assert set(staged) == {"khác.txt", "minh-chung/NV02/khác.pdf", ""}


@pytest.mark.parametrize("lead", ["", "lead: Chủ tịch"])
@pytest.mark.parametrize("staged", ["removal", "other bytes"])
def test_a_file_that_is_as_committed_stays_out_whatever_is_staged_of_it(
    cchc: Cchc, office: Repository, staged: str, lead: str
) -> None:
    link(office, 1, COPY)
    put(office, COPY, b"one")
    assert cchc("save").code == 0
    assert held(office) == [COPY, "plans/2026.yaml"], "the file is one that a commit takes along"
    if staged == "removal":
        office.git("rm", "-q", "--cached", COPY)
    else:
        put(office, COPY, b"two")
        office.git("add", COPY)
        put(office, COPY, b"one")
    before = office.git("diff", "--cached")
    if lead:
        office.plan.write_bytes(edited(office.plan.read_text("utf-8"), 2, lead).encode())
    answer = cchc("save")
    assert (answer.code, "minh chứng" in answer.err) == (0, False)
    assert office.git("diff", "--cached") == before
    assert ("không có gì thay đổi" in answer.err) == (not lead)


NOT_TAKEN = {
    "of the web": "https://xa.gov.vn/15.pdf",
    "not there": "minh-chung/NV01/không-có.pdf",
    "beside the folder": "riêng/15.pdf",
    "above the repository": "../quét.pdf",
    "out of the folder": "minh-chung/../riêng/15.pdf",
    "a folder": "minh-chung/NV01",
    "ignored by git": "minh-chung/NV01/15.tmp",
    "of another repository": "minh-chung/kho/15.pdf",
    "of a machine": "C:/minh-chung/15.pdf",
}


@pytest.mark.parametrize("what", NOT_TAKEN)
def test_no_other_file_is_committed(cchc: Cchc, office: Repository, scan: Path, what: str) -> None:
    for name in ("riêng/15.pdf", "minh-chung/NV01/15.tmp", "minh-chung/NV01/15.pdf", "minh-chung/kho/15.pdf"):
        put(office, name)
    put(office, ".gitignore", b"*.tmp\n")
    Repository(office.folder / "minh-chung/kho").git("init", "-q")
    link(office, 1, NOT_TAKEN[what])
    answer = cchc("save")
    assert (answer.code, "cùng tệp" in answer.err, held(office)) == (0, False, ["plans/2026.yaml"])
    assert ("không ghi tệp minh chứng" in answer.err) == (what == "ignored by git")


@pytest.mark.parametrize("pattern", ["minh-chung/", "*.pdf"])
def test_a_file_that_git_ignores_is_named_once_with_how_to_commit_it(
    cchc: Cchc, office: Repository, scan: Path, pattern: str
) -> None:
    put(office, ".gitignore", f"{pattern}\n".encode())
    answer = cchc(*DONE, "--file", str(scan), "--commit")
    assert answer.code == 0
    assert f"\nkhông ghi tệp minh chứng {COPY}: thuộc loại bỏ qua (.gitignore)\n" in answer.err
    assert f"  gợi ý: vẫn muốn ghi thì gõ: git add -f {COPY} rồi: cchc save\n" in answer.err
    assert "minh chứng" not in cchc("update", "2", "--lead", "Chủ tịch", "--commit").err
    office.git("add", "-f", COPY)
    assert cchc("save").code == 0
    assert held(office) == [COPY]


@pytest.mark.skipif(os.name == "nt", reason="links take a right there")
@pytest.mark.parametrize("linked", ["minh-chung", "minh-chung/NV01", COPY])
def test_what_is_reached_by_a_symbolic_link_is_not_committed(
    cchc: Cchc, office: Repository, linked: str
) -> None:
    put(office, f"nơi khác/{COPY}")
    (office.folder / linked).parent.mkdir(parents=True, exist_ok=True)
    (office.folder / linked).symlink_to(office.folder / "nơi khác" / linked)
    link(office, 1, COPY)
    assert cchc("save").code == 0
    assert held(office) == ["plans/2026.yaml"]


@pytest.mark.parametrize("target", [f"../{COPY}", "minh-chung/NV01/b%C3%A1o%20c%C3%A1o.pdf#page=2"])
def test_links_are_followed_however_they_are_written(cchc: Cchc, office: Repository, target: str) -> None:
    for name in (COPY, "minh-chung/NV01/báo cáo.pdf"):
        put(office, name)
    link(office, 1, f"'{target}'")
    assert cchc("save").code == 0
    assert len(held(office)) == 2


def test_hundreds_of_files_are_one_commit(cchc: Cchc, office: Repository) -> None:
    names = [f"minh-chung/NV01/{'tên dài ' * 12}{number}.pdf" for number in range(300)]
    for name in names:
        put(office, name)
    results = "".join(
        f"\n      - {{document: {n}/BC, date: 2026-06-01, link: '{name}'}}" for n, name in enumerate(names)
    )
    office.plan.write_bytes(edited(office.text, 1, f"results:{results}").encode())
    assert cchc("save").code == 0
    assert held(office) == sorted([*names, "plans/2026.yaml"])


def test_a_commit_that_is_refused_leaves_the_files_unstaged(
    cchc: Cchc, office: Repository, scan: Path
) -> None:
    assert cchc(*DONE, "--file", str(scan)).code == 0
    hook = office.folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    status = office.git("status", "--porcelain")
    answer = cchc("save")
    assert (answer.code, "minh chứng" in answer.err) == (3, False)
    assert office.git("status", "--porcelain") == status
    hook.unlink()
    assert cchc("save").code == 0
    assert held(office) == [COPY, "plans/2026.yaml"]


def test_a_first_commit_takes_the_files_along(cchc: Cchc, folder: Path) -> None:
    (folder / "quét.pdf").write_bytes(b"%PDF")
    assert cchc(*DONE, "--file", "quét.pdf").code == 0
    assert cchc("save", "--yes").code == 0
    assert Repository(folder).git("ls-files").split() == [COPY, "plans/2026.yaml"]


def test_a_repository_of_plans_alone_has_no_files(cchc: Cchc, folder: Path) -> None:
    Repository(folder / "plans").git("init", "-q")
    (folder / "quét.pdf").write_bytes(b"%PDF")
    assert cchc(*DONE, "--file", "quét.pdf", "--commit").code == 0
    assert Repository(folder / "plans").git("ls-files").split() == ["2026.yaml"]


def test_an_undo_that_is_a_commit_leaves_the_file(
    cchc: Cchc, office: Repository, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    assert cchc(*DONE, "--file", str(scan), "--commit").code == 0
    assert cchc("undo", "--yes").code == 0
    assert held(office) == ["plans/2026.yaml"]
    assert (office.folder / COPY).exists()


PERIOD = "plans/bao-cao/2026-q3.yaml"
DATED_STOP = ("--reason", "Chờ", "--document", "3/CV", "--date", "1/6/2026")


def test_what_was_written_into_a_period_is_committed_with_the_plan(cchc: Cchc, office: Repository) -> None:
    put(office, PERIOD, b"period: 1\n")
    put(office, "plans/bao-cao/2026-khac.yaml", b"ghi: 1\n")
    put(office, "plans/bao-cao/2025-q3.yaml", b"period: 1\n")
    answer = cchc("save")
    assert answer.code == 0
    assert answer.err.endswith(f"\ncùng nội dung của kỳ {PERIOD}\n")
    assert held(office) == [PERIOD]
    assert office.git("log", "-1", "--format=%s") == "Ghi nội dung báo cáo của kỳ vào lịch sử\n"
    assert "commit" not in cchc("save").err
    put(office, PERIOD, b"period: 1\nfigures: {}\n")
    assert (
        cchc("pause", "1", "--reason", "Chờ", "--document", "3/CV", "--date", "1/6/2026", "--commit").code
        == 0
    )
    assert held(office) == ["plans/2026.yaml", PERIOD]


@pytest.mark.parametrize(
    "command",
    [
        ("save",),
        ("save", "--yes"),
        ("update", "3", "--lead", "Ông A", "--commit"),
        ("undo", "--yes", "--commit"),
    ],
    ids=" ".join,
)
def test_a_periods_file_with_errors_is_not_committed(
    cchc: Cchc, office: Repository, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # undo has its journal there
    assert cchc("update", "2", "--progress", "10").code == 0
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 421\n  truc-tuyen: 420\n>>>>>>> 9396fc7\n")
    before, head = office.text, office.head()
    answer = cchc(*command)
    assert (answer.code, office.text, office.head()) == (1, before, head)
    assert f"{PERIOD}:5:1: tệp còn chỗ hai bên sửa khác nhau" in answer.err
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 421\n")
    assert cchc(*command).code == 0
    assert office.head() != head


@pytest.mark.parametrize("data", [b"", b"\xff\xfep\x00", b"figures:\n  truc-tuyen: 420\n"])
def test_a_periods_file_that_lost_its_first_line_is_told_and_not_left_behind(
    cchc: Cchc, office: Repository, data: bytes
) -> None:
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 420\n")
    cchc("save")
    put(office, PERIOD, data)
    answer = cchc("save")
    assert answer.code == 1
    assert f"{PERIOD}:1:1: " in answer.err


def test_another_file_in_the_folder_of_periods_is_left_where_it_is(cchc: Cchc, office: Repository) -> None:
    put(office, PERIOD, b"period: 1\n")
    put(office, "plans/bao-cao/2026-ghi-chu.yaml", b"anything\n")
    assert cchc("save").code == 0


def test_no_repository_is_made_for_a_periods_file_with_errors(cchc: Cchc, tmp_path: Path) -> None:
    plan = tmp_path / "plans/2026.yaml"
    (plan.parent / "bao-cao").mkdir(parents=True)
    plan.write_text(small_plan(), "utf-8")
    (plan.parent / "bao-cao/2026-q3.yaml").write_bytes(b"period: 1\nfigures: 3\n")
    answer = cchc("save", "--yes", "--plan", str(plan))
    assert answer.code == 1
    assert "chưa ghi gì" in answer.err
    assert not (tmp_path / ".git").exists()


def test_a_merge_is_not_ended_with_a_mark_left_in_a_periods_file(cchc: Cchc, office: Repository) -> None:
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 1\n")
    office.commit(office.text)
    office.git("switch", "-q", "-c", "khac")
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 421\n")
    office.commit(office.text)
    office.git("switch", "-q", "main")
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 420\n")
    head = office.commit(office.text)
    office.git("merge", "-q", "khac", check=False)
    text = (office.folder / PERIOD).read_bytes()
    assert b"=======" in text
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith((b"<<<<", b"===="))]
    put(office, PERIOD, b"".join(kept))
    answer = cchc("save")
    assert (answer.code, office.head()) == (1, head)
    put(office, PERIOD, b"period: 1\nfigures:\n  truc-tuyen: 421\n")
    assert cchc("save").code == 0
    assert len(office.git("rev-list", "--parents", "-1", "HEAD").split()) == 3, "the merge is ended"


def test_a_periods_file_that_git_ignores_is_named(cchc: Cchc, office: Repository) -> None:
    put(office, ".gitignore", b"bao-cao/\n")
    put(office, PERIOD, b"period: 1\n")
    for answer in (cchc("save"), cchc("pause", "1", *DATED_STOP, "--commit")):
        assert answer.code == 0
        assert f"\nkhông ghi nội dung của kỳ {PERIOD}: thuộc loại bỏ qua (.gitignore)\n" in f"\n{answer.err}"
    office.git("add", "-f", PERIOD)
    assert cchc("save").code == 0
    assert held(office) == [PERIOD]


def test_a_periods_file_is_no_plan_to_be_counted(cchc: Cchc, office: Repository) -> None:
    before = cchc("rollup", ".")
    put(office, PERIOD, b"# q3\nperiod: 1\n")
    after = cchc("rollup", ".")
    assert (after.code, after.out) == (before.code, before.out)
    put(office, "plans/bao-cao/khac.yaml", b"ghi: 1\n")  # any other YAML file is one, and is told
    assert "khac.yaml" in cchc("rollup", ".").err


@pytest.mark.parametrize("line", [("history",), ("diff",), ("diff", "1/6/2026"), ("list", "--rev", "main")])
def test_a_repository_without_a_commit_names_the_command_that_makes_the_first_one(
    cchc: Cchc, folder: Path, line: tuple[str, ...]
) -> None:
    Repository(folder).git("init", "-q")
    answer = cchc(*line)
    assert answer.code == 3
    assert answer.err.endswith("kho lịch sử chưa có lần ghi nào\n  gợi ý: ghi lần đầu bằng: cchc save\n")
    assert cchc("save").code == 0, "the remedy helps"
    assert cchc("history").code == 0


def test_an_undo_without_a_commit_offers_no_command_that_needs_one(
    cchc: Cchc, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    Repository(folder).git("init", "-q")
    assert cchc("undo").err.endswith("gợi ý: sửa tay bằng trình soạn thảo\n")
    assert cchc("save").code == 0
    assert "(không lấy lại được): git checkout HEAD -- plans/2026.yaml" in cchc("undo").err, "the control"


LOST = "tệp không còn 2 nhiệm vụ của kế hoạch đã ký: NV 2, 3"


def test_a_plan_that_lost_tasks_by_hand_is_saved_by_a_persons_word_alone(
    cchc: Cchc, office: Repository, person: Person
) -> None:
    before, half = office.head(), office.text[: office.text.index("  - id: 2\n")].encode()
    office.plan.write_bytes(half)
    refused = cchc("save")
    assert (refused.code, office.head(), office.plan.read_bytes()) == (2, before, half)
    assert f"chưa ghi vào lịch sử: {LOST}\n" in refused.err
    assert "xem chỗ mất bằng: cchc diff; đúng là bỏ thì: cchc save --yes" in refused.err
    for word in ("không", "có"):
        person.says(word)
        answer = cchc("save")
        assert (answer.code, LOST in answer.err) == (0, True)
        assert (office.head() == before) == (word == "không")
        assert len(person.asked) == 1
        assert person.asked.pop().startswith("ghi vào lịch sử kế hoạch không còn các nhiệm vụ này?")
    assert "có lỗi" not in cchc("save").err


def test_a_plan_that_lost_tasks_is_saved_without_a_question_when_that_is_said(
    cchc: Cchc, office: Repository
) -> None:
    office.plan.write_bytes(office.text[: office.text.index("  - id: 2\n")].encode())
    assert "đã ghi vào lịch sử" in cchc("save", "--yes").err


def test_tasks_that_a_command_took_away_or_that_have_another_number_are_no_loss(
    cchc: Cchc, office: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    cchc("remove", "2", "--force")
    office.plan.write_bytes(office.text.replace("  - id: 3\n", "  - id: 33\n").encode())
    assert "đã ghi vào lịch sử" in cchc("save").err
