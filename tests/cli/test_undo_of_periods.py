"""`cchc undo` and the files of reporting periods: figures and words, in one order with the plan's changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import word_people

if TYPE_CHECKING:
    from tests.support.answers import Cchc
    from tests.support.repositories import Repository

PLAN = Path("plans/2026.yaml")
PERIOD = Path("plans/bao-cao/2026-q3.yaml")
ASKED = """
reporting:
  figures:
    - {id: ho-so, title: Hồ sơ tiếp nhận, unit: hồ sơ}
    - {id: tin-bai, title: "Tin, bài", unit: "tin, bài"}
"""
REPORT = ("report", "--kind", "progress", "--period", "q3", "--as-of", "2026-09-10", "--format", "docx")
WORD = Path("bao-cao/bao-cao-q3-2026-09-10.docx")


pytestmark = pytest.mark.real_clock


@pytest.fixture
def figured(office: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an office whose province asks for figures, with a cache of its own."""
    remember(tmp_path_factory.mktemp("cache"), monkeypatch)
    PLAN.write_text(PLAN.read_text("utf-8") + ASKED, "utf-8")
    return office


@pytest.fixture
def repository(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Repository:
    """Stand in a repository whose plan has such figures, with a cache of its own."""
    monkeypatch.chdir(repository.folder)
    remember(tmp_path_factory.mktemp("cache"), monkeypatch)
    PLAN.write_text(PLAN.read_text("utf-8") + ASKED, "utf-8")
    return repository


def remember(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.delenv("CCHC_COMMIT", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("LOCALAPPDATA", str(cache))


def untimed(text: str) -> list[str]:
    return re.sub(r"\d\d/\d\d/\d{4} \d\d:\d\d", "LÚC", text).splitlines()


def test_a_figure_is_taken_back_and_set_again(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    before = PERIOD.read_bytes()
    cchc("figures", "q3", "--set", "tin-bai=1.247", "--set", "ho-so=585")
    after = PERIOD.read_bytes()
    undone = cchc("undo", "--yes")
    assert (undone.code, undone.out) == (
        0,
        "số liệu tin-bai: 1.247 → 7\nsố liệu ho-so: 585 → (chưa có)\n",
    )
    assert untimed(undone.err) == [
        f"hoàn tác thay đổi lúc LÚC: {PERIOD}: số liệu ho-so: (chưa có) → 585 và 1 chỗ khác",
        "đã ghi; làm lại bằng: cchc undo",
        "lùi thêm một thay đổi nữa: cchc undo 3 (mỗi lần hoàn tác cũng tính là một thay đổi)",
    ]
    assert PERIOD.read_bytes() == before
    again = cchc("undo", "--yes")
    assert untimed(again.err)[0].startswith(
        f"làm lại việc đã hoàn tác lúc LÚC: {PERIOD}: số liệu ho-so: (chưa có) → 585"
    )
    assert PERIOD.read_bytes() == after


def test_a_file_that_the_command_made_goes_and_comes_again(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    made = PERIOD.read_bytes()
    undone = cchc("undo", "--yes")
    assert f"bỏ tệp {PERIOD}, vì tệp do lệnh ấy lập\n" in undone.err
    assert not PERIOD.exists()
    assert cchc("undo", "--yes").code == 0
    assert PERIOD.read_bytes() == made


def test_what_came_last_goes_first_whichever_file_it_is_in(cchc: Cchc, figured: Path) -> None:
    plan = PLAN.read_bytes()
    cchc("update", "2", "--lead", "Chủ tịch")
    updated = PLAN.read_bytes()
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("figures", "nam", "--set", "tin-bai=9")
    assert cchc("undo", "--yes").code == 0
    assert not Path("plans/bao-cao/2026-nam.yaml").exists()
    assert (PERIOD.exists(), PLAN.read_bytes()) == (True, updated)
    told = cchc("undo", "4", "--yes")  # the undo, what it took back, the figure, the update
    assert (told.code, PERIOD.exists(), PLAN.read_bytes()) == (0, False, plan)
    assert "làm lại bằng: cchc undo 2\n" in told.err
    assert not Path("plans/bao-cao/2026-nam.yaml").exists()
    assert cchc("undo", "2", "--yes").code == 0
    assert (PERIOD.exists(), PLAN.read_bytes()) == (True, updated)


def test_what_was_written_by_hand_since_stays(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7", "--set", "ho-so=5")
    cchc("figures", "q3", "--set", "tin-bai=8")
    PERIOD.write_text(PERIOD.read_text("utf-8").replace("ho-so: 5", "ho-so: 6  # theo hệ thống"), "utf-8")
    now = PERIOD.read_text("utf-8")
    assert cchc("undo", "--yes").code == 0
    assert PERIOD.read_text("utf-8") == now.replace("tin-bai: 8", "tin-bai: 7")


def test_a_figure_that_was_changed_again_is_told_with_the_command_that_sets_it(
    cchc: Cchc, figured: Path
) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("figures", "q3", "--set", "tin-bai=8")
    now = PERIOD.read_text("utf-8").replace("8", "9")
    PERIOD.write_text(now, "utf-8")
    plan = PLAN.read_bytes()
    undone = cchc("undo", "--yes")
    assert undone.code == 1
    assert untimed(undone.err)[1:] == [
        f"{PERIOD}: số liệu tin-bai đã được sửa lại từ khi lệnh ghi",
        "  trước lệnh:  7",
        "  lệnh đã ghi: 8",
        "  hiện nay:    9",
        "  gợi ý: muốn như trước lệnh thì gõ: cchc figures q3 --set tin-bai=7",
        "chưa ghi gì",
    ]
    assert (PERIOD.read_text("utf-8"), PLAN.read_bytes()) == (now, plan)
    assert cchc("figures", "q3", "--set", "tin-bai=7").code == 0


def test_a_dry_run_shows_the_lines_and_nobody_to_ask_writes_nothing(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("figures", "q3", "--set", "tin-bai=8")
    now = PERIOD.read_bytes()
    shown = cchc("undo", "--diff")
    assert (shown.code, "-  tin-bai: 8\n+  tin-bai: 7\n" in shown.out) == (0, True)
    asked = cchc("undo")
    assert (asked.code, asked.out) == (2, "số liệu tin-bai: 8 → 7\n")
    assert PERIOD.read_bytes() == now


def test_words_taken_from_a_word_file_are_taken_back(cchc: Cchc, figured: Path) -> None:
    assert cchc(*REPORT).code == 0
    WORD.write_bytes(word_people.type_into(WORD.read_bytes(), "kiem-tra", "Đã kiểm tra 02 cơ quan."))
    assert cchc(*REPORT).code == 0
    assert PERIOD.exists()
    undone = cchc("undo", "--yes")
    entry = "chỗ điền kiem-tra (báo cáo định kỳ, cả kế hoạch)"
    assert undone.out == f"{entry}: “Đã kiểm tra 02 cơ quan.” → (để trống)\n"
    assert not PERIOD.exists()


def test_a_dry_run_of_figures_leaves_nothing_to_take_back(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7", "--dry-run")
    undone = cchc("undo", "--yes")
    assert (undone.code, "chưa biết thay đổi nào" in undone.err) == (2, True)


def test_an_undo_of_a_figure_is_committed_when_asked(
    cchc: Cchc,
    repository: Repository,
) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    assert cchc("save", "Số liệu quý III").code == 0
    cchc("figures", "q3", "--set", "tin-bai=8")
    assert cchc("save", "Sửa số liệu").code == 0
    undone = cchc("undo", "--yes", "--commit")
    assert (undone.code, "đã ghi vào lịch sử" in undone.err) == (0, True), undone.err
    assert repository.git("show", f"HEAD:{PERIOD.as_posix()}").strip().endswith("tin-bai: 7")


def test_an_undo_of_a_figure_that_was_saved_is_committed(
    cchc: Cchc,
    repository: Repository,
) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("figures", "q3", "--set", "tin-bai=8")
    cchc("save")
    undone = cchc("undo", "--yes")
    assert (undone.code, "đã ghi vào lịch sử" in undone.err) == (0, True), undone.err
    assert repository.git("status", "--porcelain", "plans") == ""


def test_a_file_that_goes_by_an_undo_and_stays_in_the_history_is_told(
    cchc: Cchc,
    repository: Repository,
) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("save")
    told = f'lịch sử vẫn giữ {PERIOD}; bỏ cả ở đó bằng: git commit -m "Bỏ tệp của kỳ" -- {PERIOD}\n'
    assert told in cchc("undo", "--yes").err
    repository.git("commit", "-qm", "Bỏ tệp của kỳ", "--", str(PERIOD))
    assert repository.git("status", "--porcelain", "plans") == "", "the remedy helps"
    cchc("figures", "q3", "--set", "tin-bai=7")
    assert "lịch sử vẫn giữ" not in cchc("undo", "--yes").err


@pytest.mark.parametrize("how", ["--commit", "CCHC_COMMIT"])
def test_an_undo_of_a_figure_ends_no_merge(
    cchc: Cchc,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    repository.git("commit", "-q", "-am", "Biểu số liệu")
    for name, progress in (("khac", 30), ("main", 20)):
        repository.git("switch", "-q", *(["-c"] if name == "khac" else []), name)
        repository.record(f"progress: {progress}", task=2)
    cchc("figures", "q3", "--set", "tin-bai=7")
    repository.git("merge", "-q", "khac", check=False)
    assert cchc("resolve", "--take", "ours").code == 0
    repository.git("add", PLAN.as_posix())
    cchc("figures", "q3", "--set", "tin-bai=8")
    head = repository.head()
    if how == "CCHC_COMMIT":
        monkeypatch.setenv(how, "1")
    undone = cchc("undo", "--yes", *([how] if how == "--commit" else []))
    assert undone.code == 3
    assert "đã ghi; làm lại bằng: cchc undo\n" in undone.err
    assert "chưa ghi vào lịch sử: đang gộp hai bản dở dang (git: merge)\n" in undone.err
    assert undone.err.endswith(
        "thay đổi đã nằm trong tệp; gộp xong bằng: cchc save, không gộp nữa thì: git merge --abort\n"
    )
    assert PERIOD.read_text("utf-8").strip().endswith("tin-bai: 7"), "the file is as it was before"
    assert (repository.head(), (repository.folder / ".git/MERGE_HEAD").exists()) == (head, True)
    assert cchc("save").code == 0, "the remedy helps"
    assert repository.git("show", f"HEAD:{PERIOD.as_posix()}").strip().endswith("tin-bai: 7")


def test_an_undo_of_a_figure_beside_a_wrong_plan_says_what_was_written(
    cchc: Cchc,
    repository: Repository,
) -> None:
    cchc("figures", "q3", "--set", "tin-bai=7")
    cchc("figures", "q3", "--set", "tin-bai=8")
    head = repository.head()
    PLAN.write_text(PLAN.read_text("utf-8").replace("not_started", "sai"), "utf-8")
    undone = cchc("undo", "--yes", "--commit")
    assert (undone.code, "đã ghi; làm lại bằng: cchc undo" in undone.err) == (1, True), undone.err
    assert (PERIOD.read_text("utf-8").strip().endswith("tin-bai: 7"), repository.head()) == (True, head)
