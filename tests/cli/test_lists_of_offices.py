"""Who coordinates a task, and what it promises: set, added to, taken from, and told truly.

Every test runs twice: with the file edited as a whole, and by excerpts as large files are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Answer, Cchc

DAY = ("--as-of", "2026-09-20")
EVERYBODY = "Các phòng, ban, đơn vị liên quan"  # who coordinates task 9 of the real plan
pytestmark = pytest.mark.usefixtures("way")


def done(cchc: Cchc, *arguments: str) -> Answer:
    """Run a command that does what it is asked."""
    answer = cchc(*arguments)
    assert answer.code == 0, answer.err
    return answer


def test_coordinators_are_added_and_the_others_stay(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = done(cchc, "update", "9", "--add-coordinator", "tram y te", "--add-coordinator", "Phòng Kinh tế")
    assert answer.out.splitlines() == [
        "9 · cơ quan phối hợp: thêm Trạm Y tế",
        "9 · cơ quan phối hợp: thêm Phòng Kinh tế",
    ]
    assert changed_lines(before, plan(office)) == ([], ["      - Trạm Y tế", "      - Phòng Kinh tế"])
    assert EVERYBODY in cchc("show", "9").out


def test_a_coordinator_is_taken_away_by_any_of_its_names(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    done(cchc, "update", "9", "--add-coordinator", "Trạm Y tế")
    assert done(cchc, "update", "9", "--remove-coordinator", "tram y te").out == (
        "9 · cơ quan phối hợp: bỏ Trạm Y tế\n"
    )
    assert plan(office) == before
    done(cchc, "update", "9", "--remove-coordinator", EVERYBODY)
    assert "cơ quan phối hợp" not in cchc("show", "9").out


def test_one_is_put_in_anothers_place(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    done(cchc, "update", "9", "--add-coordinator", "Trạm Y tế", "--remove-coordinator", EVERYBODY)
    assert changed_lines(before, plan(office)) == ([f"      - {EVERYBODY}"], ["      - Trạm Y tế"])


def test_who_is_there_is_not_added_again(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = done(cchc, "update", "9", "--add-coordinator", EVERYBODY, "--remove-coordinator", "Trạm Y tế")
    assert answer.err == (
        "không có gì thay đổi: nhiệm vụ 9 đã đúng như vậy\nNV 9: không có cơ quan phối hợp Trạm Y tế để bỏ\n"
    )
    assert plan(office) == before


@pytest.mark.parametrize("last", [True, False])
def test_a_list_that_is_set_is_as_asked_and_said(cchc: Cchc, office: Path, last: bool) -> None:  # noqa: FBT001
    names = ["Phòng Kinh tế", EVERYBODY] if last else [EVERYBODY, "Phòng Kinh tế"]
    answer = done(cchc, "update", "9", "--coordinator", names[0], "--coordinator", names[1])
    assert answer.out.endswith(f"9 · cơ quan phối hợp: nay là {'; '.join(names)}\n")
    assert f"  cơ quan phối hợp: {', '.join(names)}\n" in cchc("show", "9").out


def test_a_list_that_is_set_replaces_the_old_one_and_says_which_it_is_now(cchc: Cchc, office: Path) -> None:
    done(cchc, "update", "9", "--add-coordinator", "Trạm Y tế")
    one = done(cchc, "update", "9", "--coordinator", "Trạm Y tế")
    assert one.out.splitlines() == [
        f"9 · cơ quan phối hợp: bỏ {EVERYBODY}",
        "9 · cơ quan phối hợp: nay là Trạm Y tế",
    ]
    done(cchc, "update", "9", "--add-coordinator", "Phòng VHXH")
    two = done(cchc, "update", "9", "--coordinator", "Phòng Kinh tế", "--coordinator", "Các trường học")
    assert two.out == "9 · cơ quan phối hợp: nay là Phòng Kinh tế; Các trường học\n"
    shown = done(cchc, "update", "9", "--coordinator", "Phòng Kinh tế", "--diff")
    assert "nay là" not in shown.out, "a diff is a diff"


def test_a_lone_office_in_place_of_another_is_told_once(cchc: Cchc, office: Path) -> None:
    answer = done(cchc, "update", "9", "--coordinator", "Trạm Y tế")
    assert answer.out == f"9 · cơ quan phối hợp: {EVERYBODY} → Trạm Y tế\n"


def test_an_empty_name_empties_the_list(cchc: Cchc, office: Path) -> None:
    answer = done(cchc, "update", "9", "--coordinator", "")
    assert answer.out == f"9 · cơ quan phối hợp: bỏ {EVERYBODY}\n"
    assert "cơ quan phối hợp" not in cchc("show", "9").out


def test_a_promise_is_written_changed_and_taken_away(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    assert done(cchc, "update", "4", "--target", "02 hội nghị").out == "4 · chỉ tiêu: 2 hội nghị\n"
    assert changed_lines(before, plan(office)) == (
        [],
        ["    target:", "      quantity: 2", "      unit: hội nghị"],
    )
    done(cchc, "update", "4", "--achieved", "1", *DAY)
    with_one = plan(office)
    assert done(cchc, "update", "4", "--target", "3 hội nghị").out == "4 · chỉ tiêu · số lượng: 2 → 3\n"
    assert changed_lines(with_one, plan(office)) == (["      quantity: 2"], ["      quantity: 3"])
    assert "đã đạt 1" in cchc("show", "4").out, "what was reached stays"
    assert done(cchc, "update", "4", "--achieved", "").out == "4 · chỉ tiêu · đã đạt: bỏ 1\n"
    done(cchc, "update", "4", "--target", "")
    assert "target:" not in plan(office).split("  - id: 4\n")[1].split("  - id: 5\n")[0]


def test_a_promise_and_what_was_reached_are_written_at_once(cchc: Cchc, office: Path) -> None:
    answer = done(cchc, "update", "4", "--target", "5 lớp tập huấn", "--achieved", "2", *DAY)
    assert "4 · chỉ tiêu: 5 lớp tập huấn, đã đạt 2 · 20/09/2026\n" in answer.out
    assert "  chỉ tiêu: 5 lớp tập huấn, đã đạt 2 (ngày 20/09/2026)\n" in cchc("show", "4").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--note", ""), "--note: chưa ghi nội dung"),
        (("--note", "", "--progress", "5"), "--note: chưa ghi nội dung"),
        (("--owner", "", "--progress", "5"), "--owner: chưa ghi nội dung"),
        (("--area", "", "--progress", "5"), "--area: chưa ghi nội dung"),
        (("--add-coordinator", ""), "--add-coordinator: chưa ghi nội dung"),
        (("--remove-coordinator", " "), "--remove-coordinator: chưa ghi nội dung"),
        (("--coordinator", "", "--coordinator", "Trạm Y tế"), '--coordinator "" là bỏ mọi cơ quan'),
        (("--coordinator", "Trạm Y tế", "--add-coordinator", "Phòng Kinh tế"), "thay cả danh sách"),
        (("--coordinator", "", "--remove-coordinator", "Trạm Y tế"), "thay cả danh sách"),
        (("--coordinator", "Trạm Y tế", "--coordinator", "tram y te"), "ghi hai lần trong một danh sách"),
        (("--add-coordinator", "Sở Y tế"), 'không có cơ quan nào tên là "Sở Y tế"'),
        (("--target", "hai hội nghị"), '--target: "hai hội nghị" không phải là số lượng và đơn vị'),
        (("--target", "1.000 hồ sơ"), "không phải là số lượng và đơn vị"),
        (("--target", "2"), "không phải là số lượng và đơn vị"),
        (("--achieved", "1"), 'cchc update 4 --target "SỐ-LƯỢNG ĐƠN-VỊ"'),
    ],
)
def test_what_makes_no_sense_is_said_and_writes_nothing(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(office)
    answer = cchc("update", "4", *arguments)
    assert (answer.code, plan(office)) == (2, before)
    assert said in answer.err


def test_an_amendment_keeps_who_coordinated_before(cchc: Cchc, office: Path) -> None:
    done(cchc, "amend", "--document", "45/KH-UBND", "--date", "10/7/2026", "--summary", "Điều chỉnh")
    done(cchc, "update", "9", "--add-coordinator", "Trạm Y tế", "--amendment", "45/KH-UBND")
    assert f"cơ quan phối hợp trước đó: {EVERYBODY}" in cchc("show", "9").out


def test_an_office_whose_first_task_came_later_is_in_no_list_of_the_day(cchc: Cchc, office: Path) -> None:
    kind = ("--kind", "reminder", "--split", "owner")
    asked = ("report", "-o", "-", "--format", "text", *kind, "--as-of", "1/3/2026")
    then = cchc(*asked)
    new = ("Việc mới", "--area", "thu-tuc", "--owner", "Phòng Kinh tế", "--due", "Quý IV/2026")
    assert cchc("add", *new, "--as-of", "2/3/2026").code == 0
    later = cchc(*asked)
    assert (later.out, later.err) == (then.out, then.err)
    assert "Phòng Kinh tế" not in then.err
    assert "Phòng Kinh tế" in cchc(*asked[:-1], "2/3/2026").err, office
