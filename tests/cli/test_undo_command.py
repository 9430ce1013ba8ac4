"""`cchc undo`: what it says, what it asks, which codes it ends with, and which commits it makes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from cchc.history import conflicts
from tests.support.people import Person
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a small plan that no repository has, with a cache of its own."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_bytes(small_plan().encode())
    stand_in(tmp_path, tmp_path / "cache", monkeypatch)
    return tmp_path / "plans/2026.yaml"


@pytest.fixture
def office(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    stand_in(repository.folder, repository.folder.parent / "cache", monkeypatch)
    monkeypatch.delenv("CCHC_COMMIT", raising=False)
    return repository


def stand_in(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("LOCALAPPDATA", str(cache))


def text_of(plan: Path) -> str:
    return plan.read_bytes().decode()


def untimed(text: str) -> str:
    return re.sub(r"\d\d/\d\d/\d{4} \d\d:\d\d", "LÚC", text)


def test_an_undo_says_what_it_takes_back_and_what_changes(cchc: Cchc, plan: Path) -> None:
    before = text_of(plan)
    cchc("update", "2", "--lead", "Chủ tịch")
    answer = cchc("undo", "--yes")
    assert (answer.code, answer.out) == (0, "2 · lãnh đạo phụ trách: bỏ Chủ tịch\n")
    assert untimed(answer.err).splitlines() == [
        "hoàn tác thay đổi lúc LÚC: 2 · lãnh đạo phụ trách: Chủ tịch",
        "đã ghi; làm lại bằng: cchc undo",
    ]
    assert text_of(plan) == before


def test_an_undone_change_is_done_again_and_the_way_further_back_is_told(cchc: Cchc, plan: Path) -> None:
    first = text_of(plan)
    cchc("update", "1", "--lead", "Chủ tịch")
    cchc("update", "2", "--lead", "Chủ tịch")
    second = text_of(plan)
    further = "lùi thêm một thay đổi nữa: cchc undo {} (mỗi lần hoàn tác cũng tính là một thay đổi)\n"
    assert cchc("undo", "--yes").err.endswith(f"đã ghi; làm lại bằng: cchc undo\n{further.format(3)}")
    again = cchc("undo", "--yes")
    assert untimed(again.err) == (
        "làm lại việc đã hoàn tác lúc LÚC: 2 · lãnh đạo phụ trách: Chủ tịch\nđã ghi; hoàn tác bằng: cchc undo\n"
    )
    assert text_of(plan) == second
    cchc("undo", "--yes")
    nothing = cchc("undo", "2", "--yes")
    assert nothing.code == 0
    assert nothing.err == f"không có gì thay đổi: kế hoạch đã như trước đó\n{further.format(5)}"
    back = cchc("undo", "5", "--yes")
    assert untimed(back.err).splitlines() == [
        "hoàn tác thay đổi lúc LÚC: 1 · lãnh đạo phụ trách: Chủ tịch",
        "đã ghi; làm lại bằng: cchc undo",
    ]
    assert text_of(plan) == first


def test_commands_that_are_named_are_about_the_same_plan(cchc: Cchc, plan: Path) -> None:
    plan.rename(plan.with_name("kế hoạch.yml"))
    plan.with_name("2026.yaml").write_bytes(small_plan().encode())
    named = ("--plan", "plans/kế hoạch.yml")
    for number in ("1", "2"):
        assert cchc("update", number, "--lead", "Chủ tịch", *named).code == 0
    assert cchc("undo", "--yes", *named).err.endswith(
        'làm lại bằng: cchc undo --plan "plans/kế hoạch.yml"\n'
        'lùi thêm một thay đổi nữa: cchc undo 3 --plan "plans/kế hoạch.yml" '
        "(mỗi lần hoàn tác cũng tính là một thay đổi)\n"
    )
    assert 'cchc undo 3 --plan "plans/kế hoạch.yml"\n' in cchc("undo", "4", *named).err
    assert 'cchc save --yes --plan "plans/kế hoạch.yml"\n' in cchc("save", *named).err


def test_nothing_is_written_where_nobody_can_be_asked(cchc: Cchc, plan: Path) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    before = text_of(plan)
    answer = cchc("undo")
    assert (answer.code, answer.out) == (2, "2 · lãnh đạo phụ trách: bỏ Chủ tịch\n")
    assert "chưa ghi gì: không có ai trả lời câu hỏi\n  gợi ý: đồng ý thì thêm --yes\n" in answer.err
    assert text_of(plan) == before


@pytest.mark.parametrize(
    ("lines", "code"), [("có", 0), ("CO", 0), ("gì||c", 0), ("không", 0), ("", 130)], ids=str
)
def test_a_person_is_asked_until_the_answer_is_clear(
    cchc: Cchc, plan: Path, person: Person, lines: str, code: int
) -> None:
    before = text_of(plan)
    cchc("update", "2", "--lead", "Chủ tịch")
    person.types(*lines.split("|") if lines else ())
    answer = cchc("undo")
    assert (answer.code, answer.out) == (code, "2 · lãnh đạo phụ trách: bỏ Chủ tịch\n")
    assert answer.err.count("ghi các thay đổi trên? (có/không): ") == 1 + lines.count("|")
    assert (text_of(plan) == before) == (lines not in {"không", ""})


def test_what_was_not_shown_is_not_written(cchc: Cchc, plan: Path, person: Person) -> None:
    cchc("update", "2", "--lead", "Chủ tịch", "--approver", "Chủ tịch")

    def edit() -> None:
        plan.write_bytes(text_of(plan).replace("    lead: Chủ tịch\n", "").encode())

    person.says("có", meanwhile=edit)
    answer = cchc("undo")
    assert answer.code == 3
    assert "vừa được chương trình khác sửa" in answer.err
    assert "approver: Chủ tịch" in text_of(plan)


def test_a_preview_shows_words_or_lines_and_writes_nothing(cchc: Cchc, plan: Path) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    before = text_of(plan)
    told = cchc("undo", "--dry-run")
    assert (told.code, told.out) == (0, "2 · lãnh đạo phụ trách: bỏ Chủ tịch\n")
    assert told.err.splitlines()[-1] == "(chưa ghi gì)"
    answer = cchc("undo", "--diff")
    assert answer.code == 0
    assert "\n-    lead: Chủ tịch\n" in answer.out
    assert text_of(plan) == before


def test_a_field_edited_by_hand_since_is_a_conflict_with_all_values(cchc: Cchc, plan: Path) -> None:
    cchc("update", "2", "--lead", "Chủ tịch", "--approver", "Chủ tịch")
    plan.write_bytes(text_of(plan).replace("lead: Chủ tịch", "lead: Bí thư").encode())
    before = text_of(plan)
    for options in (["--yes"], [], ["--dry-run"], ["--diff"]):
        answer = cchc("undo", *options)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.splitlines()[1:] == [
            "NV 2 · lãnh đạo phụ trách: đã được sửa lại từ khi lệnh ghi",
            "  trước lệnh:  (để trống)",
            "  lệnh đã ghi: Chủ tịch",
            "  hiện nay:    Bí thư",
            '  gợi ý: muốn như trước lệnh thì gõ: cchc update 2 --lead ""',
            "chưa ghi gì",
            '  gợi ý: hoàn tác cả các chỗ khác: sửa tay các chỗ trên thành như "lệnh đã ghi", rồi chạy lại lệnh hoàn tác vừa gõ',
        ]
        assert text_of(plan) == before


def test_a_conflict_that_comes_while_the_person_answers_is_told(
    cchc: Cchc, plan: Path, person: Person
) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")

    def edit() -> None:
        plan.write_bytes(text_of(plan).replace("lead: Chủ tịch", "lead: Bí thư").encode())

    person.says("có", meanwhile=edit)
    answer = cchc("undo")
    assert answer.code == 1
    assert "  hiện nay:    Bí thư\n" in answer.err


def test_a_plan_that_no_command_changed_here_says_so(cchc: Cchc, plan: Path) -> None:
    answer = cchc("undo")
    assert answer.code == 2
    assert answer.err == (
        "cchc: chưa biết thay đổi nào của plans/2026.yaml do lệnh cchc ghi trên máy này\n"
        "  gợi ý: sửa tay bằng trình soạn thảo\n"
    )
    plan.rename(plan.with_name("2025.yaml"))
    assert cchc("undo", "--plan", "plans/khác.yaml").code == 2


def test_in_a_repository_the_way_through_git_is_named(cchc: Cchc, office: Repository) -> None:
    answer = cchc("undo")
    assert answer.code == 2
    assert "cchc history" in answer.err
    assert "git checkout HEAD -- plans/2026.yaml" in answer.err
    assert office.text == small_plan()


def test_more_changes_than_are_known_are_refused(cchc: Cchc, plan: Path) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    answer = cchc("undo", "3", "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert (
        "chỉ còn giữ 1 thay đổi để hoàn tác, không phải 3\n  gợi ý: hoàn tác tất cả: cchc undo 1\n"
        in answer.err
    )
    assert "lead: Chủ tịch" in text_of(plan)


@pytest.mark.parametrize("count", ["0", "x", "1.5", "-1", "9" * 30])
def test_a_count_that_is_none_is_refused(cchc: Cchc, plan: Path, count: str) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    assert cchc("undo", count, "--yes").code == 2
    assert "lead: Chủ tịch" in text_of(plan)


def test_without_a_cache_updates_work_and_undo_says_why_not(
    cchc: Cchc, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert cchc("update", "2", "--lead", "Chủ tịch").code == 0
    answer = cchc("undo", "--yes")
    assert answer.code == 3
    assert "không hoàn tác được: CCHC_CACHE=0 nên máy không giữ lại các thay đổi" in answer.err
    assert "lead: Chủ tịch" in text_of(plan)


@pytest.mark.skipif(os.name == "nt", reason="a home is found otherwise there")
def test_without_a_folder_of_the_users_own_undo_says_why_not(
    cchc: Cchc, plan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "chung").mkdir()
    (tmp_path / "chung/cchc").mkdir(mode=0o777)
    (tmp_path / "chung/cchc").chmod(0o777)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "chung"))
    assert cchc("update", "2", "--lead", "Chủ tịch").code == 0
    answer = cchc("undo", "--yes")
    assert answer.code == 3
    assert "không có thư mục riêng của người dùng" in answer.err
    assert plan.exists()


def test_a_journal_that_cant_be_written_makes_no_update_fail(cchc: Cchc, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "cache/cchc").mkdir(parents=True, mode=0o700, exist_ok=True)
    (tmp_path / "cache/cchc/undo").write_text("không phải thư mục")
    assert cchc("update", "2", "--lead", "Chủ tịch").code == 0
    assert "lead: Chủ tịch" in text_of(plan)


def test_a_change_that_was_a_commit_is_undone_by_a_commit(cchc: Cchc, office: Repository) -> None:
    cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    assert cchc("undo", "--yes").code == 0
    assert office.git("log", "-1", "--format=%s") == "NV 2: lãnh đạo phụ trách bỏ Chủ tịch\n"
    assert office.git("status", "--porcelain", "plans") == ""
    assert cchc("undo", "--yes").code == 0
    assert office.git("log", "--format=%s").splitlines()[0] == "NV 2: lãnh đạo phụ trách Chủ tịch"
    assert len(office.git("log", "--format=%s").splitlines()) == 4


def test_a_change_that_was_no_commit_is_undone_by_none_unless_asked(cchc: Cchc, office: Repository) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    assert cchc("undo", "--yes").code == 0
    assert len(office.git("log", "--format=%s").splitlines()) == 1
    cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    cchc("update", "2", "--lead", "Bí thư")
    assert cchc("undo", "--yes", "--commit").code == 0
    assert office.git("status", "--porcelain", "plans") == ""


@pytest.mark.parametrize("line", [("update", "2", "--lead", "Chủ tịch", "--commit"), ("save",)], ids=" ".join)
def test_a_change_that_became_a_commit_afterwards_is_undone_by_one(
    cchc: Cchc, office: Repository, line: tuple[str, ...]
) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    assert "đã ghi vào lịch sử" in cchc(*line).err
    assert "đã ghi vào lịch sử" in cchc("undo", "--yes").err
    assert office.git("log", "-1", "--format=%s") == "NV 2: lãnh đạo phụ trách bỏ Chủ tịch\n"


@pytest.mark.parametrize("count", [1, 2])
def test_a_change_that_was_saved_together_with_others_is_undone_by_a_commit(
    cchc: Cchc, office: Repository, count: int
) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    office.plan.write_bytes(edited(office.text, 3, "lead: Bí thư").encode())
    cchc("update", "2", "--progress", "10")
    cchc("save")
    assert "đã ghi vào lịch sử" in cchc("undo", str(count), "--yes").err
    assert office.git("status", "--porcelain", "plans") == ""


def test_a_saved_change_is_undone_by_a_commit_behind_one_that_was_not_saved(
    cchc: Cchc, office: Repository
) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    cchc("update", "2", "--progress", "10")
    cchc("save")
    cchc("update", "2", "--progress", "20")
    assert "đã ghi vào lịch sử" not in cchc("undo", "--yes").err, "nobody saved this one"
    cchc("undo", "--yes")
    assert "đã ghi vào lịch sử" in cchc("undo", "4", "--yes").err
    assert office.git("status", "--porcelain", "plans") == ""


def test_a_change_that_was_saved_is_undone_by_a_commit_behind_a_merge(cchc: Cchc, office: Repository) -> None:
    office.git("switch", "-qc", "khac")
    office.record("progress: 30", task=3)
    office.git("switch", "-q", "main")
    cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    cchc("update", "2", "--progress", "10")
    cchc("save")
    office.git("merge", "-q", "-m", "Gộp", "khac")
    assert "đã ghi vào lịch sử" in cchc("undo", "--yes").err
    assert office.git("status", "--porcelain", "plans") == ""


def test_a_change_that_came_to_nothing_is_made_again_without_a_commit(cchc: Cchc, office: Repository) -> None:
    cchc("update", "2", "--lead", "Chủ tịch")
    cchc("undo", "--yes")
    assert "đã ghi vào lịch sử" not in cchc("undo", "--yes").err
    assert len(office.git("log", "--format=%s").splitlines()) == 1


def test_a_commit_of_more_than_the_undo_says_so(cchc: Cchc, office: Repository) -> None:
    cchc("update", "2", "--lead", "Chủ tịch", "--commit")
    office.plan.write_bytes(edited(office.text, 3, "lead: Bí thư").encode())
    answer = cchc("undo", "--yes")
    assert answer.out == "2 · lãnh đạo phụ trách: bỏ Chủ tịch\n"
    assert "\nlần ghi vào lịch sử gồm cả 1 thay đổi khác, chưa được ghi trước đó\n" in answer.err
    assert "NV 3: lãnh đạo phụ trách Bí thư" in office.git("log", "-1", "--format=%B")


def test_a_file_that_a_command_copied_stays(cchc: Cchc, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "bao-cao.pdf").write_bytes(b"%PDF")
    before = text_of(plan)
    assert cchc("done", "1", "--document", "15/BC-UBND", "--file", str(tmp_path / "bao-cao.pdf")).code == 0
    assert cchc("undo", "--yes").code == 0
    assert text_of(plan) == before
    assert [path.read_bytes() for path in (tmp_path / "minh-chung").rglob("*.pdf")] == [b"%PDF"]


def test_a_file_with_crlf_in_a_folder_with_marks_is_undone_to_the_byte(
    cchc: Cchc, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "Kế hoạch của xã (bản 2)"
    (here / "plans").mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "bộ nhớ"))
    monkeypatch.setenv("LOCALAPPDATA", str(here / "bộ nhớ"))
    moved = plan.rename(here / "plans/Kế hoạch năm 2026.yaml")
    moved.write_bytes(moved.read_bytes().replace(b"\n", b"\r\n"))
    states = [moved.read_bytes()]
    for line in (("done", "1", "--document", "15/BC", "--date", "1/6/2026"), ("note", "2", "Đã lấy ý kiến")):
        assert cchc(*line).code == 0
        states.append(moved.read_bytes())
        assert states[-1].count(b"\n") == states[-1].count(b"\r\n")
    for count, left in (("1", 1), ("3", 0), ("1", 1)):
        assert cchc("undo", count, "--yes").code == 0
        assert moved.read_bytes() == states[left], count


def test_a_resolved_conflict_is_undone_while_nothing_came_since(cchc: Cchc, office: Repository) -> None:
    before = in_conflict(office)
    assert cchc("resolve", "--take", "ours").code == 0
    resolved = office.text
    assert cchc("undo", "--yes").code == 0
    assert office.text == before
    assert cchc("undo", "--yes").code == 0
    assert office.text == resolved
    office.plan.write_bytes(edited(resolved, 3, "lead: Chủ tịch").encode())
    answer = cchc("undo", "2", "--yes")
    assert answer.code == 2
    assert "không phải là kế hoạch đúng" in answer.err


def in_conflict(office: Repository, style: str = "merge") -> str:
    """Leave the plan in conflict, and give its text."""
    office.git("config", "merge.conflictStyle", style)
    office.git("switch", "-q", "-c", "khac")
    office.record("lead: Chủ tịch", task=2)
    office.git("switch", "-q", "main")
    office.record("lead: Bí thư", task=2)
    office.git("merge", "-q", "khac", check=False)
    return office.text


@pytest.mark.parametrize("by", ["save", "git"])
@pytest.mark.parametrize("more", [0, 1])
def test_a_resolved_conflict_does_not_come_back_once_its_merge_is_made(
    cchc: Cchc, office: Repository, by: str, more: int
) -> None:
    """Its marks would be there again, and nothing that could resolve them: a circle."""
    marked = in_conflict(office)
    cchc("resolve", "--take", "ours")
    if by == "save":
        assert cchc("save").code == 0
    else:
        office.git("commit", "-qam", "Gộp")
    for number in range(more):
        cchc("update", "3", "--progress", str(number + 1))
    merged = office.text
    answers = [cchc("undo", str(1 + more), *options) for options in (("--yes",), ("--dry-run",), ("--diff",))]
    for answer in answers:
        assert answer.code == 2
        assert "mà lần gộp ấy đã xong" in answer.err
        assert "cchc update, cchc done" in answer.err
    assert office.text == merged
    assert cchc("update", "2", "--lead", "Chủ tịch").code == 0, "what is advised"
    assert cchc("undo", "--yes").code == 0
    assert office.text == merged != marked


@pytest.mark.parametrize("is_saved", [True, False])
def test_what_came_before_a_conflict_is_not_taken_back_through_its_marks(
    cchc: Cchc, office: Repository, *, is_saved: bool
) -> None:
    assert cchc("update", "1", "--lead", "Chủ tịch").code == 0
    office.commit(office.text)
    in_conflict(office)
    assert cchc("resolve", "--take", "ours").code == 0
    if is_saved:
        assert cchc("save").code == 0
    resolved = office.text
    for options in ("--yes",), ("--dry-run",):
        answer = cchc("undo", "2", *options)
        assert (answer.code, office.text) == (2, resolved)
        assert "cchc resolve" not in answer.err, "there is nothing to resolve"
        said = "mà lần gộp ấy đã xong" if is_saved else "hoàn tác từng thay đổi một: cchc undo"
        assert said in answer.err


def test_a_conflict_that_git_was_told_is_resolved_is_merged_anew_in_gits_way(
    cchc: Cchc, office: Repository
) -> None:
    in_conflict(office)
    cchc("resolve", "--take", "ours")
    office.git("add", "-A")
    answer = cchc("undo", "--yes")
    assert answer.code == 2
    assert "git checkout --merge plans/2026.yaml, rồi chọn lại bằng: cchc resolve" in answer.err
    office.git("checkout", "--merge", "plans/2026.yaml")
    assert cchc("resolve", "--take", "theirs").code == 0
    assert "lead: Chủ tịch" in office.text


def test_marks_would_come_back_without_a_look_at_git(
    cchc: Cchc, office: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = in_conflict(office)
    cchc("resolve", "--take", "ours")
    cchc("save")
    monkeypatch.setattr(conflicts, "is_unfinished", lambda _: True)
    cchc("undo", "--yes")
    assert office.text == marked


@pytest.mark.parametrize("style", ["diff3", "merge"])
def test_marks_of_a_merge_that_is_over_are_resolved_if_they_tell_all_versions(
    cchc: Cchc, office: Repository, style: str
) -> None:
    marked = in_conflict(office, style)
    cchc("resolve", "--take", "ours")
    cchc("save")
    office.plan.write_bytes(marked.encode())
    answer = cchc("resolve", "--take", "theirs")
    if style == "diff3":
        assert (answer.code, answer.out) == (0, "2 · lãnh đạo phụ trách: Bí thư → Chủ tịch\n")
        assert cchc("check").code == 0
        assert cchc("save").code == 0
    else:
        assert answer.code == 2
        assert "kho lịch sử không còn lần gộp nào dở dang" in answer.err
        assert "git checkout HEAD -- plans/2026.yaml" in answer.err
        assert office.text == marked


def test_each_kind_of_command_is_undone(cchc: Cchc, plan: Path) -> None:
    lines = [
        ("add", "Việc mới", "--area", "the-che", "--owner", "Phòng KT", "--due", "Quý IV/2026"),
        ("done", "1", "--document", "15/BC-UBND"),
        ("extend", "2", "--to", "31/1/2027", "--document", "9/UBND-VX"),
        ("cancel", "3", "--document", "8/UBND-VX"),
        ("remove", "2", "--force"),
    ]
    for line in lines:
        before = text_of(plan)
        assert cchc(*line).code == 0
        assert text_of(plan) != before
        assert cchc("undo", "--yes").code == 0
        assert text_of(plan) == before
