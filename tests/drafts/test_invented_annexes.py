"""Annexes of many shapes, invented here, with what must be read from each written before it was run."""

from __future__ import annotations

from tests.support.annexes import read, table

# Told of every plan that has neither a body nor groups; each test names what else is told.
AREA = {"area-missing"}


def test_a_header_of_three_rows_and_a_row_that_counts_the_columns() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nội dung nhiệm vụ | Tổ chức thực hiện | < | < | Tiến độ (nếu có)
        ^ | ^ | Cơ quan | < | Lãnh đạo phụ trách | ^
        ^ | ^ | Chủ trì | Phối hợp | ^ | ^
        (1) | (2) | (3) | (4) | (5) | (6)
        A | Nhiệm vụ chung | | | |
        01 | Ban hành kế hoạch | Phòng Nội vụ | Văn phòng | Đ/c Phó Chủ tịch | Tháng 01/2026
        02 | Kiểm tra công vụ | Văn phòng | Phòng Nội vụ, Công an xã | Đ/c Chủ tịch | Quý II/2026
        """)
    )
    assert tasks == [
        "1: Ban hành kế hoạch / Phòng Nội vụ / Văn phòng / Tháng 01/2026 @Nhiệm vụ chung",
        "2: Kiểm tra công vụ / Văn phòng / Phòng Nội vụ; Công an xã / Quý II/2026 @Nhiệm vụ chung",
    ]
    assert doubts - {"alias-proposed"} == set()
    assert skipped == ["tiêu đề cột"] * 4 + ["tên nhóm nhiệm vụ"]


def test_a_second_row_of_the_header_where_nothing_is_merged() -> None:
    tasks, doubts, skipped = read(
        table("""
        Stt | Hoạt động | Phân công | | Hạn
        | | Đầu mối | Đơn vị phối hợp |
        1. | Rà soát văn bản | Văn phòng | Công an xã | 30/6/2026
        2. | Công khai thủ tục | Trung tâm PVHCC | | Thường xuyên
        """)
    )
    assert tasks == [
        "1: Rà soát văn bản / Văn phòng / Công an xã / 30/6/2026",
        "2: Công khai thủ tục / Trung tâm PVHCC /  / Thường xuyên",
    ]
    assert doubts == AREA
    assert skipped == ["tiêu đề cột"] * 2


def test_groups_of_capitals_without_numbers_and_numbers_that_begin_again() -> None:
    tasks, doubts, skipped = read(
        table("""
        Số TT | Nhiệm vụ, giải pháp | Cơ quan tham mưu | Thời hạn hoàn thành
        | CẢI CÁCH THỂ CHẾ | |
        1) | Rà soát văn bản | Văn phòng | Quý I/2026
        2) | Kiểm tra văn bản | Văn phòng | Quý II/2026
        | CẢI CÁCH TÀI CHÍNH CÔNG | |
        1) | Công khai ngân sách | Phòng Kinh tế | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Rà soát văn bản / Văn phòng /  / Quý I/2026 @CẢI CÁCH THỂ CHẾ",
        "2: Kiểm tra văn bản / Văn phòng /  / Quý II/2026 @CẢI CÁCH THỂ CHẾ",
        "1: Công khai ngân sách / Phòng Kinh tế /  / Quý III/2026 @CẢI CÁCH TÀI CHÍNH CÔNG",
    ]
    assert doubts == {"number-repeated"}
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ", "tên nhóm nhiệm vụ"]


def test_groups_inside_groups_and_a_group_merged_over_some_columns() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Tên nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Kết quả | Thời gian
        A. | NHIỆM VỤ TRỌNG TÂM | < | < | |
        I | Chuyển đổi số | | | |
        1 | Số hóa hồ sơ | Trung tâm PVHCC | Các phòng | Kho dữ liệu | Năm 2026
        II | Công vụ | | | |
        2 | Đánh giá công chức | Phòng Nội vụ | | Báo cáo | Trước 15/12/2026
        B. NHIỆM VỤ THƯỜNG XUYÊN | < | < | < | < | <
        3 | Tiếp công dân | Văn phòng | Công an xã | | Hằng tuần
        """)
    )
    assert tasks == [
        "1: Số hóa hồ sơ / Trung tâm PVHCC / Các phòng / Năm 2026 @Chuyển đổi số",
        "2: Đánh giá công chức / Phòng Nội vụ /  / Trước 15/12/2026 @Công vụ",
        "3: Tiếp công dân / Văn phòng / Công an xã / Hằng tuần @NHIỆM VỤ THƯỜNG XUYÊN",
    ]
    assert doubts == set()


def test_numbers_that_stand_in_the_titles() -> None:
    tasks, doubts, _ = read(
        table("""
        Công việc | Người thực hiện | Hạn hoàn thành
        I. Tuyên truyền | |
        1. Phát thanh mỗi tuần | Đài truyền thanh xã | Hằng tuần
        2. Họp thôn | Trưởng thôn | Quý II/2026
        II. Kiểm tra | |
        3. Kiểm tra công vụ | Văn phòng | Quý III/2026
        """)
    )
    assert tasks == [
        "1: Phát thanh mỗi tuần / Đài truyền thanh xã /  / Hằng tuần @Tuyên truyền",
        "2: Họp thôn / Trưởng thôn /  / Quý II/2026 @Tuyên truyền",
        "3: Kiểm tra công vụ / Văn phòng /  / Quý III/2026 @Kiểm tra",
    ]
    assert doubts == set()


def test_ditto_takes_the_last_visible_row_of_tasks() -> None:
    tasks, doubts, skipped = read(
        table("""
        STT | Nội dung công việc | Chủ trì | Phối hợp | Mốc hoàn thành
        1 | Lập danh mục | Văn phòng | Công an xã | Quý I/2026
        ~2 | Việc bị ẩn | Phòng Kinh tế | Các thôn | Quý IV/2026
        I | Nhóm hai | | |
        3 | Niêm yết | -nt- | " | như trên
        4 | Đăng trang điện tử | // | | nt
        """)
    )
    assert tasks == [
        "1: Lập danh mục / Văn phòng / Công an xã / Quý I/2026",
        "3: Niêm yết / Văn phòng / Công an xã / Quý I/2026 @Nhóm hai",
        "4: Đăng trang điện tử / Văn phòng /  / Quý I/2026 @Nhóm hai",
    ]
    assert doubts == {"cell-ditto", "row-hidden", "area-missing", "number-gap"}
    assert skipped == ["tiêu đề cột", "dòng bị ẩn", "tên nhóm nhiệm vụ"]


def test_cells_merged_downwards_hold_for_their_rows_and_empty_cells_for_none() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Lĩnh vực | Nhiệm vụ | Đơn vị thực hiện | Thời gian thực hiện
        1 | Thể chế | Rà soát | Văn phòng | Quý I/2026
        2 | ^ | Kiểm tra | ^ | ^
        3 | Công vụ | Đánh giá | Phòng Nội vụ |
        4 | | Khen thưởng | | Quý IV/2026
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "2: Kiểm tra / Văn phòng /  / Quý I/2026 @Thể chế",
        "3: Đánh giá / Phòng Nội vụ /  /  @Công vụ",
        "4: Khen thưởng /  /  / Quý IV/2026",
    ]
    assert doubts == {"owner-inherited", "due-inherited", "due-missing", "owner-missing", "area-missing"}


def test_parts_stand_under_their_lead_in() -> None:
    tasks, doubts, skipped = read(
        table("""
        TT | Nội dung | Cơ quan chủ trì | Thời hạn
        1 | Xây dựng dữ liệu, bao gồm: | |
        1.1 | Dữ liệu đất đai | Phòng Kinh tế | Quý II/2026
        1.2 | Dữ liệu hộ tịch | Văn phòng | Quý III/2026
        2 | Vận hành một cửa | Trung tâm PVHCC | Thường xuyên
        a) | Trực ngày thứ bảy | Trung tâm PVHCC | Thường xuyên
        c) | Trả kết quả tại nhà | Bưu điện xã | Năm 2026
        3 | Báo cáo | Văn phòng | Trước 20/12/2026
        """)
    )
    assert tasks == [
        "1.1: Dữ liệu đất đai / Phòng Kinh tế /  / Quý II/2026 <1",
        "1.2: Dữ liệu hộ tịch / Văn phòng /  / Quý III/2026 <1",
        "2: Vận hành một cửa / Trung tâm PVHCC /  / Thường xuyên",
        "a: Trực ngày thứ bảy / Trung tâm PVHCC /  / Thường xuyên <2",
        "c: Trả kết quả tại nhà / Bưu điện xã /  / Năm 2026 <2",
        "3: Báo cáo / Văn phòng /  / Trước 20/12/2026",
    ]
    assert doubts == {"group-or-task", "number-gap"} | AREA
    assert skipped == ["tiêu đề cột", "câu dẫn của các mục con"]


def test_totals_notes_and_signatures_are_no_tasks() -> None:
    tasks, doubts, skipped = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        1 | Cộng tác với báo chí | Văn phòng | Năm 2026
        2 | Tổng kết năm | Văn phòng | Tháng 12/2026
        Tổng số: 02 nhiệm vụ | < | < | <
        | Ghi chú: báo cáo hằng tháng | |
        | | | NGƯỜI LẬP
        | | | Nguyễn Văn A
        """)
    )
    assert [line.split(":")[0] for line in tasks] == ["1", "2"]
    assert doubts == AREA
    assert skipped == ["tiêu đề cột", "dòng tổng cộng", *["sau dòng tổng cộng"] * 3]


def test_notes_beneath_a_table_without_a_total_are_no_tasks() -> None:
    tasks, _, skipped = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        1 | Sơ kết | Văn phòng | Tháng 6/2026
        Ghi chú: thời hạn có thể thay đổi theo kế hoạch của tỉnh. | < | < | <
        | (*) Nhiệm vụ mới phát sinh | |
        | | | TM. ỦY BAN NHÂN DÂN⏎CHỦ TỊCH
        """)
    )
    assert [line.split(":")[0] for line in tasks] == ["1"]
    assert skipped == ["tiêu đề cột", *["ghi chú hoặc chữ ký"] * 3]


def test_only_tables_of_tasks_are_read_and_each_other_is_named() -> None:
    tasks, doubts, skipped = read(
        table("Cộng hòa xã hội chủ nghĩa Việt Nam⏎Độc lập - Tự do - Hạnh phúc | Số: 1/KH", number=1),
        "PHỤ LỤC I",
        table("TT | Nội dung chỉ tiêu | ĐVT | Đơn vị thực hiện\n1 | Hồ sơ đúng hạn | % | Văn phòng", number=2),
        "PHỤ LỤC II",
        table("TT | Nội dung | Số lượng | Thành tiền | Đơn vị thực hiện\n1 | Máy in | 2 | 9 | Văn phòng", number=3),
        "PHỤ LỤC III. NHIỆM VỤ",
        table("TT | Nội dung | Đơn vị thực hiện | Thời hạn\n1 | Mua máy in | Văn phòng | Quý I/2026", number=4),
        "PHỤ LỤC IV. MẪU BÁO CÁO",
        table("TT | Nội dung | Đơn vị thực hiện | Thời hạn\n1 | … | |\n2 | | |", number=5),
        table("TT | Tên cơ quan, đơn vị | Tên viết tắt\n1 | Văn phòng HĐND và UBND | VP", number=6),
    )  # fmt: skip
    assert tasks == ["1: Mua máy in / Văn phòng /  / Quý I/2026"]
    assert {"table-unread", "area-missing"} <= doubts
    assert skipped == [
        "phần trình bày đầu hoặc cuối văn bản",
        "bảng chỉ tiêu hoặc kinh phí",
        "bảng chỉ tiêu hoặc kinh phí",
        "tiêu đề cột",
        "biểu mẫu, hoặc không phải bảng nhiệm vụ",
        "tiêu đề cột",
        "danh mục đơn vị",
    ]


def test_a_header_that_comes_again_and_one_of_other_columns_in_the_middle() -> None:
    tasks, doubts, skipped = read(
        table("""
        NHIỆM VỤ QUÝ I | < | < | <
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        1 | Rà soát | Văn phòng | Tháng 1/2026
        STT | NHIỆM VỤ | Chủ trì | Thời hạn
        2 | Kiểm tra | Văn phòng | Tháng 2/2026
        STT | Chủ trì | Nhiệm vụ | Thời hạn
        3 | Công an xã | Tuần tra | Tháng 3/2026
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Tháng 1/2026",
        "2: Kiểm tra / Văn phòng /  / Tháng 2/2026",
        "3: Tuần tra / Công an xã /  / Tháng 3/2026",
    ]
    assert doubts == AREA
    assert sorted(skipped) == ["phía trên bảng", "tiêu đề cột", "tiêu đề cột", "tiêu đề cột lặp lại"]


def test_the_same_words_in_another_order_are_another_header() -> None:
    tasks, _, _ = read(
        table("""
        STT | Nhiệm vụ | Chủ trì | Thời hạn
        1 | Rà soát | Văn phòng | Tháng 1/2026
        STT | Chủ trì | Nhiệm vụ | Thời hạn
        2 | Công an xã | Tuần tra | Tháng 3/2026
        """)
    )
    assert tasks[1] == "2: Tuần tra / Công an xã /  / Tháng 3/2026"


def test_phantom_columns_hold_nothing_and_lose_nothing() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | | Nội dung nhiệm vụ | < | | Đơn vị chủ trì | < | Thời hạn
        1 | < | Rà soát văn bản | | | Văn phòng | < | Quý I/2026
        2 | | | Kiểm tra văn bản | < | | Công an xã | Quý II/2026
        """)
    )
    assert tasks == [
        "1: Rà soát văn bản / Văn phòng /  / Quý I/2026",
        "2: Kiểm tra văn bản / Công an xã /  / Quý II/2026",
    ]
    assert doubts == AREA


def test_a_row_that_a_page_cut_is_joined_in_every_column() -> None:
    tasks, doubts, skipped = read(
        table(
            """
            STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn
            I. Thể chế | < | < | < | <
            1 | Rà soát các văn bản do xã | Trung tâm Phục vụ | Phòng Kinh tế, | Thường xuyên, hằng
            >STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn
            | ban hành từ năm 2020 | hành chính công | Công an xã | tháng
            2 | Kiểm tra | Văn phòng | | Quý I/2026
            >II. Công vụ | < | < | < | <
            3 | Đánh giá | Văn phòng | | Quý II/2026
            >STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn
            4 | Khen thưởng | Văn phòng | | Quý III/2026
            """,
            can_wrap=True,
        )
    )
    assert tasks == [
        (
            "1: Rà soát các văn bản do xã ban hành từ năm 2020 / Trung tâm Phục vụ hành chính công"
            " / Phòng Kinh tế; Công an xã / Thường xuyên, hằng tháng @Thể chế"
        ),
        "2: Kiểm tra / Văn phòng /  / Quý I/2026 @Thể chế",
        "3: Đánh giá / Văn phòng /  / Quý II/2026 @Công vụ",
        "4: Khen thưởng / Văn phòng /  / Quý III/2026 @Công vụ",
    ]
    assert doubts == {"row-joined"}
    assert "phần còn lại của dòng trên, bị ngắt trang" in skipped


def test_in_word_a_row_without_a_number_at_a_page_is_joined_to_nothing() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nội dung | Cơ quan chủ trì | Thời hạn
        1 | Rà soát | Văn phòng | Quý I/2026
        >| Kiểm tra | Văn phòng | Quý II/2026
        """)
    )
    assert [line.split(" /")[0] for line in tasks] == ["1: Rà soát", ": Kiểm tra"]
    assert doubts == {"number-missing"} | AREA


def test_marks_under_months_are_a_deadline_to_be_looked_at() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian thực hiện | < | < | <
        ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV
        1 | Rà soát | Văn phòng | x | | |
        2 | Kiểm tra | Công an xã | | X | | X
        3 | Báo cáo | Văn phòng | | | |
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I",
        "2: Kiểm tra / Công an xã /  / Quý II, Quý IV",
        "3: Báo cáo / Văn phòng /  / ",
    ]
    assert {"due-from-columns", "due-missing"} <= doubts
    assert "column-missing" not in doubts


def test_columns_that_hold_two_things_or_the_same_thing_are_named() -> None:
    tasks, doubts, _ = read(
        table("""
        Mã | Nội dung công việc | Phòng, đơn vị chủ trì | Đơn vị chủ trì | Ghi chú & Đơn vị phối hợp | Hạn | Tình trạng
        NV-01 | Rà soát | Phòng A | Văn phòng | Công an xã | 30/6/2026 | Đang làm
        NV-02 | Kiểm tra | Phòng B | Văn phòng | làm sớm | 31/8/2026 | Chưa làm
        """)
    )
    assert tasks == [
        "NV-01: Rà soát / Văn phòng /  / 30/6/2026",
        "NV-02: Kiểm tra / Văn phòng /  / 31/8/2026",
    ]
    assert doubts == {"column-unread"} | AREA


def test_a_column_of_who_leads_and_who_helps() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời hạn
        1 | Rà soát | Chủ trì: Văn phòng⏎Phối hợp: Công an xã; các thôn | Quý I/2026
        2 | Kiểm tra | Văn phòng | Quý II/2026
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng / Công an xã; các thôn / Quý I/2026",
        "2: Kiểm tra / Văn phòng /  / Quý II/2026",
    ]
    assert doubts == {"owner-role"} | AREA


def test_a_table_without_owners_or_deadlines_says_so() -> None:
    tasks, doubts, _ = read(table("TT | Công việc | Tiến độ\n1 | Rà soát | Quý I/2026"))
    assert tasks == ["1: Rà soát /  /  / Quý I/2026"]
    assert doubts == {"column-missing", "owner-missing"} | AREA
    tasks, doubts, _ = read(table("TT | Công việc | Đầu mối\n1 | Rà soát | Văn phòng"))
    assert doubts == {"column-missing", "due-missing"} | AREA


def test_a_table_that_goes_on_without_its_header() -> None:
    tasks, doubts, skipped = read(
        "I. NHIỆM VỤ",
        table(
            "TT | Công việc | Đầu mối | Hạn\nI | Thể chế | |\n1 | Rà soát | Văn phòng | Quý I/2026", number=1
        ),
        "",
        table("2 | Kiểm tra | Công an xã | Quý II/2026\n4 | Báo cáo | Văn phòng | Quý III/2026", number=2),
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "2: Kiểm tra / Công an xã /  / Quý II/2026 @Thể chế",
        "4: Báo cáo / Văn phòng /  / Quý III/2026 @Thể chế",
    ]
    assert doubts == {"number-gap"}
    assert skipped == ["tiêu đề cột", "tên nhóm nhiệm vụ"]


def test_each_table_under_words_of_its_own_and_each_sheet_is_a_group() -> None:
    head = "TT | Công việc | Đầu mối | Hạn\n"
    tasks, doubts, _ = read(
        "DANH MỤC NHIỆM VỤ NĂM 2026",
        "(Kèm theo Kế hoạch số 1/KH-UBND ngày 05/01/2026)",
        "A. Thể chế",
        table(head + "1 | Rà soát | Văn phòng | Quý I/2026", number=1),
        "B. Công vụ",
        table(head + "2 | Đánh giá | Văn phòng | Quý II/2026", number=2),
    )
    assert [line.split("@")[1] for line in tasks] == ["Thể chế", "Công vụ"]
    assert doubts == set()
    tasks, doubts, _ = read(
        table(head + "1 | Rà soát | Văn phòng | Quý I/2026", sheet="Cải cách thể chế"),
        table(head + "1 | Đánh giá | Văn phòng | Quý II/2026", sheet="2. Công vụ"),
    )
    assert [line.split("@")[1] for line in tasks] == ["Cải cách thể chế", "Công vụ"]
    assert doubts == {"number-repeated"}


def test_the_caption_of_one_table_and_plain_names_of_sheets_are_no_group() -> None:
    head = "TT | Công việc | Đầu mối | Hạn\n"
    tasks, _, _ = read("II. Nhiệm vụ", table(head + "1 | Rà soát | Văn phòng | Quý I/2026"))
    assert tasks == ["1: Rà soát / Văn phòng /  / Quý I/2026"]
    tasks, _, _ = read(
        table(head + "1 | Rà soát | Văn phòng | Quý I/2026", sheet="Sheet1"),
        table(head + "1 | Đánh giá | Văn phòng | Quý II/2026", sheet="Phụ lục 2"),
    )
    assert not any("@" in line for line in tasks)


def test_hidden_columns_and_sheets_are_named_and_not_read() -> None:
    rows = "TT | Công việc | Đầu mối | Phối hợp | Hạn\n1 | Rà soát | Văn phòng | Công an xã | Quý I/2026"
    tasks, doubts, skipped = read(
        table(rows, sheet="Giao việc", hidden_columns=(3,)),
        table(rows, sheet="Bản cũ", is_hidden=True),
    )
    assert tasks == ["1: Rà soát / Văn phòng /  / Quý I/2026"]
    assert doubts == {"column-hidden", "sheet-unread"} | AREA
    assert skipped == ["tiêu đề cột", "trang tính bị ẩn"]


def test_a_group_row_with_an_owner_is_named() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        I | Thể chế | Văn phòng |
        1 | Rà soát | ^ | Quý I/2026
        II | Chuyển đổi số | Phòng VHXH | Quý IV/2026
        1 | Số hóa | Trung tâm PVHCC | Quý II/2026
        """)
    )
    assert tasks == [
        "1: Rà soát / Văn phòng /  / Quý I/2026 @Thể chế",
        "II: Chuyển đổi số / Phòng VHXH /  / Quý IV/2026",
        "1: Số hóa / Trung tâm PVHCC /  / Quý II/2026 @Chuyển đổi số",
    ]
    assert {"group-row-with-cells", "group-or-task", "owner-inherited", "number-repeated"} <= doubts


def test_tasks_that_are_all_numbered_like_groups_are_tasks() -> None:
    tasks, doubts, _ = read(
        table("""
        TT | Nội dung | Chủ trì | Thời hạn
        I | Rà soát | Văn phòng | Quý I/2026
        II | Kiểm tra | | Quý II/2026
        """)
    )
    assert [line.split(" /")[0] for line in tasks] == ["I: Rà soát", "II: Kiểm tra"]
    assert doubts == {"owner-missing"} | AREA


def test_parts_with_dashes_stand_under_the_row_above() -> None:
    tasks, doubts, _ = read(
        table("""
        STT | Công việc | Phân công | Ngày kết thúc
        1 | Tuyên truyền | |
        - | Phát thanh | Đài truyền thanh xã | 31/3/2026
        - | Treo băng rôn | Đoàn Thanh niên | 30/4/2026
        2 | Tổng hợp ý kiến | Văn phòng | 31/11/2026
        """)
    )
    assert tasks == [
        "-: Phát thanh / Đài truyền thanh xã /  / 31/3/2026 <1",
        "-: Treo băng rôn / Đoàn Thanh niên /  / 30/4/2026 <1",
        "2: Tổng hợp ý kiến / Văn phòng /  / 31/11/2026",
    ]
    assert doubts == {"group-or-task", "due-invalid"} | AREA


def test_a_number_for_two_tasks_leaves_no_gap() -> None:
    tasks, doubts, _ = read(
        table(
            "TT | Công việc | Chủ trì | Hạn\n1 | Dự | Văn phòng | Năm 2026\n2, 3 | Rà soát | Văn phòng | Quý I/2026\n4 | Họp | Văn phòng | Năm 2026"
        )
    )
    assert [line.split(":")[0] for line in tasks] == ["1", "2, 3", "4"]
    assert doubts == {"number-unclear"} | AREA
