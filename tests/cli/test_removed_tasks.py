"""Tasks that were removed: which may be, and that nobody else gets their numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from cchc import periods
from cchc.history import earlier_tasks
from cchc.history.git import GitError
from tests.support.people import Person
from tests.support.repositories import Repository, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

NEW = ("add", "Việc mới", "--area", "the-che", "--owner", "Phòng VHXH", "--due", "Quý IV/2026", "--signed")
DAY = ("--as-of", "2026-02-01")  # no period has closed


@pytest.fixture
def office_in_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in a repository with a plan of three tasks."""
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return repository


def test_a_removed_tasks_number_goes_to_nobody(cchc: Cchc, office_in_git: Repository) -> None:
    answer = cchc("remove", "3", "--force", *DAY)
    assert answer.code == 0
    assert "NV 3 vẫn còn trong lịch sử, xem bằng: cchc history 3" in answer.err
    added = cchc(*NEW)
    assert "    title: Việc mới\n" in office_in_git.text
    assert "  - id: 4\n    title: Việc mới\n" in office_in_git.text
    assert "(lấy số 4: số 3 là của nhiệm vụ đã xóa, còn trong lịch sử)" in added.err
    assert "lấy số" not in cchc(*NEW).err


def test_a_number_that_no_version_in_git_had_is_free(cchc: Cchc, office_in_git: Repository) -> None:
    assert cchc(*NEW).code == 0  # not committed
    assert cchc("remove", "4", "--force").code == 0
    assert "lấy số" not in cchc(*NEW).err
    assert "  - id: 4\n" in office_in_git.text


def test_a_number_of_a_branch_that_is_not_merged_goes_to_nobody_else(
    cchc: Cchc, office_in_git: Repository
) -> None:
    """A colleague's task that was fetched would get another number when it is merged."""
    office_in_git.git("switch", "-q", "-c", "khac")
    assert cchc(*NEW, "--commit").code == 0
    fetched = office_in_git.git("rev-parse", "HEAD").strip()
    assert cchc(*NEW, "--commit").code == 0
    office_in_git.git("switch", "-q", "main")
    added = cchc(*NEW, "--commit").err
    assert "(lấy số 6: số 4, 5 đã có ở nhánh khac, chưa gộp)" in added
    office_in_git.git("update-ref", "refs/remotes/origin/main", fetched)
    office_in_git.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    office_in_git.git("branch", "-D", "khac")
    office_in_git.git("reset", "-q", "--hard", "HEAD~1")
    assert cchc("remove", "3", "--force", "--commit", *DAY).code == 0
    added = cchc(*NEW).err
    why = "số 3 là của nhiệm vụ đã xóa, còn trong lịch sử; số 4 đã có ở nhánh origin/main, chưa gộp"
    assert f"(lấy số 5: {why})" in added


def test_a_branch_that_was_merged_is_asked_no_more(cchc: Cchc, office_in_git: Repository) -> None:
    office_in_git.git("branch", "cu")
    assert cchc(*NEW, "--commit").code == 0
    assert "lấy số" not in cchc(*NEW).err


def test_only_numbers_that_were_taken_are_left_out(cchc: Cchc, office_in_git: Repository) -> None:
    plan = office_in_git.text
    office_in_git.commit(plan.replace("- id: 3\n", "- id: 300\n"))  # a slip, mended at once
    office_in_git.commit(plan)
    assert cchc(*NEW).code == 0
    assert "  - id: 4\n" in office_in_git.text


def test_numbers_are_known_in_any_style_under_any_path_and_beside_broken_versions(
    office_in_git: Repository,
) -> None:
    plan = office_in_git.text
    office_in_git.commit(plan + '  - {"id": "07", title: a, area: the-che, owner: vhxh, due: Quý I}\n')
    office_in_git.commit(plan + "  - id: 9\n    title: [\n")  # can't be read
    office_in_git.commit(plan + "# id: 55\n")
    office_in_git.git("mv", office_in_git.path, "plans/ke-hoach.yaml")
    office_in_git.git("commit", "-qm", "Đổi tên")
    assert earlier_tasks.numbers(office_in_git.folder / "plans/ke-hoach.yaml") == {1, 2, 3, 7}


def test_without_git_the_next_number_is_the_next(cchc: Cchc, office: Path) -> None:
    with pytest.raises(GitError):
        earlier_tasks.numbers(office / "plans/2026.yaml")
    area = ("--area", "chi-dao")
    assert cchc("remove", "20", "--force", "--as-of", "2026-02-01").code == 0
    assert cchc(*NEW[:2], *area, *NEW[4:]).code == 0
    assert (office / "plans/2026.yaml").read_text("utf-8").count("  - id: 20\n") == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("status: done\n    done_on: 2026-01-20", "NV 2 đã hoàn thành"),
        (
            "status: in_progress\n    results:\n      - document: 1/BC\n        date: 2026-01-20",
            "văn bản, minh chứng",
        ),
        (
            "status: in_progress\n    reopenings:\n      - done_on: 2026-01-20\n        date: 2026-01-21",
            "đã có lần hoàn thành",
        ),
    ],
)
def test_a_task_with_something_to_show_is_no_slip(
    cchc: Cchc, office_in_git: Repository, line: str, why: str
) -> None:
    text = office_in_git.text
    first, second = text.split("  - id: 2\n")
    (office_in_git.plan).write_text(
        f"{first}  - id: 2\n{second.replace('status: not_started', line, 1)}", "utf-8"
    )
    before = office_in_git.text
    answer = cchc("remove", "1,2", *DAY)
    assert (answer.code, office_in_git.text) == (2, before)
    assert why in answer.err
    remedy = "cchc reopen 2" if "status: done" in line else "cchc cancel 2 --document SỐ-VĂN-BẢN"
    assert remedy in answer.err
    assert "NV 1" not in answer.err
    assert cchc("remove", "1", "--force", *DAY).code == 0
    assert cchc("remove", "2", "--force", *DAY).code == 0
    assert "- id: 2\n" not in office_in_git.text


def test_a_task_that_a_closed_period_reported_on_is_no_slip(cchc: Cchc, office_in_git: Repository) -> None:
    later = datetime(2026, 3, 20, 8, tzinfo=periods.VIETNAM)
    office_in_git.commit(small_plan(4), at=later)
    answer = cchc("remove", "3", "--as-of", "2026-03-15")
    assert answer.code == 2
    assert "NV 3 đã có trong kỳ báo cáo Quý I/2026 (đến 14/03/2026)" in answer.err
    assert cchc("remove", "3", "--as-of", "2026-03-14", "--dry-run").code == 0  # it hasn't closed
    assert cchc("remove", "4", "--force", "--as-of", "2026-03-21").code == 0  # it came afterwards


def test_the_provinces_own_periods_count_before_the_default_ones(
    cchc: Cchc, office_in_git: Repository
) -> None:
    own = "reporting:\n  periods:\n    - {id: q1, title: Quý một, from: 1/1/2026, to: 31/1/2026}\n\ntasks:\n"
    office_in_git.commit(office_in_git.text.replace("tasks:\n", own))
    answer = cchc("remove", "3", "--as-of", "2026-02-01")
    assert (answer.code, "kỳ báo cáo Quý một (đến 31/01/2026)" in answer.err) == (2, True)


def test_comments_of_people_that_go_with_what_is_taken_out_are_told(
    cchc: Cchc, office_in_git: Repository
) -> None:
    record = office_in_git.text.index("  - id: 2\n")
    noted = (
        office_in_git.text[record:].replace("\n    ", " # hỏi chị Hà\n    # nguồn: bảng 1, dòng 2\n    ", 1)
        + "    notes:\n      - date: 2026-01-05 # theo sổ\n        text: 'Họp #1' # ở xã\n"
    )
    office_in_git.commit(office_in_git.text[:record] + noted)
    words = "ghi chú trong mục bị bỏ, không giữ được: "

    def told(*command: str) -> list[str]:
        answer = cchc(*command)
        assert answer.code == 0, answer.err
        lines = answer.err.splitlines()
        return [line.removeprefix(words) for line in lines if line.startswith(words)]

    assert told("update", "2", "--due", "Quý III/2026") == []
    assert told("note", "3", "--remove", "1") == ["# theo sổ", "# ở xã"]
    assert told("remove", "2", *DAY, "--dry-run") == ["# hỏi chị Hà"], "the draft's own isn't told"
    assert told("remove", "2", "--force", *DAY)[:1] == ["# hỏi chị Hà"]


def test_a_task_of_the_signed_plan_goes_by_a_persons_word_alone(
    cchc: Cchc, office: Path, person: Person
) -> None:
    file = office / "plans/2026.yaml"
    before = file.read_bytes()
    refused = cchc("remove", "2", *DAY)
    assert (refused.code, file.read_bytes()) == (2, before)
    assert "NV 2 là nhiệm vụ của kế hoạch đã ký\n" in refused.err
    assert "cchc cancel 2 --document SỐ-VĂN-BẢN; đúng ghi nhầm thì thêm --force" in refused.err
    shown = cchc("remove", "2", "--dry-run", *DAY)
    assert (shown.code, shown.out.startswith("2 · bỏ "), file.read_bytes()) == (0, True, before)
    for word in ("không", "có"):
        person.says(word)
        answer = cchc("remove", "2", *DAY)
        assert (answer.code, file.read_bytes() == before) == (0, word == "không")
        assert ("chưa ghi gì" in answer.err) == (word == "không")
        assert person.asked.pop() == "xóa hẳn khỏi kế hoạch? (có/không): "
        assert "không làm nữa thì hủy, nhiệm vụ vẫn còn trong tệp: cchc cancel 2" in answer.err


def test_what_was_added_later_or_to_a_draft_goes_at_once(cchc: Cchc, office: Path) -> None:
    file = office / "plans/2026.yaml"
    before = file.read_bytes()
    assert cchc(*NEW[:2], "--area", "chi-dao", *NEW[4:-1]).code == 0
    assert cchc("remove", "21").code == 0
    assert file.read_bytes() == before
    text = before.decode()
    day = next(line for line in text.splitlines() if line.lstrip().startswith("date: "))
    file.write_text(text.replace(f"{day}\n", "", 1), "utf-8")
    answer = cchc("remove", "20", "--as-of", "2026-02-01")
    assert answer.code == 0, answer.err


def test_the_way_back_is_named_where_there_is_one(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp()))
    assert "(xóa nhầm thì lấy lại bằng: cchc undo)" in cchc("remove", "20", "--force", *DAY).err
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert "undo" not in cchc("remove", "19", "--force", *DAY).err
