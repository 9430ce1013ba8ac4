"""What was written wrongly is mended by a command, item by item, on the real plan.

Every test runs twice: with the file edited as a whole, and by excerpts as large files are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cchc.planfile.fast import updating
from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Answer, Cchc

DAY = ("--as-of", "2026-09-20")
pytestmark = pytest.mark.usefixtures("way")


def done(cchc: Cchc, *arguments: str) -> Answer:
    """Run a command that does what it is asked."""
    answer = cchc(*arguments)
    assert answer.code == 0, answer.err
    return answer


@pytest.fixture
def diary(cchc: Cchc, office: Path) -> Path:
    """Return the folder of an office whose task 4 has two lines of a diary."""
    done(cchc, "note", "4", "Đã lấy ý kiến", "--date", "1/8/2026")
    done(cchc, "note", "4", "Đã họp: 6 đơn vị", *DAY)
    return office


def test_a_note_is_dated_the_day_and_told(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = done(cchc, "note", "4", "- Đã họp 6 đơn vị", *DAY)
    assert answer.out == "4 · nhật ký: thêm 20/09/2026 · - Đã họp 6 đơn vị\n"
    gone, came = changed_lines(before, plan(office))
    assert (gone, came[:2]) == ([], ["    notes:", "      - date: 2026-09-20"])


def test_one_note_is_written_to_several_tasks(cchc: Cchc, office: Path) -> None:
    assert len(done(cchc, "note", "4-6", "Đã giao ban").out.splitlines()) == 3
    led = cchc("list", "--owner", "Phòng VHXH").numbers
    answer = done(cchc, "note", "all", "Đã đôn đốc", "--of", "Phòng VHXH")
    assert [int(line.split(" · ")[0]) for line in answer.out.splitlines()] == led
    assert cchc("note", "5", "--remove", "1", "--of", "Phòng VHXH").code == 2, "another office leads it"


def test_a_note_is_corrected_by_the_number_that_show_gives_it(cchc: Cchc, diary: Path) -> None:
    assert "  nhật ký 2: 20/09/2026 · Đã họp: 6 đơn vị\n" in cchc("show", "4").out
    before = plan(diary)
    answer = done(cchc, "note", "4", "--edit", "2", "Đã họp: 7 đơn vị")
    assert answer.out == "4 · nhật ký · nội dung ghi: Đã họp: 6 đơn vị → Đã họp: 7 đơn vị\n"
    assert changed_lines(before, plan(diary)) == (
        ['        text: "Đã họp: 6 đơn vị"'],
        ['        text: "Đã họp: 7 đơn vị"'],
    )
    assert done(cchc, "note", "4", "--edit", "1", "--date", "2/8/2026").out == (
        "4 · nhật ký · ngày: 01/08/2026 → 02/08/2026\n"
    )


def test_a_note_is_taken_away_and_the_rest_stays(cchc: Cchc, diary: Path) -> None:
    assert done(cchc, "note", "4", "--remove", "1").out == "4 · nhật ký: bỏ 01/08/2026 · Đã lấy ý kiến\n"
    assert "  nhật ký: 20/09/2026 · Đã họp: 6 đơn vị\n" in cchc("show", "4").out, "one alone has no number"
    done(cchc, "note", "4", "--remove", "1")
    assert "notes:" not in plan(diary)


def test_a_file_is_as_before_when_what_was_added_is_removed(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    done(cchc, "note", "4", "Ghi nhầm")
    done(cchc, "result", "4", "--add", "15/BC-TYT", "--date", "30/6/2026")
    done(cchc, "extend", "4", "--to", "Quý III/2026", "--proposed")
    assert plan(office) != before
    done(cchc, "note", "4", "--remove", "1")
    done(cchc, "result", "4", "--remove", "1")
    done(cchc, "extend", "4", "--remove", "1")
    assert plan(office) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("note", "4", "--edit", "3", "x"), "NV 4 không có dòng nhật ký số 3"),
        (("note", "4", "--remove", "0"), "NV 4 không có dòng nhật ký số 0"),
        (("note", "4", "--remove", "3"), "1. 01/08/2026 · Đã lấy ý kiến; 2. 20/09/2026 · Đã họp: 6 đơn vị"),
        (("note", "5", "--remove", "1"), "NV 5 chưa ghi dòng nhật ký nào"),
        (("note", "4", "--edit", "hai", "x"), '--edit: "hai" không phải là số nguyên'),
        (("note", "4", "--edit", "1"), "chưa ghi nội dung nhật ký"),
        (("note", "4", "--edit", "1", ""), "bỏ cả dòng: --remove 1"),
        (("note", "4", "--edit", "1", "--date", ""), "--date: chưa ghi nội dung"),
        (("note", "4", "--edit", "1", "--remove", "1"), "--remove không dùng cùng"),
        (("note", "4", "--remove", "1", "x"), "--remove không dùng cùng"),
        (("note", "4"), "chưa ghi nội dung nhật ký"),
        (("note", "4", ""), "chưa ghi nội dung nhật ký"),
        (("note", "4", "x", "--date", "1/1/2199"), "--date: ngày 1/1/2199 chưa đến"),
        (("note", "4-5", "--remove", "1"), "mỗi nhiệm vụ có danh sách riêng"),
        (("note", "all", "--edit", "1", "x"), "mỗi nhiệm vụ có danh sách riêng"),
        (("note", "99", "x"), "không có nhiệm vụ số 99"),
        (("note",), "chưa ghi số thứ tự nhiệm vụ"),
        (("note", "4", "-5%"), 'sau dấu --, ví dụ: -- "-5%"'),
    ],
)
def test_a_note_that_makes_no_sense_writes_nothing(
    cchc: Cchc, diary: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(diary)
    answer = cchc(*arguments)
    assert (answer.code, plan(diary)) == (2, before)
    assert said in answer.err


@pytest.fixture
def documents(cchc: Cchc, office: Path) -> Path:
    """Return the folder of an office whose task 4 has two documents."""
    done(cchc, "result", "4", "--add", "15/BC-TYT", "--date", "30/6/2026", "--summary", "Báo cáo quý II")
    done(cchc, "result", "4", "--add", "\u201c16/BC–TYT\u201d", "--date", "1/7/2026", "--link", "a.pdf")
    return office


def test_a_document_is_added_with_its_day(cchc: Cchc, documents: Path) -> None:
    shown = cchc("show", "4").out
    assert "  văn bản 1: 15/BC-TYT · 30/06/2026 · Báo cáo quý II\n" in shown
    assert "  văn bản 2: 16/BC-TYT · 01/07/2026 · a.pdf\n" in shown


def test_of_a_document_only_the_given_fields_change(cchc: Cchc, documents: Path) -> None:
    before = plan(documents)
    answer = done(cchc, "result", "4", "--edit", "1", "--date", "29/6/2026", "--summary", "")
    assert answer.out.splitlines() == [
        "4 · văn bản, minh chứng · ngày: 30/06/2026 → 29/06/2026",
        "4 · văn bản, minh chứng · trích yếu: bỏ Báo cáo quý II",
    ]
    gone, came = changed_lines(before, plan(documents))
    assert (gone, came) == (
        ["        date: 2026-06-30", "        summary: Báo cáo quý II"],
        ["        date: 2026-06-29"],
    )


def test_a_document_is_taken_away(cchc: Cchc, documents: Path) -> None:
    assert done(cchc, "result", "4", "--remove", "2").out == (
        "4 · văn bản, minh chứng: bỏ 16/BC-TYT · 01/07/2026 · a.pdf\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "chưa ghi làm gì với văn bản"),
        (("--add", "1/BC", "--remove", "1"), "chỉ dùng một trong các tùy chọn: --add, --remove"),
        (("--add", "17/BC-TYT"), "văn bản phải có ngày"),
        (("--add", "", "--date", "1/7/2026"), "--add: chưa ghi số, ký hiệu văn bản"),
        (("--add", "17/BC ngày 1/7/2026", "--date", "1/7/2026"), "--add 17/BC --date 1/7/2026"),
        (("--add", "1/BC", "--document", "1/BC", "--date", "1/7/2026"), "bỏ --document"),
        (("--add", "17/BC-TYT", "--date", "1/1/2199"), "--date: ngày 1/1/2199 chưa đến"),
        (("--edit", "1"), "chưa ghi trường cần sửa"),
        (("--edit", "1", "--date", ""), "--date: văn bản phải có ngày"),
        (("--edit", "2", "--document", "", "--link", ""), "NV 4: văn bản số 2 không còn nội dung gì"),
        (("--edit", "3", "--link", "x"), "1. 15/BC-TYT · 30/06/2026 · Báo cáo quý II; 2. 16/BC-TYT"),
        (("--remove", "1", "--date", "1/7/2026"), "--remove không dùng cùng tùy chọn khác"),
    ],
)
def test_a_document_that_makes_no_sense_writes_nothing(
    cchc: Cchc, documents: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(documents)
    answer = cchc("result", "4", *arguments)
    assert (answer.code, plan(documents)) == (2, before)
    assert said in answer.err


def test_one_document_twice_is_warned_of_by_the_command_and_by_check(cchc: Cchc, office: Path) -> None:
    done(cchc, "done", "2", "--document", "15/KH-UBND", "--date", "16/3/2026", *DAY)
    assert "[repeated-document]" not in cchc("check", *DAY).out
    again = done(cchc, "done", "2", "--document", "15/KH-UBND", "--date", "18/3/2026", *DAY)
    said = 'NV 2: văn bản, minh chứng ghi "15/KH-UBND" hai lần, ở mục 1 và mục 2'
    assert said in again.err
    assert "cchc result 2 --remove 2" in again.err
    assert f"{said} [repeated-document]" in cchc("check", *DAY).out
    assert "hai lần" not in done(cchc, "note", "2", "Đã gửi").err, "what was so before isn't told again"
    done(cchc, "result", "2", "--remove", "2")
    assert "[repeated-document]" not in cchc("check", *DAY).out


def test_one_document_for_two_extensions_is_warned_of(cchc: Cchc, office: Path) -> None:
    for due in ("30/9/2026", "31/10/2026"):
        answer = done(cchc, "extend", "5", "--to", due, "--document", "88/QĐ-UBND", "--date", "1/6/2026")
    assert "cchc extend 5 --remove 2" in answer.err
    assert "[repeated-document]" in cchc("check").out


@pytest.fixture
def proposals(cchc: Cchc, office: Path) -> Path:
    """Propose two later deadlines for task 5."""
    done(cchc, "extend", "5", "--to", "Quý III/2026", "--proposed", "--date", "1/6/2026")
    done(
        cchc, "extend", "5", "--to", "Quý IV/2026", "--proposed", "--date", "2/6/2026", "--document", "12/TTr"
    )
    return office


def test_an_approved_proposal_counts_from_its_approval(cchc: Cchc, proposals: Path) -> None:
    before = plan(proposals)
    answer = done(
        cchc, "extend", "5", "--approve", "2", "--document", "41/UBND-VX", "--date", "10/7/2026", *DAY
    )
    assert answer.out.splitlines() == [
        "5 · gia hạn · văn bản: 12/TTr → 41/UBND-VX",
        "5 · gia hạn · phê duyệt: chưa duyệt → đã duyệt",
        "5 · gia hạn · ngày duyệt: 10/07/2026",
    ]
    gone, came = changed_lines(before, plan(proposals))
    assert (len(gone), len(came)) == (2, 3)
    assert 5 not in cchc("list", "--overdue", *DAY).numbers
    assert 5 in cchc("list", "--overdue", "--as-of", "9/7/2026").numbers, "the past stays"


def test_the_only_open_proposal_needs_no_number(cchc: Cchc, proposals: Path) -> None:
    assert done(cchc, "extend", "5", "--withdraw", "1", "--date", "3/6/2026").out == (
        "5 · gia hạn · ngày rút đề xuất: 03/06/2026\n"
    )
    done(cchc, "extend", "5", "--approve", "--document", "41/UBND-VX", "--date", "10/6/2026")
    shown = cchc("show", "5").out
    assert "gia hạn 1: đến Quý III/2026 · đề xuất, đã rút ngày 03/06/2026" in shown
    assert "gia hạn 2: đến Quý IV/2026 · đã duyệt ngày 10/06/2026 · 41/UBND-VX" in shown


def test_a_proposal_that_another_document_granted_waits_for_no_decision(cchc: Cchc, proposals: Path) -> None:
    """One asks for quarter III, one for quarter IV."""
    to = ("extend", "5", "--document", "45/UBND-VX", "--date", "10/6/2026", "--to")
    done(cchc, *to, "Quý III/2026")
    shown = cchc("show", "5").out
    assert "gia hạn 1: đến Quý III/2026 · đề xuất, đã có thời hạn mới theo 45/UBND-VX · 01/06/2026" in shown
    assert "gia hạn 2: đến Quý IV/2026 · đề xuất, chưa duyệt" in shown, "less than it asks for"
    before = cchc("show", "5", "--as-of", "9/6/2026").out
    assert "gia hạn 1: đến Quý III/2026 · đề xuất, chưa duyệt" in before
    done(cchc, "done", "5", "--document", "16/BC", "--date", "11/6/2026")
    assert "gia hạn 2: đến Quý IV/2026 · đề xuất, chưa duyệt" in cchc("show", "5").out


def test_a_proposal_that_an_amendment_granted_waits_for_no_decision(cchc: Cchc, proposals: Path) -> None:
    done(cchc, "amend", "--document", "75/KH-UBND", "--date", "1/8/2026", "--summary", "Điều chỉnh")
    done(cchc, "update", "5", "--due", "Quý III/2026", "--amendment", "75/KH-UBND")
    assert (
        "gia hạn 1: đến Quý III/2026 · đề xuất, đã có thời hạn mới theo 75/KH-UBND" in cchc("show", "5").out
    )


def test_a_decision_is_of_the_day_unless_it_says_another(cchc: Cchc, proposals: Path) -> None:
    done(cchc, "extend", "5", "--approve=1", "--document", "41/UBND-VX", *DAY)
    done(cchc, "extend", "5", "--withdraw", *DAY)
    assert plan(proposals).count("approved_on: 2026-09-20") == 1
    assert plan(proposals).count("withdrawn_on: 2026-09-20") == 1


@pytest.mark.parametrize("option", ["--approve", "--approve=1", "--withdraw", "--withdraw=2"])
def test_where_no_proposal_is_open_none_is_offered(option: str, cchc: Cchc, proposals: Path) -> None:
    done(cchc, "extend", "5", "--approve=1", "--document", "41/UBND-VX", *DAY)
    done(cchc, "extend", "5", "--withdraw", *DAY)
    answer = cchc("extend", "5", option, *DAY)
    assert answer.code == 2
    assert "ghi một số trong" not in answer.err
    assert answer.err.endswith("ghi một đề xuất mới: cchc extend 5 --to THỜI-HẠN --proposed\n")


def test_one_that_is_decided_is_answered_with_those_that_are_open(cchc: Cchc, proposals: Path) -> None:
    done(cchc, "extend", "5", "--withdraw", "1", *DAY)
    answer = cchc("extend", "5", "--withdraw", "1", *DAY)
    assert answer.err.splitlines()[1].startswith("  gợi ý: ghi một số trong: 2. thời hạn Quý IV/2026")
    assert answer.err.endswith("ví dụ: --withdraw 2\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("5", "--approve"), "NV 5 có 2 đề xuất gia hạn chưa duyệt"),
        (
            ("5", "--approve"),
            "1. thời hạn Quý III/2026 · ngày 01/06/2026 · chưa duyệt; 2. thời hạn Quý IV/2026",
        ),
        (("5", "--withdraw", "3"), "NV 5 không có lần gia hạn số 3"),
        (("5", "--approve", "1"), "gia hạn đã duyệt phải có văn bản"),
        (("4", "--approve"), "NV 4 không có đề xuất gia hạn nào chưa duyệt"),
        (("4", "--withdraw", "1"), "NV 4 chưa ghi lần gia hạn nào"),
        (("4,5", "--approve", "1"), "mỗi nhiệm vụ có danh sách riêng"),
        (("--approve", "5"), "cchc extend 5 --approve"),
        (("5", "--approve", "1", "--to", "Quý IV/2026"), "chỉ dùng một trong các tùy chọn: --approve, --to"),
        (("5", "--approve", "--withdraw"), "chỉ dùng một trong các tùy chọn: --approve, --withdraw"),
        (("5", "--withdraw", "1", "--reason", "x"), "--withdraw không dùng cùng văn bản, lý do"),
        (
            ("5", "--approve", "2", "--document", "41/UBND-VX", "--date", "1/6/2026"),
            "NV 5: ngày duyệt 01/06/2026 trước ngày đề xuất (02/06/2026)",
        ),
        (("5", "--withdraw", "2", "--date", "1/6/2026"), "bỏ mục (--remove 2) rồi ghi lại"),
        (("5", "--remove", ""), "--remove: chưa ghi nội dung"),
        (("5", "--remove", "3"), "NV 5 không có lần gia hạn số 3"),
    ],
)
def test_a_decision_that_makes_no_sense_writes_nothing(
    cchc: Cchc, proposals: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(proposals)
    answer = cchc("extend", *arguments)
    assert (answer.code, plan(proposals)) == (2, before)
    assert said in answer.err


def test_what_was_decided_is_not_decided_again(cchc: Cchc, proposals: Path) -> None:
    done(cchc, "extend", "5", "--withdraw", "1")
    done(cchc, "extend", "5", "--approve", "--document", "41/UBND-VX")
    before = plan(proposals)
    for number, said in (("1", "đã rút rồi"), ("2", "đã duyệt rồi")):
        for option in ("--approve", "--withdraw"):
            answer = cchc("extend", "5", option, number)
            assert (answer.code, said in answer.err) == (2, True)
            assert "chưa duyệt · rút ngày " in answer.err
    assert plan(proposals) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "4", "Thêm: một #dòng"),
        ("note", "4", "--edit", "1", "Sửa"),
        ("note", "4", "--remove", "1"),
        ("note", "2-5,20", "Đã giao ban"),
        ("result", "1", "--add", "15/BC-TYT", "--date", "30/6/2026"),
        ("extend", "5", "--approve", "2", "--document", "41/UBND-VX"),
        ("extend", "5", "--withdraw", "1"),
        ("extend", "5", "--remove", "2"),
        ("update", "1-20", "--of", "Phòng VHXH", "--lead", "Chủ tịch"),
        ("update", "all", "--target", "2 hội nghị"),
        ("update", "9-11", "--coordinator", "Trạm Y tế", "--coordinator", "Phòng Kinh tế"),
        ("update", "20", "--remove-coordinator", "Các phòng, ban, đơn vị liên quan"),
        ("update", "4", "--add-coordinator", "Sở Y tế"),
        ("note", "4", "--edit", "9", "x"),
    ],
)
def test_an_excerpt_gives_the_bytes_and_the_words_of_the_whole(
    cchc: Cchc, diary: Path, proposals: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    before = (diary / "plans/2026.yaml").read_bytes()
    answers = []
    for least in (0, 10**9):
        (diary / "plans/2026.yaml").write_bytes(before)
        monkeypatch.setattr(updating, "LARGE", least)
        answers.append((cchc(*arguments), (diary / "plans/2026.yaml").read_bytes()))
    assert answers[0] == answers[1]


def test_a_correction_keeps_what_is_expected_and_is_shown_first(cchc: Cchc, diary: Path) -> None:
    before = plan(diary)
    assert cchc("note", "4", "--remove", "1", "--expect", "status=done").code == 3
    shown = done(cchc, "note", "4", "--remove", "1", "--diff").out
    assert "-      - date: 2026-08-01\n-        text: Đã lấy ý kiến\n" in shown
    assert plan(diary) == before


EXTENDED = ("extend", "5", "--to", "31/12/2026", "--document", "88/QĐ-UBND", "--date", "1/6/2026")


@pytest.mark.parametrize("proposed", [(), ("--proposed",)])
def test_an_extension_that_would_shorten_the_one_that_holds_is_refused(
    proposed: tuple[str, ...], office: Path, cchc: Cchc
) -> None:
    done(cchc, *EXTENDED)
    before = plan(office)
    answer = cchc("extend", "5", "--to", "30/11/2026", "--document", "90/QĐ-UBND", *proposed, *DAY)
    assert answer.code == 2
    assert '"30/11/2026" không muộn hơn thời hạn hiện nay, đã gia hạn (31/12/2026)' in answer.err
    assert "cchc extend 5 --remove SỐ" in answer.err
    assert plan(office) == before


def test_an_extension_older_than_the_one_that_holds_may_still_be_recorded(office: Path, cchc: Cchc) -> None:
    done(cchc, *EXTENDED)
    done(cchc, *EXTENDED)  # again: nothing to do
    done(cchc, "extend", "5", "--to", "30/11/2026", "--document", "70/QĐ-UBND", "--date", "1/5/2026")
    assert plan(office).count("approved: true") == 2


def test_a_proposal_that_a_later_deadline_overtook_is_not_approved(office: Path, cchc: Cchc) -> None:
    done(cchc, "extend", "5", "--to", "30/11/2026", "--proposed", "--date", "1/5/2026")
    done(cchc, *EXTENDED)
    answer = cchc("extend", "5", "--approve", "--document", "91/QĐ-UBND", *DAY)
    assert answer.code == 2
    assert (
        '--approve: NV 5: "30/11/2026" không muộn hơn thời hạn hiện nay, đã gia hạn (31/12/2026)'
        in answer.err
    )
    done(cchc, "extend", "5", "--withdraw", *DAY)


def test_what_is_recorded_of_a_stop_is_mended_by_the_same_command(cchc: Cchc, office: Path) -> None:
    done(cchc, "pause", "8", "--document", "50/UBND-VX", "--date", "1/6/2026", "--reason", "chờ tỉnh")
    for options, gone, came in (
        (("--date", "2/6/2026"), "date: 2026-06-01", "date: 2026-06-02"),
        (("--reason", "chờ sở"), "reason: chờ tỉnh", "reason: chờ sở"),
        (("--document", "52/UBND-VX"), "document: 50/UBND-VX", "document: 52/UBND-VX"),
    ):
        before = plan(office)
        answer = done(cchc, "pause", "8", *options, *DAY)
        assert [[line.strip() for line in lines] for lines in changed_lines(before, plan(office))] == [
            [gone],
            [came],
        ]
        assert "(NV 8: đã sửa lần tạm dừng ghi từ trước;" in answer.err
    before = plan(office)
    again = done(cchc, "pause", "8", "--document", "52/UBND-VX", "--reason", "chờ sở", *DAY)
    assert (again.err, plan(office)) == ("không có gì thay đổi: nhiệm vụ 8 đã đúng như vậy\n", before)
    assert cchc("pause", "8").code == 2
    assert "phải có văn bản" in cchc("pause", "9", "--reason", "chờ tỉnh").err


def test_a_cancellation_is_mended_and_the_pause_before_it_ends_with_it(cchc: Cchc, office: Path) -> None:
    done(cchc, "pause", "8", "--document", "50/UBND-VX", "--date", "1/6/2026")
    done(cchc, "cancel", "8", "--document", "51/UBND-VX", "--date", "1/8/2026")
    before = plan(office)
    done(cchc, "cancel", "8", "--date", "3/8/2026")
    assert changed_lines(before, plan(office)) == (
        ["      date: 2026-08-01", "        until: 2026-08-01"],
        ["      date: 2026-08-03", "        until: 2026-08-03"],
    )
    answer = cchc("cancel", "8", "--date", "1/5/2026")
    assert answer.code == 2
    assert "ngày 01/05/2026 trước ngày tạm dừng (01/06/2026)" in answer.err
    assert "gợi ý: ghi --date" in answer.err


def test_what_only_hands_mend_says_at_which_line_it_stands(cchc: Cchc, office: Path) -> None:
    done(cchc, "pause", "8", "--document", "50/UBND-VX", "--date", "1/6/2026")
    done(cchc, "reopen", "8", "--as-of", "15/6/2026")
    done(cchc, "done", "4", "--done-on", "1/3/2026")
    done(cchc, "reopen", "4", "--as-of", "5/3/2026")
    shown = cchc("show", "4", "8").out
    found = re.findall(r"(đã dừng|mở lại): .* · sửa ở dòng (\d+) của plans/2026\.yaml", shown)
    lines = plan(office).splitlines()
    at = {label: lines[int(line) - 1].strip() for label, line in found}
    assert at == {"đã dừng": "- status: paused", "mở lại": "- done_on: 2026-03-01"}
    assert "sửa ở dòng" not in cchc("show", "9").out


def test_a_day_before_another_says_how_the_other_is_mended(cchc: Cchc, office: Path) -> None:
    done(cchc, "pause", "8", "--document", "50/UBND-VX", "--date", "1/6/2026")
    done(cchc, "start", "4", "--as-of", "1/3/2026")
    done(cchc, "done", "4", "--done-on", "1/6/2026")
    for line, remedy, day in (
        (
            ("cancel", "8", "--document", "51/UBND-VX", "--date", "1/5/2026"),
            "cchc pause 8 --date",
            "30/3/2026",
        ),
        (("reopen", "8", "--as-of", "29/4/2026"), "cchc cancel 8 --date", "1/4/2026"),
        (("reopen", "4", "--as-of", "1/5/2026"), "cchc update 4 --done-on", "1/4/2026"),
    ):
        answer = cchc(*line)
        assert (answer.code, f"{remedy} NGÀY" in answer.err) == (2, True), answer.err
        done(cchc, *f"{remedy} {day}".split()[1:])
        done(cchc, *line)
