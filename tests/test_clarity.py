"""The 6 rõ: what makes each of the six unclear, which field mends it, and when a title leaves the commune."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest

from cchc.clarity import ASPECTS, gaps, places_outside, unclear
from cchc.planfile import document
from cchc.task import Result
from tests.support.plans import (
    REAL_PLAN,
    make_clear_task,
    make_extension,
    make_owner,
    make_task,
    read_real_plan,
)

JUNE_30 = date(2026, 6, 30)
JULY_1 = date(2026, 7, 1)


def found(day: date = JULY_1, **task: Any) -> list[tuple[str, str]]:
    """Return aspect and field of every gap of an otherwise clear task."""
    return [(gap.aspect, gap.field) for gap in gaps(make_clear_task(**task), day)]


def message(day: date = JULY_1, **task: Any) -> str:
    """Return the message of the only gap of an otherwise clear task."""
    [gap] = gaps(make_clear_task(**task), day)
    return gap.message


def test_a_task_that_states_everything_has_no_gap() -> None:
    assert found() == []
    assert unclear(make_clear_task(), JULY_1) == frozenset()


def test_gaps_come_in_the_order_of_the_six() -> None:
    bare = make_task(title="Cuộc thi toàn tỉnh", due="Chưa xác định")
    assert [gap.aspect for gap in gaps(bare, JULY_1)] == list(ASPECTS)


# Rõ người


def test_people_need_somebody_in_charge() -> None:
    assert found(assignee=None) == [("nguoi", "assignee")]


def test_people_need_one_agency_and_not_a_collective() -> None:
    schools = make_owner("truong-hoc", short="Các trường học", kind="collective")
    assert found(owner=schools) == [("nguoi", "owner")]
    assert message(owner=schools) == (
        'chủ trì là một nhóm đơn vị ("Các trường học"), chưa giao cho một cơ quan cụ thể'
    )


def test_two_gaps_of_one_aspect_are_both_given() -> None:
    schools = make_owner("truong-hoc", kind="collective")
    assert found(owner=schools, assignee=None) == [("nguoi", "owner"), ("nguoi", "assignee")]
    assert unclear(make_clear_task(owner=schools, assignee=None), JULY_1) == {"nguoi"}


# Rõ việc


@pytest.mark.parametrize("title", ["", "  "])
def test_work_needs_words(title: str) -> None:
    assert found(title=title) == [("viec", "title")]


def test_work_is_the_communes_own() -> None:
    title = "Phát động phong trào thi đua cải cách hành chính tỉnh Thái Nguyên"
    assert found(title=title) == [("viec", "title")]
    assert message(title=title) == 'nội dung nói đến việc ngoài phạm vi cấp xã: "tỉnh Thái Nguyên"'


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("phong trào cải cách hành chính tỉnh Thái Nguyên giai đoạn 2026 – 2030", "tỉnh Thái Nguyên"),
        ("tại UBND các xã, phường, trên địa bàn tỉnh Thái Nguyên", "trên địa bàn tỉnh Thái Nguyên"),
        ("tại các xã, phường tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
        ("đổi mới công tác xây dựng pháp luật trên địa bàn tỉnh", "trên địa bàn tỉnh"),
        ("Trên địa bàn Tỉnh", "Trên địa bàn Tỉnh"),
        ("THI ĐUA TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK", "TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK"),
        ("trên địa bàn toàn tỉnh", "trên địa bàn toàn tỉnh"),
        ("trong phạm vi toàn tỉnh", "phạm vi toàn tỉnh"),
        ("cuộc thi trong toàn tỉnh", "toàn tỉnh"),
        ("trên địa bàn thành phố", "trên địa bàn thành phố"),
        ("cải cách hành chính thành phố Đà Nẵng", "thành phố Đà Nẵng"),
        # Letters beyond A to Z begin a name too.
        ("cải cách hành chính tỉnh Đồng Nai", "tỉnh Đồng Nai"),
        ("cải cách hành chính tỉnh Điện Biên", "tỉnh Điện Biên"),
        ("cải cách hành chính tỉnh Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        # Words that look like an authority or a reference and are none.
        ("Ban hành Kế hoạch cải cách hành chính tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
        ("Theo dõi cải cách hành chính tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
        ("Tham mưu UBND xã tổ chức cuộc thi cải cách hành chính tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
        ("Trung tâm DVTH xã tuyên truyền CCHC tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
        ("theo Kế hoạch của xã tại các địa bàn tỉnh Thái Nguyên", "địa bàn tỉnh Thái Nguyên"),
        ("Theo chỉ đạo của UBND tỉnh Thái Nguyên, tổ chức thi đua toàn tỉnh", "toàn tỉnh"),
    ],
)
def test_a_title_that_names_the_province_as_its_place_is_noticed(title: str, words: str) -> None:
    assert places_outside(title) == words


@pytest.mark.parametrize(
    "title",
    [
        # An authority of the province
        "tổ chức đánh giá (sau khi có văn bản triển khai của UBND tỉnh Thái Nguyên)",
        "báo cáo Ủy ban nhân dân tỉnh Thái Nguyên",
        "báo cáo Uỷ ban nhân dân thành phố Hà Nội",
        "báo cáo HĐND tỉnh Đồng Nai, Hội đồng nhân dân tỉnh Đồng Nai",
        "Phối hợp với Sở Khoa học và Công nghệ tỉnh Thái Nguyên nâng cấp phần mềm",
        "Phối hợp với Công an tỉnh Thái Nguyên, Bộ Chỉ huy quân sự tỉnh Thái Nguyên",
        "Phối hợp với Ban Tuyên giáo và Dân vận tỉnh Thái Nguyên, Ủy ban MTTQ tỉnh Thái Nguyên",
        "Phối hợp với Trung tâm Phục vụ hành chính công tỉnh Thái Nguyên",
        "quán triệt Nghị quyết Đại hội Đảng bộ tỉnh Thái Nguyên",
        "thực hiện Nghị quyết của Tỉnh ủy Thái Nguyên, của Tỉnh uỷ, của Tỉnh đoàn Thái Nguyên",
        "Phối hợp với Tỉnh Đoàn Thái Nguyên, Tỉnh Ủy Thái Nguyên, Tỉnh Uỷ Thái Nguyên",
        # A system of the province
        "đăng tải trên Cổng thông tin điện tử tỉnh Thái Nguyên, Trang thông tin CCHC tỉnh Thái Nguyên",
        "cập nhật Hệ thống thông tin giải quyết TTHC tỉnh Thái Nguyên",
        # What the work follows
        "thực hiện theo Kế hoạch CCHC tỉnh Thái Nguyên năm 2026",
        "phù hợp với chỉ đạo của tỉnh Thái Nguyên",
        "triển khai khi có hướng dẫn về Chỉ số CCHC tỉnh Thái Nguyên",
        # The commune's own address
        "cải cách hành chính xã Vĩnh Thông, tỉnh Thái Nguyên",
        "cải cách hành chính phường Đức Xuân thuộc tỉnh Thái Nguyên",
        "cải cách hành chính đặc khu Phú Quốc, tỉnh An Giang",
        # No name and no area
        "phù hợp với chỉ đạo của cấp tỉnh",
        "Nền tảng tích hợp, chia sẻ dữ liệu tỉnh (LGSP)",
        "tiếp thu ý kiến của tỉnh và của xã",
        "tổ chức tham quan trong và ngoài tỉnh",
        "xây dựng đô thị, thành phố thông minh",
        "trên địa bàn xã Vĩnh Thông",
        "",
    ],
)
def test_a_title_that_mentions_the_province_otherwise_raises_no_false_alarm(title: str) -> None:
    assert places_outside(title) is None


# Rõ thời gian


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("Chưa xác định", 'thời hạn chưa được xác định: "Chưa xác định"'),
        ("1/31/2026", 'thời hạn "1/31/2026" không có trên lịch'),
        ("30/6/19", 'thời hạn "30/6/19" ghi năm bằng hai chữ số, chưa rõ là năm nào'),
        ("31/6/19", 'thời hạn "31/6/19" không có trên lịch'),
        ("Đề xuất giao Sở Xây dựng", 'không đọc được thời hạn từ "Đề xuất giao Sở Xây dựng"'),
        ("Khi có yêu cầu", 'thời hạn "Khi có yêu cầu" chỉ nêu điều kiện, không có mốc thời gian'),
        ("Từ tháng 3/2026", 'thời hạn "Từ tháng 3/2026" chỉ nêu lúc bắt đầu, chưa nêu lúc kết thúc'),
    ],
)
def test_time_needs_an_end_that_one_can_read(due: str, why: str) -> None:
    assert found(due=due) == [("thoi-gian", "due")]
    assert message(due=due) == why


@pytest.mark.parametrize(
    "due",
    [
        "15/9/2026",
        "Tháng 9/2026",
        "Quý II/2026 (sau khi tỉnh có kế hoạch)",
        "Năm 2026",
        "Chậm nhất 15/12/2026",
        "20 ngày sau khi Tỉnh ủy ban hành",
        "Thường xuyên",
        "Hằng quý",
    ],
)
def test_an_end_a_span_from_a_condition_and_regular_work_are_clear_times(due: str) -> None:
    assert found(due=due) == []


def test_an_approved_extension_clears_the_time_from_its_own_day_on() -> None:
    longer = (make_extension("30/9/2026", JULY_1),)
    assert found(JUNE_30, due="Chưa xác định", extensions=longer) == [("thoi-gian", "due")]
    assert found(JULY_1, due="Chưa xác định", extensions=longer) == []


def test_an_extension_that_nobody_can_read_is_what_has_to_be_mended() -> None:
    assert found(extensions=(make_extension("Khi có kinh phí", JUNE_30),)) == [("thoi-gian", "extensions")]


# Rõ trách nhiệm


def test_responsibility_needs_a_leader() -> None:
    assert found(lead=None) == [("trach-nhiem", "lead")]


def test_responsibility_needs_an_owner_who_does_not_coordinate_with_itself() -> None:
    assert found(coordinators=(make_owner("y-te"), make_owner())) == [("trach-nhiem", "coordinators")]
    assert found(coordinators=(make_owner("y-te"),)) == []


# Rõ thẩm quyền


def test_authority_needs_somebody_who_approves() -> None:
    assert found(approver=None) == [("tham-quyen", "approver")]


# Rõ kết quả


def test_a_result_needs_a_product() -> None:
    assert found(deliverable=None) == [("ket-qua", "deliverable")]


FINISHED: dict[str, Any] = {"status": "done", "done_on": JUNE_30}


@pytest.mark.parametrize(
    "results",
    [
        (),
        (Result(summary="Đã họp"),),
        (Result(document="15/KH-UBND"),),
        (Result(date=JUNE_30),),
        (Result(document="15/KH-UBND"), Result(date=JUNE_30)),
    ],
)
def test_a_finished_task_needs_a_document_with_number_and_date(results: tuple[Result, ...]) -> None:
    assert found(results=results, **FINISHED) == [("ket-qua", "results")]


def test_one_complete_document_is_enough() -> None:
    documents = (Result(summary="Đã họp"), Result(document="15/KH-UBND", date=JUNE_30))
    assert found(results=documents, **FINISHED) == []


def test_a_task_that_was_finished_later_needs_no_document_yet() -> None:
    assert found(date(2026, 6, 29), **FINISHED) == []
    assert found(JUNE_30, **FINISHED) == [("ket-qua", "results")]


def test_a_document_of_a_later_day_was_not_there_yet() -> None:
    later = (Result(document="15/KH-UBND", date=JULY_1),)
    assert found(JUNE_30, results=later, **FINISHED) == [("ket-qua", "results")]
    assert found(JULY_1, results=later, **FINISHED) == []


def test_an_open_task_needs_no_document() -> None:
    assert found(status="in_progress") == []


# The real plan


def test_all_tasks_of_the_real_plan_lack_people_responsibility_authority_and_result() -> None:
    lacking = {task.id: unclear(task, JULY_1) - {"viec"} for task in read_real_plan().tasks}
    assert list(lacking) == list(range(1, 21))
    assert all(aspects == {"nguoi", "trach-nhiem", "tham-quyen", "ket-qua"} for aspects in lacking.values())


def test_tasks_7_and_8_of_the_real_plan_speak_of_the_province() -> None:
    outside = {task.id: places_outside(task.title) for task in read_real_plan().tasks}
    assert {number: words for number, words in outside.items() if words} == {
        7: "tỉnh Thái Nguyên",
        8: "trên địa bàn tỉnh Thái Nguyên",
    }
    assert [task.id for task in read_real_plan().tasks if "viec" in unclear(task, JULY_1)] == [7, 8]


def test_no_task_of_the_real_plan_lacks_time() -> None:
    assert not any("thoi-gian" in unclear(task, JULY_1) for task in read_real_plan().tasks)


def test_only_the_schools_of_the_real_plan_are_a_collective() -> None:
    by_id = {task.id: gaps(task, JULY_1) for task in read_real_plan().tasks}
    assert [number for number, of_task in by_id.items() if any(gap.field == "owner" for gap in of_task)] == [
        5
    ]


def test_a_plan_written_with_decomposed_letters_has_the_same_gaps() -> None:
    text = unicodedata.normalize("NFD", REAL_PLAN.read_text("utf-8"))
    decomposed = document.parse(text.encode(), "2026.yaml").plan
    assert [gaps(task, JULY_1) for task in decomposed.tasks] == [
        gaps(t, JULY_1) for t in read_real_plan().tasks
    ]


@pytest.mark.parametrize("capital", [chr(code) for code in range(ord("Ạ"), ord("Ỹ") + 1, 2)])
def test_a_province_is_named_with_whichever_capital_letter_and_no_small_one(capital: str) -> None:
    assert places_outside(f"Họp tại tỉnh {capital}n") == f"tỉnh {capital}n"
    assert places_outside(f"Họp tại tỉnh {capital.lower()}n") is None
