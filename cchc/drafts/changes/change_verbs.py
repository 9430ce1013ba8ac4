"""What a sentence does to tasks, by its verb: adds, sets, stops, pauses; and what only may change one.

A task is given up where the verb's object is the task ("Bãi bỏ nhiệm vụ số 3"); who drops an office, a
phrase or a field of it ("Bỏ Phòng A khỏi cơ quan phối hợp nhiệm vụ số 3") changes it. Read next:
`cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re

from cchc import patterns
from cchc.drafts.changes import field_words, quotes
from cchc.drafts.offices import kinds

_ADDS = patterns.lazy(r"(?:giao )?(?:bổ sung|thêm|giao thêm)\b", re.IGNORECASE)
_STOPS = patterns.lazy(
    r"\b(?:không tiếp tục (?:thực hiện|triển khai)|không (?:thực hiện|triển khai)|"
    r"(?:dừng|ngừng|thôi) (?:thực hiện|triển khai)|chấm dứt|"
    r"(?:bãi|hủy|huỷ|loại|lược) bỏ|đưa\b(?P<object>.*)\bra khỏi)\b|^(?:hủy|huỷ|bỏ|rút|loại|xóa|xoá)\b",
    re.IGNORECASE,
)
_PAUSES = patterns.lazy(r"\b(?:tạm (?:dừng|hoãn|ngừng)|hoãn (?:thực hiện|triển khai))\b", re.IGNORECASE)
_ADJUSTS = patterns.lazy(
    r"\b(?:điều chỉnh|sửa đổi|sửa|thay|gia hạn|lùi|kéo dài|rút ngắn|đổi|chuyển|giao\b.*\bchủ trì|"
    rf"(?:bổ sung|thêm|bỏ|nâng|tăng|giảm|hạ)\s+(?:{field_words.BARE}))\b",
    re.IGNORECASE,
)
# Verbs that may change a task, in a sentence that isn't understood.
_MAY = patterns.lazy(
    r"\b(?:gộp|ghép|sáp nhập|nhập|hợp nhất|lồng ghép|tách|chia|nâng|tăng|giảm|hạ|cắt|bỏ|rút|"
    r"dừng|ngừng|thôi|hoãn|khôi phục|loại|thu hồi|đính chính|xóa|xoá|đến|còn)\b",
    re.IGNORECASE,
)
_PARTS = patterns.lazy(
    rf"\W*(?:(?:các|những|một số|phần|nội dung|yêu cầu)\s+)*"
    rf"(?:cụm từ|từ(?: ngữ)?\b|câu\b|đoạn\b|cột\b|chữ\b|(?:{field_words.BARE})\b)",
    re.IGNORECASE,
)
_TASK = patterns.lazy(
    r"\W*(?:(?:các|những|một số|toàn bộ|\d+|nội dung|tên)\s+)*(?:nhiệm vụ|công việc|NV)\b", re.IGNORECASE
)


def mode_of(text: str) -> str:
    """Return what a sentence does, by its verb: "add", "set", "stop", "pause"; empty where none is there.

    >>> [mode_of(text) for text in ("Bổ sung 02 nhiệm vụ", "Bãi bỏ nhiệm vụ số 3", "Nhiệm vụ số 8: …")]
    ['add', 'stop', '']
    >>> mode_of("Bỏ Phòng A khỏi cơ quan phối hợp nhiệm vụ số 3")
    'set'
    """
    outside = quotes.hidden(text)
    if _PAUSES.search(outside):
        return "pause"
    if _ADDS.match(outside):
        return "add"
    if _ADJUSTS.search(outside):
        return "set"
    stop = _STOPS.search(outside)
    return "" if stop is None else "set" if _drops_a_part(outside, stop) else "stop"


def does_several(text: str) -> bool:
    """Whether a heading adds tasks and does more: "Bổ sung, điều chỉnh nhiệm vụ:"."""
    return bool(
        re.match(
            r"(?:bổ sung|thêm)\s*(?:,|và|/)\s*(?:điều chỉnh|sửa đổi|thay thế|bãi bỏ)\b", text, re.IGNORECASE
        )
    )


def may_change(text: str) -> bool:
    """Whether a sentence that names a task, with no verb that is known, may change it: "Gộp nhiệm vụ …"."""
    return bool(_MAY.search(quotes.hidden(text)))


def _drops_a_part(outside: str, stop: re.Match[str]) -> bool:
    """Whether what is dropped is an office, a phrase or a field, and not a task."""
    dropped = (stop["object"] or outside[stop.end() :]).strip()
    if _TASK.match(dropped):
        return False
    return bool(_PARTS.match(dropped)) or kinds.begins_as_office(dropped)
