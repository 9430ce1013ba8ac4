"""The words by which documents name a task's fields, and cells that hold several fields with their labels.

Knows no table and no plan. Read next: `cchc.drafts.changes.change_sentences`,
`cchc.drafts.changes.change_tables`.
"""

from __future__ import annotations

import re

from cchc import names, patterns

_BODY = r"(?:(?:các )?(?:cơ quan,? đơn vị|cơ quan|đơn vị|phòng|bộ phận) )?"
# A field and its words, the longest first: what a shorter one holds is looked for later.
_WORDS = (
    ("lead", r"lãnh đạo (?:phụ trách|chỉ đạo)"),
    ("approver", r"người có thẩm quyền|thẩm quyền quyết định"),
    ("basis", r"văn bản giao(?: nhiệm vụ)?"),
    ("coordinators", rf"{_BODY}phối hợp(?: thực hiện)?"),
    (
        "owner",
        rf"{_BODY}chủ trì(?: thực hiện| tham mưu)?|(?:cơ quan|đơn vị|bộ phận) thực hiện|cơ quan đầu mối",
    ),
    ("assignee", r"(?:cán bộ |công chức )?đầu mối|người thực hiện|(?:cán bộ|công chức) phụ trách"),
    (
        "due",
        r"(?:thời (?:hạn|gian|điểm)|tiến độ|hạn)(?: (?:thực hiện|hoàn thành|kết thúc))*|mốc hoàn thành",
    ),
    ("target", r"chỉ tiêu"),
    ("deliverable", r"sản phẩm(?: đầu ra| hoàn thành)?|kết quả(?: đầu ra| cần đạt)?"),
    ("condition", r"điều kiện(?: thực hiện)?"),
    ("area", r"lĩnh vực"),
    ("title", r"(?:nội dung|tên)(?: (?:nhiệm vụ|công việc))?"),
)
NAMES = tuple(name for name, _ in _WORDS)
FIELD = "|".join(f"(?P<{name}>{words})" for name, words in _WORDS)
BARE = "|".join(words for _, words in _WORDS)  # without names of groups
_FIELD = patterns.lazy(rf"(?<!\w)(?:{FIELD})(?!\w)", re.IGNORECASE)
# A label begins a line or a part; where lines were joined (PDF) only its capital tells that.
_LABEL = patterns.lazy(
    rf"(?:(?:^|(?<=[\n;.]))\s*(?:[-+•*–]\s*)?|(?<=\s)(?:[-+•*–]\s*)?(?=(?-i:[A-ZĐ])))(?:{FIELD})\s*:\s*",
    re.IGNORECASE,
)
NOTHING = patterns.lazy(r"(?:không có|không|chưa có|chưa xác định|trống|[-–—./\s…]*)", re.IGNORECASE)
_SAME = patterns.lazy(
    r"(?:giữ nguyên|không (?:thay đổi|đổi|điều chỉnh)|như cũ|như (?:kế hoạch|KH)\b.*)[\s.]*", re.IGNORECASE
)


def find(text: str) -> list[tuple[int, int, str]]:
    """Return where a text names fields: begin, end, field.

    >>> find("Điều chỉnh thời hạn hoàn thành nhiệm vụ số 8")
    [(11, 30, 'due')]
    """
    return [(match.start(), match.end(), str(match.lastgroup)) for match in _FIELD.finditer(text)]


def field_of(label: str) -> str:
    """Return the field that a label names, empty where it names none or more than one.

    >>> field_of("Thời hạn mới"), field_of("Nội dung"), field_of("Lý do")
    ('due', 'title', '')
    """
    found = {field for _, _, field in find(label)}
    narrow = found - {"title"} or found
    return narrow.pop() if len(narrow) == 1 else ""


def labelled(text: str) -> list[tuple[str, str]]:
    """Return the fields of a text with their words; what stands before the first label has no field.

    >>> labelled("Tập huấn; thời hạn: Quý IV/2026; cơ quan phối hợp: Công an xã; Trạm Y tế")
    [('', 'Tập huấn'), ('due', 'Quý IV/2026'), ('coordinators', 'Công an xã; Trạm Y tế')]
    """
    text = names.nfc(text).strip()
    found = list(_LABEL.finditer(text))
    parts = [("", text[: found[0].start() if found else len(text)])]
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        parts.append((str(match.lastgroup), text[match.end() : end]))
    tidy = ((field, _tidy(words)) for field, words in parts)
    return [(field, words) for field, words in tidy if field or words]


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, "-", "Không có"."""
    return bool(NOTHING.fullmatch(text.strip()))


def is_same(text: str) -> bool:
    """Whether a cell says that all stays as it is.

    >>> is_same("Giữ nguyên"), is_same("Quý IV/2026")
    (True, False)
    """
    return bool(_SAME.fullmatch(text.strip()))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ;,").strip('“”"').removesuffix(".").strip()
