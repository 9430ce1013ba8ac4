"""Rows that are no tasks but look like ones, and groups that say who or until when instead of what."""

from __future__ import annotations

import pytest

from cchc.drafts import reader
from tests.support.annexes import document, read, table

AREA = {"area-missing"}


def test_totals_of_groups_are_no_tasks_and_end_nothing() -> None:
    tasks, doubts, skipped = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        I | Thể chế | |
        1 | Rà soát | Văn phòng | Quý I/2026
        | Cộng mục I: 01 nhiệm vụ | |
        | CÔNG VỤ | |
        2 | Đánh giá | Phòng Nội vụ | Quý II/2026
        | Cộng nhóm II | |
        Tổng cộng (I+II) | 02 nhiệm vụ | |
        | | | Người lập
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "2: Đánh giá / Phòng Nội vụ /  / Quý II/2026 @CÔNG VỤ",
    ]
    assert doubts == set()
    total = "dòng tổng cộng"
    group = "tên nhóm nhiệm vụ"
    assert skipped == ["tiêu đề cột", group, total, group, total, total, "ghi chú hoặc chữ ký"]


@pytest.mark.parametrize("title", ["Tổng mục tiêu cải cách", "Cộng tác viên", "Tổng kết nhóm việc"])
def test_a_title_that_begins_like_a_total_is_none(title: str) -> None:
    tasks, _, _ = read(table(f"TT | Nhiệm vụ | Chủ trì | Hạn\n1 | {title} | Văn phòng | Quý I/2026"))
    assert tasks == [f"1: {title} / Văn phòng /  / Quý I/2026"]


def test_a_header_that_comes_again_in_other_words_is_no_task() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành
        A | B | C | D
        1 | Rà soát | Văn phòng | Quý I/2026
        TT | NỘI DUNG | CƠ QUAN CHỦ TRÌ | THỜI GIAN
        A | B | C | D
        2 | Kiểm tra | Văn phòng | Quý II/2026
        """)
    )
    assert [line.split(" /")[0] for line in tasks] == ["1: Rà soát", "2: Kiểm tra"]
    assert doubts == AREA
    assert skipped == ["tiêu đề cột", "tiêu đề cột", "tiêu đề cột lặp lại", "số thứ tự của cột"]


def test_months_without_a_word_of_their_own_are_no_numbers_of_columns() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nội dung công việc | Tháng | < | < | < | Chủ trì
        ^ | ^ | 1 | 2 | 3 | 4 | ^
        (1) | (2) | (3) | (4) | (5) | (6) | (7)
        1 | Ban hành kế hoạch | x | | | | Văn phòng
        2 | Kiểm tra | | | x | x | Văn phòng
        """)
    )
    assert tasks == [
        "1: Ban hành kế hoạch / Văn phòng /  / Tháng 1",
        "2: Kiểm tra / Văn phòng /  / Tháng 3, Tháng 4",
    ]
    assert doubts == {"due-from-columns"} | AREA
    assert skipped == ["tiêu đề cột"] * 3


def test_a_group_that_is_a_period_gives_its_tasks_the_deadline_and_is_no_area() -> None:
    annex = table("""
    STT | Nội dung | Đơn vị chủ trì | Thời gian
    Quý I/2026 | < | < | <
    1 | Rà soát | Văn phòng |
    2 | Kiểm tra | Văn phòng | 15/3/2026
    I | Công vụ | |
    3 | Đánh giá | Văn phòng |
    """)
    tasks, doubts, _ = read(annex)
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Quý I/2026",
        "2: Kiểm tra / Văn phòng /  / 15/3/2026 @Quý I/2026",
        "3: Đánh giá / Văn phòng /  /  @Công vụ",
    ]
    assert doubts == {"due-inherited", "due-missing"} | AREA
    assert [task.area for task in reader.read(document(annex)).tasks] == ["", "", "Công vụ"]


def test_a_group_that_is_an_office_leads_only_where_no_column_says_who() -> None:
    annex = table("""
    STT | Nội dung nhiệm vụ | Thời gian hoàn thành
    I | Văn phòng HĐND và UBND |
    1 | Rà soát | Quý I/2026
    II | Phòng Văn hóa - Xã hội |
    2 | Đánh giá | Quý III/2026
    III | Công việc chung |
    3 | Báo cáo | Quý IV/2026
    """)
    tasks, doubts, _ = read(annex)
    assert tasks == [
        "1: Rà soát / Văn phòng HĐND và UBND /  / Quý I/2026 @Văn phòng HĐND và UBND",
        "2: Đánh giá / Phòng Văn hóa - Xã hội /  / Quý III/2026 @Phòng Văn hóa - Xã hội",
        "3: Báo cáo /  /  / Quý IV/2026 @Công việc chung",
    ]
    assert doubts == {"column-missing", "owner-inherited", "owner-missing"} | AREA
    assert [task.area for task in reader.read(document(annex)).tasks] == ["", "", "Công việc chung"]

    tasks, doubts, _ = read(
        table("""
        STT | Nội dung | Chủ trì | Hạn
        I | Văn phòng điện tử | |
        1 | Rà soát | | Quý I/2026
        """)
    )
    assert tasks == ["1: Rà soát /  /  / Quý I/2026 @Văn phòng điện tử"]
    assert doubts == {"owner-missing"}


def test_a_number_of_a_group_without_a_name_ends_the_group_before() -> None:
    tasks, _, skipped = read(
        table("""
        STT | Nội dung | Chủ trì | Hạn
        I | Thể chế | |
        1 | Rà soát | Văn phòng | Quý I/2026
        II | | |
        2 | Đánh giá | Văn phòng | Quý II/2026
        """)
    )
    assert [line.split("@")[1:] for line in tasks] == [["Thể chế"], []]
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "không có nội dung công việc"]


def test_annexes_whose_titles_are_about_areas_of_the_body_are_groups() -> None:
    one, two = (
        f"TT | Công việc | Chủ trì | Hạn\n1 | {title} | Văn phòng | Quý I/2026"
        for title in ("Rà soát", "Niêm yết")
    )
    blocks = (
        "PHỤ LỤC I",
        "NHIỆM VỤ CẢI CÁCH THỂ CHẾ NĂM 2026",
        table(one),
        "PHỤ LỤC II",
        "DANH MỤC NHIỆM VỤ VỀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
        table(two, number=2),
    )
    body = ("II. NỘI DUNG", "1. Cải cách thể chế", "- Rà soát.", "2. Cải cách thủ tục hành chính", "- Giảm.")
    tasks, doubts, _ = read(*body, *blocks)
    assert [line.split("@")[-1] for line in tasks] == ["CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"]
    assert doubts == {"number-repeated"}
    tasks, _, _ = read(*blocks)
    assert [line.split("@")[-1] for line in tasks] == ["CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"]


def test_the_titles_of_annexes_about_the_whole_reform_are_no_groups() -> None:
    tasks, _, _ = read(
        "PHỤ LỤC I",
        "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
        table("TT | Công việc | Chủ trì | Hạn\n1 | Rà soát | Văn phòng | Quý I/2026"),
        "PHỤ LỤC II",
        "NHIỆM VỤ CẢI CÁCH THỂ CHẾ",
        table("TT | Công việc | Chủ trì | Hạn\n1 | Kiểm tra | Văn phòng | Quý I/2026", number=2),
    )
    assert not any("@" in line for line in tasks)


def test_a_lead_in_whose_cells_go_on_to_parts_without_numbers_is_no_task() -> None:
    tasks, doubts, skipped = read(
        table("""
        STT | Nội dung | Chủ trì | Phối hợp | Thời gian
        1 | Xây dựng các kế hoạch, gồm: | Văn phòng | Công an xã | Quý I/2026
        | - Kế hoạch cải cách | ^ | ^ | ^
        | - Kế hoạch tuyên truyền | ^ | ^ | ^
        2 | Báo cáo, gồm: | Phòng Nội vụ | | Hằng quý
        | Báo cáo khác | Văn phòng | | Năm 2026
        """)
    )
    assert tasks == [
        ": - Kế hoạch cải cách / Văn phòng / Công an xã / Quý I/2026",
        ": - Kế hoạch tuyên truyền / Văn phòng / Công an xã / Quý I/2026",
        "2: Báo cáo, gồm: / Phòng Nội vụ /  / Hằng quý",
        ": Báo cáo khác / Văn phòng /  / Năm 2026",
    ]
    assert doubts == {"group-or-task", "owner-inherited", "due-inherited", "number-missing"} | AREA
    assert skipped == ["tiêu đề cột", "câu dẫn của các mục con"]


def test_codes_of_a_letter_and_digits_number_tasks_and_a_percentage_is_no_deadline() -> None:
    tasks, doubts, _ = read(
        table("""
        Mã | Tên nhiệm vụ | Đơn vị thực hiện | Ngày kết thúc | Tiến độ (%)
        A | Thể chế | | |
        A1 | Rà soát | Văn phòng | 30/6/2026 | 0.3
        A2 | Kiểm tra | Văn phòng | 30/9/2026 | 0
        """)
    )
    assert tasks == [
        "A1: Rà soát / Văn phòng /  / 30/6/2026 @Thể chế",
        "A2: Kiểm tra / Văn phòng /  / 30/9/2026 @Thể chế",
    ]
    assert doubts == {"column-unread"}


def test_a_task_that_is_numbered_as_groups_are_stands_beside_them() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        I | Thể chế | |
        1 | Rà soát | Văn phòng | Quý I/2026
        II | Nhiệm vụ phát sinh | Văn phòng | Khi có yêu cầu
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "II: Nhiệm vụ phát sinh / Văn phòng /  / Khi có yêu cầu",
    ]
    assert doubts == AREA


def test_titles_alone_over_other_rows_are_groups_where_nothing_has_a_number() -> None:
    tasks, doubts, _ = read(
        table("""
        Nội dung | Chủ trì | Thời hạn
        Công tác nội vụ | |
        Rà soát | Văn phòng | Quý I/2026
        Kiểm tra | Văn phòng |
        Chuyển đổi số | |
        Ký số | Văn phòng | Quý I/2026
        """)
    )
    assert [line.split("@")[-1] for line in tasks] == ["Công tác nội vụ", "Công tác nội vụ", "Chuyển đổi số"]
    assert doubts == {"group-or-task", "due-missing"}


@pytest.mark.parametrize(
    "rows",
    [
        "Rà soát | Văn phòng | Quý I/2026\nViệc chưa giao | |\nKý số | Văn phòng | Quý I/2026",
        "Việc chưa giao | |\nViệc nữa | |\nKý số | Văn phòng | Quý I/2026",
        "Việc chưa giao | |\nKý số | Văn phòng | Quý I/2026\nViệc nữa | |",
    ],
)
def test_a_title_alone_may_be_a_task_that_nobody_got_yet(rows: str) -> None:
    tasks, doubts, _ = read(table(f"Nội dung | Chủ trì | Thời hạn\n{rows}"))
    assert len(tasks) == 3
    assert doubts == {"owner-missing", "due-missing"} | AREA


def test_months_under_a_header_that_is_not_merged() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Tháng | | | Chủ trì
        | | 1 | 2 | 3 |
        1 | Rà soát | x | | | Văn phòng
        2 | Kiểm tra | | | x | Văn phòng
        """)
    )
    assert [line.split(" / ")[-1] for line in tasks] == ["Tháng 1", "Tháng 3"]
    assert doubts == {"due-from-columns"} | AREA
