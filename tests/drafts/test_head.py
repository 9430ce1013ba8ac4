"""Heads of plans and captions of annexes, in the shapes that offices give them."""

import pytest

from cchc.drafts import reader
from cchc.drafts.paragraphs import head_doubts
from cchc.drafts.paragraphs.head import HeadReading
from cchc.drafts.reading import PlanHead, SourceTask
from cchc.sources.document import Cell, Place, Row, SourceDocument, Table
from tests.support.annexes import document, table
from tests.support.papers import ANNEX, make_paper, make_table, read_body, read_head

_TASK = ("1", "Rà soát văn bản", "Văn phòng", "Các phòng", "Quý II/2026")
_FOOT = "Nơi nhận: / - Lưu: VT. || TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Trần Văn Bình"


def _read(text: str, *, annex: bool = False) -> HeadReading:
    table = make_table(ANNEX, _TASK)
    return read_head(make_paper(text, *([table] if annex else [])), [table] if annex else [])


def _codes(read: HeadReading) -> list[str]:
    return [doubt.code for doubt in read.doubts]


def test_a_head_in_two_columns_without_borders_is_read() -> None:
    read = _read(
        """
        ỦY BAN NHÂN DÂN / XÃ BÌNH MINH / Số: 02 /KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Bình Minh, ngày 02 tháng 01 năm 2026
        KẾ HOẠCH
        CẢI CÁCH HÀNH CHÍNH XÃ BÌNH MINH NĂM 2026
        Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
        Ủy ban nhân dân xã Bình Minh ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        """
    )
    assert read == HeadReading(
        PlanHead(
            number="02/KH-UBND",
            date="2026-01-02",
            year="2026",
            title="Kế hoạch Cải cách hành chính xã Bình Minh năm 2026",
            issuer="Ủy ban nhân dân xã Bình Minh",
            place="Bình Minh",
            opening="Ủy ban nhân dân xã Bình Minh ban hành Kế hoạch như sau:",
        )
    )


def test_a_head_whose_columns_stand_in_one_line_is_parted() -> None:
    read = _read(
        """
        UBND XÃ BÌNH MINH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        PHÒNG VĂN HÓA - XÃ HỘI Độc lập - Tự do - Hạnh phúc
        Số: 12/KH-VHXH Bình Minh, ngày 9 tháng 3 năm 2026
        KẾ HOẠCH
        Công tác cải cách hành chính năm 2026 của Phòng Văn hóa - Xã hội
        """
    ).plan
    assert (read.number, read.date, read.place) == ("12/KH-VHXH", "2026-03-09", "Bình Minh")
    assert read.issuer == "Phòng Văn hóa - Xã hội"
    assert read.title == "Kế hoạch Công tác cải cách hành chính năm 2026 của Phòng Văn hóa - Xã hội"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Số: 02/KH-UBND", "02/KH-UBND"),
        ("Số: 02 /KH-UBND", "02/KH-UBND"),
        ("Số 02 / KH - UBND", "02/KH-UBND"),
        ("Số: 15a/KH-UBND", "15a/KH-UBND"),
        ("Số: 102/2026/KH-UBND", "102/2026/KH-UBND"),
        ("Số 12-KH/ĐU", "12-KH/ĐU"),
        ("Số: /KH-UBND", ""),
        ("Số: …/KH-UBND", ""),
        ("Số: ....... /KH-UBND", ""),
    ],
)
def test_a_number_is_read_and_a_blank_one_is_none(words: str, number: str) -> None:
    read = _read(f"UBND XÃ BÌNH MINH\n{words}\nBình Minh, ngày 02 tháng 01 năm 2026\nKẾ HOẠCH\nCCHC năm 2026")
    assert read.plan.number == number
    assert read.plan.issuer == "UBND xã Bình Minh"


@pytest.mark.parametrize(
    ("words", "day", "place"),
    [
        ("Bình Minh, ngày 02 tháng 01 năm 2026", "2026-01-02", "Bình Minh"),
        ("Bình Minh, ngày 12 tháng 01 năm\n2026", "2026-01-12", "Bình Minh"),
        ("Bình Minh, ngày tháng 01 năm 2026", "", "Bình Minh"),
        ("Bình Minh, ngày … tháng … năm 2026", "", "Bình Minh"),
        ("Bình Minh, ngày 31 tháng 02 năm 2026", "", "Bình Minh"),
        ("TP. Bình Minh, ngày 5/1/2026", "2026-01-05", "TP. Bình Minh"),
    ],
)
def test_a_day_is_read_and_a_blank_one_is_none(words: str, day: str, place: str) -> None:
    read = _read(f"Số: 02/KH-UBND\n{words}\nKẾ HOẠCH\nCải cách hành chính năm 2026").plan
    assert (read.date, read.place) == (day, place)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("KẾ HOẠCH\nCải cách hành chính năm 2026", "Kế hoạch Cải cách hành chính năm 2026"),
        (
            "*KẾ HOẠCH*\n*Thực hiện công tác cải cách hành chính*\n*năm 2026 trên địa bàn xã*",
            "Kế hoạch Thực hiện công tác cải cách hành chính năm 2026 trên địa bàn xã",
        ),
        (
            "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC\nXÃ BÌNH MINH NĂM 2026",
            "Kế hoạch Cải cách hành chính nhà nước xã Bình Minh năm 2026",
        ),
        ("KẾ HOẠCH CCHC XÃ BÌNH MINH NĂM 2026", "Kế hoạch CCHC xã Bình Minh năm 2026"),
        ("*Kế hoạch cải cách hành chính năm 2026*", "Kế hoạch cải cách hành chính năm 2026"),
        ("CHƯƠNG TRÌNH\nCải cách hành chính năm 2026", "Chương trình Cải cách hành chính năm 2026"),
        (
            "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch cải cách hành chính năm 2026",
            "Kế hoạch cải cách hành chính năm 2026",
        ),
    ],
)
def test_a_title_is_spelled_as_a_plan_file_has_it(lines: str, title: str) -> None:
    read = _read(f"UBND XÃ BÌNH MINH\nSố: 02/KH-UBND\n{lines}\nCăn cứ Luật Tổ chức chính quyền địa phương;")
    assert (read.plan.title, read.plan.year) == (title, "2026")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH TÂY", "Ủy ban nhân dân xã Bình Minh Tây"),
        ("UBND TỈNH HÒA SƠN\nSỞ NỘI VỤ", "Sở Nội vụ"),
        ("ĐẢNG BỘ TỈNH HÒA SƠN\nĐẢNG ỦY XÃ BÌNH MINH", "Đảng ủy xã Bình Minh"),
        ("ỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ SƠN", "Ủy ban nhân dân đặc khu Phú Sơn"),
        (
            "UBND PHƯỜNG TÂN AN\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG",
            "Trung tâm Phục vụ hành chính công",
        ),
        ("UBND XÃ BÌNH MINH\nTRƯỜNG TIỂU HỌC SỐ 1", "Trường tiểu học số 1"),
    ],
)
def test_the_issuer_is_the_last_body_of_the_head(lines: str, issuer: str) -> None:
    assert _read(f"{lines}\nSố: 02/KH-X\nKẾ HOẠCH\nCải cách hành chính năm 2026").plan.issuer == issuer


def test_the_issuer_is_found_in_the_opening_where_the_head_is_lost() -> None:
    read = _read(
        """
        Số: 02/KH-UBND
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        Thực hiện Kế hoạch số 10/KH-UBND của tỉnh, Ủy ban nhân dân xã Bình Minh xây dựng Kế hoạch như sau:
        I. MỤC ĐÍCH
        """
    )
    assert read.plan.issuer == "Ủy ban nhân dân xã Bình Minh"


def test_the_parts_around_the_sections_are_read() -> None:
    read = _read(
        f"""
        UBND XÃ BÌNH MINH / Số: 02/KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Bình Minh, ngày 02 tháng 01 năm 2026
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        Căn cứ Quyết định số 11/QĐ-UBND; Căn cứ Kế hoạch số 10/KH-UBND; Ủy ban nhân dân xã ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        II. NỘI DUNG
        1. Cải cách thể chế
        - Rà soát văn bản.
        (Chi tiết tại Phụ lục kèm theo)
        III. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Bố trí kinh phí.
        Trên đây là Kế hoạch năm 2026.
        Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND xã./.
        {_FOOT}
        """
    ).plan
    assert read.opening == "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
    assert read.annex_mention == "(Chi tiết tại Phụ lục kèm theo)"
    assert read.closing == (
        "Trên đây là Kế hoạch năm 2026. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND "
        "xã./."
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("DANH MỤC\nNhiệm vụ trọng tâm năm 2026", "Nhiệm vụ trọng tâm năm 2026"),
        ("PHỤ LỤC\nNHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", "Nhiệm vụ cải cách hành chính năm 2026"),
        ("PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\nNĂM 2026", "Danh mục nhiệm vụ năm 2026"),
        ("Phụ lục 02: Phân công nhiệm vụ năm 2026", "Phân công nhiệm vụ năm 2026"),
        ("*Danh mục nhiệm vụ năm 2026*", "Danh mục nhiệm vụ năm 2026"),
    ],
)
def test_the_caption_above_the_annex_gives_its_title(lines: str, title: str) -> None:
    caption = "(Kèm theo Kế hoạch số 02/KH-UBND ngày 02 tháng 01 năm 2026 của UBND xã Bình Minh)"
    read = _read(f"{_FOOT}\n{lines}\n{caption}\n1. Cải cách thể chế", annex=True).plan
    assert (read.annex_title, read.annex_caption, read.annex_date) == (title, caption, "2026-01-02")
    assert (read.number, read.issuer) == ("02/KH-UBND", "UBND xã Bình Minh")


def test_body_text_above_an_annex_is_no_caption() -> None:
    read = _read(
        """
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        II. NỘI DUNG
        1. Cải cách thể chế
        - Rà soát văn bản.
        Các nhiệm vụ cụ thể như sau:
        """,
        annex=True,
    ).plan
    assert (read.annex_title, read.annex_caption) == ("", "")


def test_a_sheet_s_first_rows_are_its_caption() -> None:
    place = Place(sheet="Nhiệm vụ", row=1)
    rows = [
        Row((Cell("PHỤ LỤC"), *[Cell("PHỤ LỤC", "across")] * 4), place),
        Row((Cell("Nhiệm vụ năm 2026"), *[Cell("Nhiệm vụ năm 2026", "across")] * 4), place),
        Row((Cell("(Kèm theo Kế hoạch số 02/KH-UBND ngày 07/01/2026)"), *[Cell("", "across")] * 4), place),
        Row(tuple(map(Cell, ANNEX)), place),
        Row(tuple(map(Cell, _TASK)), place),
    ]
    sheet = Table(tuple(rows), Place(sheet="Nhiệm vụ"), name="Nhiệm vụ")
    read = read_head(SourceDocument((sheet,)), [sheet]).plan
    assert (read.annex_title, read.annex_date, read.number) == (
        "Nhiệm vụ năm 2026",
        "2026-01-07",
        "02/KH-UBND",
    )
    assert (read.year, read.date) == ("2026", "2026-01-07")


def test_days_that_differ_between_head_and_annex_are_told() -> None:
    lines = "Số: 02/KH-UBND\nBình Minh, ngày 02 tháng 01 năm 2026\nKẾ HOẠCH\nCải cách hành chính năm 2026"
    differ = _read(f"{lines}\n{_FOOT}\nPHỤ LỤC\n(Kèm theo Kế hoạch ngày 07/01/2026)", annex=True)
    alike = _read(f"{lines}\n{_FOOT}\nPHỤ LỤC\n(Kèm theo Kế hoạch ngày 02/01/2026)", annex=True)
    assert [doubt.text for doubt in differ.doubts] == [
        "Phần đầu ghi 02/01/2026, danh mục kèm theo ghi 07/01/2026."
    ]
    assert (_codes(differ), _codes(alike)) == (["dates-differ"], [])


def test_years_that_differ_are_told() -> None:
    lines = "Số: 02/KH-UBND\nBình Minh, ngày 20 tháng 12 năm 2025\nKẾ HOẠCH\nCải cách hành chính năm {}"
    before = _read(lines.format(2026))
    long_ago = _read(lines.format(2028))
    annex = _read(f"{lines.format(2026)}\n{_FOOT}\nDANH MỤC\nNhiệm vụ năm 2025", annex=True)
    assert (_codes(before), _codes(long_ago), _codes(annex)) == ([], ["title-year"], ["title-year"])


def test_deadlines_of_another_year_than_the_plan_s_are_told() -> None:
    plan = PlanHead(year="2026")
    tasks = [SourceTask(str(i), "Việc", Place(), due=due) for i, due in enumerate(("Quý I/2025", "6/2025"))]
    assert [doubt.code for doubt in head_doubts.of_deadlines(plan, tasks)] == ["title-year"]
    assert head_doubts.of_deadlines(plan, [tasks[0]._replace(due="Quý I/2026"), *tasks[1:]]) == ()
    assert head_doubts.of_deadlines(PlanHead(), tasks) == ()


def test_a_mark_that_the_text_is_a_draft_is_told_and_is_no_part_of_the_head() -> None:
    read = _read("DỰ THẢO LẦN 2\nUBND XÃ BÌNH MINH\nSố: /KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2026")
    assert _codes(read) == ["draft-mark"]
    assert read.plan.issuer == "UBND xã Bình Minh"
    assert _codes(_read("KẾ HOẠCH\nCải cách hành chính năm 2026\n1. Dự thảo báo cáo")) == []


def test_nothing_is_read_of_nothing() -> None:
    assert read_head(SourceDocument(())) == HeadReading(PlanHead())


def test_a_plan_that_a_chairman_s_decision_issues_has_the_decision_s_number_and_its_own_title() -> None:
    read = _read(
        """
        ỦY BAN NHÂN DÂN / XÃ TÂN HÒA / Số: 45/QĐ-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Tân Hòa, ngày 15 tháng 01 năm 2026
        *QUYẾT ĐỊNH*
        *Về việc ban hành Kế hoạch cải cách hành chính năm 2026*
        *CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA*
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        *QUYẾT ĐỊNH:*
        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.
        Nơi nhận: / - Lưu: VT. || CHỦ TỊCH / Trần Văn Bình
        ỦY BAN NHÂN DÂN / XÃ TÂN HÒA || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc
        *KẾ HOẠCH*
        *Cải cách hành chính xã Tân Hòa năm 2026*
        (Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 16/01/2026 của Chủ tịch UBND xã Tân Hòa)
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        """
    )
    assert read.plan == PlanHead(
        number="45/QĐ-UBND",
        date="2026-01-15",
        year="2026",
        title="Kế hoạch Cải cách hành chính xã Tân Hòa năm 2026",
        issuer="Ủy ban nhân dân xã Tân Hòa",
        place="Tân Hòa",
    )
    assert _codes(read) == ["dates-differ"]


def test_a_head_whose_rows_are_tables_of_their_own_is_read() -> None:
    read = _read(
        """
        UBND PHƯỜNG ĐÔNG HÒA || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 33/KH-UBND || Đông Hòa, ngày 03 tháng 02 năm 2026
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        """
    ).plan
    assert (read.number, read.date, read.place) == ("33/KH-UBND", "2026-02-03", "Đông Hòa")
    assert read.issuer == "UBND phường Đông Hòa"


def test_a_decision_that_holds_the_plan_names_who_decides_bases_and_articles() -> None:
    text = """
        TRƯỜNG ĐẠI HỌC B / Số: 95/QĐ-ĐHB || CỘNG HÒA XÃ HỘI / CHỦ NGHĨA VIỆT NAM / Bình Minh, ngày
        09 tháng 10 năm 2025
        QUYẾT ĐỊNH
        BAN HÀNH KẾ HOẠCH BỒI DƯỠNG VIÊN CHỨC NĂM 2026
        HIỆU TRƯỞNG
        TRƯỜNG ĐẠI HỌC B
        Căn cứ Quy chế của Trường Đại học B;
        Xét đề nghị của Trưởng phòng Tổ chức,
        QUYẾT ĐỊNH:
        Điều 1. Ban hành Kế hoạch bồi dưỡng viên chức năm 2026 với nội dung sau đây:
        Điều 2. Quyết định này có hiệu lực từ ngày ký.
        I. MỤC TIÊU
        - Mọi viên chức được bồi dưỡng.
        III. KINH PHÍ: 48 triệu đồng.
        IV. TỔ CHỨC THỰC HIỆN: Phòng Tổ chức chủ trì, báo cáo Hiệu trưởng.
        """
    read = _read(text).plan
    assert read.title == "Kế hoạch bồi dưỡng viên chức năm 2026"
    assert read.issuer == "Trường Đại học B"
    assert read.opening == "Ban hành Kế hoạch bồi dưỡng viên chức năm 2026 với nội dung sau đây:"
    found = read_body(make_paper(text))
    assert found.body.legal_bases == (
        "Căn cứ Quy chế của Trường Đại học B",
        "Xét đề nghị của Trưởng phòng Tổ chức",
    )
    assert [(duty.owners, len(duty.items)) for duty in found.body.duties] == [(("Phòng Tổ chức",), 1)]
    assert [skipped.text for skipped in found.left_out] == [
        "Điều 2 Quyết định này có hiệu lực từ ngày ký.",
        "III KINH PHÍ",
        "48 triệu đồng.",
    ]


def test_the_motto_may_stand_in_two_lines_and_the_day_be_cut_by_a_line_end() -> None:
    read = _read(
        """
        ỦY BAN NHÂN DÂN
        XÃ BÌNH MINH
        CỘNG HÒA XÃ HỘI
        CHỦ NGHĨA VIỆT NAM
        Số: 87/KH-UBND
        Bình Minh, ngày
        10 tháng 12 năm 2025
        KẾ HOẠCH
        CẢI CÁCH HÀNH CHÍNH NĂM 2026
        """
    ).plan
    assert (read.number, read.date) == ("87/KH-UBND", "2025-12-10")
    assert read.issuer == "Ủy ban nhân dân xã Bình Minh"


def test_what_a_web_page_tells_below_the_title_is_no_part_of_it() -> None:
    read = _read(
        """
        KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026
        Ngày 30/12/2025, Văn phòng UBND tỉnh Bình An đã ban hành Kế hoạch về cải cách hành chính.
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        """
    ).plan
    assert read.title == "Kế hoạch cải cách hành chính năm 2026"
    assert read.issuer == "Văn phòng UBND tỉnh Bình An"


def test_the_day_of_a_document_that_the_title_cites_is_not_the_plan_s_year() -> None:
    read = _read(
        """
        UBND XÃ BÌNH MINH / Số: 7/KH-UBND || Bình Minh, ngày 10 tháng 01 năm 2026
        KẾ HOẠCH
        Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị
        """
    )
    assert read.plan.year == "2026"
    assert _codes(read) == []


def test_deadlines_of_many_years_say_nothing_of_the_plan_s_year() -> None:
    dues = ("2022", "2024", "2026-2030", "2023-2030", "Quý II/2026")
    tasks = [SourceTask(str(number), "Việc", Place(table=1), due=due) for number, due in enumerate(dues)]
    assert head_doubts.of_deadlines(PlanHead(year="2026"), tasks) == ()
    assert len(head_doubts.of_deadlines(PlanHead(year="2026"), [*tasks, *tasks[3:4] * 4])) == 1


def test_who_issues_a_sheet_is_one_row_and_no_part_of_its_title() -> None:
    """Positive control: both rows were the issuer, and both the title."""
    texts = (
        "UBND XÃ MỸ LONG",
        "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
        "(Kèm theo Kế hoạch số 21/KH-UBND ngày 28/01/2026)",
    )
    place = Place(sheet="Việc", row=1)
    above = [Row((Cell(text), *[Cell("")] * 4), place) for text in texts]
    rows = [*above, Row(tuple(map(Cell, ANNEX)), place), Row(tuple(map(Cell, _TASK)), place)]
    sheet = Table(tuple(rows), Place(sheet="Việc"), name="Việc")
    read = read_head(SourceDocument((sheet,)), [sheet]).plan
    assert read.issuer == "UBND xã Mỹ Long"
    assert read.annex_title == "Danh mục nhiệm vụ cải cách hành chính năm 2026"
    assert (read.number, read.date) == ("21/KH-UBND", "2026-01-28")


def test_the_day_of_another_document_is_not_that_of_the_plan() -> None:
    read = _read(
        """
        ỦY BAN NHÂN DÂN / XÃ BÌNH MINH / Số: 05/KH-UBND || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        PHỤ LỤC
        (Kèm theo Kế hoạch số 02/KH-UBND ngày 07/01/2026)
        """,
        annex=True,
    ).plan
    assert (read.number, read.date, read.annex_date) == ("05/KH-UBND", "", "2026-01-07")


def test_what_closes_a_plan_of_a_table_alone_is_no_part_of_its_opening() -> None:
    table = make_table(ANNEX, _TASK)
    front = make_paper("*KẾ HOẠCH*\n*Cải cách hành chính năm 2026*\nUBND xã xây dựng kế hoạch như sau:")
    behind = make_paper(f"Yêu cầu các đơn vị thực hiện nghiêm túc./.\n{_FOOT}")
    plan = read_head(SourceDocument((*front.blocks, table, *behind.blocks)), [table]).plan
    assert plan.opening == "UBND xã xây dựng kế hoạch như sau:"
    assert plan.closing == "Yêu cầu các đơn vị thực hiện nghiêm túc./."


def test_the_rows_of_an_annex_under_a_motto_are_no_words_of_the_body() -> None:
    sheet = table(
        """
        ỦY BAN NHÂN DÂN XÃ A | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | <
        DANH MỤC NHIỆM VỤ NĂM 2026 | < | < | <
        (Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã A) | < | < | <
        STT | Nội dung công việc | Chủ trì | Thời hạn
        I | CẢI CÁCH THỂ CHẾ | |
        1 | Rà soát | Văn phòng | Quý I/2026
        """,
        sheet="Danh mục",
    )
    found = reader.read(document(sheet))
    assert found.plan.number == "12/KH-UBND"
    assert (found.plan.opening, found.plan.title, found.body.areas) == ("", "", ())
    assert [task.group for task in found.tasks] == ["CẢI CÁCH THỂ CHẾ"]
