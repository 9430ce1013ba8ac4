"""Further annexes, invented after the rules were made, with what must be read written before it was run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.drafts import reader, task_doubts
from cchc.drafts.offices import register
from cchc.drafts.reading import SourceTask
from cchc.sources.document import Place
from tests.support.annexes import document, read, table

if TYPE_CHECKING:
    import pytest

AREA = {"area-missing"}


def test_numbers_that_word_counts_before_titles_and_groups() -> None:
    tasks, doubts, skipped = read(
        table("""
        Hoạt động | Bộ phận thực hiện | Thời hạn
        #I. Thể chế | |
        #1. Rà soát | Văn phòng | Quý I/2026
        #2. Kiểm tra | Công an xã | Quý II/2026
        #II. Công vụ | |
        #3. Đánh giá | Văn phòng | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "2: Kiểm tra / Công an xã /  / Quý II/2026 @Thể chế",
        "3: Đánh giá / Văn phòng /  / Quý III/2026 @Công vụ",
    ]
    assert doubts == set()
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "tên nhóm nhiệm vụ"]


def test_tables_that_a_page_parted_keep_their_group_though_the_header_is_repeated() -> None:
    tasks, doubts, _ = read(
        "DANH MỤC NHIỆM VỤ",
        table(
            "TT | Công việc | Chủ trì | Hạn\nI | Thể chế | |\n1 | Rà soát | Văn phòng | Quý I/2026", number=1
        ),
        "2",
        table("TT | Công việc | Chủ trì | Hạn\n2 | Kiểm tra | Văn phòng | Quý II/2026", number=2),
    )
    assert [line.split("@")[-1] for line in tasks] == ["Thể chế", "Thể chế"]
    assert doubts == set()


def test_letters_over_roman_tasks() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nhiệm vụ trọng tâm | Đơn vị/Cá nhân chủ trì | Đơn vị/Cá nhân phối hợp | Hạn hoàn thành
        A | Công việc quý I | | |
        I | Rà soát | Ông Nguyễn Văn A | Bà Trần Thị B | 31/3/2026
        II | Kiểm tra | Văn phòng | | 31/3/2026
        B | Công việc quý II | | |
        III | Sơ kết | Văn phòng | | 30/6/2026
        """)
    )
    assert tasks == [
        "I: Rà soát / Ông Nguyễn Văn A / Bà Trần Thị B / 31/3/2026 @Công việc quý I",
        "II: Kiểm tra / Văn phòng /  / 31/3/2026 @Công việc quý I",
        "III: Sơ kết / Văn phòng /  / 30/6/2026 @Công việc quý II",
    ]
    assert doubts == {"owner-person"}


def test_groups_with_plain_numbers_under_which_the_numbers_begin_again() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nội dung thực hiện | Cơ quan thực hiện | Tiến độ
        1 | Tuyên truyền | |
        1 | Phát thanh | Văn phòng | Hằng tháng
        2 | Treo băng rôn | Đoàn Thanh niên xã | Quý I/2026
        2 | Kiểm tra | |
        1 | Kiểm tra thôn | Văn phòng | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Phát thanh / Văn phòng /  / Hằng tháng @Tuyên truyền",
        "2: Treo băng rôn / Đoàn Thanh niên xã /  / Quý I/2026 @Tuyên truyền",
        "1: Kiểm tra thôn / Văn phòng /  / Quý III/2026 @Kiểm tra",
    ]
    assert "number-repeated" in doubts
    assert "number-gap" not in doubts


def test_levels_to_the_third_depth() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nội dung | Cơ quan chủ trì | Thời hạn
        I | Chính quyền số | |
        1 | Hạ tầng | |
        1.1 | Mạng nội bộ, cụ thể như sau: | |
        1.1.1 | Trụ sở | Văn phòng | Quý I/2026
        1.1.2 | Nhà văn hóa thôn | Phòng Kinh tế | Quý II/2026
        1.2 | Máy chủ | Văn phòng | Quý III/2026
        2 | Dữ liệu | Văn phòng | Năm 2026
        """)
    )
    assert tasks == [
        "1.1.1: Trụ sở / Văn phòng /  / Quý I/2026 @Chính quyền số <1.1",
        "1.1.2: Nhà văn hóa thôn / Phòng Kinh tế /  / Quý II/2026 @Chính quyền số <1.1",
        "1.2: Máy chủ / Văn phòng /  / Quý III/2026 @Chính quyền số <1",
        "2: Dữ liệu / Văn phòng /  / Năm 2026 @Chính quyền số",
    ]
    assert doubts == {"group-or-task"}
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", *["câu dẫn của các mục con"] * 2]


def test_a_lead_in_whose_owner_and_deadline_hold_for_its_parts() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn
        1 | Cải tạo trụ sở, gồm: | Phòng Kinh tế | Văn phòng | Quý IV/2026
        a) | Sơn tường | ^ | ^ | ^
        b) | Thay cửa | ^ | ^ | 30/6/2026
        2 | Bàn giao | Phòng Kinh tế | | Quý IV/2026
        """)
    )
    assert tasks == [
        "a: Sơn tường / Phòng Kinh tế / Văn phòng / Quý IV/2026 <1",
        "b: Thay cửa / Phòng Kinh tế / Văn phòng / 30/6/2026 <1",
        "2: Bàn giao / Phòng Kinh tế /  / Quý IV/2026",
    ]
    assert doubts == {"group-or-task", "owner-inherited", "due-inherited"} | AREA


def test_months_over_the_year_and_a_lead_in_a_column() -> None:
    months = " | ".join(f"T{month}" for month in range(1, 13))
    marks = " | ".join("x" if month in {2, 3} else "" for month in range(1, 13))
    none = " | ".join("" for _ in range(12))
    tasks, doubts, _ = read(
        table(f"""
        STT | Tên công việc | Đơn vị chủ trì | {months} | Lãnh đạo phụ trách
        1 | Rà soát | Văn phòng | {marks} | Đ/c Chủ tịch
        2 | Họp | Văn phòng | {none} | Đ/c Chủ tịch
        """)
    )
    assert tasks[0] == "1: Rà soát / Văn phòng /  / Tháng 2, Tháng 3"
    assert {"due-from-columns", "due-missing"} <= doubts
    assert "due-year-assumed" not in doubts  # columns of months never name a year


def test_deadlines_that_a_person_must_look_at() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Công việc | Phân công | Thời hạn hoàn thành
        1 | Một | Văn phòng | Chưa xác định
        2 | Hai | Văn phòng | Năm 2026 và những năm
        3 | Ba | Văn phòng | 30/02/2026
        4 | Bốn | Văn phòng | Tháng 9
        5 | Năm | Văn phòng | -
        6 | Sáu: - phần A - phần B | Văn phòng | - 30/6/2026⏎- 31/8/2026
        """)
    )
    assert len(tasks) == 6
    assert {
        "due-unknown", "due-unreadable", "due-invalid", "due-year-assumed", "due-missing", "cell-several",
    } <= doubts  # fmt: skip


def test_who_leads_is_doubtful_where_one_cell_may_name_several_or_a_person() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Công việc | Chủ trì | Phối hợp | Thời hạn hoàn thành
        1 | Một | Công an, Quân sự | | Quý I/2026
        2 | Hai | Nguyễn Văn Bình | | Quý I/2026
        3 | Ba | Văn phòng | Văn phòng | Quý I/2026
        4 | Bốn | Văn phòng | VHXH, KT | Quý I/2026
        """)
    )
    assert tasks[0] == "1: Một / Công an, Quân sự /  / Quý I/2026"
    assert doubts == {"owner-several", "owner-person", "coordinator-repeated", "coordinator-several"} | AREA


def test_years_of_two_digits_and_years_before_the_plans() -> None:
    def told(due: str, year: int = 2026) -> list[tuple[str, str]]:
        task = SourceTask("1", "Rà soát", Place(), ("Văn phòng",), due=due, group="Thể chế")
        return [(doubt.code, doubt.text) for doubt in task_doubts.of_task(task, year)]

    assert told("30/6/26") == told("Quý II/26") == told("Trước 01/01/2026") == told("31/01/27") == []
    assert told("30/6/24") == [
        ("due-invalid", "Thời hạn “30/6/24” ghi năm bằng hai chữ số, chưa rõ là năm nào.")
    ]
    assert told("31/6/26") == [("due-invalid", "Thời hạn “31/6/26” không có trên lịch.")]
    for due in ("30/6/2025", "30/6/25", "Trước 30/6/2025", "Quý IV/2025"):
        assert told(due) == [("due-before-year", f"Thời hạn “{due}” là trước năm 2026 của kế hoạch.")]


def test_a_sheet_of_titles_a_table_a_total_and_a_register_beneath() -> None:
    tasks, doubts, skipped = read(
        table(
            """
            ỦY BAN NHÂN DÂN XÃ BÌNH MINH | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | <
            PHỤ LỤC NHIỆM VỤ NĂM 2026 | < | < | < | <
            TT | Nhóm nhiệm vụ | Nhiệm vụ | Đầu mối | Hạn
            1 | Thể chế | Rà soát | VP | 31/3/2026
            2 | Công vụ | Đánh giá | P. NV | 15/12/2026
            Cộng | < | < | 2 | <
            TT | Tên đơn vị | Viết tắt | |
            1 | Văn phòng HĐND và UBND | VP | |
            2 | Phòng Nội vụ | P. NV | |
            """,
            sheet="Phụ lục",
        )
    )
    assert tasks == [
        "1: Rà soát / VP /  / 31/3/2026 @Thể chế",
        "2: Đánh giá / P. NV /  / 15/12/2026 @Công vụ",
    ]
    assert doubts <= {"alias-proposed"}
    assert skipped == [
        *["phía trên bảng"] * 2, "tiêu đề cột", "dòng tổng cộng", "tiêu đề cột", *["danh mục đơn vị"] * 2,
    ]  # fmt: skip


def test_areas_of_the_body_are_groups_however_the_table_writes_them() -> None:
    tasks, doubts, _ = read(
        "II. NỘI DUNG",
        "1. Cải cách thể chế",
        "- Rà soát văn bản;",
        "2. Nâng cao chỉ số",
        "- Khảo sát người dân.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng",
        "- Theo dõi việc thực hiện.",
        "DANH MỤC NHIỆM VỤ",
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        1 | CẢI CÁCH THỂ CHẾ | |
        1.1 | Rà soát | Văn phòng | Quý I/2026
        2 | Nâng cao chỉ số | |
        2.1 | Khảo sát | Văn phòng | Quý II/2026
        """),
    )
    assert [line.split("@")[-1] for line in tasks] == ["CẢI CÁCH THỂ CHẾ", "Nâng cao chỉ số"]
    assert "area-missing" not in doubts


def test_a_table_of_results_and_a_list_of_abbreviations_hold_no_tasks() -> None:
    tasks, doubts, _ = read(
        table("TT | Nhiệm vụ | Kết quả thực hiện | Đánh giá\n1 | Rà soát | Đã xong | Tốt", number=1),
        table("TT | Từ viết tắt | Tên đầy đủ\n1 | CCHC | Cải cách hành chính", number=2),
    )
    assert tasks == []
    assert {"table-unread", "no-annex"} <= doubts


def test_an_empty_cell_for_owner_and_dots_for_a_deadline() -> None:
    tasks, doubts, _ = read(
        table(
            "TT | Công việc | Chủ trì | Phối hợp | Hạn\n1 | Rà soát | - | Không | …/…/2026\n2 | Họp | VP | / | Quý I/2026"
        )
    )
    assert tasks == ["1: Rà soát /  /  / …/…/2026", "2: Họp / VP /  / Quý I/2026"]
    assert {"owner-missing", "due-unknown"} <= doubts


def test_a_title_cell_merged_downwards_over_two_offices() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        1 | Báo cáo | Văn phòng | Quý II/2026
        ^ | ^ | Công an xã | Quý IV/2026
        2 | Tổng kết | Văn phòng | Tháng 12/2026
        """)
    )
    assert tasks == [
        "1: Báo cáo / Văn phòng /  / Quý II/2026",
        "1: Báo cáo / Công an xã /  / Quý IV/2026",
        "2: Tổng kết / Văn phòng /  / Tháng 12/2026",
    ]
    assert doubts == {"number-repeated"} | AREA


def test_the_name_of_a_group_in_the_column_of_numbers_unmerged() -> None:
    tasks, doubts, skipped = read(
        table(
            """
            A. Thể chế | | |
            STT | Nhiệm vụ | Chủ trì | Thời hạn
            1 | Rà soát | Văn phòng | Quý I/2026
            B. Công vụ | | |
            2 | Đánh giá | Văn phòng | Quý II/2026
            3 | … | |
            Tổng cộng: 2 | | |
            """,
            sheet="Sheet1",
        )
    )
    assert [line.split("@")[-1] for line in tasks] == ["Thể chế", "Công vụ"]
    assert doubts == set()
    assert skipped[-2:] == ["không có nội dung công việc", "dòng tổng cộng"]


def test_areas_with_plain_numbers_are_groups_all_alike() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        1 | Cải cách thể chế | |
        1.1 | Rà soát | Văn phòng | Quý I/2026
        2 | Các nhiệm vụ khác | |
        2.1 | Khảo sát | Văn phòng | Quý II/2026
        """)
    )
    assert [line.split("@")[-1] for line in tasks] == ["Cải cách thể chế", "Các nhiệm vụ khác"]
    assert doubts == set()


def test_months_under_a_header_where_nothing_is_merged() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời gian | | |
        | | | Quý 1 | Quý 2 | Quý 3 | Quý 4
        1 | Rà soát | Văn phòng | | | x | X
        """)
    )
    assert tasks == ["1: Rà soát / Văn phòng /  / Quý III, Quý IV"]
    assert "due-from-columns" in doubts


def test_a_row_with_nothing_but_a_title_is_a_group_to_be_looked_at() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        | Công tác tuyên truyền | |
        1 | Phát thanh | Văn phòng | Quý I/2026
        2 | Treo băng rôn tại các thôn và | Văn phòng | Quý II/2026
        | trụ sở xã | |
        3 | Họp dân | Văn phòng | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Phát thanh / Văn phòng /  / Quý I/2026 @Công tác tuyên truyền",
        "2: Treo băng rôn tại các thôn và / Văn phòng /  / Quý II/2026 @Công tác tuyên truyền",
        ": trụ sở xã /  /  /  @Công tác tuyên truyền",
        "3: Họp dân / Văn phòng /  / Quý III/2026 @Công tác tuyên truyền",
    ]
    assert doubts == {"group-or-task", "number-missing", "owner-missing", "due-missing"}


def test_a_page_number_in_a_row_of_its_own_is_no_group() -> None:
    tasks, _, skipped = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        I | Tuyên truyền | |
        1 | Phát thanh | Văn phòng | Quý I/2026
        2 | < | < | <
        2 | Treo băng rôn | Văn phòng | Quý II/2026
        """)
    )
    assert [line.split("@")[-1] for line in tasks] == ["Tuyên truyền"] * 2
    assert skipped[-1] == "không có nội dung công việc"


def test_a_cell_over_who_leads_and_who_helps_is_who_leads() -> None:
    tasks, _, _ = read(
        table(
            "TT | Nội dung | Chủ trì | Phối hợp | Thời hạn\n1 | Họp giao ban | Các cơ quan, đơn vị | < | Hằng tuần"
        )
    )
    assert tasks == ["1: Họp giao ban / Các cơ quan, đơn vị /  / Hằng tuần"]


def test_a_year_that_a_narrow_column_of_a_pdf_parted_is_whole() -> None:
    rows = "TT | Nội dung | Chủ trì | Thời hạn\n1 | Rà soát | Văn phòng | 31/8/202 6\n2 | Họp | Văn phòng | Quý II/20 26"
    tasks, doubts, _ = read(table(rows, can_wrap=True))
    assert [line.rsplit(" / ", 1)[-1] for line in tasks] == ["31/8/2026", "Quý II/2026"]
    assert doubts == AREA
    tasks, _, _ = read(table(rows))  # in Word nobody but the writer put the space there
    assert tasks[0].endswith("31/8/202 6")


def test_the_title_of_a_table_without_deadlines_tells_targets_and_forms_apart() -> None:
    rows = "TT | Nội dung | Kế hoạch 2026 | Cơ quan thực hiện\n1 | Hồ sơ đúng hạn | 98% | Văn phòng"
    for title in (
        "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026",
        "Phụ lục II. Biểu mẫu báo cáo",
        "DỰ TOÁN KINH PHÍ",
    ):
        tasks, doubts, _ = read("PHỤ LỤC", title, "(Kèm theo Kế hoạch số 1/KH-UBND)", table(rows))
        assert tasks == []
        assert "table-unread" in doubts
    for title in ("NHIỆM VỤ NĂM 2026", "CHỈ TIÊU, NHIỆM VỤ NĂM 2026", "Danh mục công việc"):
        tasks, _, _ = read("PHỤ LỤC", title, table(rows))
        assert tasks == ["1: Hồ sơ đúng hạn / Văn phòng /  / "]


def test_groups_and_lead_ins_in_the_second_column_of_numbers() -> None:
    tasks, doubts, skipped = read(
        table("""
        Số thứ tự | < | Nhiệm vụ | Đơn vị chủ trì | Thời hạn
        TT | Mục | ^ | ^ | ^
        | I | Dữ liệu | |
        | 1 | Làm sạch, gồm | Phòng Kinh tế | Quý I/2026
        1 | a) | Đất đai | Phòng Kinh tế | Quý I/2026
        2 | b) | Hộ tịch | Văn phòng | Quý II/2026
        | II | Nhân lực | |
        3 | 1 | Tập huấn | Văn phòng | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Đất đai / Phòng Kinh tế /  / Quý I/2026 @Dữ liệu <1",
        "2: Hộ tịch / Văn phòng /  / Quý II/2026 @Dữ liệu <1",
        "3: Tập huấn / Văn phòng /  / Quý III/2026 @Nhân lực",
    ]
    assert doubts == {"group-or-task"}
    assert sorted(skipped) == ["câu dẫn của các mục con", *["tiêu đề cột"] * 2, *["tên nhóm nhiệm vụ"] * 2]


def test_a_code_beside_the_number_says_nothing_of_levels() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Mã nhiệm vụ | Nhiệm vụ | Đơn vị chủ trì | Thời hạn
        1 | NV-01 | Dữ liệu | |
        1.1 | NV-02 | Đất đai | Phòng Kinh tế | Quý I/2026
        2 | NV-03 | Họp | Văn phòng | Quý II/2026
        """)
    )
    assert tasks == [
        "1.1: Đất đai / Phòng Kinh tế /  / Quý I/2026 <1",
        "2: Họp / Văn phòng /  / Quý II/2026",
    ]
    assert doubts == {"group-or-task"} | AREA


def test_lines_of_works_beside_lines_of_deadlines_are_several() -> None:
    _, doubts, _ = read(
        table("TT | Công việc | Chủ trì | Hạn\n1 | Sơ kết⏎Tổng kết | Văn phòng | Tháng 6/2026⏎Tháng 12/2026")
    )
    assert "cell-several" in doubts
    _, doubts, _ = read(table("TT | Công việc | Chủ trì | Hạn\n1 | Sơ kết,⏎tổng kết | Văn phòng | Năm 2026"))
    assert "cell-several" not in doubts


def test_a_column_that_points_to_targets_makes_no_table_of_targets() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Sản phẩm | Chỉ tiêu liên quan
        1 | Lập tổ công nghệ số | Phòng Văn hóa | Quyết định | Chỉ tiêu 2
        """)
    )
    assert tasks == ["1: Lập tổ công nghệ số / Phòng Văn hóa /  / "]
    assert {"column-missing", "column-unread"} <= doubts
    for header in ("Nội dung | Cơ quan theo dõi | Chỉ tiêu", "Nhiệm vụ | Cơ quan theo dõi | Đơn vị tính"):
        tasks, doubts, _ = read(table(f"STT | {header}\n1 | Hồ sơ đúng hạn | Văn phòng | 95%"))
        assert tasks == []
        assert "table-unread" in doubts


def test_a_table_of_training_names_its_tasks_programmes_and_its_times_stages() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Chuyên đề | Số lượng | Giai đoạn | Kinh phí | Đơn vị thực hiện
        1 | Kỹ năng tiếp dân | 25 | Quý I/2026 | 90 | Văn phòng + Trung tâm Tin học
        2 | Chữ ký số | 40 | Quý II-III/2026 | 120 | Phòng Văn hóa
        """)
    )
    assert tasks == [
        "1: Kỹ năng tiếp dân / Văn phòng; Trung tâm Tin học /  / Quý I/2026",
        "2: Chữ ký số / Phòng Văn hóa /  / Quý II-III/2026",
    ]
    assert doubts == {"column-unread", "owner-several"} | AREA


def test_a_stage_is_no_deadline_beside_a_column_of_deadlines_and_numbers_are_no_titles() -> None:
    tasks, doubts, _ = read(
        table("""
        Giai đoạn | Hạng mục | Chủ trì | Thời hạn
        Chuẩn bị | Khảo sát | Văn phòng | Quý I/2026
        """)
    )
    assert tasks == [": Khảo sát / Văn phòng /  / Quý I/2026"]
    assert doubts == {"column-unread"} | AREA
    tasks, doubts, _ = read(table("Kết quả đầu ra | Chương trình | Chủ trì | Hạn\nLuật | 1 | Bộ A | 2025"))
    assert tasks == []
    assert "table-unread" in doubts


def test_a_column_that_numbers_the_rows_is_known_without_its_header() -> None:
    for header in ("#", "", "Mục", "Mã CV"):
        tasks, doubts, skipped = read(
            table(f"""
            {header} | Nhiệm vụ | Chủ trì | Hạn
            I | Thể chế | |
            1 | Rà soát, gồm | |
            1.1 | Văn bản | Văn phòng | Quý I/2026
            1.2 | Thủ tục | Công an xã | Quý II/2026
            """)
        )
        assert tasks == [
            "1.1: Văn bản / Văn phòng /  / Quý I/2026 @Thể chế <1",
            "1.2: Thủ tục / Công an xã /  / Quý II/2026 @Thể chế <1",
        ]
        assert doubts == {"group-or-task"}
        assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "câu dẫn của các mục con"]
    for header, cell in (("Tuần", "1"), ("Đối tượng", "Công chức")):
        tasks, doubts, _ = read(
            table(f"{header} | Nhiệm vụ | Chủ trì | Hạn\n{cell} | Họp | Văn phòng | Quý I/2026")
        )
        assert tasks == [": Họp / Văn phòng /  / Quý I/2026"]
        assert "column-unread" in doubts


def test_words_that_stand_in_each_cell_of_a_row_are_those_of_a_merged_cell() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn
        I | Cải cách thể chế | Cải cách thể chế | Cải cách thể chế | Cải cách thể chế
        1 | Rà soát | Văn phòng | Công an xã | Quý I/2026
        """)
    )
    assert tasks == ["1: Rà soát / Văn phòng / Công an xã / Quý I/2026 @Cải cách thể chế"]
    assert doubts == set()
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ"]


def test_a_plan_to_mend_what_is_amiss_has_its_groups_beside_the_titles() -> None:
    tasks, doubts, skipped = read(
        table("""
        STT | Tồn tại, hạn chế | Giải pháp khắc phục | Cơ quan chủ trì | Thời gian hoàn thành
        I | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | | |
        1 | Hồ sơ trễ hạn | - Rà soát quy trình⏎- Nhắc việc | Văn phòng | Từ tháng 9/2026⏎và thường xuyên
        2 | Hồ sơ sai | Tập huấn | Văn phòng | Quý III/2026
        """)
    )
    first = "1: - Rà soát quy trình - Nhắc việc / Văn phòng /  / Từ tháng 9/2026 và thường xuyên"
    assert tasks == [
        f"{first} @CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
        "2: Tập huấn / Văn phòng /  / Quý III/2026 @CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    ]
    assert doubts == {"column-unread"}
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ"]
    _, _, skipped = read(
        table("""
        STT | Tồn tại | Giải pháp | Cơ quan chủ trì | Thời gian
        1 | Hồ sơ trễ hạn | | |
        2 | Hồ sơ sai | Tập huấn | Văn phòng | Quý III/2026
        """)
    )
    assert skipped == ["tiêu đề cột", "không có nội dung công việc"]


def test_a_lead_in_under_areas_that_are_numbered_otherwise_is_no_area() -> None:
    for area in ("I | Cải cách thể chế | |", "CẢI CÁCH THỂ CHẾ | < | < | <"):
        tasks, doubts, skipped = read(
            table(f"""
            TT | Nhiệm vụ | Chủ trì | Hạn
            {area}
            1 | Rà soát | Văn phòng | Quý I/2026
            2 | Số hóa hồ sơ, gồm: | |
            a) | Hồ sơ đất đai | Phòng Kinh tế | Quý II/2026
            3 | Tập huấn | Công an xã | Quý II/2026
            """)
        )
        group = "CẢI CÁCH THỂ CHẾ" if area[0] == "C" else "Cải cách thể chế"
        assert tasks == [
            f"1: Rà soát / Văn phòng /  / Quý I/2026 @{group}",
            f"a: Hồ sơ đất đai / Phòng Kinh tế /  / Quý II/2026 @{group} <2",
            f"3: Tập huấn / Công an xã /  / Quý II/2026 @{group}",
        ]
        assert doubts == {"group-or-task"}
        assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "câu dẫn của các mục con"]


def test_a_number_of_two_levels_without_a_dot_behind_it_stands_in_a_title() -> None:
    tasks, _, _ = read(
        table("""
        Nhiệm vụ | Chủ trì | Hạn
        1. Số hóa hồ sơ, gồm: | |
        1.1 Hồ sơ đất đai | Phòng Kinh tế | Quý II/2026
        1.2. Hồ sơ hộ tịch | Công an xã | Quý III/2026
        """)
    )
    assert tasks == [
        "1.1: Hồ sơ đất đai / Phòng Kinh tế /  / Quý II/2026 <1",
        "1.2: Hồ sơ hộ tịch / Công an xã /  / Quý III/2026 <1",
    ]


def test_a_header_of_two_rows_may_have_its_only_sure_words_in_the_lower_one() -> None:
    tasks, doubts, skipped = read(
        table("""
        Nhiệm vụ | Trách nhiệm | <
        ^ | Đơn vị chủ trì | Phối hợp
        Rà soát | Văn phòng | Công an xã
        """)
    )
    assert tasks == [": Rà soát / Văn phòng / Công an xã / "]
    assert doubts == {"due-missing", "area-missing", "column-missing"}
    assert skipped == ["tiêu đề cột", "tiêu đề cột"]


def test_rows_over_a_header_that_comes_again_in_the_rest_of_an_annex_belong_to_it() -> None:
    first = """
        TT | Nhiệm vụ | Chủ trì | Hạn
        I | Cải cách thể chế | |
        1 | Rà soát | Văn phòng | Quý I/2026
        """
    rest = """
        2 | Theo dõi | Công an xã | Quý II/2026
        II | Chuyển đổi số | |
        TT | Nhiệm vụ | Chủ trì | Hạn
        3 | Tập huấn | Trạm Y tế | Quý III/2026
        """
    tasks, doubts, skipped = read(table(first), table(rest, number=2))
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Cải cách thể chế",
        "2: Theo dõi / Công an xã /  / Quý II/2026 @Cải cách thể chế",
        "3: Tập huấn / Trạm Y tế /  / Quý III/2026 @Chuyển đổi số",
    ]
    assert doubts == set()
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "tên nhóm nhiệm vụ", "tiêu đề cột"]
    _, _, skipped = read(
        table(first), table(f"Phụ lục II | < | < | <{rest[rest.index('TT') - 9 :]}", number=2)
    )
    assert "phía trên bảng" in skipped


def _keys_made(rows: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many names are keyed to read so many rows, each of another office that a register names."""
    tasks = [f"{at} | Rà soát việc {at} | Phòng Số {at} | Quý I/2026" for at in range(rows)]
    offices = [f"Phòng Số {at} | PS{at}" for at in range(rows)]
    source = document(
        table("\n".join(["STT | Nội dung | Chủ trì | Thời hạn", *tasks]), number=1),
        table("\n".join(["Tên đơn vị | Viết tắt", *offices]), number=2),
    )
    made, key = 0, names.key

    def counted(name: str) -> str:
        nonlocal made
        made += 1
        return key(name)

    with monkeypatch.context() as patch:
        patch.setattr(register, "_MAX_COMPARED", 1)  # all pairs of names cost what they cost
        patch.setattr(names, "key", counted)
        assert len(reader.read(source).tasks) == rows
    return made


def test_twice_the_rows_with_twice_the_offices_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (_keys_made(rows, monkeypatch) for rows in (50, 100))
    assert few < many < 3 * few
