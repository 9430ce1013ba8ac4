"""`import --amend`: what documents that came in the year change in the plan that is there, accepted one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cchc import changes
from cchc.planfile import document
from tests.support import change_papers, intake_cases
from tests.support.changed_lines import plan
from tests.support.people import Person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

pytestmark = pytest.mark.usefixtures("office")
DAY = ("--as-of", "2026-11-20")
# What each document changes, as `cchc diff` words it; the lines of new tasks begin with their numbers.
EXPECTED = {
    "sentences.docx": [
        (
            "kế hoạch · điều chỉnh: thêm 75/KH-UBND · 01/08/2026 · Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND ngày "
            "02/01/2026 của Ủy ban nhân dân xã Vĩnh Thông về cải cách hành chính xã Vĩnh Thông năm 2026"
        ),
        "8 · thời hạn: Quý II/2026 → Quý III/2026",
        "8 · điều chỉnh: thêm 75/KH-UBND · thời hạn · trước đó Quý II/2026",
        "16 · trạng thái: chưa thực hiện → đã hủy",
        "16 · dừng, hủy: 01/08/2026 · 75/KH-UBND · hệ thống của tỉnh đã dừng · trước đó chưa thực hiện",
        "21 · thêm Rà soát thủ tục hành chính nội bộ",
        "22 · thêm Tập huấn kỹ năng số cho cán bộ thôn",
    ],
    "beside.md": [
        "3 · thời hạn: Quý III/2026 → Quý IV/2026",
        "3 · điều chỉnh: thêm 90/KH-UBND · thời hạn · trước đó Quý III/2026",
        "9 · cơ quan chủ trì: Văn phòng HĐND&UBND → Trung tâm PVHCC",
        "9 · điều chỉnh: thêm 90/KH-UBND · cơ quan chủ trì · trước đó Văn phòng HĐND&UBND",
        "12 · trạng thái: chưa thực hiện → đã hủy",
        "12 · dừng, hủy: 15/09/2026 · 90/KH-UBND · trùng nhiệm vụ số 11 · trước đó chưa thực hiện",
        "21 · thêm Sơ kết công tác cải cách hành chính",
    ],
    "book.xlsx": [
        "9 · thời hạn: Năm 2026 → 30/11/2026",
        "9 · điều chỉnh: thêm 101/KH-UBND · thời hạn · trước đó Năm 2026",
        "10 · thời hạn: Năm 2026 → Quý IV/2026",
        "10 · điều chỉnh: thêm 101/KH-UBND · thời hạn · trước đó Năm 2026",
        "21 · thêm Công khai kết quả chấm điểm",
    ],
    "decision.docx": [
        "11 · cơ quan chủ trì: Văn phòng HĐND&UBND → Trung tâm PVHCC",
        "11 · điều chỉnh: thêm 310/QĐ-UBND · cơ quan chủ trì · trước đó Văn phòng HĐND&UBND",
        "14 · cơ quan phối hợp: thêm Trung tâm PVHCC",
        "14 · thời hạn: Năm 2026 → 30/11/2026",
        (
            "14 · điều chỉnh: thêm 310/QĐ-UBND · thời hạn · trước đó Năm 2026; 310/QĐ-UBND · cơ quan phối hợp · "
            "trước đó Các phòng, ban, đơn vị liên quan"
        ),
        "19 · trạng thái: chưa thực hiện → đã hủy",
        "19 · dừng, hủy: 05/10/2026 · 310/QĐ-UBND · trước đó chưa thực hiện",
        "20 · trạng thái: chưa thực hiện → đã hủy",
        "20 · dừng, hủy: 05/10/2026 · 310/QĐ-UBND · trước đó chưa thực hiện",
        "21 · thêm Số hóa hồ sơ lưu trữ",
    ],
    "province.docx": [
        "21 · thêm Rà soát, niêm yết công khai thủ tục hành chính",
        "22 · thêm Khảo sát sự hài lòng của người dân",
    ],
    "extension.md": [
        "8 · gia hạn: thêm thời hạn ngày 30/9/2026 · ngày 20/06/2026 · 88/UBND-VX · đã duyệt",
    ],
    "headers.html": [
        "15 · thời hạn: Quý III/2026 → Quý IV/2026",
        "15 · điều chỉnh: thêm 95/KH-UBND · thời hạn · trước đó Quý III/2026",
        "17 · cơ quan chủ trì: Trung tâm PVHCC → Phòng VHXH",
        "17 · điều chỉnh: thêm 95/KH-UBND · cơ quan chủ trì · trước đó Trung tâm PVHCC",
    ],
    "groups.docx": [
        "10 · thời hạn: Năm 2026 → Quý IV/2026",
        "10 · điều chỉnh: thêm 77/KH-UBND · thời hạn · trước đó Năm 2026",
        "12 · trạng thái: chưa thực hiện → đã hủy",
        "12 · dừng, hủy: 10/08/2026 · 77/KH-UBND · trước đó chưa thực hiện",
        "21 · thêm Rà soát chế độ báo cáo",
    ],
    "phrases.txt": [
        "3 · thời hạn: Quý III/2026 → Quý IV/2026",
        "3 · điều chỉnh: thêm 81/KH-UBND · thời hạn · trước đó Quý III/2026",
        (
            "7 · nội dung: Xây dựng quy định thi đua, khen thưởng phong trào thực hiện cải cách hành chính tỉnh Thái "
            "Nguyên giai đoạn 2026 – 2030 → Xây dựng quy định thi đua, khen thưởng phong trào thực hiện cải cách "
            "hành chính xã Vĩnh Thông giai đoạn 2026 – 2030"
        ),
        (
            "7 · điều chỉnh: thêm 81/KH-UBND · nội dung · trước đó Xây dựng quy định thi đua, khen thưởng phong trào "
            "thực hiện cải cách hành chính tỉnh Thái Nguyên giai đoạn 2026 – 2030"
        ),
        "15 · thời hạn: Quý III/2026 → quý IV/2026",
        "15 · điều chỉnh: thêm 81/KH-UBND · thời hạn · trước đó Quý III/2026",
        "18 · thời hạn: Quý IV/2026 → 31/10/2026",
        "18 · điều chỉnh: thêm 81/KH-UBND · thời hạn · trước đó Quý IV/2026",
        "20 · trạng thái: chưa thực hiện → đã hủy",
        "20 · dừng, hủy: 20/08/2026 · 81/KH-UBND · không còn phù hợp · trước đó chưa thực hiện",
    ],
}
# What a person must say beside the document.
MORE = {
    "book.xlsx": ("--document", "101/KH-UBND", "--date", "12/10/2026"),
    "province.docx": ("--area", "tthc", "--owner", "Trung tâm PVHCC"),
    "beside.md": ("--area", "chi-dao"),
    "decision.docx": ("--area", "chinh-quyen-so"),
    "groups.docx": ("--area", "chi-dao"),
}


def paper(office: Path, name: str) -> str:
    """Put a document into the office's folder and return its name."""
    (office / name).write_bytes(change_papers.PAPERS[name]())
    return name


def data(office: Path) -> dict[str, Any]:
    return document.parse((office / "plans/2026.yaml").read_bytes(), "2026.yaml").plain


def task(office: Path, number: int) -> dict[str, Any]:
    return next(task for task in data(office)["tasks"] if task["id"] == str(number))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_changes_what_it_says_and_nothing_else(name: str, cchc: Cchc, office: Path) -> None:
    answer = cchc("import", paper(office, name), "--amend", "--yes", *MORE.get(name, ()), *DAY)
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert [line for line in lines if not line.startswith("kế hoạch ·")] == [
        line for line in EXPECTED[name] if not line.startswith("kế hoạch ·")
    ]
    listed = [str(one["document"]) for one in data(office)["plan"].get("amendments", [])]
    assert listed == [
        line.split("thêm ")[1].split(" ·")[0] for line in lines if line.startswith("kế hoạch ·")
    ]
    assert bool(listed) == (name not in {"province.docx", "extension.md"})
    assert cchc("check").code == 0


@pytest.mark.parametrize("name", EXPECTED)
def test_a_second_run_proposes_nothing_again(name: str, cchc: Cchc, office: Path) -> None:
    line = ("import", paper(office, name), "--amend", "--yes", *MORE.get(name, ()), *DAY)
    assert cchc(*line).code == 0
    before = plan(office)
    again = cchc(*line)
    assert (again.code, again.out, plan(office)) == (0, "", before)
    assert "đã ghi từ trước" in again.err


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_is_written_where_nobody_says_yes(name: str, cchc: Cchc, office: Path) -> None:
    before = plan(office)
    for options in ((), ("--dry-run",), ("--dry-run", "--yes"), ("--format", "json"), ("--diff",)):
        answer = cchc("import", paper(office, name), "--amend", *options, *MORE.get(name, ()), *DAY)
        assert (answer.code, plan(office)) == (0, before), answer.err
        assert ("+++ b/plans/2026.yaml\n" in answer.out) == (options == ("--diff",))


def test_a_task_of_the_province_has_its_basis_and_its_day(cchc: Cchc, office: Path) -> None:
    cchc("import", paper(office, "province.docx"), "--amend", "--yes", *MORE["province.docx"], *DAY)
    assert task(office, 21) == {
        "id": "21",
        "title": "Rà soát, niêm yết công khai thủ tục hành chính",
        "area": "tthc",
        "basis": "Công văn số 1234/UBND-HCC ngày 25/6/2026 của Ủy ban nhân dân tỉnh Thái Nguyên",
        "assigned_on": "2026-06-25",
        "status": "not_started",
        "owner": "Trung tâm PVHCC",
        "due": "30/9/2026",
    }


def test_what_the_province_gives_to_others_is_told_and_left(cchc: Cchc, office: Path) -> None:
    answer = cchc("import", paper(office, "province.docx"), "--amend", *MORE["province.docx"], *DAY)
    assert "giao cơ quan khác" in answer.err
    assert "Ban hành tài liệu hướng dẫn" in answer.err


def test_a_task_that_lacks_what_a_plan_needs_is_a_doubt(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("import", paper(office, "province.docx"), "--amend", "--yes", *DAY)
    assert (answer.code, plan(office)) == (1, before)
    assert "--owner" in answer.err
    assert "--area" in answer.err


def test_what_is_not_sure_is_never_written(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("import", paper(office, "unsure.txt"), "--amend", "--yes", "--format", "json", *DAY)
    assert (answer.code, plan(office)) == (1, before)
    told = json.loads(answer.out)
    assert told["proposals"] == []
    assert [doubt["code"] for doubt in told["doubts"]] == [
        "before-differs",
        "task-unclear",
        "task-unclear",
        "office-unknown",
        "change-unread",
        "task-unclear",
    ]
    assert all(doubt["place"] for doubt in told["doubts"])


def test_json_is_one_object_and_writes_nothing_even_with_yes(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    line = ("import", paper(office, "sentences.docx"), "--amend", "--yes")
    answer = cchc(*line, "--format", "json", *DAY)
    assert (answer.code, plan(office)) == (0, before)
    assert json.loads(answer.out)["proposals"]
    assert "bỏ --format json" in answer.err
    cchc(*line, *DAY)
    assert plan(office) != before


def test_proposals_have_codes_and_places(cchc: Cchc, office: Path) -> None:
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", "--format", "json", *DAY)
    told = json.loads(answer.out)
    assert told["document"]["number"] == "75/KH-UBND"
    assert told["document"]["is_amendment"] is True
    assert [(one["code"], one["task"]) for one in told["proposals"]] == [
        ("field-amended", 8),
        ("task-cancelled", 16),
        ("task-added", None),
        ("task-added", None),
    ]
    assert [one["place"] for one in told["proposals"]][-1] == {"table": 1, "row": 3}
    change = {"record": "task:8", "field": "due", "before": "Quý II/2026", "after": "Quý III/2026"}
    assert change in told["proposals"][0]["changes"]


def test_each_change_is_asked_for_and_written_in_one_go(cchc: Cchc, office: Path, person: Person) -> None:
    person.types("", "không", "", "0")
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert answer.code == 0, answer.err
    assert task(office, 8)["due"] == "Quý III/2026"
    assert task(office, 16)["status"] == "not_started"
    assert [one["title"] for one in data(office)["tasks"][20:]] == ["Rà soát thủ tục hành chính nội bộ"]


def test_a_change_that_was_taken_or_left_by_mistake_is_asked_for_again(
    cchc: Cchc, office: Path, person: Person
) -> None:
    """With the words of the questions about a paper; nothing of what was answered before is lost."""
    person.types("lùi", "", "Quay lại", "0", "", "lui", "0", "", "?", "")
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert answer.code == 0, answer.err
    assert task(office, 8)["due"] == "Quý II/2026", "taken, then left"
    assert task(office, 16)["status"] == "not_started", "taken, then left"
    assert len(data(office)["tasks"]) == 22
    assert answer.err.count("đây là câu đầu tiên, không có câu trước") == 1
    assert "chưa hiểu “?”: gõ có hoặc không; gõ lùi thì về câu trước" in answer.err
    assert answer.err.count("(còn 4) điều chỉnh nội dung: NV 8") == 2
    assert "lùi. về câu trước" not in answer.err.split("Ghi vào kế hoạch?")[0]


def test_what_a_new_task_was_given_by_mistake_is_asked_for_again(
    cchc: Cchc, office: Path, person: Person
) -> None:
    """From the question whether it is taken back to its area, and to its office; from the next task, too."""
    areas = [str(one["id"]) for one in data(office)["areas"]]
    owners = [str(one["id"]) for one in data(office)["owners"]]
    area, owner = str(areas.index("tthc") + 1), str(owners.index("pvhcc") + 1)
    person.types(*("1", "1", "lùi", "quay lại", owner, area, "lùi", area, "", "lùi", "", "0", "lùi", "0"))
    answer = cchc("import", paper(office, "province.docx"), "--amend", *DAY)
    assert answer.code == 0, answer.err
    new = {number: task(office, number) for number in range(21, len(data(office)["tasks"]) + 1)}
    assert [(one["area"], one["owner"]) for one in new.values()] == [("tthc", "Trung tâm PVHCC")], answer.err
    assert "lùi. về câu trước, trả lời lại" in answer.err


@pytest.mark.parametrize(
    ("typed", "is_taken"), [("Vâng", True), ("ừ", True), ("để sau", False), ("2", False)]
)
def test_a_change_is_taken_by_any_word_that_says_yes(
    typed: str,
    is_taken: bool,  # noqa: FBT001
    cchc: Cchc,
    office: Path,
    person: Person,
) -> None:
    person.types(typed, "0", "0", "0")
    cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert (task(office, 8)["due"] == "Quý III/2026") == is_taken


def test_who_stops_amid_the_proposals_is_told_that_nothing_is_written(
    cchc: Cchc, office: Path, person: Person
) -> None:
    before = plan(office)
    person.types("")
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert (answer.code, plan(office)) == (130, before)
    assert "chưa ghi thay đổi nào, kể cả thay đổi đã nhận" in answer.err


def test_nothing_accepted_writes_nothing(cchc: Cchc, office: Path, person: Person) -> None:
    before = plan(office)
    person.types("0", "0", "không", "k")
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert (answer.code, plan(office)) == (0, before)
    assert "chưa ghi gì" in answer.err


def test_who_sits_at_the_terminal_is_asked_for_the_area_and_who_leads(
    cchc: Cchc, office: Path, person: Person
) -> None:
    areas = [str(one["id"]) for one in data(office)["areas"]]
    owners = [str(one["id"]) for one in data(office)["owners"]]
    area, owner = areas.index("tthc") + 1, owners.index("pvhcc") + 1
    person.types(str(owner), str(area), "", "0", "0")
    answer = cchc("import", paper(office, "province.docx"), "--amend", *DAY)
    assert (task(office, 21)["area"], task(office, 21)["owner"]) == ("tthc", "Trung tâm PVHCC"), answer.err


@pytest.mark.parametrize(
    ("document_", "form"), [("75/KH-UBND", "docx"), ("310/QĐ-UBND", "html"), ("75/KH-UBND", "md")]
)
def test_a_draft_of_changes_comes_back_as_the_changes(
    document_: str, form: str, cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    amendment = ("--amendment", document_)
    for line in (
        ("amend", "--document", document_, "--date", "1/8/2026"),
        (
            *(
                "add",
                "Tập huấn kỹ năng số",
                "--area",
                "chi-dao",
                "--owner",
                "Phòng VHXH",
                "--due",
                "Quý IV/2026",
            ),
            *(
                "--coordinator",
                "Trung tâm PVHCC",
                "--target",
                "2 hội nghị",
                "--deliverable",
                "Báo cáo",
                *amendment,
            ),
        ),
        ("update", "8", "--due", "Quý III/2026", *amendment),
        ("update", "9", "--owner", "Trung tâm PVHCC", "--coordinator", "Phòng VHXH", *amendment),
        ("update", "10", "--deliverable", "Nghị quyết", *amendment),
        ("update", "6", "--title", "Đo sự hài lòng; công bố", "--lead", "Phó Chủ tịch UBND xã", *amendment),
        ("update", "4", "--coordinator", "", *amendment),
        ("update", "3", "--add-coordinator", "Phòng Kinh tế", *amendment),
        ("update", "13", "--condition", "", *amendment),
        ("cancel", "16", "--reason", "hệ thống của tỉnh đã dừng", *amendment),
    ):
        assert cchc(*line, *DAY).code == 0
    amended = data(office)
    assert cchc("report", "--kind", "amendment", "--format", form, "-o", f"draft.{form}", *DAY).code == 0
    (office / "plans/2026.yaml").write_text(before, encoding="utf-8", newline="")
    more = ("--document", document_, "--date", "1/8/2026", "--area", "chi-dao")
    answer = cchc("import", f"draft.{form}", "--amend", "--yes", *more, *DAY)
    assert answer.code == 0, answer.err
    came = data(office)
    came["plan"]["amendments"][0].pop("summary")
    assert changes.compare(amended, came) == ()


def test_a_document_without_a_number_is_asked_for(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("import", paper(office, "book.xlsx"), "--amend", "--yes", *DAY)
    assert (answer.code, plan(office)) == (2, before)
    assert "--document" in answer.err
    assert "--date" in answer.err


def test_a_new_task_with_a_number_that_the_plan_would_not_give_is_a_doubt(cchc: Cchc, office: Path) -> None:
    for number, why in (
        ("20", "số đó đã có; đúng là nhiệm vụ mới thì"),
        ("23", "chưa nhập, nhập văn bản ấy trước;"),
    ):
        lines = [
            line for line in change_papers.head("9/KH-UBND", "01 tháng 8 năm 2026") if isinstance(line, str)
        ]
        task = f"1. Bổ sung nhiệm vụ số {number}: Tập huấn (Phòng VHXH chủ trì; thời hạn: Quý IV/2026)."
        (office / "new.txt").write_text("\n".join([*lines, change_papers.OPENING, task]), encoding="utf-8")
        answer = cchc("import", "new.txt", "--amend", "--yes", "--area", "tthc", *DAY)
        assert answer.code == 1
        assert why in answer.err
        assert "cchc add … --amendment" in answer.err


def test_an_office_is_known_without_the_word_for_the_commune(cchc: Cchc, office: Path) -> None:
    lines = [line for line in change_papers.head("9/KH-UBND", "01 tháng 8 năm 2026") if isinstance(line, str)]
    text = "1. Điều chỉnh cơ quan chủ trì nhiệm vụ số 9 từ “Văn phòng HĐND và UBND xã Vĩnh Thông” thành “Phòng Kinh tế xã”."
    (office / "new.txt").write_text("\n".join([*lines, change_papers.OPENING, text]), encoding="utf-8")
    assert cchc("import", "new.txt", "--amend", "--yes", *DAY).code == 0
    assert task(office, 9)["owner"] == "Phòng Kinh tế"


def test_a_document_that_changes_a_plan_is_told_as_such(cchc: Cchc, office: Path) -> None:
    answer = cchc("import", paper(office, "sentences.docx"))
    assert answer.code == 2
    assert "thêm --amend" in answer.err
    (office / "seed.docx").write_bytes((intake_cases.FOLDER / "seed.docx").read_bytes())
    assert "--amend" not in cchc("import", "seed.docx").err


def test_a_plan_of_the_province_gives_tasks_and_amends_nothing(cchc: Cchc, office: Path) -> None:
    rows = (
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
        ("1", "Công bố chỉ số cải cách hành chính", "Sở Nội vụ", "UBND các xã, phường", "Quý II/2026"),
        ("2", "Tổ chức đối thoại với người dân", "UBND các xã, phường", "Sở Nội vụ", "Quý IV/2026"),
        ("3", "Tự kiểm tra, rà soát văn bản QPPL", "UBND các xã, phường", "", "Quý III/2026"),
    )
    head = ("ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", "Số: 77/KH-UBND", "Thái Nguyên, ngày 10 tháng 3 năm 2026")
    lines: list[str | change_papers.Rows] = [
        *head,
        "KẾ HOẠCH",
        "Cải cách hành chính tỉnh Thái Nguyên năm 2026",
        "Căn cứ Nghị quyết số 76/NQ-CP;",
        rows,
    ]
    (office / "province.md").write_bytes(change_papers.markdown(lines))
    more = ("--area", "chi-dao", "--owner", "Phòng VHXH")
    answer = cchc("import", "province.md", "--amend", "--yes", *more, *DAY)
    assert answer.out.splitlines() == ["21 · thêm Tổ chức đối thoại với người dân"]
    assert "giao cơ quan khác, xã phối hợp: 1\n      bảng 1, dòng 2 “Công bố chỉ số" in answer.err
    assert "[task-there]" in answer.err  # task 9 is in the plan as it was signed
    assert answer.code == 1
    assert "amendments" not in data(office)["plan"]


def test_another_plans_amendment_is_refused(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    lines = change_papers.head(
        "9/KH-UBND", "01 tháng 8 năm 2026", title="Sửa đổi, bổ sung Kế hoạch số 30/KH-UBND"
    )
    lines = [line for line in lines if isinstance(line, str) and not line.startswith("Căn cứ")]
    text = "\n".join([*lines, "1. Không tiếp tục thực hiện nhiệm vụ số 16, lý do đã xong."])  # type: ignore[list-item]
    (office / "other.txt").write_text(text, encoding="utf-8")
    answer = cchc("import", "other.txt", "--amend", "--yes", *DAY)
    assert (answer.code, plan(office)) == (2, before)
    assert "30/KH-UBND" in answer.err


@pytest.mark.parametrize(
    "options",
    [
        ("--amend", "--update"),
        ("--amend", "-o", "x.yaml"),
        ("--yes",),
        ("--area", "tthc"),
        ("--document", "1/KH"),
    ],
)
def test_options_that_say_two_things_are_refused(options: tuple[str, ...], cchc: Cchc, office: Path) -> None:
    answer = cchc("import", paper(office, "sentences.docx"), *options)
    assert answer.code == 2
    assert "gợi ý:" in answer.err


def said(office: Path, *sentences: str) -> str:
    """Put a document of the commune with these sentences into the office's folder and return its name."""
    (office / "said.txt").write_bytes(change_papers.said(*sentences))
    return "said.txt"


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        (
            "Điều chỉnh thời hạn nhiệm vụ số 8 thành cho phù hợp tình hình.",
            "change-unread",
            "cho phù hợp tình hình",
        ),
        ("Điều chỉnh thời hạn nhiệm vụ số 8 thành ngày 31/6/2026.", "value-refused", "không có thật"),
        ("Điều chỉnh thời hạn nhiệm vụ số 8 thành “31/6/2026”.", "value-refused", "không có thật"),
        (
            "Điều chỉnh thời hạn nhiệm vụ số 9 (Xây dựng Quy chế tiếp công dân) thành Quý IV/2026.",
            "task-unclear",
            "Xây dựng Quy chế tiếp công dân",
        ),
    ],
)
def test_what_cannot_be_a_value_is_a_doubt_with_its_task(
    sentence: str, code: str, words: str, cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    answer = cchc("import", said(office, f"1. {sentence}"), "--amend", "--yes", "--format", "json", *DAY)
    told = json.loads(answer.out)
    assert (answer.code, told["proposals"], plan(office)) == (1, [], before)
    assert [doubt["code"] for doubt in told["doubts"]] == [code]
    text = told["doubts"][0]["text"]
    assert words in text
    assert "hiệm vụ số " in text
    assert "--" not in text


def test_a_quoted_deadline_is_taken_as_it_is_worded(cchc: Cchc, office: Path) -> None:
    sentence = "1. Điều chỉnh thời hạn nhiệm vụ số 8 thành “Theo tiến độ chung”."
    cchc("import", said(office, sentence), "--amend", "--yes", *DAY)
    assert task(office, 8)["due"] == "Theo tiến độ chung"


def test_a_later_end_of_several_tasks_is_written_for_each(cchc: Cchc, office: Path) -> None:
    sentence = "1. Điều chỉnh thời gian hoàn thành các nhiệm vụ số 10, 11 và 12 sang Quý I/2027."
    cchc("import", said(office, sentence), "--amend", "--yes", *DAY)
    assert [task(office, number)["due"] for number in (10, 11, 12)] == ["Quý I/2027"] * 3


def test_signs_alone_are_no_answer(cchc: Cchc, office: Path, person: Person) -> None:
    before = plan(office)
    person.types(*("?", "-", "...", "0") * 4)
    answer = cchc("import", paper(office, "sentences.docx"), "--amend", *DAY)
    assert (answer.code, plan(office)) == (0, before)
    assert "chưa hiểu “?”: gõ có hoặc không" in answer.err
    assert "chưa hiểu “-”" in answer.err


def test_a_question_shows_the_sentence_and_stands_behind_the_doubts(
    cchc: Cchc, office: Path, person: Person
) -> None:
    sentence = "Điều chỉnh thời hạn nhiệm vụ số 9 thành Quý IV/2026."
    name = said(office, f"1. {sentence}", "2. Sửa đổi nhiệm vụ số 6 cho phù hợp với tình hình thực tế.")
    person.types("")
    answer = cchc("import", name, "--amend", *DAY)
    assert answer.code == 1
    assert f"văn bản ghi: “{sentence}”" in answer.err
    assert answer.err.index("[change-unread]") < answer.err.index("Ghi vào kế hoạch?")
    assert answer.err.count("[change-unread]") == 1
