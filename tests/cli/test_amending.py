"""Work that comes within the year, and a plan that is amended: `add`, `amend`, `--amendment`, on the real plan."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

pytestmark = pytest.mark.usefixtures("way", "office")
DAY = ("--as-of", "2026-09-20")
NEW = ("add", "Rà soát TTHC nội bộ", "--area", "tthc", "--owner", "Trung tâm PVHCC", "--due", "Quý IV/2026")
AMEND = ("amend", "--document", "45/KH-UBND", "--date", "10/7/2026", "--summary", "Sửa đổi, bổ sung")


def added(cchc: Cchc, office: Path, *options: str) -> list[str]:
    """Add a task and return the lines that say by what and since when it is given."""
    before = plan(office)
    answer = cchc(*NEW, *options, *DAY)
    assert answer.code == 0, answer.err
    gone, came = changed_lines(before, plan(office))
    assert gone == []
    return [line.strip() for line in came if line.strip().startswith(("basis", "assigned_on"))]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ((), ["assigned_on: 2026-09-20"]),
        (("--signed",), []),
        (
            ("--basis", "Công văn số 1234/UBND-HCC ngày 25/6/2026"),
            ["basis: Công văn số 1234/UBND-HCC ngày 25/6/2026", "assigned_on: 2026-06-25"],
        ),
        (
            ("--basis", "Quyết định số 5/QĐ-UBND ngày 05 tháng 3 năm 2026"),
            ["basis: Quyết định số 5/QĐ-UBND ngày 05 tháng 3 năm 2026", "assigned_on: 2026-03-05"],
        ),
        (
            ("--basis", "1234/UBND-HCC", "--date", "25/6/2026"),
            ["basis: 1234/UBND-HCC ngày 25/6/2026", "assigned_on: 2026-06-25"],
        ),
        (("--basis", "1234/UBND-HCC"), ["basis: 1234/UBND-HCC", "assigned_on: 2026-09-20"]),
        (
            ("--basis", "Công văn số 8/UBND-VX ngày 25/6/2026", "--assigned-on", "1/7/2026"),
            ["basis: Công văn số 8/UBND-VX ngày 25/6/2026", "assigned_on: 2026-07-01"],
        ),
        (("--basis", "Nghị quyết số 3/NQ-HĐND", "--signed"), ["basis: Nghị quyết số 3/NQ-HĐND"]),
    ],
)
def test_a_new_task_says_since_when_it_is_given(
    options: tuple[str, ...], lines: list[str], cchc: Cchc, office: Path
) -> None:
    assert added(cchc, office, *options) == lines


def test_the_day_that_nobody_named_is_told(cchc: Cchc, office: Path) -> None:
    assert "ghi ngày giao 20/09/2026" in cchc(*NEW, *DAY).err
    assert "ngày giao" not in cchc(*NEW, "--signed", *DAY).err


def test_a_new_task_may_be_clear_at_once(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    people = ("--assignee", "Bà A", "--lead", "Ông B", "--approver", "Chủ tịch UBND xã")
    answer = cchc(*NEW, "--signed", "--deliverable", "Quyết định", *people, "--target", "02 hội nghị")
    assert answer.code == 0, answer.err
    assert [line for line in changed_lines(before, plan(office))[1] if line] == [
        "  - id: 21",
        "    title: Rà soát TTHC nội bộ",
        "    area: tthc",
        "    target:",
        "      quantity: 2",
        "      unit: hội nghị",
        "    assignee: Bà A",
        "    lead: Ông B",
        "    approver: Chủ tịch UBND xã",
        "    deliverable: Quyết định",
        "    status: not_started",
        "    owner: Trung tâm PVHCC",
        "    due: Quý IV/2026",
    ]


def test_a_task_is_in_no_list_before_it_is_given(cchc: Cchc, office: Path) -> None:
    added(cchc, office, "--basis", "Công văn số 1234/UBND-HCC ngày 25/6/2026")
    assert '"total": 20' in cchc("stats", "--as-of", "24/6/2026", "--format", "json").out
    assert '"total": 21' in cchc("stats", "--as-of", "25/6/2026", "--format", "json").out


@pytest.mark.parametrize("line", [("show", "21"), ("update", "21", "--progress", "5")])
def test_a_task_that_was_not_given_yet_is_told_for_what_it_is(
    line: tuple[str, ...], cchc: Cchc, office: Path
) -> None:
    added(cchc, office, "--assigned-on", "1/7/2026")
    answer = cchc(*line, "--as-of", "30/6/2026")
    assert answer.code == 2
    assert "nhiệm vụ số 21 giao ngày 01/07/2026, sau ngày tính số liệu 30/06/2026" in answer.err
    assert cchc(*line, "--as-of", "1/7/2026").code == 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--target", "nhiều hội nghị"), '--target: "nhiều hội nghị" không phải là số lượng và đơn vị'),
        (("--target", "2"), "--target"),
        (("--target", "0 hội nghị"), "--target"),
        (("--date", "25/6/2026"), "--date là ngày của văn bản giao"),
        (
            ("--basis", "Công văn số 8 ngày 25/6/2026", "--date", "1/7/2026"),
            "văn bản giao ghi ngày 25/06/2026",
        ),
        (("--basis", "Công văn ngày 25/6/2026 và Quyết định ngày 1/7/2026"), "--basis: nêu nhiều ngày"),
        (("--basis", "Công văn số 8/UBND-VX ngày 25/6/2199"), "--basis: ngày"),
        (("--signed", "--assigned-on", "1/7/2026"), "chỉ dùng một trong hai: --signed hoặc --assigned-on"),
        (("--amendment", "45/KH-UBND", "--basis", "8/UBND-VX"), "đã ghi --amendment thì không ghi --basis"),
        (("--amendment", "45/KH-UBND", "--signed"), "đã ghi --amendment thì không ghi --signed"),
        (("--amendment", "45/KH-UBND"), 'kế hoạch chưa có văn bản điều chỉnh "45/KH-UBND"'),
    ],
)
def test_an_addition_that_contradicts_itself_is_refused(
    options: tuple[str, ...], why: str, cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    answer = cchc(*NEW, *options, *DAY)
    assert (answer.code, plan(office)) == (2, before)
    assert why in answer.err
    assert "gợi ý:" in answer.err


def test_an_amendment_is_listed_in_the_plan_and_nothing_else_changes(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    assert cchc(*AMEND).out == "kế hoạch · điều chỉnh: thêm 45/KH-UBND · 10/07/2026 · Sửa đổi, bổ sung\n"
    gone, came = changed_lines(before, plan(office))
    assert gone == []
    assert [line for line in came if line] == [
        "  amendments:",
        "    - document: 45/KH-UBND",
        "      date: 2026-07-10",
        "      summary: Sửa đổi, bổ sung",
    ]
    again = cchc(*AMEND)
    assert (again.code, again.out) == (0, "")
    assert "không có gì thay đổi: văn bản điều chỉnh 45/KH-UBND đã đúng như vậy" in again.err
    assert cchc("check", "--ignore", "6ro").code == 0


def test_an_amendment_may_be_tried_first(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc(*AMEND, "--diff")
    assert "+    - document: 45/KH-UBND" in answer.out
    assert plan(office) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "còn thiếu: --document, --date"),
        (("--document", "45/KH-UBND"), "còn thiếu: --date"),
        (("--document", "45/KH-UBND", "--date", "1/1/2199"), "chưa đến"),
        (("--document", "45/KH-UBND ngày 10/7/2026"), "có cả ngày của văn bản"),
        (("--document", "45/KH-UBND", "--date", "1/12/2025"), "trước ngày của kế hoạch (02/01/2026)"),
        (("--document", "45/KH-UBND", "--date", "1/7/2026", "--expect", "lead="), "--expect không dùng"),
        (("--document", "45/KH-UBND", "--date", ""), "--date: chưa ghi nội dung"),
        (("--document", "45/KH-UBND", "--summary", "Bổ sung"), "còn thiếu: --date"),
        (("--remove",), "còn thiếu: --document"),
        (("--document", "45/KH-UBND", "--remove"), 'chưa có văn bản điều chỉnh "45/KH-UBND"'),
        (("--document", "45/KH-UBND", "--remove", "--date", "1/7/2026"), "--remove không dùng cùng --date"),
    ],
)
def test_an_amendment_that_can_not_be_is_refused(
    words: tuple[str, ...], why: str, cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    answer = cchc("amend", *words)
    assert (answer.code, plan(office)) == (2, before)
    assert why in answer.err
    assert "gợi ý:" in answer.err


def test_a_wrong_day_or_summary_of_an_amendment_is_mended_by_the_same_command(
    cchc: Cchc, office: Path
) -> None:
    cchc(*AMEND)
    cchc("cancel", "16", "--amendment", "45/KH-UBND")
    cchc(*NEW, "--amendment", "45/KH-UBND")
    for option, text, gone, came in (
        ("--date", "11/7/2026", "date: 2026-07-10", "date: 2026-07-11"),
        ("--summary", "Bổ sung", "summary: Sửa đổi, bổ sung", "summary: Bổ sung"),
        ("--summary", "", "summary: Bổ sung", None),
    ):
        before = plan(office)
        answer = cchc("amend", "--document", "45/KH-UBND", option, text)
        assert answer.code == 0, answer.err
        assert "(sửa văn bản điều chỉnh 45/KH-UBND đã ghi từ trước)" in answer.err
        removed, added_lines = changed_lines(before, plan(office))
        given = [line for line in (*removed, *added_lines) if "basis" in line or "assigned_on" in line]
        others = dict.fromkeys(line.strip() for line in (*removed, *added_lines) if line not in given)
        assert list(others) == [gone, *([came] if came else [])], "of the document, and of what it cancelled"
        assert len(given) == (4 if option == "--date" else 0)
    text = plan(office)
    assert "10/7/2026" not in text
    assert text.count("2026-07-11") == 3, "the document's, the new task's, the cancelled one's"


def test_an_amendment_goes_when_no_task_cites_it(cchc: Cchc, office: Path) -> None:
    signed = plan(office)
    cchc(*AMEND)
    cchc("update", "8", "--lead", "Ông A", "--amendment", "45/KH-UBND")
    before = plan(office)
    answer = cchc("amend", "--document", "45/KH-UBND", "--remove")
    assert (answer.code, plan(office)) == (2, before)
    assert "còn được ghi ở NV 8\n" in answer.err
    assert cchc("update", "8", "--lead", "", "--amendment", "45/KH-UBND").code == 0
    answer = cchc("amend", "--document", "45/kh-ubnd", "--remove")
    assert answer.out.startswith("kế hoạch · điều chỉnh: bỏ 45/KH-UBND")
    assert plan(office) == signed


def test_an_older_amendment_may_be_recorded_late(cchc: Cchc, office: Path) -> None:
    cchc("amend", "--document", "60/KH-UBND", "--date", "1/8/2026")
    cchc("update", "8", "--due", "Quý IV/2026", "--lead", "Ông C", "--amendment", "60/KH-UBND")
    assert cchc(*AMEND).code == 0
    answer = cchc("update", "8", "--due", "Quý III/2026", "--amendment", "45/KH-UBND")
    assert answer.code == 0, answer.err
    assert "NV 8: thời hạn hiện nay không đổi" in answer.err
    text = plan(office)
    assert text.index("45/KH-UBND") < text.index("60/KH-UBND"), "the list is in the order of its days"
    shown = cchc("show", "8").out
    assert re.findall("điều chỉnh: (.*)", shown) == [
        "45/KH-UBND ngày 10/07/2026 · thời hạn trước đó: Quý II/2026",
        "60/KH-UBND ngày 01/08/2026 · thời hạn trước đó: Quý III/2026",
        "60/KH-UBND ngày 01/08/2026 · lãnh đạo phụ trách trước đó: (trống)",
    ]
    for day, end in (("9/7/2026", "30/06"), ("10/7/2026", "30/09"), ("1/8/2026", "31/12")):
        assert f"đến hết ngày {end}/2026" in cchc("show", "8", "--as-of", day).out
    draft = cchc("report", "--kind", "amendment", "--amendment", "60/KH-UBND", "--format", "md", "-o", "-")
    assert "thời hạn từ “Quý III/2026” thành “Quý IV/2026”" in draft.out


def test_an_amended_field_keeps_its_words_in_the_file(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    before = plan(office)
    answer = cchc(
        "update", "8", "--due", "Quý III/2026", "--amendment", "45/KH-UBND", "--progress", "20", *DAY
    )
    assert answer.code == 0, answer.err
    gone, came = changed_lines(before, plan(office))
    assert gone == ["    status: not_started", "    due: Quý II/2026"]
    assert came == [
        "    status: in_progress",
        "    progress: 20",
        "    progress_on: 2026-09-20",
        "    started_on: 2026-09-20",
        "    amendments:",
        "      - document: 45/KH-UBND",
        "        field: due",
        "        before: Quý II/2026",
        "    due: Quý III/2026",
    ]
    assert "đến hết ngày 30/06/2026" in cchc("show", "8", "--as-of", "9/7/2026").out
    assert "đến hết ngày 30/09/2026" in cchc("show", "8", "--as-of", "10/7/2026").out
    assert cchc("update", "8", "--due", "Quý II/2026", "--amendment", "45/KH-UBND").code == 0
    assert "amendments" not in cchc("show", "8").out
    assert plan(office).count("amendments:") == 1


def test_an_amended_target_is_kept_shown_and_drafted(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    assert cchc("update", "8", "--target", "2 hội nghị").code == 0
    before = plan(office)
    answer = cchc(
        "update", "8", "--target", "3 hội nghị", "--achieved", "1", "--amendment", "45/KH-UBND", *DAY
    )
    assert answer.code == 0, answer.err
    gone, came = changed_lines(before, plan(office))
    assert "      quantity: 2" in gone
    assert [line for line in came if "field" in line or "before" in line] == [
        "        field: target",
        "        before: 2 hội nghị",
    ]
    told = "chỉ tiêu trước đó: 2 hội nghị"
    assert told in " ".join(cchc("show", "8").out.split())
    assert "đạt 1/3 hội nghị" in cchc("report", "--format", "md", "--as-of", "20/9/2026", "-o", "-").out
    assert "2 hội nghị" in cchc("report", "--format", "md", "--as-of", "9/7/2026", "-o", "-").out
    draft = cchc("report", "--kind", "amendment", "--format", "md", "-o", "-")
    assert "điều chỉnh chỉ tiêu từ “02 hội nghị” thành “03 hội nghị”" in draft.out, draft.err
    working = cchc("report", "--kind", "plan", "--updated", "--format", "md", "-o", "-").out
    assert "điều chỉnh chỉ tiêu thành “03 hội nghị”" in working
    assert cchc("update", "8", "--target", "", "--amendment", "45/KH-UBND").code == 0
    assert "bỏ chỉ tiêu" in cchc("report", "--kind", "amendment", "--format", "md", "-o", "-").out


def test_a_target_in_percent_is_typed_kept_and_told_as_people_write_it(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    assert cchc("update", "8", "--target", "70%").out == "8 · chỉ tiêu: 70%\n"
    asked = ("--target", "80 %", "--achieved", "62", "--progress", "50", "--amendment", "45/KH-UBND", *DAY)
    assert cchc("update", "8", *asked).code == 0
    assert "        before: 70%\n" in plan(office)
    assert "  chỉ tiêu: 80%, đã đạt 62 (ngày 20/09/2026)\n" in cchc("show", "8").out
    day = ("--as-of", "20/9/2026", "-o", "-")
    said = cchc("report", "--kind", "progress", "--format", "md", *day).out
    assert ", tiến độ 50%, đạt 62%, chưa đạt chỉ tiêu 80% (" in said
    assert "Chỉ tiêu: đạt 62/80%" in cchc("report", "--format", "md", *day).out
    draft = cchc("report", "--kind", "amendment", "--format", "md", "-o", "-").out
    assert "điều chỉnh chỉ tiêu từ “70%” thành “80%”" in draft
    assert " %" not in said + draft


def test_a_signed_target_that_is_changed_alone_is_told(cchc: Cchc, office: Path) -> None:
    told = "sửa cả kế hoạch như đã ký"
    assert told not in cchc("update", "8", "--target", "2 hội nghị").err  # what the title says, as a figure
    assert told not in cchc("update", "8", "--achieved", "1").err
    assert told in cchc("update", "8", "--target", "3 hội nghị").err


def test_an_amendment_of_nothing_that_a_plan_lays_down_is_refused(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    answer = cchc("update", "8", "--progress", "20", "--amendment", "45/KH-UBND")
    assert answer.code == 2
    assert "--amendment chỉ dùng khi đổi nội dung của kế hoạch: nội dung, lĩnh vực" in answer.err


def test_an_amendment_stops_a_task_on_its_day(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    before = plan(office)
    assert cchc("cancel", "16", "--amendment", "45/KH-UBND", "--reason", "không còn phù hợp").code == 0
    assert changed_lines(before, plan(office))[1] == [
        "    status: cancelled",
        "    stopped:",
        "      date: 2026-07-10",
        "      document: 45/KH-UBND",
        "      reason: không còn phù hợp",
        "      before: not_started",
    ]
    for option in ("--document", "--date"):
        answer = cchc("cancel", "17", "--amendment", "45/KH-UBND", option, "1/7/2026")
        assert (answer.code, f"đã ghi --amendment thì không ghi {option}" in answer.err) == (2, True)


@pytest.mark.parametrize("line", [("update", "8", "--lead", "Ông A"), ("cancel", "16"), NEW])
def test_an_amendment_that_the_plan_does_not_list_is_refused(
    line: tuple[str, ...], cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    answer = cchc(*line, "--amendment", "46/KH-UBND")
    assert (answer.code, plan(office)) == (2, before)
    assert "gợi ý: ghi văn bản trước: cchc amend --document 46/KH-UBND --date NGÀY" in answer.err


def test_a_task_that_an_amendment_gives_cites_it(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    assert added(cchc, office, "--amendment", "45/KH-UBND") == [
        "basis: Kế hoạch số 45/KH-UBND ngày 10/7/2026",
        "assigned_on: 2026-07-10",
    ]


# What is printed of it


def test_the_plan_is_printed_as_it_was_signed(cchc: Cchc, office: Path) -> None:
    signed = cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out
    cchc(*AMEND)
    cchc("update", "8", "--due", "Quý III/2026", "--amendment", "45/KH-UBND")
    cchc("cancel", "16", "--amendment", "45/KH-UBND")
    added(cchc, office, "--amendment", "45/KH-UBND")
    assert cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out == signed
    updated = cchc("report", "--kind", "plan", "--updated", "--format", "md", "-o", "-", *DAY).out
    assert "# Bản tổng hợp nhiệm vụ (đã cập nhật đến ngày 20/9/2026)\n" in updated
    assert "Nơi nhận" not in updated
    assert "02/KH-UBND\n" not in updated
    draft = cchc("report", "--kind", "amendment", "--format", "md", "-o", "-").out
    assert "Nhiệm vụ số 8: điều chỉnh thời hạn từ “Quý II/2026” thành “Quý III/2026”" in draft


def test_what_is_drafted_is_called_after_its_document(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    assert cchc("report", "--kind", "amendment").out == "bao-cao/sua-doi-ke-hoach-45-kh-ubnd.html\n"
    updated = cchc("report", "--kind", "plan", "--updated", *DAY)
    assert updated.out == "bao-cao/tong-hop-nhiem-vu-2026-09-20.html\n"
    page = (office / updated.out.strip()).read_text("utf-8")
    assert 'class="number"' not in page
    assert 'class="foot"' not in page
    signed = (office / cchc("report", "--kind", "plan").out.strip()).read_text("utf-8")
    assert 'class="number"' in signed
    assert 'class="foot"' in signed


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--updated",), "--updated chỉ dùng với --kind plan"),
        (("--kind", "progress", "--updated"), "--updated chỉ dùng với --kind plan"),
        (("--kind", "plan", "--amendment", "45/KH-UBND"), "--amendment chỉ dùng với --kind amendment"),
        (("--kind", "amendment"), "kế hoạch chưa có văn bản điều chỉnh nào"),
        (("--kind", "amendment", "--amendment", "45/KH-UBND"), 'chưa có văn bản điều chỉnh "45/KH-UBND"'),
        (("--kind", "amendment", "--owner", "vhxh"), "không theo từng cơ quan"),
        (("--kind", "plan", "--updated", "--period", "q3"), "không theo kỳ"),
        (("--kind", "updated-plan"), '--kind: không có "updated-plan"'),
    ],
)
def test_a_document_that_can_not_be_made_is_refused(options: tuple[str, ...], why: str, cchc: Cchc) -> None:
    answer = cchc("report", *options)
    assert (answer.code, answer.out) == (2, "")
    assert why in answer.err
    assert "gợi ý:" in answer.err


def test_of_several_amendments_the_one_to_draft_is_named(cchc: Cchc) -> None:
    cchc(*AMEND)
    cchc("amend", "--document", "60/KH-UBND", "--date", "1/8/2026")
    answer = cchc("report", "--kind", "amendment")
    assert (answer.code, "một trong: 45/KH-UBND, 60/KH-UBND" in answer.err) == (2, True)
    chosen = cchc("report", "--kind", "amendment", "--amendment", "60/kh-ubnd")
    assert chosen.out == "bao-cao/sua-doi-ke-hoach-60-kh-ubnd.html\n"


def test_coordinators_that_come_and_go_are_an_amendment_too(cchc: Cchc, office: Path) -> None:
    cchc(*AMEND)
    for option, name in (("--add-coordinator", "Phòng Kinh tế"), ("--remove-coordinator", "Phòng VHXH")):
        before = plan(office)
        assert cchc("update", "6", option, name, "--amendment", "45/KH-UBND").code == 0
        assert ("        before: Phòng VHXH" in changed_lines(before, plan(office))[1]) == (
            option == "--add-coordinator"
        )
    assert plan(office).count("field: coordinators") == 1


@pytest.mark.parametrize(
    "change",
    [("--add-coordinator", "Trạm Y tế"), ("--due", "Tháng 10/2026"), ("--title", "Việc khác")],
    ids=lambda change: change[0],
)
def test_an_update_of_what_was_signed_says_that_it_is_one(
    change: tuple[str, ...], office: Path, cchc: Cchc
) -> None:
    told = "NV 9: sửa như vậy là sửa cả kế hoạch như đã ký"
    assert told in cchc("update", "9", *change).err
    assert told not in cchc("update", "9", "--lead", "Ông A", "--note", "đã họp").err
    assert cchc("amend", "--document", "45/KH-UBND", "--date", "10/7/2026").code == 0
    assert told not in cchc("update", "9", "--due", "Quý III/2026", "--amendment", "45/KH-UBND").err


def test_an_office_named_where_a_draft_had_none_corrects_nothing(office: Path, cchc: Cchc) -> None:
    assert cchc("owner", "add", "Chưa xác định cơ quan").code == 0
    told = "sửa cả kế hoạch như đã ký"
    assert told in cchc("update", "9", "--owner", "Chưa xác định cơ quan").err
    assert told not in cchc("update", "9", "--owner", "Trạm Y tế").err


def test_an_update_of_what_was_amended_says_by_which_document(office: Path, cchc: Cchc) -> None:
    """What was signed stays then: the amendment keeps it."""
    signed = cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out
    cchc(*AMEND)
    cchc("update", "9", "--due", "Quý IV/2026", "--amendment", "45/KH-UBND")
    answer = cchc("update", "9", "--due", "Quý III/2026")
    assert "là đính chính nội dung đã điều chỉnh theo 45/KH-UBND" in answer.err
    assert "như đã ký" not in answer.err
    assert cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out == signed
    assert "như đã ký" in cchc("update", "9", "--due", "Quý IV/2026", "--title", "Việc khác").err


def test_a_corrected_day_that_makes_an_amendment_the_later_one_makes_it_hold(
    office: Path, cchc: Cchc
) -> None:
    def due(day: str) -> str:
        return next(
            line for line in cchc("show", "9", "--as-of", day).out.splitlines() if "thời hạn: " in line
        )

    signed = cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out
    cchc(*AMEND)
    cchc("amend", "--document", "60/KH-UBND", "--date", "1/8/2026")
    cchc("update", "9", "--due", "Quý II/2026", "--amendment", "45/KH-UBND")
    cchc("update", "9", "--due", "Quý IV/2026", "--amendment", "60/KH-UBND")
    before = plan(office)
    answer = cchc("amend", "--document", "45/KH-UBND", "--date", "10/8/2026", *DAY)
    assert "9 · thời hạn: Quý IV/2026 → Quý II/2026\n" in answer.out
    assert "NV 9: thời hạn nay theo văn bản điều chỉnh ban hành sau cùng" in answer.err
    assert "45/KH-UBND (10/08/2026)" in answer.err, "its new day is that of the doubts"
    days = ("2026-07-20", "2026-08-05", "2026-08-10")
    for day, words in zip(days, ("Năm 2026", "Quý IV/2026", "Quý II/2026"), strict=True):
        assert words in due(day)
    assert cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out == signed
    assert cchc("amend", "--document", "45/KH-UBND", "--date", "10/7/2026", *DAY).code == 0
    assert plan(office) == before


def test_a_document_that_changes_places_with_its_corrected_day_keeps_its_comments_and_quotes(
    office: Path, cchc: Cchc
) -> None:
    cchc(*AMEND)
    cchc("amend", "--document", "60/KH-UBND", "--date", "1/8/2026")
    cchc("update", "9", "--due", "Quý II/2026", "--amendment", "45/KH-UBND")
    cchc("update", "9", "--due", "Quý IV/2026", "--amendment", "60/KH-UBND")
    text = plan(office).replace("- document: 45/KH-UBND", "- document: '45/KH-UBND' # A")
    text = text.replace("- document: 60/KH-UBND", "- document: 60/KH-UBND # B")
    (office / "plans/2026.yaml").write_bytes(text.encode())
    for day in ("10/8/2026", "10/7/2026"):
        answer = cchc("amend", "--document", "45/KH-UBND", "--date", day, *DAY)
        assert answer.code == 0, answer.err
        written = [plan(office).count(words) for words in ("'45/KH-UBND' # A", "60/KH-UBND # B")]
        assert written == [2, 2], "in the plan's list and in the task"
    assert plan(office) == text


def test_a_wrong_day_of_assignment_is_mended_by_command(office: Path, cchc: Cchc) -> None:
    assert cchc(*NEW, *DAY).code == 0
    assert "assigned_on: 2026-09-20" in plan(office)
    assert cchc("update", "21", "--assigned-on", "1/9/2026", *DAY).code == 0
    assert "assigned_on: 2026-09-01" in plan(office)
    assert cchc("list", "--as-of", "1/9/2026").numbers[-1] == 21
    assert cchc("list", "--as-of", "31/8/2026").numbers[-1] == 20


def test_a_corrected_day_moves_with_all_that_the_document_gave(cchc: Cchc, office: Path) -> None:
    def draft() -> tuple[list[str], str]:
        answer = cchc("report", "--kind", "amendment", "--format", "md", "-o", "-")
        return re.findall(r"(?m)^### \d\. (Bổ sung|Không).*", answer.out), answer.err

    for command in (
        ("amend", "--document", "45/KH-UBND", "--date", "8/7/2026"),
        (*NEW, "--amendment", "45/KH-UBND"),
        ("cancel", "8", "--amendment", "45/KH-UBND"),
    ):
        assert cchc(*command).code == 0
    held, said = draft()
    assert (len(held), said) == (2, "")
    for day in ("10/7/2026", "6/7/2026"):
        answer = cchc("amend", "--document", "45/KH-UBND", "--date", day)
        assert f"→ Kế hoạch số 45/KH-UBND ngày {day.zfill(9)}" in answer.out
        assert "21 · ngày giao: " in answer.out
        assert "8 · dừng, hủy · ngày: " in answer.out
        assert answer.err == "(sửa văn bản điều chỉnh 45/KH-UBND đã ghi từ trước)\n"
        assert draft() == (held, "")
    assert "ngày 08/7/2026" not in plan(office)


def test_a_draft_says_which_tasks_cite_its_document_by_another_day(cchc: Cchc) -> None:
    for command in (
        ("amend", "--document", "45/KH-UBND", "--date", "8/7/2026"),
        (*NEW, "--amendment", "45/KH-UBND"),
        ("cancel", "8", "--document", "45/KH-UBND", "--date", "9/7/2026"),
        ("update", "21", "--basis", "Kế hoạch số 45/KH-UBND ngày 07/7/2026"),
    ):
        assert cchc(*command).code == 0
    draft = cchc("report", "--kind", "amendment", "--format", "md", "--format", "json")
    told = [line for line in draft.err.splitlines() if line.startswith("NV ")]
    assert [line.partition(",")[0] for line in told] == [
        "NV 8: hủy theo 45/KH-UBND ghi ngày 09/07/2026",
        "NV 21: giao theo 45/KH-UBND ghi ngày 07/07/2026",
    ]
    for line in told:
        assert cchc(*shlex.split(line.partition("sửa: cchc ")[2])).code == 0
    assert "NV " not in cchc("report", "--kind", "amendment", "--format", "md", "-o", "-").err


@pytest.mark.parametrize(
    "words",
    [
        "DT/KH-UBND",
        "abc",
        "Dự thảo",
        "00/KH-UBND",
        "12",
        "12 /KH-UBND",
        "…/KH-UBND",
        "Kế hoạch DT/KH-UBND",
        "45/",
    ],
)
def test_a_document_without_a_number_yet_is_found_by_the_words_that_it_has(words: str, cchc: Cchc) -> None:
    for _ in range(2):
        assert cchc("amend", "--document", words, "--date", "8/7/2026").code == 0
    assert "không có gì thay đổi" in cchc("amend", "--document", words, "--date", "8/7/2026").err
    assert cchc(*NEW, "--amendment", words).code == 0
    assert cchc("update", "4", "--lead", "Ông B", "--amendment", words).code == 0
    assert cchc("cancel", "8", "--amendment", words).code == 0
    draft = cchc("report", "--kind", "amendment", "--amendment", words, "--format", "md", "-o", "-")
    assert (draft.code, len(re.findall(r"(?m)^### \d", draft.out)), draft.err) == (0, 3, "")
    assert cchc("amend", "--document", words, "--date", "9/7/2026").code == 0
    refused = cchc("amend", "--document", words, "--remove")
    assert (refused.code, "còn được ghi ở NV 4, 8, 21" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--basis", "Công văn số 12/UBND-VX ngày 25/6/2026"), "25/06/2026, ngày của văn bản giao"),
        (("--basis", "12/UBND-VX", "--date", "25/6/2026"), "25/06/2026, ngày của văn bản giao"),
        (("--basis", "12/UBND-VX"), "20/09/2026, ngày tính số liệu"),
        (("--amendment", "45/KH-UBND"), "10/07/2026, ngày của văn bản giao"),
    ],
)
def test_the_day_that_a_document_gave_is_told(options: tuple[str, ...], told: str, cchc: Cchc) -> None:
    assert cchc(*AMEND).code == 0
    answer = cchc(*NEW, *options, *DAY)
    assert (answer.code, f"(ghi ngày giao {told}" in answer.err) == (0, True), answer.err
    assert "cchc update 21 --assigned-on NGÀY" in answer.err


def test_a_draft_gets_its_number_when_it_is_issued_wherever_tasks_cite_it(cchc: Cchc, office: Path) -> None:
    of_draft = ("--amendment", "DT/KH-UBND", *DAY)
    assert cchc("amend", "--document", "DT/KH-UBND", "--date", "10/7/2026").code == 0
    assert cchc("update", "12", "--due", "Quý IV/2026", *of_draft).code == 0
    assert cchc("cancel", "17", "--reason", "dừng phần mềm", *of_draft).code == 0
    assert cchc(*NEW, *of_draft).code == 0
    draft = plan(office)
    answer = cchc("amend", "--document", "DT/KH-UBND", "--number", "75/KH-UBND", "--date", "14/7/2026")
    assert answer.code == 0, answer.err
    now = plan(office)
    assert "DT/KH" not in now
    assert now.count("document: 75/KH-UBND") == 3
    assert "basis: Kế hoạch số 75/KH-UBND ngày 14/7/2026" in now
    assert "2026-07-10" not in now
    assert len(draft.splitlines()) == len(now.splitlines())
    again = cchc("amend", "--document", "75/KH-UBND", "--number", "DT/KH-UBND", "--date", "10/7/2026")
    assert again.code == 0
    assert plan(office).replace("Kế hoạch số DT/KH-UBND", "DT/KH-UBND") == draft


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--document", "9/KH-UBND", "--number", "75/KH-UBND"), 'chưa có văn bản điều chỉnh "9/KH-UBND"'),
        (("--document", "45/KH-UBND", "--number", "02/KH-UBND"), "02/KH-UBND là số của chính kế hoạch này"),
        (("--document", "45/KH-UBND", "--number", "46/KH-UBND"), "đã có văn bản điều chỉnh 46/KH-UBND"),
        (("--document", "45/KH-UBND", "--number", ""), "--number"),
        (("--document", "45/KH-UBND", "--number", "7/KH-UBND", "--remove"), "--number"),
    ],
)
def test_a_number_that_cannot_be_is_refused(
    options: tuple[str, ...], why: str, cchc: Cchc, office: Path
) -> None:
    cchc(*AMEND)
    cchc("amend", "--document", "46/KH-UBND", "--date", "11/7/2026")
    before = plan(office)
    answer = cchc("amend", *options)
    assert answer.code == 2
    assert why in answer.err
    assert plan(office) == before
