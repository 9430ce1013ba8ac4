"""Plans without an annex, as wards and offices write them; what must be read was written down first."""

import time

import pytest

from cchc.drafts.paragraphs import prose_tasks, prose_words
from cchc.drafts.paragraphs.prose_tasks import ProseReading
from cchc.drafts.reading import SourceTask
from tests.support.papers import make_paper, read_body


def _read(content: str) -> ProseReading:
    paper = make_paper(
        f"""
        KẾ HOẠCH
        Cải cách hành chính năm 2026
        Ủy ban nhân dân xã ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH
        - Nâng cao chất lượng phục vụ.
        II. NHIỆM VỤ
        {content}
        III. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Bố trí kinh phí trước ngày 01/3/2026.
        """
    )
    return prose_tasks.read(paper, read_body(paper).body)


def _told(read: ProseReading) -> list[tuple[str, tuple[str, ...]]]:
    return [(doubt.code, doubt.tasks) for doubt in read.doubts]


def _in_short(task: SourceTask) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return task.number, task.owners, task.coordinators, task.due


def test_labelled_lines_are_read_outright() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        1.1. Rà soát văn bản.
        - Cơ quan chủ trì: Văn phòng HĐND và UBND.
        - Cơ quan phối hợp: Các phòng, ban, đơn vị liên quan.
        - Thời gian hoàn thành: Quý II/2026.
        - Sản phẩm: Báo cáo kết quả rà soát.
        1.2. Theo dõi thi hành pháp luật
        + Đơn vị thực hiện: Phòng Kinh tế, Hạ tầng và Đô thị; phối hợp: Công an xã; thời hạn: Tháng 9/2026
        + Lãnh đạo phụ trách: Phó Chủ tịch UBND xã
        + Kinh phí: 20 triệu đồng.
        """
    )
    first, second = read.tasks
    assert first.title == "Rà soát văn bản."
    assert _in_short(first) == (
        "1.1",
        ("Văn phòng HĐND và UBND",),
        ("Các phòng, ban, đơn vị liên quan",),
        "Quý II/2026",
    )
    assert (first.group, first.deliverable) == ("Cải cách thể chế", "Báo cáo kết quả rà soát")
    assert _in_short(second) == (
        "1.2",
        ("Phòng Kinh tế, Hạ tầng và Đô thị",),
        ("Công an xã",),
        "Tháng 9/2026",
    )
    assert (second.lead, second.note) == ("Phó Chủ tịch UBND xã", "Kinh phí: 20 triệu đồng")
    assert _told(read) == [("no-annex", ())]
    assert [(area.title, area.measures) for area in read.body.areas] == [("Cải cách thể chế", ())]


def test_brackets_and_sentences_are_proposals_and_the_title_stays_whole() -> None:
    read = _read(
        """
        1. Cải cách thủ tục hành chính
        a) Kiểm tra việc niêm yết (Trung tâm PVHCC, quý I/2026).
        b) Rà soát quy trình nội bộ (hoàn thành trong quý III năm 2026).
        c) Phòng Kinh tế chủ trì, phối hợp với các thôn cập nhật quỹ đất, hoàn thành trước ngày 15/5/2026.
        d) Nâng cao chất lượng trả lời kiến nghị.
        """
    )
    assert list(map(_in_short, read.tasks)) == [
        ("a", ("Trung tâm PVHCC",), (), "quý I/2026"),
        ("b", (), (), "hoàn thành trong quý III năm 2026"),
        ("c", ("Phòng Kinh tế",), ("các thôn",), "hoàn thành trước ngày 15/5/2026"),
        ("d", (), (), ""),
    ]
    assert read.tasks[0].title == "Kiểm tra việc niêm yết (Trung tâm PVHCC, quý I/2026)."
    assert _told(read) == [
        ("no-annex", ()),
        ("read-from-prose", ("a",)),
        ("read-from-prose", ("b",)),
        ("owner-missing", ("b",)),
        ("read-from-prose", ("c",)),
        ("owner-missing", ("d",)),
        ("due-missing", ("d",)),
    ]


def test_what_labels_leave_open_is_proposed_from_the_sentence() -> None:
    read = _read(
        """
        1. Chính quyền số
        1.1. Số hóa hồ sơ, hoàn thành trước ngày 30/6/2026.
        - Đơn vị chủ trì: Trung tâm PVHCC.
        """
    )
    assert _in_short(read.tasks[0]) == (
        "1.1",
        ("Trung tâm PVHCC",),
        (),
        "hoàn thành trước ngày 30/6/2026",
    )
    assert _told(read) == [("no-annex", ()), ("read-from-prose", ("1.1",))]


def test_tasks_without_areas_have_no_group() -> None:
    read = _read(
        """
        1. Rà soát văn bản (Văn phòng chủ trì; thời hạn: trước 30/6/2026).
        2. Tổ chức đối thoại với người dân.
        - Chủ trì: Văn phòng HĐND và UBND; thời gian: Quý IV/2026.
        3. Nâng cao chất lượng phục vụ.
        """
    )
    assert list(map(_in_short, read.tasks)) == [
        ("1", ("Văn phòng",), (), "trước 30/6/2026"),
        ("2", ("Văn phòng HĐND và UBND",), (), "Quý IV/2026"),
        ("3", (), (), ""),
    ]
    assert [task.title for task in read.tasks[1:]] == [
        "Tổ chức đối thoại với người dân.",
        "Nâng cao chất lượng phục vụ.",
    ]
    assert [task.group for task in read.tasks] == ["", "", ""]
    assert read.body.areas == ()
    assert _told(read)[-1] == ("area-missing", ("3",))


def test_a_heading_whose_lines_are_all_labels_is_a_task() -> None:
    read = _read(
        """
        1. Ban hành kế hoạch kiểm tra công vụ
        - Chủ trì: Phòng Văn hóa - Xã hội
        - Thời gian: Tháng 02/2026
        2. Khảo sát sự hài lòng của người dân
        - Chủ trì: Trung tâm PVHCC
        - Thời gian: Quý III/2026
        """
    )
    assert [(task.number, task.title, task.due) for task in read.tasks] == [
        ("1", "Ban hành kế hoạch kiểm tra công vụ", "Tháng 02/2026"),
        ("2", "Khảo sát sự hài lòng của người dân", "Quý III/2026"),
    ]
    assert read.body.areas == ()


def test_labels_below_measures_hold_for_their_heading() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        - Rà soát văn bản.
        - Theo dõi thi hành pháp luật.
        - Cơ quan chủ trì: Văn phòng HĐND và UBND.
        - Thời gian thực hiện: Năm 2026.
        """
    )
    assert _in_short(read.tasks[0]) == ("1", ("Văn phòng HĐND và UBND",), (), "Năm 2026")
    assert (read.tasks[0].title, read.tasks[0].group) == ("Cải cách thể chế", "Cải cách thể chế")
    assert [area.measures for area in read.body.areas] == [
        ("Rà soát văn bản.", "Theo dõi thi hành pháp luật.")
    ]
    assert ("group-or-task", ("1",)) in _told(read)


def test_dashes_are_tasks_only_where_they_say_who_or_until_when() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        - Quán triệt chủ trương về cải cách hành chính.
        - Giao Văn phòng HĐND và UBND tham mưu kế hoạch rà soát văn bản trước ngày 15/02/2026.
        """
    )
    assert [(task.number, task.owners, task.due) for task in read.tasks] == [
        ("", ("Văn phòng HĐND và UBND",), "trước ngày 15/02/2026")
    ]
    assert [area.measures for area in read.body.areas] == [("Quán triệt chủ trương về cải cách hành chính.",)]


def test_a_lead_in_is_the_parent_of_its_parts() -> None:
    read = _read(
        """
        1. Cải cách chế độ công vụ
        1.1. Đào tạo, bồi dưỡng
        a) Cử công chức đi bồi dưỡng (Phòng Văn hóa - Xã hội; quý II/2026).
        b) Tập huấn chuyển đổi số (Phòng Văn hóa - Xã hội; quý III/2026).
        1.2. Kiểm tra công vụ (Phòng Văn hóa - Xã hội; tháng 6/2026).
        """
    )
    assert [(task.number, task.parent, task.due) for task in read.tasks] == [
        ("a", "1.1", "quý II/2026"),
        ("b", "1.1", "quý III/2026"),
        ("1.2", "", "tháng 6/2026"),
    ]


def test_parts_of_a_task_stay_in_its_title() -> None:
    read = _read(
        """
        1. Tuyên truyền
        1.1. Tuyên truyền cải cách hành chính
        - Trên hệ thống loa truyền thanh;
        - Trên trang thông tin điện tử.
        - Chủ trì: Trung tâm Dịch vụ tổng hợp.
        - Thời gian: Thường xuyên.
        """
    )
    assert read.tasks[0].title == (
        "Tuyên truyền cải cách hành chính - Trên hệ thống loa truyền thanh; - Trên trang thông tin điện tử."
    )
    assert _in_short(read.tasks[0])[1:] == (("Trung tâm Dịch vụ tổng hợp",), (), "Thường xuyên")


def test_numbered_measures_that_say_nobody_and_no_time_are_no_tasks() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        1.1. Thực hiện Nghị định số 150/2025/NĐ-CP ngày 12/6/2025 của Chính phủ.
        1.2. Giảm chi phí tuân thủ trong năm 2026.
        """
    )
    assert read.tasks == ()
    assert _told(read) == [("no-annex", ())]
    assert [len(area.measures) for area in read.body.areas] == [2]


def test_several_offices_that_lead_are_asked_about() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        1.1. Rà soát văn bản.
        - Chủ trì: Văn phòng HĐND và UBND, Phòng Kinh tế.
        - Thời gian: Quý II/2026.
        """
    )
    assert read.tasks[0].owners == ("Văn phòng HĐND và UBND", "Phòng Kinh tế")
    assert _told(read) == [("no-annex", ()), ("owner-several", ("1.1",))]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hoàn thành việc rà soát trước ngày 30/6/2026.", "trước ngày 30/6/2026"),
        ("Rà soát xong trong quý I/2026.", "xong trong quý I/2026"),
        ("Báo cáo chậm nhất ngày 15 tháng 12 năm 2026.", "chậm nhất ngày 15 tháng 12 năm 2026"),
        ("Rà soát (thời hạn: 30/6/2026)", "30/6/2026"),
        ("Rà soát (trong tháng 3 và tháng 9/2026)", "trong tháng 3 và tháng 9/2026"),
        ("Tuyên truyền (thường xuyên)", "thường xuyên"),
        ("Tuyên truyền (hằng quý)", "hằng quý"),
        ("Rà soát; thời hạn: quý II; giao đ/c Nguyễn Văn A phụ trách.", "quý II"),
        ("Thực hiện Kế hoạch số 103/KH-UBND ngày 19/11/2025.", ""),
        ("Thực hiện kế hoạch (Kế hoạch số 103/KH-UBND ngày 19/11/2025)", ""),
        ("Thực hiện chương trình giai đoạn 2026 - 2030.", ""),
        ("Giảm chi phí trong năm 2026.", ""),
        ("Phấn đấu 100% thủ tục (tối thiểu 02 hội nghị).", ""),
    ],
)
def test_a_deadline_in_a_sentence_is_told_from_a_document_s_day(text: str, due: str) -> None:
    assert prose_words.proposed(text).due == due


@pytest.mark.parametrize(
    ("text", "owners", "coordinators"),
    [
        ("Rà soát. Giao Phòng Kinh tế chủ trì thực hiện.", ("Phòng Kinh tế",), ()),
        ("Rà soát. Do Trạm Y tế thực hiện.", ("Trạm Y tế",), ()),
        (
            "Rà soát (Phòng Kinh tế chủ trì, Công an xã phối hợp).",
            ("Phòng Kinh tế",),
            ("Công an xã",),
        ),
        (
            "Rà soát (chủ trì: Phòng Kinh tế; phối hợp: Công an xã).",
            ("Phòng Kinh tế",),
            ("Công an xã",),
        ),
        ("Rà soát (Phòng Kinh tế, Công an xã).", ("Phòng Kinh tế", "Công an xã"), ()),
        ("Rà soát. Đơn vị chủ trì: Trạm Y tế.", ("Trạm Y tế",), ()),
        ("Rà soát; thời hạn: quý II; giao đ/c Nguyễn Văn A phụ trách.", ("đ/c Nguyễn Văn A",), ()),
        ("Giao đất cho người dân.", (), ()),
        ("Triển khai mô hình (do tỉnh phát động).", (), ()),
        ("Công khai thủ tục (nếu có).", (), ()),
    ],
)
def test_who_leads_is_told_from_other_words(
    text: str, owners: tuple[str, ...], coordinators: tuple[str, ...]
) -> None:
    said = prose_words.proposed(text)
    assert (said.owners, said.coordinators) == (owners, coordinators)


@pytest.mark.parametrize("piece", ["(a", "Giao ", "Phòng ", "a: ", "hoàn thành trong trước ", "Lưu: A b "])
def test_a_paragraph_without_end_is_read_in_little_time(piece: str) -> None:
    """Positive control: owners of any length in a sentence took 200 seconds for 100,000 letters."""
    start = time.process_time()  # others may be at work on this machine
    text = piece * (100_000 // len(piece))
    _read(f"1. {text}\n- {text}\n{text}\n2. {text}")
    assert time.process_time() - start < 10


def test_what_is_doubtful_in_a_deadline_s_words_is_told() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        1.1. Rà soát văn bản.
        - Chủ trì: Văn phòng; thời gian: Quý II.
        1.2. Tự kiểm tra văn bản.
        - Chủ trì: Văn phòng; thời gian: 31/11/2026.
        """
    )
    assert _told(read) == [("no-annex", ()), ("due-year-assumed", ("1.1",)), ("due-invalid", ("1.2",))]


@pytest.mark.parametrize("mark", ["- ", "", "+ "])
@pytest.mark.parametrize(
    ("aims", "works"),
    [("1.1. Mục tiêu", "1.2. Nhiệm vụ"), ("a) Chỉ tiêu chủ yếu:", "b) Nhiệm vụ, giải pháp trọng tâm:")],
)
def test_works_below_a_heading_of_works_are_tasks_and_aims_are_none(mark: str, aims: str, works: str) -> None:
    read = _read(
        f"""
        1. Cải cách thể chế
        {aims}
        {mark}Mọi văn bản đúng thẩm quyền trước ngày 31/12/2026.
        {works}
        {mark}Rà soát văn bản (Văn phòng chủ trì, hoàn thành trong quý III năm 2026).
        {mark}Nâng cao chất lượng soạn thảo.
        2. Cải cách thủ tục hành chính
        - Thực hiện tốt việc tiếp nhận hồ sơ.
        """
    )
    assert [_in_short(task)[1:] for task in read.tasks] == [
        (("Văn phòng",), (), "hoàn thành trong quý III năm 2026")
    ]
    assert read.tasks[0].group == "Cải cách thể chế"
    assert [area.measures for area in read.body.areas] == [
        ("Mọi văn bản đúng thẩm quyền trước ngày 31/12/2026.", "Nâng cao chất lượng soạn thảo."),
        ("Thực hiện tốt việc tiếp nhận hồ sơ.",),
    ]


def test_numbered_works_below_a_heading_of_works_are_tasks() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        1.1. Nhiệm vụ
        a) Rà soát văn bản, hoàn thành trước ngày 30/6/2026.
        b) Kiểm tra văn bản.
        1.2. Mục tiêu
        - Mọi văn bản đúng thẩm quyền.
        """
    )
    assert [(task.number, task.title[:7], task.parent) for task in read.tasks] == [
        ("a", "Rà soát", ""),
        ("b", "Kiểm tr", ""),
    ]
    assert [area.measures for area in read.body.areas] == [("Mọi văn bản đúng thẩm quyền.",)]


@pytest.mark.parametrize(
    "title", ["{}: Rà soát văn bản", "{}\n- Nội dung: Rà soát văn bản", "{}. Rà soát văn bản"]
)
def test_a_task_that_is_named_as_one_has_its_number_and_its_words(title: str) -> None:
    read = _read(
        f"""
        1. Cải cách thể chế
        {title.format("Nhiệm vụ 1.1")}
        - Chủ trì: Văn phòng
        - Hạn hoàn thành: Quý I/2026
        {title.format("Nhiệm vụ 1.2")}
        - Chủ trì: Phòng Kinh tế
        - Hạn hoàn thành: Quý II/2026
        """.replace("\n- Nội", "\n        - Nội")
    )
    assert [(_in_short(task), task.title, task.group) for task in read.tasks] == [
        (("1.1", ("Văn phòng",), (), "Quý I/2026"), "Rà soát văn bản", "Cải cách thể chế"),
        (("1.2", ("Phòng Kinh tế",), (), "Quý II/2026"), "Rà soát văn bản", "Cải cách thể chế"),
    ]


def test_sections_about_fields_of_work_are_areas_where_none_is_about_the_content() -> None:
    paper = make_paper(
        """
        CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026
        I. Đánh giá năm 2025
        1. Hoàn thành 20 nhiệm vụ trước ngày 31/12/2025.
        II. Công tác tổ chức
        1. Rà soát vị trí việc làm (Phòng Nội vụ chủ trì, hoàn thành trong tháng 6/2026).
        III. Công tác văn hóa
        1. Tổ chức hội thi, hoàn thành trước ngày 30/9/2026.
        IV. Kinh phí
        1. Ngân sách xã bố trí trong quý I/2026.
        V. Tổ chức thực hiện
        1. Văn phòng theo dõi, báo cáo trước ngày 15/12/2026.
        """
    )
    read = prose_tasks.read(paper, read_body(paper).body)
    assert [(task.group, task.due) for task in read.tasks] == [
        ("Công tác tổ chức", "hoàn thành trong tháng 6/2026"),
        ("Công tác văn hóa", "hoàn thành trước ngày 30/9/2026"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "owners", "due"),
    [
        (
            "Rà soát thủ tục; chủ trì: Văn phòng HĐND và UBND; thời gian: Quý II/2026.",
            "Rà soát thủ tục; chủ trì: Văn phòng HĐND và UBND; thời gian: Quý II/2026.",
            ("Văn phòng HĐND và UBND",),
            "Quý II/2026",
        ),
        (
            "Công khai, rà soát ngân sách, đơn vị chủ trì: Phòng Kinh tế, thời hạn: 31/3/2026",
            "Công khai, rà soát ngân sách, đơn vị chủ trì: Phòng Kinh tế, thời hạn: 31/3/2026",
            ("Phòng Kinh tế",),
            "31/3/2026",
        ),
        (
            "Rà soát văn bản, chủ trì: Phòng Kinh tế.",
            "Rà soát văn bản, chủ trì: Phòng Kinh tế.",
            ("Phòng Kinh tế",),
            "",
        ),
        (
            "Kiểm tra công vụ - Chủ trì: Phòng Văn hóa - Xã hội - Thời gian: Quý III/2026.",
            "Kiểm tra công vụ - Chủ trì: Phòng Văn hóa - Xã hội - Thời gian: Quý III/2026.",
            ("Phòng Văn hóa - Xã hội",),
            "Quý III/2026",
        ),
    ],
)
def test_a_numbered_line_with_labels_is_a_task_with_its_name_and_no_area(
    line: str, title: str, owners: tuple[str, ...], due: str
) -> None:
    """Positive control: what stood before the first colon was an area, and the office was the title."""
    read = _read(f"1. {line}\n2. Công khai ngân sách; chủ trì: Công an xã; thời gian: Quý I/2026.")
    assert (read.tasks[0].title, read.tasks[0].owners, read.tasks[0].due) == (title, owners, due)
    assert [task.number for task in read.tasks] == ["1", "2"]
    assert not read.body.areas


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Văn phòng HĐND và UBND phường rà soát quy trình, trình UBND trong tháng 6 năm 2026.",
         ("Văn phòng HĐND và UBND phường",)),
        ("Phấn đấu đạt 85%; Công an phường tuyên truyền, xong trước 30/6/2026.", ("Công an phường",)),
        ("Các phòng, đơn vị tổ chức quán triệt trong quý I/2026.", ("Các phòng, đơn vị",)),
        ("Các thủ tục hành chính được rà soát, hoàn thành trong quý I/2026.", ()),
        ("Bộ tiêu chí đánh giá ban hành trước 30/6/2026.", ()),
        ("Ủy ban Kiểm tra báo cáo trước 30/6/2026.", ("Ủy ban Kiểm tra",)),
        ("Phòng Kinh tế công khai ngân sách.", ()),
    ],
)  # fmt: skip
def test_the_office_that_a_sentence_begins_with_is_a_proposal_where_a_deadline_follows(
    text: str, owners: tuple[str, ...]
) -> None:
    assert prose_words.proposed(text).owners == owners


def test_the_office_behind_the_verb_of_working_together_helps() -> None:
    said = prose_words.proposed("Phòng Kinh tế phối hợp Công an xã tuyên truyền, xong trước 30/6/2026.")
    assert (said.owners, said.coordinators) == (("Phòng Kinh tế",), ("Công an xã",))


def test_only_what_was_read_from_a_sentence_is_told() -> None:
    read = _read(
        """
        1. Cải cách thể chế
        - Rà soát văn bản, hoàn thành trước ngày 30/6/2026.
        - Giao Văn phòng chủ trì tuyên truyền.
        - Giao Văn phòng chủ trì tuyên truyền, hoàn thành trước ngày 30/6/2026.
        """
    )
    told = [doubt.text.partition(" đọc từ")[0] for doubt in read.doubts if doubt.code == "read-from-prose"]
    assert told == ["Thời hạn", "Cơ quan", "Cơ quan, thời hạn"]


def test_a_document_without_tasks_is_not_said_to_have_them_in_its_paragraphs() -> None:
    (doubt,) = _read("1. Cải cách thể chế\n- Nâng cao chất lượng văn bản.").doubts
    assert doubt.code == "no-annex"
    assert "nhiệm vụ đọc từ" not in doubt.text


@pytest.mark.parametrize(
    ("text", "owners", "coordinators", "due", "note"),
    [
        ("Phân công: Văn phòng chủ trì. Hoàn thành trong Quý I/2026.", "Văn phòng", "",
         "Hoàn thành trong Quý I/2026", ""),
        ("Đơn vị thực hiện: Văn phòng chủ trì, phối hợp Công an xã", "Văn phòng", "Công an xã", "", ""),
        ("Đơn vị chủ trì: Văn phòng. Báo cáo hằng tháng.", "Văn phòng", "", "", "Báo cáo hằng tháng"),
        ("Chủ trì: TT. PVHCC. Phối hợp: P. Kinh tế.", "TT. PVHCC", "P. Kinh tế", "", ""),
    ],
)  # fmt: skip
def test_a_label_ends_with_its_sentence_and_nothing_behind_it_is_lost(
    text: str, owners: str, coordinators: str, due: str, note: str
) -> None:
    said = prose_words.labelled(text)
    assert said is not None
    assert ("; ".join(said.owners), "; ".join(said.coordinators)) == (owners, coordinators)
    assert (said.due, said.note) == (due, note)


def test_a_sentence_says_who_helps_without_a_word_between() -> None:
    said = prose_words.proposed(
        "Số hóa. Giao Văn phòng chủ trì, phối hợp Công an xã thực hiện trong quý I/2026."
    )
    assert (said.owners, said.coordinators) == (("Văn phòng",), ("Công an xã",))
    said = prose_words.proposed("Giao Văn phòng chủ trì, phối hợp tốt trong quý I/2026.")
    assert (said.owners, said.coordinators) == (("Văn phòng",), ())
