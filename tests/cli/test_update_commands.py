"""The updating commands on the real plan: what they say, and which lines of the file change.

Every test runs twice: with the file edited as a whole, and by excerpts as large files are.
"""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan
from tests.support.repositories import git_program

if TYPE_CHECKING:
    from tests.support.answers import Cchc

DAY = ("--as-of", "2026-09-20")
pytestmark = pytest.mark.usefixtures("way")


def git(office: Path, *arguments: str) -> str:
    done = subprocess.run([git_program(), *arguments], cwd=office, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(office: Path) -> Path:
    """Stand in a repository whose first commit is the real plan."""
    git(office, "init", "-q", "-b", "main")
    git(office, "config", "user.name", "Cán bộ")
    git(office, "config", "user.email", "canbo@example.vn")
    git(office, "add", "-A")
    git(office, "commit", "-qm", "Kế hoạch năm 2026")
    return office


def test_one_changed_status_is_one_changed_line_in_git(cchc: Cchc, repository: Path) -> None:
    answer = cchc("update", "4", "--status", "in_progress")
    assert answer.out == "4 · trạng thái: chưa thực hiện → đang thực hiện\n"
    assert git(repository, "diff", "--numstat") == "1\t1\tplans/2026.yaml\n"


def test_done_with_a_document_adds_lines_and_changes_one(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    summary = "Kế hoạch tuyên truyền"
    answer = cchc("done", "1", "--document", "15/KH-UBND", "--date", "16/3/2026", "--summary", summary, *DAY)
    gone, came = changed_lines(before, plan(office))
    assert gone == ["    status: not_started"]
    assert came == [
        "    status: done",
        "    started_on: 2026-03-16",
        "    done_on: 2026-03-16",
        "    results:",
        "      - document: 15/KH-UBND",
        "        date: 2026-03-16",
        "        summary: Kế hoạch tuyên truyền",
    ]
    assert answer.out.splitlines() == [
        "1 · trạng thái: chưa thực hiện → hoàn thành",
        "1 · ngày bắt đầu: 16/03/2026",
        "1 · ngày hoàn thành: 16/03/2026",
        "1 · văn bản, minh chứng: thêm 15/KH-UBND · 16/03/2026 · Kế hoạch tuyên truyền",
    ]


def test_every_step_of_a_tasks_life_is_recorded_and_told(cchc: Cchc, office: Path) -> None:
    said = []
    for command in (
        ("start", "4"),
        ("update", "4", "--progress", "40%", "--note", "Đã lấy ý kiến các đơn vị"),
        ("extend", "4", "--to", "Quý III/2026", "--document", "41/UBND-VX", "--date", "20/6/2026"),
        ("submit", "4"),
        ("done", "4", "--done-on", "20/9/2026"),
        ("reopen", "4"),
        ("pause", "4", "--document", "50/UBND-VX", "--reason", "chờ tỉnh"),
        ("reopen", "4"),
        ("cancel", "4", "--document", "51/UBND-VX"),
    ):
        answer = cchc(*command, *DAY)
        assert answer.code == 0, answer.err
        said += answer.out.splitlines()
    assert said == [
        "4 · trạng thái: chưa thực hiện → đang thực hiện",
        "4 · ngày bắt đầu: 20/09/2026",
        "4 · tiến độ: 40%",
        "4 · nhật ký: thêm 20/09/2026 · Đã lấy ý kiến các đơn vị",
        "4 · gia hạn: thêm thời hạn Quý III/2026 · ngày 20/06/2026 · 41/UBND-VX · đã duyệt",
        "4 · trạng thái: đang thực hiện → đã trình, chờ duyệt",
        "4 · trình duyệt: 20/09/2026",
        "4 · trạng thái: đã trình, chờ duyệt → hoàn thành",
        "4 · tiến độ: 40% → 100%",
        "4 · ngày hoàn thành: 20/09/2026",
        "4 · trạng thái: hoàn thành → đang thực hiện",
        "4 · ngày hoàn thành: bỏ 20/09/2026",
        "4 · các lần trình đã bị trả lại: thêm trình ngày 20/09/2026 · bị trả lại ngày 20/09/2026",
        "4 · các lần mở lại: thêm ngày 20/09/2026 (đã ghi hoàn thành ngày 20/09/2026)",
        "4 · trạng thái: đang thực hiện → tạm dừng",
        "4 · dừng, hủy: 20/09/2026 · 50/UBND-VX · chờ tỉnh",
        "4 · trạng thái: tạm dừng → đang thực hiện",
        "4 · dừng, hủy: không còn (20/09/2026 · 50/UBND-VX · chờ tỉnh)",
        "4 · các lần dừng đã kết thúc: thêm tạm dừng ngày 20/09/2026, mở lại cùng ngày · 50/UBND-VX · chờ tỉnh",
        "4 · trạng thái: đang thực hiện → đã hủy",
        "4 · dừng, hủy: 20/09/2026 · 51/UBND-VX",
    ]
    assert cchc("check", "--ignore", "6ro").code == 0


def test_a_proposed_extension_moves_no_deadline(cchc: Cchc, office: Path) -> None:
    assert cchc("extend", "5", "--to", "Quý IV/2026", "--proposed", "--as-of", "2026-06-01").code == 0
    assert cchc("due", "--quarter", "Q2", "--as-of", "2026-09-20").numbers == [4, 5, 8]
    assert "đề xuất, chưa duyệt" in cchc("show", "5").out


def test_an_approved_extension_moves_the_deadline_and_keeps_the_first_one(cchc: Cchc, office: Path) -> None:
    cchc("extend", "5", "--to", "30/9/2026", "--document", "41/UBND-VX", "--as-of", "2026-06-01")
    assert cchc("due", "--quarter", "Q2", "--as-of", "2026-09-20").numbers == [4, 8]
    assert "  thời hạn gốc: Quý II/2026\n" in cchc("show", "5", *DAY).out


def test_several_tasks_are_one_write(cchc: Cchc, repository: Path) -> None:
    answer = cchc("update", "9,10", "11", "--status", "in_progress")
    assert len(answer.out.splitlines()) == 3
    assert git(repository, "diff", "--numstat") == "3\t3\tplans/2026.yaml\n"


def test_adding_takes_the_next_number_and_only_adds_lines(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc(
        *("add", "Tổ chức sơ kết: 6 tháng", "--area", "Chỉ đạo", "--owner", "vhxh", "--due", "Quý III/2026"),
        *("--coordinator", "Trạm Y tế", "--coordinator", "kinh te", *DAY),
    )
    assert answer.out == "21 · thêm Tổ chức sơ kết: 6 tháng\n"
    gone, came = changed_lines(before, plan(office))
    assert gone == []
    assert [line for line in came if line] == [
        "  - id: 21",
        '    title: "Tổ chức sơ kết: 6 tháng"',
        "    area: chi-dao",
        "    assigned_on: 2026-09-20",
        "    status: not_started",
        "    owner: Phòng VHXH",
        "    coordinators:",
        "      - Trạm Y tế",
        "      - Phòng Kinh tế",
        "    due: Quý III/2026",
    ]
    assert cchc("show", "21").code == 0


def test_removing_takes_the_record_and_nothing_else(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("remove", "9", "--force")
    assert answer.out == "9 · bỏ Tự kiểm tra, rà soát văn bản QPPL\n"
    gone, came = changed_lines(before, plan(office))
    assert came == []
    assert next(line for line in gone if line) == "  - id: 9"
    assert cchc("list").numbers == [n for n in range(1, 21) if n != 9]


def test_setting_what_is_so_changes_nothing_and_says_so(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("update", "4", "--status", "chưa thực hiện")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "không có gì thay đổi: nhiệm vụ 4 đã đúng như vậy\n"
    assert plan(office) == before


def test_a_dry_run_shows_the_diff_and_writes_nothing(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("start", "4", "--diff", *DAY)
    assert answer.out.splitlines()[:2] == ["--- a/plans/2026.yaml", "+++ b/plans/2026.yaml"]
    assert "-    status: not_started\n+    status: in_progress\n+    started_on: 2026-09-20\n" in answer.out
    assert plan(office) == before
    assert not (office / "plans/.cchc").exists()


def test_owners_and_areas_are_written_by_their_registered_names(cchc: Cchc, office: Path) -> None:
    cchc(
        "update",
        "4",
        "--owner",
        "trung tam phuc vu hcc xa",
        "--area",
        "Thể chế",
        "--coordinator",
        "tram y te",
    )
    shown = plan(office).split("  - id: 4\n")[1].split("\n\n")[0]
    assert "    owner: Trung tâm PVHCC\n    coordinators:\n      - Trạm Y tế\n" in shown
    assert "    area: the-che\n" in shown


def test_an_empty_text_takes_a_field_away(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    cchc("update", "4", "--lead", "Phó Chủ tịch")
    answer = cchc("update", "4", "--lead", "")
    assert answer.out == "4 · lãnh đạo phụ trách: bỏ Phó Chủ tịch\n"
    assert plan(office) == before


def test_what_the_caller_expects_must_hold(cchc: Cchc, office: Path) -> None:
    assert cchc("start", "4", "--expect", "status=not_started", *DAY).code == 0
    before = plan(office)
    answer = cchc("submit", "4", "--expect", "status=chưa thực hiện")
    assert answer.code == 3
    assert 'NV 4: trạng thái đang ghi là "đang thực hiện", không phải "chưa thực hiện"' in answer.err
    assert plan(office) == before


@pytest.mark.parametrize(
    "expected", ["Status=in_progress", "trạng thái=đang thực hiện", "trang thai=Đang làm"]
)
def test_what_is_expected_goes_by_its_vietnamese_words(expected: str, cchc: Cchc, office: Path) -> None:
    answer = cchc("update", "4", "--lead", "A", "--expect", expected)
    assert answer.code == 3
    assert 'NV 4: trạng thái đang ghi là "chưa thực hiện", không phải "' in answer.err
    assert cchc("start", "4", *DAY).code == 0
    assert cchc("update", "4", "--lead", "A", "--expect", expected).code == 0
    assert "lead: A\n" in plan(office)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("update", "4"), 2, "chưa ghi trường cần cập nhật"),
        (("update", "99", "--progress", "5"), 2, "không có nhiệm vụ số 99"),
        (("update", "4", "--progress", "101"), 2, "cập nhật này làm kế hoạch sai, chưa ghi gì"),
        (("update", "4", "--progress", "nửa"), 2, "cập nhật này làm kế hoạch sai, chưa ghi gì"),
        (("update", "4", "--status", "done"), 2, "dùng lệnh: cchc done"),
        (("update", "4", "--status", "xem"), 2, '--status: không có "xem"'),
        (("update", "4", "--done-on", "2026-05-01"), 2, "dùng lệnh: cchc done 4 --done-on 01/5/2026"),
        (("update", "4", "--owner", "Sở Y tế"), 2, "không có cơ quan nào tên là"),
        (("update", "4", "--title", ""), 2, "nội dung nhiệm vụ không được để trống"),
        (
            ("done", "4", "--done-on", "21/9/2026", *DAY),
            2,
            "--done-on: ngày 21/09/2026 sau ngày tính số liệu",
        ),
        (("pause", "4"), 2, "tạm dừng nhiệm vụ phải có văn bản"),
        (("cancel", "4"), 2, "hủy nhiệm vụ phải có văn bản"),
        (("extend", "4", "--document", "1/UB"), 2, "chưa ghi thời hạn mới"),
        (("extend", "4", "--to", "Quý III/2026"), 2, "gia hạn đã duyệt phải có văn bản"),
        (("extend", "4", "--to", "khi nào xong", "--document", "1/UB"), 2, "không đọc được ngày cuối"),
        (
            ("extend", "4", "--to", "1/1/2026", "--document", "1/UB"),
            2,
            "không muộn hơn thời hạn trong kế hoạch",
        ),
        (("update", "4", "--due", "31/2/2026"), 2, "--due: không đọc được thời hạn"),
        (("update", "4", "--note", "a\x1b[31mb"), 2, "ký tự điều khiển U+001B"),
        (("update", "4", "--owner", "UBND"), 2, 'không có cơ quan nào tên là "UBND"'),
        (("update", "4", "--started-on", "1/1/2199"), 2, "--started-on: ngày 1/1/2199 chưa đến"),
        (("start", "4", "--as-of", "1/1/2199"), 2, "--as-of: ngày 1/1/2199 chưa đến"),
        (("pause", "4", "--document", "1/UB", "--date", "1/1/2199"), 2, "--date: ngày 1/1/2199 chưa đến"),
        (("add", "Việc mới"), 2, "còn thiếu: --area, --owner, --due"),
        (("start", "4", "--expect", "status"), 2, "thiếu dấu ="),
        (("start", "4", "--expect", "tình hình=x"), 2, "--expect: không có"),
    ],
)
def test_a_wish_that_makes_no_sense_writes_nothing(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    before = plan(office)
    answer = cchc(*arguments)
    assert answer.code == code
    assert message in answer.err
    assert plan(office) == before


def test_a_commit_holds_the_plan_alone_and_is_worded_by_the_change(cchc: Cchc, repository: Path) -> None:
    (repository / "khac.txt").write_text("đã đưa vào vùng chờ\n", "utf-8")
    git(repository, "add", "khac.txt")
    (repository / "khac.txt").write_text("rồi sửa tiếp\n", "utf-8")
    staged, changed = git(repository, "diff", "--cached"), git(repository, "diff")
    answer = cchc("update", "4", "--status", "in_progress", "--commit")
    assert answer.code == 0
    assert "đã ghi vào lịch sử: phiên bản " in answer.err
    assert (
        git(repository, "log", "-1", "--format=%B").strip()
        == "NV 4: trạng thái chưa thực hiện → đang thực hiện"
    )
    assert git(repository, "show", "--numstat", "--format=").strip() == "1\t1\tplans/2026.yaml"
    assert (git(repository, "diff", "--cached"), git(repository, "diff")) == (staged, changed)


def test_a_commit_after_a_version_with_hidden_characters_is_made(cchc: Cchc, repository: Path) -> None:
    whole = plan(repository)
    (repository / "plans/2026.yaml").write_text(
        whole.replace("- id: 4\n", '- id: 4\n    lead: "a\\0b"\n'), "utf-8"
    )
    git(repository, "commit", "-qam", "có ký tự ẩn")
    (repository / "plans/2026.yaml").write_text(whole, "utf-8")
    answer = cchc("update", "5", "--progress", "10", "--commit")
    assert (answer.code, git(repository, "status", "--porcelain")) == (0, "")
    assert "lãnh đạo phụ trách" in git(repository, "log", "-1", "--format=%B").lower()


def test_a_commit_message_may_be_longer_than_a_command_line(cchc: Cchc, repository: Path) -> None:
    note = "nội dung dài " * 1_000
    numbers = [str(number) for number in range(1, 21)]
    assert cchc("update", *numbers, "--note", note, "--commit").code == 0
    assert len(git(repository, "log", "-1", "--format=%B")) > 200_000
    assert git(repository, "status", "--porcelain") == ""


def test_a_commit_of_several_changes_lists_them(cchc: Cchc, repository: Path) -> None:
    cchc("start", "4", "--commit", *DAY)
    assert git(repository, "log", "-1", "--format=%B").strip().splitlines() == [
        "NV 4: trạng thái chưa thực hiện → đang thực hiện (và 1 thay đổi khác)",
        "",
        "- NV 4: trạng thái chưa thực hiện → đang thực hiện",
        "- NV 4: ngày bắt đầu 20/09/2026",
    ]


def test_a_commit_also_names_what_was_edited_by_hand_before(cchc: Cchc, repository: Path) -> None:
    cchc("update", "9", "--progress", "10")
    cchc("update", "4", "--progress", "20", "--commit")
    body = git(repository, "log", "-1", "--format=%B")
    assert "- NV 4: tiến độ 20%" in body
    assert "- NV 9: tiến độ 10%" in body


def test_the_environment_can_ask_for_commits(
    cchc: Cchc, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_COMMIT", "1")
    cchc("update", "4", "--progress", "20")
    assert git(repository, "rev-list", "--count", "HEAD").strip() == "2"


def test_the_users_hooks_decide_about_a_commit(cchc: Cchc, repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'chưa được duyệt' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    answer = cchc("update", "4", "--progress", "20", "--commit")
    assert answer.code == 3
    assert (
        'đã ghi vào tệp nhưng chưa ghi vào lịch sử: kho lịch sử từ chối (git: "chưa được duyệt")'
        in answer.err
    )
    assert "    progress: 20\n" in plan(repository)
    hook.unlink()
    again = cchc("update", "4", "--progress", "20", "--commit")
    assert again.code == 0
    assert "đã ghi vào lịch sử" in again.err
    assert git(repository, "status", "--short") == ""


@pytest.mark.parametrize(
    ("first", "command"),
    [
        (("note", "4", "Một"), ("note", "4", "--remove", "1")),
        (("note", "4", "Một"), ("note", "4", "Hai")),
        (("result", "4", "--add", "9/BC-UBND", "--date", "1/6/2026"), ("result", "4", "--remove", "1")),
        (("note", "4", "Một"), ("remove", "3", "--force")),
        (("note", "4", "Một"), ("update", "4", "--progress", "20")),
        (("note", "4", "Một"), ("amend", "--document", "10/KH-UBND", "--date", "1/6/2026")),
    ],
)
@pytest.mark.parametrize("is_named", [False, True])
def test_what_was_saved_but_not_committed_is_committed_by_the_hint_and_done_once(  # noqa: PLR0913  fixtures
    cchc: Cchc,
    repository: Path,
    first: tuple[str, ...],
    command: tuple[str, ...],
    *,
    is_named: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # `save` knows from it what a command took away
    assert cchc(*first, "--commit").code == 0
    if is_named:
        (repository / "plans/2026.yaml").rename(repository / "kế hoạch.yaml")
        command = (*command, "--plan", "kế hoạch.yaml")
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    answer = cchc(*command, "--commit")
    assert answer.code == 3, answer.err
    hint = answer.err.partition("  gợi ý: ")[2]
    assert hint.startswith("thay đổi đã nằm trong tệp; ")
    wanted = 'cchc save --plan "kế hoạch.yaml"' if is_named else "cchc save"
    assert hint.rstrip().endswith(f" rồi ghi vào lịch sử bằng: {wanted}")
    hook.unlink()
    file = repository / ("kế hoạch.yaml" if is_named else "plans/2026.yaml")
    saved = file.read_bytes()
    assert cchc(*shlex.split(wanted)[1:]).code == 0
    assert file.read_bytes() == saved
    name = file.relative_to(repository).as_posix()
    assert git(repository, "show", f"HEAD:{name}").encode() == saved


def test_outside_a_repository_the_update_is_saved_and_said_to_be_uncommitted(
    cchc: Cchc, office: Path
) -> None:
    answer = cchc("update", "4", "--progress", "20", "--commit")
    assert answer.code == 3
    assert (
        "đã ghi vào tệp nhưng chưa ghi vào lịch sử: tệp kế hoạch chưa nằm trong kho lịch sử nào" in answer.err
    )
    assert "    progress: 20\n" in plan(office)


def test_a_plan_that_git_does_not_know_yet_is_committed_too(cchc: Cchc, repository: Path) -> None:
    git(repository, "rm", "-q", "--cached", "plans/2026.yaml")
    git(repository, "commit", "-qm", "bỏ tệp")
    assert cchc("update", "4", "--progress", "20", "--commit").code == 0
    assert git(repository, "status", "--short") == ""


@pytest.mark.parametrize("ending", ["lf", "crlf", "bom"])
def test_line_endings_and_the_byte_order_mark_stay(cchc: Cchc, office: Path, ending: str) -> None:
    path = office / "plans/2026.yaml"
    data = path.read_bytes()
    data = data.replace(b"\n", b"\r\n") if ending == "crlf" else data
    data = b"\xef\xbb\xbf" + data if ending == "bom" else data
    path.write_bytes(data)
    assert cchc("start", "4", *DAY).code == 0
    now = path.read_bytes()
    assert now.startswith(b"\xef\xbb\xbf") == (ending == "bom")
    assert (now.count(b"\r\n") == now.count(b"\n")) == (ending == "crlf")
    assert now.count(b"\n") == data.count(b"\n") + 1


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ("--progress", "5"),
            "NV 1: nhiệm vụ hoàn thành thì tiến độ là 100, không phải 5",
            "chưa xong thì mở lại trước: cchc reopen 1",
        ),
        (("--status", "in_progress"), "NV 1 đã hoàn thành", "mở lại trước: cchc reopen 1"),
        (
            ("--status", "in_progress", "--done-on", ""),
            "NV 1 đã hoàn thành",
            "mở lại trước: cchc reopen 1",
        ),
        (
            ("--status", "paused", "--done-on", "1/6/2026"),
            "NV 1 đã hoàn thành",
            "mở lại trước: cchc reopen 1",
        ),
        (("--done-on", "1/6/1926"), "--done-on: ngày 01/06/1926 trước năm 2000", "ghi ngày đã diễn ra thật"),
    ],
)
def test_a_finished_task_is_changed_by_the_rules_that_a_sheet_keeps(
    office: Path, cchc: Cchc, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    assert cchc("done", "1", "--document", "15/KH-UBND", *DAY).code == 0
    before = plan(office)
    answer = cchc("update", "1", *arguments, *DAY)
    assert answer.code == 2
    assert message in answer.err
    assert hint in answer.err
    assert plan(office) == before


def test_finishing_by_an_update_makes_a_recorded_progress_whole(office: Path, cchc: Cchc) -> None:
    assert cchc("update", "4", "--progress", "40", *DAY).code == 0
    assert cchc("update", "4", "--status", "done", "--done-on", "20/9/2026", *DAY).code == 0
    assert "    progress: 100\n" in plan(office)
    assert "done-below-100" not in cchc("check").out


def test_reopening_says_that_the_progress_still_is_a_hundred_and_how_to_set_it(
    office: Path, cchc: Cchc
) -> None:
    assert cchc("update", "1", "--progress", "40").code == 0
    assert cchc("done", "1", "--document", "15/KH-UBND").code == 0
    answer = cchc("reopen", "1")
    assert answer.code == 0
    assert "NV 1: tiến độ vẫn ghi 100%; đặt lại bằng: cchc update 1 --progress" in answer.err
    assert "[open-at-100]" in cchc("check").out
    assert cchc("update", "1", "--progress", "80").code == 0
    assert "[open-at-100]" not in cchc("check").out


def test_reopening_a_task_without_progress_says_nothing_of_it(office: Path, cchc: Cchc) -> None:
    assert cchc("done", "1", "--document", "15/KH-UBND").code == 0
    assert "tiến độ" not in cchc("reopen", "1").err


@pytest.mark.parametrize("begin", [("submit", "4"), ("update", "4", "--progress", "50")])
@pytest.mark.usefixtures("office")
def test_work_done_before_it_was_said_to_begin_is_told_how_to_mend_the_beginning(
    begin: tuple[str, ...], cchc: Cchc
) -> None:
    assert cchc(*begin).code == 0  # today, which is when it began as far as anybody knows
    answer = cchc("done", "4", "--done-on", "1/3/2026")
    assert answer.code == 2
    assert "trước ngày bắt đầu" in answer.err
    assert "cchc update 4 --started-on NGÀY" in answer.err
    assert cchc("update", "4", "--started-on", "1/2/2026").code == 0
    assert cchc("done", "4", "--done-on", "1/3/2026").code == 0


def test_a_task_that_was_handed_in_is_listed_and_printed_as_waiting_for_approval(
    cchc: Cchc, office: Path
) -> None:
    assert (
        cchc("submit", "3", "--document", "33/TTr-VHXH", "--date", "9/9/2026", "--as-of", "9/9/2026").code
        == 0
    )
    day = ("--as-of", "20/12/2026")
    words = "đã trình ngày 09/09/2026"
    for command in (["due", *day], ["list", *day], ["report", "--format", "ics", "-o", "-", *day]):
        said = cchc(*command).out.replace("\r\n ", "").replace("\\", "")
        assert said.count(f"{words}, đang chờ phê duyệt") == 1, command
    for form in ("md", "html"):
        page = cchc("report", "--format", form, "-o", "-", *day).out
        in_document = f"{words[0].upper()}{words[1:]} tại Tờ trình số 33/TTr-VHXH, đang chờ phê duyệt"
        assert page.count(in_document) == 2, form  # in its card and in the list
    assert cchc("done", "3", "--done-on", "10/9/2026", "--as-of", "10/9/2026").code == 0
    assert "chờ phê duyệt" not in cchc("list", *day).out


@pytest.mark.usefixtures("office")
def test_a_stop_cites_its_document_with_the_day_of_that_and_rests_from_its_own(
    cchc: Cchc,
) -> None:
    said = cchc("pause", "9", "--document", "60/UBND-VX ngày 30/8/2026", "--date", "1/9/2026")
    assert said.code == 0, said.err
    assert "dừng, hủy: 01/09/2026 · 60/UBND-VX ngày 30/8/2026" in said.out
    report = cchc("report", "--kind", "progress", "--format", "md", "--as-of", "2026-09-14", "-o", "-").out
    assert "từ ngày 01/9/2026 theo Công văn số 60/UBND-VX ngày 30/8/2026" in report
    assert cchc("pause", "10", "--document", "60/UBND-VX").code == 0, "the control: a day isn't needed"


def test_a_note_of_a_draft_that_goes_is_told_and_one_about_something_else_stays(
    office: Path, cchc: Cchc
) -> None:
    plan = office / "plans/2026.yaml"
    note, other = "# ? Thời hạn không ghi năm.", "# ? Chưa xếp lĩnh vực."
    text = plan.read_text("utf-8").replace("  - id: 4\n", f"  {note}\n  {other}\n  - id: 4\n", 1)
    plan.write_text(text, "utf-8")
    told = "ghi chú của bản nháp đã bỏ theo: ? Thời hạn không ghi năm.\n"
    for option in (("--dry-run",), ()):
        answer = cchc("update", "4", "--due", "Quý IV/2026", *option)
        assert answer.code == 0, answer.err
        assert answer.err.count("ghi chú của bản nháp") == 1
        assert told in answer.err
    assert note not in plan.read_text("utf-8")
    assert other in plan.read_text("utf-8")
    assert "ghi chú của bản nháp" not in cchc("update", "4", "--progress", "5").err, "the control"
