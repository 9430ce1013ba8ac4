"""What other offices call the columns of a sheet that tells how far the work is.

Where a plan has the same column, its words are those of `cchc.column_words`; some mean something else
here: "Ngày hoàn thành" is a deadline in a plan, the day of the end in such a sheet. Read next:
`cchc.intake.titles` (a sheet's columns).
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from cchc import column_words, names

# What a sheet that tells how far the work is has beside the columns of a plan, or by words of theirs.
_WHOLE: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "status": (
            "Trạng thái khai báo", "Trạng thái", "Trạng thái thực hiện", "Tình trạng thực hiện",
            "Tình trạng", "Trạng thái nhiệm vụ", "Tình trạng nhiệm vụ",
        ),
        "progress": (
            "Tiến độ (%)", "Tiến độ %", "% hoàn thành", "Phần trăm hoàn thành", "Tỷ lệ hoàn thành",
            "Tỷ lệ hoàn thành (%)", "Tỉ lệ hoàn thành", "Tỉ lệ hoàn thành (%)", "Mức độ hoàn thành",
            "Mức độ hoàn thành (%)", "Tiến độ thực hiện (%)", "Tiến độ hoàn thành (%)", "Tỷ lệ (%)",
            "Tỷ lệ", "Tỉ lệ", "Tỉ lệ (%)",
        ),
        "started_on": ("Ngày bắt đầu", "Bắt đầu", "Thời gian bắt đầu", "Từ ngày", "Ngày triển khai"),
        "done_on": (
            "Ngày hoàn thành", "Ngày hoàn thành thực tế", "Hoàn thành thực tế", "Ngày kết thúc thực tế",
            "Thời gian hoàn thành thực tế", "Ngày thực tế hoàn thành",
        ),
        "documents": (
            "Văn bản, minh chứng", "Minh chứng", "Văn bản minh chứng", "Văn bản", "Văn bản kết quả",
            "Văn bản thực hiện", "Tài liệu minh chứng", "Tài liệu kiểm chứng", "Số văn bản",
            "Số, ký hiệu", "Số, ký hiệu văn bản", "Số ký hiệu", "Số hiệu văn bản", "Văn bản ban hành",
        ),
        "document_days": (
            "Ngày văn bản", "Ngày ban hành", "Ngày ban hành văn bản", "Ngày, tháng văn bản",
            "Ngày của văn bản", "Ngày, tháng, năm văn bản", "Ngày ký",
        ),
        "summaries": ("Trích yếu", "Trích yếu văn bản", "Trích yếu nội dung", "Trích yếu nội dung văn bản"),
        "target": ("Chỉ tiêu", "Chỉ tiêu giao", "Kế hoạch giao"),
        "achieved": (
            "Đã đạt", "Đạt được", "Số đã đạt", "Số lượng đã đạt", "Số đạt được", "Đã thực hiện",
            "Số đã thực hiện", "Thực hiện được", "Kết quả đạt",
        ),
        "assignee": (
            "Đầu mối", "Đầu mối thực hiện", "Cán bộ đầu mối", "Công chức đầu mối", "Người thực hiện",
            "Cán bộ phụ trách", "Công chức phụ trách", "Người phụ trách", "Cán bộ theo dõi",
            "Công chức theo dõi", "Chuyên viên theo dõi", "Cán bộ thực hiện", "Công chức thực hiện",
        ),
        "approver": (
            "Thẩm quyền", "Người có thẩm quyền", "Cấp có thẩm quyền", "Thẩm quyền quyết định",
            "Thẩm quyền phê duyệt", "Thẩm quyền ký", "Cấp phê duyệt", "Người phê duyệt", "Cấp quyết định",
        ),
        "basis": ("Văn bản giao", "Văn bản giao việc", "Căn cứ giao", "Căn cứ", "Văn bản chỉ đạo"),
        "number": ("NV", "Số NV", "Số nhiệm vụ", "Nhiệm vụ số"),
    }
)  # fmt: skip
# What happened in the office's own words, by what hinders it or what it asks for: a remark.
_REMARKS = (
    "kho khan|vuong mac|ton tai|han che|nguyen nhan|kien nghi|de xuat|giai trinh|ly do|y kien|dien giai|"
    "dien bien|khac phuc|huong giai quyet|huong xu ly|noi dung (?:da|chua|cham)|cong viec tiep theo"
)
_RESULTS = "ket qua|tinh hinh|danh gia|xep loai"  # a status, a figure or a text
_PROGRESS = ("tien do", "tien do thuc hien")  # how far, or until when
_HELD = (
    ("done_on", "hoan thanh thuc te|thuc te hoan thanh"),
    ("started_on", "bat dau thuc te|thuc te bat dau"),
    ("status", "trang thai|tinh trang"),
    ("progress", "phan tram|ty le hoan thanh|ti le hoan thanh"),
    (
        "document_days",
        "^ngay(?: thang)?(?: nam)?(?: ban hanh)?(?: cua)? van ban|^ngay thang(?: nam)? ban hanh",
    ),
    ("summaries", "trich yeu"),
    ("documents", "minh chung|tai lieu kiem chung|so ky hieu|so hieu van ban|^so .*van ban"),
    ("documents", "^van ban (?:trien khai|thuc hien|ban hanh|ket qua|da|phat hanh|san pham)"),
    ("approver", "tham quyen"),
)  # wherever they stand in a folded header
_MAX_LENGTH = 80  # letters of a header; longer text is a task's


def meaning(header: str) -> str | None:
    """Return what a column holds, None for words that nobody knows.

    A "remark" may be a line of the diary, what a "result" is its cells tell (`cchc.intake.column_contents`).

    >>> meaning("Tỷ lệ hoàn thành"), meaning("Ngày hoàn thành"), meaning("Thời hạn"), meaning("Tỉnh")
    ('progress', 'done_on', 'due', None)
    >>> meaning("Khó khăn, vướng mắc"), meaning("Kết quả thực hiện")
    ('remark', 'result')
    """
    text = " ".join(header.split())
    if not text or len(text) > _MAX_LENGTH:
        return None
    folded = _fold(text)
    if whole := _wordings().get(folded):
        return whole
    if held := next((field for field, words in _HELD if re.search(rf"\b(?:{words})\b", folded)), None):
        return held
    found = column_words.meaning(text)
    field = None if found is None or found.second or found.field == "unread" else found.field
    if field != "note" and re.search(rf"\b(?:{_REMARKS})\b", folded):
        return "remark"
    is_result = re.search(rf"\b(?:{_RESULTS})\b", folded) and not re.search(
        r"\b(?:san pham|du kien|can dat)\b", folded
    )
    return "result" if is_result else field


def may_be_progress(header: str) -> bool:
    """Whether a column may say how far the work is, as well as until when.

    >>> may_be_progress("Tiến độ"), may_be_progress("Tiến độ hoàn thành")
    (True, False)
    """
    return _fold(header) in _PROGRESS


def _fold(header: str) -> str:
    """Return a header's letters; a percent sign is one of its words.

    >>> _fold("Tiến độ (%)"), _fold("Tiến độ")
    ('tien do phan tram', 'tien do')
    """
    return names.fold(header.replace("%", " phần trăm "))


@lru_cache(maxsize=1)
def _wordings() -> dict[str, str]:
    return {_fold(wording): field for field, wordings in _WHOLE.items() for wording in wordings}
