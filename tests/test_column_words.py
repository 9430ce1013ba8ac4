"""The words over columns, as offices write them."""

from __future__ import annotations

import pytest

from cchc import column_words

# Seen in the annexes of more than a dozen offices.
WORDINGS = {
    "number": "STT|Số TT|S TT|TT|Stt|Mã|Mã nhiệm vụ",
    "title": (
        "Nội dung công việc|Nội dung|Nội dung nhiệm vụ|Nội dung thực hiện|Tên nhiệm vụ|"
        "Tên nhóm nhiệm vụ/nhiệm vụ|Nhiệm vụ, giải pháp|Nhiệm vụ trọng tâm|Công việc|Hoạt động|"
        "Hạng mục|Chương trình|Tên đề án|Chuyên đề"
    ),
    "owners": (
        "Cơ quan chủ trì|Đơn vị chủ trì|Đơn vị/Cá nhân chủ trì|Cơ quan, đơn vị chủ trì|Chủ trì|"
        "Đơn vị thực hiện|Cơ quan thực hiện|Cơ quan tham mưu|Đầu mối|Phân công"
    ),
    "coordinators": "Cơ quan phối hợp|Đơn vị phối hợp|Đơn vị/Cá nhân phối hợp|Phối hợp",
    "due": (
        "Thời gian hoàn thành|Thời hạn hoàn thành|Thời hạn|Thời gian thực hiện|Thời gian|Tiến độ|"
        "Tiến độ (nếu có)|Hạn|Hạn hoàn thành|Mốc hoàn thành|Ngày kết thúc|Số ngày dự kiến|"
        "Giai đoạn|Quý|Tháng"
    ),
    "deliverable": (
        "Sản phẩm|Sản phẩm đầu ra|Kết quả|Kết quả/Sản phẩm|Kết quả cần đạt|Yêu cầu sản phẩm"
    ),
    "lead": "Lãnh đạo phụ trách",
    "note": "Ghi chú",
    "area": "Lĩnh vực|Nhóm nhiệm vụ",
    "unread": "Kết quả thực hiện|Đánh giá|Tình trạng|Bắt đầu|Ngày chỉ đạo|Nguồn chỉ đạo|Thư ký",
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "wording"), [(field, each) for field, words in WORDINGS.items() for each in words.split("|")]
)
def test_a_wording_is_known_however_it_is_written(field: str, wording: str) -> None:
    for written in (wording, wording.upper(), f"**{wording}**", wording.replace(" ", "\n"), f"{wording}:"):
        found = column_words.meaning(written)
        assert found is not None
        assert found.field == field
        assert column_words.is_header_word(written)


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ("Phòng, đơn vị chủ trì", "owners"),
        ("Đơn vị chịu trách nhiệm chính", "owners"),
        ("Thời gian bắt đầu - kết thúc", "due"),
        ("Thời gian bắt đầu", "unread"),
        ("Nội dung chỉ tiêu", "unread"),
        ("Chỉ tiêu, nhiệm vụ", "title"),
        ("Kết quả thực hiện nhiệm vụ quý I", "unread"),
        ("Nội dung nhiệm vụ trọng tâm năm 2026", "title"),
        ("Kinh phí thực hiện", "unread"),
        ("TG hoàn thành", "due"),
        ("Lộ trình thực hiện", "due"),
        ("Tháng thực hiện", "due"),
        ("LĐ phụ trách", "lead"),
        ("Phó Chủ tịch UBND phụ trách", "lead"),
        ("Cán bộ, công chức thực hiện", "owners"),
        ("ĐV thực hiện", "owners"),
        ("Kết quả phải đạt", "deliverable"),
        ("Lịch thực hiện", "due"),
        ("Công tác trọng tâm", "title"),
        ("Cơ quan soạn thảo", "owners"),
    ],
)
def test_a_header_that_holds_a_known_word_is_less_sure(wording: str, field: str) -> None:
    found = column_words.meaning(wording)
    assert found is not None
    assert found.field == field
    assert not column_words.is_header_word(wording)


def test_short_words_count_only_whole() -> None:
    for text in ("TT Phục vụ HCC", "Hạn chế", "Mã hóa dữ liệu", "Mức", "Năm 2026", "Nơi công tác", "TGĐ", ""):
        assert column_words.meaning(text) is None


def test_two_things_in_one_column_are_both_told() -> None:
    found = column_words.meaning("Ghi chú & Đơn vị phối hợp")
    assert found is not None
    assert (found.field, found.second) == ("note", "coordinators")
    one = column_words.meaning("Kết quả, sản phẩm")
    assert one is not None
    assert one.second is None


def test_how_much_is_done_is_no_deadline() -> None:
    for header in ("Tiến độ (%)", "% hoàn thành"):
        found = column_words.meaning(header)
        assert found is not None
        assert found.field == "unread"
