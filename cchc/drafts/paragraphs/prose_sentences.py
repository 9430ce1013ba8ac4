"""A sentence that gives a task → the offices, and the deadline, that it seems to name: proposals only.

"Giao Văn phòng chủ trì … trước ngày 30/9/2026." names both. Knows no task and no labels. Read next:
`cchc.drafts.paragraphs.prose_words`, who asks.
"""

from __future__ import annotations

import re

from cchc import patterns
from cchc.drafts.offices import kinds, office_words

_BODY = r"(?:cơ quan |đơn vị )?"
_VERBS = (
    r"thực hiện|triển khai|tham mưu|hoàn thành|xong|xây dựng|tổ chức|trước|trong|chậm nhất|để|nhằm|hướng dẫn|"
    r"theo dõi|đôn đốc|kiểm tra|rà soát|tổng hợp|báo cáo|bảo đảm|đảm bảo|lập|trình|ban hành|cập nhật"
)
_WITH = (
    r"(?:[\s,]*(?:và )?phối hợp\s+(?P<with>(?:với|cùng)\s+)?(?P<others>[^.;:]{1,300}?)"
    rf"(?=\s*[.;:]|\s*$|,?\s+(?:{_VERBS})\b))?"
)
_SENTENCE = patterns.lazy(
    r"\b(?:giao(?: cho)?|phân công|do)\s+(?P<owner>[^.;:]{1,200}?)[\s,]+"
    rf"(?:là {_BODY})?(?:chủ trì|phụ trách|{_VERBS})\b{_WITH}",
    re.IGNORECASE,
)
_OPENS = patterns.lazy(rf"(?:^|[.;]\s+)(?P<owner>[^.;:]{{1,200}}?)[\s,]+chủ trì\b{_WITH}", re.IGNORECASE)
_DOES = (
    rf"{_VERBS}|niêm yết|công khai|chủ động|đề xuất|quán triệt|tuyên truyền|vận hành|khảo sát|thống kê|"
    r"bố trí|phát động|duy trì|nâng cấp|cử|mở|gửi|nộp|đánh giá|giải quyết|phối hợp|có trách nhiệm|"
    r"chịu trách nhiệm|phải|thẩm định|đăng ký|đăng tải|nghiên cứu|quản lý|sử dụng|sắp xếp|kiện toàn"
)
# In small letters: "Ủy ban Kiểm tra" is a name, "kiểm tra" is what it does.
_SUBJECT = patterns.lazy(
    r"(?:^|[.;]\s+)(?P<owner>[^.;:]{1,150}?)\s+"
    r"(?:phối hợp(?: (?:với|cùng))?\s+(?P<others>[^.;:]{1,150}?)"
    rf"(?=,?\s+(?:{_DOES})\b)|(?:{_DOES})\b)"
)
# What begins as an office does and goes on in small letters: "Bộ tiêu chí", "Các thủ tục".
_NO_SUBJECT = patterns.lazy(
    r"(?:Bộ|Vụ|Viện|Cục|Đoàn|Đội|Hội|Ban|Sở|Trường|Phòng|Đài|Hạt)\s+[a-zà-ỹđ]|"
    r"Các (?!(?:phòng|ban|đơn vị|cơ quan|ngành|bộ phận|thôn|ấp|xóm|khu phố|tổ|trường|hội|đoàn thể)\b)"
)
_YEAR = r"(?:\s*/\s*\d{4}|\s*/\s*\d\d\b|\s+năm\s+\d{4}|\s+năm nay)?"
TIME = (
    r"(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}|[/.-]\d\d(?!\d))?|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|"
    rf"quý\s+(?:IV|I{{1,3}}|[1-4])\b{_YEAR}|tháng\s+\d{{1,2}}{_YEAR}|\d{{1,2}}/\d{{4}}|năm\s+\d{{4}}|"
    rf"6 tháng (?:đầu|cuối) năm(?:\s+\d{{4}})?)"
)
BY = r"(?:chậm nhất(?: là)?(?: vào)?|trước|đến hết|đến|xong|trong|hết|vào|cuối|đầu|từ)"
_BY_DAY = r"(?:chậm nhất(?: là)?(?: vào)?|trước|đến hết|xong|trong)"
_DUE = patterns.lazy(
    rf"\b(?:(?:hoàn thành|xong)(?:\s+{BY}){{0,3}}|{_BY_DAY}(?:\s+{BY}){{0,2}})"
    rf"\s+{TIME}(?:\s*(?:-|–|đến)\s*{TIME})?",
    re.IGNORECASE,
)
_DONE_YEAR = patterns.lazy(r"\btrong\s+năm\b", re.IGNORECASE)


def offices(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads, and with whom, where a sentence says so: "Giao X chủ trì, phối hợp với Y …"."""
    for pattern in (_SENTENCE, _OPENS):
        for match in pattern.finditer(text):
            if kinds.begins_as_office(match["owner"].strip()):
                others = match["others"] or ""
                is_said = match["with"] or kinds.begins_as_office(others)
                return office_words.split(match["owner"]), office_words.split(others) if is_said else ()
    return (), ()


def subject(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the office that a sentence begins with, and with whom: "Văn phòng rà soát quy trình …"."""
    for match in _SUBJECT.finditer(text):
        owner = match["owner"].strip()
        if kinds.begins_as_office(owner) and not _NO_SUBJECT.match(owner):
            others = match["others"] or ""
            helpers = office_words.split(others) if kinds.begins_as_office(others) else ()
            return office_words.split(owner), helpers
    return (), ()


def deadline(text: str) -> str:
    """Return the last deadline that a sentence names, in its words."""
    found = [match[0] for match in _DUE.finditer(text) if not _DONE_YEAR.match(match[0])]
    return found[-1] if found else ""
