"""Bodies of plans as other offices write them; what must be read was written down before any was tried."""

import pytest

from cchc.drafts.paragraphs.body import BodyReading
from cchc.drafts.reading import Body, Signatory
from tests.support.papers import make_paper, read_body

_HEAD = """
    ỦY BAN NHÂN DÂN / XÃ TÂN HÒA / Số: 15/KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Tân Hòa, ngày 20 tháng 01 năm 2026
    *KẾ HOẠCH*
    *Cải cách hành chính năm 2026*
    Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính năm 2026;
    Ủy ban nhân dân xã ban hành Kế hoạch như sau:
"""
_FOOT = """
    Trên đây là Kế hoạch cải cách hành chính năm 2026 của xã Tân Hòa./.
    Nơi nhận: / - UBND tỉnh; / - Lưu: VT. || TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Trần Văn Bình
"""


def _read(text: str) -> Body:
    return read_body(make_paper(text)).body


def _in_short(read: Body) -> tuple[list[tuple[str, int]], list[tuple[tuple[str, ...], int]]]:
    areas = [(area.title, len(area.measures)) for area in read.areas]
    return areas, [(duty.owners, len(duty.items)) for duty in read.duties]


def test_letters_lead_the_sections_and_romans_the_areas() -> None:
    read = _read(
        f"""{_HEAD}
        A. MỤC ĐÍCH, YÊU CẦU
        I. MỤC ĐÍCH
        1. Nâng cao hiệu lực, hiệu quả quản lý nhà nước.
        2. Nâng cao sự hài lòng của người dân.
        II. YÊU CẦU
        1. Bám sát chỉ đạo của tỉnh.
        B. NỘI DUNG
        I. Cải cách thể chế
        1. Rà soát văn bản quy phạm pháp luật.
        2. Theo dõi thi hành pháp luật.
        II. Cải cách thủ tục hành chính
        1. Niêm yết công khai thủ tục.
        C. TỔ CHỨC THỰC HIỆN
        I. Phòng Văn hóa - Xã hội
        1. Theo dõi, đôn đốc việc thực hiện.
        2. Báo cáo theo định kỳ.
        II. Văn phòng HĐND và UBND
        1. Chủ trì cải cách thể chế.
        {_FOOT}"""
    )
    assert read.purposes == (
        "Nâng cao hiệu lực, hiệu quả quản lý nhà nước.",
        "Nâng cao sự hài lòng của người dân.",
    )
    assert read.requirements == ("Bám sát chỉ đạo của tỉnh.",)
    assert _in_short(read) == (
        [("Cải cách thể chế", 2), ("Cải cách thủ tục hành chính", 1)],
        [(("Phòng Văn hóa - Xã hội",), 2), (("Văn phòng HĐND và UBND",), 1)],
    )


def test_digits_lead_the_sections_and_letters_their_parts() -> None:
    read = _read(
        f"""{_HEAD}
        1. Mục đích, yêu cầu
        a) Mục đích
        - Nâng cao chất lượng phục vụ.
        b) Yêu cầu
        - Bảo đảm đúng tiến độ.
        - Bảo đảm 6 rõ.
        2. Nội dung, nhiệm vụ
        2.1. Cải cách thể chế
        - Rà soát văn bản.
        2.2. Cải cách tài chính công
        - Công khai ngân sách.
        - Quản lý tài sản công.
        3. Tổ chức thực hiện
        3.1. Phòng Kinh tế, Hạ tầng và Đô thị
        - Chủ trì cải cách tài chính công.
        3.2. Công an xã
        - Phối hợp thực hiện Đề án 06.
        {_FOOT}"""
    )
    assert (read.purposes, len(read.requirements)) == (("Nâng cao chất lượng phục vụ.",), 2)
    assert _in_short(read) == (
        [("Cải cách thể chế", 1), ("Cải cách tài chính công", 2)],
        [(("Phòng Kinh tế, Hạ tầng và Đô thị",), 1), (("Công an xã",), 1)],
    )


def test_word_counts_every_number_and_headings_are_no_capitals() -> None:
    read = _read(
        f"""{_HEAD}
        {{I.}} Mục đích, yêu cầu
        {{1.}} Mục đích
        {{-}} Nâng cao chất lượng phục vụ.
        {{2.}} Yêu cầu
        {{-}} Bảo đảm đúng tiến độ.
        {{II.}} Nhiệm vụ, giải pháp
        {{1.}} Cải cách thể chế
        {{•}} Rà soát văn bản.
        {{•}} Theo dõi thi hành pháp luật.
        {{2.}} Cải cách chế độ công vụ
        {{•}} Cử công chức đi bồi dưỡng.
        {{III.}} Trách nhiệm thực hiện
        {{1.}} Phòng Văn hóa - Xã hội:
        {{-}} Theo dõi, đôn đốc.
        {{2.}} Trạm Y tế:
        {{-}} Khảo sát sự hài lòng của người bệnh.
        {_FOOT}"""
    )
    assert (len(read.purposes), len(read.requirements)) == (1, 1)
    assert _in_short(read) == (
        [("Cải cách thể chế", 2), ("Cải cách chế độ công vụ", 1)],
        [(("Phòng Văn hóa - Xã hội",), 1), (("Trạm Y tế",), 1)],
    )


def test_purposes_without_headings_of_their_own_are_purposes() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH
        1. Cụ thể hóa kế hoạch của tỉnh.
        2. Phân công rõ trách nhiệm.
        II. YÊU CẦU
        - Thực hiện nghiêm túc, hiệu quả.
        III. NHIỆM VỤ TRỌNG TÂM
        1. Cải cách thể chế: Rà soát, hệ thống hóa văn bản.
        2. Cải cách tài chính công: Thực hiện công khai ngân sách.
        IV. KINH PHÍ THỰC HIỆN
        Từ nguồn ngân sách xã năm 2026.
        V. TỔ CHỨC THỰC HIỆN
        1. Văn phòng HĐND và UBND: Theo dõi, tổng hợp.
        2. Các trưởng thôn: Tuyên truyền đến người dân.
        {_FOOT}"""
    )
    assert read.purposes == ("Cụ thể hóa kế hoạch của tỉnh.", "Phân công rõ trách nhiệm.")
    assert read.requirements == ("Thực hiện nghiêm túc, hiệu quả.",)
    assert [(area.title, area.measures) for area in read.areas] == [
        ("Cải cách thể chế", ("Rà soát, hệ thống hóa văn bản.",)),
        ("Cải cách tài chính công", ("Thực hiện công khai ngân sách.",)),
    ]
    assert [(duty.owners, duty.items) for duty in read.duties] == [
        (("Văn phòng HĐND và UBND",), ("Theo dõi, tổng hợp.",)),
        (("Các trưởng thôn",), ("Tuyên truyền đến người dân.",)),
    ]


def test_what_a_plan_has_no_place_for_is_named() -> None:
    read = read_body(
        make_paper(
            f"""{_HEAD}
            I. MỤC TIÊU
            1. Mục tiêu chung: Nâng cao Chỉ số cải cách hành chính.
            2. Mục tiêu cụ thể
            - 100% thủ tục được công khai.
            II. NỘI DUNG
            Trong năm 2026, xã tập trung các việc sau:
            1. Cải cách thể chế
            - Rà soát văn bản.
            2. Chính quyền số: Số hóa hồ sơ.
            III. KINH PHÍ
            Từ ngân sách xã.
            IV. TỔ CHỨC THỰC HIỆN
            1. Phòng Kinh tế
            - Bố trí kinh phí.
            2. Chế độ báo cáo
            - Báo cáo trước ngày 15 hằng tháng.
            {_FOOT}"""
        )
    )
    assert read.body.purposes == (
        "Nâng cao Chỉ số cải cách hành chính.",
        "100% thủ tục được công khai.",
    )
    assert [skipped.text for skipped in read.left_out] == [
        "III KINH PHÍ",
        "Từ ngân sách xã.",
        "Trong năm 2026, xã tập trung các việc sau:",
        "2 Chế độ báo cáo",
        "- Báo cáo trước ngày 15 hằng tháng.",
    ]


def test_duties_are_sentences_that_name_offices_first() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH, YÊU CẦU
        - Nâng cao chất lượng phục vụ.
        II. NỘI DUNG
        1. Cải cách thể chế
        - Rà soát văn bản.
        III. TỔ CHỨC THỰC HIỆN
        1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các đơn vị theo dõi, đôn đốc.
        2. Văn phòng HĐND và UBND có trách nhiệm:
        - Tham mưu ban hành văn bản.
        - Kiểm soát thủ tục hành chính.
        3. Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể: Giám sát việc thực hiện.
        4. Các phòng, ban, đơn vị căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị mình.
        5. Trung tâm Dịch vụ tổng hợp chủ trì công tác tuyên truyền.
        {_FOOT}"""
    )
    assert [(duty.owners, duty.items) for duty in read.duties] == [
        (
            ("Phòng Văn hóa - Xã hội",),
            ("Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các đơn vị theo dõi, đôn đốc.",),
        ),
        (
            ("Văn phòng HĐND và UBND",),
            ("Tham mưu ban hành văn bản.", "Kiểm soát thủ tục hành chính."),
        ),
        (("Ủy ban MTTQ Việt Nam xã", "các đoàn thể"), ("Giám sát việc thực hiện.",)),
        (
            ("Các phòng, ban, đơn vị",),
            ("Các phòng, ban, đơn vị căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị mình.",),
        ),
        (
            ("Trung tâm Dịch vụ tổng hợp",),
            ("Trung tâm Dịch vụ tổng hợp chủ trì công tác tuyên truyền.",),
        ),
    ]


def test_areas_stand_below_a_heading_between() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        - Nâng cao chất lượng phục vụ.
        2. Yêu cầu
        - Đúng tiến độ.
        II. NỘI DUNG KẾ HOẠCH
        1. Nhiệm vụ chung
        - Quán triệt chủ trương về cải cách hành chính.
        2. Nhiệm vụ cụ thể
        2.1. Cải cách thể chế
        - Rà soát văn bản.
        2.2. Chính quyền số
        - Số hóa hồ sơ.
        - Dùng chữ ký số.
        III. PHÂN CÔNG TRÁCH NHIỆM
        1. Phân công thực hiện
        a) Phòng Văn hóa - Xã hội
        - Theo dõi, đôn đốc.
        b) Công an xã
        - Thực hiện Đề án 06.
        2. Chế độ thông tin
        - Báo cáo hằng quý.
        {_FOOT}"""
    )
    assert _in_short(read) == (
        [("Nhiệm vụ chung", 1), ("Cải cách thể chế", 1), ("Chính quyền số", 2)],
        [(("Phòng Văn hóa - Xã hội",), 1), (("Công an xã",), 1)],
    )


def test_a_ward_s_plan_without_numbers_is_read_by_capitals_and_bold() -> None:
    read = _read(
        """
        UBND PHƯỜNG AN PHÚ / Số: 07/KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / An Phú, ngày 05 tháng 02 năm 2026
        *KẾ HOẠCH*
        *Cải cách hành chính phường An Phú năm 2026*
        Thực hiện Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND thành phố, UBND phường xây dựng kế hoạch như sau:
        MỤC ĐÍCH, YÊU CẦU
        *Mục đích*
        Nâng cao chất lượng phục vụ.
        *Yêu cầu*
        Bảo đảm tiến độ.
        NHIỆM VỤ, GIẢI PHÁP
        *1. Cải cách thể chế*
        Rà soát văn bản.
        Tự kiểm tra văn bản.
        TỔ CHỨC THỰC HIỆN
        *Phòng Văn hóa - Xã hội*
        Theo dõi, đôn đốc.
        *Phòng Kinh tế, Hạ tầng và Đô thị*
        Bố trí kinh phí.
        Trên đây là Kế hoạch của UBND phường./.
        Nơi nhận: / - UBND thành phố (b/c); / - Thường trực Đảng ủy, HĐND phường; / - Lưu: VT, VHXH. || KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / (Đã ký) / Lê Thị Hoa
        """
    )
    assert read.legal_bases == ()
    assert (read.purposes, read.requirements) == (("Nâng cao chất lượng phục vụ.",), ("Bảo đảm tiến độ.",))
    assert _in_short(read) == (
        [("Cải cách thể chế", 2)],
        [(("Phòng Văn hóa - Xã hội",), 1), (("Phòng Kinh tế, Hạ tầng và Đô thị",), 1)],
    )
    assert read.recipients == (
        "UBND thành phố (b/c)",
        "Thường trực Đảng ủy, HĐND phường",
        "Lưu: VT, VHXH",
    )
    assert read.signatory == Signatory("", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hoa")


def test_a_party_committee_s_plan_is_read() -> None:
    read = _read(
        """
        ĐẢNG BỘ TỈNH BÌNH SƠN / ĐẢNG ỦY XÃ TÂN HÒA / * / Số 12-KH/ĐU || ĐẢNG CỘNG SẢN VIỆT NAM / Tân Hòa, ngày 15 tháng 01 năm 2026
        *KẾ HOẠCH*
        *lãnh đạo công tác cải cách hành chính năm 2026*
        -----
        Thực hiện Kế hoạch số 30-KH/TU, ngày 02/01/2026 của Ban Thường vụ Tỉnh ủy;
        Ban Thường vụ Đảng ủy xã ban hành kế hoạch như sau:
        I- MỤC ĐÍCH, YÊU CẦU
        1- Mục đích
        - Tăng cường sự lãnh đạo của Đảng.
        2- Yêu cầu
        - Các chi bộ quán triệt nghiêm túc.
        II- NHIỆM VỤ VÀ GIẢI PHÁP
        1- Công tác tuyên truyền
        - Tuyên truyền trên loa truyền thanh.
        2- Công tác kiểm tra, giám sát
        - Kiểm tra 02 chi bộ.
        III- TỔ CHỨC THỰC HIỆN
        1- Ban Tổ chức Đảng ủy tham mưu kiểm tra việc thực hiện.
        2- Đảng ủy UBND xã lãnh đạo thực hiện kế hoạch này.
        Nơi nhận: / - Ban Thường vụ Tỉnh ủy (b/c), / - Các chi bộ trực thuộc, / - Lưu Văn phòng Đảng ủy. || T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Nguyễn Văn An
        """
    )
    assert read.legal_bases == ("Thực hiện Kế hoạch số 30-KH/TU, ngày 02/01/2026 của Ban Thường vụ Tỉnh ủy",)
    assert (len(read.purposes), len(read.requirements)) == (1, 1)
    assert _in_short(read) == (
        [("Công tác tuyên truyền", 1), ("Công tác kiểm tra, giám sát", 1)],
        [(("Ban Tổ chức Đảng ủy",), 1), (("Đảng ủy UBND xã",), 1)],
    )
    assert read.recipients == (
        "Ban Thường vụ Tỉnh ủy (b/c)",
        "Các chi bộ trực thuộc",
        "Lưu Văn phòng Đảng ủy",
    )
    assert read.signatory == Signatory("T/M BAN THƯỜNG VỤ", "", "PHÓ BÍ THƯ", "Nguyễn Văn An")


def test_a_plan_that_a_decision_issues_is_read_with_the_decision_s_bases() -> None:
    read = _read(
        """
        ỦY BAN NHÂN DÂN / XÃ TÂN HÒA / Số: 45/QĐ-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Tân Hòa, ngày 15 tháng 01 năm 2026
        *QUYẾT ĐỊNH*
        *Về việc ban hành Kế hoạch cải cách hành chính năm 2026*
        ỦY BAN NHÂN DÂN XÃ TÂN HÒA
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.
        *QUYẾT ĐỊNH:*
        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.
        Điều 2. Quyết định có hiệu lực từ ngày ký.
        Điều 3. Chánh Văn phòng HĐND và UBND và các cơ quan liên quan chịu trách nhiệm thi hành./.
        Nơi nhận: / - Như Điều 3; / - Lưu: VT. || TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH / Trần Văn Bình
        *KẾ HOẠCH*
        *Cải cách hành chính năm 2026*
        (Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 15/01/2026 của UBND xã Tân Hòa)
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        - Nâng cao chất lượng phục vụ.
        II. NỘI DUNG
        1. Cải cách thể chế
        - Rà soát văn bản.
        III. TỔ CHỨC THỰC HIỆN
        1. Trạm Y tế
        - Khảo sát sự hài lòng./.
        """
    )
    assert read.legal_bases == (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội",
    )
    assert (read.purposes, read.requirements) == (("Nâng cao chất lượng phục vụ.",), ())
    assert _in_short(read) == ([("Cải cách thể chế", 1)], [(("Trạm Y tế",), 1)])
    assert read.recipients == ("Như Điều 3", "Lưu: VT")
    assert read.signatory == Signatory("TM. ỦY BAN NHÂN DÂN", "", "Q. CHỦ TỊCH", "Trần Văn Bình")


def test_a_foot_without_a_table_stands_behind_the_closing() -> None:
    read = _read(
        """
        UBND XÃ TÂN HÒA
        VĂN PHÒNG HĐND VÀ UBND
        Số:     /KH-VP
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        I. MỤC ĐÍCH
        - Nâng cao chất lượng tham mưu.
        II. NỘI DUNG
        - Rà soát văn bản.
        - Số hóa hồ sơ.
        III. TỔ CHỨC THỰC HIỆN
        - Bộ phận một cửa chủ trì việc số hóa hồ sơ.
        - Công chức văn thư phối hợp thực hiện.
        Yêu cầu các công chức nghiêm túc thực hiện./.
        Nơi nhận:
        - Lãnh đạo UBND xã;
        - Lưu: VP.
        TL. CHỦ TỊCH
        KT. CHÁNH VĂN PHÒNG
        PHÓ CHÁNH VĂN PHÒNG
        Phạm Thị Lan
        DANH MỤC
        Nhiệm vụ năm 2026
        """
    )
    assert _in_short(read) == (
        [("Nội dung", 2)],
        [(("Bộ phận một cửa",), 1), (("Công chức văn thư",), 1)],
    )
    assert read.recipients == ("Lãnh đạo UBND xã", "Lưu: VP")
    assert read.signatory == Signatory(
        "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Phạm Thị Lan"
    )


def test_what_a_page_s_end_cut_in_two_is_joined() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        - Nâng cao chất lượng phục vụ, lấy sự hài lòng của người dân
        làm thước đo.
        2. Yêu cầu
        - Đúng tiến độ.
        {_FOOT}"""
    )
    assert read.purposes == ("Nâng cao chất lượng phục vụ, lấy sự hài lòng của người dân làm thước đo.",)


def test_a_document_without_a_body_has_none() -> None:
    assert read_body(make_paper("DANH MỤC NHIỆM VỤ NĂM 2026")) == BodyReading(Body())
    assert read_body(make_paper("")) == BodyReading(Body())


def test_areas_that_are_sections_of_their_own_are_areas() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH, YÊU CẦU
        - Nâng cao chất lượng phục vụ.
        II. CẢI CÁCH THỂ CHẾ
        1. Rà soát văn bản.
        2. Theo dõi thi hành pháp luật.
        III. XÂY DỰNG CHÍNH QUYỀN SỐ
        - Số hóa hồ sơ.
        IV. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Bố trí kinh phí.
        {_FOOT}"""
    )
    assert _in_short(read) == (
        [("Cải cách thể chế", 2), ("Xây dựng chính quyền số", 1)],
        [(("Phòng Kinh tế",), 1)],
    )


@pytest.mark.parametrize("mark", ["*", ""])
def test_areas_without_numbers_are_areas_in_bold_or_above_dashes(mark: str) -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        II. NỘI DUNG
        {mark}Cải cách thể chế{mark}
        - Rà soát văn bản.
        - Theo dõi thi hành pháp luật.
        {mark}Cải cách tài chính công{mark}
        - Công khai ngân sách.
        III. TỔ CHỨC THỰC HIỆN
        *Phòng Kinh tế*
        - Bố trí kinh phí.
        {_FOOT}"""
    )
    assert _in_short(read) == (
        [("Cải cách thể chế", 2), ("Cải cách tài chính công", 1)],
        [(("Phòng Kinh tế",), 1)],
    )


def test_parts_named_on_a_line_of_their_own_lead_the_sections() -> None:
    read = _read(
        f"""{_HEAD}
        PHẦN I
        MỤC ĐÍCH, YÊU CẦU
        I. MỤC ĐÍCH
        1. Nâng cao chất lượng phục vụ.
        II. YÊU CẦU
        1. Đúng tiến độ.
        PHẦN II
        NỘI DUNG
        I. CẢI CÁCH THỂ CHẾ
        1. Rà soát văn bản.
        II. CẢI CÁCH TTHC
        - Công khai thủ tục.
        Phần thứ ba
        TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Bố trí kinh phí.
        {_FOOT}"""
    )
    assert (len(read.purposes), len(read.requirements)) == (1, 1)
    assert _in_short(read) == (
        [("Cải cách thể chế", 1), ("Cải cách TTHC", 1)],
        [(("Phòng Kinh tế",), 1)],
    )


def test_a_section_that_assigns_tasks_by_topic_holds_areas_and_one_by_office_duties() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        II. PHÂN CÔNG NHIỆM VỤ
        1. Tuyên truyền, quán triệt
        - Tổ chức hội nghị quán triệt.
        2. Lãnh đạo, chỉ đạo rà soát văn bản
        - Rà soát văn bản.
        III. TỔ CHỨC THỰC HIỆN
        1. Tổ trưởng Tổ công tác điều phối, tổng hợp báo cáo.
        {_FOOT}"""
    )
    assert _in_short(read) == (
        [("Tuyên truyền, quán triệt", 1), ("Lãnh đạo, chỉ đạo rà soát văn bản", 1)],
        [(("Tổ trưởng Tổ công tác",), 1)],
    )
    read = _read(
        f"""{_HEAD}
        II. PHÂN CÔNG NHIỆM VỤ
        1. Giao Phòng Kinh tế
        - Rà soát văn bản.
        2. Các trường học
        - Tuyên truyền.
        {_FOOT}"""
    )
    assert _in_short(read) == ([], [(("Phòng Kinh tế",), 1), (("Các trường học",), 1)])


def test_who_leads_a_team_signs_too() -> None:
    read = _read("KẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH\n- Phục vụ tốt.\nTỔ TRƯỞNG TỔ MỘT CỬA\nLê Thị Hoa")
    assert read.signatory == Signatory("", "", "TỔ TRƯỞNG TỔ MỘT CỬA", "Lê Thị Hoa")


def test_time_place_and_money_among_the_areas_are_none_and_are_told() -> None:
    text = f"""{_HEAD}
        II. NỘI DUNG VÀ THỜI GIAN THỰC HIỆN
        1. Thời gian: Từ ngày 15/7/2026 đến ngày 20/7/2026.
        2. Địa điểm: Trạm Y tế xã.
        3. Tiêm chủng
        - Tiêm cho trẻ em.
        III. TỔ CHỨC THỰC HIỆN
        1. Công an xã hỗ trợ giữ gìn trật tự.
        {_FOOT}"""
    found = read_body(make_paper(text))
    assert _in_short(found.body) == ([("Tiêm chủng", 1)], [(("Công an xã",), 1)])
    assert [skipped.text for skipped in found.left_out] == [
        "1 Thời gian: Từ ngày 15/7/2026 đến ngày 20/7/2026.",
        "2 Địa điểm: Trạm Y tế xã.",
    ]


@pytest.mark.parametrize("heading", ["CHỈ TIÊU", "CÁC CHỈ TIÊU CHỦ YẾU", "MỤC TIÊU CỤ THỂ"])
def test_targets_are_purposes_and_no_area(heading: str) -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH
        1. Nâng cao sự hài lòng của người dân.
        II. {heading}
        1. Hồ sơ đúng hạn đạt 99%.
        2. Hồ sơ trực tuyến đạt 80%.
        III. NHIỆM VỤ
        1. Cải cách thể chế
        - Rà soát văn bản.
        {_FOOT}"""
    )
    assert len(read.purposes) == 3
    assert [area.title for area in read.areas] == ["Cải cách thể chế"]


@pytest.mark.parametrize("heading", ["Mục tiêu cụ thể", "Chỉ tiêu năm 2026"])
def test_targets_among_areas_are_named_as_left_out(heading: str) -> None:
    read = read_body(
        make_paper(
            f"""{_HEAD}
            I. MỤC ĐÍCH
            1. Nâng cao sự hài lòng của người dân.
            II. NỘI DUNG
            1. {heading}
            - Hồ sơ đúng hạn đạt 99%.
            2. Cải cách thể chế
            - Rà soát văn bản.
            {_FOOT}"""
        )
    )
    assert [area.title for area in read.body.areas] == ["Cải cách thể chế"]
    assert "- Hồ sơ đúng hạn đạt 99%." in [skipped.text for skipped in read.left_out]


def test_targets_and_tasks_under_one_heading_are_content() -> None:
    read = _read(
        f"{_HEAD}\nI. MỤC ĐÍCH\n- Phục vụ.\nII. CHỈ TIÊU, NHIỆM VỤ\n1. Cải cách thể chế\n- Rà soát.\n"
    )
    assert [area.title for area in read.areas] == ["Cải cách thể chế"]


def test_the_articles_of_a_decision_that_holds_the_plan_are_named_as_left_out() -> None:
    read = read_body(
        make_paper(
            """
            *QUYẾT ĐỊNH*
            *Ban hành Kế hoạch cải cách hành chính năm 2026*
            Căn cứ Luật Tổ chức chính quyền địa phương;
            *QUYẾT ĐỊNH:*
            Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.
            Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
            *KẾ HOẠCH*
            *Cải cách hành chính năm 2026*
            I. MỤC ĐÍCH
            - Nâng cao chất lượng phục vụ.
            """
        )
    )
    assert [skipped.text[:6] for skipped in read.left_out] == ["Điều 1", "Điều 2"]


def test_a_foot_whose_columns_an_old_word_file_runs_together_is_parted() -> None:
    read = _read(
        f"""{_HEAD}
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        Nơi nhận:
        - UBND tỉnh;
        - Lưu: VT.TM. ỦY BAN NHÂN DÂN
        *CHỦ TỊCH*
        Trần Văn Bình
        """
    )
    assert read.recipients == ("UBND tỉnh", "Lưu: VT")
    assert read.signatory == Signatory("TM. ỦY BAN NHÂN DÂN", "", "CHỦ TỊCH", "Trần Văn Bình")
