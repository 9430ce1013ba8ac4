"""`import --amend` on the screen and in the file: what the commands would write, in words for who typed no option."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support import change_papers
from tests.support.changed_lines import plan
from tests.support.people import Person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

pytestmark = pytest.mark.usefixtures("office")
DAY = ("--as-of", "2026-11-20")
BY = ("--amendment", "9/KH-UBND")
SUMMARY = (
    "Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân xã Vĩnh Thông về cải cách hành "
    "chính xã Vĩnh Thông năm 2026"
)
SENTENCES = (
    "1. Điều chỉnh thời gian hoàn thành nhiệm vụ số 5 từ Quý 2 năm 2026 thành Quý IV/2026.",
    "2. Điều chỉnh cơ quan chủ trì nhiệm vụ số 18 thành “Trung tâm PVHCC”; thời hạn thành “trước ngày 15/11/2026”.",
    "3. Bãi bỏ nhiệm vụ số 16 tại Danh mục nhiệm vụ ban hành kèm theo Kế hoạch số 02/KH-UBND, lý do: hệ thống đã dừng.",
    "4. Đưa nhiệm vụ số 19, nhiệm vụ số 20 ra khỏi Kế hoạch.",
    "5. Bổ sung nhiệm vụ: Tập huấn; chủ trì: Phòng VHXH; phối hợp: Trung tâm PVHCC; hạn: Quý IV/2026; chỉ tiêu: 02 lớp.",
    "6. Bổ sung sản phẩm của nhiệm vụ số 12: Báo cáo kết quả theo dõi.",
    "7. Tạm dừng thực hiện nhiệm vụ số 15 cho đến khi có hướng dẫn.",
    "8. Điều chỉnh chỉ tiêu nhiệm vụ số 14 từ 02 hội nghị thành 03 hội nghị.",
    "9. Bổ sung Phòng Kinh tế là cơ quan phối hợp thực hiện nhiệm vụ số 6.",
)
COMMANDS = (
    ("amend", "--document", "9/KH-UBND", "--date", "1/8/2026", "--summary", SUMMARY),
    ("update", "5", "--due", "Quý IV/2026", *BY),
    ("update", "6", "--add-coordinator", "Phòng Kinh tế", *BY),
    ("update", "12", "--deliverable", "Báo cáo kết quả theo dõi", *BY),
    ("update", "14", "--target", "03 hội nghị", *BY),
    ("pause", "15", "--document", "9/KH-UBND", "--date", "1/8/2026", "--reason", "cho đến khi có hướng dẫn"),
    ("cancel", "16", *BY, "--reason", "hệ thống đã dừng"),
    ("update", "18", "--owner", "Trung tâm PVHCC", *BY),
    ("update", "18", "--due", "trước ngày 15/11/2026", *BY),
    ("cancel", "19,20", *BY),
    (
        *("add", "Tập huấn", "--area", "chinh-quyen-so", "--owner", "Phòng VHXH", *BY),
        *("--coordinator", "Trung tâm PVHCC", "--due", "Quý IV/2026", "--target", "02 lớp"),
    ),
)  # fmt: skip


def put(office: Path, data: bytes, name: str = "said.txt") -> str:
    """Put a document into the office's folder and return its name."""
    (office / name).write_bytes(data)
    return name


def test_what_is_accepted_is_what_the_commands_write(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    for command in COMMANDS:
        assert cchc(*command, *DAY).code == 0, command
    by_commands = plan(office)
    (office / "plans/2026.yaml").write_text(before, encoding="utf-8")
    name = put(office, change_papers.said(*SENTENCES))
    asked = ("import", name, "--amend", "--yes", "--area", "chinh-quyen-so", *DAY)
    answer = cchc(*asked)
    assert (answer.code, plan(office)) == (0, by_commands), answer.err
    again = cchc(*asked)
    assert (again.code, again.out, plan(office)) == (0, "", by_commands)
    assert "đã ghi từ trước: 11 thay đổi (NV 5, 6, 12, 14, 15, 16, 18, 19, 20, 21)" in again.err


def test_a_figure_that_cannot_be_read_is_told(cchc: Cchc, office: Path) -> None:
    name = put(office, change_papers.said("1. Điều chỉnh chỉ tiêu nhiệm vụ số 14 thành “nhiều hội nghị”."))
    answer = cchc("import", name, "--amend", "--yes", *DAY)
    assert answer.code == 1
    assert "Chỉ tiêu “nhiều hội nghị” không ghi rõ số lượng và đơn vị. [value-refused]" in answer.err


def test_rows_for_us_and_others_are_ours_with_the_others_named(cchc: Cchc, office: Path) -> None:
    data = change_papers.given(
        ("1", "Ban hành tài liệu", "Sở Nội vụ", "Sở Tài chính", "Tháng 7/2026"),
        ("2", "Niêm yết thủ tục", "Sở Nội vụ, UBND các xã, phường", "Công an xã; Phòng VHXH", "30/9/2026"),
        ("3", "Khảo sát người dân", "Các sở, ban, ngành và UBND cấp xã", "", "Quý IV/2026"),
        ("4", "Đối thoại", "UBND các xã: Bình Minh, Tân Long", "UBND các xã, phường", "Quý IV/2026"),
    )
    name = put(office, data, "given.md")
    answer = cchc("import", name, "--amend", "--format", "json", *DAY)
    told = json.loads(answer.out)
    assert [one["fields"]["title"] for one in told["proposals"]] == ["Niêm yết thủ tục", "Khảo sát người dân"]
    assert told["proposals"][0]["fields"]["coordinators"] == ["Phòng VHXH"]
    outside = [doubt["text"] for doubt in told["doubts"] if doubt["code"] == "office-outside"]
    assert "“Sở Nội vụ”; “Công an xã”" in outside[0]
    assert "“Các sở, ban, ngành”" in outside[1]
    others = [row["reason"] for row in told["skipped"] if row["reason"].startswith("giao cơ quan khác")]
    assert others == ["giao cơ quan khác", "giao cơ quan khác, xã phối hợp"]


def test_what_new_tasks_lack_is_said_once_for_all(cchc: Cchc, office: Path) -> None:
    rows = [
        (str(i), f"Việc số {i} {'dài ' * 60}", "UBND các xã, phường", "", "Quý IV/2026") for i in range(1, 13)
    ]
    answer = cchc("import", put(office, change_papers.given(*rows), "given.md"), "--amend", *DAY)
    lines = [line for line in answer.err.splitlines() if "area-missing" in line or "owner-missing" in line]
    assert len(lines) == 2
    assert all("12 nhiệm vụ mới (bảng 1, dòng 2;" in line and len(line) < 250 for line in lines)


def test_rows_and_clauses_that_are_left_are_on_the_screen(cchc: Cchc, office: Path) -> None:
    name = put(office, change_papers.said(
        "1. Gia hạn nhiệm vụ số 8 đến ngày 30/9/2026; không đề nghị gia hạn lần nữa.",
        "2. Nhiệm vụ số 10 giữ nguyên.",
    ))  # fmt: skip
    answer = cchc("import", name, "--amend", *DAY)
    assert "vế câu không điều chỉnh nhiệm vụ: 1\n" in answer.err
    assert "“không đề nghị gia hạn lần nữa”" in answer.err
    assert "nhắc đến nhiệm vụ, không ghi điều chỉnh: 1\n" in answer.err
    assert "Nhiệm vụ số 10 giữ nguyên" in answer.err


def test_what_a_new_list_of_tasks_lacks_is_told(cchc: Cchc, office: Path) -> None:
    sentence = "1. Thay thế Phụ lục ban hành kèm theo Kế hoạch số 02/KH-UBND bằng Phụ lục sau:"
    header = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian hoàn thành")
    rows = (
        header,
        ("1", "Tự kiểm tra, rà soát văn bản QPPL", "Văn phòng HĐND&UBND", "Quý IV/2026"),
        (
            "2",
            "Đo lường mức độ hài lòng của người dân đối với dịch vụ y tế công năm 2026",
            "Trạm Y tế",
            "Quý IV/2026",
        ),
    )
    lines = [*change_papers.head("9/KH-UBND", "01 tháng 8 năm 2026"), sentence, rows]
    answer = cchc("import", put(office, change_papers.markdown(lines), "new.md"), "--amend", *DAY)
    assert answer.code == 1
    assert "9 · thời hạn: Năm 2026 → Quý IV/2026" in answer.out
    gone = ", ".join(str(number) for number in range(1, 21) if number not in {6, 9})
    assert f"Danh mục thay thế không còn nhiệm vụ số {gone}:" in answer.err
    lines[-2] = "1. Điều chỉnh Phụ lục ban hành kèm theo Kế hoạch số 02/KH-UBND như sau:"
    answer = cchc("import", put(office, change_papers.markdown(lines), "new.md"), "--amend", *DAY)
    assert "task-left-out" not in answer.err


def test_a_task_that_is_put_off_is_asked_for_once(cchc: Cchc, office: Path, person: Person) -> None:
    rows = [(str(i), f"Việc thứ {i}", "UBND các xã, phường", "", "Quý IV/2026") for i in (1, 2)]
    name = put(office, change_papers.given(*rows), "given.md")
    person.types("0", "3", "2", "")
    answer = cchc("import", name, "--amend", *DAY)
    assert answer.out == "21 · thêm Việc thứ 2\n"
    assert "nhận 1 trong 2 thay đổi; chạy lại thì được hỏi các thay đổi còn lại" in answer.err


def test_two_values_of_one_field_are_no_proposal(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    name = put(office, change_papers.said(
        "1. Điều chỉnh thời hạn nhiệm vụ số 8 thành “Quý III/2026”.",
        "2. Điều chỉnh thời hạn nhiệm vụ số 8 thành “Quý IV/2026”.",
        "3. Điều chỉnh thời hạn nhiệm vụ số 9 thành “Quý IV/2026”.",
        "4. Bãi bỏ nhiệm vụ số 9.",
    ))  # fmt: skip
    answer = cchc("import", name, "--amend", "--yes", *DAY)
    assert (answer.code, plan(office)) == (1, before)
    assert "Nhiệm vụ số 8: văn bản ghi thời hạn mới là “Quý III/2026” và “Quý IV/2026”." in answer.err
    assert "Nhiệm vụ số 9: văn bản vừa dừng, hủy vừa điều chỉnh." in answer.err


def test_two_steps_on_one_list_or_text_both_hold_accepted_at_once_or_in_turn(
    cchc: Cchc, office: Path, person: Person
) -> None:
    before = plan(office)
    name = put(office, change_papers.said(
        "1. Bổ sung Phòng Kinh tế là cơ quan phối hợp nhiệm vụ số 5.",
        "2. Bỏ Phòng VHXH khỏi cơ quan phối hợp nhiệm vụ số 5.",
        "3. Thay cụm từ “tỉnh Thái Nguyên” bằng cụm từ “xã Vĩnh Thông” tại nhiệm vụ số 7.",
        "4. Thay cụm từ “2026 - 2030” bằng cụm từ “2026 - 2031” tại nhiệm vụ số 7.",
    ))  # fmt: skip
    assert cchc("import", name, "--amend", "--yes", *DAY).code == 0
    at_once = plan(office)
    assert "    coordinators:\n      - Phòng Kinh tế\n    due: Quý II/2026" in at_once
    assert "hành chính xã Vĩnh Thông giai đoạn 2026 - 2031" in " ".join(at_once.split())
    (office / "plans/2026.yaml").write_text(before, encoding="utf-8")
    for answers in (("", "0", "", "0"), ("", "")):
        person.types(*answers)
        assert cchc("import", name, "--amend", *DAY).code == 0
    assert plan(office) == at_once
    assert "đề xuất 0 thay đổi" in cchc("import", name, "--amend", *DAY).err


REFUSED = [
    ("03 tháng 12 năm 2199", "Điều chỉnh thời hạn nhiệm vụ số 8 thành “Quý IV/2026”.", "03/12/2199 chưa đến"),
    (
        "01 tháng 01 năm 2026",
        "Điều chỉnh thời hạn nhiệm vụ số 8 thành “Quý IV/2026”.",
        "trước ngày của kế hoạch",
    ),
    ("01 tháng 8 năm 2026", "Đồng ý gia hạn nhiệm vụ số 8 đến ngày 15/5/2026.", "không muộn hơn"),
]


@pytest.mark.parametrize(("day", "sentence", "words"), REFUSED)
def test_a_refusal_names_no_option_that_nobody_gave(
    day: str, sentence: str, words: str, cchc: Cchc, office: Path
) -> None:
    assert cchc("extend", "8", "--to", "31/7/2026", "--document", "1/UBND", "--date", "1/7/2026").code == 0
    before = plan(office)
    answer = cchc("import", put(office, change_papers.said(f"1. {sentence}", day=day)), "--amend", "--yes")
    assert (answer.code != 0, plan(office)) == (True, before)
    assert words in answer.err
    assert "--" not in answer.err
