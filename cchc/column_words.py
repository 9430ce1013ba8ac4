"""The words over a column → what the column holds: number, title, who leads, who helps, until when.

Offices word the same columns in many ways. A wording that is known whole wins over one that only holds
a known word; short words (TT, Hạn, Mã) count only whole. Knows no table. Read next:
`cchc.drafts.annexes.columns` (the columns of a table under headers of several rows), `cchc.intake.wordings`
(what a sheet has that tells how far the work is).
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from cchc import names, patterns

Field = Literal[
    "number", "title", "owners", "coordinators", "due", "deliverable", "lead", "note", "area",
    "assignee", "name", "short", "unread",
]  # fmt: skip

# The words of each field in the order in which one wins over another, folded when looked up.
_WHOLE: MappingProxyType[Field, tuple[str, ...]] = MappingProxyType(
    {
        "number": ("STT", "Số TT", "S TT", "TT", "Số thứ tự", "Mã nhiệm vụ", "Mã việc", "Mã số", "Mã"),
        "title": (
            "Nội dung công việc", "Nội dung nhiệm vụ", "Tên nhiệm vụ", "Nội dung nhiệm vụ, công việc",
            "Tên nhóm nhiệm vụ/nhiệm vụ", "Nhiệm vụ, giải pháp", "Nhiệm vụ trọng tâm", "Nhiệm vụ cụ thể",
            "Nội dung, nhiệm vụ", "Nhiệm vụ", "Công việc", "Nội dung thực hiện", "Nội dung", "Hoạt động",
            "Tên công việc", "Đầu việc", "Việc", "Nội dung hoạt động", "Giải pháp", "Hạng mục công việc",
            "Hạng mục", "Chương trình, đề án", "Tên đề án", "Đề án", "Tên chương trình", "Chương trình",
            "Chuyên đề",
        ),
        "owners": (
            "Cơ quan chủ trì", "Đơn vị chủ trì", "Đơn vị/Cá nhân chủ trì", "Cơ quan, đơn vị chủ trì",
            "Chủ trì", "Bộ phận chủ trì", "Cơ quan chủ trì thực hiện", "Đơn vị chủ trì thực hiện",
            "Đơn vị thực hiện", "Cơ quan thực hiện", "Cơ quan, đơn vị thực hiện", "Bộ phận thực hiện",
            "Cơ quan chủ trì, tham mưu", "Cơ quan tham mưu", "Đơn vị tham mưu", "Đầu mối", "Cơ quan đầu mối",
            "Phân công thực hiện", "Phân công", "Người thực hiện", "Đơn vị phụ trách", "Cán bộ phụ trách",
            "Người phụ trách", "Công chức phụ trách", "Trách nhiệm thực hiện", "Đơn vị được giao",
            "Cơ quan chịu trách nhiệm", "Tổ chức thực hiện", "Thực hiện", "Phụ trách",
        ),
        "coordinators": (
            "Cơ quan phối hợp", "Đơn vị phối hợp", "Đơn vị/Cá nhân phối hợp", "Cơ quan, đơn vị phối hợp",
            "Phối hợp", "Bộ phận phối hợp", "Phối hợp thực hiện",
        ),
        "due": (
            "Thời gian hoàn thành", "Thời hạn hoàn thành", "Thời hạn", "Hạn hoàn thành", "Mốc hoàn thành",
            "Thời gian thực hiện", "Thời gian, tiến độ hoàn thành", "Thời hạn thực hiện", "Thời gian",
            "Tiến độ hoàn thành", "Tiến độ", "Tiến độ (nếu có)", "Tiến độ thực hiện", "Ngày kết thúc",
            "Ngày hoàn thành", "Kết thúc", "Hạn", "Hoàn thành", "Đến ngày", "Đến", "Thời điểm hoàn thành",
            "Số ngày dự kiến", "Giai đoạn", "Quý", "Tháng",
        ),
        "deliverable": (
            "Sản phẩm", "Sản phẩm đầu ra", "Kết quả/Sản phẩm", "Sản phẩm/Kết quả", "Kết quả, sản phẩm",
            "Yêu cầu sản phẩm", "Sản phẩm hoàn thành", "Sản phẩm dự kiến", "Kết quả cần đạt",
            "Kết quả đầu ra", "Kết quả dự kiến", "Dự kiến kết quả", "Kết quả", "Đầu ra", "Yêu cầu kết quả",
        ),
        "lead": ("Lãnh đạo phụ trách", "Lãnh đạo chỉ đạo", "Lãnh đạo UBND phụ trách", "Người chỉ đạo"),
        "note": ("Ghi chú", "Chú thích"),
        "area": ("Lĩnh vực", "Nhóm nhiệm vụ", "Nhóm", "Nhóm công việc", "Nhóm nội dung", "Mảng công tác"),
        "name": ("Tên đơn vị", "Tên cơ quan", "Tên cơ quan, đơn vị", "Tên đầy đủ", "Tên phòng, ban",
            "Cơ quan, đơn vị", "Đơn vị", "Cơ quan", "Phòng, ban"),
        "short": ("Viết tắt", "Tên viết tắt", "Tên tắt", "Chữ viết tắt", "Ký hiệu", "Từ viết tắt"),
        "unread": (
            "Kết quả thực hiện", "Đánh giá", "Tình trạng", "Bắt đầu", "Ngày bắt đầu", "Ngày chỉ đạo",
            "Nguồn chỉ đạo", "Thư ký", "Trạng thái", "Từ ngày", "Từ", "Đơn vị tính", "ĐVT",
        ),
    }
)  # fmt: skip
# Words that tell a field wherever they stand in a folded header, the first that is found: first what no
# plan has, for "Kết quả thực hiện nhiệm vụ" is no title.
_HELD: tuple[tuple[Field, str], ...] = (
    ("unread", "ket qua thuc hien|ket qua dat duoc|da dat|danh gia|tinh trang|tinh hinh|trang thai|thuc te"),
    ("unread", "bat dau(?!.*(?:ket thuc|hoan thanh))|ngay chi dao|nguon chi dao|thu ky|can cu|ty le|chuc vu"),
    ("unread", "kinh phi|du toan|don vi tinh|so luong|don gia|thanh tien|ho va ten|ho ten"),
    ("unread", "(?<!nhiem vu )chi tieu(?!.*nhiem vu)"),
    ("coordinators", "phoi hop"),
    ("lead", "lanh dao|(?:ld|chu tich) (?:.* )?(?:phu trach|chi dao)"),
    ("owners", "chu tri|dau moi|tham muu|chiu trach nhiem|phu trach"),
    ("owners", "(?:co quan|don vi|phong|ca nhan|bo phan|nguoi|to chuc) (?:.* )?(?:thuc hien|soan thao)"),
    ("owners", "(?:cq|dv|nganh|cong chuc|can bo|chuyen vien) (?:.* )?thuc hien"),
    (
        "due",
        "thoi han|thoi gian|thoi diem|tien do|han hoan thanh|moc hoan thanh|ngay ket thuc|ngay hoan thanh",
    ),
    ("due", "tg|lich (?:thuc hien|hoan thanh)|deadline|han chot|han cuoi|lo trinh|du kien hoan thanh"),
    ("due", "(?:quy|thang) (?:thuc hien|hoan thanh)"),
    ("deliverable", "san pham|ket qua (?:can|phai) dat|ket qua du kien|dau ra"),
    ("note", "ghi chu"),
    ("area", "linh vuc"),
    ("short", "viet tat"),
    ("title", "noi dung|nhiem vu|cong viec|hoat dong|giai phap|bien phap|^cong tac"),
)
_MONTH = patterns.lazy(r"(?:(?:thang|t) ?)?0?(?P<month>[1-9]|1[0-2])")
_QUARTER = patterns.lazy(r"(?:quy|q) ?(?P<quarter>i{1,3}|iv|[1-4])")
_BRACKETS = patterns.lazy(r"\([^()]*\)|\[[^\[\]]*\]|\*+|:\s*$")
_ROMAN = ("I", "II", "III", "IV")
_MAX_LENGTH = 80  # letters of a header; longer text is a task's
_HELD_RANK = 1000  # of a wording that only holds a known word
_PARTS = patterns.lazy(r"\s*(?:[&+,;/]|\bvà\b|\s-\s)\s*", re.IGNORECASE)


class Meaning(NamedTuple):
    """What a header says: a field, how surely (less is surer), and a second field if it says two."""

    field: Field
    rank: int = 0
    second: Field | None = None


def meaning(header: str) -> Meaning | None:
    """Return what a header's words mean, None for words that nobody knows.

    >>> meaning("Cơ quan, đơn vị **chủ trì**").field
    'owners'
    >>> meaning("Ghi chú & Đơn vị phối hợp").second
    'coordinators'
    >>> meaning("Tỉnh") is None
    True
    """
    return _meaning(" ".join(header.split()))


@lru_cache(maxsize=1024)
def is_header_word(text: str) -> bool:
    """Whether a cell's text is the whole of a column's header: as a cell of a task it says nothing."""
    return bool(text) and len(text) <= _MAX_LENGTH and _whole(text) is not None


@lru_cache(maxsize=512)
def _meaning(header: str) -> Meaning | None:
    if not header or len(header) > _MAX_LENGTH:
        return None
    if "%" in header:
        return Meaning("unread", _HELD_RANK)  # how much of it is done
    whole = _whole(header)
    if whole:
        return whole
    bare = _BRACKETS.sub(" ", header)
    said = list(dict.fromkeys(each.field for part in _PARTS.split(bare) if (each := _whole(part))))
    folded = names.fold(bare)
    held = next((field for field, words in _patterns() if words.search(folded)), None)
    if len(said) > 1 and "unread" not in said:
        return Meaning(said[0], _HELD_RANK, said[1])
    if held is None and len(said) == 1:
        held = said[0]
    return Meaning(held, _HELD_RANK) if held else None


def period(header: str) -> str | None:
    """Return the month or quarter that a narrow header stands for, in words; None for other words.

    >>> period("T3"), period("Quý II"), period("Tỉnh")
    ('Tháng 3', 'Quý II', None)
    """
    folded = names.fold(header)
    if match := _MONTH.fullmatch(folded):
        return f"Tháng {match['month']}"
    if match := _QUARTER.fullmatch(folded):
        quarter = match["quarter"]
        return f"Quý {_ROMAN[int(quarter) - 1] if quarter.isdigit() else quarter.upper()}"
    return None


def _whole(header: str) -> Meaning | None:
    # Spaces don't count: "S TT", and a PDF parts the words of narrow columns anywhere.
    bare = names.key(_BRACKETS.sub(" ", header))
    return _wordings().get(names.key(header)) or _wordings().get(bare)


@lru_cache(maxsize=1)
def _wordings() -> dict[str, Meaning]:
    return {
        names.key(wording): Meaning(field, rank)
        for field, wordings in _WHOLE.items()
        for rank, wording in enumerate(wordings)
    }


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Field, re.Pattern[str]], ...]:
    return tuple((field, patterns.lazy(rf"\b(?:{words})\b")) for field, words in _HELD)
