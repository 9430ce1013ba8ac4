"""The Vietnamese words for statuses, states, the 6 rõ, fields and records; how days and shares are written.

One place, so that a table, a report and a message never name one thing in two ways. Dates are
written 14/09/2026 everywhere but in the official line "ngày 14 tháng 9 năm 2026" (Decree
30/2020/NĐ-CP, appendix I: days below 10 and months 1 and 2 get a leading zero).
Knows no plans. Read next: `cchc.state_table` (what else is known of a status or a state).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.state_table import STATE_ROWS, STATUS_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

STATUS = {row.code: row.label for row in STATUS_ROWS}
STATE = {row.code: row.label for row in STATE_ROWS}

CLARITY = {
    "nguoi": "Người",
    "viec": "Việc",
    "thoi-gian": "Thời gian",
    "trach-nhiem": "Trách nhiệm",
    "tham-quyen": "Thẩm quyền",
    "ket-qua": "Kết quả",
}

FIELD = {
    # A task
    "id": "số thứ tự",
    "title": "nội dung",
    "area": "lĩnh vực",
    "condition": "điều kiện",
    "target": "chỉ tiêu",
    "assignee": "đầu mối",
    "lead": "lãnh đạo phụ trách",
    "approver": "người có thẩm quyền",
    "deliverable": "sản phẩm",
    "basis": "văn bản giao",
    "assigned_on": "ngày giao",
    "status": "trạng thái",
    "progress": "tiến độ",
    "progress_on": "ngày ghi tiến độ",
    "started_on": "ngày bắt đầu",
    "condition_met_on": "ngày có đủ điều kiện",
    "submitted": "trình duyệt",
    "submissions": "các lần trình đã bị trả lại",
    "done_on": "ngày hoàn thành",
    "reopenings": "các lần mở lại",
    "stopped": "dừng, hủy",
    "stops": "các lần dừng đã kết thúc",
    "results": "văn bản, minh chứng",
    "notes": "nhật ký",
    "extensions": "gia hạn",
    "amendments": "điều chỉnh",
    "owner": "cơ quan chủ trì",
    "coordinators": "cơ quan phối hợp",
    "due": "thời hạn",
    # Inside a task's target, submissions, stops, results, notes, extensions and amendments
    "quantity": "số lượng",
    "unit": "đơn vị tính",
    "achieved": "đã đạt",
    "achieved_on": "ngày ghi số đã đạt",
    "document": "văn bản",
    "date": "ngày",
    "reason": "lý do",
    "summary": "trích yếu",
    "link": "đường dẫn",
    "recorded_on": "ngày ghi",
    "text": "nội dung ghi",
    "approved": "phê duyệt",
    "approved_on": "ngày duyệt",
    "withdrawn_on": "ngày rút đề xuất",
    "until": "đến trước ngày",
    "before": "trước đó",
    "field": "trường",
    # The head of the plan
    "number": "số, ký hiệu",
    "year": "năm",
    "notice": "lưu ý",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "legal_bases": "căn cứ",
    "opening": "phần mở đầu",
    "purposes": "mục đích",
    "requirements": "yêu cầu",
    "closing": "phần kết",
    "signatory": "người ký",
    "authority": "thẩm quyền ký",
    "deputizing": "hình thức ký",
    "position": "chức vụ",
    "recipients": "nơi nhận",
    "annex": "phụ lục",
    "caption": "dòng ghi kèm theo",
    "mention": "dòng dẫn phụ lục",
    # Owners, duties, areas
    "name": "tên",
    "short": "tên ngắn",
    "aliases": "tên gọi khác",
    "kind": "loại cơ quan",
    "owners": "các cơ quan",
    "items": "nội dung phân công",
    "printed": "in ở mục II",
    "measures": "nhiệm vụ, giải pháp",
    # Reporting
    "periods": "kỳ báo cáo",
    "from": "từ",
    "to": "đến",
    "submit_by": "hạn gửi báo cáo",
    "completion_scale": "thang điểm hoàn thành",
    "steps": "các mức",
    "points": "điểm",
    "figures": "số liệu của kỳ",
    "addressees": "kính gửi",
    "sum": "tổng của",
    "share": "phần được tính",
    "of": "trên tổng",
    "section": "mục của báo cáo",
}

# What these are called of anything but a task: an office has no number, an area no work in its title.
_OF_OTHERS = {"id": "mã", "title": "tên"}

# What views of a plan are made of: options of `list` and `due`.
VIEW = {
    "command": "lệnh",
    "owner": "cơ quan chủ trì",
    "coordinator": "cơ quan phối hợp",
    "involving": "chủ trì hoặc phối hợp",
    "area": "lĩnh vực",
    "status": "trạng thái khai báo",
    "state": "trạng thái tính đến ngày",
    "overdue": "quá hạn",
    "quarter": "quý",
    "month": "tháng",
    "running-in": "thực hiện trong quý",
    "before": "thời hạn trước ngày",
    "after": "thời hạn sau ngày",
    "search": "từ trong nội dung",
    "sort": "thứ tự",
    "within": "số ngày tới",
    "unfinished": "chưa xong",
    "open": "chưa xong",
}

# The records of a plan file, by the kind that stands before ":" in their addresses.
RECORD = {
    "task": "nhiệm vụ",
    "owner": "cơ quan",
    "area": "lĩnh vực",
    "plan": "kế hoạch",
    "duties": "tổ chức thực hiện",
    "reporting": "kỳ báo cáo",
    "views": "cách xem",
    "cchc": "định dạng tệp",
}


def field(key: str, *, of_task: bool) -> str:
    """Return what a field is called, of a task or of any other record; a field that isn't known by its key.

    >>> field("id", of_task=True), field("id", of_task=False), field("due", of_task=True)
    ('số thứ tự', 'mã', 'thời hạn')
    """
    name = FIELD.get(key, key)
    return name if of_task else _OF_OTHERS.get(key, name)


def keys_called(name: str, known: Iterable[str]) -> list[str]:
    """Return which of the known fields go by a Vietnamese name: the usual one, else one of other records.

    >>> keys_called("Mã", FIELD), keys_called("Số thứ tự", FIELD), keys_called("tên", ("id", "title"))
    (['id'], ['id'], ['title'])
    """
    known, key = tuple(known), names.key(name)
    usual = [one for one in known if key == names.key(FIELD.get(one, ""))]
    return usual or [one for one in known if key == names.key(_OF_OTHERS.get(one, ""))]


def keys_named_with(words: str, known: Iterable[str]) -> list[str]:
    """Return which of the known fields have all of these words, and more, in their Vietnamese name.

    >>> keys_named_with("cơ quan", ("title", "owner", "coordinators")), keys_named_with("", ("title",))
    (['owner', 'coordinators'], [])
    """
    wanted = set(names.fold(words).split())
    return [one for one in known if wanted and wanted <= set(names.fold(FIELD.get(one, "")).split())]


def day(value: date) -> str:
    """Write a date: 14/09/2026."""
    return f"{value.day:02}/{value.month:02}/{value.year}"


def moment(value: datetime) -> str:
    """Write a point of time: 14/09/2026 08:05."""
    return f"{day(value)} {value:%H:%M}"


def official_day(value: date) -> str:
    """Write a date as the head of an official document does: ngày 02 tháng 01 năm 2026."""
    month = f"{value.month:02}" if value.month <= 2 else str(value.month)  # noqa: PLR2004  the decree's rule
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def tasks_counted(words: str, cancelled: int, *, with_them: bool) -> str:
    """Return what a count of tasks is called: with or without those that were cancelled, if there are any.

    >>> tasks_counted("Số nhiệm vụ", 0, with_them=True), tasks_counted("Số nhiệm vụ", 1, with_them=True)
    ('Số nhiệm vụ', 'Số nhiệm vụ (kể cả đã hủy)')
    >>> tasks_counted("Số nhiệm vụ", 1, with_them=False)
    'Số nhiệm vụ (trừ đã hủy)'
    """
    return f"{words} ({'kể cả' if with_them else 'trừ'} đã hủy)" if cancelled else words


def tenths_of_percent(part: int, whole: int) -> int:
    """Return a share in tenths of a percent, halves rounded up; 0 of nothing."""
    return (part * 1000 + whole // 2) // whole if whole else 0


def percent(part: int, whole: int) -> str:
    """Write a share with two decimals at most, halves up: all and nothing are said of all and nothing alone.

    >>> percent(1, 5), percent(23, 39), percent(1, 8), percent(0, 0)
    ('20%', '58,97%', '12,5%', '0%')
    >>> percent(99_999, 100_000), percent(1, 100_000)
    ('99,99%', '0,01%')
    """
    hundredths = (part * 10_000 + whole // 2) // whole if whole else 0
    if 0 < part < whole:
        hundredths = min(max(hundredths, 1), 9_999)
    return f"{hundredths // 100},{hundredths % 100:02}".rstrip("0").rstrip(",") + "%"
