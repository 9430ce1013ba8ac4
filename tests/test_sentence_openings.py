"""Where a text begins small inside a sentence, and which names keep their capital there."""

from __future__ import annotations

import unicodedata

import pytest

from cchc.reports.wording import phrases
from cchc.sentence_openings import inside_sentence

NAMES = (
    "Sở Khoa học và Công nghệ", "Bộ Nội vụ", "Chính phủ", "Thủ tướng Chính phủ", "Đảng ủy xã", "Tỉnh ủy", "Tỉnh đoàn",
    "Phòng Kinh tế", "Văn phòng HĐND và UBND xã", "Trung tâm Phục vụ hành chính công", "Ban Chỉ đạo", "Bộ phận Một cửa",
    "Kho bạc Nhà nước khu vực VII", "Trường Tiểu học Vĩnh Thông", "Ủy ban MTTQ Việt Nam xã", "Công an xã",
    "Hội đồng nhân dân xã", "Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên", "Trạm Y tế", "Quân sự xã", "Thuế tỉnh",
    "Chi cục Thuế", "Tổ công nghệ số cộng đồng", "Điện lực", "Bưu điện xã", "Viện kiểm sát", "Tòa án nhân dân", "Cổng Dịch vụ công",
    "Cần Thơ", "Năm Căn", "Từ Sơn", "Quý Lộc", "Ba Vì", "Kế hoạch số 60/KH-UBND", "Đề án 06", "Quyết định này", "UBND tỉnh",
)  # fmt: skip
COMMON = (
    "Chờ Sở Nội vụ", "Do tỉnh chậm", "Vì thiếu người", "Đã họp", "Đang dự thảo", "Chưa có kinh phí", "Không đủ người",
    "Công chức nghỉ ốm", "Cán bộ thay đổi", "Hệ thống lỗi", "Hội nghị hoãn", "Tổ chức hội nghị", "Văn bản chậm", "Tỉnh chưa giao",
    "Sau khi tỉnh có kế hoạch", "Quý III/2026", "Năm 2026", "Tháng 9/2026", "Kế hoạch chưa duyệt", "Bộ chỉ số mới", "Các trường học",
    "Tuyên truyền CCHC", "Ý kiến khác nhau", "Xã đang chờ",
    "Sớm nhất", "Hết quý II/2026", "Vào tháng 6/2026", "Tối thiểu 1 lần/quý", "Lần 1 trong quý II", "Hạn chót 30/6/2026",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_its_capital_inside_a_sentence(name: str) -> None:
    assert inside_sentence(f"{name} chưa gửi") == f"{name} chưa gửi"
    assert phrases.because(f"{name} chưa gửi biểu mẫu.") == f" do {name} chưa gửi biểu mẫu"


@pytest.mark.parametrize("text", COMMON)
def test_a_common_word_begins_small_inside_a_sentence(text: str) -> None:
    small = text[0].lower() + text[1:]
    assert inside_sentence(text) == small
    apart = unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFC", inside_sentence(apart)) == small
