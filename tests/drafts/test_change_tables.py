"""Tables that change a plan, under other header words, in other orders, with and without labels in their cells."""

from __future__ import annotations

import time

import pytest

from cchc.drafts.changes import changes_reading
from cchc.sources.document import SourceDocument
from tests.support.papers import make_paper, make_table

HEAD = """
    ỦY BAN NHÂN DÂN XÃ A
    Số: 75/KH-UBND
    A, ngày 01 tháng 8 năm 2026
    KẾ HOẠCH
    Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND
"""
# Rows under their header, and what they change: what, task, title, field, old words, new words, reason.
TABLES = {
    "deadlines by title": (
        (
            ("STT", "Nhiệm vụ", "Thời hạn theo Kế hoạch số 02/KH-UBND", "Thời hạn điều chỉnh", "Lý do"),
            ("1", "Rà soát văn bản", "Năm 2026", "Quý III/2026", "chậm"),
        ),
        [("set", "", "Rà soát văn bản", "due", "Năm 2026", "Quý III/2026", "chậm")],
    ),
    "only the new words, two fields in a cell": (
        (
            ("TT", "Số thứ tự tại Danh mục", "Nội dung nhiệm vụ", "Nội dung điều chỉnh", "Ghi chú"),
            ("1", "9", "Rà soát văn bản", "Thời hạn: 30/11/2026\nCơ quan phối hợp: Phòng Kinh tế", ""),
            ("2", "10", "Tham mưu văn bản", "Bãi bỏ", "Trùng nhiệm vụ khác"),
        ),
        [
            ("set", "9", "Rà soát văn bản", "due", "", "30/11/2026", ""),
            ("set", "9", "Rà soát văn bản", "coordinators", "", "Phòng Kinh tế", ""),
            ("stop", "10", "Tham mưu văn bản", "", "", "", "Trùng nhiệm vụ khác"),
        ],
    ),
    "the task inside the cells; the running number is none": (
        (
            ("TT", "Nội dung cũ", "Nội dung mới"),
            ("1", "Nhiệm vụ số 9: Rà soát; thời hạn: Năm 2026", "Nhiệm vụ số 9: Rà soát; thời hạn: Quý IV/2026"),
        ),
        [("set", "9", "Rà soát", "due", "Năm 2026", "Quý IV/2026", "")],
    ),
    "the field in a column": (
        (
            ("STT", "Mã NV", "Trường điều chỉnh", "Trước điều chỉnh", "Sau điều chỉnh", "Căn cứ"),
            ("1", "NV9", "Thời hạn", "Năm 2026", "Quý IV/2026", "Công văn số 5/UBND-HCC"),
            ("2", "NV 14", "Đơn vị chủ trì", "Văn phòng", "Phòng Kinh tế", ""),
            ("3", "15", "Tình trạng", "Đang giao", "Không tiếp tục thực hiện", ""),
        ),
        [
            ("set", "9", "", "due", "Năm 2026", "Quý IV/2026", "Công văn số 5/UBND-HCC"),
            ("set", "14", "", "owner", "Văn phòng", "Phòng Kinh tế", ""),
            ("stop", "15", "", "", "", "", ""),
        ],
    ),
    "new beside old, columns turned round": (
        (
            ("Sửa đổi thành", "Nội dung hiện hành", "Nhiệm vụ số"),
            ("Cơ quan chủ trì: Phòng Kinh tế", "Cơ quan chủ trì: Văn phòng", "4"),
            ("Giữ nguyên", "Thời hạn: Năm 2026", "5"),
            ("Thời hạn: Quý IV/2026", "Thời hạn: không có", "6"),
        ),
        [
            ("set", "4", "", "owner", "Văn phòng", "Phòng Kinh tế", ""),
            ("set", "6", "", "due", "", "Quý IV/2026", ""),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_changes_what_its_rows_say(name: str) -> None:
    rows, expected = TABLES[name]
    reading = changes_reading.read(make_paper(HEAD, make_table(*rows)))
    told = [
        (one.what, one.number, one.title, one.field, one.before, one.after, one.reason)
        for one in reading.changes
    ]
    assert told == expected


def test_a_row_that_says_nothing_sure_is_named() -> None:
    header = ("TT", "Nhiệm vụ số", "Thời hạn cũ", "Thời hạn mới")
    reading = changes_reading.read(make_paper(HEAD, make_table(header, ("1", "9", "Năm 2026", ""))))
    assert (reading.changes, [doubt.code for doubt in reading.doubts]) == ((), ["change-unread"])


def test_a_row_that_stays_as_it_is_is_left_out() -> None:
    header = ("TT", "Nhiệm vụ số", "Thời hạn cũ", "Thời hạn mới")
    rows = (("1", "9", "Năm 2026", "Giữ nguyên"), ("2", "8", "Năm 2026", "năm 2026"))
    reading = changes_reading.read(make_paper(HEAD, make_table(header, *rows)))
    assert (reading.changes, reading.doubts) == ((), ())
    assert [row.reason for row in reading.skipped] == ["tiêu đề cột", "giữ nguyên", "giữ nguyên"]


def test_every_row_is_a_change_a_doubt_or_left_out() -> None:
    for rows, _ in TABLES.values():
        reading = changes_reading.read(make_paper(HEAD, make_table(*rows)))
        places = [one.place for one in reading.changes] + [one.place for one in reading.skipped]
        assert {place.row for place in places} == set(range(1, len(rows) + 1))


def test_a_mark_alone_is_a_change_a_capital_is_none_but_in_a_title() -> None:
    header = ("Nhiệm vụ số", "Nội dung cũ", "Nội dung mới")
    rows = (
        ("1", "Tên nhiệm vụ: Công Dịch vụ công", "Tên nhiệm vụ: Cổng Dịch vụ công"),
        ("2", "Sản phẩm: báo cáo", "Sản phẩm: Báo cáo"),
        ("3", "Tên nhiệm vụ: sở Nội vụ báo cáo", "Tên nhiệm vụ: Sở Nội vụ báo cáo"),
    )
    reading = changes_reading.read(make_paper(HEAD, make_table(header, *rows)))
    assert [one.number for one in reading.changes] == ["1", "3"]


def test_labels_are_found_where_lines_were_joined() -> None:
    header = ("Nhiệm vụ số", "Nội dung cũ", "Nội dung mới")
    row = ("9", "Chỉ tiêu: 02 hội nghị Thời hạn: Năm 2026", "Chỉ tiêu: 03 hội nghị - Thời hạn: 30/11/2026")
    reading = changes_reading.read(make_paper(HEAD, make_table(header, row)))
    told = [(one.field, one.before, one.after) for one in reading.changes]
    assert told == [("target", "02 hội nghị", "03 hội nghị"), ("due", "Năm 2026", "30/11/2026")]


def test_a_row_that_a_page_cut_is_one_and_both_parts_are_named() -> None:
    header = ("TT", "Nhiệm vụ số", "Nội dung cũ", "Nội dung mới")
    table = make_table(
        header,
        ("1", "9", "Trung tâm", "Phòng Văn hóa"),
        header,
        ("", "", "PVHCC", "- Xã hội"),
        ("2", "8", "A", "B"),
    )
    rows = [row._replace(begins_page=index == 2) for index, row in enumerate(table.rows)]
    cut = table._replace(rows=tuple(rows), can_wrap=True)
    reading = changes_reading.read(make_paper(HEAD, cut))
    assert [(one.before, one.after) for one in reading.changes] == [
        ("Trung tâm PVHCC", "Phòng Văn hóa - Xã hội"),
        ("A", "B"),
    ]
    assert [doubt.code for doubt in reading.doubts] == ["row-joined"]
    assert [(row.place.row, row.reason) for row in reading.skipped] == [
        (1, "tiêu đề cột"),
        (3, "tiêu đề cột lặp lại"),
        (4, "phần còn lại của dòng trên, bị ngắt trang"),
    ]
    whole = changes_reading.read(make_paper(HEAD, cut._replace(can_wrap=False)))  # Word cuts no rows
    assert [one.before for one in whole.changes] != ["Trung tâm PVHCC", "A"]


def test_the_column_of_task_numbers_counts_and_not_the_rows_own_numbers() -> None:
    rows = (
        ("TT", "Nhiệm vụ số", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
        ("1", "16", "Báo cáo ngày", "Văn phòng", "Năm 2026"),
    )
    caption = f"{HEAD}\nPhụ lục\nNHIỆM VỤ ĐƯA RA KHỎI KẾ HOẠCH"
    (change,) = changes_reading.read(make_paper(caption, make_table(*rows))).changes
    assert (change.what, change.number, change.is_counted) == ("stop", "16", False)
    bare = tuple((row[0], *row[2:]) for row in rows)
    (change,) = changes_reading.read(make_paper(caption, make_table(*bare))).changes
    assert (change.what, change.number, change.is_counted) == ("stop", "1", True)


@pytest.mark.parametrize(
    ("caption", "what"),
    [
        ("DANH MỤC NHIỆM VỤ BỔ SUNG", "add"),
        ("Danh mục nhiệm vụ điều chỉnh", "row"),
        ("Danh mục nhiệm vụ không tiếp tục thực hiện", "stop"),
        ("Danh mục nhiệm vụ sửa đổi, bổ sung", "either"),
    ],
)
def test_the_lines_over_a_list_say_what_is_done(caption: str, what: str) -> None:
    rows = (
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
        ("1", "Rà soát văn bản", "Văn phòng", "Năm 2026"),
    )
    reading = changes_reading.read(make_paper(f"{HEAD}\nPhụ lục\n{caption}", make_table(*rows)))
    assert [one.what for one in reading.changes] == [what]


def test_the_body_and_the_annex_tell_one_change_once() -> None:
    body = f"{HEAD}\n1. Điều chỉnh thời hạn nhiệm vụ số 8 từ “Quý II/2026” thành “Quý III/2026”."
    header = ("Nhiệm vụ số", "Nội dung cũ", "Nội dung mới", "Lý do")
    row = ("8", "Thời hạn: Quý II/2026", "Thời hạn: Quý III/2026", "chậm")
    (change,) = changes_reading.read(make_paper(body, make_table(header, row))).changes
    assert (change.after, change.reason) == ("Quý III/2026", "chậm")
    other = ("8", "Thời hạn: Quý II/2026", "Thời hạn: Quý IV/2026", "chậm")
    reading = changes_reading.read(make_paper(body, make_table(header, other)))
    assert (reading.changes, [doubt.code for doubt in reading.doubts]) == ((), ["changes-differ"])


def test_a_heading_that_announces_more_than_is_there_is_a_doubt() -> None:
    body = f"{HEAD}\n1. Không tiếp tục thực hiện 02 nhiệm vụ:\n- Nhiệm vụ số 5."
    reading = changes_reading.read(make_paper(body))
    assert [doubt.code for doubt in reading.doubts] == ["count-differs"]


def test_a_heading_counts_what_stands_below_it() -> None:
    body = f"{HEAD}\n1. Bãi bỏ nhiệm vụ số 3.\n2. Không tiếp tục thực hiện 02 nhiệm vụ:\n- Nhiệm vụ số 5.\n- Nhiệm vụ số 6."
    reading = changes_reading.read(make_paper(body))
    assert ([one.number for one in reading.changes], reading.doubts) == (["3", "5", "6"], ())


def test_a_letter_gives_tasks_in_its_paragraphs() -> None:
    letter = make_paper("""
        ỦY BAN NHÂN DÂN TỈNH B
        Số: 1300/UBND-HCC
        V/v giao nhiệm vụ cải cách hành chính
        B, ngày 25 tháng 6 năm 2026
        Kính gửi: Ủy ban nhân dân các xã, phường.
        Ủy ban nhân dân tỉnh giao Ủy ban nhân dân các xã, phường:
        1. Rà soát, niêm yết thủ tục hành chính, hoàn thành trước ngày 30/9/2026.
        2. Giao Sở Nội vụ theo dõi, đôn đốc.
        Nơi nhận:
        - Như trên;
    """)
    reading = changes_reading.read(letter)
    head = reading.document
    assert (head.number, head.date, head.issuer) == ("1300/UBND-HCC", "2026-06-25", "Ủy ban nhân dân tỉnh B")
    assert (head.summary, head.is_letter) == ("giao nhiệm vụ cải cách hành chính", True)
    tasks = [one.task for one in reading.changes if one.task]
    assert [(one.title, one.owners, one.due) for one in tasks] == [
        ("Rà soát, niêm yết thủ tục hành chính", ("Ủy ban nhân dân các xã, phường",), "trước ngày 30/9/2026"),
        ("Giao Sở Nội vụ theo dõi, đôn đốc", ("Sở Nội vụ",), ""),
    ]


def test_a_notice_gives_a_task_in_a_line_of_its_own() -> None:
    notice = make_paper("""
        ỦY BAN NHÂN DÂN XÃ A
        Số: 66/TB-UBND
        A, ngày 03 tháng 7 năm 2026
        THÔNG BÁO
        Kết luận của Chủ tịch UBND xã
        1. Giao Phòng Kinh tế: Rà soát quy trình nội bộ, hoàn thành trước ngày 30/8/2026.
        2. Đồng ý gia hạn nhiệm vụ số 8 đến hết quý III/2026.
    """)
    extension, given = changes_reading.read(notice).changes
    assert (extension.number, extension.field, extension.after) == ("8", "due", "quý III/2026")
    assert given.task
    told = (given.task.title, given.task.owners, given.task.due)
    assert told == ("Rà soát quy trình nội bộ", ("Phòng Kinh tế",), "trước ngày 30/8/2026")


def test_what_a_letter_gives_and_is_not_understood_is_a_doubt() -> None:
    letter = make_paper("""
        ỦY BAN NHÂN DÂN XÃ A
        Số: 66/TB-UBND
        A, ngày 03 tháng 7 năm 2026
        THÔNG BÁO
        Kết luận của Chủ tịch UBND xã
        1. Giao Phòng Kinh tế: Rà soát quy trình, hoàn thành trước ngày 30/8/2026.
        2. Giao Trung tâm PVHCC chủ trì, phối hợp với Văn phòng rà soát quy trình, báo cáo trước ngày 30/7/2026.
        3. Các phòng nghiêm túc thực hiện.
    """)
    reading = changes_reading.read(letter)
    assert [one.task.title for one in reading.changes if one.task] == ["Rà soát quy trình"]
    (doubt,) = reading.doubts
    assert (doubt.code, "Giao Trung tâm PVHCC chủ trì" in doubt.text) == ("change-unread", True)


def test_lines_under_a_paragraph_that_opens_them_have_its_field() -> None:
    letter = make_paper("""
        ỦY BAN NHÂN DÂN XÃ A
        Số: 95/UBND-VX
        V/v điều chỉnh thời gian thực hiện nhiệm vụ
        A, ngày 20 tháng 6 năm 2026
        Kính gửi: Các phòng.
        Ủy ban nhân dân xã điều chỉnh thời hạn một số nhiệm vụ như sau:
        1. Nhiệm vụ số 5: đến 30/9/2026.
        2. Nhiệm vụ số 8: 31/10/2026.
    """)
    told = [(one.number, one.field, one.after) for one in changes_reading.read(letter).changes]
    assert told == [("5", "due", "30/9/2026"), ("8", "due", "31/10/2026")]


def test_the_cell_of_a_title_may_name_the_task_by_its_number() -> None:
    rows = (
        ("TT", "Nhiệm vụ", "Thời hạn cũ", "Thời hạn mới"),
        ("1", "Nhiệm vụ 9: Rà soát văn bản", "Năm 2026", "Quý IV/2026"),
        ("2", "Nhiệm vụ số 10", "Năm 2026", "Quý III/2026"),
    )
    reading = changes_reading.read(make_paper(HEAD, make_table(*rows)))
    assert [(one.number, one.title) for one in reading.changes] == [("9", "Rà soát văn bản"), ("10", "")]


def test_single_quotes_are_quotes() -> None:
    body = f"{HEAD}\n1. Điều chỉnh thời hạn nhiệm vụ số 9 từ 'Năm 2026' thành ‘Quý IV/2026’."
    (change,) = changes_reading.read(make_paper(body)).changes
    assert (change.before, change.after) == ("Năm 2026", "Quý IV/2026")


def test_a_heading_that_adds_and_adjusts_is_no_task() -> None:
    body = f"{HEAD}\n1. Bổ sung, điều chỉnh nhiệm vụ:\na) Bãi bỏ nhiệm vụ số 16."
    reading = changes_reading.read(make_paper(body))
    assert ([(one.what, one.number) for one in reading.changes], reading.doubts) == ([("stop", "16")], ())


def test_a_document_without_anything_changes_nothing() -> None:
    assert changes_reading.read(SourceDocument(())).changes == ()


@pytest.mark.parametrize("mark", [".", "(", "- "])
def test_a_cell_of_very_many_marks_takes_no_time(mark: str) -> None:
    row = ("1", f"Nhiệm vụ số 3: Rà soát {mark * 20_000}", "Thời hạn: Quý I/2026", "")
    paper = make_paper(HEAD, make_table(("STT", "Nội dung cũ", "Nội dung mới", "Lý do"), row))
    start = time.process_time()  # others may be at work on this machine
    assert [change.number for change in changes_reading.read(paper).changes] == ["3"]
    assert time.process_time() - start < 3
