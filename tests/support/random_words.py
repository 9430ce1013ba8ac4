"""The words of plans made by chance: titles, offices, deadlines, areas, as offices write them.

Among them are letters that mean something to a file's form (`|`, `*`, `<`, `&`, `_`). Knows no layout.
Read next: `tests.support.random_annexes`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

AREAS = (
    "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy", "Cải cách chế độ công vụ",
    "Cải cách tài chính công", "Xây dựng chính quyền điện tử, chính quyền số", "Công tác chỉ đạo, điều hành",
    "Thi đua và khen thưởng", "Chuyển đổi số",
)  # fmt: skip
OFFICES = (
    "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công", "Công an xã",
    "Phòng Kinh tế, Hạ tầng và Đô thị", "Trạm Y tế xã", "Ban Chỉ huy Quân sự xã", "Đoàn Thanh niên xã",
    "Ủy ban MTTQ Việt Nam xã", "Các phòng, ban, đơn vị liên quan", "Hội Nông dân (cơ sở 1, 2)",
    "Trường Tiểu học số 2",
)  # fmt: skip
DUES = (
    "Quý I/2026", "Quý II năm 2026", "Quý III, IV/2026", "Tháng 5/2026", "Trước ngày 15/11/2026",
    "Trước 30/6/2026", "31/12/2026", "Thường xuyên", "Hằng quý", "Hàng tháng (trước ngày 20)", "Cả năm 2026",
    "06 tháng đầu năm 2026", "Chưa xác định", "Theo kế hoạch của tỉnh", "Từ ngày 01/3/2026 đến ngày 30/9/2026",
    "Quý I: ban hành;\nQuý IV: tổng kết", "Ngay sau khi có hướng dẫn", "Năm 2026", "Tháng 6 và tháng 12/2026",
    "15/7", "Chậm nhất ngày 05 tháng 02 năm 2026", "2026",
)  # fmt: skip
_VERBS = (
    "Rà soát", "Xây dựng", "Số hóa", "Kiểm tra", "Tổ chức thực hiện", "Công khai", "Tuyên truyền về",
    "Theo dõi, đôn đốc", "Tham mưu ban hành", "Đánh giá", "Tập huấn",
)  # fmt: skip
_OBJECTS = (
    "văn bản quy phạm pháp luật", "kết quả giải quyết thủ tục hành chính", "hồ sơ đất đai và hộ tịch",
    "quy trình nội bộ (ISO 9001:2015)", "100% hồ sơ trực tuyến", "chỉ số PAR INDEX, SIPAS", "mô hình A|B",
    "mục “một cửa”", "việc theo Kế hoạch số 12/KH-UBND ngày 15/01/2026", "tên miền *.gov.vn", "mã_số_hồ_sơ",
    "thư mục C:\\HoSo", "mức <50 điểm", "dịch vụ công & hộ tịch", "02 lớp tập huấn", "`mẫu` số 01/BC",
    "chế độ làm việc của cán bộ, công chức và người lao động", "tiêu chí số 3.1.2", "thôn số 5*",
)  # fmt: skip
_TAILS = (
    "", "", "", "trên địa bàn xã", "năm 2026", "(nếu có)", "giai đoạn 2026 - 2030", "– mức độ 4",
    "theo Quyết định số 500/QĐ-UBND", "đạt ≥ 95%", "[bản 1]", "trước khi ban hành", "#1",
)  # fmt: skip
DELIVERABLES = ("Báo cáo", "Kế hoạch; Báo cáo", "Quyết định của UBND xã", "02 lớp", "Danh mục", "")
NOTES = ("", "", "Theo mẫu số 3", "Phối hợp với tỉnh", "x")
_SHOWN = ("%d/%m/%Y", "%m/%Y")


def sample(random: Random, words: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    """Return some of the words, each once, in an order by chance."""
    return tuple(random.sample(words, min(len(words), random.randint(least, most))))


def make_sentence(random: Random) -> str:
    """Make what an office wants to do, without an end mark."""
    words = (random.choice(_VERBS), random.choice(_OBJECTS), random.choice(_TAILS))
    return " ".join(filter(None, words))


def make_title(random: Random) -> str:
    """Make the title of a task, now and then of several lines."""
    title = make_sentence(random)
    if random.random() < 0.1:
        title += f":\n- {make_sentence(random)};\n- {make_sentence(random)}"
    elif random.random() < 0.1:
        title += f".\n{make_sentence(random)}"
    return title


def make_day(random: Random) -> tuple[date, str]:
    """Make a day that Excel keeps, and how it is shown, the month alone or the day first."""
    day = date(2026, random.randint(1, 12), random.randint(1, 28))
    return day, day.strftime(random.choice(_SHOWN))
