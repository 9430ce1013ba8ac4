"""The sentences by which documents change a plan, in the forms that offices use."""

from __future__ import annotations

import pytest

from cchc.drafts.changes import change_sentences, task_references
from cchc.drafts.paragraphs import lines
from tests.support.papers import make_paper

# A sentence, and what it changes: what, task, title, field, old words, new words, reason.
SENTENCES = {
    'Điều chỉnh thời hạn hoàn thành nhiệm vụ số 8 tại Phụ lục từ "Quý II/2026" thành "Quý III/2026".': [
        ("set", "8", "", "due", "Quý II/2026", "Quý III/2026", "")
    ],
    "Điều chỉnh thời gian thực hiện của nhiệm vụ số thứ tự 8: từ Quý II/2026 thành Quý III/2026.": [
        ("set", "8", "", "due", "Quý II/2026", "Quý III/2026", "")
    ],
    "Thời hạn nhiệm vụ số 8 (Xây dựng Kế hoạch) được điều chỉnh từ quý II/2026 sang quý III/2026.": [
        ("set", "8", "Xây dựng Kế hoạch", "due", "quý II/2026", "quý III/2026", "")
    ],
    "Điều chỉnh thời gian hoàn thành các nhiệm vụ số 10, 11 và 12 sang Quý I/2027.": [
        ("set", number, "", "due", "", "Quý I/2027", "") for number in ("10", "11", "12")
    ],
    "Điều chỉnh thời gian hoàn thành nhiệm vụ số 5 thành Quý III/2026.": [
        ("set", "5", "", "due", "", "Quý III/2026", "")
    ],
    "Lùi thời gian hoàn thành nhiệm vụ số 5 sang ngày 30/9/2026.": [
        ("set", "5", "", "due", "", "ngày 30/9/2026", "")
    ],
    "Thời gian hoàn thành nhiệm vụ số 5 là Quý III/2026.": [("set", "5", "", "due", "", "Quý III/2026", "")],
    "Điều chỉnh nhiệm vụ số 5 như sau: thời hạn hoàn thành trước ngày 30/4/2026, sản phẩm là Kế hoạch của xã.": [
        ("set", "5", "", "due", "", "trước ngày 30/4/2026", ""),
        ("set", "5", "", "deliverable", "", "Kế hoạch của xã", ""),
    ],
    "Nhiệm vụ số 8: thời hạn Quý IV/2026; cơ quan chủ trì: Phòng Nội vụ.": [
        ("set", "8", "", "due", "", "Quý IV/2026", ""),
        ("set", "8", "", "owner", "", "Phòng Nội vụ", ""),
    ],
    "Sửa đổi nhiệm vụ số 6: nội dung thành “Đo lường sự hài lòng”; thời hạn thành Quý II/2026.": [
        ("set", "6", "", "title", "", "Đo lường sự hài lòng", ""),
        ("set", "6", "", "due", "", "Quý II/2026", ""),
    ],
    "Điều chỉnh thời hạn các nhiệm vụ số 10, 11 thành Quý I/2027; riêng nhiệm vụ số 11 thành Quý II/2027.": [
        ("set", "10", "", "due", "", "Quý I/2027", ""),
        ("set", "11", "", "due", "", "Quý II/2027", ""),
    ],
    "Điều chỉnh thời hạn các nhiệm vụ số 10, 11 thành Quý I/2027, riêng nhiệm vụ số 11 giữ nguyên.": [
        ("set", "10", "", "due", "", "Quý I/2027", ""),
    ],
    "Điều chỉnh thời hạn nhiệm vụ số 9 thành Quý IV/2026; các nội dung khác giữ nguyên.": [
        ("set", "9", "", "due", "", "Quý IV/2026", ""),
    ],
    "Không tiếp tục thực hiện nhiệm vụ số 16 (Sở Nội vụ đã thực hiện).": [
        ("stop", "16", "", "", "", "", "Sở Nội vụ đã thực hiện")
    ],
    "Gia hạn thời hạn hoàn thành nhiệm vụ số 8, 11 đến hết ngày 30/11/2026.": [
        ("set", "8", "", "due", "", "ngày 30/11/2026", ""),
        ("set", "11", "", "due", "", "ngày 30/11/2026", ""),
    ],
    "Lùi thời hạn hoàn thành nhiệm vụ số 8 từ ngày 30/6/2026 đến ngày 30/9/2026.": [
        ("set", "8", "", "due", "ngày 30/6/2026", "ngày 30/9/2026", "")
    ],
    "Nhiệm vụ số 8: thời hạn «Quý II/2026» sửa thành «Quý III/2026».": [
        ("set", "8", "", "due", "Quý II/2026", "Quý III/2026", "")
    ],
    "Nhiệm vụ số 5, thời hạn hoàn thành: Quý II/2026, nay điều chỉnh thành: Quý III/2026.": [
        ("set", "5", "", "due", "Quý II/2026", "Quý III/2026", "")
    ],
    "Tại nhiệm vụ số 8, thay “Quý II/2026” bằng “Quý III/2026”.": [
        ("set", "8", "", "", "Quý II/2026", "Quý III/2026", "")
    ],
    "Thay cụm từ “tỉnh A” bằng cụm từ “xã B” tại nhiệm vụ số 7.": [
        ("replace", "7", "", "", "tỉnh A", "xã B", "")
    ],
    "Điều chỉnh nhiệm vụ số 8: cơ quan chủ trì là “Phòng Kinh tế”, thời hạn là “Quý IV/2026”.": [
        ("set", "8", "", "owner", "", "Phòng Kinh tế", ""),
        ("set", "8", "", "due", "", "Quý IV/2026", ""),
    ],
    "Điều chỉnh thời hạn nhiệm vụ số 8 từ “A” thành “B”, nhiệm vụ số 9 từ “C” thành “D”.": [
        ("set", "8", "", "due", "A", "B", ""),
        ("set", "9", "", "due", "C", "D", ""),
    ],
    "Sửa đổi nội dung nhiệm vụ số 6 thành: “Đo lường sự hài lòng”.": [
        ("set", "6", "", "title", "", "Đo lường sự hài lòng", "")
    ],
    "Sản phẩm của nhiệm vụ số 4 điều chỉnh thành “Báo cáo”.": [
        ("set", "4", "", "deliverable", "", "Báo cáo", "")
    ],
    "Thay đổi cơ quan chủ trì nhiệm vụ số 9: từ Văn phòng HĐND&UBND thành Trung tâm PVHCC.": [
        ("set", "9", "", "owner", "Văn phòng HĐND&UBND", "Trung tâm PVHCC", "")
    ],
    "Nhiệm vụ 9: chuyển từ Văn phòng HĐND&UBND sang Phòng Kinh tế.": [
        ("set", "9", "", "owner", "Văn phòng HĐND&UBND", "Phòng Kinh tế", "")
    ],
    "Chuyển nhiệm vụ số 9 từ Văn phòng HĐND&UBND sang Trung tâm PVHCC chủ trì.": [
        ("set", "9", "", "owner", "Văn phòng HĐND&UBND", "Trung tâm PVHCC", "")
    ],
    "Giao Phòng Kinh tế chủ trì thực hiện nhiệm vụ số 9 thay Văn phòng HĐND&UBND.": [
        ("set", "9", "", "owner", "Văn phòng HĐND&UBND", "Phòng Kinh tế", "")
    ],
    "Bổ sung Phòng Kinh tế làm đơn vị phối hợp thực hiện nhiệm vụ số 3.": [
        ("grow", "3", "", "coordinators", "", "Phòng Kinh tế", "")
    ],
    "Bổ sung cơ quan phối hợp thực hiện nhiệm vụ số 3: Phòng Kinh tế.": [
        ("grow", "3", "", "coordinators", "", "Phòng Kinh tế", "")
    ],
    "Nhiệm vụ số 3: bỏ cơ quan phối hợp “Phòng Kinh tế”.": [
        ("shrink", "3", "", "coordinators", "", "Phòng Kinh tế", "")
    ],
    "Không tiếp tục thực hiện các nhiệm vụ số 12, 16 và 20 (do đã làm ở tỉnh).": [
        ("stop", number, "", "", "", "", "đã làm ở tỉnh") for number in ("12", "16", "20")
    ],
    "Không tiếp tục thực hiện nhiệm vụ “Tham mưu ban hành văn bản” (nhiệm vụ số 10), lý do: trùng.": [
        ("stop", "10", "Tham mưu ban hành văn bản", "", "", "", "trùng")
    ],
    "Đưa nhiệm vụ số 16 ra khỏi Kế hoạch vì hệ thống đã dừng.": [
        ("stop", "16", "", "", "", "", "hệ thống đã dừng")
    ],
    "Không tiếp tục thực hiện nhiệm vụ số 16 do trùng với nhiệm vụ số 15.": [
        ("stop", "16", "", "", "", "", "trùng với nhiệm vụ số 15")
    ],
    "Rút ngắn thời hạn nhiệm vụ số 9 từ “Năm 2026” xuống “Quý III/2026”.": [
        ("set", "9", "", "due", "Năm 2026", "Quý III/2026", "")
    ],
    "Tạm dừng thực hiện nhiệm vụ số 15 cho đến khi có hướng dẫn mới.": [
        ("pause", "15", "", "", "", "", "cho đến khi có hướng dẫn mới")
    ],
}  # fmt: skip
# A sentence, and the task that it adds: number, title, who leads, who helps, until when.
ADDITIONS = {
    "Bổ sung nhiệm vụ: Tập huấn kỹ năng số. Cơ quan chủ trì: Phòng VHXH. Thời hạn: Quý IV/2026.": (
        "", "Tập huấn kỹ năng số", ("Phòng VHXH",), (), "Quý IV/2026",
    ),
    "Bổ sung nhiệm vụ số 21: “Tập huấn”; chủ trì: Phòng VHXH; phối hợp: Trung tâm PVHCC; thời hạn: 30/11/2026.": (
        "21", "Tập huấn", ("Phòng VHXH",), ("Trung tâm PVHCC",), "30/11/2026",
    ),
    "Bổ sung 01 nhiệm vụ: Rà soát TTHC nội bộ (Trung tâm PVHCC chủ trì, hoàn thành trước ngày 30/11/2026).": (
        "", "Rà soát TTHC nội bộ", ("Trung tâm PVHCC",), (), "trước ngày 30/11/2026",
    ),
    "Bổ sung nhiệm vụ 21: Tổ chức hội nghị; Văn phòng HĐND và UBND chủ trì; hoàn thành tháng 11/2026.": (
        "21", "Tổ chức hội nghị", ("Văn phòng HĐND và UBND",), (), "tháng 11/2026",
    ),
    "Bổ sung nhiệm vụ “Số hóa hồ sơ”, giao Văn phòng HĐND&UBND chủ trì, hoàn thành trong quý IV/2026.": (
        "", "Số hóa hồ sơ", ("Văn phòng HĐND&UBND",), (), "quý IV/2026",
    ),
}  # fmt: skip


def read(text: str) -> change_sentences.SentencesReading:
    return change_sentences.read(lines.read(make_paper(text)))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_changes_what_it_says(sentence: str) -> None:
    reading = read(f"1. {sentence}")
    told = [
        (one.what, one.number, one.title, one.field, one.before, one.after, one.reason)
        for one in reading.changes
    ]
    assert (told, reading.doubts) == (SENTENCES[sentence], ())


@pytest.mark.parametrize("sentence", ADDITIONS)
def test_a_sentence_adds_a_task(sentence: str) -> None:
    reading = read(f"1. {sentence}")
    tasks = [one.task for one in reading.changes if one.task]
    told = [(one.number, one.title, one.owners, one.coordinators, one.due) for one in tasks]
    assert (told, reading.doubts) == ([ADDITIONS[sentence]], ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Sửa đổi nhiệm vụ số 6 cho phù hợp với tình hình thực tế.",
        "Điều chỉnh thời hạn nhiệm vụ số 8 cho phù hợp.",
        "Điều chỉnh thời hạn nhiệm vụ số 8 từ 30/6/2026 đến 30/9/2026.",  # a span, or from one to the other?
    ],
)
def test_a_sentence_that_says_nothing_sure_is_a_doubt(sentence: str) -> None:
    reading = read(f"1. {sentence}")
    assert (reading.changes, [doubt.code for doubt in reading.doubts]) == ((), ["change-unread"])


def test_a_second_task_of_a_sentence_that_stops_one_is_a_doubt() -> None:
    reading = read("1. Bãi bỏ nhiệm vụ số 7; việc còn lại làm ở nhiệm vụ số 8.")
    assert [(one.what, one.number) for one in reading.changes] == [("stop", "7")]
    assert [doubt.code for doubt in reading.doubts] == ["change-unread"]


def test_what_is_left_over_of_a_sentence_is_a_doubt() -> None:
    reading = read("1. Điều chỉnh thời hạn nhiệm vụ số 8 từ “Quý II/2026” thành “Quý III/2026”, giữ “A”.")
    assert [doubt.code for doubt in reading.doubts] == ["change-unread"]
    assert "“A”" in reading.doubts[0].text


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ Kế hoạch số 45/KH-UBND sửa đổi, bổ sung Kế hoạch số 02/KH-UBND;",
        "Các nội dung khác giữ nguyên theo Kế hoạch số 02/KH-UBND.",
        "Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ số 8 trong quý II.",
    ],
)
def test_a_sentence_that_changes_nothing_is_left(sentence: str) -> None:
    reading = read(sentence)
    assert (reading.changes, reading.doubts) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Điều chỉnh thời hạn nhiệm vụ số 9 thành Quý IV/2026; giao Phòng Kinh tế theo dõi.", "theo dõi"),
        ("Bãi bỏ nhiệm vụ số 16 (Báo cáo ngày) kể từ ngày 01/8/2026.", "kể từ ngày 01/8/2026"),
        ("Điều chỉnh thời hạn nhiệm vụ số 9 thành Quý IV/2026; riêng nhiệm vụ số 12 báo cáo lại.", "12"),
        ("Tạm dừng nhiệm vụ số 9, lý do: chờ tỉnh; riêng nhiệm vụ số 12 báo cáo lại.", "12"),
    ],
)
def test_a_clause_that_is_left_over_is_named(sentence: str, left: str) -> None:
    reading = read(f"1. {sentence}")
    assert [one.number for one in reading.changes] in (["9"], ["16"])
    assert [doubt.code for doubt in reading.doubts] == ["change-unread"]
    assert left in reading.doubts[0].text.split("trong: ")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        *SENTENCES,
        "Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ số 8 trong quý II.",
        "Căn cứ tiến độ của nhiệm vụ số 8;",
        "Nhiệm vụ số 7 và nhiệm vụ số 9 còn vướng mắc.",
        "Điều chỉnh thời hạn các nhiệm vụ, trừ nhiệm vụ số 12, sang Quý I/2027.",
        "Yêu cầu các phòng hoàn thành nhiệm vụ số 3; nhiệm vụ số 4 giữ nguyên.",
    ],
)
def test_no_task_that_a_document_names_is_nowhere(sentence: str) -> None:
    reading = read(f"1. Bãi bỏ nhiệm vụ số 1.\nĐiều 2. {sentence}\n3. {sentence}\nNơi nhận: {sentence}")
    texts = [doubt.text for doubt in reading.doubts] + [row.text for row in reading.skipped]
    told = {one.number for one in reading.changes}.union(
        *map(task_references.numbers, texts),
        *(map(task_references.numbers, (one.reason for one in reading.changes))),
    )
    assert {*task_references.numbers(sentence), "1"} <= told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Bỏ Phòng A khỏi cơ quan phối hợp nhiệm vụ số 6.", ("shrink", "6", "coordinators", "Phòng A")),
        (
            "Đưa Phòng A ra khỏi danh sách cơ quan phối hợp nhiệm vụ số 6.",
            ("shrink", "6", "coordinators", "Phòng A"),
        ),
        ("Nâng chỉ tiêu nhiệm vụ số 6 từ 02 lớp lên 03 lớp.", ("set", "6", "target", "03 lớp")),
        ("Rút ngắn thời hạn nhiệm vụ số 6 còn 30/9/2026.", ("set", "6", "due", "30/9/2026")),
        ("Giao Phòng A chủ trì thay Phòng B đối với nhiệm vụ số 6.", ("set", "6", "owner", "Phòng A")),
        ("Dừng triển khai nhiệm vụ số 6.", ("stop", "6", "", "")),
        ("Xóa nhiệm vụ số 6 khỏi Danh mục.", ("stop", "6", "", "")),
        ("Loại nhiệm vụ số 6 khỏi Kế hoạch.", ("stop", "6", "", "")),
        ("Đưa các nhiệm vụ số 6 ra khỏi Danh mục.", ("stop", "6", "", "")),
    ],
)
def test_what_is_dropped_or_moved_is_told_by_the_verbs_object(
    sentence: str, told: tuple[str, str, str, str]
) -> None:
    reading = read(f"1. {sentence}")
    assert [(one.what, one.number, one.field, one.after) for one in reading.changes] == [told]
    assert reading.doubts == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Bỏ cụm từ “năm 2026” tại nhiệm vụ số 6.",
        "Bãi bỏ thời hạn của nhiệm vụ số 6.",
        "Bãi bỏ nội dung nhiệm vụ số 6.",
        "Hủy bỏ Phòng A tại nhiệm vụ số 6.",
        "Gộp nhiệm vụ số 6 vào nhiệm vụ số 7.",
        "Tách nhiệm vụ số 6 thành hai nhiệm vụ.",
        "Nhiệm vụ số 6: đến 30/9/2026.",
        "Toàn bộ nhiệm vụ của Trạm Y tế được gia hạn đến Quý I/2027.",
        "Thay Phòng A bằng Phòng B tại tất cả các nhiệm vụ.",
    ],
)
def test_a_sentence_that_may_change_a_task_is_a_doubt_and_cancels_none(sentence: str) -> None:
    reading = read(f"1. {sentence}")
    assert (reading.changes, [doubt.code for doubt in reading.doubts]) == ((), ["change-unread"])


def test_an_area_is_said_before_the_title_of_a_new_task() -> None:
    (change,) = read(
        "1. Bổ sung 01 nhiệm vụ thuộc lĩnh vực Thể chế: “Rà soát”, chủ trì: Phòng A; hạn: 2026."
    ).changes
    assert change.task
    told = (change.task.title, change.task.group, change.task.owners, change.task.due)
    assert told == ("Rà soát", "Thể chế", ("Phòng A",), "2026")


def test_paragraphs_without_marks_stand_under_their_heading() -> None:
    reading = read("""
        Điều chỉnh thời hạn các nhiệm vụ sau:
        Nhiệm vụ số 3: Quý IV/2026.
        Nhiệm vụ số 4: thời hạn Quý III/2026; cơ quan chủ trì: Phòng Kinh tế.
        Không tiếp tục thực hiện các nhiệm vụ sau:
        Nhiệm vụ số 5.
    """)
    told = [(one.what, one.number, one.field, one.after) for one in reading.changes]
    assert told == [
        ("set", "3", "due", "Quý IV/2026"),
        ("set", "4", "due", "Quý III/2026"),
        ("set", "4", "owner", "Phòng Kinh tế"),
        ("stop", "5", "", ""),
    ]
    assert reading.doubts == ()


def test_lines_under_a_task_set_its_fields() -> None:
    reading = read("""
        2. Điều chỉnh nhiệm vụ số 5 như sau:
        - Thời hạn hoàn thành: Quý III/2026;
        - Cơ quan chủ trì là Phòng Kinh tế.
    """)
    told = [(one.number, one.field, one.after) for one in reading.changes]
    assert told == [("5", "due", "Quý III/2026"), ("5", "owner", "Phòng Kinh tế")]
    assert reading.doubts == ()


def test_lines_stand_under_their_headings() -> None:
    reading = read("""
        1. Điều chỉnh thời hạn các nhiệm vụ sau:
        - Nhiệm vụ số 3: từ “Quý III/2026” thành “Quý IV/2026”;
        - Nhiệm vụ số 4: Quý IV/2026.
        2. Không tiếp tục thực hiện 02 nhiệm vụ:
        - Nhiệm vụ số 5: Đo lường sự hài lòng; lý do: trùng;
        - Nhiệm vụ số 6.
        3. Bổ sung 02 nhiệm vụ:
        a) Thực hiện rà soát thủ tục (Phòng VHXH chủ trì; thời hạn: Quý IV/2026);
        b) Tổ chức hội nghị (Phòng Kinh tế; 30/11/2026).
        4. Đối với nhiệm vụ số 7:
        - Điều chỉnh thời hạn từ “Năm 2026” thành “Quý IV/2026”.
    """)
    told = [
        (one.what, one.number, one.field, one.after, one.reason) for one in reading.changes if not one.task
    ]
    assert told == [
        ("set", "3", "due", "Quý IV/2026", ""),
        ("set", "4", "due", "Quý IV/2026", ""),
        ("stop", "5", "", "", "trùng"),
        ("stop", "6", "", "", ""),
        ("set", "7", "due", "Quý IV/2026", ""),
    ]
    tasks = [one.task for one in reading.changes if one.task]
    assert [(one.title, one.owners, one.due) for one in tasks] == [
        ("Thực hiện rà soát thủ tục", ("Phòng VHXH",), "Quý IV/2026"),
        ("Tổ chức hội nghị", ("Phòng Kinh tế",), "30/11/2026"),
    ]
    assert reading.doubts == ()
    assert {mode: count.number for mode, count in reading.counts.items()} == {"stop": 2, "add": 2}
